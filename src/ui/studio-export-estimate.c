#include "config.h"

#include "studio-export-estimate.h"

#define REST_MS 200

struct _StudioExportEstimate
{
  GObject parent_instance;
  StudioSnapshot *snapshot;
  GArray *items; /* (nullable): StudioExportItem */
  StudioExportChoice choice;
  GHashTable *known; /* key() → StudioExportMeasure */
  GCancellable *cancellable;
  guint rest_id;
};

G_DEFINE_FINAL_TYPE (StudioExportEstimate, studio_export_estimate, G_TYPE_OBJECT)

static guint measured_signal;

static void
measure_free (StudioExportMeasure *measure)
{
  g_free (measure->problem);
  g_free (measure);
}

/** Asking: one format being measured. */
typedef struct
{
  StudioSnapshot *snapshot;
  GArray *items;
  StudioExportOptions options;
  char *key;
} Asking;

static void
asking_free (Asking *asking)
{
  studio_snapshot_unref (asking->snapshot);
  g_array_unref (asking->items);
  g_free (asking->key);
  g_free (asking);
}

static GArray *
items_of (StudioExportEstimate *self,
          const StudioFormat *format)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (StudioExportItem));

  for (guint i = 0; self->items != NULL && i < self->items->len; i++) {
    StudioExportItem item = g_array_index (self->items, StudioExportItem, i);

    if (item.format == format)
      g_array_append_val (items, item);
  }
  return items;
}

/* Everything that decides the files' bytes, within one snapshot. */
static char *
key (StudioExportEstimate *self,
     const StudioFormat *format)
{
  StudioExportOptions options = studio_export_choice_options (&self->choice, format);
  g_autoptr (GArray) items = items_of (self, format);
  guint first = items->len > 0 ? g_array_index (items, StudioExportItem, 0).page : 0;
  int quality = studio_export_choice_has_quality (&self->choice) ? options.quality : 0;

  return g_strdup_printf ("%s %d %d %d %" G_GSIZE_FORMAT " %u+%u", format->id, options.kind, (int) (options.scale * 100),
                          options.max_bytes > 0 ? 0 : quality, options.max_bytes, first, items->len);
}

static void
measure_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  const Asking *asking = data;
  StudioExportOrder order = { .snapshot = asking->snapshot, .items = asking->items, .options = &asking->options };
  g_autoptr (GPtrArray) outcomes = NULL;
  StudioExportMeasure *measure;
  GError *error = NULL;

  outcomes = studio_export_job_run (&order, cancellable, &error);
  if (outcomes == NULL) {
    g_task_return_error (task, error);
    return;
  }
  measure = g_new0 (StudioExportMeasure, 1);
  for (guint i = 0; i < outcomes->len; i++) {
    const StudioExportOutcome *outcome = g_ptr_array_index (outcomes, i);

    measure->bytes += g_bytes_get_size (outcome->result.bytes);
    if (outcome->result.ssim > 0 && (measure->ssim <= 0 || outcome->result.ssim < measure->ssim))
      measure->ssim = outcome->result.ssim;
  }
  g_task_return_pointer (task, measure, (GDestroyNotify) measure_free);
}

static void measure_next (StudioExportEstimate *self);

static void
measured_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  StudioExportEstimate *self = STUDIO_EXPORT_ESTIMATE (source);
  g_autoptr (GError) error = NULL;
  StudioExportMeasure *measure = g_task_propagate_pointer (G_TASK (result), &error);
  Asking *asking = g_task_get_task_data (G_TASK (result));
  const StudioFormat *format = g_array_index (asking->items, StudioExportItem, 0).format;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (measure == NULL) {
    measure = g_new0 (StudioExportMeasure, 1);
    measure->problem = g_strdup (error->message);
  }
  g_hash_table_insert (self->known, g_strdup (asking->key), measure);
  g_signal_emit (self, measured_signal, 0, format->id);
  measure_next (self);
}

static void
measure (StudioExportEstimate *self,
         const StudioFormat *format,
         char *taken_key)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, measured_cb, NULL);
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking){ studio_snapshot_ref (self->snapshot), items_of (self, format), studio_export_choice_options (&self->choice, format), taken_key };
  g_task_set_source_tag (task, measure);
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
  g_task_run_in_thread (task, measure_thread);
}

static void
measure_next (StudioExportEstimate *self)
{
  for (guint i = 0; self->items != NULL && i < self->items->len; i++) {
    const StudioFormat *format = g_array_index (self->items, StudioExportItem, i).format;
    g_autofree char *wanted = key (self, format);

    if (!g_hash_table_contains (self->known, wanted)) {
      measure (self, format, g_steal_pointer (&wanted));
      return;
    }
  }
}

static gboolean
rest_cb (gpointer data)
{
  StudioExportEstimate *self = data;

  self->rest_id = 0;
  self->cancellable = g_cancellable_new ();
  measure_next (self);
  return G_SOURCE_REMOVE;
}

void
studio_export_estimate_stop (StudioExportEstimate *self)
{
  g_return_if_fail (STUDIO_IS_EXPORT_ESTIMATE (self));

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
studio_export_estimate_dispose (GObject *object)
{
  StudioExportEstimate *self = STUDIO_EXPORT_ESTIMATE (object);

  studio_export_estimate_stop (self);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);

  G_OBJECT_CLASS (studio_export_estimate_parent_class)->dispose (object);
}

static void
studio_export_estimate_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_EXPORT_ESTIMATE (object)->known, g_hash_table_unref);

  G_OBJECT_CLASS (studio_export_estimate_parent_class)->finalize (object);
}

static void
studio_export_estimate_class_init (StudioExportEstimateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_export_estimate_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_export_estimate_finalize;
  measured_signal = g_signal_new ("measured", STUDIO_TYPE_EXPORT_ESTIMATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
studio_export_estimate_init (StudioExportEstimate *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) measure_free);
}

StudioExportEstimate *
studio_export_estimate_new (StudioSnapshot *snapshot)
{
  StudioExportEstimate *self = g_object_new (STUDIO_TYPE_EXPORT_ESTIMATE, NULL);

  self->snapshot = studio_snapshot_ref (snapshot);
  return self;
}

void
studio_export_estimate_ask (StudioExportEstimate *self,
                            GArray *items,
                            const StudioExportChoice *choice)
{
  g_return_if_fail (STUDIO_IS_EXPORT_ESTIMATE (self) && items != NULL && choice != NULL);

  studio_export_estimate_stop (self);
  g_clear_pointer (&self->items, g_array_unref);
  self->items = g_array_ref (items);
  self->choice = *choice;
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}

const StudioExportMeasure *
studio_export_estimate_get (StudioExportEstimate *self,
                            const StudioFormat *format)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (STUDIO_IS_EXPORT_ESTIMATE (self) && format != NULL, NULL);

  wanted = key (self, format);
  return g_hash_table_lookup (self->known, wanted);
}
