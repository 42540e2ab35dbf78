#include "config.h"

#include "studio-wave.h"

#include <math.h>

/* Of the letters' size */
#define LENGTH 0.16
#define HEIGHT 0.05
#define WIDTH 0.035
/* px of the screen; a wave smaller than that is a grey line, a larger one hides letters */
#define MIN_LENGTH 4.0
#define MAX_LENGTH 12.0
#define MIN_HEIGHT 1.8
#define MAX_HEIGHT 4.0
#define MIN_WIDTH 1.2
#define MAX_WIDTH 2.5
/* Of what letters reach below the line they stand on: how far below it the wave's middle lies. */
#define DEPTH 0.55
/* However large a page is seen, no more than this is drawn for one word. */
#define MAX_POINTS 20000

StudioWave
studio_wave_for_size (double size)
{
  return (StudioWave){ CLAMP (size * LENGTH, MIN_LENGTH, MAX_LENGTH), CLAMP (size * HEIGHT, MIN_HEIGHT, MAX_HEIGHT), CLAMP (size * WIDTH, MIN_WIDTH, MAX_WIDTH) };
}

static StudioPoint
unit (StudioPoint from,
      StudioPoint to)
{
  double length = hypot (to.x - from.x, to.y - from.y);

  return length > 0 ? (StudioPoint){ (to.x - from.x) / length, (to.y - from.y) / length } : (StudioPoint){ 0, 0 };
}

static gboolean
is_seen (const StudioRect *area,
         StudioPoint a,
         StudioPoint b,
         double slack)
{
  return area == NULL || (MAX (a.x, b.x) >= area->x - slack && MIN (a.x, b.x) <= area->x + area->w + slack && MAX (a.y, b.y) >= area->y - slack && MIN (a.y, b.y) <= area->y + area->h + slack);
}

GArray *
studio_wave_points (const StudioWave *wave,
                    const StudioRect *under,
                    const StudioAffine *matrix,
                    const StudioRect *area)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (StudioPoint));
  StudioPoint start = studio_affine_apply (matrix, (StudioPoint){ under->x, under->y });
  StudioPoint end = studio_affine_apply (matrix, (StudioPoint){ under->x + under->w, under->y });
  StudioPoint below = studio_affine_apply (matrix, (StudioPoint){ under->x, under->y + MAX (under->h, 1) });
  StudioPoint along = unit (start, end), down = unit (start, below);
  double length = hypot (end.x - start.x, end.y - start.y), half = wave->length / 2;
  /* below the letters' feet also where they are only a few px high */
  double depth = MAX (hypot (below.x - start.x, below.y - start.y) * DEPTH, wave->height / 2 + wave->width);
  int n_points;

  if (!(length > 0) || !isfinite (length) || !is_seen (area, start, end, depth + wave->height))
    return points;
  n_points = (int) MIN (ceil (length / half), MAX_POINTS);
  for (int i = 0; i <= n_points; i++) {
    double at = MIN (i * half, length), deep = depth + (i % 2 != 0 ? -0.5 : 0.5) * wave->height;
    StudioPoint point = { start.x + along.x * at + down.x * deep, start.y + along.y * at + down.y * deep };

    g_array_append_val (points, point);
  }
  return points;
}
