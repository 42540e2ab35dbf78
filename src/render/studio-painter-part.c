#include "config.h"

#include "studio-painter-part.h"

#include <math.h>
#include <string.h>

#include "studio-draw-outline.h"
#include "studio-line-path.h"
#include "studio-painter-private.h"

/* Where cairo cuts off the point of a mitred corner, in half line widths */
#define MITRE 10
/* Antialiasing, and letters' feet */
#define AIR 2
/* How far letters, their accents and tails may reach out of the text's lines, in font sizes */
#define BEYOND_LINES 1
/* Labels beside a chart's bars, in label sizes */
#define BEYOND_CHART 2
/* A line's head is so wide, in line widths */
#define HEAD 8

/* --- parts --- */

static gboolean
is_among (const char *const *ids,
          const char *id)
{
  for (guint i = 0; ids[i] != NULL; i++) {
    if (g_strcmp0 (ids[i], id) == 0)
      return TRUE;
  }
  return FALSE;
}

guint8 *
studio_parts_new (StudioScene *scene,
                  const char *const *ids)
{
  g_autofree guint8 *parts = NULL;
  guint end = 0;

  g_return_val_if_fail (scene != NULL && ids != NULL, NULL);

  parts = g_new0 (guint8, scene->boxes->len);
  for (guint i = 0; i < scene->boxes->len;) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);

    if (i > 0 && is_among (ids, box->layer->id)) {
      memset (parts + i, STUDIO_PART_CHOSEN, box->end - i);
      i = end = box->end;
    } else {
      i++;
    }
  }
  if (end == 0)
    return NULL;
  for (guint i = 0; i < scene->boxes->len; i++) {
    if (parts[i] != STUDIO_PART_CHOSEN)
      parts[i] = i < end ? STUDIO_PART_BELOW : STUDIO_PART_ABOVE;
  }
  return g_steal_pointer (&parts);
}

gboolean
studio_paint_is_chosen (const StudioPainter *painter,
                        guint index)
{
  return painter->parts == NULL || painter->parts[index] == painter->part;
}

gboolean
studio_paint_has_chosen (const StudioPainter *painter,
                         guint from,
                         guint end)
{
  return painter->parts == NULL || memchr (painter->parts + from, (int) painter->part, end - from) != NULL;
}

/* --- what a box may cover --- */

/* From the first to the last of some points; begins as NO_SPAN. */
typedef struct
{
  double x0, y0, x1, y1;
} Span;

#define NO_SPAN ((Span){ INFINITY, INFINITY, -INFINITY, -INFINITY })

static void
span_add (Span *span,
          double x,
          double y)
{
  span->x0 = MIN (span->x0, x);
  span->y0 = MIN (span->y0, y);
  span->x1 = MAX (span->x1, x);
  span->y1 = MAX (span->y1, y);
}

static StudioRect
span_rect (const Span *span)
{
  return (StudioRect){ span->x0, span->y0, span->x1 - span->x0, span->y1 - span->y0 };
}

static StudioRect
grown (const StudioRect *rect,
       double by)
{
  return (StudioRect){ rect->x - by, rect->y - by, rect->w + 2 * by, rect->h + 2 * by };
}

static void
add_shadow (StudioRect *ink,
            const StudioRect *thing,
            const StudioShadow *shadow)
{
  StudioRect cast = grown (thing, 3 * MAX (0, shadow->blur) + AIR);

  if (!(shadow->color.a > 0))
    return;
  cast.x += shadow->dx;
  cast.y += shadow->dy;
  *ink = studio_rect_union (ink, &cast);
}

/* Tails and scallops leave the box, by what only the path itself knows. */
static StudioRect
outline_rect (const StudioRect *rect,
              const StudioOutline *outline)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  double x0, y0, x1, y1;
  StudioRect reach;

  if (outline->kind <= STUDIO_OUTLINE_PILL)
    return *rect;
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cr = cairo_create (surface);
  studio_draw_outline_path (cr, rect, outline);
  cairo_path_extents (cr, &x0, &y0, &x1, &y1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  reach = (StudioRect){ x0, y0, x1 - x0, y1 - y0 };
  return studio_rect_union (rect, &reach);
}

static StudioRect
text_ink (const StudioBox *box)
{
  const StudioTextSpec *text = &box->layer->text;
  StudioRect lines = studio_box_text_rect (box), ink;
  double reach = BEYOND_LINES * box->fit.size + text->outline.width;

  if (text->highlight.a > 0 && text->size > 0)
    reach = MAX (reach, text->highlight_pad * box->fit.size / text->size);
  lines = studio_rect_union (&box->rect, &lines);
  lines = grown (&lines, reach + AIR);
  ink = lines;
  add_shadow (&ink, &lines, &text->shadow);
  return ink;
}

static StudioRect
line_ink (const StudioBox *box)
{
  StudioLineStep steps[STUDIO_LINE_MAX_STEPS];
  StudioPoint start;
  int n_steps = studio_line_get_steps (&box->layer->line, &box->rect, &start, steps);
  Span span = NO_SPAN;
  StudioRect reach;

  span_add (&span, start.x, start.y);
  for (int i = 0; i < n_steps; i++) {
    span_add (&span, steps[i].to.x, steps[i].to.y);
    if (steps[i].curve) {
      span_add (&span, steps[i].c1.x, steps[i].c1.y);
      span_add (&span, steps[i].c2.x, steps[i].c2.y);
    }
  }
  reach = span_rect (&span);
  return grown (&reach, HEAD * box->layer->stroke.width + AIR);
}

/* Fill, stroke and shadow, which every kind may have; and what stays within them. */
static StudioRect
ground_ink (const StudioBox *box)
{
  const StudioLayer *layer = box->layer;
  StudioRect shape = outline_rect (&box->rect, &layer->outline), ink;
  double reach = MAX (0, layer->stroke.width) * MITRE / 2 + AIR;

  if (layer->kind == STUDIO_LAYER_CHART)
    reach = MAX (reach, BEYOND_CHART * layer->chart.size);
  ink = grown (&shape, reach);
  if (layer->kind != STUDIO_LAYER_TEXT)
    add_shadow (&ink, &shape, &layer->shadow);
  return ink;
}

gboolean
studio_paint_ink (const StudioBox *box,
                  StudioRect *ink)
{
  StudioRect more;

  *ink = ground_ink (box);
  switch (box->layer->kind) {
  case STUDIO_LAYER_TEXT:
    more = text_ink (box);
    break;
  case STUDIO_LAYER_LINE:
    more = line_ink (box);
    add_shadow (&more, &more, &box->layer->shadow);
    break;
  case STUDIO_LAYER_STACK:
    /* its dividers are where its children are */
    return !(box->layer->stack.divider.width > 0);
  case STUDIO_LAYER_PHOTO:
  case STUDIO_LAYER_SHAPE:
  case STUDIO_LAYER_MOTIF:
  case STUDIO_LAYER_ICON:
  case STUDIO_LAYER_LOGO:
  case STUDIO_LAYER_QR:
  case STUDIO_LAYER_CHART:
  case STUDIO_LAYER_GROUP:
  case STUDIO_LAYER_DRAWING:
    return TRUE;
  default:
    return FALSE;
  }
  *ink = studio_rect_union (ink, &more);
  return TRUE;
}

static gboolean
is_turned (const StudioLayer *layer)
{
  return layer->rotation < 0 || layer->rotation > 0 || layer->flip_x || layer->flip_y;
}

gboolean
studio_paint_is_unseen (cairo_t *cr,
                        const StudioBox *box,
                        gboolean turn)
{
  StudioRect ink;
  double x0, y0, x1, y1;

  if (!studio_paint_ink (box, &ink))
    return FALSE;
  if (turn && is_turned (box->layer)) {
    double middle_x = box->rect.x + box->rect.w / 2, middle_y = box->rect.y + box->rect.h / 2;
    double reach = hypot (MAX (middle_x - ink.x, ink.x + ink.w - middle_x), MAX (middle_y - ink.y, ink.y + ink.h - middle_y));

    ink = (StudioRect){ middle_x - reach, middle_y - reach, 2 * reach, 2 * reach };
  }
  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  return ink.x > x1 || ink.y > y1 || ink.x + ink.w < x0 || ink.y + ink.h < y0;
}

/* --- where it is on the page --- */

static void
turn (cairo_matrix_t *matrix,
      const StudioBox *box)
{
  double x = box->rect.x + box->rect.w / 2, y = box->rect.y + box->rect.h / 2;

  if (!is_turned (box->layer))
    return;
  cairo_matrix_translate (matrix, x, y);
  cairo_matrix_rotate (matrix, box->layer->rotation * G_PI / 180);
  cairo_matrix_scale (matrix, box->layer->flip_x ? -1 : 1, box->layer->flip_y ? -1 : 1);
  cairo_matrix_translate (matrix, -x, -y);
}

static void
add_turned (Span *span,
            const StudioRect *ink,
            const cairo_matrix_t *matrix)
{
  for (int corner = 0; corner < 4; corner++) {
    StudioPoint point = { ink->x + (corner & 1 ? ink->w : 0), ink->y + (corner & 2 ? ink->h : 0) };

    cairo_matrix_transform_point (matrix, &point.x, &point.y);
    span_add (span, point.x, point.y);
  }
}

static void
add_tree (StudioScene *scene,
          guint index,
          cairo_matrix_t matrix,
          Span *span)
{
  const StudioBox *box = &g_array_index (scene->boxes, StudioBox, index);
  StudioRect ink;

  turn (&matrix, box);
  if (studio_paint_ink (box, &ink)) {
    add_turned (span, &ink, &matrix);
  } else {
    span_add (span, 0, 0);
    span_add (span, scene->format->size.w, scene->format->size.h);
  }
  for (guint i = index + 1; i < box->end; i = g_array_index (scene->boxes, StudioBox, i).end)
    add_tree (scene, i, matrix, span);
}

StudioRect
studio_paint_bounds (StudioScene *scene,
                     guint index)
{
  cairo_matrix_t matrix;
  Span span = NO_SPAN;

  g_return_val_if_fail (scene != NULL && index < scene->boxes->len, (StudioRect){ 0 });

  cairo_matrix_init_identity (&matrix);
  for (guint i = 0; i < index;) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);

    if (box->end > index)
      turn (&matrix, box);
    i = box->end > index ? i + 1 : box->end;
  }
  add_tree (scene, index, matrix, &span);
  return span_rect (&span);
}
