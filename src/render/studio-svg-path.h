#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_svg_path_append:
 * @cr: (nullable): where to add the path, in its user space; NULL only checks @data
 * @data: path data as SVG 1.1 section 8.3 writes it (https://www.w3.org/TR/SVG11/paths.html#PathDataBNF):
 *   M L H V C S Q T A Z, absolute and relative, repeated arguments, packed numbers and flags
 *
 * Bounded: at most 64 KiB of text and 8192 segments, coordinates within ±1,000,000.
 *
 * Returns: FALSE if @data is not path data; then what came before the mistake has been added
 */
gboolean studio_svg_path_append (cairo_t *cr, const char *data);

G_END_DECLS
