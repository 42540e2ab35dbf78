#include "config.h"

#include "stress-fixture.h"

/* Templates that give a photo higher than wide a place of its own: it stands there, and nothing else gives way too far. */

static StudioCatalog *catalog;

static guint
check_page (StudioScene *scene,
            const char *where)
{
  guint faults = 0;

  for (guint i = 0; i < scene->issues->len; i++) {
    const StudioIssue *issue = g_ptr_array_index (scene->issues, i);

    if (issue->kind == STUDIO_ISSUE_SAMPLE || issue->kind == STUDIO_ISSUE_PHOTO_SMALL)
      continue;
    g_printerr ("# %s: [%s] %s\n", where, issue->layer, issue->message);
    faults++;
  }
  return faults;
}

static gboolean
is_shown (StudioScene *scene,
          const char *id)
{
  const StudioBox *box = studio_scene_find (scene, id);

  return box != NULL && box->visible && box->rect.h > 0;
}

static guint
check_template (StudioTemplate *template,
                StudioBrand *brand,
                const Stress *stress,
                gboolean upright)
{
  g_autoptr (StudioAsset) photo = fixture_asset (upright ? 0 : 90);
  g_autoptr (StudioSnapshot) snapshot = stressed_with (template, brand, stress, photo);
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  GPtrArray *formats = studio_template_get_formats (template);
  guint faults = 0;

  for (guint i = 0; i < formats->len; i++) {
    const StudioFormat *format = g_ptr_array_index (formats, i);
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioScene) scene = studio_layout_page (PANGO_CONTEXT (fonts), snapshot, format, 0, &error);
    g_autofree char *where = g_strdup_printf ("%s/%s, %s, %s", studio_brand_get_id (brand), studio_template_get_id (template), stress->name, format->id);
    /* beside the words a wide page has a place for either */
    gboolean apart = upright && !g_str_equal (format->id, "wide");

    g_assert_no_error (error);
    faults += check_page (scene, where);
    if (is_shown (scene, "foto-tegak") != apart || is_shown (scene, "foto") == apart)
      g_error ("%s: the photo stands in the wrong place", where);
    if (apart)
      g_assert_cmpfloat (studio_scene_find (scene, "foto-tegak")->rect.h, >, studio_scene_find (scene, "foto-tegak")->rect.w);
  }
  return faults;
}

static void
test_template (gconstpointer id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, id, &error);
  static const char *const brands[] = { "paser-mas", "kalbar", "mojokerto" };
  guint faults = 0;

  g_assert_no_error (error);
  for (gsize b = 0; b < G_N_ELEMENTS (brands); b++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, brands[b], &error);

    g_assert_no_error (error);
    for (guint s = 0; s < G_N_ELEMENTS (stresses); s++) {
      faults += check_template (template, brand, &stresses[s], TRUE);
      faults += check_template (template, brand, &stresses[s], FALSE);
    }
  }
  g_assert_cmpuint (faults, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  catalog = studio_catalog_new ();
  g_test_add_data_func ("/upright/terima-kasih", "terima-kasih", test_template);
  g_test_add_data_func ("/upright/apel-pagi", "apel-pagi", test_template);
  status = g_test_run ();
  g_object_unref (catalog);
  return status;
}
