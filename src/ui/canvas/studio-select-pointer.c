#include "config.h"

#include "studio-select-private.h"

#include <math.h>

#include "studio-hit.h"

/* Px of the screen that a hand may tremble during a click */
#define TREMBLE 4

/* --- pressing --- */

static gboolean
is_touch (GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static gboolean
is_background (StudioSelect *self,
               const char *id)
{
  guint index;

  return id == NULL || !studio_frame_find (_studio_select_get_scene (self), id, &index) || studio_hit_is_background (_studio_select_get_scene (self), index);
}

/* What is pressed is taken at once, so that a drag can begin with it; the selected ones stay together. */
static void
take_pressed (StudioSelect *self)
{
  gboolean plain = !is_background (self, self->pressed) && studio_composer_get_limit (self->composer, self->pressed, STUDIO_CAN_MOVE) == NULL;

  self->on_selection = _studio_select_has_point (self, self->from);
  if (self->on_selection || !plain || self->held & GDK_ALT_MASK)
    return;
  studio_composer_select (self->composer, self->pressed, (self->held & GDK_SHIFT_MASK) != 0);
  self->on_selection = TRUE;
  /* the click is done with it: up comes nothing more */
  g_clear_pointer (&self->pressed, g_free);
}

static void
press (StudioSelect *self,
       StudioPoint point)
{
  StudioFrame frame;

  self->from = self->to = point;
  self->state = STUDIO_SELECT_PRESSED;
  self->on_selection = FALSE;
  self->grip = STUDIO_GRIP_NONE;
  if (_studio_select_get_frame (self, &frame))
    self->grip = studio_grip_at (&frame, point, studio_canvas_get_zoom (self->canvas), studio_grip_sizes (self->touch));
  g_free (self->pressed);
  self->pressed = g_strdup (self->grip < STUDIO_GRIP_BODY ? NULL : _studio_select_pick (self, point, FALSE));
  if (self->grip >= STUDIO_GRIP_BODY)
    take_pressed (self);
  _studio_select_update_hover (self);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            StudioSelect *self)
{
  StudioPoint point = _studio_canvas_to_page (self->canvas, x, y);

  if (!_studio_select_is_active (self) || self->canvas->space)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  self->touch = is_touch (GTK_EVENT_CONTROLLER (gesture));
  self->held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  self->pointer = point;
  if (n_press == 2) {
    /* what opens over the page keeps the button's coming up for itself: nothing may wait for it */
    self->state = STUDIO_SELECT_IDLE;
    _studio_select_open (self, point);
    return;
  }
  if (n_press == 1)
    press (self, point);
}

/* --- releasing --- */

/* A click without a drag. */
static void
click (StudioSelect *self)
{
  gboolean extend = (self->held & GDK_SHIFT_MASK) != 0;
  const char *id = self->pressed;

  if (self->held & GDK_ALT_MASK && !extend)
    id = _studio_select_pick (self, self->from, TRUE);
  if (self->grip < STUDIO_GRIP_BODY || (id == NULL && self->pressed == NULL && self->on_selection))
    return;
  if (id == NULL || (extend && is_background (self, id))) {
    if (!extend)
      studio_composer_select_none (self->composer);
    return;
  }
  studio_composer_select (self->composer, id, extend);
  if (studio_composer_is_selected (self->composer, id))
    _studio_select_tell_limit (self, id, STUDIO_CAN_EVERYTHING);
}

static void
release (StudioSelect *self)
{
  if (self->state == STUDIO_SELECT_PRESSED) {
    self->state = STUDIO_SELECT_IDLE;
    click (self);
  } else if (_studio_select_is_dragging (self)) {
    _studio_select_end_drag (self);
  }
  self->state = STUDIO_SELECT_IDLE;
  g_clear_pointer (&self->pressed, g_free);
  _studio_select_update_hover (self);
  _studio_select_update_cursor (self);
}

/* --- dragging --- */

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double x,
               double y,
               StudioSelect *self)
{
  if (!_studio_select_is_active (self) || self->canvas->space)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

/* Alt waits for what comes, since Alt and a click mean something else; what is locked is taken to say why it stays. */
static void
take_for_drag (StudioSelect *self)
{
  if (self->grip < STUDIO_GRIP_BODY || self->on_selection || is_background (self, self->pressed))
    return;
  studio_composer_select (self->composer, self->pressed, FALSE);
  self->on_selection = TRUE;
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double dx,
                double dy,
                StudioSelect *self)
{
  double zoom = studio_canvas_get_zoom (self->canvas);

  if (!_studio_select_is_active (self) || self->state == STUDIO_SELECT_IDLE || self->state == STUDIO_SELECT_REFUSED)
    return;
  self->held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  self->to = (StudioPoint){ self->from.x + dx / zoom, self->from.y + dy / zoom };
  self->pointer = self->to;
  if (self->state == STUDIO_SELECT_PRESSED) {
    if (hypot (dx, dy) < TREMBLE)
      return;
    take_for_drag (self);
    _studio_select_begin_drag (self);
    _studio_select_update_hover (self);
  }
  _studio_select_update_drag (self);
  _studio_select_update_cursor (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double dx,
             double dy,
             StudioSelect *self)
{
  if (_studio_select_is_active (self))
    release (self);
}

static void
cancel_cb (GtkGesture *gesture,
           GdkEventSequence *sequence,
           StudioSelect *self)
{
  _studio_select_cancel (self);
  self->state = STUDIO_SELECT_IDLE;
}

/* Keys pressed in the middle of a drag count at once, not only with the next move of the pointer. */
static gboolean
modifiers_cb (GtkEventControllerKey *controller,
              GdkModifierType state,
              StudioSelect *self)
{
  if (!_studio_select_is_dragging (self))
    return GDK_EVENT_PROPAGATE;
  self->held = state;
  _studio_select_update_drag (self);
  _studio_select_update_cursor (self);
  return GDK_EVENT_PROPAGATE;
}

/* --- hovering --- */

static void
motion_cb (GtkEventControllerMotion *controller,
           double x,
           double y,
           StudioSelect *self)
{
  self->pointer = _studio_canvas_to_page (self->canvas, x, y);
  self->inside = TRUE;
  if (!_studio_select_is_active (self) || self->state != STUDIO_SELECT_IDLE)
    return;
  self->touch = is_touch (GTK_EVENT_CONTROLLER (controller));
  _studio_select_update_hover (self);
}

static void
leave_cb (GtkEventControllerMotion *controller,
          StudioSelect *self)
{
  self->inside = FALSE;
  _studio_select_update_hover (self);
}

void
_studio_select_add_pointer (StudioSelect *self)
{
  GtkWidget *widget = GTK_WIDGET (self->canvas);
  GtkGesture *press_gesture = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new (), *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press_gesture), GDK_BUTTON_PRIMARY);
  g_signal_connect (press_gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press_gesture));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (cancel_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (keys, "modifiers", G_CALLBACK (modifiers_cb), self);
  gtk_widget_add_controller (widget, keys);
}
