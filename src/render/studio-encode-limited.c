#include "config.h"

#include "studio-encode-private.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"
#include "studio-photo.h"

#define LOWEST_QUALITY 40
#define HIGHEST_QUALITY 95

/* Windows of the similarity, in px, and how far apart they start */
#define WINDOW 8
#define WINDOW_STEP 4

/* Brightness of a whole surface on white (ITU-R BT.601, as JPEG weighs it) */
static guint8 *
brightness (const StudioEncodePixels *pixels)
{
  guint8 *plane = g_malloc_n (pixels->height, pixels->width);
  g_autofree guint32 *line = g_new (guint32, pixels->width);

  for (int y = 0; y < pixels->height; y++) {
    const guint32 *row = studio_encode_row (pixels, y);
    guint8 *to = plane + (gsize) y * pixels->width;

    if (!pixels->opaque) {
      studio_encode_on_white (row, line, pixels->width);
      row = line;
    }
    for (int x = 0; x < pixels->width; x++)
      to[x] = (guint8) (((row[x] >> 16 & 0xff) * 77 + (row[x] >> 8 & 0xff) * 150 + (row[x] & 0xff) * 29 + 128) >> 8);
  }
  return plane;
}

/* Similarity of one window of @width × @height px */
static double
window_ssim (const guint8 *a,
             const guint8 *b,
             int stride,
             int width,
             int height)
{
  const double c1 = 0.01 * 255 * 0.01 * 255, c2 = 0.03 * 255 * 0.03 * 255;
  int sum_a = 0, sum_b = 0, sum_aa = 0, sum_bb = 0, sum_ab = 0;
  double count = width * height;
  double mean_a, mean_b, variance_a, variance_b, covariance;

  for (int y = 0; y < height; y++, a += stride, b += stride) {
    for (int x = 0; x < width; x++) {
      sum_a += a[x];
      sum_b += b[x];
      sum_aa += a[x] * a[x];
      sum_bb += b[x] * b[x];
      sum_ab += a[x] * b[x];
    }
  }
  mean_a = sum_a / count;
  mean_b = sum_b / count;
  variance_a = sum_aa / count - mean_a * mean_a;
  variance_b = sum_bb / count - mean_b * mean_b;
  covariance = sum_ab / count - mean_a * mean_b;
  return (2 * mean_a * mean_b + c1) * (2 * covariance + c2) / ((mean_a * mean_a + mean_b * mean_b + c1) * (variance_a + variance_b + c2));
}

/* The mean over all windows; meaningless once @cancellable is cancelled */
static double
mean_ssim (const StudioEncodePixels *pixels_a,
           const StudioEncodePixels *pixels_b,
           GCancellable *cancellable)
{
  g_autofree guint8 *plane_a = brightness (pixels_a);
  g_autofree guint8 *plane_b = brightness (pixels_b);
  int width = MIN (WINDOW, pixels_a->width), height = MIN (WINDOW, pixels_a->height);
  double sum = 0;
  gint64 count = 0;

  for (int y = 0; y + height <= pixels_a->height && !g_cancellable_is_cancelled (cancellable); y += WINDOW_STEP) {
    for (int x = 0; x + width <= pixels_a->width; x += WINDOW_STEP) {
      gsize at = (gsize) y * pixels_a->width + x;

      sum += window_ssim (plane_a + at, plane_b + at, pixels_a->width, width, height);
      count++;
    }
  }
  return sum / (double) MAX (count, 1);
}

double
studio_encode_ssim (cairo_surface_t *a,
                    cairo_surface_t *b,
                    GCancellable *cancellable)
{
  StudioEncodePixels pixels_a, pixels_b;

  g_return_val_if_fail (studio_encode_pixels (a, G_MAXINT, &pixels_a, NULL) && studio_encode_pixels (b, G_MAXINT, &pixels_b, NULL), 0);
  g_return_val_if_fail (pixels_a.width == pixels_b.width && pixels_a.height == pixels_b.height, 0);

  return mean_ssim (&pixels_a, &pixels_b, cancellable);
}

static GBytes *
encode (cairo_surface_t *surface,
        StudioEncodeKind kind,
        int quality,
        GCancellable *cancellable,
        GError **error)
{
  switch (kind) {
  case STUDIO_ENCODE_JPEG:
    return studio_encode_jpeg (surface, quality, cancellable, error);
  case STUDIO_ENCODE_WEBP:
    return studio_encode_webp (surface, quality, cancellable, error);
  case STUDIO_ENCODE_PNG:
  default:
    return studio_encode_png (surface, cancellable, error);
  }
}

/* What the file looks like when it is opened again */
static cairo_surface_t *
decode (GBytes *bytes,
        StudioEncodeKind kind,
        cairo_surface_t *like,
        GCancellable *cancellable,
        GError **error)
{
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, cairo_image_surface_get_width (like), cairo_image_surface_get_height (like) };
  cairo_surface_t *surface;

  if (kind == STUDIO_ENCODE_JPEG)
    return studio_photo_decode (bytes, &request, cancellable, error);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, request.width, request.height);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS && studio_encode_webp_decode (bytes, surface))
    return surface;
  cairo_surface_destroy (surface);
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("There is not enough memory to check the picture. Choose a smaller size."));
  return NULL;
}

typedef struct
{
  cairo_surface_t *surface;
  StudioEncodeKind kind;
  gsize max_bytes;
  GCancellable *cancellable;
  StudioEncodeResult best; /* of the files that fit */
  gsize smallest;          /* of all that were tried */
} Search;

/* Encodes once; a file that fits becomes the best. Returns: FALSE if the encoder fails */
static gboolean
search_try (Search *search,
            int quality,
            gboolean *fits,
            GError **error)
{
  GBytes *bytes = encode (search->surface, search->kind, quality, search->cancellable, error);
  gsize size;

  if (bytes == NULL)
    return FALSE;
  size = g_bytes_get_size (bytes);
  search->smallest = MIN (search->smallest, size);
  *fits = size <= search->max_bytes;
  if (!*fits) {
    g_bytes_unref (bytes);
    return TRUE;
  }
  studio_encode_result_clear (&search->best);
  search->best.bytes = bytes;
  search->best.quality = quality;
  return TRUE;
}

/* Most files fit at the first try; after that halving finds the place among the 55 qualities left. */
static gboolean
search_run (Search *search,
            GError **error)
{
  int low = LOWEST_QUALITY, high = HIGHEST_QUALITY - 1;
  gboolean fits;

  if (!search_try (search, search->kind == STUDIO_ENCODE_PNG ? 100 : HIGHEST_QUALITY, &fits, error))
    return FALSE;
  if (fits || search->kind == STUDIO_ENCODE_PNG)
    return TRUE;
  while (low <= high) {
    int middle = (low + high) / 2;

    if (!search_try (search, middle, &fits, error))
      return FALSE;
    if (fits)
      low = middle + 1;
    else
      high = middle - 1;
  }
  return TRUE;
}

static gboolean
search_measure (Search *search,
                GError **error)
{
  cairo_surface_t *seen;

  search->best.ssim = 1;
  if (search->kind == STUDIO_ENCODE_PNG)
    return TRUE;
  seen = decode (search->best.bytes, search->kind, search->surface, search->cancellable, error);
  if (seen == NULL)
    return FALSE;
  search->best.ssim = studio_encode_ssim (search->surface, seen, search->cancellable);
  cairo_surface_destroy (seen);
  return !g_cancellable_set_error_if_cancelled (search->cancellable, error);
}

static void
refuse_size (const Search *search,
             GError **error)
{
  guint kilobytes = (guint) ((search->smallest + 999) / 1000), allowed = (guint) (search->max_bytes / 1000);

  if (search->kind == STUDIO_ENCODE_PNG)
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT,
                 _ ("The picture takes %u kB as PNG, more than the %u kB allowed. Choose JPEG or a smaller size."), kilobytes, allowed);
  else
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT,
                 _ ("The picture cannot be made smaller than %u kB without looking bad, but only %u kB are allowed. Choose a smaller size."), kilobytes, allowed);
}

gboolean
studio_encode_limited (cairo_surface_t *surface,
                       StudioEncodeKind kind,
                       gsize max_bytes,
                       StudioEncodeResult *result,
                       GCancellable *cancellable,
                       GError **error)
{
  Search search = { surface, kind, max_bytes, cancellable, { 0 }, G_MAXSIZE };

  g_return_val_if_fail (surface != NULL && result != NULL, FALSE);

  if (!search_run (&search, error)) {
    studio_encode_result_clear (&search.best);
    return FALSE;
  }
  if (search.best.bytes == NULL) {
    refuse_size (&search, error);
    return FALSE;
  }
  if (!search_measure (&search, error)) {
    studio_encode_result_clear (&search.best);
    return FALSE;
  }
  *result = search.best;
  return TRUE;
}

void
studio_encode_result_clear (StudioEncodeResult *result)
{
  g_clear_pointer (&result->bytes, g_bytes_unref);
}
