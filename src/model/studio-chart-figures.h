#pragma once

#include "studio-layer.h"

G_BEGIN_DECLS

/** Returns: (transfer full): an empty list of StudioChartRow that frees its rows. */
GArray *studio_chart_rows_new (void);

/**
 * studio_chart_figures_prepare:
 * @chart: with its rows as in the data and all its members read
 *
 * Makes of the rows what is drawn: writes the figures, puts a donut's smallest parts together, rounds percentages, sorts, and notes
 * what the kind cannot show. A numbered highlight keeps meaning its row of the data.
 */
void studio_chart_figures_prepare (StudioChartSpec *chart);

/**
 * studio_chart_figures_write:
 * @row: whose unit it has
 * @number: how the figures beside it were written
 *
 * Returns: (transfer full): @value, which is not in the data (a sum, a difference), as figures of the data are written: "1.240", "82,0 %"
 */
char *studio_chart_figures_write (const StudioChartSpec *chart, const StudioChartRow *row, StudioNumberKind number, double value, int decimals);

/** Returns: as drawn, the row called “Jumlah” or “Total” that is the sum of the others; -1 for none, for tables, where it has its place, and for maps, which do not draw it. */
int studio_chart_figures_find_sum (const StudioChartSpec *chart);

/** Whether @kind draws the first series only: donut, progress, ring, pictogram, map. */
gboolean studio_chart_figures_shows_one (StudioChartKind kind);

/**
 * studio_chart_figures_per:
 * @changed: (out) (optional): whether the wish of @chart would make too many icons, so that a larger number was chosen
 *
 * Returns: what one icon of a pictogram stands for
 */
double studio_chart_figures_per (const StudioChartSpec *chart, gboolean *changed);

G_END_DECLS
