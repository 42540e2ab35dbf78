#include "config.h"

#include "studio-chart-map.h"

#include <stdlib.h>

typedef struct
{
  int row;
  double value;
} Entry;

static int
compare_entries (const void *a,
                 const void *b)
{
  const Entry *first = a, *second = b;

  return (first->value > second->value) - (first->value < second->value);
}

/* Rows with a figure, from the smallest; those that are not on the map take no part. */
static int
sort_rows (const StudioChart *chart,
           Entry entries[STUDIO_CHART_MAX_ROWS])
{
  const GArray *map_rows = chart->spec->map_rows;
  gboolean shown[STUDIO_CHART_MAX_ROWS] = { FALSE };
  int n = 0;

  for (guint i = 0; i < map_rows->len; i++) {
    int row = g_array_index (map_rows, int, i);

    if (row >= 0 && row < chart->n_rows)
      shown[row] = TRUE;
  }
  for (int row = 0; row < chart->n_rows; row++) {
    entries[n].row = row;
    n += shown[row] && studio_chart_get_value (chart, row, &entries[n].value);
  }
  qsort (entries, (size_t) n, sizeof (Entry), compare_entries);
  return n;
}

static int
class_of (const Entry *entries,
          int n,
          int entry,
          int wanted,
          StudioChartSteps steps)
{
  double low = entries[0].value, range = entries[n - 1].value / 2 - low / 2;
  int first = entry;

  if (steps == STUDIO_CHART_STEPS_EQUAL)
    return range > 0 ? MIN ((int) ((entries[entry].value / 2 - low / 2) / range * wanted), wanted - 1) : 0;
  while (first > 0 && entries[first - 1].value >= entries[entry].value)
    first--;
  return first * wanted / n;
}

static int
count_values (const Entry *entries,
              int n)
{
  int different = n > 0;

  for (int i = 1; i < n; i++)
    different += entries[i].value > entries[i - 1].value;
  return different;
}

void
studio_map_classes_init (StudioMapClasses *classes,
                         const StudioChart *chart)
{
  Entry entries[STUDIO_CHART_MAX_ROWS];
  int n = sort_rows (chart, entries);

  classes->n = CLAMP (chart->spec->classes, STUDIO_CHART_LEAST_CLASSES, STUDIO_CHART_MAX_CLASSES);
  classes->n = MAX (MIN (classes->n, count_values (entries, n)), 1);
  for (int i = 0; i < STUDIO_CHART_MAX_ROWS; i++)
    classes->of_rows[i] = -1;
  for (int i = 0; i < STUDIO_CHART_MAX_CLASSES; i++)
    classes->low[i] = classes->high[i] = -1;
  for (int i = 0; i < n; i++) {
    int of_row = class_of (entries, n, i, classes->n, chart->spec->steps);

    classes->of_rows[entries[i].row] = of_row;
    if (classes->low[of_row] < 0)
      classes->low[of_row] = entries[i].row;
    classes->high[of_row] = entries[i].row;
  }
}
