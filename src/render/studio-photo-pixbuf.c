#include "config.h"

#include "studio-photo-private.h"

#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#include "studio-error.h"

/* Between two looks at the cancellable */
#define CHUNK 65536

/* The kinds that are read only with a package of their own; @package is its name on Debian. */
typedef struct
{
  const char *mime, *name, *package;
} Kind;

static const Kind kinds[] = {
  { "image/webp", "WebP", "webp-pixbuf-loader" },
  { "image/heic", "HEIC", "heif-gdk-pixbuf" },
  { "image/avif", "AVIF", "libavif-gdk-pixbuf" },
  { "image/svg+xml", "SVG", "librsvg2-2" },
};

void
studio_photo_refuse_missing (const char *mime,
                             GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (strcmp (kinds[i].mime, mime) == 0) {
      g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED,
                   _ ("This computer cannot read %s pictures yet: its %s decoder is missing. Install “%s”, or save the picture as JPEG first."),
                   kinds[i].name, kinds[i].name, kinds[i].package);
      return;
    }
  }
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED,
               _ ("This computer cannot read pictures of the kind “%s”. Save the picture as JPEG or PNG first."), mime);
}

/* Whether the chunk that ends a PNG is there */
static gboolean
png_has_end (const guint8 *data,
             gsize size)
{
  gsize at = 8;

  while (at <= size && size - at >= 12) {
    guint32 length;

    if (memcmp (data + at + 4, "IEND", 4) == 0)
      return TRUE;
    memcpy (&length, data + at, 4);
    length = GUINT32_FROM_BE (length);
    if (length > size - at - 12)
      return FALSE;
    at += 12 + (gsize) length;
  }
  return FALSE;
}

static gboolean
webp_has_end (const guint8 *data,
              gsize size)
{
  guint32 length;

  memcpy (&length, data + 4, 4);
  return GUINT32_FROM_LE (length) <= size - 8;
}

static guint32
little (const guint8 *at,
        int length)
{
  guint32 value = 0;

  for (int i = length - 1; i >= 0; i--)
    value = value << 8 | at[i];
  return value;
}

/* Rows that are not compressed have to be there all; of others the header says how long they are, or nothing. */
static gboolean
bmp_has_end (const guint8 *data,
             gsize size,
             const StudioPictureInfo *info)
{
  guint64 start, row;
  gboolean old = little (data + 14, 4) == 12;

  if (size < 54 && !old)
    return FALSE;
  start = little (data + 10, 4);
  if (!old && (little (data + 30, 4) == 1 || little (data + 30, 4) == 2))
    return start + little (data + 34, 4) <= size;
  row = ((guint64) info->width * little (data + (old ? 24 : 28), 2) + 31) / 32 * 4;
  return start + row * info->height <= size;
}

/* Steps over the data blocks of a GIF that start at @at. FALSE if they are cut off. */
static gboolean
skip_gif_blocks (const guint8 *data,
                 gsize size,
                 gsize *at)
{
  while (*at < size && data[*at] != 0)
    *at += 1 + data[*at];
  *at += 1;
  return *at <= size;
}

static gsize
gif_palette (guint8 flags)
{
  return flags & 0x80 ? (gsize) 3 << ((flags & 7) + 1) : 0;
}

/* Whether the first picture of a GIF is there: no other is shown. */
static gboolean
gif_has_first (const guint8 *data,
               gsize size)
{
  gsize at = 13 + gif_palette (data[10]);

  while (at + 10 < size) {
    gboolean picture = data[at] == 0x2c;

    if (!picture && data[at] != 0x21)
      return FALSE;
    at += picture ? 11 + gif_palette (data[at + 9]) : 2;
    if (!skip_gif_blocks (data, size, &at) || picture)
      return picture && at <= size;
  }
  return FALSE;
}

/* gdk-pixbuf shows cut-off files of these kinds without a word, the missing part black or clear. */
static gboolean
is_whole (const StudioPhotoJob *job)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (job->bytes, &size);

  if (strcmp (job->info.mime, "image/png") == 0)
    return png_has_end (data, size);
  if (strcmp (job->info.mime, "image/webp") == 0)
    return webp_has_end (data, size);
  if (strcmp (job->info.mime, "image/bmp") == 0)
    return bmp_has_end (data, size, &job->info);
  if (strcmp (job->info.mime, "image/gif") == 0)
    return gif_has_first (data, size);
  return TRUE;
}

/* The loader's own reading of the size counts, should it differ from ours; at 0 it stops. */
static void
check_size (GdkPixbufLoader *loader,
            int width,
            int height,
            gpointer user_data)
{
  gboolean *too_large = user_data;

  if ((gint64) width * height > STUDIO_PHOTO_MAX_WHOLE) {
    *too_large = TRUE;
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  }
}

/* Feeds the file. On failure the loader is closed as well: it insists. */
static gboolean
feed (GdkPixbufLoader *loader,
      const StudioPhotoJob *job,
      GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (job->bytes, &size);

  for (gsize at = 0; at < size; at += CHUNK) {
    if (g_cancellable_set_error_if_cancelled (job->cancellable, error) || !gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK, size - at), error)) {
      gdk_pixbuf_loader_close (loader, NULL);
      return FALSE;
    }
  }
  return gdk_pixbuf_loader_close (loader, error);
}

/* gdk-pixbuf's own sentences are technical and not ours to translate; only a cancel passes. */
static void
refuse_failure (GError *failure,
                gboolean too_large,
                GError **error)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, failure);
    return;
  }
  if (too_large || g_error_matches (failure, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY))
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The picture has too many pixels to be read. Make it smaller first."));
  else
    studio_photo_refuse_damaged (FALSE, error);
  g_clear_error (&failure);
}

static GdkPixbuf *
load (const StudioPhotoJob *job,
      GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (job->info.mime, NULL);
  GError *failure = NULL;
  gboolean too_large = FALSE;
  GdkPixbuf *pixbuf;

  if (loader == NULL) {
    studio_photo_refuse_missing (job->info.mime, error);
    return NULL;
  }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (check_size), &too_large);
  if (!feed (loader, job, &failure) || too_large) {
    refuse_failure (failure, too_large, error);
    return NULL;
  }
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL) {
    studio_photo_refuse_damaged (FALSE, error);
    return NULL;
  }
  return g_object_ref (pixbuf);
}

/* The TIFF loader has turned some cases itself and says what is left; HEIC and AVIF come upright. */
static int
orientation_left (GdkPixbuf *pixbuf,
                  const StudioPictureInfo *info)
{
  const char *option = gdk_pixbuf_get_option (pixbuf, "orientation");
  gint64 orientation = option != NULL ? g_ascii_strtoll (option, NULL, 10) : 1;

  if (strcmp (info->mime, "image/tiff") == 0)
    return orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
  return info->orientation;
}

static gboolean
is_opaque (GdkPixbuf *pixbuf)
{
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  gsize stride = gdk_pixbuf_get_rowstride (pixbuf);
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);

  if (!gdk_pixbuf_get_has_alpha (pixbuf))
    return TRUE;
  for (int y = 0; y < height; y++) {
    const guint8 *row = pixels + y * stride;
    guint8 all = 255;

    for (int x = 0; x < width; x++)
      all &= row[x * 4 + 3];
    if (all != 255)
      return FALSE;
  }
  return TRUE;
}

static guint32
times (guint32 value,
       guint32 alpha)
{
  guint32 product = value * alpha + 128;

  return (product + (product >> 8)) >> 8;
}

static void
rgb_to_cairo (const guint8 *from,
              guint32 *to,
              int length)
{
  for (int x = 0; x < length; x++, from += 3)
    to[x] = 0xff000000u | (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];
}

static void
rgba_to_cairo (const guint8 *from,
               guint32 *to,
               int length)
{
  for (int x = 0; x < length; x++, from += 4) {
    guint32 alpha = from[3];

    to[x] = alpha << 24 | times (from[0], alpha) << 16 | times (from[1], alpha) << 8 | times (from[2], alpha);
  }
}

static cairo_surface_t *
scale (GdkPixbuf *pixbuf,
       const StudioPhotoJob *job,
       GError **error)
{
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  gsize stride = gdk_pixbuf_get_rowstride (pixbuf);
  int columns = gdk_pixbuf_get_width (pixbuf), rows = gdk_pixbuf_get_height (pixbuf);
  StudioPhotoGrid grid = { columns, rows, columns, rows, orientation_left (pixbuf, &job->info), is_opaque (pixbuf) };
  g_autoptr (StudioPhotoScaler) scaler = studio_photo_scaler_new (&job->request, &grid, error);
  g_autofree guint32 *row = NULL;
  cairo_rectangle_int_t window;

  if (scaler == NULL)
    return NULL;
  studio_photo_scaler_window (scaler, &window);
  row = g_new (guint32, window.width);
  for (int y = 0; y < window.height; y++) {
    const guint8 *from = pixels + (gsize) (window.y + y) * stride + (gsize) window.x * gdk_pixbuf_get_n_channels (pixbuf);

    if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
      return NULL;
    if (gdk_pixbuf_get_has_alpha (pixbuf))
      rgba_to_cairo (from, row, window.width);
    else
      rgb_to_cairo (from, row, window.width);
    studio_photo_scaler_push (scaler, row);
  }
  return studio_photo_scaler_finish (scaler);
}

cairo_surface_t *
studio_photo_pixbuf_decode (const StudioPhotoJob *job,
                            GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (!is_whole (job)) {
    studio_photo_refuse_damaged (TRUE, error);
    return NULL;
  }
  pixbuf = load (job, error);
  return pixbuf != NULL ? scale (pixbuf, job, error) : NULL;
}
