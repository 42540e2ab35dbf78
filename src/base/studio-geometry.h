#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** StudioPoint: a place in design px, y pointing down. */
typedef struct
{
  double x, y;
} StudioPoint;

/** StudioSize: a size in design px. */
typedef struct
{
  double w, h;
} StudioSize;

/** StudioRect: an upright box in design px; @w and @h are never negative. */
typedef struct
{
  double x, y, w, h;
} StudioRect;

/** StudioInsets: distances from the four edges in design px, in CSS order. */
typedef struct
{
  double top, right, bottom, left;
} StudioInsets;

/** Whether @inner lies within @outer, with @slack px allowed on each side. */
gboolean studio_rect_contains (const StudioRect *outer, const StudioRect *inner, double slack);
/** Whether two rects share area of more than @slack px in both directions. */
gboolean studio_rect_overlaps (const StudioRect *a, const StudioRect *b, double slack);
StudioRect studio_rect_inset (const StudioRect *rect, const StudioInsets *insets);
StudioRect studio_rect_union (const StudioRect *a, const StudioRect *b);

/**
 * studio_rect_cover:
 * @frame: the frame to fill, in px
 * @picture: the picture's size, upright, in px
 * @focal: the point to keep in view, 0..1 in both directions
 *
 * Returns: where the whole picture lies so that it covers @frame without
 * distortion, as near to having @focal in the frame's centre as the edges allow.
 */
StudioRect studio_rect_cover (const StudioRect *frame, StudioSize picture, StudioPoint focal);
/**
 * Like studio_rect_cover(), for a part chosen by hand: the middle of @crop (in shares of the picture, larger than 0) fills the frame, all
 * of it if the frame has its shape.
 */
StudioRect studio_rect_crop (const StudioRect *frame, StudioSize picture, const StudioRect *crop);
/** Like studio_rect_cover(), but the whole picture stays inside @frame, centred. */
StudioRect studio_rect_contain (const StudioRect *frame, StudioSize picture);

G_END_DECLS
