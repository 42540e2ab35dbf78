#include "config.h"

#include "studio-motif.h"

#include <math.h>

/* Double scrolls, each the same after half a turn: two spirals joined by their common inner tangent, tapering to a bud. Never
 * mirrored, because two mirrored spirals look like eyes. Lengths are in cells, one cell being a spiral's radius. */
#define REACH 1.14 /* a spiral's middle, from the scroll's middle */
#define TURNS 1.9
#define INNER 0.17 /* radius where the spiral ends */
#define STEM 0.088 /* half the line's width at its thickest */
#define PITCH 4.95 /* from scroll to scroll */
#define ROW 3.1
#define TILT (28 * G_PI / 180)
#define N_POINTS 96

static StudioPoint
spiral_point (double t,
              double lift)
{
  double gamma = acos (1 / REACH);
  double angle = G_PI + gamma + t * TURNS * 2 * G_PI;
  /* the power makes the first stretch a true circle, so that it leaves its tangent without a kink */
  double radius = 1 - (1 - INNER) * pow (t, 1.15) + lift;

  return (StudioPoint){ REACH + cos (angle) * radius, sin (angle) * radius };
}

static StudioMotifPoint
scroll_point (const StudioMotif *motif,
              int index)
{
  double gamma = acos (1 / REACH);
  /* from just behind the middle on the tangent, so that both halves overlap there */
  StudioPoint point = { -0.03 * sin (gamma), 0.03 * cos (gamma) };
  double t = MAX (index - 1, 0) / (double) (N_POINTS - 2);
  double half = STEM * (1 - 0.58 * t);

  if (index > 0)
    point = spiral_point (t, 0);
  return (StudioMotifPoint){ point.x * motif->cell, point.y * motif->cell, half * motif->cell };
}

/* A crest of three leaves on the spiral's outer shoulder, the middle one longest. */
static void
add_crest (const StudioMotif *motif)
{
  static const struct
  {
    double at, lean, length, width;
  } leaves[] = {
    { 0.104, -0.040, 0.56, 0.24 },
    { 0.118, 0.006, 0.80, 0.28 },
    { 0.132, 0.050, 0.56, 0.24 },
  };
  double cell = motif->cell;

  for (guint i = 0; i < G_N_ELEMENTS (leaves); i++) {
    StudioPoint root = spiral_point (leaves[i].at, 0);
    StudioPoint tip = spiral_point (leaves[i].at + leaves[i].lean, leaves[i].length);

    studio_motif_add_leaf (motif, (StudioPoint){ root.x * cell, root.y * cell }, (StudioPoint){ tip.x * cell, tip.y * cell }, leaves[i].width * cell, 0.09 * (i - 1.0) * cell);
  }
}

static void
add_half (const StudioMotif *motif)
{
  StudioMotifPoint points[N_POINTS];
  StudioMotifPoint *end = &points[N_POINTS - 1];

  for (int i = 0; i < N_POINTS; i++)
    points[i] = scroll_point (motif, i);
  studio_motif_add_ribbon (motif, points, N_POINTS);
  cairo_new_sub_path (motif->cr);
  cairo_arc (motif->cr, end->x, end->y, 0.12 * motif->cell, 0, 2 * G_PI);
  cairo_close_path (motif->cr);
  add_crest (motif);
}

static void
add_scroll (const StudioMotif *motif,
            double x,
            double y,
            double tilt)
{
  cairo_save (motif->cr);
  cairo_translate (motif->cr, x, y);
  cairo_rotate (motif->cr, tilt);
  add_half (motif);
  cairo_rotate (motif->cr, G_PI);
  add_half (motif);
  cairo_restore (motif->cr);
}

void
studio_motif_sulur (const StudioMotif *motif)
{
  double cell = motif->cell;
  int n_rows = (int) ceil (motif->height / (ROW * cell)) + 1;
  int n_columns = (int) ceil (motif->width / (PITCH * cell)) + 1;
  double start = studio_motif_chance (motif, 0, 0, 1) * PITCH;

  cairo_translate (motif->cr, -start * cell, 0);
  for (int row = 0; row <= n_rows; row++) {
    double tilt = row % 2 == 0 ? TILT : -TILT;

    for (int column = 0; column <= n_columns + 1; column++)
      add_scroll (motif, (column + row % 2 * 0.5) * PITCH * cell, (row + 0.2) * ROW * cell, tilt);
  }
  cairo_translate (motif->cr, start * cell, 0);
  studio_motif_fill (motif, 1);
}
