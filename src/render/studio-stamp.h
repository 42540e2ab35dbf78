#pragma once

#include <pango/pangocairo.h>

#include "studio-geometry.h"

G_BEGIN_DECLS

/**
 * studio_stamp_draw:
 * @page: its size in the units of @cr
 * @text: a word or two
 *
 * Writes @text along the page's diagonal, as light letters with a dark edge, so that it is seen on any picture and the picture still
 * behind it.
 */
void studio_stamp_draw (cairo_t *cr, PangoContext *context, const StudioSize *page, const char *text);

G_END_DECLS
