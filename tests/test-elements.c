#include "config.h"

#include <string.h>

#include "render-fixture.h"
#include "studio-element-picture.h"
#include "studio-elements.h"
#include "studio-fonts.h"
#include "studio-layout.h"
#include "studio-post.h"

static StudioElements *
catalogue (const char *text,
           GError **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return studio_elements_new ("elemen.json", bytes, error);
}

#define LAYER "'layer':{'type':'shape','w':10,'h':10}"

static const char small[] =
    "{'version':1,'synonyms':[['sekolah','pendidikan'],['air','pdam']],'groups':["
    "{'id':'a','name':'Balon','name_en':'Bubbles','elements':["
    "{'id':'gedung','name':'Gedung','name_en':'Building','words':['gedung sekolah','kantor'],'words_en':['office']," LAYER "},"
    "{'id':'sekolah','name':'Sekolah','name_en':'School','words':['siswa']," LAYER "},"
    "{'id':'sekolah-alam','name':'Sekolah Alam','name_en':'Nature School'," LAYER "},"
    "{'id':'wisuda','name':'Wisuda','name_en':'Graduation Chair','words':['pendidikan','toga']," LAYER "}]},"
    "{'id':'b','name':'Lain','name_en':'Others','elements':["
    "{'id':'air','name':'Air Bersih','name_en':'Clean Water','words':['tetes']," LAYER "},"
    "{'id':'cafe','name':'Kafé','name_en':'Café','words':['kopi']," LAYER "}]}]}";

typedef struct
{
  const char *typed;
  const char *found; /* ids in order */
} Search;

static const Search searches[] = {
  { "sekolah", "sekolah sekolah-alam gedung wisuda" }, /* the name itself, a name with it, a word with it, a word of the same meaning */
  { "SEKOLAH", "sekolah sekolah-alam gedung wisuda" },
  { "  sekolah,  alam ", "sekolah-alam" },  /* all words must be found */
  { "sek", "sekolah sekolah-alam gedung" }, /* half a word has no synonyms */
  { "school", "sekolah sekolah-alam" },
  { "water", "air" },
  { "air bersih", "air" },
  { "pdam", "air" },  /* by meaning only */
  { "kafe", "cafe" }, /* accents do not count */
  { "CAFÉ", "cafe" },
  { "olah", "sekolah sekolah-alam gedung" }, /* inside words */
  { "la", "air cafe" },                      /* too short to be looked for inside words, but their group is “Lain” */
  { "balon", "gedung sekolah sekolah-alam wisuda" },
  { "", "gedung sekolah sekolah-alam wisuda air cafe" },
  { "air", "air" }, /* a whole word of a name; “Graduation Chair” has it only inside */
  { "zzz", "" },
  { "sekolah zzz", "" },
  { "%$#!", "gedung sekolah sekolah-alam wisuda air cafe" },
};

static char *
join_ids (GPtrArray *elements)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < elements->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", studio_element_get_id (g_ptr_array_index (elements, i)));
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
test_search (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioElements) elements = catalogue (small, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++) {
    g_autoptr (GPtrArray) found = studio_elements_search (elements, NULL, searches[i].typed);
    g_autofree char *ids = join_ids (found);

    g_test_message ("“%s”", searches[i].typed);
    g_assert_cmpstr (ids, ==, searches[i].found);
  }
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "{'version':2,'groups':[]}",
    "{'version':1}",
    "{'version':1,'groups':[5]}",
    "{'version':1,'groups':[{'id':'a','name':'A','elements':[]}]}",
    "{'version':1,'synonyms':[5],'groups':[{'id':'a','name':'A','name_en':'A','elements':[{}]}]}",
    "{'version':1,'synonyms':[['a',5]],'groups':[]}",
    "{'version':1,'groups':[{'id':'a','name':'A','name_en':'A','elements':[{'id':'b','name':'B','name_en':'B'}]}]}",
    "{'version':1,'groups':[{'id':'a','name':'A','name_en':'A','elements':[{'id':'b','name':'B','name_en':'B','layer':{}}]}]}",
    "{'version':1,'groups':[{'id':'a','name':'A','name_en':'A','elements':[{'id':'b','name':'B','name_en':'B','words':[1]," LAYER "}]}]}",
    "{'version':1,'groups':[{'id':'a','name':'A','name_en':'A','elements':[{'id':'b','name':'B','name_en':'B','picture':5," LAYER "}]}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", bad[i]);
    g_assert_null (catalogue (bad[i], &error));
    g_assert_nonnull (error);
  }
}

/* Lengths grow with the page, shares and factors do not. */
static void
test_scale (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioElements) elements = catalogue ("{'version':1,'groups':[{'id':'a','name':'A','name_en':'A','elements':[{'id':'b','name':'B','name_en':'B',"
                                                   "'layer':{'type':'group','w':100,'h':50,'outline':{'radius':[10,0,0,10],'depth':0.3},'children':[{'id':'t','type':'text','text':'9','size':40,'line':1.2,'x':5}],"
                                                   "'stroke':{'width':3,'dash':[4,2]}}}]}]}",
                                                   &error);
  g_autoptr (StudioElement) element = NULL;
  g_autoptr (JsonNode) large = NULL;
  g_autoptr (JsonNode) same = NULL;

  g_assert_no_error (error);
  element = studio_elements_find (elements, "b");
  g_assert_nonnull (element);
  same = studio_element_make_layer (element, (StudioSize){ 1920, 1080 });
  g_assert_true (same == studio_element_get_picture (element));
  large = studio_element_make_layer (element, (StudioSize){ 2160, 2700 });
  g_assert_cmpfloat (json_node_get_double (studio_json_lookup (large, "w")), ==, 200);
  g_assert_cmpfloat (json_node_get_double (studio_json_lookup (large, "outline/radius/0")), ==, 20);
  g_assert_cmpfloat (json_node_get_double (studio_json_lookup (large, "outline/depth")), ==, 0.3);
  g_assert_cmpfloat (json_node_get_double (studio_json_lookup (large, "children/0/size")), ==, 80);
  g_assert_cmpfloat (json_node_get_double (studio_json_lookup (large, "children/0/line")), ==, 1.2);
  g_assert_cmpfloat (json_node_get_double (studio_json_lookup (large, "children/0/x")), ==, 10);
  g_assert_cmpfloat (json_node_get_double (studio_json_lookup (large, "stroke/dash/1")), ==, 4);
  g_assert_null (studio_elements_find (elements, "c"));
}

/* --- the shipped catalogue --- */

static gboolean
has_ink (cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface), height = cairo_image_surface_get_height (surface);
  const guint32 *pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  int seen = 0;

  for (int i = 0; i < stride / 4 * height; i++)
    seen += (pixels[i] >> 24) > 40;
  return seen > 30;
}

/* Laid out rather than parsed alone: an element may take its outline from the brand. */
static void
check_layout (StudioElement *element,
              StudioBrand *brand)
{
  g_autoptr (JsonNode) layer = studio_element_make_layer (element, (StudioSize){ 1240, 1754 });
  g_autoptr (JsonNode) id = studio_json_string ("l-1");
  g_autoptr (JsonNode) named = studio_json_with (layer, "id", id);
  g_autoptr (JsonNode) empty = fixture_json ("{'format':'pemda-studio-template','version':1,'id':'uji','name':'Uji','fields':[],'layers':[],'formats':{'a4':{}}}");
  g_autoptr (JsonNode) root = studio_json_with (empty, "layers/0", named);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_template_new (studio_element_get_id (element), root, &error);
  PangoContext *context = studio_fonts_new_context ();
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioScene) scene = NULL;

  g_assert_no_error (error);
  post = studio_post_new (template, brand);
  snapshot = studio_post_snapshot (post);
  scene = studio_layout_page (context, snapshot, studio_format_find ("a4"), 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (studio_scene_find (scene, "l-1"));
  g_object_unref (context);
}

static void
check_element (StudioElement *element,
               StudioBrand *brand)
{
  g_autoptr (cairo_surface_t) surface = studio_element_draw_picture (element, brand, 64, NULL);

  check_layout (element, brand);
  if (surface == NULL || !has_ink (surface))
    g_error ("%s draws nothing", studio_element_get_id (element));
}

/* Every element is a right layer, can be drawn in every brand, has one id, and belongs to a template as well. */
static void
test_shipped (void)
{
  static const char *const groups[] = { "teks", "bentuk", "garis", "panah", "balon", "pita", "lencana", "stempel", "qr", "bagan", "infografis" };
  StudioElements *elements = studio_elements_get_default ();
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize g = 0; g < G_N_ELEMENTS (groups); g++) {
    g_autoptr (GPtrArray) list = studio_elements_list (elements, groups[g]);

    g_assert_cmpuint (list->len, >=, 3);
    for (guint i = 0; i < list->len; i++) {
      StudioElement *element = g_ptr_array_index (list, i);

      g_assert_true (g_hash_table_add (seen, (char *) studio_element_get_id (element)));
      g_assert_cmpstr (studio_element_get_group (element), ==, groups[g]);
      check_element (element, brand);
    }
  }
}

/* The charts stand in a panel of their own. */
static void
test_figures (void)
{
  StudioElements *elements = studio_elements_get_default ();
  guint n = 0;

  for (guint i = 0; i < studio_elements_get_n_groups (elements); i++) {
    gboolean charts = g_str_equal (studio_elements_get_group_id (elements, i), "bagan");

    g_assert_cmpint (studio_elements_group_has_figures (elements, i), ==, charts);
    n += charts;
  }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_strict (void)
{
  StudioElements *elements = studio_elements_get_default ();
  g_autoptr (GPtrArray) all = studio_elements_search (elements, NULL, "");

  for (guint i = 0; i < all->len; i++) {
    StudioElement *element = g_ptr_array_index (all, i);
    g_autoptr (JsonNode) id = studio_json_string ("a");
    g_autoptr (JsonNode) layer = studio_json_with (studio_element_get_picture (element), "id", id);
    g_autoptr (JsonNode) empty = fixture_json ("{'format':'pemda-studio-template','version':1,'id':'uji','name':'Uji','fields':[],'layers':[],'formats':{'square':{}}}");
    g_autoptr (JsonNode) root = studio_json_with (empty, "layers/0", layer);
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioTemplate) template = studio_template_new (studio_element_get_id (element), root, &error);

    g_assert_no_error (error);
    studio_template_check_strict (template, &error);
    g_assert_no_error (error);
  }
}

static void
test_icons (void)
{
  StudioElements *elements = studio_elements_get_default ();
  static const Search cases[] = { { "masjid", "icon:mi:mosque" }, { "mosque", "icon:mi:mosque" }, { "banjir", "icon:mi:flood" }, { "puskesmas", NULL }, { "ktp", NULL }, { "pajak", NULL } };
  g_autoptr (GPtrArray) icons = studio_elements_list (elements, STUDIO_ELEMENTS_ICONS);
  g_autoptr (StudioElement) glyph = studio_elements_find (elements, "icon:mi:mosque");

  g_assert_cmpuint (icons->len, >=, 55);
  if (glyph == NULL) {
    g_test_skip ("the icon font is not installed");
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) found = studio_elements_search (elements, NULL, cases[i].typed);

    g_test_message ("%s", cases[i].typed);
    g_assert_cmpuint (found->len, >=, 1);
    if (cases[i].found != NULL)
      g_assert_cmpstr (studio_element_get_id (g_ptr_array_index (found, 0)), ==, cases[i].found);
  }
}

static void
test_stickers (void)
{
  static const char *const brands[] = { "netral", "paser-mas", "ntb-gemilang" };

  for (gsize b = 0; b < G_N_ELEMENTS (brands); b++) {
    g_autoptr (StudioBrand) brand = fixture_brand (brands[b]);
    g_autoptr (GPtrArray) list = studio_elements_list_stickers (brand);

    g_assert_cmpuint (list->len, >=, 4);
    for (guint i = 0; i < list->len; i++)
      check_element (g_ptr_array_index (list, i), brand);
  }
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) list = studio_elements_list (studio_elements_get_default (), "bentuk");
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (studio_element_draw_picture (g_ptr_array_index (list, 0), brand, 64, cancellable));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/elements/search", test_search);
  g_test_add_func ("/elements/refused", test_refused);
  g_test_add_func ("/elements/scale", test_scale);
  g_test_add_func ("/elements/shipped", test_shipped);
  g_test_add_func ("/elements/figures", test_figures);
  g_test_add_func ("/elements/strict", test_strict);
  g_test_add_func ("/elements/icons", test_icons);
  g_test_add_func ("/elements/stickers", test_stickers);
  g_test_add_func ("/elements/cancelled", test_cancelled);
  return g_test_run ();
}
