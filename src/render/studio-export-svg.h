#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_export_svg_number:
 * @bytes: an SVG as cairo 1.16 writes it
 *
 * Cairo names pictures and surfaces ("image27") by a count through the whole life of the process. Here they are named by their
 * order in the file, so that the same post gives the same file.
 *
 * Returns: (transfer full): the file
 */
GBytes *studio_export_svg_number (const GByteArray *bytes);

G_END_DECLS
