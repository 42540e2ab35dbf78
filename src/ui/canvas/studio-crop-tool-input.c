#include "config.h"

#include "studio-crop-tool-private.h"

#include <math.h>

#include "studio-canvas-private.h"

#define ZOOM_NOTCH 1.1
#define REST_MS 120
#define FEW_STEPS 1
#define MANY_STEPS 10

static double
page_px (StudioCropTool *self,
         double logical)
{
  return logical / studio_canvas_get_zoom (self->canvas);
}

/* --- what is under the pointer --- */

static gboolean
on_focal (StudioCropTool *self,
          double x,
          double y)
{
  StudioPoint place;

  if (self->mode != STUDIO_CROP_MODE_CROP || !studio_photo_session_has_focal (self->session) || !gtk_toggle_button_get_active (self->focal_button))
    return FALSE;
  place = _studio_crop_tool_to_widget (self, studio_photo_session_get_focal (self->session));
  return hypot (x - place.x, y - place.y) <= STUDIO_CROP_RING + 2;
}

static StudioGrip
grip_at (StudioCropTool *self,
         const StudioFrame *frame,
         double x,
         double y)
{
  return studio_grip_at (frame, _studio_crop_tool_to_page (self, x, y), studio_canvas_get_zoom (self->canvas), studio_grip_sizes (FALSE));
}

static StudioCropPull
pull_of_crop (StudioCropTool *self,
              double x,
              double y,
              StudioGrip *grip)
{
  StudioFrame frame = studio_photo_session_get_frame (self->session);

  *grip = grip_at (self, &frame, x, y);
  if (on_focal (self, x, y))
    return STUDIO_CROP_PULL_FOCAL;
  return *grip <= STUDIO_GRIP_LEFT ? STUDIO_CROP_PULL_FRAME : STUDIO_CROP_PULL_PHOTO;
}

static StudioCropPull
pull_of_hide (StudioCropTool *self,
              double x,
              double y,
              StudioGrip *grip)
{
  *grip = STUDIO_GRIP_NONE;
  if (self->area >= 0) {
    StudioFrame frame = studio_photo_session_get_area_frame (self->session, (guint) self->area);

    *grip = grip_at (self, &frame, x, y);
    if (*grip <= STUDIO_GRIP_LEFT)
      return STUDIO_CROP_PULL_AREA_SIDE;
  }
  return studio_photo_session_area_at (self->session, _studio_crop_tool_to_page (self, x, y)) >= 0 ? STUDIO_CROP_PULL_AREA : STUDIO_CROP_PULL_NEW_AREA;
}

static StudioCropPull
pull_at (StudioCropTool *self,
         double x,
         double y,
         StudioGrip *grip)
{
  return self->mode == STUDIO_CROP_MODE_HIDE ? pull_of_hide (self, x, y, grip) : pull_of_crop (self, x, y, grip);
}

static const char *
cursor_for (StudioCropTool *self,
            StudioCropPull pull,
            StudioGrip grip)
{
  StudioFrame frame = studio_photo_session_get_frame (self->session);

  switch (pull) {
  case STUDIO_CROP_PULL_FRAME:
  case STUDIO_CROP_PULL_AREA_SIDE:
    return studio_grip_cursor (&frame, grip);
  case STUDIO_CROP_PULL_FOCAL:
  case STUDIO_CROP_PULL_AREA:
    return "move";
  case STUDIO_CROP_PULL_NEW_AREA:
    return "crosshair";
  case STUDIO_CROP_PULL_PHOTO:
    return self->pull == STUDIO_CROP_PULL_NONE ? "grab" : "grabbing";
  case STUDIO_CROP_PULL_NONE:
    break;
  }
  return NULL;
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double x,
           double y,
           StudioCropTool *self)
{
  StudioGrip grip;
  StudioCropPull pull;

  self->pointer = (StudioPoint){ x, y };
  if (self->session == NULL || self->pull != STUDIO_CROP_PULL_NONE)
    return;
  pull = pull_at (self, x, y, &grip);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor_for (self, pull, grip));
}

/* --- pulling --- */

static gboolean
on_bar (StudioCropTool *self,
        double x,
        double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return widget != NULL && (widget == self->bar || gtk_widget_is_ancestor (widget, self->bar));
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double x,
               double y,
               StudioCropTool *self)
{
  StudioGrip grip;

  if (self->session == NULL || on_bar (self, x, y)) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
    return;
  }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->pull = pull_at (self, x, y, &grip);
  if (self->pull == STUDIO_CROP_PULL_AREA)
    _studio_crop_tool_select_area (self, studio_photo_session_area_at (self->session, _studio_crop_tool_to_page (self, x, y)));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor_for (self, self->pull, grip));
  if (grip <= STUDIO_GRIP_LEFT)
    self->handle = (StudioHandle) grip;
  self->pull_start = self->pull_now = _studio_crop_tool_to_page (self, x, y);
  studio_photo_session_hold (self->session);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pull_frame (StudioCropTool *self,
            StudioPoint delta,
            GdkModifierType state,
            double threshold)
{
  StudioResize mode = state & GDK_SHIFT_MASK ? STUDIO_RESIZE_KEEP_RATIO : STUDIO_RESIZE_FREE;

  studio_photo_session_resize (self->session, self->handle, delta, mode, threshold, &self->lines);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* @delta: in px of the page since the pull began */
static void
pull_by (StudioCropTool *self,
         StudioPoint delta,
         GdkModifierType state)
{
  double threshold = state & GDK_CONTROL_MASK ? 0 : page_px (self, STUDIO_CROP_SNAP);

  switch (self->pull) {
  case STUDIO_CROP_PULL_PHOTO:
    studio_photo_session_drag (self->session, delta, threshold);
    break;
  case STUDIO_CROP_PULL_FRAME:
    pull_frame (self, delta, state, threshold);
    break;
  case STUDIO_CROP_PULL_FOCAL:
    studio_photo_session_set_focal (self->session, self->pull_now);
    break;
  case STUDIO_CROP_PULL_AREA:
    studio_photo_session_move_area (self->session, (guint) self->area, delta);
    break;
  case STUDIO_CROP_PULL_AREA_SIDE:
    studio_photo_session_resize_area (self->session, (guint) self->area, self->handle, delta);
    break;
  case STUDIO_CROP_PULL_NEW_AREA:
  case STUDIO_CROP_PULL_NONE:
    break;
  }
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double dx,
                double dy,
                StudioCropTool *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  StudioPoint delta = { page_px (self, dx), page_px (self, dy) };

  if (self->session == NULL || self->pull == STUDIO_CROP_PULL_NONE)
    return;
  self->pull_now = (StudioPoint){ self->pull_start.x + delta.x, self->pull_start.y + delta.y };
  pull_by (self, delta, state);
  _studio_crop_tool_refresh (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double dx,
             double dy,
             StudioCropTool *self)
{
  StudioCropPull pull = self->pull;

  if (self->session == NULL || pull == STUDIO_CROP_PULL_NONE)
    return;
  self->pull = STUDIO_CROP_PULL_NONE;
  self->lines.n_lines = 0;
  if (pull == STUDIO_CROP_PULL_FOCAL)
    studio_photo_session_settle_focal (self->session);
  if (pull == STUDIO_CROP_PULL_NEW_AREA)
    _studio_crop_tool_select_area (self, studio_photo_session_add_area (self->session, self->pull_start, self->pull_now, &self->like));
  _studio_crop_tool_refresh (self);
  _studio_crop_tool_load (self, pull == STUDIO_CROP_PULL_PHOTO || pull == STUDIO_CROP_PULL_FRAME ? REST_MS : 0);
}

/* --- zoom --- */

static void
zoom_to (StudioCropTool *self,
         double zoom,
         double x,
         double y)
{
  StudioPoint around = _studio_crop_tool_to_page (self, x, y);

  studio_photo_session_zoom (self->session, zoom, &around);
  _studio_crop_tool_refresh (self);
  _studio_crop_tool_load (self, REST_MS);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double dx,
           double dy,
           StudioCropTool *self)
{
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;

  if (self->session == NULL)
    return GDK_EVENT_PROPAGATE;
  /* the frame stays where the areas are drawn */
  if (self->mode == STUDIO_CROP_MODE_CROP && self->pull == STUDIO_CROP_PULL_NONE)
    zoom_to (self, studio_photo_session_get_zoom (self->session) * pow (ZOOM_NOTCH, wheel ? -dy : -dy / 48), self->pointer.x, self->pointer.y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture,
                GdkEventSequence *sequence,
                StudioCropTool *self)
{
  if (self->session != NULL)
    self->pinch_zoom = studio_photo_session_get_zoom (self->session);
}

static void
pinch_cb (GtkGestureZoom *gesture,
          double scale,
          StudioCropTool *self)
{
  double x = self->pointer.x, y = self->pointer.y;

  if (self->session == NULL || self->mode != STUDIO_CROP_MODE_CROP)
    return;
  self->pull = STUDIO_CROP_PULL_NONE;
  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  zoom_to (self, self->pinch_zoom * scale, x, y);
}

/* --- keys --- */

static void
nudge (StudioCropTool *self,
       StudioPoint direction,
       double steps)
{
  StudioPoint delta = { direction.x * steps, direction.y * steps };

  if (self->mode == STUDIO_CROP_MODE_CROP) {
    studio_photo_session_nudge (self->session, delta.x, delta.y);
  } else if (self->area >= 0) {
    studio_photo_session_hold (self->session);
    studio_photo_session_move_area (self->session, (guint) self->area, delta);
  }
  _studio_crop_tool_refresh (self);
  _studio_crop_tool_load (self, REST_MS);
}

static gboolean
act (StudioCropTool *self,
     const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
crop_key (StudioCropTool *self,
          guint keyval)
{
  double zoom = studio_photo_session_get_zoom (self->session);

  switch (keyval) {
  case GDK_KEY_plus:
  case GDK_KEY_equal:
  case GDK_KEY_KP_Add:
    studio_photo_session_zoom (self->session, zoom * ZOOM_NOTCH, NULL);
    break;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    studio_photo_session_zoom (self->session, zoom / ZOOM_NOTCH, NULL);
    break;
  default:
    return GDK_EVENT_PROPAGATE;
  }
  _studio_crop_tool_refresh (self);
  _studio_crop_tool_load (self, REST_MS);
  return GDK_EVENT_STOP;
}

static gboolean
hide_key (StudioCropTool *self,
          guint keyval)
{
  switch (keyval) {
  case GDK_KEY_Delete:
  case GDK_KEY_KP_Delete:
  case GDK_KEY_BackSpace:
    return act (self, "crop.remove-area");
  case GDK_KEY_plus:
  case GDK_KEY_KP_Add:
  case GDK_KEY_Insert:
    return act (self, "crop.add-area");
  case GDK_KEY_Page_Down:
    return act (self, "crop.next-area");
  case GDK_KEY_Page_Up:
    return act (self, "crop.previous-area");
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* Between the photo and the bar; the canvas would go to another layer. */
static void
step_focus (StudioCropTool *self,
            gboolean back)
{
  if (!gtk_widget_child_focus (GTK_WIDGET (self), back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
plain_key (StudioCropTool *self,
           guint keyval,
           GdkModifierType state)
{
  StudioPoint direction;

  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter)
    return act (self, "crop.done");
  if (_studio_canvas_read_arrow (keyval, &direction)) {
    nudge (self, direction, state & GDK_SHIFT_MASK ? MANY_STEPS : FEW_STEPS);
    return GDK_EVENT_STOP;
  }
  return self->mode == STUDIO_CROP_MODE_HIDE ? hide_key (self, keyval) : crop_key (self, keyval);
}

/* Function keys and those with Ctrl or Alt are the window's; all others would move or delete the layer on the canvas below. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                StudioCropTool *self)
{
  if (self->session == NULL || state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || (keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F35) || keyval == GDK_KEY_Menu)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    return act (self, "crop.cancel");
  if (keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_KP_Tab)
    step_focus (self, keyval == GDK_KEY_ISO_Left_Tab || state & GDK_SHIFT_MASK);
  else if (gtk_widget_is_focus (GTK_WIDGET (self)))
    plain_key (self, keyval, state);
  return GDK_EVENT_STOP;
}

void
_studio_crop_tool_add_input (StudioCropTool *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new (), *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
