#include "config.h"

#include "studio-stage-private.h"

#include <glib/gi18n-lib.h>

#define PRIORITY 0
#define RETRY_MS 20

static void
finish_painting (StudioStage *self,
                 StudioPreview *preview,
                 const GError *error)
{
  g_clear_object (&self->cancellable);
  if (preview != NULL) {
    studio_canvas_set_preview (self->canvas, preview);
    _studio_stage_update_words (self);
    g_signal_emit_by_name (self, "scene-changed");
  } else {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  }
  if (self->dirty)
    _studio_stage_paint (self, RETRY_MS);
}

static void
painted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (StudioStage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPreview) preview = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, &error);

  /* what was cancelled has a successor or no stage any more */
  if (self->cancellable == g_task_get_cancellable (G_TASK (result)) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish_painting (self, preview, error);
}

static void
start_painting (StudioStage *self)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;

  if (self->document == NULL || self->format == NULL)
    return;
  self->dirty = FALSE;
  self->painted_scale = studio_canvas_get_scale (self->canvas);
  self->cancellable = g_cancellable_new ();
  snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  studio_previewer_render_async (self->previewer, snapshot, self->format, self->page, self->painted_scale, PRIORITY, self->cancellable,
                                 painted_cb, g_object_ref (self));
}

static gboolean
paint_cb (gpointer user_data)
{
  StudioStage *self = user_data;

  self->timeout = 0;
  start_painting (self);
  return G_SOURCE_REMOVE;
}

void
_studio_stage_paint (StudioStage *self,
                     guint delay)
{
  /* A painting under way is let finish, so that the picture follows fast typing instead of waiting for its end. */
  if (self->cancellable != NULL)
    self->dirty = TRUE;
  else if (self->timeout == 0)
    self->timeout = g_timeout_add (delay, paint_cb, self);
}

void
_studio_stage_stop_painting (StudioStage *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->dirty = FALSE;
}
