#include "config.h"

#include "studio-draw-figure.h"

#include <math.h>

#define MIN_LOBES 5
#define MAX_LOBES 64
/* A tail's root as a share of its length */
#define TAIL_ROOT 0.9
/* Half of the angle that a tail's root takes of an ellipse */
#define OVAL_ROOT 0.26

/* Numbers of a file may be anything, also not a number */
static double
bounded (double value,
         double least,
         double most)
{
  return value >= least ? MIN (value, most) : least;
}

static gboolean
is_upright (StudioEdge edge)
{
  return edge == STUDIO_EDGE_TOP || edge == STUDIO_EDGE_BOTTOM;
}

/* A point told for a figure that points to the right, @along that way and @across it, turned to where it points. */
static StudioPoint
turned (const StudioRect *rect,
        StudioEdge edge,
        double along,
        double across)
{
  switch (edge) {
  case STUDIO_EDGE_BOTTOM:
    return (StudioPoint){ rect->x + rect->w - across, rect->y + along };
  case STUDIO_EDGE_LEFT:
    return (StudioPoint){ rect->x + rect->w - along, rect->y + rect->h - across };
  case STUDIO_EDGE_TOP:
    return (StudioPoint){ rect->x + across, rect->y + rect->h - along };
  case STUDIO_EDGE_RIGHT:
  default:
    return (StudioPoint){ rect->x + along, rect->y + across };
  }
}

static void
line_to (cairo_t *cr,
         const StudioRect *rect,
         StudioEdge edge,
         double along,
         double across)
{
  StudioPoint point = turned (rect, edge, along, across);

  cairo_line_to (cr, point.x, point.y);
}

/* --- bubbles --- */

static double
tail_length (const StudioRect *rect,
             const StudioOutline *outline)
{
  double shorter = MIN (rect->w, rect->h), room = is_upright (outline->edge) ? rect->h : rect->w;

  return MIN (bounded (outline->depth, 0.01, 4) * shorter, room * 0.8);
}

StudioRect
studio_figure_bubble_body (const StudioRect *rect,
                           const StudioOutline *outline)
{
  double length = tail_length (rect, outline);
  StudioRect body = *rect;

  if (is_upright (outline->edge))
    body.h -= length;
  else
    body.w -= length;
  if (outline->edge == STUDIO_EDGE_TOP)
    body.y += length;
  if (outline->edge == STUDIO_EDGE_LEFT)
    body.x += length;
  return body;
}

/* The tip's place across its edge, clockwise around the box: what is said is from the left or from the top. */
static double
tip_across (const StudioOutline *outline,
            double across)
{
  double place = bounded (outline->place, 0, 1);

  return (outline->edge == STUDIO_EDGE_TOP || outline->edge == STUDIO_EDGE_RIGHT ? place : 1 - place) * across;
}

void
studio_figure_place_tail (const StudioRect *rect,
                          const StudioRect *body,
                          const StudioOutline *outline,
                          double before,
                          double after,
                          StudioFigureTail *tail)
{
  double length = tail_length (rect, outline);
  double along = is_upright (outline->edge) ? rect->h : rect->w, across = is_upright (outline->edge) ? rect->w : rect->h;
  double room = MAX (across - before - after, 0), root = MIN (TAIL_ROOT * length, room);
  double tip = tip_across (outline, across);
  double middle = CLAMP (tip, before + root / 2, MAX (across - after - root / 2, before + root / 2));

  tail->from = turned (rect, outline->edge, along - length, middle - root / 2);
  tail->tip = turned (rect, outline->edge, along, tip);
  tail->to = turned (rect, outline->edge, along - length, middle + root / 2);
}

void
studio_figure_add_tail (cairo_t *cr,
                        const StudioFigureTail *tail)
{
  cairo_line_to (cr, tail->from.x, tail->from.y);
  cairo_line_to (cr, tail->tip.x, tail->tip.y);
  cairo_line_to (cr, tail->to.x, tail->to.y);
}

void
studio_figure_add_oval_bubble (cairo_t *cr,
                               const StudioRect *rect,
                               const StudioRect *body,
                               const StudioOutline *outline)
{
  double along = is_upright (outline->edge) ? rect->h : rect->w, across = is_upright (outline->edge) ? rect->w : rect->h;
  StudioPoint tip = turned (rect, outline->edge, along, tip_across (outline, across));
  StudioPoint middle = { body->x + body->w / 2, body->y + body->h / 2 };
  double angle = atan2 ((tip.y - middle.y) / body->h, (tip.x - middle.x) / body->w);

  cairo_save (cr);
  cairo_translate (cr, middle.x, middle.y);
  cairo_scale (cr, body->w / 2, body->h / 2);
  cairo_arc (cr, 0, 0, 1, angle + OVAL_ROOT, angle - OVAL_ROOT + 2 * G_PI);
  cairo_restore (cr);
  cairo_line_to (cr, tip.x, tip.y);
}

/* --- arrows and ribbons --- */

static void
add_shaft (cairo_t *cr,
           const StudioRect *rect,
           const StudioOutline *outline,
           double length,
           double thick,
           double head)
{
  gboolean both = outline->arrow == STUDIO_ARROW_DOUBLE;
  double shaft = bounded (outline->shaft, 0.05, 1) * thick, near = (thick - shaft) / 2, far = (thick + shaft) / 2;
  StudioEdge to = outline->edge;

  head = MIN (head, both ? length / 2 : length);
  if (both) {
    line_to (cr, rect, to, 0, thick / 2);
    line_to (cr, rect, to, head, 0);
  }
  line_to (cr, rect, to, both ? head : 0, near);
  line_to (cr, rect, to, length - head, near);
  line_to (cr, rect, to, length - head, 0);
  line_to (cr, rect, to, length, thick / 2);
  line_to (cr, rect, to, length - head, thick);
  line_to (cr, rect, to, length - head, far);
  line_to (cr, rect, to, both ? head : 0, far);
  if (both)
    line_to (cr, rect, to, head, thick);
}

/* A band of full thickness with a point or a notch at each end */
static void
add_band (cairo_t *cr,
          const StudioRect *rect,
          StudioEdge to,
          double start,
          double end)
{
  double length = is_upright (to) ? rect->h : rect->w, thick = is_upright (to) ? rect->w : rect->h;
  /* two notches never meet */
  double limit = start > 0 && end < 0 ? length * 0.45 : length;

  start = MIN (start, limit);
  end = CLAMP (end, -limit, limit);
  line_to (cr, rect, to, 0, 0);
  line_to (cr, rect, to, length - MAX (end, 0), 0);
  line_to (cr, rect, to, end < 0 ? length + end : length, thick / 2);
  line_to (cr, rect, to, length - MAX (end, 0), thick);
  line_to (cr, rect, to, 0, thick);
  line_to (cr, rect, to, start, thick / 2);
}

void
studio_figure_add_arrow (cairo_t *cr,
                         const StudioRect *rect,
                         const StudioOutline *outline)
{
  double length = is_upright (outline->edge) ? rect->h : rect->w, thick = is_upright (outline->edge) ? rect->w : rect->h;
  double depth = bounded (outline->depth, 0.01, 4) * thick;

  if (outline->kind == STUDIO_OUTLINE_RIBBON)
    add_band (cr, rect, outline->edge, outline->notch_start ? depth : 0, outline->notch_end ? -depth : 0);
  else if (outline->arrow == STUDIO_ARROW_CHEVRON)
    add_band (cr, rect, outline->edge, depth, depth);
  else if (outline->arrow == STUDIO_ARROW_PENTAGON)
    add_band (cr, rect, outline->edge, 0, depth);
  else
    add_shaft (cr, rect, outline, length, thick, depth);
}

/* --- badges --- */

void
studio_figure_add_badge (cairo_t *cr,
                         const StudioRect *rect,
                         const StudioOutline *outline)
{
  int lobes = CLAMP (outline->sides, MIN_LOBES, MAX_LOBES);
  double valley = 1 - bounded (outline->depth, 0.01, 0.5), turn = 2 * G_PI / lobes;
  /* one cubic curve a scallop, whose middle lies on the circle: 8 = 2 valley cos (turn/2) + 6 pull cos (0.3 turn) */
  double pull = (8 - 2 * valley * cos (turn / 2)) / (6 * cos (0.3 * turn));

  cairo_save (cr);
  cairo_translate (cr, rect->x + rect->w / 2, rect->y + rect->h / 2);
  cairo_scale (cr, rect->w / 2, rect->h / 2);
  for (int i = 0; i < lobes; i++) {
    double from = (i - 0.5) * turn - G_PI / 2, to = from + turn;

    if (i == 0)
      cairo_line_to (cr, valley * cos (from), valley * sin (from));
    cairo_curve_to (cr, pull * cos (from + 0.2 * turn), pull * sin (from + 0.2 * turn), pull * cos (to - 0.2 * turn), pull * sin (to - 0.2 * turn),
                    valley * cos (to), valley * sin (to));
  }
  cairo_restore (cr);
}
