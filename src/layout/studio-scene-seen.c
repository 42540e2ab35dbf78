#include "config.h"

#include <math.h>

#include "studio-affine.h"
#include "studio-scene.h"

/* A rect that is cut by four straight edges has at most four corners more. */
#define MOST_CORNERS 8

/** Outline: corners of a convex area, in turn */
typedef struct
{
  StudioPoint corners[MOST_CORNERS];
  guint n;
} Outline;

/* From the px of the box's rect to the page, with what its parents do to it. */
static StudioAffine
matrix_of (StudioScene *scene,
           guint index)
{
  StudioAffine matrix = studio_affine_identity ();

  for (guint i = 0; i <= index; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);
    const StudioPoint center = { box->rect.x + box->rect.w / 2, box->rect.y + box->rect.h / 2 };
    StudioAffine own;

    if (i < index && box->end <= index)
      continue;
    own = studio_affine_rotate (box->layer->rotation, center);
    matrix = studio_affine_multiply (&matrix, &own);
    own = studio_affine_scale (box->layer->flip_x ? -1 : 1, box->layer->flip_y ? -1 : 1, center);
    matrix = studio_affine_multiply (&matrix, &own);
  }
  return matrix;
}

/* Returns: how far @point lies within the line across x or y = @at; negative: beyond it */
static double
depth_of (StudioPoint point,
          gboolean vertical,
          double at,
          gboolean below)
{
  double value = vertical ? point.y : point.x;

  return below ? at - value : value - at;
}

/* Cuts off what lies beyond one edge (Sutherland and Hodgman). */
static void
cut (Outline *outline,
     gboolean vertical,
     double at,
     gboolean below)
{
  Outline left = { .n = 0 };

  for (guint i = 0; i < outline->n; i++) {
    StudioPoint a = outline->corners[i], b = outline->corners[(i + 1) % outline->n];
    double from = depth_of (a, vertical, at, below), to = depth_of (b, vertical, at, below), share = from / (from - to);

    if (from >= 0)
      left.corners[left.n++] = a;
    if ((from >= 0) != (to >= 0))
      left.corners[left.n++] = (StudioPoint){ a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
  }
  *outline = left;
}

static double
measure (const Outline *outline)
{
  double twice = 0;

  for (guint i = 0; i < outline->n; i++) {
    StudioPoint a = outline->corners[i], b = outline->corners[(i + 1) % outline->n];

    twice += a.x * b.y - b.x * a.y;
  }
  return fabs (twice) / 2;
}

double
studio_scene_measure_seen (StudioScene *scene,
                           guint index,
                           const StudioRect *rect)
{
  Outline outline = { .n = 4 };
  StudioAffine matrix;

  g_return_val_if_fail (scene != NULL && index < scene->boxes->len && rect != NULL, 0);

  if (rect->w <= 0 || rect->h <= 0)
    return 0;
  matrix = matrix_of (scene, index);
  outline.corners[0] = studio_affine_apply (&matrix, (StudioPoint){ rect->x, rect->y });
  outline.corners[1] = studio_affine_apply (&matrix, (StudioPoint){ rect->x + rect->w, rect->y });
  outline.corners[2] = studio_affine_apply (&matrix, (StudioPoint){ rect->x + rect->w, rect->y + rect->h });
  outline.corners[3] = studio_affine_apply (&matrix, (StudioPoint){ rect->x, rect->y + rect->h });
  cut (&outline, FALSE, 0, FALSE);
  cut (&outline, FALSE, scene->format->size.w, TRUE);
  cut (&outline, TRUE, 0, FALSE);
  cut (&outline, TRUE, scene->format->size.h, TRUE);
  return measure (&outline);
}
