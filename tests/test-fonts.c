#include "config.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "studio-fonts.h"
#include "studio-text-fit.h"

static void
test_context (void)
{
  g_autoptr (GObject) context_object = G_OBJECT (studio_fonts_new_context ());
  PangoContext *context = PANGO_CONTEXT (context_object);
  const cairo_font_options_t *options = pango_cairo_context_get_font_options (context);

  g_assert_cmpint (cairo_font_options_get_hint_style (options), ==, CAIRO_HINT_STYLE_NONE);
  g_assert_cmpint (cairo_font_options_get_hint_metrics (options), ==, CAIRO_HINT_METRICS_OFF);
  g_assert_false (pango_context_get_round_glyph_positions (context));
  g_assert_cmpstr (pango_language_to_string (pango_context_get_language (context)), ==, "id");
  g_assert_cmpfloat (pango_cairo_context_get_resolution (context), ==, 96);
}

/* Font maps are not safe to share between threads. */
static void
test_own_map (void)
{
  g_autoptr (GObject) one_object = G_OBJECT (studio_fonts_new_context ());
  PangoContext *one = PANGO_CONTEXT (one_object);
  g_autoptr (GObject) other_object = G_OBJECT (studio_fonts_new_context ());
  PangoContext *other = PANGO_CONTEXT (other_object);

  g_assert_true (pango_context_get_font_map (one) != pango_context_get_font_map (other));
}

static void
test_has_family (void)
{
  static const struct
  {
    const char *family;
    gboolean there;
  } cases[] = {
    { "Manrope", TRUE },
    { "manrope", TRUE },
    { "TeX Gyre Adventor", TRUE },
    { "Inter", TRUE },
    { "Manrop", FALSE },
    { "Huruf Yang Tidak Ada", FALSE },
    { "", FALSE },
  };
  g_autoptr (GObject) context_object = G_OBJECT (studio_fonts_new_context ());
  PangoContext *context = PANGO_CONTEXT (context_object);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    if (studio_fonts_has_family (context, cases[i].family) != cases[i].there)
      g_error ("“%s” is %s", cases[i].family, cases[i].there ? "missing" : "claimed to be there");
  }
}

static double
width_at (PangoContext *context,
          double size)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Inter");
  PangoRectangle logical;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, "Pemerintah Kabupaten Paser 1.240", -1);
  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width / (double) PANGO_SCALE;
}

/* Without hinting a text twice as large is twice as wide: what makes one reference size possible. */
static void
test_widths_are_linear (void)
{
  g_autoptr (GObject) context_object = G_OBJECT (studio_fonts_new_context ());
  PangoContext *context = PANGO_CONTEXT (context_object);
  double reference = width_at (context, 100) / 100;
  static const double sizes[] = { 12, 23.5, 50, 317 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_assert_cmpfloat_with_epsilon (width_at (context, sizes[i]) / sizes[i] / reference, 1, 0.005);
}

/* Draws words in fonts of more files than cairo keeps open. */
static gpointer
draw_words (gpointer data)
{
  static const char *const families[] = { "Inter", "Manrope", "EB Garamond", "Lato", "Vollkorn", "Open Sans", "Roboto Condensed", "League Spartan" };
  int first = GPOINTER_TO_INT (data);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 100);

  for (int i = 0; i < 160; i++) {
    g_autoptr (GObject) context = G_OBJECT (studio_fonts_new_context ());
    StudioTextSpec spec = { .text = (char *) "Pemerintah **Kabupaten** 1.240 永", .family = (char *) families[(i + first) % (int) G_N_ELEMENTS (families)], .weight = 400 + 100 * (i / 8 % 5), .bold = 800, .size = 40, .line = 1.2 };
    g_autoptr (PangoLayout) layout = studio_text_layout_new (PANGO_CONTEXT (context), &spec);
    cairo_t *cr = cairo_create (surface);

    pango_cairo_layout_path (cr, layout);
    cairo_fill (cr);
    g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy (cr);
  }
  cairo_surface_destroy (surface);
  return NULL;
}

/* Several threads draw with more faces than cairo keeps open: it must close none that another thread draws with. */
static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("draw", draw_words, GINT_TO_POINTER (i * 2));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fonts/context", test_context);
  g_test_add_func ("/fonts/own-map", test_own_map);
  g_test_add_func ("/fonts/has-family", test_has_family);
  g_test_add_func ("/fonts/threads", test_threads);
  g_test_add_func ("/fonts/widths-are-linear", test_widths_are_linear);
  return g_test_run ();
}
