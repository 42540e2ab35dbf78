#include "config.h"

#include "studio-manual-window-private.h"

#include <glib/gi18n-lib.h>

#define PREVIEW_HEIGHT 240 /* twice what is seen, for screens with small pixels */
#define TICK 100           /* ms */

/** Run: what a thread makes. @done, @total: pictures, by atomic operations; @handoff, @previews: (nullable): once it is made */
typedef struct
{
  StudioSnapshot *snapshot;
  StudioPlatforms *limits;
  const StudioPlatform *platform;
  const char *stamp;
  char *parent;
  char *known;
  int done;
  int total;
  StudioHandoff *handoff;
  GPtrArray *previews;
} Run;

static void
run_free (Run *run)
{
  studio_snapshot_unref (run->snapshot);
  studio_platforms_unref (run->limits);
  g_free (run->parent);
  g_free (run->known);
  g_clear_pointer (&run->handoff, studio_handoff_free);
  g_clear_pointer (&run->previews, g_ptr_array_unref);
  g_free (run);
}

/* --- in a thread --- */

static void
progress (guint done,
          guint total,
          const char *path,
          gpointer data)
{
  Run *run = data;

  g_atomic_int_set (&run->total, (int) total);
  g_atomic_int_set (&run->done, (int) done);
}

/* Returns: (transfer full) (nullable) */
static GdkTexture *
preview (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream_at_scale (stream, -1, PREVIEW_HEIGHT, TRUE, NULL, NULL);

  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  Run *run = data;
  const StudioPackOrder order = {
    .snapshot = run->snapshot, .limits = run->limits, .stamp = run->stamp, .progress = progress, .progress_data = run
  };
  GError *error = NULL;

  run->handoff = studio_handoff_make (&order, run->platform, run->parent, run->known, cancellable, &error);
  if (run->handoff == NULL) {
    g_task_return_error (task, error);
    return;
  }
  run->previews = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < run->handoff->pictures->len; i++) {
    GdkTexture *texture = preview (((const StudioHandoffPicture *) g_ptr_array_index (run->handoff->pictures, i))->bytes);

    if (texture != NULL)
      g_ptr_array_add (run->previews, texture);
  }
  g_task_return_boolean (task, TRUE);
}

/* --- meanwhile, and after --- */

static gboolean
tick_cb (gpointer data)
{
  GTask *task = data;
  StudioManualWindow *self = STUDIO_MANUAL_WINDOW (g_task_get_source_object (task));
  Run *run = g_task_get_task_data (task);
  int total = g_atomic_int_get (&run->total), done = g_atomic_int_get (&run->done);
  g_autofree char *sentence = NULL;

  if (g_task_get_completed (task) || self->run != g_task_get_cancellable (task))
    return G_SOURCE_REMOVE;
  if (total > 0) {
    sentence = g_strdup_printf (_ ("Picture %d of %d"), MIN (done + 1, total), total);
    gtk_label_set_label (self->busy, sentence);
    gtk_progress_bar_set_fraction (self->progress, (double) done / total);
  } else {
    gtk_progress_bar_pulse (self->progress);
  }
  return G_SOURCE_CONTINUE;
}

static void
run_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  StudioManualWindow *self = STUDIO_MANUAL_WINDOW (source);
  Run *run = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean made = g_task_propagate_boolean (G_TASK (result), &error);

  /* another one was begun since, or the window is gone */
  if (self->run == NULL || self->run != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->run);
  if (made) {
    g_clear_pointer (&self->handoff, studio_handoff_free);
    self->handoff = g_steal_pointer (&run->handoff);
    self->stamp = run->stamp;
    _studio_manual_window_show (self, run->previews);
    return;
  }
  adw_status_page_set_title (self->trouble, _ ("The files could not be made"));
  g_object_set (self->trouble, "description", error->message, NULL);
  gtk_widget_set_visible (self->again, TRUE);
  gtk_widget_set_visible (self->other_folder, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
}

void
_studio_manual_window_make (StudioManualWindow *self)
{
  const StudioRecord *waiting = _studio_manual_window_find_waiting (self);
  const StudioGateAnswer *answer = studio_gate_bar_get_answer (self->gate);
  g_autoptr (GTask) task = NULL;
  Run *run = g_new0 (Run, 1);

  if (self->run != NULL)
    g_cancellable_cancel (self->run);
  g_clear_object (&self->run);
  self->run = g_cancellable_new ();
  run->snapshot = studio_snapshot_ref (self->snapshot);
  run->limits = studio_platforms_ref (self->limits);
  run->platform = _studio_manual_window_get_place (self)->platform;
  run->stamp = answer->stamp;
  run->parent = g_strdup (self->parent);
  if (self->handoff != NULL)
    run->known = g_strdup (self->handoff->folder);
  else if (waiting != NULL && *studio_record_get_text (waiting, "folder") != '\0')
    run->known = g_strdup (studio_record_get_text (waiting, "folder"));
  gtk_label_set_label (self->busy, _ ("Making the pictures…"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  task = g_task_new (self, self->run, run_cb, NULL);
  g_task_set_source_tag (task, _studio_manual_window_make);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_thread);
  g_timeout_add_full (G_PRIORITY_DEFAULT, TICK, tick_cb, g_object_ref (task), g_object_unref);
}

/* --- remembering --- */

const StudioRecord *
_studio_manual_window_find_waiting (StudioManualWindow *self)
{
  const StudioManualPlace *place = _studio_manual_window_get_place (self);

  return studio_handoff_find (self->waiting, self->post, place->platform->id, place->handle);
}

void
_studio_manual_window_remember (StudioManualWindow *self)
{
  const StudioManualPlace *place = _studio_manual_window_get_place (self);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  const StudioRecord *waiting = _studio_manual_window_find_waiting (self);
  g_autofree char *kept = studio_handoff_keep_steps (waiting);
  g_autoptr (GString) steps = g_string_new (kept);

  for (int i = 0; i < STUDIO_MANUAL_STEPS; i++) {
    if (self->done[i])
      g_string_append_c (steps, (char) ('1' + i));
  }
  g_ptr_array_add (records, studio_handoff_record (waiting, self->post, place->platform->id, place->handle, self->handoff->folder, steps->str));
  studio_library_put_records_async (self->library, records, NULL, NULL, NULL);
}

void
_studio_manual_window_forget (StudioManualWindow *self)
{
  const StudioRecord *waiting = _studio_manual_window_find_waiting (self);
  const char *ids[] = { waiting != NULL ? waiting->id : NULL, NULL };

  if (waiting != NULL)
    studio_library_remove_records_async (self->library, ids, NULL, NULL, NULL);
}
