#include "config.h"

#include "studio-chart.h"

#include <math.h>

#include "studio-draw-paint.h"

/* Colours nearer to the ground than this are passed over. A brand's yellow on paper is meant to be seen; its primary on its deep is not. */
#define LEAST_ON_LIGHT 1.3
#define LEAST_ON_DARK 2.2
#define DARK 0.25       /* luminance of the ground */
#define READABLE 4.5    /* WCAG 2.2 SC 1.4.3 */
#define MAX_YEARS 3     /* that can be told apart by shades of one grey */
#define HATCH_STEP 0.34 /* in label sizes */
#define HATCH_WIDTH 0.07
#define HATCH_OPACITY 0.42
#define MAX_HATCH_LINES 140 /* in a mark; a wider one has wider steps */

typedef enum {
  HATCH_NONE,
  HATCH_RISING,
  HATCH_SQUARES,
  HATCH_FALLING,
  HATCH_LEVEL,
  HATCH_CROSS,
  N_HATCHES,
} Hatch;

static StudioColor
flatten (const StudioChart *chart,
         const StudioColor *color)
{
  return chart->spec->ground.a >= 0.5 ? studio_color_over (color, &chart->spec->ground) : *color;
}

static gboolean
stands_out (const StudioChart *chart,
            const StudioColor *color)
{
  const StudioColor *ground = &chart->spec->ground;
  StudioColor flat = flatten (chart, color);

  if (ground->a < 0.5)
    return TRUE;
  return studio_color_contrast (&flat, ground) >= (studio_color_luminance (ground) < DARK ? LEAST_ON_DARK : LEAST_ON_LIGHT);
}

/* Returns: how many colours of the palette can be seen on the ground; they come first in @usable, tints of the labels' colour after them */
static int
usable_colors (const StudioChart *chart,
               StudioColor usable[STUDIO_CHART_MAX_COLORS])
{
  static const double tints[] = { 0.15, 0.45, 0.68 };
  int n_colors = CLAMP (chart->spec->n_colors, 0, STUDIO_CHART_MAX_COLORS);
  int n = 0;

  for (int i = 0; i < n_colors; i++) {
    if (stands_out (chart, &chart->spec->palette[i]))
      usable[n++] = flatten (chart, &chart->spec->palette[i]);
  }
  if (n == n_colors && n > 0)
    return n;
  for (guint i = 0; i < G_N_ELEMENTS (tints) && n < STUDIO_CHART_MAX_COLORS; i++)
    usable[n++] = studio_color_mix (&chart->spec->color, &chart->spec->ground, tints[i]);
  return n;
}

StudioColor
studio_chart_part_color (const StudioChart *chart,
                         int part)
{
  StudioColor usable[STUDIO_CHART_MAX_COLORS];
  int n = usable_colors (chart, usable);
  double paler = 1 - pow (0.55, part / n);

  return studio_color_mix (&usable[part % n], &chart->spec->ground, chart->spec->ground.a >= 0.5 ? paler : 0);
}

static gboolean
is_year (const char *name)
{
  int year = 0;

  for (int i = 0; i < 4; i++) {
    if (!g_ascii_isdigit (name[i]))
      return FALSE;
    year = year * 10 + name[i] - '0';
  }
  return year >= 1900 && year <= 2199;
}

/* Of years only the newest has the accent. */
gboolean
studio_chart_has_newest (const StudioChart *chart)
{
  if (chart->n_series < 2 || chart->n_series > MAX_YEARS)
    return FALSE;
  for (int series = 0; series < chart->n_series; series++) {
    if (!is_year (studio_chart_get_series_name (chart, series)))
      return FALSE;
  }
  return TRUE;
}

StudioColor
studio_chart_series_color (const StudioChart *chart,
                           int series)
{
  int before = chart->n_series - 1 - series;
  StudioColor color;

  if (chart->n_series > 1 && !studio_chart_has_newest (chart))
    return studio_chart_part_color (chart, series);
  if (before == 0)
    return chart->spec->accent;
  color = flatten (chart, &chart->spec->muted);
  return studio_color_mix (&color, &chart->spec->ground, before > 1 && chart->spec->ground.a >= 0.5 ? 0.5 : 0);
}

StudioColor
studio_chart_color_on (const StudioChart *chart,
                       const StudioColor *mark)
{
  const StudioColor candidates[] = { chart->spec->color, chart->spec->ground, { 1, 1, 1, 1 }, { 0.06, 0.07, 0.08, 1 } };
  StudioColor flat = flatten (chart, mark), best = candidates[2];
  double most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++) {
    double contrast = candidates[i].a >= 0.99 ? studio_color_contrast (&candidates[i], &flat) : 0;

    if (contrast >= READABLE)
      return candidates[i];
    if (contrast > most) {
      most = contrast;
      best = candidates[i];
    }
  }
  return best;
}

static void
hatch_lines (cairo_t *cr,
             const StudioRect *box,
             double step,
             double slope)
{
  double from = slope > 0 ? -slope * box->h : 0, to = box->w - (slope < 0 ? slope * box->h : 0);

  for (double at = from; at <= to; at += step) {
    cairo_move_to (cr, box->x + at, box->y);
    cairo_line_to (cr, box->x + at + slope * box->h, box->y + box->h);
  }
  cairo_stroke (cr);
}

static void
hatch_level (cairo_t *cr,
             const StudioRect *box,
             double step)
{
  for (double y = step / 2; y < box->h; y += step) {
    cairo_move_to (cr, box->x, box->y + y);
    cairo_line_to (cr, box->x + box->w, box->y + y);
  }
  cairo_stroke (cr);
}

/* Dashed level lines are cheap; each dash is a square. */
static void
hatch_squares (cairo_t *cr,
               const StudioRect *box,
               double step)
{
  double side = step * 0.36;

  cairo_set_line_width (cr, side);
  cairo_set_dash (cr, (double[]){ side, step - side }, 2, (side - step) / 2);
  hatch_level (cr, box, step);
}

/* @part's own hatching over what is clipped to. */
static void
hatch (const StudioChart *chart,
       const StudioRect *box,
       const StudioColor *under,
       int part)
{
  StudioColor color = studio_chart_color_on (chart, under);
  double step = MAX (chart->size * HATCH_STEP, (box->w + box->h) / MAX_HATCH_LINES);

  studio_draw_color_set (chart->cr, &color, HATCH_OPACITY);
  cairo_set_line_width (chart->cr, MAX (chart->size * HATCH_WIDTH, step * 0.1));
  switch ((Hatch) (part % N_HATCHES)) {
  case HATCH_RISING:
    hatch_lines (chart->cr, box, step, -1);
    break;
  case HATCH_SQUARES:
    hatch_squares (chart->cr, box, step);
    break;
  case HATCH_FALLING:
    hatch_lines (chart->cr, box, step, 1);
    break;
  case HATCH_LEVEL:
    hatch_level (chart->cr, box, step);
    break;
  case HATCH_CROSS:
    hatch_lines (chart->cr, box, step * 1.3, -1);
    hatch_lines (chart->cr, box, step * 1.3, 1);
    break;
  case HATCH_NONE:
  case N_HATCHES:
  default:
    break;
  }
}

void
studio_chart_fill_hatched (const StudioChart *chart,
                           const StudioColor *color,
                           int part)
{
  double left, top, right, bottom;

  studio_draw_color_set (chart->cr, color, 1);
  cairo_path_extents (chart->cr, &left, &top, &right, &bottom);
  cairo_fill_preserve (chart->cr);
  cairo_save (chart->cr);
  cairo_clip (chart->cr);
  hatch (chart, &(StudioRect){ left, top, right - left, bottom - top }, color, part);
  cairo_restore (chart->cr);
  cairo_new_path (chart->cr);
}

void
studio_chart_fill_part (const StudioChart *chart,
                        const StudioColor *color,
                        int part)
{
  if (chart->spec->patterns && part % N_HATCHES != HATCH_NONE) {
    studio_chart_fill_hatched (chart, color, part);
    return;
  }
  studio_draw_color_set (chart->cr, color, 1);
  cairo_fill (chart->cr);
}
