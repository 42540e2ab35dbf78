#pragma once

#include <cairo.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/**
 * studio_draw_line:
 * @rect: the layer's box in px; a line that runs level has a box of no height
 * @stroke: colour, width and dashes; nothing is drawn without a width
 *
 * Strokes the line and fills its heads, as one figure: a translucent colour does not add up where they meet. The tip of a
 * head lies on the line's end.
 */
void studio_draw_line (cairo_t *cr, const StudioRect *rect, const StudioLineSpec *line, const StudioStroke *stroke);

G_END_DECLS
