#include "model-fixture.h"

#include <glib/gstdio.h>

#include "studio-own-folder.h"
#include "studio-template-package.h"

#include "zip-fixture.h"

#define NAME "kiriman.pemdatemplate"
#define BOMB_BYTES (24 * 1024 * 1024)

/* Returns: (transfer full): the template "contoh-pengumuman" as a file */
static GBytes *
make_file (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplatePackage) package = studio_template_package_new (template, NULL, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = studio_template_package_to_bytes (package, &error);
  g_assert_no_error (error);
  return bytes;
}

static char *
text_of (GPtrArray *items,
         const char *name)
{
  GBytes *bytes = zip_find (items, name)->bytes;

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static const char *
sample_name (StudioTemplate *template,
             const char *brand)
{
  JsonNode *sample = studio_template_get_sample (template, brand, "foto");

  return studio_json_peek_string (json_node_get_object (sample), "sample");
}

/* Pictures of the program come along, parts are put in, and the same template gives the same file. */
static void
test_round_trip (void)
{
  g_autoptr (GBytes) bytes = make_file (), again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplatePackage) package = studio_template_package_read_bytes (NAME, bytes, &error);
  g_autoptr (GPtrArray) items = zip_read (bytes), names = NULL;
  g_autofree char *document = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (((ZipItem *) g_ptr_array_index (items, 0))->name, ==, "mimetype");
  document = text_of (items, "template.json");
  g_assert_null (strstr (document, "\"part\""));
  names = studio_template_package_list_files (package);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "foto.png");
  g_assert_cmpstr (g_ptr_array_index (names, 1), ==, "lain.png");
  g_assert_cmpstr (sample_name (studio_template_package_get_template (package), "contoh"), ==, "contoh-pengumuman@foto.png");
  g_assert_cmpstr (sample_name (studio_template_package_get_template (package), "lain"), ==, "contoh-pengumuman@lain.png");
  again = studio_template_package_to_bytes (package, &error);
  g_assert_true (g_bytes_equal (bytes, again));
}

/* A folder packed by a file manager: everything lies in it, with things that belong to nobody. */
static void
test_packed_by_hand (void)
{
  g_autoptr (GBytes) bytes = make_file (), packed = NULL;
  g_autoptr (GPtrArray) items = zip_read (bytes), names = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplatePackage) package = NULL;

  zip_remove (items, "mimetype");
  for (guint i = 0; i < items->len; i++) {
    ZipItem *item = g_ptr_array_index (items, i);
    char *name = g_strconcat ("Templat Kami/", item->name, NULL);

    g_free (item->name);
    item->name = name;
  }
  zip_add (items, "Templat Kami/catatan.txt", "x", -1);
  zip_add (items, "Templat Kami/thumbnail.png", "x", -1);
  zip_add (items, "__MACOSX/._template", "x", -1);
  packed = zip_write (items);
  package = studio_template_package_read_bytes ("templat.zip", packed, &error);
  g_assert_no_error (error);
  names = studio_template_package_list_files (package);
  g_assert_cmpuint (names->len, ==, 2);
}

typedef struct
{
  const char *name;         /* the entry that is changed */
  const char *find, *other; /* (nullable): a text in it and what stands there instead; both NULL: the entry is taken away; @find NULL: all of it */
  StudioError code;
  const char *message;
} BadCase;

static const BadCase bad_cases[] = {
  { "template.json", NULL, NULL, STUDIO_ERROR_UNSUPPORTED, "holds no template" },
  { "template.json", NULL, "{", STUDIO_ERROR_TRUNCATED, NAME },
  { "template.json", NULL, "[]", STUDIO_ERROR_INVALID, NAME },
  { "template.json", NULL, "bukan JSON", STUDIO_ERROR_INVALID, NAME "/template.json" },
  { "template.json", "pemda-studio-template", "pemda-studio-brand", STUDIO_ERROR_INVALID, NAME "/template.json" },
  { "template.json", "\"version\": 1", "\"version\": 9", STUDIO_ERROR_NEWER, NAME },
  { "template.json", "\"id\": \"contoh-pengumuman\"", "\"id\": \"../luar\"", STUDIO_ERROR_INVALID, "../luar" },
  { "template.json", "\"id\": \"contoh-pengumuman\"", "\"id\": \"a@b\"", STUDIO_ERROR_INVALID, "a@b" },
  { "template.json", "\"id\": \"contoh-pengumuman\"", "\"id\": 7", STUDIO_ERROR_INVALID, NAME },
  { "template.json", "{judul}", "{hilang}", STUDIO_ERROR_INVALID, "hilang" },
  { "template.json", "\"formats\": {", "\"formats\": 7, \"x\": {", STUDIO_ERROR_INVALID, "formats" },
  { "template.json", "contoh-pengumuman@foto.png", "contoh-pengumuman@hilang.png", STUDIO_ERROR_TRUNCATED, "lacks the picture “hilang.png”" },
  { "template.json", "contoh-pengumuman@foto.png", "contoh-pengumuman@../foto.png", STUDIO_ERROR_INVALID, "no file name of a sample photo" },
  { "template.json", "contoh-pengumuman@foto.png", "contoh-pengumuman@template.json", STUDIO_ERROR_TRUNCATED, "lacks the picture" },
  { "template.json", "contoh-pengumuman@foto.png", "lain@foto.png", STUDIO_ERROR_TRUNCATED, "lacks the picture" },
  { "template.json", "contoh-pengumuman@foto.png", "tidak-ada.png", STUDIO_ERROR_TRUNCATED, "lacks the picture" },
  { "template.json", "contoh-pengumuman@foto.png", "../../../etc/passwd", STUDIO_ERROR_INVALID, "no file name of a sample photo" },
  { "foto.png", NULL, NULL, STUDIO_ERROR_TRUNCATED, "lacks the picture “foto.png”" },
  { "foto.png", NULL, "bukan gambar", STUDIO_ERROR_UNSUPPORTED, "“foto.png” can't be used" },
  { "foto.png", NULL, "", STUDIO_ERROR_TRUNCATED, "“foto.png” can't be used" },
  { "mimetype", NULL, "application/vnd.pemda-studio+zip", STUDIO_ERROR_UNSUPPORTED, "holds no template" },
  { "mimetype", NULL, "application/vnd.pemda-studio.brand+zip", STUDIO_ERROR_UNSUPPORTED, "holds no template" },
};

static char *
exchange (const char *text,
          const char *find,
          const char *other)
{
  g_auto (GStrv) parts = g_strsplit (text, find, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_strjoinv (other, parts);
}

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++) {
    const BadCase *c = &bad_cases[i];
    g_autoptr (GBytes) good = make_file (), bad = NULL;
    g_autoptr (GPtrArray) items = zip_read (good);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s: %s → %s", c->name, c->find, c->other);
    if (c->other == NULL) {
      zip_remove (items, c->name);
    } else if (c->find == NULL) {
      zip_replace (items, c->name, c->other);
    } else {
      g_autofree char *text = text_of (items, c->name), *changed = exchange (text, c->find, c->other);

      zip_replace (items, c->name, changed);
    }
    bad = zip_write (items);
    g_assert_null (studio_template_package_read_bytes (NAME, bad, &error));
    fixture_assert_error (error, c->code, c->message);
  }
}

static void
test_hostile (void)
{
  static const char *const names[] = { "../keluar.png", "/etc/passwd", "a\\..\\b", "gambar/../../x.png" };
  g_autoptr (GBytes) good = make_file ();
  g_autofree char *zeros = g_malloc0 (BOMB_BYTES);
  gsize size = g_bytes_get_size (good);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GPtrArray) items = zip_read (good);
    g_autoptr (GBytes) bad = NULL;
    g_autoptr (GError) error = NULL;

    zip_add (items, names[i], "x", -1);
    bad = zip_write (items);
    g_assert_null (studio_template_package_read_bytes (NAME, bad, &error));
    fixture_assert_error (error, STUDIO_ERROR_INVALID, NAME);
  }
  for (gsize cut = 0; cut < size; cut += 1 + size / 97) {
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (good, 0, cut);
    g_autoptr (GError) error = NULL;

    g_assert_null (studio_template_package_read_bytes (NAME, part, &error));
    g_assert_nonnull (error);
  }
  /* a bomb, and a document of more than 8 MB */
  for (int i = 0; i < 2; i++) {
    g_autoptr (GPtrArray) items = zip_read (good);
    g_autoptr (GBytes) bad = NULL;
    g_autoptr (GError) error = NULL;

    if (i == 0) {
      zip_add (items, "bom.bin", zeros, BOMB_BYTES);
    } else {
      memset (zeros, ' ', BOMB_BYTES - 1);
      zip_replace (items, "template.json", zeros);
    }
    bad = zip_write (items);
    g_assert_null (studio_template_package_read_bytes (NAME, bad, &error));
    fixture_assert_error (error, STUDIO_ERROR_LIMIT, NAME);
  }
}

static void
test_many_pictures (void)
{
  g_autoptr (GBytes) good = make_file (), bad = NULL, picture = fixture_picture (1);
  g_autoptr (GPtrArray) items = zip_read (good);
  g_autoptr (GString) layers = g_string_new ("\"layers\": [");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = text_of (items, "template.json"), *changed = NULL;

  for (int i = 0; i <= STUDIO_TEMPLATE_PACKAGE_MAX_PICTURES; i++) {
    g_autofree char *name = g_strdup_printf ("p%d.svg", i);

    zip_add (items, name, g_bytes_get_data (picture, NULL), (gssize) g_bytes_get_size (picture));
    g_string_append_printf (layers, "{\"type\":\"photo\",\"id\":\"p%d\",\"photo\":{\"sample\":\"contoh-pengumuman@%s\"}},", i, name);
  }
  changed = exchange (text, "\"layers\": [", layers->str);
  zip_replace (items, "template.json", changed);
  bad = zip_write (items);
  g_assert_null (studio_template_package_read_bytes (NAME, bad, &error));
  fixture_assert_error (error, STUDIO_ERROR_LIMIT, NAME);
}

/* --- installing --- */

static void
assert_found (StudioCatalog *catalog,
              const char *id,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, id, &error);
  g_autofree char *sample = g_strconcat (id, "@foto.png", NULL);
  g_autoptr (GBytes) picture = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (studio_template_get_name (template), ==, name);
  g_assert_cmpstr (sample_name (template, "contoh"), ==, sample);
  picture = studio_catalog_load_sample (sample, &error);
  g_assert_no_error (error);
}

static void
test_install (void)
{
  g_autoptr (GBytes) bytes = make_file ();
  g_autoptr (StudioTemplatePackage) package = studio_template_package_read_bytes (NAME, bytes, NULL);
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL, *again = NULL, *fresh = NULL;
  int number;

  /* one that the program brought along is not hidden, whoever asks */
  g_assert_cmpint (studio_own_folder_look ("templates", "contoh-pengumuman"), ==, STUDIO_OWN_PLACE_SHIPPED);
  for (int replace = 0; replace < 2; replace++) {
    g_assert_null (studio_template_package_install (package, NULL, NULL, replace, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
    g_clear_error (&error);
  }
  fresh = studio_own_folder_find_free ("templates", "contoh-pengumuman", &number);
  g_assert_cmpstr (fresh, ==, "contoh-pengumuman-2");
  g_assert_cmpint (number, ==, 2);

  folder = studio_template_package_install (package, fresh, "Kabar Kami", FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (studio_catalog_refresh (catalog));
  assert_found (catalog, fresh, "Kabar Kami");
  g_assert_cmpint (studio_own_folder_look ("templates", fresh), ==, STUDIO_OWN_PLACE_OWN);

  g_assert_null (studio_template_package_install (package, fresh, "Lain", FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (studio_catalog_refresh (catalog));
  again = studio_template_package_install (package, fresh, "Lain", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (studio_catalog_refresh (catalog));
  assert_found (catalog, fresh, "Lain");

  g_assert_null (studio_template_package_install (package, "../luar", NULL, TRUE, &error));
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "../luar");
}

/* Taken away and put back, as often as one likes; what was shipped stays. */
static void
test_remove (void)
{
  g_autoptr (GBytes) bytes = make_file ();
  g_autoptr (StudioTemplatePackage) package = studio_template_package_read_bytes (NAME, bytes, NULL);
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = studio_template_package_install (package, "sementara", "Sementara", FALSE, &error);

  g_assert_no_error (error);
  for (int i = 0; i < 2; i++) {
    g_assert_true (studio_own_folder_remove ("templates", "sementara", &error));
    g_assert_no_error (error);
    studio_catalog_refresh (catalog);
    g_assert_null (studio_catalog_load_template (catalog, "sementara", NULL));
    g_assert_true (studio_own_folder_restore ("templates", "sementara", &error));
    g_assert_no_error (error);
    studio_catalog_refresh (catalog);
    assert_found (catalog, "sementara", "Sementara");
  }
  g_assert_false (studio_own_folder_restore ("templates", "sementara", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (studio_own_folder_remove ("templates", "contoh-pengumuman", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (studio_own_folder_remove ("templates", "../templates", &error));
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "../templates");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/template-package/round-trip", test_round_trip);
  g_test_add_func ("/template-package/packed-by-hand", test_packed_by_hand);
  g_test_add_func ("/template-package/bad", test_bad);
  g_test_add_func ("/template-package/hostile", test_hostile);
  g_test_add_func ("/template-package/many-pictures", test_many_pictures);
  g_test_add_func ("/template-package/install", test_install);
  g_test_add_func ("/template-package/remove", test_remove);
  return g_test_run ();
}
