#pragma once

#include <cairo.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/** Makes @color the source, its alpha multiplied by @opacity (0..1). */
void studio_draw_color_set (cairo_t *cr, const StudioColor *color, double opacity);

/**
 * studio_draw_paint_set:
 * @rect: the painted box in px, across which a gradient runs
 * @opacity: 0..1, multiplies every alpha
 *
 * Makes @paint the source. A linear gradient reaches from corner to corner at every angle; a radial one from the middle to
 * the corners. %STUDIO_PAINT_NONE gives a source that paints nothing.
 */
void studio_draw_paint_set (cairo_t *cr, const StudioRect *rect, const StudioPaint *paint, double opacity);

/**
 * Shades @rect from the scrim's edge inwards: its colour for three tenths of @scrim->size px, then ever less (a smooth step) to the same colour
 * at alpha 0 after all of them. Fills no more than @rect.
 */
void studio_draw_scrim (cairo_t *cr, const StudioRect *rect, const StudioScrim *scrim);

/**
 * studio_draw_fill_outline:
 * @outline: (nullable): NULL for the plain box
 * @paint: (nullable): NULL to leave it empty
 * @stroke: (nullable): a line along the outline, centred on it
 *
 * Fills and then strokes the contour of @rect.
 */
void studio_draw_fill_outline (cairo_t *cr, const StudioRect *rect, const StudioOutline *outline, const StudioPaint *paint, const StudioStroke *stroke);

/** Sets source, width and dashes of @stroke. Returns: FALSE, and sets nothing, if it draws nothing. */
gboolean studio_draw_stroke_set (cairo_t *cr, const StudioStroke *stroke);

G_END_DECLS
