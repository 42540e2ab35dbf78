#pragma once

#include <cairo.h>

#include "studio-obscure.h"

G_BEGIN_DECLS

/* What happens to a photo's pixels before its colours are changed; all in place, on RGB24 and ARGB32 image surfaces. */

/** @sigma: of the Gauss curve that three box blurs come near to, in px of @surface. What lies beyond the edges counts as like them. */
void studio_photo_blur (cairo_surface_t *surface, double sigma);
/** Adds @amount (0..1) of what a blur of @sigma px takes away. */
void studio_photo_sharpen (cairo_surface_t *surface, double sigma, double amount);

/**
 * studio_obscure_grid:
 * @width, @height: of the upright photo in px
 * @columns, @rows: (out): how many colours are all that is left of the area
 *
 * At most 12 in each direction, and none from less than 8 × 8 px of the photo: a face of 12 × 12 blocks is not known again, while one that
 * is 30 px wide would be at that number (Hill et al., "On the (in)effectiveness of mosaicing and blurring as tools for document
 * redaction", PoPETs 2016(4), is why long rows of digits get few).
 */
void studio_obscure_grid (const StudioObscure *area, int width, int height, int *columns, int *rows);
/**
 * studio_obscure_draw:
 * @surface: shows the part @crop of the upright photo
 * @grid: (transfer none): @columns × @rows px, the mean colours of the area; is made coarser in place
 *
 * Every pixel that touches the area is drawn anew from @grid alone, so what was there has no part in it.
 */
void studio_obscure_draw (cairo_surface_t *surface, const StudioRect *crop, const StudioObscure *area, cairo_surface_t *grid);

/** Appends a text that tells @area from all others. */
void studio_obscure_append_key (GString *key, const StudioObscure *area);

G_END_DECLS
