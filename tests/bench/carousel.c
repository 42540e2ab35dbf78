/* carousel TEMPLATE BRAND PHOTO PHOTO FOLDER: exports all pages of a template in all its sizes as PNG into the empty folder, in the way
 * of the window, and then cancels that at forty moments. Prints seconds, and ms from cancelling to the end of the job. */
#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/resource.h>

#include "studio-catalog.h"
#include "studio-export-job.h"
#include "studio-file.h"
#include "studio-history.h"
#include "studio-json.h"

#define RUNS 5
#define CANCELS 40

static const char *const photo_fields[] = { "content/foto", "content/foto2" };

static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double
peak_mb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

/* Returns: (transfer full): the value of a photo field */
static JsonNode *
photo_value (StudioAsset *asset)
{
  JsonNode *value = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (value, json_object_new ());
  json_object_set_string_member (json_node_get_object (value), "asset", studio_asset_get_hash (asset));
  json_node_seal (value);
  return value;
}

/* The post of the template with the photos in it, or NULL with an error. */
static StudioSnapshot *
make_post (char **argv,
           GError **error)
{
  g_autoptr (GBytes) bytes = studio_file_read (argv[1], 1 << 20, error);
  g_autoptr (JsonNode) root = bytes != NULL ? studio_json_parse (argv[1], bytes, error) : NULL;
  g_autoptr (StudioTemplate) template = root != NULL ? studio_template_new (argv[1], root, error) : NULL;
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioBrand) brand = template != NULL ? studio_catalog_load_brand (catalog, argv[2], error) : NULL;
  g_autoptr (StudioPost) post = brand != NULL ? studio_post_new (template, brand) : NULL;
  g_autoptr (StudioHistory) history = post != NULL ? studio_history_new (post) : NULL;

  for (gsize i = 0; post != NULL && i < G_N_ELEMENTS (photo_fields); i++) {
    g_autoptr (StudioAsset) asset = studio_asset_new_for_path (argv[3 + i], error);
    g_autoptr (JsonNode) value = NULL;

    if (asset == NULL)
      return NULL;
    value = photo_value (asset);
    studio_post_add_asset (post, asset);
    studio_history_set (history, photo_fields[i], value, "", NULL);
  }
  return post != NULL ? studio_post_snapshot (post) : NULL;
}

static GArray *
all_pages (StudioSnapshot *snapshot)
{
  StudioTemplate *template = studio_snapshot_get_template (snapshot);
  GPtrArray *formats = studio_template_get_formats (template);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (StudioExportItem));

  for (guint i = 0; i < formats->len; i++) {
    for (guint page = 0; page < studio_template_get_n_pages (template); page++) {
      StudioExportItem item = { g_ptr_array_index (formats, i), page };

      g_array_append_val (items, item);
    }
  }
  return items;
}

/* Returns: how many files there were */
static guint
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    count += g_remove (path) == 0;
  }
  return count;
}

/* Returns: seconds; 0 if it failed */
static double
export_all (const StudioExportOrder *order)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double cpu = cpu_seconds (), seconds;
  g_autoptr (GPtrArray) outcomes = studio_export_job_run (order, NULL, &error);

  seconds = (double) (g_get_monotonic_time () - start) / 1e6;
  if (outcomes == NULL) {
    g_printerr ("%s\n", error->message);
    return 0;
  }
  printf ("%u files  %6.2f s  %6.2f s CPU  %4.0f MB\n", empty_folder (order->target), seconds, cpu_seconds () - cpu, peak_mb ());
  fflush (stdout);
  return seconds;
}

/** Canceller: a thread that cancels after a while. */
typedef struct
{
  GCancellable *cancellable;
  double after; /* seconds */
  gint64 at;
} Canceller;

static gpointer
cancel_later (gpointer data)
{
  Canceller *canceller = data;

  g_usleep ((gulong) (canceller->after * 1e6));
  canceller->at = g_get_monotonic_time ();
  g_cancellable_cancel (canceller->cancellable);
  return NULL;
}

/* Returns: ms until it stopped, or a negative number if it was ready before; @left: how many files there are */
static double
cancel_once (const StudioExportOrder *order,
             double after,
             guint *left)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) outcomes = NULL;
  Canceller canceller = { cancellable, after, 0 };
  GThread *thread = g_thread_new ("cancel", cancel_later, &canceller);
  gint64 end;

  outcomes = studio_export_job_run (order, cancellable, NULL);
  end = g_get_monotonic_time ();
  g_thread_join (thread);
  *left = empty_folder (order->target);
  return outcomes != NULL ? -1 : (double) (end - canceller.at) / 1e3;
}

static void
cancel_often (const StudioExportOrder *order,
              double seconds)
{
  double longest = 0, sum = 0;
  int n_stopped = 0, n_parts = 0;

  for (int i = 0; i < CANCELS; i++) {
    guint left;
    double took = cancel_once (order, seconds * (i + 0.5) / CANCELS, &left);

    n_parts += left != 0 && left != order->items->len;
    if (took < 0)
      continue;
    n_stopped++;
    sum += took;
    longest = MAX (longest, took);
  }
  printf ("cancelled %d times: %.0f ms on average, %.0f ms at most; a part of the files was left %d times\n", n_stopped, n_stopped > 0 ? sum / n_stopped : 0, longest, n_parts);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioSnapshot) snapshot = argc == 6 ? make_post (argv, &error) : NULL;
  g_autoptr (GArray) items = NULL;
  StudioExportOptions options = { .kind = STUDIO_EXPORT_PNG, .scale = 1 };
  StudioExportOrder order = { 0 };
  double seconds = 0;

  if (snapshot == NULL) {
    g_printerr ("%s\n", error != NULL ? error->message : "carousel TEMPLATE BRAND PHOTO PHOTO FOLDER");
    return 1;
  }
  items = all_pages (snapshot);
  order = (StudioExportOrder){ .snapshot = snapshot, .items = items, .options = &options, .target = argv[5] };
  for (int i = 0; i < RUNS; i++)
    seconds = export_all (&order);
  if (seconds > 0)
    cancel_often (&order, seconds);
  return seconds > 0 ? 0 : 1;
}
