#include "config.h"

#include "studio-select-private.h"

#define LARGE_STEP 10
#define LARGE_TURN 15

gboolean
_studio_canvas_read_arrow (guint keyval,
                           StudioPoint *way)
{
  switch (keyval) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    *way = (StudioPoint){ -1, 0 };
    return TRUE;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    *way = (StudioPoint){ 1, 0 };
    return TRUE;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    *way = (StudioPoint){ 0, -1 };
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    *way = (StudioPoint){ 0, 1 };
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
arrow_pressed (StudioSelect *self,
               StudioPoint way,
               GdkModifierType held)
{
  double step = held & GDK_SHIFT_MASK ? LARGE_STEP : 1;

  if (self->selected->len == 0 || held & GDK_CONTROL_MASK)
    return FALSE;
  if (held & GDK_ALT_MASK)
    _studio_select_grow (self, way.x * step, way.y * step);
  else
    studio_composer_nudge (self->composer, way.x * step, way.y * step);
  return TRUE;
}

static gboolean
turn_pressed (StudioSelect *self,
              guint keyval,
              GdkModifierType held)
{
  gboolean back = keyval == GDK_KEY_bracketleft || keyval == GDK_KEY_braceleft;

  if (held != GDK_ALT_MASK && held != (GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  studio_composer_rotate_by (self->composer, (back ? -1 : 1) * (held & GDK_SHIFT_MASK ? LARGE_TURN : 1));
  return TRUE;
}

/* A place of the first selected thing that a double-click would hit. */
static gboolean
find_inside (StudioSelect *self,
             StudioPoint *point)
{
  const StudioBox *box;
  StudioFrame frame;
  guint index;

  if (self->selected->len == 0)
    return FALSE;
  index = g_array_index (self->selected, StudioSelected, 0).index;
  box = _studio_select_get_box (self, index);
  /* the first thing in a group is as good as any */
  for (guint i = index; i < box->end; i++) {
    if (_studio_select_get_box (self, i)->end == i + 1) {
      frame = studio_frame_of_box (_studio_select_get_scene (self), i);
      *point = frame.center;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
open_pressed (StudioSelect *self,
              GdkModifierType held)
{
  StudioPoint point;
  const StudioBox *box = self->selected->len == 1 ? _studio_select_get_box (self, g_array_index (self->selected, StudioSelected, 0).index) : NULL;

  if (held == 0 && box != NULL && box->layer->kind == STUDIO_LAYER_TEXT) {
    /* no place was pointed at: all words are meant */
    g_signal_emit_by_name (self->canvas, "edit-text", box->layer->id, NULL);
    return TRUE;
  }
  if (held != 0 || !find_inside (self, &point))
    return FALSE;
  _studio_select_open (self, point);
  return TRUE;
}

static gboolean
crop_pressed (StudioSelect *self,
              GdkModifierType held)
{
  const StudioBox *box;

  if (held != 0 || self->selected->len != 1)
    return FALSE;
  box = _studio_select_get_box (self, g_array_index (self->selected, StudioSelected, 0).index);
  if (box->layer->kind != STUDIO_LAYER_PHOTO)
    return FALSE;
  g_signal_emit_by_name (self->canvas, "crop", box->layer->id);
  return TRUE;
}

static gboolean
escape_pressed (StudioSelect *self)
{
  if (self->state != STUDIO_SELECT_IDLE) {
    _studio_select_cancel (self);
    return TRUE;
  }
  return studio_composer_leave (self->composer);
}

static gboolean
step_pressed (StudioSelect *self,
              guint keyval,
              GdkModifierType held)
{
  if (held & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  studio_composer_select_next (self->composer, keyval == GDK_KEY_ISO_Left_Tab || held & GDK_SHIFT_MASK ? -1 : 1);
  return TRUE;
}

gboolean
_studio_select_key_pressed (StudioSelect *self,
                            guint keyval,
                            GdkModifierType state)
{
  GdkModifierType held = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);
  StudioPoint way;

  if (!_studio_select_is_active (self))
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    return escape_pressed (self);
  /* in the middle of a drag keys would change what is being dragged */
  if (_studio_select_is_dragging (self))
    return TRUE;
  if (_studio_canvas_read_arrow (keyval, &way))
    return arrow_pressed (self, way, held);
  switch (keyval) {
  case GDK_KEY_Tab:
  case GDK_KEY_ISO_Left_Tab:
    return step_pressed (self, keyval, held);
  case GDK_KEY_bracketleft:
  case GDK_KEY_bracketright:
  case GDK_KEY_braceleft:
  case GDK_KEY_braceright:
    return turn_pressed (self, keyval, held);
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_F2:
    return open_pressed (self, held);
  case GDK_KEY_c:
    return crop_pressed (self, held);
  default:
    return FALSE;
  }
}
