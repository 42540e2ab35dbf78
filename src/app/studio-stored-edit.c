#include "config.h"

#include "studio-stored-edit.h"

/** Edit: what is done to the post once it is loaded. */
typedef struct
{
  StudioStoredEdit make;
  gpointer data;
} Edit;

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (studio_library_save_finish (STUDIO_LIBRARY (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* @old: (nullable): the stored steps. Consumes @task. */
static void
make_edit (GTask *task,
           StudioPost *post,
           StudioHistoryRecord *old)
{
  const Edit *edit = g_task_get_task_data (task);
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioHistoryRecord) record = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  GError *error = NULL;

  /* steps that no longer fit are left out, as when the post is opened */
  if (old != NULL)
    studio_history_restore (history, old, NULL);
  if (!edit->make (history, post, edit->data, &error)) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  record = studio_history_take_record (history);
  snapshot = studio_post_snapshot (post);
  studio_library_save_closed_async (g_task_get_source_object (task), snapshot, record, NULL, saved_cb, task);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  g_autoptr (StudioHistoryRecord) record = NULL;
  g_autoptr (StudioPost) post = studio_library_load_finish (STUDIO_LIBRARY (source), result, &record, NULL, &error);

  if (post != NULL) {
    make_edit (task, post, record);
    return;
  }
  g_task_return_error (task, error);
  g_object_unref (task);
}

void
studio_stored_edit_async (StudioLibrary *library,
                          const char *id,
                          StudioStoredEdit edit,
                          gpointer edit_data,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task;
  Edit *order;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && id != NULL && edit != NULL);

  task = g_task_new (library, NULL, callback, data);
  order = g_new0 (Edit, 1);
  *order = (Edit){ edit, edit_data };
  g_task_set_source_tag (task, studio_stored_edit_async);
  g_task_set_task_data (task, order, g_free);
  studio_library_load_async (library, id, NULL, loaded_cb, task);
}

gboolean
studio_stored_edit_finish (StudioLibrary *library,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
