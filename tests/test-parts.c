#include "model-fixture.h"

#include "studio-parts.h"

/* Parts by name, in the writing of fixture_json(). */
typedef struct
{
  const char *name;
  const char *json;
} Part;

static const Part parts[] = {
  { "garis", "{'type':'shape','fill':'{arg.warna}','h':4}" },
  { "kaki", "{'type':'stack','args':{'warna':'ink'},'children':[{'type':'text','id':'kiri','text':'A','color':'{arg.warna}'},{'type':'group','id':'dalam','children':[{'type':'text','id':'kanan','text':'Foto: {arg.kanan}'}]}]}" },
  { "tanggal", "{'type':'text','text':'{arg.hari|panjang} dan {arg.hari|pendek}, {arg.baris.nilai}'}" },
  { "kartu", "{'type':'group','children':[{'part':'garis','id':'atas','args':{'warna':'{arg.warna}'},'y':9},{'part':'kaki','id':'bawah','args':{'kanan':'x'}}]}" },
  { "garis-merah", "{'part':'garis','id':'apa-saja','args':{'warna':'danger'},'h':8}" },
  { "nilai", "{'type':'shape','outline':'{arg.bentuk}','w':'{arg.lebar}','children':[]}" },
  { "ukuran", "{'type':'text','text':'{arg.lebar} px'}" },
  { "lingkar-a", "{'type':'group','children':[{'part':'lingkar-b','id':'b'}]}" },
  { "lingkar-b", "{'type':'group','children':[{'part':'lingkar-c','id':'c'}]}" },
  { "lingkar-c", "{'part':'lingkar-a','id':'a'}" },
  { "sendiri", "{'part':'sendiri','id':'a'}" },
  { "bukan", "['a']" },
  { "x1", "{'type':'group','children':[{'part':'x2','id':'1'},{'part':'x2','id':'2'},{'part':'x2','id':'3'},{'part':'x2','id':'4'},{'part':'x2','id':'5'},{'part':'x2','id':'6'},{'part':'x2','id':'7'},{'part':'x2','id':'8'}]}" },
  { "x2", "{'type':'group','children':[{'part':'x3','id':'1'},{'part':'x3','id':'2'},{'part':'x3','id':'3'},{'part':'x3','id':'4'},{'part':'x3','id':'5'},{'part':'x3','id':'6'},{'part':'x3','id':'7'},{'part':'x3','id':'8'}]}" },
  { "x3", "{'type':'group','children':[{'part':'x4','id':'1'},{'part':'x4','id':'2'},{'part':'x4','id':'3'},{'part':'x4','id':'4'},{'part':'x4','id':'5'},{'part':'x4','id':'6'},{'part':'x4','id':'7'},{'part':'x4','id':'8'}]}" },
  { "x4", "{'type':'group','children':[{'part':'x5','id':'1'},{'part':'x5','id':'2'},{'part':'x5','id':'3'},{'part':'x5','id':'4'},{'part':'x5','id':'5'},{'part':'x5','id':'6'},{'part':'x5','id':'7'},{'part':'x5','id':'8'}]}" },
  { "x5", "{'type':'group','children':[{'part':'ukuran','id':'1','args':{'lebar':1}},{'part':'ukuran','id':'2','args':{'lebar':1}},{'part':'ukuran','id':'3','args':{'lebar':1}}]}" },
};

static JsonNode *
load_part (const char *name,
           gpointer data,
           GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (g_str_equal (parts[i].name, name))
      return fixture_json (parts[i].json);
  }
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, "no part %s", name);
  return NULL;
}

typedef struct
{
  const char *layers;
  const char *expected;
} GoodCase;

static const GoodCase good_cases[] = {
  { "[]", "[]" },
  { "[{'type':'shape','id':'a','children':[{'type':'shape','id':'b'}]}]", "[{'type':'shape','id':'a','children':[{'type':'shape','id':'b'}]}]" },
  { "[{'part':'garis','id':'g','args':{'warna':'accent'},'x':5}]", "[{'type':'shape','id':'g','fill':'accent','h':4,'x':5}]" },
  /* a given member lies over the part's own */
  { "[{'part':'garis','id':'g','args':{'warna':'accent'},'h':9}]", "[{'type':'shape','id':'g','fill':'accent','h':9}]" },
  /* defaults of the part, ids of children at every depth, a token within a text */
  { "[{'part':'kaki','id':'k','args':{'kanan':'{kredit}'}}]",
    "[{'type':'stack','id':'k','children':[{'type':'text','id':'k.kiri','text':'A','color':'ink'},{'type':'group','id':'k.dalam','children':[{'type':'text','id':'k.kanan','text':'Foto: {kredit}'}]}]}]" },
  { "[{'part':'kaki','id':'k','args':{'kanan':'x','warna':'muted'}}]",
    "[{'type':'stack','id':'k','children':[{'type':'text','id':'k.kiri','text':'A','color':'muted'},{'type':'group','id':'k.dalam','children':[{'type':'text','id':'k.kanan','text':'Foto: x'}]}]}]" },
  /* formats and members behind an argument that is a token itself */
  { "[{'part':'tanggal','id':'t','args':{'hari':'{tanggal}','baris':'{angka.0}'}}]", "[{'type':'text','id':'t','text':'{tanggal|panjang} dan {tanggal|pendek}, {angka.0.nilai}'}]" },
  /* parts in parts */
  { "[{'part':'kartu','id':'k','args':{'warna':'deep'}}]",
    "[{'type':'group','id':'k','children':[{'type':'shape','id':'k.atas','fill':'deep','h':4,'y':9},"
    "{'type':'stack','id':'k.bawah','children':[{'type':'text','id':'k.bawah.kiri','text':'A','color':'ink'},{'type':'group','id':'k.bawah.dalam','children':[{'type':'text','id':'k.bawah.kanan','text':'Foto: x'}]}]}]}]" },
  { "[{'part':'garis-merah','id':'g','x':1}]", "[{'type':'shape','id':'g','fill':'danger','h':8,'x':1}]" },
  /* alone, a token takes the value as it is */
  { "[{'part':'nilai','id':'n','args':{'bentuk':{'radius':28},'lebar':12.5}}]", "[{'type':'shape','id':'n','outline':{'radius':28},'w':12.5,'children':[]}]" },
  { "[{'part':'ukuran','id':'n','args':{'lebar':12.5}}]", "[{'type':'text','id':'n','text':'12.5 px'}]" },
  { "[{'type':'group','id':'g','children':[{'part':'ukuran','id':'n','args':{'lebar':'5'}}]}]", "[{'type':'group','id':'g','children':[{'type':'text','id':'n','text':'5 px'}]}]" },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good_cases); i++) {
    g_autofree char *source = g_strdup_printf ("{'layers':%s,'pages':[{'layers':%s,'name':'p'}],'lain':{'part':'x'}}", good_cases[i].layers, good_cases[i].layers);
    g_autofree char *wanted = g_strdup_printf ("{'layers':%s,'pages':[{'layers':%s,'name':'p'}],'lain':{'part':'x'}}", good_cases[i].expected, good_cases[i].expected);
    g_autoptr (JsonNode) root = fixture_json (source);
    g_autoptr (JsonNode) expected = fixture_json (wanted);
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) result = studio_parts_expand ("template.json", root, load_part, NULL, &error);
    g_autofree char *text = NULL;
    g_autofree char *expected_text = studio_json_write (expected);

    g_assert_no_error (error);
    text = studio_json_write (result);
    g_assert_cmpstr (text, ==, expected_text);
    g_assert_true (json_node_is_immutable (result));
  }
}

typedef struct
{
  const char *layers;
  StudioError code;
  const char *message;
} BadCase;

static const BadCase bad_cases[] = {
  { "[{'part':'tidak-ada','id':'a'}]", STUDIO_ERROR_NOT_FOUND, "tidak-ada" },
  { "[{'part':'garis'}]", STUDIO_ERROR_INVALID, "id" },
  { "[{'part':'garis','id':'g'}]", STUDIO_ERROR_INVALID, "warna" },
  { "[{'part':'garis','id':'g','args':[]}]", STUDIO_ERROR_INVALID, "warna" },
  { "[{'part':'bukan','id':'g'}]", STUDIO_ERROR_INVALID, "layer" },
  { "[{'part':'kaki','id':'k','args':{'kanan':{}}}]", STUDIO_ERROR_INVALID, "kanan" },
  { "[{'part':'kaki','id':'k','args':{'kanan':true}}]", STUDIO_ERROR_INVALID, "kanan" },
  { "[{'part':'tanggal','id':'t','args':{'hari':'besok','baris':'{angka.0}'}}]", STUDIO_ERROR_INVALID, "{arg.hari|panjang}" },
  { "[{'part':'lingkar-a','id':'x'}]", STUDIO_ERROR_INVALID, "lingkar-a → lingkar-b → lingkar-c → lingkar-a" },
  { "[{'part':'sendiri','id':'x'}]", STUDIO_ERROR_INVALID, "sendiri → sendiri" },
  { "[{'part':'x1','id':'x'}]", STUDIO_ERROR_LIMIT, "template.json" },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++) {
    g_autofree char *source = g_strdup_printf ("{'layers':%s}", bad_cases[i].layers);
    g_autoptr (JsonNode) root = fixture_json (source);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", bad_cases[i].layers);
    g_assert_null (studio_parts_expand ("template.json", root, load_part, NULL, &error));
    fixture_assert_error (error, bad_cases[i].code, bad_cases[i].message);
    g_clear_error (&error);
    g_assert_null (studio_parts_expand ("template.json", root, load_part, NULL, NULL));
  }
}

/* Each part doubles its argument; without a bound sixteen of them make more text than there is memory. */
static JsonNode *
load_doubler (const char *name,
              gpointer data,
              GError **error)
{
  int level = atoi (name);
  g_autofree char *text = NULL;

  if (level == 0)
    return fixture_json ("{'type':'text','text':'{arg.a}'}");
  text = g_strdup_printf ("{'part':'%d','id':'a','args':{'a':'{arg.a}{arg.a}{arg.a}{arg.a}{arg.a}{arg.a}{arg.a}{arg.a}'}}", level - 1);
  return fixture_json (text);
}

static void
test_text_bomb (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{'layers':[{'part':'14','id':'a','args':{'a':'aaaaaaaaaa'}}]}");
  g_autoptr (JsonNode) deep = fixture_json ("{'layers':[{'part':'30','id':'a','args':{'a':''}}]}");
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_parts_expand ("template.json", root, load_doubler, NULL, &error));
  fixture_assert_error (error, STUDIO_ERROR_LIMIT, "too large");
  g_clear_error (&error);
  g_assert_null (studio_parts_expand ("template.json", deep, load_doubler, NULL, &error));
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "nested too deeply");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/parts/good", test_good);
  g_test_add_func ("/parts/bad", test_bad);
  g_test_add_func ("/parts/text-bomb", test_text_bomb);
  return g_test_run ();
}
