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

  GCancellable *cancellable; /* (nullable): of the painting under way */
  GCancellable *photo_cancellable;
  guint timeout;
  double painted_scale; /* that was asked for last */
  guint designing : 1;
  guint dirty : 1; /* changed since the painting under way began */
};

/** Has the page painted in @delay ms, or once the painting under way is done. */
void _studio_stage_paint (StudioStage *self, guint delay);
void _studio_stage_stop_painting (StudioStage *self);
/** Puts a file into photo field @field; "": the one that is written in, or else the first. */
void _studio_stage_set_photo (StudioStage *self, GFile *file, const char *field);
/** The sentence in the status bar, and the canvas's description. */
void _studio_stage_update_words (StudioStage *self);

G_END_DECLS
