#include "config.h"

#include <sqlite3.h>

#include "library-fixture.h"
#include "studio-library-versions.h"

typedef struct
{
  StudioLibrary *library;
  StudioPost *post;
  char *folder;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = fixture_library_folder ();
  self->library = fixture_library (self->folder);
  self->post = fixture_post ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  studio_library_close (self->library);
  g_clear_object (&self->library);
  g_clear_object (&self->post);
  g_free (self->folder);
}

static void
save (Fixture *self,
      const char *title)
{
  StudioPost *next = fixture_retitle (self->post, title);

  g_object_unref (self->post);
  self->post = next;
  fixture_save (self->library, self->post);
}

/* Returns: the version's number */
static gint64
add (Fixture *self,
     StudioVersionKind kind,
     const char *name)
{
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_add_version_async, self->library, fixture_id (self->post), kind, name);
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  studio_library_add_version_finish (self->library, result, &number, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number, >, 0);
  return number;
}

static GPtrArray *
list (Fixture *self)
{
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_list_versions_async, self->library, fixture_id (self->post));
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = studio_library_list_versions_finish (self->library, result, &error);

  g_assert_no_error (error);
  return versions;
}

/* "named:Untuk Sekda exported: opened:", newest first */
static char *
say_list (Fixture *self)
{
  g_autoptr (GPtrArray) versions = list (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++) {
    const StudioLibraryVersion *version = g_ptr_array_index (versions, i);

    g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "", studio_version_kind_name (version->kind), version->name != NULL ? version->name : "");
  }
  return g_string_free (text, FALSE);
}

static void
assert_list (Fixture *self,
             const char *expected)
{
  g_autofree char *found = say_list (self);

  g_assert_cmpstr (found, ==, expected);
}

static char *
title_of (Fixture *self,
          gint64 number)
{
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_load_version_async, self->library, fixture_id (self->post), number);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_library_load_version_finish (self->library, result, NULL, &error);

  g_assert_no_error (error);
  return studio_post_get_title (post);
}

static void
test_add_and_load (Fixture *self,
                   gconstpointer data)
{
  gint64 first, second;
  g_autofree char *old = NULL;
  g_autofree char *present = NULL;

  save (self, "Satu");
  first = add (self, STUDIO_VERSION_OPENED, NULL);
  save (self, "Dua");
  second = add (self, STUDIO_VERSION_EXPORTED, NULL);
  g_assert_cmpint (second, >, first);
  assert_list (self, "exported: opened:");
  old = title_of (self, first);
  g_assert_cmpstr (old, ==, "Satu");
  present = title_of (self, second);
  g_assert_cmpstr (present, ==, "Dua");
}

/* A state is kept once; what lasts, and names, are noted on it, unless it has such a mark already. */
static void
test_same (Fixture *self,
           gconstpointer data)
{
  gint64 number;

  save (self, "Satu");
  number = add (self, STUDIO_VERSION_OPENED, NULL);
  g_assert_cmpint (add (self, STUDIO_VERSION_BULK, NULL), ==, number);
  assert_list (self, "opened:");
  g_assert_cmpint (add (self, STUDIO_VERSION_NAMED, "  Untuk\nSekda "), ==, number);
  assert_list (self, "named:Untuk Sekda");
  g_assert_cmpint (add (self, STUDIO_VERSION_OPENED, NULL), ==, number);
  g_assert_cmpint (add (self, STUDIO_VERSION_EXPORTED, NULL), !=, number);
  assert_list (self, "exported: named:Untuk Sekda");
  g_assert_cmpint (add (self, STUDIO_VERSION_NAMED, "Lain"), !=, number);
  assert_list (self, "named:Lain exported: named:Untuk Sekda");
}

static void
run_sql (Fixture *self,
         const char *sql)
{
  g_autofree char *path = g_build_filename (self->folder, "library.db", NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 5000);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* The same words with another logo or another state of the brand are another state: the parts count. */
static void
test_parts_count (Fixture *self,
                  gconstpointer data)
{
  save (self, "Satu");
  add (self, STUDIO_VERSION_OPENED, NULL);
  run_sql (self, "UPDATE version_part SET blob = (SELECT blob FROM version_part WHERE name = 'template.json') WHERE name = 'brand.json'");
  add (self, STUDIO_VERSION_OPENED, NULL);
  assert_list (self, "opened: opened:");
  run_sql (self, "DELETE FROM version_part WHERE name = 'brand.json' AND version = (SELECT max(number) FROM version)");
  add (self, STUDIO_VERSION_OPENED, NULL);
  assert_list (self, "opened: opened: opened:");
}

static void
rename_version (Fixture *self,
                gint64 number,
                const char *name)
{
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_name_version_async, self->library, fixture_id (self->post), number, name);
  g_autoptr (GError) error = NULL;

  studio_library_name_version_finish (self->library, result, &error);
  g_assert_no_error (error);
}

static void
test_names (Fixture *self,
            gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (400, 'a');
  g_autoptr (GPtrArray) versions = NULL;
  gint64 first, second;

  save (self, "Satu");
  first = add (self, STUDIO_VERSION_OPENED, NULL);
  save (self, "Dua");
  second = add (self, STUDIO_VERSION_EXPORTED, NULL);
  rename_version (self, first, "Awal");
  rename_version (self, second, "Terkirim");
  assert_list (self, "exported:Terkirim named:Awal");
  rename_version (self, first, " ");
  rename_version (self, second, NULL);
  assert_list (self, "exported: opened:");
  rename_version (self, first, long_name);
  versions = list (self);
  g_assert_cmpuint (strlen (((StudioLibraryVersion *) g_ptr_array_index (versions, 1))->name), ==, STUDIO_VERSION_MAX_NAME);
}

/* Versions of another post, or that are gone, are not there; neither are posts. */
static void
test_not_there (Fixture *self,
                gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) other = NULL;
  g_autoptr (GAsyncResult) unknown = NULL;
  g_autoptr (GError) error = NULL;
  gint64 number;
  StudioPost *first;

  save (self, "Satu");
  number = add (self, STUDIO_VERSION_OPENED, NULL);
  result = FIXTURE_ASK (studio_library_load_version_async, self->library, fixture_id (self->post), number + 1);
  g_assert_null (studio_library_load_version_finish (self->library, result, NULL, &error));
  fixture_assert_error (error, STUDIO_ERROR_NOT_FOUND, "version");
  g_clear_error (&error);

  first = self->post;
  self->post = fixture_post ();
  save (self, "Lain");
  other = FIXTURE_ASK (studio_library_load_version_async, self->library, fixture_id (self->post), number);
  g_assert_null (studio_library_load_version_finish (self->library, other, NULL, &error));
  fixture_assert_error (error, STUDIO_ERROR_NOT_FOUND, "version");
  g_clear_error (&error);
  g_object_unref (first);

  unknown = FIXTURE_ASK (studio_library_add_version_async, self->library, "ffffffffffff", STUDIO_VERSION_OPENED, NULL);
  g_assert_false (studio_library_add_version_finish (self->library, unknown, NULL, &error));
  fixture_assert_error (error, STUDIO_ERROR_NOT_FOUND, "");
}

/* Adding lets old ones go by their age, never those that last. */
static void
test_thinning (Fixture *self,
               gconstpointer data)
{
  static const char *const titles[] = { "Satu", "Dua", "Tiga", "Empat" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    save (self, titles[i]);
    add (self, i == 1 ? STUDIO_VERSION_EXPORTED : STUDIO_VERSION_OPENED, NULL);
  }
  /* all of them in one hour, three days ago */
  run_sql (self, "UPDATE version SET time = (strftime ('%s', 'now') - 3 * 86400) / 3600 * 3600 + number");
  assert_list (self, "opened: opened: exported: opened:");
  save (self, "Lima");
  add (self, STUDIO_VERSION_OPENED, NULL);
  assert_list (self, "opened: opened: exported:");
}

/* What only a version needs stays when the library is cleaned, and the version can still be loaded. */
static void
test_photo_stays (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (StudioAsset) asset = fixture_asset (7);
  g_autoptr (JsonNode) photo = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GHashTable) assets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) studio_asset_unref);
  g_autofree char *value = g_strdup_printf ("{'asset':'%s'}", studio_asset_get_hash (asset));
  g_autoptr (StudioPost) with_photo = NULL;
  g_autoptr (StudioPost) loaded = NULL;
  g_autoptr (GAsyncResult) cleaned = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) photos = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  gint64 number;

  photo = fixture_json (value);
  root = studio_json_with (studio_post_get_json (self->post), "content/foto", photo);
  g_hash_table_insert (assets, g_strdup (studio_asset_get_hash (asset)), studio_asset_ref (asset));
  with_photo = studio_post_new_from_json ("post.json", root, studio_post_get_template (self->post), studio_post_get_brand (self->post), assets, &error);
  g_assert_no_error (error);
  fixture_save (self->library, with_photo);
  number = add (self, STUDIO_VERSION_NAMED, "Dengan foto");
  save (self, "Tanpa foto");
  cleaned = FIXTURE_ASK (studio_library_clean_async, self->library);
  g_assert_true (studio_library_clean_finish (self->library, cleaned, NULL, &error));
  result = FIXTURE_ASK (studio_library_load_version_async, self->library, fixture_id (self->post), number);
  loaded = studio_library_load_version_finish (self->library, result, &notice, &error);
  g_assert_no_error (error);
  g_assert_null (notice);
  photos = studio_post_list_assets (loaded);
  g_assert_cmpuint (photos->len, ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add ("/library-versions/add-and-load", Fixture, NULL, set_up, test_add_and_load, tear_down);
  g_test_add ("/library-versions/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/library-versions/parts-count", Fixture, NULL, set_up, test_parts_count, tear_down);
  g_test_add ("/library-versions/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/library-versions/not-there", Fixture, NULL, set_up, test_not_there, tear_down);
  g_test_add ("/library-versions/thinning", Fixture, NULL, set_up, test_thinning, tear_down);
  g_test_add ("/library-versions/photo-stays", Fixture, NULL, set_up, test_photo_stays, tear_down);
  return g_test_run ();
}
