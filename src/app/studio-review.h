#pragma once

#include "studio-check.h"
#include "studio-releases.h"

G_BEGIN_DECLS

/*
 * The checklist sheet: what was looked at in a post, what is open, and who let what stand, on paper that people sign.
 */

/**
 * StudioReviewState:
 * @STUDIO_REVIEW_ABSENT: the post has nothing that the rule is about, such as a caption
 * @STUDIO_REVIEW_CLEAR: the rule found nothing
 * @STUDIO_REVIEW_ANSWERED: a person answered its question
 * @STUDIO_REVIEW_ACCEPTED: a person let it stand with a reason
 * @STUDIO_REVIEW_OPEN: nobody has settled it
 */
typedef enum {
  STUDIO_REVIEW_ABSENT,
  STUDIO_REVIEW_CLEAR,
  STUDIO_REVIEW_ANSWERED,
  STUDIO_REVIEW_ACCEPTED,
  STUDIO_REVIEW_OPEN,
} StudioReviewState;

/**
 * StudioReviewRow: a rule that found nothing, or one of its findings.
 * @text: what it looks for, or what it found
 * @place: (nullable): "Caption · Instagram"
 * @note: (nullable): who settled it, when and how
 */
typedef struct
{
  const StudioRule *rule;
  StudioRuleLevel level;
  StudioReviewState state;
  char *text;
  char *place;
  char *note;
} StudioReviewRow;

typedef struct _StudioReviewApproval StudioReviewApproval;

/**
 * StudioReview: the sheet's content. All texts are in the person's language.
 * @date: the day the post is about; "" if it says none
 * @made: when the sheet was made
 * @digest: studio_approval_digest(): what is signed is this and nothing later
 * @rows: (element-type StudioReviewRow): of each principle, the open ones first
 * @approval: (nullable): what makes it an approval sheet (studio-review-approval.h); NULL: a checklist sheet
 * @releases: (element-type utf8): when the post went out though something was open, and why
 */
typedef struct
{
  char *title;
  char *brand;
  char *date;
  char *made;
  char *profile;
  char *digest;
  GPtrArray *rows[STUDIO_N_PRINCIPLES];
  GPtrArray *releases;
  StudioReviewApproval *approval;
  guint n_rules, n_off, n_required;
} StudioReview;

/**
 * StudioReviewOrder:
 * @findings: (element-type StudioFinding): all of the post's, settled ones too
 * @profile: (nullable)
 * @release: (nullable): one that is being made, and is not in the document yet
 * @now: when it is made
 * @approval: an approval sheet instead of a checklist sheet
 */
typedef struct
{
  StudioSnapshot *snapshot;
  GPtrArray *findings;
  StudioPlatforms *platforms;
  const StudioProfile *profile;
  const StudioRelease *release;
  GDateTime *now;
  gboolean approval;
} StudioReviewOrder;

/** Returns: (transfer full) */
StudioReview *studio_review_new (const StudioReviewOrder *order);
void studio_review_free (StudioReview *review);
/** Returns: (transfer none): what people call the principle, "Credible" */
const char *studio_review_principle_name (StudioPrinciple principle);
/** Returns: (transfer none): "open", "accepted", … */
const char *studio_review_state_name (StudioReviewState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioReview, studio_review_free)

G_END_DECLS
