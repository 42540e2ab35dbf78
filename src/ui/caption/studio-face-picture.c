#include "config.h"

#include "studio-face-picture.h"

#include <glib/gi18n-lib.h>

#define WIDTH 260
#define HEIGHT 240
#define STEP 0.02
/* What is drawn smaller than this is a slip of the hand. */
#define LEAST 0.02

static const StudioRect none = { 0, 0, 0, 0 };
static const StudioRect middle = { 0.4, 0.3, 0.2, 0.25 };

struct _StudioFacePicture
{
  GtkWidget parent_instance;
  GdkPaintable *paintable;
  StudioRect face;
};

G_DEFINE_FINAL_TYPE (StudioFacePicture, studio_face_picture, GTK_TYPE_WIDGET)

enum {
  SIGNAL_MARKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where the photo lies in the widget: whole, in the middle. */
static graphene_rect_t
photo_area (StudioFacePicture *self)
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

/* Two lines, so that it is seen on bright and on dark skin. */
static void
draw_face (StudioFacePicture *self,
           GtkSnapshot *snapshot,
           const graphene_rect_t *area)
{
  static const GdkRGBA outer = { 0, 0, 0, 0.6f }, inner = { 1, 1, 1, 1 };
  graphene_rect_t face = GRAPHENE_RECT_INIT ((float) (area->origin.x + self->face.x * area->size.width), (float) (area->origin.y + self->face.y * area->size.height),
                                             (float) (self->face.w * area->size.width), (float) (self->face.h * area->size.height));
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &face, 2);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 4, 4, 4, 4 }, (GdkRGBA[4]){ outer, outer, outer, outer });
  gsk_rounded_rect_shrink (&outline, 1, 1, 1, 1);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ inner, inner, inner, inner });
}

static void
studio_face_picture_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot)
{
  StudioFacePicture *self = STUDIO_FACE_PICTURE (widget);
  graphene_rect_t area = photo_area (self);

  if (self->paintable == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &area.origin);
  gdk_paintable_snapshot (self->paintable, snapshot, area.size.width, area.size.height);
  gtk_snapshot_restore (snapshot);
  if (self->face.w > 0)
    draw_face (self, snapshot, &area);
}

static void
studio_face_picture_measure (GtkWidget *widget,
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
mark (StudioFacePicture *self,
      const StudioRect *face)
{
  studio_face_picture_set_face (self, face);
  g_signal_emit (self, signals[SIGNAL_MARKED], 0);
}

/* --- the pointer --- */

static void
drag_begin_cb (StudioFacePicture *self)
{
  g_assert (STUDIO_IS_FACE_PICTURE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static StudioRect
dragged (StudioFacePicture *self,
         GtkGestureDrag *drag,
         double dx,
         double dy)
{
  graphene_rect_t area = photo_area (self);
  double x, y, left, right, top, bottom;

  if (self->paintable == NULL || area.size.width <= 0 || area.size.height <= 0 || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return none;
  x = (x - area.origin.x) / area.size.width;
  y = (y - area.origin.y) / area.size.height;
  left = CLAMP (MIN (x, x + dx / area.size.width), 0, 1);
  right = CLAMP (MAX (x, x + dx / area.size.width), 0, 1);
  top = CLAMP (MIN (y, y + dy / area.size.height), 0, 1);
  bottom = CLAMP (MAX (y, y + dy / area.size.height), 0, 1);
  return (StudioRect){ left, top, right - left, bottom - top };
}

static void
drag_update_cb (StudioFacePicture *self,
                double dx,
                double dy,
                GtkGestureDrag *drag)
{
  StudioRect face = dragged (self, drag, dx, dy);

  g_assert (STUDIO_IS_FACE_PICTURE (self));

  if (face.w >= LEAST && face.h >= LEAST)
    studio_face_picture_set_face (self, &face);
}

static void
drag_end_cb (StudioFacePicture *self,
             double dx,
             double dy,
             GtkGestureDrag *drag)
{
  StudioRect face = dragged (self, drag, dx, dy);

  g_assert (STUDIO_IS_FACE_PICTURE (self));

  if (face.w >= LEAST && face.h >= LEAST)
    mark (self, &face);
}

/* --- the keyboard --- */

static void
change_by_key (StudioFacePicture *self,
               double dx,
               double dy,
               gboolean sizes)
{
  StudioRect face = self->face;

  if (sizes) {
    face.w = CLAMP (face.w + dx, LEAST, 1 - face.x);
    face.h = CLAMP (face.h + dy, LEAST, 1 - face.y);
  } else {
    face.x = CLAMP (face.x + dx, 0, 1 - face.w);
    face.y = CLAMP (face.y + dy, 0, 1 - face.h);
  }
  mark (self, &face);
}

static gboolean
key_pressed_cb (StudioFacePicture *self,
                guint key,
                guint code,
                GdkModifierType modifiers)
{
  double dx = 0, dy = 0;

  g_assert (STUDIO_IS_FACE_PICTURE (self));

  if (self->paintable == NULL)
    return FALSE;
  if (self->face.w <= 0) {
    if (key == GDK_KEY_space)
      mark (self, &middle);
    return key == GDK_KEY_space;
  }
  if (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace) {
    mark (self, &none);
    return TRUE;
  }
  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    dx = key == GDK_KEY_Left ? -STEP : STEP;
  else if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    dy = key == GDK_KEY_Up ? -STEP : STEP;
  else
    return FALSE;
  change_by_key (self, dx, dy, (modifiers & GDK_SHIFT_MASK) != 0);
  return TRUE;
}

static void
studio_face_picture_dispose (GObject *object)
{
  g_clear_object (&STUDIO_FACE_PICTURE (object)->paintable);

  G_OBJECT_CLASS (studio_face_picture_parent_class)->dispose (object);
}

static void
studio_face_picture_class_init (StudioFacePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_face_picture_dispose;
  widget_class->snapshot = studio_face_picture_snapshot;
  widget_class->measure = studio_face_picture_measure;
  signals[SIGNAL_MARKED] = g_signal_new ("marked", STUDIO_TYPE_FACE_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "face-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
studio_face_picture_init (StudioFacePicture *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Face of the leader"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Space makes a rectangle, the arrow keys move it, with Shift they size it, Delete takes it away."), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
studio_face_picture_set_paintable (StudioFacePicture *self,
                                   GdkPaintable *paintable)
{
  g_return_if_fail (STUDIO_IS_FACE_PICTURE (self));

  g_set_object (&self->paintable, paintable);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
studio_face_picture_set_face (StudioFacePicture *self,
                              const StudioRect *face)
{
  g_return_if_fail (STUDIO_IS_FACE_PICTURE (self) && face != NULL);

  self->face = *face;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

StudioRect
studio_face_picture_get_face (StudioFacePicture *self)
{
  g_return_val_if_fail (STUDIO_IS_FACE_PICTURE (self), none);

  return self->face;
}
