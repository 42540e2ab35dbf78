#pragma once

#include "studio-crop-tool.h"
#include "studio-grip.h"
#include "studio-photo-session.h"

G_BEGIN_DECLS

/* In logical px: of the ring around the focal point, and how near something must come to be drawn to something else */
#define STUDIO_CROP_RING 18
#define STUDIO_CROP_SNAP 6

/** StudioCropPull: what the pointer has taken hold of. */
typedef enum {
  STUDIO_CROP_PULL_NONE,
  STUDIO_CROP_PULL_PHOTO,
  STUDIO_CROP_PULL_FRAME,
  STUDIO_CROP_PULL_FOCAL,
  STUDIO_CROP_PULL_NEW_AREA,
  STUDIO_CROP_PULL_AREA,
  STUDIO_CROP_PULL_AREA_SIDE,
} StudioCropPull;

/** StudioCropPicture: pixels of a part of the photo. @node: (nullable): kept, in px of its surface */
typedef struct
{
  GskRenderNode *node;
  int width, height;
  StudioRect part; /* 0..1 of the upright photo */
} StudioCropPicture;

struct _StudioCropTool
{
  GtkWidget parent_instance;
  GtkWidget *bar;
  GtkStack *stack;
  GtkLabel *sentence;
  GtkToggleButton *focal_button;
  GtkAdjustment *zoom;
  GtkLabel *zoom_label;
  GtkLabel *area_label;
  GtkDropDown *kind;
  GtkToggleButton *ellipse;
  GtkAdjustment *strength;
  GtkWidget *strength_scale;

  StudioCanvas *canvas;        /* (nullable) */
  StudioComposer *composer;    /* (nullable) */
  StudioPhotoCache *photos;    /* (nullable) */
  StudioPhotoSession *session; /* (nullable): while it works */
  GSignalGroup *post_signals;
  GSignalGroup *composer_signals;
  StudioCropMode mode;

  StudioCropPicture coarse; /* all of the photo, for what comes into view */
  StudioCropPicture sharp;  /* what is seen at rest, px by px */
  GCancellable *loading;    /* (nullable) */
  guint load_timeout;

  StudioCropPull pull;
  StudioHandle handle;
  StudioPoint pull_start; /* in px of the page */
  StudioPoint pull_now;
  StudioSnapResult lines;
  StudioPoint pointer; /* in logical px */
  double pinch_zoom;
  int area;           /* that is selected; -1: none */
  StudioObscure like; /* how the next one will be */
  guint filling : 1;  /* the bar is given values, not used */
};

/* Where things lie in the widget (studio-crop-tool.c) */
StudioPoint _studio_crop_tool_to_widget (StudioCropTool *self, StudioPoint point);
StudioPoint _studio_crop_tool_to_page (StudioCropTool *self, double x, double y);
/** Everything is drawn and said anew after the session changed. */
void _studio_crop_tool_refresh (StudioCropTool *self);
/** Another area is the selected one. */
void _studio_crop_tool_select_area (StudioCropTool *self, int index);

/* The photo's pixels (studio-crop-tool-photo.c) */
/** Has what is seen decoded in @delay ms. */
void _studio_crop_tool_load (StudioCropTool *self, guint delay);
void _studio_crop_tool_drop_pictures (StudioCropTool *self);

void _studio_crop_tool_add_input (StudioCropTool *self);
void _studio_crop_tool_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void _studio_crop_tool_install_actions (GtkWidgetClass *widget_class);
/** Gives the bar the session's values. */
void _studio_crop_tool_fill_bar (StudioCropTool *self);
void _studio_crop_tool_bind_bar (GtkWidgetClass *widget_class);

G_END_DECLS
