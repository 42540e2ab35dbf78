#include "config.h"

#include "layout-fixture.h"
#include "studio-snap.h"

#include <math.h>

/* A square of 1080 px; "aku" is what is moved. */
static const char page[] =
    "[{'id':'latar','type':'shape','x':0,'y':0,'w':1080,'h':1080,'fill':'#ffffff'},"
    " {'id':'satu','type':'shape','x':100,'y':200,'w':100,'h':60,'fill':'#000000'},"
    " {'id':'dua','type':'shape','x':240,'y':200,'w':100,'h':60,'fill':'#000000'},"
    " {'id':'jauh','type':'shape','x':777,'y':900,'w':133,'h':50,'fill':'#000000'},"
    " {'id':'teks','type':'text','text':'Hamba','size':50,'x':600,'y':600,'w':300},"
    " {'id':'tersembunyi','type':'shape','x':431,'y':431,'w':3,'h':3,'fill':'#000000','hidden':true},"
    " {'id':'aku','type':'shape','x':400,'y':400,'w':100,'h':50,'fill':'#ff0000'}]";

static StudioScene *
scene_new (void)
{
  return layout_scene (page, "{'square':{}}", "{'content':{}}", "square");
}

static StudioSnap *
snap_new (StudioScene *scene,
          const StudioSnapGuides *guides)
{
  guint index;

  g_assert_true (studio_frame_find (scene, "aku", &index));
  return studio_snap_new (scene, &index, 1, guides);
}

static const StudioSnapLine *
find_line (const StudioSnapResult *result,
           StudioSnapKind kind)
{
  for (guint i = 0; i < result->n_lines; i++) {
    if (result->lines[i].kind == kind)
      return &result->lines[i];
  }
  return NULL;
}

static const struct
{
  StudioRect rect;
  double dx, dy;
  int kind; /* of a line that has to be drawn; -1: none at all */
} moves[] = {
  { { 450, 330, 100, 50 }, 0, 0, -1 },
  /* the page's middle */
  { { 487, 330, 100, 50 }, 3, 0, STUDIO_SNAP_PAGE_CENTER },
  { { 350, 511, 77, 50 }, 0, 4, STUDIO_SNAP_PAGE_CENTER },
  /* its edges, with the box's own */
  { { 4, 330, 83, 50 }, -4, 0, STUDIO_SNAP_PAGE_EDGE },
  { { 983, 330, 95, 50 }, 2, 0, STUDIO_SNAP_PAGE_EDGE },
  { { 420, 1033, 101, 50 }, 0, -3, STUDIO_SNAP_PAGE_EDGE },
  /* edges of layers: left with left, left with right, top with bottom */
  { { 97, 700, 87, 50 }, 3, 0, STUDIO_SNAP_EDGE },
  { { 344, 700, 87, 50 }, -4, 0, STUDIO_SNAP_EDGE },
  { { 440, 262, 87, 50 }, 0, -2, STUDIO_SNAP_EDGE },
  /* middles */
  { { 118, 700, 60, 50 }, 2, 0, STUDIO_SNAP_CENTER },
  /* 40 px like between the first two, and their top edge */
  { { 383, 203, 87, 41 }, -3, -3, STUDIO_SNAP_GAP },
  { { -27, 203, 87, 60 }, 0, -3, STUDIO_SNAP_EDGE },
  { { -31, 203, 87, 60 }, 4, -3, STUDIO_SNAP_GAP },
  /* hidden ones and the box itself are no lines */
  { { 433, 400, 33, 50 }, 0, 0, -1 },
  { { 402, 399, 33, 44 }, 0, 0, -1 },
};

static void
test_move (void)
{
  g_autoptr (StudioScene) scene = scene_new ();
  g_autoptr (StudioSnap) snap = snap_new (scene, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++) {
    StudioSnapResult result;

    studio_snap_move (snap, &moves[i].rect, NAN, 5, &result);
    g_test_message ("case %d: %g, %g", (int) i, result.dx, result.dy);
    g_assert_cmpfloat_with_epsilon (result.dx, moves[i].dx, 1e-6);
    g_assert_cmpfloat_with_epsilon (result.dy, moves[i].dy, 1e-6);
    if (moves[i].kind < 0)
      g_assert_cmpuint (result.n_lines, ==, 0);
    else
      g_assert_nonnull (find_line (&result, (StudioSnapKind) moves[i].kind));
  }
}

/* The threshold is one of the screen: half the zoom, twice the reach. */
static void
test_threshold (void)
{
  g_autoptr (StudioScene) scene = scene_new ();
  g_autoptr (StudioSnap) snap = snap_new (scene, NULL);
  const StudioRect rect = { 492, 330, 83, 50 };
  StudioSnapResult result;

  studio_snap_move (snap, &rect, NAN, 6 / 1.0, &result);
  g_assert_cmpfloat (result.dx, ==, 0);
  studio_snap_move (snap, &rect, NAN, 6 / 0.25, &result);
  g_assert_cmpfloat_with_epsilon (result.dx, 6.5, 1e-9);
  studio_snap_move (snap, &rect, NAN, 0, &result);
  g_assert_cmpfloat (result.dx, ==, 0);
}

static void
test_baseline (void)
{
  g_autoptr (StudioScene) scene = scene_new ();
  g_autoptr (StudioSnap) snap = snap_new (scene, NULL);
  double baseline = 600 + layout_box (scene, "teks")->fit.baseline;
  const StudioRect rect = { 50, baseline - 23, 90, 29 };
  StudioSnapResult result;

  studio_snap_move (snap, &rect, baseline - 2, 5, &result);
  g_assert_cmpfloat_with_epsilon (result.dy, 2, 1e-6);
  g_assert_nonnull (find_line (&result, STUDIO_SNAP_BASELINE));
}

static void
test_guides (void)
{
  const double xs[] = { 400, NAN }, ys[] = { 333 };
  const StudioSnapGuides guides = { .xs = xs, .n_xs = 2, .ys = ys, .n_ys = 1, .columns = 4, .column_margin = 60, .column_gap = 20 };
  const StudioRect rect = { 397, 331, 41, 43 }, middle = { 386, 700, 30, 43 }, at_column = { 308, 700, 20, 43 };
  g_autoptr (StudioScene) scene = scene_new ();
  g_autoptr (StudioSnap) snap = snap_new (scene, &guides);
  StudioSnapResult result;

  studio_snap_move (snap, &rect, NAN, 5, &result);
  g_assert_cmpfloat_with_epsilon (result.dx, 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (result.dy, 2, 1e-9);
  g_assert_nonnull (find_line (&result, STUDIO_SNAP_GUIDE));
  studio_snap_move (snap, &middle, NAN, 5, &result);
  g_assert_cmpfloat_with_epsilon (result.dx, -1, 1e-9);
  /* columns of 225 px: the second begins 20 px behind the first's end */
  studio_snap_move (snap, &at_column, NAN, 9, &result);
  g_assert_cmpfloat_with_epsilon (result.dx, -3, 1e-9);
  g_assert_nonnull (find_line (&result, STUDIO_SNAP_COLUMN));
}

static void
test_distances (void)
{
  g_autoptr (StudioScene) scene = scene_new ();
  g_autoptr (StudioSnap) snap = snap_new (scene, NULL);
  const StudioRect below = { 98, 430, 77, 50 };
  const StudioSnapLine *line = NULL;
  StudioSnapResult result;

  studio_snap_move (snap, &below, NAN, 5, &result);
  for (guint i = 0; i < result.n_lines; i++) {
    if (result.lines[i].distance > 0)
      line = &result.lines[i];
  }
  g_assert_nonnull (line);
  g_assert_cmpfloat_with_epsilon (line->distance, 170, 1e-6);
  g_assert_cmpfloat_with_epsilon (line->a.x, 100, 1e-6);
  g_assert_cmpfloat_with_epsilon (line->a.y, 260, 1e-6);
  g_assert_cmpfloat_with_epsilon (line->b.y, 430, 1e-6);
}

static const struct
{
  StudioFrame start;
  StudioHandle handle;
  StudioPoint delta;
  StudioResize mode;
  StudioFrame wanted;
} resizes[] = {
  /* right edge to the page's middle */
  { { { 450, 425 }, 100, 50 }, STUDIO_HANDLE_RIGHT, { 37, 0 }, STUDIO_RESIZE_FREE, { { 470, 425 }, 140, 50 } },
  /* left edge to the second's right */
  { { { 450, 425 }, 100, 50 }, STUDIO_HANDLE_LEFT, { -57, 0 }, STUDIO_RESIZE_FREE, { { 420, 425 }, 160, 50 } },
  /* as wide as "jauh" */
  { { { 450, 425 }, 100, 50 }, STUDIO_HANDLE_RIGHT, { 31, 0 }, STUDIO_RESIZE_FREE, { { 466.5, 425 }, 133, 50 } },
  /* from the centre both sides move */
  { { { 450, 425 }, 100, 50 }, STUDIO_HANDLE_RIGHT, { 37, 0 }, STUDIO_RESIZE_FROM_CENTER, { { 450, 425 }, 180, 50 } },
  /* with the ratio the other side follows */
  { { { 450, 425 }, 100, 50 }, STUDIO_HANDLE_BOTTOM_RIGHT, { 37, 3 }, STUDIO_RESIZE_KEEP_RATIO, { { 470, 435 }, 140, 70 } },
  /* a quarter turn: its top is the page's right */
  { { { 450, 425 }, 50, 100, 90, FALSE, FALSE }, STUDIO_HANDLE_TOP, { 37, 0 }, STUDIO_RESIZE_FREE, { { 470, 425 }, 50, 140, 90, FALSE, FALSE } },
  /* odd angles are left alone */
  { { { 450, 425 }, 100, 50, 10, FALSE, FALSE }, STUDIO_HANDLE_RIGHT, { 0, 0 }, STUDIO_RESIZE_FREE, { { 450, 425 }, 100, 50, 10, FALSE, FALSE } },
};

static void
test_resize (void)
{
  g_autoptr (StudioScene) scene = scene_new ();
  g_autoptr (StudioSnap) snap = snap_new (scene, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (resizes); i++) {
    StudioPoint delta = resizes[i].delta;
    StudioSnapResult result;
    StudioFrame now;

    studio_snap_resize (snap, &resizes[i].start, resizes[i].handle, delta, resizes[i].mode, 5, &result);
    now = studio_transform_resize (&resizes[i].start, resizes[i].handle, (StudioPoint){ delta.x + result.dx, delta.y + result.dy }, resizes[i].mode);
    g_test_message ("case %d: %g, %g; %g × %g", (int) i, now.center.x, now.center.y, now.w, now.h);
    g_assert_cmpfloat_with_epsilon (now.center.x, resizes[i].wanted.center.x, 1e-6);
    g_assert_cmpfloat_with_epsilon (now.center.y, resizes[i].wanted.center.y, 1e-6);
    g_assert_cmpfloat_with_epsilon (now.w, resizes[i].wanted.w, 1e-6);
    g_assert_cmpfloat_with_epsilon (now.h, resizes[i].wanted.h, 1e-6);
    if (i == 2)
      g_assert_nonnull (find_line (&result, STUDIO_SNAP_SIZE));
  }
}

/* Where a snapped box is given back unmoved it stays: nothing trembles. */
static void
test_stable (void)
{
  g_autoptr (StudioScene) scene = scene_new ();
  g_autoptr (StudioSnap) snap = snap_new (scene, NULL);

  for (int x = -20; x < 1080; x += 7) {
    for (int y = -20; y < 1080; y += 7) {
      StudioRect rect = { x, y, 61, 37 };
      StudioSnapResult result, again;

      studio_snap_move (snap, &rect, NAN, 8, &result);
      g_assert_cmpfloat (fabs (result.dx), <=, 8);
      g_assert_cmpfloat (fabs (result.dy), <=, 8);
      rect.x += result.dx;
      rect.y += result.dy;
      studio_snap_move (snap, &rect, NAN, 0.01, &again);
      g_assert_cmpfloat_with_epsilon (again.dx, 0, 1e-9);
      g_assert_cmpfloat_with_epsilon (again.dy, 0, 1e-9);
    }
  }
}

/* The scene of a page of 1,000 layers, made by hand: laying one out takes longer than this test may. */
static StudioScene *
crowd_new (void)
{
  StudioScene *scene = scene_new ();
  StudioBox first = g_array_index (scene->boxes, StudioBox, 2);

  for (guint i = 0; i < 1000; i++) {
    StudioBox box = first;

    studio_layer_ref (box.layer);
    box.rect = (StudioRect){ (i % 40) * 26.3, (double) (i / 40) * 41.7, 20 + i % 7, 30 + i % 5 };
    box.end = scene->boxes->len + 1;
    g_array_append_val (scene->boxes, box);
  }
  g_array_index (scene->boxes, StudioBox, 0).end = scene->boxes->len;
  return scene;
}

static void
test_quick (void)
{
  g_autoptr (StudioScene) scene = crowd_new ();
  g_autoptr (StudioSnap) snap = snap_new (scene, NULL);
  gint64 start = g_get_monotonic_time (), each;

  for (int i = 0; i < 1000; i++) {
    const StudioRect rect = { i, i * 0.7, 120, 90 };
    StudioSnapResult result;

    studio_snap_move (snap, &rect, NAN, 24, &result);
    g_assert_cmpuint (result.n_lines, <=, STUDIO_SNAP_MAX_LINES);
  }
  each = g_get_monotonic_time () - start;
  g_test_minimized_result ((double) each / 1e6, "%.3f ms a call", (double) each / 1e6);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/snap/move", test_move);
  g_test_add_func ("/snap/threshold", test_threshold);
  g_test_add_func ("/snap/baseline", test_baseline);
  g_test_add_func ("/snap/guides", test_guides);
  g_test_add_func ("/snap/distances", test_distances);
  g_test_add_func ("/snap/resize", test_resize);
  g_test_add_func ("/snap/stable", test_stable);
  g_test_add_func ("/snap/quick", test_quick);
  return g_test_run ();
}
