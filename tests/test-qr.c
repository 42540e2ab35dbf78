#include "config.h"

#include "studio-draw-qr.h"

#include <gio/gio.h>
#include <math.h>
#include <qrencode.h>
#include <string.h>

#define LINK "https://lapor.go.id/instansi/pemerintah-kabupaten-paser/abcd" /* 60 characters */

static const StudioColor white = { 1, 1, 1, 1 };
static const StudioColor ink = { 0, 0, 0, 1 };

static cairo_surface_t *
draw_code (const char *text,
           int size,
           double scale,
           gboolean *drawn)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (size * scale), (int) (size * scale));
  cairo_t *cr = cairo_create (surface);
  StudioQrSpec spec = { .text = (char *) text, .color = ink, .ground = white, .quiet = 3 };
  StudioRect rect = { 0, 0, size, size };

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  *drawn = studio_draw_qr (cr, &rect, &spec);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface,
          int x,
          int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) row)[x] & 0xffffff;
}

/* Every pixel belongs to one module or the other, so none is between the two colours. */
static void
test_crisp (void)
{
  static const struct
  {
    int size;
    double scale;
  } cases[] = { { 160, 1 }, { 160, 1.5 }, { 120, 1 }, { 333, 0.71 }, { 152, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gboolean drawn;
    cairo_surface_t *surface = draw_code (LINK, cases[i].size, cases[i].scale, &drawn);
    int side = cairo_image_surface_get_width (surface);
    guint between = 0;

    g_assert_true (drawn);
    for (int y = 1; y < side - 1; y++) {
      for (int x = 1; x < side - 1; x++) {
        guint32 pixel = pixel_at (surface, x, y);

        between += pixel != 0xffffff && pixel != 0;
      }
    }
    g_assert_cmpuint (between, ==, 0);
    cairo_surface_destroy (surface);
  }
}

static void
test_modules (void)
{
  QRcode *code = QRcode_encodeString8bit (LINK, 0, QR_ECLEVEL_M);
  gboolean drawn;
  cairo_surface_t *surface = draw_code (LINK, 160, 1, &drawn);
  int pitch = 160 / (code->width + 6);
  int origin = (int) round (80 - pitch * code->width / 2.0);

  g_assert_true (drawn);
  g_assert_cmpint (pitch, >=, 4);
  for (int row = 0; row < code->width; row++) {
    for (int column = 0; column < code->width; column++) {
      gboolean dark = code->data[row * code->width + column] & 1;
      guint32 pixel = pixel_at (surface, origin + column * pitch + pitch / 2, origin + row * pitch + pitch / 2);

      g_assert_cmpint (pixel != 0xffffff, ==, dark);
    }
  }
  /* the quiet zone of three modules */
  for (int i = 0; i < 160; i++) {
    for (int k = 0; k < 3 * pitch; k++) {
      g_assert_cmpuint (pixel_at (surface, i, k), ==, 0xffffff);
      g_assert_cmpuint (pixel_at (surface, k, i), ==, 0xffffff);
    }
  }
  cairo_surface_destroy (surface);
  QRcode_free (code);
}

static void
test_scanned (void)
{
  g_autofree char *zbar = g_find_program_in_path ("zbarimg");
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "qr.png", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  gboolean drawn;

  if (zbar == NULL) {
    g_test_skip ("zbarimg is not installed");
    return;
  }
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  surface = draw_code (LINK, 160, 1, &drawn);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, zbar, "-q", "--raw", path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (g_strchomp (output), ==, LINK);
}

static void
test_refused (void)
{
  g_autofree char *long_text = g_strnfill (4000, 'a');
  g_autofree char *full_text = g_strnfill (2331, 'a');
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 10, 10);
  cairo_t *cr = cairo_create (surface);
  StudioQrSpec spec = { .color = ink, .ground = white, .quiet = 4 };
  StudioRect rect = { 0, 0, 10, 10 };
  StudioRect bad[] = { { 0, 0, 0, 10 }, { 0, 0, 10, -1 }, { NAN, 0, 10, 10 }, { 0, 0, NAN, 10 }, { 0, 0, INFINITY, 10 } };

  g_assert_false (studio_draw_qr (cr, &rect, &spec));
  spec.text = (char *) "";
  g_assert_false (studio_draw_qr (cr, &rect, &spec));
  spec.text = long_text;
  g_assert_false (studio_draw_qr (cr, &rect, &spec));
  spec.text = full_text;
  g_assert_true (studio_draw_qr (cr, &rect, &spec));
  spec.quiet = NAN;
  g_assert_true (studio_draw_qr (cr, &rect, &spec));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (studio_draw_qr (cr, &bad[i], &spec));
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/qr/crisp", test_crisp);
  g_test_add_func ("/qr/modules", test_modules);
  g_test_add_func ("/qr/scanned", test_scanned);
  g_test_add_func ("/qr/refused", test_refused);
  return g_test_run ();
}
