#include "config.h"

#include "studio-focal-picture.h"

#include <glib/gi18n-lib.h>

#define WIDTH 336
#define HEIGHT 252
#define RING 11.0
#define STEP 0.02

struct _StudioFocalPicture
{
  GtkWidget parent_instance;
  GdkPaintable *paintable;
  StudioPoint focal;
};

G_DEFINE_FINAL_TYPE (StudioFocalPicture, studio_focal_picture, GTK_TYPE_WIDGET)

enum {
  SIGNAL_MOVED,
  SIGNAL_RELEASED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where the photo lies in the widget: whole, in the middle. */
static graphene_rect_t
photo_area (StudioFocalPicture *self)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)), height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  double ratio = self->paintable != NULL ? gdk_paintable_get_intrinsic_aspect_ratio (self->paintable) : 0;
  float w = width, h = height;

  if (ratio > 0 && width > height * ratio)
    w = (float) (height * ratio);
  else if (ratio > 0)
    h = (float) (width / ratio);
  return GRAPHENE_RECT_INIT ((width - w) / 2, (height - h) / 2, w, h);
}

static void
draw_ring (StudioFocalPicture *self,
           GtkSnapshot *snapshot,
           const graphene_rect_t *area)
{
  static const GdkRGBA outer = { 0, 0, 0, 0.55f }, inner = { 1, 1, 1, 1 };
  double x = area->origin.x + self->focal.x * area->size.width, y = area->origin.y + self->focal.y * area->size.height;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) (x - 2 * RING), (float) (y - 2 * RING), 4 * RING, 4 * RING));

  cairo_arc (cr, x, y, RING, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &outer);
  cairo_set_line_width (cr, 6);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &inner);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
  cairo_arc (cr, x, y, 2.5, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
studio_focal_picture_snapshot (GtkWidget *widget,
                               GtkSnapshot *snapshot)
{
  StudioFocalPicture *self = STUDIO_FOCAL_PICTURE (widget);
  graphene_rect_t area = photo_area (self);

  if (self->paintable == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &area.origin);
  gdk_paintable_snapshot (self->paintable, snapshot, area.size.width, area.size.height);
  gtk_snapshot_restore (snapshot);
  draw_ring (self, snapshot, &area);
}

static void
studio_focal_picture_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
move_to (StudioFocalPicture *self,
         double x,
         double y)
{
  studio_focal_picture_set_focal (self, (StudioPoint){ x, y });
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
move_to_pointer (StudioFocalPicture *self,
                 double x,
                 double y)
{
  graphene_rect_t area = photo_area (self);

  if (self->paintable != NULL && area.size.width > 0 && area.size.height > 0)
    move_to (self, (x - area.origin.x) / area.size.width, (y - area.origin.y) / area.size.height);
}

static void
drag_begin_cb (StudioFocalPicture *self,
               double x,
               double y)
{
  g_assert (STUDIO_IS_FOCAL_PICTURE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  move_to_pointer (self, x, y);
}

static void
drag_update_cb (StudioFocalPicture *self,
                double dx,
                double dy,
                GtkGestureDrag *drag)
{
  double x, y;

  g_assert (STUDIO_IS_FOCAL_PICTURE (self));

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    move_to_pointer (self, x + dx, y + dy);
}

static void
drag_end_cb (StudioFocalPicture *self)
{
  g_assert (STUDIO_IS_FOCAL_PICTURE (self));

  g_signal_emit (self, signals[SIGNAL_RELEASED], 0);
}

static gboolean
key_pressed_cb (StudioFocalPicture *self,
                guint key)
{
  double dx = 0, dy = 0;

  g_assert (STUDIO_IS_FOCAL_PICTURE (self));

  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    dx = key == GDK_KEY_Left ? -STEP : STEP;
  else if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    dy = key == GDK_KEY_Up ? -STEP : STEP;
  else
    return FALSE;
  move_to (self, self->focal.x + dx, self->focal.y + dy);
  return TRUE;
}

static void
studio_focal_picture_dispose (GObject *object)
{
  g_clear_object (&STUDIO_FOCAL_PICTURE (object)->paintable);

  G_OBJECT_CLASS (studio_focal_picture_parent_class)->dispose (object);
}

static void
studio_focal_picture_class_init (StudioFocalPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_focal_picture_dispose;
  widget_class->snapshot = studio_focal_picture_snapshot;
  widget_class->measure = studio_focal_picture_measure;
  signals[SIGNAL_MOVED] = g_signal_new ("moved", STUDIO_TYPE_FOCAL_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RELEASED] = g_signal_new ("released", STUDIO_TYPE_FOCAL_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "focal-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
studio_focal_picture_init (StudioFocalPicture *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->focal = (StudioPoint){ 0.5, 0.5 };
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Focal point"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Arrow keys move the point that every size keeps in view."), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
studio_focal_picture_new (void)
{
  return g_object_new (STUDIO_TYPE_FOCAL_PICTURE, NULL);
}

void
studio_focal_picture_set_paintable (StudioFocalPicture *self,
                                    GdkPaintable *paintable)
{
  g_return_if_fail (STUDIO_IS_FOCAL_PICTURE (self));

  g_set_object (&self->paintable, paintable);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
studio_focal_picture_set_focal (StudioFocalPicture *self,
                                StudioPoint focal)
{
  g_return_if_fail (STUDIO_IS_FOCAL_PICTURE (self));

  self->focal = (StudioPoint){ CLAMP (focal.x, 0, 1), CLAMP (focal.y, 0, 1) };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

StudioPoint
studio_focal_picture_get_focal (StudioFocalPicture *self)
{
  g_return_val_if_fail (STUDIO_IS_FOCAL_PICTURE (self), ((StudioPoint){ 0.5, 0.5 }));

  return self->focal;
}
