#include "config.h"

#include "studio-library.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"

#include "studio-library-private.h"

#define MAX_THUMBNAIL_BYTES (4 * 1024 * 1024)

/** LibraryPicture: a thumbnail on its way. */
typedef struct
{
  char *id;
  GBytes *png; /* (nullable) */
} LibraryPicture;

static void
library_picture_free (gpointer data)
{
  LibraryPicture *picture = data;

  g_free (picture->id);
  g_clear_pointer (&picture->png, g_bytes_unref);
  g_free (picture);
}

static gpointer
set_thumbnail_work (StudioDb *db,
                    gpointer data)
{
  LibraryPicture *picture = data;
  gint64 post = studio_library_find_post (db, picture->id);

  if (picture->png == NULL)
    studio_db_run (db, "DELETE FROM thumbnail WHERE post = ?", "i", post);
  else if (g_bytes_get_size (picture->png) > MAX_THUMBNAIL_BYTES)
    studio_db_fail (db, g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The small picture of the post is too large to be kept.")));
  else
    studio_db_run (db, "INSERT OR REPLACE INTO thumbnail (post, png) VALUES (?, ?)", "ib", post, picture->png);
  studio_db_tell (db, picture->id);
  return NULL;
}

void
studio_library_set_thumbnail_async (StudioLibrary *self,
                                    const char *id,
                                    GBytes *png,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  LibraryPicture *picture;
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL);

  picture = g_new0 (LibraryPicture, 1);
  picture->id = g_strdup (id);
  picture->png = png != NULL ? g_bytes_ref (png) : NULL;
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_set_thumbnail_async);
  g_task_set_task_data (task, picture, library_picture_free);
  studio_library_ask (self, task, set_thumbnail_work, STUDIO_LIBRARY_WRITE, NULL);
}

gboolean
studio_library_set_thumbnail_finish (StudioLibrary *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), FALSE);

  return studio_library_finish (self, result, error);
}

static gpointer
get_thumbnail_work (StudioDb *db,
                    gpointer data)
{
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT t.png FROM thumbnail t JOIN post p ON p.number = t.post WHERE p.id = ? AND length (t.png) <= ?", "si",
                                           (const char *) data, (gint64) MAX_THUMBNAIL_BYTES);
  GBytes *png;

  if (!studio_db_next (db, statement))
    return NULL;

  png = studio_db_column_bytes (statement, 0);
  studio_db_stop (statement);
  return png;
}

void
studio_library_get_thumbnail_async (StudioLibrary *self,
                                    const char *id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_get_thumbnail_async);
  studio_library_ask_about (self, id, get_thumbnail_work, STUDIO_LIBRARY_READ, (GDestroyNotify) g_bytes_unref, task);
}

GBytes *
studio_library_get_thumbnail_finish (StudioLibrary *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}
