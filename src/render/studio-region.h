#pragma once

#include "studio-painter.h"

G_BEGIN_DECLS

/**
 * StudioRegion: a part of a page.
 * @scale: device px a design px; the whole page is then round(width × scale) px wide
 * @area: of the page, in device px; may reach beyond it
 */
typedef struct
{
  double scale;
  cairo_rectangle_int_t area;
} StudioRegion;

/** The whole page at @scale. */
cairo_rectangle_int_t studio_region_page (const StudioFormat *format, double scale);
/** The device px that @rect (design px) touches. */
cairo_rectangle_int_t studio_region_of (const StudioFormat *format, double scale, const StudioRect *rect);

/** Returns: whether @a and @b share pixels; then @both (may be one of them) is what they share */
gboolean studio_region_intersect (const cairo_rectangle_int_t *a, const cairo_rectangle_int_t *b, cairo_rectangle_int_t *both);

/**
 * studio_region_surface:
 * @painter: with its parts, if only some boxes are wanted
 * @transparent: nothing lies under the boxes; otherwise white paper does
 *
 * Paints a part of the page: the same pixels as that part of studio_export_surface() at the same scale (a few in
 * shades, motifs and turned photos may be one step of 255 off, none if the whole page is painted), up to a page 4,096 px wide. What lies out of sight costs nothing. Photos that are enlarged a lot are only decoded where they are seen.
 *
 * Returns: (transfer full): a surface of the area's size; NULL if it is too large (8,192 px a side, 32 megapixels)
 */
cairo_surface_t *studio_region_surface (StudioPainter *painter, StudioScene *scene, const StudioRegion *region, gboolean transparent, GError **error);

G_END_DECLS
