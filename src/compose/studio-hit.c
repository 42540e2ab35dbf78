#include "config.h"

#include "studio-hit.h"

#include <math.h>

#include "studio-hit-private.h"
#include "studio-unit.h"

/* A shape this large is the page's ground: a marquee across it is meant for what lies on it. */
#define BACKGROUND_SHARE 0.98

static const StudioBox *
box_at (StudioScene *scene,
        guint index)
{
  return &g_array_index (scene->boxes, StudioBox, index);
}

static gboolean
has_stroke (const StudioStroke *stroke)
{
  return stroke->width > 0 && stroke->color.a > 0;
}

gboolean
studio_hit_is_drawn (const StudioBox *box)
{
  const StudioLayer *layer;

  g_return_val_if_fail (box != NULL, FALSE);

  layer = box->layer;
  if (layer->kind != STUDIO_LAYER_GROUP && layer->kind != STUDIO_LAYER_STACK)
    return TRUE;
  return layer->fill.kind != STUDIO_PAINT_NONE || has_stroke (&layer->stroke);
}

/* --- outlines --- */

/* Radius of an ellipse that is 1 at its line; outside above 1. */
static gboolean
in_ellipse (const StudioRect *rect,
            StudioPoint point,
            double slack)
{
  double rx = rect->w / 2 + slack, ry = rect->h / 2 + slack;
  double x = point.x - rect->x - rect->w / 2, y = point.y - rect->y - rect->h / 2;

  return rx > 0 && ry > 0 && x * x / (rx * rx) + y * y / (ry * ry) <= 1;
}

static gboolean
in_rect (const StudioRect *rect,
         StudioPoint point,
         double slack)
{
  return point.x >= rect->x - slack && point.y >= rect->y - slack && point.x <= rect->x + rect->w + slack && point.y <= rect->y + rect->h + slack;
}

/* Only outlines that leave much of their box empty are told apart; rounded corners are too small to miss. */
static gboolean
in_outline (const StudioRect *rect,
            const StudioOutline *outline,
            StudioPoint point,
            double slack)
{
  if (outline->kind == STUDIO_OUTLINE_ELLIPSE)
    return in_ellipse (rect, point, slack);
  return in_rect (rect, point, slack);
}

/* Whether @point is near the line around an unfilled box. */
static gboolean
on_outline (const StudioRect *rect,
            const StudioLayer *layer,
            StudioPoint point,
            double slack)
{
  double reach = slack + layer->stroke.width / 2;

  return in_outline (rect, &layer->outline, point, reach) && !in_outline (rect, &layer->outline, point, -reach);
}

static gboolean
is_hollow (const StudioLayer *layer)
{
  gboolean filled = layer->kind != STUDIO_LAYER_SHAPE && layer->kind != STUDIO_LAYER_GROUP && layer->kind != STUDIO_LAYER_STACK;

  return !filled && layer->fill.kind == STUDIO_PAINT_NONE;
}

/* @point in the box's own directions */
static gboolean
box_has_point (const StudioBox *box,
               StudioPoint point,
               double slack)
{
  StudioRect rect = box->rect;

  if (box->layer->kind == STUDIO_LAYER_TEXT && box->layer->fill.kind == STUDIO_PAINT_NONE) {
    rect = studio_box_text_rect (box);
    return in_rect (&rect, point, slack);
  }
  if (box->layer->kind == STUDIO_LAYER_LINE)
    return _studio_hit_line (box, point, slack);
  if (is_hollow (box->layer))
    return on_outline (&rect, box->layer, point, slack);
  return in_outline (&rect, &box->layer->outline, point, slack);
}

/* --- points --- */

static StudioPoint
into_box (const StudioBox *box,
          StudioPoint point)
{
  StudioPoint middle = { box->rect.x + box->rect.w / 2, box->rect.y + box->rect.h / 2 };

  if (box->layer->rotation < 0 || box->layer->rotation > 0) {
    StudioAffine back = studio_affine_rotate (-box->layer->rotation, middle);

    point = studio_affine_apply (&back, point);
  }
  if (box->layer->flip_x)
    point.x = 2 * middle.x - point.x;
  if (box->layer->flip_y)
    point.y = 2 * middle.y - point.y;
  return point;
}

/* Goes down with the point turned into each box's directions, so that every box costs one look. */
static guint
collect_hits (StudioScene *scene,
              guint index,
              StudioPoint point,
              double slack,
              GArray *hits)
{
  const StudioBox *box = box_at (scene, index);

  if (!box->layer->visible)
    return box->end;
  point = into_box (box, point);
  if (index > 0 && studio_hit_is_drawn (box) && box_has_point (box, point, slack))
    g_array_append_val (hits, index);
  if (box->layer->clip && !in_outline (&box->rect, &box->layer->outline, point, 0))
    return box->end;
  for (guint i = index + 1; i < box->end;)
    i = collect_hits (scene, i, point, slack, hits);
  return box->end;
}

GArray *
studio_hit_all (StudioScene *scene,
                StudioPoint point,
                double slack)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (scene != NULL, hits);

  collect_hits (scene, 0, point, slack, hits);
  for (guint i = 0; i < hits->len / 2; i++) {
    guint other = g_array_index (hits, guint, hits->len - 1 - i);

    g_array_index (hits, guint, hits->len - 1 - i) = g_array_index (hits, guint, i);
    g_array_index (hits, guint, i) = other;
  }
  return hits;
}

gboolean
studio_hit_box (StudioScene *scene,
                guint index,
                StudioPoint point,
                double slack)
{
  StudioAffine matrix, back;

  g_return_val_if_fail (scene != NULL && index < scene->boxes->len, FALSE);

  matrix = studio_frame_matrix_of_box (scene, index, TRUE);
  studio_affine_invert (&matrix, &back);
  return box_has_point (box_at (scene, index), studio_affine_apply (&back, point), slack);
}

/* --- kinds --- */

gboolean
studio_hit_is_background (StudioScene *scene,
                          guint index)
{
  const StudioBox *box;
  StudioSize page;
  double across, down;

  g_return_val_if_fail (scene != NULL && index < scene->boxes->len, FALSE);

  if (index == 0)
    return TRUE;
  box = box_at (scene, index);
  page = scene->format->size;
  if (box->layer->kind != STUDIO_LAYER_SHAPE && box->layer->kind != STUDIO_LAYER_PHOTO && box->layer->kind != STUDIO_LAYER_MOTIF)
    return FALSE;
  across = MIN (box->rect.x + box->rect.w, page.w) - MAX (box->rect.x, 0);
  down = MIN (box->rect.y + box->rect.h, page.h) - MAX (box->rect.y, 0);
  return across > 0 && down > 0 && across * down >= BACKGROUND_SHARE * page.w * page.h;
}

gboolean
studio_hit_is_visible (StudioScene *scene,
                       guint index)
{
  g_return_val_if_fail (scene != NULL && index < scene->boxes->len, FALSE);

  for (guint i = index;; i = studio_frame_parent (scene, i)) {
    if (!box_at (scene, i)->layer->visible)
      return FALSE;
    if (i == 0)
      return TRUE;
  }
}

gboolean
studio_hit_is_locked (StudioScene *scene,
                      guint index)
{
  g_return_val_if_fail (scene != NULL && index < scene->boxes->len, FALSE);

  for (guint i = index;; i = studio_frame_parent (scene, i)) {
    if (!(box_at (scene, i)->layer->can & STUDIO_CAN_MOVE) || box_at (scene, i)->layer->user_locked)
      return TRUE;
    if (i == 0)
      return FALSE;
  }
}

/* --- marquee --- */

/* What is seen of a box: a text's letters, other things whole. */
static StudioFrame
seen_frame (StudioScene *scene,
            guint index)
{
  const StudioBox *box = box_at (scene, index);
  StudioRect rect = box->layer->kind == STUDIO_LAYER_TEXT ? studio_box_text_rect (box) : box->rect;

  return studio_frame_of_part (scene, index, &rect);
}

static gboolean
encloses (const StudioRect *rect,
          const StudioFrame *frame)
{
  StudioRect bounds = studio_frame_bounds (frame);

  return studio_rect_contains (rect, &bounds, 0);
}

/* A unit is touched if one thing in it is, and enclosed if all are. */
static gboolean
catches_unit (StudioScene *scene,
              guint unit,
              const StudioRect *rect,
              StudioMarquee mode)
{
  gboolean any = FALSE;

  for (guint i = unit; i < box_at (scene, unit)->end; i++) {
    StudioFrame frame;

    if (!studio_hit_is_drawn (box_at (scene, i)) || !box_at (scene, i)->layer->visible)
      continue;
    frame = seen_frame (scene, i);
    any = TRUE;
    if (mode == STUDIO_MARQUEE_TOUCHED && studio_frame_meets (&frame, rect))
      return TRUE;
    if (mode == STUDIO_MARQUEE_ENCLOSED && !encloses (rect, &frame))
      return FALSE;
  }
  return any && mode == STUDIO_MARQUEE_ENCLOSED;
}

GArray *
studio_hit_marquee (StudioScene *scene,
                    const StudioRect *rect,
                    StudioMarquee mode)
{
  g_autoptr (GArray) units = NULL;
  GArray *caught = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (scene != NULL && rect != NULL, caught);

  units = studio_unit_list (scene, FALSE);
  for (guint i = 0; i < units->len; i++) {
    guint unit = g_array_index (units, guint, i);

    if (catches_unit (scene, unit, rect, mode))
      g_array_append_val (caught, unit);
  }
  studio_unit_drop_nested (scene, caught);
  return caught;
}
