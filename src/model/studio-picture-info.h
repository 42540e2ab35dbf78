#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioPictureInfo:
 * @width: px, upright: after @orientation has been applied; at least 1
 * @height: px, upright; at least 1
 * @orientation: EXIF 1..8 (CIPA DC-008, tag 0x0112) that the stored rows still need to stand upright; 1 for
 *   HEIC and AVIF, whose turning is part of the picture itself and done by every decoder, and for SVG
 * @located: its EXIF says where it was taken; of JPEG, PNG and WebP
 * @mime: (transfer none): "image/jpeg", "image/png", …
 * @extension: (transfer none): usual file name ending without the dot, "jpg", "png", …
 */
typedef struct
{
  int width, height;
  int orientation;
  gboolean located;
  const char *mime;
  const char *extension;
} StudioPictureInfo;

/**
 * studio_picture_info_read:
 * @bytes: the whole file
 * @info: (out caller-allocates): filled only on success
 *
 * Recognises JPEG, PNG, WebP, HEIC, AVIF, TIFF, GIF, BMP and SVG by their bytes, never by a name, and reads only
 * their headers: no pixel is decoded, nothing is allocated. The size of an SVG without usable width and height comes
 * from its viewBox, else it is CSS's 300 × 150; with a length in mm or pt 96 px are an inch.
 *
 * Returns: FALSE with one sentence: %STUDIO_ERROR_UNSUPPORTED if it is no picture or none of these kinds,
 *   %STUDIO_ERROR_TRUNCATED if it is empty, cut off within its header or damaged, %STUDIO_ERROR_LIMIT above 100
 *   million pixels (JPEG, PNG) or 64 million (all others: they have to be decoded whole)
 */
gboolean studio_picture_info_read (GBytes *bytes, StudioPictureInfo *info, GError **error);

G_END_DECLS
