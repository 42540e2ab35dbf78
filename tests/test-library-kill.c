#include "kill/edit-script.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>

/*
 * A program that edits a post in a library is killed at any moment, again and again, and always takes up where it was.
 * PEMDA_STUDIO_KILLS=N kills it N times, and holds it to its second: that is for a machine with nothing else to do.
 */

#define POST "kill-post"

/** Told: what a writer said before it ended. */
typedef struct
{
  int made;  /* the last edit */
  int sure;  /* the last one that was old enough when it was killed */
  int saved; /* the last one reported as saved */
  gboolean open;
} Told;

static int
n_kills (void)
{
  const char *text = g_getenv ("PEMDA_STUDIO_KILLS");

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 12;
}

/* µs after which an edit must be in the library, whatever happens */
static gint64
promise (void)
{
  return (g_getenv ("PEMDA_STUDIO_KILLS") != NULL ? 1 : 5) * G_USEC_PER_SEC;
}

static char *
new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("pemda-kill-XXXXXX", &error);

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

static char *
log_path (const char *folder,
          const char *id)
{
  g_autofree char *name = g_strconcat (id, ".log", NULL);

  return g_build_filename (folder, name, NULL);
}

/* @last: 0: goes on until it is killed */
static GSubprocess *
start_program (const char *name,
               const char *folder,
               const char *id,
               int seed,
               int last)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, name, NULL);
  g_autofree char *library = g_build_filename (folder, "pustaka", NULL);
  g_autofree char *path = log_path (folder, id);
  g_autofree char *seed_text = g_strdup_printf ("%d", seed);
  g_autofree char *last_text = last > 0 ? g_strdup_printf ("%d", last) : NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *writer;

  g_unlink (path);
  g_subprocess_launcher_set_stdout_file_path (launcher, path);
  writer = g_subprocess_launcher_spawn (launcher, &error, program, library, id, seed_text, last_text, NULL);
  g_assert_no_error (error);
  return writer;
}

static GSubprocess *
start_writer (const char *folder,
              const char *id,
              int seed,
              int last)
{
  return start_program ("kill-writer", folder, id, seed, last);
}

/* Returns: when it was killed */
static gint64
kill_writer (GSubprocess *writer)
{
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_monotonic_time ();

  g_subprocess_force_exit (writer);
  g_subprocess_wait (writer, NULL, &error);
  g_assert_no_error (error);
  /* had it ended by itself, it would have complained of something */
  g_assert_true (g_subprocess_get_if_signaled (writer));
  g_assert_cmpint (g_subprocess_get_term_sig (writer), ==, SIGKILL);
  return now;
}

static void
read_line (Told *told,
           const char *line,
           gint64 end)
{
  gint64 time;
  int n;

  if (sscanf (line, "n %d %" G_GINT64_FORMAT, &n, &time) == 2) {
    told->made = n;
    if (time <= end - promise ())
      told->sure = n;
  } else if (sscanf (line, "s %d", &n) == 1) {
    told->saved = n;
  } else if (g_str_equal (line, "o")) {
    told->open = TRUE;
  } else if (g_str_has_prefix (line, "e")) {
    g_error ("%s", line);
  }
}

static Told
read_log (const char *folder,
          const char *id,
          gint64 end)
{
  g_autofree char *path = log_path (folder, id);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Told told = { 0 };

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    read_line (&told, lines[i], end);
  return told;
}

/* SQLite's own opinion, of every page and index. */
static void
assert_integrity (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "pustaka", "library.db", NULL);
  sqlite3_stmt *statement;
  sqlite3 *handle;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  /* a library closes in its own thread */
  sqlite3_busy_timeout (handle, 60000);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "PRAGMA integrity_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "PRAGMA foreign_key_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
}

static void
assert_recovered (StudioLibrary *library,
                  const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  studio_library_find_recovered_async (library, NULL, script_keep_result, &result);
  items = studio_library_find_recovered_finish (library, script_await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    found |= g_str_equal (studio_library_item_get_id (g_ptr_array_index (items, i)), id);
  g_assert_true (found);
}

/* Returns: the edit that the post is found at */
static int
assert_nothing_lost (const char *folder,
                     const char *id,
                     const Told *told)
{
  g_autofree char *path = g_build_filename (folder, "pustaka", NULL);
  g_autoptr (StudioLibrary) library = NULL;
  g_autoptr (StudioHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  int found = 0;

  assert_integrity (folder);
  library = script_open (path, &error);
  g_assert_no_error (error);
  if (told->open && told->saved > 0)
    assert_recovered (library, id);
  history = script_load (library, id, &error);
  if (history != NULL)
    found = script_assert_history (history);
  else
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_assert_cmpint (found, >=, told->saved);
  g_assert_cmpint (found, >=, told->sure);
  studio_library_close (library);
  return found;
}

static void
test_kill (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  int kills = n_kills ();
  int found = 0;
  int unsaved = 0;
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < kills; i++) {
    /* some while the library is being opened, some long enough for the promise to count */
    int most = i % 5 == 4 ? 1600000 : i % 5 == 0 ? 60000
                                                 : 500000;
    g_autoptr (GSubprocess) writer = start_writer (folder, POST, i + 1, 0);
    int before = found;
    gint64 end;
    Told told;

    g_usleep ((gulong) g_rand_int_range (rand, most / 10, most));
    end = kill_writer (writer);
    told = read_log (folder, POST, end);
    g_test_message ("kill %d: edits %d, saved %d, a second old %d", i, told.made, told.saved, told.sure);
    found = assert_nothing_lost (folder, POST, &told);
    g_assert_cmpint (found, >=, before);
    unsaved += MAX (told.made - found, 0);
  }
  g_print ("# %d kills, %d edits kept, %d younger than a second lost, %.1f s\n", kills, found, unsaved,
           (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_cmpint (found, >, 0);
  remove_folder (folder);
}

/* The same at the pace of a window, which gathers what is typed for a while. */
static void
test_autosave (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  int kills = MAX (n_kills () / 5, 2);
  int found = 0;
  int unsaved = 0;

  for (int i = 0; i < kills; i++) {
    g_autoptr (GSubprocess) writer = start_program ("autosave-writer", folder, POST, i + 1, 0);
    gint64 end;
    Told told;

    g_usleep ((gulong) g_rand_int_range (rand, 900000, 2500000));
    end = kill_writer (writer);
    told = read_log (folder, POST, end);
    g_test_message ("kill %d: edits %d, saved %d, a second old %d", i, told.made, told.saved, told.sure);
    found = assert_nothing_lost (folder, POST, &told);
    unsaved += MAX (told.made - found, 0);
  }
  g_print ("# %d kills, %d edits kept, %d younger than a second lost\n", kills, found, unsaved);
  g_assert_cmpint (found, >, 0);
  remove_folder (folder);
}

static void
wait_for_end (GSubprocess *writer)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (writer, NULL, &error);
  g_assert_no_error (error);
}

/* Two programs on one library write at once, and a third one beside them is killed: each of them finds all of its edits. */
static void
test_two (void)
{
  static const char *const ids[] = { "two-a", "two-b" };
  g_autofree char *folder = new_folder ();
  g_autoptr (GSubprocess) a = start_writer (folder, ids[0], 1, 60);
  g_autoptr (GSubprocess) b = start_writer (folder, ids[1], 2, 60);

  for (int i = 0; i < 3; i++) {
    g_autoptr (GSubprocess) c = start_writer (folder, POST, 3 + i, 0);
    gint64 end;
    Told told;

    g_usleep (250000);
    end = kill_writer (c);
    told = read_log (folder, POST, end);
    assert_nothing_lost (folder, POST, &told);
  }
  wait_for_end (a);
  wait_for_end (b);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    Told told = read_log (folder, ids[i], 0);

    g_assert_cmpint (told.saved, ==, 60);
    g_assert_cmpint (told.made, ==, 60);
    told.open = FALSE;
    g_assert_cmpint (assert_nothing_lost (folder, ids[i], &told), ==, 60);
  }
  remove_folder (folder);
}

/* Several programs that come to a new library at once make it once, and none of them is turned away. */
static void
test_begin (void)
{
  enum {
    ROUNDS = 6,
    WRITERS = 4
  };

  for (int round = 0; round < ROUNDS; round++) {
    g_autofree char *folder = new_folder ();
    GSubprocess *writers[WRITERS];

    for (int i = 0; i < WRITERS; i++) {
      g_autofree char *id = g_strdup_printf ("begin-%d", i);

      writers[i] = start_writer (folder, id, i + 1, 2);
    }
    for (int i = 0; i < WRITERS; i++) {
      wait_for_end (writers[i]);
      g_object_unref (writers[i]);
    }
    remove_folder (folder);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/library-kill/kill", test_kill);
  g_test_add_func ("/library-kill/autosave", test_autosave);
  g_test_add_func ("/library-kill/two", test_two);
  g_test_add_func ("/library-kill/begin", test_begin);
  return g_test_run ();
}
