#include "library-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "studio-approval.h"
#include "studio-library-reported.h"
#include "studio-post-office.h"
#include "studio-published.h"

static void
assert_same (StudioPost *a,
             StudioPost *b)
{
  g_autoptr (GBytes) one = library_package (a);
  g_autoptr (GBytes) other = library_package (b);

  g_assert_cmpmem (g_bytes_get_data (one, NULL), g_bytes_get_size (one), g_bytes_get_data (other, NULL), g_bytes_get_size (other));
}

static void
test_save_and_load (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Rapat – “koordinasi”");
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioAsset) big = library_big_asset (1);
  g_autoptr (StudioAsset) small = fixture_asset (2);
  g_autoptr (StudioPost) loaded = NULL;
  g_autoptr (StudioPost) again = NULL;
  g_autofree char *path = library_asset_path (folder, big);
  g_autofree char *notice = NULL;
  g_autofree char *photos = g_strdup_printf ("[{'asset':'%s'}]", studio_asset_get_hash (small));
  StudioHistoryRecord *record = NULL;

  library_show (history, big);
  studio_post_add_asset (post, small);
  library_set (post, "photos", photos);
  fixture_save (library, post);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));

  loaded = library_load (library, fixture_id (post), &record, &notice);
  g_assert_null (notice);
  g_assert_null (record);
  assert_same (post, loaded);

  /* what counts is what is on the disk, not what the connection remembers */
  studio_library_close (library);
  g_clear_object (&library);
  library = fixture_library (folder);
  again = library_load (library, fixture_id (post), NULL, NULL);
  assert_same (post, again);
}

/* A post from a package has entries that this program does not know; they go along. */
static void
test_foreign_entries (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) filling = g_bytes_new_static ("of a newer program", 18);
  g_autoptr (StudioPost) post = library_post ("Asing");
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (GPtrArray) list = studio_package_list_parts (snapshot);
  g_autoptr (StudioPost) strange = NULL;
  g_autoptr (StudioPost) loaded = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < list->len; i++) {
    StudioPackagePart *part = g_ptr_array_index (list, i);

    g_hash_table_insert (parts, g_strdup (part->name), g_bytes_ref (part->bytes));
  }
  g_hash_table_insert (parts, g_strdup ("future/notes.bin"), g_bytes_ref (filling));
  strange = studio_package_from_parts ("Asing", parts, NULL, &error);
  g_assert_no_error (error);
  fixture_save (library, strange);
  loaded = library_load (library, fixture_id (post), NULL, NULL);
  assert_same (strange, loaded);
}

/* Undone and redone after a restart, with the photo that the document no longer names. */
static void
test_history (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Sejarah");
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioAsset) asset = library_big_asset (3);
  g_autoptr (StudioHistoryRecord) first = NULL;
  g_autoptr (StudioHistoryRecord) second = NULL;
  g_autoptr (StudioHistoryRecord) read = NULL;
  g_autoptr (StudioPost) loaded = NULL;
  g_autoptr (StudioHistory) restored = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) with_photo = NULL;
  g_autoptr (GBytes) back = NULL;

  library_show (history, asset);
  first = studio_history_take_record (history);
  library_save_record (library, post, first);
  with_photo = library_package (post);
  studio_history_set (history, "content/foto", NULL, "No photo", NULL);
  second = studio_history_take_record (history);
  library_save_record (library, post, second);

  /* only the history needs the photo now, and a clean-up leaves it */
  g_assert_cmpint (library_clean (library), ==, 0);
  studio_library_close (library);
  g_clear_object (&library);
  library = fixture_library (folder);
  loaded = library_load (library, fixture_id (post), &read, NULL);
  assert_same (post, loaded);
  g_assert_nonnull (read);
  restored = studio_history_new (loaded);
  g_assert_true (studio_history_restore (restored, read, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (studio_history_get_n_undo (restored), ==, 2);
  g_assert_true (studio_history_undo (restored));
  back = library_package (loaded);
  g_assert_cmpmem (g_bytes_get_data (back, NULL), g_bytes_get_size (back), g_bytes_get_data (with_photo, NULL), g_bytes_get_size (with_photo));
}

/* A step that was undone and replaced is gone, with what only it needed. */
static void
test_history_cut (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Potong");
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioAsset) asset = library_big_asset (4);
  g_autofree char *path = library_asset_path (folder, asset);
  g_autoptr (StudioHistoryRecord) first = NULL;
  g_autoptr (StudioHistoryRecord) second = NULL;
  g_autoptr (JsonNode) text = studio_json_string ("Lain");

  library_show (history, asset);
  first = studio_history_take_record (history);
  library_save_record (library, post, first);
  studio_history_undo (history);
  studio_history_set (history, "content/isi", text, "Other", NULL);
  second = studio_history_take_record (history);
  library_save_record (library, post, second);

  g_assert_cmpint (library_clean (library), >=, (gint64) g_bytes_get_size (studio_asset_get_bytes (asset)));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_stored_once (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioAsset) asset = library_big_asset (5);
  g_autofree char *path = library_asset_path (folder, asset);
  g_autofree char *stray = NULL;
  g_autofree char *stray_folder = g_build_filename (folder, "assets", "ff", NULL);
  g_autofree char *other = g_build_filename (stray_folder, "notes.txt", NULL);
  g_autofree char *name = g_strnfill (64, 'f');
  const char *ids[2];
  StudioPost *posts[2];

  for (int i = 0; i < 2; i++) {
    g_autoptr (StudioHistory) history = NULL;

    posts[i] = library_post (i == 0 ? "Satu" : "Dua");
    history = studio_history_new (posts[i]);
    library_show (history, asset);
    fixture_save (library, posts[i]);
    ids[i] = fixture_id (posts[i]);
  }

  library_trash (library, ids[0], TRUE);
  library_delete (library, ids[0]);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  /* a file that no row knows goes, what somebody else laid there stays */
  stray = g_build_filename (stray_folder, name, NULL);
  g_mkdir_with_parents (stray_folder, 0700);
  g_assert_true (g_file_set_contents (stray, "12345", 5, NULL));
  g_assert_true (g_file_set_contents (other, "12345", 5, NULL));
  g_assert_cmpint (library_clean (library), ==, 5);
  g_assert_false (g_file_test (stray, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  library_trash (library, ids[1], TRUE);
  library_delete (library, ids[1]);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_object_unref (posts[0]);
  g_object_unref (posts[1]);
}

/* A picture's file that is gone or changed is told of, the rest of the post opens, and saving it again mends it. */
static void
test_damaged_asset (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Rusak");
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioAsset) asset = library_big_asset (6);
  g_autofree char *path = library_asset_path (folder, asset);

  library_show (history, asset);
  fixture_save (library, post);
  for (int i = 0; i < 2; i++) {
    g_autofree char *notice = NULL;
    g_autoptr (StudioPost) loaded = NULL;

    if (i == 0)
      g_assert_cmpint (g_unlink (path), ==, 0);
    else
      g_assert_true (g_file_set_contents (path, "<svg/>", -1, NULL));
    loaded = library_load (library, fixture_id (post), NULL, &notice);
    g_assert_nonnull (strstr (notice, "photo is missing"));
    g_assert_cmpstr (fixture_id (loaded), ==, fixture_id (post));
  }

  studio_library_close (library);
  g_clear_object (&library);
  library = fixture_library (folder);
  {
    g_autoptr (StudioPost) loaded = NULL;

    fixture_save (library, post);
    loaded = library_load (library, fixture_id (post), NULL, NULL);
    assert_same (post, loaded);
  }
}

/* A photo that could not be read for a while is still the post's, whatever is edited meanwhile. */
static void
test_missing_asset_stays (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Hilang"), loaded = NULL, again = NULL;
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioAsset) asset = library_big_asset (6);
  g_autofree char *path = library_asset_path (folder, asset), *aside = g_strconcat (path, "-disini", NULL), *notice = NULL;
  g_autoptr (GPtrArray) photos = NULL;

  library_show (history, asset);
  fixture_save (library, post);
  studio_library_close (library);
  g_clear_object (&library);
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  library = fixture_library (folder);
  loaded = library_load (library, fixture_id (post), NULL, &notice);
  g_assert_nonnull (notice);
  library_set (loaded, "content/judul", "'Disunting'");
  fixture_save (library, loaded);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  library_clean (library);
  again = library_load (library, fixture_id (post), NULL, NULL);
  photos = studio_post_list_assets (again);
  g_assert_cmpuint (photos->len, ==, 1);
  /* what is no longer named goes */
  library_set (again, "content/foto", "null");
  fixture_save (library, again);
  library_clean (library);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What another program has open is left to that program; one that has ended has nothing open. */
static void
test_open_elsewhere (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Dua program");
  g_autofree char *path = g_build_filename (folder, "library.db", NULL), *boot = NULL, *stat = NULL;
  g_auto (GStrv) fields = NULL;

  fixture_save (library, post);
  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL) || !g_file_get_contents ("/proc/1/stat", &stat, NULL, NULL)) {
    g_test_skip ("this system does not tell of other programs");
    return;
  }
  fields = g_strsplit (strrchr (stat, ')') + 1, " ", -1);
  for (int running = 1; running >= 0; running--) {
    g_autofree char *mark = g_strdup_printf ("%s 1 %s%s", g_strstrip (boot), fields[20], running ? "" : "9");
    g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
    g_autoptr (GError) error = NULL;
    g_autoptr (GAsyncResult) result = NULL;
    sqlite3 *handle = NULL;
    g_autofree char *sql = g_strdup_printf ("UPDATE post SET opened_by = '%s'", mark);

    g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
    sqlite3_close (handle);
    result = FIXTURE_ASK (studio_library_save_closed_async, library, snapshot, NULL);
    g_assert_cmpint (studio_library_save_finish (library, result, &error), ==, !running);
    if (running)
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
    /* whoever has it open saves it */
    fixture_save (library, post);
  }
}

/* A report of December knows that the post went out in November first. */
static void
test_reported (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Dua bulan");
  const gint64 december = 1796086800; /* 1 December 2026, 01.00 UTC */
  g_autoptr (GPtrArray) posts = NULL;
  const StudioReported *reported;

  library_set (post, "published", "[{'id':'a','platform':'instagram','at':'2026-11-30T01:00:00Z'},{'id':'b','platform':'facebook','at':'2026-12-01T01:00:00Z','approved_by':'Kadis'}]");
  fixture_save (library, post);
  {
    LIBRARY_ASK (library, list_reported, december - 12 * 3600, december + 30 * 24 * 3600);

    posts = studio_library_list_reported_finish (library, result, NULL);
  }
  g_assert_cmpuint (posts->len, ==, 1);
  reported = g_ptr_array_index (posts, 0);
  g_assert_cmpstr (reported->title, ==, "Dua bulan");
  g_assert_cmpuint (reported->times->len, ==, 1);
  g_assert_true (g_array_index (reported->times, StudioReportedTime, 0).approved);
  g_assert_cmpint (g_array_index (reported->times, StudioReportedTime, 0).at - reported->first, ==, 24 * 3600);
}

static void
count_cb (StudioLibrary *library,
          const char *id,
          gpointer data)
{
  GString *told = data;

  g_string_append_printf (told, "[%s]", id);
}

static void
test_changed (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Kabar");
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *expected = g_strdup_printf ("[%s]", fixture_id (post));

  g_signal_connect (library, "changed", G_CALLBACK (count_cb), told);
  fixture_save (library, post);
  fixture_save (library, post);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  /* the same once more is no change */
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_trash (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Buang");
  StudioLibraryQuery all = { 0 };
  StudioLibraryQuery trash = { .trash = TRUE };
  const char *id = fixture_id (post);
  static const struct
  {
    int trash; /* -1: delete */
    guint n_all, n_trash;
  } steps[] = {
    { -1, 1, 0 }, /* not from outside the trash */
    { TRUE, 0, 1 },
    { FALSE, 1, 0 },
    { TRUE, 0, 1 },
    { -1, 0, 0 },
  };

  fixture_save (library, post);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (GPtrArray) found = NULL;
    g_autoptr (GPtrArray) thrown = NULL;

    if (steps[i].trash < 0)
      library_delete (library, id);
    else
      library_trash (library, id, steps[i].trash);
    found = library_query (library, &all);
    thrown = library_query (library, &trash);
    g_assert_cmpuint (found->len, ==, steps[i].n_all);
    g_assert_cmpuint (thrown->len, ==, steps[i].n_trash);
  }
  {
    g_autoptr (GError) error = NULL;
    LIBRARY_ASK (library, load, id);

    g_assert_null (studio_library_load_finish (library, result, NULL, NULL, &error));
    fixture_assert_error (error, STUDIO_ERROR_NOT_FOUND, "no longer in the library");
  }
}

/* Returns: (transfer full): what the lists call the post's state */
static char *
state_of (StudioLibrary *library,
          StudioPost *post)
{
  g_autoptr (StudioLibraryItem) item = NULL;
  g_autoptr (GError) error = NULL;
  LIBRARY_ASK (library, get_item, fixture_id (post));

  item = studio_library_get_item_finish (library, result, &error);
  g_assert_no_error (error);
  return g_strdup (studio_library_item_get_state (item));
}

static void
approve (StudioPost *post)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autofree char *digest = studio_approval_digest (snapshot);
  g_autofree char *approval = g_strdup_printf ("{'by':'Siti','role':'head','digest':'%s'}", digest);

  library_set (post, "approval", approval);
  library_set (post, "review", "'approved'");
}

/* Lists show what an approval is worth now, not what it was. */
static void
test_effective_state (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("1.250 rumah");
  g_autofree char *approved = NULL, *edited = NULL, *restored = NULL;

  approve (post);
  fixture_save (library, post);
  approved = state_of (library, post);
  g_assert_cmpstr (approved, ==, "approved");
  library_set (post, "content/judul", "'1.260 rumah'");
  fixture_save (library, post);
  edited = state_of (library, post);
  g_assert_cmpstr (edited, ==, "draft");
  library_set (post, "content/judul", "'1.250 rumah'");
  fixture_save (library, post);
  restored = state_of (library, post);
  g_assert_cmpstr (restored, ==, "approved");
}

static void
test_duplicate (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Salin");
  g_autoptr (StudioPost) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  StudioLibraryQuery query = { .text = "salin", .office = "Dinas Kesehatan" };
  g_autoptr (GPtrArray) found = NULL;

  approve (post);
  library_set (post, "office", "'Dinas Kesehatan'");
  library_set (post, "programme", "'Stunting'");
  library_set (post, "review_log", "[{'kind':'approved','by':'Siti','role':'head'}]");
  library_set (post, "plan", "[{'at':'2026-11-25T09:00:00+08:00'}]");
  fixture_save (library, post);
  {
    LIBRARY_ASK (library, duplicate, fixture_id (post));

    id = studio_library_duplicate_finish (library, result, &error);
    g_assert_no_error (error);
  }
  loaded = library_load (library, id, NULL, NULL);
  title = studio_post_get_title (loaded);
  g_assert_cmpstr (title, ==, "Salin");
  g_assert_cmpstr (fixture_id (loaded), ==, id);
  g_assert_cmpstr (id, !=, fixture_id (post));
  g_assert_null (studio_json_lookup (studio_post_get_json (loaded), "review"));
  g_assert_null (studio_json_lookup (studio_post_get_json (loaded), "review_log"));
  g_assert_null (studio_json_lookup (studio_post_get_json (loaded), "approval"));
  g_assert_null (studio_json_lookup (studio_post_get_json (loaded), "plan"));
  g_assert_cmpstr (studio_post_office_get (studio_post_get_json (loaded)), ==, "Dinas Kesehatan");
  g_assert_cmpstr (studio_programme_get (studio_post_get_json (loaded)), ==, "Stunting");
  found = library_query (library, &query);
  g_assert_cmpuint (found->len, ==, 2);
}

static void
test_thumbnail (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Gambar");
  g_autoptr (GBytes) png = g_bytes_new_static ("PNG", 3);
  GBytes *wanted[] = { NULL, png, NULL };

  fixture_save (library, post);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) found = NULL;

    if (i > 0) {
      LIBRARY_ASK (library, set_thumbnail, fixture_id (post), wanted[i]);

      studio_library_set_thumbnail_finish (library, result, &error);
      g_assert_no_error (error);
    }
    {
      LIBRARY_ASK (library, get_thumbnail, fixture_id (post));

      found = studio_library_get_thumbnail_finish (library, result, &error);
      g_assert_no_error (error);
    }
    g_assert_true (wanted[i] == NULL ? found == NULL : g_bytes_equal (found, wanted[i]));
  }
}

/* Deleted under the running program, file or folder, by whoever cleans up: nothing that was in it is lost. */
static void
test_deleted (gconstpointer data)
{
  static const char *const names[] = { "library.db", "library.db-wal", "library.db-shm" };
  gboolean whole = GPOINTER_TO_INT (data);
  g_autofree char *folder = fixture_library_folder ();
  g_autofree char *elsewhere = g_strconcat (folder, "-sampah", NULL);
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) before = library_post ("Sebelum");
  g_autoptr (StudioPost) after = library_post ("Sesudah");
  StudioPost *posts[] = { before, after };
  g_autoptr (StudioLibrary) next = NULL;

  fixture_save (library, before);
  if (whole)
    g_assert_cmpint (g_rename (folder, elsewhere), ==, 0);
  for (gsize i = 0; !whole && i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  fixture_save (library, after);
  studio_library_close (library);
  next = fixture_library (folder);
  for (gsize i = 0; i < G_N_ELEMENTS (posts); i++) {
    g_autoptr (StudioPost) found = library_load (next, fixture_id (posts[i]), NULL, NULL);

    g_assert_true (studio_json_equal (studio_post_get_json (found), studio_post_get_json (posts[i])));
  }
}

static void
test_not_open (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = studio_library_new (folder);
  g_autoptr (StudioPost) post = library_post ("Tutup");
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (GError) error = NULL;
  LIBRARY_ASK (library, save, snapshot, NULL);

  g_assert_false (studio_library_save_finish (library, result, &error));
  fixture_assert_error (error, STUDIO_ERROR_NOT_FOUND, "not open");
}

static void
ignore_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  int *n_done = data;

  (*n_done)++;
}

/* Closing waits for all that was asked; the answers still come. */
static void
test_close_waits (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  StudioLibraryQuery all = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  int n_done = 0;

  for (int i = 0; i < 40; i++) {
    g_autofree char *title = g_strdup_printf ("Nomor %d", i);
    g_autoptr (StudioPost) post = library_post (title);
    g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);

    studio_library_save_async (library, snapshot, NULL, NULL, ignore_cb, &n_done);
  }
  studio_library_close (library);
  while (n_done < 40)
    g_main_context_iteration (NULL, TRUE);
  fixture_assert_ends (g_steal_pointer (&library));

  library = fixture_library (folder);
  found = library_query (library, &all);
  g_assert_cmpuint (found->len, ==, 40);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/library/save-and-load", test_save_and_load);
  g_test_add_func ("/library/foreign-entries", test_foreign_entries);
  g_test_add_func ("/library/history", test_history);
  g_test_add_func ("/library/history-cut", test_history_cut);
  g_test_add_func ("/library/stored-once", test_stored_once);
  g_test_add_func ("/library/damaged-asset", test_damaged_asset);
  g_test_add_func ("/library/missing-asset-stays", test_missing_asset_stays);
  g_test_add_func ("/library/open-elsewhere", test_open_elsewhere);
  g_test_add_func ("/library/reported", test_reported);
  g_test_add_func ("/library/changed", test_changed);
  g_test_add_func ("/library/trash", test_trash);
  g_test_add_func ("/library/effective-state", test_effective_state);
  g_test_add_func ("/library/duplicate", test_duplicate);
  g_test_add_func ("/library/thumbnail", test_thumbnail);
  g_test_add_func ("/library/not-open", test_not_open);
  g_test_add_data_func ("/library/deleted/file", GINT_TO_POINTER (FALSE), test_deleted);
  g_test_add_data_func ("/library/deleted/folder", GINT_TO_POINTER (TRUE), test_deleted);
  g_test_add_func ("/library/close-waits", test_close_waits);

  return g_test_run ();
}
