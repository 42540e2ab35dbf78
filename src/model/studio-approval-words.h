#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * The words of a post as they were approved, so that anyone who has the file can be told what was changed since.
 */

/** Most texts that are kept, and most bytes of all of them. */
#define STUDIO_APPROVAL_MAX_TEXTS 1000
#define STUDIO_APPROVAL_MAX_BYTES (128 * 1024)

/** Returns: (transfer full): an object: where each text of fields, layers, captions and descriptions stands → the text */
JsonNode *studio_approval_words_of (JsonNode *root);
/** @words: as it was made of an earlier root. Returns: (transfer full): a sentence; that the look was changed if the words are the same */
char *studio_approval_words_compare (JsonNode *words, JsonNode *root);

G_END_DECLS
