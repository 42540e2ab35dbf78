#include "config.h"

#include "studio-chart-map.h"

#include <math.h>
#include <stdlib.h>

#define LEAST_COSINE 0.05
#define BEND 1.0         /* of the tolerance: a point no further from the line between its neighbours is none */
#define MAX_POINTS 8000u /* drawn; a map so rough that it has more loses larger bends */
#define MAX_TOLERANCE 8.0
#define MAX_ASPECT 50.0
#define HEIGHTS 14       /* at which room is looked for */
#define MAX_CROSSINGS 64 /* of an area's border and a level line */

static double
cosine (const StudioGeo *geo)
{
  return MAX (cos ((geo->bounds.y + geo->bounds.h / 2) * G_PI / 180), LEAST_COSINE);
}

double
studio_map_get_aspect (const StudioGeo *geo)
{
  return CLAMP (geo->bounds.w * cosine (geo) / MAX (geo->bounds.h, 1e-9), 1 / MAX_ASPECT, MAX_ASPECT);
}

/* Twice the area of the triangle, squared, over the squared length of its base: the squared distance of @point from the line. */
static double
bend_at (const StudioPoint *point,
         const StudioPoint *from,
         const StudioPoint *to)
{
  double dx = to->x - from->x, dy = to->y - from->y, px = point->x - from->x, py = point->y - from->y;
  double length = dx * dx + dy * dy, cross = dx * py - dy * px;

  return length > 0 ? cross * cross / length : px * px + py * py;
}

/* Marks the points without which the line from @first to @last would be further than @bend off (Douglas and Peucker). */
static void
keep_bends (const StudioPoint *points,
            guint8 *kept,
            guint first,
            guint last,
            double bend)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (spans, ((const guint[]){ first, last }), 2);
  while (spans->len > 0) {
    guint from = g_array_index (spans, guint, spans->len - 2), to = g_array_index (spans, guint, spans->len - 1), furthest = from;
    double most = bend * bend;

    g_array_set_size (spans, spans->len - 2);
    for (guint i = from + 1; i < to; i++) {
      double off = bend_at (&points[i], &points[from], &points[to]);

      if (off > most) {
        most = off;
        furthest = i;
      }
    }
    if (furthest == from)
      continue;
    kept[furthest] = TRUE;
    g_array_append_vals (spans, ((const guint[]){ from, furthest, furthest, to }), 4);
  }
}

/* Takes out of the points from @first on those that are on the way between others. */
static void
straighten (GArray *points,
            guint first,
            double bend)
{
  StudioPoint *ring = &g_array_index (points, StudioPoint, first);
  guint n = points->len - first, opposite = 0, left = 0;
  g_autofree guint8 *kept = g_new0 (guint8, n);
  double most = 0;

  if (n < 4)
    return;
  /* a ring has no ends: the point furthest from its first makes two lines of it */
  for (guint i = 1; i < n; i++) {
    double far = hypot (ring[i].x - ring[0].x, ring[i].y - ring[0].y);

    if (far > most) {
      most = far;
      opposite = i;
    }
  }
  kept[0] = kept[opposite] = kept[n - 1] = TRUE;
  keep_bends (ring, kept, 0, opposite, bend);
  keep_bends (ring, kept, opposite, n - 1, bend);
  for (guint i = 0; i < n; i++) {
    if (kept[i])
      ring[left++] = ring[i];
  }
  g_array_set_size (points, first + left);
}

/* Borders of neighbours lose different points, by less than the line drawn between them is wide. */
static void
add_ring (StudioMapShape *shape,
          const StudioPoint *points,
          guint n,
          double tolerance)
{
  StudioGeoRing ring = { .first = shape->points->len };
  StudioPoint last = { 0, 0 };

  for (guint i = 0; i < n; i++) {
    if (i > 0 && fabs (points[i].x - last.x) < tolerance && fabs (points[i].y - last.y) < tolerance)
      continue;
    last = points[i];
    g_array_append_val (shape->points, last);
  }
  if (shape->points->len > ring.first)
    straighten (shape->points, ring.first, tolerance * BEND);
  ring.n = shape->points->len - ring.first;
  g_array_append_val (shape->rings, ring);
}

/* Returns: (transfer full): the points of all rings in px */
static GArray *
place_points (const StudioGeo *geo,
              const StudioRect *rect)
{
  double aspect = studio_map_get_aspect (geo), height = MIN (rect->h, rect->w / aspect), width = height * aspect;
  double across = width / MAX (geo->bounds.w, 1e-9), down = height / MAX (geo->bounds.h, 1e-9);
  double left = rect->x + (rect->w - width) / 2, bottom = rect->y + (rect->h + height) / 2;
  const StudioPoint *from = &g_array_index (geo->points, StudioPoint, 0);
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (StudioPoint));
  StudioPoint *to;

  g_array_set_size (placed, geo->points->len);
  to = &g_array_index (placed, StudioPoint, 0);
  for (guint i = 0; i < geo->points->len; i++) {
    to[i].x = left + (from[i].x - geo->bounds.x) * across;
    to[i].y = bottom - (from[i].y - geo->bounds.y) * down;
  }
  return placed;
}

void
studio_map_shape_init (StudioMapShape *shape,
                       const StudioGeo *geo,
                       const StudioRect *rect,
                       double tolerance)
{
  g_autoptr (GArray) placed = place_points (geo, rect);

  shape->geo = geo;
  shape->points = g_array_new (FALSE, FALSE, sizeof (StudioPoint));
  shape->rings = g_array_sized_new (FALSE, FALSE, sizeof (StudioGeoRing), geo->rings->len);
  for (double step = tolerance; step == tolerance || (shape->points->len > MAX_POINTS && step <= MAX_TOLERANCE); step *= 2) {
    g_array_set_size (shape->points, 0);
    g_array_set_size (shape->rings, 0);
    for (guint i = 0; i < geo->rings->len; i++) {
      const StudioGeoRing *ring = &g_array_index (geo->rings, StudioGeoRing, i);

      add_ring (shape, &g_array_index (placed, StudioPoint, ring->first), ring->n, step);
    }
  }
}

void
studio_map_shape_clear (StudioMapShape *shape)
{
  g_clear_pointer (&shape->points, g_array_unref);
  g_clear_pointer (&shape->rings, g_array_unref);
}

static const StudioGeoRing *
get_ring (const StudioMapShape *shape,
          guint area,
          guint ring)
{
  return &g_array_index (shape->rings, StudioGeoRing, g_array_index (shape->geo->areas, StudioGeoArea, area).first_ring + ring);
}

static guint
count_rings (const StudioMapShape *shape,
             guint area)
{
  return g_array_index (shape->geo->areas, StudioGeoArea, area).n_rings;
}

void
studio_map_shape_path (const StudioMapShape *shape,
                       cairo_t *cr,
                       guint area)
{
  for (guint i = 0; i < count_rings (shape, area); i++) {
    const StudioGeoRing *ring = get_ring (shape, area, i);
    const StudioPoint *points = &g_array_index (shape->points, StudioPoint, ring->first);

    cairo_new_sub_path (cr);
    for (guint j = 0; j < ring->n; j++)
      cairo_line_to (cr, points[j].x, points[j].y);
    cairo_close_path (cr);
  }
}

static int
compare_numbers (const void *a,
                 const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Returns: how many; @at: where the area's border crosses the level line at @y, from the left */
static int
find_crossings (const StudioMapShape *shape,
                guint area,
                double y,
                double at[MAX_CROSSINGS])
{
  int n = 0;

  for (guint i = 0; i < count_rings (shape, area); i++) {
    const StudioGeoRing *ring = get_ring (shape, area, i);
    const StudioPoint *points = &g_array_index (shape->points, StudioPoint, ring->first);

    for (guint j = 0; j < ring->n; j++) {
      const StudioPoint *a = &points[j], *b = &points[(j + 1) % ring->n];

      if ((a->y > y) != (b->y > y) && n < MAX_CROSSINGS)
        at[n++] = a->x + (y - a->y) * (b->x - a->x) / (b->y - a->y);
    }
  }
  qsort (at, (size_t) n, sizeof (double), compare_numbers);
  return n;
}

/* The widest piece of [@left, @right] that is inside at @y. Returns: FALSE when there is none */
static gboolean
narrow (const StudioMapShape *shape,
        guint area,
        double y,
        double *left,
        double *right)
{
  double at[MAX_CROSSINGS], best_left = 0, best = 0;
  int n = find_crossings (shape, area, y, at);

  for (int i = 0; i + 1 < n; i += 2) {
    double from = MAX (at[i], *left), to = MIN (at[i + 1], *right);

    if (to - from > best) {
      best = to - from;
      best_left = from;
    }
  }
  *left = best_left;
  *right = best_left + best;
  return best > 0;
}

static void
find_heights (const StudioMapShape *shape,
              guint area,
              double *top,
              double *bottom)
{
  *top = INFINITY;
  *bottom = -INFINITY;
  for (guint i = 0; i < count_rings (shape, area); i++) {
    const StudioGeoRing *ring = get_ring (shape, area, i);
    const StudioPoint *points = &g_array_index (shape->points, StudioPoint, ring->first);

    for (guint j = 0; j < ring->n; j++) {
      *top = MIN (*top, points[j].y);
      *bottom = MAX (*bottom, points[j].y);
    }
  }
}

gboolean
studio_map_shape_find_room (const StudioMapShape *shape,
                            guint area,
                            StudioSize need,
                            StudioPoint *middle)
{
  static const double levels[] = { 0, -0.5, 0.5 };
  double top, bottom, best = 0;

  find_heights (shape, area, &top, &bottom);
  if (!(bottom - top > need.h))
    return FALSE;
  for (int i = 0; i < HEIGHTS; i++) {
    double y = top + need.h / 2 + (bottom - top - need.h) * (i + 0.5) / HEIGHTS, left = -INFINITY, right = INFINITY;
    double off = fabs (2 * (i + 0.5) / HEIGHTS - 1), room;
    gboolean inside = TRUE;

    for (gsize level = 0; level < G_N_ELEMENTS (levels) && inside; level++)
      inside = narrow (shape, area, y + levels[level] * need.h, &left, &right);
    /* of places nearly as wide the one nearer to the middle */
    room = inside && right - left >= need.w ? (right - left) * (1 - 0.4 * off) : 0;
    if (room > best) {
      best = room;
      *middle = (StudioPoint){ (left + right) / 2, y };
    }
  }
  return best > 0;
}
