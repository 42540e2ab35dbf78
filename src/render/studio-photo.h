#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "studio-geometry.h"

G_BEGIN_DECLS

/**
 * StudioPhotoRequest:
 * @crop: the part of the upright picture that is wanted, in shares of its width and height (0..1); cut to the
 *   picture; an empty one means the whole
 * @width: exact width of the result in px, at least 1
 * @height: exact height of the result in px, at least 1
 */
typedef struct
{
  StudioRect crop;
  int width, height;
} StudioPhotoRequest;

/**
 * studio_photo_decode:
 * @bytes: the whole file: JPEG, PNG, WebP, HEIC, AVIF, TIFF, GIF (its first picture), BMP or SVG
 * @request: what to take of it
 * @cancellable: (nullable): obeyed within 100 ms
 *
 * Decodes, crops, scales and turns upright in one go. A JPEG is scaled while it is decoded and never held whole, so
 * that memory stays with the result; an SVG is drawn sharp at the wanted size and may name nothing outside itself.
 * The crop is stretched to the size: keep the two in proportion for an undistorted picture.
 *
 * An embedded colour profile is not applied: the samples are taken as sRGB, so a Display P3 photo looks a little paler.
 * The part of a baseline JPEG below the crop is not read, hence not checked.
 *
 * Call it from any thread.
 *
 * Returns: (transfer full): an image surface of exactly @width × @height px: %CAIRO_FORMAT_RGB24 if no pixel of the
 *   picture lets anything through, else %CAIRO_FORMAT_ARGB32. NULL with one sentence: the errors of
 *   studio_picture_info_read(), %STUDIO_ERROR_TRUNCATED for a picture that is cut off or damaged anywhere in what
 *   was read, %STUDIO_ERROR_UNSUPPORTED if the system has no decoder for it, %STUDIO_ERROR_LIMIT if it takes too much
 *   memory or time, %G_IO_ERROR_CANCELLED
 */
cairo_surface_t *studio_photo_decode (GBytes *bytes, const StudioPhotoRequest *request, GCancellable *cancellable, GError **error);

/**
 * studio_photo_record:
 * @bytes: an SVG drawing; only that
 * @cancellable: (nullable): as above
 *
 * Draws it into a recording, which stays lines and curves wherever it is played, but for what the SVG itself asks to be
 * blended or filtered. Bounded as studio_photo_decode() is. Call it from any thread.
 *
 * Returns: (transfer full): a recording surface of the drawing's own size in px, for the caller's thread alone; NULL with
 *   the errors of studio_photo_decode(), %STUDIO_ERROR_UNSUPPORTED for another kind of picture
 */
cairo_surface_t *studio_photo_record (GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
