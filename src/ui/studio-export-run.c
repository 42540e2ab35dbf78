#include "config.h"

#include "studio-export-run.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#ifdef G_OS_WIN32
#include <io.h>
#define W_OK 2
#else
#include <unistd.h>
#endif

#include "studio-file.h"
#include "studio-post-office.h"
#include "studio-review-pdf.h"
#include "studio-slug.h"

#define MOST_NUMBERS 10000
/* bytes of an office's name in a file's */
#define MAX_OFFICE 30

/** Run: a whole export. The outcomes of paper and screen formats come from two jobs, since their scale differs. */
typedef struct
{
  StudioExportRunOrder order;
  char *folder;
  guint n_before; /* drawn by the job before */
} Run;

typedef struct
{
  StudioExportRunProgress progress;
  gpointer data;
  guint done, total;
  gboolean writing;
} Report;

static void
run_free (Run *run)
{
  studio_snapshot_unref (run->order.snapshot);
  g_array_unref (run->order.items);
  g_free (run->folder);
  studio_review_free (run->order.review);
  g_free (run);
}

static gboolean
report_cb (gpointer data)
{
  const Report *report = data;

  report->progress (report->done, report->total, report->writing, report->data);
  return G_SOURCE_REMOVE;
}

static void
report (const Run *run,
        guint done,
        gboolean writing)
{
  Report *news;

  if (run->order.progress == NULL)
    return;
  news = g_new0 (Report, 1);
  *news = (Report){ run->order.progress, run->order.progress_data, done, run->order.items->len, writing };
  /* the same priority as the answer of the task, so that no report comes after it */
  g_idle_add_full (G_PRIORITY_DEFAULT, report_cb, news, g_free);
}

static void
drawn_cb (guint done,
          guint total,
          const char *path,
          gpointer data)
{
  const Run *run = data;

  report (run, run->n_before + done, FALSE);
}

static GArray *
pick_items (const Run *run,
            gboolean print)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (StudioExportItem));

  for (guint i = 0; i < run->order.items->len; i++) {
    StudioExportItem item = g_array_index (run->order.items, StudioExportItem, i);

    if (studio_export_choice_is_print (item.format) == print)
      g_array_append_val (picked, item);
  }
  return picked;
}

static GPtrArray *
draw_some (Run *run,
           gboolean print,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GArray) items = pick_items (run, print);
  StudioExportOptions options;
  StudioExportOrder order = { .snapshot = run->order.snapshot, .items = items, .options = &options, .progress = drawn_cb, .progress_data = run };
  GPtrArray *outcomes;

  if (items->len == 0)
    return g_ptr_array_new ();
  options = studio_export_choice_options (&run->order.choice, g_array_index (items, StudioExportItem, 0).format);
  options.stamp = run->order.stamp;
  outcomes = studio_export_job_run (&order, cancellable, error);
  run->n_before += items->len;
  return outcomes;
}

/* --- names --- */

static char *
with_number (const char *name,
             guint number)
{
  const char *dot = strrchr (name, '.');

  if (number < 2 || dot == NULL)
    return g_strdup (name);
  return g_strdup_printf ("%.*s-%u%s", (int) (dot - name), name, number, dot);
}

static gboolean
any_taken (GPtrArray *names,
           const char *folder)
{
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

    if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
      return TRUE;
  }
  return FALSE;
}

/* "2026-11-23_dinas-pmd_": a folder sorts by day, and files of many offices in one place stay apart. Returns: (transfer full) */
static char *
make_prefix (StudioSnapshot *snapshot)
{
  const char *said = studio_post_office_get (studio_snapshot_get_json (snapshot));
  JsonNode *shown = *said == '\0' ? studio_snapshot_get_shown (snapshot, "kantor", NULL) : NULL;
  const char *office = shown != NULL && JSON_NODE_HOLDS_VALUE (shown) && json_node_get_string (shown) != NULL ? json_node_get_string (shown) : said;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d"), *slug = *office != '\0' ? studio_slug (office, MAX_OFFICE) : NULL;

  return slug != NULL ? g_strdup_printf ("%s_%s_", day, slug) : g_strdup_printf ("%s_", day);
}

GPtrArray *
studio_export_run_names (StudioSnapshot *snapshot,
                         GArray *items,
                         StudioExportKind kind,
                         const char *folder)
{
  g_autofree char *prefix = NULL;

  g_return_val_if_fail (snapshot != NULL && items != NULL && folder != NULL, NULL);

  prefix = make_prefix (snapshot);
  for (guint number = 1; number < MOST_NUMBERS; number++) {
    g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

    for (guint i = 0; i < items->len; i++) {
      g_autofree char *name = studio_export_job_file_name (snapshot, &g_array_index (items, StudioExportItem, i), kind);
      g_autofree char *whole = g_strconcat (prefix, name, NULL);

      g_ptr_array_add (names, with_number (whole, number));
    }
    if (!any_taken (names, folder) || number + 1 == MOST_NUMBERS)
      return g_steal_pointer (&names);
  }
  return NULL;
}

/* --- writing --- */

static void
remove_all (GPtrArray *paths)
{
  for (guint i = 0; i < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
}

static gboolean
write_one (const Run *run,
           const StudioExportOutcome *outcome,
           const char *name,
           GPtrArray *paths,
           GError **error)
{
  g_autofree char *path = g_build_filename (run->folder, name, NULL);

  if (!studio_file_write (path, outcome->result.bytes, error))
    return FALSE;
  g_ptr_array_add (paths, g_steal_pointer (&path));
  return TRUE;
}

static const char *
name_of (const Run *run,
         GPtrArray *names,
         const StudioExportItem *item)
{
  for (guint i = 0; i < names->len; i++) {
    const StudioExportItem *other = &g_array_index (run->order.items, StudioExportItem, i);

    if (other->format == item->format && other->page == item->page)
      return g_ptr_array_index (names, i);
  }
  g_return_val_if_reached (NULL);
}

/* Beside the pictures, whose number it does not share: nobody sends it along with them. */
static gboolean
write_review (const Run *run,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *prefix = NULL, *sheet = NULL, *name = NULL, *path = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (run->order.review == NULL)
    return TRUE;
  pdf = studio_review_to_pdf (run->order.review, run->order.snapshot, cancellable, error);
  if (pdf == NULL)
    return FALSE;
  prefix = make_prefix (run->order.snapshot);
  sheet = studio_review_file_name (run->order.snapshot, FALSE);
  name = g_strconcat (prefix, sheet, NULL);
  for (guint number = 1; number < MOST_NUMBERS; number++) {
    g_autofree char *tried = with_number (name, number);

    g_free (path);
    path = g_build_filename (run->folder, tried, NULL);
    if (!g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
      break;
  }
  return studio_file_write (path, pdf, error);
}

static GPtrArray *
write_all (const Run *run,
           GPtrArray *const outcomes[2],
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = studio_export_run_names (run->order.snapshot, run->order.items, run->order.choice.kind, run->folder);

  for (guint part = 0; part < 2; part++) {
    for (guint i = 0; i < outcomes[part]->len; i++) {
      const StudioExportOutcome *outcome = g_ptr_array_index (outcomes[part], i);

      report (run, paths->len, TRUE);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_one (run, outcome, name_of (run, names, &outcome->item), paths, error)) {
        remove_all (paths);
        return NULL;
      }
    }
  }
  if (!write_review (run, cancellable, error)) {
    remove_all (paths);
    return NULL;
  }
  return g_steal_pointer (&paths);
}

static gboolean
make_folder (const char *folder,
             GError **error)
{
  if (g_mkdir_with_parents (folder, 0755) == 0) {
    if (g_access (folder, W_OK) == 0)
      return TRUE;
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY, _ ("The folder “%s” can only be read. No file was made. Choose another folder."), folder);
    return FALSE;
  }
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("The folder “%s” cannot be made. No file was made. Choose another folder."), folder);
  return FALSE;
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  Run *run = data;
  gboolean is_new = !g_file_test (run->folder, G_FILE_TEST_EXISTS);
  g_autoptr (GPtrArray) screen = NULL;
  g_autoptr (GPtrArray) print = NULL;
  GPtrArray *paths = NULL;
  GError *error = NULL;

  /* a folder that cannot be written to is told before all the work */
  if (!make_folder (run->folder, &error) ||
      (screen = draw_some (run, FALSE, cancellable, &error)) == NULL ||
      (print = draw_some (run, TRUE, cancellable, &error)) == NULL ||
      (paths = write_all (run, (GPtrArray *const[]){ screen, print }, cancellable, &error)) == NULL) {
    /* what nothing was written to shall not stay behind; a folder with something in it does */
    if (is_new)
      g_rmdir (run->folder);
    g_task_return_error (task, error);
  } else {
    g_task_return_pointer (task, paths, (GDestroyNotify) g_ptr_array_unref);
  }
}

void
studio_export_run_async (const StudioExportRunOrder *order,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Run *run;

  g_return_if_fail (order != NULL && order->snapshot != NULL && order->items->len > 0 && order->folder != NULL);

  run = g_new0 (Run, 1);
  run->order = *order;
  run->folder = g_strdup (order->folder);
  studio_snapshot_ref (order->snapshot);
  g_array_ref (order->items);
  g_task_set_source_tag (task, studio_export_run_async);
  /* files that were finished a moment before are no reason to be called cancelled */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_thread);
}

GPtrArray *
studio_export_run_finish (GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
