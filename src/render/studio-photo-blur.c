#include "config.h"

#include "studio-photo-effect.h"

#include <math.h>
#include <string.h>

#define N_BOXES 3
#define CHANNELS 4
/* Wider ones look no different: nothing but a slope of colours is left of any photo. */
#define MAX_SIGMA 2000.0
/* Below this a blur moves no pixel by a visible amount. */
#define MIN_SIGMA 0.3

typedef struct
{
  guint8 *pixels;
  int width, height;
  gsize stride;
} Plane;

/* Radii of three boxes whose variances come nearest to sigma²: a box of 2r + 1 px has ((2r + 1)² - 1) / 12. */
static void
box_radii (double sigma,
           int radii[N_BOXES])
{
  int low = (int) floor ((sqrt (4 * sigma * sigma + 1) - 1) / 2);
  double variance_low = low * (low + 1) / 3.0, variance_high = (low + 1) * (low + 2) / 3.0;
  int n_high = (int) lround ((sigma * sigma - N_BOXES * variance_low) / (variance_high - variance_low));

  for (int i = 0; i < N_BOXES; i++)
    radii[i] = i < n_high ? low + 1 : low;
}

/* Fixed point instead of a division for each pixel: sums stay below 255 × width, so the product fits 32 bits. */
static guint32
reciprocal (int radius)
{
  return (1u << 24) / (guint32) (2 * radius + 1);
}

static inline guint8
mean (guint32 sum,
      guint32 factor)
{
  return (guint8) ((sum * factor + (1u << 23)) >> 24);
}

static void
blur_row (const guint8 *in,
          guint8 *out,
          int width,
          int radius)
{
  guint32 factor = reciprocal (radius);

  for (int c = 0; c < CHANNELS; c++) {
    guint32 sum = in[c] * (guint32) (radius + 1);

    for (int x = 1; x <= radius; x++)
      sum += in[MIN (x, width - 1) * CHANNELS + c];
    for (int x = 0; x < width; x++) {
      out[x * CHANNELS + c] = mean (sum, factor);
      sum += in[MIN (x + radius + 1, width - 1) * CHANNELS + c];
      sum -= in[MAX (x - radius, 0) * CHANNELS + c];
    }
  }
}

static const guint8 *
row_at (const Plane *plane,
        int y)
{
  return plane->pixels + (gsize) CLAMP (y, 0, plane->height - 1) * plane->stride;
}

/* One running sum a column, all moved a row at a time: memory is read in order, and the compiler makes vectors of it. */
static void
blur_columns (const Plane *in,
              const Plane *out,
              guint32 *sums,
              int radius)
{
  guint32 factor = reciprocal (radius);
  int length = in->width * CHANNELS;

  memset (sums, 0, sizeof *sums * (gsize) length);
  for (int y = -radius; y <= radius; y++) {
    const guint8 *row = row_at (in, y);

    for (int i = 0; i < length; i++)
      sums[i] += row[i];
  }
  for (int y = 0; y < in->height; y++) {
    const guint8 *next = row_at (in, y + radius + 1), *last = row_at (in, y - radius);
    guint8 *row = out->pixels + (gsize) y * out->stride;

    for (int i = 0; i < length; i++) {
      row[i] = mean (sums[i], factor);
      sums[i] += next[i];
      sums[i] -= last[i];
    }
  }
}

static gboolean
find_plane (cairo_surface_t *surface,
            Plane *plane)
{
  cairo_surface_flush (surface);
  plane->pixels = cairo_image_surface_get_data (surface);
  plane->width = cairo_image_surface_get_width (surface);
  plane->height = cairo_image_surface_get_height (surface);
  plane->stride = (gsize) cairo_image_surface_get_stride (surface);
  return plane->pixels != NULL && plane->width > 0 && plane->height > 0;
}

void
studio_photo_blur (cairo_surface_t *surface,
                   double sigma)
{
  g_autofree guint8 *spare_pixels = NULL;
  g_autofree guint32 *sums = NULL;
  int radii[N_BOXES];
  Plane plane, spare;

  g_return_if_fail (surface != NULL);

  if (!(sigma >= MIN_SIGMA) || !find_plane (surface, &plane))
    return;
  box_radii (MIN (sigma, MAX_SIGMA), radii);
  spare = plane;
  spare.pixels = spare_pixels = g_malloc (plane.stride * (gsize) plane.height);
  sums = g_new (guint32, (gsize) plane.width * CHANNELS);
  for (int i = 0; i < N_BOXES; i++) {
    if (radii[i] == 0)
      continue;
    for (int y = 0; y < plane.height; y++)
      blur_row (plane.pixels + (gsize) y * plane.stride, spare.pixels + (gsize) y * spare.stride, plane.width, radii[i]);
    blur_columns (&spare, &plane, sums, radii[i]);
  }
  cairo_surface_mark_dirty (surface);
}

/* Colours of a pixel that lets something through may not outshine its alpha; the fourth byte of others is of no interest. */
static void
sharpen_row (guint8 *row,
             const guint8 *soft,
             int width,
             int amount,
             gboolean opaque)
{
  for (int x = 0; x < width; x++, row += CHANNELS, soft += CHANNELS) {
    int most = opaque ? 255 : (int) (*(const guint32 *) (gconstpointer) row >> 24);

    for (int c = 0; c < CHANNELS; c++) {
      int value = row[c] + (row[c] - soft[c]) * amount / 256;

      if (G_BYTE_ORDER == G_LITTLE_ENDIAN ? c != 3 : c != 0)
        row[c] = (guint8) CLAMP (value, 0, most);
    }
  }
}

void
studio_photo_sharpen (cairo_surface_t *surface,
                      double sigma,
                      double amount)
{
  gboolean opaque = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24;
  cairo_surface_t *soft;
  Plane plane, blurred;

  g_return_if_fail (surface != NULL);

  if (!(sigma >= MIN_SIGMA) || !(amount > 0) || !find_plane (surface, &plane))
    return;
  soft = cairo_image_surface_create (cairo_image_surface_get_format (surface), plane.width, plane.height);
  if (find_plane (soft, &blurred)) {
    memcpy (blurred.pixels, plane.pixels, plane.stride * (gsize) plane.height);
    cairo_surface_mark_dirty (soft);
    studio_photo_blur (soft, sigma);
    for (int y = 0; y < plane.height; y++)
      sharpen_row (plane.pixels + (gsize) y * plane.stride, blurred.pixels + (gsize) y * blurred.stride, plane.width, (int) lround (amount * 384), opaque);
    cairo_surface_mark_dirty (surface);
  }
  cairo_surface_destroy (soft);
}
