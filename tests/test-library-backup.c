#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <sqlite3.h>

#include "library-fixture.h"
#include "studio-file.h"
#include "studio-library-backup.h"
#include "studio-library-versions.h"
#include "studio-sha256.h"

/* larger than what the library keeps in its rows */
#define PHOTO_BYTES (200 * 1024)

typedef struct
{
  StudioLibrary *library;
  StudioPost *post; /* has a photo that lies in a file */
  char *folder;
  char *path; /* of the backup */
} Fixture;

/* Returns: (transfer full): an SVG picture of more than PHOTO_BYTES */
static StudioAsset *
big_asset (void)
{
  GString *text = g_string_new ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\" viewBox=\"0 0 10 10\"><!--");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  StudioAsset *asset;

  while (text->len < PHOTO_BYTES)
    g_string_append (text, "0123456789abcdef ");
  g_string_append (text, "--></svg>");
  bytes = g_string_free_to_bytes (text);
  asset = studio_asset_new (bytes, &error);
  g_assert_no_error (error);
  return asset;
}

static StudioPost *
photo_post (void)
{
  g_autoptr (StudioPost) empty = fixture_post ();
  g_autoptr (StudioAsset) asset = big_asset ();
  g_autofree char *value = g_strdup_printf ("{'asset':'%s'}", studio_asset_get_hash (asset));
  g_autoptr (JsonNode) photo = fixture_json (value);
  g_autoptr (JsonNode) root = studio_json_with (studio_post_get_json (empty), "content/foto", photo);
  g_autoptr (GHashTable) assets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) studio_asset_unref);
  g_autoptr (GError) error = NULL;
  StudioPost *post;

  g_hash_table_insert (assets, g_strdup (studio_asset_get_hash (asset)), studio_asset_ref (asset));
  post = studio_post_new_from_json ("post.json", root, studio_post_get_template (empty), studio_post_get_brand (empty), assets, &error);
  g_assert_no_error (error);
  return post;
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

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *parent = NULL;

  self->folder = fixture_library_folder ();
  parent = g_path_get_dirname (self->folder);
  self->path = g_build_filename (parent, "uji.pemda-cadangan", NULL);
  self->library = fixture_library (self->folder);
  self->post = photo_post ();
  save (self, "Satu");
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  studio_library_close (self->library);
  g_clear_object (&self->library);
  g_clear_object (&self->post);
  g_free (self->folder);
  g_free (self->path);
}

static void
back_up (Fixture *self,
         guint n_posts)
{
  int progress = -1;
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_back_up_async, self->library, self->path, &progress);
  g_autoptr (GError) error = NULL;
  guint found = 0, missing = 99;

  studio_library_back_up_finish (self->library, result, &found, &missing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found, ==, n_posts);
  g_assert_cmpuint (missing, ==, 0);
  g_assert_cmpint (progress, ==, 1000);
}

static StudioLibraryRescue *
restore (Fixture *self,
         GError **error)
{
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_restore_backup_async, self->library, self->path, NULL);

  return studio_library_restore_backup_finish (self->library, result, error);
}

static void
assert_title (StudioLibrary *library,
              const char *id,
              const char *expected)
{
  g_autofree char *title = fixture_stored_title (library, id);

  g_assert_cmpstr (title, ==, expected);
}

/* Nothing half-made lies about: beside the library there is only what a person put there. */
static void
assert_clean (Fixture *self)
{
  g_autofree char *parent = g_path_get_dirname (self->folder);
  g_autoptr (GPtrArray) beside = studio_file_list_folder (parent);
  g_autoptr (GPtrArray) within = studio_file_list_folder (self->folder);

  for (guint i = 0; i < beside->len; i++)
    if (strstr (g_ptr_array_index (beside, i), "-baru-") != NULL || g_str_has_prefix (g_ptr_array_index (beside, i), "uji.pemda-cadangan."))
      g_error ("left over: %s", (char *) g_ptr_array_index (beside, i));
  for (guint i = 0; i < within->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (within, i), "cadangan."))
      g_error ("left over: %s", (char *) g_ptr_array_index (within, i));
}

static guint
count_photos (Fixture *self)
{
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_load_async, self->library, fixture_id (self->post));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_library_load_finish (self->library, result, NULL, NULL, &error);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) photos = NULL;

  g_assert_no_error (error);
  photos = studio_post_list_assets (post);
  return photos->len;
}

static void
test_round_trip (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (StudioPost) other = fixture_post ();
  g_autoptr (StudioLibraryRescue) rescue = NULL;
  g_autoptr (StudioLibrary) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) versioned = FIXTURE_ASK (studio_library_add_version_async, self->library, fixture_id (self->post), STUDIO_VERSION_NAMED, "Awal");
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  g_assert_true (studio_library_add_version_finish (self->library, versioned, NULL, &error));
  back_up (self, 1);
  save (self, "Dua");
  fixture_save (self->library, other);

  rescue = restore (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rescue->n_posts, ==, 1);
  g_assert_cmpuint (rescue->n_lost, ==, 0);
  assert_title (self->library, fixture_id (self->post), "Satu");
  assert_title (self->library, fixture_id (other), NULL);
  g_assert_cmpuint (count_photos (self), ==, 1);
  listed = FIXTURE_ASK (studio_library_list_versions_async, self->library, fixture_id (self->post));
  versions = studio_library_list_versions_finish (self->library, listed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 1);
  assert_clean (self);

  /* it goes on being a library, and what was there before is one too */
  save (self, "Tiga");
  assert_title (self->library, fixture_id (self->post), "Tiga");
  kept = fixture_library (rescue->kept);
  assert_title (kept, fixture_id (self->post), "Dua");
  studio_library_close (kept);
}

/* The file is a ZIP whose entries other programs can take out. */
static void
test_is_zip (Fixture *self,
             gconstpointer data)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  g_autoptr (GString) names = g_string_new (NULL);

  back_up (self, 1);
  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, self->path, 65536), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    g_string_append_printf (names, "%.7s ", archive_entry_pathname (entry));
  g_assert_cmpstr (names->str, ==, "cadanga library assets/ ");
  archive_read_free (archive);
}

/* --- broken and hostile files --- */

typedef struct
{
  const char *name;
  const char *text; /* NULL: the real database */
} Entry;

static void
add_entry (struct archive *archive,
           const Entry *from,
           const char *database,
           gsize length)
{
  struct archive_entry *entry = archive_entry_new ();
  const char *text = from->text != NULL ? from->text : database;
  gsize size = from->text != NULL ? strlen (from->text) : length;

  archive_entry_set_pathname (entry, from->name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, (la_int64_t) size);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, text, size), ==, (la_ssize_t) size);
  archive_entry_free (entry);
}

static void
write_archive (const char *path,
               const Entry *entries,
               const char *database,
               gsize length)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (int i = 0; entries[i].name != NULL; i++)
    add_entry (archive, &entries[i], database, length);
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
}

#define MANIFEST "{\"format\": \"pemda-studio-backup\", \"version\": 1, \"min_reader\": 1}"
#define WRONG_HASH "0000000000000000000000000000000000000000000000000000000000000000"

/* Takes the database out of a backup. */
static char *
take_database (const char *path,
               gsize *length)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *database = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  while (database == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (g_str_equal (archive_entry_pathname (entry), "library.db")) {
      GByteArray *bytes = g_byte_array_new ();
      char buffer[4096];
      la_ssize_t n;

      while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
        g_byte_array_append (bytes, (const guint8 *) buffer, (guint) n);
      *length = bytes->len;
      database = (char *) g_byte_array_free (bytes, FALSE);
    }
  archive_read_free (archive);
  g_assert_nonnull (database);
  return database;
}

/* What offices handed in comes back with the rest, and a package that is not what its name says does not. */
static void
test_parcels (Fixture *self,
              gconstpointer data)
{
  g_autoptr (GBytes) package = g_bytes_new_static ("paket", 5);
  g_autofree char *folder = g_build_filename (self->folder, STUDIO_LIBRARY_PARCELS, NULL);
  g_autofree char *hash = studio_sha256 (package), *good = g_strconcat (hash, ".pemda", NULL), *picture = g_strconcat (hash, ".png", NULL);
  const char *const names[] = { good, picture, WRONG_HASH ".pemda", "catatan.txt" };
  g_autoptr (StudioLibraryRescue) rescue = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);

    g_assert_true (studio_file_write (path, package, NULL));
  }
  back_up (self, 1);
  rescue = restore (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rescue->n_lost, ==, 1);
  back = studio_file_list_folder (folder);
  g_assert_cmpuint (back->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (back, 0), ==, good);
  g_assert_cmpstr (g_ptr_array_index (back, 1), ==, picture);
}

static void
assert_refused (Fixture *self,
                const char *what,
                int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioLibraryRescue) rescue = restore (self, &error);

  g_test_message ("%s: %s", what, error != NULL ? error->message : "restored");
  g_assert_null (rescue);
  g_assert_error (error, STUDIO_ERROR, code);
  g_assert_nonnull (strstr (error->message, "uji.pemda-cadangan"));
  assert_title (self->library, fixture_id (self->post), "Satu");
  assert_clean (self);
}

static void
test_hostile (Fixture *self,
              gconstpointer data)
{
  static const struct
  {
    const char *what;
    Entry entries[5];
    int code;
  } rows[] = {
    { "nothing in it", { { NULL, NULL } }, STUDIO_ERROR_UNSUPPORTED },
    { "no manifest", { { "library.db", NULL }, { NULL, NULL } }, STUDIO_ERROR_UNSUPPORTED },
    { "another format", { { "cadangan.json", "{\"format\": \"lain\"}" }, { "library.db", NULL }, { NULL, NULL } }, STUDIO_ERROR_UNSUPPORTED },
    { "no JSON", { { "cadangan.json", "{" }, { "library.db", NULL }, { NULL, NULL } }, STUDIO_ERROR_UNSUPPORTED },
    { "newer", { { "cadangan.json", "{\"format\": \"pemda-studio-backup\", \"min_reader\": 2}" }, { "library.db", NULL }, { NULL, NULL } }, STUDIO_ERROR_NEWER },
    { "no database", { { "cadangan.json", MANIFEST }, { NULL, NULL } }, STUDIO_ERROR_TRUNCATED },
    { "no database in the database's place", { { "cadangan.json", MANIFEST }, { "library.db", "bukan basis data" }, { NULL, NULL } }, STUDIO_ERROR_TRUNCATED },
    { "an empty database", { { "cadangan.json", MANIFEST }, { "library.db", "" }, { NULL, NULL } }, STUDIO_ERROR_TRUNCATED },
    { "two databases", { { "cadangan.json", MANIFEST }, { "library.db", NULL }, { "library.db", NULL }, { NULL, NULL } }, STUDIO_ERROR_TRUNCATED },
  };
  g_autofree char *database = NULL;
  gsize length = 0;

  back_up (self, 1);
  database = take_database (self->path, &length);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    write_archive (self->path, rows[i].entries, database, length);
    assert_refused (self, rows[i].what, rows[i].code);
  }
  g_assert_true (g_file_set_contents (self->path, "bukan arsip sama sekali", -1, NULL));
  assert_refused (self, "no ZIP", STUDIO_ERROR_UNSUPPORTED);
}

/* Names that lead elsewhere write nothing there; a photo that is not what its name says is left out and told. */
static void
test_names (Fixture *self,
            gconstpointer data)
{
  const Entry entries[] = {
    { "cadangan.json", MANIFEST },
    { "library.db", NULL },
    { "assets/00/../../../../keluar", "jahat" },
    { "../keluar", "jahat" },
    { "assets/00/" WRONG_HASH, "bukan yang dinamai" },
    { NULL, NULL },
  };
  g_autofree char *database = NULL;
  g_autofree char *parent = g_path_get_dirname (self->folder);
  g_autofree char *outside = g_build_filename (parent, "keluar", NULL);
  g_autofree char *wrong = g_build_filename (self->folder, "assets", "00", WRONG_HASH, NULL);
  g_autoptr (StudioLibraryRescue) rescue = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  back_up (self, 1);
  database = take_database (self->path, &length);
  write_archive (self->path, entries, database, length);
  rescue = restore (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rescue->n_lost, ==, 1);
  g_assert_false (g_file_test (outside, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (wrong, G_FILE_TEST_EXISTS));
  assert_title (self->library, fixture_id (self->post), "Satu");
}

/* Wherever the file was cut off, it is refused and nothing has changed. */
static void
test_cut_off (Fixture *self,
              gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize length = 0;

  back_up (self, 1);
  g_assert_true (g_file_get_contents (self->path, &whole, &length, NULL));
  for (gsize tenth = 1; tenth < 10; tenth++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioLibraryRescue) rescue = NULL;

    g_assert_true (g_file_set_contents (self->path, whole, (gssize) (length * tenth / 10), NULL));
    rescue = restore (self, &error);
    g_assert_null (rescue);
    g_assert_true (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED) || g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED));
    assert_title (self->library, fixture_id (self->post), "Satu");
    assert_clean (self);
  }
}

/* --- what happens meanwhile --- */

static void
test_cancelled (Fixture *self,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (g_file_set_contents (self->path, "yang lama", -1, NULL));
  g_cancellable_cancel (cancellable);
  studio_library_back_up_async (self->library, self->path, NULL, cancellable, fixture_answered_cb, &place);
  result = fixture_wait (&place);
  g_assert_false (studio_library_back_up_finish (self->library, result, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "yang lama");
  assert_clean (self);
}

static void
test_no_place (Fixture *self,
               gconstpointer data)
{
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_back_up_async, self->library, "/tidak/ada/uji.pemda-cadangan", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (studio_library_back_up_finish (self->library, result, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_clean (self);
}

/* Posts are saved while the backup is written: both are whole. */
static void
test_while_saving (Fixture *self,
                   gconstpointer data)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StudioLibraryRescue) rescue = NULL;
  g_autoptr (GError) error = NULL;
  guint n_posts = 0;
  int n = 0;

  for (int i = 0; i < 40; i++) {
    g_autoptr (StudioPost) post = fixture_post ();

    fixture_save (self->library, post);
  }
  studio_library_back_up_async (self->library, self->path, NULL, NULL, fixture_answered_cb, &place);
  while (place == NULL || n < 20) {
    g_autofree char *title = g_strdup_printf ("Ke-%d", n++);

    save (self, title);
  }
  result = fixture_wait (&place);
  g_assert_true (studio_library_back_up_finish (self->library, result, &n_posts, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_posts, ==, 41);
  rescue = restore (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rescue->n_posts, ==, 41);
}

/* Another program has the library: it would go on writing into what is moved away. */
static void
test_not_alone (Fixture *self,
                gconstpointer data)
{
  g_autoptr (StudioLibrary) other = fixture_library (self->folder);
  g_autoptr (GError) error = NULL;

  assert_title (other, fixture_id (self->post), "Satu");
  back_up (self, 1);
  g_assert_null (restore (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  save (self, "Dua");
  assert_title (other, fixture_id (self->post), "Dua");
  studio_library_close (other);
}

/* One that does not open here may be open in another program all the same: taken away from under it, it would go on taking words that nobody finds. */
static void
test_held_elsewhere (Fixture *self,
                     gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioLibraryRescue) rescue = NULL;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "SELECT count(*) FROM post", NULL, NULL, NULL), ==, SQLITE_OK);
  studio_library_close (self->library);
  for (int held = 1; held >= 0; held--) {
    g_autoptr (GAsyncResult) result = NULL;

    g_clear_error (&error);
    result = FIXTURE_ASK (studio_library_repair_async, self->library);
    rescue = studio_library_repair_finish (self->library, result, &error);
    if (held) {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
      g_assert_cmpint (sqlite3_exec (other, "SELECT count(*) FROM post", NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (other);
    } else {
      g_assert_no_error (error);
    }
  }
  assert_title (self->library, fixture_id (self->post), "Satu");
}

/* --- a broken library --- */

static StudioLibraryHealth
check (Fixture *self)
{
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_check_async, self->library);
  g_autoptr (GError) error = NULL;
  StudioLibraryHealth health = { 0 };

  studio_library_check_finish (self->library, result, &health, &error);
  g_assert_no_error (error);
  return health;
}

static void
test_check (Fixture *self,
            gconstpointer data)
{
  StudioLibraryHealth health = check (self);
  g_autoptr (GPtrArray) photos = studio_post_list_assets (self->post);
  const char *hash = studio_asset_get_hash (g_ptr_array_index (photos, 0));
  g_autofree char *name = g_strdup_printf ("assets/%.2s/%s", hash, hash);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (health.sound);
  g_assert_cmpuint (health.n_posts, ==, 1);
  g_assert_cmpuint (health.n_missing, ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  health = check (self);
  g_assert_true (health.sound);
  g_assert_cmpuint (health.n_missing, ==, 1);
}

static void
fill_library (Fixture *self,
              int n)
{
  for (int i = 0; i < n; i++) {
    g_autoptr (StudioPost) post = fixture_post ();
    g_autofree char *title = g_strdup_printf ("Kabar nomor %d", i);
    g_autoptr (StudioPost) titled = fixture_retitle (post, title);

    fixture_save (self->library, titled);
  }
}

/* Overwrites @length bytes of the closed database at @at with nonsense. */
static void
spoil (Fixture *self,
       gsize at,
       gsize length)
{
  g_autofree char *path = g_build_filename (self->folder, "library.db", NULL);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (at + length, <=, size);
  for (gsize i = at; i < at + length; i++)
    bytes[i] = (char) (i * 37 + 11);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static StudioLibraryRescue *
repair (Fixture *self)
{
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_repair_async, self->library);
  g_autoptr (GError) error = NULL;
  StudioLibraryRescue *rescue = studio_library_repair_finish (self->library, result, &error);

  g_assert_no_error (error);
  return rescue;
}

static guint
count_hits (Fixture *self,
            const char *text)
{
  StudioLibraryQuery query = { .text = text };
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_query_async, self->library, &query);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = studio_library_query_finish (self->library, result, &error);

  g_assert_no_error (error);
  return items->len;
}

/* Every post that a list shows can be opened. */
static void
assert_all_open (Fixture *self,
                 guint n_posts)
{
  StudioLibraryQuery query = { 0 };
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_query_async, self->library, &query);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = studio_library_query_finish (self->library, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, n_posts);
  for (guint i = 0; i < items->len; i++) {
    g_autofree char *title = fixture_stored_title (self->library, studio_library_item_get_id (g_ptr_array_index (items, i)));

    g_assert_nonnull (title);
  }
}

/* A tenth of the file is nonsense: most posts come back, the broken file is kept, and what is there works in every way. */
static void
test_repair (Fixture *self,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "library.db", NULL);
  g_autofree char *broken = NULL;
  g_autoptr (StudioLibraryRescue) rescue = NULL;
  StudioLibraryHealth health;
  GStatBuf info;

  fill_library (self, 400);
  studio_library_close (self->library);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  /* behind the pages that say which tables there are */
  spoil (self, (gsize) info.st_size * 6 / 10 / 4096 * 4096, (gsize) info.st_size / 10);
  health = check (self);
  g_assert_false (health.sound);

  rescue = repair (self);
  g_test_message ("%u saved, %u lost", rescue->n_posts, rescue->n_lost);
  g_assert_cmpuint (rescue->n_posts, >=, 250);
  g_assert_cmpuint (rescue->n_posts, <=, 401);
  health = check (self);
  g_assert_true (health.sound);
  g_assert_cmpuint (health.n_posts, ==, rescue->n_posts);
  assert_all_open (self, rescue->n_posts);
  g_assert_cmpuint (count_hits (self, "kabar"), >=, rescue->n_posts - 1);
  broken = g_build_filename (rescue->kept, "library.db", NULL);
  g_assert_true (g_file_test (broken, G_FILE_TEST_EXISTS));
  save (self, "Sesudah perbaikan");
  assert_title (self->library, fixture_id (self->post), "Sesudah perbaikan");
}

/* Of a file that is no database any more nothing can be saved; there is a library to work with again, and the file is kept. */
static void
test_repair_nothing (Fixture *self,
                     gconstpointer data)
{
  g_autoptr (StudioLibraryRescue) rescue = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) opened = NULL;

  studio_library_close (self->library);
  spoil (self, 0, 4096);
  opened = FIXTURE_ASK (studio_library_open_async, self->library);
  g_assert_false (studio_library_open_finish (self->library, opened, &error));
  g_assert_nonnull (error);
  rescue = repair (self);
  g_assert_cmpuint (rescue->n_posts, ==, 0);
  save (self, "Baru");
  assert_title (self->library, fixture_id (self->post), "Baru");
}

/* A sound library comes through a repair with all it has. */
static void
test_repair_sound (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (StudioLibraryRescue) rescue = NULL;
  g_autoptr (GAsyncResult) versioned = FIXTURE_ASK (studio_library_add_version_async, self->library, fixture_id (self->post), STUDIO_VERSION_NAMED, "Awal");
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_library_add_version_finish (self->library, versioned, NULL, NULL));
  fill_library (self, 30);
  rescue = repair (self);
  g_assert_cmpuint (rescue->n_posts, ==, 31);
  g_assert_cmpuint (rescue->n_lost, ==, 0);
  assert_all_open (self, 31);
  g_assert_cmpuint (count_photos (self), ==, 1);
  g_assert_cmpuint (count_hits (self, "kabar"), ==, 30);
  listed = FIXTURE_ASK (studio_library_list_versions_async, self->library, fixture_id (self->post));
  versions = studio_library_list_versions_finish (self->library, listed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 1);
}

/* A broken library does not keep a backup from coming back. */
static void
test_restore_over_broken (Fixture *self,
                          gconstpointer data)
{
  g_autoptr (StudioLibraryRescue) rescue = NULL;
  g_autoptr (GError) error = NULL;

  back_up (self, 1);
  studio_library_close (self->library);
  spoil (self, 0, 4096);
  rescue = restore (self, &error);
  g_assert_no_error (error);
  assert_title (self->library, fixture_id (self->post), "Satu");
  g_assert_cmpuint (count_photos (self), ==, 1);
}

/* --- the reminder --- */

static void
test_due (void)
{
  const gint64 day = 24 * 60 * 60, now = 1795329000;
  const struct
  {
    guint n_posts;
    gint64 last, dismissed;
    gboolean due;
  } rows[] = {
    { 0, 0, 0, FALSE },
    { 1, 0, 0, TRUE },
    { 1, now - 14 * day, 0, TRUE },
    { 1, now - 14 * day + 1, 0, FALSE },
    { 1, now - 30 * day, now - 2 * day, FALSE },
    { 1, now - 30 * day, now - 15 * day, TRUE },
    { 1, now + 400 * day, 0, TRUE },
    { 1, now - 3 * day, now + 400 * day, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (studio_backup_is_due (rows[i].n_posts, rows[i].last, rows[i].dismissed, now), ==, rows[i].due);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add ("/library-backup/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/library-backup/parcels", Fixture, NULL, set_up, test_parcels, tear_down);
  g_test_add ("/library-backup/is-zip", Fixture, NULL, set_up, test_is_zip, tear_down);
  g_test_add ("/library-backup/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  g_test_add ("/library-backup/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/library-backup/cut-off", Fixture, NULL, set_up, test_cut_off, tear_down);
  g_test_add ("/library-backup/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/library-backup/no-place", Fixture, NULL, set_up, test_no_place, tear_down);
  g_test_add ("/library-backup/while-saving", Fixture, NULL, set_up, test_while_saving, tear_down);
  g_test_add ("/library-backup/not-alone", Fixture, NULL, set_up, test_not_alone, tear_down);
  g_test_add ("/library-backup/held-elsewhere", Fixture, NULL, set_up, test_held_elsewhere, tear_down);
  g_test_add ("/library-backup/check", Fixture, NULL, set_up, test_check, tear_down);
  g_test_add ("/library-backup/repair", Fixture, NULL, set_up, test_repair, tear_down);
  g_test_add ("/library-backup/repair-nothing", Fixture, NULL, set_up, test_repair_nothing, tear_down);
  g_test_add ("/library-backup/repair-sound", Fixture, NULL, set_up, test_repair_sound, tear_down);
  g_test_add ("/library-backup/restore-over-broken", Fixture, NULL, set_up, test_restore_over_broken, tear_down);
  g_test_add_func ("/library-backup/due", test_due);
  return g_test_run ();
}
