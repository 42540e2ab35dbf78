#include "studio-geometry.h"

static void
assert_rect (StudioRect rect,
             double x,
             double y,
             double w,
             double h)
{
  g_assert_cmpfloat_with_epsilon (rect.x, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.y, y, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.w, w, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.h, h, 1e-9);
}

static void
test_contains (void)
{
  StudioRect outer = { 10, 10, 100, 50 };
  StudioRect same = outer;
  StudioRect out_by_one = { 9, 10, 100, 50 };
  StudioRect too_low = { 10, 11, 100, 50 };

  g_assert_true (studio_rect_contains (&outer, &same, 0));
  g_assert_false (studio_rect_contains (&outer, &out_by_one, 0.5));
  g_assert_true (studio_rect_contains (&outer, &out_by_one, 1));
  g_assert_false (studio_rect_contains (&outer, &too_low, 0.5));
}

static void
test_overlaps (void)
{
  StudioRect a = { 0, 0, 10, 10 };
  StudioRect touching = { 10, 0, 10, 10 };
  StudioRect corner = { 9, 9, 10, 10 };
  StudioRect narrow = { 9, 0, 10, 10 };
  StudioRect inside = { 4, 4, 2, 2 };

  g_assert_false (studio_rect_overlaps (&a, &touching, 0));
  g_assert_true (studio_rect_overlaps (&a, &corner, 0.5));
  g_assert_false (studio_rect_overlaps (&a, &corner, 1));
  g_assert_true (studio_rect_overlaps (&a, &narrow, 0.9));
  g_assert_false (studio_rect_overlaps (&a, &narrow, 1));
  g_assert_true (studio_rect_overlaps (&inside, &a, 1));
}

static void
test_inset (void)
{
  StudioRect rect = { 10, 20, 100, 60 };
  StudioInsets some = { 1, 2, 3, 4 };
  StudioInsets much = { 50, 80, 50, 120 };
  StudioInsets outward = { -5, -5, -5, -5 };

  assert_rect (studio_rect_inset (&rect, &some), 14, 21, 94, 56);
  assert_rect (studio_rect_inset (&rect, &much), 110, 70, 0, 0);
  assert_rect (studio_rect_inset (&rect, &outward), 5, 15, 110, 70);
}

static void
test_union (void)
{
  StudioRect a = { 10, 10, 10, 10 };
  StudioRect b = { 30, 0, 5, 12 };
  StudioRect nothing = { 0 };

  assert_rect (studio_rect_union (&a, &b), 10, 0, 25, 20);
  assert_rect (studio_rect_union (&nothing, &a), 10, 10, 10, 10);
  assert_rect (studio_rect_union (&a, &nothing), 10, 10, 10, 10);
}

typedef struct
{
  StudioSize picture;
  StudioPoint focal;
  StudioRect placed;
} CoverCase;

/* All in the frame 100, 200, 300 × 300. */
static const CoverCase cover_cases[] = {
  { { 600, 300 }, { 0.5, 0.5 }, { -50, 200, 600, 300 } },
  { { 600, 300 }, { 0, 0.5 }, { 100, 200, 600, 300 } },
  { { 600, 300 }, { 1, 0.5 }, { -200, 200, 600, 300 } },
  { { 600, 300 }, { 0.4, 0.5 }, { 10, 200, 600, 300 } },
  { { 600, 300 }, { 9, -9 }, { -200, 200, 600, 300 } },
  { { 100, 400 }, { 0.5, 0.25 }, { 100, 50, 300, 1200 } },
  { { 50, 50 }, { 0.2, 0.9 }, { 100, 200, 300, 300 } },
  { { 0, 50 }, { 0.5, 0.5 }, { 100, 200, 300, 300 } },
};

static void
test_cover (void)
{
  StudioRect frame = { 100, 200, 300, 300 };

  for (gsize i = 0; i < G_N_ELEMENTS (cover_cases); i++) {
    const CoverCase *c = &cover_cases[i];

    assert_rect (studio_rect_cover (&frame, c->picture, c->focal),
                 c->placed.x, c->placed.y, c->placed.w, c->placed.h);
  }
}

static void
test_cover_never_leaves_a_gap (void)
{
  for (int i = 1; i < 400; i++) {
    StudioRect frame = { i / 7.0, i / 3.0, 100 + i / 9.0, 333.3 - i / 11.0 };
    StudioSize picture = { 17 + i * 1.7, 4000.0 / i };
    StudioPoint focal = { (i % 11) / 10.0, (i % 7) / 6.0 };
    StudioRect placed = studio_rect_cover (&frame, picture, focal);

    g_assert_true (studio_rect_contains (&placed, &frame, 1e-9));
    g_assert_cmpfloat_with_epsilon (placed.w / placed.h, picture.w / picture.h, 1e-6 * picture.w / picture.h);
  }
}

/* All in the frame 100, 200, 300 × 300, of a picture of 600 × 300. */
static void
test_crop (void)
{
  static const struct
  {
    StudioRect crop, placed;
  } cases[] = {
    { { 0, 0, 0.5, 1 }, { 100, 200, 600, 300 } },
    { { 0.5, 0, 0.5, 1 }, { -200, 200, 600, 300 } },
    { { 0.25, 0.25, 0.25, 0.5 }, { -200, 50, 1200, 600 } },
    /* of another shape than the frame: its middle */
    { { 0.25, 0.25, 0.5, 0.5 }, { -350, 50, 1200, 600 } },
    { { 0, 0, 1, 1 }, { -50, 200, 600, 300 } },
    /* never a gap, though this leads beyond the edge */
    { { 0, 0.9, 1, 0.1 }, { -2750, -2500, 6000, 3000 } },
  };
  StudioRect frame = { 100, 200, 300, 300 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioRect placed = studio_rect_crop (&frame, (StudioSize){ 600, 300 }, &cases[i].crop);

    assert_rect (placed, cases[i].placed.x, cases[i].placed.y, cases[i].placed.w, cases[i].placed.h);
    g_assert_true (studio_rect_contains (&placed, &frame, 1e-9));
  }
}

static void
test_contain (void)
{
  StudioRect frame = { 100, 200, 300, 300 };

  assert_rect (studio_rect_contain (&frame, (StudioSize){ 600, 300 }), 100, 275, 300, 150);
  assert_rect (studio_rect_contain (&frame, (StudioSize){ 10, 20 }), 175, 200, 150, 300);
  assert_rect (studio_rect_contain (&frame, (StudioSize){ 0, 0 }), 100, 200, 300, 300);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/geometry/contains", test_contains);
  g_test_add_func ("/geometry/overlaps", test_overlaps);
  g_test_add_func ("/geometry/inset", test_inset);
  g_test_add_func ("/geometry/union", test_union);
  g_test_add_func ("/geometry/cover", test_cover);
  g_test_add_func ("/geometry/cover-never-leaves-a-gap", test_cover_never_leaves_a_gap);
  g_test_add_func ("/geometry/crop", test_crop);
  g_test_add_func ("/geometry/contain", test_contain);

  return g_test_run ();
}
