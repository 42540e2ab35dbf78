#include "config.h"

#include "layout-fixture.h"

/* The shelf's promise: whatever an office reasonably types, no template in no brand and no format overlaps, clips or leaves its safe area. */

static const char long_office[] = "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Paser";
static const char words[] = "Layanan kependudukan keliling kini hadir di dua belas desa terpencil setiap hari Selasa dan Kamis bersama petugas "
                            "kecamatan sehingga warga tidak perlu menempuh perjalanan jauh ke ibu kota kabupaten untuk mengurus akta kelahiran anak mereka";

/* The first words of the stress text that together have at most @length characters. */
static char *
text_of (int length)
{
  char *text = g_strndup (words, MIN (length, (int) strlen (words)));
  char *space = strrchr (text, ' ');

  if (length < (int) strlen (words) && space != NULL && words[length] != ' ')
    *space = '\0';
  return text;
}

static JsonNode *
rows_of (int n)
{
  static const char *const labels[] = { "sambungan rumah", "desa terlayani", "APBD Kabupaten 2026", "puskesmas rawat inap", "kepala keluarga", "kilometer jalan" };
  static const char *const values[] = { "1.240", "6", "Rp12,6 miliar", "38", "102.450", "3,2" };
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (int i = 0; i < n; i++) {
    JsonObject *row = json_object_new ();

    json_object_set_string_member (row, "label", labels[i % 6]);
    json_object_set_string_member (row, "nilai", values[i % 6]);
    json_object_set_string_member (row, "satuan", i == 5 ? "km" : "");
    json_array_add_object_element (array, row);
  }
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
list_of (const StudioField *field,
         int n)
{
  static const char *const heads[] = { "Siapkan akta lahir dan KK", "Datang ke kantor kecamatan", "Serahkan berkas di Loket 3", "Tunggu pemeriksaan petugas",
                                       "Ambil kartu di loket yang sama", "Periksa ejaan nama", "Simpan resi pengambilan" };
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (int i = 0; i < n; i++) {
    JsonObject *pair;

    if (field->items == STUDIO_ITEM_TEXTS) {
      json_array_add_string_element (array, heads[i % 7]);
      continue;
    }
    pair = json_object_new ();
    json_object_set_string_member (pair, "judul", heads[i % 7]);
    json_object_set_string_member (pair, "tanggal", "2026-11-25");
    json_object_set_string_member (pair, "waktu", "07.30");
    json_object_set_string_member (pair, "tempat", "Balai Desa Sumber Sari, Kecamatan Batu Sopang");
    json_object_set_string_member (pair, "isi", "Tambah foto 4×6 untuk usia lima tahun ke atas");
    json_array_add_object_element (array, pair);
  }
  json_node_take_array (node, array);
  return node;
}

typedef struct
{
  const char *name;
  int title;       /* characters of "judul"; 0: the sample */
  int items;       /* rows and list items; 0: the sample */
  gboolean office; /* the long office name */
  gboolean full;   /* every text as long as its field advises */
  gboolean bare;   /* optional fields left out */
} Stress;

static const Stress stresses[] = {
  { "contoh", 0, 0, FALSE, FALSE, FALSE },
  { "judul 20", 20, 0, FALSE, FALSE, FALSE },
  { "judul 60", 60, 0, FALSE, FALSE, FALSE },
  { "judul 120", 120, 0, TRUE, FALSE, FALSE },
  { "1 baris", 0, 1, FALSE, FALSE, FALSE },
  { "2 baris", 60, 2, FALSE, FALSE, FALSE },
  { "4 baris", 60, 4, FALSE, FALSE, FALSE },
  { "5 baris", 60, 5, FALSE, FALSE, FALSE },
  { "6 baris", 60, 6, TRUE, FALSE, FALSE },
  { "penuh", 80, 3, TRUE, TRUE, FALSE },
  { "hanya yang wajib", 60, 0, FALSE, FALSE, TRUE },
};

static JsonNode *
stress_value (const StudioField *field,
              const Stress *stress)
{
  g_autofree char *text = NULL;

  if (stress->bare && !field->required)
    return studio_json_string ("");
  if (g_str_equal (field->name, "kantor"))
    return stress->office ? studio_json_string (long_office) : NULL;
  if (g_str_equal (field->name, "judul") && stress->title > 0)
    text = text_of (stress->title);
  else if (field->type == STUDIO_FIELD_ROWS && stress->items > 0)
    return rows_of (CLAMP (stress->items, field->min_items, field->max_items));
  else if (field->type == STUDIO_FIELD_LIST && stress->items > 0)
    return list_of (field, CLAMP (stress->items, MAX (1, field->min_items), field->max_items));
  else if (stress->full && field->max_chars > 12 && (field->type == STUDIO_FIELD_TEXT || field->type == STUDIO_FIELD_LONG || field->type == STUDIO_FIELD_QUOTE))
    text = text_of (field->max_chars);
  return text != NULL ? studio_json_string (text) : NULL;
}

static StudioSnapshot *
stressed (StudioTemplate *template,
          StudioBrand *brand,
          const Stress *stress)
{
  g_autoptr (StudioPost) post = studio_post_new (template, brand);
  g_autoptr (JsonNode) document = json_node_ref (studio_post_get_json (post));
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StudioPost) filled = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *fields = studio_template_get_fields (template);

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    g_autoptr (JsonNode) value = stress_value (field, stress);
    g_autofree char *path = g_strdup_printf ("content/%s", field->name);

    if (value != NULL) {
      JsonNode *next = studio_json_with (document, path, value);

      json_node_unref (document);
      document = next;
    }
  }
  filled = studio_post_new_from_json ("post.json", document, template, brand, assets, &error);
  g_assert_no_error (error);
  return studio_post_snapshot (filled);
}

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

    if (issue->kind == STUDIO_ISSUE_SAMPLE || issue->kind == STUDIO_ISSUE_PHOTO_SMALL)
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
