#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * As what a post went to other computers (docs/post-format.md, "sent"): a list that only grows. A copy that comes back tells by it what both
 * copies come from. Writing it is no step to undo. Functions take the document's root and share what is the same.
 */

/** Most entries; the oldest give way. */
#define STUDIO_SENT_MAX 20

/**
 * StudioSent: one time. Texts belong to the root and are never NULL when read.
 * @by: who, @office: of which OPD, @at: when, ISO 8601, @note: what they wrote to it
 * @base: studio_sent_digest() of what went
 */
typedef struct
{
  const char *by;
  const char *office;
  const char *at;
  const char *note;
  const char *base;
} StudioSent;

guint studio_sent_count (JsonNode *root);
/** @index: from 0, the oldest. */
void studio_sent_get (JsonNode *root, guint index, StudioSent *sent);
/** Whether @root went anywhere as what @digest is of. */
gboolean studio_sent_has (JsonNode *root, const char *digest);
/** Returns: (transfer full): @root with one more. */
JsonNode *studio_sent_with (JsonNode *root, const StudioSent *sent);
/** @root: as a file carries it. Returns: (transfer full): SHA-256 of all of it but "sent", 64 letters */
char *studio_sent_digest (JsonNode *root);
/** Checks the member in a document from outside; the error names it. */
gboolean studio_sent_check (const StudioJsonAt *root, GError **error);

G_END_DECLS
