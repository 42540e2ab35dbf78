#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-error.h"

#include "studio-library-backup-private.h"
#include "studio-library-text.h"

/*
 * SQLite keeps rows in pages of a tree. A broken page takes its own rows with it, and a reader that meets it has to stop; so rows are sought by
 * their numbers from both sides of it. Tables without such numbers are read forwards and backwards.
 */

/* how many numbers are tried one by one behind a row that cannot be read, before the steps become larger */
#define SMALL_STEPS 300
#define DATABASE "library.db"

/** Salvage: rows on their way from a broken database into a new one. */
typedef struct
{
  StudioDb *fresh;
  sqlite3 *broken; /* (nullable): it cannot even be opened */
} Salvage;

/** SalvageTable: one of the new library's tables. */
typedef struct
{
  char *name;
  char *columns; /* that both have, with commas */
  char *key;     /* (nullable): of one without row numbers: how it is sorted backwards */
  int n_columns;
} SalvageTable;

static void
table_free (gpointer data)
{
  SalvageTable *table = data;

  g_free (table->name);
  g_free (table->columns);
  g_free (table->key);
  g_free (table);
}

/* --- which tables and columns --- */

static sqlite3_stmt *
prepare (sqlite3 *handle,
         char *sql)
{
  g_autofree char *text = sql;
  sqlite3_stmt *statement = NULL;

  if (handle == NULL || sqlite3_prepare_v2 (handle, text, -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  return statement;
}

static gboolean
has_column (sqlite3 *handle,
            const char *table,
            const char *column)
{
  sqlite3_stmt *statement = prepare (handle, g_strdup_printf ("SELECT \"%s\" FROM \"%s\" LIMIT 0", column, table));

  sqlite3_finalize (statement);
  return statement != NULL;
}

/* Returns: (transfer full) (nullable): NULL if the broken database has no such table, or nothing in common with it */
static SalvageTable *
describe_table (Salvage *self,
                const char *name,
                gboolean numbered)
{
  sqlite3_stmt *statement = prepare (studio_db_get_handle (self->fresh), g_strdup_printf ("PRAGMA table_info (\"%s\")", name));
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) key = g_string_new (NULL);
  SalvageTable *table;
  int n = 0;

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW) {
    const char *column = (const char *) sqlite3_column_text (statement, 1);

    if (sqlite3_column_int (statement, 5) > 0)
      g_string_append_printf (key, "%s\"%s\" DESC", key->len > 0 ? ", " : "", column);
    if (!has_column (self->broken, name, column))
      continue;
    g_string_append_printf (columns, "%s\"%s\"", n++ > 0 ? ", " : "", column);
  }
  sqlite3_finalize (statement);
  if (n == 0)
    return NULL;
  table = g_new0 (SalvageTable, 1);
  table->name = g_strdup (name);
  table->columns = g_strdup (columns->str);
  table->key = numbered ? NULL : g_strdup (key->str);
  table->n_columns = n;
  return table;
}

/* Returns: (transfer full) (element-type SalvageTable): ordinary tables; the index of words is made anew from them */
static GPtrArray *
list_tables (Salvage *self)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (table_free);
  sqlite3_stmt *statement = prepare (studio_db_get_handle (self->fresh), g_strdup ("SELECT name, sql NOT LIKE '%WITHOUT ROWID%' FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                                                                                   " AND name <> 'words' AND name NOT LIKE 'words~_%' ESCAPE '~'"));

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW) {
    SalvageTable *table = describe_table (self, (const char *) sqlite3_column_text (statement, 0), sqlite3_column_int (statement, 1) != 0);

    if (table != NULL)
      g_ptr_array_add (tables, table);
  }
  sqlite3_finalize (statement);
  return tables;
}

/* --- rows --- */

/* A row that the new tables will not have, because it is nonsense, is left out. */
static void
put_row (sqlite3_stmt *into,
         sqlite3_stmt *row,
         int first,
         int n)
{
  for (int i = 0; i < n; i++)
    sqlite3_bind_value (into, i + 1, sqlite3_column_value (row, first + i));
  sqlite3_step (into);
  sqlite3_reset (into);
}

static sqlite3_stmt *
prepare_insert (Salvage *self,
                const SalvageTable *table)
{
  g_autoptr (GString) marks = g_string_new ("?");

  for (int i = 1; i < table->n_columns; i++)
    g_string_append (marks, ", ?");
  return prepare (studio_db_get_handle (self->fresh), g_strdup_printf ("INSERT OR IGNORE INTO \"%s\" (%s) VALUES (%s)", table->name, table->columns, marks->str));
}

/* Reads on from @from (excluded). Returns: whether the end was reached; @last: (out): the last row that was read, or @from */
static gboolean
copy_run (sqlite3_stmt *rows,
          sqlite3_stmt *into,
          int n,
          gint64 from,
          gint64 *last)
{
  int code;

  *last = from;
  sqlite3_bind_int64 (rows, 1, from);
  while ((code = sqlite3_step (rows)) == SQLITE_ROW) {
    *last = sqlite3_column_int64 (rows, 0);
    put_row (into, rows, 1, n);
  }
  sqlite3_reset (rows);
  return code == SQLITE_DONE;
}

/* Forwards; behind what cannot be read it is tried again, first with each number, then in steps that double. */
static void
copy_numbered (Salvage *self,
               const SalvageTable *table,
               sqlite3_stmt *into)
{
  sqlite3_stmt *rows = prepare (self->broken, g_strdup_printf ("SELECT rowid, %s FROM \"%s\" WHERE rowid > ? ORDER BY rowid", table->columns, table->name));
  gint64 from = -1, last, step = 1;
  int n_tries = 0;

  while (rows != NULL && !copy_run (rows, into, table->n_columns, from, &last)) {
    if (last > from)
      n_tries = 0, step = 1;
    else if (++n_tries > SMALL_STEPS)
      step *= 2;
    if (step > G_MAXINT32 || last > G_MAXINT64 - step)
      break;
    from = last + step;
  }
  sqlite3_finalize (rows);
}

static void
copy_backwards (Salvage *self,
                const SalvageTable *table,
                sqlite3_stmt *into)
{
  g_autofree char *order = table->key != NULL ? g_strdup (table->key) : g_strdup ("rowid DESC");
  sqlite3_stmt *rows = prepare (self->broken, g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY %s", table->columns, table->name, order));

  while (rows != NULL && sqlite3_step (rows) == SQLITE_ROW)
    put_row (into, rows, 0, table->n_columns);
  sqlite3_finalize (rows);
}

static gboolean
copy_forwards (Salvage *self,
               const SalvageTable *table,
               sqlite3_stmt *into)
{
  sqlite3_stmt *rows = prepare (self->broken, g_strdup_printf ("SELECT %s FROM \"%s\"", table->columns, table->name));
  int code = SQLITE_ERROR;

  while (rows != NULL && (code = sqlite3_step (rows)) == SQLITE_ROW)
    put_row (into, rows, 0, table->n_columns);
  sqlite3_finalize (rows);
  return code == SQLITE_DONE;
}

static void
copy_table (Salvage *self,
            const SalvageTable *table)
{
  sqlite3_stmt *into = prepare_insert (self, table);

  if (into == NULL)
    return;
  if (table->key == NULL)
    copy_numbered (self, table, into);
  else if (!copy_forwards (self, table, into))
    copy_backwards (self, table, into);
  sqlite3_finalize (into);
}

/* --- the whole --- */

static gint64
count_known (Salvage *self)
{
  sqlite3_stmt *statement = prepare (self->broken, g_strdup ("SELECT count(*) FROM post"));
  gint64 n = statement != NULL && sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;

  sqlite3_finalize (statement);
  return n;
}

/* Of a post whose document is gone its newest version is better than nothing. */
static void
take_versions (StudioDb *db)
{
  studio_db_run (db,
                 "INSERT INTO document (post, json) SELECT v.post, v.json FROM version v WHERE v.post NOT IN (SELECT post FROM document)"
                 " AND v.number = (SELECT max(number) FROM version w WHERE w.post = v.post)",
                 "");
}

/* What lost the row it belongs to goes, until nothing has; a post without its document is nothing. */
static void
remove_orphans (StudioDb *db)
{
  studio_db_run (db, "DELETE FROM post WHERE number NOT IN (SELECT post FROM document)", "");
  for (int n = 0; n < 4; n++) {
    studio_db_exec (db, "DELETE FROM document WHERE post NOT IN (SELECT number FROM post);"
                        "DELETE FROM thumbnail WHERE post NOT IN (SELECT number FROM post);"
                        "DELETE FROM part WHERE post NOT IN (SELECT number FROM post) OR blob NOT IN (SELECT number FROM blob);"
                        "DELETE FROM plan WHERE post NOT IN (SELECT number FROM post);"
                        "DELETE FROM published WHERE post NOT IN (SELECT number FROM post);"
                        "DELETE FROM tag WHERE post NOT IN (SELECT number FROM post);"
                        "DELETE FROM history_file WHERE blob NOT IN (SELECT number FROM blob) OR (post, seq) NOT IN (SELECT post, seq FROM history);"
                        "DELETE FROM history WHERE post NOT IN (SELECT number FROM post);"
                        "DELETE FROM version WHERE post NOT IN (SELECT number FROM post);"
                        "DELETE FROM version_part WHERE version NOT IN (SELECT number FROM version) OR blob NOT IN (SELECT number FROM blob);");
  }
}

static void
salvage (Salvage *self,
         StudioLibraryRescue *rescue)
{
  g_autoptr (GPtrArray) tables = NULL;
  gint64 known = count_known (self);

  studio_db_exec (self->fresh, "PRAGMA foreign_keys = OFF");
  studio_db_begin (self->fresh, TRUE);
  tables = list_tables (self);
  for (guint i = 0; i < tables->len; i++)
    copy_table (self, g_ptr_array_index (tables, i));
  take_versions (self->fresh);
  remove_orphans (self->fresh);
  studio_db_run (self->fresh, "UPDATE post SET derived_key = '', opened_by = NULL", "");
  rescue->n_posts = (guint) studio_db_int (self->fresh, 0, "SELECT count(*) FROM post", "");
  rescue->n_lost = known > rescue->n_posts ? (guint) (known - rescue->n_posts) : 0;
  studio_db_end (self->fresh);
}

/* The index of words, which was not taken over, is made of the posts. A post that cannot be read stays: maybe a later program can. */
static void
index_post (StudioDb *db,
            gint64 post)
{
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT p.title, d.json FROM post p JOIN document d ON d.post = p.number WHERE p.number = ?", "i", post);
  g_autofree char *title = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (StudioPost) read = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GError) problem = NULL;

  if (!studio_db_next (db, statement))
    return;
  title = studio_db_column_text (statement, 0);
  json = studio_db_column_bytes (statement, 1);
  studio_db_stop (statement);
  if (title == NULL || json == NULL)
    return;
  statement = studio_db_ask (db, "SELECT name, blob FROM part WHERE post = ? ORDER BY name", "i", post);
  read = studio_library_read_post (db, title, json, statement, NULL);
  if (read == NULL) {
    problem = studio_db_take_error (db);
    g_message ("not searched in: %s: %s", title, problem != NULL ? problem->message : "");
    return;
  }
  snapshot = studio_post_snapshot (read);
  studio_library_text_put (db, post, snapshot);
}

static void
index_posts (StudioDb *db)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;

  studio_db_begin (db, TRUE);
  statement = studio_db_ask (db, "SELECT number FROM post", "");
  while (studio_db_next (db, statement)) {
    gint64 post = sqlite3_column_int64 (statement, 0);

    g_array_append_val (posts, post);
  }
  for (guint i = 0; i < posts->len && !studio_db_failed (db); i++)
    index_post (db, g_array_index (posts, gint64, i));
  studio_db_end (db);
}

static void
move_into (StudioDb *db,
           const char *from,
           const char *to,
           const char *name)
{
  g_autofree char *old = g_build_filename (from, name, NULL);
  g_autofree char *fresh = g_build_filename (to, name, NULL);

  if (g_rename (old, fresh) != 0 && errno != ENOENT)
    studio_db_fail (db, g_error_new (G_IO_ERROR, (int) g_io_error_from_errno (errno), _ ("The library could not be put in its place: %s. It is as it was before."), g_strerror (errno)));
}

/* The log goes with the broken database: to another one it would be poison. */
static void
put_in_place (StudioDb *db,
              const char *made,
              const char *kept)
{
  static const char *const names[] = { DATABASE "-wal", DATABASE "-shm", DATABASE };
  const char *folder = studio_db_get_folder (db);

  if (g_mkdir (kept, 0700) != 0)
    studio_db_fail (db, g_error_new (G_IO_ERROR, (int) g_io_error_from_errno (errno), _ ("The library could not be put in its place: %s. It is as it was before."), g_strerror (errno)));
  for (guint i = 0; i < G_N_ELEMENTS (names) && !studio_db_failed (db); i++)
    move_into (db, folder, kept, names[i]);
  if (!studio_db_failed (db))
    move_into (db, made, folder, DATABASE);
}

/* Makes the new database in the folder @made. */
static void
make_fresh (StudioDb *db,
            const char *made,
            StudioLibraryRescue *rescue)
{
  g_autofree char *path = g_build_filename (studio_db_get_folder (db), DATABASE, NULL);
  g_autoptr (StudioDb) fresh = studio_db_new (made);
  Salvage self = { fresh, NULL };
  GError *error;

  if (sqlite3_open_v2 (path, &self.broken, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    g_clear_pointer (&self.broken, sqlite3_close);
  if (_studio_library_open_db (fresh))
    salvage (&self, rescue);
  sqlite3_close (self.broken);
  error = studio_db_take_error (fresh);
  if (error != NULL)
    studio_db_fail (db, error);
}

static gpointer
repair_work (StudioDb *db,
             gpointer data)
{
  StudioLibraryRescue *rescue = g_new0 (StudioLibraryRescue, 1);
  g_autofree char *base = g_build_filename (studio_db_get_folder (db), DATABASE, NULL);
  g_autofree char *made = g_strconcat (base, "-baru-XXXXXX", NULL);
  g_autofree char *left = NULL;

  if (!_studio_library_is_alone (db) || g_mkdtemp_full (made, 0700) == NULL) {
    if (!studio_db_failed (db))
      studio_db_fail (db, g_error_new (G_IO_ERROR, (int) g_io_error_from_errno (errno), _ ("The library could not be repaired: %s."), g_strerror (errno)));
    return rescue;
  }
  studio_db_close (db);
  make_fresh (db, made, rescue);
  rescue->kept = _studio_library_make_aside (base, "rusak");
  if (!studio_db_failed (db))
    put_in_place (db, made, rescue->kept);
  left = g_build_filename (made, DATABASE, NULL);
  g_unlink (left);
  g_rmdir (made);
  if (studio_db_failed (db) || !_studio_library_open_db (db))
    return rescue;
  index_posts (db);
  studio_db_tell (db, "");
  studio_db_tell_records (db, "");
  return rescue;
}

void
studio_library_repair_async (StudioLibrary *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_return_if_fail (STUDIO_IS_LIBRARY (self));

  studio_library_ask (self, g_task_new (self, cancellable, callback, data), repair_work, STUDIO_LIBRARY_ANYWAY, (GDestroyNotify) studio_library_rescue_free);
}

StudioLibraryRescue *
studio_library_repair_finish (StudioLibrary *self,
                              GAsyncResult *result,
                              GError **error)
{
  return studio_library_finish_pointer (self, result, error);
}
