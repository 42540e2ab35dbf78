#include "config.h"

#include "studio-recent.h"

#include <gtk/gtk.h>

#include "studio-recent-item.h"

/* Those of the profile's grid, and the present one */
#define MAX_POSTS 9

/* After a change of the library: while somebody looks, and while the only change is the autosave of what is being typed. */
#define WATCHED_MS 150
#define UNWATCHED_MS 3000

struct _StudioRecent
{
  GObject parent_instance;
  StudioLibrary *library;
  GListStore *items;
  guint pause; /* source id */
  guint watchers;
  guint loading : 1;
  guint again : 1;
};

/** Reading: a list on its way, whose pictures come one after the other. */
typedef struct
{
  StudioRecent *recent;
  GPtrArray *items;    /* StudioLibraryItem */
  GPtrArray *pictures; /* GBytes or NULL, for those that were asked for */
} Reading;

G_DEFINE_FINAL_TYPE (StudioRecent, studio_recent, G_TYPE_OBJECT)

static void ask_next (Reading *reading);

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->recent);
  g_clear_pointer (&reading->items, g_ptr_array_unref);
  g_ptr_array_unref (reading->pictures);
  g_free (reading);
}

static void
clear_bytes (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

/* The list is read; changes that came meanwhile are in the next. */
static void
end_loading (StudioRecent *self)
{
  self->loading = FALSE;
  if (self->again)
    studio_recent_load (self);
}

static void
decoded_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  StudioRecent *self = STUDIO_RECENT (source);
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), NULL);

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  end_loading (self);
}

static void
decode_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Reading *reading = data;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < reading->items->len; i++) {
    GBytes *png = g_ptr_array_index (reading->pictures, i);
    g_autoptr (GdkTexture) picture = png != NULL ? gdk_texture_new_from_bytes (png, NULL) : NULL;

    g_ptr_array_add (items, studio_recent_item_new (g_ptr_array_index (reading->items, i), picture != NULL ? GDK_PAINTABLE (picture) : NULL));
  }
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

static void
picture_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  Reading *reading = data;

  g_ptr_array_add (reading->pictures, studio_library_get_thumbnail_finish (STUDIO_LIBRARY (source), result, NULL));
  ask_next (reading);
}

static void
ask_next (Reading *reading)
{
  StudioRecent *self = reading->recent;
  g_autoptr (GTask) task = NULL;

  if (reading->pictures->len < reading->items->len) {
    const char *id = studio_library_item_get_id (g_ptr_array_index (reading->items, reading->pictures->len));

    studio_library_get_thumbnail_async (self->library, id, NULL, picture_cb, reading);
    return;
  }
  task = g_task_new (self, NULL, decoded_cb, NULL);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, decode_thread);
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  Reading *reading = data;

  reading->items = studio_library_query_finish (STUDIO_LIBRARY (source), result, NULL);
  if (reading->items != NULL) {
    ask_next (reading);
    return;
  }
  /* without a library there are no posts in it */
  g_list_store_remove_all (reading->recent->items);
  end_loading (reading->recent);
  reading_free (reading);
}

void
studio_recent_load (StudioRecent *self)
{
  StudioLibraryQuery query = { .limit = MAX_POSTS };
  Reading *reading;

  g_return_if_fail (STUDIO_IS_RECENT (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  self->again = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  reading = g_new0 (Reading, 1);
  reading->recent = g_object_ref (self);
  reading->pictures = g_ptr_array_new_with_free_func (clear_bytes);
  studio_library_query_async (self->library, &query, NULL, found_cb, reading);
}

/* --- following the library --- */

static gboolean
pause_over_cb (gpointer data)
{
  StudioRecent *self = data;

  self->pause = 0;
  studio_recent_load (self);
  return G_SOURCE_REMOVE;
}

static void
library_changed_cb (StudioRecent *self)
{
  if (self->pause == 0)
    self->pause = g_timeout_add (self->watchers > 0 ? WATCHED_MS : UNWATCHED_MS, pause_over_cb, self);
}

void
studio_recent_watch (StudioRecent *self)
{
  g_return_if_fail (STUDIO_IS_RECENT (self));

  self->watchers++;
  if (self->pause != 0)
    studio_recent_load (self);
}

void
studio_recent_unwatch (StudioRecent *self)
{
  g_return_if_fail (STUDIO_IS_RECENT (self) && self->watchers > 0);

  self->watchers--;
}

/* --- */

static void
studio_recent_dispose (GObject *object)
{
  StudioRecent *self = STUDIO_RECENT (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->library);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (studio_recent_parent_class)->dispose (object);
}

static void
studio_recent_class_init (StudioRecentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_recent_dispose;
}

static void
studio_recent_init (StudioRecent *self)
{
  self->items = g_list_store_new (STUDIO_TYPE_RECENT_ITEM);
}

StudioRecent *
studio_recent_new (StudioLibrary *library)
{
  StudioRecent *self;

  g_return_val_if_fail (STUDIO_IS_LIBRARY (library), NULL);

  self = g_object_new (STUDIO_TYPE_RECENT, NULL);
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

GListModel *
studio_recent_get_items (StudioRecent *self)
{
  g_return_val_if_fail (STUDIO_IS_RECENT (self), NULL);

  return G_LIST_MODEL (self->items);
}
