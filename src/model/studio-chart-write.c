#include "config.h"

#include "studio-chart-figures-private.h"

#include <math.h>
#include <string.h>

/* Longer units stand in the chart's heading, or they would crowd the marks. */
#define MAX_UNIT_CHARS 4
#define MAX_DECIMALS 2
/* What is larger has the decimals it was typed with: "1.250,0" beside "62,4" would look more exact than anybody counted. */
#define PADDED_BELOW 1000.0
#define NARROW_SPACE "\u202f"
#define NO_BREAK_SPACE "\u00a0"

static StudioChartRow *
row_of (const StudioChartSpec *chart,
        guint row)
{
  return &g_array_index (chart->rows, StudioChartRow, row);
}

/* One column of figures has one number of decimals: 82 beside 84,3 is written 82,0. */
static char *
pad_decimals (const char *text,
              int decimals)
{
  const char *comma = strchr (text, ',');
  int written = comma != NULL ? (int) strlen (comma + 1) : 0;

  if (written >= decimals || decimals > MAX_DECIMALS)
    return g_strdup (text);
  return g_strdup_printf ("%s%s%.*s", text, comma != NULL ? "" : ",", decimals - written, "00");
}

/* @whole: all digits up to nine of them, else "1,24 jt" */
static char *
write_number (double value,
              int decimals,
              gboolean whole)
{
  StudioNumber number = { STUDIO_NUMBER_PLAIN, value, decimals, FALSE };
  g_autofree char *text = studio_number_display (&number, !whole);

  return fabs (value) < 1e6 || (whole && fabs (value) < 1e9) ? pad_decimals (text, decimals) : g_steal_pointer (&text);
}

static char *
write_percent (double value,
               int decimals)
{
  g_autofree char *digits = studio_number_format (value, MAX (decimals, MAX_DECIMALS));
  g_autofree char *padded = pad_decimals (digits, decimals);

  return g_strconcat (padded, NARROW_SPACE "%", NULL);
}

/* A table says its unit in the heading and has room for all digits. */
static char *
write_plain (const StudioChartSpec *chart,
             const StudioChartRow *row,
             const StudioChartCell *cell,
             int decimals)
{
  gboolean table = chart->kind == STUDIO_CHART_TABLE;
  g_autofree char *figure = write_number (cell->value, table || fabs (cell->value) < PADDED_BELOW ? decimals : MIN (decimals, cell->decimals), table);
  const char *unit = row->unit != NULL ? row->unit : "";

  if (*unit == '\0' || g_utf8_strlen (unit, -1) > MAX_UNIT_CHARS)
    return g_steal_pointer (&figure);
  return g_strconcat (figure, g_str_equal (unit, "%") ? NARROW_SPACE : NO_BREAK_SPACE, unit, NULL);
}

static char *
write_cell (const StudioChartSpec *chart,
            const StudioChartRow *row,
            const StudioChartCell *cell,
            int decimals)
{
  StudioNumber number = { cell->number, cell->value, cell->decimals, FALSE };

  if (cell->missing)
    return g_strdup ("–");
  switch (cell->number) {
  case STUDIO_NUMBER_PERCENT:
    return write_percent (cell->value, decimals);
  case STUDIO_NUMBER_PLAIN:
    return write_plain (chart, row, cell, decimals);
  case STUDIO_NUMBER_MONEY:
  case STUDIO_NUMBER_MISSING:
  default:
    return studio_number_display (&number, TRUE);
  }
}

char *
studio_chart_figures_write (const StudioChartSpec *chart,
                            const StudioChartRow *row,
                            StudioNumberKind number,
                            double value,
                            int decimals)
{
  StudioChartCell cell = { .value = value, .number = number, .decimals = decimals };

  g_return_val_if_fail (chart != NULL && row != NULL, NULL);

  return write_cell (chart, row, &cell, decimals);
}

int
studio_chart_figures_get_decimals (const StudioChartSpec *chart,
                                   int series)
{
  int decimals = 0;

  for (guint i = 0; i < chart->rows->len; i++) {
    if (!row_of (chart, i)->cells[series].missing)
      decimals = MAX (decimals, row_of (chart, i)->cells[series].decimals);
  }
  return decimals;
}

/* Whether figures count the same and so have one number of decimals: percentages say nothing of people's. */
static gboolean
is_alike (const StudioChartRow *row,
          const StudioChartRow *other,
          StudioNumberKind kind,
          StudioNumberKind other_kind)
{
  return kind == other_kind && (kind == STUDIO_NUMBER_PERCENT || g_strcmp0 (row->unit, other->unit) == 0);
}

/* Returns: the most decimals that a figure like this one was typed with, in its column of a table or anywhere on a chart */
static int
decimals_like (const StudioChartSpec *chart,
               const StudioChartRow *row,
               int series)
{
  int first = chart->kind == STUDIO_CHART_TABLE ? series : 0, end = chart->kind == STUDIO_CHART_TABLE ? series + 1 : chart->n_series;
  int decimals = 0;

  for (guint i = 0; i < chart->rows->len; i++) {
    const StudioChartRow *other = row_of (chart, i);

    for (int at = first; at < end; at++) {
      if (!other->cells[at].missing && is_alike (row, other, row->cells[series].number, other->cells[at].number))
        decimals = MAX (decimals, other->cells[at].decimals);
    }
  }
  return decimals;
}

void
studio_chart_figures_write_all (StudioChartSpec *chart)
{
  for (int series = 0; series < chart->n_series; series++) {
    const StudioChartRow *last = NULL;
    int decimals = 0;

    for (guint i = 0; i < chart->rows->len; i++) {
      StudioChartRow *row = row_of (chart, i);
      StudioChartCell *cell = &row->cells[series];

      /* mostly all are alike */
      if (!cell->missing && (last == NULL || !is_alike (row, last, cell->number, last->cells[series].number))) {
        decimals = decimals_like (chart, row, series);
        last = row;
      }
      cell->text = write_cell (chart, row, cell, decimals);
    }
  }
}
