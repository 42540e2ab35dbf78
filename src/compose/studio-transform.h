#pragma once

#include "studio-frame.h"

G_BEGIN_DECLS

/** StudioHandle: the eight points a frame is resized by, in the frame's own directions. */
typedef enum {
  STUDIO_HANDLE_TOP_LEFT,
  STUDIO_HANDLE_TOP,
  STUDIO_HANDLE_TOP_RIGHT,
  STUDIO_HANDLE_RIGHT,
  STUDIO_HANDLE_BOTTOM_RIGHT,
  STUDIO_HANDLE_BOTTOM,
  STUDIO_HANDLE_BOTTOM_LEFT,
  STUDIO_HANDLE_LEFT,
} StudioHandle;

typedef enum {
  STUDIO_RESIZE_FREE = 0,
  STUDIO_RESIZE_KEEP_RATIO = 1 << 0,
  STUDIO_RESIZE_FROM_CENTER = 1 << 1,
} StudioResize;

/** Nothing is made smaller than this, in px. */
#define STUDIO_TRANSFORM_MIN_SIZE 1.0

/** Returns: where the handle lies: -1, 0 or 1 in both directions */
StudioPoint studio_handle_direction (StudioHandle handle);
gboolean studio_handle_is_corner (StudioHandle handle);
/** Returns: the handle's place on the page */
StudioPoint studio_handle_point (const StudioFrame *frame, StudioHandle handle);

/**
 * studio_transform_resize:
 * @delta: how far the handle was pulled, in px of the page
 *
 * The opposite side or corner, or the middle, stays where it is. Pulled past it, the frame is mirrored.
 */
StudioFrame studio_transform_resize (const StudioFrame *frame, StudioHandle handle, StudioPoint delta, StudioResize mode);
/**
 * studio_transform_resize_all:
 * @handle: of the upright box around all frames, or of the frame itself if there is one
 * @out: (array length=n): the frames afterwards; may be @frames
 *
 * Frames turned against the box keep their right angles: their sides take the lengths that stretching would give them.
 */
void studio_transform_resize_all (const StudioFrame *frames, guint n, StudioHandle handle, StudioPoint delta, StudioResize mode, StudioFrame *out);
/** Returns: wider and higher by so many px in its own directions, its top left corner where it was */
StudioFrame studio_transform_grow (const StudioFrame *frame, double dw, double dh);

void studio_transform_move_all (const StudioFrame *frames, guint n, StudioPoint delta, StudioFrame *out);
/** @degrees: clockwise, around @pivot */
void studio_transform_rotate_all (const StudioFrame *frames, guint n, StudioPoint pivot, double degrees, StudioFrame *out);
/**
 * studio_transform_angle:
 * @start: the rotation before the pull, in degrees
 * @from, @to: where the pull began and where it is now
 * @step: degrees the rotation comes to a multiple of; 0: free
 *
 * Returns: degrees to turn by
 */
double studio_transform_angle (double start, StudioPoint pivot, StudioPoint from, StudioPoint to, double step);
/** Mirrors all in the box around them; @across: left becomes right, otherwise top becomes bottom. */
void studio_transform_flip_all (const StudioFrame *frames, guint n, gboolean across, StudioFrame *out);
/** Returns: the pull along its longer direction only */
StudioPoint studio_transform_lock_axis (StudioPoint delta);

G_END_DECLS
