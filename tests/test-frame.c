#include "config.h"

#include "layout-fixture.h"
#include "studio-frame.h"

#include <math.h>

/* A card at 100, 200 that is turned by a quarter and mirrored, with things in it; all in a square of 1080 px. */
static const char nested[] = "[{'id':'kartu','type':'group','x':100,'y':200,'w':400,'h':200,'rotate':90,'flip':'x','children':["
                             "   {'id':'pojok','type':'shape','x':0,'y':0,'w':100,'h':50},"
                             "   {'id':'miring','type':'shape','x':150,'y':75,'w':100,'h':50,'rotate':30}]},"
                             " {'id':'biasa','type':'shape','x':10,'y':20,'w':30,'h':40},"
                             " {'id':'putar','type':'shape','x':500,'y':500,'w':100,'h':50,'rotate':-90}]";

static StudioScene *
scene_of (const char *layers)
{
  return layout_scene (layers, "{'square':{}}", "{'content':{}}", "square");
}

static StudioFrame
frame_of (StudioScene *scene,
          const char *id)
{
  guint index;

  g_assert_true (studio_frame_find (scene, id, &index));
  return studio_frame_of_box (scene, index);
}

static void
assert_frame (const StudioFrame *frame,
              const StudioFrame *wanted)
{
  if (hypot (frame->center.x - wanted->center.x, frame->center.y - wanted->center.y) > 1e-6 || fabs (frame->w - wanted->w) > 1e-6 ||
      fabs (frame->h - wanted->h) > 1e-6 || fabs (frame->rotation - wanted->rotation) > 1e-6 || frame->flip_x != wanted->flip_x ||
      frame->flip_y != wanted->flip_y)
    g_error ("%g, %g; %g × %g; %g°; %d %d instead of %g, %g; %g × %g; %g°; %d %d", frame->center.x, frame->center.y, frame->w, frame->h, frame->rotation,
             frame->flip_x, frame->flip_y, wanted->center.x, wanted->center.y, wanted->w, wanted->h, wanted->rotation, wanted->flip_x, wanted->flip_y);
}

static const struct
{
  const char *id;
  StudioFrame wanted;
} of_box[] = {
  { "biasa", { { 25, 40 }, 30, 40 } },
  { "putar", { { 550, 525 }, 100, 50, -90, FALSE, FALSE } },
  { "kartu", { { 300, 300 }, 400, 200, 90, TRUE, FALSE } },
  /* its middle is 150 left and 75 above the card's: mirrored to the right, turned to below and to the right */
  { "pojok", { { 375, 450 }, 100, 50, 90, TRUE, FALSE } },
  /* in the mirror it leans the other way */
  { "miring", { { 300, 300 }, 100, 50, 60, TRUE, FALSE } },
};

static void
test_of_box (void)
{
  g_autoptr (StudioScene) scene = scene_of (nested);

  for (gsize i = 0; i < G_N_ELEMENTS (of_box); i++) {
    StudioFrame frame = frame_of (scene, of_box[i].id);

    g_test_message ("%s", of_box[i].id);
    assert_frame (&frame, &of_box[i].wanted);
  }
}

/* A frame that is stored as studio_frame_to_parent() says is the same frame when it is laid out again. */
static void
test_to_parent (void)
{
  static const char *const ids[] = { "biasa", "putar", "kartu", "pojok", "miring" };
  g_autoptr (StudioScene) scene = scene_of (nested);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    StudioFrame moved = frame_of (scene, ids[i]), again;
    StudioRect parent;
    StudioPlacement place;
    StudioBox *box;
    guint index;

    studio_frame_find (scene, ids[i], &index);
    moved.center.x += 17;
    moved.center.y -= 33;
    moved.w *= 1.5;
    moved.rotation = studio_frame_tidy_angle (moved.rotation + 41);
    moved.flip_y = !moved.flip_y;
    place = studio_frame_to_parent (scene, index, &moved);
    box = &g_array_index (scene->boxes, StudioBox, index);
    parent = g_array_index (scene->boxes, StudioBox, studio_frame_parent (scene, index)).rect;
    box->rect = (StudioRect){ parent.x + place.rect.x, parent.y + place.rect.y, place.rect.w, place.rect.h };
    box->layer->rotation = place.rotation;
    box->layer->flip_x = place.flip_x;
    box->layer->flip_y = place.flip_y;
    again = studio_frame_of_box (scene, index);
    g_test_message ("%s", ids[i]);
    assert_frame (&again, &moved);
  }
}

static void
test_parent (void)
{
  g_autoptr (StudioScene) scene = scene_of (nested);
  guint index, nothing = 7;

  g_assert_true (studio_frame_find (scene, "miring", &index));
  g_assert_cmpuint (index, ==, 3);
  g_assert_cmpuint (studio_frame_parent (scene, 3), ==, 1);
  g_assert_cmpuint (studio_frame_parent (scene, 1), ==, 0);
  g_assert_cmpuint (studio_frame_parent (scene, 4), ==, 0);
  g_assert_cmpuint (studio_frame_parent (scene, 0), ==, 0);
  g_assert_false (studio_frame_find (scene, "tiada", &nothing));
  g_assert_cmpuint (nothing, ==, 0);
}

static void
test_corners (void)
{
  const StudioFrame frame = { { 100, 100 }, 40, 20, 90, TRUE, FALSE };
  const StudioPoint wanted[] = { { 110, 80 }, { 110, 120 }, { 90, 120 }, { 90, 80 } };
  StudioRect bounds = studio_frame_bounds (&frame);
  StudioPoint corners[4];

  studio_frame_corners (&frame, corners);
  for (guint i = 0; i < 4; i++) {
    g_assert_cmpfloat_with_epsilon (corners[i].x, wanted[i].x, 1e-9);
    g_assert_cmpfloat_with_epsilon (corners[i].y, wanted[i].y, 1e-9);
  }
  g_assert_cmpfloat_with_epsilon (bounds.x, 90, 1e-9);
  g_assert_cmpfloat_with_epsilon (bounds.y, 80, 1e-9);
  g_assert_cmpfloat_with_epsilon (bounds.w, 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (bounds.h, 40, 1e-9);
}

static void
test_bounds_of_all (void)
{
  /* a line without height still counts */
  const StudioFrame frames[] = { { { 0, 0 }, 10, 0 }, { { 50, 50 }, 20, 20, 45, FALSE, FALSE } };
  StudioRect all = studio_frame_bounds_of_all (frames, 2), none = studio_frame_bounds_of_all (NULL, 0);

  g_assert_cmpfloat_with_epsilon (all.x, -5, 1e-9);
  g_assert_cmpfloat_with_epsilon (all.y, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (all.w, 55 + 10 * M_SQRT2, 1e-9);
  g_assert_cmpfloat_with_epsilon (all.h, 50 + 10 * M_SQRT2, 1e-9);
  g_assert_cmpfloat (none.w, ==, 0);
}

static const struct
{
  StudioPoint point;
  double slack;
  gboolean inside;
} points[] = {
  { { 100, 100 }, 0, TRUE },
  { { 100, 119 }, 0, TRUE },
  { { 111, 100 }, 0, FALSE },
  { { 111, 100 }, 2, TRUE },
  { { 115, 115 }, 0, FALSE },
};

static void
test_contains (void)
{
  const StudioFrame frame = { { 100, 100 }, 40, 20, 90, FALSE, FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    g_assert_cmpint (studio_frame_contains (&frame, points[i].point, points[i].slack), ==, points[i].inside);
}

static const struct
{
  StudioRect rect;
  gboolean meets;
} rects[] = {
  { { 0, 0, 300, 300 }, TRUE },
  { { 95, 95, 10, 10 }, TRUE },
  { { 40, 90, 20, 5 }, TRUE },
  { { 20, 20, 10, 10 }, FALSE },
  /* in the corner of the box around the turned frame, but not in the frame */
  { { 52, 52, 15, 15 }, FALSE },
  { { 150, 140, 50, 60 }, FALSE },
  { { 120, 120, 1, 1 }, TRUE },
};

static void
test_meets (void)
{
  /* a diamond of 50 px around 100, 100 */
  const StudioFrame frame = { { 100, 100 }, 50 * M_SQRT2, 50 * M_SQRT2, 45, FALSE, FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (rects); i++) {
    g_test_message ("case %d", (int) i);
    g_assert_cmpint (studio_frame_meets (&frame, &rects[i].rect), ==, rects[i].meets);
  }
}

static void
test_tidy_angle (void)
{
  static const double angles[][2] = { { 0, 0 }, { 180, 180 }, { -180, 180 }, { 181, -179 }, { 540, 180 }, { -725, -5 }, { NAN, 0 }, { INFINITY, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (angles); i++)
    g_assert_cmpfloat_with_epsilon (studio_frame_tidy_angle (angles[i][0]), angles[i][1], 1e-9);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/frame/of-box", test_of_box);
  g_test_add_func ("/frame/to-parent", test_to_parent);
  g_test_add_func ("/frame/parent", test_parent);
  g_test_add_func ("/frame/corners", test_corners);
  g_test_add_func ("/frame/bounds-of-all", test_bounds_of_all);
  g_test_add_func ("/frame/contains", test_contains);
  g_test_add_func ("/frame/meets", test_meets);
  g_test_add_func ("/frame/tidy-angle", test_tidy_angle);
  return g_test_run ();
}
