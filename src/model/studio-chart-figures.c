#include "config.h"

#include "studio-chart-figures-private.h"

#include <math.h>

#define USUAL_ICONS 20 /* of a pictogram's largest row */
#define MAX_ICONS 200
/* Posters speak Indonesian whatever the window speaks. */
#define OTHERS "Lainnya"

static void
row_clear (gpointer data)
{
  StudioChartRow *row = data;

  g_free (row->label);
  g_free (row->unit);
  for (guint i = 0; i < G_N_ELEMENTS (row->cells); i++)
    g_free (row->cells[i].text);
}

GArray *
studio_chart_rows_new (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (StudioChartRow));

  g_array_set_clear_func (rows, row_clear);
  return rows;
}

static StudioChartRow *
get_row (const StudioChartSpec *chart,
         guint row)
{
  return &g_array_index (chart->rows, StudioChartRow, row);
}

/* Whether the kind shows parts of a whole or progress towards one, for which there is nothing below zero. */
static gboolean
needs_positive (StudioChartKind kind)
{
  return kind == STUDIO_CHART_DONUT || kind == STUDIO_CHART_PICTOGRAM || kind == STUDIO_CHART_PROGRESS || kind == STUDIO_CHART_RING;
}

gboolean
studio_chart_figures_shows_one (StudioChartKind kind)
{
  return needs_positive (kind) || kind == STUDIO_CHART_MAP;
}

static double
part_value (const StudioChartRow *row)
{
  return row->cells[0].missing || !(row->cells[0].value > 0) ? 0 : row->cells[0].value;
}

static gboolean
is_others (const StudioChartRow *row)
{
  g_autofree char *folded = row->label != NULL ? g_utf8_casefold (row->label, -1) : NULL;

  return g_strcmp0 (folded, "lainnya") == 0 || g_strcmp0 (folded, "lain-lain") == 0;
}

/* Returns: the row to be put with the others next: one already called so, else the smallest */
static guint
least_part (const StudioChartSpec *chart)
{
  guint least = 0;

  for (guint i = 0; i < chart->rows->len; i++) {
    if (is_others (get_row (chart, i)))
      return i;
    if (part_value (get_row (chart, i)) <= part_value (get_row (chart, least)))
      least = i;
  }
  return least;
}

static void
merge_parts (StudioChartSpec *chart)
{
  StudioChartRow others = { .label = NULL, .index = -1 };

  if (chart->kind != STUDIO_CHART_DONUT || chart->rows->len <= STUDIO_CHART_MAX_PARTS)
    return;
  while (chart->rows->len >= STUDIO_CHART_MAX_PARTS) {
    guint least = least_part (chart);
    StudioChartRow *row = get_row (chart, least);

    if (others.unit == NULL)
      others.unit = g_steal_pointer (&row->unit);
    if (!row->cells[0].missing) {
      others.cells[0].number = row->cells[0].number;
      others.cells[0].decimals = MAX (others.cells[0].decimals, row->cells[0].decimals);
    }
    others.cells[0].value += part_value (row);
    chart->notes.merged++;
    g_array_remove_index (chart->rows, least);
  }
  others.label = g_strdup (OTHERS);
  others.cells[0].number = others.cells[0].number == STUDIO_NUMBER_MISSING ? STUDIO_NUMBER_PLAIN : others.cells[0].number;
  g_array_append_val (chart->rows, others);
}

static gboolean
is_percent (const StudioChartSpec *chart,
            const StudioChartRow *row)
{
  const char *unit = row->unit != NULL && *row->unit != '\0' ? row->unit : chart->unit;

  if (row->cells[0].missing)
    return TRUE;
  return row->cells[0].number == STUDIO_NUMBER_PERCENT || (row->cells[0].number == STUDIO_NUMBER_PLAIN && g_strcmp0 (unit, "%") == 0);
}

static gboolean
all_percent (const StudioChartSpec *chart)
{
  int present = 0;

  for (guint i = 0; i < chart->rows->len; i++) {
    if (!is_percent (chart, get_row (chart, i)) || part_value (get_row (chart, i)) > 1e6)
      return FALSE;
    present += !get_row (chart, i)->cells[0].missing;
  }
  return present > 1;
}

/* Shares of 100 in steps of 10^-@decimals by the largest remainder. */
static void
round_parts (StudioChartSpec *chart,
             double sum,
             int decimals)
{
  double step = pow (10, -decimals);
  int left = (int) lround (100 / step);
  g_autofree double *rest = g_new0 (double, chart->rows->len);

  for (guint i = 0; i < chart->rows->len; i++) {
    double exact = part_value (get_row (chart, i)) / sum * 100 / step;

    get_row (chart, i)->cells[0].value = floor (exact + 1e-9) * step;
    rest[i] = exact - floor (exact + 1e-9);
    left -= (int) floor (exact + 1e-9);
  }
  for (; left > 0; left--) {
    guint best = 0;

    for (guint i = 1; i < chart->rows->len; i++)
      best = rest[i] > rest[best] ? i : best;
    get_row (chart, best)->cells[0].value += step;
    rest[best] = -1;
  }
}

/* What is written in percent must make 100; what rounding took away may be given back, what is missing may not be invented. */
static void
check_sum (StudioChartSpec *chart)
{
  int decimals = studio_chart_figures_get_decimals (chart, 0);
  double sum = 0, step;

  if (chart->kind != STUDIO_CHART_DONUT || !all_percent (chart))
    return;
  for (guint i = 0; i < chart->rows->len; i++)
    sum += part_value (get_row (chart, i));
  decimals = MIN (decimals, 6);
  if (chart->honest && sum > 0) {
    int written = MIN (decimals, 1);

    step = pow (10, -written);
    if (fabs (sum - 100) <= chart->rows->len * step / 2) {
      round_parts (chart, sum, written);
      for (guint i = 0; i < chart->rows->len; i++)
        get_row (chart, i)->cells[0].decimals = written;
      return;
    }
  }
  chart->notes.sum = sum;
  chart->notes.sum_decimals = decimals;
  chart->notes.sum_off = fabs (sum - 100) > 0.5 * pow (10, -decimals - 1);
}

static double
sort_value (const StudioChartSpec *chart,
            const StudioChartRow *row,
            gboolean *missing)
{
  gboolean whole = chart->arrange == STUDIO_CHART_STACKED && chart->n_series > 1 && !studio_chart_figures_shows_one (chart->kind);
  double value = 0;

  *missing = TRUE;
  for (int i = 0; i < (whole ? chart->n_series : 1); i++) {
    if (!row->cells[i].missing) {
      value += row->cells[i].value;
      *missing = FALSE;
    }
  }
  return value;
}

static gint
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer data)
{
  const StudioChartSpec *chart = data;
  const StudioChartRow *rows[] = { a, b };
  gboolean missing[2];
  double values[2];

  for (int i = 0; i < 2; i++)
    values[i] = sort_value (chart, rows[i], &missing[i]);
  if (missing[0] != missing[1])
    return missing[0] ? 1 : -1;
  if (is_others (rows[0]) != is_others (rows[1]))
    return is_others (rows[0]) ? 1 : -1;
  if (!missing[0] && values[0] != values[1])
    return (values[0] < values[1]) == (chart->sort == STUDIO_CHART_SORT_DOWN) ? 1 : -1;
  return rows[0]->index - rows[1]->index;
}

static int
drawn_at (const StudioChartSpec *chart,
          int index)
{
  for (guint i = 0; i < chart->rows->len; i++) {
    if (get_row (chart, i)->index == index)
      return (int) i;
  }
  return STUDIO_CHART_HIGHLIGHT_NONE;
}

static int
last_present (const StudioChartSpec *chart)
{
  int last = STUDIO_CHART_HIGHLIGHT_NONE;

  for (guint i = 0; i < chart->rows->len; i++) {
    if (!get_row (chart, i)->cells[0].missing)
      last = MAX (last, get_row (chart, i)->index);
  }
  return last;
}

static void
sort_rows (StudioChartSpec *chart)
{
  if (chart->sort != STUDIO_CHART_SORT_NONE)
    g_array_sort_with_data (chart->rows, compare_rows, chart);
  /* the last of the data, which a sorted chart draws elsewhere */
  if (chart->highlight == STUDIO_CHART_HIGHLIGHT_LAST && chart->sort != STUDIO_CHART_SORT_NONE)
    chart->highlight = last_present (chart);
  if (chart->highlight >= 0)
    chart->highlight = drawn_at (chart, chart->highlight);
}

static void
count_negative (StudioChartSpec *chart)
{
  int negative = 0;

  for (guint i = 0; i < chart->rows->len; i++) {
    for (int series = 0; series < chart->n_series; series++)
      negative += !get_row (chart, i)->cells[series].missing && get_row (chart, i)->cells[series].value < 0;
  }
  if (negative == 0)
    return;
  if (needs_positive (chart->kind)) {
    chart->notes.negative = negative;
  } else if (chart->n_series > 1 && (chart->arrange == STUDIO_CHART_SHARE || (chart->arrange == STUDIO_CHART_STACKED && chart->kind == STUDIO_CHART_AREA))) {
    chart->arrange = STUDIO_CHART_GROUPED;
    chart->notes.rearranged = TRUE;
  }
}

static gboolean
is_called_sum (const StudioChartRow *row)
{
  g_autofree char *folded = row->label != NULL ? g_utf8_casefold (row->label, -1) : NULL;

  return folded != NULL && (g_str_has_prefix (folded, "jumlah") || g_str_has_prefix (folded, "total") || g_str_has_prefix (folded, "grand total"));
}

int
studio_chart_figures_find_sum (const StudioChartSpec *chart)
{
  double sum = 0;
  int found = -1, decimals = 0;

  g_return_val_if_fail (chart != NULL && chart->rows != NULL, -1);

  if (chart->kind == STUDIO_CHART_TABLE || chart->kind == STUDIO_CHART_NUMBER || chart->geo != NULL || chart->rows->len < 3)
    return -1;
  for (guint i = 0; i < chart->rows->len; i++) {
    const StudioChartRow *row = get_row (chart, i);

    if (row->cells[0].missing)
      continue;
    decimals = MAX (decimals, row->cells[0].decimals);
    if (found < 0 && is_called_sum (row))
      found = (int) i;
    else
      sum += row->cells[0].value;
  }
  /* each part may be off by half of its last digit */
  if (found < 0 || !(fabs (get_row (chart, (guint) found)->cells[0].value - sum) <= chart->rows->len * 0.5 * pow (10, -MIN (decimals, 9)) + fabs (sum) * 1e-9))
    return -1;
  return found;
}

/* Returns: the smallest of 1, 2, 5, 10, 20, … that is not below @value */
static double
round_number (double value)
{
  static const double steps[] = { 1, 2, 5, 10 };
  double power = pow (10, floor (log10 (value)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (steps[i] * power >= value * (1 - 1e-9))
      return steps[i] * power;
  }
  return 10 * power;
}

double
studio_chart_figures_per (const StudioChartSpec *chart,
                          gboolean *changed)
{
  double largest = 0;
  gboolean fits;

  for (guint i = 0; i < chart->rows->len; i++) {
    double value = part_value (get_row (chart, i));

    largest = isfinite (value) ? MAX (largest, value) : largest;
  }
  fits = chart->per > 0 && largest / chart->per <= MAX_ICONS;
  if (changed != NULL)
    *changed = chart->per > 0 && !fits;
  if (fits)
    return chart->per;
  if (largest <= USUAL_ICONS && (largest >= 1 || !(largest > 1e-290)))
    return 1;
  return round_number (largest / USUAL_ICONS);
}

/* Returns: (nullable): what a figure counts, as far as it says so: "%", "Rp", its row's unit */
static const char *
unit_of (const StudioChartRow *row,
         const StudioChartCell *cell)
{
  if (cell->number == STUDIO_NUMBER_PERCENT)
    return "%";
  if (cell->number == STUDIO_NUMBER_MONEY)
    return "Rp";
  return row->unit != NULL && *row->unit != '\0' ? row->unit : NULL;
}

/* Rupiah, percent and people have no scale in common; only a table may put them side by side. */
static gboolean
is_mixed (const StudioChartSpec *chart)
{
  int n_series = studio_chart_figures_shows_one (chart->kind) ? 1 : chart->n_series;
  const char *first = NULL;

  if (chart->kind == STUDIO_CHART_TABLE || chart->kind == STUDIO_CHART_NUMBER)
    return FALSE;
  for (guint i = 0; i < chart->rows->len; i++) {
    for (int series = 0; series < n_series; series++) {
      const StudioChartRow *row = get_row (chart, i);
      const char *unit = row->cells[series].missing ? NULL : unit_of (row, &row->cells[series]);

      if (unit != NULL && first != NULL && g_ascii_strcasecmp (unit, first) != 0)
        return TRUE;
      first = first != NULL ? first : unit;
    }
  }
  return FALSE;
}

void
studio_chart_figures_prepare (StudioChartSpec *chart)
{
  g_return_if_fail (chart != NULL && chart->rows != NULL && chart->n_series >= 1 && chart->n_series <= STUDIO_CHART_MAX_SERIES);

  if (studio_chart_figures_shows_one (chart->kind))
    chart->notes.hidden_series += chart->n_series - 1;
  chart->notes.mixed = is_mixed (chart);
  count_negative (chart);
  merge_parts (chart);
  check_sum (chart);
  studio_chart_figures_write_all (chart);
  sort_rows (chart);
}
