#include "config.h"

#include "studio-draw-outline.h"

#include <math.h>

#include "studio-draw-figure.h"

/* Beyond it cairo's 24.8 fixed point coordinates overflow, and no format comes near. */
#define MAX_EXTENT 100000.0
#define MAX_STEPS 32
#define MIN_SIDES 3
#define MAX_SIDES 64
/* A quarter circle as one Bézier curve: 4/3 (√2 − 1). */
#define QUARTER 0.5522847498307936

gboolean
studio_draw_rect_usable (const StudioRect *rect)
{
  g_return_val_if_fail (rect != NULL, FALSE);

  /* comparisons with NaN are false, so NaN ends here as well */
  return fabs (rect->x) <= MAX_EXTENT && fabs (rect->y) <= MAX_EXTENT && rect->w > 0 && rect->w <= MAX_EXTENT && rect->h > 0 && rect->h <= MAX_EXTENT;
}

gboolean
studio_draw_outline_is_rect (const StudioOutline *outline)
{
  if (outline == NULL)
    return TRUE;
  if (outline->kind != STUDIO_OUTLINE_RECT)
    return FALSE;
  for (int i = 0; i < 4; i++) {
    if (outline->corner_size[i] > 0)
      return FALSE;
  }
  return TRUE;
}

static void
stair_corner (cairo_t *cr,
              StudioPoint from,
              StudioPoint in,
              StudioPoint out,
              int steps)
{
  for (int i = 1; i <= steps; i++) {
    double done = (double) i / steps;
    double before = (double) (i - 1) / steps;

    cairo_line_to (cr, from.x + in.x * before + out.x * done, from.y + in.y * before + out.y * done);
    cairo_line_to (cr, from.x + in.x * done + out.x * done, from.y + in.y * done + out.y * done);
  }
}

/* @in and @out: the edges before and after the corner, as vectors of the corner's size */
static void
add_corner (cairo_t *cr,
            StudioPoint corner,
            StudioPoint in,
            StudioPoint out,
            const StudioOutline *outline,
            int index)
{
  StudioPoint from = { corner.x - in.x, corner.y - in.y };
  StudioPoint to = { corner.x + out.x, corner.y + out.y };
  double rest = 1 - QUARTER;

  cairo_line_to (cr, from.x, from.y);
  switch (outline->corner_style[index]) {
  case STUDIO_CORNER_CUT:
    cairo_line_to (cr, to.x, to.y);
    break;
  case STUDIO_CORNER_STAIR:
    stair_corner (cr, from, in, out, CLAMP (outline->steps, 1, MAX_STEPS));
    break;
  case STUDIO_CORNER_ROUND:
  default:
    cairo_curve_to (cr, corner.x - in.x * rest, corner.y - in.y * rest, corner.x + out.x * rest, corner.y + out.y * rest, to.x, to.y);
    break;
  }
}

static double
corner_size (const StudioRect *rect,
             const StudioOutline *outline,
             int index)
{
  double limit = MIN (rect->w, rect->h) / 2, size = outline->corner_size[index];

  if (outline->kind == STUDIO_OUTLINE_PILL)
    return limit;
  return size > 0 ? MIN (size, limit) : 0;
}

/* @tail: (nullable): leaves between the corners of the outline's edge */
static void
add_rect (cairo_t *cr,
          const StudioRect *rect,
          const StudioOutline *outline,
          const StudioFigureTail *tail)
{
  /* the four edges' directions; corner i lies between edge i − 1 and edge i */
  static const StudioPoint direction[] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };

  for (int i = 0; i < 4; i++) {
    StudioPoint corner = { rect->x + (i == 1 || i == 2 ? rect->w : 0), rect->y + (i >= 2 ? rect->h : 0) };
    double size = corner_size (rect, outline, i);
    StudioPoint in = direction[(i + 3) % 4];
    StudioPoint out = direction[i];

    in.x *= size;
    in.y *= size;
    out.x *= size;
    out.y *= size;
    if (size > 0)
      add_corner (cr, corner, in, out, outline, i);
    else
      cairo_line_to (cr, corner.x, corner.y);
    if (tail != NULL && (int) outline->edge == i)
      studio_figure_add_tail (cr, tail);
  }
}

static void
add_bubble (cairo_t *cr,
            const StudioRect *rect,
            const StudioOutline *outline)
{
  StudioFigureTail tail;
  StudioRect body = studio_figure_bubble_body (rect, outline);
  int before = outline->edge, after = (outline->edge + 1) % 4;

  if (outline->oval) {
    studio_figure_add_oval_bubble (cr, rect, &body, outline);
    return;
  }
  studio_figure_place_tail (rect, &body, outline, corner_size (&body, outline, before), corner_size (&body, outline, after), &tail);
  add_rect (cr, &body, outline, &tail);
}

static void
add_ellipse_arc (cairo_t *cr,
                 StudioPoint center,
                 StudioPoint radius,
                 double from,
                 double to)
{
  /* only the transformation is saved: cairo keeps the path through a restore */
  cairo_save (cr);
  cairo_translate (cr, center.x, center.y);
  cairo_scale (cr, radius.x, radius.y);
  cairo_arc (cr, 0, 0, 1, from, to);
  cairo_restore (cr);
}

static void
add_hill (cairo_t *cr,
          const StudioRect *rect,
          double arc)
{
  double half = isfinite (arc) ? CLAMP (arc, 0.05, 20) : 0.5;
  StudioPoint center = { rect->x + rect->w / 2, rect->y };
  StudioPoint radius = { half * rect->w, rect->h };
  double edge = MIN (half, 0.5); /* where the ellipse meets the box's side */
  double from = acos (edge / half);

  cairo_line_to (cr, center.x - edge * rect->w, rect->y);
  cairo_line_to (cr, center.x + edge * rect->w, rect->y);
  add_ellipse_arc (cr, center, radius, from, G_PI - from);
}

static StudioPoint
star_point (const StudioOutline *outline,
            int sides,
            int index)
{
  gboolean star = outline->kind == STUDIO_OUTLINE_STAR;
  double inner = isfinite (outline->inner) ? CLAMP (outline->inner, 0.05, 1) : 0.5;
  double radius = star && index % 2 == 1 ? inner : 1;
  double turn = 2 * G_PI / (star ? 2 * sides : sides);
  double lift = !star && sides >= 6 && sides % 2 == 0 ? 0.5 : 0;
  double angle = (index + lift) * turn - G_PI / 2;

  return (StudioPoint){ cos (angle) * radius, sin (angle) * radius };
}

static void
add_star (cairo_t *cr,
          const StudioRect *rect,
          const StudioOutline *outline)
{
  int sides = CLAMP (outline->sides, MIN_SIDES, MAX_SIDES);
  int n_points = outline->kind == STUDIO_OUTLINE_STAR ? 2 * sides : sides;
  double left = 0, right = 0, top = 0, bottom = 0;

  for (int i = 0; i < n_points; i++) {
    StudioPoint point = star_point (outline, sides, i);

    left = MIN (left, point.x);
    right = MAX (right, point.x);
    top = MIN (top, point.y);
    bottom = MAX (bottom, point.y);
  }
  for (int i = 0; i < n_points; i++) {
    StudioPoint point = star_point (outline, sides, i);

    cairo_line_to (cr, rect->x + rect->w * (point.x - left) / (right - left), rect->y + rect->h * (point.y - top) / (bottom - top));
  }
}

void
studio_draw_outline_path (cairo_t *cr,
                          const StudioRect *rect,
                          const StudioOutline *outline)
{
  g_return_if_fail (cr != NULL && rect != NULL);

  if (!studio_draw_rect_usable (rect))
    return;
  if (studio_draw_outline_is_rect (outline)) {
    cairo_rectangle (cr, rect->x, rect->y, rect->w, rect->h);
    return;
  }
  cairo_new_sub_path (cr);
  switch (outline->kind) {
  case STUDIO_OUTLINE_ELLIPSE:
    add_ellipse_arc (cr, (StudioPoint){ rect->x + rect->w / 2, rect->y + rect->h / 2 }, (StudioPoint){ rect->w / 2, rect->h / 2 }, 0, 2 * G_PI);
    break;
  case STUDIO_OUTLINE_ARC:
    add_hill (cr, rect, outline->arc);
    break;
  case STUDIO_OUTLINE_POLYGON:
  case STUDIO_OUTLINE_STAR:
    add_star (cr, rect, outline);
    break;
  case STUDIO_OUTLINE_BUBBLE:
    add_bubble (cr, rect, outline);
    break;
  case STUDIO_OUTLINE_RIBBON:
  case STUDIO_OUTLINE_ARROW:
    studio_figure_add_arrow (cr, rect, outline);
    break;
  case STUDIO_OUTLINE_BADGE:
    studio_figure_add_badge (cr, rect, outline);
    break;
  case STUDIO_OUTLINE_RECT:
  case STUDIO_OUTLINE_PILL:
  default:
    add_rect (cr, rect, outline, NULL);
    break;
  }
  cairo_close_path (cr);
}
