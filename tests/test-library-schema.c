#include "library-fixture.h"

#include <sqlite3.h>

/* Returns: (transfer full): FOLDER/library.db */
static char *
db_path (const char *folder)
{
  return g_build_filename (folder, "library.db", NULL);
}

/* What another program does to the library's file. */
static void
run_sql (const char *folder,
         const char *sql)
{
  g_autofree char *path = db_path (folder);
  sqlite3 *handle = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  sqlite3_close (handle);
}

static int
read_int (const char *folder,
          const char *sql)
{
  g_autofree char *path = db_path (folder);
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  int found;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  found = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return found;
}

/* Returns: (transfer full): the SQL that made a library of @version */
static char *
read_version (int version)
{
  g_autofree char *name = g_strdup_printf ("v%d.sql", version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "library", name, NULL);
  g_autoptr (GError) error = NULL;
  char *sql;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  return sql;
}

/* The version that the program writes today. */
static int
today (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);

  studio_library_close (library);
  return read_int (folder, "PRAGMA user_version");
}

static void
check_migrated (const char *folder)
{
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  StudioLibraryQuery query = { .text = "rapat", .folder = "Arsip", .tag = "Arsip", .state = "approved", .planned_from = 1764000000, .planned_to = 1765000000 };
  StudioLibraryQuery trash = { .trash = TRUE };
  g_autoptr (GPtrArray) found = library_query (library, &query);
  g_autoptr (GPtrArray) thrown = library_query (library, &trash);
  g_autoptr (StudioPost) post = library_load (library, "00000000000a", NULL, NULL);
  g_autofree char *title = studio_post_get_title (post);
  StudioLibraryItem *item;

  g_assert_cmpstr (title, ==, "Rapat lama");
  g_assert_cmpuint (thrown->len, ==, 1);
  g_assert_cmpuint (found->len, ==, 1);
  item = g_ptr_array_index (found, 0);
  g_assert_cmpint (studio_library_item_get_created (item), ==, 1700000000);
  g_assert_cmpint (studio_library_item_get_modified (item), ==, 1700000100);
  g_assert_cmpint (studio_library_item_get_planned (item), ==, 1764032400);
  g_assert_cmpuint (studio_library_item_get_n_edits (item), ==, 3);
  g_assert_cmpstr (studio_library_item_get_last_step (item), ==, "isi");

  /* it can be gone on with */
  library_set (post, "content/judul", "'Rapat baru'");
  fixture_save (library, post);
  g_assert_cmpint (library_clean (library), ==, 1);
  studio_library_close (library);
}

/* Every version that people have must open; whoever adds one adds its file here. */
static void
test_migrations (void)
{
  int version = today ();

  for (int old = 1; old <= version; old++) {
    g_autofree char *folder = fixture_library_folder ();
    g_autofree char *sql = read_version (old);
    g_autofree char *name = g_strdup_printf ("library-v%d.db", old);
    g_autofree char *copy = g_build_filename (folder, name, NULL);

    run_sql (folder, sql);
    g_assert_cmpint (read_int (folder, "PRAGMA user_version"), ==, old);
    check_migrated (folder);
    g_assert_cmpint (read_int (folder, "PRAGMA user_version"), ==, version);
    g_assert_cmpint (read_int (folder, "SELECT count(*) FROM version"), ==, 1);
    /* since version 3 */
    g_assert_cmpint (read_int (folder, "SELECT count(*) FROM post WHERE office = 'Dinas Kesehatan'"), ==, old >= 3);
    g_assert_cmpint (read_int (folder, "SELECT count(*) FROM published"), ==, old >= 3);
    g_assert_cmpint (read_int (folder, "SELECT count(*) FROM record"), ==, old >= 3);
    g_assert_cmpint (read_int (folder, "SELECT count(*) FROM words WHERE words MATCH 'terbuang'"), ==, 1);
    /* an older program can still read the copy */
    g_assert_cmpint (g_file_test (copy, G_FILE_TEST_EXISTS), ==, old < version);
  }
}

static void
close_new (const char *folder)
{
  g_autoptr (StudioLibrary) library = fixture_library (folder);

  studio_library_close (library);
}

/* A library of today's program looks like a migrated one: the same tables, indexes and columns. */
static void
test_same_tables (void)
{
  static const char digest[] = "SELECT sum (length (sql) * (rowid % 7 + 1)) FROM (SELECT row_number () OVER (ORDER BY name) AS rowid, replace (replace (sql, ' ', ''), char (10), '') AS sql"
                               " FROM sqlite_schema WHERE sql IS NOT NULL)";
  g_autofree char *fresh = fixture_library_folder ();
  g_autofree char *old = fixture_library_folder ();
  g_autofree char *sql = read_version (1);

  run_sql (old, sql);
  close_new (fresh);
  close_new (old);
  g_assert_cmpint (read_int (fresh, digest), ==, read_int (old, digest));
}

/* Files that are refused with a sentence, and stay as they are. */
static void
test_refused (void)
{
  static const struct
  {
    const char *name;
    const char *sql;  /* makes the file, or */
    const char *text; /* stands in it */
    StudioError code;
    const char *part;
  } cases[] = {
    { "newer", "PRAGMA application_id = 0x50656d53; CREATE TABLE post (id); PRAGMA user_version = 99", NULL, STUDIO_ERROR_NEWER, "newer version" },
    { "another program's", "CREATE TABLE contacts (name)", NULL, STUDIO_ERROR_UNSUPPORTED, "no library" },
    { "another program's with a version", "CREATE TABLE contacts (name); PRAGMA user_version = 1", NULL, STUDIO_ERROR_UNSUPPORTED, "no library" },
    { "no database", NULL, "This is a letter to the mayor, which is long enough to be a header of some file.", STUDIO_ERROR_TRUNCATED, "damaged" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folder = fixture_library_folder ();
    g_autofree char *path = db_path (folder);
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    g_autoptr (GError) error = NULL;
    gsize n_before, n_after;

    g_mkdir_with_parents (folder, 0700);
    if (cases[i].sql != NULL)
      run_sql (folder, cases[i].sql);
    else
      g_assert_true (g_file_set_contents (path, cases[i].text, -1, NULL));
    g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
    error = library_open_error (folder);
    g_test_message ("%s: %s", cases[i].name, error != NULL ? error->message : "opened");
    fixture_assert_error (error, cases[i].code, cases[i].part);
    g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
    g_assert_cmpmem (before, n_before, after, n_after);
  }
}

/* An empty file is a new library, but not beside an outbox, which was made after the library. Whatever is asked meanwhile is told the same. */
static void
test_emptied (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autofree char *path = db_path (folder);
  g_autofree char *outbox = g_build_filename (folder, "outbox.db", NULL);
  g_autoptr (StudioLibrary) library = studio_library_new (folder);
  g_autoptr (StudioPost) post = library_post ("Tutup");
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) same = NULL;
  GStatBuf info;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_true (g_file_set_contents (outbox, "", 0, NULL));
  {
    LIBRARY_ASK (library, open);

    g_assert_false (studio_library_open_finish (library, result, &error));
    fixture_assert_error (error, STUDIO_ERROR_TRUNCATED, "damaged");
  }
  {
    LIBRARY_ASK (library, save, snapshot, NULL);

    g_assert_false (studio_library_save_finish (library, result, &same));
    fixture_assert_error (same, STUDIO_ERROR_TRUNCATED, "damaged");
  }
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 0);
  studio_library_close (library);
  g_unlink (outbox);
  close_new (folder);
}

static void
test_folder_in_place (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autofree char *path = db_path (folder);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (path, 0700);
  error = library_open_error (folder);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_nonnull (strstr (error->message, path));
}

/* Returns: (transfer full): a library on the disk with one post, whose id is put into @id */
static char *
make_library (char **id)
{
  char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Utuh");
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioHistoryRecord) record = NULL;
  g_autoptr (JsonNode) text = studio_json_string ("Isi");

  studio_history_set (history, "content/isi", text, "Edit", NULL);
  record = studio_history_take_record (history);
  library_save_record (library, post, record);
  *id = g_strdup (fixture_id (post));
  studio_library_close (library);
  return folder;
}

/* What a list would show. */
static void
check_texts (StudioLibraryItem *item)
{
  const char *texts[] = { studio_library_item_get_id (item), studio_library_item_get_title (item), studio_library_item_get_state (item), studio_library_item_get_folder (item) };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_assert_true (texts[i] == NULL || g_utf8_validate (texts[i], -1, NULL));
    g_assert_cmpuint (texts[i] != NULL ? strlen (texts[i]) : 0, <=, 4000);
  }
}

/* Loads the post and does whatever else reads it; none of it may crash, and what fails tells so. Returns: whether it opened */
static gboolean
try_all (const char *folder,
         const char *id)
{
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  StudioLibraryQuery query = { .text = "utuh" };
  g_autoptr (StudioHistoryRecord) record = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) query_error = NULL;
  g_autoptr (GPtrArray) items = NULL;

  {
    LIBRARY_ASK (library, load, id);

    post = studio_library_load_finish (library, result, &record, NULL, &error);
    g_assert_true ((post != NULL) == (error == NULL));
  }
  if (record != NULL) {
    g_autoptr (StudioHistory) history = studio_history_new (post);

    studio_history_restore (history, record, NULL);
    while (studio_history_undo (history))
      continue;
  }
  {
    LIBRARY_ASK (library, query, &query);

    items = studio_library_query_finish (library, result, &query_error);
    g_assert_true ((items != NULL) == (query_error == NULL));
    for (guint i = 0; items != NULL && i < items->len; i++)
      check_texts (g_ptr_array_index (items, i));
  }
  studio_library_close (library);
  return post != NULL;
}

/* A library that somebody else prepared. */
static void
test_hostile_rows (void)
{
  static const struct
  {
    const char *sql;
    gboolean opens;
  } cases[] = {
    { "SELECT 1", TRUE },
    { "UPDATE document SET json = CAST ('{' AS BLOB)", FALSE },
    { "UPDATE document SET json = 7", FALSE },
    { "UPDATE document SET json = zeroblob (17000000)", FALSE },
    { "DELETE FROM document", FALSE },
    { "DELETE FROM part", TRUE },
    { "UPDATE part SET name = '../../../../tmp/' || name", TRUE },
    { "UPDATE part SET name = 'post.json' WHERE name = 'brand.json'", TRUE },
    { "UPDATE blob SET hash = '../../../../../../etc/passwd', bytes = NULL WHERE number = 1", TRUE },
    { "UPDATE blob SET hash = substr (hash, 1, 63) || 'z'", TRUE },
    { "UPDATE blob SET bytes = zeroblob (1000)", TRUE },
    { "UPDATE blob SET bytes = NULL", TRUE },
    { "UPDATE blob SET size = -1", TRUE },
    { "INSERT INTO part (post, name, blob) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT 1, 'x/' || i, 1 FROM n", FALSE },
    { "UPDATE post SET position = 99", TRUE },
    { "UPDATE post SET position = -1", TRUE },
    { "UPDATE post SET position = 'x'", TRUE },
    { "UPDATE history SET data = zeroblob (10)", TRUE },
    { "UPDATE history SET data = CAST ('{\"label\":1}' AS BLOB)", TRUE },
    { "INSERT INTO history (post, seq, data) WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) SELECT 1, i, x'7b7d' FROM n", TRUE },
    { "UPDATE post SET title = x'ff00fe', state = x'00', created = 'abc', edits = -7, planned = 9.5e300", TRUE },
    { "UPDATE post SET title = CAST (zeroblob (1000) AS TEXT) || hex (zeroblob (3000000))", TRUE },
    { "UPDATE post SET folder = replace (hex (zeroblob (3000)), '0', 'é')", TRUE },
    { "UPDATE post SET opened_by = '../../etc 1 2'", TRUE },
    { "UPDATE words SET title = x'fffe', content = zeroblob (100000)", TRUE },
    { "CREATE TRIGGER bad AFTER UPDATE ON post BEGIN DELETE FROM post; END", TRUE },
    { "DROP TABLE part", FALSE },
    { "DROP TABLE words", TRUE },
    { "DROP TABLE document; CREATE VIEW document AS SELECT 1 AS post, 'x' AS json", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *id = NULL;
    g_autofree char *folder = make_library (&id);
    gboolean opened;

    run_sql (folder, cases[i].sql);
    opened = try_all (folder, id);
    if (opened != cases[i].opens)
      g_error ("%s: %s", cases[i].sql, opened ? "opens" : "does not open");
  }
}

/* An index that is broken or gone keeps nobody from working on; what is not found is told of. */
static void
test_broken_index (void)
{
  static const char *const cases[] = { "UPDATE words_data SET block = x'ffffffff'", "DELETE FROM words_content; UPDATE words_data SET block = zeroblob (3)", "DROP TABLE words" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *id = NULL;
    g_autofree char *folder = make_library (&id);
    g_autoptr (StudioLibrary) library = NULL;
    g_autoptr (StudioPost) post = NULL;
    g_autoptr (StudioPost) again = NULL;
    g_autofree char *title = NULL;
    StudioLibraryQuery all = { 0 };
    g_autoptr (GPtrArray) items = NULL;

    run_sql (folder, cases[i]);
    library = fixture_library (folder);
    post = library_load (library, id, NULL, NULL);
    library_set (post, "content/judul", "'Tetap tersimpan'");
    fixture_save (library, post);
    again = library_load (library, id, NULL, NULL);
    title = studio_post_get_title (again);
    g_assert_cmpstr (title, ==, "Tetap tersimpan");
    items = library_query (library, &all);
    g_assert_cmpstr (studio_library_item_get_title (g_ptr_array_index (items, 0)), ==, "Tetap tersimpan");
    studio_library_close (library);
  }
}

/* Bytes that a dying disk changed, anywhere: no crash, and what fails tells so. */
static void
test_scribbles (void)
{
  for (int i = 0; i < 40; i++) {
    g_autofree char *id = NULL;
    g_autofree char *folder = make_library (&id);
    g_autofree char *path = db_path (folder);
    g_autofree char *content = NULL;
    g_autoptr (GError) error = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (path, &content, &size, NULL));
    for (int j = 0; j < 1 + i; j++)
      content[g_test_rand_int_range (100, (int) size)] = (char) g_test_rand_int_range (0, 256);
    if (i % 8 == 7)
      size = (gsize) g_test_rand_int_range (0, (int) size);
    g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
    error = library_open_error (folder);
    if (error == NULL)
      try_all (folder, id);
    else
      g_assert_cmpstr (error->message, !=, "");
  }
}

static void
test_locked (void)
{
  g_autofree char *id = NULL;
  g_autofree char *folder = make_library (&id);
  g_autofree char *path = db_path (folder);
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_load (library, id, NULL, NULL);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioPost) loaded = NULL;
  g_autofree char *title = NULL;
  sqlite3 *other = NULL;

  library_set (post, "content/judul", "'Terkunci'");
  snapshot = studio_post_snapshot (post);
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  {
    g_autoptr (GError) error = NULL;
    LIBRARY_ASK (library, save, snapshot, NULL);

    g_assert_false (studio_library_save_finish (library, result, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
    g_assert_nonnull (strstr (error->message, "locked by another program"));
  }
  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (other);

  /* as if nothing had been */
  fixture_save (library, post);
  loaded = library_load (library, id, NULL, NULL);
  title = studio_post_get_title (loaded);
  g_assert_cmpstr (title, ==, "Terkunci");
}

/* Two programs on one library: each sees what the other wrote, and neither trusts its own memory of it. */
static void
test_two_connections (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) one = fixture_library (folder);
  g_autoptr (StudioLibrary) two = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Berdua");
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioAsset) mine = library_big_asset (1);
  g_autoptr (StudioAsset) theirs = library_big_asset (2);
  g_autoptr (StudioPost) other = NULL;
  g_autoptr (StudioHistory) other_history = NULL;
  g_autoptr (StudioPost) last = NULL;
  g_autoptr (GBytes) wanted = NULL;
  g_autoptr (GBytes) found = NULL;
  StudioLibraryQuery all = { 0 };
  g_autoptr (GPtrArray) items = NULL;

  library_show (history, mine);
  fixture_save (one, post);
  other = library_load (two, fixture_id (post), NULL, NULL);
  other_history = studio_history_new (other);
  library_show (other_history, theirs);
  fixture_save (two, other);
  /* the same as before, but not what stands there any more */
  fixture_save (one, post);
  library_clean (two);

  last = library_load (two, fixture_id (post), NULL, NULL);
  wanted = library_package (post);
  found = library_package (last);
  g_assert_cmpmem (g_bytes_get_data (wanted, NULL), g_bytes_get_size (wanted), g_bytes_get_data (found, NULL), g_bytes_get_size (found));

  for (int i = 0; i < 20; i++) {
    g_autoptr (StudioPost) more = library_post ("Lagi");

    fixture_save (i % 2 == 0 ? one : two, more);
  }
  items = library_query (one, &all);
  g_assert_cmpuint (items->len, ==, 21);
}

static guint
count_recovered (StudioLibrary *library)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  LIBRARY_ASK (library, find_recovered);

  items = studio_library_find_recovered_finish (library, result, &error);
  g_assert_no_error (error);
  return items->len;
}

static void
mark_open (StudioLibrary *library,
           const char *id,
           gboolean open)
{
  g_autoptr (GError) error = NULL;
  LIBRARY_ASK (library, mark_open, id, open);

  studio_library_mark_open_finish (library, result, &error);
  g_assert_no_error (error);
}

/* Posts that a process had open which is gone: told once, and only if there is something to tell. */
static void
test_recovered (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Pulih");
  /* started at another time: another process that got the number later */
  g_autofree char *gone = g_strdup ("UPDATE post SET opened_by = substr (opened_by, 1, length (opened_by) - 1) || 'x' WHERE opened_by IS NOT NULL");

  fixture_save (library, post);
  mark_open (library, fixture_id (post), TRUE);
  run_sql (folder, gone);
  g_assert_cmpuint (count_recovered (library), ==, 1); /* a new one, whose first save comes before its mark */
  mark_open (library, fixture_id (post), TRUE);
  run_sql (folder, gone);
  g_assert_cmpuint (count_recovered (library), ==, 0); /* nothing was edited since */

  mark_open (library, fixture_id (post), TRUE);
  library_set (post, "content/judul", "'Pulih lagi'");
  fixture_save (library, post);
  g_assert_cmpuint (count_recovered (library), ==, 0); /* this process has it open */
  run_sql (folder, gone);
  g_assert_cmpuint (count_recovered (library), ==, 1);
  g_assert_cmpuint (count_recovered (library), ==, 0);

  mark_open (library, fixture_id (post), TRUE);
  library_set (post, "content/judul", "'Ditutup'");
  fixture_save (library, post);
  mark_open (library, fixture_id (post), FALSE);
  run_sql (folder, gone);
  g_assert_cmpuint (count_recovered (library), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/library-schema/migrations", test_migrations);
  g_test_add_func ("/library-schema/same-tables", test_same_tables);
  g_test_add_func ("/library-schema/refused", test_refused);
  g_test_add_func ("/library-schema/emptied", test_emptied);
  g_test_add_func ("/library-schema/folder in place", test_folder_in_place);
  g_test_add_func ("/library-schema/hostile-rows", test_hostile_rows);
  g_test_add_func ("/library-schema/broken-index", test_broken_index);
  g_test_add_func ("/library-schema/scribbles", test_scribbles);
  g_test_add_func ("/library-schema/locked", test_locked);
  g_test_add_func ("/library-schema/two-connections", test_two_connections);
  g_test_add_func ("/library-schema/recovered", test_recovered);

  return g_test_run ();
}
