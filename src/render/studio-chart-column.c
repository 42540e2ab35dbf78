#include "config.h"

#include "studio-chart.h"

#include <math.h>

/* A column fills this share of the way to the next one. */
#define FILL 0.76
/* Texts of neighbouring columns keep apart even when the outer ones move in. */
#define VALUE_ROOM 0.86
#define LEAST_LABEL 0.55 /* of the chart's size: names of months under twelve marks */
#define WIDEST 4.8       /* column, in label sizes: few rows don't become blocks */

typedef struct
{
  double pitch, width; /* of columns */
  StudioChartFigures figures;
  double label_size, label_width, label_top;
  int label_step, label_lines;
  double base;  /* y of zero */
  double scale; /* px a unit of value */
} Plot;

/* Where not each has room the extremes are told, and studio-chart-issues tells that. */
static StudioChartFigures
fit_figures (const StudioChart *chart,
             double room)
{
  StudioChartFigures figures = studio_chart_fit_figures (chart, studio_chart_widest_value (chart), room);

  if (!figures.all) {
    figures.size = chart->size * STUDIO_CHART_TOLD_SIZE;
    figures.length = studio_chart_figure_height (chart, figures.size);
  }
  return figures;
}

static Plot
make_plot (const StudioChart *chart)
{
  const StudioRect *rect = &chart->rect;
  double low, high, top, bottom, gap = chart->size * 0.3;
  Plot plot = { 0 };

  studio_chart_get_range (chart, &low, &high);
  low = MIN (low, 0);
  high = MAX (high, 0);
  plot.pitch = rect->w / (chart->n_rows - 1 + FILL);
  plot.width = MIN (plot.pitch * FILL, chart->size * WIDEST);
  plot.label_step = studio_chart_get_name_step (chart, plot.pitch);
  plot.figures = fit_figures (chart, plot.pitch * VALUE_ROOM);
  plot.label_width = studio_chart_get_name_width (plot.pitch, plot.label_step);
  plot.label_size = studio_chart_fit_wrapped (chart, (double[]){ chart->size, chart->size * LEAST_LABEL }, plot.label_width, &plot.label_lines);
  plot.label_top = rect->y + rect->h - studio_chart_labels_height (chart, plot.label_size, plot.label_width, plot.label_lines);

  top = rect->y + plot.figures.length + gap / 3;
  bottom = plot.label_top - gap - (low < 0 ? plot.figures.length : 0);
  bottom = MAX (bottom, top + 1);
  plot.scale = high > low ? (bottom - top) / (high - low) : 0;
  plot.base = round (top + high * plot.scale);
  if (high == low)
    plot.base = round (bottom);
  return plot;
}

static double
column_middle (const StudioChart *chart,
               const Plot *plot,
               int row)
{
  return chart->rect.x + row * plot->pitch + plot->pitch * FILL / 2;
}

static void
draw_column (const StudioChart *chart,
             const Plot *plot,
             int row)
{
  StudioColor color = studio_chart_mark_color (chart, row);
  double middle = column_middle (chart, plot, row);
  double value, height;

  if (!studio_chart_get_value (chart, row, &value))
    return;
  height = fabs (value) * plot->scale;
  if (value > 0)
    studio_chart_fill_mark (chart, &(StudioRect){ middle - plot->width / 2, plot->base - height, plot->width, height }, STUDIO_EDGE_TOP, &color);
  else if (value < 0)
    studio_chart_fill_mark (chart, &(StudioRect){ middle - plot->width / 2, plot->base, plot->width, height }, STUDIO_EDGE_BOTTOM, &color);
}

static void
draw_value (const StudioChart *chart,
            const Plot *plot,
            int row)
{
  g_autofree char *string = studio_chart_dup_value_text (chart, row);
  StudioTextLook look = studio_chart_value_look (chart, row, plot->figures.size);
  double value = 0;

  studio_chart_get_value (chart, row, &value);
  studio_chart_draw_figure (chart, &plot->figures, string, &look, (StudioPoint){ column_middle (chart, plot, row), plot->base - value * plot->scale }, value < 0);
}

static void
draw_label (const StudioChart *chart,
            const Plot *plot,
            int row)
{
  StudioTextLook look = studio_chart_boxed_label_look (chart, row, plot->label_size, plot->label_width, plot->label_lines);

  studio_chart_draw_centered (chart, studio_chart_get_label (chart, row), &look, column_middle (chart, plot, row), plot->label_top);
}

void
studio_chart_column (const StudioChart *chart)
{
  Plot plot = make_plot (chart);
  double target;
  double right = chart->rect.x + chart->rect.w;

  for (int i = 0; i < chart->n_rows; i++)
    draw_column (chart, &plot, i);
  studio_chart_draw_base (chart, (StudioPoint){ chart->rect.x, plot.base + 1 }, (StudioPoint){ right, plot.base + 1 });
  if (studio_chart_get_target (chart, &target)) {
    double y = plot.base - target * plot.scale;

    studio_chart_draw_target (chart, (StudioPoint){ chart->rect.x, y }, (StudioPoint){ right, y });
  }
  for (int i = 0; i < chart->n_rows; i++) {
    if (plot.figures.all || studio_chart_is_told (chart, i))
      draw_value (chart, &plot, i);
    if ((chart->n_rows - 1 - i) % plot.label_step == 0)
      draw_label (chart, &plot, i);
  }
}
