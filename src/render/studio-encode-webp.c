#include "config.h"

#include "studio-encode-private.h"

#include <glib/gi18n-lib.h>
#include <webp/decode.h>
#include <webp/encode.h>

#include "studio-error.h"

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define CAIRO_ORDER MODE_bgrA
#else
#define CAIRO_ORDER MODE_Argb
#endif

static int
take_progress (int percent,
               const WebPPicture *picture)
{
  return !g_cancellable_is_cancelled (picture->user_data);
}

static gboolean
fill (WebPPicture *picture,
      const StudioEncodePixels *pixels)
{
  picture->use_argb = 1;
  picture->width = pixels->width;
  picture->height = pixels->height;
  if (!WebPPictureAlloc (picture))
    return FALSE;
  for (int y = 0; y < pixels->height; y++) {
    const guint32 *row = studio_encode_row (pixels, y);
    guint32 *to = picture->argb + (gsize) y * picture->argb_stride;

    for (int x = 0; x < pixels->width; x++)
      to[x] = pixels->opaque ? row[x] | 0xff000000u : studio_encode_straight (row[x]);
  }
  return TRUE;
}

GBytes *
studio_encode_webp (cairo_surface_t *surface,
                    int quality,
                    GCancellable *cancellable,
                    GError **error)
{
  StudioEncodePixels pixels;
  WebPConfig config;
  WebPPicture picture;
  WebPMemoryWriter writer;
  GBytes *bytes = NULL;

  g_return_val_if_fail (quality >= 1 && quality <= 100, NULL);

  if (!studio_encode_pixels (surface, WEBP_MAX_DIMENSION, &pixels, error))
    return NULL;
  if (!WebPConfigInit (&config) || !WebPPictureInit (&picture)) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, _ ("The WebP library of this computer does not fit the program. Choose JPEG or PNG."));
    return NULL;
  }
  WebPMemoryWriterInit (&writer);
  config.quality = (float) quality;
  picture.writer = WebPMemoryWrite;
  picture.custom_ptr = &writer;
  picture.progress_hook = take_progress;
  picture.user_data = cancellable;
  if (fill (&picture, &pixels) && WebPEncode (&config, &picture))
    bytes = g_bytes_new (writer.mem, writer.size);
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("There is not enough memory to write the picture. Choose a smaller size."));
  WebPMemoryWriterClear (&writer);
  WebPPictureFree (&picture);
  return bytes;
}

gboolean
studio_encode_webp_decode (GBytes *bytes,
                           cairo_surface_t *surface)
{
  WebPDecoderConfig config;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int stride = cairo_image_surface_get_stride (surface);
  gboolean decoded;

  if (!WebPInitDecoderConfig (&config))
    return FALSE;
  cairo_surface_flush (surface);
  config.output.colorspace = CAIRO_ORDER;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = cairo_image_surface_get_data (surface);
  config.output.u.RGBA.stride = stride;
  config.output.u.RGBA.size = (gsize) stride * cairo_image_surface_get_height (surface);
  decoded = WebPDecode (data, size, &config) == VP8_STATUS_OK;
  cairo_surface_mark_dirty (surface);
  return decoded;
}
