#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * Whose post it is (docs/post-format.md, "office"): the name of an office as the register has it. It tells nothing of how the post looks, so
 * writing it is no step to undo. Functions take the document's root.
 */

/** Most letters of an office's name. */
#define STUDIO_POST_OFFICE_MAX 120

/** Returns: the name, "" if none was said; belongs to @root. */
const char *studio_post_office_get (JsonNode *root);
/** @office: (nullable): NULL and "" remove it; longer ones are cut. Returns: (transfer full): a new root, or @root itself when nothing changes */
JsonNode *studio_post_office_with (JsonNode *root, const char *office);
/** Checks the member in a document from outside; the error names it. */
gboolean studio_post_office_check (const StudioJsonAt *root, GError **error);

G_END_DECLS
