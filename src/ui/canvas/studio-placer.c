#include "config.h"

#include "studio-placer.h"

#include <math.h>

#include "studio-canvas-private.h"

/* A hand that trembles has not drawn a frame. */
#define CLICK_SLACK 5

struct _StudioPlacer
{
  GtkWidget parent_instance;
  StudioCanvas *canvas; /* (nullable) (weak) */
  StudioPlacerMode mode;
  StudioPoint from, to; /* px of the widget */
  StudioPoint center;   /* of the canvas as the drag began */
  guint drawing : 1;
};

G_DEFINE_FINAL_TYPE (StudioPlacer, studio_placer, GTK_TYPE_WIDGET)

enum {
  SIGNAL_PLACED,
  SIGNAL_GIVEN_UP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- drawing a frame --- */

static void
constrain_frame (StudioPoint from,
                 StudioPoint *to)
{
  double side = MAX (fabs (to->x - from.x), fabs (to->y - from.y));

  to->x = from.x + copysign (side, to->x - from.x);
  to->y = from.y + copysign (side, to->y - from.y);
}

static void
constrain_line (StudioPoint from,
                StudioPoint *to)
{
  double length = hypot (to->x - from.x, to->y - from.y);
  double angle = round (atan2 (to->y - from.y, to->x - from.x) / (G_PI / 4)) * (G_PI / 4);

  to->x = from.x + length * cos (angle);
  to->y = from.y + length * sin (angle);
}

/* The two points that the drag stands for, in px of the widget. */
static void
get_points (StudioPlacer *self,
            GdkModifierType state,
            StudioPoint *from,
            StudioPoint *to)
{
  *from = self->from;
  *to = self->to;
  if (state & GDK_SHIFT_MASK && self->mode == STUDIO_PLACER_FRAME)
    constrain_frame (*from, to);
  else if (state & GDK_SHIFT_MASK)
    constrain_line (*from, to);
  if (state & GDK_ALT_MASK)
    *from = (StudioPoint){ 2 * from->x - to->x, 2 * from->y - to->y };
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double x,
               double y,
               StudioPlacer *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  self->from = self->to = (StudioPoint){ x, y };
  self->center = self->canvas->center;
  self->drawing = self->mode != STUDIO_PLACER_PAN;
  if (self->mode == STUDIO_PLACER_PAN)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double x,
                double y,
                StudioPlacer *self)
{
  double zoom = studio_canvas_get_zoom (self->canvas);

  if (self->mode == STUDIO_PLACER_PAN)
    _studio_canvas_pan_to (self->canvas, (StudioPoint){ self->center.x - x / zoom, self->center.y - y / zoom });
  self->to = (StudioPoint){ self->from.x + x, self->from.y + y };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double x,
             double y,
             StudioPlacer *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  StudioPoint from, to;

  if (self->mode == STUDIO_PLACER_PAN)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  if (!self->drawing)
    return;
  self->drawing = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  self->to = (StudioPoint){ self->from.x + x, self->from.y + y };
  if (hypot (x, y) < CLICK_SLACK)
    from = to = self->from;
  else
    get_points (self, state, &from, &to);
  from = _studio_canvas_to_page (self->canvas, from.x, from.y);
  to = _studio_canvas_to_page (self->canvas, to.x, to.y);
  g_signal_emit (self, signals[SIGNAL_PLACED], 0, &from, &to);
}

static void
drag_cancel_cb (GtkGesture *gesture,
                GdkEventSequence *sequence,
                StudioPlacer *self)
{
  self->drawing = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
secondary_cb (GtkGestureClick *gesture,
              int n_press,
              double x,
              double y,
              StudioPlacer *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_GIVEN_UP], 0);
}

/* --- painting --- */

static void
stroke (GtkSnapshot *snapshot,
        cairo_t *cr,
        double width,
        double grey)
{
  cairo_set_line_width (cr, width);
  cairo_set_source_rgb (cr, grey < 0 ? 0.21 : grey, grey < 0 ? 0.52 : grey, grey < 0 ? 0.89 : grey);
  cairo_stroke_preserve (cr);
}

/* White under blue, so that it is seen on any picture. */
static void
studio_placer_snapshot (GtkWidget *widget,
                        GtkSnapshot *snapshot)
{
  StudioPlacer *self = STUDIO_PLACER (widget);
  StudioPoint from, to;
  cairo_t *cr;

  if (!self->drawing)
    return;
  from = self->from;
  to = self->to;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (MIN (from.x, to.x) - 3, MIN (from.y, to.y) - 3,
                                                                 fabs (to.x - from.x) + 6, fabs (to.y - from.y) + 6));
  if (self->mode == STUDIO_PLACER_LINE) {
    cairo_move_to (cr, from.x, from.y);
    cairo_line_to (cr, to.x, to.y);
  } else {
    cairo_rectangle (cr, MIN (from.x, to.x), MIN (from.y, to.y), fabs (to.x - from.x), fabs (to.y - from.y));
  }
  stroke (snapshot, cr, 3, 1);
  stroke (snapshot, cr, 1.5, -1);
  cairo_destroy (cr);
}

/* --- */

static gboolean
studio_placer_contains (GtkWidget *widget,
                        double x,
                        double y)
{
  return STUDIO_PLACER (widget)->mode != STUDIO_PLACER_OFF;
}

static void
studio_placer_dispose (GObject *object)
{
  g_clear_weak_pointer (&STUDIO_PLACER (object)->canvas);

  G_OBJECT_CLASS (studio_placer_parent_class)->dispose (object);
}

static void
studio_placer_class_init (StudioPlacerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_placer_dispose;
  widget_class->snapshot = studio_placer_snapshot;
  widget_class->contains = studio_placer_contains;

  signals[SIGNAL_PLACED] = g_signal_new ("placed", STUDIO_TYPE_PLACER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[SIGNAL_GIVEN_UP] = g_signal_new ("given-up", STUDIO_TYPE_PLACER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "placer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
studio_placer_init (StudioPlacer *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

void
studio_placer_set_canvas (StudioPlacer *self,
                          StudioCanvas *canvas)
{
  g_return_if_fail (STUDIO_IS_PLACER (self));

  g_set_weak_pointer (&self->canvas, canvas);
}

void
studio_placer_set_mode (StudioPlacer *self,
                        StudioPlacerMode mode)
{
  static const char *const cursors[] = { NULL, "grab", "crosshair", "crosshair" };

  g_return_if_fail (STUDIO_IS_PLACER (self));

  self->mode = mode;
  self->drawing = FALSE;
  gtk_widget_set_can_target (GTK_WIDGET (self), mode != STUDIO_PLACER_OFF);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursors[mode]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
