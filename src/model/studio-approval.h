#pragma once

#include "studio-post.h"
#include "studio-self.h"

G_BEGIN_DECLS

/*
 * The office's yes to a post (docs/post-format.md, "approval"). It is bound to what is shown: one changed letter and it no longer holds; undone
 * again, and it holds. It is a record, no seal: whoever writes the file by hand can write one, so what counts in a dispute is the signed sheet.
 */

/** StudioPostStage: how far a post has come on its way out */
typedef enum {
  STUDIO_POST_STAGE_DRAFT,
  STUDIO_POST_STAGE_REVIEW,
  STUDIO_POST_STAGE_APPROVED,
  STUDIO_POST_STAGE_RETURNED,
  STUDIO_POST_STAGE_PUBLISHED,
} StudioPostStage;

/** Returns: as it stands in documents and the library: "draft", "review", "approved", "returned", "published" */
const char *studio_post_stage_get_id (StudioPostStage stage);
/** Returns: what people call it, "Waiting for approval" */
const char *studio_post_stage_get_name (StudioPostStage stage);
/** What the post's stage is in effect: approved only while the approval holds, otherwise a draft again. */
StudioPostStage studio_post_stage_get (StudioSnapshot *snapshot);
/** Returns: (transfer full): @root in @stage. */
JsonNode *studio_post_stage_with (JsonNode *root, StudioPostStage stage);

/**
 * StudioApproval: who approved what. Texts are never NULL when read and belong to the root.
 * @post: jabatan, @at: when, ISO 8601, @digest: studio_approval_digest() of what was approved
 * @note: why, if required findings were open; @profile: id of the profile it was checked with
 * @n_required, @n_recommended: findings that were open, @n_accepted: ones let stand with a reason, @n_answered: questions answered
 */
typedef struct
{
  StudioRole role;
  const char *by;
  const char *post;
  const char *at;
  const char *digest;
  const char *note;
  const char *profile;
  int n_required;
  int n_recommended;
  int n_accepted;
  int n_answered;
} StudioApproval;

/**
 * Of what is shown and said: the document without its id and the office's bookkeeping (review, comments, plan, releases, answers, tags …), the
 * template, and the brand in the post's edition without its rules and lists. The same before and after saving.
 *
 * Returns: (transfer full): SHA-256, 64 letters
 */
char *studio_approval_digest (StudioSnapshot *snapshot);
/** Returns: FALSE if the post was never approved, or the record is broken. */
gboolean studio_approval_get (JsonNode *root, StudioApproval *approval);
/** @approval: (nullable): NULL takes it away. The words of @root as it is are kept with it. Returns: (transfer full) */
JsonNode *studio_approval_with (JsonNode *root, const StudioApproval *approval);
/** Returns: (transfer full) (nullable): who approved what the post shows and says now; NULL if nobody has */
char *studio_approval_make_approver (StudioSnapshot *snapshot);
/** Whether the post was approved and shows and says now what it did then. */
gboolean studio_approval_is_valid (StudioSnapshot *snapshot);
/**
 * studio_approval_tell_change:
 *
 * What became of the post since: "After the approval, “1.250” was changed into “1.260”." Of several changes the first one, and how many more;
 * "The look was changed." when the words are the same.
 *
 * Returns: (transfer full) (nullable): NULL if there is no approval, or it holds
 */
char *studio_approval_tell_change (StudioSnapshot *snapshot);
/** Binds the approval to @root, in which the same picture stands under another name. @was: before that. Returns: (transfer full) */
JsonNode *studio_approval_follow (StudioSnapshot *was, JsonNode *root);
/** Checks "review" and "approval" in a document from outside; the error names the member. */
gboolean studio_approval_check (const StudioJsonAt *root, GError **error);

G_END_DECLS
