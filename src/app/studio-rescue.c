#include "config.h"

#include "studio-rescue.h"

#include <glib/gstdio.h>
#include <string.h>

#include "studio-document.h"
#include "studio-package.h"

#define SUFFIX ".pemda"

/** Taking: the copies on their way into the library, one after the other. */
typedef struct
{
  GPtrArray *paths;
  guint at;
  StudioDocument *document; /* (nullable): what the present one holds */
  GPtrArray *ids;           /* of those that were taken */
} Taking;

/* Returns: (transfer full) */
static char *
folder_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "pemda-studio", "pemulihan", NULL);
}

char *
studio_rescue_make_path (const char *id)
{
  g_autofree char *folder = folder_path (), *name = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if (*id == '\0' || *id == '.' || strpbrk (id, "/\\:") != NULL)
    return NULL;
  g_mkdir_with_parents (folder, 0700);
  name = g_strconcat (id, SUFFIX, NULL);
  return g_build_filename (folder, name, NULL);
}

gboolean
studio_rescue_is_one (const char *path)
{
  g_autofree char *folder = folder_path ();
  g_autofree char *parent = path != NULL ? g_path_get_dirname (path) : NULL;

  return g_strcmp0 (folder, parent) == 0;
}

void
studio_rescue_remove (const char *id)
{
  g_autofree char *path = studio_rescue_make_path (id);

  if (path != NULL)
    g_unlink (path);
}

/* --- finding --- */

/** Found: a copy and its age. */
typedef struct
{
  char *path;
  gint64 modified;
} Found;

static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  gint64 first = ((const Found *) a)->modified, second = ((const Found *) b)->modified;

  return (first < second) - (first > second);
}

static void
find_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  g_autofree char *folder = folder_path ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    Found one = { g_build_filename (folder, name, NULL), 0 };
    GStatBuf info;

    if (g_str_has_suffix (name, SUFFIX) && g_stat (one.path, &info) == 0) {
      one.modified = info.st_mtime;
      g_array_append_val (found, one);
    } else {
      g_free (one.path);
    }
  }
  g_array_sort (found, newest_first);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (paths, g_array_index (found, Found, i).path);
  g_task_return_pointer (task, paths, (GDestroyNotify) g_ptr_array_unref);
}

void
studio_rescue_find_async (GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, studio_rescue_find_async);
  g_task_run_in_thread (task, find_thread);
}

GPtrArray *
studio_rescue_find_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* --- taking --- */

static void take_next (GTask *task);

static void
taking_free (Taking *taking)
{
  g_clear_pointer (&taking->paths, g_ptr_array_unref);
  g_clear_object (&taking->document);
  g_ptr_array_unref (taking->ids);
  g_free (taking);
}

static const char *
present_path (const Taking *taking)
{
  return g_ptr_array_index (taking->paths, taking->at);
}

static void
go_on (GTask *task)
{
  Taking *taking = g_task_get_task_data (task);

  g_clear_object (&taking->document);
  taking->at++;
  take_next (task);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  GTask *task = data;
  Taking *taking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (studio_library_save_finish (STUDIO_LIBRARY (source), result, &error)) {
    g_unlink (present_path (taking));
    g_ptr_array_add (taking->ids, studio_document_make_id (taking->document));
  } else {
    g_message ("%s stays: %s", present_path (taking), error->message);
  }
  go_on (task);
}

static gboolean
contains (GPtrArray *items,
          const char *id)
{
  for (guint i = 0; items != NULL && i < items->len; i++) {
    if (g_str_equal (studio_library_item_get_id (g_ptr_array_index (items, i)), id))
      return TRUE;
  }
  return FALSE;
}

/* What the library has changed since the copy was written stays as it is: neither of the two is lost. */
static void
newer_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  GTask *task = data;
  Taking *taking = g_task_get_task_data (task);
  g_autoptr (GPtrArray) newer = studio_library_query_finish (STUDIO_LIBRARY (source), result, NULL);
  g_autofree char *id = studio_document_make_id (taking->document);
  g_autoptr (StudioSnapshot) snapshot = NULL;

  if (contains (newer, id))
    studio_document_set_apart (taking->document);
  snapshot = studio_post_snapshot (studio_document_get_post (taking->document));
  studio_library_save_async (STUDIO_LIBRARY (source), snapshot, NULL, NULL, saved_cb, task);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  GTask *task = data;
  Taking *taking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  StudioLibraryQuery query = { 0 };
  GStatBuf info;

  taking->document = studio_document_open_finish (result, NULL, &error);
  if (taking->document == NULL) {
    g_message ("%s stays: %s", present_path (taking), error->message);
    go_on (task);
    return;
  }
  if (g_stat (present_path (taking), &info) == 0)
    query.modified_from = info.st_mtime + 1;
  studio_library_query_async (g_task_get_source_object (task), &query, NULL, newer_cb, task);
}

static void
take_next (GTask *task)
{
  Taking *taking = g_task_get_task_data (task);

  if (taking->at < taking->paths->len) {
    studio_document_open_async (present_path (taking), NULL, opened_cb, task);
    return;
  }
  g_task_return_pointer (task, g_ptr_array_ref (taking->ids), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  GTask *task = data;

  ((Taking *) g_task_get_task_data (task))->paths = studio_rescue_find_finish (result);
  take_next (task);
}

void
studio_rescue_take_async (StudioLibrary *library,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task;
  Taking *taking;

  g_return_if_fail (STUDIO_IS_LIBRARY (library));

  task = g_task_new (library, NULL, callback, data);
  g_task_set_source_tag (task, studio_rescue_take_async);
  taking = g_new0 (Taking, 1);
  taking->ids = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, taking, (GDestroyNotify) taking_free);
  studio_rescue_find_async (found_cb, task);
}

GPtrArray *
studio_rescue_take_finish (StudioLibrary *library,
                           GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
