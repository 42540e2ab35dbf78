#include "config.h"

#include "studio-chart-line.h"

#include <math.h>

#include "studio-draw-paint.h"

#define LEAST_LABEL 0.55 /* of the chart's size: names of months under twelve marks */
#define LABEL_ROOM 0.92
#define FEW_POINTS 8   /* of two lines are all told */
#define END_SIZE 0.86  /* names of series, in label sizes */
#define END_SHARE 0.38 /* of the width, at most, for the names of the series */
#define END_LINE 1.3   /* way from one to the next, in their size */
#define END_GAP 0.55   /* from the last point */
#define LEAST_CONTRAST 3.0

double
studio_chart_line_x (const StudioChartLinePlot *plot,
                     int row)
{
  return plot->first + row * plot->pitch;
}

double
studio_chart_line_y (const StudioChartLinePlot *plot,
                     double value)
{
  return plot->base - (value - plot->low) * plot->scale;
}

static StudioTextLook
end_look (const StudioChart *chart,
          int series)
{
  StudioColor color = studio_chart_series_color (chart, series);
  StudioTextLook look = { .size = chart->size * END_SIZE, .bold = TRUE, .lines = 1, .color = color };

  if (chart->spec->ground.a < 0.99 || studio_color_contrast (&color, &chart->spec->ground) < LEAST_CONTRAST)
    look.color = chart->spec->color;
  return look;
}

/* Returns: (transfer full): the series' name; at the end of a line with its last figure */
static char *
dup_end (const StudioChart *chart,
         int series)
{
  g_autofree char *figure = studio_chart_dup_cell_text (chart, chart->n_rows - 1, series);
  double value;

  if (chart->spec->arrange != STUDIO_CHART_GROUPED && chart->spec->kind == STUDIO_CHART_AREA)
    return g_strdup (studio_chart_get_series_name (chart, series));
  if (!studio_chart_get_cell (chart, chart->n_rows - 1, series, &value))
    return g_strdup (studio_chart_get_series_name (chart, series));
  return g_strdup_printf ("%s\u2002%s", studio_chart_get_series_name (chart, series), figure);
}

static double
widest_end (const StudioChart *chart)
{
  double widest = 0;

  for (int series = 0; series < chart->n_series; series++) {
    g_autofree char *end = dup_end (chart, series);
    StudioTextLook look = end_look (chart, series);

    widest = MAX (widest, studio_chart_text_measure (chart->text, end, &look).w);
  }
  return widest;
}

gboolean
studio_chart_line_has_ends (const StudioChart *chart)
{
  return chart->n_series > 1 && widest_end (chart) <= chart->rect.w * END_SHARE &&
         chart->n_series * chart->size * END_SIZE * END_LINE <= chart->rect.h * 0.7;
}

/* Half the room that the outer points' texts need beside them. */
static double
outer_room (const StudioChart *chart)
{
  double widest = 0;

  for (int i = 0; i < chart->n_rows; i += MAX (chart->n_rows - 1, 1)) {
    g_autofree char *string = studio_chart_dup_value_text (chart, i);
    StudioTextLook value_look = studio_chart_value_look (chart, i, chart->size);
    StudioTextLook label_look = studio_chart_label_look (chart, i, chart->size);

    widest = MAX (widest, studio_chart_text_measure (chart->text, string, &value_look).w);
    widest = MAX (widest, studio_chart_text_measure (chart->text, studio_chart_get_label (chart, i), &label_look).w);
  }
  return MIN (widest, chart->rect.w / (chart->n_rows > STUDIO_CHART_FEW_ROWS ? 8 : chart->n_rows)) / 2;
}

static void
place_points (const StudioChart *chart,
              StudioChartLinePlot *plot)
{
  double room = outer_room (chart), width = chart->rect.w;

  if (studio_chart_line_has_ends (chart))
    width -= MAX (widest_end (chart) + chart->size * END_GAP - room, 0);
  if (chart->n_rows == 1) {
    plot->first = chart->rect.x + width / 2;
    plot->pitch = width;
  } else {
    plot->first = chart->rect.x + room;
    plot->pitch = (width - 2 * room) / (chart->n_rows - 1);
  }
  plot->right = studio_chart_line_x (plot, chart->n_rows - 1) + chart->size * END_GAP;
}

/* Of many rows only every second, third, … is named. */
static void
fit_names (const StudioChart *chart,
           StudioChartLinePlot *plot)
{
  plot->label_step = studio_chart_get_name_step (chart, plot->pitch);
  plot->label_width = plot->pitch * plot->label_step * LABEL_ROOM;
  plot->label_size = studio_chart_fit_wrapped (chart, (double[]){ chart->size, chart->size * LEAST_LABEL }, plot->label_width, &plot->label_lines);
}

StudioChartLinePlot
studio_chart_line_plan (const StudioChart *chart)
{
  const StudioRect *rect = &chart->rect;
  StudioChartLinePlot plot = { 0 };

  place_points (chart, &plot);
  plot.value_size = chart->n_rows > STUDIO_CHART_FEW_ROWS ? chart->size * STUDIO_CHART_TOLD_SIZE : studio_chart_fit_values (chart, plot.pitch * LABEL_ROOM);
  plot.value_height = plot.value_size * 1.25;
  fit_names (chart, &plot);
  plot.label_top = rect->y + rect->h - studio_chart_labels_height (chart, plot.label_size, plot.label_width, plot.label_lines);
  plot.top = rect->y + plot.value_height + chart->size * 0.55;
  plot.base = round (MAX (plot.label_top - chart->size * 0.3, plot.top + 1));
  return plot;
}

void
studio_chart_line_set_range (StudioChartLinePlot *plot,
                             double low,
                             double high)
{
  plot->low = low;
  plot->scale = high > low ? (plot->base - plot->top) / (high - low) : 0;
}

void
studio_chart_line_draw_names (const StudioChart *chart,
                              const StudioChartLinePlot *plot)
{
  for (int i = chart->n_rows - 1; i >= 0; i -= plot->label_step) {
    StudioTextLook look = studio_chart_boxed_label_look (chart, i, plot->label_size, plot->label_width, plot->label_lines);

    studio_chart_draw_centered (chart, studio_chart_get_label (chart, i), &look, studio_chart_line_x (plot, i), plot->label_top);
  }
}

gboolean
studio_chart_line_is_told (const StudioChart *chart,
                           int row)
{
  if (chart->n_rows <= STUDIO_CHART_FEW_ROWS && chart->n_series == 1)
    return TRUE;
  if (row == chart->n_rows - 1)
    return !studio_chart_line_has_ends (chart);
  if (row == 0 || (chart->n_series == 2 && chart->n_rows <= FEW_POINTS))
    return TRUE;
  return chart->n_series == 1 && studio_chart_is_told (chart, row);
}

/* Pushes the ends apart, from the top downwards and then back from the bottom. */
static void
spread (double *y,
        const int *order,
        int n,
        const double *limits)
{
  double step = limits[2];

  for (int i = 0; i < n; i++)
    y[order[i]] = MAX (y[order[i]], i == 0 ? limits[0] : y[order[i - 1]] + step);
  for (int i = n - 1; i >= 0; i--)
    y[order[i]] = MIN (y[order[i]], i == n - 1 ? limits[1] : y[order[i + 1]] - step);
}

static void
sort_by_height (const double *heights,
                int *order,
                int n)
{
  for (int i = 0; i < n; i++) {
    int at = i;

    for (; at > 0 && heights[order[at - 1]] > heights[i]; at--)
      order[at] = order[at - 1];
    order[at] = i;
  }
}

void
studio_chart_line_draw_ends (const StudioChart *chart,
                             const StudioChartLinePlot *plot,
                             const double *heights)
{
  double y[STUDIO_CHART_MAX_SERIES], step = chart->size * END_SIZE * END_LINE;
  int order[STUDIO_CHART_MAX_SERIES];

  for (int series = 0; series < chart->n_series; series++)
    y[series] = heights[series];
  sort_by_height (heights, order, chart->n_series);
  spread (y, order, chart->n_series, (double[]){ chart->rect.y + step / 2, plot->base - step / 2, step });
  for (int series = 0; series < chart->n_series; series++) {
    g_autofree char *end = dup_end (chart, series);
    StudioTextLook look = end_look (chart, series);
    StudioSize size = studio_chart_text_measure (chart->text, end, &look);

    studio_chart_text_draw (chart->text, chart->cr, end, &look, (StudioPoint){ plot->right, y[series] - size.h / 2 });
  }
}
