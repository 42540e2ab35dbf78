#pragma once

#include <cairo.h>

#include "studio-icon-set.h"
#include "studio-layer.h"

G_BEGIN_DECLS

/**
 * studio_draw_icon:
 * @rect: in px; the icon's square is fitted into it, centred
 * @spec: which icon of the program's own set; its stroke is a width on the 24 × 24 grid, 2 when not positive.
 *   "mdi:school" is the glyph of an icon font; if that is not on this computer, a box with a question mark stands in
 *
 * Returns: FALSE, having drawn nothing, for an unknown name
 */
gboolean studio_draw_icon (cairo_t *cr, const StudioRect *rect, const StudioIconSpec *spec);
/** As studio_draw_icon(), from @set. */
gboolean studio_draw_icon_from (cairo_t *cr, const StudioRect *rect, const StudioIconSpec *spec, StudioIconSet *set);

G_END_DECLS
