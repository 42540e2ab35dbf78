#pragma once

#include "studio-all-sizes.h"
#include "studio-canvas.h"
#include "studio-guides.h"
#include "studio-placer.h"
#include "studio-sizes-strip.h"
#include "studio-stage.h"
#include "studio-text-tool.h"
#include "studio-tool.h"

G_BEGIN_DECLS

struct _StudioStage
{
  GtkWidget parent_instance;
  GtkWidget *overlay;
  StudioCanvas *canvas;
  StudioPlacer *placer;
  StudioTextTool *text_tool; /* a child of the canvas */
  StudioGuides *guides;
  GtkWidget *tools;
  GtkWidget *all_sizes; /* over everything else, while it is shown */
  StudioSizesStrip *strip;
  GtkWidget *status_bar;
  GtkWidget *page_box;
  GtkLabel *page_label;
  GtkLabel *sentence;
  GtkLabel *zoom_label;

  StudioDocument *document;   /* (nullable) */
  StudioPreviewer *previewer; /* (nullable) */
  StudioComposer *composer;   /* (nullable) */
  GSignalGroup *post_signals;
  const StudioFormat *format; /* (nullable) */
  guint page;
  char *field; /* (nullable): that the person is writing in */
  const StudioTool *tool;

  GCancellable *photo_cancellable;
  guint timeout;
  double told_zoom; /* in words */
  guint designing : 1;
  guint keep_tool : 1; /* after its first use */
};

/** Has the page laid out and painted anew, soon. */
void _studio_stage_paint (StudioStage *self);
void _studio_stage_stop_painting (StudioStage *self);
void _studio_stage_scene_changed_cb (StudioCanvas *canvas, StudioStage *self);
void _studio_stage_paint_failed_cb (StudioCanvas *canvas, const char *sentence, StudioStage *self);
/** Puts a file into photo field @field; "": the one that is written in, or else the first. */
void _studio_stage_set_photo (StudioStage *self, GFile *file, const char *field);
/** Gives the composer the page that is shown now. */
void _studio_stage_take_scene (StudioStage *self);
/** Class actions, tools and keys of designing (studio-stage-design.c). */
void _studio_stage_install_design (GtkWidgetClass *widget_class);
void _studio_stage_init_design (StudioStage *self);
/** Class actions and parts for looking at the post (studio-stage-view.c). */
void _studio_stage_install_view (GtkWidgetClass *widget_class);
void _studio_stage_init_view (StudioStage *self);
void _studio_stage_set_view_source (StudioStage *self);
void _studio_stage_size_chosen_cb (StudioAllSizes *sizes, const StudioFormat *format, StudioStage *self);
/** @name: of a tool; unknown ones are ignored */
void _studio_stage_set_tool (StudioStage *self, const char *name);
/** Shows a page; one that is not there any more is left for the last. */
void _studio_stage_show_page (StudioStage *self, guint page);
/** What an edit would change now. Returns: (nullable) (transfer full) */
char *_studio_stage_describe_selection (StudioStage *self);
/** The sentence in the status bar, and the canvas's description. */
void _studio_stage_update_words (StudioStage *self);

G_END_DECLS
