#include "config.h"

#include "studio-snap-private.h"

#include <math.h>

#include "studio-hit.h"
#include "studio-unit.h"

/* --- preparing --- */

static void
add_candidate (StudioSnap *self,
               SnapAxis axis,
               const SnapLine *line)
{
  if (isfinite (line->at))
    g_array_append_val (self->sides[axis].lines, *line);
}

static void
add_page_lines (StudioSnap *self,
                const StudioFormat *format)
{
  const StudioRect page = { 0, 0, format->size.w, format->size.h }, safe = studio_format_safe_rect (format);

  for (SnapAxis axis = SNAP_ACROSS; axis <= SNAP_DOWN; axis++) {
    const SnapSpan whole = _studio_snap_span (&page, axis), free = _studio_snap_span (&safe, axis);

    add_candidate (self, axis, &(SnapLine){ whole.end / 2, whole.from, whole.to, STUDIO_SNAP_PAGE_CENTER, SNAP_PART_EDGE | SNAP_PART_MIDDLE });
    add_candidate (self, axis, &(SnapLine){ whole.start, whole.from, whole.to, STUDIO_SNAP_PAGE_EDGE, SNAP_PART_EDGE });
    add_candidate (self, axis, &(SnapLine){ whole.end, whole.from, whole.to, STUDIO_SNAP_PAGE_EDGE, SNAP_PART_EDGE });
    if (free.start > whole.start)
      add_candidate (self, axis, &(SnapLine){ free.start, whole.from, whole.to, STUDIO_SNAP_SAFE, SNAP_PART_EDGE });
    if (free.end < whole.end)
      add_candidate (self, axis, &(SnapLine){ free.end, whole.from, whole.to, STUDIO_SNAP_SAFE, SNAP_PART_EDGE });
  }
}

static void
add_columns (StudioSnap *self,
             const StudioFormat *format,
             const StudioSnapGuides *guides)
{
  double room = format->size.w - 2 * guides->column_margin + guides->column_gap;
  int columns = MIN (guides->columns, 48);

  for (int i = 0; i < columns; i++) {
    double left = guides->column_margin + room * i / columns;
    double right = guides->column_margin + room * (i + 1) / columns - guides->column_gap;

    add_candidate (self, SNAP_ACROSS, &(SnapLine){ left, 0, format->size.h, STUDIO_SNAP_COLUMN, SNAP_PART_EDGE });
    add_candidate (self, SNAP_ACROSS, &(SnapLine){ right, 0, format->size.h, STUDIO_SNAP_COLUMN, SNAP_PART_EDGE });
  }
}

static void
add_guides (StudioSnap *self,
            const StudioFormat *format,
            const StudioSnapGuides *guides)
{
  for (guint i = 0; i < guides->n_xs; i++)
    add_candidate (self, SNAP_ACROSS, &(SnapLine){ guides->xs[i], 0, format->size.h, STUDIO_SNAP_GUIDE, SNAP_PART_ALL });
  for (guint i = 0; i < guides->n_ys; i++)
    add_candidate (self, SNAP_DOWN, &(SnapLine){ guides->ys[i], 0, format->size.w, STUDIO_SNAP_GUIDE, SNAP_PART_ALL });
  add_columns (self, format, guides);
}

static void
add_baseline (StudioSnap *self,
              StudioScene *scene,
              guint index,
              const StudioRect *bounds)
{
  const StudioBox *box = &g_array_index (scene->boxes, StudioBox, index);
  StudioFrame frame = studio_frame_of_box (scene, index);
  StudioRect text;

  /* only upright letters stand on a line */
  if (box->layer->kind != STUDIO_LAYER_TEXT || fabs (frame.rotation) > 0.01 || frame.flip_x || frame.flip_y || box->fit.baseline <= 0)
    return;
  text = studio_box_text_rect (box);
  add_candidate (self, SNAP_DOWN,
                 &(SnapLine){ bounds->y + text.y - box->rect.y + box->fit.baseline, bounds->x, bounds->x + bounds->w, STUDIO_SNAP_BASELINE,
                              SNAP_PART_BASELINE });
}

static void
add_layer (StudioSnap *self,
           const StudioRect *bounds,
           gboolean with_span)
{
  for (SnapAxis axis = SNAP_ACROSS; axis <= SNAP_DOWN; axis++) {
    SnapSpan span = _studio_snap_span (bounds, axis);

    add_candidate (self, axis, &(SnapLine){ span.start, span.from, span.to, STUDIO_SNAP_EDGE, SNAP_PART_EDGE });
    add_candidate (self, axis, &(SnapLine){ span.end, span.from, span.to, STUDIO_SNAP_EDGE, SNAP_PART_EDGE });
    add_candidate (self, axis, &(SnapLine){ (span.start + span.end) / 2, span.from, span.to, STUDIO_SNAP_CENTER, SNAP_PART_MIDDLE });
    if (with_span)
      g_array_append_val (self->sides[axis].spans, span);
  }
}

static gboolean
is_excluded (StudioScene *scene,
             guint index,
             const guint *exclude,
             guint n_exclude)
{
  for (guint i = 0; i < n_exclude; i++) {
    if (index >= exclude[i] && index < g_array_index (scene->boxes, StudioBox, exclude[i]).end)
      return TRUE;
  }
  return FALSE;
}

static void
add_layers (StudioSnap *self,
            StudioScene *scene,
            const guint *exclude,
            guint n_exclude)
{
  guint outer_end = 0;

  for (guint i = 1; i < scene->boxes->len; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);
    StudioFrame frame;
    StudioRect bounds;

    if (!box->layer->visible || is_excluded (scene, i, exclude, n_exclude)) {
      i = box->end - 1;
      continue;
    }
    if (!studio_hit_is_drawn (box) || studio_hit_is_background (scene, i))
      continue;
    frame = studio_frame_of_box (scene, i);
    bounds = studio_frame_bounds (&frame);
    if (bounds.w <= 0 && bounds.h <= 0)
      continue;
    /* gaps are between things, not between a thing and what lies on it */
    add_layer (self, &bounds, i >= outer_end);
    add_baseline (self, scene, i, &bounds);
    outer_end = MAX (outer_end, box->end);
  }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const SnapLine *one = a, *other = b;

  if (one->at < other->at || one->at > other->at)
    return one->at < other->at ? -1 : 1;
  return one->kind < other->kind ? -1 : one->kind > other->kind;
}

StudioSnap *
studio_snap_new (StudioScene *scene,
                 const guint *exclude,
                 guint n_exclude,
                 const StudioSnapGuides *guides)
{
  StudioSnap *self;

  g_return_val_if_fail (scene != NULL && (n_exclude == 0 || exclude != NULL), NULL);

  self = g_new0 (StudioSnap, 1);
  for (SnapAxis axis = SNAP_ACROSS; axis <= SNAP_DOWN; axis++) {
    self->sides[axis].lines = g_array_new (FALSE, FALSE, sizeof (SnapLine));
    self->sides[axis].spans = g_array_new (FALSE, FALSE, sizeof (SnapSpan));
  }
  add_page_lines (self, scene->format);
  if (guides != NULL)
    add_guides (self, scene->format, guides);
  add_layers (self, scene, exclude, n_exclude);
  for (SnapAxis axis = SNAP_ACROSS; axis <= SNAP_DOWN; axis++)
    g_array_sort (self->sides[axis].lines, compare_lines);
  return self;
}

void
studio_snap_free (StudioSnap *snap)
{
  if (snap == NULL)
    return;
  for (SnapAxis axis = SNAP_ACROSS; axis <= SNAP_DOWN; axis++) {
    g_array_unref (snap->sides[axis].lines);
    g_array_unref (snap->sides[axis].spans);
  }
  g_free (snap);
}

/* --- finding --- */

SnapSpan
_studio_snap_span (const StudioRect *rect,
                   SnapAxis axis)
{
  if (axis == SNAP_ACROSS)
    return (SnapSpan){ rect->x, rect->x + rect->w, rect->y, rect->y + rect->h };
  return (SnapSpan){ rect->y, rect->y + rect->h, rect->x, rect->x + rect->w };
}

void
_studio_snap_consider (SnapBest *best,
                       double shift,
                       StudioSnapKind kind,
                       double threshold)
{
  double nearer = fabs (best->shift) - fabs (shift);

  if (fabs (shift) > threshold)
    return;
  if (!best->found || nearer > SNAP_SAME || (nearer > -SNAP_SAME && kind < best->kind))
    *best = (SnapBest){ TRUE, shift, kind };
}

/* The first line at or behind @at. */
static guint
first_line (GArray *lines,
            double at)
{
  guint low = 0, high = lines->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (lines, SnapLine, middle).at < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void
find_lines (const SnapSide *side,
            double value,
            SnapPart part,
            double threshold,
            SnapBest *best)
{
  for (guint i = first_line (side->lines, value - threshold); i < side->lines->len; i++) {
    const SnapLine *line = &g_array_index (side->lines, SnapLine, i);

    if (line->at > value + threshold)
      break;
    if (line->parts & part)
      _studio_snap_consider (best, line->at - value, line->kind, threshold);
  }
}

/* --- drawing --- */

void
_studio_snap_add_line (StudioSnapResult *result,
                       SnapAxis axis,
                       double start,
                       double end,
                       double at,
                       const StudioSnapLine *like)
{
  StudioSnapLine *line;

  if (result->n_lines == STUDIO_SNAP_MAX_LINES)
    return;
  line = &result->lines[result->n_lines++];
  *line = *like;
  line->a = axis == SNAP_ACROSS ? (StudioPoint){ start, at } : (StudioPoint){ at, start };
  line->b = axis == SNAP_ACROSS ? (StudioPoint){ end, at } : (StudioPoint){ at, end };
}

void
_studio_snap_add_length (StudioSnapResult *result,
                         SnapAxis axis,
                         const SnapSpan *span,
                         StudioSnapKind kind)
{
  const StudioSnapLine like = { .kind = kind, .distance = span->end - span->start };

  _studio_snap_add_line (result, axis, span->start, span->end, (span->from + span->to) / 2, &like);
}

static gboolean
is_layer (StudioSnapKind kind)
{
  return kind == STUDIO_SNAP_EDGE || kind == STUDIO_SNAP_CENTER || kind == STUDIO_SNAP_BASELINE;
}

/* How far the thing the line belongs to is from the moved one, along the line; the chip says it. */
static void
draw_distance (SnapAxis axis,
               const SnapSpan *own,
               const SnapLine *nearest,
               StudioSnapResult *result)
{
  double start = nearest->to <= own->from ? nearest->to : own->to, end = nearest->to <= own->from ? own->from : nearest->from;
  const StudioSnapLine like = { .kind = nearest->kind, .distance = end - start };

  if (end - start > SNAP_SAME)
    _studio_snap_add_line (result, axis == SNAP_ACROSS ? SNAP_DOWN : SNAP_ACROSS, start, end, nearest->at, &like);
}

/* One line through everything that now lies at @value. */
static void
draw_line (const SnapSide *side,
           SnapAxis axis,
           const SnapSpan *own,
           double value,
           SnapPart part,
           StudioSnapResult *result)
{
  SnapLine all = { .at = value, .from = own->from, .to = own->to, .kind = STUDIO_SNAP_SIZE };
  const SnapLine *nearest = NULL;
  double least = INFINITY;

  for (guint i = first_line (side->lines, value - SNAP_SAME); i < side->lines->len; i++) {
    const SnapLine *line = &g_array_index (side->lines, SnapLine, i);
    double gap = MAX (line->from - own->to, own->from - line->to);

    if (line->at > value + SNAP_SAME)
      break;
    if (!(line->parts & part))
      continue;
    all.at = line->at;
    all.from = MIN (all.from, line->from);
    all.to = MAX (all.to, line->to);
    all.kind = MIN (all.kind, line->kind);
    if (is_layer (line->kind) && gap > 0 && gap < least) {
      least = gap;
      nearest = line;
    }
  }
  if (all.kind == STUDIO_SNAP_SIZE)
    return;
  _studio_snap_add_line (result, axis == SNAP_ACROSS ? SNAP_DOWN : SNAP_ACROSS, all.from, all.to, all.at, &(StudioSnapLine){ .kind = all.kind });
  if (nearest != NULL)
    draw_distance (axis, own, nearest, result);
}

/* --- moving --- */

static double
find_move (const SnapSide *side,
           const SnapSpan *own,
           double baseline,
           double threshold)
{
  SnapBest best = { 0 };

  find_lines (side, own->start, SNAP_PART_EDGE, threshold, &best);
  find_lines (side, (own->start + own->end) / 2, SNAP_PART_MIDDLE, threshold, &best);
  find_lines (side, own->end, SNAP_PART_EDGE, threshold, &best);
  if (isfinite (baseline))
    find_lines (side, baseline, SNAP_PART_BASELINE, threshold, &best);
  _studio_snap_find_gaps (side, own, threshold, &best);
  return best.found ? best.shift : 0;
}

static void
draw_move (const SnapSide *side,
           SnapAxis axis,
           const SnapSpan *own,
           double baseline,
           StudioSnapResult *result)
{
  draw_line (side, axis, own, (own->start + own->end) / 2, SNAP_PART_MIDDLE, result);
  draw_line (side, axis, own, own->start, SNAP_PART_EDGE, result);
  if (own->end - own->start > SNAP_SAME)
    draw_line (side, axis, own, own->end, SNAP_PART_EDGE, result);
  if (isfinite (baseline))
    draw_line (side, axis, own, baseline, SNAP_PART_BASELINE, result);
  _studio_snap_draw_gaps (side, axis, own, result);
}

void
studio_snap_move (const StudioSnap *snap,
                  const StudioRect *rect,
                  double baseline,
                  double threshold,
                  StudioSnapResult *result)
{
  SnapSpan across, down;
  StudioRect moved;

  g_return_if_fail (snap != NULL && rect != NULL && result != NULL);

  *result = (StudioSnapResult){ 0 };
  across = _studio_snap_span (rect, SNAP_ACROSS);
  down = _studio_snap_span (rect, SNAP_DOWN);
  result->dx = find_move (&snap->sides[SNAP_ACROSS], &across, NAN, threshold);
  result->dy = find_move (&snap->sides[SNAP_DOWN], &down, baseline, threshold);
  moved = (StudioRect){ rect->x + result->dx, rect->y + result->dy, rect->w, rect->h };
  across = _studio_snap_span (&moved, SNAP_ACROSS);
  down = _studio_snap_span (&moved, SNAP_DOWN);
  draw_move (&snap->sides[SNAP_ACROSS], SNAP_ACROSS, &across, NAN, result);
  draw_move (&snap->sides[SNAP_DOWN], SNAP_DOWN, &down, baseline + result->dy, result);
}

/* --- resizing --- */

/* A pull on an upright frame; a turn by quarters only renames the handle. */
typedef struct
{
  StudioFrame start;
  StudioPoint direction;
  StudioHandle handle;
  StudioResize mode;
} Pull;

static gboolean
make_upright (const StudioFrame *start,
              StudioHandle handle,
              Pull *pull)
{
  double quarters = start->rotation / 90;
  StudioRect bounds = studio_frame_bounds (start);

  if (fabs (quarters - round (quarters)) > 1e-6)
    return FALSE;
  pull->start = studio_frame_of_rect (&bounds);
  pull->handle = (StudioHandle) ((((int) handle + 2 * (int) round (quarters)) % 8 + 8) % 8);
  pull->direction = studio_handle_direction (pull->handle);
  return TRUE;
}

/* The way the pulled side looks along @axis: 0 if it is not pulled. */
static double
outwards (const Pull *pull,
          const StudioFrame *now,
          SnapAxis axis)
{
  double way = axis == SNAP_ACROSS ? pull->direction.x : pull->direction.y;

  return (axis == SNAP_ACROSS ? now->flip_x : now->flip_y) ? -way : way;
}

static SnapBest
find_resize (const SnapSide *side,
             const Pull *pull,
             const StudioFrame *now,
             SnapAxis axis,
             double threshold)
{
  StudioRect rect = studio_frame_bounds (now);
  SnapSpan own = _studio_snap_span (&rect, axis);
  double way = outwards (pull, now, axis);
  SnapBest best = { 0 };

  if (way < 0 || way > 0) {
    find_lines (side, way > 0 ? own.end : own.start, SNAP_PART_EDGE, threshold, &best);
    _studio_snap_find_sizes (side, &own, (StudioPoint){ way, pull->mode & STUDIO_RESIZE_FROM_CENTER ? 2 : 1 }, threshold, &best);
  }
  return best;
}

/* With the ratio kept, one side's line decides for both. */
static StudioPoint
pull_by_ratio (const Pull *pull,
               const StudioFrame *now,
               const SnapBest best[2])
{
  gboolean across = best[0].found && (!best[1].found || fabs (best[0].shift) <= fabs (best[1].shift));
  const SnapBest *chosen = &best[across ? 0 : 1];
  double times = pull->mode & STUDIO_RESIZE_FROM_CENTER ? 2 : 1, factor, w, h;

  factor = across ? (now->w + chosen->shift * outwards (pull, now, SNAP_ACROSS) * times) / pull->start.w
                  : (now->h + chosen->shift * outwards (pull, now, SNAP_DOWN) * times) / pull->start.h;
  w = pull->start.w * factor * (now->flip_x ? -1 : 1);
  h = pull->start.h * factor * (now->flip_y ? -1 : 1);
  return (StudioPoint){ pull->direction.x * (w - pull->start.w) / times, pull->direction.y * (h - pull->start.h) / times };
}

static void
draw_resize (const SnapSide *side,
             const Pull *pull,
             const StudioFrame *now,
             SnapAxis axis,
             StudioSnapResult *result)
{
  StudioRect rect = studio_frame_bounds (now);
  SnapSpan own = _studio_snap_span (&rect, axis);
  double way = outwards (pull, now, axis);

  if (!(way < 0) && !(way > 0))
    return;
  draw_line (side, axis, &own, way > 0 ? own.end : own.start, SNAP_PART_EDGE, result);
  _studio_snap_draw_sizes (side, axis, &own, result);
}

void
studio_snap_resize (const StudioSnap *snap,
                    const StudioFrame *start,
                    StudioHandle handle,
                    StudioPoint delta,
                    StudioResize mode,
                    double threshold,
                    StudioSnapResult *result)
{
  Pull pull = { .mode = mode };
  StudioFrame now;
  SnapBest best[2];

  g_return_if_fail (snap != NULL && start != NULL && result != NULL);

  *result = (StudioSnapResult){ 0 };
  if (!make_upright (start, handle, &pull) || pull.start.w <= 0 || pull.start.h <= 0)
    return;
  now = studio_transform_resize (&pull.start, pull.handle, delta, mode);
  for (SnapAxis axis = SNAP_ACROSS; axis <= SNAP_DOWN; axis++)
    best[axis] = find_resize (&snap->sides[axis], &pull, &now, axis, threshold);
  if (mode & STUDIO_RESIZE_KEEP_RATIO && (best[0].found || best[1].found)) {
    StudioPoint pulled = pull_by_ratio (&pull, &now, best);

    result->dx = pulled.x - delta.x;
    result->dy = pulled.y - delta.y;
  } else {
    result->dx = best[SNAP_ACROSS].shift;
    result->dy = best[SNAP_DOWN].shift;
  }
  now = studio_transform_resize (&pull.start, pull.handle, (StudioPoint){ delta.x + result->dx, delta.y + result->dy }, mode);
  for (SnapAxis axis = SNAP_ACROSS; axis <= SNAP_DOWN; axis++)
    draw_resize (&snap->sides[axis], &pull, &now, axis, result);
}
