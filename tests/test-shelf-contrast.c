#include "config.h"

#include "composer-fixture.h"
#include "studio-brand-rules.h"
#include "studio-catalog.h"

/*
 * The shelf's promise to the eye: every word of every template, in every brand and size, can be read where it stands, on photos too. Letters
 * on photos and gradients are measured on the pixels behind them (studio-contrast.h), with the picture that the template comes with.
 */

typedef struct
{
  StudioCatalog *catalog;
  char *template;
} Case;

static void
case_free (gpointer data)
{
  Case *at = data;

  g_object_unref (at->catalog);
  g_free (at->template);
  g_free (at);
}

/* Returns: how many words of the post are hard to read, each told with what it measures */
static guint
count_faint (PangoContext *context,
             StudioSnapshot *snapshot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = studio_brand_rules_check_post (context, snapshot, STUDIO_BRAND_RULES_PIXELS, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++) {
    const StudioBrandFinding *finding = g_ptr_array_index (findings, i);

    if (finding->rule != STUDIO_RULE_CONTRAST)
      continue;
    g_printerr ("# %s/%s, %s, page %u: [%s] %s\n", studio_brand_get_id (studio_snapshot_get_brand (snapshot)),
                studio_template_get_id (studio_snapshot_get_template (snapshot)), finding->format->id, finding->page + 1, finding->layer, finding->sentence);
    n++;
  }
  return n;
}

static void
test_template (gconstpointer data)
{
  const Case *at = data;
  g_autoptr (GPtrArray) brands = studio_catalog_list_brands (at->catalog);
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (at->catalog, at->template, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < brands->len; i++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (at->catalog, g_ptr_array_index (brands, i), &error);
    g_autoptr (StudioPost) post = NULL;
    g_autoptr (StudioSnapshot) snapshot = NULL;

    g_assert_no_error (error);
    post = studio_post_new (template, brand);
    snapshot = studio_post_snapshot (post);
    n += count_faint (PANGO_CONTEXT (fonts), snapshot);
  }
  /* go on with the others: one change of a scrim is often seen in several */
  if (n > 0)
    g_test_fail ();
}

/* What measures nothing finds nothing: without its scrims the signature on a photo must be told. */
static void
test_without_scrims (gconstpointer data)
{
  StudioCatalog *catalog = (StudioCatalog *) data;
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, "netral", NULL);
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, "kegiatan-pimpinan", NULL);
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  g_autoptr (StudioPost) post = studio_post_new (template, brand);
  g_autoptr (JsonNode) set = fixture_json ("{'foto':{'scrims':[]}}");
  g_autoptr (JsonNode) document = studio_json_with (studio_post_get_json (post), "set", set);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) bare = studio_post_new_from_json ("post.json", document, template, brand, NULL, &error);
  g_autoptr (StudioSnapshot) snapshot = NULL;

  g_assert_no_error (error);
  snapshot = studio_post_snapshot (bare);
  g_assert_cmpuint (count_faint (PANGO_CONTEXT (fonts), snapshot), >, 2);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (StudioCatalog) catalog = NULL;
  g_autoptr (GPtrArray) templates = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  catalog = studio_catalog_new ();
  templates = studio_catalog_list_templates (catalog);
  g_assert_cmpuint (templates->len, >, 0);
  for (guint i = 0; i < templates->len; i++) {
    g_autofree char *path = g_strconcat ("/shelf-contrast/", g_ptr_array_index (templates, i), NULL);
    Case *at = g_new0 (Case, 1);

    *at = (Case){ g_object_ref (catalog), g_strdup (g_ptr_array_index (templates, i)) };
    g_test_add_data_func_full (path, at, test_template, case_free);
  }
  g_test_add_data_func ("/shelf-contrast/without-scrims", catalog, test_without_scrims);
  return g_test_run ();
}
