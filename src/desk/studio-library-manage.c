#include "config.h"

#include "studio-library.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#include "studio-library-private.h"
#include "studio-package-private.h"

#define MAX_FOLDER 200
#define MAX_STEP 64

/** LibraryChoice: posts, and what is to be done to them. */
typedef struct
{
  char **ids;
  char *text; /* (nullable): a folder, a step */
  gboolean trash;
} LibraryChoice;

static void
library_choice_free (gpointer data)
{
  LibraryChoice *choice = data;

  g_strfreev (choice->ids);
  g_free (choice->text);
  g_free (choice);
}

static GTask *
choice_task (StudioLibrary *self,
             const char *const *ids,
             const char *text,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer data)
{
  LibraryChoice *choice = g_new0 (LibraryChoice, 1);
  GTask *task = g_task_new (self, cancellable, callback, data);

  choice->ids = g_strdupv ((char **) ids);
  choice->text = g_strdup (text);
  g_task_set_task_data (task, choice, library_choice_free);
  return task;
}

static gpointer
trash_work (StudioDb *db,
            gpointer data)
{
  LibraryChoice *choice = data;

  for (int i = 0; choice->ids[i] != NULL; i++) {
    studio_db_run (db, "UPDATE post SET trashed = ? WHERE id = ?", "is", choice->trash ? studio_library_now () : 0, choice->ids[i]);
    studio_db_tell (db, choice->ids[i]);
  }
  return NULL;
}

void
studio_library_trash_async (StudioLibrary *self,
                            const char *const *ids,
                            gboolean trash,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && ids != NULL);

  task = choice_task (self, ids, NULL, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_trash_async);
  ((LibraryChoice *) g_task_get_task_data (task))->trash = trash;
  studio_library_ask (self, task, trash_work, STUDIO_LIBRARY_WRITE, NULL);
}

gboolean
studio_library_trash_finish (StudioLibrary *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), FALSE);

  return studio_library_finish (self, result, error);
}

static gpointer
delete_work (StudioDb *db,
             gpointer data)
{
  LibraryChoice *choice = data;

  for (int i = 0; choice->ids[i] != NULL; i++) {
    studio_db_run (db, "DELETE FROM words WHERE rowid = (SELECT number FROM post WHERE id = ? AND trashed <> 0)", "s", choice->ids[i]);
    studio_db_run (db, "DELETE FROM post WHERE id = ? AND trashed <> 0", "s", choice->ids[i]);
    g_hash_table_remove (studio_db_get_stored (db), choice->ids[i]);
    studio_db_tell (db, choice->ids[i]);
  }
  studio_library_blob_clean (db, FALSE);
  return NULL;
}

void
studio_library_delete_async (StudioLibrary *self,
                             const char *const *ids,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && ids != NULL);

  task = choice_task (self, ids, NULL, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_delete_async);
  studio_library_ask (self, task, delete_work, STUDIO_LIBRARY_WRITE, NULL);
}

gboolean
studio_library_delete_finish (StudioLibrary *self,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), FALSE);

  return studio_library_finish (self, result, error);
}

static gpointer
set_folder_work (StudioDb *db,
                 gpointer data)
{
  LibraryChoice *choice = data;

  if (choice->text != NULL && strlen (choice->text) > MAX_FOLDER)
    studio_db_fail (db, g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The folder's name is too long. Choose a shorter one.")));
  for (int i = 0; choice->ids[i] != NULL; i++) {
    studio_db_run (db, "UPDATE post SET folder = nullif (?, '') WHERE id = ?", "ss", choice->text, choice->ids[i]);
    studio_db_tell (db, choice->ids[i]);
  }
  return NULL;
}

void
studio_library_set_folder_async (StudioLibrary *self,
                                 const char *const *ids,
                                 const char *folder,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && ids != NULL);

  task = choice_task (self, ids, folder, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_set_folder_async);
  studio_library_ask (self, task, set_folder_work, STUDIO_LIBRARY_WRITE, NULL);
}

gboolean
studio_library_set_folder_finish (StudioLibrary *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), FALSE);

  return studio_library_finish (self, result, error);
}

static gpointer
set_step_work (StudioDb *db,
               gpointer data)
{
  LibraryChoice *choice = data;

  g_assert (choice->text == NULL || strlen (choice->text) <= MAX_STEP);
  studio_db_run (db, "UPDATE post SET step = ? WHERE id = ?", "ss", choice->text, choice->ids[0]);
  studio_db_tell (db, choice->ids[0]);
  return NULL;
}

void
studio_library_set_step_async (StudioLibrary *self,
                               const char *id,
                               const char *step,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  const char *const ids[] = { id, NULL };
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL);
  g_return_if_fail (step == NULL || strlen (step) <= MAX_STEP);

  task = choice_task (self, ids, step, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_set_step_async);
  studio_library_ask (self, task, set_step_work, STUDIO_LIBRARY_WRITE, NULL);
}

gboolean
studio_library_set_step_finish (StudioLibrary *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), FALSE);

  return studio_library_finish (self, result, error);
}

static gpointer
clean_work (StudioDb *db,
            gpointer data)
{
  gint64 *freed = g_new (gint64, 1);

  *freed = studio_library_blob_clean (db, TRUE);
  return freed;
}

void
studio_library_clean_async (StudioLibrary *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_clean_async);
  studio_library_ask (self, task, clean_work, STUDIO_LIBRARY_WRITE, g_free);
}

gboolean
studio_library_clean_finish (StudioLibrary *self,
                             GAsyncResult *result,
                             gint64 *freed,
                             GError **error)
{
  g_autofree gint64 *found = NULL;

  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), FALSE);

  found = studio_library_finish_pointer (self, result, error);
  if (freed != NULL)
    *freed = found != NULL ? *found : 0;
  return found != NULL;
}
