#include "config.h"

#include "studio-linked-file.h"

#include <glib/gstdio.h>

#include "studio-document.h"
#include "studio-file-mark.h"
#include "studio-obscure-bake.h"
#include "studio-package.h"
#include "studio-sent.h"
#include "studio-thumbnail.h"

/** CatchUp: a post on its way into its file. @kept: (nullable): once the library gave it */
typedef struct
{
  char *path;
  gint64 modified;
  StudioSnapshot *kept;
} CatchUp;

static void
catch_up_free (CatchUp *self)
{
  g_clear_pointer (&self->kept, studio_snapshot_unref);
  g_free (self->path);
  g_free (self);
}

/* What the file holds may be older work of this program or somebody's of meanwhile: it stays beside it, under the name that file managers hide. */
static gboolean
keep_old (const CatchUp *self,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *beside = g_strconcat (self->path, "~", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (self->path), to = g_file_new_for_path (beside);

  return g_file_copy (from, to, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error);
}

/* Files hold photos without what was hidden in them, so that is how the library's post is compared and written. */
static gboolean
write_if_behind (const CatchUp *self,
                 gint64 written,
                 StudioLinkedFile *outcome,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (StudioSnapshot) safe = studio_obscure_bake (self->kept, cancellable, error);
  g_autoptr (StudioPost) file = safe != NULL ? studio_package_read (self->path, NULL, error) : NULL;
  g_autofree char *own = file != NULL ? studio_sent_digest (studio_snapshot_get_json (safe)) : NULL;
  g_autofree char *other = file != NULL ? studio_sent_digest (studio_post_get_json (file)) : NULL;
  g_autoptr (GBytes) thumbnail = NULL;

  if (file == NULL)
    return FALSE;
  if (g_str_equal (own, other))
    *outcome = STUDIO_LINKED_FILE_SAME;
  else if (written > self->modified && !studio_file_mark_only_noted (studio_post_get_json (file), studio_snapshot_get_json (safe), studio_snapshot_get_json (safe)))
    *outcome = STUDIO_LINKED_FILE_FOREIGN;
  else
    *outcome = STUDIO_LINKED_FILE_WRITTEN;
  if (*outcome != STUDIO_LINKED_FILE_WRITTEN)
    return TRUE;
  thumbnail = studio_thumbnail_new (safe, STUDIO_DOCUMENT_THUMBNAIL, cancellable);
  return keep_old (self, cancellable, error) && studio_package_write (safe, thumbnail, self->path, error);
}

static void
catch_up_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  const CatchUp *self = data;
  StudioLinkedFile outcome = STUDIO_LINKED_FILE_SAME;
  GError *error = NULL;
  GStatBuf info;

  if (g_stat (self->path, &info) != 0 || write_if_behind (self, info.st_mtime, &outcome, cancellable, &error))
    g_task_return_int (task, outcome);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  CatchUp *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (StudioPost) post = studio_library_load_finish (STUDIO_LIBRARY (source), result, NULL, NULL, &error);

  if (post == NULL) {
    g_task_return_error (task, error);
    return;
  }
  self->kept = studio_post_snapshot (post);
  g_task_run_in_thread (task, catch_up_thread);
}

void
studio_linked_file_catch_up_async (StudioLibrary *library,
                                   const char *id,
                                   const char *path,
                                   gint64 modified,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  CatchUp *self;
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && id != NULL && path != NULL);

  task = g_task_new (NULL, NULL, callback, data);
  self = g_new0 (CatchUp, 1);
  *self = (CatchUp){ g_strdup (path), modified, NULL };
  g_task_set_source_tag (task, studio_linked_file_catch_up_async);
  g_task_set_task_data (task, self, (GDestroyNotify) catch_up_free);
  studio_library_load_async (library, id, NULL, loaded_cb, task);
}

gboolean
studio_linked_file_catch_up_finish (GAsyncResult *result,
                                    StudioLinkedFile *outcome,
                                    GError **error)
{
  GError *failure = NULL;
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  answer = g_task_propagate_int (G_TASK (result), &failure);
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  if (outcome != NULL)
    *outcome = (StudioLinkedFile) answer;
  return TRUE;
}
