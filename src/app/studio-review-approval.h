#pragma once

#include "studio-review.h"
#include "studio-self.h"

G_BEGIN_DECLS

/** StudioReviewDeed: something that was done with a post, in words. @note: (nullable) */
typedef struct
{
  char *time;
  char *what;
  char *who;
  char *note;
} StudioReviewDeed;

/** Who signs an approval sheet: one person of each role. */
#define STUDIO_REVIEW_N_SIGNERS (STUDIO_ROLE_HEAD + 1)

/**
 * StudioReviewApproval: what an approval sheet says beside the head of a checklist sheet. All texts are in the person's language.
 * @status: "Approved", or why it is not
 * @holds: the approval holds, so @checks tells of what was found then, otherwise of what is found now
 * @office, @caption, @reason: "" if there is none
 * @comments: how many are open and settled
 * @deeds: (element-type StudioReviewDeed): the oldest first
 * @names, @posts: of those who did something last, by role; "" where nobody did
 */
struct _StudioReviewApproval
{
  char *status;
  gboolean holds;
  char *office;
  char *caption;
  char *reason;
  char *checks;
  char *comments;
  GPtrArray *deeds;
  char *names[STUDIO_REVIEW_N_SIGNERS];
  char *posts[STUDIO_REVIEW_N_SIGNERS];
};

/** Returns: (transfer full) */
StudioReviewApproval *studio_review_approval_new (const StudioReviewOrder *order);
void studio_review_approval_free (StudioReviewApproval *self);

G_END_DECLS
