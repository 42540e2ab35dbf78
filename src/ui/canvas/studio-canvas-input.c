#include "config.h"

#include "studio-canvas-drop.h"
#include "studio-canvas-private.h"

#include <math.h>

/* One notch of a wheel, and one press of an arrow key */
#define PAN_STEP 48
#define ZOOM_NOTCH 1.15

/* --- pointer --- */

void
_studio_canvas_set_cursor (StudioCanvas *self,
                           const char *name)
{
  GdkCursor *cursor = gtk_widget_get_cursor (GTK_WIDGET (self));

  /* a new cursor for each move of the pointer would be looked up in the theme each time */
  if (g_strcmp0 (cursor != NULL ? gdk_cursor_get_name (cursor) : NULL, name) != 0)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
update_cursor (StudioCanvas *self)
{
  const char *name = NULL;

  if (self->space)
    name = "grab";
  else if (studio_canvas_get_editing (self))
    name = _studio_select_is_active (self->select) ? _studio_select_get_cursor (self->select) : NULL;
  else if (_studio_canvas_box_at (self, _studio_canvas_to_page (self, self->pointer.x, self->pointer.y), FALSE) != NULL)
    name = "pointer";
  _studio_canvas_set_cursor (self, name);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double x,
           double y,
           StudioCanvas *self)
{
  self->pointer = (StudioPoint){ x, y };
  update_cursor (self);
}

static void
released_cb (GtkGestureClick *gesture,
             int n_press,
             double x,
             double y,
             StudioCanvas *self)
{
  StudioPoint point = _studio_canvas_to_page (self, x, y);
  const char *lock = self->space ? NULL : _studio_canvas_lock_at (self, point);
  const StudioBox *box = self->space ? NULL : _studio_canvas_box_at (self, point, FALSE);

  if (studio_canvas_get_editing (self) && !self->space)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  /* an office's own name in the locked signature is still a field; what else is locked says why */
  if (lock != NULL && (box == NULL || box->layer->kind == STUDIO_LAYER_PHOTO))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", lock);
  else if (box != NULL)
    g_signal_emit_by_name (self, "field-activated", box->layer->field);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double x,
               double y,
               StudioCanvas *self)
{
  gboolean primary = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_PRIMARY;

  self->drag_center = self->center;
  gtk_gesture_set_state (GTK_GESTURE (gesture), primary && !self->space ? GTK_EVENT_SEQUENCE_DENIED : GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double x,
                double y,
                StudioCanvas *self)
{
  _studio_canvas_pan_to (self, (StudioPoint){ self->drag_center.x - x / self->zoom, self->drag_center.y - y / self->zoom });
}

static void
add_drag (StudioCanvas *self,
          guint button)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double dx,
           double dy,
           StudioCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double step = wheel ? PAN_STEP : 1;

  if (state & GDK_CONTROL_MASK) {
    _studio_canvas_zoom_at (self, self->zoom * pow (ZOOM_NOTCH, wheel ? -dy : -dy / PAN_STEP), self->pointer.x, self->pointer.y);
    return GDK_EVENT_STOP;
  }
  if (state & GDK_SHIFT_MASK && dx == 0) {
    dx = dy;
    dy = 0;
  }
  _studio_canvas_pan_to (self, (StudioPoint){ self->center.x + dx * step / self->zoom, self->center.y + dy * step / self->zoom });
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture,
                GdkEventSequence *sequence,
                StudioCanvas *self)
{
  self->pinch_zoom = self->zoom;
}

static void
pinch_cb (GtkGestureZoom *gesture,
          double scale,
          StudioCanvas *self)
{
  double x = self->pointer.x, y = self->pointer.y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  _studio_canvas_zoom_at (self, self->pinch_zoom * scale, x, y);
}

static void
add_pointer (StudioCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new (), *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  add_drag (self, GDK_BUTTON_PRIMARY);
  add_drag (self, GDK_BUTTON_MIDDLE);
}

/* --- keys --- */

static gboolean
pan_by_key (StudioCanvas *self,
            guint keyval)
{
  double step = PAN_STEP / self->zoom;
  StudioPoint center = self->center;

  switch (keyval) {
  case GDK_KEY_Left:
    center.x -= step;
    break;
  case GDK_KEY_Right:
    center.x += step;
    break;
  case GDK_KEY_Up:
    center.y -= step;
    break;
  case GDK_KEY_Down:
    center.y += step;
    break;
  default:
    return GDK_EVENT_PROPAGATE;
  }
  _studio_canvas_pan_to (self, center);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                StudioCanvas *self)
{
  if (_studio_select_key_pressed (self->select, keyval, state))
    return GDK_EVENT_STOP;
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval != GDK_KEY_space)
    return pan_by_key (self, keyval);
  self->space = TRUE;
  update_cursor (self);
  return GDK_EVENT_STOP;
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint keyval,
                 guint keycode,
                 GdkModifierType state,
                 StudioCanvas *self)
{
  if (keyval != GDK_KEY_space)
    return;
  self->space = FALSE;
  update_cursor (self);
}

static void
focus_left_cb (GtkEventControllerFocus *controller,
               StudioCanvas *self)
{
  self->space = FALSE;
  update_cursor (self);
}

static void
add_keys (StudioCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/* --- files dragged here --- */

static void
set_drop_field (StudioCanvas *self,
                const char *field)
{
  g_free (self->drop_field);
  self->drop_field = g_strdup (field);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target,
                double x,
                double y,
                StudioCanvas *self)
{
  const StudioBox *box = _studio_canvas_box_at (self, _studio_canvas_to_page (self, x, y), TRUE);

  set_drop_field (self, box != NULL ? box->layer->field : NULL);
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target,
               StudioCanvas *self)
{
  set_drop_field (self, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioCanvas *self)
{
  const StudioBox *box = _studio_canvas_box_at (self, _studio_canvas_to_page (self, x, y), TRUE);

  set_drop_field (self, NULL);
  g_signal_emit_by_name (self, "file-dropped", g_value_get_object (value), box != NULL ? box->layer->field : "");
  return TRUE;
}

static void
add_drop (StudioCanvas *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
_studio_canvas_add_input (StudioCanvas *self)
{
  add_pointer (self);
  add_keys (self);
  add_drop (self);
  _studio_canvas_add_drop (self);
}
