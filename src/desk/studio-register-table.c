#include "config.h"

#include "studio-register-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#include "studio-cells.h"

/* problems that are told; a table of something else has one in each row */
#define MAX_PROBLEMS 200
/* characters */
#define COLUMN_WIDTH 24

void
studio_register_reading_free (StudioRegisterReading *reading)
{
  g_return_if_fail (reading != NULL);

  g_ptr_array_unref (reading->records);
  g_ptr_array_unref (reading->columns);
  g_ptr_array_unref (reading->problems);
  g_free (reading);
}

/* --- headings --- */

static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (folded, g_unichar_tolower (g_utf8_get_char (at)));
  }
  return g_string_free (folded, FALSE);
}

static gboolean
is_headed (const StudioRegisterColumn *column,
           const char *heading)
{
  g_autofree char *header = fold (column->header);
  g_auto (GStrv) also = g_strsplit (column->also, "|", -1);

  return g_str_equal (header, heading) || g_str_equal (column->member, heading) || g_strv_contains ((const char *const *) also, heading);
}

/* Returns: (nullable): what a heading stands for, unless another one does already */
static const StudioRegisterColumn *
find_column (StudioRegister reg,
             const char *text,
             GPtrArray *taken)
{
  g_autofree char *heading = fold (text);
  guint n_columns;
  const StudioRegisterColumn *columns = studio_register_list_columns (reg, &n_columns);

  for (guint i = 0; i < n_columns; i++) {
    if (is_headed (&columns[i], heading) && !g_ptr_array_find (taken, &columns[i], NULL))
      return &columns[i];
  }
  return NULL;
}

/* Returns: (transfer full) (element-type StudioRegisterColumn): by the table's columns, NULL for one that is passed over; empty if there are no headings */
static GPtrArray *
read_headings (StudioRegister reg,
               const StudioTable *table)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n_found = 0;

  for (guint i = 0; i < studio_table_get_n_columns (table); i++) {
    const StudioRegisterColumn *column = find_column (reg, studio_table_get (table, 0, i), found);

    g_ptr_array_add (found, (gpointer) column);
    n_found += column != NULL;
  }
  /* one word may be a name by chance, unless it is all there is */
  if (n_found == 0 || (n_found == 1 && studio_table_get_n_columns (table) > 2))
    g_ptr_array_set_size (found, 0);
  return found;
}

static void
take_order (StudioRegister reg,
            const StudioTable *table,
            GPtrArray *found)
{
  guint n_columns;
  const StudioRegisterColumn *columns = studio_register_list_columns (reg, &n_columns);

  for (guint i = 0; i < studio_table_get_n_columns (table); i++)
    g_ptr_array_add (found, i < n_columns ? (gpointer) &columns[i] : NULL);
}

/* --- rows --- */

/** Reading: a table on its way. */
typedef struct
{
  StudioRegister reg;
  const StudioTable *table;
  GPtrArray *columns;
  GHashTable *known; /* key → StudioRecord */
  const GDate *today;
  StudioRegisterReading *result;
} Reading;

/* Consumes @error. */
static void
add_problem (Reading *self,
             guint row,
             GError *error)
{
  if (self->result->problems->len < MAX_PROBLEMS)
    g_ptr_array_add (self->result->problems, g_strdup_printf (_ ("Row %u: %s"), studio_table_get_row_number (self->table, row), error->message));
  g_error_free (error);
}

/* Returns: (transfer full) (nullable): @base with what the row says */
static JsonNode *
fill (Reading *self,
      guint row,
      JsonNode *base,
      GError **error)
{
  JsonNode *root = json_node_ref (base);

  for (guint i = 0; i < self->columns->len && root != NULL; i++) {
    const StudioRegisterColumn *column = g_ptr_array_index (self->columns, i);
    const char *text = studio_table_get (self->table, row, i);
    g_autoptr (JsonNode) before = root;

    /* a blank cell says nothing of what is known */
    if (column == NULL || *text == '\0')
      root = json_node_ref (before);
    else
      root = studio_register_with_cell (before, column, text, self->today, error);
  }
  return root;
}

/* Returns: (transfer full) (nullable) */
static JsonNode *
read_new (Reading *self,
          guint row,
          GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) empty = json_node_init_object (json_node_alloc (), object);
  g_autoptr (JsonNode) filled = NULL;
  guint n_columns;
  const StudioRegisterColumn *first = studio_register_list_columns (self->reg, &n_columns);

  filled = fill (self, row, empty, error);
  if (filled == NULL)
    return NULL;
  if (!json_object_has_member (json_node_get_object (filled), first->member)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("“%s” is missing."), _ (first->title));
    return NULL;
  }
  return studio_register_tidy (self->reg, filled);
}

/*
 * Lists are filled in on what is known: a cell of names says nothing of the days beside them.
 * @fresh: what the row says by itself. Returns: (transfer full)
 */
static JsonNode *
fill_known (Reading *self,
            guint row,
            JsonNode *known,
            JsonNode *fresh)
{
  g_autoptr (JsonNode) filled = fill (self, row, known, NULL);
  g_autoptr (JsonNode) merged = studio_json_merge (known, fresh);
  JsonNode *root = json_node_ref (merged);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, json_node_get_object (fresh));
  while (json_object_iter_next (&iter, &name, &value)) {
    g_autoptr (JsonNode) before = NULL;

    if (!JSON_NODE_HOLDS_ARRAY (value) || filled == NULL)
      continue;
    before = root;
    root = studio_json_with_member (before, name, studio_json_lookup (filled, name));
  }
  return root;
}

static void
read_row (Reading *self,
          guint row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) fresh = read_new (self, row, &error);
  g_autofree char *key = NULL;
  g_autoptr (JsonNode) merged = NULL;
  StudioRecord *known, *record;

  if (fresh == NULL) {
    add_problem (self, row, g_steal_pointer (&error));
    return;
  }
  key = studio_register_make_key (self->reg, fresh);
  known = g_hash_table_lookup (self->known, key);
  merged = known != NULL ? fill_known (self, row, known->root, fresh) : json_node_ref (fresh);
  if (known != NULL && studio_json_equal (merged, known->root)) {
    self->result->n_same++;
    return;
  }
  record = studio_record_new (known != NULL ? known->id : NULL, studio_register_get_kind (self->reg), merged);
  self->result->n_changed += known != NULL;
  self->result->n_new += known == NULL;
  g_ptr_array_add (self->result->records, record);
  /* the same again in a later row is the same record */
  g_hash_table_replace (self->known, g_steal_pointer (&key), record);
}

static GHashTable *
index_present (StudioRegister reg,
               GPtrArray *present)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < present->len; i++) {
    StudioRecord *record = g_ptr_array_index (present, i);

    if (g_str_equal (record->kind, studio_register_get_kind (reg)))
      g_hash_table_replace (known, studio_register_make_key (reg, record->root), record);
  }
  return known;
}

static void
name_columns (Reading *self)
{
  for (guint i = 0; i < self->columns->len; i++) {
    const StudioRegisterColumn *column = g_ptr_array_index (self->columns, i);

    g_ptr_array_add (self->result->columns, g_strdup (column != NULL ? _ (column->title) : ""));
  }
}

StudioRegisterReading *
studio_register_read_table (StudioRegister reg,
                            const StudioTable *table,
                            GPtrArray *present,
                            const GDate *today,
                            GError **error)
{
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  Reading self = { .reg = reg, .table = table, .today = today };
  guint first = 1, n_columns;
  const StudioRegisterColumn *name = studio_register_list_columns (reg, &n_columns);

  g_return_val_if_fail (table != NULL && present != NULL && today != NULL, NULL);

  columns = read_headings (reg, table);
  if (columns->len == 0) {
    take_order (reg, table, columns);
    first = 0;
  } else if (!g_ptr_array_find (columns, name, NULL)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("No column of the table is headed “%s”. Name the column, and try again."), name->header);
    return NULL;
  }
  known = index_present (reg, present);
  self.columns = columns;
  self.known = known;
  self.result = g_new0 (StudioRegisterReading, 1);
  self.result->records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  self.result->columns = g_ptr_array_new_with_free_func (g_free);
  self.result->problems = g_ptr_array_new_with_free_func (g_free);
  name_columns (&self);
  for (guint i = first; i < studio_table_get_n_rows (table); i++)
    read_row (&self, i);
  return self.result;
}

/* --- writing --- */

GBytes *
studio_register_write_csv (StudioRegister reg,
                           GPtrArray *records)
{
  g_autoptr (StudioCells) cells = NULL;
  guint n_columns;
  const StudioRegisterColumn *columns = studio_register_list_columns (reg, &n_columns);

  g_return_val_if_fail (records != NULL, NULL);

  cells = studio_cells_new (studio_register_get_kind (reg));
  studio_cells_begin_sheet (cells, NULL, NULL);
  for (guint k = 0; k < n_columns; k++)
    studio_cells_add_head (cells, columns[k].header, COLUMN_WIDTH);
  for (guint i = 0; i < records->len; i++) {
    for (guint k = 0; k < n_columns; k++) {
      g_autofree char *cell = studio_register_get_cell (((StudioRecord *) g_ptr_array_index (records, i))->root, &columns[k]);

      studio_cells_add_text (cells, cell);
    }
    studio_cells_end_row (cells);
  }
  return studio_cells_to_csv (cells);
}
