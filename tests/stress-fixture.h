#pragma once

#include "layout-fixture.h"
#include "studio-catalog.h"
#include "studio-post.h"

/* What an office may fill a template with, from nothing optional to everything as long as its field advises. */

static const char long_office[] = "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Paser";
static const char words[] = "Layanan kependudukan keliling kini hadir di dua belas desa terpencil setiap hari Selasa dan Kamis bersama petugas "
                            "kecamatan sehingga warga tidak perlu menempuh perjalanan jauh ke ibu kota kabupaten untuk mengurus akta kelahiran anak mereka";

/* The first words of the stress text that together have at most @length characters. */
static inline char *
text_of (int length)
{
  char *text = g_strndup (words, MIN (length, (int) strlen (words)));
  char *space = strrchr (text, ' ');

  if (length < (int) strlen (words) && space != NULL && words[length] != ' ')
    *space = '\0';
  return text;
}

static inline JsonNode *
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

static inline JsonNode *
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

/** Stress: one way to fill a template. */
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

static inline JsonNode *
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

/** @photo: (nullable): for all photo fields, whose samples it takes the place of */
static inline StudioSnapshot *
stressed_with (StudioTemplate *template,
               StudioBrand *brand,
               const Stress *stress,
               StudioAsset *photo)
{
  g_autoptr (StudioPost) post = studio_post_new (template, brand);
  g_autoptr (JsonNode) document = json_node_ref (studio_post_get_json (post));
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StudioPost) filled = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *fields = studio_template_get_fields (template);

  if (photo != NULL)
    g_hash_table_insert (assets, (gpointer) studio_asset_get_hash (photo), photo);
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    g_autoptr (JsonNode) value = stress_value (field, stress);
    g_autofree char *path = g_strdup_printf ("content/%s", field->name);

    if (photo != NULL && field->type == STUDIO_FIELD_PHOTO) {
      g_autofree char *text = g_strdup_printf ("{'asset':'%s'}", studio_asset_get_hash (photo));

      g_clear_pointer (&value, json_node_unref);
      value = fixture_json (text);
    }
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

static inline StudioSnapshot *
stressed (StudioTemplate *template,
          StudioBrand *brand,
          const Stress *stress)
{
  return stressed_with (template, brand, stress, NULL);
}
