#pragma once

#include <cairo.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/**
 * studio_draw_rect_usable:
 * @rect: a box in px
 *
 * Every drawing function asks this first: a box that is empty, not a number or larger than any page could be is drawn as nothing.
 */
gboolean studio_draw_rect_usable (const StudioRect *rect);

/**
 * studio_draw_outline_path:
 * @rect: the box in px of the current user space; one that is not usable adds nothing
 * @outline: (nullable): its contour, or NULL for the plain box
 *
 * Adds one closed contour to the current path, clockwise. Corner sizes are limited to half the shorter side. Polygons and
 * stars touch all four edges, as an ellipse does; a corner points up, except for even polygons of six and more
 * corners, which lie flat.
 */
void studio_draw_outline_path (cairo_t *cr, const StudioRect *rect, const StudioOutline *outline);

/** Whether @outline (nullable) is the plain box in every size, so that a cheaper rectangle will do. */
gboolean studio_draw_outline_is_rect (const StudioOutline *outline);

G_END_DECLS
