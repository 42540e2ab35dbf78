#include "config.h"

#include "studio-outbox-lock.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

/* A database that stays empty: SQLite's own lock on it is the same on all systems, and the system drops it when a program is killed. */
#define FILE_NAME "outbox.lock"
#define BUSY_MS 2000

struct _StudioOutboxLock
{
  sqlite3 *handle;
};

StudioOutboxLock *
studio_outbox_lock_take (const char *folder,
                         GError **error)
{
  return studio_outbox_lock_take_named (folder, FILE_NAME, error);
}

StudioOutboxLock *
studio_outbox_lock_take_named (const char *folder,
                               const char *name,
                               GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (StudioOutboxLock) self = g_new0 (StudioOutboxLock, 1);
  int code;

  if (g_mkdir_with_parents (folder, 0700) != 0 || sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, NULL) != SQLITE_OK) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The outbox %s cannot be opened. Check the folder's rights."), path);
    return NULL;
  }
  sqlite3_busy_timeout (self->handle, BUSY_MS);
  code = sqlite3_exec (self->handle, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return g_steal_pointer (&self);
  if (code == SQLITE_BUSY)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, _ ("Another program is sending what is in the outbox. Wait until it has done so."));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The outbox cannot be read or written (%s)."), sqlite3_errmsg (self->handle));
  return NULL;
}

void
studio_outbox_lock_release (StudioOutboxLock *self)
{
  sqlite3_close (self->handle);
  g_free (self);
}
