#include "config.h"

#include "studio-align.h"

#include <math.h>

static const StudioFrame frames[] = {
  { { 50, 20 }, 100, 40 },
  { { 300, 100 }, 50, 60 },
  { { 150, 60 }, 40, 20, 90, FALSE, FALSE }, /* seen 20 wide, 40 high */
};

static void
assert_centers (const StudioFrame *out,
                const StudioPoint *wanted)
{
  for (guint i = 0; i < 3; i++) {
    g_assert_cmpfloat_with_epsilon (out[i].center.x, wanted[i].x, 1e-6);
    g_assert_cmpfloat_with_epsilon (out[i].center.y, wanted[i].y, 1e-6);
    g_assert_cmpfloat (out[i].w, ==, frames[i].w);
    g_assert_cmpfloat (out[i].rotation, ==, frames[i].rotation);
  }
}

static const struct
{
  StudioAlignTo to;
  StudioAlignEdge edge;
  StudioPoint wanted[3];
} aligns[] = {
  /* the selection's box is 0, 0, 325 × 130 */
  { STUDIO_ALIGN_TO_SELECTION, STUDIO_ALIGN_LEFT, { { 50, 20 }, { 25, 100 }, { 10, 60 } } },
  { STUDIO_ALIGN_TO_SELECTION, STUDIO_ALIGN_RIGHT, { { 275, 20 }, { 300, 100 }, { 315, 60 } } },
  { STUDIO_ALIGN_TO_SELECTION, STUDIO_ALIGN_MIDDLE_ACROSS, { { 162.5, 20 }, { 162.5, 100 }, { 162.5, 60 } } },
  { STUDIO_ALIGN_TO_SELECTION, STUDIO_ALIGN_TOP, { { 50, 20 }, { 300, 30 }, { 150, 20 } } },
  { STUDIO_ALIGN_TO_SELECTION, STUDIO_ALIGN_MIDDLE_DOWN, { { 50, 65 }, { 300, 65 }, { 150, 65 } } },
  { STUDIO_ALIGN_TO_SELECTION, STUDIO_ALIGN_BOTTOM, { { 50, 110 }, { 300, 100 }, { 150, 110 } } },
  { STUDIO_ALIGN_TO_PAGE, STUDIO_ALIGN_RIGHT, { { 1030, 20 }, { 1055, 100 }, { 1070, 60 } } },
  { STUDIO_ALIGN_TO_PAGE, STUDIO_ALIGN_MIDDLE_DOWN, { { 50, 540 }, { 300, 540 }, { 150, 540 } } },
  { STUDIO_ALIGN_TO_KEY, STUDIO_ALIGN_LEFT, { { 325, 20 }, { 300, 100 }, { 285, 60 } } },
};

static void
test_align (void)
{
  const StudioFormat *square = studio_format_find ("square");

  for (gsize i = 0; i < G_N_ELEMENTS (aligns); i++) {
    StudioRect reference = studio_align_reference (frames, 3, aligns[i].to, square, 1);
    StudioFrame out[3];

    g_test_message ("case %d", (int) i);
    studio_align_frames (frames, 3, aligns[i].edge, &reference, out);
    assert_centers (out, aligns[i].wanted);
  }
}

static void
test_safe_area (void)
{
  const StudioFormat *story = studio_format_find ("story");
  StudioRect safe = studio_align_reference (frames, 3, STUDIO_ALIGN_TO_SAFE_AREA, story, 0);
  StudioFrame out[3];

  g_assert_cmpfloat (safe.y, >, 0);
  studio_align_frames (frames, 3, STUDIO_ALIGN_TOP, &safe, out);
  g_assert_cmpfloat_with_epsilon (out[0].center.y, story->safe.top + 20, 1e-6);
  g_assert_cmpfloat_with_epsilon (out[2].center.y, story->safe.top + 20, 1e-6);
}

static void
test_distribute (void)
{
  const StudioRect page = { 0, 0, 500, 500 };
  StudioFrame out[3];

  /* 100 + 20 + 50 of 325 leave two gaps of 77.5 */
  studio_align_distribute (frames, 3, TRUE, STUDIO_DISTRIBUTE_GAPS, NULL, out);
  assert_centers (out, (StudioPoint[]){ { 50, 20 }, { 300, 100 }, { 187.5, 60 } });
  studio_align_distribute (frames, 3, TRUE, STUDIO_DISTRIBUTE_CENTERS, NULL, out);
  assert_centers (out, (StudioPoint[]){ { 50, 20 }, { 300, 100 }, { 175, 60 } });
  studio_align_distribute (frames, 3, TRUE, STUDIO_DISTRIBUTE_GAPS, &page, out);
  assert_centers (out, (StudioPoint[]){ { 50, 20 }, { 475, 100 }, { 275, 60 } });
  /* down: 40 + 40 + 60 of 130 overlap by 5 each */
  studio_align_distribute (frames, 3, FALSE, STUDIO_DISTRIBUTE_GAPS, NULL, out);
  assert_centers (out, (StudioPoint[]){ { 50, 20 }, { 300, 100 }, { 150, 55 } });
}

static void
test_few (void)
{
  const StudioRect page = { 0, 0, 500, 500 };
  StudioFrame out[2];

  studio_align_distribute (frames, 2, TRUE, STUDIO_DISTRIBUTE_GAPS, NULL, out);
  g_assert_cmpfloat (out[1].center.x, ==, 300);
  studio_align_distribute (frames, 1, TRUE, STUDIO_DISTRIBUTE_GAPS, &page, out);
  g_assert_cmpfloat (out[0].center.x, ==, 250);
  studio_align_distribute (NULL, 0, TRUE, STUDIO_DISTRIBUTE_GAPS, NULL, NULL);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/align/align", test_align);
  g_test_add_func ("/align/safe-area", test_safe_area);
  g_test_add_func ("/align/distribute", test_distribute);
  g_test_add_func ("/align/few", test_few);
  return g_test_run ();
}
