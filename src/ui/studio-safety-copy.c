#include "config.h"

#include "studio-safety-copy.h"

#include <glib/gstdio.h>

#include "studio-copy.h"

#define PAUSE_S 2

struct _StudioSafetyCopy
{
  GObject parent_instance;
  StudioDocument *document;
  char *path;
  guint timeout;
  guint writing : 1;
  guint again : 1;
  guint discarded : 1;
};

G_DEFINE_FINAL_TYPE (StudioSafetyCopy, studio_safety_copy, G_TYPE_OBJECT)

/* Returns: (transfer full) */
static char *
folder_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "pemda-studio", "pemulihan", NULL);
}

gboolean
studio_safety_copy_is_one (const char *path)
{
  g_autofree char *folder = folder_path ();
  g_autofree char *parent = path != NULL ? g_path_get_dirname (path) : NULL;

  return g_strcmp0 (folder, parent) == 0;
}

/* --- writing --- */

static void write_copy (StudioSafetyCopy *self);

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (StudioSafetyCopy) self = user_data;
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (!studio_copy_write_finish (result, &error))
    g_warning ("no safety copy: %s", error->message);
  if (self->discarded)
    g_unlink (self->path);
  else if (self->again)
    write_copy (self);
  g_application_release (g_application_get_default ());
}

static void
write_copy (StudioSafetyCopy *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  g_autofree char *folder = folder_path ();

  self->writing = TRUE;
  self->again = FALSE;
  g_mkdir_with_parents (folder, 0700);
  /* the program must not end while a copy is on its way: it could come to be after it was given up */
  g_application_hold (g_application_get_default ());
  studio_copy_write_async (snapshot, self->path, FALSE, written_cb, g_object_ref (self));
}

static void
drop_copy (StudioSafetyCopy *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->again = FALSE;
  g_unlink (self->path);
}

/* Undone back to what the file holds, there is nothing to keep safe. */
static gboolean
is_needed (StudioSafetyCopy *self)
{
  return studio_history_get_modified (studio_document_get_history (self->document)) ||
         studio_safety_copy_is_one (studio_document_get_path (self->document));
}

static gboolean
pause_over_cb (gpointer user_data)
{
  StudioSafetyCopy *self = user_data;

  self->timeout = 0;
  if (!is_needed (self))
    drop_copy (self);
  else if (self->writing)
    self->again = TRUE;
  else
    write_copy (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (StudioSafetyCopy *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!self->discarded)
    self->timeout = g_timeout_add_seconds (PAUSE_S, pause_over_cb, self);
}

/* Saved; a copy that is still being written is then only older than the file. */
static void
modified_cb (StudioSafetyCopy *self)
{
  if (!is_needed (self))
    drop_copy (self);
}

/* --- */

static void
studio_safety_copy_dispose (GObject *object)
{
  StudioSafetyCopy *self = STUDIO_SAFETY_COPY (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (studio_safety_copy_parent_class)->dispose (object);
}

static void
studio_safety_copy_finalize (GObject *object)
{
  g_free (STUDIO_SAFETY_COPY (object)->path);

  G_OBJECT_CLASS (studio_safety_copy_parent_class)->finalize (object);
}

static void
studio_safety_copy_class_init (StudioSafetyCopyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_safety_copy_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_safety_copy_finalize;
}

static void
studio_safety_copy_init (StudioSafetyCopy *self)
{
}

StudioSafetyCopy *
studio_safety_copy_new (StudioDocument *document)
{
  StudioSafetyCopy *self = g_object_new (STUDIO_TYPE_SAFETY_COPY, NULL);
  const char *path = studio_document_get_path (document);
  g_autofree char *folder = folder_path (), *id = g_uuid_string_random (), *name = g_strconcat (id, ".pemda", NULL);

  self->document = g_object_ref (document);
  self->path = studio_safety_copy_is_one (path) ? g_strdup (path) : g_build_filename (folder, name, NULL);
  g_signal_connect_object (studio_document_get_post (document), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::path", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
studio_safety_copy_discard (StudioSafetyCopy *self)
{
  g_return_if_fail (STUDIO_IS_SAFETY_COPY (self));

  self->discarded = TRUE;
  drop_copy (self);
}

/* --- finding what a crash left --- */

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

  return first == second ? 0 : first > second ? -1
                                              : 1;
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

    if (g_str_has_suffix (name, ".pemda") && g_stat (one.path, &info) == 0) {
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
studio_safety_copy_find_async (GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, studio_safety_copy_find_async);
  g_task_run_in_thread (task, find_thread);
}

GPtrArray *
studio_safety_copy_find_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
