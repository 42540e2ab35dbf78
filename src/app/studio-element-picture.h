#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "studio-elements.h"

G_BEGIN_DECLS

/**
 * studio_element_draw_picture:
 * @brand: whose colours, letters and marks it has
 * @side: of the square picture in px
 * @cancellable: (nullable)
 *
 * What the element looks like, fitted into a square of nothing. Takes some milliseconds: call it in a worker thread.
 *
 * Returns: (transfer full) (nullable): a %CAIRO_FORMAT_ARGB32 surface; NULL if it was cancelled or cannot be drawn
 */
cairo_surface_t *studio_element_draw_picture (StudioElement *element, StudioBrand *brand, int side, GCancellable *cancellable);

G_END_DECLS
