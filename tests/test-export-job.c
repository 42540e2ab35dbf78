#include "config.h"

#include <cairo.h>
#include <glib/gstdio.h>

#include "layout-fixture.h"
#include "studio-encode.h"
#include "studio-export-job.h"
#include "studio-file.h"
#include "studio-history.h"
#include "studio-thumbnail.h"

/* Two layers are enough: something to read and a photo that covers the page. */
static const char layers[] = "[{'id':'foto','type':'photo','photo':'{foto}','x':0,'right':0,'y':0,'bottom':0},"
                             " {'id':'judul','type':'text','text':'{judul}','x':60,'y':200,'w':700,'size':80,'color':'white'}]";
static const char pages[] = "[{'layers':[{'id':'satu','type':'text','text':'{judul}','x':60,'y':200,'w':700,'size':80}]},"
                            " {'layers':[{'id':'dua','type':'text','text':'{judul}','x':60,'y':200,'w':700,'size':80}]}]";

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("studio-export-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_cmpint (g_remove (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

/* --- posts --- */

/* A picture in which every place differs from its neighbours. */
static GBytes *
make_photo (int width,
            int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint32 *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface) / 4;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  for (int y = 0; y < height; y++) {
    for (int x = 0; x < width; x++)
      pixels[y * stride + x] = (guint32) ((x * 255 / width) << 16 | (y * 255 / height) << 8 | ((x / 40 + y / 40) % 2) * 120);
  }
  cairo_surface_mark_dirty (surface);
  bytes = studio_encode_jpeg (surface, 90, NULL, &error);
  g_assert_no_error (error);
  cairo_surface_destroy (surface);
  return bytes;
}

static StudioTemplate *
make_template (gboolean several_pages)
{
  g_autofree char *text = g_strdup_printf ("{'format':'pemda-studio-template','version':1,'id':'uji','name':'Uji','type':'uji','fields':%s,'samples':{},"
                                           "'%s':%s,'formats':{'feed':{},'square':{},'story':{},'a4':{}}}",
                                           layout_fields, several_pages ? "pages" : "layers", several_pages ? pages : layers);
  g_autoptr (JsonNode) root = fixture_json (text);
  g_autoptr (GError) error = NULL;
  StudioTemplate *template = studio_template_new ("uji.json", root, &error);

  g_assert_no_error (error);
  return template;
}

/* @photo: (nullable) (transfer full) */
static StudioSnapshot *
make_post (GBytes *photo,
           gboolean several_pages)
{
  g_autoptr (StudioTemplate) template = make_template (several_pages);
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioAsset) asset = photo != NULL ? studio_asset_new (photo, &error) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (StudioPost) post = NULL;

  g_assert_no_error (error);
  text = asset == NULL ? g_strdup ("{'content':{'judul':'Air **bersih** masuk 12 desa'}}")
                       : g_strdup_printf ("{'content':{'judul':'Air **bersih** masuk 12 desa','foto':{'asset':'%s'}}}", studio_asset_get_hash (asset));
  root = fixture_json (text);
  post = studio_post_new_from_json ("post.json", root, template, brand, NULL, &error);
  g_assert_no_error (error);
  if (asset != NULL)
    studio_post_add_asset (post, asset);
  g_clear_pointer (&photo, g_bytes_unref);
  return studio_post_snapshot (post);
}

/* Ten pages for five sizes, with two photos. */
static StudioSnapshot *
make_carousel (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "templates", "contoh-seri", "template.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_file_read (path, 1 << 20, &error);
  g_autoptr (JsonNode) root = bytes != NULL ? studio_json_parse (path, bytes, &error) : NULL;
  g_autoptr (StudioTemplate) template = root != NULL ? studio_template_new (path, root, &error) : NULL;
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (StudioPost) post = template != NULL ? studio_post_new (template, brand) : NULL;
  g_autoptr (StudioHistory) history = NULL;

  g_assert_no_error (error);
  history = studio_history_new (post);
  for (int i = 0; i < 2; i++) {
    g_autoptr (GBytes) photo = make_photo (1600 - 200 * i, 1200);
    g_autoptr (StudioAsset) asset = studio_asset_new (photo, &error);
    g_autofree char *text = g_strdup_printf ("{'asset':'%s'}", studio_asset_get_hash (asset));
    g_autoptr (JsonNode) value = fixture_json (text);

    studio_post_add_asset (post, asset);
    studio_history_set (history, i == 0 ? "content/foto" : "content/foto2", value, "", NULL);
  }
  return studio_post_snapshot (post);
}

/* --- orders --- */

/** Run: an order with its parts. */
typedef struct
{
  StudioExportOrder order;
  StudioExportOptions options;
  GCancellable *cancellable; /* (nullable) */
  guint cancel_after;        /* 0: never */
  gint64 cancelled;
  guint n_calls;
} Run;

static void
on_progress (guint done,
             guint total,
             const char *path,
             gpointer data)
{
  Run *run = data;

  g_assert_cmpuint (done, ==, ++run->n_calls);
  g_assert_cmpuint (total, ==, run->order.items->len);
  g_assert_true ((path == NULL) == (run->order.target == NULL));
  if (done == run->cancel_after) {
    run->cancelled = g_get_monotonic_time ();
    g_cancellable_cancel (run->cancellable);
  }
}

/* @snapshot: (transfer full); @formats: separated by blanks */
static void
run_init (Run *run,
          StudioSnapshot *snapshot,
          const char *formats,
          const char *target)
{
  g_auto (GStrv) ids = g_strsplit (formats, " ", -1);

  *run = (Run){ .options = { .kind = STUDIO_EXPORT_PNG, .scale = 0.25, .quality = 80 } };
  run->order = (StudioExportOrder){ snapshot, g_array_new (FALSE, FALSE, sizeof (StudioExportItem)), NULL, target, on_progress, NULL };
  for (gsize i = 0; ids[i] != NULL; i++) {
    for (guint page = 0; page < studio_template_get_n_pages (studio_snapshot_get_template (snapshot)); page++) {
      StudioExportItem item = { studio_format_find (ids[i]), page };

      g_array_append_val (run->order.items, item);
    }
  }
}

static GPtrArray *
run_go (Run *run,
        GError **error)
{
  run->order.options = &run->options;
  run->order.progress_data = run;
  return studio_export_job_run (&run->order, run->cancellable, error);
}

static void
run_clear (Run *run)
{
  g_array_unref (run->order.items);
  studio_snapshot_unref (run->order.snapshot);
  g_clear_object (&run->cancellable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static const StudioExportOutcome *
outcome (GPtrArray *outcomes,
         guint index)
{
  return g_ptr_array_index (outcomes, index);
}

static cairo_surface_t *
read_png (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint ((int) cairo_surface_status (surface), ==, (int) CAIRO_STATUS_SUCCESS);
  return surface;
}

/* --- tests --- */

static void
test_files (Fixture *fixture,
            gconstpointer data)
{
  static const int sizes[][2] = { { 270, 338 }, { 270, 270 }, { 270, 480 }, { 310, 439 } };
  static const char *const names[] = { "air-bersih-masuk-12-desa_feed.png", "air-bersih-masuk-12-desa_square.png",
                                       "air-bersih-masuk-12-desa_story.png", "air-bersih-masuk-12-desa_a4.png" };
  g_auto (Run) run;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;

  run_init (&run, make_post (make_photo (1600, 1200), FALSE), "feed square story a4", fixture->folder);
  outcomes = run_go (&run, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, 4);
  g_assert_cmpuint (run.n_calls, ==, 4);
  g_assert_cmpuint (count_files (fixture->folder), ==, 4);
  for (guint i = 0; i < 4; i++) {
    g_autofree char *name = g_path_get_basename (outcome (outcomes, i)->path);
    cairo_surface_t *surface = read_png (outcome (outcomes, i)->path);

    g_assert_cmpstr (name, ==, names[i]);
    g_assert_cmpint (cairo_image_surface_get_width (surface), ==, sizes[i][0]);
    g_assert_cmpint (cairo_image_surface_get_height (surface), ==, sizes[i][1]);
    g_assert_true (outcome (outcomes, i)->scene->format == outcome (outcomes, i)->item.format);
    cairo_surface_destroy (surface);
  }
}

static void
test_names (Fixture *fixture,
            gconstpointer data)
{
  g_auto (Run) run;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  static const char *const names[] = { "air-bersih-masuk-12-desa_feed_1.webp", "air-bersih-masuk-12-desa_feed_2.webp",
                                       "2-air-bersih-masuk-12-desa_feed_1.webp", "2-air-bersih-masuk-12-desa_feed_2.webp" };

  run_init (&run, make_post (NULL, TRUE), "feed feed", fixture->folder);
  run.options.kind = STUDIO_EXPORT_WEBP;
  outcomes = run_go (&run, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

    g_assert_cmpstr (outcome (outcomes, i)->path, ==, path);
    g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  }
}

static void
test_bytes (Fixture *fixture,
            gconstpointer data)
{
  g_auto (Run) run;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;

  run_init (&run, make_post (make_photo (1600, 1200), FALSE), "feed square", NULL);
  run.options = (StudioExportOptions){ .kind = STUDIO_EXPORT_JPEG, .scale = 1, .quality = 90, .max_bytes = 90000 };
  outcomes = run_go (&run, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < outcomes->len; i++) {
    g_assert_null (outcome (outcomes, i)->path);
    g_assert_cmpuint (g_bytes_get_size (outcome (outcomes, i)->result.bytes), <=, 90000);
    g_assert_cmpint (outcome (outcomes, i)->result.width, ==, 1080);
  }
}

/* What the canvas shows at 100 % is what the file holds. */
static void
test_same_pixels (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "satu.png", NULL);
  g_auto (Run) run;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (StudioPhotoCache) photos = studio_photo_cache_new (1 << 26);
  StudioPainter painter = { .photos = photos };
  cairo_surface_t *canvas, *file;

  run_init (&run, make_post (make_photo (1600, 1200), FALSE), "feed", path);
  run.options.scale = 1;
  outcomes = run_go (&run, &error);
  g_assert_no_error (error);

  painter.context = studio_fonts_new_context ();
  canvas = studio_export_surface (&painter, outcome (outcomes, 0)->scene, 1, &error);
  g_assert_no_error (error);
  g_assert_no_error (painter.error);
  file = read_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (file), ==, 1080);
  g_assert_cmpint (cairo_image_surface_get_height (file), ==, 1350);
  for (int y = 0; y < 1350; y++) {
    const guint32 *a = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (canvas) + y * cairo_image_surface_get_stride (canvas));
    const guint32 *b = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (file) + y * cairo_image_surface_get_stride (file));

    for (int x = 0; x < 1080; x++) {
      if ((a[x] & 0xffffff) != (b[x] & 0xffffff))
        g_error ("At %d, %d the canvas has %06x and the file %06x", x, y, a[x] & 0xffffff, b[x] & 0xffffff);
    }
  }
  cairo_surface_destroy (canvas);
  cairo_surface_destroy (file);
  g_object_unref (painter.context);
}

static void
test_cancelled_before (Fixture *fixture,
                       gconstpointer data)
{
  g_auto (Run) run;
  g_autoptr (GError) error = NULL;

  run_init (&run, make_post (NULL, FALSE), "feed square", fixture->folder);
  run.cancellable = g_cancellable_new ();
  g_cancellable_cancel (run.cancellable);
  g_assert_null (run_go (&run, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_cancelled_midway (Fixture *fixture,
                       gconstpointer data)
{
  static const StudioExportOptions ways[] = {
    { STUDIO_EXPORT_PNG, 2, 90, 0 },
    { STUDIO_EXPORT_JPEG, 1, 90, 200000 },
    { STUDIO_EXPORT_WEBP, 1, 90, 0 },
    { STUDIO_EXPORT_PDF, 1, 90, 0 },
    { STUDIO_EXPORT_SVG, 1, 90, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_auto (Run) run;
    g_autoptr (GError) error = NULL;

    run_init (&run, make_post (make_photo (2000, 1500), FALSE), "feed square story a4 feed square story a4 feed square story a4", fixture->folder);
    run.options = ways[i];
    run.cancellable = g_cancellable_new ();
    run.cancel_after = 1;
    g_assert_null (run_go (&run, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (count_files (fixture->folder), ==, 0);
    g_assert_cmpuint (run.n_calls, <, 12);
    g_test_message ("%s stopped after %" G_GINT64_FORMAT " ms", studio_export_kind_extension (ways[i].kind), (g_get_monotonic_time () - run.cancelled) / 1000);
  }
}

/* A file that cannot be written takes those with it that the run added, and leaves what was there before. */
static void
test_unwritable (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *feed_path = g_build_filename (fixture->folder, "air-bersih-masuk-12-desa_feed.png", NULL);
  g_autofree char *square_path = g_build_filename (fixture->folder, "air-bersih-masuk-12-desa_square.png", NULL);
  g_autofree char *story_path = g_build_filename (fixture->folder, "air-bersih-masuk-12-desa_story.png", NULL);
  g_auto (Run) run;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (square_path, "lama", -1, NULL));
  g_assert_cmpint (g_mkdir (story_path, 0700), ==, 0);
  run_init (&run, make_post (NULL, FALSE), "feed square story", fixture->folder);
  g_assert_null (run_go (&run, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_IO_ERROR);
  g_assert_false (g_file_test (feed_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (square_path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

static void
test_broken_photo (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GBytes) photo = make_photo (1600, 1200);
  g_auto (Run) run;
  g_autoptr (GError) error = NULL;

  run_init (&run, make_post (g_bytes_new_from_bytes (photo, 0, g_bytes_get_size (photo) / 3), FALSE), "feed square story", fixture->folder);
  g_assert_null (run_go (&run, &error));
  fixture_assert_error (error, STUDIO_ERROR_TRUNCATED, "");
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_needs_folder (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "satu.png", NULL);
  g_auto (Run) run;
  g_autoptr (GError) error = NULL;

  run_init (&run, make_post (NULL, FALSE), "feed square", path);
  g_assert_null (run_go (&run, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* A photo decoded once for all sizes looks like one decoded for each. */
static void
test_shared_decode (Fixture *fixture,
                    gconstpointer data)
{
  static const char *const formats[] = { "feed", "square", "story" };
  StudioSnapshot *snapshot = make_post (make_photo (1600, 1200), FALSE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_auto (Run) alone;
    g_auto (Run) together;
    g_autoptr (GPtrArray) one = NULL;
    g_autoptr (GPtrArray) all = NULL;
    gsize size, other;

    run_init (&alone, studio_snapshot_ref (snapshot), formats[i], NULL);
    run_init (&together, studio_snapshot_ref (snapshot), "feed square story", NULL);
    one = run_go (&alone, &error);
    all = run_go (&together, &error);
    g_assert_no_error (error);
    size = g_bytes_get_size (outcome (one, 0)->result.bytes);
    other = g_bytes_get_size (outcome (all, i)->result.bytes);
    g_assert_cmpuint (MAX (size, other) - MIN (size, other), <, size / 10);
  }
  studio_snapshot_unref (snapshot);
}

static void
test_thumbnail (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (StudioSnapshot) snapshot = make_post (make_photo (1600, 1200), FALSE);
  g_autoptr (GBytes) bytes = studio_thumbnail_new (snapshot, 256, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "kecil.png", NULL);
  cairo_surface_t *surface;

  g_assert_nonnull (bytes);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  surface = read_png (path);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 256);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 205);
  cairo_surface_destroy (surface);
}

#define CAROUSEL_FORMATS "feed square story wide a4"

static void
test_carousel (Fixture *fixture,
               gconstpointer data)
{
  static const int sizes[][2] = { { 270, 338 }, { 270, 270 }, { 270, 480 }, { 400, 225 }, { 310, 439 } };
  g_auto (GStrv) formats = g_strsplit (CAROUSEL_FORMATS, " ", -1);
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_auto (Run) run;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;

  run_init (&run, make_carousel (), CAROUSEL_FORMATS, fixture->folder);
  outcomes = run_go (&run, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, 50);
  g_assert_cmpuint (run.n_calls, ==, 50);
  g_assert_cmpuint (count_files (fixture->folder), ==, 50);
  for (guint i = 0; i < outcomes->len; i++) {
    g_autofree char *name = g_strdup_printf ("delapan-langkah-mengurus-akta-kelahiran_%s_%u.png", formats[i / 10], i % 10 + 1);
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
    cairo_surface_t *surface = read_png (path);

    g_assert_cmpstr (outcome (outcomes, i)->path, ==, path);
    g_assert_cmpint (cairo_image_surface_get_width (surface), ==, sizes[i / 10][0]);
    g_assert_cmpint (cairo_image_surface_get_height (surface), ==, sizes[i / 10][1]);
    g_assert_true (g_hash_table_add (pictures, g_bytes_ref (outcome (outcomes, i)->result.bytes)));
    cairo_surface_destroy (surface);
  }
}

static void
test_carousel_cancelled (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (StudioSnapshot) snapshot = make_carousel ();

  for (guint after = 1; after <= 50; after += 12) {
    g_auto (Run) run;
    g_autoptr (GError) error = NULL;

    run_init (&run, studio_snapshot_ref (snapshot), CAROUSEL_FORMATS, fixture->folder);
    run.cancellable = g_cancellable_new ();
    run.cancel_after = after;
    g_assert_null (run_go (&run, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    /* the other thread may finish the one it is at */
    g_assert_cmpuint (run.n_calls, <=, after + 1);
    g_assert_cmpuint (count_files (fixture->folder), ==, 0);
    g_test_message ("after %u pictures it stopped in %" G_GINT64_FORMAT " ms", after, (g_get_monotonic_time () - run.cancelled) / 1000);
  }
}

/** Watch: a thread that cancels as soon as there is a file. */
typedef struct
{
  const char *folder;
  GCancellable *cancellable;
  int stop;
} Watch;

static gpointer
watch_folder (gpointer data)
{
  Watch *watch = data;

  while (g_atomic_int_get (&watch->stop) == 0 && count_files (watch->folder) == 0)
    g_usleep (200);
  g_cancellable_cancel (watch->cancellable);
  return NULL;
}

/* Whoever cancels while files are being written finds none of them, or all if it was too late. */
static void
test_carousel_cancelled_writing (Fixture *fixture,
                                 gconstpointer data)
{
  g_auto (Run) run;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  Watch watch = { .folder = fixture->folder };
  GThread *thread;

  run_init (&run, make_carousel (), CAROUSEL_FORMATS, fixture->folder);
  run.cancellable = g_cancellable_new ();
  watch.cancellable = run.cancellable;
  thread = g_thread_new ("watch", watch_folder, &watch);
  outcomes = run_go (&run, &error);
  g_atomic_int_set (&watch.stop, 1);
  g_thread_join (thread);

  g_assert_cmpuint (run.n_calls, ==, 50);
  g_assert_cmpuint (count_files (fixture->folder), ==, outcomes != NULL ? 50 : 0);
  if (outcomes == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_test_message ("%s", outcomes != NULL ? "it was too late" : "it was in time");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/export-job/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/export-job/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/export-job/bytes", Fixture, NULL, set_up, test_bytes, tear_down);
  g_test_add ("/export-job/same-pixels", Fixture, NULL, set_up, test_same_pixels, tear_down);
  g_test_add ("/export-job/cancelled-before", Fixture, NULL, set_up, test_cancelled_before, tear_down);
  g_test_add ("/export-job/cancelled-midway", Fixture, NULL, set_up, test_cancelled_midway, tear_down);
  g_test_add ("/export-job/unwritable", Fixture, NULL, set_up, test_unwritable, tear_down);
  g_test_add ("/export-job/broken-photo", Fixture, NULL, set_up, test_broken_photo, tear_down);
  g_test_add ("/export-job/needs-folder", Fixture, NULL, set_up, test_needs_folder, tear_down);
  g_test_add ("/export-job/shared-decode", Fixture, NULL, set_up, test_shared_decode, tear_down);
  g_test_add ("/export-job/thumbnail", Fixture, NULL, set_up, test_thumbnail, tear_down);
  g_test_add ("/export-job/carousel", Fixture, NULL, set_up, test_carousel, tear_down);
  g_test_add ("/export-job/carousel-cancelled", Fixture, NULL, set_up, test_carousel_cancelled, tear_down);
  g_test_add ("/export-job/carousel-cancelled-writing", Fixture, NULL, set_up, test_carousel_cancelled_writing, tear_down);
  return g_test_run ();
}
