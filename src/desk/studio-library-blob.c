#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"
#include "studio-sha256.h"

#include "studio-library-private.h"
#include "studio-zip.h"

#define HASH_LENGTH 64
#define ASSET_FOLDER "assets"
/* What is larger lies in a file: SQLite itself is slower than the file system from about 100 kB on (sqlite.org/intern-v-extern-blob.html). */
#define MAX_ROW_BYTES (64 * 1024)

gboolean
studio_library_blob_hash_is_valid (const char *hash)
{
  return hash != NULL && strlen (hash) == HASH_LENGTH && strspn (hash, "0123456789abcdef") == HASH_LENGTH;
}

/* Returns: (transfer full): "FOLDER/assets/ab", which has the files whose hashes begin with ab. */
static char *
shelf_path (StudioDb *db,
            const char *hash)
{
  char shelf[3] = { hash[0], hash[1], '\0' };

  return g_build_filename (studio_db_get_folder (db), ASSET_FOLDER, shelf, NULL);
}

static char *
file_path (StudioDb *db,
           const char *hash)
{
  g_autofree char *shelf = shelf_path (db, hash);

  return g_build_filename (shelf, hash, NULL);
}

static void
write_file (StudioDb *db,
            const char *hash,
            GBytes *bytes)
{
  g_autofree char *shelf = shelf_path (db, hash);
  g_autofree char *path = file_path (db, hash);
  GError *error = NULL;

  g_mkdir_with_parents (shelf, 0700);
  if (!studio_file_write (path, bytes, &error))
    studio_db_fail (db, error);
}

/* Whether the file is there in its full length; one that a dying disk lost is written again. */
static gboolean
file_stands (StudioDb *db,
             const char *hash,
             gsize size)
{
  g_autofree char *path = file_path (db, hash);
  GStatBuf info;

  return g_stat (path, &info) == 0 && (gsize) info.st_size == size;
}

static gint64
insert (StudioDb *db,
        const char *hash,
        GBytes *bytes)
{
  gsize size = g_bytes_get_size (bytes);
  gboolean small = size <= MAX_ROW_BYTES;

  if (!small)
    write_file (db, hash, bytes);
  studio_db_run (db, "INSERT INTO blob (hash, size, bytes) VALUES (?, ?, ?)", "sib", hash, (gint64) size, small ? bytes : NULL);
  return studio_db_failed (db) ? 0 : sqlite3_last_insert_rowid (studio_db_get_handle (db));
}

gint64
studio_library_blob_store (StudioDb *db,
                           const char *hash,
                           GBytes *bytes)
{
  g_autofree char *made = hash == NULL ? studio_sha256 (bytes) : NULL;
  gsize size = g_bytes_get_size (bytes);
  gint64 number;

  if (hash == NULL)
    hash = made;
  g_return_val_if_fail (studio_library_blob_hash_is_valid (hash), 0);

  number = studio_db_int (db, 0, "SELECT number FROM blob WHERE hash = ?", "s", hash);
  if (studio_db_failed (db))
    return 0;
  if (number == 0)
    return insert (db, hash, bytes);

  if (size > MAX_ROW_BYTES && !file_stands (db, hash, size))
    write_file (db, hash, bytes);
  return studio_db_failed (db) ? 0 : number;
}

/* Returns: (transfer full) (nullable): the bytes of the row that @statement is at, if they are what their name says. */
static GBytes *
read_row (StudioDb *db,
          sqlite3_stmt *statement)
{
  g_autofree char *hash = studio_db_column_text (statement, 0);
  g_autoptr (GBytes) bytes = studio_db_column_bytes (statement, 1);
  g_autofree char *found = NULL;

  if (!studio_library_blob_hash_is_valid (hash))
    return NULL;
  if (bytes == NULL) {
    g_autofree char *path = file_path (db, hash);

    bytes = studio_file_read (path, STUDIO_ZIP_MAX_BYTES, NULL);
  }
  if (bytes == NULL)
    return NULL;

  found = studio_sha256 (bytes);
  return g_str_equal (found, hash) ? g_steal_pointer (&bytes) : NULL;
}

GBytes *
studio_library_blob_read (StudioDb *db,
                          gint64 number)
{
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT hash, bytes FROM blob WHERE number = ?", "i", number);
  GBytes *bytes;

  if (!studio_db_next (db, statement))
    return NULL;

  bytes = read_row (db, statement);
  studio_db_stop (statement);
  return bytes;
}

#define UNUSED                                                                      \
  "NOT EXISTS (SELECT 1 FROM part WHERE part.blob = b.number) "                     \
  "AND NOT EXISTS (SELECT 1 FROM history_file WHERE history_file.blob = b.number) " \
  "AND NOT EXISTS (SELECT 1 FROM version_part WHERE version_part.blob = b.number)"

/* Removes the file @name from @shelf unless a row knows it. Returns: bytes given back */
static gint64
sweep_file (StudioDb *db,
            const char *shelf,
            const char *name)
{
  g_autofree char *path = g_build_filename (shelf, name, NULL);
  GStatBuf info;

  /* whatever else lies there was not put there by this program */
  if (!studio_library_blob_hash_is_valid (name) || g_lstat (path, &info) != 0 || (info.st_mode & S_IFMT) != S_IFREG)
    return 0;
  if (studio_db_int (db, 0, "SELECT 1 FROM blob WHERE hash = ? AND bytes IS NULL", "s", name) != 0 || studio_db_failed (db))
    return 0;

  return g_unlink (path) == 0 ? info.st_size : 0;
}

static gint64
sweep_files (StudioDb *db)
{
  g_autofree char *assets = g_build_filename (studio_db_get_folder (db), ASSET_FOLDER, NULL);
  g_autoptr (GPtrArray) shelves = studio_file_list_folder (assets);
  gint64 freed = 0;

  for (guint i = 0; i < shelves->len; i++) {
    g_autofree char *shelf = g_build_filename (assets, g_ptr_array_index (shelves, i), NULL);
    g_autoptr (GPtrArray) names = studio_file_list_folder (shelf);

    for (guint j = 0; j < names->len; j++)
      freed += sweep_file (db, shelf, g_ptr_array_index (names, j));
  }
  return freed;
}

/* Returns: bytes given back */
static gint64
remove_blob (StudioDb *db,
             sqlite3_stmt *statement)
{
  g_autofree char *hash = studio_db_column_text (statement, 1);
  gboolean in_file = sqlite3_column_int (statement, 3) != 0;

  studio_db_run (db, "DELETE FROM blob WHERE number = ?", "i", (gint64) sqlite3_column_int64 (statement, 0));
  if (studio_db_failed (db))
    return 0;

  /* now, while nobody else can write: should the commit fail, the row stays without a file, and storing the bytes again makes it anew */
  if (in_file && studio_library_blob_hash_is_valid (hash)) {
    g_autofree char *path = file_path (db, hash);

    g_unlink (path);
  }
  return MAX (sqlite3_column_int64 (statement, 2), 0);
}

gint64
studio_library_blob_clean (StudioDb *db,
                           gboolean sweep)
{
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT b.number, b.hash, b.size, b.bytes IS NULL FROM blob b WHERE " UNUSED, "");
  gint64 freed = 0;

  while (studio_db_next (db, statement))
    freed += remove_blob (db, statement);
  if (sweep && !studio_db_failed (db))
    freed += sweep_files (db);
  return freed;
}
