#include "config.h"

#include "studio-copy.h"

#include "studio-document.h"
#include "studio-obscure-bake.h"
#include "studio-package.h"
#include "studio-thumbnail.h"

typedef struct
{
  StudioSnapshot *snapshot;
  char *path;
  gboolean thumbnail;
} Copy;

static void
copy_free (Copy *copy)
{
  studio_snapshot_unref (copy->snapshot);
  g_free (copy->path);
  g_free (copy);
}

static void
copy_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Copy *copy = data;
  g_autoptr (GBytes) thumbnail = copy->thumbnail ? studio_thumbnail_new (copy->snapshot, STUDIO_DOCUMENT_THUMBNAIL, NULL) : NULL;
  GError *error = NULL;
  g_autoptr (StudioSnapshot) safe = studio_obscure_bake (copy->snapshot, cancellable, &error);

  if (safe != NULL && studio_package_write (safe, thumbnail, copy->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
studio_copy_write_async (StudioSnapshot *snapshot,
                         const char *path,
                         gboolean thumbnail,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Copy *copy = g_new0 (Copy, 1);

  *copy = (Copy){ studio_snapshot_ref (snapshot), g_strdup (path), thumbnail };
  g_task_set_source_tag (task, studio_copy_write_async);
  g_task_set_task_data (task, copy, (GDestroyNotify) copy_free);
  g_task_run_in_thread (task, copy_thread);
}

gboolean
studio_copy_write_finish (GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
