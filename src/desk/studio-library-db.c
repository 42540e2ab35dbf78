#include "config.h"

#include "studio-library-db.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <glib/gstdio.h>

#include "studio-collate.h"
#include "studio-error.h"
#include "studio-outbox-db.h"

#define FILE_NAME "library.db"
/* ms; longer than any of our own jobs, short enough for a person to be told */
#define BUSY_TIMEOUT 5000
/* the longest text or blob that SQLite is to make or take: a document of 16 MB with room */
#define MAX_VALUE (64 * 1024 * 1024)

struct _StudioDb
{
  char *folder;
  sqlite3 *handle;
  GHashTable *statements; /* SQL → sqlite3_stmt */
  GHashTable *stored;
  GError *error;
  GError *refusal; /* (nullable): why it was not opened */
  char *told;
  char *told_records;
  gboolean interrupted;
  gboolean abandoned;
  int version; /* SQLite's data_version when it was last looked at */
};

static GHashTable *
new_statements (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
}

StudioDb *
studio_db_new (const char *folder)
{
  StudioDb *db = g_new0 (StudioDb, 1);

  g_return_val_if_fail (folder != NULL, NULL);

  db->folder = g_strdup (folder);
  db->statements = new_statements ();
  db->stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return db;
}

void
studio_db_free (StudioDb *db)
{
  g_return_if_fail (db != NULL);

  studio_db_close (db);
  g_hash_table_unref (db->statements);
  g_hash_table_unref (db->stored);
  g_clear_error (&db->error);
  g_clear_error (&db->refusal);
  g_free (db->told);
  g_free (db->told_records);
  g_free (db->folder);
  g_free (db);
}

const char *
studio_db_get_folder (StudioDb *db)
{
  return db->folder;
}

gboolean
studio_db_is_open (StudioDb *db)
{
  return db->handle != NULL;
}

sqlite3 *
studio_db_get_handle (StudioDb *db)
{
  return db->handle;
}

gboolean
studio_db_was_interrupted (StudioDb *db)
{
  return db->interrupted;
}

GHashTable *
studio_db_get_statements (StudioDb *db)
{
  return db->statements;
}

GHashTable *
studio_db_get_stored (StudioDb *db)
{
  return db->stored;
}

gboolean
studio_db_failed (StudioDb *db)
{
  return db->error != NULL;
}

void
studio_db_fail (StudioDb *db,
                GError *error)
{
  g_return_if_fail (error != NULL);

  if (db->error == NULL)
    db->error = error;
  else
    g_error_free (error);
}

GError *
studio_db_take_error (StudioDb *db)
{
  return g_steal_pointer (&db->error);
}

/* What SQLite says in words for programmers, said for people. */
static GError *
describe_code (int code)
{
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY,
                                _ ("The library is locked by another program. Close that program, or wait a moment and try again."));
  case SQLITE_FULL:
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                                _ ("The drive is full, so the library could not be written. Free some space; nothing that was saved before is lost."));
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_FORMAT:
  /* what this program asks and writes is right, so the tables are not */
  case SQLITE_ERROR:
  case SQLITE_CONSTRAINT:
    return g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_TRUNCATED,
                                _ ("The library is damaged. Nothing was changed in it; have it repaired, or restore a backup."));
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_CANTOPEN:
  case SQLITE_AUTH:
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                                _ ("The library can't be written because its folder is write-protected. Ask for permission to write there."));
  case SQLITE_IOERR:
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                _ ("The drive refuses to read or write the library. See whether the drive is still connected and may be written to."));
  case SQLITE_TOOBIG:
    return g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_LIMIT,
                                _ ("Something in the library is larger than this program reads. Restore a backup."));
  default:
    return g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The library could not be read or written: %s."), sqlite3_errstr (code));
  }
}

void
studio_db_fail_code (StudioDb *db,
                     int code)
{
  studio_db_fail (db, describe_code (code));
}

static void
fail_folder (StudioDb *db,
             int saved_errno)
{
  studio_db_fail (db, g_error_new (G_IO_ERROR, (int) g_io_error_from_errno (saved_errno),
                                   _ ("The library's folder “%s” can't be made: %s."), db->folder, g_strerror (saved_errno)));
}

void
studio_db_fail_closed (StudioDb *db)
{
  if (db->refusal != NULL)
    studio_db_fail (db, g_error_copy (db->refusal));
  else
    studio_db_fail (db, g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("The library is not open. Start the program again.")));
}

/* What is asked of a library that did not open is told the same. */
static void
note_refusal (StudioDb *db)
{
  g_clear_error (&db->refusal);
  db->refusal = g_error_copy (db->error);
}

/* The file may come from somebody else: nothing in it may do more than hold rows. */
static void
harden (sqlite3 *handle)
{
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, MAX_VALUE);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 1);
}

/* Names are ordered by it, as everywhere in the program; none in the file may use it. */
static void
collate_key (sqlite3_context *context,
             int n_values,
             sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  /* a key is no text for people: it may hold any byte but 0 */
  if (text != NULL)
    sqlite3_result_text (context, studio_collate_key (text), -1, g_free);
}

static gboolean
log_exists (StudioDb *db)
{
  g_autofree char *log = g_build_filename (db->folder, FILE_NAME "-wal", NULL);

  return g_file_test (log, G_FILE_TEST_EXISTS);
}

/* To SQLite an empty file is a new database. Beside an outbox, which only a program that has opened its library makes, it is what was left of one. */
static gboolean
is_emptied (StudioDb *db,
            const char *path)
{
  g_autofree char *outbox = g_build_filename (db->folder, STUDIO_OUTBOX_DB_NAME, NULL);
  GStatBuf info;

  return g_stat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size == 0 && !db->interrupted && g_file_test (outbox, G_FILE_TEST_EXISTS);
}

/* What SQLite has no word for. */
static gboolean
check_place (StudioDb *db,
             const char *path)
{
  if (g_mkdir_with_parents (db->folder, 0700) != 0)
    fail_folder (db, errno);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    studio_db_fail (db, g_error_new (G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _ ("“%s” is a folder, where the library's file should be. Move it elsewhere and try again."), path));
  else if (is_emptied (db, path))
    studio_db_fail_code (db, SQLITE_CORRUPT);
  return !studio_db_failed (db);
}

gboolean
studio_db_open (StudioDb *db)
{
  g_autofree char *path = g_build_filename (db->folder, FILE_NAME, NULL);
  int code;

  g_return_val_if_fail (db->handle == NULL, FALSE);

  if (db->abandoned) {
    studio_db_fail_closed (db);
    return FALSE;
  }
  db->interrupted = log_exists (db);
  if (!check_place (db, path)) {
    note_refusal (db);
    return FALSE;
  }

  code = sqlite3_open_v2 (path, &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK) {
    studio_db_fail_code (db, code);
    studio_db_close (db);
    return FALSE;
  }

  harden (db->handle);
  sqlite3_create_function (db->handle, "collate_key", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, collate_key, NULL, NULL);
  sqlite3_busy_timeout (db->handle, BUSY_TIMEOUT);
  studio_db_exec (db, "PRAGMA cell_size_check = ON;"
                      "PRAGMA foreign_keys = ON;"
                      "PRAGMA temp_store = MEMORY;"
                      "PRAGMA cache_size = -16000;");
  if (studio_db_failed (db))
    studio_db_close (db);
  return db->handle != NULL;
}

void
studio_db_close (StudioDb *db)
{
  if (db->error != NULL)
    note_refusal (db);
  g_hash_table_remove_all (db->statements);
  g_hash_table_remove_all (db->stored);
  /* the last one to close brings everything into the one file and removes the log */
  sqlite3_close (db->handle);
  db->handle = NULL;
}

void
studio_db_abandon (StudioDb *db)
{
  static GSList *abandoned;

  abandoned = g_slist_prepend (abandoned, db->statements);
  abandoned = g_slist_prepend (abandoned, g_steal_pointer (&db->handle));
  db->statements = new_statements ();
  g_hash_table_remove_all (db->stored);
  g_clear_pointer (&db->told, g_free);
  g_clear_pointer (&db->told_records, g_free);
  db->abandoned = TRUE;
  studio_db_fail (db, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                           _ ("The drive with the library was disconnected, or refused, while the library was in use. Connect it again, then close Pemda Studio and open it again.")));
  note_refusal (db);
}

void
studio_db_begin (StudioDb *db,
                 gboolean write)
{
  studio_db_exec (db, write ? "BEGIN IMMEDIATE" : "BEGIN");
}

/* A statement that still reads would keep the transaction from ending. */
static void
reset_statements (StudioDb *db)
{
  GHashTableIter iter;
  gpointer statement;

  g_hash_table_iter_init (&iter, db->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_reset (statement);
}

void
studio_db_end (StudioDb *db)
{
  if (!studio_db_failed (db))
    studio_db_exec (db, "COMMIT");
  if (!studio_db_failed (db))
    return;

  g_hash_table_remove_all (db->stored);
  g_clear_pointer (&db->told, g_free);
  g_clear_pointer (&db->told_records, g_free);
  reset_statements (db);
  if (sqlite3_get_autocommit (db->handle) == 0)
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
studio_db_others_wrote (StudioDb *db)
{
  int version = (int) studio_db_int (db, 0, "PRAGMA data_version", "");
  gboolean wrote = version != db->version;

  db->version = version;
  return wrote;
}

void
studio_db_exec (StudioDb *db,
                const char *sql)
{
  int code;

  if (studio_db_failed (db))
    return;

  code = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    studio_db_fail_code (db, code);
}

static void
tell (char **told,
      const char *what)
{
  if (*told == NULL)
    *told = g_strdup (what);
  else if (!g_str_equal (*told, what))
    (*told)[0] = '\0';
}

void
studio_db_tell (StudioDb *db,
                const char *id)
{
  tell (&db->told, id);
}

void
studio_db_tell_records (StudioDb *db,
                        const char *kind)
{
  tell (&db->told_records, kind);
}

char *
studio_db_take_told (StudioDb *db)
{
  return g_steal_pointer (&db->told);
}

char *
studio_db_take_told_records (StudioDb *db)
{
  return g_steal_pointer (&db->told_records);
}
