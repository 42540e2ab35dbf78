#include "config.h"

#include "studio-export-job.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "studio-file.h"
#include "studio-fonts.h"
#include "studio-layout.h"
#include "studio-pages.h"
#include "studio-slug.h"

/* Two is what office laptops surely have, and the encoder takes threads of its own. */
#define MAX_WORKERS 2
/* Room for a shared decode of a 24 Mpx photo in all formats, but not for a post full of them. */
#define PHOTO_BUDGET (96 * 1024 * 1024)
#define MAX_TITLE_BYTES 60

typedef struct _Job Job;
typedef struct _Worker Worker;

/** Step: one of the two passes over all items; FALSE with the worker's error ends the run. */
typedef gboolean (*Step) (Worker *worker, StudioExportOutcome *outcome, GError **error);

/** Worker: a thread's own tools; the passes use them one after the other. */
struct _Worker
{
  Job *job;
  StudioPainter painter;
};

struct _Job
{
  const StudioExportOrder *order;
  GPtrArray *outcomes;
  StudioPhotoCache *photos;
  GCancellable *stop; /* set by the caller's cancellable and by the first failure */
  Step step;
  int next; /* atomic: index of the item nobody has taken */
  GMutex mutex;
  guint done;    /* under the mutex */
  GError *error; /* under the mutex: the first failure */
  Worker workers[MAX_WORKERS];
  int n_workers;
};

static void
outcome_free (StudioExportOutcome *outcome)
{
  g_free (outcome->path);
  g_clear_pointer (&outcome->scene, studio_scene_unref);
  studio_export_result_clear (&outcome->result);
  g_free (outcome);
}

/* --- names --- */

char *
studio_export_job_stem (StudioSnapshot *snapshot)
{
  JsonNode *title;

  g_return_val_if_fail (snapshot != NULL, NULL);

  title = studio_snapshot_get_shown (snapshot, "judul", NULL);
  if (title != NULL && JSON_NODE_HOLDS_VALUE (title) && studio_field_value_filled (title) && json_node_get_string (title) != NULL)
    return studio_slug (json_node_get_string (title), MAX_TITLE_BYTES);
  return studio_slug (studio_template_get_name (studio_snapshot_get_template (snapshot)), MAX_TITLE_BYTES);
}

char *
studio_export_job_file_name (StudioSnapshot *snapshot,
                             const StudioExportItem *item,
                             StudioExportKind kind)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (snapshot != NULL && item != NULL, NULL);

  title = studio_export_job_stem (snapshot);
  if (studio_snapshot_get_n_pages (snapshot) > 1)
    return g_strdup_printf ("%s_%s_%u.%s", title, item->format->id, item->page + 1, studio_export_kind_extension (kind));
  return g_strdup_printf ("%s_%s.%s", title, item->format->id, studio_export_kind_extension (kind));
}

static char *
unique_path (Job *job,
             const StudioExportOutcome *outcome,
             GHashTable *taken)
{
  const StudioExportOrder *order = job->order;
  g_autofree char *name = studio_export_job_file_name (order->snapshot, &outcome->item, order->options->kind);
  char *path = g_build_filename (order->target, name, NULL);

  for (int n = 2; g_hash_table_contains (taken, path); n++) {
    g_autofree char *another = g_strdup_printf ("%d-%s", n, name);

    g_free (path);
    path = g_build_filename (order->target, another, NULL);
  }
  return path;
}

static gboolean
name_files (Job *job,
            GError **error)
{
  const StudioExportOrder *order = job->order;
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  if (order->target == NULL)
    return TRUE;
  if (!g_file_test (order->target, G_FILE_TEST_IS_DIR)) {
    StudioExportOutcome *only = g_ptr_array_index (job->outcomes, 0);

    if (job->outcomes->len > 1) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY, _ ("Several pictures need a folder. Choose one that exists."));
      return FALSE;
    }
    only->path = g_strdup (order->target);
    return TRUE;
  }
  for (guint i = 0; i < job->outcomes->len; i++) {
    StudioExportOutcome *outcome = g_ptr_array_index (job->outcomes, i);

    outcome->path = unique_path (job, outcome, taken);
    g_hash_table_add (taken, outcome->path);
  }
  return TRUE;
}

/* --- the two passes --- */

static gboolean
lay_out (Worker *worker,
         StudioExportOutcome *outcome,
         GError **error)
{
  outcome->scene = studio_layout_page (worker->painter.context, worker->job->order->snapshot, outcome->item.format, outcome->item.page, error);
  return outcome->scene != NULL;
}

static gboolean
draw (Worker *worker,
      StudioExportOutcome *outcome,
      GError **error)
{
  const StudioExportOrder *order = worker->job->order;
  Job *job = worker->job;

  if (!studio_export_scene (&worker->painter, outcome->scene, order->options, &outcome->result, error))
    return FALSE;
  g_mutex_lock (&job->mutex);
  job->done++;
  if (order->progress != NULL)
    order->progress (job->done, job->outcomes->len, outcome->path, order->progress_data);
  g_mutex_unlock (&job->mutex);
  return TRUE;
}

static void
fail (Job *job,
      GError *error)
{
  g_mutex_lock (&job->mutex);
  if (job->error == NULL)
    job->error = g_steal_pointer (&error);
  g_mutex_unlock (&job->mutex);
  g_clear_error (&error);
  g_cancellable_cancel (job->stop);
}

static gpointer
work (gpointer data)
{
  Worker *worker = data;
  Job *job = worker->job;

  if (worker->painter.context == NULL)
    worker->painter.context = studio_fonts_new_context ();
  while (!g_cancellable_is_cancelled (job->stop)) {
    guint index = (guint) g_atomic_int_add (&job->next, 1);
    GError *error = NULL;

    if (index >= job->outcomes->len)
      break;
    if (!job->step (worker, g_ptr_array_index (job->outcomes, index), &error))
      fail (job, error);
  }
  return NULL;
}

static gboolean
run_pass (Job *job,
          Step step,
          GError **error)
{
  GThread *threads[MAX_WORKERS] = { NULL };

  job->step = step;
  g_atomic_int_set (&job->next, 0);
  for (int i = 1; i < job->n_workers; i++)
    threads[i] = g_thread_new ("export", work, &job->workers[i]);
  work (&job->workers[0]);
  for (int i = 1; i < job->n_workers; i++)
    g_thread_join (threads[i]);

  if (job->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&job->error));
    return FALSE;
  }
  return !g_cancellable_set_error_if_cancelled (job->stop, error);
}

static gboolean
draw_all (Job *job,
          GError **error)
{
  return run_pass (job, lay_out, error) && run_pass (job, draw, error);
}

/* --- writing --- */

static void
remove_new_files (GPtrArray *paths)
{
  for (guint i = 0; i < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
}

static gboolean
write_all (Job *job,
           GError **error)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  for (guint i = 0; job->order->target != NULL && i < job->outcomes->len; i++) {
    StudioExportOutcome *outcome = g_ptr_array_index (job->outcomes, i);
    gboolean is_new = !g_file_test (outcome->path, G_FILE_TEST_EXISTS);

    if (g_cancellable_set_error_if_cancelled (job->stop, error) ||
        !studio_file_write (outcome->path, outcome->result.bytes, error)) {
      remove_new_files (added);
      return FALSE;
    }
    if (is_new)
      g_ptr_array_add (added, outcome->path);
  }
  return TRUE;
}

/* --- the job --- */

static void
job_init (Job *job,
          const StudioExportOrder *order)
{
  job->order = order;
  job->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) outcome_free);
  /* a single page has nobody to share its photos with */
  job->photos = studio_photo_cache_new (order->items->len > 1 ? PHOTO_BUDGET : 0);
  job->stop = g_cancellable_new ();
  g_mutex_init (&job->mutex);
  for (guint i = 0; i < order->items->len; i++) {
    StudioExportOutcome *outcome = g_new0 (StudioExportOutcome, 1);

    outcome->item = g_array_index (order->items, StudioExportItem, i);
    g_ptr_array_add (job->outcomes, outcome);
  }
  job->n_workers = (int) MIN (MIN (job->outcomes->len, g_get_num_processors ()), MAX_WORKERS);
  for (int i = 0; i < job->n_workers; i++)
    job->workers[i] = (Worker){ job, { .photos = job->photos, .cancellable = job->stop } };
}

static void
job_clear (Job *job)
{
  for (int i = 0; i < job->n_workers; i++) {
    g_clear_object (&job->workers[i].painter.context);
    g_clear_error (&job->workers[i].painter.error);
  }
  g_clear_pointer (&job->outcomes, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_clear_pointer (&job->photos, studio_photo_cache_unref);
  g_clear_object (&job->stop);
  g_mutex_clear (&job->mutex);
}

static void
pass_on (GCancellable *cancellable,
         gpointer stop)
{
  g_cancellable_cancel (stop);
}

GPtrArray *
studio_export_job_run (const StudioExportOrder *order,
                       GCancellable *cancellable,
                       GError **error)
{
  GPtrArray *outcomes = NULL;
  Job job = { 0 };
  gulong id;

  g_return_val_if_fail (order != NULL && order->snapshot != NULL && order->options != NULL, NULL);
  g_return_val_if_fail (order->items != NULL && order->items->len > 0, NULL);

  job_init (&job, order);
  id = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (pass_on), job.stop, NULL) : 0;
  if (name_files (&job, error) && draw_all (&job, error) && write_all (&job, error))
    outcomes = g_steal_pointer (&job.outcomes);
  g_cancellable_disconnect (cancellable, id);
  job_clear (&job);
  return outcomes;
}
