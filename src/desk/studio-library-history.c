#include "config.h"

#include "studio-library-history.h"

#include "studio-library-private.h"
#include "studio-zip.h"

/* More than any history keeps in memory and leaves standing (studio-history-record.c), and their size. */
#define MAX_STEPS 4000
#define MAX_STEP_BYTES (64 * 1024 * 1024)

/* Notes that a step needs a file, which is stored if it is not yet. @files: (nullable): where it is, looked for when first needed */
static void
put_file (StudioDb *db,
          gint64 post,
          gint64 seq,
          const char *hash,
          GHashTable *files)
{
  gint64 blob = studio_db_int (db, 0, "SELECT number FROM blob WHERE hash = ?", "s", hash);
  GBytes *bytes = files != NULL ? g_hash_table_lookup (files, hash) : NULL;

  if (blob == 0 && bytes != NULL)
    blob = studio_library_blob_store (db, hash, bytes);
  if (blob != 0)
    studio_db_run (db, "INSERT OR IGNORE INTO history_file (post, seq, blob) VALUES (?, ?, ?)", "iii", post, seq, blob);
}

static gboolean
all_stored (StudioDb *db,
            char **hashes)
{
  for (int i = 0; hashes[i] != NULL; i++) {
    if (studio_db_int (db, 0, "SELECT 1 FROM blob WHERE hash = ?", "s", hashes[i]) == 0)
      return FALSE;
  }
  return TRUE;
}

static void
put_step (StudioDb *db,
          gint64 post,
          gint64 seq,
          StudioHistoryRecord *record,
          guint index)
{
  g_autoptr (GBytes) step = studio_history_record_get_step (record, index);
  g_auto (GStrv) hashes = studio_history_step_list_hashes (step);
  g_autoptr (GHashTable) files = NULL;

  /* few steps bring a picture with them, and reading logos from their folder takes time */
  if (!all_stored (db, hashes))
    files = studio_history_record_load_files (record, index);
  studio_db_run (db, "INSERT INTO history (post, seq, data) VALUES (?, ?, ?)", "iib", post, seq, step);
  for (int i = 0; hashes[i] != NULL; i++)
    put_file (db, post, seq, hashes[i], files);
}

gint64
studio_library_history_put (StudioDb *db,
                            gint64 post,
                            StudioHistoryRecord *record)
{
  gint64 had = studio_db_int (db, 0, "SELECT max (seq) + 1 FROM history WHERE post = ?", "i", post);
  gint64 kept = studio_history_record_get_kept (record);
  guint n_steps = studio_history_record_get_n_steps (record);

  studio_db_run (db, "DELETE FROM history WHERE post = ? AND seq >= ?", "ii", post, kept);
  for (guint i = 0; i < n_steps && !studio_db_failed (db); i++)
    put_step (db, post, kept + i, record, i);
  studio_db_run (db, "UPDATE post SET position = ? WHERE number = ?", "ii", (gint64) studio_history_record_get_position (record), post);
  return MAX (kept + n_steps - had, 0);
}

/* Returns: (transfer full): hash → bytes of what the steps need. Files that are too many in all are left out, as damaged ones are */
static GHashTable *
read_files (StudioDb *db,
            gint64 post)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT DISTINCT b.hash, b.number FROM history_file f JOIN blob b ON b.number = f.blob WHERE f.post = ?", "i", post);
  gsize room = STUDIO_ZIP_MAX_BYTES;

  while (studio_db_next (db, statement)) {
    g_autofree char *hash = studio_db_column_text (statement, 0);
    g_autoptr (GBytes) bytes = studio_library_blob_read (db, sqlite3_column_int64 (statement, 1));

    if (hash == NULL || bytes == NULL || g_bytes_get_size (bytes) > room)
      continue;
    room -= g_bytes_get_size (bytes);
    g_hash_table_insert (files, g_steal_pointer (&hash), g_steal_pointer (&bytes));
  }
  return files;
}

StudioHistoryRecord *
studio_library_history_read (StudioDb *db,
                             gint64 post)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GHashTable) files = NULL;
  gint64 position = studio_db_int (db, 0, "SELECT position FROM post WHERE number = ?", "i", post);
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT data FROM history WHERE post = ? ORDER BY seq", "i", post);
  gsize total = 0;

  while (studio_db_next (db, statement)) {
    GBytes *step = studio_db_column_bytes (statement, 0);

    if (step == NULL)
      step = g_bytes_new_static ("", 0);
    total += g_bytes_get_size (step);
    g_ptr_array_add (steps, step);
    if (steps->len > MAX_STEPS || total > MAX_STEP_BYTES) {
      studio_db_stop (statement);
      return NULL;
    }
  }
  if (steps->len == 0 || position < 0 || position > steps->len)
    return NULL;

  files = read_files (db, post);
  return studio_history_record_new (steps, (guint) position, files);
}
