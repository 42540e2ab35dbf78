#include "config.h"

#include "studio-painter-private.h"

#include "studio-draw-chart.h"
#include "studio-draw-icon.h"
#include "studio-draw-line.h"
#include "studio-draw-motif.h"
#include "studio-draw-outline.h"
#include "studio-draw-paint.h"
#include "studio-draw-qr.h"
#include "studio-draw-shadow.h"

void
studio_paint_fail (StudioPainter *painter,
                   GError *error)
{
  if (painter->error == NULL)
    painter->error = error;
  else
    g_clear_error (&error);
}

/* From the top to the lowest edge of the children that stand in one row with @child, so that all dividers of a row are equal. */
static void
row_span (StudioScene *scene,
          guint stack,
          const StudioRect *child,
          double *top,
          double *bottom)
{
  guint end = g_array_index (scene->boxes, StudioBox, stack).end;

  *top = child->y;
  *bottom = child->y + child->h;
  for (guint i = stack + 1; i < end; i = g_array_index (scene->boxes, StudioBox, i).end) {
    const StudioRect *rect = &g_array_index (scene->boxes, StudioBox, i).rect;

    if (rect->y > child->y + child->h || rect->y + rect->h < child->y)
      continue;
    *top = MIN (*top, rect->y);
    *bottom = MAX (*bottom, rect->y + rect->h);
  }
}

static void
paint_divider (cairo_t *cr,
               StudioScene *scene,
               guint stack,
               const StudioRect *before,
               const StudioRect *after)
{
  gboolean beside = after->x >= before->x + before->w - 0.5;

  if (beside) {
    double x = (before->x + before->w + after->x) / 2, top, bottom;

    row_span (scene, stack, after, &top, &bottom);
    cairo_move_to (cr, x, top);
    cairo_line_to (cr, x, bottom);
  } else if (g_array_index (scene->boxes, StudioBox, stack).layer->stack.columns == 0) {
    double y = (before->y + before->h + after->y) / 2;

    cairo_move_to (cr, MIN (before->x, after->x), y);
    cairo_line_to (cr, MAX (before->x + before->w, after->x + after->w), y);
  }
  cairo_stroke (cr);
}

static void
paint_dividers (cairo_t *cr,
                StudioScene *scene,
                guint index)
{
  const StudioBox *box = &g_array_index (scene->boxes, StudioBox, index), *before = NULL;

  if (!studio_draw_stroke_set (cr, &box->layer->stack.divider))
    return;
  for (guint i = index + 1; i < box->end;) {
    const StudioBox *child = &g_array_index (scene->boxes, StudioBox, i);

    if (before != NULL)
      paint_divider (cr, scene, index, &before->rect, &child->rect);
    before = child;
    i = child->end;
  }
}

static void
paint_kind (StudioPainter *painter,
            cairo_t *cr,
            StudioScene *scene,
            guint index)
{
  const StudioBox *box = &g_array_index (scene->boxes, StudioBox, index);

  switch (box->layer->kind) {
  case STUDIO_LAYER_TEXT:
    studio_paint_text (painter, cr, box);
    break;
  case STUDIO_LAYER_PHOTO:
    studio_paint_photo (painter, cr, scene, box);
    break;
  case STUDIO_LAYER_MOTIF:
    studio_draw_motif (cr, &box->rect, &box->layer->motif, &box->layer->outline);
    break;
  case STUDIO_LAYER_ICON:
    studio_draw_icon (cr, &box->rect, &box->layer->icon);
    break;
  case STUDIO_LAYER_LOGO:
    studio_paint_logo (painter, cr, scene, box);
    break;
  case STUDIO_LAYER_QR:
    studio_draw_qr (cr, &box->rect, &box->layer->qr);
    break;
  case STUDIO_LAYER_CHART:
    studio_draw_chart (cr, painter->context, &box->rect, &box->layer->chart);
    break;
  case STUDIO_LAYER_STACK:
    paint_dividers (cr, scene, index);
    break;
  case STUDIO_LAYER_LINE:
    studio_draw_line (cr, &box->rect, &box->layer->line, &box->layer->stroke);
    break;
  case STUDIO_LAYER_DRAWING:
    studio_paint_drawing (painter, cr, scene, box);
    break;
  case STUDIO_LAYER_SHAPE:
  case STUDIO_LAYER_GROUP:
    break;
  }
}

static void
begin_box (cairo_t *cr,
           const StudioBox *box)
{
  const StudioRect *rect = &box->rect;

  cairo_save (cr);
  if (box->layer->rotation < 0 || box->layer->rotation > 0 || box->layer->flip_x || box->layer->flip_y) {
    cairo_translate (cr, rect->x + rect->w / 2, rect->y + rect->h / 2);
    cairo_rotate (cr, box->layer->rotation * G_PI / 180);
    cairo_scale (cr, box->layer->flip_x ? -1 : 1, box->layer->flip_y ? -1 : 1);
    cairo_translate (cr, -rect->x - rect->w / 2, -rect->y - rect->h / 2);
  }
  if (box->layer->opacity < 1)
    cairo_push_group (cr);
}

static void
end_box (cairo_t *cr,
         const StudioBox *box)
{
  if (box->layer->opacity < 1) {
    cairo_pop_group_to_source (cr);
    cairo_paint_with_alpha (cr, box->layer->opacity);
  }
  cairo_restore (cr);
}

/* What lies under a box's clip. */
static void
paint_ground (cairo_t *cr,
              const StudioBox *box)
{
  const StudioLayer *layer = box->layer;

  if (layer->kind != STUDIO_LAYER_TEXT && layer->shadow.color.a > 0)
    studio_draw_shadow (cr, &box->rect, &layer->outline, &layer->shadow);
  studio_draw_fill_outline (cr, &box->rect, &layer->outline, &layer->fill, layer->kind == STUDIO_LAYER_PHOTO || layer->kind == STUDIO_LAYER_LINE ? NULL : &layer->stroke);
}

static guint
paint_box (StudioPainter *painter,
           cairo_t *cr,
           StudioScene *scene,
           guint index)
{
  const StudioBox *box = &g_array_index (scene->boxes, StudioBox, index);
  const StudioLayer *layer = box->layer;
  gboolean chosen = studio_paint_is_chosen (painter, index), seen;

  if (!layer->visible || g_cancellable_is_cancelled (painter->cancellable) || !studio_paint_has_chosen (painter, index, box->end))
    return box->end;
  if (box->end == index + 1 && studio_paint_is_unseen (cr, box, TRUE))
    return box->end;
  begin_box (cr, box);
  seen = chosen && !studio_paint_is_unseen (cr, box, FALSE);
  if (seen)
    paint_ground (cr, box);
  if (layer->clip && (chosen || painter->part != STUDIO_PART_CHOSEN)) {
    studio_draw_outline_path (cr, &box->rect, &layer->outline);
    cairo_clip (cr);
  }
  if (seen) {
    paint_kind (painter, cr, scene, index);
    if (layer->kind == STUDIO_LAYER_PHOTO)
      studio_draw_fill_outline (cr, &box->rect, &layer->outline, NULL, &layer->stroke);
  }
  for (guint i = index + 1; i < box->end;)
    i = paint_box (painter, cr, scene, i);
  end_box (cr, box);
  return box->end;
}

void
studio_paint_scene (StudioPainter *painter,
                    cairo_t *cr,
                    StudioScene *scene)
{
  paint_box (painter, cr, scene, 0);
}
