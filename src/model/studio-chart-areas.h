#pragma once

#include "studio-layer.h"

G_BEGIN_DECLS

/**
 * studio_chart_areas_set:
 * @chart: with its rows as drawn
 *
 * Gives the chart its areas and finds each one's row: by the member of the areas whose words are the most rows' names,
 * whatever their case, spaces and "Kec." before them. A row may have several areas, an area has one row.
 */
void studio_chart_areas_set (StudioChartSpec *chart, StudioGeo *geo);
/** Returns: (transfer full): names of the rows that no area has, with ", " between; "" when all are on the map. @n: (out) how many. */
char *studio_chart_areas_dup_lost_rows (const StudioChartSpec *chart, int *n);
/** Returns: (transfer full): names of the areas without a row. @n: (out) how many. */
char *studio_chart_areas_dup_empty_areas (const StudioChartSpec *chart, int *n);

G_END_DECLS
