#include "config.h"

#include "studio-chart-data-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "studio-collate.h"
#include "studio-error.h"

/* A unit is a word or two. */
#define MAX_UNIT_CHARS 16

/* --- blocks of cells --- */

static gboolean
check_room (guint n_rows,
            guint n_series,
            GError **error)
{
  if (n_rows > STUDIO_CHART_DATA_MAX_ROWS) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("That makes %u rows, and a chart holds at most %d. Nothing was changed."), n_rows, STUDIO_CHART_DATA_MAX_ROWS);
    return FALSE;
  }
  if (n_series > STUDIO_CHART_DATA_MAX_SERIES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("That makes %u series, and a chart holds at most %d. Nothing was changed. Copy fewer columns."), n_series, STUDIO_CHART_DATA_MAX_SERIES);
    return FALSE;
  }
  return TRUE;
}

gboolean
studio_chart_data_paste (StudioChartData *self,
                         guint row,
                         guint column,
                         const StudioTable *table,
                         guint *n,
                         GError **error)
{
  guint first, height, width, before;
  const char *unit;

  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self) && table != NULL && studio_table_get_n_rows (table) > 0, FALSE);

  first = studio_table_get_row_number (table, 0);
  /* blank rows between others are part of the block */
  height = studio_table_get_row_number (table, studio_table_get_n_rows (table) - 1) - first + 1;
  width = studio_table_get_n_columns (table);
  before = self->names->len;
  unit = _studio_chart_data_get_unit (self);
  if (!check_room (row + height, MAX (column + width, 2) - 1, error))
    return FALSE;
  _studio_chart_data_make (self, row + height - 1, column + width - 1);
  for (guint i = 0; i < studio_table_get_n_rows (table); i++) {
    StudioChartLine *line = g_ptr_array_index (self->lines, row + studio_table_get_row_number (table, i) - first);

    for (guint k = 0; k < width; k++)
      _studio_chart_line_set (line, column + k, studio_table_get (table, i, k));
    /* another label is perhaps counted in something else */
    if (column == 0 && unit == NULL) {
      g_free (line->unit);
      line->unit = g_strdup ("");
    }
  }
  for (guint k = MAX (column, 1); k < column + width; k++)
    _studio_chart_data_settle (self, k);
  _studio_chart_data_write (self, self->names->len != before, _ ("Paste Cells"));
  if (n != NULL)
    *n = height;
  return TRUE;
}

static void
add_cell (GString *text,
          const char *cell)
{
  gboolean quote = strpbrk (cell, "\t\n\"") != NULL;
  g_auto (GStrv) parts = g_strsplit (cell, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  g_string_append_printf (text, quote ? "\"%s\"" : "%s", quote ? doubled : cell);
}

char *
studio_chart_data_copy (StudioChartData *self,
                        guint row,
                        guint column,
                        guint n_rows,
                        guint n_columns)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self), NULL);

  for (guint i = row; i < row + n_rows; i++) {
    for (guint k = column; k < column + n_columns; k++) {
      if (k > column)
        g_string_append_c (text, '\t');
      add_cell (text, studio_chart_data_get_cell (self, i, k));
    }
    if (n_rows > 1)
      g_string_append_c (text, '\n');
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- a table in place of all --- */

/**
 * Plan: which columns of a table are what.
 * @series: columns of figures; @label, @unit: -1: none; @head: whether the first row names the columns
 * @shifted: a line with one cell, a figure, stands under the figures though it was copied without its label's cell
 */
typedef struct
{
  const StudioTable *table;
  gboolean lone_figures;
  guint series[STUDIO_TABLE_MAX_COLUMNS];
  guint n_series;
  int label, unit;
  gboolean head;
} Plan;

static gboolean
is_figure (const char *cell)
{
  StudioNumber number;

  return studio_number_parse (cell, &number, NULL) && number.kind != STUDIO_NUMBER_MISSING;
}

static gboolean
is_words (const char *cell)
{
  return *cell != '\0' && !studio_number_parse (cell, &(StudioNumber){ 0 }, NULL);
}

static gboolean
is_lone_figure (const StudioTable *table,
                guint row)
{
  return studio_table_get_row_length (table, row) == 1 && studio_number_parse (studio_table_get (table, row, 0), &(StudioNumber){ 0 }, NULL);
}

static const char *
plan_cell (const Plan *plan,
           guint row,
           guint column)
{
  if (!plan->lone_figures || !is_lone_figure (plan->table, row))
    return studio_table_get (plan->table, row, column);
  return column == 1 ? studio_table_get (plan->table, row, 0) : "";
}

/* "Pendidikan 1.234", and below it figures alone: they belong below the figure. */
static gboolean
has_lone_figures (const StudioTable *table)
{
  gboolean pair = FALSE;

  if (studio_table_get_n_columns (table) != 2)
    return FALSE;
  for (guint i = 0; i < studio_table_get_n_rows (table); i++)
    pair |= is_words (studio_table_get (table, i, 0)) && is_figure (studio_table_get (table, i, 1));
  return pair;
}

static guint
count (const Plan *plan,
       guint column,
       gboolean (*what) (const char *cell),
       guint from)
{
  guint n = 0;

  for (guint i = from; i < studio_table_get_n_rows (plan->table); i++)
    n += what (plan_cell (plan, i, column));
  return n;
}

/* 1, 2, 3 … down the rows, or years: figures that are names */
static gboolean
counts_up (const Plan *plan,
           guint column,
           double least)
{
  double last = NAN;

  for (guint i = 1; i < studio_table_get_n_rows (plan->table); i++) {
    StudioNumber number;

    if (!studio_number_parse (plan_cell (plan, i, column), &number, NULL) || number.kind != STUDIO_NUMBER_PLAIN || number.value < least ||
        number.value > 2200 || number.decimals > 0 || (!isnan (last) && fabs (number.value - last) > 1.001) || number.value <= last)
      return FALSE;
    last = number.value;
  }
  return !isnan (last);
}

static void
find_series (Plan *plan)
{
  for (guint i = 0; i < studio_table_get_n_columns (plan->table); i++) {
    guint n_figures = count (plan, i, is_figure, 0);

    if (n_figures > 0 && n_figures >= count (plan, i, is_words, 1))
      plan->series[plan->n_series++] = i;
    else if (plan->label < 0 && count (plan, i, is_words, 0) > 0)
      plan->label = (int) i;
  }
}

static void
drop_series (Plan *plan,
             guint index)
{
  plan->n_series--;
  memmove (&plan->series[index], &plan->series[index + 1], (plan->n_series - index) * sizeof plan->series[0]);
}

static gboolean
find_columns (Plan *plan)
{
  plan->label = plan->unit = -1;
  plan->lone_figures = has_lone_figures (plan->table);
  find_series (plan);
  if (plan->n_series == 0)
    return FALSE;
  /* running numbers in front of names say nothing, and years in front of figures are their names */
  if (plan->n_series > 1 && plan->series[0] == 0 && counts_up (plan, 0, plan->label >= 0 ? 1 : 1900)) {
    plan->label = plan->label >= 0 ? plan->label : 0;
    drop_series (plan, 0);
  }
  for (guint i = 0; plan->n_series == 1 && plan->unit < 0 && i < studio_table_get_n_columns (plan->table); i++) {
    gboolean fits = (int) i != plan->label && i != plan->series[0] && count (plan, i, is_words, 1) > 0;

    for (guint k = 0; fits && k < studio_table_get_n_rows (plan->table); k++)
      fits = g_utf8_strlen (plan_cell (plan, k, i), -1) <= MAX_UNIT_CHARS;
    if (fits)
      plan->unit = (int) i;
  }
  return TRUE;
}

static gboolean
is_year (const char *cell)
{
  StudioNumber number;

  return strlen (cell) == 4 && studio_number_parse (cell, &number, NULL) && number.value >= 1900 && number.value <= 2200;
}

/* Words above all figures, or years above figures of another size */
static void
find_head (Plan *plan)
{
  guint n_words = 0, n_years = 0, n_other_years = 0;

  for (guint i = 0; i < plan->n_series; i++) {
    n_words += is_words (plan_cell (plan, 0, plan->series[i]));
    n_years += is_year (plan_cell (plan, 0, plan->series[i]));
    n_other_years += count (plan, plan->series[i], is_year, 1) > 0;
  }
  plan->head = studio_table_get_n_rows (plan->table) > 1 &&
               (n_words == plan->n_series || (n_words + n_years == plan->n_series && plan->n_series > 1 && n_other_years == 0));
}

static void
take_names (StudioChartData *self,
            const Plan *plan)
{
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; i < plan->n_series; i++) {
    const char *name = plan->head ? plan_cell (plan, 0, plan->series[i]) : "";

    g_ptr_array_add (self->names, *name != '\0' || plan->n_series == 1 ? g_strdup (name) : g_strdup_printf (_ ("Series %u"), i + 1));
  }
}

static void
take_lines (StudioChartData *self,
            const Plan *plan,
            guint n)
{
  guint from = plan->head ? 1 : 0;

  self->marked = NULL;
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < n; i++) {
    StudioChartLine *line = _studio_chart_data_make (self, i, 0);

    if (plan->label >= 0)
      _studio_chart_line_set (line, 0, plan_cell (plan, from + i, (guint) plan->label));
    if (plan->unit >= 0) {
      g_free (line->unit);
      line->unit = g_strdup (plan_cell (plan, from + i, (guint) plan->unit));
    }
    for (guint k = 0; k < plan->n_series; k++)
      _studio_chart_line_set (line, k + 1, plan_cell (plan, from + i, plan->series[k]));
  }
}

gboolean
studio_chart_data_has_figures (const StudioTable *table)
{
  g_autofree Plan *plan = g_new0 (Plan, 1);

  g_return_val_if_fail (table != NULL, FALSE);

  plan->table = table;
  return find_columns (plan);
}

gboolean
studio_chart_data_replace (StudioChartData *self,
                           const StudioTable *table,
                           guint max_rows,
                           GError **error)
{
  g_autofree Plan *plan = g_new0 (Plan, 1);
  guint n;

  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self) && table != NULL, FALSE);

  plan->table = table;
  if (!find_columns (plan)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("There are no figures in these cells. Copy the cells with the figures as well."));
    return FALSE;
  }
  find_head (plan);
  n = studio_table_get_n_rows (table) - (plan->head ? 1 : 0);
  if (max_rows > 0)
    plan->n_series = MIN (plan->n_series, STUDIO_CHART_DATA_MAX_SERIES);
  if (!check_room (max_rows > 0 ? MIN (n, max_rows) : n, plan->n_series, error))
    return FALSE;
  take_names (self, plan);
  take_lines (self, plan, max_rows > 0 ? MIN (n, max_rows) : n);
  for (guint i = 1; i <= plan->n_series; i++)
    _studio_chart_data_settle (self, i);
  _studio_chart_data_write (self, TRUE, _ ("Paste Figures"));
  return TRUE;
}

/* --- order --- */

gboolean
studio_chart_data_transpose (StudioChartData *self,
                             GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n_rows, n_series;
  char *cells[STUDIO_CHART_DATA_MAX_SERIES][STUDIO_CHART_DATA_MAX_COLUMNS] = { 0 };

  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self), FALSE);

  n_rows = self->lines->len;
  n_series = self->names->len;
  if (n_rows == 0)
    return TRUE;
  if (n_rows > STUDIO_CHART_DATA_MAX_SERIES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("Rows and columns can't be swapped: %u rows would be %u series, and a chart holds at most %d."), n_rows,
                 n_rows, STUDIO_CHART_DATA_MAX_SERIES);
    return FALSE;
  }
  for (guint i = 0; i < n_rows; i++) {
    g_ptr_array_add (names, g_strdup (studio_chart_data_get_cell (self, i, 0)));
    for (guint k = 0; k < n_series; k++)
      cells[k][i + 1] = g_strdup (studio_chart_data_get_cell (self, i, k + 1));
  }
  for (guint k = 0; k < n_series; k++)
    cells[k][0] = g_strdup (studio_chart_data_get_series_name (self, k));
  self->marked = NULL;
  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_extend_and_steal (self->names, g_steal_pointer (&names));
  for (guint k = 0; k < n_series; k++) {
    for (guint i = 0; i <= n_rows; i++) {
      _studio_chart_line_set (_studio_chart_data_make (self, k, 0), i, cells[k][i]);
      g_free (cells[k][i]);
    }
  }
  _studio_chart_data_write (self, TRUE, _ ("Swap Rows and Columns"));
  return TRUE;
}

/** Order: how rows are put. */
typedef struct
{
  guint column;
  gboolean down;
} Order;

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer data)
{
  const StudioChartLine *first = *(StudioChartLine *const *) a, *second = *(StudioChartLine *const *) b;
  const Order *order = data;
  StudioNumber numbers[2];
  gboolean has[2];

  if (order->column == 0)
    return (order->down ? -1 : 1) * studio_collate (first->cells[0], second->cells[0]);
  has[0] = studio_number_parse (first->cells[order->column], &numbers[0], NULL) && numbers[0].kind != STUDIO_NUMBER_MISSING;
  has[1] = studio_number_parse (second->cells[order->column], &numbers[1], NULL) && numbers[1].kind != STUDIO_NUMBER_MISSING;
  if (!has[0] || !has[1])
    return has[1] - has[0];
  return (order->down ? -1 : 1) * ((numbers[0].value > numbers[1].value) - (numbers[0].value < numbers[1].value));
}

void
studio_chart_data_sort (StudioChartData *self,
                        guint column,
                        gboolean down)
{
  Order order = { column, down };

  g_return_if_fail (STUDIO_IS_CHART_DATA (self) && column < STUDIO_CHART_DATA_MAX_COLUMNS);

  if (self->lines->len == 0)
    return;
  /* a merge sort: equal rows stay in their order */
  g_ptr_array_sort_with_data (self->lines, compare, &order);
  _studio_chart_data_write (self, FALSE, _ ("Sort the Rows"));
}
