#include "config.h"

#include <glib/gstdio.h>

#include "render-fixture.h"
#include "studio-encode.h"
#include "studio-file.h"

/*
 * Pictures of every template and every kind of layer, compared with those in tests/golden. PEMDA_GOLDEN_UPDATE=1 writes
 * those that are new or have changed; look at them before committing.
 */

#define SCALE 0.25
#define MAX_MEAN 0.6
#define MAX_FAR 0.003
/* Pictures are kept in steps of eight, which makes them small; what is compared is rounded alike. */
#define STEP_MASK 0xf8f8f8u

typedef struct
{
  char *name; /* of the file, without ".png" */
  char *brand;
  char *template;   /* (nullable) */
  JsonNode *layers; /* (nullable): of a page made for the test */
  const StudioFormat *format;
  guint page;
} Case;

static GPtrArray *cases;

static char *
golden_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);

  return g_test_build_filename (G_TEST_DIST, "golden", file, NULL);
}

static void
round_pixels (cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface), height = cairo_image_surface_get_height (surface);
  guint32 *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);

  for (int i = 0; i < stride / 4 * height; i++)
    pixels[i] &= STEP_MASK;
  cairo_surface_mark_dirty (surface);
}

/* Eight times the difference, on black. */
static cairo_surface_t *
difference_image (cairo_surface_t *a,
                  cairo_surface_t *b)
{
  int width = MIN (cairo_image_surface_get_width (a), cairo_image_surface_get_width (b));
  int height = MIN (cairo_image_surface_get_height (a), cairo_image_surface_get_height (b));
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint8 *data = cairo_image_surface_get_data (image);

  for (int y = 0; y < height; y++) {
    guint32 *row = (guint32 *) (gpointer) (data + (gsize) y * cairo_image_surface_get_stride (image));

    for (int x = 0; x < width; x++) {
      row[x] = 0;
      for (int shift = 0; shift < 24; shift += 8)
        row[x] |= (guint32) MIN (255, 8 * render_channel_difference (render_pixel (a, x, y), render_pixel (b, x, y), shift)) << shift;
    }
  }
  cairo_surface_mark_dirty (image);
  return image;
}

static void
write_picture (cairo_surface_t *surface,
               const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = studio_encode_png (surface, NULL, &error);

  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), &error);
  g_assert_no_error (error);
}

static void
leave_evidence (const Case *at,
                cairo_surface_t *actual,
                cairo_surface_t *expected)
{
  static const char *const kinds[] = { "actual", "expected", "difference" };
  g_autoptr (cairo_surface_t) apart = difference_image (actual, expected);
  cairo_surface_t *surfaces[] = { actual, expected, apart };
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "golden-failed", NULL);

  g_mkdir_with_parents (folder, 0755);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *path = g_strdup_printf ("%s/%s-%s.png", folder, at->name, kinds[i]);

    write_picture (surfaces[i], path);
    g_test_message ("%s", path);
  }
}

static gboolean
is_alike (cairo_surface_t *actual,
          cairo_surface_t *expected)
{
  RenderDifference difference;

  if (!render_compare (actual, expected, &difference))
    return FALSE;
  g_test_message ("mean difference %.3f, %.3f %% of pixels far off", difference.mean, difference.far * 100);
  return difference.mean < MAX_MEAN && difference.far <= MAX_FAR;
}

static void
compare_or_update (const Case *at,
                   cairo_surface_t *actual)
{
  g_autofree char *path = golden_path (at->name);
  g_autoptr (cairo_surface_t) expected = cairo_image_surface_create_from_png (path);
  gboolean exists = cairo_surface_status (expected) == CAIRO_STATUS_SUCCESS;

  if (exists && is_alike (actual, expected))
    return;
  if (g_getenv ("PEMDA_GOLDEN_UPDATE") != NULL) {
    write_picture (actual, path);
    g_test_message ("written: %s", path);
  } else if (!exists) {
    g_test_fail_printf ("%s is missing; PEMDA_GOLDEN_UPDATE=1 makes it", path);
  } else {
    leave_evidence (at, actual, expected);
    g_test_fail_printf ("%s looks different", at->name);
  }
}

static JsonNode *
page_template (const Case *at)
{
  g_autofree char *text = g_strdup_printf ("{'format':'pemda-studio-template','version':1,'id':'uji','name':'Uji','fields':%s,'layers':[],'formats':{'%s':{}}}",
                                           layout_fields, at->format->id);
  g_autoptr (JsonNode) root = fixture_json (text);

  return studio_json_with (root, "layers", at->layers);
}

static StudioSnapshot *
case_snapshot (const Case *at)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (StudioBrand) brand = NULL;
  g_autoptr (StudioTemplate) template = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (GError) error = NULL;

  if (at->template != NULL)
    return render_snapshot (at->brand, at->template);
  root = page_template (at);
  template = studio_template_new (at->name, root, &error);
  g_assert_no_error (error);
  g_assert_true (studio_template_check_strict (template, &error));
  brand = fixture_brand (at->brand);
  post = studio_post_new (template, brand);
  return studio_post_snapshot (post);
}

static void
test_case (gconstpointer data)
{
  const Case *at = data;
  g_autoptr (StudioSnapshot) snapshot = case_snapshot (at);
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) scene = studio_layout_page (painter.context, snapshot, at->format, at->page, &error);
  g_autoptr (cairo_surface_t) surface = NULL;

  g_assert_no_error (error);
  surface = render_surface (&painter, scene, SCALE);
  round_pixels (surface);
  compare_or_update (at, surface);
}

/* A picture that no test looks at any more only takes room. */
static void
test_none_left_over (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "golden", NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  for (guint i = 0; i < cases->len; i++)
    g_hash_table_add (known, g_strconcat (((const Case *) g_ptr_array_index (cases, i))->name, ".png", NULL));
  while ((name = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_suffix (name, ".png") && !g_hash_table_contains (known, name))
      g_test_fail_printf ("No test draws golden/%s; remove it", name);
  }
}

/* --- fonts --- */

/* Returns: (transfer full) (nullable): why the machine's fonts are not those that the pictures were made with. */
static char *
check_pinned_file (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "  ", 2);
  g_autofree char *contents = NULL;
  g_autofree char *sum = NULL;
  gsize length;

  if (g_strv_length (parts) != 2)
    return NULL;
  if (!g_file_get_contents (parts[1], &contents, &length, NULL))
    return g_strdup_printf ("the font %s is missing", parts[1]);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
  return g_str_equal (sum, parts[0]) ? NULL : g_strdup_printf ("the font %s is another one", parts[1]);
}

static char *
check_pinned_fonts (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fonts", "pinned.sha256", NULL);
  g_autofree char *table = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  char *problem = NULL;

  g_file_get_contents (path, &table, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (table, "\n", -1);
  for (gsize i = 0; problem == NULL && lines[i] != NULL; i++)
    problem = check_pinned_file (lines[i]);
  return problem;
}

/* Before anything asks for a font. */
static void
use_pinned_fonts (void)
{
  g_autofree char *conf = g_test_build_filename (G_TEST_DIST, "fonts", "fonts.conf", NULL);
  g_autofree char *cache = g_test_build_filename (G_TEST_BUILT, "font-cache", NULL);

  g_setenv ("FONTCONFIG_FILE", conf, TRUE);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
}

static void
skip_all (gconstpointer problem)
{
  g_test_skip (problem);
}

/* --- the list of cases --- */

static void
add_case (Case at)
{
  Case *kept = g_memdup2 (&at, sizeof at);
  g_autofree char *path = g_strconcat ("/golden/", at.name, NULL);

  g_ptr_array_add (cases, kept);
  g_test_add_data_func (path, kept, test_case);
}

static void
add_template (const char *brand,
              const char *id)
{
  g_autoptr (StudioTemplate) template = fixture_template (id);
  GPtrArray *formats = studio_template_get_formats (template);

  for (guint i = 0; i < formats->len; i++) {
    const StudioFormat *format = g_ptr_array_index (formats, i);

    for (guint page = 0; page < studio_template_get_n_pages (template); page++) {
      g_autofree char *number = page > 0 ? g_strdup_printf ("_%u", page + 1) : g_strdup ("");

      add_case ((Case){ g_strdup_printf ("%s_%s_%s%s", brand, id, format->id, number), g_strdup (brand), g_strdup (id), NULL, format, page });
    }
  }
}

static void
add_templates (void)
{
  static const char *const others[] = { "ntb-gemilang", "netral" };
  static const char *const shared[] = { "kegiatan-pimpinan", "capaian-pembangunan" };
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GPtrArray) templates = studio_catalog_list_templates (catalog);

  for (guint i = 0; i < templates->len; i++)
    add_template ("paser-mas", g_ptr_array_index (templates, i));
  for (guint b = 0; b < G_N_ELEMENTS (others); b++) {
    for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
      add_template (others[b], shared[i]);
  }
}

/* golden/layers.json: an object of pages, each a list of layers for a square of 1080 px. */
static void
add_pages (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "layers.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_file_read (path, 1024 * 1024, &error);
  g_autoptr (JsonNode) root = bytes != NULL ? studio_json_parse (path, bytes, &error) : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *layers;

  g_assert_no_error (error);
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &layers))
    add_case ((Case){ g_strconcat ("layer_", name, NULL), g_strdup ("netral"), NULL, json_node_ref (layers), studio_format_find ("square"), 0 });
}

static void
case_free (gpointer data)
{
  Case *at = data;

  g_free (at->name);
  g_free (at->brand);
  g_free (at->template);
  g_clear_pointer (&at->layers, json_node_unref);
  g_free (at);
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *problem = NULL;
  int result;

  render_test_init (&argc, &argv);
  use_pinned_fonts ();
  cases = g_ptr_array_new_with_free_func (case_free);
  problem = check_pinned_fonts ();
  if (problem != NULL) {
    g_test_add_data_func ("/golden/fonts", problem, skip_all);
    return g_test_run ();
  }
  add_templates ();
  add_pages ();
  g_test_add_func ("/golden/none-left-over", test_none_left_over);
  result = g_test_run ();
  g_ptr_array_unref (cases);
  return result;
}
