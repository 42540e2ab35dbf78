#include "config.h"

#include "studio-transform.h"

#include <math.h>

static const StudioPoint directions[] = {
  [STUDIO_HANDLE_TOP_LEFT] = { -1, -1 },
  [STUDIO_HANDLE_TOP] = { 0, -1 },
  [STUDIO_HANDLE_TOP_RIGHT] = { 1, -1 },
  [STUDIO_HANDLE_RIGHT] = { 1, 0 },
  [STUDIO_HANDLE_BOTTOM_RIGHT] = { 1, 1 },
  [STUDIO_HANDLE_BOTTOM] = { 0, 1 },
  [STUDIO_HANDLE_BOTTOM_LEFT] = { -1, 1 },
  [STUDIO_HANDLE_LEFT] = { -1, 0 },
};

StudioPoint
studio_handle_direction (StudioHandle handle)
{
  g_return_val_if_fail ((guint) handle < G_N_ELEMENTS (directions), (StudioPoint){ 0 });

  return directions[handle];
}

gboolean
studio_handle_is_corner (StudioHandle handle)
{
  StudioPoint direction = studio_handle_direction (handle);

  return fabs (direction.x) > 0 && fabs (direction.y) > 0;
}

/* A distance in the frame's own directions as one on the page. */
static StudioPoint
outwards (const StudioFrame *frame,
          StudioPoint vector)
{
  StudioAffine turn = studio_affine_rotate (frame->rotation, (StudioPoint){ 0, 0 });

  return studio_affine_apply_vector (&turn, vector);
}

static StudioPoint
inwards (const StudioFrame *frame,
         StudioPoint vector)
{
  StudioAffine turn = studio_affine_rotate (-frame->rotation, (StudioPoint){ 0, 0 });

  return studio_affine_apply_vector (&turn, vector);
}

StudioPoint
studio_handle_point (const StudioFrame *frame,
                     StudioHandle handle)
{
  StudioPoint direction, way;

  g_return_val_if_fail (frame != NULL, (StudioPoint){ 0 });

  direction = studio_handle_direction (handle);
  way = outwards (frame, (StudioPoint){ direction.x * frame->w / 2, direction.y * frame->h / 2 });
  return (StudioPoint){ frame->center.x + way.x, frame->center.y + way.y };
}

/* --- one frame --- */

/* Never nothing, on the side of zero where it is; a frame without any length has no side, and grows. */
static double
at_least (double size)
{
  if (fabs (size) >= STUDIO_TRANSFORM_MIN_SIZE)
    return size;
  return size < 0 ? -STUDIO_TRANSFORM_MIN_SIZE : STUDIO_TRANSFORM_MIN_SIZE;
}

static double
ratio (double size,
       double before)
{
  return before > 0 ? size / before : 1;
}

/* Signed new sizes: negative ones were pulled past the opposite side. */
static StudioSize
pulled_size (const StudioFrame *frame,
             StudioPoint direction,
             StudioPoint pull,
             StudioResize mode)
{
  double times = mode & STUDIO_RESIZE_FROM_CENTER ? 2 : 1;
  StudioSize size = { frame->w + direction.x * pull.x * times, frame->h + direction.y * pull.y * times };
  double across = ratio (size.w, frame->w), down = ratio (size.h, frame->h), factor;

  if (!(mode & STUDIO_RESIZE_KEEP_RATIO))
    return (StudioSize){ at_least (size.w), at_least (size.h) };
  if (fabs (direction.x) > 0 && fabs (direction.y) > 0)
    factor = MAX (fabs (across), fabs (down));
  else
    factor = fabs (direction.x) > 0 ? fabs (across) : fabs (down);
  /* both sides stay above the smallest size, or the ratio would go */
  if (MIN (frame->w, frame->h) > 0)
    factor = MAX (factor, STUDIO_TRANSFORM_MIN_SIZE / MIN (frame->w, frame->h));
  return (StudioSize){ copysign (frame->w * factor, across), copysign (frame->h * factor, down) };
}

StudioFrame
studio_transform_resize (const StudioFrame *frame,
                         StudioHandle handle,
                         StudioPoint delta,
                         StudioResize mode)
{
  StudioPoint direction, shift;
  StudioFrame resized;
  StudioSize size;

  g_return_val_if_fail (frame != NULL, (StudioFrame){ 0 });

  resized = *frame;
  direction = studio_handle_direction (handle);
  size = pulled_size (frame, direction, inwards (frame, delta), mode);
  if (!(mode & STUDIO_RESIZE_FROM_CENTER)) {
    shift = outwards (frame, (StudioPoint){ direction.x * (size.w - frame->w) / 2, direction.y * (size.h - frame->h) / 2 });
    resized.center.x += shift.x;
    resized.center.y += shift.y;
  }
  resized.w = fabs (size.w);
  resized.h = fabs (size.h);
  resized.flip_x = frame->flip_x != (size.w < 0);
  resized.flip_y = frame->flip_y != (size.h < 0);
  return resized;
}

StudioFrame
studio_transform_grow (const StudioFrame *frame,
                       double dw,
                       double dh)
{
  StudioPoint delta;

  g_return_val_if_fail (frame != NULL, (StudioFrame){ 0 });

  /* by keys nothing is mirrored: it stops at the smallest size */
  dw = MAX (dw, STUDIO_TRANSFORM_MIN_SIZE - frame->w);
  dh = MAX (dh, STUDIO_TRANSFORM_MIN_SIZE - frame->h);
  delta = outwards (frame, (StudioPoint){ dw, dh });
  return studio_transform_resize (frame, STUDIO_HANDLE_BOTTOM_RIGHT, delta, STUDIO_RESIZE_FREE);
}

/* --- several --- */

static StudioFrame
stretched (const StudioFrame *frame,
           const StudioAffine *stretch)
{
  StudioFrame out = *frame;
  StudioAffine turn = studio_affine_rotate (frame->rotation, (StudioPoint){ 0, 0 });

  out.center = studio_affine_apply (stretch, frame->center);
  out.w = MAX (STUDIO_TRANSFORM_MIN_SIZE, frame->w * hypot (stretch->xx * turn.xx, stretch->yy * turn.yx));
  out.h = MAX (STUDIO_TRANSFORM_MIN_SIZE, frame->h * hypot (stretch->xx * turn.xy, stretch->yy * turn.yy));
  out.flip_x = frame->flip_x != (stretch->xx < 0);
  out.flip_y = frame->flip_y != (stretch->yy < 0);
  if ((stretch->xx < 0) != (stretch->yy < 0))
    out.rotation = studio_frame_tidy_angle (-frame->rotation);
  return out;
}

void
studio_transform_resize_all (const StudioFrame *frames,
                             guint n,
                             StudioHandle handle,
                             StudioPoint delta,
                             StudioResize mode,
                             StudioFrame *out)
{
  StudioFrame before, after;
  StudioAffine stretch;
  StudioRect bounds;

  g_return_if_fail (n == 0 || (frames != NULL && out != NULL));

  if (n == 1) {
    *out = studio_transform_resize (frames, handle, delta, mode);
    return;
  }
  bounds = studio_frame_bounds_of_all (frames, n);
  before = studio_frame_of_rect (&bounds);
  after = studio_transform_resize (&before, handle, delta, mode);
  stretch = studio_affine_scale (ratio (after.w, before.w) * (after.flip_x ? -1 : 1), ratio (after.h, before.h) * (after.flip_y ? -1 : 1), before.center);
  stretch.x0 += after.center.x - before.center.x;
  stretch.y0 += after.center.y - before.center.y;
  for (guint i = 0; i < n; i++)
    out[i] = stretched (&frames[i], &stretch);
}

void
studio_transform_move_all (const StudioFrame *frames,
                           guint n,
                           StudioPoint delta,
                           StudioFrame *out)
{
  g_return_if_fail (n == 0 || (frames != NULL && out != NULL));

  for (guint i = 0; i < n; i++) {
    out[i] = frames[i];
    out[i].center.x += delta.x;
    out[i].center.y += delta.y;
  }
}

void
studio_transform_rotate_all (const StudioFrame *frames,
                             guint n,
                             StudioPoint pivot,
                             double degrees,
                             StudioFrame *out)
{
  StudioAffine turn = studio_affine_rotate (degrees, pivot);

  g_return_if_fail (n == 0 || (frames != NULL && out != NULL));

  for (guint i = 0; i < n; i++) {
    out[i] = frames[i];
    out[i].center = studio_affine_apply (&turn, frames[i].center);
    out[i].rotation = studio_frame_tidy_angle (frames[i].rotation + degrees);
  }
}

double
studio_transform_angle (double start,
                        StudioPoint pivot,
                        StudioPoint from,
                        StudioPoint to,
                        double step)
{
  double before = atan2 (from.y - pivot.y, from.x - pivot.x), now = atan2 (to.y - pivot.y, to.x - pivot.x);
  double degrees = (now - before) * 180 / G_PI;

  if (step > 0)
    degrees = round ((start + degrees) / step) * step - start;
  return studio_frame_tidy_angle (degrees);
}

void
studio_transform_flip_all (const StudioFrame *frames,
                           guint n,
                           gboolean across,
                           StudioFrame *out)
{
  StudioRect bounds;

  g_return_if_fail (n == 0 || (frames != NULL && out != NULL));

  bounds = studio_frame_bounds_of_all (frames, n);
  for (guint i = 0; i < n; i++) {
    out[i] = frames[i];
    /* a turned thing leans the other way in the mirror */
    out[i].rotation = studio_frame_tidy_angle (-frames[i].rotation);
    if (across) {
      out[i].center.x = 2 * bounds.x + bounds.w - frames[i].center.x;
      out[i].flip_x = !frames[i].flip_x;
    } else {
      out[i].center.y = 2 * bounds.y + bounds.h - frames[i].center.y;
      out[i].flip_y = !frames[i].flip_y;
    }
  }
}

StudioPoint
studio_transform_lock_axis (StudioPoint delta)
{
  return fabs (delta.x) >= fabs (delta.y) ? (StudioPoint){ delta.x, 0 } : (StudioPoint){ 0, delta.y };
}
