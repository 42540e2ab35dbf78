#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <errno.h>

#include "studio-error.h"
#include "studio-file.h"

#include "studio-backup-file.h"
#include "studio-library-backup-private.h"

/** Restoring: a backup on its way into the library's place. */
typedef struct
{
  char *path;
  char *beside; /* where it is unpacked */
  int *progress;
  StudioLibraryRescue *rescue;
} Restoring;

void
studio_library_rescue_free (StudioLibraryRescue *rescue)
{
  if (rescue == NULL)
    return;
  g_free (rescue->kept);
  g_free (rescue);
}

/* Only what this program put there: two levels of folders and plain files. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GPtrArray) names = studio_file_list_folder (folder);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

static void
restoring_free (gpointer data)
{
  Restoring *self = data;

  if (self->beside != NULL)
    remove_folder (self->beside);
  g_free (self->beside);
  g_free (self->path);
  studio_library_rescue_free (self->rescue);
  g_free (self);
}

char *
_studio_library_make_aside (const char *folder,
                            const char *name)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  char *path = g_strdup_printf ("%s-%s-%s", folder, name, time);

  for (int n = 2; g_file_test (path, G_FILE_TEST_EXISTS); n++) {
    g_free (path);
    path = g_strdup_printf ("%s-%s-%s-%d", folder, name, time, n);
  }
  return path;
}

/* --- in a thread of its own: unpacking and looking it over --- */

/* What was unpacked is opened as a library is, which also brings an older one up to date. */
static gboolean
prepare (Restoring *self,
         GError **error)
{
  g_autoptr (StudioDb) db = studio_db_new (self->beside);
  GError *problem;
  gint64 n_posts = 0;

  if (studio_db_open (db)) {
    sqlite3_stmt *statement = studio_db_ask (db, "PRAGMA quick_check(1)", "");

    if (studio_db_next (db, statement) && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") != 0)
      studio_db_fail_code (db, SQLITE_CORRUPT);
    if (statement != NULL)
      studio_db_stop (statement);
    /* an empty file would become an empty library */
    if (studio_db_int (db, 0, "PRAGMA user_version", "") == 0)
      studio_db_fail_code (db, SQLITE_CORRUPT);
    if (!studio_db_failed (db))
      studio_library_schema_prepare (db);
    /* whoever had posts open when the backup was made, this is no crash */
    studio_db_run (db, "UPDATE post SET opened_by = NULL WHERE opened_by IS NOT NULL", "");
    n_posts = studio_db_int (db, 0, "SELECT count(*) FROM post", "");
  }
  problem = studio_db_take_error (db);
  self->rescue->n_posts = (guint) n_posts;
  if (problem == NULL)
    return TRUE;
  if (g_error_matches (problem, STUDIO_ERROR, STUDIO_ERROR_NEWER) || problem->domain == G_IO_ERROR) {
    g_propagate_error (error, problem);
  } else {
    g_autofree char *name = g_filename_display_basename (self->path);

    g_error_free (problem);
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED, _ ("“%s” is damaged or was not copied whole. Copy it again, or take an older backup."), name);
  }
  return FALSE;
}

static gboolean
unpack (Restoring *self,
        const char *folder,
        GCancellable *cancellable,
        GError **error)
{
  StudioBackupMeter meter = { .shown = self->progress, .cancellable = cancellable };
  g_autofree char *parent = g_path_get_dirname (folder);

  self->beside = g_strconcat (folder, "-baru-XXXXXX", NULL);
  if (g_mkdir_with_parents (parent, 0700) != 0 || g_mkdtemp_full (self->beside, 0700) == NULL) {
    int code = errno;

    g_clear_pointer (&self->beside, g_free);
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), _ ("The backup could not be unpacked: %s."), g_strerror (code));
    return FALSE;
  }
  self->rescue = g_new0 (StudioLibraryRescue, 1);
  return studio_backup_unpack (self->path, self->beside, &meter, &self->rescue->n_lost, error) && prepare (self, error);
}

static void
unpack_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (unpack (data, studio_library_get_folder (source), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- in the library's thread: one in the place of the other --- */

static void
forget_error (StudioDb *db)
{
  g_autoptr (GError) error = studio_db_take_error (db);
}

/* Of a library that did not open here; whoever has it open holds a lock on the file for as long. */
static gboolean
is_held (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  sqlite3 *handle = NULL;
  int code = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (code == SQLITE_OK) {
    /* what is in the log is left to whoever looks after it */
    sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    code = sqlite3_exec (handle, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK", NULL, NULL, NULL);
  }
  sqlite3_close (handle);
  return (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
}

/* Another program that has the library open would go on writing into the one that is moved away. */
gboolean
_studio_library_is_alone (StudioDb *db)
{
  sqlite3_stmt *statement;
  gboolean alone;

  if (studio_db_is_open (db)) {
    statement = studio_db_ask (db, "PRAGMA journal_mode = DELETE", "");
    alone = studio_db_next (db, statement) && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") != 0;
    if (statement != NULL)
      studio_db_stop (statement);
  } else {
    alone = !is_held (studio_db_get_folder (db));
  }
  if (!alone) {
    forget_error (db);
    studio_db_fail_code (db, SQLITE_BUSY);
  }
  return alone;
}

/* A database that was deleted while it is open lives on until it is closed. One that another has taken the place of is nobody's: what goes there is lost. */
gboolean
_studio_library_put_back (StudioDb *db)
{
  g_autofree char *path = g_build_filename (studio_db_get_folder (db), "library.db", NULL);
  int moved = 0;

  if (sqlite3_file_control (studio_db_get_handle (db), "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved)
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    studio_db_fail_closed (db);
    return FALSE;
  }
  g_mkdir_with_parents (studio_db_get_folder (db), 0700);
  studio_db_run (db, "VACUUM INTO ?", "s", path);
  if (studio_db_failed (db))
    return FALSE;
  studio_db_close (db);
  return _studio_library_open_db (db);
}

gboolean
_studio_library_open_db (StudioDb *db)
{
  if (studio_db_open (db))
    studio_library_schema_prepare (db);
  if (!studio_db_failed (db))
    return TRUE;
  studio_db_close (db);
  return FALSE;
}

static void
fail_rename (StudioDb *db,
             int code)
{
  studio_db_fail (db, g_error_new (G_IO_ERROR, (int) g_io_error_from_errno (code), _ ("The library could not be put in its place: %s. It is as it was before."),
                                   g_strerror (code)));
}

/* What was published stays published, whatever day the library is taken back to: the outbox stays where the library was. */
static void
carry_outbox (const char *kept,
              const char *folder)
{
  static const char *const names[] = { "outbox.db-wal", "outbox.db-shm", "outbox.db" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *from = g_build_filename (kept, names[i], NULL);
    g_autofree char *to = g_build_filename (folder, names[i], NULL);

    if (g_file_test (from, G_FILE_TEST_EXISTS) && g_rename (from, to) != 0)
      g_warning ("%s stays behind: %s", from, g_strerror (errno));
  }
}

/* Renames, and renames back what was renamed if the library cannot be opened then. */
static gboolean
swap (StudioDb *db,
      Restoring *self)
{
  const char *folder = studio_db_get_folder (db);
  gboolean had = g_file_test (folder, G_FILE_TEST_EXISTS);
  g_autofree char *kept = _studio_library_make_aside (folder, "lama");

  if (had && g_rename (folder, kept) != 0) {
    fail_rename (db, errno);
    return FALSE;
  }
  if (g_rename (self->beside, folder) != 0)
    fail_rename (db, errno);
  else if (_studio_library_open_db (db)) {
    g_clear_pointer (&self->beside, g_free);
    if (had)
      carry_outbox (kept, folder);
    self->rescue->kept = had ? g_steal_pointer (&kept) : NULL;
    return TRUE;
  } else
    g_rename (folder, self->beside);
  if (had && g_rename (kept, folder) != 0)
    g_critical ("the library is in %s", kept);
  return FALSE;
}

static gpointer
swap_work (StudioDb *db,
           gpointer data)
{
  Restoring *self = data;
  gboolean was_open = studio_db_is_open (db);

  if (!_studio_library_is_alone (db))
    return NULL;
  studio_db_close (db);
  if (swap (db, self)) {
    studio_db_tell (db, "");
    studio_db_tell_records (db, "");
    return g_steal_pointer (&self->rescue);
  }
  if (was_open) {
    GError *error = studio_db_take_error (db);

    _studio_library_open_db (db);
    forget_error (db);
    studio_db_fail (db, error);
  }
  return NULL;
}

static void
unpacked_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    studio_library_ask (STUDIO_LIBRARY (source), g_steal_pointer (&task), swap_work, STUDIO_LIBRARY_ANYWAY, (GDestroyNotify) studio_library_rescue_free);
  else
    g_task_return_error (task, error);
}

void
studio_library_restore_backup_async (StudioLibrary *self,
                                     const char *path,
                                     int *progress,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;
  g_autoptr (GTask) unpacking = NULL;
  Restoring *restoring;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && path != NULL);

  restoring = g_new0 (Restoring, 1);
  restoring->path = g_strdup (path);
  restoring->progress = progress;
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_task_data (task, restoring, restoring_free);
  /* the outer task owns the data and lives longer */
  unpacking = g_task_new (self, cancellable, unpacked_cb, task);
  g_task_set_task_data (unpacking, restoring, NULL);
  g_task_run_in_thread (unpacking, unpack_thread);
}

StudioLibraryRescue *
studio_library_restore_backup_finish (StudioLibrary *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  return studio_library_finish_pointer (self, result, error);
}
