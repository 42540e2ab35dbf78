#pragma once

#include <cairo.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/** StudioShadowPaint: draws, in design px and opaque, the thing that casts a shadow. */
typedef void (*StudioShadowPaint) (cairo_t *cr, gpointer data);

/** Draws the shadow of the filled @outline (nullable: the plain box) of @rect; the outline itself is not drawn. */
void studio_draw_shadow (cairo_t *cr, const StudioRect *rect, const StudioOutline *outline, const StudioShadow *shadow);

/**
 * studio_draw_shadow_of:
 * @extents: a box in px around all that @paint draws
 * @paint: (scope call): draws the thing, e.g. a text's glyphs
 *
 * The mask is made at the resolution of @cr's target, coarser where the blur hides it, never above 16 megapixels.
 */
void studio_draw_shadow_of (cairo_t *cr, const StudioRect *extents, const StudioShadow *shadow, StudioShadowPaint paint, gpointer data);

/**
 * studio_shadow_blur_mask:
 * @mask: (transfer none): an A8 image with room for the blur around its content (3 × @sigma)
 * @sigma: of the Gauss curve that three box blurs come near to, in the mask's pixels; 0 leaves it as it is
 *
 * Returns: (transfer none): @mask, blurred in place
 */
cairo_surface_t *studio_shadow_blur_mask (cairo_surface_t *mask, double sigma);

G_END_DECLS
