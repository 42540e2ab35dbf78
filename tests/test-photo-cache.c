#include "config.h"

#include <math.h>

#include "studio-encode.h"
#include "studio-error.h"
#include "studio-photo-cache.h"

#define N_THREADS 6

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)

static const StudioPhotoSpec as_it_is = { .saturation = 1 };
static const StudioPhotoLook plain = { .tone = &as_it_is };

/* A slope of colours with fine stripes, so that size and place both show. */
static cairo_surface_t *
make_surface (int width,
              int height,
              int kind)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  int stride = cairo_image_surface_get_stride (surface);
  guint8 *data = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++) {
    guint32 *row = (guint32 *) (gpointer) (data + (gsize) y * stride);

    for (int x = 0; x < width; x++)
      row[x] = (guint32) (x * 255 / width) << 16 | (guint32) (y * 255 / height) << 8 | (guint32) ((x / 7 + y / 5 + kind * 5) * 16 & 255);
  }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static StudioAsset *
make_asset (int width,
            int height,
            int kind)
{
  g_autoptr (cairo_surface_t) surface = make_surface (width, height, kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_encode_png (surface, NULL, &error);
  StudioAsset *asset;

  g_assert_no_error (error);
  asset = studio_asset_new (bytes, &error);
  g_assert_no_error (error);
  return asset;
}

/* The head of a picture, whose pixels end early. */
static StudioAsset *
make_broken (void)
{
  g_autoptr (StudioAsset) whole = make_asset (400, 300, 9);
  GBytes *bytes = studio_asset_get_bytes (whole);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
  g_autoptr (GError) error = NULL;
  StudioAsset *asset = studio_asset_new (cut, &error);

  g_assert_no_error (error);
  return asset;
}

static StudioPhotoRequest
whole_at (int width,
          int height)
{
  return (StudioPhotoRequest){ { 0, 0, 1, 1 }, width, height };
}

static cairo_surface_t *
get (StudioPhotoCache *cache,
     StudioAsset *asset,
     int width,
     int height)
{
  StudioPhotoRequest request = whole_at (width, height);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = studio_photo_cache_get (cache, asset, &request, &plain, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, height);
  return surface;
}

/* Root of the mean square difference of all channels. */
static double
distance (cairo_surface_t *a,
          cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  double sum = 0;

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  for (int y = 0; y < height; y++) {
    const guint8 *first = cairo_image_surface_get_data (a) + (gsize) y * cairo_image_surface_get_stride (a);
    const guint8 *second = cairo_image_surface_get_data (b) + (gsize) y * cairo_image_surface_get_stride (b);

    for (int x = 0; x < width * 4; x++)
      sum += x % 4 == 3 ? 0 : (first[x] - second[x]) * (first[x] - second[x]);
  }
  return sqrt (sum / (3.0 * width * height));
}

static void
test_keeps (void)
{
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (8 << 20);
  g_autoptr (StudioAsset) asset = make_asset (400, 300, 0);
  g_autoptr (StudioAsset) other = make_asset (400, 300, 1);
  g_autoptr (cairo_surface_t) first = get (cache, asset, 200, 150);
  g_autoptr (cairo_surface_t) again = get (cache, asset, 200, 150);
  g_autoptr (cairo_surface_t) smaller = get (cache, asset, 100, 75);
  g_autoptr (cairo_surface_t) different = get (cache, other, 200, 150);

  g_assert_true (first == again);
  g_assert_true (first != smaller);
  g_assert_true (first != different);
  g_assert_cmpfloat (distance (first, different), >, 10);
}

static void
test_parts_and_tones_differ (void)
{
  static const StudioPhotoRequest part = { { 0.5, 0.5, 0.5, 0.5 }, 100, 75 };
  const StudioPhotoRequest whole = whole_at (100, 75);
  static const StudioPhotoSpec tones[] = { { .saturation = 0 }, { .saturation = 1, .warmth = 0.5 }, { .saturation = 1, .brightness = 0.3 }, { .saturation = 1, .contrast = -0.4 }, { .saturation = 1, .blur = 6 }, { .saturation = 1, .sharpen = 1 }, { .saturation = 1, .duotone = TRUE, .duotone_light = { 1, 0.5, 0, 1 } } };
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (8 << 20);
  g_autoptr (StudioAsset) asset = make_asset (400, 300, 0);
  g_autoptr (cairo_surface_t) as_is = studio_photo_cache_get (cache, asset, &whole, &plain, NULL, NULL);
  g_autoptr (cairo_surface_t) corner = studio_photo_cache_get (cache, asset, &part, &plain, NULL, NULL);

  g_assert_cmpfloat (distance (as_is, corner), >, 10);
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++) {
    const StudioPhotoLook look = { .tone = &tones[i], .scale = 1 };
    g_autoptr (cairo_surface_t) toned = studio_photo_cache_get (cache, asset, &whole, &look, NULL, NULL);
    g_autoptr (cairo_surface_t) again = studio_photo_cache_get (cache, asset, &whole, &look, NULL, NULL);

    g_assert_true (toned == again);
    g_assert_cmpfloat (distance (as_is, toned), >, 3);
  }
}

/* Room for two of three: the one longest unused goes. Surfaces are held, so that no address comes again. */
static void
test_budget (void)
{
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (2 * 200 * 150 * 4);
  g_autoptr (StudioAsset) one = make_asset (400, 300, 0);
  g_autoptr (StudioAsset) two = make_asset (400, 300, 1);
  g_autoptr (StudioAsset) three = make_asset (400, 300, 2);
  g_autoptr (cairo_surface_t) a = get (cache, one, 200, 150);
  g_autoptr (cairo_surface_t) b = get (cache, two, 200, 150);
  g_autoptr (cairo_surface_t) a_again = get (cache, one, 200, 150);
  g_autoptr (cairo_surface_t) c = get (cache, three, 200, 150);
  g_autoptr (cairo_surface_t) a_kept = get (cache, one, 200, 150);
  g_autoptr (cairo_surface_t) b_anew = get (cache, two, 200, 150);
  g_autoptr (cairo_surface_t) c_anew = get (cache, three, 200, 150);

  g_assert_true (a == a_again);
  g_assert_true (a == a_kept);
  g_assert_true (b != b_anew);
  g_assert_true (c != c_anew);
  g_assert_cmpfloat (distance (b, b_anew), ==, 0);
}

/* A photo larger than the whole budget is still given, only not beside others. */
static void
test_larger_than_budget (void)
{
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (1000);
  g_autoptr (StudioAsset) asset = make_asset (400, 300, 0);
  g_autoptr (cairo_surface_t) first = get (cache, asset, 400, 300);
  g_autoptr (cairo_surface_t) second = get (cache, asset, 200, 150);
  g_autoptr (cairo_surface_t) first_anew = get (cache, asset, 400, 300);

  g_assert_true (first != first_anew);
  g_assert_cmpfloat (distance (first, first_anew), ==, 0);
}

typedef struct
{
  StudioPhotoCache *cache;
  StudioAsset *asset;
  GCancellable *cancellable;
  cairo_surface_t *surface;
  GError *error;
} Getter;

static gpointer
run_getter (gpointer data)
{
  Getter *getter = data;
  StudioPhotoRequest request = whole_at (500, 375);

  getter->surface = studio_photo_cache_get (getter->cache, getter->asset, &request, &plain, getter->cancellable, &getter->error);
  return NULL;
}

/* Decoding takes far longer than starting threads, so all of them meet the first one at work. */
static void
test_decodes_once (void)
{
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (64 << 20);
  g_autoptr (StudioAsset) asset = make_asset (3000, 2250, 0);
  Getter getters[N_THREADS] = { 0 };
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++) {
    getters[i] = (Getter){ cache, asset, NULL, NULL, NULL };
    threads[i] = g_thread_new ("getter", run_getter, &getters[i]);
  }
  for (guint i = 0; i < N_THREADS; i++) {
    g_thread_join (threads[i]);
    g_assert_no_error (getters[i].error);
    g_assert_true (getters[i].surface == getters[0].surface);
  }
  for (guint i = 0; i < N_THREADS; i++)
    cairo_surface_destroy (getters[i].surface);
}

/* Whoever waits for a photo another gave up has to get it nevertheless. */
static void
test_cancelled_by_one (void)
{
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (64 << 20);
  g_autoptr (StudioAsset) asset = make_asset (3000, 2250, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Getter impatient = { cache, asset, cancellable, NULL, NULL }, patient = { cache, asset, NULL, NULL, NULL };
  GThread *first = g_thread_new ("impatient", run_getter, &impatient);
  GThread *second;

  g_usleep (5000);
  second = g_thread_new ("patient", run_getter, &patient);
  g_usleep (5000);
  g_cancellable_cancel (cancellable);
  g_thread_join (first);
  g_thread_join (second);
  g_assert_no_error (patient.error);
  g_assert_nonnull (patient.surface);
  /* on a fast machine it may have been done already */
  if (impatient.surface == NULL)
    g_assert_error (impatient.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&impatient.error);
  g_clear_pointer (&impatient.surface, cairo_surface_destroy);
  cairo_surface_destroy (patient.surface);
}

/* Who waits for another thread's photo can be cancelled, too. */
static void
test_cancelled_while_waiting (void)
{
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (64 << 20);
  g_autoptr (StudioAsset) asset = make_asset (3000, 2250, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Getter first = { cache, asset, NULL, NULL, NULL }, second = { cache, asset, cancellable, NULL, NULL };
  GThread *worker = g_thread_new ("worker", run_getter, &first);
  gint64 start, waited, whole;

  g_usleep (10000);
  g_cancellable_cancel (cancellable);
  start = g_get_monotonic_time ();
  run_getter (&second);
  waited = g_get_monotonic_time () - start;
  g_thread_join (worker);
  whole = g_get_monotonic_time () - start;
  g_test_message ("gave up after %.0f of %.0f ms", (double) waited / 1000, (double) whole / 1000);
  g_assert_no_error (first.error);
  g_assert_null (second.surface);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (waited, <, whole);
  g_clear_error (&second.error);
  cairo_surface_destroy (first.surface);
}

static void
test_broken (void)
{
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (64 << 20);
  g_autoptr (StudioAsset) asset = make_broken ();
  Getter getters[N_THREADS] = { 0 };
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++) {
    getters[i] = (Getter){ cache, asset, NULL, NULL, NULL };
    threads[i] = g_thread_new ("getter", run_getter, &getters[i]);
  }
  for (guint i = 0; i < N_THREADS; i++) {
    g_thread_join (threads[i]);
    g_assert_null (getters[i].surface);
    g_assert_error (getters[i].error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED);
    g_clear_error (&getters[i].error);
  }
}

static void
test_cancelled_before (void)
{
  const StudioPhotoRequest request = whole_at (100, 75);
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (8 << 20);
  g_autoptr (StudioAsset) asset = make_asset (400, 300, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (cairo_surface_t) later = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (studio_photo_cache_get (cache, asset, &request, &plain, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  later = get (cache, asset, 100, 75);
}

/* A large photo is decoded once for all smaller requests, and nearly the same comes out as from the file. */
static void
test_shared (void)
{
  static const StudioPhotoRequest requests[] = {
    { { 0, 0, 1, 1 }, 400, 300 },
    { { 0, 0, 1, 1 }, 150, 113 },
    { { 0.2, 0.1, 0.5, 0.5 }, 300, 225 },
    { { 0.75, 0.75, 0.25, 0.25 }, 100, 75 },
  };
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (64 << 20);
  g_autoptr (StudioAsset) asset = make_asset (2400, 1800, 0);

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++) {
    g_autoptr (cairo_surface_t) one = studio_photo_cache_get (cache, asset, &requests[i], &plain, NULL, NULL);
    g_autoptr (cairo_surface_t) other = studio_photo_decode (studio_asset_get_bytes (asset), &requests[i], NULL, NULL);

    g_test_message ("%u: %.2f", i, distance (one, other));
    g_assert_cmpfloat (distance (one, other), <, 4);
  }
}

/* The same request gives the same pixels, whatever was asked for before. */
static void
test_order_does_not_matter (void)
{
  g_autoptr (StudioPhotoCache) first = studio_photo_cache_new (64 << 20);
  g_autoptr (StudioPhotoCache) second = studio_photo_cache_new (64 << 20);
  g_autoptr (StudioAsset) asset = make_asset (2400, 1800, 0);
  g_autoptr (cairo_surface_t) large = get (first, asset, 2300, 1725);
  g_autoptr (cairo_surface_t) one = get (first, asset, 300, 225);
  g_autoptr (cairo_surface_t) other = get (second, asset, 300, 225);

  g_assert_cmpfloat (distance (one, other), ==, 0);
}

/* A JPEG that is to be turned by @orientation, as a camera writes it: the marker stands behind the first two bytes. */
static StudioAsset *
make_jpeg (int width,
           int height,
           int orientation)
{
  static const guint8 exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 };
  g_autoptr (cairo_surface_t) surface = make_surface (width, height, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain_jpeg = studio_encode_jpeg (surface, 85, NULL, &error);
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GBytes) turned = NULL;
  StudioAsset *asset;
  gsize size;
  const guint8 *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (plain_jpeg, &size);
  g_byte_array_append (bytes, data, 2);
  g_byte_array_append (bytes, exif, sizeof exif);
  bytes->data[2 + 29] = (guint8) orientation;
  g_byte_array_append (bytes, data + 2, (guint) size - 2);
  turned = g_byte_array_free_to_bytes (bytes);
  asset = studio_asset_new (turned, &error);
  g_assert_no_error (error);
  return asset;
}

/* A JPEG alone goes through the scaler as it is decoded, beside others from a shared decode: nobody may see which. */
static void
test_alone_or_shared (void)
{
  static const StudioPhotoRequest requests[] = {
    { { 0, 0, 1, 1 }, 400, 300 },
    { { 0.1, 0.05, 0.6, 0.7 }, 600, 500 },
    { { 0.333, 0.25, 0.5, 0.5 }, 501, 377 },
  };
  static const int widths[] = { 2403, 4207 };

  for (guint i = 0; i < G_N_ELEMENTS (widths) * 8; i++) {
    g_autoptr (StudioPhotoCache) room = studio_photo_cache_new (128 << 20);
    g_autoptr (StudioPhotoCache) none = studio_photo_cache_new (0);
    g_autoptr (StudioAsset) asset = make_jpeg (widths[i / 8], 1205, 1 + (int) i % 8);

    g_assert_cmpint (studio_asset_get_info (asset)->orientation, ==, 1 + (int) i % 8);
    for (guint j = 0; j < G_N_ELEMENTS (requests); j++) {
      g_autoptr (cairo_surface_t) shared = studio_photo_cache_get (room, asset, &requests[j], &plain, NULL, NULL);
      g_autoptr (cairo_surface_t) alone = studio_photo_cache_get (none, asset, &requests[j], &plain, NULL, NULL);

      g_test_message ("%u, %u: %.2f", i, j, distance (shared, alone));
      g_assert_cmpfloat (distance (shared, alone), ==, 0);
    }
  }
}

/* What is larger than the shared decode is read from the file, not blown up. */
static void
test_beyond_shared (void)
{
  static const StudioPhotoRequest request = { { 0, 0, 1, 1 }, 2400, 1800 };
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (64 << 20);
  g_autoptr (StudioAsset) asset = make_asset (2400, 1800, 0);
  g_autoptr (cairo_surface_t) small = get (cache, asset, 300, 225);
  g_autoptr (cairo_surface_t) one = get (cache, asset, 2400, 1800);
  g_autoptr (cairo_surface_t) other = studio_photo_decode (studio_asset_get_bytes (asset), &request, NULL, NULL);

  g_assert_cmpfloat (distance (one, other), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-cache/keeps", test_keeps);
  g_test_add_func ("/photo-cache/parts-and-tones-differ", test_parts_and_tones_differ);
  g_test_add_func ("/photo-cache/budget", test_budget);
  g_test_add_func ("/photo-cache/larger-than-budget", test_larger_than_budget);
  g_test_add_func ("/photo-cache/decodes-once", test_decodes_once);
  g_test_add_func ("/photo-cache/cancelled-by-one", test_cancelled_by_one);
  g_test_add_func ("/photo-cache/cancelled-while-waiting", test_cancelled_while_waiting);
  g_test_add_func ("/photo-cache/broken", test_broken);
  g_test_add_func ("/photo-cache/cancelled-before", test_cancelled_before);
  g_test_add_func ("/photo-cache/shared", test_shared);
  g_test_add_func ("/photo-cache/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/photo-cache/alone-or-shared", test_alone_or_shared);
  g_test_add_func ("/photo-cache/beyond-shared", test_beyond_shared);
  return g_test_run ();
}
