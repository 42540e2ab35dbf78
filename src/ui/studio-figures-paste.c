#include "config.h"

#include "studio-figures-paste.h"

#include <math.h>
#include <string.h>

#include "studio-number.h"
#include "studio-table.h"

/* A form needs a handful of lines, whatever a clipboard brings. */
#define MAX_LINES 500
/* Not the comma: it stands in numbers. */
#define SEPARATORS "\t;"

/** Table: what was read. Without its headings, lines start at @first. */
typedef struct
{
  StudioTable *cells;
  guint first, n_lines;
  int value, unit, label; /* columns; -1: none */
} Table;

static const char *
cell_at (const Table *table,
         guint line,
         int column)
{
  return column >= 0 ? studio_table_get (table->cells, table->first + line, (guint) column) : "";
}

static gboolean
is_number (const char *cell)
{
  StudioNumber number;

  return studio_number_parse (cell, &number, NULL) && number.kind != STUDIO_NUMBER_MISSING;
}

static guint
count_numbers (const Table *table,
               int column)
{
  guint n = 0;

  for (guint i = 0; i < table->n_lines; i++)
    n += is_number (cell_at (table, i, column));
  return n;
}

/* Of several columns of numbers the last is the newest value; the first is often a year or a running number. */
static void
find_columns (Table *table)
{
  int n_columns = (int) studio_table_get_n_columns (table->cells);
  guint best = 0;

  table->value = table->unit = table->label = -1;
  for (int i = 0; i < n_columns; i++) {
    guint n = count_numbers (table, i);

    if (n > 0 && n >= best) {
      best = n;
      table->value = i;
    }
  }
  if (table->value < 0)
    return;
  for (int i = 0; i < n_columns; i++) {
    if (i == table->value)
      continue;
    if (i == table->value + 1 && (table->label >= 0 || i + 1 < n_columns))
      table->unit = i;
    else if (table->label < 0)
      table->label = i;
  }
}

/* "Wilayah; Jumlah" above the numbers says what they are and is no row itself. */
static void
drop_headings (Table *table)
{
  const char *first;

  if (table->n_lines < 2)
    return;
  first = cell_at (table, 0, table->value);
  if (*first != '\0' && !is_number (first) && is_number (cell_at (table, 1, table->value))) {
    table->first++;
    table->n_lines--;
  }
}

/* Returns: (transfer full): the cell so that, read alone, it has the value that its column gave it */
static char *
settle_cell (const char *cell,
             const StudioNumber *reading)
{
  StudioNumber alone;

  if (!studio_number_parse (cell, &alone, NULL) || fabs (alone.value - reading->value) <= fabs (reading->value) * 1e-9 ||
      reading->kind == STUDIO_NUMBER_MISSING)
    return g_strdup (cell);
  if (reading->kind == STUDIO_NUMBER_PLAIN)
    return studio_number_format (reading->value, MAX (reading->decimals, 3));
  return studio_number_display (reading, FALSE);
}

static JsonNode *
row_node (const Table *table,
          guint line,
          const StudioNumber *reading)
{
  g_autoptr (JsonObject) row = json_object_new ();
  g_autofree char *value = settle_cell (cell_at (table, line, table->value), reading);

  json_object_set_string_member (row, "label", cell_at (table, line, table->label));
  json_object_set_string_member (row, "nilai", value);
  json_object_set_string_member (row, "satuan", cell_at (table, line, table->unit));
  return json_node_init_object (json_node_alloc (), row);
}

static void
note_cells (StudioFiguresPaste *paste,
            const Table *table,
            gboolean ambiguous)
{
  for (guint i = 0; i < table->n_lines; i++) {
    const char *cell = cell_at (table, i, table->value);
    StudioNumber number;

    if (!studio_number_parse (cell, &number, NULL))
      paste->n_unreadable++;
    else if (ambiguous && number.ambiguous && paste->ambiguous == NULL)
      paste->ambiguous = g_strdup (cell);
  }
}

static void
read_rows (StudioFiguresPaste *paste,
           const Table *table,
           gboolean decimal_points)
{
  guint n = table->n_lines;
  g_autofree const char **cells = g_new0 (const char *, n);
  g_autofree StudioNumber *numbers = g_new0 (StudioNumber, n);
  g_autoptr (JsonArray) rows = json_array_new ();
  gboolean ambiguous = FALSE;

  for (guint i = 0; i < n; i++)
    cells[i] = cell_at (table, i, table->value);
  studio_number_parse_column (cells, n, decimal_points, numbers, &ambiguous);
  note_cells (paste, table, ambiguous);
  for (guint i = 0; i < n; i++)
    json_array_add_element (rows, row_node (table, i, &numbers[i]));
  paste->rows = json_node_init_array (json_node_alloc (), rows);
  json_node_seal (paste->rows);
}

void
studio_figures_paste_read (const char *text,
                           guint max_rows,
                           gboolean decimal_points,
                           StudioFiguresPaste *paste)
{
  StudioTableHints hints = { SEPARATORS, MAX_LINES };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StudioTable) cells = NULL;
  Table table = { 0 };

  g_return_if_fail (text != NULL && paste != NULL);

  *paste = (StudioFiguresPaste){ 0 };
  bytes = g_bytes_new (text, strlen (text));
  cells = studio_table_parse_text ("", bytes, &hints, NULL);
  if (cells == NULL)
    return;
  table.cells = cells;
  table.n_lines = studio_table_get_n_rows (cells);
  find_columns (&table);
  if (table.value < 0)
    return;
  drop_headings (&table);
  if (table.n_lines > max_rows) {
    paste->n_left_over = table.n_lines - max_rows;
    table.n_lines = max_rows;
  }
  read_rows (paste, &table, decimal_points);
}

void
studio_figures_paste_clear (StudioFiguresPaste *paste)
{
  g_clear_pointer (&paste->rows, json_node_unref);
  g_clear_pointer (&paste->ambiguous, g_free);
}
