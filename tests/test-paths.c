#include <glib/gstdio.h>

#include "studio-paths.h"

/* The test directories are made anew for each test: g_test_init() isolates them. */

static char *
make_folder (const char *root,
             const char *kind)
{
  char *folder = g_build_filename (root, kind, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);

  return folder;
}

static char *
make_user_folder (const char *kind)
{
  g_autofree char *root = g_build_filename (g_get_user_data_dir (), "pemda-studio", NULL);

  return make_folder (root, kind);
}

static void
put_file (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

static void
test_override (void)
{
  g_autofree char *instead = g_dir_make_tmp ("studio-paths-XXXXXX", NULL);
  g_autofree char *shipped = make_folder (instead, "brands");
  g_autofree char *own = make_user_folder ("brands");
  g_autofree char *system_root = g_build_filename (g_get_system_data_dirs ()[0], "pemda-studio", NULL);
  g_autofree char *system = make_folder (system_root, "brands");
  g_auto (GStrv) folders = NULL;
  g_auto (GStrv) others = NULL;

  g_setenv ("PEMDA_STUDIO_DATA", instead, TRUE);
  folders = studio_paths_data_dirs ("brands");
  g_assert_cmpuint (g_strv_length (folders), ==, 2);
  g_assert_cmpstr (folders[0], ==, own);
  g_assert_cmpstr (folders[1], ==, shipped);

  others = studio_paths_data_dirs ("templates");
  g_assert_cmpuint (g_strv_length (others), ==, 0);
  g_assert_true (g_file_test (system, G_FILE_TEST_IS_DIR));
  g_rmdir (shipped);
  g_rmdir (instead);
}

static void
test_installed (void)
{
  g_autofree char *own = make_user_folder ("parts");
  g_autofree char *system_root = g_build_filename (g_get_system_data_dirs ()[0], "pemda-studio", NULL);
  g_autofree char *system = make_folder (system_root, "parts");
  g_auto (GStrv) folders = NULL;

  g_unsetenv ("PEMDA_STUDIO_DATA");
  folders = studio_paths_data_dirs ("parts");
  g_assert_cmpuint (g_strv_length (folders), >=, 2);
  g_assert_cmpstr (folders[0], ==, own);
  g_assert_cmpstr (folders[1], ==, system);
  for (gsize i = 0; folders[i] != NULL; i++) {
    g_assert_true (g_file_test (folders[i], G_FILE_TEST_IS_DIR));
    g_assert_false (g_strv_contains ((const char *const *) folders + i + 1, folders[i]));
  }
}

static void
test_find (void)
{
  g_autofree char *instead = g_dir_make_tmp ("studio-paths-XXXXXX", NULL);
  g_autofree char *shipped = make_folder (instead, "samples");
  g_autofree char *own = make_user_folder ("samples");
  g_autofree char *nested = make_folder (shipped, "feed");
  g_autofree char *own_both = g_build_filename (own, "both.json", NULL);
  g_autofree char *shipped_only = g_build_filename (nested, "one.json", NULL);
  g_autofree char *found = NULL;
  g_autofree char *found_shipped = NULL;

  put_file (instead, "secret");
  put_file (shipped, "both.json");
  put_file (own, "both.json");
  put_file (nested, "one.json");
  g_setenv ("PEMDA_STUDIO_DATA", instead, TRUE);

  found = studio_paths_find ("samples", "both.json");
  g_assert_cmpstr (found, ==, own_both);
  found_shipped = studio_paths_find ("samples", "feed/one.json");
  g_assert_cmpstr (found_shipped, ==, shipped_only);
}

static void
test_find_refuses (void)
{
  static const char *const names[] = { "", "absent.json", "..", "../secret", "feed/../../secret", "/etc/passwd", "..\\secret", "C:secret", NULL };

  for (gsize i = 0; names[i] != NULL; i++)
    g_assert_null (studio_paths_find ("samples", names[i]));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/paths/override", test_override);
  g_test_add_func ("/paths/installed", test_installed);
  g_test_add_func ("/paths/find", test_find);
  g_test_add_func ("/paths/find-refuses", test_find_refuses);

  return g_test_run ();
}
