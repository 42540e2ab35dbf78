#include "config.h"

#include "studio-postman-private.h"
#include "studio-publish-note.h"

static gboolean
ask_open (const StudioOutboxTarget *target,
          gpointer data)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (data, "note", target, &taken);
  return taken;
}

static void
noted_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioPostman) self = data;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (!studio_publish_note_finish (STUDIO_LIBRARY (source), result, &problems, &error))
    g_message ("%s", error->message);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    g_message ("%s", (const char *) g_ptr_array_index (problems, i));
  self->noting = FALSE;
  if (self->note_again)
    studio_postman_note (self);
}

static void
open_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  StudioPostmanStore *store = studio_postman_open_store (source, FALSE, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  StudioPostman *self = STUDIO_POSTMAN (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPostmanStore) store = g_task_propagate_pointer (G_TASK (result), &error);

  /* the next pass tries again */
  if (store == NULL || self->library == NULL)
    self->noting = FALSE;
  else
    studio_publish_note_async (self->library, STUDIO_OUTBOX_STORE (store), ask_open, self, noted_cb, g_object_ref (self));
}

void
studio_postman_note (StudioPostman *self)
{
  g_autoptr (GTask) task = NULL;

  self->note_again = self->noting;
  if (self->noting)
    return;
  self->noting = TRUE;
  task = g_task_new (self, NULL, opened_cb, NULL);
  g_task_set_source_tag (task, studio_postman_note);
  g_task_run_in_thread (task, open_in_thread);
}
