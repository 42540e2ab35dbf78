#pragma once

#include "studio-layer.h"

G_BEGIN_DECLS

/** Most steps of one line: an elbow makes three of each pair of points. */
#define STUDIO_LINE_MAX_STEPS (3 * STUDIO_LINE_MAX_POINTS)

/** StudioLineStep: from where the step before ended to @to, straight or as a cubic Bézier curve. */
typedef struct
{
  gboolean curve;
  StudioPoint c1, c2;
  StudioPoint to;
} StudioLineStep;

/**
 * studio_line_get_steps:
 * @line: its points in shares of the box
 * @rect: the box in px; its width or height may be 0
 * @start: (out): where the line begins, in px
 * @steps: (out): room for %STUDIO_LINE_MAX_STEPS
 *
 * The line's middle as it is drawn, for drawing and for finding what lies under a pointer. Heads and stroke width are not in it.
 *
 * Returns: the number of steps, at least 1
 */
int studio_line_get_steps (const StudioLineSpec *line, const StudioRect *rect, StudioPoint *start, StudioLineStep *steps);

/** How far a head reaches back from the line's end, in px: a multiple of the stroke's @width, 0 for none. */
double studio_line_head_length (StudioLineHead head, double width);

G_END_DECLS
