#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "studio-catalog.h"
#include "studio-history.h"
#include "studio-library.h"

/*
 * Usage: bench-library FOLDER [POSTS]
 *
 * Fills FOLDER with a library of POSTS posts (10 000) with five pictures each, unless it has them already, and tells what the
 * jobs take that a person waits for. Times are from asking to the answer in the main loop.
 */

#define ASSETS_PER_POST 5
#define SAVES_AT_ONCE 64
/* of a picture; each hundredth post has one that lies in a file */
#define SMALL_BYTES 2000
#define BIG_BYTES (300 * 1024)
#define ROUNDS 5
#define DAY (24 * 60 * 60)

static const char *const words[] = {
  "jalan",
  "desa",
  "kecamatan",
  "bupati",
  "rapat",
  "koordinasi",
  "banjir",
  "bantuan",
  "vaksin",
  "posyandu",
  "panen",
  "sawah",
  "nelayan",
  "pelabuhan",
  "sekolah",
  "guru",
  "beasiswa",
  "pasar",
  "murah",
  "inflasi",
  "pajak",
  "layanan",
  "kependudukan",
  "KTP",
  "puskesmas",
  "stunting",
  "gotong",
  "royong",
  "festival",
  "budaya",
  "wisata",
  "pantai",
  "hutan",
  "kebakaran",
  "siaga",
  "bencana",
  "listrik",
  "air",
  "bersih",
  "jembatan",
  "aspal",
  "lampu",
  "pengumuman",
  "lowongan",
  "CPNS",
  "pelatihan",
  "UMKM",
  "koperasi",
  "olahraga",
  "turnamen",
  "upacara",
  "pelantikan",
  "kunjungan",
  "audiensi",
};

static const char *const states[] = { "draft", "review", "approved", "returned", "published" };

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *place;
}

static void
fail_on (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* Returns: (transfer full): @n words, which @rand chooses */
static char *
make_text (GRand *rand,
           int n)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static StudioAsset *
make_asset (int number,
            gsize size)
{
  g_autofree char *filling = g_strnfill (size, 'a');
  char *text = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"20\" viewBox=\"0 0 10 10\"><!--%s--></svg>", number + 10, filling);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StudioAsset *asset = studio_asset_new (bytes, &error);

  fail_on (error);
  return asset;
}

static void
set_text (JsonObject *object,
          const char *name,
          char *text)
{
  json_object_set_string_member (object, name, text);
  g_free (text);
}

static void
add_assets (StudioPost *post,
            JsonObject *document,
            int index)
{
  JsonArray *photos = json_array_new ();

  for (int i = 0; i < ASSETS_PER_POST; i++) {
    int number = index * ASSETS_PER_POST + i;
    g_autoptr (StudioAsset) asset = make_asset (number, i == 0 && index % 100 == 0 ? BIG_BYTES : SMALL_BYTES);
    JsonObject *photo = json_object_new ();

    studio_post_add_asset (post, asset);
    json_object_set_string_member (photo, "asset", studio_asset_get_hash (asset));
    json_array_add_object_element (photos, photo);
  }
  json_object_set_array_member (document, "photos", photos);
}

static void
add_plan (JsonObject *document,
          int index)
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (2025, 1, 1, 1, 0, 0);
  g_autoptr (GDateTime) at = g_date_time_add_hours (start, index * 2);
  JsonArray *plan = json_array_new ();
  JsonObject *entry = json_object_new ();

  set_text (entry, "at", g_date_time_format_iso8601 (at));
  json_object_set_string_member (entry, "platform", "instagram");
  json_array_add_object_element (plan, entry);
  json_object_set_array_member (document, "plan", plan);
}

/* Returns: (transfer full): the post @index, the same in each run but its id */
static StudioPost *
make_post (StudioTemplate *template,
           StudioBrand *brand,
           int index)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) index);
  g_autoptr (JsonNode) more = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) root = NULL;
  StudioPost *post = studio_post_new (template, brand);
  g_autoptr (StudioHistory) history = studio_history_new (post);
  JsonObject *document = json_object_new ();
  JsonObject *content = json_object_new ();
  JsonObject *caption = json_object_new ();

  set_text (content, "judul", make_text (rand, 6));
  set_text (content, "isi", make_text (rand, 40));
  set_text (caption, "text", make_text (rand, 120));
  json_object_set_object_member (document, "content", content);
  json_object_set_object_member (document, "caption", caption);
  json_object_set_string_member (document, "review", states[index % G_N_ELEMENTS (states)]);
  add_assets (post, document, index);
  add_plan (document, index);
  json_node_take_object (more, document);
  json_node_seal (more);
  root = studio_json_merge (studio_post_get_json (post), more);
  studio_history_set_root (history, root, "Fill", NULL);
  return post;
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GError) error = NULL;
  int *waiting = data;

  studio_library_save_finish (STUDIO_LIBRARY (source), result, &error);
  fail_on (error);
  (*waiting)--;
}

static void
fill (StudioLibrary *library,
      StudioTemplate *template,
      StudioBrand *brand,
      int n_posts)
{
  gint64 start = g_get_monotonic_time ();
  int waiting = 0;

  for (int i = 0; i < n_posts; i++) {
    g_autoptr (StudioPost) post = make_post (template, brand, i);
    g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);

    waiting++;
    studio_library_save_async (library, snapshot, NULL, NULL, saved_cb, &waiting);
    while (waiting >= SAVES_AT_ONCE)
      g_main_context_iteration (NULL, TRUE);
  }
  while (waiting > 0)
    g_main_context_iteration (NULL, TRUE);
  g_print ("%-46s %10.0f s\n", "filled", ms_since (start) / 1000);
}

/* Returns: (transfer full) (element-type StudioLibraryItem) */
static GPtrArray *
ask_query (StudioLibrary *library,
           const StudioLibraryQuery *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *items;

  studio_library_query_async (library, query, NULL, done_cb, &result);
  items = studio_library_query_finish (library, wait_for (&result), &error);
  fail_on (error);
  return items;
}

static void
time_query (StudioLibrary *library,
            const char *name,
            const StudioLibraryQuery *query,
            double gate)
{
  double best = G_MAXDOUBLE, worst = 0;
  clock_t cpu = clock ();
  guint n_found = 0;

  for (int round = 0; round < ROUNDS; round++) {
    gint64 start = g_get_monotonic_time ();
    g_autoptr (GPtrArray) items = ask_query (library, query);
    double took = ms_since (start);

    best = MIN (best, took);
    worst = MAX (worst, took);
    n_found = items->len;
  }
  g_print ("%-46s %6u found %7.1f to %.1f ms (gate %.0f), of that %.1f ms CPU\n", name, n_found, best, worst, gate,
           (double) (clock () - cpu) * 1000 / CLOCKS_PER_SEC / ROUNDS);
}

static void
time_counts (StudioLibrary *library)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StudioLibraryCounts) counts = NULL;
  g_autoptr (GError) error = NULL;

  studio_library_count_async (library, NULL, done_cb, &result);
  counts = studio_library_count_finish (library, wait_for (&result), &error);
  fail_on (error);
  g_print ("%-46s %6u posts %7.1f ms\n", "counts", counts->total, ms_since (start));
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

/* One more letter in a title, as it is saved while somebody types, with its step of the history. */
static void
time_saves (StudioLibrary *library,
            const char *id)
{
  g_autoptr (GAsyncResult) loading = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  double times[200];
  clock_t cpu;
  gint64 start = g_get_monotonic_time ();

  studio_library_load_async (library, id, NULL, done_cb, &loading);
  post = studio_library_load_finish (library, wait_for (&loading), NULL, NULL, &error);
  fail_on (error);
  g_print ("%-46s %20.1f ms\n", "load one", ms_since (start));
  history = studio_history_new (post);
  cpu = clock ();

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autofree char *title = g_strdup_printf ("Judul baru nomor %" G_GSIZE_FORMAT, i);
    g_autoptr (JsonNode) value = studio_json_string (title);
    g_autoptr (StudioSnapshot) snapshot = NULL;
    g_autoptr (StudioHistoryRecord) record = NULL;
    g_autoptr (GAsyncResult) result = NULL;

    studio_history_set (history, "content/judul", value, "Type", NULL);
    record = studio_history_take_record (history);
    snapshot = studio_post_snapshot (post);
    start = g_get_monotonic_time ();
    studio_library_save_async (library, snapshot, record, NULL, done_cb, &result);
    studio_library_save_finish (library, wait_for (&result), &error);
    fail_on (error);
    times[i] = ms_since (start);
  }
  cpu = clock () - cpu;
  qsort (times, G_N_ELEMENTS (times), sizeof times[0], compare_doubles);
  g_print ("%-46s median %.1f, 95 %% %.1f, most %.1f ms (gate 10), of that %.1f ms CPU\n", "autosave of one edit", times[100],
           times[190], times[199], (double) cpu * 1000 / CLOCKS_PER_SEC / G_N_ELEMENTS (times));
}

static void
time_all (StudioLibrary *library)
{
  static const struct
  {
    const char *name;
    StudioLibraryQuery query;
    double gate;
  } cases[] = {
    { "start page: the newest 12", { .limit = 12 }, 1000 },
    { "all posts", { .sort = STUDIO_LIBRARY_SORT_MODIFIED }, 1000 },
    { "all posts by title", { .sort = STUDIO_LIBRARY_SORT_TITLE }, 1000 },
    { "one state", { .state = "returned" }, 1000 },
    { "a month of the calendar", { .planned_from = 1751328000, .planned_to = 1751328000 + 31 * DAY, .sort = STUDIO_LIBRARY_SORT_PLANNED }, 100 },
    { "search “b”", { .text = "b", .sort = STUDIO_LIBRARY_SORT_MATCH, .limit = 200 }, 50 },
    { "search “banjir”", { .text = "banjir", .sort = STUDIO_LIBRARY_SORT_MATCH, .limit = 200 }, 50 },
    { "search “rapat koordinasi banjir”", { .text = "rapat koordinasi banjir", .sort = STUDIO_LIBRARY_SORT_MATCH, .limit = 200 }, 50 },
    { "search “rapat koor”, newest first", { .text = "rapat koor", .limit = 200 }, 50 },
    { "search “banjir”, all of them", { .text = "banjir", .sort = STUDIO_LIBRARY_SORT_MATCH }, 50 },
    { "search “zzz”", { .text = "zzz" }, 50 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    time_query (library, cases[i].name, &cases[i].query, cases[i].gate);
  time_counts (library);
}

static void
time_clean (StudioLibrary *library)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 freed;

  studio_library_clean_async (library, NULL, done_cb, &result);
  studio_library_clean_finish (library, wait_for (&result), &freed, &error);
  fail_on (error);
  g_print ("%-46s %20.1f ms\n", "clean-up", ms_since (start));
}

int
main (int argc,
      char **argv)
{
  g_autoptr (StudioLibrary) library = studio_library_new (argc > 1 ? argv[1] : "bench-library");
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GAsyncResult) opening = NULL;
  g_autoptr (StudioBrand) brand = NULL;
  g_autoptr (StudioTemplate) template = NULL;
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GError) error = NULL;
  StudioLibraryQuery one = { .limit = 1 };
  gint64 start = g_get_monotonic_time ();
  int n_posts = argc > 2 ? atoi (argv[2]) : 10000;

  studio_library_open_async (library, NULL, done_cb, &opening);
  studio_library_open_finish (library, wait_for (&opening), &error);
  fail_on (error);
  g_print ("%-46s %20.1f ms\n", "open", ms_since (start));

  brand = studio_catalog_load_brand (catalog, "paser-mas", &error);
  fail_on (error);
  template = studio_catalog_load_template (catalog, "pengumuman", &error);
  fail_on (error);
  there = ask_query (library, &one);
  if (there->len == 0)
    fill (library, template, brand, n_posts);

  time_all (library);
  newest = ask_query (library, &one);
  time_saves (library, studio_library_item_get_id (g_ptr_array_index (newest, 0)));
  time_clean (library);
  start = g_get_monotonic_time ();
  studio_library_close (library);
  g_print ("%-46s %20.1f ms\n", "close", ms_since (start));
  return 0;
}
