#include "config.h"

#include "studio-wave.h"

#include <math.h>

static const StudioRect under = { 100, 50, 80, 10 };

static StudioPoint
point_at (GArray *points,
          guint index)
{
  return g_array_index (points, StudioPoint, index);
}

static void
test_sizes (void)
{
  StudioWave small = studio_wave_for_size (0.5), middle = studio_wave_for_size (60), large = studio_wave_for_size (5000);

  g_assert_cmpfloat (small.length, >=, 4);
  g_assert_cmpfloat (small.width, >=, 1);
  g_assert_cmpfloat (middle.height, >, small.height);
  g_assert_cmpfloat (middle.height, <, large.height);
  g_assert_cmpfloat (large.height, <=, 4);
  g_assert_cmpfloat (large.length, <=, 12);
}

/* Whatever the page is turned, mirrored or enlarged by, the wave follows the word and lies below its feet. */
static void
test_follows (void)
{
  static const struct
  {
    double zoom, turn, mirror;
  } cases[] = { { 1, 0, 1 }, { 0.05, 0, 1 }, { 32, 0, 1 }, { 1, 90, 1 }, { 1, 180, 1 }, { 2.5, 37, 1 }, { 2, -15, -1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioAffine zoom = studio_affine_scale (cases[i].zoom * cases[i].mirror, cases[i].zoom, (StudioPoint){ 10, 20 });
    StudioAffine turn = studio_affine_rotate (cases[i].turn, (StudioPoint){ 140, 60 });
    StudioAffine matrix = studio_affine_multiply (&zoom, &turn), back;
    StudioWave wave = studio_wave_for_size (40 * cases[i].zoom);
    g_autoptr (GArray) points = studio_wave_points (&wave, &under, &matrix, NULL);
    StudioPoint first, last;

    g_assert_true (studio_affine_invert (&matrix, &back));
    g_assert_cmpuint (points->len, >=, 2);
    for (guint k = 0; k < points->len; k++) {
      StudioPoint at = studio_affine_apply (&back, point_at (points, k));

      g_assert_cmpfloat (at.x, >=, 100 - 1e-6);
      g_assert_cmpfloat (at.x, <=, 180 + 1e-6);
      g_assert_cmpfloat (at.y, >, 50);
      g_assert_cmpfloat (at.y * cases[i].zoom, <, (50 + 10) * cases[i].zoom + wave.height + wave.width);
    }
    first = studio_affine_apply (&back, point_at (points, 0));
    last = studio_affine_apply (&back, point_at (points, points->len - 1));
    g_assert_cmpfloat_with_epsilon (first.x, 100, 1e-6);
    g_assert_cmpfloat_with_epsilon (last.x, 180, 1e-6);
  }
}

/* On the screen it is as high and as long at any turn. */
static void
test_shape (void)
{
  const StudioWave wave = { 8, 3, 1.5 };
  StudioAffine matrix = studio_affine_rotate (30, (StudioPoint){ 0, 0 });
  g_autoptr (GArray) points = studio_wave_points (&wave, &under, &matrix, NULL);

  g_assert_cmpuint (points->len, ==, 80 / 4 + 1);
  for (guint i = 1; i < points->len; i++) {
    StudioPoint a = point_at (points, i - 1), b = point_at (points, i);

    g_assert_cmpfloat_with_epsilon (hypot (b.x - a.x, b.y - a.y), hypot (4, 3), 1e-6);
  }
}

static void
test_left_out (void)
{
  const StudioWave wave = { 8, 3, 1.5 };
  const StudioRect area = { 0, 0, 90, 200 }, touching = { 0, 0, 110, 200 }, none = { 100, 50, 0, 10 }, endless = { 0, 0, INFINITY, 10 }, long_one = { 0, 0, 1e9, 10 };
  StudioAffine matrix = studio_affine_identity ();
  g_autoptr (GArray) outside = studio_wave_points (&wave, &under, &matrix, &area);
  g_autoptr (GArray) seen = studio_wave_points (&wave, &under, &matrix, &touching);
  g_autoptr (GArray) empty = studio_wave_points (&wave, &none, &matrix, NULL);
  g_autoptr (GArray) infinite = studio_wave_points (&wave, &endless, &matrix, NULL);
  g_autoptr (GArray) huge = studio_wave_points (&wave, &long_one, &matrix, NULL);

  g_assert_cmpuint (outside->len, ==, 0);
  g_assert_cmpuint (seen->len, >, 0);
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpuint (infinite->len, ==, 0);
  g_assert_cmpuint (huge->len, <=, 20001);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/wave/sizes", test_sizes);
  g_test_add_func ("/wave/follows", test_follows);
  g_test_add_func ("/wave/shape", test_shape);
  g_test_add_func ("/wave/left-out", test_left_out);
  return g_test_run ();
}
