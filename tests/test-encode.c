#include "config.h"

#include <math.h>
#include <string.h>

#include "studio-encode.h"
#include "studio-error.h"
#include "studio-photo.h"

/* A picture with a smooth part, a noisy part and hard edges; with @alpha it fades out to the right. */
static cairo_surface_t *
make_surface (int width,
              int height,
              gboolean alpha)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  cairo_surface_t *surface = cairo_image_surface_create (alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < height; y++) {
    guint32 *row = (guint32 *) (gpointer) (data + (gsize) y * stride);

    for (int x = 0; x < width; x++) {
      guint32 a = alpha ? 255 - (guint32) x * 255 / width : 255;
      guint32 noise = y > height / 2 ? g_rand_int (rand) & 31 : 0;
      guint32 red = (guint32) x * 200 / width + noise, green = (guint32) y * 200 / height + noise, blue = x / 16 % 2 ? 200 : noise;

      row[x] = a << 24 | red * a / 255 << 16 | green * a / 255 << 8 | blue * a / 255;
    }
  }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface,
          int x,
          int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (gconstpointer) row)[x];

  return cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24 ? pixel | 0xff000000u : pixel;
}

static void
assert_same (cairo_surface_t *a,
             cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  g_assert_cmpint (cairo_image_surface_get_format (a), ==, cairo_image_surface_get_format (b));
  for (int y = 0; y < height; y++) {
    for (int x = 0; x < width; x++)
      g_assert_cmphex (pixel_at (a, x, y), ==, pixel_at (b, x, y));
  }
}

static cairo_surface_t *
decode (GBytes *bytes,
        cairo_surface_t *like)
{
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, cairo_image_surface_get_width (like), cairo_image_surface_get_height (like) };
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = studio_photo_decode (bytes, &request, NULL, &error);

  g_assert_no_error (error);
  return surface;
}

typedef struct
{
  int width, height;
  gboolean alpha;
} Size;

/* around the stripe's 32 rows and the filters' blocks of 32 bytes */
static const Size sizes[] = {
  { 1, 1, FALSE }, { 2, 1, TRUE }, { 2, 33, FALSE }, { 11, 32, FALSE }, { 8, 64, TRUE }, { 333, 31, FALSE }, { 257, 129, FALSE }, { 257, 129, TRUE }, { 1080, 97, FALSE }
};

static void
test_png_round (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    cairo_surface_t *surface = make_surface (sizes[i].width, sizes[i].height, sizes[i].alpha);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = studio_encode_png (surface, NULL, &error);
    cairo_surface_t *again;

    g_assert_no_error (error);
    again = decode (bytes, surface);
    assert_same (surface, again);
    cairo_surface_destroy (again);
    cairo_surface_destroy (surface);
  }
}

/* The data of all chunks of one kind, joined */
static GByteArray *
collect_chunks (GBytes *png,
                const char *kind)
{
  GByteArray *joined = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);
  gsize at = 8;

  while (at + 12 <= size) {
    guint32 length;

    memcpy (&length, data + at, 4);
    length = GUINT32_FROM_BE (length);
    if (memcmp (data + at + 4, kind, 4) == 0)
      g_byte_array_append (joined, data + at + 8, length);
    at += 12 + length;
  }
  g_assert_cmpuint (at, ==, size);
  return joined;
}

/* GLib's zlib checks the sum over all stripes, which picture libraries do not always do. */
static void
test_png_stream (void)
{
  cairo_surface_t *surface = make_surface (301, 203, FALSE);
  g_autoptr (GBytes) bytes = studio_encode_png (surface, NULL, NULL);
  g_autoptr (GByteArray) packed = collect_chunks (bytes, "IDAT");
  g_autoptr (GZlibDecompressor) inflate = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  gsize expected = (1 + 301 * 3) * 203, read, written;
  g_autofree guint8 *raw = g_malloc (expected + 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (inflate), packed->data, packed->len, raw, expected + 1, G_CONVERTER_INPUT_AT_END, &read, &written, &error), ==, G_CONVERTER_FINISHED);
  g_assert_no_error (error);
  g_assert_cmpuint (read, ==, packed->len);
  g_assert_cmpuint (written, ==, expected);
  cairo_surface_destroy (surface);
}

static void
test_png_threads (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    cairo_surface_t *surface = make_surface (sizes[i].width, sizes[i].height, sizes[i].alpha);
    g_autoptr (GBytes) first = studio_encode_png_with (surface, 0, 1, NULL, NULL);

    for (int threads = 2; threads <= 5; threads++) {
      g_autoptr (GBytes) next = studio_encode_png_with (surface, 0, threads, NULL, NULL);

      g_assert_true (g_bytes_equal (first, next));
    }
    cairo_surface_destroy (surface);
  }
}

static void
test_png_chunks (void)
{
  cairo_surface_t *surface = make_surface (20, 20, FALSE);
  g_autoptr (GBytes) plain = studio_encode_png (surface, NULL, NULL);
  g_autoptr (GBytes) print = studio_encode_png_with (surface, 300, 1, NULL, NULL);
  g_autoptr (GByteArray) srgb = collect_chunks (plain, "sRGB");
  g_autoptr (GByteArray) none = collect_chunks (plain, "pHYs");
  g_autoptr (GByteArray) density = collect_chunks (print, "pHYs");

  g_assert_cmpuint (srgb->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpmem (density->data, density->len, "\0\0\x2e\x23\0\0\x2e\x23\1", 9); /* 11811 per metre */
  cairo_surface_destroy (surface);
}

/* An ARGB32 surface that is opaque all over needs no alpha in the file. */
static void
test_png_opaque (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 40, 40);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GByteArray) header = NULL;

  cairo_set_source_rgb (cr, 0.2, 0.4, 0.6);
  cairo_paint (cr);
  cairo_destroy (cr);
  bytes = studio_encode_png (surface, NULL, NULL);
  header = collect_chunks (bytes, "IHDR");
  g_assert_cmpint (header->data[9], ==, 2);
  cairo_surface_destroy (surface);
}

static gboolean
holds (GBytes *bytes,
       const char *word)
{
  gsize size, length = strlen (word);
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize at = 0; at + length <= size; at++) {
    if (memcmp (data + at, word, length) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
test_jpeg (void)
{
  static const int qualities[] = { 1, 40, 89, 90, 100 };
  cairo_surface_t *surface = make_surface (203, 101, FALSE);
  gsize before = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (qualities); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = studio_encode_jpeg (surface, qualities[i], NULL, &error);
    g_autoptr (GBytes) again = studio_encode_jpeg (surface, qualities[i], NULL, NULL);
    cairo_surface_t *seen;

    g_assert_no_error (error);
    g_assert_true (g_bytes_equal (bytes, again));
    g_assert_cmpuint (g_bytes_get_size (bytes), >, before);
    g_assert_true (holds (bytes, "Exif"));
    before = g_bytes_get_size (bytes);
    seen = decode (bytes, surface);
    g_assert_cmpfloat (studio_encode_ssim (surface, seen, NULL), >, qualities[i] >= 89 ? 0.95 : 0.3);
    cairo_surface_destroy (seen);
  }
  cairo_surface_destroy (surface);
}

/* JPEG has no alpha: an empty surface is white paper. */
static void
test_jpeg_on_white (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 16, 16);
  g_autoptr (GBytes) bytes = studio_encode_jpeg (surface, 95, NULL, NULL);
  cairo_surface_t *seen = decode (bytes, surface);

  g_assert_cmphex (pixel_at (seen, 8, 8), ==, 0xffffffffu);
  cairo_surface_destroy (seen);
  cairo_surface_destroy (surface);
}

static void
test_webp (void)
{
  cairo_surface_t *surface = make_surface (200, 100, FALSE);
  cairo_surface_t *clear = make_surface (200, 100, TRUE);
  g_autoptr (GBytes) bytes = studio_encode_webp (surface, 90, NULL, NULL);
  g_autoptr (GBytes) again = studio_encode_webp (surface, 90, NULL, NULL);
  g_autoptr (GBytes) with_alpha = studio_encode_webp (clear, 90, NULL, NULL);

  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_true (holds (bytes, "WEBPVP8 "));
  g_assert_true (holds (with_alpha, "ALPH"));
  cairo_surface_destroy (surface);
  cairo_surface_destroy (clear);
}

static void
test_limited (void)
{
  cairo_surface_t *surface = make_surface (540, 675, FALSE);

  for (StudioEncodeKind kind = STUDIO_ENCODE_JPEG; kind <= STUDIO_ENCODE_WEBP; kind++) {
    double before = 1.1;

    for (gsize limit = 1000000; limit > 1000; limit = limit * 2 / 3) {
      g_autoptr (GError) error = NULL;
      StudioEncodeResult result;

      if (studio_encode_limited (surface, kind, limit, &result, NULL, &error)) {
        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (result.bytes), <=, limit);
        g_assert_cmpint (result.quality, >=, 40);
        g_assert_cmpint (result.quality, <=, 95);
        g_assert_cmpfloat (result.ssim, <, 1);
        g_assert_cmpfloat (result.ssim, <=, before + 0.01);
        before = result.ssim;
        studio_encode_result_clear (&result);
      } else {
        g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
        g_assert_nonnull (strstr (error->message, " kB"));
        g_assert_cmpuint (limit, <, 100000);
      }
    }
    g_assert_cmpfloat (before, <, 0.98); /* the limits did bite */
  }
  cairo_surface_destroy (surface);
}

static void
test_limited_png (void)
{
  cairo_surface_t *surface = make_surface (100, 100, FALSE);
  g_autoptr (GError) error = NULL;
  StudioEncodeResult result;

  g_assert_true (studio_encode_limited (surface, STUDIO_ENCODE_PNG, 1000000, &result, NULL, &error));
  g_assert_cmpfloat (result.ssim, ==, 1);
  studio_encode_result_clear (&result);
  g_assert_false (studio_encode_limited (surface, STUDIO_ENCODE_PNG, 100, &result, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  cairo_surface_destroy (surface);
}

static void
test_ssim (void)
{
  cairo_surface_t *a = make_surface (64, 64, FALSE), *b = make_surface (64, 64, FALSE);
  cairo_t *cr = cairo_create (b);

  g_assert_cmpfloat_with_epsilon (studio_encode_ssim (a, b, NULL), 1, 1e-9);
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_rectangle (cr, 0, 0, 64, 32);
  cairo_fill (cr);
  cairo_destroy (cr);
  g_assert_cmpfloat (studio_encode_ssim (a, b, NULL), <, 0.8);
  g_assert_cmpfloat (studio_encode_ssim (a, b, NULL), >, 0.3);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_cancel (void)
{
  cairo_surface_t *surface = make_surface (100, 100, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  StudioEncodeResult result;

  g_cancellable_cancel (cancellable);
  for (int kind = 0; kind < 4; kind++) {
    g_autoptr (GError) error = NULL;
    gpointer bytes = NULL;

    if (kind == 0)
      bytes = studio_encode_png (surface, cancellable, &error);
    else if (kind == 1)
      bytes = studio_encode_jpeg (surface, 80, cancellable, &error);
    else if (kind == 2)
      bytes = studio_encode_webp (surface, 80, cancellable, &error);
    else
      g_assert_false (studio_encode_limited (surface, STUDIO_ENCODE_JPEG, 1000, &result, cancellable, &error));
    g_assert_null (bytes);
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
  cairo_surface_destroy (surface);
}

static void
test_too_wide (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 20000, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_encode_webp (surface, 80, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  cairo_surface_destroy (surface);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/encode/png/round", test_png_round);
  g_test_add_func ("/encode/png/stream", test_png_stream);
  g_test_add_func ("/encode/png/threads", test_png_threads);
  g_test_add_func ("/encode/png/chunks", test_png_chunks);
  g_test_add_func ("/encode/png/opaque", test_png_opaque);
  g_test_add_func ("/encode/jpeg/qualities", test_jpeg);
  g_test_add_func ("/encode/jpeg/on-white", test_jpeg_on_white);
  g_test_add_func ("/encode/webp", test_webp);
  g_test_add_func ("/encode/limited/lossy", test_limited);
  g_test_add_func ("/encode/limited/png", test_limited_png);
  g_test_add_func ("/encode/ssim", test_ssim);
  g_test_add_func ("/encode/cancel", test_cancel);
  g_test_add_func ("/encode/too-wide", test_too_wide);
  return g_test_run ();
}
