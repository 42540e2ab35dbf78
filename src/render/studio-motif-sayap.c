#include "config.h"

#include "studio-motif.h"

#include <math.h>

/* A spread wing: rings of feathers around one corner, each ring's feathers in the gaps of the one inside. Lengths in cells. */
#define N_RINGS 4
#define FIRST 0.62  /* where the inner ring begins */
#define LENGTH 1.36 /* of the inner feathers; outer ones are a little longer */
#define FEATHERS 8  /* of the inner ring, in a quarter turn */

static StudioPoint
polar (const StudioMotif *motif,
       double radius,
       double angle)
{
  return (StudioPoint){ cos (angle) * radius * motif->cell, sin (angle) * radius * motif->cell };
}

/* Half a feather: from the root along one edge to the tip and back along its side of the shaft. */
static void
add_vane (const StudioMotif *motif,
          double from,
          double to,
          double angle,
          double spread)
{
  double length = to - from;
  double shaft = copysign (0.012 / MAX (from + length * 0.6, 0.1), spread);
  StudioPoint root = polar (motif, from, angle);
  StudioPoint low = polar (motif, from + length * 0.36, angle + spread * 0.62);
  StudioPoint high = polar (motif, from + length * 0.93, angle + spread * 1.16);
  StudioPoint tip = polar (motif, to, angle + shaft * 0.3);
  StudioPoint inside = polar (motif, from + length * 0.6, angle + shaft);

  cairo_move_to (motif->cr, root.x, root.y);
  cairo_curve_to (motif->cr, low.x, low.y, high.x, high.y, tip.x, tip.y);
  cairo_curve_to (motif->cr, inside.x, inside.y, inside.x, inside.y, root.x, root.y);
  cairo_close_path (motif->cr);
}

static void
add_ring (const StudioMotif *motif,
          int ring)
{
  int n_feathers = FEATHERS + 3 * ring;
  double from = FIRST + ring * 1.02;
  double to = from + LENGTH + ring * 0.08;
  double step = G_PI / 2 / n_feathers;

  /* a quarter turn and one more on each side, from left to up, around the lower right corner */
  for (int i = -1; i <= n_feathers; i++) {
    double angle = G_PI + (i + 0.5 + ring % 2 * 0.5) * step;

    add_vane (motif, from, to, angle, step * 0.5);
    add_vane (motif, from, to, angle, -step * 0.5);
  }
}

void
studio_motif_sayap (const StudioMotif *motif)
{
  gboolean left = motif->spec->fades && motif->spec->fade == STUDIO_EDGE_RIGHT;
  gboolean top = motif->spec->fades && motif->spec->fade == STUDIO_EDGE_BOTTOM;

  for (int ring = 0; ring < N_RINGS; ring++) {
    cairo_save (motif->cr);
    cairo_translate (motif->cr, left ? 0 : motif->width, top ? 0 : motif->height);
    cairo_scale (motif->cr, left ? -1 : 1, top ? -1 : 1);
    add_ring (motif, ring);
    cairo_restore (motif->cr);
    studio_motif_fill (motif, 1 - 0.17 * ring);
  }
}
