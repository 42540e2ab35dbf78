#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-catalog.h"
#include "studio-export-run.h"

/** Fixture: a post of samples, a folder to write to, and what a run said. */
typedef struct
{
  StudioSnapshot *snapshot;
  GArray *items;
  char *folder;
  GCancellable *cancellable;
  guint cancel_at; /* pictures drawn after which to cancel; 0: never */
  guint n_reports;
  gboolean was_writing;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, "pengumuman", NULL);
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, "netral", NULL);
  g_autoptr (StudioPost) post = studio_post_new (template, brand);
  static const char *const formats[] = { "a4", "square", "wide" };

  fixture->snapshot = studio_post_snapshot (post);
  fixture->items = g_array_new (FALSE, FALSE, sizeof (StudioExportItem));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    StudioExportItem item = { studio_format_find (formats[i]), 0 };

    g_array_append_val (fixture->items, item);
  }
  fixture->folder = g_dir_make_tmp ("export-run-XXXXXX", NULL);
  fixture->cancellable = g_cancellable_new ();
}

static guint
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    n += g_remove (path) == 0;
  }
  return n;
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  remove_files (fixture->folder);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_array_unref (fixture->items);
  studio_snapshot_unref (fixture->snapshot);
  g_object_unref (fixture->cancellable);
  g_clear_object (&fixture->result);
}

static void
progress_cb (guint done,
             guint total,
             gboolean writing,
             gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpuint (total, ==, fixture->items->len);
  g_assert_cmpuint (done, <=, total);
  g_assert_false (fixture->was_writing && !writing);
  g_assert_null (fixture->result);
  fixture->n_reports++;
  fixture->was_writing = writing;
  if (fixture->cancel_at > 0 && done >= fixture->cancel_at)
    g_cancellable_cancel (fixture->cancellable);
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

static GPtrArray *
run (Fixture *fixture,
     const char *folder,
     GError **error)
{
  StudioExportRunOrder order = {
    .snapshot = fixture->snapshot,
    .items = fixture->items,
    .choice = { STUDIO_EXPORT_JPEG, TRUE, 400, 90, 300 },
    .folder = folder,
    .progress = progress_cb,
    .progress_data = fixture,
  };

  g_clear_object (&fixture->result);
  fixture->was_writing = FALSE;
  studio_export_run_async (&order, fixture->cancellable, done_cb, fixture);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return studio_export_run_finish (fixture->result, error);
}

static const char *
base_name (GPtrArray *paths,
           guint index)
{
  return strrchr (g_ptr_array_index (paths, index), G_DIR_SEPARATOR) + 1;
}

/* Files within the limit; a second run leaves them and gives all of its own the same number. */
static void
test_twice (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = run (fixture, fixture->folder, &error);
  g_autoptr (GPtrArray) second = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, 3);
  g_assert_cmpuint (fixture->n_reports, >=, 6);
  for (guint i = 0; i < first->len; i++) {
    GStatBuf about;

    g_assert_cmpint (g_stat (g_ptr_array_index (first, i), &about), ==, 0);
    g_assert_cmpint (about.st_size, >, 1000);
    g_assert_cmpint (about.st_size, <=, 400000);
  }
  g_assert_true (g_str_has_suffix (base_name (first, 0), "_square.jpg"));

  g_remove (g_ptr_array_index (first, 2));
  second = run (fixture, fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (base_name (second, 0), "_square-2.jpg"));
  g_assert_true (g_str_has_suffix (base_name (second, 2), "_a4-2.jpg"));
  g_assert_cmpuint (remove_files (fixture->folder), ==, 5);
}

static void
test_cancel (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  fixture->cancel_at = 1;
  paths = run (fixture, fixture->folder, &error);
  g_assert_null (paths);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (remove_files (fixture->folder), ==, 0);
}

static void
test_cancel_in_new_folder (Fixture *fixture,
                           gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "baru", NULL);
  g_autoptr (GError) error = NULL;

  fixture->cancel_at = 1;
  g_assert_null (run (fixture, folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_new_folder (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "baru", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = run (fixture, folder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (remove_files (folder), ==, 3);
}

static void
test_no_folder (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "berkas", NULL);
  g_autofree char *folder = g_build_filename (file, "di-dalam", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  paths = run (fixture, folder, &error);
  g_assert_null (paths);
  g_assert_nonnull (error);
  g_assert_cmpuint (fixture->n_reports, ==, 0);
  g_assert_nonnull (strstr (error->message, "di-dalam"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/export-run/twice", Fixture, NULL, set_up, test_twice, tear_down);
  g_test_add ("/export-run/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/export-run/cancel-in-new-folder", Fixture, NULL, set_up, test_cancel_in_new_folder, tear_down);
  g_test_add ("/export-run/new-folder", Fixture, NULL, set_up, test_new_folder, tear_down);
  g_test_add ("/export-run/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  return g_test_run ();
}
