#include "config.h"

#include "studio-chart-blocks.h"

#include <math.h>

#include "studio-draw-paint.h"

#define MARK_FILL 0.94     /* of a mark's place among its group */
#define SEAM 2.0           /* px of ground between parts on each other */
#define IN_MARK 0.92       /* of a part's thickness may a figure on it take */
#define LEAST_INSIDE 0.595 /* of their size: half the label size, as other figures */

typedef StudioChartBlocksPlot Plot;

/* The rect from value @from to @to, at @at along the category. */
static StudioRect
mark_rect (const Plot *plot,
           double at,
           double thickness,
           double from,
           double to)
{
  double length = fabs (to - from) * plot->scale;

  if (plot->upright)
    return (StudioRect){ at, plot->base - MAX (from, to) * plot->scale, thickness, length };
  return (StudioRect){ plot->base + MIN (from, to) * plot->scale, at, length, thickness };
}

static StudioEdge
outer_end (const Plot *plot,
           double value)
{
  if (plot->upright)
    return value < 0 ? STUDIO_EDGE_BOTTOM : STUDIO_EDGE_TOP;
  return value < 0 ? STUDIO_EDGE_LEFT : STUDIO_EDGE_RIGHT;
}

/* A figure beyond the outer end of a mark. */
static void
draw_beyond (const StudioChart *chart,
             const Plot *plot,
             const char *string,
             const StudioTextLook *look,
             StudioPoint end)
{
  gboolean below = plot->upright ? end.y > plot->base : end.x < plot->base;
  StudioSize size;

  if (plot->upright) {
    studio_chart_draw_figure (chart, &plot->figures, string, look, end, below);
    return;
  }
  size = studio_chart_text_measure (chart->text, string, look);
  studio_chart_text_draw (chart->text, chart->cr, string, look, (StudioPoint){ below ? end.x - chart->size * 0.3 - size.w : end.x + chart->size * 0.3, end.y - size.h / 2 });
}

static StudioPoint
end_point (const Plot *plot,
           double middle,
           double value)
{
  return plot->upright ? (StudioPoint){ middle, plot->base - value * plot->scale } : (StudioPoint){ plot->base + value * plot->scale, middle };
}

/* Figures behind bars lie on the bare ground unless a target's line crosses them; a halo costs more than its letters. */
static void
drop_halo (const StudioChart *chart,
           const Plot *plot,
           StudioTextLook *look)
{
  if (!plot->upright && !chart->spec->has_target)
    look->halo.a = 0;
}

static void
draw_group (const StudioChart *chart,
            const Plot *plot,
            int row,
            gboolean texts)
{
  double place = plot->thickness / chart->n_series, middle = plot->first + row * plot->pitch;

  for (int series = 0; series < chart->n_series; series++) {
    double at = middle - plot->thickness / 2 + series * place + place * (1 - MARK_FILL) / 2, value = 0;
    gboolean there = studio_chart_get_cell (chart, row, series, &value);
    StudioColor color = studio_chart_series_color (chart, series);
    StudioRect mark = mark_rect (plot, at, place * MARK_FILL, 0, value);

    if (texts) {
      g_autofree char *string = studio_chart_dup_cell_text (chart, row, series);
      StudioTextLook look = studio_chart_label_look (chart, row, plot->figures.size);

      drop_halo (chart, plot, &look);
      look.bold = series == chart->n_series - 1 && studio_chart_has_newest (chart);
      if (plot->figures.all)
        draw_beyond (chart, plot, string, &look, end_point (plot, plot->upright ? middle + (series - (chart->n_series - 1) / 2.0) * plot->value_pitch : at + place * MARK_FILL / 2, value));
    } else if (there && value != 0) {
      studio_chart_mark_path (chart, &mark, outer_end (plot, value));
      studio_chart_fill_part (chart, &color, series);
    }
  }
}

static char *
dup_part_text (const StudioChart *chart,
               int row,
               int series,
               const int *percents)
{
  if (studio_chart_blocks_is_share (chart))
    return g_strdup_printf ("%d\u202f%%", percents[series]);
  return studio_chart_dup_cell_text (chart, row, series);
}

/* Under a figure on a hatched part the hatching is left out; a halo of the letters would cost ten times as much. */
static void
clear_hatch (const StudioChart *chart,
             const StudioRect *text,
             const StudioColor *color)
{
  double pad = text->h * 0.12;

  if (!chart->spec->patterns)
    return;
  studio_draw_color_set (chart->cr, color, 1);
  cairo_rectangle (chart->cr, text->x - pad, text->y + pad, text->w + 2 * pad, text->h - 2 * pad);
  cairo_fill (chart->cr);
}

/* The figure on its part, if it has room there. */
static void
draw_inside (const StudioChart *chart,
             const StudioRect *mark,
             double shrink,
             const char *string,
             const StudioColor *color)
{
  StudioTextLook look = { .size = chart->size * 0.84, .lines = 1, .color = studio_chart_color_on (chart, color) };
  StudioSize size = studio_chart_text_measure (chart->text, string, &look);
  StudioRect place;
  double fit = MIN (MIN (1, shrink), mark->w * IN_MARK / MAX (size.w, 1));

  if (fit < LEAST_INSIDE || size.h * fit * 0.92 > mark->h)
    return;
  look.size *= fit;
  place = (StudioRect){ mark->x + (mark->w - size.w * fit) / 2, mark->y + (mark->h - size.h * fit) / 2, size.w * fit, size.h * fit };
  clear_hatch (chart, &place, color);
  studio_chart_text_draw (chart->text, chart->cr, string, &look, (StudioPoint){ place.x, place.y });
}

static gboolean
is_last_of_sign (const StudioChart *chart,
                 int row,
                 int series,
                 double sign)
{
  for (int next = series + 1; next < chart->n_series; next++) {
    double value;

    if (studio_chart_get_cell (chart, row, next, &value) && value * sign > 0)
      return FALSE;
  }
  return TRUE;
}

static void
draw_part (const StudioChart *chart,
           const Plot *plot,
           const StudioRect *place,
           int series,
           StudioEdge end,
           gboolean outermost)
{
  StudioColor color = studio_chart_series_color (chart, series);
  StudioRect mark = *place;
  double seam = outermost ? 0 : MIN (SEAM, (plot->upright ? mark.h : mark.w) / 4);

  if (plot->upright)
    mark.h -= seam;
  else
    mark.w -= seam;
  mark.y += end == STUDIO_EDGE_TOP ? seam : 0;
  mark.x += end == STUDIO_EDGE_LEFT ? seam : 0;
  if (outermost)
    studio_chart_mark_path (chart, &mark, end);
  else
    cairo_rectangle (chart->cr, mark.x, mark.y, mark.w, mark.h);
  studio_chart_fill_part (chart, &color, series);
}

static void
draw_stack (const StudioChart *chart,
            const Plot *plot,
            int row)
{
  double at = plot->first + row * plot->pitch - plot->thickness / 2;
  double below, above, up = 0, down = 0;
  int percents[STUDIO_CHART_MAX_SERIES];

  studio_chart_get_sums (chart, row, &below, &above);
  studio_chart_get_percents (chart, row, percents);
  for (int series = 0; series < chart->n_series; series++) {
    g_autofree char *string = dup_part_text (chart, row, series, percents);
    StudioColor color = studio_chart_series_color (chart, series);
    double value, *from;
    StudioRect mark;

    if (!studio_chart_get_cell (chart, row, series, &value) || value == 0)
      continue;
    from = value < 0 ? &down : &up;
    value = studio_chart_blocks_is_share (chart) && above > 0 ? value / above : value;
    mark = mark_rect (plot, at, plot->thickness, *from, *from + value);
    *from += value;
    draw_part (chart, plot, &mark, series, outer_end (plot, value), is_last_of_sign (chart, row, series, value < 0 ? -1 : 1));
    draw_inside (chart, &mark, plot->inside, string, &color);
  }
}

static void
draw_sum (const StudioChart *chart,
          const Plot *plot,
          int row)
{
  g_autofree char *string = studio_chart_blocks_dup_sum (chart, row);
  StudioTextLook look = studio_chart_label_look (chart, row, plot->figures.size);
  double below, above;

  if (studio_chart_blocks_is_share (chart) || !plot->figures.all)
    return;
  drop_halo (chart, plot, &look);
  look.bold = TRUE;
  studio_chart_get_sums (chart, row, &below, &above);
  draw_beyond (chart, plot, string, &look, end_point (plot, plot->first + row * plot->pitch, above > 0 ? above : below));
}

static void
draw_label (const StudioChart *chart,
            const Plot *plot,
            int row)
{
  double middle = plot->first + row * plot->pitch;
  StudioTextLook look;

  if (!plot->upright) {
    studio_chart_draw_name (chart, &plot->names, row, middle);
    return;
  }
  if ((chart->n_rows - 1 - row) % plot->label_step != 0)
    return;
  look = studio_chart_boxed_label_look (chart, row, plot->label_size, plot->label_width, plot->label_lines);
  studio_chart_draw_centered (chart, studio_chart_get_label (chart, row), &look, middle, plot->label_top);
}

static void
draw_rules (const StudioChart *chart,
            const Plot *plot)
{
  StudioPoint corner = { chart->rect.x + chart->rect.w, chart->rect.y + chart->rect.h };
  double target;

  if (plot->upright)
    studio_chart_draw_base (chart, (StudioPoint){ chart->rect.x, plot->base + 1 }, (StudioPoint){ corner.x, plot->base + 1 });
  else
    studio_chart_draw_base (chart, (StudioPoint){ plot->base - 1, chart->rect.y }, (StudioPoint){ plot->base - 1, corner.y });
  if (studio_chart_blocks_is_share (chart) || !studio_chart_get_target (chart, &target))
    return;
  if (plot->upright)
    studio_chart_draw_target (chart, (StudioPoint){ chart->rect.x, plot->base - target * plot->scale }, (StudioPoint){ corner.x, plot->base - target * plot->scale });
  else
    studio_chart_draw_target (chart, (StudioPoint){ plot->base + target * plot->scale, chart->rect.y }, (StudioPoint){ plot->base + target * plot->scale, corner.y });
}

void
studio_chart_blocks (const StudioChart *chart,
                     gboolean upright)
{
  Plot plot = studio_chart_blocks_plan (chart, upright);

  for (int row = 0; row < chart->n_rows; row++) {
    if (plot.stacked)
      draw_stack (chart, &plot, row);
    else
      draw_group (chart, &plot, row, FALSE);
  }
  draw_rules (chart, &plot);
  for (int row = 0; row < chart->n_rows; row++) {
    if (plot.stacked)
      draw_sum (chart, &plot, row);
    else
      draw_group (chart, &plot, row, TRUE);
    draw_label (chart, &plot, row);
  }
}
