#include "config.h"

#include "studio-one-door.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-error.h"
#include "studio-gate.h"
#include "studio-post-check.h"
#include "studio-post-words.h"

/* --- who may do what --- */

/* Returns: (nullable): why @deed makes no sense in @stage */
static const char *
refuse_stage (StudioPostStage stage,
              StudioDeed deed)
{
  gboolean waits = stage == STUDIO_POST_STAGE_REVIEW, approved = stage == STUDIO_POST_STAGE_APPROVED;

  switch (deed) {
  case STUDIO_DEED_ASK:
    if (waits)
      return N_ ("The post waits for approval already.");
    return approved ? N_ ("The post is approved already.") : NULL;
  case STUDIO_DEED_APPROVE:
    return approved ? N_ ("The post is approved already.") : NULL;
  case STUDIO_DEED_RETURN:
    return waits || approved ? NULL : N_ ("The post does not wait for approval, so it cannot be returned.");
  case STUDIO_DEED_WITHDRAW:
    return waits || approved ? NULL : N_ ("The post does not wait for approval, so there is nothing to take back.");
  case STUDIO_DEED_PUBLISH:
  default:
    return N_ ("The post cannot be published here.");
  }
}

/* Returns: (nullable) */
static const char *
refuse_role (StudioDeed deed,
             StudioRole role,
             gboolean editor_approves)
{
  if (deed == STUDIO_DEED_RETURN && role == STUDIO_ROLE_OPD)
    return N_ ("Only an editor or the head returns a post. Say under “Who You Are” what you do.");
  if (deed != STUDIO_DEED_APPROVE || role == STUDIO_ROLE_HEAD || (role == STUDIO_ROLE_EDITOR && editor_approves))
    return NULL;
  return editor_approves ? N_ ("Only an editor or the head approves a post. Ask for approval instead.")
                         : N_ ("Only the head approves a post here. Ask for approval instead.");
}

gboolean
studio_door_may (StudioSnapshot *snapshot,
                 StudioDeed deed,
                 StudioRole role,
                 gboolean editor_approves,
                 GError **error)
{
  const char *why;

  g_return_val_if_fail (snapshot != NULL, FALSE);

  why = refuse_stage (studio_post_stage_get (snapshot), deed);
  if (why == NULL)
    why = refuse_role (deed, role, editor_approves);
  if (why == NULL)
    return TRUE;
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ (why));
  return FALSE;
}

/* --- what is written --- */

static gboolean
check_line (const char *text,
            GError **error)
{
  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This text has broken characters. Type it again or copy it from another program."));
    return FALSE;
  }
  if (strlen (text) <= STUDIO_WORDS_MAX_LINE)
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("This text is too long. Shorten it to %d bytes."), STUDIO_WORDS_MAX_LINE);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  while (text != NULL && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text == NULL || *text == '\0';
}

static gboolean
check_order (const StudioDoorOrder *order,
             GError **error)
{
  if (!check_line (order->note, error) || !check_line (order->self->name, error) || !check_line (order->self->post, error))
    return FALSE;
  if (order->deed != STUDIO_DEED_RETURN || !is_blank (order->note))
    return TRUE;
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("Write what is to be changed, so that the office knows what to do."));
  return FALSE;
}

static const char *
name_of (const StudioSelf *self)
{
  return *self->name != '\0' ? self->name : studio_gate_get_person ();
}

/* Counts what is open, and how the rest was settled. */
static void
count_findings (JsonNode *root,
                GPtrArray *findings,
                StudioApproval *approval)
{
  for (guint i = 0; i < findings->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (findings, i);

    if (!studio_post_check_is_settled (root, finding)) {
      approval->n_required += finding->level == STUDIO_RULE_REQUIRED;
      approval->n_recommended += finding->level == STUDIO_RULE_WARNING;
    } else if (studio_acceptance_get (root, finding->key, NULL)) {
      approval->n_accepted++;
    } else {
      approval->n_answered++;
    }
  }
}

/* Whether the gate lets it be approved; what is open needs a reason, and a profile that takes one. */
static gboolean
check_gate (StudioSnapshot *snapshot,
            const StudioDoorOrder *order,
            GError **error)
{
  g_autoptr (StudioGateAnswer) answer = studio_gate_ask (order->findings, snapshot, order->profile, order->note, FALSE);
  guint n = answer->open->len;

  if (answer->checking) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The post is still being checked. Try again in a moment."));
    return FALSE;
  }
  if (answer->pass == STUDIO_PASS_CLEAR || answer->pass == STUDIO_PASS_REASONED)
    return TRUE;
  if (answer->pass == STUDIO_PASS_DRAFT)
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE, "%u required finding is open. Mend it, or write in at least three words why the post is approved all the same.",
                              "%u required findings are open. Mend them, or write in at least three words why the post is approved all the same.", n),
                 n);
  else
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE, "%u required finding is open. The profile “%s” lets nothing be approved before it is settled.",
                              "%u required findings are open. The profile “%s” lets nothing be approved before they are settled.", n),
                 n, order->profile != NULL ? order->profile->name : "");
  return FALSE;
}

/* Returns: (transfer full) (nullable) */
static JsonNode *
approve (StudioSnapshot *snapshot,
         const StudioDoorOrder *order,
         const char *at,
         GError **error)
{
  JsonNode *root = studio_snapshot_get_json (snapshot);
  g_autofree char *digest = NULL;
  StudioApproval approval = { .role = order->self->role, .by = name_of (order->self), .post = order->self->post, .at = at, .note = order->note };

  if (!check_gate (snapshot, order, error))
    return NULL;
  approval.digest = digest = studio_approval_digest (snapshot);
  approval.profile = order->profile != NULL ? order->profile->id : NULL;
  count_findings (root, order->findings, &approval);
  /* a reason nobody needed is none */
  if (approval.n_required == 0 && is_blank (order->note))
    approval.note = NULL;
  return studio_approval_with (root, &approval);
}

static StudioPostStage
stage_after (StudioDeed deed)
{
  switch (deed) {
  case STUDIO_DEED_ASK:
    return STUDIO_POST_STAGE_REVIEW;
  case STUDIO_DEED_APPROVE:
    return STUDIO_POST_STAGE_APPROVED;
  case STUDIO_DEED_RETURN:
    return STUDIO_POST_STAGE_RETURNED;
  case STUDIO_DEED_PUBLISH:
    return STUDIO_POST_STAGE_PUBLISHED;
  case STUDIO_DEED_WITHDRAW:
  default:
    return STUDIO_POST_STAGE_DRAFT;
  }
}

JsonNode *
studio_door_pass (StudioSnapshot *snapshot,
                  const StudioDoorOrder *order,
                  GError **error)
{
  g_autofree char *at = NULL;
  g_autoptr (JsonNode) bound = NULL, logged = NULL;
  StudioReviewEntry entry;

  g_return_val_if_fail (snapshot != NULL && order != NULL && order->self != NULL && order->now != NULL, NULL);

  if (!studio_door_may (snapshot, order->deed, order->self->role, order->editor_approves, error) || !check_order (order, error))
    return NULL;
  at = g_date_time_format (order->now, "%Y-%m-%dT%H:%M:%S%:z");
  if (order->deed == STUDIO_DEED_APPROVE)
    bound = approve (snapshot, order, at, error);
  else
    bound = studio_approval_with (studio_snapshot_get_json (snapshot), NULL);
  if (bound == NULL)
    return NULL;
  entry = (StudioReviewEntry){ TRUE, order->deed, order->self->role, name_of (order->self), order->self->post, at, order->note };
  logged = studio_review_log_with (bound, &entry);
  return studio_post_stage_with (logged, stage_after (order->deed));
}

void
studio_door_note (StudioHistory *history,
                  JsonNode *root)
{
  static const char *const members[] = { "approval", "review_log", "review" };

  g_return_if_fail (STUDIO_IS_HISTORY (history) && root != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    JsonNode *present = studio_json_lookup (studio_post_get_json (studio_history_get_post (history)), members[i]);
    JsonNode *value = studio_json_lookup (root, members[i]);

    if (present != value)
      studio_history_note (history, members[i], value);
  }
}

gboolean
studio_document_pass_door (StudioDocument *self,
                           const StudioDoorOrder *order,
                           GError **error)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && order != NULL, FALSE);

  snapshot = studio_post_snapshot (studio_document_get_post (self));
  root = studio_door_pass (snapshot, order, error);
  if (root == NULL)
    return FALSE;
  studio_history_end_merge (studio_document_get_history (self));
  studio_door_note (studio_document_get_history (self), root);
  return TRUE;
}

/* --- in words --- */

char *
studio_door_word_time (const char *iso)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *day = NULL, *clock = NULL;
  GDate date;

  g_return_val_if_fail (iso != NULL, NULL);

  time = g_date_time_new_from_iso8601 (iso, zone);
  if (time == NULL)
    return g_strdup (iso);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (time), (GDateMonth) g_date_time_get_month (time), (GDateYear) g_date_time_get_year (time));
  day = studio_date_format (&date, STUDIO_DATE_MEDIUM);
  clock = studio_time_format (g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time));
  return g_strdup_printf ("%s, %s", day, clock);
}

/* Returns: (transfer full) */
static char *
tell_entry (const StudioReviewEntry *entry)
{
  g_autofree char *time = studio_door_word_time (entry->at);
  const char *title = *entry->post != '\0' ? entry->post : studio_role_get_name (entry->role);
  const char *by = *entry->by != '\0' ? entry->by : _ ("somebody unnamed");

  switch (entry->deed) {
  case STUDIO_DEED_ASK:
    /* TRANSLATORS: name, role or post, time */
    return g_strdup_printf (_ ("Asked for by %s (%s), %s"), by, title, time);
  case STUDIO_DEED_APPROVE:
    return g_strdup_printf (_ ("Approved by %s (%s), %s"), by, title, time);
  case STUDIO_DEED_RETURN:
    return g_strdup_printf (_ ("Returned by %s (%s), %s"), by, title, time);
  case STUDIO_DEED_WITHDRAW:
    return g_strdup_printf (_ ("Taken back by %s (%s), %s"), by, title, time);
  case STUDIO_DEED_PUBLISH:
  default:
    return g_strdup_printf (_ ("Published by %s (%s), %s"), by, title, time);
  }
}

/* Returns: FALSE if nobody did anything yet. @entry: (out): what was done last, as far as this program knows it */
static gboolean
find_last (JsonNode *root,
           StudioReviewEntry *entry)
{
  for (guint i = studio_review_log_count (root); i-- > 0;) {
    studio_review_log_get (root, i, entry);
    if (entry->known)
      return TRUE;
  }
  return FALSE;
}

char *
studio_door_tell (StudioSnapshot *snapshot)
{
  StudioReviewEntry entry;

  g_return_val_if_fail (snapshot != NULL, NULL);

  if (!find_last (studio_snapshot_get_json (snapshot), &entry))
    return g_strdup ("");
  return tell_entry (&entry);
}

char *
studio_door_tell_note (StudioSnapshot *snapshot)
{
  StudioReviewEntry entry;

  g_return_val_if_fail (snapshot != NULL, NULL);

  if (studio_post_stage_get (snapshot) != STUDIO_POST_STAGE_RETURNED || !studio_review_log_find (studio_snapshot_get_json (snapshot), STUDIO_DEED_RETURN, &entry))
    return NULL;
  return g_strdup (entry.note);
}
