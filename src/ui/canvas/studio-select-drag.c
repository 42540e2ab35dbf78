#include "config.h"

#include "studio-select-private.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-canvas-live.h"
#include "studio-hit.h"

/* Px of the screen from which a line draws things to it */
#define SNAP 6
#define TURN_STEP 15.0

gboolean
_studio_select_is_dragging (StudioSelect *self)
{
  return self->state >= STUDIO_SELECT_MOVING && self->state <= STUDIO_SELECT_MARQUEE;
}

/* --- beginning --- */

static void
take_frames (StudioSelect *self)
{
  self->n = 0;
  self->start = g_new (StudioFrame, self->selected->len);
  self->now = g_new (StudioFrame, self->selected->len);
  self->indices = g_new (guint, self->selected->len);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->selected->len; i++) {
    const StudioSelected *selected = &g_array_index (self->selected, StudioSelected, i);

    if (selected->locked)
      continue;
    self->start[self->n] = selected->frame;
    self->now[self->n] = selected->frame;
    g_ptr_array_add (self->ids, g_strdup (_studio_select_get_box (self, selected->index)->layer->id));
    self->indices[self->n++] = selected->index;
  }
}

static void
drop_snap (StudioSelect *self)
{
  g_clear_pointer (&self->snap, studio_snap_free);
  g_clear_pointer (&self->xs, g_array_unref);
  g_clear_pointer (&self->ys, g_array_unref);
}

static void
make_snap (StudioSelect *self)
{
  StudioSnapGuides guides = { 0 };

  drop_snap (self);
  if (self->guides != NULL)
    studio_guides_fill_snap (STUDIO_GUIDES (self->guides), &guides, &self->xs, &self->ys);
  self->snap = studio_snap_new (_studio_select_get_scene (self), self->indices, self->n, &guides);
}

static void
begin_marquee (StudioSelect *self)
{
  GPtrArray *ids = studio_composer_get_selection (self->composer);

  self->state = STUDIO_SELECT_MARQUEE;
  self->before = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; self->held & GDK_SHIFT_MASK && i < ids->len; i++)
    g_ptr_array_add (self->before, g_strdup (g_ptr_array_index (ids, i)));
}

void
_studio_select_begin_drag (StudioSelect *self)
{
  if (self->grip >= STUDIO_GRIP_BODY && !self->on_selection) {
    begin_marquee (self);
    return;
  }
  if (_studio_select_is_frozen (self)) {
    self->state = STUDIO_SELECT_REFUSED;
    if (self->selected->len > 0)
      _studio_select_tell_limit (self, _studio_select_get_box (self, g_array_index (self->selected, StudioSelected, 0).index)->layer->id, STUDIO_CAN_MOVE);
    return;
  }
  take_frames (self);
  if (self->grip >= STUDIO_GRIP_BODY)
    self->state = STUDIO_SELECT_MOVING;
  else
    self->state = self->grip == STUDIO_GRIP_ROTATE ? STUDIO_SELECT_TURNING : STUDIO_SELECT_RESIZING;
  if (self->state != STUDIO_SELECT_TURNING)
    make_snap (self);
}

gboolean
_studio_select_rebase_drag (StudioSelect *self)
{
  StudioScene *scene = _studio_select_get_scene (self);

  for (guint i = 0; i < self->n; i++) {
    if (scene == NULL || !studio_frame_find (scene, g_ptr_array_index (self->ids, i), &self->indices[i]))
      return FALSE;
  }
  if (self->snap != NULL)
    make_snap (self);
  return TRUE;
}

/* --- going on --- */

static StudioFrame
joint_frame (const StudioFrame *frames,
             guint n)
{
  StudioRect bounds = studio_frame_bounds_of_all (frames, n);

  return n == 1 ? frames[0] : studio_frame_of_rect (&bounds);
}

/* y of the first baseline of the one text that is moved; NAN for anything else */
static double
find_baseline (StudioSelect *self)
{
  const StudioBox *box = _studio_select_get_box (self, self->indices[0]);
  StudioRect text;

  if (self->n != 1 || box->layer->kind != STUDIO_LAYER_TEXT || fabs (self->start[0].rotation) > 0.01)
    return NAN;
  text = studio_box_text_rect (box);
  return self->start[0].center.y - self->start[0].h / 2 + text.y - box->rect.y + box->fit.baseline;
}

/* Places that nothing draws to a line come to whole px, as a person would type them. */
static double
whole (double place,
       double delta,
       double snapped,
       gboolean off)
{
  return off || fabs (snapped) > 0 ? delta + snapped : round (place + delta) - place;
}

static void
move (StudioSelect *self)
{
  StudioPoint delta = { self->to.x - self->from.x, self->to.y - self->from.y };
  gboolean off = (self->held & GDK_CONTROL_MASK) != 0;
  StudioRect bounds = studio_frame_bounds_of_all (self->start, self->n);
  StudioRect rect = bounds;

  if (self->held & GDK_SHIFT_MASK)
    delta = studio_transform_lock_axis (delta);
  rect.x += delta.x;
  rect.y += delta.y;
  self->result = (StudioSnapResult){ 0 };
  if (!off)
    studio_snap_move (self->snap, &rect, find_baseline (self) + delta.y, _studio_select_slack (self, SNAP), &self->result);
  /* along a locked axis nothing may pull aside */
  if (self->held & GDK_SHIFT_MASK && !(fabs (delta.x) > 0))
    self->result.dx = 0;
  else
    delta.x = whole (bounds.x, delta.x, self->result.dx, off || self->result.n_lines > 0);
  if (self->held & GDK_SHIFT_MASK && !(fabs (delta.y) > 0))
    self->result.dy = 0;
  else
    delta.y = whole (bounds.y, delta.y, self->result.dy, off || self->result.n_lines > 0);
  studio_transform_move_all (self->start, self->n, delta, self->now);
}

/* What loses its meaning when it is stretched keeps its shape; Shift lets it go. */
static gboolean
keeps_ratio (StudioSelect *self)
{
  gboolean own = FALSE;

  for (guint i = 0; i < self->n; i++) {
    StudioLayerKind kind = _studio_select_get_box (self, self->indices[i])->layer->kind;

    own |= kind == STUDIO_LAYER_ICON || kind == STUDIO_LAYER_QR || kind == STUDIO_LAYER_LOGO;
  }
  if (!studio_handle_is_corner ((StudioHandle) self->grip))
    own = FALSE;
  return own != ((self->held & GDK_SHIFT_MASK) != 0);
}

static void
resize (StudioSelect *self)
{
  StudioFrame joint = joint_frame (self->start, self->n);
  StudioPoint delta = { self->to.x - self->from.x, self->to.y - self->from.y }, handle = studio_handle_point (&joint, (StudioHandle) self->grip);
  StudioResize mode = (keeps_ratio (self) ? STUDIO_RESIZE_KEEP_RATIO : 0) | (self->held & GDK_ALT_MASK ? STUDIO_RESIZE_FROM_CENTER : 0);
  gboolean off = (self->held & GDK_CONTROL_MASK) != 0;

  self->result = (StudioSnapResult){ 0 };
  if (!off)
    studio_snap_resize (self->snap, &joint, (StudioHandle) self->grip, delta, mode, _studio_select_slack (self, SNAP), &self->result);
  off |= mode & STUDIO_RESIZE_KEEP_RATIO || fabs (joint.rotation) > 0.01;
  delta.x = whole (handle.x, delta.x, self->result.dx, off);
  delta.y = whole (handle.y, delta.y, self->result.dy, off);
  studio_transform_resize_all (self->start, self->n, (StudioHandle) self->grip, delta, mode, self->now);
}

static void
turn (StudioSelect *self)
{
  StudioFrame joint = joint_frame (self->start, self->n);
  double step = self->held & GDK_SHIFT_MASK ? TURN_STEP : self->held & GDK_CONTROL_MASK ? 0
                                                                                        : 1;

  self->turned = studio_transform_angle (joint.rotation, joint.center, self->from, self->to, step);
  studio_transform_rotate_all (self->start, self->n, joint.center, self->turned, self->now);
}

static void catch (StudioSelect *self)
{
  StudioRect rect = { MIN (self->from.x, self->to.x), MIN (self->from.y, self->to.y), fabs (self->to.x - self->from.x), fabs (self->to.y - self->from.y) };
  StudioScene *scene = _studio_select_get_scene (self);
  g_autoptr (GArray) units = studio_hit_marquee (scene, &rect, self->held & GDK_ALT_MASK ? STUDIO_MARQUEE_ENCLOSED : STUDIO_MARQUEE_TOUCHED);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->before->len; i++)
    g_ptr_array_add (ids, g_ptr_array_index (self->before, i));
  for (guint i = 0; i < units->len; i++)
    g_ptr_array_add (ids, _studio_select_get_box (self, g_array_index (units, guint, i))->layer->id);
  g_ptr_array_add (ids, NULL);
  studio_composer_select_all_of (self->composer, (const char *const *) (gpointer) ids->pdata);
}

/* --- the picture meanwhile --- */

/* Words that will be laid out anew keep their letters: only their place is shown. */
static gboolean
keeps_letters (StudioSelect *self)
{
  for (guint i = 0; i < self->n; i++) {
    StudioLayerKind kind = _studio_select_get_box (self, self->indices[i])->layer->kind;

    if (kind == STUDIO_LAYER_TEXT || kind == STUDIO_LAYER_STACK || kind == STUDIO_LAYER_GROUP)
      return !(studio_handle_is_corner ((StudioHandle) self->grip) && keeps_ratio (self));
  }
  return FALSE;
}

/* From where things were painted to where they are now: for one, and for the box around several, it is one affine. */
static StudioAffine
live_affine (StudioSelect *self)
{
  StudioFrame before = joint_frame (self->start, self->n), now = joint_frame (self->now, self->n);
  StudioAffine from, to = studio_frame_matrix (&now), scale, back;
  gboolean flip_x = before.flip_x != now.flip_x, flip_y = before.flip_y != now.flip_y;

  if (self->state == STUDIO_SELECT_TURNING)
    return studio_affine_rotate (self->turned, before.center);
  if (self->state == STUDIO_SELECT_MOVING)
    return studio_affine_translate (self->now[0].center.x - self->start[0].center.x, self->now[0].center.y - self->start[0].center.y);
  from = studio_frame_matrix (&before);
  studio_affine_invert (&from, &back);
  if (keeps_letters (self))
    return studio_affine_multiply (&to, &back);
  scale = studio_affine_scale ((flip_x ? -1 : 1) * now.w / MAX (before.w, 0.01), (flip_y ? -1 : 1) * now.h / MAX (before.h, 0.01), (StudioPoint){ 0, 0 });
  scale.x0 = flip_x ? now.w : 0;
  scale.y0 = flip_y ? now.h : 0;
  scale = studio_affine_multiply (&scale, &back);
  return studio_affine_multiply (&to, &scale);
}

static void
show_live (StudioSelect *self)
{
  StudioAffine affine = live_affine (self);
  cairo_matrix_t matrix = { affine.xx, affine.yx, affine.xy, affine.yy, affine.x0, affine.y0 };

  /* a copy will lie above; until then what is copied stays where it is */
  if (self->state == STUDIO_SELECT_MOVING && self->held & GDK_ALT_MASK)
    cairo_matrix_init_identity (&matrix);
  _studio_canvas_set_live_affine (self->canvas, &matrix);
}

void
_studio_select_update_drag (StudioSelect *self)
{
  switch (self->state) {
  case STUDIO_SELECT_MOVING:
    move (self);
    break;
  case STUDIO_SELECT_RESIZING:
    resize (self);
    break;
  case STUDIO_SELECT_TURNING:
    turn (self);
    break;
  case STUDIO_SELECT_MARQUEE:
    catch (self);
    gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
    return;
  case STUDIO_SELECT_IDLE:
  case STUDIO_SELECT_PRESSED:
  case STUDIO_SELECT_REFUSED:
  default:
    return;
  }
  show_live (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

/* --- ending --- */

static void
forget (StudioSelect *self)
{
  self->n = 0;
  self->turned = 0;
  self->result = (StudioSnapResult){ 0 };
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->now, g_free);
  g_clear_pointer (&self->indices, g_free);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  drop_snap (self);
  g_clear_pointer (&self->before, g_ptr_array_unref);
}

static gboolean
is_moved (StudioSelect *self)
{
  for (guint i = 0; i < self->n; i++) {
    const StudioFrame *a = &self->start[i], *b = &self->now[i];

    if (fabs (a->center.x - b->center.x) > 0.005 || fabs (a->center.y - b->center.y) > 0.005 || fabs (a->w - b->w) > 0.005 || fabs (a->h - b->h) > 0.005 ||
        fabs (a->rotation - b->rotation) > 0.005 || a->flip_x != b->flip_x || a->flip_y != b->flip_y)
      return TRUE;
  }
  return FALSE;
}

static void
write_copies (StudioSelect *self)
{
  StudioPoint by = { self->now[0].center.x - self->start[0].center.x, self->now[0].center.y - self->start[0].center.y };

  /* the copies become the selection, which ends the drag for everybody who listens */
  self->state = STUDIO_SELECT_IDLE;
  forget (self);
  _studio_canvas_end_live (self->canvas, FALSE);
  studio_composer_duplicate_by (self->composer, by.x, by.y);
}

/* The selection shows its new places until the page is laid out anew. */
static void
go_ahead (StudioSelect *self)
{
  for (guint i = 0; i < self->n; i++) {
    for (guint j = 0; j < self->selected->len; j++) {
      StudioSelected *selected = &g_array_index (self->selected, StudioSelected, j);

      if (selected->index == self->indices[i])
        selected->frame = self->now[i];
    }
  }
  self->ahead = TRUE;
}

void
_studio_select_end_drag (StudioSelect *self)
{
  gboolean moved = is_moved (self), copies = moved && self->state == STUDIO_SELECT_MOVING && (self->held & GDK_ALT_MASK);
  gboolean scaled = self->state == STUDIO_SELECT_RESIZING && studio_handle_is_corner ((StudioHandle) self->grip) && keeps_ratio (self);
  StudioSelectState state = self->state;

  if (copies) {
    write_copies (self);
    return;
  }
  self->state = STUDIO_SELECT_IDLE;
  if (moved) {
    go_ahead (self);
    _studio_select_write (self, self->indices, self->start, self->now, self->n, scaled);
  }
  if (state != STUDIO_SELECT_MARQUEE)
    _studio_canvas_end_live (self->canvas, moved);
  forget (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

void
_studio_select_drop_drag (StudioSelect *self)
{
  StudioSelectState state = self->state;

  self->state = STUDIO_SELECT_IDLE;
  if (state == STUDIO_SELECT_MARQUEE) {
    g_ptr_array_add (self->before, NULL);
    studio_composer_select_all_of (self->composer, (const char *const *) (gpointer) self->before->pdata);
  } else if (state > STUDIO_SELECT_PRESSED && state < STUDIO_SELECT_MARQUEE) {
    _studio_canvas_end_live (self->canvas, FALSE);
  }
  forget (self);
}

char *
_studio_select_get_chip (StudioSelect *self)
{
  StudioFrame joint;

  if (self->state == STUDIO_SELECT_TURNING) {
    joint = joint_frame (self->now, self->n);
    /* TRANSLATORS: an angle, beside what is being turned */
    return g_strdup_printf (_ ("%.0f°"), self->n == 1 ? joint.rotation : self->turned);
  }
  if (self->state != STUDIO_SELECT_RESIZING)
    return NULL;
  joint = joint_frame (self->now, self->n);
  /* TRANSLATORS: width and height, beside what is being resized */
  return g_strdup_printf (_ ("%.0f × %.0f"), joint.w, joint.h);
}
