#pragma once

#include "studio-chart.h"

G_BEGIN_DECLS

/* What planning and drawing columns and bars of several series share; only studio-chart-blocks*.c include it. */

/** StudioChartBlocksPlot: along the category a column runs sideways and a bar downwards. */
typedef struct
{
  gboolean upright, stacked;
  double first, pitch, thickness; /* along the category: middle of the first group, way to the next, size of one */
  double base, scale;             /* across: zero, px a unit */
  StudioChartFigures figures;
  double inside;                             /* how much smaller, in columns, the figures on parts are, all of them as the longest */
  double value_pitch;                        /* from figure to figure of a group of columns, which are wider than their marks */
  double label_size, label_width, label_top; /* under columns */
  int label_step, label_lines;
  StudioChartNames names; /* beside bars */
} StudioChartBlocksPlot;

StudioChartBlocksPlot studio_chart_blocks_plan (const StudioChart *chart, gboolean upright);
/** Whether the parts of each row fill the whole. */
gboolean studio_chart_blocks_is_share (const StudioChart *chart);
/** Returns: (transfer full): what all parts of a row make together, written. */
char *studio_chart_blocks_dup_sum (const StudioChart *chart, int row);

G_END_DECLS
