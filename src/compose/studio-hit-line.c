#include "config.h"

#include "studio-hit-private.h"

#include <math.h>

#include "studio-line-path.h"

/* Straight pieces a curve is looked at in; a swing of a page's width is then followed to within a pixel or two. */
#define CURVE_PIECES 24

static double
distance_to_piece (StudioPoint a,
                   StudioPoint b,
                   StudioPoint point)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double along = length > 0 ? CLAMP (((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0, 1) : 0;

  return hypot (point.x - a.x - along * dx, point.y - a.y - along * dy);
}

static StudioPoint
on_curve (StudioPoint from,
          const StudioLineStep *step,
          double t)
{
  double a = (1 - t) * (1 - t) * (1 - t), b = 3 * (1 - t) * (1 - t) * t, c = 3 * (1 - t) * t * t, d = t * t * t;

  return (StudioPoint){ a * from.x + b * step->c1.x + c * step->c2.x + d * step->to.x, a * from.y + b * step->c1.y + c * step->c2.y + d * step->to.y };
}

static double
distance_to_step (StudioPoint from,
                  const StudioLineStep *step,
                  StudioPoint point)
{
  double least = INFINITY;

  if (!step->curve)
    return distance_to_piece (from, step->to, point);
  for (int i = 0; i < CURVE_PIECES; i++)
    least = MIN (least, distance_to_piece (on_curve (from, step, i / (double) CURVE_PIECES), on_curve (from, step, (i + 1) / (double) CURVE_PIECES), point));
  return least;
}

gboolean
_studio_hit_line (const StudioBox *box,
                  StudioPoint point,
                  double slack)
{
  StudioLineStep steps[STUDIO_LINE_MAX_STEPS];
  StudioPoint from;
  int n = studio_line_get_steps (&box->layer->line, &box->rect, &from, steps);

  for (int i = 0; i < n; i++) {
    if (distance_to_step (from, &steps[i], point) <= slack + box->layer->stroke.width / 2)
      return TRUE;
    from = steps[i].to;
  }
  return FALSE;
}
