#pragma once

#include "studio-chart-figures.h"

G_BEGIN_DECLS

/** Returns: the most decimals that a figure of @series was typed with. */
int studio_chart_figures_get_decimals (const StudioChartSpec *chart, int series);
/** Gives all cells their texts: those of a chart, or of a table's column, that count the same and are below 1.000 have one number of decimals. */
void studio_chart_figures_write_all (StudioChartSpec *chart);

G_END_DECLS
