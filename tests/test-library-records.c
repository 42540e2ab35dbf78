#include "library-fixture.h"

#include <sqlite3.h>

#include "studio-library-backup.h"
#include "studio-library-published.h"
#include "studio-library-records.h"
#include "studio-post-office.h"

/* --- jobs --- */

/* @kind: (nullable). Returns: (transfer full) */
static GPtrArray *
list (StudioLibrary *library,
      const char *kind)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records;
  LIBRARY_ASK (library, list_records, kind);

  records = studio_library_list_records_finish (library, result, &error);
  g_assert_no_error (error);
  return records;
}

/* Returns: (transfer full): a record of @kind; @json: as fixture_json() takes it */
static StudioRecord *
make (const char *id,
      const char *kind,
      const char *json)
{
  g_autoptr (JsonNode) root = fixture_json (json);

  return studio_record_new (id, kind, root);
}

/* Returns: (nullable): why not */
static GError *
try_put (StudioLibrary *library,
         GPtrArray *records)
{
  GError *error = NULL;
  LIBRARY_ASK (library, put_records, records);

  g_assert_cmpint (studio_library_put_records_finish (library, result, &error), ==, error == NULL);
  return error;
}

static void
put (StudioLibrary *library,
     StudioRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  error = try_put (library, records);
  g_assert_no_error (error);
}

static void
remove_one (StudioLibrary *library,
            const char *id)
{
  const char *const ids[] = { id, "not-there", NULL };
  g_autoptr (GError) error = NULL;
  LIBRARY_ASK (library, remove_records, ids);

  studio_library_remove_records_finish (library, result, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): "Ani|Budi" */
static char *
names_of (StudioLibrary *library,
          const char *kind)
{
  g_autoptr (GPtrArray) records = list (library, kind);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", studio_record_get_text (g_ptr_array_index (records, i), "name"));
  return g_string_free (names, FALSE);
}

static void
assert_names (StudioLibrary *library,
              const char *kind,
              const char *wanted)
{
  g_autofree char *names = names_of (library, kind);

  g_assert_cmpstr (names, ==, wanted);
}

static void
records_changed_cb (StudioLibrary *library,
                    const char *kind,
                    GString *told)
{
  g_string_append_printf (told, "[%s]", kind);
}

/* --- records --- */

static void
test_records (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GPtrArray) people = NULL;
  StudioRecord *record;

  g_signal_connect (library, "records-changed", G_CALLBACK (records_changed_cb), told);
  put (library, make ("b", "person", "{'name':'budi','post':'Camat','baru':[1]}"));
  put (library, make ("a", "person", "{'name':'Ani'}"));
  put (library, make ("c", "place", "{'name':'Desa Aru'}"));
  assert_names (library, "person", "Ani|budi");
  assert_names (library, NULL, "Ani|budi|Desa Aru");
  assert_names (library, "office", "");
  while (told->len < strlen ("[person][person][place]"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (told->str, ==, "[person][person][place]");

  people = list (library, "person");
  record = g_ptr_array_index (people, 1);
  g_assert_cmpstr (record->id, ==, "b");
  g_assert_cmpstr (studio_record_get_text (record, "post"), ==, "Camat");
  g_assert_cmpstr (studio_record_get_text (record, "baru"), ==, "");
  g_assert_nonnull (studio_json_lookup (record->root, "baru"));
  g_assert_cmpint (record->modified, >, 1700000000);

  put (library, make ("b", "person", "{'name':'Wati'}"));
  assert_names (library, "person", "Ani|Wati");
  remove_one (library, "b");
  assert_names (library, "person", "Ani");
  /* Undo */
  put (library, studio_record_ref (record));
  assert_names (library, "person", "Ani|budi");
}

/* As people look for names: small letters as large ones, numbers as numbers. */
static void
test_order (void)
{
  static const char *const names[] = { "Dinas Urusan 10", "dinas urusan 2", "Dinas Urusan 1", "Badan 11", "Dinas Urusan 11", "badan 9" };
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *json = g_strdup_printf ("{'name':'%s'}", names[i]);

    put (library, make (NULL, "office", json));
  }
  assert_names (library, "office", "badan 9|Badan 11|Dinas Urusan 1|dinas urusan 2|Dinas Urusan 10|Dinas Urusan 11");
}

/* All or none, and no more than there is room for. */
static void
test_limits (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autofree char *filling = g_strnfill (STUDIO_RECORD_MAX_SIZE, 'x');
  g_autofree char *long_id = g_strnfill (65, 'i');
  g_autofree char *json = g_strdup_printf ("{'name':'%s'}", filling);
  struct
  {
    const char *id;
    const char *json;
  } cases[] = { { NULL, json }, { long_id, "{'name':'x'}" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
    g_autoptr (GError) error = NULL;

    g_ptr_array_add (records, make (NULL, "person", "{'name':'Ani'}"));
    g_ptr_array_add (records, make (cases[i].id, "person", cases[i].json));
    error = try_put (library, records);
    fixture_assert_error (error, STUDIO_ERROR_LIMIT, "too large");
    assert_names (library, NULL, "");
  }
}

static void
test_many (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = fixture_json ("{'name':'Ani'}");

  for (guint i = 0; i < STUDIO_RECORDS_MAX; i++)
    g_ptr_array_add (records, studio_record_new (NULL, "person", root));
  error = try_put (library, records);
  g_assert_no_error (error);
  g_ptr_array_set_size (records, 0);
  g_ptr_array_add (records, studio_record_new (NULL, "person", root));
  error = try_put (library, records);
  fixture_assert_error (error, STUDIO_ERROR_LIMIT, "20000");
  found = list (library, NULL);
  g_assert_cmpuint (found->len, ==, STUDIO_RECORDS_MAX);
}

/* What another program does to the library's file. */
static void
run_sql (const char *folder,
         const char *sql)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* Rows that no honest program writes are passed over. */
static void
test_hostile (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);

  put (library, make (NULL, "person", "{'name':'Ani'}"));
  run_sql (folder, "INSERT INTO record VALUES ('1', 'person', '', 'no json', 0);"
                   "INSERT INTO record VALUES ('2', 'person', '', CAST ('[1]' AS BLOB), 0);"
                   "INSERT INTO record VALUES ('3', '', '', CAST ('{}' AS BLOB), 0);"
                   "INSERT INTO record VALUES ('4', 'person', '', zeroblob (300000), 0);"
                   "INSERT INTO record VALUES (x'ff', x'fe', x'fd', x'', 'soon')");
  assert_names (library, NULL, "Ani");
  assert_names (library, "person", "Ani");
}

/* Registers come through a repair and out of a backup. */
static void
test_kept (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autofree char *other_folder = fixture_library_folder ();
  g_autofree char *backup = g_build_filename (other_folder, "..", "semua.pemda-cadangan", NULL);
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioLibrary) other = fixture_library (other_folder);
  g_autoptr (GError) error = NULL;

  put (library, make (NULL, "person", "{'name':'Ani'}"));
  put (library, make (NULL, "office", "{'name':'Dinas Kesehatan'}"));
  {
    g_autoptr (StudioLibraryRescue) rescue = NULL;
    LIBRARY_ASK (library, repair);

    rescue = studio_library_repair_finish (library, result, &error);
    g_assert_no_error (error);
  }
  assert_names (library, NULL, "Dinas Kesehatan|Ani");
  {
    LIBRARY_ASK (library, back_up, backup, NULL);

    studio_library_back_up_finish (library, result, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  put (other, make (NULL, "person", "{'name':'Lain'}"));
  {
    g_autoptr (StudioLibraryRescue) rescue = NULL;
    LIBRARY_ASK (other, restore_backup, backup, NULL);

    rescue = studio_library_restore_backup_finish (other, result, &error);
    g_assert_no_error (error);
  }
  assert_names (other, NULL, "Dinas Kesehatan|Ani");
}

/* --- the office of a post --- */

static void
test_office (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) health = library_post ("Imunisasi");
  g_autoptr (StudioPost) none = library_post ("Rapat");
  StudioLibraryQuery cases[] = { { .office = "Dinas Kesehatan" }, { .office = "" }, { .office = "Dinas Lain" }, { .office = NULL }, { .office = "Dinas Kesehatan", .text = "imun" } };
  const guint wanted[] = { 1, 1, 0, 2, 1 };
  g_autoptr (StudioLibraryCounts) counts = NULL;
  g_autoptr (GError) error = NULL;

  library_set (health, "office", "'Dinas Kesehatan'");
  fixture_save (library, health);
  fixture_save (library, none);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) items = library_query (library, &cases[i]);

    g_assert_cmpuint (items->len, ==, wanted[i]);
    if (cases[i].office != NULL && items->len > 0)
      g_assert_cmpstr (studio_library_item_get_office (g_ptr_array_index (items, 0)), ==, cases[i].office);
  }
  {
    LIBRARY_ASK (library, count);

    counts = studio_library_count_finish (library, result, &error);
    g_assert_no_error (error);
  }
  g_assert_cmpuint (g_hash_table_size (counts->offices), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts->offices, "Dinas Kesehatan")), ==, 1);
}

static void
test_post_office (void)
{
  g_autofree char *too_long = g_strnfill (STUDIO_POST_OFFICE_MAX + 5, 'x');
  struct
  {
    const char *office;
    const char *wanted;
  } cases[] = { { "Dinas Kesehatan", "Dinas Kesehatan" }, { "  Badan  ", "Badan" }, { "", "" }, { NULL, "" }, { too_long, too_long + 5 } };
  g_autoptr (JsonNode) root = fixture_json ("{'id':'a','office':'Kantor'}");

  g_assert_cmpstr (studio_post_office_get (root), ==, "Kantor");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) changed = studio_post_office_with (root, cases[i].office);

    g_assert_cmpstr (studio_post_office_get (changed), ==, cases[i].wanted);
    g_assert_cmpint (studio_json_lookup (changed, "office") != NULL, ==, *cases[i].wanted != '\0');
  }
}

static void
test_post_office_hostile (void)
{
  g_autofree char *filling = g_strnfill (STUDIO_POST_OFFICE_MAX + 1, 'x');
  g_autofree char *too_long = g_strdup_printf ("{'office':'%s'}", filling);
  const char *const cases[] = { too_long, "{'office':7}", "{'office':['a']}" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (cases[i]);
    StudioJsonAt at = studio_json_at_root ("post.json", root);
    g_autoptr (GError) error = NULL;

    g_assert_false (studio_post_office_check (&at, &error));
    fixture_assert_error (error, STUDIO_ERROR_INVALID, "office");
    g_assert_nonnull (studio_post_office_get (root));
  }
}

/* --- what went out, and what was said --- */

/* Returns: (transfer full) */
static GPtrArray *
list_published (StudioLibrary *library,
                gint64 from,
                gint64 to)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;
  LIBRARY_ASK (library, list_published, from, to, TRUE);

  rows = studio_library_list_published_finish (library, result, &error);
  g_assert_no_error (error);
  return rows;
}

static void
test_published (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Terbit");
  g_autoptr (StudioPost) other = library_post ("Lain");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) few = NULL;
  g_autoptr (GPtrArray) none = NULL;
  const StudioLibraryPublished *row;

  library_set (post, "office", "'Dinkes'");
  library_set (post, "published", "[{'id':'1','platform':'instagram','account':'dinkes','at':'2026-11-02T10:00:00+08:00','link':'https://x.id/1','by':'Rina','approved_by':'Hasan'},"
                                  "{'platform':'facebook','at':'2026-11-01T10:00:00+08:00'},{'platform':'x','at':'soon'},7]");
  library_set (other, "published", "[{'platform':'x','at':'2026-11-01T11:00:00+08:00'}]");
  fixture_save (library, post);
  fixture_save (library, other);
  rows = list_published (library, 0, 0);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (((StudioLibraryPublished *) g_ptr_array_index (rows, 0))->platform, ==, "facebook");
  g_assert_cmpstr (((StudioLibraryPublished *) g_ptr_array_index (rows, 1))->title, ==, "Lain");
  row = g_ptr_array_index (rows, 2);
  g_assert_cmpstr (row->post, ==, fixture_id (post));
  g_assert_cmpstr (row->office, ==, "Dinkes");
  g_assert_cmpstr (row->account, ==, "dinkes");
  g_assert_cmpstr (row->link, ==, "https://x.id/1");
  g_assert_cmpstr (row->by, ==, "Rina");
  g_assert_cmpstr (row->approved_by, ==, "Hasan");
  g_assert_nonnull (studio_json_lookup (row->root, "content/judul"));
  g_assert_true (row->root == ((StudioLibraryPublished *) g_ptr_array_index (rows, 0))->root);
  few = list_published (library, row->at, row->at + 1);
  g_assert_cmpuint (few->len, ==, 1);
  none = list_published (library, row->at + 1, 0);
  g_assert_cmpuint (none->len, ==, 0);

  /* a post that is no longer said to have gone out, and one that is gone */
  library_set (post, "published", "[]");
  fixture_save (library, post);
  library_trash (library, fixture_id (other), TRUE);
  library_delete (library, fixture_id (other));
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = list_published (library, 0, 0);
  g_assert_cmpuint (rows->len, ==, 0);
}

static void
test_comments (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Rapat");
  const struct
  {
    const char *text;
    guint n;
  } cases[] = { { "anggaran", 1 }, { "sudah", 1 }, { "rina", 0 } };

  library_set (post, "comments", "[{'id':'1','by':'Rina','text':'Periksa anggaran','replies':[{'by':'Ani','text':'Sudah benar'}]},7,{'text':3,'replies':{}}]");
  fixture_save (library, post);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioLibraryQuery query = { .text = cases[i].text };
    g_autoptr (GPtrArray) items = library_query (library, &query);

    g_assert_cmpuint (items->len, ==, cases[i].n);
  }
}

static void
test_copy (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = library_post ("Asli");
  g_autoptr (StudioPost) copy = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  StudioLibraryQuery query = { .office = "Dinkes" };

  library_set (post, "office", "'Dinkes'");
  library_set (post, "published", "[{'platform':'x','at':'2026-11-01T11:00:00+08:00'}]");
  fixture_save (library, post);
  {
    LIBRARY_ASK (library, duplicate, fixture_id (post));

    id = studio_library_duplicate_finish (library, result, &error);
    g_assert_no_error (error);
  }
  rows = list_published (library, 0, 0);
  g_assert_cmpuint (rows->len, ==, 1);
  items = library_query (library, &query);
  g_assert_cmpuint (items->len, ==, 2);
  copy = library_load (library, id, NULL, NULL);
  g_assert_cmpstr (studio_post_office_get (studio_post_get_json (copy)), ==, "Dinkes");
  g_assert_null (studio_json_lookup (studio_post_get_json (copy), "published"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/library-records/records", test_records);
  g_test_add_func ("/library-records/order", test_order);
  g_test_add_func ("/library-records/limits", test_limits);
  g_test_add_func ("/library-records/many", test_many);
  g_test_add_func ("/library-records/hostile", test_hostile);
  g_test_add_func ("/library-records/kept", test_kept);
  g_test_add_func ("/library-records/office", test_office);
  g_test_add_func ("/library-records/post-office", test_post_office);
  g_test_add_func ("/library-records/post-office-hostile", test_post_office_hostile);
  g_test_add_func ("/library-records/published", test_published);
  g_test_add_func ("/library-records/comments", test_comments);
  g_test_add_func ("/library-records/copy", test_copy);

  return g_test_run ();
}
