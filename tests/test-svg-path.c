#include "config.h"

#include "studio-svg-path.h"

#include <math.h>

typedef struct
{
  const char *data;
  double x1, y1, x2, y2; /* extents of the path */
} Good;

static const Good good[] = {
  { "M1 2L3 4", 1, 2, 3, 4 },
  { "m1,2 2,2", 1, 2, 3, 4 }, /* further pairs are relative lines */
  { "M1 2 3 4 5 0", 1, 0, 5, 4 },
  { "M10 10h5v5h-5z", 10, 10, 15, 15 },
  { "M10 10H5V2", 5, 2, 10, 10 },
  { "M10 10h5v5zl-3-3", 7, 7, 15, 15 }, /* after Z the start is current */
  { "M0 0C0 10 10 10 10 0", 0, 0, 10, 7.5 },
  { "M0 0c0 10 10 10 10 0s10-10 10 0", 0, -7.5, 20, 7.5 }, /* S mirrors the control point */
  { "M0 0Q5 10 10 0", 0, 0, 10, 5 },
  { "M0 0q5 10 10 0t10 0", 0, -5, 20, 5 },
  { "M0 0A5 5 0 0 1 10 0", 0, -5, 10, 0 },
  { "M0 0A5 5 0 0 0 10 0", 0, 0, 10, 5 },
  { "M5 0a5 5 0 1 1 0 10a5 5 0 1 1 0-10", 0, 0, 10, 10 },
  { "M0 0a5 5 0 0110 0", 0, -5, 10, 0 },       /* packed flags */
  { "M0 0A1 1 0 0 1 10 0", 0, -5, 10, 0 },     /* radii too small are grown */
  { "M0 0A0 5 0 0 1 10 0", 0, 0, 10, 0 },      /* no radius: a line */
  { "M0 0A5 2.5 90 0 1 0 10", 0, 0, 2.5, 10 }, /* turned ellipse */
  { "M.5.5L-1.5-2", -1.5, -2, 0.5, 0.5 },      /* packed numbers */
  { "M1e1 1E+1L2e-1+5", 0.2, 5, 10, 10 },
  { " \n M 1 , 2 L 3 , 4 \t", 1, 2, 3, 4 },
};

static cairo_t *
make_context (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_set_tolerance (cr, 0.001);
  return cr;
}

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    cairo_t *cr = make_context ();
    double x1, y1, x2, y2;

    g_test_message ("%s", good[i].data);
    g_assert_true (studio_svg_path_append (NULL, good[i].data));
    g_assert_true (studio_svg_path_append (cr, good[i].data));
    /* the flattened curve, not its control points */
    cairo_set_line_width (cr, 0.02);
    cairo_stroke_extents (cr, &x1, &y1, &x2, &y2);
    g_assert_cmpfloat_with_epsilon (x1, good[i].x1, 0.04);
    g_assert_cmpfloat_with_epsilon (y1, good[i].y1, 0.04);
    g_assert_cmpfloat_with_epsilon (x2, good[i].x2, 0.04);
    g_assert_cmpfloat_with_epsilon (y2, good[i].y2, 0.04);
    cairo_destroy (cr);
  }
}

static void
test_bad (void)
{
  static const char *const bad[] = {
    "",
    "   ",
    "L1 2",
    "hello",
    "M",
    "M1",
    "M1 ",
    "M1 2L",
    "M1 2L3",
    "M1 2 3",
    "M1 2X3 4",
    "M1 2C1 2 3 4 5",
    "M1 2Z5 6",
    "Mnan 0",
    "Minf 0",
    "M0x10 0",
    "M1e400 0",
    "M9999999 0",
    "M--1 0",
    "M1 2A5 5 0 2 1 10 0",
    "M1 2A5 5 0 1",
    "M. .",
    "M1 2,,L3 4",
    "M0 0l900000 0 900000 0",
    "M0 0;rm",
    "M1 2\xff\xfe",
    "M0 0L1 1M",
  };
  cairo_t *cr = make_context ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_test_message ("%u", i);
    g_assert_false (studio_svg_path_append (NULL, bad[i]));
    g_assert_false (studio_svg_path_append (cr, bad[i]));
  }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
}

static void
test_limits (void)
{
  g_autoptr (GString) many = g_string_new ("M0 0");
  g_autoptr (GString) large = g_string_new ("M0 0");

  for (int i = 0; i < 9000; i++)
    g_string_append (many, "h1");
  g_assert_false (studio_svg_path_append (NULL, many->str));

  for (int i = 0; i < 70000; i++)
    g_string_append_c (large, ' ');
  g_assert_false (studio_svg_path_append (NULL, large->str));
}

/* Any bytes at all: no crash, no cairo error. */
static void
test_noise (void)
{
  static const char letters[] = "MmLlHhVvCcSsQqTtAaZz0123456789.,- eE+";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  cairo_t *cr = make_context ();

  for (int i = 0; i < 20000; i++) {
    char text[64] = "M0 0";
    int length = g_rand_int_range (random, 4, sizeof text - 1);

    for (int k = 4; k < length; k++)
      text[k] = letters[g_rand_int_range (random, 0, sizeof letters - 1)];
    cairo_new_path (cr);
    studio_svg_path_append (cr, text);
  }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/svg-path/good", test_good);
  g_test_add_func ("/svg-path/bad", test_bad);
  g_test_add_func ("/svg-path/limits", test_limits);
  g_test_add_func ("/svg-path/noise", test_noise);
  return g_test_run ();
}
