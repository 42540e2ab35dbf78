#pragma once

#include "studio-canvas-live.h"
#include "studio-canvas-picture.h"
#include "studio-canvas.h"
#include "studio-select.h"

G_BEGIN_DECLS

struct _StudioCanvas
{
  GtkWidget parent_instance;

  const StudioFormat *format; /* (nullable) */
  StudioCanvasPicture *picture;
  StudioCanvasLive *live;
  StudioSelect *select;
  StudioScene *scene; /* (nullable) */
  char *field;        /* (nullable): outlined */
  char *drop_field;   /* (nullable): the photo that a dragged file would replace */
  StudioInsets margins;
  StudioPoint center; /* the page's point in the middle of the view */
  double zoom;

  StudioPoint pointer; /* in logical px */
  StudioPoint drag_center;
  double pinch_zoom;

  guint fits : 1;
  guint space : 1;
};

/** Where the page's top left corner lies, in logical px, on whole device px. */
StudioPoint _studio_canvas_origin (StudioCanvas *self);
StudioPoint _studio_canvas_to_page (StudioCanvas *self, double x, double y);
/** Keeps the page's point under @x, @y where it is. */
void _studio_canvas_zoom_at (StudioCanvas *self, double zoom, double x, double y);
void _studio_canvas_pan_to (StudioCanvas *self, StudioPoint center);
/** Returns: (nullable): the topmost layer with a content field at a point of the page. */
const StudioBox *_studio_canvas_box_at (StudioCanvas *self, StudioPoint point, gboolean photos_only);
/** Returns: (nullable): why the topmost layer at @point (design px) is locked; NULL if it is not. */
const char *_studio_canvas_lock_at (StudioCanvas *self, StudioPoint point);
void _studio_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
/** @name: (nullable): the CSS name of the pointer over the canvas */
void _studio_canvas_set_cursor (StudioCanvas *self, const char *name);
void _studio_canvas_add_input (StudioCanvas *self);
/** The arrow key's way. Returns: FALSE for other keys (studio-select-keys.c) */
gboolean _studio_canvas_read_arrow (guint keyval, StudioPoint *way);

G_END_DECLS
