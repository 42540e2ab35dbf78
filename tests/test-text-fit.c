#include "config.h"

#include "layout-fixture.h"
#include "studio-text-fit.h"

#include <math.h>

static StudioTextSpec
spec_for (const char *text)
{
  return (StudioTextSpec){
    .text = (char *) text,
    .family = (char *) "Inter",
    .weight = 800,
    .bold = 800,
    .size = 76,
    .min_size = 40,
    .line = 1.1,
    .max_lines = 3,
    .balance = TRUE,
    .indent = 1.4,
  };
}

static StudioTextFit
fit_in (PangoContext *context,
        const StudioTextSpec *spec,
        double width,
        double height)
{
  g_autoptr (PangoLayout) layout = studio_text_layout_new (context, spec);
  StudioTextLimits limits = { width, height, INFINITY };
  StudioTextFit result;

  studio_text_fit (layout, spec, &limits, &result);
  g_assert_cmpint (pango_layout_get_line_count (layout), ==, result.n_lines);
  return result;
}

static StudioTextFit
fit (const StudioTextSpec *spec,
     double width,
     double height)
{
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());

  return fit_in (PANGO_CONTEXT (fonts), spec, width, height);
}

static void
test_keeps_size (void)
{
  StudioTextSpec spec = spec_for ("Air bersih untuk warga");
  StudioTextFit result = fit (&spec, 952, INFINITY);

  g_assert_cmpfloat (result.size, ==, 76);
  g_assert_cmpint (result.excess, ==, 0);
  g_assert_cmpfloat_with_epsilon (result.height, result.n_lines * 76 * 1.1, 0.01);
}

static void
test_shrinks (void)
{
  StudioTextSpec spec = spec_for ("Dinas Kependudukan dan Pencatatan Sipil Kabupaten Paser membuka layanan keliling di dua belas desa");
  StudioTextFit result = fit (&spec, 952, INFINITY);

  g_assert_cmpfloat (result.size, <, 76);
  g_assert_cmpfloat (result.size, >=, 40);
  g_assert_cmpint (result.n_lines, <=, 3);
  g_assert_cmpint (result.excess, ==, 0);
  g_assert_cmpfloat (result.width, <=, 953);
}

/* The authored size is never made larger, and the largest that fits is taken, to half a px. */
static void
test_takes_the_largest (void)
{
  StudioTextSpec spec = spec_for ("Satu judul yang tidak pernah muat dalam satu baris saja"), larger;
  StudioTextFit result;

  spec.max_lines = 1;
  spec.balance = FALSE;
  result = fit (&spec, 952, INFINITY);
  g_assert_cmpfloat (result.size, <, 76);
  larger = spec;
  larger.size = larger.min_size = result.size + 0.5;
  g_assert_cmpint (fit (&larger, 952, INFINITY).n_lines, >, 1);
}

static void
test_says_what_is_too_much (void)
{
  g_autofree char *text = g_strnfill (300, 'a');
  StudioTextSpec spec = spec_for ("Kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata");
  StudioTextSpec unbroken = spec_for (text);
  StudioTextFit result = fit (&spec, 400, INFINITY);

  g_assert_cmpfloat (result.size, ==, 40);
  g_assert_cmpint (result.excess, >, 10);
  /* a word wider than the measure is broken rather than pushed out of the page */
  result = fit (&unbroken, 400, INFINITY);
  g_assert_true (result.words);
  g_assert_cmpfloat (result.width, <=, 401);
}

static void
test_obeys_height (void)
{
  StudioTextSpec spec = spec_for ("Judul dengan beberapa kata yang cukup panjang untuk dua baris");
  StudioTextFit result = fit (&spec, 952, 130);

  g_assert_cmpfloat (result.height, <=, 131);
  g_assert_cmpfloat (result.size, <, 76);
}

static int
words_in_last_line (const StudioTextSpec *spec,
                    const StudioTextFit *result)
{
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  PangoContext *context = PANGO_CONTEXT (fonts);
  g_autoptr (PangoLayout) layout = studio_text_layout_new (context, spec);
  PangoLayoutLine *line;
  g_auto (GStrv) words = NULL;
  g_autofree char *last = NULL;

  studio_text_layout_apply (layout, spec, result);
  line = pango_layout_get_line_readonly (layout, pango_layout_get_line_count (layout) - 1);
  last = g_strstrip (g_strndup (pango_layout_get_text (layout) + line->start_index, line->length));
  words = g_strsplit (last, " ", -1);
  return (int) g_strv_length (words);
}

static void
test_balances (void)
{
  StudioTextSpec spec = spec_for ("Bongkar ikan di Labuhan Lombok kini cukup dua jam saja");
  StudioTextFit balanced = fit (&spec, 952, INFINITY), plain;

  spec.balance = FALSE;
  plain = fit (&spec, 952, INFINITY);
  g_assert_cmpint (balanced.n_lines, ==, plain.n_lines);
  g_assert_cmpfloat (balanced.wrap, <, plain.wrap);
  g_assert_cmpint (words_in_last_line (&spec, &balanced), >, 1);
}

static void
test_bold_and_paragraphs (void)
{
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  PangoContext *context = PANGO_CONTEXT (fonts);
  StudioTextSpec spec = spec_for ("Lapor ke **lapor.go.id** hari ini\nAtau telepon **112**");
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (GArray) lines = NULL;
  StudioTextLimits limits = { 952, INFINITY, INFINITY };
  StudioTextFit result;

  spec.marker = STUDIO_MARKER_BULLET;
  spec.size = spec.min_size = 30;
  spec.paragraph_gap = 0.5;
  layout = studio_text_layout_new (context, &spec);
  g_assert_cmpstr (pango_layout_get_text (layout), ==, "Lapor ke lapor.go.id hari ini\nAtau telepon 112");
  studio_text_fit (layout, &spec, &limits, &result);
  g_assert_cmpfloat_with_epsilon (result.height, 30 * (2 * 1.1 + 0.5), 0.01);
  studio_text_layout_apply (layout, &spec, &result);
  lines = studio_text_lines (layout, &spec, &result, 952);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (lines, StudioTextLine, 0).x, 42, 0.01);
  g_assert_cmpint (g_array_index (lines, StudioTextLine, 1).paragraph, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (lines, StudioTextLine, 1).top, 48, 0.01);
}

/* An unpaired mark is text. */
static void
test_odd_marks (void)
{
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  PangoContext *context = PANGO_CONTEXT (fonts);
  StudioTextSpec spec = spec_for ("2 ** 3");
  g_autoptr (PangoLayout) layout = studio_text_layout_new (context, &spec);

  g_assert_cmpstr (pango_layout_get_text (layout), ==, "2 ** 3");
}

static void
test_empty (void)
{
  StudioTextSpec spec = spec_for ("");
  StudioTextFit result = fit (&spec, 0, INFINITY);

  g_assert_cmpint (result.n_lines, ==, 1);
  g_assert_cmpint (result.excess, ==, 0);
}

/* A context remembers what it has fitted: each change that matters is fitted anew, and going back finds the first fit. */
static void
test_remembers (void)
{
  static const struct
  {
    int max_lines;
    double size, tracking, paragraph_gap, width, height;
    int weight;
    const char *text;
  } cases[] = {
    { 3, 76, 0, 0, 500, INFINITY, 800, "Air bersih untuk warga desa" },
    { 1, 76, 0, 0, 500, INFINITY, 800, "Air bersih untuk warga desa" },
    { 3, 60, 0, 0, 500, INFINITY, 800, "Air bersih untuk warga desa" },
    { 3, 76, 0.2, 0, 500, INFINITY, 800, "Air bersih untuk warga desa" },
    { 3, 76, 0, 0.5, 500, INFINITY, 800, "Air bersih\nuntuk warga desa" },
    { 3, 76, 0, 0, 400, INFINITY, 800, "Air bersih untuk warga desa" },
    { 3, 76, 0, 0, 500, 90, 800, "Air bersih untuk warga desa" },
    { 3, 76, 0, 0, 500, INFINITY, 400, "Air bersih untuk warga desa" },
    { 3, 76, 0, 0, 500, INFINITY, 400, "Air **bersih untuk** warga desa" },
  };
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());

  for (guint round = 0; round < 2; round++) {
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
      StudioTextSpec spec = spec_for (cases[i].text);
      StudioTextFit alone, shared;

      spec.max_lines = cases[i].max_lines;
      spec.size = cases[i].size;
      spec.tracking = cases[i].tracking;
      spec.paragraph_gap = cases[i].paragraph_gap;
      spec.weight = cases[i].weight;
      alone = fit (&spec, cases[i].width, cases[i].height);
      shared = fit_in (PANGO_CONTEXT (fonts), &spec, cases[i].width, cases[i].height);
      g_assert_cmpfloat (shared.size, ==, alone.size);
      g_assert_cmpfloat (shared.wrap, ==, alone.wrap);
      g_assert_cmpfloat (shared.width, ==, alone.width);
      g_assert_cmpfloat (shared.height, ==, alone.height);
      g_assert_cmpint (shared.n_lines, ==, alone.n_lines);
      g_assert_cmpint (shared.excess, ==, alone.excess);
    }
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text-fit/keeps-size", test_keeps_size);
  g_test_add_func ("/text-fit/shrinks", test_shrinks);
  g_test_add_func ("/text-fit/takes-the-largest", test_takes_the_largest);
  g_test_add_func ("/text-fit/says-what-is-too-much", test_says_what_is_too_much);
  g_test_add_func ("/text-fit/obeys-height", test_obeys_height);
  g_test_add_func ("/text-fit/balances", test_balances);
  g_test_add_func ("/text-fit/bold-and-paragraphs", test_bold_and_paragraphs);
  g_test_add_func ("/text-fit/odd-marks", test_odd_marks);
  g_test_add_func ("/text-fit/empty", test_empty);
  g_test_add_func ("/text-fit/remembers", test_remembers);
  return g_test_run ();
}
