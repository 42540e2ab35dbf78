#include "config.h"

#include "studio-chart-line.h"

#include "studio-draw-paint.h"

#define SEAM 2.0       /* px of ground between two areas */
#define LEAST_BAND 1.1 /* height of a band that has room for its figure, in lines */

typedef StudioChartLinePlot Plot;

static gboolean
is_share (const StudioChart *chart)
{
  return chart->spec->arrange == STUDIO_CHART_SHARE;
}

/* Upper edge of the area of @series at @row, in values or shares; a missing figure adds nothing. */
static double
level (const StudioChart *chart,
       int row,
       int series)
{
  double sum = 0, below, above;

  for (int i = 0; i <= series; i++) {
    double value;

    if (studio_chart_get_cell (chart, row, i, &value))
      sum += MAX (value, 0);
  }
  studio_chart_get_sums (chart, row, &below, &above);
  if (!is_share (chart))
    return MIN (sum, above);
  return above > 0 ? sum / above : 0;
}

static double
highest (const StudioChart *chart)
{
  double high = 0, target;

  if (is_share (chart))
    return 1;
  for (int row = 0; row < chart->n_rows; row++)
    high = MAX (high, level (chart, row, chart->n_series - 1));
  return studio_chart_get_target (chart, &target) ? MAX (high, target) : high;
}

static void
add_edge (const StudioChart *chart,
          const Plot *plot,
          int series,
          gboolean back)
{
  for (int i = 0; i < chart->n_rows; i++) {
    int row = back ? chart->n_rows - 1 - i : i;
    double value = series >= 0 ? level (chart, row, series) : 0;

    cairo_line_to (chart->cr, studio_chart_line_x (plot, row), studio_chart_line_y (plot, value));
  }
}

static void
fill_band (const StudioChart *chart,
           const Plot *plot,
           int series)
{
  StudioColor color = studio_chart_series_color (chart, series);

  cairo_new_path (chart->cr);
  add_edge (chart, plot, series, FALSE);
  add_edge (chart, plot, series - 1, TRUE);
  cairo_close_path (chart->cr);
  studio_chart_fill_part (chart, &color, series);
  if (series == 0)
    return;
  cairo_new_path (chart->cr);
  add_edge (chart, plot, series - 1, FALSE);
  studio_draw_color_set (chart->cr, &chart->spec->ground, 1);
  cairo_set_line_width (chart->cr, SEAM);
  cairo_stroke (chart->cr);
}

static void
draw_figure (const StudioChart *chart,
             const Plot *plot,
             int series,
             int row)
{
  double top = studio_chart_line_y (plot, level (chart, row, series)), bottom = series > 0 ? studio_chart_line_y (plot, level (chart, row, series - 1)) : plot->base;
  StudioColor color = studio_chart_series_color (chart, series);
  StudioTextLook look = { .size = chart->size * 0.84, .lines = 1, .color = studio_chart_color_on (chart, &color) };
  int percents[STUDIO_CHART_MAX_SERIES];
  g_autofree char *string = NULL;
  StudioSize size;
  double value, x;

  if (!studio_chart_get_cell (chart, row, series, &value))
    return;
  studio_chart_get_percents (chart, row, percents);
  string = is_share (chart) ? g_strdup_printf ("%d\u202f%%", percents[series]) : studio_chart_dup_cell_text (chart, row, series);
  size = studio_chart_text_measure (chart->text, string, &look);
  if (bottom - top < size.h * LEAST_BAND)
    return;
  x = studio_chart_line_x (plot, row);
  x += row == 0 ? chart->size * 0.3 : -chart->size * 0.3 - size.w;
  studio_chart_text_draw (chart->text, chart->cr, string, &look, (StudioPoint){ x, (top + bottom - size.h) / 2 });
}

static void
draw_ends (const StudioChart *chart,
           const Plot *plot)
{
  double heights[STUDIO_CHART_MAX_SERIES];
  int last = chart->n_rows - 1;

  for (int series = 0; series < chart->n_series; series++)
    heights[series] = studio_chart_line_y (plot, (level (chart, last, series) + (series > 0 ? level (chart, last, series - 1) : 0)) / 2);
  studio_chart_line_draw_ends (chart, plot, heights);
}

static void
draw_rules (const StudioChart *chart,
            const Plot *plot)
{
  double right = chart->rect.x + chart->rect.w, target;

  studio_chart_draw_base (chart, (StudioPoint){ chart->rect.x, plot->base + 1 }, (StudioPoint){ right, plot->base + 1 });
  if (is_share (chart) || !studio_chart_get_target (chart, &target))
    return;
  studio_chart_draw_target (chart, (StudioPoint){ chart->rect.x, studio_chart_line_y (plot, target) }, (StudioPoint){ right, studio_chart_line_y (plot, target) });
}

void
studio_chart_area (const StudioChart *chart)
{
  Plot plot = studio_chart_line_plan (chart);

  studio_chart_line_set_range (&plot, 0, highest (chart));
  for (int series = 0; series < chart->n_series; series++)
    fill_band (chart, &plot, series);
  draw_rules (chart, &plot);
  for (int series = 0; series < chart->n_series; series++) {
    draw_figure (chart, &plot, series, 0);
    draw_figure (chart, &plot, series, chart->n_rows - 1);
  }
  studio_chart_line_draw_names (chart, &plot);
  if (studio_chart_line_has_ends (chart))
    draw_ends (chart, &plot);
}
