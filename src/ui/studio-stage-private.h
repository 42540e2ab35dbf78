#pragma once

#include "studio-canvas.h"
#include "studio-sizes-strip.h"
#include "studio-stage.h"

G_BEGIN_DECLS

struct _StudioStage
{
  GtkWidget parent_instance;
  GtkWidget *overlay;
  StudioCanvas *canvas;
  StudioSizesStrip *strip;
  GtkWidget *status_bar;
  GtkWidget *page_box;
  GtkLabel *page_label;
  GtkLabel *sentence;
  GtkLabel *zoom_label;

  StudioDocument *document;   /* (nullable) */
  StudioPreviewer *previewer; /* (nullable) */
  GSignalGroup *post_signals;
  const StudioFormat *format; /* (nullable) */
  guint page;
  char *field; /* (nullable): that the person is writing in */

  GCancellable *photo_cancellable;
  guint timeout;
  double told_zoom; /* in words */
  guint designing : 1;
};

/** Has the page laid out and painted anew, soon. */
void _studio_stage_paint (StudioStage *self);
void _studio_stage_stop_painting (StudioStage *self);
void _studio_stage_scene_changed_cb (StudioCanvas *canvas, StudioStage *self);
void _studio_stage_paint_failed_cb (StudioCanvas *canvas, const char *sentence, StudioStage *self);
/** Puts a file into photo field @field; "": the one that is written in, or else the first. */
void _studio_stage_set_photo (StudioStage *self, GFile *file, const char *field);
/** The sentence in the status bar, and the canvas's description. */
void _studio_stage_update_words (StudioStage *self);

G_END_DECLS
