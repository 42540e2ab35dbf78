#include "config.h"

#include "studio-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (StudioCanvas, studio_canvas, GTK_TYPE_WIDGET)

enum {
  SIGNAL_VIEW_CHANGED,
  SIGNAL_FIELD_ACTIVATED,
  SIGNAL_FILE_DROPPED,
  SIGNAL_SCENE_CHANGED,
  SIGNAL_PAINT_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static StudioRect
free_rect (StudioCanvas *self)
{
  StudioRect all = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  StudioRect rect = studio_rect_inset (&all, &self->margins);

  return rect.w > 0 && rect.h > 0 ? rect : all;
}

static double
fitting_zoom (StudioCanvas *self)
{
  StudioRect rect = free_rect (self);
  StudioSize size = self->format->size;

  return CLAMP (MIN (rect.w / size.w, rect.h / size.h), STUDIO_CANVAS_MIN_ZOOM, STUDIO_CANVAS_MAX_ZOOM);
}

/* The picture follows at its own pace. */
static void
follow (StudioCanvas *self)
{
  /* disposed of */
  if (self->picture == NULL)
    return;
  _studio_canvas_picture_follow (self->picture);
  _studio_canvas_live_follow (self->live);
}

static void
changed (StudioCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  follow (self);
  _studio_select_follow (self->select);
  g_signal_emit (self, signals[SIGNAL_VIEW_CHANGED], 0);
}

StudioPoint
_studio_canvas_origin (StudioCanvas *self)
{
  StudioRect rect = free_rect (self);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double x = rect.x + rect.w / 2 - self->center.x * self->zoom;
  double y = rect.y + rect.h / 2 - self->center.y * self->zoom;

  return (StudioPoint){ round (x * factor) / factor, round (y * factor) / factor };
}

StudioPoint
_studio_canvas_to_page (StudioCanvas *self,
                        double x,
                        double y)
{
  StudioPoint origin = _studio_canvas_origin (self);

  return (StudioPoint){ (x - origin.x) / self->zoom, (y - origin.y) / self->zoom };
}

void
_studio_canvas_pan_to (StudioCanvas *self,
                       StudioPoint center)
{
  if (self->format == NULL)
    return;
  self->fits = FALSE;
  self->center.x = CLAMP (center.x, 0, self->format->size.w);
  self->center.y = CLAMP (center.y, 0, self->format->size.h);
  changed (self);
}

void
_studio_canvas_zoom_at (StudioCanvas *self,
                        double zoom,
                        double x,
                        double y)
{
  StudioPoint point = _studio_canvas_to_page (self, x, y);
  StudioRect rect = free_rect (self);

  if (self->format == NULL)
    return;
  self->zoom = CLAMP (zoom, STUDIO_CANVAS_MIN_ZOOM, STUDIO_CANVAS_MAX_ZOOM);
  _studio_canvas_pan_to (self, (StudioPoint){ point.x - (x - rect.x - rect.w / 2) / self->zoom, point.y - (y - rect.y - rect.h / 2) / self->zoom });
}

/* A point in the box's own directions, before it was turned around its middle. */
static StudioPoint
unrotate (const StudioBox *box,
          StudioPoint point)
{
  double angle = -box->layer->rotation * G_PI / 180;
  double x = point.x - box->rect.x - box->rect.w / 2, y = point.y - box->rect.y - box->rect.h / 2;

  return (StudioPoint){ x * cos (angle) - y * sin (angle) + box->rect.w / 2, x * sin (angle) + y * cos (angle) + box->rect.h / 2 };
}

const StudioBox *
_studio_canvas_box_at (StudioCanvas *self,
                       StudioPoint point,
                       gboolean photos_only)
{
  for (guint i = self->scene != NULL ? self->scene->boxes->len : 0; i > 0; i--) {
    const StudioBox *box = &g_array_index (self->scene->boxes, StudioBox, i - 1);
    StudioPoint inside = unrotate (box, point);

    if (box->layer->field == NULL || (photos_only && box->layer->kind != STUDIO_LAYER_PHOTO))
      continue;
    if (inside.x >= 0 && inside.y >= 0 && inside.x < box->rect.w && inside.y < box->rect.h)
      return box;
  }
  return NULL;
}

/* Drawn things; stacks and groups are only as visible as what stands in them. */
static gboolean
is_leaf (const StudioBox *box)
{
  return box->layer->kind != STUDIO_LAYER_STACK && box->layer->kind != STUDIO_LAYER_GROUP;
}

static const char *
lock_of (StudioCanvas *self,
         guint index)
{
  for (guint i = index + 1; i > 0; i--) {
    const StudioBox *box = &g_array_index (self->scene->boxes, StudioBox, i - 1);

    /* itself, or one it stands in */
    if (box->end > index && box->layer->locked != NULL)
      return box->layer->locked;
  }
  return NULL;
}

const char *
_studio_canvas_lock_at (StudioCanvas *self,
                        StudioPoint point)
{
  for (guint i = self->scene != NULL ? self->scene->boxes->len : 0; i > 0; i--) {
    const StudioBox *box = &g_array_index (self->scene->boxes, StudioBox, i - 1);
    StudioPoint inside = unrotate (box, point);

    if (is_leaf (box) && inside.x >= 0 && inside.y >= 0 && inside.x < box->rect.w && inside.y < box->rect.h)
      return lock_of (self, i - 1);
  }
  return NULL;
}

static void
studio_canvas_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  StudioCanvas *self = STUDIO_CANVAS (widget);

  if (self->fits && self->format != NULL)
    self->zoom = fitting_zoom (self);
  follow (self);
  g_signal_emit (self, signals[SIGNAL_VIEW_CHANGED], 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (gtk_widget_should_layout (child))
      gtk_widget_allocate (child, width, height, -1, NULL);
  }
}

static void
studio_canvas_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = 200;
  *natural = 400;
}

static void
studio_canvas_dispose (GObject *object)
{
  StudioCanvas *self = STUDIO_CANVAS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->select, _studio_select_free);
  g_clear_pointer (&self->live, _studio_canvas_live_free);
  g_clear_pointer (&self->picture, _studio_canvas_picture_free);
  g_clear_pointer (&self->scene, studio_scene_unref);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->drop_field, g_free);

  G_OBJECT_CLASS (studio_canvas_parent_class)->dispose (object);
}

static void
studio_canvas_class_init (StudioCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_canvas_dispose;
  widget_class->measure = studio_canvas_measure;
  widget_class->size_allocate = studio_canvas_size_allocate;
  widget_class->snapshot = _studio_canvas_snapshot;

  signals[SIGNAL_VIEW_CHANGED] = g_signal_new ("view-changed", STUDIO_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FIELD_ACTIVATED] =
      g_signal_new ("field-activated", STUDIO_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FILE_DROPPED] =
      g_signal_new ("file-dropped", STUDIO_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_STRING);

  signals[SIGNAL_SCENE_CHANGED] = g_signal_new ("scene-changed", STUDIO_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PAINT_FAILED] =
      g_signal_new ("paint-failed", STUDIO_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  _studio_select_class_init (widget_class);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
scale_factor_changed (StudioCanvas *self)
{
  changed (self);
}

static void
studio_canvas_init (StudioCanvas *self)
{
  self->zoom = 1;
  self->fits = TRUE;
  self->picture = _studio_canvas_picture_new (self);
  self->live = _studio_canvas_live_new (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Picture"), -1);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_changed), NULL);
  _studio_canvas_add_input (self);
  self->select = _studio_select_new (self);
}

GtkWidget *
studio_canvas_new (void)
{
  return g_object_new (STUDIO_TYPE_CANVAS, NULL);
}

void
studio_canvas_set_format (StudioCanvas *self,
                          const StudioFormat *format)
{
  g_return_if_fail (STUDIO_IS_CANVAS (self));

  if (self->format == format)
    return;
  self->format = format;
  studio_canvas_set_preview (self, NULL);
  if (format != NULL)
    studio_canvas_fit (self);
}

void
studio_canvas_set_previewer (StudioCanvas *self,
                             StudioPreviewer *previewer)
{
  g_return_if_fail (STUDIO_IS_CANVAS (self));

  _studio_canvas_picture_set_previewer (self->picture, previewer);
}

void
studio_canvas_show_page (StudioCanvas *self,
                         StudioSnapshot *snapshot,
                         guint page)
{
  g_return_if_fail (STUDIO_IS_CANVAS (self));

  _studio_canvas_picture_show (self->picture, snapshot, page);
}

gboolean
studio_canvas_is_settled (StudioCanvas *self)
{
  g_return_val_if_fail (STUDIO_IS_CANVAS (self), FALSE);

  return _studio_canvas_picture_is_settled (self->picture);
}

void
studio_canvas_set_pixel_preview (StudioCanvas *self,
                                 gboolean pixels)
{
  g_return_if_fail (STUDIO_IS_CANVAS (self));

  _studio_canvas_picture_set_pixels (self->picture, pixels);
}

gboolean
studio_canvas_get_pixel_preview (StudioCanvas *self)
{
  g_return_val_if_fail (STUDIO_IS_CANVAS (self), FALSE);

  return _studio_canvas_picture_get_pixels (self->picture);
}

void
studio_canvas_set_preview (StudioCanvas *self,
                           StudioPreview *preview)
{
  g_return_if_fail (STUDIO_IS_CANVAS (self));

  if (preview != NULL) {
    _studio_canvas_picture_put (self->picture, preview);
  } else {
    _studio_canvas_picture_clear (self->picture);
    g_clear_pointer (&self->scene, studio_scene_unref);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

StudioScene *
studio_canvas_get_scene (StudioCanvas *self)
{
  g_return_val_if_fail (STUDIO_IS_CANVAS (self), NULL);

  return self->scene;
}

void
studio_canvas_set_field (StudioCanvas *self,
                         const char *field)
{
  g_return_if_fail (STUDIO_IS_CANVAS (self));

  if (g_strcmp0 (self->field, field) == 0)
    return;
  g_free (self->field);
  self->field = g_strdup (field);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
studio_canvas_set_margins (StudioCanvas *self,
                           const StudioInsets *margins)
{
  g_return_if_fail (STUDIO_IS_CANVAS (self));

  self->margins = *margins;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

double
studio_canvas_get_zoom (StudioCanvas *self)
{
  g_return_val_if_fail (STUDIO_IS_CANVAS (self), 1);

  return self->zoom;
}

double
studio_canvas_get_scale (StudioCanvas *self)
{
  g_return_val_if_fail (STUDIO_IS_CANVAS (self), 1);

  return self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

void
studio_canvas_set_zoom (StudioCanvas *self,
                        double zoom)
{
  StudioRect rect;

  g_return_if_fail (STUDIO_IS_CANVAS (self));

  rect = free_rect (self);
  _studio_canvas_zoom_at (self, zoom, rect.x + rect.w / 2, rect.y + rect.h / 2);
}

void
studio_canvas_step_zoom (StudioCanvas *self,
                         int direction)
{
  static const double steps[] = { 0.05, 0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32 };
  double next;

  g_return_if_fail (STUDIO_IS_CANVAS (self));

  next = direction > 0 ? STUDIO_CANVAS_MAX_ZOOM : STUDIO_CANVAS_MIN_ZOOM;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (direction > 0 && steps[i] > self->zoom * 1.01)
      next = MIN (next, steps[i]);
    if (direction < 0 && steps[i] < self->zoom * 0.99)
      next = MAX (next, steps[i]);
  }
  studio_canvas_set_zoom (self, next);
}

void
studio_canvas_fit (StudioCanvas *self)
{
  g_return_if_fail (STUDIO_IS_CANVAS (self));

  if (self->format == NULL)
    return;
  self->zoom = fitting_zoom (self);
  self->center = (StudioPoint){ self->format->size.w / 2, self->format->size.h / 2 };
  self->fits = TRUE;
  changed (self);
}
