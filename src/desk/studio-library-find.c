#include "config.h"

#include "studio-library.h"

#include "studio-library-private.h"

/* s: how far apart two posts may be to count as doubles */
#define SIMILAR_SPAN ((gint64) 30 * 24 * 60 * 60)

static gpointer
get_item_work (StudioDb *db,
               gpointer data)
{
  g_autoptr (GPtrArray) items = studio_library_item_read_rows (db, studio_db_ask (db, "SELECT " STUDIO_LIBRARY_ITEM_COLUMNS " FROM post p WHERE p.number = ?", "i",
                                                                                  studio_library_find_post (db, data)));

  return items->len > 0 ? g_object_ref (g_ptr_array_index (items, 0)) : NULL;
}

void
studio_library_get_item_async (StudioLibrary *self,
                               const char *id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_get_item_async);
  studio_library_ask_about (self, id, get_item_work, STUDIO_LIBRARY_READ, g_object_unref, task);
}

StudioLibraryItem *
studio_library_get_item_finish (StudioLibrary *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}

static gpointer
find_photo_work (StudioDb *db,
                 gpointer data)
{
  return studio_library_item_read_rows (db, studio_db_ask (db,
                                                           "SELECT DISTINCT " STUDIO_LIBRARY_ITEM_COLUMNS
                                                           " FROM blob b JOIN part ON part.blob = b.number JOIN post p ON p.number = part.post"
                                                           " WHERE b.hash = ? AND part.name GLOB 'assets/*' AND p.trashed = 0 ORDER BY p.modified DESC",
                                                           "s", (const char *) data));
}

void
studio_library_find_photo_async (StudioLibrary *self,
                                 const char *asset_hash,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && asset_hash != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_find_photo_async);
  studio_library_ask_about (self, asset_hash, find_photo_work, STUDIO_LIBRARY_READ, (GDestroyNotify) g_ptr_array_unref, task);
}

GPtrArray *
studio_library_find_photo_finish (StudioLibrary *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}

static gpointer
find_similar_work (StudioDb *db,
                   gpointer data)
{
  gint64 post = studio_library_find_post (db, data);

  return studio_library_item_read_rows (db, studio_db_ask (db,
                                                           "SELECT " STUDIO_LIBRARY_ITEM_COLUMNS " FROM post p, post own"
                                                           " WHERE own.number = ?1 AND p.number IN ("
                                                           "  SELECT t.number FROM post t WHERE t.text_key = own.text_key AND t.text_key <> ''"
                                                           "  UNION SELECT theirs.post FROM part ours JOIN part theirs ON theirs.blob = ours.blob"
                                                           "  WHERE ours.post = ?1 AND ours.name GLOB 'assets/*' AND theirs.name GLOB 'assets/*')"
                                                           " AND p.number <> own.number AND p.trashed = 0 AND abs (p.modified - own.modified) <= ?2"
                                                           " ORDER BY p.modified DESC",
                                                           "ii", post, SIMILAR_SPAN));
}

void
studio_library_find_similar_async (StudioLibrary *self,
                                   const char *id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_find_similar_async);
  studio_library_ask_about (self, id, find_similar_work, STUDIO_LIBRARY_READ, (GDestroyNotify) g_ptr_array_unref, task);
}

GPtrArray *
studio_library_find_similar_finish (StudioLibrary *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}
