#pragma once

#include <cairo.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/**
 * studio_draw_qr:
 * @rect: in px; the code's square with its quiet zone is fitted into it, centred
 * @spec: text (UTF-8), colours and margin
 *
 * Draws a QR code of error correction level M (15 % may be lost: creases, dirt, JPEG). On a picture each module is a whole number of
 * pixels once it is two or more wide; the spare pixels widen the quiet zone. In vector files it is exact.
 *
 * Returns: FALSE, having drawn nothing, if there is no text, it is too long for a code (2331 bytes), or @rect has no area
 */
gboolean studio_draw_qr (cairo_t *cr, const StudioRect *rect, const StudioQrSpec *spec);

G_END_DECLS
