#include "config.h"

#include "studio-figures-paste.h"

#include <math.h>
#include <string.h>

#include "studio-number.h"

/* What a clipboard may bring is anything; a form needs a handful of lines. */
#define MAX_TEXT (256 * 1024)
#define MAX_LINES 500
#define MAX_CELLS 16

typedef struct
{
  GPtrArray *lines; /* GPtrArray of char */
  guint n_columns;
  int value, unit, label; /* columns; -1: none */
} Table;

static char
find_separator (const char *text)
{
  if (strchr (text, '\t') != NULL)
    return '\t';
  if (strchr (text, ';') != NULL)
    return ';';
  return '\0';
}

/* Reads one cell from @at, which may stand in quotation marks with "" for one of them. */
static const char *
read_cell (const char *at,
           char separator,
           GString *cell)
{
  gboolean quoted = *at == '"';

  if (quoted)
    at++;
  for (; *at != '\0'; at++) {
    if (quoted && at[0] == '"' && at[1] == '"')
      at++;
    else if (quoted && *at == '"') {
      quoted = FALSE;
      continue;
    } else if (!quoted && (*at == separator || *at == '\n' || *at == '\r') && *at != '\0')
      break;
    g_string_append_c (cell, *at);
  }
  return at;
}

static const char *
read_line (const char *at,
           char separator,
           GPtrArray *cells)
{
  for (;;) {
    GString *cell = g_string_new (NULL);

    at = read_cell (at, separator, cell);
    if (cells->len < MAX_CELLS)
      g_ptr_array_add (cells, g_strstrip (g_string_free (cell, FALSE)));
    else
      g_string_free (cell, TRUE);
    if (separator == '\0' || *at != separator)
      break;
    at++;
  }
  if (at[0] == '\r' && at[1] == '\n')
    return at + 2;
  return *at != '\0' ? at + 1 : at;
}

static gboolean
is_blank (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++) {
    if (*(const char *) g_ptr_array_index (cells, i) != '\0')
      return FALSE;
  }
  return TRUE;
}

static void
read_lines (Table *table,
            const char *text)
{
  char separator = find_separator (text);

  table->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  while (*text != '\0' && table->lines->len < MAX_LINES) {
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

    text = read_line (text, separator, cells);
    if (is_blank (cells))
      continue;
    table->n_columns = MAX (table->n_columns, cells->len);
    g_ptr_array_add (table->lines, g_steal_pointer (&cells));
  }
}

static const char *
cell_at (const Table *table,
         guint line,
         int column)
{
  GPtrArray *cells = g_ptr_array_index (table->lines, line);

  return column >= 0 && (guint) column < cells->len ? g_ptr_array_index (cells, (guint) column) : "";
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

  for (guint i = 0; i < table->lines->len; i++)
    n += is_number (cell_at (table, i, column));
  return n;
}

/* Of several columns of numbers the last is the newest value; the first is often a year or a running number. */
static void
find_columns (Table *table)
{
  guint best = 0;

  table->value = table->unit = table->label = -1;
  for (int i = 0; i < (int) table->n_columns; i++) {
    guint n = count_numbers (table, i);

    if (n > 0 && n >= best) {
      best = n;
      table->value = i;
    }
  }
  if (table->value < 0)
    return;
  for (int i = 0; i < (int) table->n_columns; i++) {
    if (i == table->value)
      continue;
    if (i == table->value + 1 && (table->label >= 0 || i + 1 < (int) table->n_columns))
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

  if (table->lines->len < 2)
    return;
  first = cell_at (table, 0, table->value);
  if (*first != '\0' && !is_number (first) && is_number (cell_at (table, 1, table->value)))
    g_ptr_array_remove_index (table->lines, 0);
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
  for (guint i = 0; i < table->lines->len; i++) {
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
  guint n = table->lines->len;
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
  g_autofree char *valid = NULL;
  Table table = { 0 };

  g_return_if_fail (text != NULL && paste != NULL);

  *paste = (StudioFiguresPaste){ 0 };
  valid = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_TEXT));
  read_lines (&table, valid);
  find_columns (&table);
  if (table.value >= 0) {
    drop_headings (&table);
    if (table.lines->len > max_rows) {
      paste->n_left_over = table.lines->len - max_rows;
      g_ptr_array_set_size (table.lines, (int) max_rows);
    }
    read_rows (paste, &table, decimal_points);
  }
  g_ptr_array_unref (table.lines);
}

void
studio_figures_paste_clear (StudioFiguresPaste *paste)
{
  g_clear_pointer (&paste->rows, json_node_unref);
  g_clear_pointer (&paste->ambiguous, g_free);
}
