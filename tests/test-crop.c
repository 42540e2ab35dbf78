#include "config.h"

#include "studio-crop.h"

#include <math.h>

static const StudioRect frame = { 100, 100, 200, 100 };
static const StudioSize picture = { 4000, 3000 };

static void
assert_rect (StudioRect rect,
             double x,
             double y,
             double w,
             double h)
{
  if (fabs (rect.x - x) > 1e-6 || fabs (rect.y - y) > 1e-6 || fabs (rect.w - w) > 1e-6 || fabs (rect.h - h) > 1e-6)
    g_error ("%g, %g, %g × %g instead of %g, %g, %g × %g", rect.x, rect.y, rect.w, rect.h, x, y, w, h);
}

static void
assert_covers (const StudioCrop *crop)
{
  StudioRect rect = studio_crop_get_rect (crop);

  g_assert_true (studio_rect_contains (&crop->placed, &crop->frame, 1e-6));
  g_assert_cmpfloat_with_epsilon (crop->placed.w / crop->placed.h, crop->picture.w / crop->picture.h, 1e-6);
  g_assert_cmpfloat (rect.x, >=, 0);
  g_assert_cmpfloat (rect.y, >=, 0);
  g_assert_cmpfloat (rect.x + rect.w, <=, 1 + 1e-12);
  g_assert_cmpfloat (rect.y + rect.h, <=, 1 + 1e-12);
}

static void
test_new (void)
{
  const StudioRect half = { 0.25, 0.25, 0.5, 0.5 * 2 / 3 }, beyond = { 0.9, 0.9, 0.5, 0.5 }, broken = { NAN, 0, 1, 1 };
  StudioCrop automatic = studio_crop_new (&frame, picture, NULL, (StudioPoint){ 0.5, 0.5 });
  StudioCrop chosen = studio_crop_new (&frame, picture, &half, (StudioPoint){ 0.5, 0.5 });
  StudioCrop corner = studio_crop_new (&frame, picture, &beyond, (StudioPoint){ 0.5, 0.5 });
  StudioCrop hostile = studio_crop_new (&frame, picture, &broken, (StudioPoint){ 0.5, 0.5 });
  StudioCrop empty = studio_crop_new (&frame, (StudioSize){ 0, -4 }, NULL, (StudioPoint){ 0.5, 0.5 });

  assert_rect (automatic.placed, 100, 75, 200, 150);
  g_assert_cmpfloat_with_epsilon (studio_crop_get_zoom (&automatic), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (studio_crop_get_stretch (&automatic), 0.05, 1e-9);
  assert_rect (studio_crop_get_rect (&chosen), 0.25, 0.25, 0.5, 1 / 3.0);
  g_assert_cmpfloat_with_epsilon (studio_crop_get_zoom (&chosen), 2, 1e-9);
  assert_covers (&corner);
  assert_rect (hostile.placed, 100, 75, 200, 150);
  g_assert_true (studio_rect_contains (&empty.placed, &frame, 1e-6));
}

/* What is stored is what is shown again. */
static void
test_round_trip (void)
{
  StudioCrop crop = studio_crop_new (&frame, picture, NULL, (StudioPoint){ 0.3, 0.2 });
  StudioCrop again;
  StudioRect rect;

  crop = studio_crop_zoom (&crop, 3, (StudioPoint){ 170, 130 });
  crop = studio_crop_drag (&crop, (StudioPoint){ 12, -7 }, 0);
  rect = studio_crop_get_rect (&crop);
  again = studio_crop_new (&frame, picture, &rect, (StudioPoint){ 0.5, 0.5 });
  assert_rect (again.placed, crop.placed.x, crop.placed.y, crop.placed.w, crop.placed.h);
}

static void
test_zoom (void)
{
  StudioCrop crop = studio_crop_new (&frame, picture, NULL, (StudioPoint){ 0.5, 0.5 });
  StudioPoint around = { 150, 120 };
  StudioCrop twice = studio_crop_zoom (&crop, 2, around), back = studio_crop_zoom (&twice, 0.1, around);
  StudioCrop most = studio_crop_zoom (&crop, 1e9, around), odd = studio_crop_zoom (&crop, NAN, around);

  g_assert_cmpfloat_with_epsilon ((around.x - crop.placed.x) / crop.placed.w, (around.x - twice.placed.x) / twice.placed.w, 1e-9);
  g_assert_cmpfloat_with_epsilon ((around.y - crop.placed.y) / crop.placed.h, (around.y - twice.placed.y) / twice.placed.h, 1e-9);
  g_assert_cmpfloat_with_epsilon (studio_crop_get_zoom (&back), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (studio_crop_get_zoom (&most), STUDIO_CROP_MAX_ZOOM, 1e-9);
  assert_covers (&back);
  assert_covers (&most);
  assert_covers (&odd);
}

static void
test_drag (void)
{
  StudioCrop crop = studio_crop_new (&frame, picture, NULL, (StudioPoint){ 0.5, 0.5 });
  StudioCrop moved;

  /* 200 × 150 in 200 × 100: 25 px of room up and down, none aside */
  moved = studio_crop_drag (&crop, (StudioPoint){ 50, 10 }, 0);
  assert_rect (moved.placed, 100, 85, 200, 150);
  moved = studio_crop_drag (&crop, (StudioPoint){ 0, 900 }, 0);
  assert_rect (moved.placed, 100, 100, 200, 150);
  moved = studio_crop_drag (&crop, (StudioPoint){ 0, -900 }, 0);
  assert_rect (moved.placed, 100, 50, 200, 150);
  moved = studio_crop_drag (&crop, (StudioPoint){ 0, 5 }, 6);
  assert_rect (moved.placed, 100, 75, 200, 150);
  moved = studio_crop_drag (&crop, (StudioPoint){ 0, 7 }, 6);
  assert_rect (moved.placed, 100, 82, 200, 150);
}

static void
test_frame (void)
{
  StudioCrop crop = studio_crop_new (&frame, picture, NULL, (StudioPoint){ 0.5, 0.5 });
  const StudioRect smaller = { 150, 110, 50, 50 }, larger = { 0, 0, 800, 800 };
  StudioCrop inside = studio_crop_set_frame (&crop, &smaller), grown = studio_crop_set_frame (&crop, &larger);

  assert_rect (inside.placed, 100, 75, 200, 150);
  assert_covers (&grown);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/crop/new", test_new);
  g_test_add_func ("/crop/round-trip", test_round_trip);
  g_test_add_func ("/crop/zoom", test_zoom);
  g_test_add_func ("/crop/drag", test_drag);
  g_test_add_func ("/crop/frame", test_frame);
  return g_test_run ();
}
