#pragma once

#include "studio-transform.h"

G_BEGIN_DECLS

/** StudioGrip: what of a selected frame is under the pointer. The first eight are those of StudioHandle. */
typedef enum {
  STUDIO_GRIP_TOP_LEFT,
  STUDIO_GRIP_TOP,
  STUDIO_GRIP_TOP_RIGHT,
  STUDIO_GRIP_RIGHT,
  STUDIO_GRIP_BOTTOM_RIGHT,
  STUDIO_GRIP_BOTTOM,
  STUDIO_GRIP_BOTTOM_LEFT,
  STUDIO_GRIP_LEFT,
  STUDIO_GRIP_ROTATE,
  STUDIO_GRIP_BODY,
  STUDIO_GRIP_NONE,
} StudioGrip;

/** StudioGripSizes: in px of the screen. @knob: distance of the rotation knob from the lower side. */
typedef struct
{
  double handle, hit, knob;
} StudioGripSizes;

/** For mouse and pen (12 px) or fingers (18 px); UX.md §4. */
const StudioGripSizes *studio_grip_sizes (gboolean touch);
/** Returns: a grip's place on the page; @zoom: px of the screen a px of the page */
StudioPoint studio_grip_point (const StudioFrame *frame, StudioGrip grip, double zoom, const StudioGripSizes *sizes);
/** Whether there is room for it: side handles go where they would touch the corners', all but one corner where the frame is tiny. */
gboolean studio_grip_is_shown (const StudioFrame *frame, StudioGrip grip, double zoom, const StudioGripSizes *sizes);
/** Returns: the nearest grip under @point, @STUDIO_GRIP_BODY inside, else @STUDIO_GRIP_NONE */
StudioGrip studio_grip_at (const StudioFrame *frame, StudioPoint point, double zoom, const StudioGripSizes *sizes);
/** Returns: the CSS name of the pointer for a grip of a frame turned like @frame */
const char *studio_grip_cursor (const StudioFrame *frame, StudioGrip grip);

G_END_DECLS
