#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>
#include <utime.h>

#include "model-fixture.h"
#include "studio-autosave.h"
#include "studio-linked-file.h"
#include "studio-package.h"
#include "studio-recovery.h"
#include "studio-rescue.h"

/* What the machine may take longer than the program promises, in s */
#define SLACK 2.0

typedef struct
{
  char *folder;
  StudioLibrary *library;
  StudioDocument *document;
  char *id;
} Fixture;

/* --- waiting --- */

static void
ready_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop; ends early once @autosave is in @state. Returns: whether it came to be. */
static gboolean
run_until (StudioAutosave *autosave,
           StudioAutosaveState state,
           double seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
  guint tick = g_timeout_add (20, tick_cb, NULL);

  while (studio_autosave_get_state (autosave) != state && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  return studio_autosave_get_state (autosave) == state;
}

static gboolean
open_library (StudioLibrary *library,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  studio_library_open_async (library, NULL, ready_cb, &result);
  return studio_library_open_finish (library, wait_for (&result), error);
}

/* Returns: (transfer full) (nullable): the title that the library has of the post */
static char *
kept_title (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StudioPost) post = NULL;
  JsonNode *value;

  studio_library_load_async (fixture->library, fixture->id, NULL, ready_cb, &result);
  post = studio_library_load_finish (fixture->library, wait_for (&result), NULL, NULL, NULL);
  if (post == NULL)
    return NULL;
  value = studio_json_lookup (studio_post_get_json (post), "content/judul");
  return value != NULL ? json_node_dup_string (value) : g_strdup ("");
}

static gboolean
flush (StudioAutosave *autosave,
       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  studio_autosave_flush_async (autosave, ready_cb, &result);
  return studio_autosave_flush_finish (autosave, wait_for (&result), error);
}

/* --- */

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_folder (child);
  }
  g_remove (path);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  g_autoptr (GError) error = NULL;
  g_autofree char *pustaka = NULL;

  fixture->folder = g_dir_make_tmp ("studio-autosave-XXXXXX", NULL);
  pustaka = g_build_filename (fixture->folder, "pustaka", NULL);
  fixture->library = studio_library_new (pustaka);
  fixture->document = studio_document_new (template, brand);
  fixture->id = studio_document_make_id (fixture->document);
  if (data == NULL) {
    open_library (fixture->library, &error);
    g_assert_no_error (error);
  }
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  studio_rescue_remove (fixture->id);
  studio_library_close (fixture->library);
  g_clear_object (&fixture->library);
  g_clear_object (&fixture->document);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->id);
}

static void
type_title (StudioDocument *document,
            const char *title)
{
  g_autoptr (JsonNode) value = studio_json_string (title);

  studio_history_set (studio_document_get_history (document), "content/judul", value, "Judul", NULL);
}

/* --- tests --- */

static void
test_untouched (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (StudioAutosave) autosave = studio_autosave_new (fixture->document, fixture->library, FALSE);
  g_autofree char *title = NULL;

  g_assert_false (run_until (autosave, STUDIO_AUTOSAVE_SAVED, 1.2));
  g_assert_true (flush (autosave, NULL));
  g_assert_cmpint (studio_autosave_get_state (autosave), ==, STUDIO_AUTOSAVE_UNTOUCHED);
  studio_autosave_close (autosave);
  title = kept_title (fixture);
  g_assert_null (title);
}

static void
test_edit (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (StudioAutosave) autosave = studio_autosave_new (fixture->document, fixture->library, FALSE);
  gint64 start = g_get_monotonic_time ();
  g_autofree char *title = NULL;

  type_title (fixture->document, "Pasar murah");
  g_assert_cmpint (studio_autosave_get_state (autosave), ==, STUDIO_AUTOSAVE_SAVING);
  g_assert_true (run_until (autosave, STUDIO_AUTOSAVE_SAVED, 0.8 + SLACK));
  g_test_minimized_result ((double) (g_get_monotonic_time () - start) / 1000, "from the edit to the library: %.0f ms",
                           (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (studio_autosave_get_saved_at (autosave), >, 0);
  title = kept_title (fixture);
  g_assert_cmpstr (title, ==, "Pasar murah");
  studio_autosave_close (autosave);
}

/* A steady stream is written in between: what the library has is never older than a second. */
static void
test_stream (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (StudioAutosave) autosave = studio_autosave_new (fixture->document, fixture->library, FALSE);
  gint64 start = g_get_monotonic_time ();
  guint tick = g_timeout_add (10, tick_cb, NULL);
  g_autofree char *title = NULL;
  int n = 0, last;

  while (g_get_monotonic_time () - start < 2 * G_USEC_PER_SEC) {
    g_autofree char *text = g_strdup_printf ("%d", n++);

    type_title (fixture->document, text);
    for (int i = 0; i < 5; i++)
      g_main_context_iteration (NULL, TRUE);
  }
  g_source_remove (tick);
  g_assert_cmpint (studio_autosave_get_state (autosave), ==, STUDIO_AUTOSAVE_SAVING);
  title = kept_title (fixture);
  g_assert_nonnull (title);
  last = (int) g_ascii_strtoll (title, NULL, 10);
  /* two seconds of typing: at least the first half of it is there, on whatever machine */
  g_assert_cmpint (last, >, n / 4);
  g_assert_true (flush (autosave, NULL));
  studio_autosave_close (autosave);
}

static void
test_flush (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (StudioAutosave) autosave = studio_autosave_new (fixture->document, fixture->library, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *title = NULL;

  type_title (fixture->document, "Satu");
  studio_autosave_flush_async (autosave, ready_cb, &result);
  /* while the write is on its way */
  type_title (fixture->document, "Dua");
  g_assert_true (studio_autosave_flush_finish (autosave, wait_for (&result), &error));
  g_assert_no_error (error);
  title = kept_title (fixture);
  g_assert_cmpstr (title, ==, "Dua");
  g_assert_cmpint (studio_autosave_get_state (autosave), ==, STUDIO_AUTOSAVE_SAVED);
  studio_autosave_close (autosave);
}

static gboolean
has_thumbnail (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) png = NULL;

  studio_library_get_thumbnail_async (fixture->library, fixture->id, NULL, ready_cb, &result);
  png = studio_library_get_thumbnail_finish (fixture->library, wait_for (&result), NULL);
  return png != NULL && g_bytes_get_size (png) > 100;
}

static void
test_picture (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (StudioAutosave) autosave = studio_autosave_new (fixture->document, fixture->library, FALSE);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  type_title (fixture->document, "Gambar");
  g_assert_true (flush (autosave, NULL));
  g_assert_false (has_thumbnail (fixture));
  studio_autosave_close (autosave);
  while (!has_thumbnail (fixture))
    g_assert_cmpint (g_get_monotonic_time (), <, end);
}

/* The undo history comes back, also after a write that failed. */
static void
test_history (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (StudioAutosave) autosave = studio_autosave_new (fixture->document, fixture->library, FALSE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StudioHistoryRecord) record = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioDocument) again = NULL;
  g_autoptr (GError) error = NULL;

  type_title (fixture->document, "Satu");
  g_assert_true (flush (autosave, NULL));
  type_title (fixture->document, "Dua");
  g_assert_true (flush (autosave, NULL));
  studio_autosave_close (autosave);
  studio_library_load_async (fixture->library, fixture->id, NULL, ready_cb, &result);
  post = studio_library_load_finish (fixture->library, wait_for (&result), &record, NULL, &error);
  g_assert_no_error (error);
  again = studio_document_new_for_post (post, NULL);
  g_assert_nonnull (record);
  g_assert_true (studio_history_restore (studio_document_get_history (again), record, &error));
  g_assert_no_error (error);
  g_assert_true (studio_history_undo (studio_document_get_history (again)));
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (studio_post_get_json (post), "content/judul")), ==, "Satu");
}

/* --- without a library --- */

static guint
count_copies (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  studio_rescue_find_async (ready_cb, &result);
  paths = studio_rescue_find_finish (wait_for (&result));
  return paths->len;
}

static void
changed_cb (StudioRecovery *recovery,
            gboolean *changed)
{
  *changed = TRUE;
}

static void
start_and_wait (StudioRecovery *recovery)
{
  gboolean changed = FALSE;
  gulong id = g_signal_connect (recovery, "changed", G_CALLBACK (changed_cb), &changed);

  studio_recovery_start (recovery);
  while (!changed)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (recovery, id);
}

/* What the library does not take is in a rescue copy, and comes into it once it opens. */
static void
test_rescue (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (StudioAutosave) autosave = studio_autosave_new (fixture->document, fixture->library, FALSE);
  g_autoptr (StudioRecovery) recovery = studio_recovery_new (fixture->library);
  g_autoptr (GError) error = NULL;
  const StudioRecovered *first;
  g_autofree char *title = NULL;

  type_title (fixture->document, "Tanpa pustaka");
  g_assert_true (flush (autosave, &error));
  g_assert_no_error (error);
  g_assert_cmpint (studio_autosave_get_state (autosave), ==, STUDIO_AUTOSAVE_COPIED);
  g_assert_nonnull (studio_autosave_get_problem (autosave));
  studio_autosave_close (autosave);
  g_assert_cmpuint (count_copies (), ==, 1);

  start_and_wait (recovery);
  g_assert_null (studio_recovery_get_problem (recovery));
  g_assert_cmpuint (studio_recovery_get_found (recovery)->len, ==, 1);
  first = g_ptr_array_index (studio_recovery_get_found (recovery), 0);
  g_assert_cmpstr (first->id, ==, fixture->id);
  g_assert_cmpstr (first->title, ==, "Tanpa pustaka");
  g_assert_true (first->from_copy);
  g_assert_cmpuint (count_copies (), ==, 0);
  title = kept_title (fixture);
  g_assert_cmpstr (title, ==, "Tanpa pustaka");
  studio_recovery_drop_first (recovery);
  g_assert_cmpuint (studio_recovery_get_found (recovery)->len, ==, 0);
}

/* A library that can be read and not written takes no copy: the person is told of it all the same. */
static void
test_rescue_stays (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *path = studio_rescue_make_path (fixture->id), *library = g_build_filename (fixture->folder, "pustaka", "library.db", NULL);
  g_autoptr (StudioRecovery) recovery = studio_recovery_new (fixture->library);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  const StudioRecovered *first;
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (library, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "DROP TABLE document", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  type_title (fixture->document, "Belum masuk");
  snapshot = studio_post_snapshot (studio_document_get_post (fixture->document));
  g_assert_true (studio_package_write (snapshot, NULL, path, &error));
  start_and_wait (recovery);
  g_assert_cmpuint (studio_recovery_get_found (recovery)->len, ==, 1);
  first = g_ptr_array_index (studio_recovery_get_found (recovery), 0);
  g_assert_null (first->id);
  g_assert_cmpstr (first->path, ==, path);
  g_assert_cmpstr (first->title, ==, "Belum masuk");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* As soon as the library takes it, the copy goes. */
static void
test_back (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (StudioAutosave) autosave = studio_autosave_new (fixture->document, fixture->library, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  type_title (fixture->document, "Satu");
  g_assert_true (flush (autosave, &error));
  g_assert_cmpint (studio_autosave_get_state (autosave), ==, STUDIO_AUTOSAVE_COPIED);
  g_assert_true (open_library (fixture->library, &error));
  g_assert_no_error (error);
  type_title (fixture->document, "Dua");
  g_assert_true (run_until (autosave, STUDIO_AUTOSAVE_SAVED, 0.8 + SLACK));
  g_assert_null (studio_autosave_get_problem (autosave));
  g_assert_cmpuint (count_copies (), ==, 0);
  title = kept_title (fixture);
  g_assert_cmpstr (title, ==, "Dua");
  studio_autosave_close (autosave);
}

/* A copy of what the library had on its disk, as another start finds it. Returns: (transfer full) (nullable): its title of the post */
static char *
title_on_disk (Fixture *fixture)
{
  static const char *const names[] = { "library.db", "library.db-wal" };
  Fixture other = { g_build_filename (fixture->folder, "disk", NULL), NULL, NULL, fixture->id };
  char *title;

  g_assert_cmpint (g_mkdir (other.folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *from = g_build_filename (fixture->folder, "pustaka", names[i], NULL);
    g_autofree char *to = g_build_filename (other.folder, names[i], NULL);
    g_autofree char *bytes = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
    g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
  }
  other.library = studio_library_new (other.folder);
  g_assert_true (open_library (other.library, NULL));
  title = kept_title (&other);
  g_object_unref (other.library);
  g_free (other.folder);
  return title;
}

/* A drive that is pulled out, or that the kernel has made read-only, makes the kernel refuse memory that is mapped to it: SIGBUS, as behind the
 * end of a file that became shorter. The program lives on, and the work is in a copy. */
static void
test_pulled (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (StudioAutosave) autosave = studio_autosave_new (fixture->document, fixture->library, FALSE);
  g_autofree char *index = g_build_filename (fixture->folder, "pustaka", "library.db-shm", NULL);
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  type_title (fixture->document, "Sebelum dicabut");
  g_assert_true (flush (autosave, &error));
  g_assert_cmpint (studio_autosave_get_state (autosave), ==, STUDIO_AUTOSAVE_SAVED);
  g_assert_cmpint (truncate (index, 0), ==, 0);
  for (int i = 0; i < 2; i++) {
    type_title (fixture->document, i == 0 ? "Sesudah dicabut" : "Masih diketik");
    g_assert_true (flush (autosave, &error));
    g_assert_cmpint (studio_autosave_get_state (autosave), ==, STUDIO_AUTOSAVE_COPIED);
    g_assert_cmpuint (count_copies (), ==, 1);
  }
  g_assert_false (open_library (fixture->library, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  /* trying again cannot help while what the lost connection had locked is locked */
  g_assert_nonnull (strstr (error->message, "close Pemda Studio and open it again"));
  g_assert_cmpstr (studio_autosave_get_problem (autosave), ==, error->message);
  title = title_on_disk (fixture);
  g_assert_cmpstr (title, ==, "Sebelum dicabut");
  studio_autosave_close (autosave);
}

/* Nowhere to write: told, tried again, and never taken for saved. */
static void
test_nowhere (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (StudioAutosave) autosave = studio_autosave_new (fixture->document, fixture->library, FALSE);
  g_autofree char *path = studio_rescue_make_path (fixture->id);
  g_autoptr (GError) error = NULL;

  /* a folder stands where the copy should */
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  type_title (fixture->document, "Hilang");
  g_assert_false (flush (autosave, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (studio_autosave_get_state (autosave), ==, STUDIO_AUTOSAVE_FAILED);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_clear_error (&error);
  g_assert_true (flush (autosave, &error));
  g_assert_no_error (error);
  g_assert_cmpint (studio_autosave_get_state (autosave), ==, STUDIO_AUTOSAVE_COPIED);
  studio_autosave_close (autosave);
}

/* A copy that is older than what the library has becomes a post of its own. */
static void
test_older_copy (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (StudioAutosave) autosave = studio_autosave_new (fixture->document, fixture->library, FALSE);
  g_autoptr (StudioRecovery) recovery = studio_recovery_new (fixture->library);
  g_autofree char *path = studio_rescue_make_path (fixture->id), *title = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  const StudioRecovered *first;
  struct utimbuf old = { 1000000000, 1000000000 };

  type_title (fixture->document, "Lama");
  snapshot = studio_post_snapshot (studio_document_get_post (fixture->document));
  g_assert_true (studio_package_write (snapshot, NULL, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_utime (path, &old), ==, 0);
  type_title (fixture->document, "Baru");
  g_assert_true (flush (autosave, &error));
  studio_autosave_close (autosave);
  /* as after a crash between the two */
  g_assert_true (studio_package_write (snapshot, NULL, path, &error));
  g_assert_cmpint (g_utime (path, &old), ==, 0);

  start_and_wait (recovery);
  title = kept_title (fixture);
  g_assert_cmpstr (title, ==, "Baru");
  g_assert_cmpuint (studio_recovery_get_found (recovery)->len, ==, 1);
  first = g_ptr_array_index (studio_recovery_get_found (recovery), 0);
  g_assert_cmpstr (first->id, !=, fixture->id);
  g_assert_cmpstr (first->title, ==, "Lama");
}

/* What lies in the folder and is no post stays where it is and disturbs nobody. */
static void
test_rubbish (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (StudioRecovery) recovery = studio_recovery_new (fixture->library);
  g_autofree char *path = studio_rescue_make_path (fixture->id);

  g_assert_true (g_file_set_contents (path, "bukan unggahan", -1, NULL));
  start_and_wait (recovery);
  g_assert_cmpuint (studio_recovery_get_found (recovery)->len, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Returns: what became of the file */
static StudioLinkedFile
catch_up (Fixture *fixture,
          const char *path,
          gint64 modified)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StudioLinkedFile outcome = STUDIO_LINKED_FILE_SAME;

  studio_linked_file_catch_up_async (fixture->library, fixture->id, path, modified, ready_cb, &result);
  studio_linked_file_catch_up_finish (wait_for (&result), &outcome, &error);
  g_assert_no_error (error);
  return outcome;
}

static void
assert_file (const char *path,
             const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_package_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (studio_post_get_json (post), "content/judul")), ==, title);
}

/* A file that a crash left behind is written, and what it held stays beside it; one that was written after the post was, or is gone, is let alone. */
static void
test_linked (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "tautan.pemda", NULL), *beside = g_strconcat (path, "~", NULL);
  g_autoptr (StudioAutosave) autosave = studio_autosave_new (fixture->document, fixture->library, FALSE);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 written = 1700000000;

  type_title (fixture->document, "Di berkas");
  studio_document_save_async (fixture->document, path, NULL, ready_cb, &saved);
  g_assert_true (studio_document_save_finish (fixture->document, wait_for (&saved), NULL));
  type_title (fixture->document, "Di pustaka");
  g_assert_true (flush (autosave, &error));
  g_assert_no_error (error);
  g_utime (path, &(struct utimbuf){ written, written });

  g_assert_cmpint (catch_up (fixture, path, written - 60), ==, STUDIO_LINKED_FILE_FOREIGN);
  assert_file (path, "Di berkas");
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  g_assert_cmpint (catch_up (fixture, path, written + 60), ==, STUDIO_LINKED_FILE_WRITTEN);
  assert_file (path, "Di pustaka");
  assert_file (beside, "Di berkas");
  g_assert_cmpint (catch_up (fixture, path, written), ==, STUDIO_LINKED_FILE_SAME);
  g_remove (path);
  g_assert_cmpint (catch_up (fixture, path, written), ==, STUDIO_LINKED_FILE_SAME);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  studio_autosave_close (autosave);
}

static void
test_names (void)
{
  static const char *const bad[] = { "", ".", "../../lain", "a/b", "a\\b", "C:a" };
  g_autofree char *good = studio_rescue_make_path ("4ac31a0f42ca");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *path = studio_rescue_make_path (bad[i]);

    g_assert_null (path);
  }
  g_assert_true (studio_rescue_is_one (good));
  g_assert_false (studio_rescue_is_one ("/home/siti/Dokumen/jalan.pemda"));
  g_assert_false (studio_rescue_is_one (NULL));
}

#define ADD(path, test, data) g_test_add ("/autosave/" path, Fixture, data, set_up, test, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  ADD ("untouched", test_untouched, NULL);
  ADD ("edit", test_edit, NULL);
  ADD ("stream", test_stream, NULL);
  ADD ("flush", test_flush, NULL);
  ADD ("picture", test_picture, NULL);
  ADD ("history", test_history, NULL);
  ADD ("rescue", test_rescue, "closed");
  ADD ("rescue-stays", test_rescue_stays, NULL);
  ADD ("back", test_back, "closed");
  ADD ("pulled", test_pulled, NULL);
  ADD ("nowhere", test_nowhere, "closed");
  ADD ("older-copy", test_older_copy, NULL);
  ADD ("rubbish", test_rubbish, NULL);
  ADD ("linked", test_linked, NULL);
  g_test_add_func ("/autosave/names", test_names);
  return g_test_run ();
}
