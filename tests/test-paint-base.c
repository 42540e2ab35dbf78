#include "render-fixture.h"
#include "studio-catalog.h"
#include "studio-paint-base.h"

#define SCALE 0.3

/* What the fields of a row may hold, so that texts grow, go away and come back. */
static const char *const texts[] = { "Contoh", "Contoh", "Jalan Long Ikis–Kuaro kini mulus sampai ke desa dan pasar", "12", "", "Contoh" };

static JsonNode *
with_text (JsonNode *root,
           const StudioField *field,
           const char *text)
{
  g_autofree char *path = g_strconcat ("content/", field->name, NULL);
  g_autoptr (JsonNode) value = studio_json_string (text);
  JsonNode *changed = studio_json_with (root, path, value);

  json_node_unref (root);
  return changed;
}

/* Returns: (transfer full): @post with every @step-th text field changed, from @first on */
static StudioSnapshot *
vary (StudioSnapshot *post,
      const char *text,
      guint first,
      guint step)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (post));
  g_autoptr (JsonNode) root = json_node_ref (studio_snapshot_get_json (post));

  for (guint i = first; i < fields->len; i += step) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if (field->type == STUDIO_FIELD_TEXT || field->type == STUDIO_FIELD_LONG || field->type == STUDIO_FIELD_PERSON || field->type == STUDIO_FIELD_QUOTE)
      root = with_text (g_steal_pointer (&root), field, text);
  }
  return studio_snapshot_with_root (post, root, NULL);
}

static void
assert_same_pixels (cairo_surface_t *a,
                    cairo_surface_t *b)
{
  RenderDifference difference;

  g_assert_true (render_compare (a, b, &difference));
  g_assert_cmpint (difference.largest, ==, 0);
}

/* Rows of every kind after each other: each page has the pixels that it has alone. */
static void
test_template (gconstpointer id)
{
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioSnapshot) post = render_snapshot ("paser-mas", id);
  GPtrArray *formats = studio_template_get_formats (studio_snapshot_get_template (post));

  for (guint f = 0; f < MIN (2, formats->len); f++) {
    const StudioFormat *format = g_ptr_array_index (formats, f);
    g_autoptr (StudioPaintBase) base = studio_paint_base_new ();

    for (guint i = 0; i < 8; i++) {
      g_autoptr (StudioSnapshot) row = vary (post, texts[i % G_N_ELEMENTS (texts)], i % 3, 1 + i % 4);
      g_autoptr (StudioScene) scene = render_scene (&painter, row, format);
      g_autoptr (cairo_surface_t) expected = studio_export_surface (&painter, scene, SCALE, NULL);
      g_autoptr (cairo_surface_t) surface = studio_paint_base_surface (base, &painter, scene, cairo_image_surface_get_width (expected), cairo_image_surface_get_height (expected));

      g_assert_no_error (painter.error);
      assert_same_pixels (surface, expected);
    }
  }
}

/* A page of another format, and a base that was forgotten, start anew. */
static void
test_other_format (void)
{
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioSnapshot) post = render_snapshot ("netral", "kegiatan-pimpinan");
  GPtrArray *formats = studio_template_get_formats (studio_snapshot_get_template (post));
  g_autoptr (StudioPaintBase) base = studio_paint_base_new ();

  for (guint i = 0; i < 6; i++) {
    g_autoptr (StudioScene) scene = render_scene (&painter, post, g_ptr_array_index (formats, i % 2));
    g_autoptr (cairo_surface_t) expected = studio_export_surface (&painter, scene, SCALE, NULL);
    g_autoptr (cairo_surface_t) surface = studio_paint_base_surface (base, &painter, scene, cairo_image_surface_get_width (expected), cairo_image_surface_get_height (expected));

    assert_same_pixels (surface, expected);
    if (i == 3)
      studio_paint_base_clear (base);
  }
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (StudioCatalog) catalog = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  render_test_init (&argc, &argv);
  catalog = studio_catalog_new ();
  ids = studio_catalog_list_templates (catalog);
  for (guint i = 0; i < ids->len; i++) {
    g_autofree char *path = g_strconcat ("/paint-base/template/", g_ptr_array_index (ids, i), NULL);

    g_test_add_data_func (path, g_ptr_array_index (ids, i), test_template);
  }
  g_test_add_func ("/paint-base/other-format", test_other_format);
  return g_test_run ();
}
