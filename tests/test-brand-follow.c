#include "model-fixture.h"

#include "studio-brand-follow.h"
#include "studio-document.h"

/* Writes the brand "contoh" as @id with a primary colour into the person's own folder. */
static void
write_brand (const char *id,
             const char *color)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("lain");
  g_autoptr (JsonNode) id_node = studio_json_string (id), color_node = studio_json_string (color);
  g_autoptr (JsonNode) with_id = studio_json_with (studio_brand_get_json (brand), "id", id_node);
  g_autoptr (JsonNode) root = studio_json_with (with_id, "colors/primary", color_node);
  g_autofree char *text = studio_json_write (root);
  g_autofree char *own = studio_catalog_get_own_folder ("brands");
  g_autofree char *folder = g_build_filename (own, id, NULL);
  g_autofree char *path = g_build_filename (folder, "brand.json", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
break_brand (const char *id)
{
  g_autofree char *own = studio_catalog_get_own_folder ("brands");
  g_autofree char *path = g_build_filename (own, id, "brand.json", NULL);

  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
}

static void
assert_color (StudioDocument *document,
              const char *expected)
{
  JsonNode *node = studio_json_lookup (studio_brand_get_json (studio_post_get_brand (studio_document_get_post (document))), "colors/primary");

  g_assert_cmpstr (json_node_get_string (node), ==, expected);
}

static StudioDocument *
new_document (StudioCatalog *catalog,
              const char *brand_id)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, brand_id, &error);

  g_assert_no_error (error);
  return studio_document_new (template, brand);
}

static void
set_title (StudioDocument *document,
           const char *title)
{
  g_autoptr (JsonNode) value = studio_json_string (title);

  studio_document_set_field (document, "judul", value, NULL);
}

/* What is edited shows in the open post, with its own edits, its history and a question about saving none the wiser. */
static void
test_follows (void)
{
  g_autoptr (StudioCatalog) catalog = NULL;
  g_autoptr (StudioDocument) document = NULL;
  g_autoptr (StudioBrandFollow) follow = NULL;
  StudioHistory *history;

  write_brand ("ikut", "#111111");
  catalog = studio_catalog_new ();
  document = new_document (catalog, "ikut");
  history = studio_document_get_history (document);
  follow = studio_brand_follow_new (document, catalog);
  write_brand ("ikut", "#222222");
  g_assert_true (studio_catalog_refresh (catalog));
  assert_color (document, "#222222");
  g_assert_false (studio_document_get_modified (document));

  set_title (document, "Satu");
  write_brand ("ikut", "#333333");
  g_assert_true (studio_catalog_refresh (catalog));
  assert_color (document, "#333333");
  g_assert_cmpstr (studio_document_get_title (document), ==, "Satu");
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 1);
  g_assert_null (studio_brand_follow_get_newer (follow));

  /* broken for a while, as a file is that somebody is editing */
  break_brand ("ikut");
  g_assert_true (studio_catalog_refresh (catalog));
  assert_color (document, "#333333");
  write_brand ("ikut", "#444444");
  g_assert_true (studio_catalog_refresh (catalog));
  assert_color (document, "#444444");
  g_assert_true (studio_history_undo (history));
  assert_color (document, "#444444");
}

/* Also the brand that the post was in before. */
static void
test_follows_past (void)
{
  g_autoptr (StudioCatalog) catalog = NULL;
  g_autoptr (StudioDocument) document = NULL;
  g_autoptr (StudioBrandFollow) follow = NULL;
  g_autoptr (StudioBrand) other = fixture_brand ("contoh");

  write_brand ("dulu", "#111111");
  catalog = studio_catalog_new ();
  document = new_document (catalog, "dulu");
  follow = studio_brand_follow_new (document, catalog);
  studio_history_set_brand (studio_document_get_history (document), other, "Brand");
  write_brand ("dulu", "#222222");
  g_assert_true (studio_catalog_refresh (catalog));
  g_assert_true (studio_post_get_brand (studio_document_get_post (document)) == other);
  g_assert_true (studio_history_undo (studio_document_get_history (document)));
  assert_color (document, "#222222");
  g_assert_null (studio_brand_follow_get_newer (follow));
}

static void
count_cb (int *n)
{
  (*n)++;
}

/* A post that brought an older state along keeps it until somebody wants the new one, and can go back. */
static void
test_newer (void)
{
  g_autoptr (StudioCatalog) before = NULL, catalog = NULL;
  g_autoptr (StudioDocument) document = NULL;
  g_autoptr (StudioBrandFollow) follow = NULL;
  int n = 0;

  write_brand ("bekal", "#111111");
  before = studio_catalog_new ();
  document = new_document (before, "bekal");
  write_brand ("bekal", "#222222");
  catalog = studio_catalog_new ();
  follow = studio_brand_follow_new (document, catalog);
  g_signal_connect_swapped (follow, "notify::newer", G_CALLBACK (count_cb), &n);
  g_assert_nonnull (studio_brand_follow_get_newer (follow));
  write_brand ("bekal", "#333333");
  g_assert_true (studio_catalog_refresh (catalog));
  assert_color (document, "#111111");

  studio_history_set_brand (studio_document_get_history (document), studio_brand_follow_get_newer (follow), "Brand");
  assert_color (document, "#333333");
  g_assert_null (studio_brand_follow_get_newer (follow));
  g_assert_true (studio_history_undo (studio_document_get_history (document)));
  assert_color (document, "#111111");
  g_assert_nonnull (studio_brand_follow_get_newer (follow));
  g_assert_cmpint (n, ==, 3);
}

/* A brand that this computer does not have is nobody's to follow. */
static void
test_unknown (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioBrand) strange = NULL;
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) known = fixture_brand ("contoh");
  g_autoptr (JsonNode) id = studio_json_string ("entah");
  g_autoptr (JsonNode) root = studio_json_with (studio_brand_get_json (known), "id", id);
  g_autoptr (StudioDocument) document = NULL;
  g_autoptr (StudioBrandFollow) follow = NULL;

  strange = studio_brand_new ("brand.json", root, NULL, NULL);
  document = studio_document_new (template, strange);
  follow = studio_brand_follow_new (document, catalog);
  g_assert_null (studio_brand_follow_get_newer (follow));
  write_brand ("entah", "#111111");
  g_assert_true (studio_catalog_refresh (catalog));
  g_assert_true (studio_post_get_brand (studio_document_get_post (document)) == strange);
  g_assert_nonnull (studio_brand_follow_get_newer (follow));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/brand-follow/follows", test_follows);
  g_test_add_func ("/brand-follow/past", test_follows_past);
  g_test_add_func ("/brand-follow/newer", test_newer);
  g_test_add_func ("/brand-follow/unknown", test_unknown);
  return g_test_run ();
}
