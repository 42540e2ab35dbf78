#include "config.h"

#include "studio-photo-tone.h"

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
  return g_test_run ();
}
