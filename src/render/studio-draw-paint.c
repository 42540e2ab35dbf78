#include "config.h"

#include "studio-draw-paint.h"

#include <math.h>

#include "studio-draw-outline.h"

#define MAX_STROKE 4096.0
/* A dash shorter than this is a solid line to the eye, and a burden of many pieces to cairo. */
#define MIN_DASH 0.5
/* How much of a scrim's length has its full strength, and in how many straight pieces the rest falls off */
#define SCRIM_HELD 0.3
#define SCRIM_STEPS 12

static double
unit (double value)
{
  return value > 0 ? MIN (value, 1) : 0; /* NaN gives 0 */
}

void
studio_draw_color_set (cairo_t *cr,
                       const StudioColor *color,
                       double opacity)
{
  g_return_if_fail (cr != NULL && color != NULL);

  cairo_set_source_rgba (cr, unit (color->r), unit (color->g), unit (color->b), unit (color->a) * unit (opacity));
}

static void
add_stop (cairo_pattern_t *pattern,
          double at,
          const StudioColor *color,
          double opacity)
{
  cairo_pattern_add_color_stop_rgba (pattern, unit (at), unit (color->r), unit (color->g), unit (color->b), unit (color->a) * unit (opacity));
}

static cairo_pattern_t *
gradient_new (const StudioRect *rect,
              const StudioPaint *paint)
{
  double cx = rect->x + rect->w / 2;
  double cy = rect->y + rect->h / 2;
  double angle = isfinite (paint->angle) ? fmod (paint->angle, 360) * G_PI / 180 : 0;
  double dx = cos (angle);
  double dy = sin (angle);
  double half = (fabs (rect->w * dx) + fabs (rect->h * dy)) / 2;

  if (paint->kind == STUDIO_PAINT_RADIAL)
    return cairo_pattern_create_radial (cx, cy, 0, cx, cy, hypot (rect->w, rect->h) / 2);
  return cairo_pattern_create_linear (cx - dx * half, cy - dy * half, cx + dx * half, cy + dy * half);
}

void
studio_draw_paint_set (cairo_t *cr,
                       const StudioRect *rect,
                       const StudioPaint *paint,
                       double opacity)
{
  cairo_pattern_t *pattern;

  g_return_if_fail (cr != NULL && rect != NULL && paint != NULL);

  if (paint->kind == STUDIO_PAINT_NONE || !studio_draw_rect_usable (rect)) {
    cairo_set_source_rgba (cr, 0, 0, 0, 0);
    return;
  }
  if (paint->kind == STUDIO_PAINT_SOLID) {
    studio_draw_color_set (cr, &paint->stops[0].color, opacity);
    return;
  }
  pattern = gradient_new (rect, paint);
  for (int i = 0; i < CLAMP (paint->n_stops, 0, STUDIO_PAINT_MAX_STOPS); i++)
    add_stop (pattern, paint->stops[i].at, &paint->stops[i].color, opacity);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

/* Words stand near the edge, so the shade holds there; then it falls off smoothly: an even slope ends in a line that the eye sees. */
static void
add_scrim_stops (cairo_pattern_t *pattern,
                 const StudioColor *color)
{
  add_stop (pattern, 0, color, 1);
  for (int i = 0; i <= SCRIM_STEPS; i++) {
    double t = (double) i / SCRIM_STEPS;

    add_stop (pattern, SCRIM_HELD + t * (1 - SCRIM_HELD), color, 1 - t * t * (3 - 2 * t));
  }
}

void
studio_draw_scrim (cairo_t *cr,
                   const StudioRect *rect,
                   const StudioScrim *scrim)
{
  cairo_pattern_t *pattern;
  StudioPoint from, to;
  StudioRect area;
  gboolean upright, far;
  double size;

  g_return_if_fail (cr != NULL && rect != NULL && scrim != NULL);

  if (!studio_draw_rect_usable (rect) || !(scrim->size > 0) || !(scrim->color.a > 0))
    return;

  upright = scrim->edge == STUDIO_EDGE_TOP || scrim->edge == STUDIO_EDGE_BOTTOM;
  far = scrim->edge == STUDIO_EDGE_RIGHT || scrim->edge == STUDIO_EDGE_BOTTOM;
  /* a shade longer than the box goes on outside it, so its strength at a given place stays the same */
  size = MIN (scrim->size, 100000);
  from = (StudioPoint){ rect->x + (far ? rect->w : 0), rect->y + (far ? rect->h : 0) };
  to = from;
  area = *rect;
  if (upright) {
    to.y += far ? -size : size;
    area.h = MIN (size, rect->h);
    area.y = far ? rect->y + rect->h - area.h : rect->y;
  } else {
    to.x += far ? -size : size;
    area.w = MIN (size, rect->w);
    area.x = far ? rect->x + rect->w - area.w : rect->x;
  }
  pattern = cairo_pattern_create_linear (from.x, from.y, to.x, to.y);
  add_scrim_stops (pattern, &scrim->color);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_rectangle (cr, area.x, area.y, area.w, area.h);
  cairo_fill (cr);
}

gboolean
studio_draw_stroke_set (cairo_t *cr,
                        const StudioStroke *stroke)
{
  double on, off;

  g_return_val_if_fail (cr != NULL && stroke != NULL, FALSE);

  if (!(stroke->width > 0) || !(stroke->color.a > 0))
    return FALSE;
  on = MIN (stroke->dash[0], MAX_STROKE);
  off = MIN (stroke->dash[1], MAX_STROKE);
  studio_draw_color_set (cr, &stroke->color, 1);
  cairo_set_line_width (cr, MIN (stroke->width, MAX_STROKE));
  if (on >= 0 && off >= MIN_DASH && on + off >= 2 * MIN_DASH) {
    cairo_set_dash (cr, (double[]){ on, off }, 2, 0);
    /* dashes of no length are dots */
    cairo_set_line_cap (cr, on < MIN_DASH ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  } else {
    cairo_set_dash (cr, NULL, 0, 0);
  }
  return TRUE;
}

void
studio_draw_fill_outline (cairo_t *cr,
                          const StudioRect *rect,
                          const StudioOutline *outline,
                          const StudioPaint *paint,
                          const StudioStroke *stroke)
{
  g_return_if_fail (cr != NULL && rect != NULL);

  if (!studio_draw_rect_usable (rect))
    return;
  cairo_save (cr);
  cairo_new_path (cr);
  studio_draw_outline_path (cr, rect, outline);
  if (paint != NULL && paint->kind != STUDIO_PAINT_NONE) {
    studio_draw_paint_set (cr, rect, paint, 1);
    cairo_fill_preserve (cr);
  }
  if (stroke != NULL && studio_draw_stroke_set (cr, stroke)) {
    cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
    cairo_stroke_preserve (cr);
  }
  cairo_new_path (cr);
  cairo_restore (cr);
}
