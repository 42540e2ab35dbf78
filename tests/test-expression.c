#include "config.h"

#include "layout-fixture.h"
#include "studio-expression.h"

static const char content[] =
    "{'content':{'judul':'Air bersih','isi':' ','tanggal':'2023-06-22','sampai':'2023-06-24','waktu':'14.30',"
    "'daftar':['satu','','dua'],'acara':[{'tanggal':'2026-11-23','judul':'Apel'}],'angka':[{'label':'rumah','nilai':'1240','satuan':''},"
    "{'label':'biaya','nilai':'8400000000','satuan':'rupiah'},{'label':'jalan','nilai':'3,2','satuan':'km'},"
    "{'label':'','nilai':'','satuan':''}]}}";

typedef struct
{
  const char *text, *expected;
  gboolean tokens, filled;
} TextCase;

static const TextCase text_cases[] = {
  { "tanpa tanda", "tanpa tanda", FALSE, FALSE },
  { "{judul}", "Air bersih", TRUE, TRUE },
  { "Judul: {judul}.", "Judul: Air bersih.", TRUE, TRUE },
  { "{judul|kapital}", "AIR BERSIH", TRUE, TRUE },
  { "{isi}", " ", TRUE, FALSE },
  { "{foto}", "", TRUE, FALSE },
  { "{tanggal}", "Kamis, 22 Juni 2023", TRUE, TRUE },
  { "{tanggal|sedang}", "22 Juni 2023", TRUE, TRUE },
  { "{tanggal|hari}", "Kamis", TRUE, TRUE },
  { "{tanggal|tanggal}", "22", TRUE, TRUE },
  { "{tanggal|bulan-tahun}", "Juni 2023", TRUE, TRUE },
  { "{tanggal|sampai:sampai}", "22–24 Juni 2023", TRUE, TRUE },
  { "{waktu}", "14.30", TRUE, TRUE },
  { "{daftar}", "satu\ndua", TRUE, TRUE },
  { "{angka.0.nilai|kata}", "1.240", TRUE, TRUE },
  { "{acara.0.tanggal|hari}", "Senin", TRUE, TRUE },
  { "{acara.0.tanggal}", "2026-11-23", TRUE, TRUE },
  { "{acara.1.tanggal|hari}", "", TRUE, FALSE },
  { "{angka.9.nilai}", "", TRUE, FALSE },
  { "{judul|pilih:Lain=a,AIR BERSIH=b,c}", "b", FALSE, FALSE },
  { "{judul|pilih:Air=a,c}", "c", FALSE, FALSE },
  { "{judul|pilih:Air=a}", "", FALSE, FALSE },
  { "{foto|pilih:=kosong,isi}", "kosong", FALSE, FALSE },
  { "{tidak_ada|pilih:a=b,lain}", "lain", FALSE, FALSE },
  { "{judul|pilih:}", "", FALSE, FALSE },
  { "{brand.org.name}", "Kabupaten/Kota", FALSE, FALSE },
  { "{brand.tidak.ada}", "", FALSE, FALSE },
  { "{tidak_ada}", "", TRUE, FALSE },
  { "kurung { lepas", "kurung { lepas", FALSE, FALSE },
  { "{", "{", FALSE, FALSE },
  { "{}", "", TRUE, FALSE },
};

static void
test_texts (void)
{
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot ("[]", "{'feed':{}}", content);
  StudioScope scope = { .snapshot = snapshot };

  for (guint i = 0; i < G_N_ELEMENTS (text_cases); i++) {
    const TextCase *at = &text_cases[i];
    g_auto (StudioExpansion) expansion = { 0 };

    g_test_message ("%s", at->text);
    studio_expression_expand (&scope, at->text, &expansion);
    g_assert_true (JSON_NODE_HOLDS_VALUE (expansion.node));
    g_assert_cmpstr (json_node_get_string (expansion.node), ==, at->expected);
    g_assert_cmpint (expansion.tokens, ==, at->tokens);
    g_assert_cmpint (expansion.filled, ==, at->filled);
  }
}

static void
test_whole_values (void)
{
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot ("[]", "{'feed':{}}", content);
  StudioScope scope = { .snapshot = snapshot };
  g_auto (StudioExpansion) rows = { 0 };
  g_auto (StudioExpansion) shape = { 0 };

  studio_expression_expand (&scope, "{angka}", &rows);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (rows.node));
  g_assert_cmpstr (rows.field, ==, "angka");
  studio_expression_expand (&scope, "{brand.shape.chip}", &shape);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (shape.node));
  g_assert_false (shape.tokens);
}

static void
test_rows (void)
{
  static const char *const expected[] = { "1.240", "Rp8,4 M", "3,2\u00a0km" };
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot ("[]", "{'feed':{}}", content);
  StudioScope scope = { .snapshot = snapshot };
  JsonArray *rows;
  g_autoptr (GArray) filled = studio_expression_rows (&scope, "angka", &rows);

  g_assert_cmpuint (filled->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < filled->len; i++) {
    g_auto (StudioExpansion) expansion = { 0 };

    scope.item = json_array_get_element (rows, g_array_index (filled, guint, i));
    scope.item_field = "angka/0";
    scope.number = (int) i + 1;
    studio_expression_expand (&scope, "{item|nilai}", &expansion);
    g_assert_cmpstr (json_node_get_string (expansion.node), ==, expected[i]);
    g_assert_cmpstr (expansion.field, ==, "angka/0");
  }
}

typedef struct
{
  const char *condition;
  gboolean holds;
} ConditionCase;

static const ConditionCase condition_cases[] = {
  { "'judul'", TRUE },
  { "'!judul'", FALSE },
  { "'isi'", FALSE },
  { "'!isi'", TRUE },
  { "'foto'", FALSE },
  { "'angka>2'", TRUE },
  { "'angka>3'", FALSE },
  { "'angka=3'", TRUE },
  { "'angka<3'", FALSE },
  { "'daftar=2'", TRUE },
  { "'number=0'", TRUE },
  { "['judul','!isi']", TRUE },
  { "['judul','isi']", FALSE },
  { "'brand.org.name'", TRUE },
  { "'brand.motto'", FALSE },
  { "'judul~Bersih'", TRUE },
  { "'judul~AIR BERSIH'", TRUE },
  { "'judul~Pohon/Air'", TRUE },
  { "'!judul~Pohon/Air'", FALSE },
  { "'judul~Ai'", FALSE },
  { "'judul~bersihkan'", FALSE },
  { "'judul~/'", FALSE },
  { "'judul~Air–bersih'", TRUE },
  { "'isi~Air'", FALSE },
  { "'daftar~satu'", FALSE },
  { "'foto~Air'", FALSE },
  { "'tidak_ada~Air'", FALSE },
};

static void
test_conditions (void)
{
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot ("[]", "{'feed':{}}", content);
  StudioScope scope = { .snapshot = snapshot };

  for (guint i = 0; i < G_N_ELEMENTS (condition_cases); i++) {
    g_autofree char *wrapped = g_strdup_printf ("[%s]", condition_cases[i].condition);
    g_autoptr (JsonNode) node = fixture_json (wrapped);

    g_test_message ("%s", condition_cases[i].condition);
    g_assert_cmpint (studio_expression_holds (&scope, node), ==, condition_cases[i].holds);
  }
}

static void
test_photo_shape (void)
{
  g_autoptr (StudioAsset) upright = fixture_asset (0), level = fixture_asset (90);
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  StudioAsset *const both[] = { upright, level };

  g_hash_table_insert (assets, (gpointer) studio_asset_get_hash (upright), upright);
  g_hash_table_insert (assets, (gpointer) studio_asset_get_hash (level), level);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++) {
    g_autofree char *photo = g_strdup_printf ("{'content':{'foto':{'asset':'%s'}}}", studio_asset_get_hash (both[i]));
    g_autoptr (StudioSnapshot) snapshot = layout_snapshot_with ("[]", "{'feed':{}}", photo, assets);
    g_autoptr (JsonNode) tall = studio_json_string ("foto~tegak"), wide = studio_json_string ("foto~mendatar");
    StudioScope scope = { .snapshot = snapshot };

    g_assert_cmpint (studio_expression_holds (&scope, tall), ==, both[i] == upright);
    g_assert_cmpint (studio_expression_holds (&scope, wide), ==, both[i] == level);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/expression/texts", test_texts);
  g_test_add_func ("/expression/whole-values", test_whole_values);
  g_test_add_func ("/expression/rows", test_rows);
  g_test_add_func ("/expression/conditions", test_conditions);
  g_test_add_func ("/expression/photo-shape", test_photo_shape);
  return g_test_run ();
}
