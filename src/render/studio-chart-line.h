#pragma once

#include "studio-chart.h"

G_BEGIN_DECLS

/* What lines and areas share; only studio-chart-line*.c and studio-chart-area.c include it. */

/** StudioChartLinePlot: y = base − (value − low) × scale. @step: every how many rows one is named. */
typedef struct
{
  double first, pitch; /* x of the points */
  double right;        /* where the names of the series begin */
  double value_size, value_height;
  double label_size, label_width, label_top;
  int label_step, label_lines;
  double top, base;
  double low, scale;
} StudioChartLinePlot;

double studio_chart_line_x (const StudioChartLinePlot *plot, int row);
double studio_chart_line_y (const StudioChartLinePlot *plot, double value);
/** Places rows and their names; the values' axis is left to studio_chart_line_set_range(). */
StudioChartLinePlot studio_chart_line_plan (const StudioChart *chart);
/** From @low at the base line to @high at the top. */
void studio_chart_line_set_range (StudioChartLinePlot *plot, double low, double high);
/** Names rows under the base line, as many as have room. */
void studio_chart_line_draw_names (const StudioChart *chart, const StudioChartLinePlot *plot);
/** Whether the figure of @row is written in the plot: of many rows only the first, the last, the highest, the lowest and the highlighted; not what the end of a line says. */
gboolean studio_chart_line_is_told (const StudioChart *chart, int row);
/**
 * Writes the names of the series right of the plot, each at its @heights (y, by series), moved apart where they would collide.
 * Of lines they end in the last figure.
 */
void studio_chart_line_draw_ends (const StudioChart *chart, const StudioChartLinePlot *plot, const double *heights);
/** Whether the names of the series have room beside the plot, so that no keys are needed above it. */
gboolean studio_chart_line_has_ends (const StudioChart *chart);

G_END_DECLS
