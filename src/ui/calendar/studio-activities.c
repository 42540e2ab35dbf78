#include "config.h"

#include "studio-activities.h"

/* Changes come in heaps while a post is edited */
#define REST_MS 300

struct _StudioActivities
{
  GObject parent_instance;
  StudioLibrary *library;
  GPtrArray *items; /* StudioActivityItem: by day and time */
  GCancellable *cancellable;
  guint rest_id;
  guint waiting; /* posts that are asked for */
};

G_DEFINE_FINAL_TYPE (StudioActivities, studio_activities, G_TYPE_OBJECT)

static guint changed_signal, failed_signal;

static void
item_free (StudioActivityItem *item)
{
  studio_record_unref (item->record);
  g_free (item);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const StudioActivityItem *one = *(StudioActivityItem *const *) a, *two = *(StudioActivityItem *const *) b;
  int order = g_date_compare (&one->date, &two->date);

  return order != 0 ? order : g_strcmp0 (studio_activity_get_text (one->record->root, "time"), studio_activity_get_text (two->record->root, "time"));
}

/* --- reading --- */

static void
fail (StudioActivities *self,
      GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, failed_signal, 0, error->message);
}

static void
item_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (StudioActivities) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioLibraryItem) post = studio_library_get_item_finish (STUDIO_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  for (guint i = 0; post != NULL && i < self->items->len; i++) {
    StudioActivityItem *item = g_ptr_array_index (self->items, i);

    if (g_str_equal (studio_activity_get_text (item->record->root, "post"), studio_library_item_get_id (post)))
      item->state = studio_activity_get_state (item->record->root, studio_library_item_get_state (post));
  }
  if (--self->waiting == 0)
    g_signal_emit (self, changed_signal, 0);
}

static void
ask_for_posts (StudioActivities *self)
{
  self->waiting = 0;
  for (guint i = 0; i < self->items->len; i++) {
    const StudioActivityItem *item = g_ptr_array_index (self->items, i);
    const char *post = studio_activity_get_text (item->record->root, "post");

    if (*post == '\0')
      continue;
    self->waiting++;
    studio_library_get_item_async (self->library, post, self->cancellable, item_cb, g_object_ref (self));
  }
  if (self->waiting == 0)
    g_signal_emit (self, changed_signal, 0);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioActivities) self = data;
  g_autoptr (GPtrArray) all = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, NULL);

  /* why nothing can be read now is told of the library as a whole */
  if (all == NULL)
    return;
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < all->len; i++) {
    StudioRecord *record = g_ptr_array_index (all, i);
    StudioActivityItem *item;

    /* what another program wrote badly is not shown */
    if (!studio_activity_check ("record", record->root, NULL))
      continue;
    item = g_new0 (StudioActivityItem, 1);
    item->record = studio_record_ref (record);
    studio_activity_get_date (record->root, &item->date);
    g_ptr_array_add (self->items, item);
  }
  g_ptr_array_sort (self->items, compare_items);
  ask_for_posts (self);
}

static gboolean
read_cb (gpointer data)
{
  StudioActivities *self = data;

  self->rest_id = 0;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  studio_library_list_records_async (self->library, STUDIO_ACTIVITY_KIND, self->cancellable, listed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
read_later (StudioActivities *self)
{
  if (self->rest_id == 0)
    self->rest_id = g_timeout_add (REST_MS, read_cb, self);
}

/* A change of a post matters to those that have one. */
static void
post_changed_cb (StudioActivities *self,
                 const char *id)
{
  for (guint i = 0; i < self->items->len; i++) {
    const StudioActivityItem *item = g_ptr_array_index (self->items, i);
    const char *post = studio_activity_get_text (item->record->root, "post");

    if (*post != '\0' && (*id == '\0' || g_str_equal (post, id))) {
      read_later (self);
      return;
    }
  }
}

static void
records_changed_cb (StudioActivities *self,
                    const char *kind)
{
  if (*kind == '\0' || g_str_equal (kind, STUDIO_ACTIVITY_KIND))
    read_later (self);
}

/* --- asking --- */

GPtrArray *
studio_activities_list_day (StudioActivities *self,
                            const GDate *day)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (STUDIO_IS_ACTIVITIES (self), list);

  for (guint i = 0; i < self->items->len; i++) {
    StudioActivityItem *item = g_ptr_array_index (self->items, i);

    if (g_date_compare (&item->date, day) == 0)
      g_ptr_array_add (list, item);
  }
  return list;
}

GPtrArray *
studio_activities_list_untold (StudioActivities *self,
                               const GDate *today)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (STUDIO_IS_ACTIVITIES (self), list);

  for (guint i = self->items->len; i > 0; i--) {
    StudioActivityItem *item = g_ptr_array_index (self->items, i - 1);

    if (item->state != STUDIO_ACTIVITY_PUBLISHED && g_date_compare (&item->date, today) <= 0)
      g_ptr_array_add (list, item);
  }
  return list;
}

const StudioActivityItem *
studio_activities_find (StudioActivities *self,
                        const char *id)
{
  g_return_val_if_fail (STUDIO_IS_ACTIVITIES (self) && id != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++) {
    const StudioActivityItem *item = g_ptr_array_index (self->items, i);

    if (g_str_equal (item->record->id, id))
      return item;
  }
  return NULL;
}

GPtrArray *
studio_activities_list_roots (StudioActivities *self)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (STUDIO_IS_ACTIVITIES (self), list);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (list, ((StudioActivityItem *) g_ptr_array_index (self->items, i))->record->root);
  return list;
}

/* --- writing --- */

static void
put_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (StudioActivities) self = data;
  g_autoptr (GError) error = NULL;

  if (!studio_library_put_records_finish (STUDIO_LIBRARY (source), result, &error))
    fail (self, error);
}

void
studio_activities_put (StudioActivities *self,
                       GPtrArray *records)
{
  g_return_if_fail (STUDIO_IS_ACTIVITIES (self) && records != NULL);

  studio_library_put_records_async (self->library, records, NULL, put_cb, g_object_ref (self));
}

static void
removed_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioActivities) self = data;
  g_autoptr (GError) error = NULL;

  if (!studio_library_remove_records_finish (STUDIO_LIBRARY (source), result, &error))
    fail (self, error);
}

void
studio_activities_remove (StudioActivities *self,
                          const char *id)
{
  const char *const ids[] = { id, NULL };

  g_return_if_fail (STUDIO_IS_ACTIVITIES (self) && id != NULL);

  studio_library_remove_records_async (self->library, ids, NULL, removed_cb, g_object_ref (self));
}

/* --- */

static void
studio_activities_dispose (GObject *object)
{
  StudioActivities *self = STUDIO_ACTIVITIES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (studio_activities_parent_class)->dispose (object);
}

static void
studio_activities_finalize (GObject *object)
{
  StudioActivities *self = STUDIO_ACTIVITIES (object);

  g_ptr_array_unref (self->items);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (studio_activities_parent_class)->finalize (object);
}

static void
studio_activities_class_init (StudioActivitiesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_activities_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_activities_finalize;
  changed_signal = g_signal_new ("changed", STUDIO_TYPE_ACTIVITIES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  failed_signal = g_signal_new ("failed", STUDIO_TYPE_ACTIVITIES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
studio_activities_init (StudioActivities *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->cancellable = g_cancellable_new ();
}

StudioActivities *
studio_activities_new (StudioLibrary *library)
{
  StudioActivities *self = g_object_new (STUDIO_TYPE_ACTIVITIES, NULL);

  g_return_val_if_fail (STUDIO_IS_LIBRARY (library), self);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (post_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "records-changed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  read_later (self);
  return self;
}
