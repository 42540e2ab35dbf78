#pragma once

#include "studio-json.h"
#include "studio-self.h"

G_BEGIN_DECLS

/*
 * Who asked for a review of the post, approved it, returned it (docs/post-format.md, "review_log"): a list that only grows. Writing it is no
 * step to undo. Functions take the document's root and share what is the same.
 */

/** Most entries; the oldest give way. */
#define STUDIO_REVIEW_LOG_MAX 500

/** StudioDeed: what was done */
typedef enum {
  STUDIO_DEED_ASK,
  STUDIO_DEED_APPROVE,
  STUDIO_DEED_RETURN,
  STUDIO_DEED_WITHDRAW,
  STUDIO_DEED_PUBLISH,
} StudioDeed;

/** Returns: as it stands in documents: "asked", "approved", "returned", "withdrawn", "published" */
const char *studio_deed_get_id (StudioDeed deed);

/**
 * StudioReviewEntry: one deed. Texts are never NULL when read.
 * @known: FALSE if a later program wrote a deed that this one does not know; @deed says nothing then
 * @by: who, @post: their jabatan, @at: when, ISO 8601, @note: what they wrote to it
 */
typedef struct
{
  gboolean known;
  StudioDeed deed;
  StudioRole role;
  const char *by;
  const char *post;
  const char *at;
  const char *note;
} StudioReviewEntry;

guint studio_review_log_count (JsonNode *root);
/** @index: from 0, the oldest. Texts belong to @root. */
void studio_review_log_get (JsonNode *root, guint index, StudioReviewEntry *entry);
/** The newest entry of @deed. Returns: FALSE if there is none. @entry: (out) */
gboolean studio_review_log_find (JsonNode *root, StudioDeed deed, StudioReviewEntry *entry);
/** Returns: (transfer full): @root with one more. */
JsonNode *studio_review_log_with (JsonNode *root, const StudioReviewEntry *entry);
/** Checks the member in a document from outside; the error names it. */
gboolean studio_review_log_check (const StudioJsonAt *root, GError **error);

G_END_DECLS
