#include "config.h"

#include "studio-review-approval.h"

#include <glib/gi18n-lib.h>

#include "studio-approval.h"
#include "studio-comments.h"
#include "studio-gate.h"
#include "studio-one-door.h"
#include "studio-post-check.h"
#include "studio-post-office.h"
#include "studio-post-words.h"
#include "studio-review-log.h"

/* Of the log; nobody signs the story of a year */
#define MOST_DEEDS 20

/* --- how it went --- */

static void
deed_free (gpointer data)
{
  StudioReviewDeed *deed = data;

  g_free (deed->time);
  g_free (deed->what);
  g_free (deed->who);
  g_free (deed->note);
  g_free (deed);
}

static const char *
name_deed (const StudioReviewEntry *entry)
{
  static const char *const names[] = { N_ ("Asked for approval"), N_ ("Approved"), N_ ("Returned"), N_ ("Taken back"), N_ ("Published") };

  return entry->known ? _ (names[entry->deed]) : _ ("Something a newer version did");
}

/* Returns: (transfer full): "Siti Aminah, Kepala Dinas (Head)" */
static char *
name_person (const StudioReviewEntry *entry)
{
  return g_strdup_printf ("%s%s%s (%s)", *entry->by != '\0' ? entry->by : _ ("somebody unnamed"), *entry->post != '\0' ? ", " : "", entry->post,
                          studio_role_get_name (entry->role));
}

static void
add_deeds (StudioReviewApproval *self,
           JsonNode *root)
{
  guint n = studio_review_log_count (root);

  for (guint i = n > MOST_DEEDS ? n - MOST_DEEDS : 0; i < n; i++) {
    StudioReviewDeed *deed = g_new0 (StudioReviewDeed, 1);
    StudioReviewEntry entry;

    studio_review_log_get (root, i, &entry);
    deed->time = studio_door_word_time (entry.at);
    deed->what = g_strdup (name_deed (&entry));
    deed->who = name_person (&entry);
    deed->note = *entry.note != '\0' ? g_strdup (entry.note) : NULL;
    g_ptr_array_add (self->deeds, deed);
  }
}

/* The last of each role that did something signs. */
static void
find_signers (StudioReviewApproval *self,
              JsonNode *root)
{
  for (guint i = studio_review_log_count (root); i-- > 0;) {
    StudioReviewEntry entry;

    studio_review_log_get (root, i, &entry);
    if (!entry.known || self->names[entry.role] != NULL)
      continue;
    self->names[entry.role] = g_strdup (entry.by);
    self->posts[entry.role] = g_strdup (entry.post);
  }
  for (int i = 0; i < STUDIO_REVIEW_N_SIGNERS; i++) {
    if (self->names[i] == NULL) {
      self->names[i] = g_strdup ("");
      self->posts[i] = g_strdup ("");
    }
  }
}

/* --- how it stands --- */

/* Returns: (transfer full) */
static char *
tell_status (StudioSnapshot *snapshot)
{
  g_autofree char *change = studio_approval_tell_change (snapshot);
  StudioApproval approval;
  g_autofree char *time = NULL;

  if (change != NULL)
    return g_strdup_printf (_ ("NOT APPROVED. The approval no longer holds. %s"), change);
  if (!studio_approval_get (studio_snapshot_get_json (snapshot), &approval))
    return g_strdup_printf (_ ("NOT APPROVED (%s)"), studio_post_stage_get_name (studio_post_stage_get (snapshot)));
  time = studio_door_word_time (approval.at);
  /* TRANSLATORS: name, role, time */
  return g_strdup_printf (_ ("APPROVED by %s (%s), %s"), *approval.by != '\0' ? approval.by : _ ("somebody unnamed"), studio_role_get_name (approval.role), time);
}

/* What is found now, counted as an approval would. */
static void
count_now (const StudioReviewOrder *order,
           StudioApproval *counts)
{
  JsonNode *root = studio_snapshot_get_json (order->snapshot);

  *counts = (StudioApproval){ 0 };
  for (guint i = 0; i < order->findings->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (order->findings, i);

    if (!studio_post_check_is_settled (root, finding)) {
      counts->n_required += finding->level == STUDIO_RULE_REQUIRED;
      counts->n_recommended += finding->level == STUDIO_RULE_WARNING;
    } else if (studio_acceptance_get (root, finding->key, NULL)) {
      counts->n_accepted++;
    } else {
      counts->n_answered++;
    }
  }
}

/* Returns: (transfer full) */
static char *
tell_checks (const StudioReviewOrder *order,
             gboolean holds)
{
  StudioApproval counts;

  if (!holds || !studio_approval_get (studio_snapshot_get_json (order->snapshot), &counts))
    count_now (order, &counts);
  return g_strdup_printf (_ ("%d required open · %d recommended open · %d accepted · %d answered"), counts.n_required, counts.n_recommended, counts.n_accepted,
                          counts.n_answered);
}

/* Returns: (transfer full) */
static char *
tell_comments (JsonNode *root)
{
  guint open = 0, done = 0;

  studio_comments_count (root, &open, &done);
  return open + done > 0 ? g_strdup_printf (_ ("%u open · %u settled"), open, done) : g_strdup ("");
}

StudioReviewApproval *
studio_review_approval_new (const StudioReviewOrder *order)
{
  StudioReviewApproval *self = g_new0 (StudioReviewApproval, 1);
  StudioApproval approval;
  JsonNode *root;

  g_return_val_if_fail (order != NULL && order->snapshot != NULL && order->findings != NULL, self);

  root = studio_snapshot_get_json (order->snapshot);
  self->holds = studio_approval_is_valid (order->snapshot);
  self->status = tell_status (order->snapshot);
  self->office = g_strdup (studio_post_office_get (root));
  self->caption = g_strdup (studio_caption_get (root, NULL, NULL));
  self->reason = g_strdup (self->holds && studio_approval_get (root, &approval) ? approval.note : "");
  self->checks = tell_checks (order, self->holds);
  self->comments = tell_comments (root);
  self->deeds = g_ptr_array_new_with_free_func (deed_free);
  add_deeds (self, root);
  find_signers (self, root);
  return self;
}

void
studio_review_approval_free (StudioReviewApproval *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < STUDIO_REVIEW_N_SIGNERS; i++) {
    g_free (self->names[i]);
    g_free (self->posts[i]);
  }
  g_clear_pointer (&self->deeds, g_ptr_array_unref);
  g_free (self->status);
  g_free (self->office);
  g_free (self->caption);
  g_free (self->reason);
  g_free (self->checks);
  g_free (self->comments);
  g_free (self);
}
