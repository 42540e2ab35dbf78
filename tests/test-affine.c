#include "studio-affine.h"

#include <math.h>

static void
assert_point (StudioPoint point,
              double x,
              double y)
{
  g_assert_cmpfloat_with_epsilon (point.x, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (point.y, y, 1e-9);
}

typedef struct
{
  double degrees;
  StudioPoint from, to;
} TurnCase;

/* Around 10, 20; y points down, so a quarter turn takes right to below. */
static const TurnCase turns[] = {
  { 0, { 15, 20 }, { 15, 20 } },
  { 90, { 15, 20 }, { 10, 25 } },
  { 180, { 15, 20 }, { 5, 20 } },
  { -90, { 15, 20 }, { 10, 15 } },
  { 45, { 10 + M_SQRT2, 20 }, { 11, 21 } },
  { 450, { 15, 20 }, { 10, 25 } },
};

static void
test_rotate (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++) {
    StudioAffine turn = studio_affine_rotate (turns[i].degrees, (StudioPoint){ 10, 20 });

    assert_point (studio_affine_apply (&turn, turns[i].from), turns[i].to.x, turns[i].to.y);
  }
}

static void
test_multiply (void)
{
  StudioAffine shift = studio_affine_translate (5, 0), turn = studio_affine_rotate (90, (StudioPoint){ 0, 0 });
  StudioAffine shift_then_turn = studio_affine_multiply (&turn, &shift), turn_then_shift = studio_affine_multiply (&shift, &turn);

  assert_point (studio_affine_apply (&shift_then_turn, (StudioPoint){ 1, 0 }), 0, 6);
  assert_point (studio_affine_apply (&turn_then_shift, (StudioPoint){ 1, 0 }), 5, 1);
  assert_point (studio_affine_apply_vector (&turn_then_shift, (StudioPoint){ 1, 0 }), 0, 1);
}

static void
test_invert (void)
{
  StudioAffine flat = studio_affine_scale (0, 1, (StudioPoint){ 3, 3 }), back;

  g_assert_false (studio_affine_invert (&flat, &back));
  assert_point (studio_affine_apply (&back, (StudioPoint){ 7, 8 }), 7, 8);
  for (int i = 0; i < 100; i++) {
    StudioAffine turn = studio_affine_rotate (i * 37, (StudioPoint){ i, -i });
    StudioAffine scale = studio_affine_scale (i % 2 ? -0.5 : 3, 0.25 + i, (StudioPoint){ 2, i });
    StudioAffine both = studio_affine_multiply (&turn, &scale);
    StudioPoint point = { 100 - i, i * 3 };

    g_assert_true (studio_affine_invert (&both, &back));
    assert_point (studio_affine_apply (&back, studio_affine_apply (&both, point)), point.x, point.y);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/affine/rotate", test_rotate);
  g_test_add_func ("/affine/multiply", test_multiply);
  g_test_add_func ("/affine/invert", test_invert);
  return g_test_run ();
}
