#include "config.h"

#include "studio-chart.h"

#include <math.h>

#define FILL 0.6       /* a bar's share of its row */
#define WIDEST 2.2     /* bar, in label sizes */
#define TEXT_SHARE 0.7 /* of a row's height, at most, for one line of text */

typedef struct
{
  double pitch, thickness, gap;
  StudioChartNames names;
  double value_size;
  double base;  /* x of zero */
  double scale; /* px a unit of value */
} Plot;

static double
widest_value (const StudioChart *chart,
              double size)
{
  double widest = 0;

  for (int i = 0; i < chart->n_rows; i++) {
    g_autofree char *string = studio_chart_dup_value_text (chart, i);
    StudioTextLook look = studio_chart_value_look (chart, i, size);

    widest = MAX (widest, studio_chart_text_measure (chart->text, string, &look).w);
  }
  return widest;
}

static Plot
make_plot (const StudioChart *chart)
{
  const StudioRect *rect = &chart->rect;
  double low, high, left, right, values;
  Plot plot = { 0 };

  studio_chart_get_range (chart, &low, &high);
  low = MIN (low, 0);
  high = MAX (high, 0);
  plot.pitch = rect->h / chart->n_rows;
  plot.thickness = MIN (plot.pitch * FILL, chart->size * WIDEST);
  plot.gap = chart->size * 0.4;
  plot.value_size = MIN (studio_chart_fit_values (chart, chart->rect.w * 0.3), plot.pitch * TEXT_SHARE);
  plot.names = studio_chart_fit_names (chart, plot.pitch);
  values = widest_value (chart, plot.value_size) + plot.gap;

  left = rect->x + (plot.names.width > 1 ? plot.names.width + plot.gap : 0) + (low < 0 ? values : 0);
  right = rect->x + rect->w - (high > 0 || low == high ? values : 0);
  right = MAX (right, left + 1);
  plot.scale = high > low ? (right - left) / (high - low) : 0;
  plot.base = round (left - low * plot.scale);
  return plot;
}

static void
draw_bar (const StudioChart *chart,
          const Plot *plot,
          int row)
{
  StudioColor color = studio_chart_mark_color (chart, row);
  double y = chart->rect.y + (row + 0.5) * plot->pitch - plot->thickness / 2;
  double value, length;

  if (!studio_chart_get_value (chart, row, &value))
    return;
  length = fabs (value) * plot->scale;
  if (value > 0)
    studio_chart_fill_mark (chart, &(StudioRect){ plot->base, y, length, plot->thickness }, STUDIO_EDGE_RIGHT, &color);
  else if (value < 0)
    studio_chart_fill_mark (chart, &(StudioRect){ plot->base - length, y, length, plot->thickness }, STUDIO_EDGE_LEFT, &color);
}

static void
draw_texts (const StudioChart *chart,
            const Plot *plot,
            int row)
{
  g_autofree char *string = studio_chart_dup_value_text (chart, row);
  StudioTextLook value_look = studio_chart_value_look (chart, row, plot->value_size);
  double middle = chart->rect.y + (row + 0.5) * plot->pitch;
  double value = 0;
  StudioSize size = studio_chart_text_measure (chart->text, string, &value_look);
  double x;

  studio_chart_get_value (chart, row, &value);
  x = plot->base + value * plot->scale + (value < 0 ? -plot->gap - size.w : plot->gap);
  studio_chart_text_draw (chart->text, chart->cr, string, &value_look, (StudioPoint){ x, middle - size.h / 2 });

  studio_chart_draw_name (chart, &plot->names, row, middle);
}

void
studio_chart_bar (const StudioChart *chart)
{
  Plot plot = make_plot (chart);
  double target;
  double bottom = chart->rect.y + chart->rect.h;

  for (int i = 0; i < chart->n_rows; i++)
    draw_bar (chart, &plot, i);
  studio_chart_draw_base (chart, (StudioPoint){ plot.base - 1, chart->rect.y }, (StudioPoint){ plot.base - 1, bottom });
  if (studio_chart_get_target (chart, &target)) {
    double x = plot.base + target * plot.scale;

    studio_chart_draw_target (chart, (StudioPoint){ x, chart->rect.y }, (StudioPoint){ x, bottom });
  }
  for (int i = 0; i < chart->n_rows; i++)
    draw_texts (chart, &plot, i);
}
