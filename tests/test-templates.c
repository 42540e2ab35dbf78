#include "config.h"

#include "stress-fixture.h"

/* The shelf's promise: whatever an office reasonably types, no template in no brand and no format overlaps, clips or leaves its safe area. */

static guint
check_format (PangoContext *context,
              StudioSnapshot *snapshot,
              const StudioFormat *format,
              guint page,
              const char *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) scene = studio_layout_page (context, snapshot, format, page, &error);
  guint faults = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < scene->issues->len; i++) {
    const StudioIssue *issue = g_ptr_array_index (scene->issues, i);

    if (issue->kind == STUDIO_ISSUE_SAMPLE || issue->kind == STUDIO_ISSUE_PHOTO_SMALL || issue->kind == STUDIO_ISSUE_FIGURES)
      continue;
    g_printerr ("# %s, %s, page %u: [%s] %s\n", where, format->id, page + 1, issue->layer, issue->message);
    faults++;
  }
  return faults;
}

typedef struct
{
  StudioCatalog *catalog;
  char *template;
} Case;

static void
test_matrix (gconstpointer data)
{
  const Case *at = data;
  g_autoptr (GPtrArray) brands = studio_catalog_list_brands (at->catalog);
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (at->catalog, at->template, &error);
  guint faults = 0;

  g_assert_no_error (error);
  for (guint b = 0; b < brands->len; b++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (at->catalog, g_ptr_array_index (brands, b), &error);

    g_assert_no_error (error);
    for (guint s = 0; s < G_N_ELEMENTS (stresses); s++) {
      g_autoptr (StudioSnapshot) snapshot = stressed (template, brand, &stresses[s]);
      g_autofree char *where = g_strdup_printf ("%s/%s, %s", studio_brand_get_id (brand), at->template, stresses[s].name);
      GPtrArray *formats = studio_template_get_formats (template);

      for (guint f = 0; f < formats->len; f++) {
        for (guint page = 0; page < studio_template_get_n_pages (template); page++)
          faults += check_format (PANGO_CONTEXT (fonts), snapshot, g_ptr_array_index (formats, f), page, where);
      }
    }
  }
  g_assert_cmpuint (faults, ==, 0);
}

/* Every brand must have the fonts it names, or the pictures are not what was designed. */
static void
test_fonts (gconstpointer data)
{
  static const char *const roles[] = { "headline", "body", "figure", "solemn" };
  StudioCatalog *catalog = (StudioCatalog *) data;
  g_autoptr (GPtrArray) brands = studio_catalog_list_brands (catalog);
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());

  for (guint b = 0; b < brands->len; b++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, g_ptr_array_index (brands, b), NULL);

    for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
      StudioTypeStyle style;

      g_assert_true (studio_brand_lookup_type (brand, roles[i], &style));
      if (!studio_fonts_has_family (PANGO_CONTEXT (fonts), style.family))
        g_error ("%s: the font “%s” is missing", studio_brand_get_id (brand), style.family);
    }
  }
}

/* WCAG 2.2, 1.4.3: the pairs that templates set text in. */
static void
test_contrast (gconstpointer data)
{
  static const struct
  {
    const char *text, *ground;
    double least;
  } pairs[] = {
    { "white", "deep", 7 },
    { "on-accent", "accent", 4.5 },
    { "on-primary", "primary", 4.5 },
    { "on-field", "field", 4.5 },
    { "on-field-spot", "field-spot", 4.5 },
    { "on-stage", "stage", 7 },
    { "stage-spot", "stage", 4.5 },
    { "ink", "surface", 7 },
    { "ink", "tint", 7 },
    { "muted", "surface", 4.5 },
    { "muted", "tint", 4.5 },
    { "accent", "deep", 4.5 },
    { "white", "danger", 4.5 },
    { "primary", "surface", 4.5 },
  };
  StudioCatalog *catalog = (StudioCatalog *) data;
  g_autoptr (GPtrArray) brands = studio_catalog_list_brands (catalog);

  for (guint b = 0; b < brands->len; b++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, g_ptr_array_index (brands, b), NULL);

    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
      StudioColor text, ground;

      g_assert_true (studio_brand_lookup_color (brand, pairs[i].text, &text));
      g_assert_true (studio_brand_lookup_color (brand, pairs[i].ground, &ground));
      if (studio_color_contrast (&text, &ground) < pairs[i].least)
        g_error ("%s: %s on %s has only %.2f", studio_brand_get_id (brand), pairs[i].text, pairs[i].ground, studio_color_contrast (&text, &ground));
    }
  }
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (StudioCatalog) catalog = NULL;
  g_autoptr (GPtrArray) templates = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = studio_catalog_new ();
  templates = studio_catalog_list_templates (catalog);
  g_assert_cmpuint (templates->len, >=, 2);
  for (guint i = 0; i < templates->len; i++) {
    g_autofree char *path = g_strdup_printf ("/templates/matrix/%s", (char *) g_ptr_array_index (templates, i));
    Case *at = g_new0 (Case, 1);

    at->catalog = catalog;
    at->template = g_strdup (g_ptr_array_index (templates, i));
    g_test_add_data_func (path, at, test_matrix);
  }
  g_test_add_data_func ("/templates/fonts", catalog, test_fonts);
  g_test_add_data_func ("/templates/contrast", catalog, test_contrast);
  result = g_test_run ();
  return result;
}
