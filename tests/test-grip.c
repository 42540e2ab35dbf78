#include "config.h"

#include "studio-grip.h"

#include <math.h>

static const struct
{
  StudioPoint point;
  double zoom;
  StudioGrip grip;
} grips[] = {
  /* of a box from 100, 100 to 300, 200 */
  { { 100, 100 }, 1, STUDIO_GRIP_TOP_LEFT },
  { { 91, 91 }, 1, STUDIO_GRIP_TOP_LEFT },
  { { 87, 100 }, 1, STUDIO_GRIP_NONE },
  { { 200, 100 }, 1, STUDIO_GRIP_TOP },
  { { 300, 100 }, 1, STUDIO_GRIP_TOP_RIGHT },
  { { 300, 150 }, 1, STUDIO_GRIP_RIGHT },
  { { 300, 200 }, 1, STUDIO_GRIP_BOTTOM_RIGHT },
  { { 200, 200 }, 1, STUDIO_GRIP_BOTTOM },
  { { 100, 200 }, 1, STUDIO_GRIP_BOTTOM_LEFT },
  { { 100, 150 }, 1, STUDIO_GRIP_LEFT },
  { { 200, 220 }, 1, STUDIO_GRIP_ROTATE },
  { { 200, 229 }, 1, STUDIO_GRIP_ROTATE },
  { { 200, 150 }, 1, STUDIO_GRIP_BODY },
  { { 400, 150 }, 1, STUDIO_GRIP_NONE },
  /* the same on the screen at any zoom */
  { { 97, 97 }, 4, STUDIO_GRIP_TOP_LEFT },
  { { 96, 96.5 }, 4, STUDIO_GRIP_NONE },
  { { 200, 205 }, 4, STUDIO_GRIP_ROTATE },
  { { 60, 60 }, 0.25, STUDIO_GRIP_TOP_LEFT },
  { { 200, 280 }, 0.25, STUDIO_GRIP_ROTATE },
  /* 20 × 10 px on the screen: the middle still moves it, one corner resizes */
  { { 200, 150 }, 0.1, STUDIO_GRIP_BODY },
  { { 310, 210 }, 0.1, STUDIO_GRIP_BOTTOM_RIGHT },
  { { 100, 100 }, 0.1, STUDIO_GRIP_BODY },
};

static void
test_at (void)
{
  const StudioFrame frame = { { 200, 150 }, 200, 100 };

  for (gsize i = 0; i < G_N_ELEMENTS (grips); i++) {
    g_test_message ("%g, %g at %g", grips[i].point.x, grips[i].point.y, grips[i].zoom);
    g_assert_cmpint (studio_grip_at (&frame, grips[i].point, grips[i].zoom, studio_grip_sizes (FALSE)), ==, grips[i].grip);
  }
}

/* Each grip of a turned frame is found where it is said to be. */
static void
test_turned (void)
{
  for (int degrees = 0; degrees < 360; degrees += 15) {
    const StudioFrame frame = { { 500, 500 }, 300, 200, degrees, FALSE, FALSE };

    for (guint i = STUDIO_GRIP_TOP_LEFT; i <= STUDIO_GRIP_ROTATE; i++) {
      StudioPoint at = studio_grip_point (&frame, (StudioGrip) i, 1, studio_grip_sizes (TRUE));

      g_assert_cmpuint (studio_grip_at (&frame, at, 1, studio_grip_sizes (TRUE)), ==, i);
    }
  }
}

static const struct
{
  double w, h;
  StudioGrip grip;
  gboolean shown;
} rooms[] = {
  { 200, 100, STUDIO_GRIP_TOP, TRUE },
  { 200, 100, STUDIO_GRIP_LEFT, TRUE },
  { 200, 30, STUDIO_GRIP_LEFT, FALSE },
  { 200, 30, STUDIO_GRIP_TOP, TRUE },
  { 30, 200, STUDIO_GRIP_TOP, FALSE },
  { 8, 8, STUDIO_GRIP_TOP_LEFT, FALSE },
  { 8, 8, STUDIO_GRIP_BOTTOM_RIGHT, TRUE },
  { 8, 8, STUDIO_GRIP_ROTATE, TRUE },
  /* a line is pulled by its ends */
  { 400, 1, STUDIO_GRIP_LEFT, TRUE },
  { 400, 1, STUDIO_GRIP_TOP_LEFT, FALSE },
};

static void
test_shown (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++) {
    StudioFrame frame = { { 0, 0 }, rooms[i].w, rooms[i].h };

    g_test_message ("case %d", (int) i);
    g_assert_cmpint (studio_grip_is_shown (&frame, rooms[i].grip, 1, studio_grip_sizes (FALSE)), ==, rooms[i].shown);
  }
}

static const struct
{
  double rotation;
  StudioGrip grip;
  const char *name;
} cursors[] = {
  { 0, STUDIO_GRIP_RIGHT, "ew-resize" },
  { 0, STUDIO_GRIP_LEFT, "ew-resize" },
  { 0, STUDIO_GRIP_TOP, "ns-resize" },
  { 0, STUDIO_GRIP_TOP_LEFT, "nwse-resize" },
  { 0, STUDIO_GRIP_BOTTOM_RIGHT, "nwse-resize" },
  { 0, STUDIO_GRIP_TOP_RIGHT, "nesw-resize" },
  { 90, STUDIO_GRIP_RIGHT, "ns-resize" },
  { 45, STUDIO_GRIP_RIGHT, "nwse-resize" },
  { -45, STUDIO_GRIP_TOP, "nwse-resize" },
  { 170, STUDIO_GRIP_BOTTOM, "ns-resize" },
  { 0, STUDIO_GRIP_BODY, "move" },
  { 0, STUDIO_GRIP_ROTATE, "grab" },
  { 0, STUDIO_GRIP_NONE, "default" },
};

static void
test_cursor (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cursors); i++) {
    StudioFrame frame = { { 0, 0 }, 100, 100, cursors[i].rotation, FALSE, FALSE };

    g_test_message ("case %d", (int) i);
    g_assert_cmpstr (studio_grip_cursor (&frame, cursors[i].grip), ==, cursors[i].name);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/grip/at", test_at);
  g_test_add_func ("/grip/turned", test_turned);
  g_test_add_func ("/grip/shown", test_shown);
  g_test_add_func ("/grip/cursor", test_cursor);
  return g_test_run ();
}
