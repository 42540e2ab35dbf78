#include "config.h"

#include "studio-library.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#include "studio-entry-name.h"
#include "studio-library-history.h"
#include "studio-library-private.h"
#include "studio-package-parts.h"
#include "studio-package-private.h"
#include "studio-zip.h"

/** LibraryLoaded: what a load gives. */
typedef struct
{
  StudioPost *post;
  StudioHistoryRecord *record;
  char *notice;
} LibraryLoaded;

static void
library_loaded_free (gpointer data)
{
  LibraryLoaded *loaded = data;

  g_clear_object (&loaded->post);
  g_clear_pointer (&loaded->record, studio_history_record_unref);
  g_free (loaded->notice);
  g_free (loaded);
}

gint64
studio_library_find_post (StudioDb *db,
                          const char *id)
{
  gint64 post = studio_db_int (db, 0, "SELECT number FROM post WHERE id = ?", "s", id);

  if (post == 0 && !studio_db_failed (db))
    studio_db_fail (db, g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("This post is no longer in the library.")));
  return post;
}

static void
fail_limit (StudioDb *db)
{
  studio_db_fail (db, g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("This post holds too much to be opened. Restore a backup.")));
}

static GHashTable *
read_parts (StudioDb *db,
            sqlite3_stmt *statement)
{
  GHashTable *parts = g_hash_table_new_full (studio_entry_name_hash, studio_entry_name_equal, g_free, (GDestroyNotify) g_bytes_unref);
  gsize total = 0;

  while (studio_db_next (db, statement)) {
    g_autofree char *name = studio_db_column_text (statement, 0);
    g_autoptr (GBytes) bytes = studio_library_blob_read (db, sqlite3_column_int64 (statement, 1));

    /* a photo that is gone is told of by who makes the post of the rest */
    if (bytes == NULL || name == NULL || !studio_entry_name_is_safe (name))
      continue;

    total += g_bytes_get_size (bytes);
    if (total > STUDIO_ZIP_MAX_BYTES || g_hash_table_size (parts) >= STUDIO_ZIP_MAX_ENTRIES)
      fail_limit (db);
    g_hash_table_insert (parts, g_steal_pointer (&name), g_steal_pointer (&bytes));
  }
  return parts;
}

/* The manifest says what a reader must be able to do, which the library's version says too: without it a post opens all the same. */
static void
complete_manifest (GHashTable *parts)
{
  g_autoptr (JsonNode) manifest = NULL;
  char *text;

  if (g_hash_table_contains (parts, STUDIO_PACKAGE_MANIFEST))
    return;

  manifest = studio_package_make_manifest (NULL);
  text = studio_json_write (manifest);
  g_hash_table_insert (parts, g_strdup (STUDIO_PACKAGE_MANIFEST), g_bytes_new_take (text, strlen (text)));
}

StudioPost *
studio_library_read_post (StudioDb *db,
                          const char *source,
                          GBytes *json,
                          sqlite3_stmt *statement,
                          char **notice)
{
  g_autoptr (GHashTable) parts = read_parts (db, statement);
  GError *error = NULL;
  StudioPost *post;

  if (studio_db_failed (db))
    return NULL;

  complete_manifest (parts);
  g_hash_table_replace (parts, g_strdup (STUDIO_PACKAGE_POST), g_bytes_ref (json));
  post = studio_package_from_parts (source, parts, notice, &error);
  if (post == NULL)
    studio_db_fail (db, error);
  return post;
}

static gpointer
load_work (StudioDb *db,
           gpointer data)
{
  gint64 number = studio_library_find_post (db, data);
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT p.title, d.json FROM post p JOIN document d ON d.post = p.number WHERE p.number = ?", "i", number);
  g_autofree char *title = NULL;
  g_autoptr (GBytes) json = NULL;
  LibraryLoaded *loaded;

  if (studio_db_next (db, statement)) {
    title = studio_db_column_text (statement, 0);
    json = studio_db_column_bytes (statement, 1);
    studio_db_stop (statement);
  }
  if (title == NULL || json == NULL) {
    studio_db_fail_code (db, SQLITE_CORRUPT);
    return NULL;
  }

  loaded = g_new0 (LibraryLoaded, 1);
  statement = studio_db_ask (db, "SELECT name, blob FROM part WHERE post = ? ORDER BY name", "i", number);
  loaded->post = studio_library_read_post (db, title, json, statement, &loaded->notice);
  if (loaded->post != NULL)
    loaded->record = studio_library_history_read (db, number);
  return loaded;
}

void
studio_library_load_async (StudioLibrary *self,
                           const char *id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_load_async);
  studio_library_ask_about (self, id, load_work, STUDIO_LIBRARY_READ, library_loaded_free, task);
}

StudioPost *
studio_library_load_finish (StudioLibrary *self,
                            GAsyncResult *result,
                            StudioHistoryRecord **record,
                            char **notice,
                            GError **error)
{
  LibraryLoaded *loaded;
  StudioPost *post;

  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  if (record != NULL)
    *record = NULL;
  if (notice != NULL)
    *notice = NULL;
  loaded = studio_library_finish_pointer (self, result, error);
  if (loaded == NULL)
    return NULL;

  post = g_steal_pointer (&loaded->post);
  if (record != NULL)
    *record = g_steal_pointer (&loaded->record);
  if (notice != NULL)
    *notice = g_steal_pointer (&loaded->notice);
  library_loaded_free (loaded);
  return post;
}

static gpointer
load_document_work (StudioDb *db,
                    gpointer data)
{
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT d.json FROM post p JOIN document d ON d.post = p.number WHERE p.id = ?", "s", (const char *) data);
  g_autoptr (GBytes) json = NULL;
  GError *error = NULL;
  JsonNode *root;

  if (!studio_db_next (db, statement))
    return NULL;

  json = studio_db_column_bytes (statement, 0);
  studio_db_stop (statement);
  if (json == NULL) {
    studio_db_fail_code (db, SQLITE_CORRUPT);
    return NULL;
  }
  root = studio_json_parse (STUDIO_PACKAGE_POST, json, &error);
  if (root == NULL)
    studio_db_fail (db, error);
  return root;
}

void
studio_library_load_document_async (StudioLibrary *self,
                                    const char *id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_load_document_async);
  studio_library_ask_about (self, id, load_document_work, STUDIO_LIBRARY_READ, (GDestroyNotify) json_node_unref, task);
}

JsonNode *
studio_library_load_document_finish (StudioLibrary *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}
