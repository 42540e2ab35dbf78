#include "config.h"

#include "studio-bulk-run.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "studio-brand-edition.h"
#include "studio-error.h"
#include "studio-export-job.h"
#include "studio-file.h"
#include "studio-fonts.h"
#include "studio-layout.h"
#include "studio-package.h"
#include "studio-pages.h"
#include "studio-post-check.h"
#include "studio-slug.h"
#include "studio-thumbnail.h"

/* What suits a computer of many cores: each thread holds some pictures. */
#define MOST_OF_OWN_ACCORD 4
#define PHOTO_BUDGET (16 * 1024 * 1024)
#define MAX_NAME_BYTES 60
/* For pages that threads remember, of which each takes three pictures: the base, the last and the next one. */
#define MEMORY_BUDGET (40 * 1024 * 1024)
#define PICTURES_REMEMBERED 3
#define THUMBNAIL_SIDE 256

typedef struct _Run Run;

/**
 * Worker: a thread's own tools.
 * @memories: (element-type StudioExportMemory) (nullable elements): by item, while there is room
 * @stamp: (nullable): what the present row's pictures carry
 */
typedef struct
{
  Run *run;
  StudioPainter painter;
  GPtrArray *memories;
  const char *stamp;
} Worker;

struct _Run
{
  const StudioBulkOrder *order;
  StudioBulkReport *report;
  GArray *items; /* (element-type StudioExportItem): of every row */
  StudioPhotoCache *pictures;
  StudioBulkPhotos *photos;
  GCancellable *stop; /* set by the caller's cancellable and by a file that could not be written */
  int next;           /* atomic: the row nobody has taken */
  GMutex mutex;
  guint finished; /* under the mutex, with the report's counts and problem */
};

static void
row_free (StudioBulkRow *row)
{
  g_free (row->name);
  g_ptr_array_unref (row->files);
  g_ptr_array_unref (row->warnings);
  g_free (row->error);
  g_free (row);
}

void
studio_bulk_report_free (StudioBulkReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->rows);
  g_clear_error (&report->problem);
  g_free (report);
}

guint
studio_bulk_report_count_files (const StudioBulkReport *report)
{
  guint count = 0;

  g_return_val_if_fail (report != NULL, 0);

  for (guint i = 0; i < report->rows->len; i++) {
    const StudioBulkRow *row = g_ptr_array_index (report->rows, i);

    count += row->done ? row->files->len : 0;
  }
  return count;
}

static gboolean
take_away (const char *path,
           GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) problem = NULL;

  if (g_file_trash (file, NULL, NULL) || g_file_delete (file, NULL, &problem) || g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
studio_bulk_report_undo (StudioBulkReport *report,
                         GError **error)
{
  g_autoptr (GError) first = NULL;

  g_return_val_if_fail (report != NULL, FALSE);

  for (guint i = 0; i < report->rows->len; i++) {
    StudioBulkRow *row = g_ptr_array_index (report->rows, i);

    for (guint n = 0; row->done && n < row->files->len; n++)
      take_away (g_ptr_array_index (row->files, n), first == NULL ? &first : NULL);
    g_ptr_array_set_size (row->files, 0);
  }
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

/* --- names --- */

/* Returns: (transfer full): the name of one of a row's files, "siti-rahma_feed_2.png" */
static char *
file_name (const Run *run,
           const char *stem,
           const StudioExportItem *item)
{
  const char *extension = studio_export_kind_extension (run->order->options->kind);

  if (studio_snapshot_get_n_pages (studio_bulk_get_post (run->order->bulk)) > 1)
    return g_strdup_printf ("%s_%s_%u.%s", stem, item->format->id, item->page + 1, extension);
  return g_strdup_printf ("%s_%s.%s", stem, item->format->id, extension);
}

static GPtrArray *
list_files (const Run *run,
            const char *stem)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < run->items->len; i++) {
    g_autofree char *name = file_name (run, stem, &g_array_index (run->items, StudioExportItem, i));

    g_ptr_array_add (files, g_build_filename (run->order->folder, name, NULL));
  }
  if (run->order->posts) {
    g_autofree char *name = g_strconcat (stem, ".pemda", NULL);

    g_ptr_array_add (files, g_build_filename (run->order->folder, name, NULL));
  }
  return files;
}

static gboolean
some_exist (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++) {
    if (g_file_test (g_ptr_array_index (files, i), G_FILE_TEST_EXISTS))
      return TRUE;
  }
  return FALSE;
}

/* Names are given before anything is made, so that they depend on the table alone. */
static GPtrArray *
name_files (const Run *run,
            const char *name,
            GHashTable *taken)
{
  g_autofree char *slug = studio_slug (name, MAX_NAME_BYTES);
  g_autofree char *stem = g_strdup (slug);

  for (guint number = 2;; number++) {
    g_autoptr (GPtrArray) files = NULL;

    if (!g_hash_table_contains (taken, stem)) {
      files = list_files (run, stem);
      if (!some_exist (files)) {
        g_hash_table_add (taken, g_steal_pointer (&stem));
        return g_steal_pointer (&files);
      }
    }
    g_free (stem);
    stem = g_strdup_printf ("%s-%u", slug, number);
  }
}

static void
plan_rows (Run *run)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  StudioBulk *bulk = run->order->bulk;

  for (guint i = 0; i < studio_bulk_get_n_rows (bulk); i++) {
    StudioBulkRow *row = g_new0 (StudioBulkRow, 1);

    row->number = studio_bulk_get_row_number (bulk, i);
    row->name = studio_bulk_get_row_name (bulk, i);
    row->files = name_files (run, row->name, taken);
    row->warnings = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (run->report->rows, row);
  }
}

/* --- one row --- */

static void
end_run (Run *run,
         GError *problem)
{
  g_mutex_lock (&run->mutex);
  if (run->report->problem == NULL)
    run->report->problem = g_steal_pointer (&problem);
  g_mutex_unlock (&run->mutex);
  g_clear_error (&problem);
  g_cancellable_cancel (run->stop);
}

static void
note_issues (StudioBulkRow *row,
             StudioScene *scene)
{
  for (guint i = 0; i < scene->issues->len; i++) {
    const StudioIssue *issue = g_ptr_array_index (scene->issues, i);

    /* samples are the same in all rows: studio_bulk_list_missing() tells them once */
    if (issue->kind != STUDIO_ISSUE_SAMPLE && !g_ptr_array_find_with_equal_func (row->warnings, issue->message, g_str_equal, NULL))
      g_ptr_array_add (row->warnings, g_strdup (issue->message));
  }
}

static gboolean
draw (Worker *worker,
      StudioScene *scene,
      guint index,
      StudioExportResult *result,
      GError **error)
{
  StudioExportOptions options = *worker->run->order->options;
  StudioExportMemory *memory = index < worker->memories->len ? g_ptr_array_index (worker->memories, index) : NULL;

  options.stamp = worker->stamp;
  if (memory == NULL)
    return studio_export_scene (&worker->painter, scene, &options, result, error);
  return studio_export_scene_after (&worker->painter, scene, &options, memory, result, error);
}

static gboolean
make_file (Worker *worker,
           StudioBulkRow *row,
           StudioSnapshot *post,
           guint index,
           GBytes **bytes,
           GError **error)
{
  const StudioBulkOrder *order = worker->run->order;
  const StudioExportItem *item = &g_array_index (worker->run->items, StudioExportItem, index);
  g_autoptr (StudioScene) scene = studio_layout_page (worker->painter.context, post, item->format, item->page, error);
  g_auto (StudioExportResult) result = { 0 };

  if (scene == NULL)
    return FALSE;
  note_issues (row, scene);
  if (order->dry_run)
    return TRUE;
  if (!draw (worker, scene, index, &result, error))
    return FALSE;
  *bytes = g_steal_pointer (&result.bytes);
  return TRUE;
}

static gboolean
write_row (Worker *worker,
           StudioBulkRow *row,
           StudioSnapshot *post,
           GPtrArray *pictures,
           GError **error)
{
  const char *path;
  guint n = 0;

  for (; n < pictures->len; n++) {
    if (!studio_file_write (g_ptr_array_index (row->files, n), g_ptr_array_index (pictures, n), error))
      break;
  }
  path = n < row->files->len ? g_ptr_array_index (row->files, n) : NULL;
  if (n == pictures->len && worker->run->order->posts) {
    g_autoptr (GBytes) thumbnail = studio_thumbnail_new (post, THUMBNAIL_SIDE, worker->run->stop);

    n += studio_package_write (post, thumbnail, path, error);
  }
  if (n == row->files->len)
    return TRUE;
  for (guint i = 0; i < n; i++)
    g_unlink (g_ptr_array_index (row->files, i));
  return FALSE;
}

/* --- the gate --- */

/* Returns: (transfer full): @post, which tells now why it went out */
static StudioSnapshot *
with_release (StudioSnapshot *post,
              const StudioBulkGate *gate,
              const StudioGateAnswer *answer)
{
  g_autofree const char **keys = studio_gate_list_keys (answer);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  const StudioRelease release = { STUDIO_RELEASE_EXPORT, gate->reason, studio_gate_get_person (), at, gate->profile->id, keys };
  g_autoptr (JsonNode) root = studio_releases_with (studio_snapshot_get_json (post), &release);

  return studio_snapshot_with_root (post, root, NULL);
}

static void
note_pass (Run *run,
           const StudioGateAnswer *answer)
{
  g_mutex_lock (&run->mutex);
  run->report->n_marked += answer->stamp != NULL;
  run->report->n_reasoned += answer->pass == STUDIO_PASS_REASONED;
  g_mutex_unlock (&run->mutex);
}

/* Says why the row is not made, and what is open first of all. */
static void
refuse (const StudioGateAnswer *answer,
        GError **error)
{
  const StudioFinding *finding;
  const char *sentence = answer->pass == STUDIO_PASS_DRAFT ? _ ("Required findings are open, and no reason is given why it goes out all the same.") : answer->sentence;

  if (answer->open->len == 0 || (answer->unapproved && answer->pass == STUDIO_PASS_DRAFT)) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This row is not approved. Make it a post, and have that approved."));
    return;
  }
  finding = g_ptr_array_index (answer->open, 0);
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, "%s %s", sentence, finding->message);
}

/* Asks the gate about *@post, which may become another, and what its pictures have to carry. Returns: FALSE if it may not go out */
static gboolean
pass_gate (Worker *worker,
           StudioSnapshot **post,
           GError **error)
{
  const StudioBulkGate *gate = worker->run->order->gate;
  StudioPostCheck check = { .snapshot = *post, .settled_too = TRUE };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (StudioGateAnswer) answer = NULL;
  StudioSnapshot *told;

  worker->stamp = NULL;
  if (gate == NULL)
    return TRUE;
  check.checker = gate->checker;
  check.profile = gate->profile;
  /* what is not made need not be looked at */
  check.formats = worker->run->order->formats;
  studio_brand_get_today (&check.today);
  findings = studio_post_check_run (&check, worker->run->stop, error);
  if (findings == NULL)
    return FALSE;
  answer = studio_gate_ask (findings, *post, gate->profile, gate->reason, gate->only_approved);
  if (!studio_gate_lets_export (answer) || (gate->no_drafts && answer->pass == STUDIO_PASS_DRAFT)) {
    refuse (answer, error);
    return FALSE;
  }
  note_pass (worker->run, answer);
  worker->stamp = answer->stamp;
  if (answer->pass == STUDIO_PASS_REASONED) {
    told = with_release (*post, gate, answer);
    studio_snapshot_unref (*post);
    *post = told;
  }
  return TRUE;
}

/* --- a row as a whole --- */

/* What is wrong with a row is its own affair; a file that can't be written is everybody's: FALSE without an error. */
static gboolean
make_row (Worker *worker,
          guint index,
          GError **error)
{
  Run *run = worker->run;
  StudioBulkRow *row = g_ptr_array_index (run->report->rows, index);
  g_autoptr (StudioSnapshot) post = studio_bulk_make_row (run->order->bulk, index, run->photos, error);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GError *problem = NULL;

  if (post == NULL || !pass_gate (worker, &post, error))
    return FALSE;
  for (guint i = 0; i < run->items->len; i++) {
    GBytes *bytes = NULL;

    if (!make_file (worker, row, post, i, &bytes, error))
      return FALSE;
    if (bytes != NULL)
      g_ptr_array_add (pictures, bytes);
  }
  if (!run->order->dry_run && !write_row (worker, row, post, pictures, &problem)) {
    end_run (run, problem);
    return FALSE;
  }
  return TRUE;
}

static void
finish_row (Run *run,
            StudioBulkRow *row,
            GError *error)
{
  const StudioBulkOrder *order = run->order;

  g_mutex_lock (&run->mutex);
  row->done = error == NULL;
  run->report->n_done += error == NULL;
  run->report->n_failed += error != NULL;
  if (error != NULL) {
    row->error = g_strdup (error->message);
    g_ptr_array_set_size (row->files, 0);
  }
  run->finished++;
  if (order->progress != NULL)
    order->progress (run->finished, run->report->rows->len, order->progress_data);
  g_mutex_unlock (&run->mutex);
  g_clear_error (&error);
}

static int
count_jobs (const Run *run)
{
  int jobs = run->order->jobs > 0 ? run->order->jobs : MIN ((int) g_get_num_processors (), MOST_OF_OWN_ACCORD);

  return CLAMP (jobs, 1, MIN (STUDIO_BULK_MAX_JOBS, (int) run->report->rows->len));
}

/* How many threads there are room for decides nothing about the files, only how soon they are made. */
static GPtrArray *
make_memories (const Run *run)
{
  GPtrArray *memories = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_export_memory_free);
  double scale = run->order->options->scale, room = (double) MEMORY_BUDGET / count_jobs (run);

  for (guint i = 0; i < run->items->len; i++) {
    const StudioSize *size = &g_array_index (run->items, StudioExportItem, i).format->size;

    room -= size->w * scale * size->h * scale * 4 * PICTURES_REMEMBERED;
    if (room < 0)
      break;
    g_ptr_array_add (memories, studio_export_memory_new ());
  }
  return memories;
}

static gpointer
work (gpointer data)
{
  Worker *worker = data;
  Run *run = worker->run;

  worker->painter.context = studio_fonts_new_context ();
  worker->memories = make_memories (run);
  while (!g_cancellable_is_cancelled (run->stop)) {
    guint index = (guint) g_atomic_int_add (&run->next, 1);
    GError *error = NULL;

    if (index >= run->report->rows->len)
      break;
    if (!make_row (worker, index, &error) && (error == NULL || g_cancellable_is_cancelled (run->stop)))
      g_clear_error (&error);
    else
      finish_row (run, g_ptr_array_index (run->report->rows, index), error);
  }
  g_ptr_array_unref (worker->memories);
  g_clear_object (&worker->painter.context);
  g_clear_error (&worker->painter.error);
  return NULL;
}

/* --- the run --- */

static void
list_items (Run *run)
{
  guint n_pages = studio_snapshot_get_n_pages (studio_bulk_get_post (run->order->bulk));

  run->items = g_array_new (FALSE, FALSE, sizeof (StudioExportItem));
  for (guint i = 0; i < run->order->formats->len; i++) {
    for (guint page = 0; page < n_pages; page++) {
      StudioExportItem item = { g_ptr_array_index (run->order->formats, i), page };

      g_array_append_val (run->items, item);
    }
  }
}

/* The post's own photos are found once, so that the rows share them. */
static void
load_shared_photos (Run *run)
{
  PangoContext *context = studio_fonts_new_context ();

  for (guint i = 0; i < run->items->len; i++) {
    const StudioExportItem *item = &g_array_index (run->items, StudioExportItem, i);
    StudioSnapshot *post = studio_bulk_get_post (run->order->bulk);
    g_autoptr (StudioScene) scene = studio_layout_page (context, post, item->format, item->page, NULL);

    for (guint n = 0; scene != NULL && n < scene->boxes->len; n++) {
      const StudioLayer *layer = g_array_index (scene->boxes, StudioBox, n).layer;
      const char *name = layer->kind == STUDIO_LAYER_PHOTO ? layer->photo.asset : layer->kind == STUDIO_LAYER_DRAWING ? layer->drawing.asset
                                                                                                                      : NULL;
      StudioAsset *asset = name != NULL ? studio_snapshot_load_asset (post, name, NULL) : NULL;

      g_clear_pointer (&asset, studio_asset_unref);
    }
  }
  g_object_unref (context);
}

static void
work_together (Run *run)
{
  Worker workers[STUDIO_BULK_MAX_JOBS] = { 0 };
  GThread *threads[STUDIO_BULK_MAX_JOBS] = { NULL };
  int jobs = count_jobs (run);

  for (int i = 0; i < jobs; i++) {
    workers[i] = (Worker){ run, { .photos = run->pictures, .cancellable = run->stop } };
    if (i > 0)
      threads[i] = g_thread_try_new ("bulk", work, &workers[i], NULL);
  }
  work (&workers[0]);
  for (int i = 1; i < jobs; i++) {
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
  }
}

static void
pass_on (GCancellable *cancellable,
         gpointer stop)
{
  g_cancellable_cancel (stop);
}

static void
forget_files_not_made (StudioBulkReport *report)
{
  for (guint i = 0; i < report->rows->len; i++) {
    StudioBulkRow *row = g_ptr_array_index (report->rows, i);

    if (!row->done)
      g_ptr_array_set_size (row->files, 0);
  }
}

StudioBulkReport *
studio_bulk_run (const StudioBulkOrder *order,
                 GCancellable *cancellable)
{
  Run run = { .order = order };
  gulong id;

  g_return_val_if_fail (order != NULL && order->bulk != NULL && order->options != NULL && order->folder != NULL, NULL);
  g_return_val_if_fail (order->formats != NULL && order->formats->len > 0, NULL);

  run.report = g_new0 (StudioBulkReport, 1);
  run.report->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  run.pictures = studio_photo_cache_new (PHOTO_BUDGET);
  run.photos = studio_bulk_photos_new (order->posts);
  run.stop = g_cancellable_new ();
  g_mutex_init (&run.mutex);
  id = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (pass_on), run.stop, NULL) : 0;
  list_items (&run);
  plan_rows (&run);
  load_shared_photos (&run);
  work_together (&run);
  g_cancellable_disconnect (cancellable, id);
  forget_files_not_made (run.report);
  if (run.report->problem == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &run.report->problem);
  g_array_unref (run.items);
  studio_photo_cache_unref (run.pictures);
  studio_bulk_photos_free (run.photos);
  g_object_unref (run.stop);
  g_mutex_clear (&run.mutex);
  return run.report;
}
