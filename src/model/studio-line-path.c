#include "config.h"

#include "studio-line-path.h"

#include <math.h>

/* A head is so many strokes long, so that it grows with them. */
#define ARROW_LENGTH 3.5
#define TRIANGLE_LENGTH 4.0
#define DOT_LENGTH 1.8
#define BAR_LENGTH 0.5

double
studio_line_head_length (StudioLineHead head,
                         double width)
{
  switch (head) {
  case STUDIO_HEAD_ARROW:
    return ARROW_LENGTH * width;
  case STUDIO_HEAD_TRIANGLE:
    return TRIANGLE_LENGTH * width;
  case STUDIO_HEAD_DOT:
    return DOT_LENGTH * width;
  case STUDIO_HEAD_BAR:
    return BAR_LENGTH * width;
  case STUDIO_HEAD_NONE:
  default:
    return 0;
  }
}

static StudioPoint
place_point (const StudioRect *rect,
             StudioPoint share)
{
  return (StudioPoint){ rect->x + rect->w * share.x, rect->y + rect->h * share.y };
}

static int
add_elbow (const StudioLineSpec *line,
           StudioPoint from,
           StudioPoint to,
           StudioLineStep *steps)
{
  StudioPoint middle = { from.x + line->bend * (to.x - from.x), from.y + line->bend * (to.y - from.y) };

  if (line->bends == 1) {
    steps[0] = (StudioLineStep){ .to = line->upright ? (StudioPoint){ from.x, to.y } : (StudioPoint){ to.x, from.y } };
    steps[1] = (StudioLineStep){ .to = to };
    return 2;
  }
  steps[0] = (StudioLineStep){ .to = line->upright ? (StudioPoint){ from.x, middle.y } : (StudioPoint){ middle.x, from.y } };
  steps[1] = (StudioLineStep){ .to = line->upright ? (StudioPoint){ to.x, middle.y } : (StudioPoint){ middle.x, to.y } };
  steps[2] = (StudioLineStep){ .to = to };
  return 3;
}

/* Between two points: leaves and arrives along one axis. */
static StudioLineStep
swing (const StudioLineSpec *line,
       StudioPoint from,
       StudioPoint to)
{
  double dx = line->upright ? 0 : line->bend * (to.x - from.x);
  double dy = line->upright ? line->bend * (to.y - from.y) : 0;

  return (StudioLineStep){ TRUE, { from.x + dx, from.y + dy }, { to.x - dx, to.y - dy }, to };
}

/* Through more points: each tangent is parallel to the line between the neighbours (Catmull and Rom). */
static StudioLineStep
curve_through (const StudioPoint *points,
               int n_points,
               int index)
{
  StudioPoint before = points[MAX (index - 1, 0)], from = points[index], to = points[index + 1];
  StudioPoint after = points[MIN (index + 2, n_points - 1)];
  StudioLineStep step = { .curve = TRUE, .to = to };

  step.c1 = (StudioPoint){ from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6 };
  step.c2 = (StudioPoint){ to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6 };
  return step;
}

int
studio_line_get_steps (const StudioLineSpec *line,
                       const StudioRect *rect,
                       StudioPoint *start,
                       StudioLineStep *steps)
{
  StudioPoint points[STUDIO_LINE_MAX_POINTS];
  int n_points, n_steps = 0;

  g_return_val_if_fail (line != NULL && rect != NULL && start != NULL && steps != NULL, 0);
  g_return_val_if_fail (line->n_points >= 2 && line->n_points <= STUDIO_LINE_MAX_POINTS, 0);

  n_points = line->n_points;
  for (int i = 0; i < n_points; i++)
    points[i] = place_point (rect, line->points[i]);
  *start = points[0];
  for (int i = 0; i + 1 < n_points; i++) {
    if (line->route == STUDIO_ROUTE_ELBOW)
      n_steps += add_elbow (line, points[i], points[i + 1], &steps[n_steps]);
    else if (line->route == STUDIO_ROUTE_CURVE)
      steps[n_steps++] = n_points == 2 ? swing (line, points[0], points[1]) : curve_through (points, n_points, i);
    else
      steps[n_steps++] = (StudioLineStep){ .to = points[i + 1] };
  }
  return n_steps;
}
