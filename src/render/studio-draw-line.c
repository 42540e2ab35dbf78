#include "config.h"

#include "studio-draw-line.h"

#include <math.h>
#include <string.h>

#include "studio-draw-paint.h"
#include "studio-line-path.h"

/* Half the thickness of heads, in strokes */
#define ARROW_HALF 2.2
#define TRIANGLE_HALF 1.9
#define BAR_HALF 2.2
#define MAX_EXTENT 100000.0

static gboolean
is_usable (const StudioRect *rect)
{
  return fabs (rect->x) <= MAX_EXTENT && fabs (rect->y) <= MAX_EXTENT && rect->w >= 0 && rect->w <= MAX_EXTENT && rect->h >= 0 && rect->h <= MAX_EXTENT;
}

/* From @from towards @to, of length 1; to the right where the two are one. */
static StudioPoint
direction (StudioPoint from,
           StudioPoint to)
{
  double length = hypot (to.x - from.x, to.y - from.y);

  return length > 1e-6 ? (StudioPoint){ (to.x - from.x) / length, (to.y - from.y) / length } : (StudioPoint){ 1, 0 };
}

static StudioPoint
moved (StudioPoint point,
       StudioPoint along,
       double distance)
{
  return (StudioPoint){ point.x + along.x * distance, point.y + along.y * distance };
}

/* The way the line looks at its end, from where the last curve comes */
static StudioPoint
end_direction (StudioPoint start,
               const StudioLineStep *steps,
               int n_steps)
{
  const StudioLineStep *last = &steps[n_steps - 1];
  StudioPoint from = n_steps > 1 ? steps[n_steps - 2].to : start;

  if (last->curve && hypot (last->to.x - last->c2.x, last->to.y - last->c2.y) > 1e-6)
    from = last->c2;
  return direction (from, last->to);
}

static StudioPoint
start_direction (StudioPoint start,
                 const StudioLineStep *first)
{
  gboolean leads = first->curve && hypot (first->c1.x - start.x, first->c1.y - start.y) > 1e-6;

  return direction (leads ? first->c1 : first->to, start);
}

/* How far the stroke itself ends before a filled head's tip, so that it never shows beside the tip */
static double
shortening (StudioLineHead head,
            double width)
{
  return head == STUDIO_HEAD_TRIANGLE ? studio_line_head_length (head, width) * 0.8 : 0;
}

static void
stroke_way (cairo_t *cr,
            StudioPoint start,
            const StudioLineStep *steps,
            int n_steps)
{
  cairo_new_path (cr);
  cairo_move_to (cr, start.x, start.y);
  for (int i = 0; i < n_steps; i++) {
    const StudioLineStep *step = &steps[i];

    if (step->curve)
      cairo_curve_to (cr, step->c1.x, step->c1.y, step->c2.x, step->c2.y, step->to.x, step->to.y);
    else
      cairo_line_to (cr, step->to.x, step->to.y);
  }
  cairo_stroke (cr);
}

/* @along: the way the line arrives at @tip */
static void
draw_head (cairo_t *cr,
           StudioLineHead head,
           StudioPoint tip,
           StudioPoint along,
           double width)
{
  StudioPoint aside = { -along.y, along.x };
  double length = studio_line_head_length (head, width);
  double half = width * (head == STUDIO_HEAD_TRIANGLE ? TRIANGLE_HALF : head == STUDIO_HEAD_BAR ? BAR_HALF
                                                                                                : ARROW_HALF);
  StudioPoint back = moved (tip, along, head == STUDIO_HEAD_BAR ? 0 : -length);
  StudioPoint left = moved (back, aside, -half), right = moved (back, aside, half);

  cairo_new_path (cr);
  if (head == STUDIO_HEAD_DOT) {
    cairo_arc (cr, tip.x, tip.y, length, 0, 2 * G_PI);
    cairo_fill (cr);
    return;
  }
  cairo_move_to (cr, left.x, left.y);
  if (head != STUDIO_HEAD_BAR)
    cairo_line_to (cr, tip.x, tip.y);
  cairo_line_to (cr, right.x, right.y);
  if (head == STUDIO_HEAD_TRIANGLE) {
    cairo_close_path (cr);
    cairo_fill (cr);
  } else {
    cairo_stroke (cr);
  }
}

static void
draw_heads (cairo_t *cr,
            const StudioLineSpec *line,
            StudioPoint start,
            const StudioLineStep *steps,
            int n_steps,
            double width)
{
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, line->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  if (line->start != STUDIO_HEAD_NONE)
    draw_head (cr, line->start, start, start_direction (start, &steps[0]), width);
  if (line->end != STUDIO_HEAD_NONE)
    draw_head (cr, line->end, steps[n_steps - 1].to, end_direction (start, steps, n_steps), width);
}

/* Round caps make each dash longer by the stroke's width, which the gap gives. */
static void
set_caps (cairo_t *cr,
          const StudioLineSpec *line,
          const StudioStroke *stroke)
{
  double on = stroke->dash[0], off = stroke->dash[1];

  cairo_set_line_join (cr, line->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
  if (!line->round)
    return;
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (cairo_get_dash_count (cr) > 0)
    cairo_set_dash (cr, (double[]){ MAX (on - stroke->width, 0), off + MIN (on, stroke->width) }, 2, 0);
}

/* The way without what a filled head covers of it */
static void
draw_way (cairo_t *cr,
          const StudioLineSpec *line,
          StudioPoint start,
          const StudioLineStep *steps,
          int n_steps,
          double width)
{
  StudioLineStep shorter[STUDIO_LINE_MAX_STEPS];
  double at_start = shortening (line->start, width), at_end = shortening (line->end, width);
  StudioPoint to_end = end_direction (start, steps, n_steps);
  StudioLineStep *last = &shorter[n_steps - 1];

  memcpy (shorter, steps, sizeof *steps * (gsize) n_steps);
  last->c2 = moved (last->c2, to_end, -at_end);
  last->to = moved (last->to, to_end, -at_end);
  stroke_way (cr, moved (start, start_direction (start, &steps[0]), -at_start), shorter, n_steps);
}

void
studio_draw_line (cairo_t *cr,
                  const StudioRect *rect,
                  const StudioLineSpec *line,
                  const StudioStroke *stroke)
{
  StudioLineStep steps[STUDIO_LINE_MAX_STEPS];
  gboolean translucent;
  StudioStroke solid;
  StudioPoint start;
  int n_steps;

  g_return_if_fail (cr != NULL && rect != NULL && line != NULL && stroke != NULL);

  translucent = stroke->color.a < 1;
  solid = *stroke;
  n_steps = is_usable (rect) && stroke->color.a > 0 ? studio_line_get_steps (line, rect, &start, steps) : 0;
  if (n_steps == 0)
    return;
  solid.color.a = 1;
  cairo_save (cr);
  if (studio_draw_stroke_set (cr, &solid)) {
    double width = cairo_get_line_width (cr);

    set_caps (cr, line, stroke);
    if (translucent) {
      cairo_push_group (cr);
      studio_draw_color_set (cr, &solid.color, 1);
    }
    draw_way (cr, line, start, steps, n_steps, width);
    draw_heads (cr, line, start, steps, n_steps, width);
    if (translucent) {
      cairo_pop_group_to_source (cr);
      cairo_paint_with_alpha (cr, stroke->color.a);
    }
  }
  cairo_new_path (cr);
  cairo_restore (cr);
}
