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

/** Returns: (transfer full): @value as it is written beside cells with @decimals: "1.240", "82,0". @whole: all digits up to nine of them, else "1,24 jt". */
char *studio_chart_figures_write (double value, int decimals, gboolean whole);

G_END_DECLS
