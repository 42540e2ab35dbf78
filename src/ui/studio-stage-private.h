#pragma once

#include "studio-all-sizes.h"
#include "studio-canvas.h"
#include "studio-crop-tool.h"
#include "studio-feed-view.h"
#include "studio-finding-pins.h"
#include "studio-guides.h"
#include "studio-placer.h"
#include "studio-profile-grid.h"
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
  StudioCropTool *crop_tool; /* too */
  StudioGuides *guides;
  StudioFindingPins *marks;
  GtkWidget *tools;
  GtkWidget *float_bar;
  GtkWidget *safe_button;
  GtkWidget *all_sizes;            /* over everything else, while it is shown */
  StudioFeedView *feed_view;       /* over the canvas, while captions are written */
  StudioProfileGrid *profile_grid; /* too */
  GtkWidget *look_switch;
  GtkButton *preview_button;
  StudioSizesStrip *strip;
  GtkWidget *status_bar;
  GtkWidget *page_box;
  GtkLabel *page_label;
  GtkLabel *sentence;
  GtkLabel *zoom_label;
  GtkWidget *view_box;  /* zoom and other ways to look at the canvas */
  GtkWidget *sent_view; /* over the canvas, while it is looked at what a platform is sent */
  GtkPicture *sent_picture;

  StudioDocument *document;   /* (nullable) */
  StudioPreviewer *previewer; /* (nullable) */
  StudioComposer *composer;   /* (nullable) */
  GSignalGroup *post_signals;
  const StudioFormat *format; /* (nullable) */
  guint page;
  char *field; /* (nullable): that the person is writing in */
  const StudioTool *tool;
  StudioRect float_bounds; /* of the selection, in px of the canvas */
  guint float_timeout;
  GtkFileChooserNative *chooser; /* (nullable) */
  GSettings *settings;

  GPtrArray *sent;        /* (nullable): of GBytes: pictures that are sent, in the canvas's place */
  char *sent_words;       /* (nullable): what they are */
  GCancellable *decoding; /* (nullable): the one of this page */

  GCancellable *photo_cancellable;
  guint timeout;
  double told_zoom; /* in words */
  guint designing : 1;
  guint captioning : 1;
  guint keep_tool : 1; /* after its first use */
  guint pressed : 1;   /* the pointer holds something */
};

/** Has the page laid out and painted anew, soon. */
void _studio_stage_paint (StudioStage *self);
void _studio_stage_stop_painting (StudioStage *self);
void _studio_stage_scene_changed_cb (StudioCanvas *canvas, StudioStage *self);
void _studio_stage_paint_failed_cb (StudioCanvas *canvas, const char *sentence, StudioStage *self);
/** Puts a file into photo field @field; "": the one that is written in, or else the first. */
void _studio_stage_set_photo (StudioStage *self, GFile *file, const char *field);
/** Class actions, tools and keys of designing (studio-stage-design.c). */
void _studio_stage_install_design (GtkWidgetClass *widget_class);
void _studio_stage_init_design (StudioStage *self);
/** Cropping photos and hiding parts of them (studio-stage-crop.c). */
void _studio_stage_install_crop (GtkWidgetClass *widget_class);
void _studio_stage_init_crop (StudioStage *self);
/** The bar beside the selection (studio-stage-float.c). */
void _studio_stage_install_float (GtkWidgetClass *widget_class);
void _studio_stage_init_float (StudioStage *self);
void _studio_stage_drop_float (StudioStage *self);
/** Asks for a file for photo layer @id. */
void _studio_stage_choose_photo (StudioStage *self, const char *id);
/** Has the bar come to where the selection is now, once that is at rest. */
void _studio_stage_follow_selection (StudioStage *self);
/** Class actions and parts for looking at the post (studio-stage-view.c). */
void _studio_stage_install_view (GtkWidgetClass *widget_class);
void _studio_stage_init_view (StudioStage *self);
void _studio_stage_set_view_source (StudioStage *self);
/** Leaves room on the canvas for what floats on it. */
void _studio_stage_update_margins (StudioStage *self);
/** What is seen in the canvas's place while captions are written (studio-stage-look.c). */
void _studio_stage_init_look (StudioStage *self);
void _studio_stage_set_look_source (StudioStage *self);
/** Shows the picture that is sent of the present page, if any is to be looked at (studio-stage-sent.c). */
void _studio_stage_show_sent (StudioStage *self);
void _studio_stage_drop_sent (StudioStage *self);
/** Puts what is to be seen in the canvas's place. */
void _studio_stage_show_look (StudioStage *self);
/** A person chose this size, so that is what they want to see. */
void _studio_stage_look_at_size (StudioStage *self, const StudioFormat *format);
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
