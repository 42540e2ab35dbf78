#include "config.h"

#include "studio-stage-private.h"

/* What the canvas shows is painted by itself; here it is told what there is to show. */

void
_studio_stage_scene_changed_cb (StudioCanvas *canvas,
                                StudioStage *self)
{
  /* without a document there may be no words any more */
  if (self->document == NULL)
    return;
  _studio_stage_update_words (self);
  g_signal_emit_by_name (self, "scene-changed");
}

void
_studio_stage_paint_failed_cb (StudioCanvas *canvas,
                               const char *sentence,
                               StudioStage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

static gboolean
paint_cb (gpointer user_data)
{
  StudioStage *self = user_data;
  g_autoptr (StudioSnapshot) snapshot = NULL;

  self->timeout = 0;
  if (self->document == NULL || self->format == NULL)
    return G_SOURCE_REMOVE;
  snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  studio_canvas_set_previewer (self->canvas, self->previewer);
  studio_canvas_show_page (self->canvas, snapshot, self->page);
  return G_SOURCE_REMOVE;
}

void
_studio_stage_paint (StudioStage *self)
{
  /* one edit changes several places; they are shown together */
  if (self->timeout == 0)
    self->timeout = g_idle_add_full (G_PRIORITY_DEFAULT, paint_cb, self, NULL);
}

void
_studio_stage_stop_painting (StudioStage *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
}
