#include "config.h"

#include <math.h>
#include <string.h>

#include "studio-draw-icon.h"
#include "studio-draw-logo.h"
#include "studio-draw-outline.h"
#include "studio-draw-paint.h"
#include "studio-draw-shadow.h"
#include "studio-error.h"

#define SIDE 200

static const StudioColor black = { 0, 0, 0, 1 };
static const StudioColor white = { 1, 1, 1, 1 };
static const StudioRect square = { 0, 0, SIDE, SIDE };

static cairo_t *
make_context (cairo_format_t format)
{
  cairo_surface_t *surface = cairo_image_surface_create (format, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

static guint32
pixel_at (cairo_t *cr,
          int x,
          int y)
{
  cairo_surface_t *surface = cairo_get_target (cr);
  const guint8 *row;

  cairo_surface_flush (surface);
  row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);
  if (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_A8)
    return row[x];
  return ((const guint32 *) row)[x];
}

static int
alpha_at (cairo_t *cr,
          int x,
          int y)
{
  return pixel_at (cr, x, y) >> 24;
}

/* Filled pixels, with parts of pixels. */
static double
area (cairo_t *cr)
{
  double sum = 0;

  for (int y = 0; y < SIDE; y++) {
    for (int x = 0; x < SIDE; x++)
      sum += alpha_at (cr, x, y) / 255.0;
  }
  return sum;
}

static cairo_t *
fill_outline (const StudioRect *rect,
              const StudioOutline *outline)
{
  cairo_t *cr = make_context (CAIRO_FORMAT_ARGB32);

  studio_draw_outline_path (cr, rect, outline);
  cairo_fill (cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  return cr;
}

#define ALL(style, size) .corner_style = { style, style, style, style }, .corner_size = { size, size, size, size }

static void
test_outline_area (void)
{
  const struct
  {
    StudioOutline outline;
    double area;
  } cases[] = {
    { { .kind = STUDIO_OUTLINE_RECT }, 40000 },
    { { ALL (STUDIO_CORNER_ROUND, 40) }, 40000 - (4 - G_PI) * 1600 },
    { { ALL (STUDIO_CORNER_ROUND, 1e9) }, G_PI * 10000 }, /* limited to half the side: a disc */
    { { ALL (STUDIO_CORNER_CUT, 40) }, 40000 - 4 * 800 },
    { { ALL (STUDIO_CORNER_CUT, 5000) }, 20000 },
    { { ALL (STUDIO_CORNER_STAIR, 80), .steps = 4 }, 40000 - 4 * (20 * 20 * 10) },
    { { ALL (STUDIO_CORNER_STAIR, 80), .steps = 0 }, 40000 - 4 * 6400 }, /* at least one step */
    { { ALL (STUDIO_CORNER_CUT, NAN) }, 40000 },
    { { ALL (STUDIO_CORNER_CUT, -10) }, 40000 },
    { { .corner_style = { STUDIO_CORNER_CUT, STUDIO_CORNER_ROUND }, .corner_size = { 0, 0, 100, 0 } }, 40000 - (1 - G_PI / 4) * 10000 },
    { { .kind = STUDIO_OUTLINE_ELLIPSE }, G_PI * 10000 },
    { { .kind = STUDIO_OUTLINE_ARC, .arc = 0.5 }, G_PI * 20000 / 2 },
    { { .kind = STUDIO_OUTLINE_ARC, .arc = 0.25 }, G_PI * 10000 / 2 },
    { { .kind = STUDIO_OUTLINE_POLYGON, .sides = 4 }, 20000 },
    { { .kind = STUDIO_OUTLINE_POLYGON, .sides = 3 }, 20000 },
    { { .kind = STUDIO_OUTLINE_POLYGON, .sides = 8 }, 40000 * 2 * (G_SQRT2 - 1) },
    { { .kind = STUDIO_OUTLINE_STAR, .sides = 4, .inner = 0.5 }, 40000 * G_SQRT2 / 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    cairo_t *cr = fill_outline (&square, &cases[i].outline);

    g_test_message ("%u", i);
    g_assert_cmpfloat_with_epsilon (area (cr), cases[i].area, 25);
    cairo_destroy (cr);
  }
}

static void
test_outline_corners (void)
{
  static const int at[][2] = { { 1, 1 }, { SIDE - 2, 1 }, { SIDE - 2, SIDE - 2 }, { 1, SIDE - 2 } };

  for (int style = STUDIO_CORNER_ROUND; style <= (int) STUDIO_CORNER_STAIR; style++) {
    for (int corner = 0; corner < 4; corner++) {
      StudioOutline outline = { .steps = 3 };
      cairo_t *cr;

      outline.corner_style[corner] = style;
      outline.corner_size[corner] = 30;
      cr = fill_outline (&square, &outline);
      for (int i = 0; i < 4; i++)
        g_assert_cmpint (alpha_at (cr, at[i][0], at[i][1]), ==, i == corner ? 0 : 255);
      cairo_destroy (cr);
    }
  }
}

/* The hill of a wide ellipse ends on the box's sides, at the height that the ellipse has there. */
static void
test_outline_hill (void)
{
  StudioOutline outline = { .kind = STUDIO_OUTLINE_ARC, .arc = 0.78 };
  cairo_t *cr = fill_outline (&square, &outline);
  int side = (int) (SIDE * sqrt (1 - 0.5 / 0.78 * (0.5 / 0.78)));

  g_assert_cmpint (alpha_at (cr, 0, side - 4), ==, 255);
  g_assert_cmpint (alpha_at (cr, 0, side + 4), ==, 0);
  g_assert_cmpint (alpha_at (cr, SIDE / 2, SIDE - 1), >, 200);
  g_assert_cmpint (alpha_at (cr, 0, 0), ==, 255);
  cairo_destroy (cr);
}

static void
test_outline_is_rect (void)
{
  StudioOutline outline = { .kind = STUDIO_OUTLINE_RECT };

  g_assert_true (studio_draw_outline_is_rect (NULL));
  g_assert_true (studio_draw_outline_is_rect (&outline));
  outline.corner_size[2] = 3;
  g_assert_false (studio_draw_outline_is_rect (&outline));
  outline = (StudioOutline){ .kind = STUDIO_OUTLINE_ELLIPSE };
  g_assert_false (studio_draw_outline_is_rect (&outline));
}

static void
test_paint (void)
{
  StudioPaint paint = { .kind = STUDIO_PAINT_LINEAR, .angle = 90, .n_stops = 2, .stops = { { 0, { 0, 0, 0, 1 } }, { 1, { 0, 0, 0, 0 } } } };
  cairo_t *cr = make_context (CAIRO_FORMAT_ARGB32);

  studio_draw_fill_outline (cr, &square, NULL, &paint, NULL);
  g_assert_cmpint (alpha_at (cr, 10, 1), >, 250);
  g_assert_cmpint (alpha_at (cr, 190, 1), >, 250);
  g_assert_cmpint (ABS (alpha_at (cr, 100, 100) - 127), <, 4);
  g_assert_cmpint (alpha_at (cr, 10, 198), <, 5);
  cairo_destroy (cr);

  cr = make_context (CAIRO_FORMAT_ARGB32);
  paint.kind = STUDIO_PAINT_RADIAL;
  studio_draw_fill_outline (cr, &square, NULL, &paint, NULL);
  g_assert_cmpint (alpha_at (cr, 100, 100), >, 250);
  g_assert_cmpint (alpha_at (cr, 1, 1), <, 5);
  cairo_destroy (cr);

  cr = make_context (CAIRO_FORMAT_ARGB32);
  paint.kind = STUDIO_PAINT_SOLID;
  studio_draw_paint_set (cr, &square, &paint, 0.5);
  cairo_paint (cr);
  g_assert_cmpint (ABS (alpha_at (cr, 0, 0) - 127), <, 3);
  paint.kind = STUDIO_PAINT_NONE;
  studio_draw_paint_set (cr, &square, &paint, 1);
  cairo_paint (cr);
  g_assert_cmpint (ABS (alpha_at (cr, 0, 0) - 127), <, 3);
  cairo_destroy (cr);
}

static void
test_stroke (void)
{
  StudioRect rect = { 20, 20, 160, 160 };
  StudioStroke stroke = { .color = black, .width = 4 };
  cairo_t *cr = make_context (CAIRO_FORMAT_ARGB32);

  studio_draw_fill_outline (cr, &rect, NULL, NULL, &stroke);
  g_assert_cmpfloat_with_epsilon (area (cr), 164 * 164 - 156 * 156, 1);
  cairo_destroy (cr);

  cr = make_context (CAIRO_FORMAT_ARGB32);
  stroke.dash[0] = 10;
  stroke.dash[1] = 10;
  studio_draw_fill_outline (cr, &rect, NULL, NULL, &stroke);
  g_assert_cmpfloat_with_epsilon (area (cr), 640 * 4 / 2, 40);
  cairo_destroy (cr);
}

static void
test_scrim (void)
{
  static const struct
  {
    StudioEdge edge;
    int x, y; /* a place 10 px from that edge: the shade's full strength holds for 15 */
  } cases[] = { { STUDIO_EDGE_TOP, 100, 10 }, { STUDIO_EDGE_RIGHT, 189, 100 }, { STUDIO_EDGE_BOTTOM, 100, 189 }, { STUDIO_EDGE_LEFT, 10, 100 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioScrim scrim = { cases[i].edge, 50, { 0, 0, 0, 0.8 } };
    cairo_t *cr = make_context (CAIRO_FORMAT_ARGB32);

    studio_draw_scrim (cr, &square, &scrim);
    g_assert_cmpint (ABS (alpha_at (cr, cases[i].x, cases[i].y) - (int) (255 * 0.8)), <, 4);
    g_assert_cmpint (alpha_at (cr, 100, 100), ==, 0);
    cairo_destroy (cr);
  }
}

/* The shade never grows inwards, is half as strong half way down its slope, and ends without a step. */
static void
test_scrim_slope (void)
{
  StudioScrim scrim = { STUDIO_EDGE_TOP, 100, { 0, 0, 0, 0.8 } };
  cairo_t *cr = make_context (CAIRO_FORMAT_ARGB32);
  StudioRect rect = { 0, 0, 200, 200 };

  studio_draw_scrim (cr, &rect, &scrim);
  for (int y = 1; y < 120; y++)
    g_assert_cmpint (alpha_at (cr, 100, y), <=, alpha_at (cr, 100, y - 1));
  g_assert_cmpint (alpha_at (cr, 100, 29), ==, alpha_at (cr, 100, 0));
  g_assert_cmpint (ABS (alpha_at (cr, 100, 65) - (int) (255 * 0.4)), <, 5);
  g_assert_cmpint (alpha_at (cr, 100, 95), <, 6);
  cairo_destroy (cr);
}

static void
test_shadow (void)
{
  StudioRect rect = { 60, 60, 80, 80 };
  StudioShadow shadow = { .color = black, .dx = 10, .dy = 0, .blur = 8 };
  cairo_t *cr = make_context (CAIRO_FORMAT_ARGB32);

  studio_draw_shadow (cr, &rect, NULL, &shadow);
  g_assert_cmpint (alpha_at (cr, 110, 100), >, 250);
  g_assert_cmpint (ABS (alpha_at (cr, 70, 100) - 127), <, 12); /* half on the edge */
  g_assert_cmpint (ABS (alpha_at (cr, 62, 100) - 40), <, 12);  /* 16 % one sigma out */
  g_assert_cmpint (alpha_at (cr, 36, 100), ==, 0);
  g_assert_cmpfloat_with_epsilon (area (cr), 6400, 40); /* blur moves, and neither adds nor takes */
  cairo_destroy (cr);

  cr = make_context (CAIRO_FORMAT_ARGB32);
  shadow.color.a = 0;
  studio_draw_shadow (cr, &rect, NULL, &shadow);
  g_assert_cmpfloat (area (cr), ==, 0);
  cairo_destroy (cr);
}

/* The same shadow at another resolution, and so coarse that the mask is made smaller. */
static void
test_shadow_scaled (void)
{
  StudioRect rect = { 6, 6, 8, 8 };
  StudioShadow shadow = { .color = black, .blur = 2 };
  cairo_t *cr = make_context (CAIRO_FORMAT_ARGB32);

  cairo_scale (cr, 10, 10);
  studio_draw_shadow (cr, &rect, NULL, &shadow);
  g_assert_cmpfloat_with_epsilon (area (cr), 6400, 80);
  g_assert_cmpint (ABS (alpha_at (cr, 60, 100) - 125), <, 12);
  cairo_destroy (cr);
}

static void
test_blur (void)
{
  static const double sigmas[] = { 0.3, 1, 2.5, 7, 20 };

  for (guint i = 0; i < G_N_ELEMENTS (sigmas); i++) {
    cairo_t *cr = make_context (CAIRO_FORMAT_A8);
    double sum = 0, spread = 0;

    cairo_rectangle (cr, 100, 80, 1, 40);
    cairo_fill (cr);
    g_assert_true (studio_shadow_blur_mask (cairo_get_target (cr), sigmas[i]) == cairo_get_target (cr));
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        sum += pixel_at (cr, x, y);
        spread += pixel_at (cr, x, y) * (x - 100.0) * (x - 100.0);
      }
    }
    if (sigmas[i] < 5) /* more makes a thin line fainter than one level of alpha */
      g_assert_cmpfloat_with_epsilon (sqrt (spread / sum), sigmas[i], 0.35);
    cairo_destroy (cr);
  }
}

static void
test_emblem (void)
{
  static const char *const shapes[] = { "drop", "shield", "pentagon", "gate", "octagon", "circle", "unknown", NULL };
  const StudioColor clear = { 0, 0, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++) {
    cairo_t *cr = make_context (CAIRO_FORMAT_ARGB32);
    cairo_t *hole = make_context (CAIRO_FORMAT_ARGB32);

    studio_draw_emblem (cr, &square, shapes[i], &white, &black);
    studio_draw_emblem (hole, &square, shapes[i], &white, &clear);
    g_assert_cmpint (alpha_at (cr, 0, 0), ==, 0);
    g_assert_cmphex (pixel_at (cr, 100, 85), ==, 0xff000000); /* the roof */
    g_assert_cmpint (alpha_at (hole, 100, 85), ==, 0);
    g_assert_cmpfloat (area (cr), >, 20000);
    g_assert_cmpfloat (area (cr) - area (hole), >, 2000);
    cairo_destroy (cr);
    cairo_destroy (hole);
  }
}

static StudioIconSet *
make_set (const char *json,
          GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return studio_icon_set_new ("test.json", bytes, error);
}

static void
test_icon (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioIconSet) set = make_set ("{\"version\":1,\"icons\":{\"plus\":{\"paths\":[\"M12 4v16\",\"M4 12h16\"],\"words\":[\"tambah\"]},\"a\":{\"paths\":[\"M1 1h2\"]}}}", &error);
  StudioIconSpec spec = { .name = (char *) "plus", .color = { 0, 0, 0, 0.5 }, .stroke = 0 };
  StudioRect wide = { 0, 50, 200, 100 };
  cairo_t *cr = make_context (CAIRO_FORMAT_ARGB32);

  g_assert_no_error (error);
  g_assert_cmpstr (studio_icon_set_get_names (set)[0], ==, "a");
  g_assert_cmpstr (studio_icon_set_get_names (set)[1], ==, "plus");
  g_assert_null (studio_icon_set_get_names (set)[2]);
  g_assert_cmpstr (studio_icon_set_get_words (set, "plus")[0], ==, "tambah");
  g_assert_null (studio_icon_set_get_words (set, "a")[0]);

  g_assert_true (studio_draw_icon_from (cr, &wide, &spec, set));
  g_assert_cmpint (ABS (alpha_at (cr, 100, 100) - 127), <, 3); /* lines that cross don't add up */
  g_assert_cmpint (ABS (alpha_at (cr, 80, 100) - 127), <, 3);
  g_assert_cmpint (alpha_at (cr, 52, 52), ==, 0);
  g_assert_cmpint (alpha_at (cr, 20, 100), ==, 0); /* fitted as a square */
  spec.name = (char *) "nothing";
  g_assert_false (studio_draw_icon_from (cr, &wide, &spec, set));
  spec.name = NULL;
  g_assert_false (studio_draw_icon_from (cr, &wide, &spec, set));
  cairo_destroy (cr);
}

static void
test_icon_set_refused (void)
{
  static const char *const bad[] = {

    "[]",
    "{}",
    "{\"version\":2,\"icons\":{}}",
    "{\"version\":1,\"icons\":[]}",
    "{\"version\":1,\"icons\":{\"a\":1}}",
    "{\"version\":1,\"icons\":{\"a\":{\"paths\":\"M1 1\"}}}",
    "{\"version\":1,\"icons\":{\"a\":{\"paths\":[1]}}}",
    "{\"version\":1,\"icons\":{\"a\":{\"paths\":[\"garbage\"]}}}",
    "{\"version\":1,\"icons\":{\"a\":{\"paths\":[\"M1 1h1\"],\"words\":[null]}}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", bad[i]);
    g_assert_null (make_set (bad[i], &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
  }
}

/* The set the program comes with: each icon keeps to its grid. */
static void
test_icon_set_shipped (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PEMDA_STUDIO_DATA"), "drawing-icons.json", NULL);
  const char *const *names;
  StudioIconSet *set;

  if (g_getenv ("PEMDA_STUDIO_DATA") == NULL || !g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_test_skip ("no icons in the data folder");
    return;
  }
  set = studio_icon_set_get_default ();
  names = studio_icon_set_get_names (set);
  g_assert_cmpuint (g_strv_length ((char **) names), >, 0);
  for (guint i = 0; names[i] != NULL; i++) {
    StudioIconSpec spec = { .name = (char *) names[i], .color = black, .stroke = 2 };
    StudioRect rect = { 52, 52, 96, 96 };
    cairo_t *cr = make_context (CAIRO_FORMAT_ARGB32);
    double inside = 0;

    g_test_message ("%s", names[i]);
    g_assert_true (studio_draw_icon (cr, &rect, &spec));
    for (int y = 52; y < 148; y++) {
      for (int x = 52; x < 148; x++)
        inside += alpha_at (cr, x, y) / 255.0;
    }
    g_assert_cmpfloat (inside, >, 30);
    g_assert_cmpfloat_with_epsilon (area (cr), inside, 0.5);
    cairo_destroy (cr);
  }
}

static void
draw_everything (cairo_t *cr,
                 const StudioRect *rect)
{
  StudioOutline outlines[] = {
    { ALL (STUDIO_CORNER_STAIR, INFINITY), .steps = G_MAXINT },
    { .kind = STUDIO_OUTLINE_ELLIPSE },
    { .kind = STUDIO_OUTLINE_ARC, .arc = NAN },
    { .kind = STUDIO_OUTLINE_ARC, .arc = -1 },
    { .kind = STUDIO_OUTLINE_POLYGON, .sides = G_MININT },
    { .kind = STUDIO_OUTLINE_STAR, .sides = G_MAXINT, .inner = NAN },
    { .kind = (StudioOutlineKind) 99 },
  };
  StudioPaint paint = { .kind = STUDIO_PAINT_LINEAR, .angle = NAN, .n_stops = 1000, .stops = { { NAN, { NAN, 2, -1, NAN } } } };
  StudioStroke stroke = { .color = { 0, 0, 0, 1 }, .width = 1e12, .dash = { 1e-12, 1e-12 } };
  StudioShadow shadow = { .color = { 0, 0, 0, 1 }, .dx = 1e6, .dy = -1e6, .blur = 1e9 };
  StudioShadow lost = { .color = { 0, 0, 0, 1 }, .dx = NAN, .blur = NAN };
  StudioScrim scrim = { (StudioEdge) 77, INFINITY, { 0, 0, 0, 1 } };
  StudioColor odd = { NAN, INFINITY, -5, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (outlines); i++) {
    studio_draw_fill_outline (cr, rect, &outlines[i], &paint, &stroke);
    studio_draw_shadow (cr, rect, &outlines[i], &shadow);
    studio_draw_shadow (cr, rect, &outlines[i], &lost);
  }
  studio_draw_scrim (cr, rect, &scrim);
  scrim.size = NAN;
  studio_draw_scrim (cr, rect, &scrim);
  studio_draw_emblem (cr, rect, "drop", &odd, &odd);
}

static void
test_hostile (void)
{
  static const StudioRect rects[] = {
    { 0, 0, 0, 0 },
    { 10, 10, 0, 50 },
    { NAN, NAN, NAN, NAN },
    { 0, 0, NAN, 10 },
    { 0, 0, -5, 10 },
    { INFINITY, 0, 5, 5 },
    { 0, 0, 1e300, 1 },
    { -1e300, 0, 1, 1 },
    { 0, 0, 90000, 90000 },
    { 0, 0, 1e-9, 1e-9 },
    { 10, 10, 100, 100 },
  };
  cairo_t *cr = make_context (CAIRO_FORMAT_ARGB32);

  for (guint i = 0; i < G_N_ELEMENTS (rects); i++) {
    g_test_message ("%u", i);
    draw_everything (cr, &rects[i]);
    g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  }
  cairo_destroy (cr);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw/outline/area", test_outline_area);
  g_test_add_func ("/draw/outline/corners", test_outline_corners);
  g_test_add_func ("/draw/outline/hill", test_outline_hill);
  g_test_add_func ("/draw/outline/is-rect", test_outline_is_rect);
  g_test_add_func ("/draw/paint", test_paint);
  g_test_add_func ("/draw/stroke", test_stroke);
  g_test_add_func ("/draw/scrim", test_scrim);
  g_test_add_func ("/draw/scrim/slope", test_scrim_slope);
  g_test_add_func ("/draw/shadow", test_shadow);
  g_test_add_func ("/draw/shadow/scaled", test_shadow_scaled);
  g_test_add_func ("/draw/blur", test_blur);
  g_test_add_func ("/draw/emblem", test_emblem);
  g_test_add_func ("/draw/icon", test_icon);
  g_test_add_func ("/draw/icon-set/refused", test_icon_set_refused);
  g_test_add_func ("/draw/icon-set/shipped", test_icon_set_shipped);
  g_test_add_func ("/draw/hostile", test_hostile);
  return g_test_run ();
}
