#pragma once

#include <cairo.h>

#include "studio-color.h"
#include "studio-geometry.h"

G_BEGIN_DECLS

/**
 * studio_draw_emblem:
 * @rect: in px; the mark's square is fitted into it, centred
 * @shape_class: (nullable): "drop", "shield", "pentagon", "gate", "octagon" or "circle", which is also drawn for any other word
 * @color: of the mark
 * @ground: of the house in it; with alpha 0 the house is a hole
 *
 * A neutral stand-in until the office puts its own emblem in.
 */
void studio_draw_emblem (cairo_t *cr, const StudioRect *rect, const char *shape_class, const StudioColor *color, const StudioColor *ground);

G_END_DECLS
