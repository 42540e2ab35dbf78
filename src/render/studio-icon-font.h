#pragma once

#include <cairo.h>

#include "studio-icon-index.h"

G_BEGIN_DECLS

/**
 * studio_icon_font_append:
 * @cr: its path gets the glyph's contours, to be filled
 * @x: left edge of the square in which the icon stands
 * @y: its upper edge
 * @side: of the square, in user space
 *
 * The glyph as a path, so that it is sharp at any size and stays one in PDF and SVG. Its drawing is fitted into the square
 * with a small margin, in the middle, whatever the font's own metrics are. Any thread may call it.
 *
 * Returns: FALSE, having added nothing, if the font is not on this computer or has no such glyph
 */
gboolean studio_icon_font_append (cairo_t *cr, const StudioIconGlyph *glyph, double x, double y, double side);

G_END_DECLS
