#include "config.h"

#include "studio-chart-issues.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "studio-chart-areas.h"
#include "studio-chart-figures.h"
#include "studio-issues.h"
#include "studio-number.h"

/* Letters smaller than this, on a page 1080 px wide, nobody reads on a phone. */
#define LEAST_SIZE 13.0
#define PAGE_WIDTH 1080.0
/* As studio-chart-figure.c sets the figures of columns. */
#define FIGURE_LINE 1.25
#define LEAST_FIGURE 0.5
#define FIGURE_LETTER 0.58
#define IN_PART (0.8 * 0.92 / 0.9) /* of the room of its sum */
/* Rows up to which each column is named. */
#define NAMED_COLUMNS 12
#define NAME_SIZE 0.8
/* Height of one line of a kind's rows, in its letters' size, as studio-chart-*.c draws them. */
#define BAR_LINE 1.45
#define TABLE_LINE 1.55
#define PROGRESS_LINE 2.6
#define LIST_LINE 1.5
#define RING_PLACE 1.6 /* height of a ring with its name, in its width */
/* A usual letter, in its size, and how far lines are filled. */
#define LETTER 0.52
#define FILLED 0.85

/* What the checks of one chart share. */
typedef struct
{
  StudioScene *scene;
  const StudioBox *box;
  const StudioChartSpec *chart;
  const char *name;
} Check;

static void
add (const Check *check,
     StudioIssueKind kind,
     char *message)
{
  studio_issues_add (check->scene, kind, check->box->layer, check->box->layer->field, message);
}

static const StudioChartRow *
get_row (const Check *check,
         guint row)
{
  return &g_array_index (check->chart->rows, StudioChartRow, row);
}

static int
count_missing (const Check *check)
{
  int missing = 0;

  for (guint i = 0; i < check->chart->rows->len; i++) {
    for (int series = 0; series < check->chart->n_series; series++)
      missing += get_row (check, i)->cells[series].missing;
  }
  return missing;
}

static void
check_figures (const Check *check)
{
  const StudioChartNotes *notes = &check->chart->notes;
  int missing = count_missing (check), figures = (int) check->chart->rows->len * check->chart->n_series;
  gboolean stacked = check->chart->kind == STUDIO_CHART_AREA && check->chart->arrange != STUDIO_CHART_GROUPED && check->chart->n_series > 1;

  if (notes->unread > 0)
    add (check, STUDIO_ISSUE_FIGURES,
         g_strdup_printf (ngettext ("%d figure of %s could not be read as a number and is not drawn.", "%d figures of %s could not be read as numbers and are not drawn.", notes->unread),
                          notes->unread, check->name));
  else if (figures > 0 && missing == figures)
    add (check, STUDIO_ISSUE_FIGURES, g_strdup_printf (_ ("%s has no figures yet. Fill them in."), check->name));
  else if (missing > 0 && (stacked || (check->chart->total && check->chart->kind == STUDIO_CHART_TABLE)))
    add (check, STUDIO_ISSUE_FIGURES,
         g_strdup_printf (ngettext ("The sums of %s leave out %d missing figure.", "The sums of %s leave out %d missing figures.", missing), check->name, missing));
  if (notes->mixed)
    add (check, STUDIO_ISSUE_FIGURES, g_strdup_printf (_ ("%s draws figures of different units on one scale, where they cannot be compared. Choose a table."), check->name));
  if (notes->left_out > 0)
    add (check, STUDIO_ISSUE_CHART,
         g_strdup_printf (ngettext ("%s draws %d rows at most; %d row is left out.", "%s draws %d rows at most; %d rows are left out.", notes->left_out),
                          check->name, STUDIO_CHART_MAX_ROWS, notes->left_out));
}

static void
check_kind (const Check *check)
{
  const StudioChartNotes *notes = &check->chart->notes;

  if (notes->merged > 0)
    add (check, STUDIO_ISSUE_CHART, g_strdup_printf (_ ("Too many parts for a donut; %d were put together as “Lainnya”."), notes->merged));
  if (notes->negative > 0)
    add (check, STUDIO_ISSUE_CHART,
         g_strdup_printf (_ ("%s has figures below zero, which this kind of chart cannot draw. Choose columns, bars or a line."), check->name));
  if (notes->rearranged)
    add (check, STUDIO_ISSUE_CHART,
         g_strdup_printf (_ ("%s has figures below zero, which cannot be parts of a whole. The series stand beside each other instead."), check->name));
  if (notes->hidden_series > 0)
    add (check, STUDIO_ISSUE_CHART,
         g_strdup_printf (ngettext ("This kind of chart does not show %d series of %s. Choose columns, lines or a table.",
                                    "This kind of chart does not show %d series of %s. Choose columns, lines or a table.", notes->hidden_series),
                          notes->hidden_series, check->name));
  if (check->chart->kind == STUDIO_CHART_NUMBER && (check->chart->rows->len > 2 || (check->chart->rows->len > 1 && check->chart->n_series > 1)))
    add (check, STUDIO_ISSUE_CHART, g_strdup_printf (_ ("A number shows one figure of %s and what it is compared with; the other rows are not drawn."), check->name));
}

static void
check_sum (const Check *check)
{
  g_autofree char *sum = NULL;

  if (!check->chart->notes.sum_off)
    return;
  sum = studio_number_format (check->chart->notes.sum, check->chart->notes.sum_decimals);
  add (check, STUDIO_ISSUE_FIGURES, g_strdup_printf (_ ("The parts of %s make %s %%: they should make 100 %%."), check->name, sum));
}

/* A spreadsheet's last row, brought along. */
static void
check_sum_row (const Check *check)
{
  int row = studio_chart_figures_find_sum (check->chart);

  if (row >= 0)
    add (check, STUDIO_ISSUE_FIGURES,
         g_strdup_printf (_ ("“%s” is the sum of the other rows, but %s draws it beside them. Delete that row."), get_row (check, (guint) row)->label, check->name));
}

static void
check_icons (const Check *check)
{
  gboolean changed;
  double per;
  g_autofree char *number = NULL;

  if (check->chart->kind != STUDIO_CHART_PICTOGRAM)
    return;
  per = studio_chart_figures_per (check->chart, &changed);
  number = studio_number_format (per, 2);
  if (changed)
    add (check, STUDIO_ISSUE_CHART, g_strdup_printf (_ ("%s would need too many icons; each stands for %s instead."), check->name, number));
}

static void
check_map (const Check *check)
{
  g_autofree char *lost = NULL, *empty = NULL;
  int n_lost, n_empty;

  if (check->chart->kind != STUDIO_CHART_MAP)
    return;
  if (check->chart->geo == NULL) {
    add (check, STUDIO_ISSUE_CHART,
         g_strdup_printf (check->chart->map != NULL ? _ ("The map of %s is missing; bars are drawn instead. Choose the map file again.")
                                                    : _ ("%s has no map yet; bars are drawn instead. Choose a map file (GeoJSON)."),
                          check->name));
    return;
  }
  lost = studio_chart_areas_dup_lost_rows (check->chart, &n_lost);
  empty = studio_chart_areas_dup_empty_areas (check->chart, &n_empty);
  if (n_lost > 0)
    add (check, STUDIO_ISSUE_CHART, g_strdup_printf (_ ("Not on the map of %s: %s. Write the names as on the map."), check->name, lost));
  if (n_empty > 0)
    add (check, STUDIO_ISSUE_CHART, g_strdup_printf (_ ("Areas without a figure in %s: %s."), check->name, empty));
  if (check->chart->geo->n_broken > 0)
    add (check, STUDIO_ISSUE_CHART,
         g_strdup_printf (ngettext ("%d border of the map of %s is broken and left out.", "%d borders of the map of %s are broken and left out.", check->chart->geo->n_broken),
                          check->chart->geo->n_broken, check->name));
}

/* Height of the rect that the rows have, without the line under the chart and the keys above it. */
static double
rows_height (const Check *check)
{
  const StudioChartSpec *chart = check->chart;
  double note = chart->unit != NULL || chart->period != NULL || chart->source != NULL || chart->kind == STUDIO_CHART_PICTOGRAM ? 1.6 : 0;
  double keys = chart->n_series > 1 && (chart->kind == STUDIO_CHART_COLUMN || chart->kind == STUDIO_CHART_BAR) ? 1.8 : 0;

  return MAX (check->box->rect.h - (note + keys) * MIN (chart->size, check->box->rect.h / 6), 1);
}

/* Returns: about the size of the letters beside the rows; 0 where rows do not make them smaller */
static double
letter_size (const Check *check)
{
  const StudioChartSpec *chart = check->chart;
  double place = rows_height (check) / MAX (chart->rows->len, 1);

  switch (chart->kind) {
  case STUDIO_CHART_BAR:
    return place / BAR_LINE / (chart->arrange == STUDIO_CHART_GROUPED ? MAX (chart->n_series * 0.95, 1) : 1);
  case STUDIO_CHART_PICTOGRAM:
    return place / BAR_LINE;
  case STUDIO_CHART_TABLE:
    return rows_height (check) / ((chart->rows->len + 1 + chart->total) * TABLE_LINE);
  case STUDIO_CHART_PROGRESS:
    return place / PROGRESS_LINE;
  case STUDIO_CHART_DONUT:
    return place / LIST_LINE;
  case STUDIO_CHART_RING:
    return sqrt (check->box->rect.w * rows_height (check) / MAX (chart->rows->len, 1)) * 0.15;
  case STUDIO_CHART_COLUMN:
  case STUDIO_CHART_LINE:
  case STUDIO_CHART_AREA:
  case STUDIO_CHART_NUMBER:
  case STUDIO_CHART_MAP:
  case STUDIO_CHART_N_KINDS:
  default:
    return 0;
  }
}

static gboolean
is_grouped (const StudioChartSpec *chart)
{
  return chart->arrange == STUDIO_CHART_GROUPED && chart->n_series > 1;
}

/* Letters of the longest figure. */
static glong
longest_figure (const Check *check)
{
  glong longest = 1;

  for (guint i = 0; i < check->chart->rows->len; i++) {
    for (int series = 0; series < check->chart->n_series; series++) {
      const char *text = get_row (check, i)->cells[series].text;

      longest = MAX (longest, text != NULL ? g_utf8_strlen (text, -1) : 0);
    }
  }
  return longest;
}

static glong
longest_name (const Check *check)
{
  glong longest = 0;

  for (guint i = 0; i < check->chart->rows->len; i++) {
    const char *label = get_row (check, i)->label;

    longest = MAX (longest, label != NULL ? g_utf8_strlen (label, -1) : 0);
  }
  return longest;
}

/* Years, months and days follow each other, so that some of their names tell the others. */
static gboolean
is_course (const Check *check)
{
  const char *first = get_row (check, 0)->label, *last = get_row (check, check->chart->rows->len - 1)->label;

  return longest_name (check) <= 4 || (first != NULL && last != NULL && strpbrk (first, "0123456789") != NULL && strpbrk (last, "0123456789") != NULL);
}

/* Returns: room for a column's figure, as studio-chart-column.c and studio-chart-blocks-plan.c give it */
static double
figure_room (const Check *check)
{
  double width = check->box->rect.w, n = MAX (check->chart->rows->len, 1);

  if (check->chart->n_series == 1)
    return width / (n - 1 + 0.76) * 0.86;
  return is_grouped (check->chart) ? width / n / check->chart->n_series * 0.95 : width / (n - 1 + 0.8) * 0.9;
}

/* Whether figures are left out: they have no room between their neighbours, neither level nor turned, or on parts of columns, where
   they stand level only. */
static gboolean
lacks_room (const Check *check,
            double size)
{
  const StudioChartSpec *chart = check->chart;
  double room = figure_room (check), length = (double) longest_figure (check) * FIGURE_LETTER * LEAST_FIGURE * size;

  if (chart->n_series > 1 && chart->arrange != STUDIO_CHART_GROUPED)
    return chart->arrange == STUDIO_CHART_STACKED && length > room * IN_PART;
  return length > room && room / FIGURE_LINE < size * LEAST_FIGURE;
}

static void
check_columns (const Check *check)
{
  const StudioChartSpec *chart = check->chart;
  double size = MIN (chart->size, MIN (check->box->rect.h / 6, check->box->rect.w / 4));

  if (lacks_room (check, size))
    add (check, STUDIO_ISSUE_CHART,
         g_strdup_printf (_ ("%s has %d columns: not each has room for its figure. Use fewer rows, a line or a table."), check->name,
                          (int) chart->rows->len * (is_grouped (chart) ? chart->n_series : 1)));
  else if (chart->rows->len > NAMED_COLUMNS && !is_course (check) && (double) longest_name (check) * LETTER * NAME_SIZE * size > check->box->rect.w / chart->rows->len)
    add (check, STUDIO_ISSUE_CHART,
         g_strdup_printf (_ ("%s has %d columns: not each has room for its name. Use bars or a table."), check->name, (int) chart->rows->len));
}

static void
check_crowd (const Check *check)
{
  const StudioChartSpec *chart = check->chart;
  double least = LEAST_SIZE * MIN (check->scene->format->size.w, check->scene->format->size.h) / PAGE_WIDTH, size = letter_size (check);

  if (chart->kind == STUDIO_CHART_COLUMN && chart->rows->len > 0)
    check_columns (check);
  else if (size > 0 && size < least)
    add (check, STUDIO_ISSUE_CHART,
         g_strdup_printf (_ ("%s has %u rows in so little room that they are hard to read. Enlarge it or use fewer rows."), check->name, chart->rows->len));
}

/* Letters that a name may have before it is shortened, about; 0: any number. */
static double
name_room (const Check *check)
{
  const StudioChartSpec *chart = check->chart;
  double width = check->box->rect.w, letter = MIN (chart->size, check->box->rect.h / 6) * LETTER, n = MAX (chart->rows->len, 1);

  switch (chart->kind) {
  case STUDIO_CHART_BAR:
  case STUDIO_CHART_PICTOGRAM:
    return 4 * width * 0.44 / (letter * 0.66);
  case STUDIO_CHART_COLUMN:
  case STUDIO_CHART_LINE:
  case STUDIO_CHART_AREA:
    return n > 12 ? 0 : 4 * width / n * 0.9 / (letter * 0.55);
  case STUDIO_CHART_PROGRESS:
    return width * 0.78 / (letter * 0.75) / FILLED;
  case STUDIO_CHART_DONUT:
    return 2 * width * 0.5 / (letter * 0.7);
  case STUDIO_CHART_RING:
    return 4 * width / MIN (n, ceil (sqrt (n * RING_PLACE * width / MAX (check->box->rect.h, 1)))) / (letter * 0.55);
  case STUDIO_CHART_NUMBER:
    return 2 * width / letter;
  case STUDIO_CHART_TABLE:
    return 4 * width * 0.5 / (letter * 0.6);
  case STUDIO_CHART_MAP:
  case STUDIO_CHART_N_KINDS:
  default:
    return 0;
  }
}

static void
check_names (const Check *check)
{
  double room = name_room (check) * FILLED;

  for (guint i = 0; room > 0 && i < check->chart->rows->len; i++) {
    const char *label = get_row (check, i)->label;

    if (label == NULL || g_utf8_strlen (label, -1) <= room)
      continue;
    add (check, STUDIO_ISSUE_CHART, g_strdup_printf (_ ("“%s” is too long a name for %s and is shortened."), label, check->name));
    return;
  }
}

/* What a new element says of its sample figures is no source. */
static gboolean
has_source (const StudioChartSpec *chart)
{
  g_autofree char *folded = g_utf8_casefold (chart->source != NULL ? chart->source : "", -1);

  return *folded != '\0' && !g_str_has_prefix (folded, "contoh");
}

void
studio_chart_issues_collect (StudioScene *scene,
                             const StudioBox *box,
                             const char *name,
                             gboolean sourced)
{
  Check check = { scene, box, &box->layer->chart, name };

  if (check.chart->example)
    add (&check, STUDIO_ISSUE_SAMPLE, g_strdup_printf (_ ("The figures of %s are still those of the example. Write or paste your own."), name));
  check_figures (&check);
  check_kind (&check);
  check_sum (&check);
  check_sum_row (&check);
  check_icons (&check);
  check_map (&check);
  check_crowd (&check);
  check_names (&check);
  if (!sourced && box->layer->field == NULL && !has_source (check.chart) && check.chart->rows->len > 0)
    add (&check, STUDIO_ISSUE_NO_SOURCE, g_strdup_printf (_ ("%s has no source. Say who published its figures."), name));
}
