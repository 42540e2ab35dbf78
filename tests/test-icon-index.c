#include "config.h"

#include <string.h>

#include "model-fixture.h"
#include "studio-icon-index.h"

static gboolean
add (StudioIconIndex *index,
     const char *text,
     GError **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return studio_icon_index_add (index, "ikon.json", bytes, error);
}

static void
test_add (void)
{
  g_autoptr (StudioIconIndex) index = studio_icon_index_new ();
  g_autoptr (GError) error = NULL;
  const StudioIconGlyph *glyph;

  g_assert_true (add (index, "{'version':1,'prefix':'a','family':'Satu','icons':{'masjid':{'codepoint':'EAB2','words_id':['ibadah'],'words_en':['mosque']}}}", &error));
  g_assert_true (add (index, "{'version':1,'prefix':'b','family':'Dua','icons':{'ikan':{'codepoint':'1F41F','words_id':[],'words_en':[]}}}", &error));
  g_assert_no_error (error);
  glyph = studio_icon_index_lookup (index, "a:masjid");
  g_assert_nonnull (glyph);
  g_assert_cmpstr (glyph->family, ==, "Satu");
  g_assert_cmphex (glyph->code, ==, 0xeab2);
  g_assert_cmpstr (glyph->words[0], ==, "ibadah");
  g_assert_cmphex (studio_icon_index_lookup (index, "b:ikan")->code, ==, 0x1f41f);
  g_assert_null (studio_icon_index_lookup (index, "a:ikan"));
  g_assert_cmpstr (studio_icon_index_get_names (index)[0], ==, "a:masjid");
  g_assert_null (studio_icon_index_get_names (index)[2]);
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "[]",
    "{",
    "{'version':2,'prefix':'a','family':'b','icons':{}}",
    "{'version':1,'family':'b','icons':{}}",
    "{'version':1,'prefix':'a','icons':{}}",
    "{'version':1,'prefix':'a','family':'b'}",
    "{'version':1,'prefix':'a','family':'b','icons':{'x':5}}",
    "{'version':1,'prefix':'a','family':'b','icons':{'x':{'codepoint':'E000','words_id':['a']}}}",
    "{'version':1,'prefix':'a','family':'b','icons':{'x':{'codepoint':57344,'words_id':[],'words_en':[]}}}",
    "{'version':1,'prefix':'a','family':'b','icons':{'x':{'codepoint':'zz','words_id':[],'words_en':[]}}}",
    "{'version':1,'prefix':'a','family':'b','icons':{'x':{'codepoint':'D800','words_id':[],'words_en':[]}}}",
    "{'version':1,'prefix':'a','family':'b','icons':{'x':{'codepoint':'110000','words_id':[],'words_en':[]}}}",
    "{'version':1,'prefix':'a','family':'b','icons':{'x':{'codepoint':'E000','words_id':[5],'words_en':[]}}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (StudioIconIndex) index = studio_icon_index_new ();
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", bad[i]);
    g_assert_false (add (index, bad[i], &error));
    g_assert_nonnull (error);
    g_assert_null (studio_icon_index_lookup (index, "a:x"));
  }
}

/* What local governments write about is there, and every icon has words in both languages. */
static void
test_shipped (void)
{
  static const char *const wanted[] = { "mi:school", "mi:mosque", "mi:church", "mi:temple_hindu", "mi:flood", "mi:agriculture", "mi:badge", "mi:recycling", "mdi:fish", "mdi:ambulance" };
  StudioIconIndex *index = studio_icon_index_get_default ();
  const char *const *names = studio_icon_index_get_names (index);

  g_assert_cmpuint (g_strv_length ((char **) names), >=, 300);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (studio_icon_index_lookup (index, wanted[i]));
  for (guint i = 0; names[i] != NULL; i++) {
    const StudioIconGlyph *glyph = studio_icon_index_lookup (index, names[i]);

    g_assert_true (studio_icon_is_glyph (names[i]));
    g_assert_nonnull (glyph->words[0]);
    g_assert_nonnull (glyph->words_en[0]);
  }
  g_assert_false (studio_icon_is_glyph ("sekolah"));
  g_assert_false (studio_icon_is_glyph (NULL));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/icon-index/add", test_add);
  g_test_add_func ("/icon-index/refused", test_refused);
  g_test_add_func ("/icon-index/shipped", test_shipped);
  return g_test_run ();
}
