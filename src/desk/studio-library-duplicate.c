#include "config.h"

#include "studio-library.h"

#include <string.h>

#include "studio-library-private.h"
#include "studio-package-private.h"
#include "studio-post-past.h"

/* Returns: (transfer full) (nullable): the document of a copy called @id; NULL if the job failed. */
static GBytes *
copy_document (StudioDb *db,
               gint64 post,
               const char *id)
{
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT json FROM document WHERE post = ?", "i", post);
  g_autoptr (JsonNode) name = studio_json_string (id);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (JsonNode) read = NULL;
  g_autoptr (JsonNode) fresh = NULL;
  g_autoptr (JsonNode) root = NULL;
  GError *error = NULL;
  char *text;

  if (studio_db_next (db, statement)) {
    json = studio_db_column_bytes (statement, 0);
    studio_db_stop (statement);
  }
  read = json != NULL ? studio_json_parse (STUDIO_PACKAGE_POST, json, &error) : NULL;
  if (read == NULL) {
    studio_db_fail_code (db, SQLITE_CORRUPT);
    g_clear_error (&error);
    return NULL;
  }

  fresh = studio_post_without_past (read);
  root = studio_json_with (fresh, "id", name);
  text = studio_json_write (root);
  return g_bytes_new_take (text, strlen (text));
}

/* Everything but the document is the same bytes, which are there already. */
static void
copy_rows (StudioDb *db,
           gint64 from,
           gint64 to,
           GBytes *json)
{
  studio_db_run (db, "INSERT INTO document (post, json) VALUES (?, ?)", "ib", to, json);
  studio_db_run (db, "INSERT INTO part (post, name, blob) SELECT ?, name, blob FROM part WHERE post = ?", "ii", to, from);
  studio_db_run (db, "INSERT INTO tag (post, tag) SELECT ?, tag FROM tag WHERE post = ?", "ii", to, from);
  studio_db_run (db, "INSERT INTO thumbnail (post, png) SELECT ?, png FROM thumbnail WHERE post = ?", "ii", to, from);
  studio_db_run (db, "INSERT INTO words (rowid, title, content, caption, alt, tags, people, place, comments)"
                     " SELECT ?, title, content, caption, alt, tags, people, place, '' FROM words WHERE rowid = ?",
                 "ii", to, from);
}

static gpointer
duplicate_work (StudioDb *db,
                gpointer data)
{
  gint64 from = studio_library_find_post (db, data);
  g_autofree char *uuid = g_uuid_string_random ();
  /* as long as those that new posts get */
  g_autofree char *id = g_strndup (uuid + strlen (uuid) - 12, 12);
  g_autoptr (GBytes) json = from != 0 ? copy_document (db, from, id) : NULL;

  if (json == NULL)
    return NULL;

  studio_db_run (db, "INSERT INTO post (id, title, brand, template, state, folder, created, modified, until, office, text_key)"
                     " SELECT ?, title, brand, template, 'draft', folder, ?, ?, until, office, text_key FROM post WHERE number = ?",
                 "siii", id, studio_library_now (), studio_library_now (), from);
  copy_rows (db, from, sqlite3_last_insert_rowid (studio_db_get_handle (db)), json);
  studio_db_tell (db, id);
  return g_steal_pointer (&id);
}

void
studio_library_duplicate_async (StudioLibrary *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_duplicate_async);
  studio_library_ask_about (self, id, duplicate_work, STUDIO_LIBRARY_WRITE, g_free, task);
}

char *
studio_library_duplicate_finish (StudioLibrary *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}
