#include "model-fixture.h"

#include <glib/gstdio.h>

static void
assert_ids (GPtrArray *ids,
            const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (ids, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_lists (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GPtrArray) brands = studio_catalog_list_brands (catalog);
  g_autoptr (GPtrArray) templates = studio_catalog_list_templates (catalog);

  assert_ids (brands, "contoh lain");
  assert_ids (templates, "contoh-angka contoh-pengumuman contoh-seri");
}

static void
test_problems (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GPtrArray) problems = studio_catalog_list_problems (catalog);
  g_autoptr (GPtrArray) again = studio_catalog_list_problems (catalog);
  const StudioProblem *template = g_ptr_array_index (problems, 0);
  const StudioProblem *brand = g_ptr_array_index (problems, 1);

  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpstr (template->id, ==, "contoh-rusak");
  g_assert_nonnull (strstr (template->message, "lingkar-a → lingkar-b → lingkar-a"));
  g_assert_cmpstr (brand->id, ==, "rusak");
  g_assert_nonnull (strstr (brand->message, "rusak/brand.json"));
}

static void
test_load (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, "contoh", &error);
  g_autoptr (StudioBrand) same = NULL;
  g_autoptr (StudioTemplate) template = NULL;

  g_assert_no_error (error);
  same = studio_catalog_load_brand (catalog, "contoh", &error);
  g_assert_true (brand == same);
  template = studio_catalog_load_template (catalog, "contoh-pengumuman", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_template_get_id (template), ==, "contoh-pengumuman");
}

typedef struct
{
  gboolean brand;
  const char *id;
  StudioError code;
  const char *message;
} MissingCase;

static const MissingCase missing_cases[] = {
  { TRUE, "tidak-ada", STUDIO_ERROR_NOT_FOUND, "contoh, lain" },
  { TRUE, "", STUDIO_ERROR_NOT_FOUND, "contoh, lain" },
  { TRUE, "../templates", STUDIO_ERROR_NOT_FOUND, "contoh, lain" },
  { TRUE, "rusak", STUDIO_ERROR_INVALID, "rusak/brand.json" },
  { FALSE, "tidak-ada", STUDIO_ERROR_NOT_FOUND, "contoh-angka, contoh-pengumuman, contoh-seri" },
  { FALSE, "contoh-rusak", STUDIO_ERROR_INVALID, "lingkar" },
};

static void
test_missing (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (missing_cases); i++) {
    const MissingCase *c = &missing_cases[i];
    g_autoptr (GError) error = NULL;
    g_autoptr (GObject) object = c->brand ? (GObject *) studio_catalog_load_brand (catalog, c->id, &error)
                                          : (GObject *) studio_catalog_load_template (catalog, c->id, &error);

    g_assert_null (object);
    fixture_assert_error (error, c->code, c->message);
  }
}

static void
test_files (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autofree char *brand_path = g_test_build_filename (G_TEST_DIST, "data", "brands", "contoh", "brand.json", NULL);
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "templates", "contoh-pengumuman", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand_file (catalog, brand_path, &error);
  g_autoptr (StudioTemplate) template = NULL;
  g_autoptr (GBytes) logo = NULL;

  g_assert_no_error (error);
  logo = studio_brand_load_logo (brand, "utama", &error);
  g_assert_nonnull (logo);
  template = studio_catalog_load_template_file (catalog, folder, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (studio_template_get_name (template), "part"));
  g_assert_null (studio_catalog_load_template_file (catalog, "/tidak/ada/template.json", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_samples (void)
{
  static const char *const bad[] = { "tidak-ada.png", "../brands/contoh/brand.json", "", ".", "..", "/etc/passwd", "a\\b.png" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sample = studio_catalog_load_sample ("foto.png", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (sample), >, 50);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) refused = NULL;

    g_assert_null (studio_catalog_load_sample (bad[i], &refused));
    fixture_assert_error (refused, STUDIO_ERROR_NOT_FOUND, "sample photo");
  }
}

/* Copies the brand "contoh" to @root/brands/@folder with another id and name. */
static void
write_brand (const char *root,
             const char *folder,
             const char *id,
             const char *name)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  g_autoptr (JsonNode) id_node = studio_json_string (id);
  g_autoptr (JsonNode) name_node = studio_json_string (name);
  g_autoptr (JsonNode) with_id = studio_json_with (studio_brand_get_json (brand), "id", id_node);
  g_autoptr (JsonNode) with_name = studio_json_with (with_id, "name", name_node);
  g_autofree char *text = studio_json_write (with_name);
  g_autofree char *dir = g_build_filename (root, "brands", folder, NULL);
  g_autofree char *path = g_build_filename (dir, "brand.json", NULL);

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_order (void)
{
  static const char *const brands[][2] = { { "netral", "Netral" }, { "balangan", "Zebra" }, { "zonasi", "Angsana" }, { "ntb-gemilang", "NTB Gemilang" }, { "paser-mas", "Paser MAS" } };
  g_autofree char *root = g_build_filename (g_get_user_cache_dir (), "data", NULL);
  g_autoptr (StudioCatalog) catalog = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (brands); i++)
    write_brand (root, brands[i][0], brands[i][0], brands[i][1]);
  write_brand (root, "salah-nama", "lain-lagi", "Salah");

  g_setenv ("PEMDA_STUDIO_DATA", root, TRUE);
  catalog = studio_catalog_new ();
  ids = studio_catalog_list_brands (catalog);
  problems = studio_catalog_list_problems (catalog);
  fixture_use_data ();

  assert_ids (ids, "paser-mas ntb-gemilang zonasi balangan netral");
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (((StudioProblem *) g_ptr_array_index (problems, 0))->message, "lain-lagi"));
}

/* The user's own folder goes before the shipped one. */
static void
test_own_first (void)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "pemda-studio", NULL);
  g_autoptr (StudioCatalog) catalog = NULL;
  g_autoptr (StudioBrand) brand = NULL;

  write_brand (own, "contoh", "contoh", "Milik sendiri");
  catalog = studio_catalog_new ();
  brand = studio_catalog_load_brand (catalog, "contoh", NULL);
  g_assert_cmpstr (studio_brand_get_name (brand), ==, "Milik sendiri");
}

static void
count_change (StudioCatalog *catalog,
              int *count)
{
  ++*count;
}

static void
write_text (const char *folder,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, "brand.json", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* A folder dropped into the person's own shows without a restart, whole or broken, and what did not change is the same object. */
static void
test_refresh (void)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "pemda-studio", NULL);
  g_autofree char *broken = g_build_filename (own, "brands", "patah", NULL);
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioBrand) before = studio_catalog_load_brand (catalog, "contoh", NULL);
  g_autoptr (StudioBrand) same = NULL;
  g_autoptr (GPtrArray) old_ids = studio_catalog_list_brands (catalog);
  g_autoptr (GPtrArray) ids = NULL, with_broken = NULL, problems = NULL, mended = NULL;
  int count = 0;

  g_signal_connect (catalog, "changed", G_CALLBACK (count_change), &count);
  g_assert_false (studio_catalog_refresh (catalog));
  g_assert_cmpint (count, ==, 0);

  write_brand (own, "baru", "baru", "Baru");
  g_assert_true (studio_catalog_refresh (catalog));
  g_assert_cmpint (count, ==, 1);
  ids = studio_catalog_list_brands (catalog);
  assert_ids (ids, "baru contoh lain");
  assert_ids (old_ids, "contoh lain");
  same = studio_catalog_load_brand (catalog, "contoh", NULL);
  g_assert_true (same == before);

  write_text (broken, "{\"format\":");
  g_assert_true (studio_catalog_refresh (catalog));
  problems = studio_catalog_list_problems (catalog);
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_cmpstr (((StudioProblem *) g_ptr_array_index (problems, 1))->id, ==, "patah");
  g_assert_true (((StudioProblem *) g_ptr_array_index (problems, 1))->brand);
  with_broken = studio_catalog_list_brands (catalog);
  assert_ids (with_broken, "baru contoh lain");

  write_brand (own, "patah", "patah", "Pulih");
  g_assert_true (studio_catalog_refresh (catalog));
  mended = studio_catalog_list_brands (catalog);
  assert_ids (mended, "baru contoh lain patah");
  g_assert_cmpuint (problems->len, ==, 3);
}

/* A logo that is written over in its place makes another brand of it. */
static void
test_refresh_logo (void)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "pemda-studio", NULL);
  g_autofree char *logo = g_build_filename (own, "brands", "berlogo", "logo.svg", NULL);
  g_autoptr (StudioCatalog) catalog = NULL;
  g_autoptr (StudioBrand) before = NULL, after = NULL;

  write_brand (own, "berlogo", "berlogo", "Berlogo");
  g_assert_true (g_file_set_contents (logo, "<svg/>", -1, NULL));
  catalog = studio_catalog_new ();
  before = studio_catalog_load_brand (catalog, "berlogo", NULL);
  g_assert_false (studio_catalog_refresh (catalog));
  /* without a new entry in the folder */
  g_assert_true (g_file_set_contents_full (logo, "<svg><path/></svg>", -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_true (studio_catalog_refresh (catalog));
  after = studio_catalog_load_brand (catalog, "berlogo", NULL);
  g_assert_true (after != before);
}

/* Office copies go before what they are copies of, at once and the other way round. */
static void
test_refresh_own (void)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "pemda-studio", NULL);
  g_autofree char *file = g_build_filename (own, "brands", "contoh", "brand.json", NULL);
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioBrand) shipped = studio_catalog_load_brand (catalog, "contoh", NULL);
  g_autoptr (StudioBrand) copy = NULL, again = NULL;

  g_assert_false (studio_catalog_is_own_brand (shipped));
  write_brand (own, "contoh", "contoh", "Salinan kantor");
  g_assert_true (studio_catalog_refresh (catalog));
  copy = studio_catalog_load_brand (catalog, "contoh", NULL);
  g_assert_cmpstr (studio_brand_get_name (copy), ==, "Salinan kantor");
  g_assert_true (studio_catalog_is_own_brand (copy));

  g_assert_cmpint (g_remove (file), ==, 0);
  g_assert_true (studio_catalog_refresh (catalog));
  again = studio_catalog_load_brand (catalog, "contoh", NULL);
  g_assert_cmpstr (studio_brand_get_name (again), ==, studio_brand_get_name (shipped));
}

static void
test_nothing (void)
{
  g_autoptr (StudioCatalog) catalog = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("PEMDA_STUDIO_DATA", "/tidak/ada", TRUE);
  catalog = studio_catalog_new ();
  ids = studio_catalog_list_brands (catalog);
  g_assert_cmpuint (ids->len, ==, 0);
  g_assert_null (studio_catalog_load_template (catalog, "a", &error));
  fixture_assert_error (error, STUDIO_ERROR_NOT_FOUND, "“a”");
  fixture_use_data ();
}

static gpointer
use_catalog (gpointer data)
{
  for (int i = 0; i < 20; i++) {
    g_autoptr (StudioTemplate) template = studio_catalog_load_template (data, "contoh-pengumuman", NULL);
    g_autoptr (GPtrArray) brands = studio_catalog_list_brands (data);
    g_autoptr (GPtrArray) problems = studio_catalog_list_problems (data);

    studio_catalog_refresh (data);
    g_assert_nonnull (template);
    g_assert_cmpuint (brands->len, ==, 2);
    g_assert_cmpuint (problems->len, ==, 2);
  }
  g_object_unref (data);
  return NULL;
}

static void
test_threads (void)
{
  StudioCatalog *catalog = studio_catalog_new ();
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("use", use_catalog, g_object_ref (catalog));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_finalize_object (catalog);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/catalog/lists", test_lists);
  g_test_add_func ("/catalog/problems", test_problems);
  g_test_add_func ("/catalog/load", test_load);
  g_test_add_func ("/catalog/missing", test_missing);
  g_test_add_func ("/catalog/files", test_files);
  g_test_add_func ("/catalog/samples", test_samples);
  g_test_add_func ("/catalog/order", test_order);
  g_test_add_func ("/catalog/own-first", test_own_first);
  g_test_add_func ("/catalog/refresh", test_refresh);
  g_test_add_func ("/catalog/refresh-logo", test_refresh_logo);
  g_test_add_func ("/catalog/refresh-own", test_refresh_own);
  g_test_add_func ("/catalog/nothing", test_nothing);
  g_test_add_func ("/catalog/threads", test_threads);
  return g_test_run ();
}
