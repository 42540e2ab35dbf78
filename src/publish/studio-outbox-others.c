#include "config.h"

#include "studio-outbox-others.h"

#include <glib/gi18n-lib.h>

static void
set_message (StudioResult *result,
             const char *sentence)
{
  g_free (result->message);
  result->message = g_strdup (sentence);
}

static gboolean
is_anothers (const StudioOutboxTarget *target,
             const StudioOutboxTarget *other,
             const char *remote_id)
{
  return !g_str_equal (target->id, other->id) && g_str_equal (target->account, other->account) && g_str_equal (target->platform, other->platform) &&
         g_strcmp0 (other->remote_id, remote_id) == 0;
}

void
studio_outbox_compare_ids (StudioOutboxStore *store,
                           const StudioOutboxTarget *target,
                           StudioOutboxAct act,
                           StudioResult *result)
{
  g_autoptr (GPtrArray) targets = NULL;

  if (act == STUDIO_OUTBOX_PREPARE || result->outcome != STUDIO_OUTCOME_DONE || result->remote_id == NULL || *result->remote_id == '\0')
    return;
  /* an id that cannot be compared is kept all the same */
  targets = studio_outbox_store_list_all (store, NULL);
  for (guint i = 0; targets != NULL && i < targets->len; i++) {
    if (!is_anothers (target, g_ptr_array_index (targets, i), result->remote_id))
      continue;
    if (act == STUDIO_OUTBOX_RECONCILE) {
      result->outcome = STUDIO_OUTCOME_UNCERTAIN;
      set_message (result, _ ("What was found there is another post of this account, which proves nothing; look whether it is there."));
    } else {
      set_message (result, _ ("The server gave this post the number of another one; look whether both are there."));
    }
    break;
  }
}

static gboolean
pause_other (StudioOutboxStore *store,
             StudioOutboxTarget *other,
             const StudioOutboxTarget *target,
             GError **error)
{
  g_autoptr (StudioOutboxTarget) before = studio_outbox_target_copy (other);
  g_autoptr (GError) problem = NULL;

  if (!studio_outbox_say (other, STUDIO_OUTBOX_SAY_PAUSE, NULL, g_get_real_time () / G_USEC_PER_SEC))
    return TRUE;
  other->code = g_strdup (target->code);
  other->message = g_strdup (target->message);
  if (studio_outbox_store_claim (store, before, other, &problem) || problem == NULL) /* somebody else has just changed it: that holds */
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

gboolean
studio_outbox_pause_others (StudioOutboxStore *store,
                            const StudioOutboxTarget *target,
                            GError **error)
{
  g_autoptr (GPtrArray) targets = NULL;

  if (g_strcmp0 (target->code, "no_credits") != 0)
    return TRUE;
  targets = studio_outbox_store_list (store, error);
  for (guint i = 0; targets != NULL && i < targets->len; i++) {
    StudioOutboxTarget *other = g_ptr_array_index (targets, i);

    if (!g_str_equal (other->id, target->id) && g_str_equal (other->platform, target->platform) && !pause_other (store, other, target, error))
      return FALSE;
  }

  return targets != NULL;
}
