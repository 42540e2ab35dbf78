#include "config.h"

#include "studio-bulk-task.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-file.h"
#include "studio-fonts.h"
#include "studio-layout.h"
#include "studio-sheet.h"

#define PHOTO_BUDGET (8 * 1024 * 1024)

/* --- a table --- */

/** Load: @text instead of a file. */
typedef struct
{
  char *path;
  char *sheet;
  char *text;
} Load;

static void
load_free (Load *load)
{
  g_free (load->path);
  g_free (load->sheet);
  g_free (load->text);
  g_free (load);
}

void
studio_bulk_source_free (StudioBulkSource *source)
{
  if (source == NULL)
    return;
  g_clear_pointer (&source->table, studio_table_unref);
  g_free (source->name);
  g_free (source->path);
  g_strfreev (source->sheets);
  g_free (source->sheet);
  g_free (source);
}

static void
load_in_thread (GTask *task,
                gpointer object,
                gpointer data,
                GCancellable *cancellable)
{
  const Load *load = data;
  g_autoptr (StudioBulkSource) source = g_new0 (StudioBulkSource, 1);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  source->name = load->path != NULL ? g_filename_display_basename (load->path) : g_strdup (_ ("Pasted cells"));
  source->path = g_strdup (load->path);
  source->sheet = g_strdup (load->sheet);
  bytes = load->text != NULL ? g_bytes_new (load->text, strlen (load->text)) : studio_file_read (load->path, STUDIO_TABLE_MAX_BYTES, &error);
  if (bytes != NULL)
    source->sheets = studio_sheet_list (source->name, bytes, &error);
  if (source->sheets != NULL)
    source->table = studio_sheet_parse (source->name, bytes, load->sheet, &error);
  if (source->table == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&source), (GDestroyNotify) studio_bulk_source_free);
}

static void
start_load (Load *load,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, start_load);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_in_thread);
}

void
studio_bulk_task_load_async (const char *path,
                             const char *sheet,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  Load *load;

  g_return_if_fail (path != NULL);

  load = g_new0 (Load, 1);
  load->path = g_strdup (path);
  load->sheet = g_strdup (sheet);
  start_load (load, cancellable, callback, data);
}

void
studio_bulk_task_load_text_async (const char *text,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  Load *load;

  g_return_if_fail (text != NULL);

  load = g_new0 (Load, 1);
  load->text = g_strdup (text);
  start_load (load, cancellable, callback, data);
}

StudioBulkSource *
studio_bulk_task_load_finish (GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- a trial --- */

typedef struct
{
  StudioBulk *bulk;
  const StudioFormat *format;
  int side;
} Try;

static void
try_free (Try *attempt)
{
  studio_bulk_unref (attempt->bulk);
  g_free (attempt);
}

void
studio_bulk_trial_free (StudioBulkTrial *trial)
{
  if (trial == NULL)
    return;
  for (guint i = 0; i < STUDIO_BULK_TASK_N_PICTURES; i++) {
    g_clear_pointer (&trial->pictures[i], cairo_surface_destroy);
    g_free (trial->captions[i]);
  }
  g_free (trial->problem);
  g_free (trial);
}

static cairo_surface_t *
draw_row (const Try *attempt,
          StudioPainter *painter,
          StudioSnapshot *post)
{
  g_autoptr (StudioScene) scene = studio_layout_page (painter->context, post, attempt->format, 0, NULL);
  double longest = MAX (attempt->format->size.w, attempt->format->size.h);

  return scene != NULL ? studio_export_surface (painter, scene, attempt->side / longest, NULL) : NULL;
}

static void
try_row (const Try *attempt,
         guint row,
         StudioPainter *painter,
         StudioBulkPhotos *photos,
         StudioBulkTrial *trial)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioSnapshot) post = studio_bulk_make_row (attempt->bulk, row, photos, &error);
  guint number = studio_bulk_get_row_number (attempt->bulk, row);

  if (row < STUDIO_BULK_TASK_N_PICTURES) {
    trial->captions[row] = g_strdup_printf (_ ("Row %u"), number);
    trial->pictures[row] = post != NULL ? draw_row (attempt, painter, post) : NULL;
  }
  if (post != NULL)
    return;
  trial->n_failed++;
  if (trial->problem == NULL)
    trial->problem = g_strdup_printf (_ ("Row %1$u: %2$s"), number, error->message);
}

static void
try_in_thread (GTask *task,
               gpointer object,
               gpointer data,
               GCancellable *cancellable)
{
  const Try *attempt = data;
  g_autoptr (StudioBulkTrial) trial = g_new0 (StudioBulkTrial, 1);
  g_autoptr (StudioBulkPhotos) photos = studio_bulk_photos_new (FALSE);
  g_autoptr (StudioPhotoCache) pictures = studio_photo_cache_new (PHOTO_BUDGET);
  StudioPainter painter = { .context = studio_fonts_new_context (), .photos = pictures, .cancellable = cancellable };

  for (guint row = 0; row < studio_bulk_get_n_rows (attempt->bulk) && !g_cancellable_is_cancelled (cancellable); row++)
    try_row (attempt, row, &painter, photos, trial);
  g_object_unref (painter.context);
  g_clear_error (&painter.error);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&trial), (GDestroyNotify) studio_bulk_trial_free);
}

void
studio_bulk_task_try_async (const StudioBulk *bulk,
                            const StudioFormat *format,
                            int side,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Try *attempt;

  g_return_if_fail (bulk != NULL && format != NULL && side > 0);

  task = g_task_new (NULL, cancellable, callback, data);
  attempt = g_new0 (Try, 1);
  *attempt = (Try){ studio_bulk_copy (bulk), format, side };
  g_task_set_source_tag (task, studio_bulk_task_try_async);
  g_task_set_task_data (task, attempt, (GDestroyNotify) try_free);
  g_task_run_in_thread (task, try_in_thread);
}

StudioBulkTrial *
studio_bulk_task_try_finish (GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- the run --- */

typedef struct
{
  StudioBulkOrder order;
  StudioExportOptions options;
  StudioBulkGate gate;
  char *reason;
  char *folder;
  StudioBulkProgress progress;
  gpointer progress_data;
} Run;

typedef struct
{
  StudioBulkProgress progress;
  gpointer data;
  guint done, total;
} News;

static void
run_free (Run *run)
{
  studio_bulk_unref (run->order.bulk);
  g_ptr_array_unref (run->order.formats);
  g_clear_pointer (&run->gate.checker, studio_checker_unref);
  if (run->gate.profile != NULL)
    studio_profile_unref ((StudioProfile *) run->gate.profile);
  g_free (run->reason);
  g_free (run->folder);
  g_free (run);
}

static gboolean
tell_cb (gpointer data)
{
  const News *news = data;

  news->progress (news->done, news->total, news->data);
  return G_SOURCE_REMOVE;
}

static void
progress_in_thread (guint done,
                    guint total,
                    gpointer data)
{
  const Run *run = data;
  News *news = g_new0 (News, 1);

  *news = (News){ run->progress, run->progress_data, done, total };
  /* the same priority as the answer of the task, so that no news comes after it */
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, news, g_free);
}

static gboolean
make_folder (const char *folder,
             GError **error)
{
  g_autofree char *name = NULL;
  int failure;

  if (g_mkdir_with_parents (folder, 0777) == 0)
    return TRUE;
  failure = errno;
  name = g_filename_display_name (folder);
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (failure), _ ("The folder “%s” cannot be made. Choose another place."), name);
  return FALSE;
}

static void
run_in_thread (GTask *task,
               gpointer object,
               gpointer data,
               GCancellable *cancellable)
{
  Run *run = data;
  GError *error = NULL;

  if (!make_folder (run->folder, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (run->order.gate != NULL && run->gate.checker == NULL)
    run->gate.checker = studio_checker_new ();
  g_task_return_pointer (task, studio_bulk_run (&run->order, cancellable), (GDestroyNotify) studio_bulk_report_free);
}

void
studio_bulk_task_run_async (const StudioBulkOrder *order,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Run *run;

  g_return_if_fail (order != NULL && order->folder != NULL && order->progress != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  run = g_new0 (Run, 1);
  run->order = *order;
  run->options = *order->options;
  run->folder = g_strdup (order->folder);
  run->progress = order->progress;
  run->progress_data = order->progress_data;
  run->order.bulk = studio_bulk_copy (order->bulk);
  run->order.formats = g_ptr_array_ref (order->formats);
  run->order.options = &run->options;
  run->order.folder = run->folder;
  if (order->gate != NULL) {
    run->reason = g_strdup (order->gate->reason);
    run->gate.checker = order->gate->checker != NULL ? studio_checker_ref (order->gate->checker) : NULL;
    run->gate.profile = studio_profile_ref (order->gate->profile);
    run->gate.reason = run->reason;
    run->gate.only_approved = order->gate->only_approved;
    run->order.gate = &run->gate;
  }
  run->order.progress = progress_in_thread;
  run->order.progress_data = run;
  g_task_set_source_tag (task, studio_bulk_task_run_async);
  /* a cancelled run has a report as well */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_in_thread);
}

StudioBulkReport *
studio_bulk_task_run_finish (GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- taking it back --- */

static void
undo_in_thread (GTask *task,
                gpointer object,
                gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (studio_bulk_report_undo (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
studio_bulk_task_undo_async (StudioBulkReport *report,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (report != NULL);

  task = g_task_new (NULL, NULL, callback, data);
  g_task_set_source_tag (task, studio_bulk_task_undo_async);
  g_task_set_task_data (task, report, (GDestroyNotify) studio_bulk_report_free);
  g_task_run_in_thread (task, undo_in_thread);
}

gboolean
studio_bulk_task_undo_finish (GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
