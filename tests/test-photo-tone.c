#include "config.h"

#include "studio-photo-effect.h"
#include "studio-photo-tone.h"

#include <string.h>

/* The four numbers in the order of the template format. */
static StudioPhotoSpec
tone (double saturation,
      double warmth,
      double brightness,
      double contrast)
{
  return (StudioPhotoSpec){ .saturation = saturation, .warmth = warmth, .brightness = brightness, .contrast = contrast };
}

/* One pixel through the tone. */
static guint32
apply (guint32 pixel,
       cairo_format_t format,
       StudioPhotoSpec spec)
{
  cairo_surface_t *surface = cairo_image_surface_create (format, 1, 1);
  guint32 *data = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  guint32 result;

  *data = pixel;
  cairo_surface_mark_dirty (surface);
  studio_photo_tone_apply (surface, &spec);
  cairo_surface_flush (surface);
  result = *data;
  cairo_surface_destroy (surface);
  return result;
}

static guint32
apply_opaque (guint32 pixel,
              StudioPhotoSpec spec)
{
  return apply (pixel, CAIRO_FORMAT_RGB24, spec) & 0xffffff;
}

static int
red (guint32 pixel)
{
  return pixel >> 16 & 255;
}

static int
green (guint32 pixel)
{
  return pixel >> 8 & 255;
}

static int
blue (guint32 pixel)
{
  return pixel & 255;
}

static void
test_plain (void)
{
  const StudioPhotoSpec plain = tone (1, 0, 0, 0);
  const StudioPhotoSpec others[] = { tone (0, 0, 0, 0), tone (1.01, 0, 0, 0), tone (1, -0.01, 0, 0), tone (1, 0, 0.01, 0), tone (1, 0, 0, -0.5) };
  static const guint32 pixels[] = { 0x000000, 0xffffff, 0x808080, 0x123456, 0xff0001 };

  g_assert_true (studio_photo_tone_is_plain (&plain));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (studio_photo_tone_is_plain (&others[i]));
  for (guint i = 0; i < G_N_ELEMENTS (pixels); i++)
    g_assert_cmphex (apply_opaque (pixels[i], plain), ==, pixels[i]);
}

static void
test_grey (void)
{
  static const guint32 pixels[] = { 0xff0000, 0x00ff00, 0x0000ff, 0x7a5c1e, 0xffffff, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (pixels); i++) {
    guint32 grey = apply_opaque (pixels[i], tone (0, 0, 0, 0));

    g_assert_cmpint (red (grey), ==, green (grey));
    g_assert_cmpint (green (grey), ==, blue (grey));
  }
  /* by how bright they look, not by their numbers */
  g_assert_cmpint (green (apply_opaque (0x00ff00, tone (0, 0, 0, 0))), >, green (apply_opaque (0xff0000, tone (0, 0, 0, 0))));
  g_assert_cmpint (green (apply_opaque (0xff0000, tone (0, 0, 0, 0))), >, green (apply_opaque (0x0000ff, tone (0, 0, 0, 0))));
}

static void
test_saturation (void)
{
  guint32 more = apply_opaque (0x806040, tone (2, 0, 0, 0));

  g_assert_cmpint (red (more), >, 0x80);
  g_assert_cmpint (blue (more), <, 0x40);
  g_assert_cmphex (apply_opaque (0x808080, tone (3, 0, 0, 0)), ==, 0x808080);
  /* nothing runs over */
  g_assert_cmphex (apply_opaque (0xff0000, tone (3, 0, 0, 0)), ==, 0xff0000);
}

static void
test_warmth (void)
{
  guint32 warm = apply_opaque (0x808080, tone (1, 1, 0, 0)), cold = apply_opaque (0x808080, tone (1, -1, 0, 0));

  g_assert_cmpint (red (warm), >, 0x80);
  g_assert_cmpint (blue (warm), <, 0x80);
  g_assert_cmpint (red (cold), <, 0x80);
  g_assert_cmpint (blue (cold), >, 0x80);
  g_assert_cmphex (apply_opaque (0, tone (1, 1, 0, 0)), ==, 0);
}

static void
test_brightness_and_contrast (void)
{
  g_assert_cmpint (green (apply_opaque (0x808080, tone (1, 0, 0.5, 0))), ==, 192);
  g_assert_cmpint (green (apply_opaque (0x808080, tone (1, 0, -0.5, 0))), ==, 64);
  g_assert_cmphex (apply_opaque (0xf0f0f0, tone (1, 0, 1, 0)), ==, 0xffffff);
  g_assert_cmphex (apply_opaque (0x101010, tone (1, 0, -1, 0)), ==, 0);
  g_assert_cmpint (green (apply_opaque (0xc0c0c0, tone (1, 0, 0, 0.5))), >, 0xc0);
  g_assert_cmpint (green (apply_opaque (0x404040, tone (1, 0, 0, 0.5))), <, 0x40);
  g_assert_cmpint (green (apply_opaque (0xc0c0c0, tone (1, 0, 0, -0.5))), <, 0xc0);
  g_assert_cmpint (ABS (green (apply_opaque (0x808080, tone (1, 0, 0, 1))) - 0x80), <=, 1);
}

/* Colours of a half transparent pixel may not outshine its alpha, or cairo draws wrong colours. */
static void
test_alpha (void)
{
  static const guint32 pixels[] = { 0, 0x80808080, 0x40102030, 0xff123456, 0x01010101 };
  const StudioPhotoSpec specs[] = { tone (0, 0, 0, 0), tone (3, 1, 1, 1), tone (1, -1, 0.7, -1), tone (2, 0, -1, 1) };

  for (guint p = 0; p < G_N_ELEMENTS (pixels); p++) {
    for (guint s = 0; s < G_N_ELEMENTS (specs); s++) {
      guint32 result = apply (pixels[p], CAIRO_FORMAT_ARGB32, specs[s]);
      int alpha = (int) (pixels[p] >> 24);

      g_assert_cmpint ((int) (result >> 24), ==, alpha);
      g_assert_cmpint (red (result), <=, alpha);
      g_assert_cmpint (green (result), <=, alpha);
      g_assert_cmpint (blue (result), <=, alpha);
    }
  }
}

static void
test_duotone (void)
{
  StudioPhotoSpec spec = tone (1, 0, 0, 0);

  spec.duotone = TRUE;
  spec.duotone_dark = (StudioColor){ 0, 0.2, 0.4, 1 };
  spec.duotone_light = (StudioColor){ 1, 0.8, 0, 1 };
  g_assert_false (studio_photo_tone_is_plain (&spec));
  g_assert_cmphex (apply_opaque (0x000000, spec), ==, 0x003366);
  g_assert_cmphex (apply_opaque (0xffffff, spec), ==, 0xffcc00);
  g_assert_cmphex (apply_opaque (0x808080, spec), ==, 0x808033);
  /* only how bright it is counts */
  g_assert_cmphex (apply_opaque (0x00ff00, spec), ==, apply_opaque (0xb6b6b6, spec));
  /* nothing outshines its alpha */
  g_assert_cmphex (apply (0x80808080, CAIRO_FORMAT_ARGB32, spec), ==, 0x80806600);
  g_assert_cmphex (apply (0, CAIRO_FORMAT_ARGB32, spec), ==, 0);
}

/* --- blur and sharpness --- */

#define SIDE 60

static guint32 *
pixel_at (cairo_surface_t *surface,
          int x,
          int y)
{
  return (guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)) + x;
}

/* White on the right half */
static cairo_surface_t *
make_edge (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);

  for (int y = 0; y < SIDE; y++) {
    for (int x = 0; x < SIDE; x++)
      *pixel_at (surface, x, y) = x < SIDE / 2 ? 0x202020 : 0xe0e0e0;
  }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
test_blur (void)
{
  static const double sigmas[] = { 0.4, 1, 3, 8, 400, 1e9 };

  for (guint i = 0; i < G_N_ELEMENTS (sigmas); i++) {
    cairo_surface_t *surface = make_edge ();
    int before = 0;

    studio_photo_blur (surface, sigmas[i]);
    for (int x = 0; x < SIDE; x++) {
      int here = green (*pixel_at (surface, x, 7));

      /* climbs, is alike in all rows, and nothing but these two colours and what lies between comes out */
      g_assert_cmpint (here, >=, MAX (before, 0x20));
      g_assert_cmpint (here, <=, 0xe0);
      g_assert_cmpint (here, ==, green (*pixel_at (surface, x, SIDE - 1)));
      before = here;
    }
    cairo_surface_destroy (surface);
  }
}

/* 68 % of a Gauss curve's slope lies within one sigma of its middle. */
static void
test_blur_width (void)
{
  static const int sigmas[] = { 2, 4, 6 };

  for (guint i = 0; i < G_N_ELEMENTS (sigmas); i++) {
    cairo_surface_t *surface = make_edge ();
    int low, high;

    studio_photo_blur (surface, sigmas[i]);
    low = green (*pixel_at (surface, SIDE / 2 - sigmas[i], 9));
    high = green (*pixel_at (surface, SIDE / 2 + sigmas[i], 9));
    g_assert_cmpfloat_with_epsilon ((high - low) / 192.0, 0.68, 0.07);
    cairo_surface_destroy (surface);
  }
}

static void
test_sharpen (void)
{
  cairo_surface_t *surface = make_edge (), *as_is = make_edge ();

  studio_photo_sharpen (surface, 1.2, 0);
  studio_photo_sharpen (surface, 0, 1);
  g_assert_cmpint (memcmp (cairo_image_surface_get_data (surface), cairo_image_surface_get_data (as_is), SIDE * SIDE * 4), ==, 0);
  studio_photo_sharpen (surface, 1.2, 1);
  g_assert_cmpint (green (*pixel_at (surface, SIDE / 2 - 1, 5)), <, 0x20);
  g_assert_cmpint (green (*pixel_at (surface, SIDE / 2, 5)), >, 0xe0);
  g_assert_cmpint (green (*pixel_at (surface, 3, 5)), ==, 0x20);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (as_is);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-tone/plain", test_plain);
  g_test_add_func ("/photo-tone/grey", test_grey);
  g_test_add_func ("/photo-tone/saturation", test_saturation);
  g_test_add_func ("/photo-tone/warmth", test_warmth);
  g_test_add_func ("/photo-tone/brightness-and-contrast", test_brightness_and_contrast);
  g_test_add_func ("/photo-tone/alpha", test_alpha);
  g_test_add_func ("/photo-tone/duotone", test_duotone);
  g_test_add_func ("/photo-tone/blur", test_blur);
  g_test_add_func ("/photo-tone/blur-width", test_blur_width);
  g_test_add_func ("/photo-tone/sharpen", test_sharpen);
  return g_test_run ();
}
