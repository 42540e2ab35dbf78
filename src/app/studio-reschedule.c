#include "config.h"

#include "studio-reschedule.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"
#include "studio-plan.h"
#include "studio-stored-edit.h"

#define PUBLISHED "published"

/** Change: @from is not valid if @plan is set as it is. @before: (nullable): what is given back */
typedef struct
{
  GDate from, to;
  int offset;
  JsonNode *plan; /* (nullable) */
  JsonNode *before;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->plan, json_node_unref);
  g_clear_pointer (&change->before, json_node_unref);
  g_free (change);
}

static void
edited_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (studio_stored_edit_finish (STUDIO_LIBRARY (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Returns: (transfer full): the whole document with the change */
static JsonNode *
change_root (const Change *change,
             JsonNode *root)
{
  if (g_date_valid (&change->from))
    return studio_plan_with_move (root, &change->from, &change->to, change->offset);
  return studio_json_with_member (root, "plan", change->plan);
}

static gboolean
is_published (JsonNode *root)
{
  return g_strcmp0 (studio_json_peek_string (json_node_get_object (root), "review"), PUBLISHED) == 0;
}

static gboolean
apply (StudioHistory *history,
       StudioPost *post,
       gpointer data,
       GError **error)
{
  Change *change = data;
  JsonNode *root = studio_post_get_json (post);
  g_autoptr (JsonNode) changed = NULL;

  if (is_published (root)) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, _ ("This post is published already and cannot be moved."));
    return FALSE;
  }
  changed = change_root (change, root);
  change->before = studio_json_lookup (root, "plan");
  if (change->before != NULL)
    json_node_ref (change->before);
  studio_history_set (history, "plan", studio_json_lookup (changed, "plan"), _ ("Change Plan"), NULL);
  return TRUE;
}

/* Takes @change. */
static void
begin (StudioLibrary *library,
       const char *id,
       Change *change,
       GAsyncReadyCallback callback,
       gpointer data)
{
  GTask *task = g_task_new (library, NULL, callback, data);

  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, change, change_free);
  studio_stored_edit_async (library, id, apply, change, edited_cb, task);
}

void
studio_reschedule_move_async (StudioLibrary *library,
                              const char *id,
                              const GDate *from,
                              const GDate *to,
                              int offset,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Change *change;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && id != NULL && g_date_valid (from) && g_date_valid (to));

  change = g_new0 (Change, 1);
  change->from = *from;
  change->to = *to;
  change->offset = offset;
  begin (library, id, change, callback, data);
}

void
studio_reschedule_set_async (StudioLibrary *library,
                             const char *id,
                             JsonNode *plan,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  Change *change;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && id != NULL);

  change = g_new0 (Change, 1);
  g_date_clear (&change->from, 1);
  change->plan = plan != NULL ? json_node_ref (plan) : NULL;
  begin (library, id, change, callback, data);
}

gboolean
studio_reschedule_finish (StudioLibrary *library,
                          GAsyncResult *result,
                          JsonNode **before,
                          GError **error)
{
  Change *change;

  g_return_val_if_fail (g_task_is_valid (result, library), FALSE);

  change = g_task_get_task_data (G_TASK (result));
  if (before != NULL)
    *before = g_steal_pointer (&change->before);
  return g_task_propagate_boolean (G_TASK (result), error);
}
