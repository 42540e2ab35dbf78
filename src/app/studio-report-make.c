#include "config.h"

#include "studio-report-make.h"

#include "studio-library-records.h"

/** Making: a report that is on its way. @posts: (nullable): until the library gave them */
typedef struct
{
  GDate month;
  int offset;
  char *office;
  char *only;
  StudioLedgerNames *names;
  GPtrArray *posts;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_free (making->office);
  g_free (making->only);
  studio_ledger_names_unref (making->names);
  g_clear_pointer (&making->posts, g_ptr_array_unref);
  g_free (making);
}

static gboolean
is_of (const Making *making,
       const StudioReported *post)
{
  const char *office = *post->office != '\0' ? post->office : g_hash_table_lookup (making->names->offices, post->brand);

  return making->only == NULL || g_strcmp0 (office, making->only) == 0;
}

static void
keep_only (Making *making)
{
  guint kept = 0;

  while (kept < making->posts->len) {
    if (is_of (making, g_ptr_array_index (making->posts, kept)))
      kept++;
    else
      g_ptr_array_remove_index_fast (making->posts, kept);
  }
}

/* Returns: (transfer container) (element-type utf8): the names belong to @records */
static GPtrArray *
list_offices (const Making *making,
              GPtrArray *records)
{
  GPtrArray *offices = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++) {
    const char *name = studio_record_get_text (g_ptr_array_index (records, i), "name");

    if (*name != '\0' && (making->only == NULL || g_str_equal (name, making->only)))
      g_ptr_array_add (offices, (gpointer) name);
  }
  return offices;
}

static void
records_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, &error), offices = NULL;
  StudioReportOrder order = { 0 };

  if (records == NULL) {
    g_task_return_error (task, error);
    return;
  }
  keep_only (making);
  offices = list_offices (making, records);
  order.month = making->month;
  order.offset = making->offset;
  order.now = g_get_real_time () / G_USEC_PER_SEC;
  order.office = making->only != NULL ? making->only : making->office;
  order.posts = making->posts;
  order.offices = offices;
  order.brand_names = making->names->offices;
  order.platform_names = making->names->platforms;
  order.balance = making->names->balance;
  g_task_return_pointer (task, studio_report_new (&order), (GDestroyNotify) studio_report_free);
}

static void
reported_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  GTask *task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  making->posts = studio_library_list_reported_finish (STUDIO_LIBRARY (source), result, &error);
  if (making->posts != NULL) {
    studio_library_list_records_async (STUDIO_LIBRARY (source), "office", g_task_get_cancellable (task), records_cb, task);
    return;
  }
  g_task_return_error (task, error);
  g_object_unref (task);
}

void
studio_report_make_async (StudioLibrary *library,
                          const StudioReportWish *wish,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task;
  Making *making;
  gint64 from, to;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && wish != NULL && wish->names != NULL && g_date_valid (&wish->month));

  making = g_new0 (Making, 1);
  making->month = wish->month;
  making->offset = wish->offset;
  making->office = g_strdup (wish->office);
  making->only = g_strdup (wish->only);
  making->names = studio_ledger_names_ref (wish->names);
  task = g_task_new (library, cancellable, callback, data);
  g_task_set_source_tag (task, studio_report_make_async);
  g_task_set_task_data (task, making, making_free);
  studio_report_get_span (&wish->month, wish->offset, &from, &to);
  studio_library_list_reported_async (library, from, to, cancellable, reported_cb, task);
}

StudioReport *
studio_report_make_finish (StudioLibrary *library,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
