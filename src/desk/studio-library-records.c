#include "config.h"

#include "studio-library-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#include "studio-library-private.h"

#define MAX_ID 64
/* letters of a name that decide its place in a list */
#define MAX_SORT 200

G_DEFINE_BOXED_TYPE (StudioRecord, studio_record, studio_record_ref, studio_record_unref)

StudioRecord *
studio_record_new (const char *id,
                   const char *kind,
                   JsonNode *root)
{
  StudioRecord *self;

  g_return_val_if_fail (kind != NULL && *kind != '\0', NULL);
  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), NULL);

  self = g_new0 (StudioRecord, 1);
  g_atomic_ref_count_init (&self->refs);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->kind = g_strdup (kind);
  self->root = json_node_ref (root);
  return self;
}

StudioRecord *
studio_record_ref (StudioRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  g_atomic_ref_count_inc (&record->refs);
  return record;
}

void
studio_record_unref (StudioRecord *record)
{
  g_return_if_fail (record != NULL);

  if (!g_atomic_ref_count_dec (&record->refs))
    return;
  g_free (record->id);
  g_free (record->kind);
  json_node_unref (record->root);
  g_free (record);
}

const char *
studio_record_get_text (const StudioRecord *record,
                        const char *name)
{
  const char *text;

  g_return_val_if_fail (record != NULL && name != NULL, "");

  text = studio_json_peek_string (json_node_get_object (record->root), name);
  return text != NULL ? text : "";
}

/* --- reading --- */

/* Returns: (transfer full) (nullable): NULL for a row that no honest program wrote */
static StudioRecord *
read_record (sqlite3_stmt *statement)
{
  g_autofree char *id = studio_db_column_text (statement, 0);
  g_autofree char *kind = studio_db_column_text (statement, 1);
  g_autoptr (GBytes) json = studio_db_column_bytes (statement, 2);
  g_autoptr (JsonNode) root = json != NULL ? studio_json_parse ("record", json, NULL) : NULL;
  StudioRecord *record;

  if (id == NULL || kind == NULL || *kind == '\0' || root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  record = studio_record_new (id, kind, root);
  record->modified = sqlite3_column_int64 (statement, 3);
  return record;
}

static gpointer
list_records_work (StudioDb *db,
                   gpointer data)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  sqlite3_stmt *statement = studio_db_ask (db,
                                           "SELECT id, kind, json, modified FROM record WHERE (?1 IS NULL OR kind = ?1) AND length (json) <= ?2"
                                           " ORDER BY kind, collate_key (sort), modified DESC, id LIMIT ?3",
                                           "sii", (const char *) data, (gint64) STUDIO_RECORD_MAX_SIZE, (gint64) STUDIO_RECORDS_MAX);

  while (studio_db_next (db, statement)) {
    StudioRecord *record = read_record (statement);

    if (record != NULL)
      g_ptr_array_add (records, record);
  }
  return records;
}

void
studio_library_list_records_async (StudioLibrary *self,
                                   const char *kind,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_list_records_async);
  studio_library_ask_about (self, kind, list_records_work, STUDIO_LIBRARY_READ, (GDestroyNotify) g_ptr_array_unref, task);
}

GPtrArray *
studio_library_list_records_finish (StudioLibrary *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}

/* --- writing --- */

/* Returns: (transfer full): what the record is sorted by among those of its kind */
static char *
make_sort (StudioRecord *record)
{
  static const char *const names[] = { "name", "handle", "title" };
  const char *text = "";
  g_autofree char *start = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names) && *text == '\0'; i++)
    text = studio_record_get_text (record, names[i]);
  start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_SORT));
  return g_utf8_casefold (start, -1);
}

static void
put_record (StudioDb *db,
            StudioRecord *record)
{
  g_autofree char *text = studio_json_write_line (record->root);
  gsize size = strlen (text);
  g_autoptr (GBytes) json = g_bytes_new_take (g_steal_pointer (&text), size);
  g_autofree char *sort = make_sort (record);

  if (size > STUDIO_RECORD_MAX_SIZE || strlen (record->id) > MAX_ID || strlen (record->kind) > MAX_ID) {
    studio_db_fail (db, g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("This entry is too large for the register. Shorten its texts.")));
    return;
  }
  studio_db_run (db, "INSERT INTO record (id, kind, sort, json, modified) VALUES (?, ?, ?, ?, ?)"
                     " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, sort = excluded.sort, json = excluded.json, modified = excluded.modified",
                 "sssbi", record->id, record->kind, sort, json, studio_library_now ());
  studio_db_tell_records (db, record->kind);
}

static gpointer
put_records_work (StudioDb *db,
                  gpointer data)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len && !studio_db_failed (db); i++)
    put_record (db, g_ptr_array_index (records, i));
  if (studio_db_int (db, 0, "SELECT count(*) FROM record", "") > STUDIO_RECORDS_MAX)
    studio_db_fail (db, g_error_new (STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The registers can hold %d entries. Remove some first."), STUDIO_RECORDS_MAX));
  return NULL;
}

void
studio_library_put_records_async (StudioLibrary *self,
                                  GPtrArray *records,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  GPtrArray *copy;
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && records != NULL);

  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (copy, studio_record_ref (g_ptr_array_index (records, i)));
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_put_records_async);
  g_task_set_task_data (task, copy, (GDestroyNotify) g_ptr_array_unref);
  studio_library_ask (self, task, put_records_work, STUDIO_LIBRARY_WRITE, NULL);
}

gboolean
studio_library_put_records_finish (StudioLibrary *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), FALSE);

  return studio_library_finish (self, result, error);
}

static void
remove_record (StudioDb *db,
               const char *id)
{
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT kind FROM record WHERE id = ?", "s", id);
  g_autofree char *kind = NULL;

  if (!studio_db_next (db, statement))
    return;
  kind = studio_db_column_text (statement, 0);
  studio_db_stop (statement);
  studio_db_run (db, "DELETE FROM record WHERE id = ?", "s", id);
  studio_db_tell_records (db, kind != NULL ? kind : "");
}

static gpointer
remove_records_work (StudioDb *db,
                     gpointer data)
{
  char **ids = data;

  for (int i = 0; ids[i] != NULL; i++)
    remove_record (db, ids[i]);
  return NULL;
}

void
studio_library_remove_records_async (StudioLibrary *self,
                                     const char *const *ids,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && ids != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_remove_records_async);
  g_task_set_task_data (task, g_strdupv ((char **) ids), (GDestroyNotify) g_strfreev);
  studio_library_ask (self, task, remove_records_work, STUDIO_LIBRARY_WRITE, NULL);
}

gboolean
studio_library_remove_records_finish (StudioLibrary *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), FALSE);

  return studio_library_finish (self, result, error);
}
