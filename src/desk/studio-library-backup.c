#include "config.h"

#include "studio-library-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "studio-error.h"
#include "studio-file.h"

#include "studio-backup-file.h"
#include "studio-library-private.h"

/* pages copied between two looks at whether it was cancelled: 1 MB of 4 kB pages */
#define PAGES_A_STEP 256
#define BUSY_TIMEOUT 5000

/** BackupOrder: what is to be written where. */
typedef struct
{
  char *folder;
  char *path;
  int *progress;
} BackupOrder;

/** BackupOutcome: what is told of it. */
typedef struct
{
  guint n_posts;
  guint n_missing;
} BackupOutcome;

/** Backup: one at work. */
typedef struct
{
  const char *folder;
  const char *path;
  sqlite3 *copy; /* the library as it was at one moment */
  char *copy_path;
  StudioBackupMeter meter;
  BackupOutcome outcome;
} Backup;

static void
order_free (gpointer data)
{
  BackupOrder *order = data;

  g_free (order->folder);
  g_free (order->path);
  g_free (order);
}

char *
studio_backup_make_name (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

  /* TRANSLATORS: the name of a file; %s is the day, "2026-11-22" */
  return g_strdup_printf (_ ("Library Backup %s%s"), day, STUDIO_BACKUP_SUFFIX);
}

gboolean
studio_backup_is_due (guint n_posts,
                      gint64 last,
                      gint64 dismissed,
                      gint64 now)
{
  gint64 since = MAX (last <= now ? last : 0, dismissed <= now ? dismissed : 0);

  return n_posts > 0 && now - since >= STUDIO_BACKUP_DAYS * (gint64) 24 * 60 * 60;
}

/* --- the database as it is at one moment --- */

static gboolean
fail_sqlite (int code,
             GError **error)
{
  if ((code & 0xff) == SQLITE_FULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("There is not enough room beside the library for a backup. Free some space and try again."));
  else if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED, _ ("The library is damaged, so it cannot be backed up. Have it repaired first."));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The library could not be read: %s."), sqlite3_errstr (code));
  return FALSE;
}

static gboolean
copy_pages (Backup *self,
            sqlite3_backup *work,
            GError **error)
{
  int code;

  do {
    int left;

    code = sqlite3_backup_step (work, PAGES_A_STEP);
    left = sqlite3_backup_remaining (work);
    /* the copy counts as a tenth of the way, whatever is still to come */
    if (self->meter.shown != NULL && sqlite3_backup_pagecount (work) > 0)
      g_atomic_int_set (self->meter.shown, 100 - 100 * left / sqlite3_backup_pagecount (work));
    if (g_cancellable_set_error_if_cancelled (self->meter.cancellable, error))
      return FALSE;
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
      g_usleep (20000);
  } while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
  return code == SQLITE_DONE || fail_sqlite (code, error);
}

/* Reading goes on in one transaction, so that what is written meanwhile neither gets in nor begins it anew. */
static gboolean
copy_from (Backup *self,
           sqlite3 *source,
           GError **error)
{
  int code = sqlite3_exec (source, "BEGIN; SELECT count(*) FROM post;", NULL, NULL, NULL);
  sqlite3_backup *work;
  gboolean done;

  if (code != SQLITE_OK)
    return fail_sqlite (code, error);
  work = sqlite3_backup_init (self->copy, "main", source, "main");
  if (work == NULL)
    return fail_sqlite (sqlite3_errcode (self->copy), error);
  done = copy_pages (self, work, error);
  code = sqlite3_backup_finish (work);
  return done && (code == SQLITE_OK || fail_sqlite (code, error));
}

static gboolean
copy_database (Backup *self,
               GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "library.db", NULL);
  sqlite3 *source = NULL;
  int code;
  gboolean done;

  self->copy_path = g_build_filename (self->folder, "cadangan.XXXXXX", NULL);
  g_close (g_mkstemp_full (self->copy_path, 0, 0600), NULL);
  code = sqlite3_open_v2 (path, &source, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_open_v2 (self->copy_path, &self->copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, NULL);
  if (code == SQLITE_OK) {
    sqlite3_busy_timeout (source, BUSY_TIMEOUT);
    /* if the power fails the copy is worth nothing anyway */
    code = sqlite3_exec (self->copy, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
  }
  done = code == SQLITE_OK ? copy_from (self, source, error) : fail_sqlite (code, error);
  sqlite3_close (source);
  if (done)
    code = sqlite3_exec (self->copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  return done && (code == SQLITE_OK || fail_sqlite (code, error));
}

/* --- the file --- */

static gint64
ask_int (sqlite3 *handle,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 found = 0;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    found = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return found;
}

static gboolean
add_manifest (Backup *self,
              StudioBackupWriter *writer,
              GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format_iso8601 (now);
  g_autofree char *text = g_strdup_printf ("{\n  \"format\": \"pemda-studio-backup\",\n  \"generator\": \"Pemda Studio " PACKAGE_VERSION "\",\n"
                                           "  \"min_reader\": 1,\n  \"posts\": %u,\n  \"time\": \"%s\",\n  \"version\": 1\n}\n",
                                           self->outcome.n_posts, time);

  return studio_backup_writer_add_text (writer, "cadangan.json", text, error);
}

/* Whether the library still knows @hash: a photo that went with its post while the backup was made is not missing. */
static gboolean
is_known (Backup *self,
          const char *hash)
{
  g_autofree char *path = g_build_filename (self->folder, "library.db", NULL);
  sqlite3 *source = NULL;
  sqlite3_stmt *statement = NULL;
  gboolean known = TRUE;

  if (sqlite3_open_v2 (path, &source, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
      sqlite3_prepare_v2 (source, "SELECT 1 FROM blob WHERE hash = ?", -1, &statement, NULL) == SQLITE_OK) {
    sqlite3_busy_timeout (source, BUSY_TIMEOUT);
    sqlite3_bind_text (statement, 1, hash, -1, SQLITE_STATIC);
    known = sqlite3_step (statement) != SQLITE_DONE;
  }
  sqlite3_finalize (statement);
  sqlite3_close (source);
  return known;
}

static gboolean
add_asset (Backup *self,
           StudioBackupWriter *writer,
           const char *hash,
           GError **error)
{
  g_autofree char *name = g_strdup_printf ("assets/%.2s/%s", hash, hash);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    if (is_known (self, hash))
      self->outcome.n_missing++;
    return TRUE;
  }
  return studio_backup_writer_add_file (writer, name, path, FALSE, error);
}

static gboolean
add_assets (Backup *self,
            StudioBackupWriter *writer,
            GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (self->copy, "SELECT hash FROM blob WHERE bytes IS NULL ORDER BY hash", -1, &statement, NULL);
  gboolean done = code == SQLITE_OK;

  while (done && (code = sqlite3_step (statement)) == SQLITE_ROW) {
    g_autofree char *hash = studio_db_column_text (statement, 0);

    if (studio_library_blob_hash_is_valid (hash))
      done = add_asset (self, writer, hash, error);
  }
  sqlite3_finalize (statement);
  return done ? code == SQLITE_DONE || fail_sqlite (code, error) : FALSE;
}

/* Those that come or go meanwhile are no loss: their records are of the moment at which the database was copied. */
static gboolean
add_parcels (Backup *self,
             StudioBackupWriter *writer,
             GError **error)
{
  g_autofree char *folder = g_build_filename (self->folder, STUDIO_LIBRARY_PARCELS, NULL);
  g_autoptr (GPtrArray) names = studio_file_list_folder (folder);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *hash = studio_backup_parcel_hash (g_ptr_array_index (names, i));
    g_autofree char *name = g_strconcat (STUDIO_LIBRARY_PARCELS "/", g_ptr_array_index (names, i), NULL);
    g_autofree char *path = g_build_filename (self->folder, name, NULL);

    if (hash != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR) && !studio_backup_writer_add_file (writer, name, path, FALSE, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_backup (Backup *self,
              GError **error)
{
  g_autoptr (StudioBackupWriter) writer = NULL;
  GStatBuf info;

  if (!copy_database (self, error))
    return FALSE;
  if (g_stat (self->copy_path, &info) != 0)
    info.st_size = 0;
  self->outcome.n_posts = (guint) ask_int (self->copy, "SELECT count(*) FROM post");
  self->meter.total = (info.st_size + ask_int (self->copy, "SELECT coalesce(sum(size), 0) FROM blob WHERE bytes IS NULL")) * 10 / 9;
  self->meter.done = self->meter.total / 10;
  writer = studio_backup_writer_new (self->path, &self->meter, error);
  return writer != NULL && add_manifest (self, writer, error) && studio_backup_writer_add_file (writer, "library.db", self->copy_path, TRUE, error) &&
         add_assets (self, writer, error) && add_parcels (self, writer, error) && studio_backup_writer_finish (writer, error);
}

static void
back_up_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  const BackupOrder *order = data;
  Backup self = { .folder = order->folder, .path = order->path, .meter = { .shown = order->progress, .cancellable = cancellable } };
  GError *error = NULL;
  gboolean done = write_backup (&self, &error);

  sqlite3_close (self.copy);
  if (self.copy_path != NULL)
    g_unlink (self.copy_path);
  g_free (self.copy_path);
  if (done)
    g_task_return_pointer (task, g_memdup2 (&self.outcome, sizeof self.outcome), g_free);
  else
    g_task_return_error (task, error);
}

void
studio_library_back_up_async (StudioLibrary *self,
                              const char *path,
                              int *progress,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  BackupOrder *order = g_new0 (BackupOrder, 1);

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && path != NULL);

  order->folder = g_strdup (studio_library_get_folder (self));
  order->path = g_strdup (path);
  order->progress = progress;
  g_task_set_task_data (task, order, order_free);
  /* not in the library's own thread: edits are to be saved meanwhile */
  g_task_run_in_thread (task, back_up_thread);
}

gboolean
studio_library_back_up_finish (StudioLibrary *self,
                               GAsyncResult *result,
                               guint *n_posts,
                               guint *n_missing,
                               GError **error)
{
  g_autofree BackupOutcome *outcome = studio_library_finish_pointer (self, result, error);

  if (outcome == NULL)
    return FALSE;
  if (n_posts != NULL)
    *n_posts = outcome->n_posts;
  if (n_missing != NULL)
    *n_missing = outcome->n_missing;
  return TRUE;
}

/* --- looking over --- */

static guint
count_missing (sqlite3 *handle,
               const char *folder)
{
  sqlite3_stmt *statement = NULL;
  guint missing = 0;

  if (sqlite3_prepare_v2 (handle, "SELECT hash, size FROM blob WHERE bytes IS NULL", -1, &statement, NULL) != SQLITE_OK)
    return 0;
  while (sqlite3_step (statement) == SQLITE_ROW) {
    g_autofree char *hash = studio_db_column_text (statement, 0);
    g_autofree char *shelf = g_strndup (hash != NULL ? hash : "", 2);
    g_autofree char *path = g_build_filename (folder, "assets", shelf, hash, NULL);
    GStatBuf info;

    if (g_stat (path, &info) != 0 || info.st_size != sqlite3_column_int64 (statement, 1))
      missing++;
  }
  sqlite3_finalize (statement);
  return missing;
}

static gboolean
is_sound (sqlite3 *handle)
{
  sqlite3_stmt *statement = NULL;
  gboolean sound = FALSE;

  if (sqlite3_prepare_v2 (handle, "PRAGMA quick_check(1)", -1, &statement, NULL) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    sound = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);
  return sound;
}

static void
check_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  const char *folder = data;
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  StudioLibraryHealth health = { TRUE, 0, 0 };
  sqlite3 *handle = NULL;

  /* a library that was never made has nothing wrong with it */
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    health.sound = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK;
    sqlite3_busy_timeout (handle, BUSY_TIMEOUT);
    health.sound = health.sound && is_sound (handle);
    health.n_posts = (guint) ask_int (handle, "SELECT count(*) FROM post");
    health.n_missing = count_missing (handle, folder);
    sqlite3_close (handle);
  }
  g_task_return_pointer (task, g_memdup2 (&health, sizeof health), g_free);
}

void
studio_library_check_async (StudioLibrary *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (STUDIO_IS_LIBRARY (self));

  g_task_set_task_data (task, g_strdup (studio_library_get_folder (self)), g_free);
  g_task_run_in_thread (task, check_thread);
}

gboolean
studio_library_check_finish (StudioLibrary *self,
                             GAsyncResult *result,
                             StudioLibraryHealth *health,
                             GError **error)
{
  g_autofree StudioLibraryHealth *found = studio_library_finish_pointer (self, result, error);

  if (found != NULL)
    *health = *found;
  return found != NULL;
}
