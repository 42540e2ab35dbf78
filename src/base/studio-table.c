#include "config.h"

#include "studio-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

/** Row: @first is the index of its first cell. */
typedef struct
{
  guint first, length, number;
} Row;

struct _StudioTable
{
  gatomicrefcount refs;
  GString *text; /* all cells, each ended by NUL */
  GArray *cells; /* (element-type guint): where each begins in @text */
  GArray *rows;  /* (element-type Row) */
  guint n_columns;
};

struct _StudioTableBuilder
{
  char *source;
  StudioTable *table;
  Row row;           /* being built */
  gsize row_text;    /* length of the text before this row */
  gboolean has_text; /* this row */
};

static StudioTable *
table_new (void)
{
  StudioTable *table = g_new0 (StudioTable, 1);

  g_atomic_ref_count_init (&table->refs);
  table->text = g_string_new (NULL);
  table->cells = g_array_new (FALSE, FALSE, sizeof (guint));
  table->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return table;
}

StudioTable *
studio_table_ref (StudioTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  g_atomic_ref_count_inc (&table->refs);
  return table;
}

void
studio_table_unref (StudioTable *table)
{
  g_return_if_fail (table != NULL);

  if (!g_atomic_ref_count_dec (&table->refs))
    return;
  g_string_free (table->text, TRUE);
  g_array_unref (table->cells);
  g_array_unref (table->rows);
  g_free (table);
}

guint
studio_table_get_n_rows (const StudioTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->rows->len;
}

guint
studio_table_get_n_columns (const StudioTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->n_columns;
}

static const Row *
row_at (const StudioTable *table,
        guint row)
{
  return row < table->rows->len ? &g_array_index (table->rows, Row, row) : NULL;
}

guint
studio_table_get_row_length (const StudioTable *table,
                             guint row)
{
  g_return_val_if_fail (table != NULL && row < table->rows->len, 0);

  return row_at (table, row)->length;
}

guint
studio_table_get_row_number (const StudioTable *table,
                             guint row)
{
  g_return_val_if_fail (table != NULL && row < table->rows->len, 0);

  return row_at (table, row)->number;
}

const char *
studio_table_get (const StudioTable *table,
                  guint row,
                  guint column)
{
  const Row *at;

  g_return_val_if_fail (table != NULL, "");

  at = row_at (table, row);
  if (at == NULL || column >= at->length)
    return "";
  return table->text->str + g_array_index (table->cells, guint, at->first + column);
}

/* --- building --- */

StudioTableBuilder *
studio_table_builder_new (const char *source)
{
  StudioTableBuilder *builder = g_new0 (StudioTableBuilder, 1);

  builder->source = g_strdup (source);
  builder->table = table_new ();
  return builder;
}

void
studio_table_builder_free (StudioTableBuilder *builder)
{
  if (builder == NULL)
    return;
  g_free (builder->source);
  studio_table_unref (builder->table);
  g_free (builder);
}

static gboolean
is_blank (char letter)
{
  return (guchar) letter <= ' ';
}

/* No-break spaces come with tables copied from web pages. */
static void
strip (const char **text,
       gsize *length)
{
  while (*length > 0 && (is_blank (**text) || (*length > 1 && memcmp (*text, "\xC2\xA0", 2) == 0))) {
    gsize n = is_blank (**text) ? 1 : 2;

    *text += n;
    *length -= n;
  }
  while (*length > 0) {
    const char *end = *text + *length;

    if (is_blank (end[-1]))
      *length -= 1;
    else if (*length > 1 && memcmp (end - 2, "\xC2\xA0", 2) == 0)
      *length -= 2;
    else
      break;
  }
}

/* Lines end in "\n" whoever wrote them, and what no font can show becomes a space. */
static void
append_clean (GString *to,
              const char *text,
              gsize length)
{
  for (gsize i = 0; i < length; i++) {
    guchar c = (guchar) text[i];

    if (c == '\r') {
      if (i + 1 >= length || text[i + 1] != '\n')
        g_string_append_c (to, '\n');
    } else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f) {
      g_string_append_c (to, ' ');
    } else {
      g_string_append_c (to, (char) c);
    }
  }
}

static void
append_cell (StudioTableBuilder *builder,
             const char *text,
             gsize length)
{
  StudioTable *table = builder->table;
  guint at = (guint) table->text->len;

  g_array_append_val (table->cells, at);
  append_clean (table->text, text, length);
  g_string_append_c (table->text, '\0');
  builder->row.length++;
}

gboolean
studio_table_builder_add (StudioTableBuilder *builder,
                          guint column,
                          const char *text,
                          gssize length,
                          GError **error)
{
  gsize size;

  g_return_val_if_fail (builder != NULL && text != NULL, FALSE);

  size = length < 0 ? strlen (text) : (gsize) length;
  strip (&text, &size);
  if (column < builder->row.length) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("“%s” has two cells in one place. Save it again in its program."), builder->source);
    return FALSE;
  }
  if (column >= STUDIO_TABLE_MAX_COLUMNS) {
    if (size == 0)
      return TRUE;
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("“%s” has more than %d columns. Remove those that are not needed."), builder->source,
                 STUDIO_TABLE_MAX_COLUMNS);
    return FALSE;
  }
  if (builder->table->text->len + size + column > STUDIO_TABLE_MAX_BYTES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("“%s” holds more than %d MB of text. Divide it into several tables."), builder->source,
                 STUDIO_TABLE_MAX_BYTES / (1024 * 1024));
    return FALSE;
  }
  while (builder->row.length < column)
    append_cell (builder, "", 0);
  append_cell (builder, text, size);
  builder->has_text |= size > 0;
  return TRUE;
}

static void
begin_row (StudioTableBuilder *builder)
{
  builder->row = (Row){ .first = builder->table->cells->len };
  builder->row_text = builder->table->text->len;
  builder->has_text = FALSE;
}

static void
drop_blank_end (StudioTableBuilder *builder)
{
  StudioTable *table = builder->table;

  while (builder->row.length > 0) {
    guint at = g_array_index (table->cells, guint, table->cells->len - 1);

    if (table->text->str[at] != '\0')
      return;
    g_array_set_size (table->cells, table->cells->len - 1);
    builder->row.length--;
  }
}

gboolean
studio_table_builder_end_row (StudioTableBuilder *builder,
                              guint number,
                              GError **error)
{
  StudioTable *table;

  g_return_val_if_fail (builder != NULL, FALSE);

  table = builder->table;
  if (!builder->has_text) {
    g_string_truncate (table->text, builder->row_text);
    g_array_set_size (table->cells, builder->row.first);
    begin_row (builder);
    return TRUE;
  }
  if (table->rows->len >= STUDIO_TABLE_MAX_ROWS) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("“%s” has more than %d rows. Divide it into several tables."), builder->source,
                 STUDIO_TABLE_MAX_ROWS);
    return FALSE;
  }
  drop_blank_end (builder);
  builder->row.number = number;
  g_array_append_val (table->rows, builder->row);
  table->n_columns = MAX (table->n_columns, builder->row.length);
  begin_row (builder);
  return TRUE;
}

guint
studio_table_builder_get_n_rows (const StudioTableBuilder *builder)
{
  g_return_val_if_fail (builder != NULL, 0);

  return builder->table->rows->len;
}

StudioTable *
studio_table_builder_finish (StudioTableBuilder *builder,
                             GError **error)
{
  StudioTable *table;

  g_return_val_if_fail (builder != NULL, NULL);

  if (builder->table->rows->len == 0) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("“%s” has no row with text in it. Choose a table that is filled in."), builder->source);
    return NULL;
  }
  table = g_steal_pointer (&builder->table);
  builder->table = table_new ();
  begin_row (builder);
  return table;
}
