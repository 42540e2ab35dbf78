#include "config.h"

#include "studio-grip.h"

#include <math.h>

static const StudioGripSizes mouse_sizes = { 12, 24, 20 }, touch_sizes = { 18, 36, 26 };

/* Side handles need their own room between the two at the corners. */
#define ROOM_FOR_SIDES 3
#define ROOM_FOR_CORNERS 1

const StudioGripSizes *
studio_grip_sizes (gboolean touch)
{
  return touch ? &touch_sizes : &mouse_sizes;
}

StudioPoint
studio_grip_point (const StudioFrame *frame,
                   StudioGrip grip,
                   double zoom,
                   const StudioGripSizes *sizes)
{
  StudioFrame longer;

  g_return_val_if_fail (frame != NULL && sizes != NULL && zoom > 0, (StudioPoint){ 0 });

  if (grip <= STUDIO_GRIP_LEFT)
    return studio_handle_point (frame, (StudioHandle) grip);
  if (grip != STUDIO_GRIP_ROTATE)
    return frame->center;
  longer = *frame;
  longer.h += 2 * sizes->knob / zoom;
  return studio_handle_point (&longer, STUDIO_HANDLE_BOTTOM);
}

gboolean
studio_grip_is_shown (const StudioFrame *frame,
                      StudioGrip grip,
                      double zoom,
                      const StudioGripSizes *sizes)
{
  StudioPoint direction;
  double across, down;

  g_return_val_if_fail (frame != NULL && sizes != NULL && zoom > 0, FALSE);

  if (grip >= STUDIO_GRIP_ROTATE)
    return grip == STUDIO_GRIP_ROTATE;
  across = frame->w * zoom / sizes->handle;
  down = frame->h * zoom / sizes->handle;
  direction = studio_handle_direction ((StudioHandle) grip);
  if (studio_handle_is_corner ((StudioHandle) grip))
    return grip == STUDIO_GRIP_BOTTOM_RIGHT || (across >= ROOM_FOR_CORNERS && down >= ROOM_FOR_CORNERS);
  /* a line, thin in one direction, keeps its two ends */
  return fabs (direction.x) > 0 ? down >= ROOM_FOR_SIDES || (down < ROOM_FOR_CORNERS && across >= ROOM_FOR_SIDES)
                                : across >= ROOM_FOR_SIDES || (across < ROOM_FOR_CORNERS && down >= ROOM_FOR_SIDES);
}

StudioGrip
studio_grip_at (const StudioFrame *frame,
                StudioPoint point,
                double zoom,
                const StudioGripSizes *sizes)
{
  StudioGrip nearest = STUDIO_GRIP_NONE;
  double best = INFINITY;

  g_return_val_if_fail (frame != NULL && sizes != NULL && zoom > 0, STUDIO_GRIP_NONE);

  for (guint i = 0; i <= STUDIO_GRIP_ROTATE; i++) {
    StudioPoint at = studio_grip_point (frame, (StudioGrip) i, zoom, sizes);
    double away = MAX (fabs (point.x - at.x), fabs (point.y - at.y)) * zoom, reach = sizes->hit / 2;

    if (!studio_grip_is_shown (frame, (StudioGrip) i, zoom, sizes) || away > reach || away >= best)
      continue;
    /* small things must still be able to be taken by their middle */
    if (i < STUDIO_GRIP_ROTATE && away > sizes->handle / 2 && studio_frame_contains (frame, point, 0) && MIN (frame->w, frame->h) * zoom < 2 * sizes->hit)
      continue;
    best = away;
    nearest = (StudioGrip) i;
  }
  if (nearest == STUDIO_GRIP_NONE && studio_frame_contains (frame, point, 0))
    return STUDIO_GRIP_BODY;
  return nearest;
}

const char *
studio_grip_cursor (const StudioFrame *frame,
                    StudioGrip grip)
{
  static const char *const names[] = { "ew-resize", "nwse-resize", "ns-resize", "nesw-resize" };
  StudioPoint direction;
  double angle;

  g_return_val_if_fail (frame != NULL, "default");

  switch (grip) {
  case STUDIO_GRIP_ROTATE:
    return "grab";
  case STUDIO_GRIP_BODY:
    return "move";
  case STUDIO_GRIP_NONE:
    return "default";
  case STUDIO_GRIP_TOP_LEFT:
  case STUDIO_GRIP_TOP:
  case STUDIO_GRIP_TOP_RIGHT:
  case STUDIO_GRIP_RIGHT:
  case STUDIO_GRIP_BOTTOM_RIGHT:
  case STUDIO_GRIP_BOTTOM:
  case STUDIO_GRIP_BOTTOM_LEFT:
  case STUDIO_GRIP_LEFT:
  default:
    direction = studio_handle_direction ((StudioHandle) grip);
    angle = atan2 (direction.y, direction.x) * 180 / G_PI + frame->rotation;
    return names[((int) round (angle / 45) % 4 + 4) % 4];
  }
}
