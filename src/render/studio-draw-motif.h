#pragma once

#include <cairo.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/**
 * studio_draw_motif:
 * @rect: in px; the motif starts at its top left corner and is cut off at its edges
 * @spec: which motif, its colour and unit. The unit, @spec->cell, is
 *   "meander": from one river line to the next (40 when not positive), "tenun": one stitch (14), "ubin": one tile (96),
 *   "sulur": the radius of a scroll (72), "bata": a brick's length with its joint (102), "sayap": the depth of one ring of feathers (150)
 * @clip: (nullable): also cut it off at this contour of @rect
 *
 * The same unit and seed give the same drawing in every size of @rect: a smaller one shows less of it. "sayap" grows from the
 * corner opposite to where it fades, otherwise from the lower right. Parts never add up where they touch, but
 * the rings of a wing, which show through each other. An unknown name draws nothing.
 */
void studio_draw_motif (cairo_t *cr, const StudioRect *rect, const StudioMotifSpec *spec, const StudioOutline *clip);

/** Returns: (transfer none): the names of all motifs, NULL-terminated. */
const char *const *studio_draw_motif_names (void);

G_END_DECLS
