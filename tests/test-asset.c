#include "model-fixture.h"

#include <glib/gstdio.h>

#include "studio-asset-store.h"

static void
test_new (void)
{
  g_autoptr (GBytes) bytes = fixture_picture (1);
  g_autofree char *expected = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (StudioAsset) asset = fixture_asset (1);
  g_autoptr (StudioAsset) other = fixture_asset (2);

  g_assert_cmpstr (studio_asset_get_hash (asset), ==, expected);
  g_assert_cmpuint (strlen (expected), ==, 64);
  g_assert_true (g_bytes_equal (studio_asset_get_bytes (asset), bytes));
  g_assert_cmpint (studio_asset_get_info (asset)->width, ==, 11);
  g_assert_cmpstr (studio_asset_get_info (asset)->extension, ==, "svg");
  g_assert_cmpstr (studio_asset_get_hash (asset), !=, studio_asset_get_hash (other));
}

static void
test_bad (void)
{
  static const char *const texts[] = { "", "halo", "\x89PNG\r\n\x1a\n", "PK\x03\x04", "<html></html>" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
    g_autoptr (GError) error = NULL;

    g_assert_null (studio_asset_new (bytes, &error));
    g_assert_true (error->domain == STUDIO_ERROR);
    g_assert_cmpstr (error->message, !=, "");
  }
}

static void
test_path (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "samples", "foto.png", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioAsset) asset = studio_asset_new_for_path (path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (studio_asset_get_info (asset)->width, ==, 12);
  g_assert_cmpint (studio_asset_get_info (asset)->height, ==, 8);
  g_assert_null (studio_asset_new_for_path ("/tidak/ada.png", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Two of the same file keep apart, and neither passes for a hash. */
static void
test_to_draw (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "samples", "foto.png", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioAsset) hashed = studio_asset_new_for_path (path, NULL);
  g_autoptr (StudioAsset) one = studio_asset_new_to_draw (path, &error);
  g_autoptr (StudioAsset) two = studio_asset_new_to_draw (path, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (studio_asset_get_bytes (one), studio_asset_get_bytes (hashed)));
  g_assert_cmpuint (strspn (studio_asset_get_hash (one), "0123456789abcdef"), ==, 64);
  g_assert_cmpuint (strlen (studio_asset_get_hash (one)), ==, 64);
  g_assert_cmpstr (studio_asset_get_hash (one), !=, studio_asset_get_hash (two));
  g_assert_true (studio_asset_can_be_saved (hashed));
  g_assert_false (studio_asset_can_be_saved (one));
  g_assert_null (studio_asset_new_to_draw ("/tidak/ada.png", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_store (void)
{
  g_autoptr (StudioAssetStore) store = studio_asset_store_new ();
  g_autoptr (StudioAsset) one = fixture_asset (1);
  g_autoptr (StudioAsset) two = fixture_asset (2);
  g_autoptr (StudioAsset) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_asset_store_lookup (store, "a"));
  g_assert_null (studio_asset_store_load (store, studio_asset_get_hash (one), &error));
  fixture_assert_error (error, STUDIO_ERROR_NOT_FOUND, "missing");

  studio_asset_store_add (store, "a", one);
  studio_asset_store_add (store, "a", two);
  found = studio_asset_store_load (store, "a", NULL);
  g_assert_true (found == one);
}

static void
test_samples (void)
{
  static const char *const bad[] = { "sample:tidak-ada.png", "sample:../brands/contoh/logo.svg", "sample:", "sample:/etc/passwd", "sample:.." };
  g_autoptr (StudioAssetStore) store = studio_asset_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioAsset) first = studio_asset_store_load (store, "sample:foto.png", &error);
  g_autoptr (StudioAsset) second = NULL;

  g_assert_no_error (error);
  second = studio_asset_store_load (store, "sample:foto.png", &error);
  g_assert_true (first == second);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) refused = NULL;

    g_assert_null (studio_asset_store_load (store, bad[i], &refused));
    fixture_assert_error (refused, STUDIO_ERROR_NOT_FOUND, "sample");
  }
}

static gpointer
load_often (gpointer data)
{
  for (int i = 0; i < 50; i++) {
    g_autoptr (StudioAsset) asset = studio_asset_store_load (data, i % 2 == 0 ? "sample:foto.png" : "sample:lain.png", NULL);

    g_assert_nonnull (asset);
  }
  studio_asset_store_unref (data);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (StudioAssetStore) store = studio_asset_store_new ();
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("load", load_often, studio_asset_store_ref (store));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/asset/new", test_new);
  g_test_add_func ("/asset/bad", test_bad);
  g_test_add_func ("/asset/path", test_path);
  g_test_add_func ("/asset/to-draw", test_to_draw);
  g_test_add_func ("/asset/store", test_store);
  g_test_add_func ("/asset/samples", test_samples);
  g_test_add_func ("/asset/threads", test_threads);
  return g_test_run ();
}
