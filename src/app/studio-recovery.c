#include "config.h"

#include "studio-recovery.h"

#include <glib/gstdio.h>

#include "studio-package.h"
#include "studio-error.h"
#include "studio-rescue.h"

/* Most that are read to be told of while there is no library. */
#define MAX_COPIES 20

struct _StudioRecovery
{
  GObject parent_instance;
  StudioLibrary *library;
  GPtrArray *found; /* StudioRecovered */
  char *problem;    /* (nullable) */
  gboolean damaged;
  GPtrArray *taken; /* (nullable) ids: rescue copies that became posts just now */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (StudioRecovery, studio_recovery, G_TYPE_OBJECT)

static guint changed_signal;

static void
recovered_free (StudioRecovered *recovered)
{
  g_free (recovered->id);
  g_free (recovered->path);
  g_free (recovered->title);
  g_free (recovered);
}

static void
studio_recovery_finalize (GObject *object)
{
  StudioRecovery *self = STUDIO_RECOVERY (object);

  g_clear_object (&self->library);
  g_ptr_array_unref (self->found);
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  g_free (self->problem);

  G_OBJECT_CLASS (studio_recovery_parent_class)->finalize (object);
}

static void
studio_recovery_class_init (StudioRecoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_recovery_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_recovery_init (StudioRecovery *self)
{
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) recovered_free);
}

static void
finish (StudioRecovery *self)
{
  self->busy = FALSE;
  g_signal_emit (self, changed_signal, 0);
}

static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  gint64 first = (*(StudioRecovered *const *) a)->modified, second = (*(StudioRecovered *const *) b)->modified;

  return (first < second) - (first > second);
}

/* --- copies that are not in the library --- */

/* Returns: (nullable): a copy that can't be read is none */
static StudioRecovered *
read_copy (const char *path)
{
  g_autoptr (StudioPost) post = studio_package_read (path, NULL, NULL);
  StudioRecovered *recovered;
  GStatBuf info;

  if (post == NULL || g_stat (path, &info) != 0)
    return NULL;
  recovered = g_new0 (StudioRecovered, 1);
  recovered->path = g_strdup (path);
  recovered->title = studio_post_get_title (post);
  recovered->modified = info.st_mtime;
  return recovered;
}

static void
read_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  GPtrArray *paths = data, *found = g_ptr_array_new_with_free_func ((GDestroyNotify) recovered_free);

  for (guint i = 0; i < paths->len && found->len < MAX_COPIES; i++) {
    StudioRecovered *recovered = read_copy (g_ptr_array_index (paths, i));

    if (recovered != NULL)
      g_ptr_array_add (found, recovered);
  }
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  StudioRecovery *self = STUDIO_RECOVERY (source);
  g_autoptr (GPtrArray) copies = g_task_propagate_pointer (G_TASK (result), NULL);

  g_ptr_array_extend_and_steal (self->found, g_steal_pointer (&copies));
  g_ptr_array_sort (self->found, newest_first);
  finish (self);
}

static void
copies_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioRecovery) self = data;
  g_autoptr (GTask) task = g_task_new (self, NULL, read_cb, NULL);

  g_task_set_task_data (task, studio_rescue_find_finish (result), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, read_thread);
}

/* --- in the library --- */

static void
add_item (StudioRecovery *self,
          StudioLibraryItem *item,
          gboolean from_copy)
{
  StudioRecovered *recovered = g_new0 (StudioRecovered, 1);

  recovered->id = g_strdup (studio_library_item_get_id (item));
  recovered->title = g_strdup (studio_library_item_get_title (item));
  recovered->modified = studio_library_item_get_modified (item);
  recovered->from_copy = from_copy;
  recovered->n_edits = from_copy ? 0 : studio_library_item_get_n_edits (item);
  g_ptr_array_add (self->found, recovered);
}

static gboolean
has_id (StudioRecovery *self,
        const char *id)
{
  for (guint i = 0; i < self->found->len; i++) {
    if (g_str_equal (((const StudioRecovered *) g_ptr_array_index (self->found, i))->id, id))
      return TRUE;
  }
  return FALSE;
}

static void
left_open_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (StudioRecovery) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = studio_library_find_recovered_finish (STUDIO_LIBRARY (source), result, &error);

  if (items == NULL)
    g_message ("what was left open is not known: %s", error->message);
  for (guint i = 0; items != NULL && i < items->len; i++) {
    if (!has_id (self, studio_library_item_get_id (g_ptr_array_index (items, i))))
      add_item (self, g_ptr_array_index (items, i), FALSE);
  }
  /* a library that can be read, but not written, took none of them */
  studio_rescue_find_async (copies_cb, g_object_ref (self));
}

static void
taken_items_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (StudioRecovery) self = data;
  g_autoptr (GPtrArray) items = studio_library_query_finish (STUDIO_LIBRARY (source), result, NULL);

  for (guint i = 0; items != NULL && i < items->len; i++) {
    if (g_ptr_array_find_with_equal_func (self->taken, studio_library_item_get_id (g_ptr_array_index (items, i)), g_str_equal, NULL))
      add_item (self, g_ptr_array_index (items, i), TRUE);
  }
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  studio_library_find_recovered_async (self->library, NULL, left_open_cb, g_object_ref (self));
}

static void
taken_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioRecovery) self = data;
  g_autoptr (GPtrArray) ids = studio_rescue_take_finish (STUDIO_LIBRARY (source), result);
  StudioLibraryQuery query = { .limit = ids->len };

  if (ids->len == 0) {
    studio_library_find_recovered_async (self->library, NULL, left_open_cb, g_object_ref (self));
    return;
  }
  /* they were changed last */
  self->taken = g_steal_pointer (&ids);
  studio_library_query_async (self->library, &query, NULL, taken_items_cb, g_object_ref (self));
}

/* --- */

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioRecovery) self = data;
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (self->found, 0);
  g_clear_pointer (&self->problem, g_free);
  self->damaged = FALSE;
  if (studio_library_open_finish (self->library, result, &error)) {
    studio_rescue_take_async (self->library, taken_cb, g_object_ref (self));
    return;
  }
  self->problem = g_strdup (error->message);
  self->damaged = g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED);
  studio_rescue_find_async (copies_cb, g_object_ref (self));
}

StudioRecovery *
studio_recovery_new (StudioLibrary *library)
{
  StudioRecovery *self;

  g_return_val_if_fail (STUDIO_IS_LIBRARY (library), NULL);

  self = g_object_new (STUDIO_TYPE_RECOVERY, NULL);
  self->library = g_object_ref (library);
  return self;
}

void
studio_recovery_start (StudioRecovery *self)
{
  g_return_if_fail (STUDIO_IS_RECOVERY (self));

  if (self->busy)
    return;
  self->busy = TRUE;
  studio_library_open_async (self->library, NULL, opened_cb, g_object_ref (self));
}

const char *
studio_recovery_get_problem (StudioRecovery *self)
{
  g_return_val_if_fail (STUDIO_IS_RECOVERY (self), NULL);

  return self->problem;
}

gboolean
studio_recovery_is_damaged (StudioRecovery *self)
{
  g_return_val_if_fail (STUDIO_IS_RECOVERY (self), FALSE);

  return self->damaged;
}

GPtrArray *
studio_recovery_get_found (StudioRecovery *self)
{
  g_return_val_if_fail (STUDIO_IS_RECOVERY (self), NULL);

  return self->found;
}

void
studio_recovery_drop_first (StudioRecovery *self)
{
  g_return_if_fail (STUDIO_IS_RECOVERY (self));

  if (self->found->len == 0)
    return;
  g_ptr_array_remove_index (self->found, 0);
  g_signal_emit (self, changed_signal, 0);
}

void
studio_recovery_drop_all (StudioRecovery *self)
{
  g_return_if_fail (STUDIO_IS_RECOVERY (self));

  g_ptr_array_set_size (self->found, 0);
  g_signal_emit (self, changed_signal, 0);
}
