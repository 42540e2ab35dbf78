#include "config.h"

#include "studio-transform.h"

#include <math.h>

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

typedef struct
{
  StudioHandle handle;
  StudioPoint delta;
  StudioResize mode;
  StudioFrame wanted;
} ResizeCase;

/* All of a box of 100 × 50 around 0, 0 */
static const ResizeCase resizes[] = {
  { STUDIO_HANDLE_RIGHT, { 20, 99 }, STUDIO_RESIZE_FREE, { { 10, 0 }, 120, 50 } },
  { STUDIO_HANDLE_LEFT, { 20, 99 }, STUDIO_RESIZE_FREE, { { 10, 0 }, 80, 50 } },
  { STUDIO_HANDLE_TOP, { 99, -10 }, STUDIO_RESIZE_FREE, { { 0, -5 }, 100, 60 } },
  { STUDIO_HANDLE_BOTTOM, { 99, -10 }, STUDIO_RESIZE_FREE, { { 0, -5 }, 100, 40 } },
  { STUDIO_HANDLE_BOTTOM_RIGHT, { 20, 10 }, STUDIO_RESIZE_FREE, { { 10, 5 }, 120, 60 } },
  { STUDIO_HANDLE_TOP_LEFT, { 20, 10 }, STUDIO_RESIZE_FREE, { { 10, 5 }, 80, 40 } },
  { STUDIO_HANDLE_TOP_RIGHT, { 20, 10 }, STUDIO_RESIZE_FREE, { { 10, 5 }, 120, 40 } },
  { STUDIO_HANDLE_BOTTOM_LEFT, { -20, 10 }, STUDIO_RESIZE_FREE, { { -10, 5 }, 120, 60 } },
  { STUDIO_HANDLE_RIGHT, { 20, 0 }, STUDIO_RESIZE_FROM_CENTER, { { 0, 0 }, 140, 50 } },
  { STUDIO_HANDLE_BOTTOM_RIGHT, { 20, 5 }, STUDIO_RESIZE_FROM_CENTER, { { 0, 0 }, 140, 60 } },
  { STUDIO_HANDLE_BOTTOM_RIGHT, { 100, 0 }, STUDIO_RESIZE_KEEP_RATIO, { { 50, 25 }, 200, 100 } },
  { STUDIO_HANDLE_BOTTOM_RIGHT, { 0, 50 }, STUDIO_RESIZE_KEEP_RATIO, { { 50, 25 }, 200, 100 } },
  { STUDIO_HANDLE_TOP_LEFT, { 50, 25 }, STUDIO_RESIZE_KEEP_RATIO, { { 25, 12.5 }, 50, 25 } },
  { STUDIO_HANDLE_RIGHT, { 100, 0 }, STUDIO_RESIZE_KEEP_RATIO, { { 50, 0 }, 200, 100 } },
  { STUDIO_HANDLE_TOP, { 0, -50 }, STUDIO_RESIZE_KEEP_RATIO | STUDIO_RESIZE_FROM_CENTER, { { 0, 0 }, 300, 150 } },
  /* past the other side */
  { STUDIO_HANDLE_RIGHT, { -150, 0 }, STUDIO_RESIZE_FREE, { { -75, 0 }, 50, 50, 0, TRUE, FALSE } },
  { STUDIO_HANDLE_TOP, { 0, 80 }, STUDIO_RESIZE_FREE, { { 0, 40 }, 100, 30, 0, FALSE, TRUE } },
  { STUDIO_HANDLE_BOTTOM_RIGHT, { -200, -100 }, STUDIO_RESIZE_KEEP_RATIO, { { -100, -50 }, 100, 50, 0, TRUE, TRUE } },
  { STUDIO_HANDLE_LEFT, { 60, 0 }, STUDIO_RESIZE_FROM_CENTER, { { 0, 0 }, 20, 50, 0, TRUE, FALSE } },
  /* the smallest */
  { STUDIO_HANDLE_RIGHT, { -99.9, 0 }, STUDIO_RESIZE_FREE, { { -49.5, 0 }, 1, 50 } },
  { STUDIO_HANDLE_RIGHT, { -100.2, 0 }, STUDIO_RESIZE_FREE, { { -50.5, 0 }, 1, 50, 0, TRUE, FALSE } },
  { STUDIO_HANDLE_BOTTOM_RIGHT, { -99.9, -49.9 }, STUDIO_RESIZE_KEEP_RATIO, { { -49, -24.5 }, 2, 1 } },
};

static void
test_resize (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (resizes); i++) {
    StudioFrame frame = { { 0, 0 }, 100, 50 };
    StudioFrame resized = studio_transform_resize (&frame, resizes[i].handle, resizes[i].delta, resizes[i].mode);

    g_test_message ("case %d", (int) i);
    assert_frame (&resized, &resizes[i].wanted);
  }
}

/* Whatever the turn, the point opposite to the handle stays, and an unmirrored handle follows the pointer. */
static void
test_resize_turned (void)
{
  for (int degrees = -175; degrees <= 180; degrees += 5) {
    for (StudioHandle handle = STUDIO_HANDLE_TOP_LEFT; handle <= STUDIO_HANDLE_LEFT; handle++) {
      StudioFrame frame = { { 300, 200 }, 120, 70, degrees, TRUE, FALSE };
      StudioHandle opposite = (handle + 4) % 8;
      StudioPoint delta = { 13, -7 }, before = studio_handle_point (&frame, opposite), pulled = studio_handle_point (&frame, handle);
      StudioFrame resized = studio_transform_resize (&frame, handle, delta, STUDIO_RESIZE_FREE);
      StudioPoint after = studio_handle_point (&resized, opposite), now = studio_handle_point (&resized, handle);

      g_assert_cmpfloat_with_epsilon (after.x, before.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (after.y, before.y, 1e-6);
      g_assert_cmpfloat_with_epsilon (resized.rotation, degrees, 1e-9);
      g_assert_true (resized.flip_x);
      if (!studio_handle_is_corner (handle))
        continue;
      g_assert_cmpfloat_with_epsilon (now.x, pulled.x + delta.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (now.y, pulled.y + delta.y, 1e-6);
    }
  }
}

static void
test_resize_all (void)
{
  const StudioFrame before[] = { { { 50, 25 }, 100, 50 }, { { 150, 75 }, 100, 50 }, { { 150, 75 }, 20, 40, 90, FALSE, FALSE } };
  const StudioFrame wider[] = { { { 100, 25 }, 200, 50 }, { { 300, 75 }, 200, 50 }, { { 300, 75 }, 20, 80, 90, FALSE, FALSE } };
  const StudioFrame mirrored[] = { { { -50, 25 }, 100, 50, 0, TRUE, FALSE },
                                   { { -150, 75 }, 100, 50, 0, TRUE, FALSE },
                                   { { -150, 75 }, 20, 40, -90, TRUE, FALSE } };
  StudioFrame after[3];

  studio_transform_resize_all (before, 3, STUDIO_HANDLE_RIGHT, (StudioPoint){ 200, 0 }, STUDIO_RESIZE_FREE, after);
  for (guint i = 0; i < 3; i++)
    assert_frame (&after[i], &wider[i]);
  studio_transform_resize_all (before, 3, STUDIO_HANDLE_RIGHT, (StudioPoint){ -400, 0 }, STUDIO_RESIZE_FREE, after);
  for (guint i = 0; i < 3; i++)
    assert_frame (&after[i], &mirrored[i]);
  studio_transform_resize_all (NULL, 0, STUDIO_HANDLE_RIGHT, (StudioPoint){ 1, 1 }, STUDIO_RESIZE_FREE, NULL);
}

static void
test_rotate_all (void)
{
  const StudioFrame before[] = { { { 50, 0 }, 10, 10, 170, FALSE, TRUE }, { { 0, 50 }, 20, 10 } };
  const StudioFrame wanted[] = { { { 0, 50 }, 10, 10, -100, FALSE, TRUE }, { { -50, 0 }, 20, 10, 90, FALSE, FALSE } };
  StudioFrame after[2];

  studio_transform_rotate_all (before, 2, (StudioPoint){ 0, 0 }, 90, after);
  for (guint i = 0; i < 2; i++)
    assert_frame (&after[i], &wanted[i]);
}

static const struct
{
  double start;
  StudioPoint to;
  double step, wanted;
} angles[] = {
  { 0, { 0, 10 }, 0, 90 },
  { 0, { -10, 0 }, 0, 180 },
  { 0, { 0, -10 }, 0, -90 },
  { 7, { 10, 3 }, 15, 23 },
  { 0, { 10, 1 }, 15, 0 },
  { 0, { 10, 2.4 }, 15, 15 },
  { 170, { 10, 3 }, 15, 10 },
};

static void
test_angle (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (angles); i++) {
    double degrees = studio_transform_angle (angles[i].start, (StudioPoint){ 0, 0 }, (StudioPoint){ 10, 0 }, angles[i].to, angles[i].step);

    g_test_message ("case %d", (int) i);
    g_assert_cmpfloat_with_epsilon (degrees, angles[i].wanted, 1e-6);
  }
}

static void
test_flip_all (void)
{
  const StudioFrame before[] = { { { 20, 10 }, 40, 20 }, { { 90, 15 }, 20, 30, 0, TRUE, FALSE }, { { 50, 15 }, 4, 4, 30, FALSE, FALSE } };
  const StudioFrame across[] = { { { 80, 10 }, 40, 20, 0, TRUE, FALSE }, { { 10, 15 }, 20, 30 }, { { 50, 15 }, 4, 4, -30, TRUE, FALSE } };
  StudioFrame after[3];

  studio_transform_flip_all (before, 3, TRUE, after);
  for (guint i = 0; i < 3; i++)
    assert_frame (&after[i], &across[i]);
  studio_transform_flip_all (after, 3, TRUE, after);
  for (guint i = 0; i < 3; i++)
    assert_frame (&after[i], &before[i]);
  studio_transform_flip_all (before, 1, FALSE, after);
  assert_frame (&after[0], &(StudioFrame){ { 20, 10 }, 40, 20, 0, FALSE, TRUE });
}

static void
test_keys (void)
{
  StudioFrame frame = { { 0, 0 }, 100, 50, 90, FALSE, FALSE };
  StudioFrame grown = studio_transform_grow (&frame, 10, 0), tiny = studio_transform_grow (&frame, -500, -500), moved;
  StudioPoint locked = studio_transform_lock_axis ((StudioPoint){ 3, -9 });

  /* its own width runs down the page */
  assert_frame (&grown, &(StudioFrame){ { 0, 5 }, 110, 50, 90, FALSE, FALSE });
  g_assert_cmpfloat_with_epsilon (tiny.w, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (tiny.h, 1, 1e-9);
  g_assert_false (tiny.flip_x);
  studio_transform_move_all (&frame, 1, (StudioPoint){ 1, -10 }, &moved);
  assert_frame (&moved, &(StudioFrame){ { 1, -10 }, 100, 50, 90, FALSE, FALSE });
  g_assert_cmpfloat (locked.x, ==, 0);
  g_assert_cmpfloat (locked.y, ==, -9);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/transform/resize", test_resize);
  g_test_add_func ("/transform/resize-turned", test_resize_turned);
  g_test_add_func ("/transform/resize-all", test_resize_all);
  g_test_add_func ("/transform/rotate-all", test_rotate_all);
  g_test_add_func ("/transform/angle", test_angle);
  g_test_add_func ("/transform/flip-all", test_flip_all);
  g_test_add_func ("/transform/keys", test_keys);
  return g_test_run ();
}
