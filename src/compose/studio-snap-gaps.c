#include "config.h"

#include "studio-snap-private.h"

#include <math.h>

/* Two that overlap by less than this, in px, are beside each other all the same. */
#define OVERLAP 1.0

/* --- gaps --- */

/* Neighbours of a box along one axis, and theirs. */
typedef struct
{
  const SnapSpan *before, *before_that, *after, *after_that;
} Row;

static gboolean
is_beside (const SnapSpan *one,
           const SnapSpan *other)
{
  return MIN (one->to, other->to) - MAX (one->from, other->from) > 0;
}

static const SnapSpan *
neighbour_before (const SnapSide *side,
                  const SnapSpan *own,
                  double slack)
{
  const SnapSpan *nearest = NULL;

  for (guint i = 0; i < side->spans->len; i++) {
    const SnapSpan *span = &g_array_index (side->spans, SnapSpan, i);

    if (span->end <= own->start + slack && span->start < own->start && is_beside (span, own) && (nearest == NULL || span->end > nearest->end))
      nearest = span;
  }
  return nearest;
}

static const SnapSpan *
neighbour_after (const SnapSide *side,
                 const SnapSpan *own,
                 double slack)
{
  const SnapSpan *nearest = NULL;

  for (guint i = 0; i < side->spans->len; i++) {
    const SnapSpan *span = &g_array_index (side->spans, SnapSpan, i);

    if (span->start >= own->end - slack && span->end > own->end && is_beside (span, own) && (nearest == NULL || span->start < nearest->start))
      nearest = span;
  }
  return nearest;
}

static Row
row_of (const SnapSide *side,
        const SnapSpan *own,
        double slack)
{
  Row row = { .before = neighbour_before (side, own, slack), .after = neighbour_after (side, own, slack) };

  if (row.before != NULL)
    row.before_that = neighbour_before (side, row.before, OVERLAP);
  if (row.after != NULL)
    row.after_that = neighbour_after (side, row.after, OVERLAP);
  return row;
}

void
_studio_snap_find_gaps (const SnapSide *side,
                        const SnapSpan *own,
                        double threshold,
                        SnapBest *best)
{
  Row row = row_of (side, own, threshold);
  double length = own->end - own->start;

  if (row.before != NULL && row.after != NULL && row.after->start - row.before->end >= length)
    _studio_snap_consider (best, (row.before->end + row.after->start - length) / 2 - own->start, STUDIO_SNAP_GAP, threshold);
  if (row.before_that != NULL && row.before->start > row.before_that->end)
    _studio_snap_consider (best, row.before->end + row.before->start - row.before_that->end - own->start, STUDIO_SNAP_GAP, threshold);
  if (row.after_that != NULL && row.after_that->start > row.after->end)
    _studio_snap_consider (best, row.after->start - (row.after_that->start - row.after->end) - own->end, STUDIO_SNAP_GAP, threshold);
}

static void
draw_gap (SnapAxis axis,
          const SnapSpan *before,
          const SnapSpan *after,
          StudioSnapResult *result)
{
  double at = (MAX (before->from, after->from) + MIN (before->to, after->to)) / 2;

  _studio_snap_add_line (result, axis, before->end, after->start, at,
                         &(StudioSnapLine){ .kind = STUDIO_SNAP_GAP, .distance = after->start - before->end });
}

static gboolean
same_gap (const SnapSpan *a,
          const SnapSpan *b,
          const SnapSpan *c)
{
  double first = b->start - a->end, second = c->start - b->end;

  return first > SNAP_SAME && fabs (first - second) <= SNAP_SAME;
}

void
_studio_snap_draw_gaps (const SnapSide *side,
                        SnapAxis axis,
                        const SnapSpan *own,
                        StudioSnapResult *result)
{
  Row row = row_of (side, own, SNAP_SAME);
  gboolean both = row.before != NULL && row.after != NULL && same_gap (row.before, own, row.after);
  gboolean earlier = row.before_that != NULL && same_gap (row.before_that, row.before, own);
  gboolean later = row.after_that != NULL && same_gap (own, row.after, row.after_that);

  if (earlier)
    draw_gap (axis, row.before_that, row.before, result);
  if (earlier || both)
    draw_gap (axis, row.before, own, result);
  if (later || both)
    draw_gap (axis, own, row.after, result);
  if (later)
    draw_gap (axis, row.after, row.after_that, result);
}

/* --- sizes --- */

void
_studio_snap_find_sizes (const SnapSide *side,
                         const SnapSpan *own,
                         StudioPoint way,
                         double threshold,
                         SnapBest *best)
{
  double length = own->end - own->start;

  for (guint i = 0; i < side->spans->len; i++) {
    const SnapSpan *span = &g_array_index (side->spans, SnapSpan, i);

    _studio_snap_consider (best, way.x * (span->end - span->start - length) / way.y, STUDIO_SNAP_SIZE, threshold);
  }
}

void
_studio_snap_draw_sizes (const SnapSide *side,
                         SnapAxis axis,
                         const SnapSpan *own,
                         StudioSnapResult *result)
{
  const SnapSpan *same = NULL;
  double least = INFINITY;

  for (guint i = 0; i < side->spans->len; i++) {
    const SnapSpan *span = &g_array_index (side->spans, SnapSpan, i);
    double away = fabs (span->from - own->from) + fabs (span->start - own->start);

    if (fabs (span->end - span->start - own->end + own->start) <= SNAP_SAME && away < least) {
      least = away;
      same = span;
    }
  }
  if (same == NULL)
    return;
  _studio_snap_add_length (result, axis, same, STUDIO_SNAP_SIZE);
  _studio_snap_add_length (result, axis, own, STUDIO_SNAP_SIZE);
}
