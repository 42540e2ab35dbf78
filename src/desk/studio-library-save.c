#include "config.h"

#include "studio-library.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-sha256.h"

#include "studio-library-history.h"
#include "studio-library-private.h"
#include "studio-library-text.h"
#include "studio-package-parts.h"
#include "studio-package-private.h"

#define MAX_ID 64

/** LibrarySave: what is to be saved. */
typedef struct
{
  StudioSnapshot *snapshot;
  StudioHistoryRecord *record; /* (nullable) */
  gboolean closed;             /* the post is not open, and must not be open elsewhere */
} LibrarySave;

static void
library_save_free (gpointer data)
{
  LibrarySave *save = data;

  studio_snapshot_unref (save->snapshot);
  g_clear_pointer (&save->record, studio_history_record_unref);
  g_free (save);
}

gint64
studio_library_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* Returns: the row of the post, made if there is none; 0 if that failed */
static gint64
find_or_make_post (StudioDb *db,
                   const char *id)
{
  gint64 post = studio_db_int (db, 0, "SELECT number FROM post WHERE id = ?", "s", id);

  if (post != 0 || studio_db_failed (db))
    return post;

  studio_db_run (db, "INSERT INTO post (id, title, brand, template, state, created, modified) VALUES (?, '', '', '', '', ?, 0)", "si", id, studio_library_now ());
  return studio_db_failed (db) ? 0 : sqlite3_last_insert_rowid (studio_db_get_handle (db));
}

static gboolean
document_stands (StudioDb *db,
                 gint64 post,
                 GBytes *json)
{
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT json FROM document WHERE post = ?", "i", post);
  gsize size;
  const void *data = g_bytes_get_data (json, &size);
  gboolean same;

  if (!studio_db_next (db, statement))
    return FALSE;

  same = (gsize) sqlite3_column_bytes (statement, 0) == size && memcmp (sqlite3_column_blob (statement, 0), data, size) == 0;
  studio_db_stop (statement);
  return same;
}

/* Returns: whether it is another document than the one that was stored */
static gboolean
put_document (StudioDb *db,
              gint64 post,
              GBytes *json)
{
  if (document_stands (db, post, json))
    return FALSE;

  studio_db_run (db, "INSERT INTO document (post, json) VALUES (?, ?) ON CONFLICT (post) DO UPDATE SET json = excluded.json", "ib", post, json);
  return TRUE;
}

static gboolean
is_document (const StudioPackagePart *part)
{
  return g_str_equal (part->name, STUDIO_PACKAGE_POST);
}

/*
 * Returns: (transfer full) (element-type GBytes): what parts there are, as a text that is the same for the same ones, and behind it the foreign
 *   ones: those have no hash yet and are known by where they lie in memory, where nothing else can come to lie while they are held
 */
static GPtrArray *
describe_parts (GPtrArray *parts)
{
  GPtrArray *described = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++) {
    const StudioPackagePart *part = g_ptr_array_index (parts, i);

    if (is_document (part))
      continue;
    g_string_append_printf (text, "%s ", part->name);
    if (part->hash != NULL) {
      g_string_append_printf (text, "%s\n", part->hash);
    } else {
      g_string_append_printf (text, "%p\n", (const void *) part->bytes);
      g_ptr_array_add (described, g_bytes_ref (part->bytes));
    }
  }
  g_ptr_array_insert (described, 0, g_string_free_to_bytes (text));
  return described;
}

/* @known: (nullable) */
static gboolean
same_parts (GPtrArray *known,
            GPtrArray *described)
{
  return known != NULL && g_bytes_equal (g_ptr_array_index (known, 0), g_ptr_array_index (described, 0));
}

/* Whether the document still names the part: a photo that could not be read just now has only to come back. */
static gboolean
is_named (GPtrArray *parts,
          const char *name)
{
  const char *word = strrchr (name, '/') + 1;
  g_autofree char *hash = g_strndup (word, strcspn (word, "."));

  for (guint i = 0; i < parts->len; i++) {
    const StudioPackagePart *part = g_ptr_array_index (parts, i);
    gsize size;
    const char *text = g_bytes_get_data (part->bytes, &size);

    if ((is_document (part) || g_str_equal (part->name, STUDIO_PACKAGE_BRAND)) && g_strstr_len (text, (gssize) size, g_str_has_prefix (name, STUDIO_PACKAGE_ASSET_PREFIX) ? hash : word) != NULL)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_part (GPtrArray *parts,
          const char *name)
{
  for (guint i = 0; i < parts->len; i++) {
    if (g_str_equal (((const StudioPackagePart *) g_ptr_array_index (parts, i))->name, name))
      return TRUE;
  }
  return FALSE;
}

/* Takes those away that the post has no more. */
static void
drop_parts (StudioDb *db,
            gint64 post,
            GPtrArray *parts)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT name FROM part WHERE post = ?", "i", post);

  while (studio_db_next (db, statement)) {
    g_autofree char *name = studio_db_column_text (statement, 0);

    if (name == NULL || has_part (parts, name))
      continue;
    if ((g_str_has_prefix (name, STUDIO_PACKAGE_ASSET_PREFIX) || g_str_has_prefix (name, STUDIO_PACKAGE_BRAND_PREFIX)) && is_named (parts, name))
      continue;
    g_ptr_array_add (gone, g_steal_pointer (&name));
  }
  for (guint i = 0; i < gone->len; i++)
    studio_db_run (db, "DELETE FROM part WHERE post = ? AND name = ?", "is", post, (const char *) g_ptr_array_index (gone, i));
}

static void
put_part (StudioDb *db,
          gint64 post,
          const StudioPackagePart *part)
{
  gint64 blob = studio_library_blob_store (db, part->hash, part->bytes);

  if (blob != 0)
    studio_db_run (db, "INSERT OR REPLACE INTO part (post, name, blob) VALUES (?, ?, ?)", "isi", post, part->name, blob);
}

static void
put_parts (StudioDb *db,
           const char *id,
           gint64 post,
           GPtrArray *parts)
{
  GHashTable *stored = studio_db_get_stored (db);
  g_autoptr (GPtrArray) described = describe_parts (parts);

  /* most edits change the document alone */
  if (studio_db_others_wrote (db))
    g_hash_table_remove_all (stored);
  if (same_parts (g_hash_table_lookup (stored, id), described))
    return;

  drop_parts (db, post, parts);
  for (guint i = 0; i < parts->len; i++) {
    if (!is_document (g_ptr_array_index (parts, i)))
      put_part (db, post, g_ptr_array_index (parts, i));
  }
  g_hash_table_replace (stored, g_strdup (id), g_steal_pointer (&described));
}

static const StudioPackagePart *
find_document (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++) {
    if (is_document (g_ptr_array_index (parts, i)))
      return g_ptr_array_index (parts, i);
  }
  g_assert_not_reached ();
}

static gpointer
save_work (StudioDb *db,
           gpointer data)
{
  LibrarySave *save = data;
  const char *id = studio_json_peek_string (json_node_get_object (studio_snapshot_get_json (save->snapshot)), "id");
  g_autoptr (GPtrArray) parts = NULL;
  gint64 grown = 0;
  gboolean changed;
  gint64 post;

  if (id == NULL || *id == '\0' || strlen (id) > MAX_ID) {
    studio_db_fail (db, g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The post can't be saved because its id is missing or too long.")));
    return NULL;
  }

  parts = studio_package_list_parts (save->snapshot);
  post = find_or_make_post (db, id);
  if (post == 0)
    return NULL;
  if (save->closed && studio_library_is_open_elsewhere (db, post)) {
    studio_db_fail (db, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY, _ ("The post is open in Pemda Studio. Close it there and try again, or do it there.")));
    return NULL;
  }

  changed = put_document (db, post, find_document (parts)->bytes);
  put_parts (db, id, post, parts);
  if (save->record != NULL)
    grown = studio_library_history_put (db, post, save->record);
  if (changed) {
    studio_library_text_put (db, post, save->snapshot);
    /* a step that goes on growing is one edit; without a history, what stands is */
    studio_db_run (db, "UPDATE post SET modified = ?, edits = max (edits + ?, 1) WHERE number = ?", "iii", studio_library_now (),
                   save->record != NULL ? grown : 1, post);
    studio_db_tell (db, id);
  }
  return NULL;
}

static void
begin_save (StudioLibrary *self,
            StudioSnapshot *snapshot,
            StudioHistoryRecord *record,
            gboolean closed,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer data)
{
  LibrarySave *save;
  GTask *task;

  save = g_new0 (LibrarySave, 1);
  save->snapshot = studio_snapshot_ref (snapshot);
  save->record = record != NULL ? studio_history_record_ref (record) : NULL;
  save->closed = closed;
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, begin_save);
  g_task_set_task_data (task, save, library_save_free);
  studio_library_ask (self, task, save_work, STUDIO_LIBRARY_WRITE, NULL);
}

void
studio_library_save_async (StudioLibrary *self,
                           StudioSnapshot *snapshot,
                           StudioHistoryRecord *record,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_return_if_fail (STUDIO_IS_LIBRARY (self) && snapshot != NULL);

  begin_save (self, snapshot, record, FALSE, cancellable, callback, data);
}

void
studio_library_save_closed_async (StudioLibrary *self,
                                  StudioSnapshot *snapshot,
                                  StudioHistoryRecord *record,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  g_return_if_fail (STUDIO_IS_LIBRARY (self) && snapshot != NULL);

  begin_save (self, snapshot, record, TRUE, cancellable, callback, data);
}

gboolean
studio_library_save_finish (StudioLibrary *self,
                            GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), FALSE);

  return studio_library_finish (self, result, error);
}
