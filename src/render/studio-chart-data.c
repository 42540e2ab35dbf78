#include "config.h"

#include "studio-chart.h"

#include <math.h>
#include <string.h>

#include "studio-number.h"

#define MAX_VALUE 1e290 /* so that differences and ratios stay finite */

static const StudioChartRow *
get_row (const StudioChart *chart,
         int row)
{
  return &g_array_index (chart->spec->rows, StudioChartRow, row);
}

/* Whether @value can be drawn. One too small for its reciprocal to be finite becomes zero, which is where it would lie. */
static gboolean
take_value (double value,
            double *taken)
{
  if (!(fabs (value) <= MAX_VALUE))
    return FALSE;
  *taken = fabs (value) < 1 / MAX_VALUE ? 0 : value;
  return TRUE;
}

gboolean
studio_chart_get_cell (const StudioChart *chart,
                       int row,
                       int series,
                       double *value)
{
  const StudioChartCell *cell = &get_row (chart, row)->cells[series];

  return !cell->missing && take_value (cell->value, value);
}

gboolean
studio_chart_get_value (const StudioChart *chart,
                        int row,
                        double *value)
{
  return studio_chart_get_cell (chart, row, 0, value);
}

gboolean
studio_chart_get_target (const StudioChart *chart,
                         double *target)
{
  return chart->spec->has_target && take_value (chart->spec->target, target);
}

char *
studio_chart_dup_cell_text (const StudioChart *chart,
                            int row,
                            int series)
{
  const char *text = get_row (chart, row)->cells[series].text;
  double value;

  if (!studio_chart_get_cell (chart, row, series, &value))
    return g_strdup ("–");
  if (text != NULL && text[0] != '\0')
    return g_strdup (text);
  return studio_number_format (value, 2);
}

char *
studio_chart_dup_value_text (const StudioChart *chart,
                             int row)
{
  return studio_chart_dup_cell_text (chart, row, 0);
}

const char *
studio_chart_get_label (const StudioChart *chart,
                        int row)
{
  const char *label = get_row (chart, row)->label;

  return label != NULL ? label : "";
}

const char *
studio_chart_get_series_name (const StudioChart *chart,
                              int series)
{
  /* without a name a series could not be told from the next one */
  static const char *const numbered[STUDIO_CHART_MAX_SERIES] = { "Data 1", "Data 2", "Data 3", "Data 4", "Data 5", "Data 6" };
  const char *name = chart->spec->series[series];

  return name != NULL && *name != '\0' ? name : numbered[series];
}

gboolean
studio_chart_stands_for_others (const StudioChart *chart,
                                int row)
{
  return get_row (chart, row)->index < 0;
}

void
studio_chart_get_range (const StudioChart *chart,
                        double *low,
                        double *high)
{
  double target;
  gboolean any = studio_chart_get_target (chart, &target);

  *low = *high = any ? target : 0;
  for (int i = 0; i < chart->n_rows * chart->n_series; i++) {
    double value;

    if (!studio_chart_get_cell (chart, i / chart->n_series, i % chart->n_series, &value))
      continue;
    *low = any ? MIN (*low, value) : value;
    *high = any ? MAX (*high, value) : value;
    any = TRUE;
  }
}

double
studio_chart_get_whole (const StudioChart *chart)
{
  double low, high, target;

  studio_chart_get_range (chart, &low, &high);
  if (studio_chart_get_target (chart, &target) && target > 0)
    return target;
  if (high <= 1)
    return 1;
  return high <= 100 ? 100 : high;
}

void
studio_chart_get_sums (const StudioChart *chart,
                       int row,
                       double *below,
                       double *above)
{
  *below = *above = 0;
  for (int series = 0; series < chart->n_series; series++) {
    double value;

    if (studio_chart_get_cell (chart, row, series, &value))
      *(value < 0 ? below : above) += value / STUDIO_CHART_MAX_SERIES;
  }
  /* a sum of huge values stays finite */
  *below = MAX (*below * STUDIO_CHART_MAX_SERIES, -MAX_VALUE);
  *above = MIN (*above * STUDIO_CHART_MAX_SERIES, MAX_VALUE);
}

/* Shares of 100 by the largest remainder, so that what is written makes 100. */
void
studio_chart_get_percents (const StudioChart *chart,
                           int row,
                           int percents[STUDIO_CHART_MAX_SERIES])
{
  double below, above, rest[STUDIO_CHART_MAX_SERIES] = { 0 };
  int left = 100;

  studio_chart_get_sums (chart, row, &below, &above);
  memset (percents, 0, sizeof (int) * STUDIO_CHART_MAX_SERIES);
  if (!(above > 0))
    return;
  for (int series = 0; series < chart->n_series; series++) {
    double value = 0, exact;

    studio_chart_get_cell (chart, row, series, &value);
    exact = MAX (value, 0) / above * 100;
    percents[series] = (int) floor (exact + 1e-9);
    rest[series] = exact - percents[series];
    left -= percents[series];
  }
  for (; left > 0; left--) {
    int best = 0;

    for (int series = 1; series < chart->n_series; series++)
      best = rest[series] > rest[best] ? series : best;
    percents[best]++;
    rest[best] = -1;
  }
}
