#include "config.h"

#include "studio-chart-blocks.h"

#include <math.h>

#include "studio-chart-figures.h"

#define COLUMN_FILL 0.8 /* of the way to the next group */
#define BAR_FILL 0.74
#define WIDEST 4.8     /* column, in label sizes */
#define WIDEST_BAR 2.2 /* stacked bar, or one of several, in label sizes */
#define SUM_ROOM 0.9
#define LEAST_LABEL 0.55
#define VALUE_ROOM 0.95
#define IN_MARK 0.92      /* of a part's thickness may a figure on it take */
#define INSIDE_SIZE 0.84  /* of figures on parts, in label sizes */
#define LARGER_LABEL 1.35 /* than the figures, at most, so that these are not overlooked */

typedef StudioChartBlocksPlot Plot;

gboolean
studio_chart_blocks_is_share (const StudioChart *chart)
{
  return chart->spec->arrange == STUDIO_CHART_SHARE;
}

static void
find_range (const StudioChart *chart,
            const Plot *plot,
            double *low,
            double *high)
{
  double target = 0;

  *low = *high = 0;
  if (studio_chart_blocks_is_share (chart)) {
    *high = 1;
    return;
  }
  if (!plot->stacked) {
    studio_chart_get_range (chart, low, high);
    *low = MIN (*low, 0);
    *high = MAX (*high, 0);
    return;
  }
  studio_chart_get_target (chart, &target);
  *low = MIN (target, 0);
  *high = MAX (target, 0);
  for (int row = 0; row < chart->n_rows; row++) {
    double below, above;

    studio_chart_get_sums (chart, row, &below, &above);
    *low = MIN (*low, below);
    *high = MAX (*high, above);
  }
}

char *
studio_chart_blocks_dup_sum (const StudioChart *chart,
                             int row)
{
  const StudioChartRow *data = &g_array_index (chart->spec->rows, StudioChartRow, row);
  double below, above;
  int decimals = 0;
  StudioNumberKind kind = STUDIO_NUMBER_PLAIN;

  studio_chart_get_sums (chart, row, &below, &above);
  for (int series = 0; series < chart->n_series; series++) {
    if (data->cells[series].missing)
      continue;
    decimals = MAX (decimals, data->cells[series].decimals);
    kind = data->cells[series].number;
  }
  return studio_chart_figures_write (chart->spec, data, kind, below + above, decimals);
}

static double
widest_sum (const StudioChart *chart,
            double size)
{
  double widest = 0;

  for (int row = 0; row < chart->n_rows; row++) {
    g_autofree char *string = studio_chart_blocks_dup_sum (chart, row);
    StudioTextLook look = { .size = size, .bold = TRUE };

    widest = MAX (widest, studio_chart_text_measure (chart->text, string, &look).w);
  }
  return widest;
}

static double
widest_value (const StudioChart *chart,
              double size)
{
  double widest = 0;

  for (int i = 0; i < chart->n_rows * chart->n_series; i++) {
    g_autofree char *string = studio_chart_dup_cell_text (chart, i / chart->n_series, i % chart->n_series);
    StudioTextLook look = { .size = size };

    widest = MAX (widest, studio_chart_text_measure (chart->text, string, &look).w);
  }
  return widest;
}

static void
plan_columns (const StudioChart *chart,
              Plot *plot)
{
  const StudioRect *rect = &chart->rect;
  double low, high, top, bottom, gap = chart->size * 0.3, length, most;

  plot->pitch = rect->w / (chart->n_rows - 1 + (plot->stacked ? COLUMN_FILL : 1));
  plot->thickness = MIN (plot->pitch * COLUMN_FILL, chart->size * WIDEST * (plot->stacked ? 1 : 1.6));
  plot->first = rect->x + plot->pitch * (plot->stacked ? COLUMN_FILL : 1) / 2;
  plot->value_pitch = MIN (plot->pitch, plot->thickness / COLUMN_FILL) / chart->n_series;
  if (plot->stacked)
    plot->figures = studio_chart_fit_figures (chart, widest_sum (chart, chart->size), plot->pitch * SUM_ROOM);
  else
    plot->figures = studio_chart_fit_figures (chart, widest_value (chart, chart->size), plot->value_pitch * VALUE_ROOM);
  plot->inside = plot->thickness * IN_MARK / MAX (studio_chart_blocks_is_share (chart) ? 0 : widest_value (chart, chart->size * INSIDE_SIZE), 1);
  most = plot->stacked || plot->figures.turned ? chart->size : MIN (chart->size, plot->figures.size * LARGER_LABEL);
  plot->label_step = studio_chart_get_name_step (chart, plot->pitch);
  plot->label_width = studio_chart_get_name_width (plot->pitch, plot->label_step);
  plot->label_size = studio_chart_fit_wrapped (chart, (double[]){ most, MIN (most, chart->size * LEAST_LABEL) }, plot->label_width, &plot->label_lines);
  plot->label_top = rect->y + rect->h - studio_chart_labels_height (chart, plot->label_size, plot->label_width, plot->label_lines);

  find_range (chart, plot, &low, &high);
  length = studio_chart_blocks_is_share (chart) || !plot->figures.all ? 0 : plot->figures.length;
  top = rect->y + length + gap / 3;
  bottom = MAX (plot->label_top - gap - (low < 0 ? length : 0), top + 1);
  plot->scale = high > low ? (bottom - top) / (high - low) : 0;
  plot->base = round (high > low ? top + high * plot->scale : bottom);
}

static void
plan_bars (const StudioChart *chart,
           Plot *plot)
{
  const StudioRect *rect = &chart->rect;
  double low, high, left, right, values, gap = chart->size * 0.4;

  plot->pitch = rect->h / chart->n_rows;
  plot->first = rect->y + plot->pitch / 2;
  plot->thickness = MIN (plot->pitch * BAR_FILL, chart->size * WIDEST_BAR * (plot->stacked ? 1 : chart->n_series));
  plot->inside = 1;
  plot->names = studio_chart_fit_names (chart, plot->pitch);
  plot->figures = (StudioChartFigures){ .all = TRUE, .size = MIN (chart->size, plot->stacked ? plot->pitch * 0.7 : plot->thickness / chart->n_series * 0.86) };
  if (studio_chart_blocks_is_share (chart))
    values = 0;
  else if (plot->stacked)
    values = widest_sum (chart, plot->figures.size) + gap;
  else
    values = widest_value (chart, plot->figures.size) + gap;

  find_range (chart, plot, &low, &high);
  left = rect->x + (plot->names.width > 1 ? plot->names.width + gap : 0) + (low < 0 ? values : 0);
  right = MAX (rect->x + rect->w - (high > 0 || low == high ? values : 0), left + 1);
  plot->scale = high > low ? (right - left) / (high - low) : 0;
  plot->base = round (left - low * plot->scale);
}

StudioChartBlocksPlot
studio_chart_blocks_plan (const StudioChart *chart,
                          gboolean upright)
{
  Plot plot = { .upright = upright, .stacked = chart->spec->arrange != STUDIO_CHART_GROUPED };

  if (upright)
    plan_columns (chart, &plot);
  else
    plan_bars (chart, &plot);
  return plot;
}
