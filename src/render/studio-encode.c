#include "config.h"

#include "studio-encode-private.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"

/* A0 at 300 dpi, and what keeps a whole file below the 4 GB a GByteArray holds */
#define MAX_PIXELS (256 * 1000000LL)

static gboolean
is_opaque (const StudioEncodePixels *pixels)
{
  for (int y = 0; y < pixels->height; y++) {
    const guint32 *row = studio_encode_row (pixels, y);
    guint32 all = 0xff000000u;

    for (int x = 0; x < pixels->width; x++)
      all &= row[x];
    if (all != 0xff000000u)
      return FALSE;
  }
  return TRUE;
}

gboolean
studio_encode_pixels (cairo_surface_t *surface,
                      int max_side,
                      StudioEncodePixels *pixels,
                      GError **error)
{
  cairo_format_t format;

  g_return_val_if_fail (surface != NULL && cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE, FALSE);
  format = cairo_image_surface_get_format (surface);
  g_return_val_if_fail (format == CAIRO_FORMAT_RGB24 || format == CAIRO_FORMAT_ARGB32, FALSE);

  cairo_surface_flush (surface);
  pixels->data = cairo_image_surface_get_data (surface);
  pixels->stride = cairo_image_surface_get_stride (surface);
  pixels->width = cairo_image_surface_get_width (surface);
  pixels->height = cairo_image_surface_get_height (surface);
  g_return_val_if_fail (pixels->data != NULL && pixels->width > 0 && pixels->height > 0, FALSE);
  if (MAX (pixels->width, pixels->height) > max_side) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT,
                 _ ("This kind of picture can be at most %d pixels wide and high. Choose a smaller size or PNG."), max_side);
    return FALSE;
  }
  if ((gint64) pixels->width * pixels->height > MAX_PIXELS) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The picture has too many pixels to be written. Choose a smaller size."));
    return FALSE;
  }
  pixels->opaque = format == CAIRO_FORMAT_RGB24 || is_opaque (pixels);
  return TRUE;
}

const guint32 *
studio_encode_row (const StudioEncodePixels *pixels,
                   int y)
{
  return (const guint32 *) (gconstpointer) (pixels->data + (gsize) y * pixels->stride);
}

void
studio_encode_on_white (const guint32 *from,
                        guint32 *to,
                        int length)
{
  for (int x = 0; x < length; x++) {
    guint32 rest = 255 - (from[x] >> 24);

    to[x] = from[x] + (rest << 24 | rest << 16 | rest << 8 | rest);
  }
}

guint32
studio_encode_straight (guint32 pixel)
{
  guint32 alpha = pixel >> 24, result = alpha << 24;

  if (alpha == 255 || alpha == 0)
    return alpha == 0 ? 0 : pixel;
  for (int shift = 0; shift <= 16; shift += 8) {
    guint32 part = ((pixel >> shift & 0xff) * 255 + alpha / 2) / alpha;

    result |= MIN (part, 255) << shift;
  }
  return result;
}
