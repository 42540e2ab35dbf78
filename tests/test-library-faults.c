#include "kill/edit-script.h"

#include <glib/gstdio.h>

#include "faults/fault-vfs.h"

/*
 * Power cuts, a full disk, a failing one and a damaged file. PEMDA_STUDIO_FAULTS=N makes N times as many power cuts.
 */

#define POST "faults-post"

static int
rounds (void)
{
  const char *text = g_getenv ("PEMDA_STUDIO_FAULTS");

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 1;
}

static char *
new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("pemda-faults-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

/* The big files are no business of SQLite's: they are on the disk before it hears of them. */
static void
copy_assets (const char *from,
             const char *to)
{
  g_autofree char *source = g_build_filename (from, "assets", NULL);
  g_autofree char *target = g_build_filename (to, "assets", NULL);
  g_autoptr (GDir) dir = g_dir_open (source, 0, NULL);
  const char *shelf;

  while (dir != NULL && (shelf = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (source, shelf, NULL);
    g_autofree char *copy = g_build_filename (target, shelf, NULL);
    g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
    const char *name;

    g_mkdir_with_parents (copy, 0700);
    while (files != NULL && (name = g_dir_read_name (files)) != NULL) {
      g_autofree char *from_path = g_build_filename (path, name, NULL);
      g_autofree char *to_path = g_build_filename (copy, name, NULL);

      g_autoptr (GFile) a = g_file_new_for_path (from_path);
      g_autoptr (GFile) b = g_file_new_for_path (to_path);
      g_file_copy (a, b, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL);
    }
  }
}

/* @folder as a power cut left it: it opens, and the post is as after one of the edits @least to @most, its history too. */
static void
assert_survived (const char *folder,
                 int least,
                 int most)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioLibrary) library = script_open (folder, &error);
  g_autoptr (StudioHistory) history = NULL;
  int found = 0;

  g_assert_no_error (error);
  history = script_load (library, POST, &error);
  if (history == NULL)
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  else
    found = script_assert_history (history);
  g_assert_cmpint (found, >=, least);
  g_assert_cmpint (found, <=, most);

  /* and goes on */
  if (history != NULL) {
    g_clear_error (&error);
    script_edit (history, found + 1);
    script_save (library, history, &error);
    g_assert_no_error (error);
  }
  studio_library_close (library);
}

/* Cuts the power at @n_cuts moments of what the diary tells, and looks at what is left each time. @first: edits saved before the diary began */
static void
cut_power (const char *folder,
           int first,
           int n_cuts)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  guint n = fault_vfs_count ();
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < n_cuts; i++) {
    guint moment = (guint) ((gint64) n * i / n_cuts) + (guint) g_rand_int_range (rand, 0, MAX (1, (int) n / n_cuts));
    FaultVfsLoss loss = (FaultVfsLoss) (i % 4);
    g_autofree char *image = new_folder ();
    int saved;

    moment = MIN (moment, n);
    saved = first + (int) fault_vfs_count_marks (moment);
    g_test_message ("moment %u of %u, loss %d: at least edit %d", moment, n, (int) loss, saved);
    fault_vfs_write_image (image, moment, loss, rand);
    copy_assets (folder, image);
    assert_survived (image, saved, saved + 1);
    remove_folder (image);
  }
  g_print ("# %d power cuts among %u writes: %.0f ms each\n", n_cuts, n, (double) (g_get_monotonic_time () - start) / 1e3 / n_cuts);
}

static void
save_edits (StudioLibrary *library,
            StudioHistory *history,
            int first,
            int last)
{
  g_autoptr (GError) error = NULL;

  for (int i = first; i <= last; i++) {
    script_edit (history, i);
    script_save (library, history, &error);
    g_assert_no_error (error);
    fault_vfs_mark ();
  }
}

/* From an empty folder on: the library is being made, edits are saved, it is closed, opened again, and more are saved. */
static void
test_power (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (StudioPost) post = script_post (POST);
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  fault_vfs_begin (folder);
  library = script_open (folder, &error);
  g_assert_no_error (error);
  save_edits (library, history, 1, 15);
  studio_library_close (library);
  g_clear_object (&library);
  library = script_open (folder, &error);
  g_assert_no_error (error);
  save_edits (library, history, 16, 22);
  cut_power (folder, 0, 80 * rounds ());
  studio_library_close (library);
  remove_folder (folder);
}

/* The log is brought into the database while edits go on: after a thousand pages of it. */
static void
test_power_checkpoint (void)
{
  g_autofree char *folder = new_folder ();
  g_autofree char *long_text = g_strnfill (60000, 'a');
  g_autoptr (StudioPost) post = script_post (POST);
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (JsonNode) value = studio_json_string (long_text);
  g_autoptr (StudioLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  library = script_open (folder, &error);
  g_assert_no_error (error);
  studio_history_note (history, "catatan", value);
  save_edits (library, history, 1, 2);
  fault_vfs_begin (folder);
  save_edits (library, history, 3, 50);
  cut_power (folder, 2, 40 * rounds ());
  studio_library_close (library);
  remove_folder (folder);
}

/* One plain sentence with an end, no SQL, no code. */
static void
assert_plain (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strstr (error->message, "SQL"));
  g_assert_null (strstr (error->message, "database"));
}

static void
assert_at (StudioLibrary *library,
           int n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioHistory) history = script_load (library, POST, &error);

  g_assert_no_error (error);
  g_assert_cmpint (script_assert_history (history), ==, n);
}

/* A new process, perhaps on a still full disk, finds what was saved. */
static void
assert_reopens (const char *folder,
                int n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioLibrary) library = script_open (folder, &error);

  g_assert_no_error (error);
  assert_at (library, n);
  studio_library_close (library);
}

/*
 * Saves with operation after operation failing, until nothing is left to fail.
 * @n_failing: how many in a row do
 */
static void
fail_saves (FaultVfsKind kind,
            guint n_failing)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (StudioPost) post = script_post (POST);
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  int n = 3;
  guint at;

  library = script_open (folder, &error);
  g_assert_no_error (error);
  save_edits (library, history, 1, n);
  for (at = 0;; at++) {
    gboolean saved;
    guint asked;

    script_edit (history, n + 1);
    fault_vfs_fail (kind, at, n_failing);
    saved = script_save (library, history, &error);
    if (!saved) {
      assert_plain (error);
      if (kind == FAULT_VFS_FULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      g_clear_error (&error);
      assert_at (library, n);
      if (kind == FAULT_VFS_FULL && n_failing > 1)
        assert_reopens (folder, n);
    }
    asked = fault_vfs_heal ();
    if (!saved) {
      script_save (library, history, &error);
      g_assert_no_error (error);
    }
    n++;
    assert_at (library, n);
    if (saved && asked <= at)
      break;
    g_assert_cmpuint (at, <, 400);
  }
  g_print ("# the save failed at each of %u operations\n", at);
  g_assert_cmpuint (at, >, kind == FAULT_VFS_FULL ? 8 : 0);
  studio_library_close (library);
  remove_folder (folder);
}

static void
test_full (void)
{
  fail_saves (FAULT_VFS_FULL, G_MAXUINT);
}

static void
test_full_once (void)
{
  fail_saves (FAULT_VFS_FULL, 1);
}

static void
test_no_sync (void)
{
  fail_saves (FAULT_VFS_SYNC, G_MAXUINT);
}

/* The library itself can't be made: it says so, and is made once there is space. */
static void
test_full_first (void)
{
  for (guint at = 0;; at++) {
    g_autofree char *folder = new_folder ();
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioLibrary) library = NULL;
    g_autoptr (StudioPost) post = script_post (POST);
    g_autoptr (StudioHistory) history = studio_history_new (post);
    guint asked;

    fault_vfs_fail (FAULT_VFS_FULL, at, G_MAXUINT);
    library = script_open (folder, &error);
    asked = fault_vfs_heal ();
    if (library == NULL) {
      assert_plain (error);
      g_clear_error (&error);
      library = script_open (folder, &error);
    }
    g_assert_no_error (error);
    save_edits (library, history, 1, 2);
    assert_at (library, 2);
    studio_library_close (library);
    remove_folder (folder);
    if (asked <= at)
      break;
  }
}

/* Bytes that anything may have written over: it opens or says why it does not, and nothing ends. */
static void
test_damaged (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autofree char *folder = new_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (StudioPost) post = script_post (POST);
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;
  gsize size;
  int n_refused = 0;

  library = script_open (folder, &error);
  g_assert_no_error (error);
  save_edits (library, history, 1, 30);
  studio_library_close (library);
  g_assert_true (g_file_get_contents (path, &whole, &size, NULL));

  for (int i = 0; i < 40 * rounds (); i++) {
    g_autofree char *image = new_folder ();
    g_autofree char *target = g_build_filename (image, "library.db", NULL);
    g_autofree char *bytes = g_memdup2 (whole, size);
    g_autoptr (StudioLibrary) damaged = NULL;
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (StudioPost) found = NULL;

    for (int k = g_rand_int_range (rand, 1, 40); k > 0; k--)
      bytes[g_rand_int_range (rand, 0, (int) (i % 3 == 0 ? MIN (size, 4096) : size))] = (char) g_rand_int_range (rand, 0, 256);
    g_file_set_contents_full (target, bytes, (gssize) (i % 5 == 0 ? size / 2 : size), G_FILE_SET_CONTENTS_NONE, 0600, NULL);
    damaged = script_open (image, &error);
    if (damaged != NULL) {
      studio_library_load_async (damaged, POST, NULL, script_keep_result, &result);
      found = studio_library_load_finish (damaged, script_await (&result), NULL, NULL, &error);
    }
    if (error != NULL) {
      g_assert_true (g_str_has_suffix (error->message, "."));
      n_refused++;
    }
    g_clear_error (&error);
    if (damaged != NULL)
      studio_library_close (damaged);
    remove_folder (image);
  }
  g_assert_cmpint (n_refused, >, 0);
  remove_folder (folder);
}

/*
 * PEMDA_STUDIO_SMALL_DISK=FOLDER, on a small file system of its own: it fills up, for SQLite and for the files of photos, and makes room again.
 * mount -t tmpfs -o size=1m tmpfs FOLDER
 */
static void
test_small_disk (void)
{
  const char *disk = g_getenv ("PEMDA_STUDIO_SMALL_DISK");
  g_autofree char *folder = disk != NULL ? g_build_filename (disk, "pustaka", NULL) : NULL;
  g_autofree char *ballast = disk != NULL ? g_build_filename (disk, "ballast", NULL) : NULL;
  g_autofree char *stuff = g_malloc0 (400000);
  g_autoptr (StudioPost) post = script_post (POST);
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  int n;

  if (disk == NULL) {
    g_test_skip ("PEMDA_STUDIO_SMALL_DISK names no small disk");
    return;
  }

  g_assert_true (g_file_set_contents (ballast, stuff, 400000, NULL));
  library = script_open (folder, &error);
  g_assert_no_error (error);
  for (n = 1; n < 2000; n++) {
    script_edit (history, n);
    if (!script_save (library, history, &error))
      break;
  }
  g_print ("# full at edit %d\n", n);
  assert_plain (error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  assert_at (library, n - 1);
  studio_library_close (library);
  g_clear_object (&library);
  assert_reopens (folder, n - 1);

  library = script_open (folder, &error);
  g_assert_no_error (error);
  g_assert_false (script_save (library, history, &error));
  g_clear_error (&error);
  g_unlink (ballast);
  script_save (library, history, &error);
  g_assert_no_error (error);
  assert_at (library, n);
  studio_library_close (library);
  remove_folder (folder);
}

static void
rename_within (const char *folder,
               const char *from,
               const char *to)
{
  g_autofree char *a = g_build_filename (folder, from, NULL);
  g_autofree char *b = g_build_filename (folder, to, NULL);

  g_assert_cmpint (g_rename (a, b), ==, 0);
}

static void
make_folder (const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

/* The program ended between the two renamings of a restore and of a repair: what was there before is there again. */
static void
test_half_swapped (void)
{
  g_autofree char *parent = new_folder ();
  g_autofree char *folder = g_build_filename (parent, "pustaka", NULL);
  g_autoptr (StudioPost) post = script_post (POST);
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (GError) error = NULL;
  StudioLibrary *library = script_open (folder, &error);

  g_assert_no_error (error);
  save_edits (library, history, 1, 5);
  studio_library_close (library);
  g_object_unref (library);

  make_folder (parent, "pustaka-lama-2025-01-01-000000");
  rename_within (parent, "pustaka", "pustaka-lama-2026-11-22-120000");
  make_folder (parent, "pustaka-baru-abcdef");
  assert_reopens (folder, 5);

  make_folder (folder, "library.db-rusak-2026-11-22-120000");
  rename_within (folder, "library.db", "library.db-rusak-2026-11-22-120000/library.db");
  make_folder (folder, "library.db-baru-abcdef");
  assert_reopens (folder, 5);
  remove_folder (parent);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  fault_vfs_install ();
  g_test_add_func ("/library-faults/power", test_power);
  g_test_add_func ("/library-faults/power-checkpoint", test_power_checkpoint);
  g_test_add_func ("/library-faults/full", test_full);
  g_test_add_func ("/library-faults/full-once", test_full_once);
  g_test_add_func ("/library-faults/no-sync", test_no_sync);
  g_test_add_func ("/library-faults/full-first", test_full_first);
  g_test_add_func ("/library-faults/damaged", test_damaged);
  g_test_add_func ("/library-faults/small-disk", test_small_disk);
  g_test_add_func ("/library-faults/half-swapped", test_half_swapped);
  return g_test_run ();
}
