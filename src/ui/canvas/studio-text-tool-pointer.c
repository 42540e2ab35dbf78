#include "config.h"

#include "studio-text-tool-private.h"

#include "studio-text-breaks.h"

/* Logical px around the text that still belong to it. */
#define SLACK 10

static gboolean
is_inside (StudioTextTool *self,
           double x,
           double y)
{
  StudioPoint point = _studio_text_tool_to_box (self, x, y);
  double slack = SLACK / self->zoom;
  StudioRect area = self->box;

  /* lines may be longer or lower than the box */
  if (self->view != NULL && self->view->lines->len > 0) {
    const StudioTextLine *last = &g_array_index (self->view->lines, StudioTextLine, self->view->lines->len - 1);
    StudioRect lines = { self->view->origin.x, self->view->origin.y, self->box.w, last->top + last->height };

    area = studio_rect_union (&area, &lines);
  }
  return point.x >= area.x - slack && point.y >= area.y - slack && point.x <= area.x + area.w + slack && point.y <= area.y + area.h + slack;
}

static void
unit_at (StudioTextTool *self,
         int index,
         int *from,
         int *to)
{
  *from = *to = index;
  if (self->drag_unit == 2)
    studio_text_word_at (self->buffer->words, index, from, to);
  else if (self->drag_unit >= 3)
    studio_text_line_range (self->view, studio_text_line_at (self->view, index), from, to);
}

static void
select_to (StudioTextTool *self,
           double x,
           double y)
{
  int from, to;

  unit_at (self, studio_text_index_at (self->view, _studio_text_tool_to_box (self, x, y)), &from, &to);
  if (from < self->drag_from)
    studio_text_buffer_select (self->buffer, self->drag_to, from);
  else
    studio_text_buffer_select (self->buffer, self->drag_from, MAX (to, self->drag_to));
  _studio_text_tool_refresh (self);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            StudioTextTool *self)
{
  gboolean extend = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_SHIFT_MASK) != 0;
  int index;

  if (self->id == NULL)
    return;
  if (!is_inside (self, x, y)) {
    /* the click goes on to the canvas, and selects there */
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
    studio_text_tool_end (self);
    return;
  }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_im_context_reset (self->im);
  if (self->view == NULL)
    return;
  studio_composer_end_merge (self->composer);
  index = studio_text_index_at (self->view, _studio_text_tool_to_box (self, x, y));
  self->drag_unit = n_press;
  if (extend && n_press == 1)
    self->drag_from = self->drag_to = self->buffer->anchor;
  else
    unit_at (self, index, &self->drag_from, &self->drag_to);
  select_to (self, x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double dx,
                double dy,
                StudioTextTool *self)
{
  double x = 0, y = 0;

  if (self->id == NULL || self->view == NULL)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  select_to (self, x + dx, y + dy);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double x,
           double y,
           StudioTextTool *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->id != NULL && is_inside (self, x, y) ? "text" : NULL);
}

gboolean
studio_text_tool_suggest_at (StudioTextTool *self,
                             double x,
                             double y)
{
  g_return_val_if_fail (STUDIO_IS_TEXT_TOOL (self), FALSE);

  if (self->id == NULL || self->view == NULL || !is_inside (self, x, y))
    return FALSE;
  return _studio_text_tool_suggest_for (self, studio_text_index_at (self->view, _studio_text_tool_to_box (self, x, y)));
}

void
_studio_text_tool_add_pointer (StudioTextTool *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
