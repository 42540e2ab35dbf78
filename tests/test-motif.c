#include "config.h"

#include "studio-draw-motif.h"

#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#define SIDE 500

static cairo_surface_t *
draw_motif (const StudioMotifSpec *spec,
            const StudioRect *rect,
            const StudioOutline *clip)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  studio_draw_motif (cr, rect, spec, clip);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static int
alpha_at (cairo_surface_t *surface,
          int x,
          int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) row)[x] >> 24;
}

/* Mean alpha of a part, 0..255. */
static double
coverage (cairo_surface_t *surface,
          int x,
          int y,
          int w,
          int h)
{
  double sum = 0;

  for (int row = y; row < y + h; row++) {
    for (int column = x; column < x + w; column++)
      sum += alpha_at (surface, column, row);
  }
  return sum / w / h;
}

/* Number of pixels that differ by more than @slack in alpha within the first @side pixels both ways. */
static int
differing (cairo_surface_t *a,
           cairo_surface_t *b,
           int side,
           int slack)
{
  int n = 0;

  for (int y = 0; y < side; y++) {
    for (int x = 0; x < side; x++)
      n += ABS (alpha_at (a, x, y) - alpha_at (b, x, y)) > slack;
  }
  return n;
}

static StudioMotifSpec
make_spec (const char *name,
           guint seed)
{
  return (StudioMotifSpec){ .name = (char *) name, .color = { 0, 0, 0, 1 }, .seed = seed };
}

static void
test_drawn (void)
{
  const char *const *names = studio_draw_motif_names ();
  StudioRect rect = { 0, 0, SIDE, SIDE };

  g_assert_cmpuint (g_strv_length ((char **) names), ==, 6);
  for (int i = 0; names[i] != NULL; i++) {
    StudioMotifSpec spec = make_spec (names[i], 3);
    cairo_surface_t *surface = draw_motif (&spec, &rect, NULL);
    double share = coverage (surface, 0, 0, SIDE, SIDE) / 255;

    g_test_message ("%s covers %.2f", names[i], share);
    g_assert_cmpfloat (share, >, 0.04);
    g_assert_cmpfloat (share, <, 0.75);
    cairo_surface_destroy (surface);
  }
}

/* A smaller box shows a part of the same drawing. */
static void
test_cropped (void)
{
  const char *const *names = studio_draw_motif_names ();
  StudioRect whole = { 0, 0, SIDE, SIDE };
  StudioRect part = { 0, 0, 300, 300 };
  StudioRect corner = { SIDE - 300, SIDE - 300, 300, 300 };

  for (int i = 0; names[i] != NULL; i++) {
    StudioMotifSpec spec = make_spec (names[i], 5);
    /* a wing grows out of the lower right corner, all others begin at the upper left */
    gboolean wing = g_str_equal (names[i], "sayap");
    cairo_surface_t *a = draw_motif (&spec, &whole, NULL);
    cairo_surface_t *b = draw_motif (&spec, wing ? &corner : &part, NULL);
    int n = 0;

    /* cairo clips the paths to another box first, which moves an edge pixel by a few levels here and there */
    for (int y = 0; y < 299; y++) {
      for (int x = 0; x < 299; x++) {
        int shift = wing ? SIDE - 299 : 0;

        n += ABS (alpha_at (a, x + shift, y + shift) - alpha_at (b, x + shift, y + shift)) > 24;
      }
    }
    g_test_message ("%s", names[i]);
    g_assert_cmpint (n, ==, 0);
    cairo_surface_destroy (a);
    cairo_surface_destroy (b);
  }
}

static void
test_seed (void)
{
  static const char *const seeded[] = { "bata", "meander", "sulur", "tenun", "ubin" };
  StudioRect rect = { 0, 0, SIDE, SIDE };

  for (guint i = 0; i < G_N_ELEMENTS (seeded); i++) {
    StudioMotifSpec first = make_spec (seeded[i], 1);
    StudioMotifSpec second = make_spec (seeded[i], 2);
    cairo_surface_t *a = draw_motif (&first, &rect, NULL);
    cairo_surface_t *b = draw_motif (&first, &rect, NULL);
    cairo_surface_t *c = draw_motif (&second, &rect, NULL);

    g_test_message ("%s", seeded[i]);
    g_assert_cmpint (differing (a, b, SIDE, 0), ==, 0);
    g_assert_cmpint (differing (a, c, SIDE, 20), >, 500);
    cairo_surface_destroy (a);
    cairo_surface_destroy (b);
    cairo_surface_destroy (c);
  }
}

static void
test_fade (void)
{
  static const struct
  {
    StudioEdge edge;
    int x, y, w, h; /* the strip at that edge */
  } cases[] = {
    { STUDIO_EDGE_TOP, 0, 0, SIDE, 40 },
    { STUDIO_EDGE_RIGHT, SIDE - 40, 0, 40, SIDE },
    { STUDIO_EDGE_BOTTOM, 0, SIDE - 40, SIDE, 40 },
    { STUDIO_EDGE_LEFT, 0, 0, 40, SIDE },
  };
  StudioRect rect = { 0, 0, SIDE, SIDE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioMotifSpec spec = make_spec ("tenun", 0);
    cairo_surface_t *surface;

    spec.fades = TRUE;
    spec.fade = cases[i].edge;
    surface = draw_motif (&spec, &rect, NULL);
    g_assert_cmpfloat (coverage (surface, cases[i].x, cases[i].y, cases[i].w, cases[i].h), <, 16);
    g_assert_cmpfloat (coverage (surface, SIDE - cases[i].x - cases[i].w, SIDE - cases[i].y - cases[i].h, cases[i].w, cases[i].h), >, 90);
    cairo_surface_destroy (surface);
  }
}

static void
test_clip (void)
{
  StudioMotifSpec spec = make_spec ("bata", 0);
  StudioOutline disc = { .kind = STUDIO_OUTLINE_ELLIPSE };
  StudioRect rect = { 50, 50, 400, 400 };
  cairo_surface_t *surface = draw_motif (&spec, &rect, &disc);

  g_assert_cmpfloat (coverage (surface, 0, 0, SIDE, 50), ==, 0);
  g_assert_cmpfloat (coverage (surface, 50, 50, 50, 50), ==, 0);
  g_assert_cmpfloat (coverage (surface, 200, 200, 100, 100), >, 60);
  cairo_surface_destroy (surface);
}

static cairo_status_t
collect (void *closure,
         const unsigned char *data,
         unsigned int length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* In print files a motif is made of paths, also where it fades. */
static void
test_vector (void)
{
  const char *const *names = studio_draw_motif_names ();
  StudioRect rect = { 0, 0, SIDE, SIDE };

  for (int i = 0; names[i] != NULL; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    StudioMotifSpec spec = make_spec (names[i], 1);
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream (collect, text, SIDE, SIDE);
    cairo_t *cr = cairo_create (surface);

    spec.fades = TRUE;
    studio_draw_motif (cr, &rect, &spec, NULL);
    cairo_destroy (cr);
    cairo_surface_finish (surface);
    cairo_surface_destroy (surface);
    g_assert_nonnull (strstr (text->str, "<path"));
    g_assert_nonnull (strstr (text->str, "linearGradient"));
    g_assert_null (strstr (text->str, "<image"));
  }
}

static void
test_hostile (void)
{
  const char *const *names = studio_draw_motif_names ();
  static const double cells[] = { 0, -1, NAN, INFINITY, 1e-9, 1e9 };
  StudioRect bad[] = { { 0, 0, 0, 0 }, { 0, 0, NAN, 5 }, { 0, INFINITY, 5, 5 }, { 0, 0, 1e12, 5 }, { 0, 0, 99999, 99999 } };
  StudioRect rect = { 0, 0, SIDE, SIDE };
  StudioMotifSpec unknown = make_spec ("swoosh", 0);
  cairo_surface_t *surface = draw_motif (&unknown, &rect, NULL);

  g_assert_cmpfloat (coverage (surface, 0, 0, SIDE, SIDE), ==, 0);
  cairo_surface_destroy (surface);
  unknown.name = NULL;
  cairo_surface_destroy (draw_motif (&unknown, &rect, NULL));
  for (int i = 0; names[i] != NULL; i++) {
    StudioMotifSpec spec = make_spec (names[i], G_MAXUINT);

    for (guint k = 0; k < G_N_ELEMENTS (cells); k++) {
      spec.cell = cells[k];
      cairo_surface_destroy (draw_motif (&spec, &rect, NULL));
    }
    spec.cell = 1;
    for (guint k = 0; k < G_N_ELEMENTS (bad); k++)
      cairo_surface_destroy (draw_motif (&spec, &bad[k], NULL));
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/motif/drawn", test_drawn);
  g_test_add_func ("/motif/cropped", test_cropped);
  g_test_add_func ("/motif/seed", test_seed);
  g_test_add_func ("/motif/fade", test_fade);
  g_test_add_func ("/motif/clip", test_clip);
  g_test_add_func ("/motif/vector", test_vector);
  g_test_add_func ("/motif/hostile", test_hostile);
  return g_test_run ();
}
