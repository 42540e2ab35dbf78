#include "config.h"

#include "composer-fixture.h"

#include "studio-ground.h"

/* A green box stands at 200, 750 of the fixture's page; 900, 1000 is bare. */
static void
set_up (Composer *fixture,
        gconstpointer values)
{
  composer_set_up (fixture, values);
  g_assert_true (composer_lay_out (fixture));
}

static const char *
color_after (JsonNode *layer,
             const char *path)
{
  JsonNode *value = studio_json_lookup (layer, path);

  return value != NULL ? json_node_get_string (value) : NULL;
}

static JsonNode *
suit (Composer *fixture,
      const char *text,
      double x,
      double y)
{
  g_autoptr (JsonNode) layer = fixture_json (text);

  json_node_seal (layer);
  return studio_ground_suit (layer, studio_composer_get_scene (fixture->composer), studio_post_get_brand (studio_document_get_post (fixture->document)),
                             (StudioPoint){ x, y });
}

static void
test_text (Composer *fixture,
           gconstpointer values)
{
  g_autoptr (JsonNode) light = suit (fixture, "{'type':'text','text':'A'}", 900, 1000);
  g_autoptr (JsonNode) dark = suit (fixture, "{'type':'text','text':'A'}", 200, 750);
  g_autoptr (JsonNode) seen = suit (fixture, "{'type':'text','text':'A','color':'white'}", 200, 750);
  g_autoptr (JsonNode) own = suit (fixture, "{'type':'text','text':'A','fill':'accent'}", 200, 750);

  g_assert_null (color_after (light, "color"));
  g_assert_cmpstr (color_after (dark, "color"), ==, "white");
  g_assert_cmpstr (color_after (seen, "color"), ==, "white");
  g_assert_null (color_after (own, "color"));
}

static void
test_line (Composer *fixture,
           gconstpointer values)
{
  g_autoptr (JsonNode) dark = suit (fixture, "{'type':'line','stroke':{'color':'primary','width':9}}", 200, 750);
  g_autoptr (JsonNode) light = suit (fixture, "{'type':'line','stroke':{'color':'primary','width':9}}", 900, 1000);

  g_assert_cmpstr (color_after (dark, "stroke/color"), ==, "white");
  g_assert_cmpint (json_node_get_int (studio_json_lookup (dark, "stroke/width")), ==, 9);
  g_assert_cmpstr (color_after (light, "stroke/color"), ==, "primary");
}

/* Words, bars and the halo of the figures */
static void
test_chart (Composer *fixture,
            gconstpointer values)
{
  static const char chart[] = "{'type':'chart','chart':'column','rows':[{'label':'A','nilai':'1'}]}";
  g_autoptr (JsonNode) dark = suit (fixture, chart, 200, 750);
  g_autoptr (JsonNode) light = suit (fixture, chart, 900, 1000);

  g_assert_cmpstr (color_after (dark, "color"), ==, "white");
  g_assert_cmpstr (color_after (dark, "muted"), ==, "white/40");
  g_assert_cmpstr (color_after (dark, "ground"), ==, "primary");
  g_assert_null (studio_json_lookup (light, "color"));
}

/* Through the gate, in one step */
static void
test_added (Composer *fixture,
            gconstpointer values)
{
  g_autoptr (JsonNode) layer = fixture_json ("{'type':'text','text':'A','w':60,'size':30}");
  StudioPoint point = { 200, 750 };
  guint n_steps = studio_history_get_n_undo (fixture->history);
  const char *id;
  const StudioBox *box;

  json_node_seal (layer);
  id = studio_composer_add (fixture->composer, layer, &point, "Teks");
  g_assert_true (composer_lay_out (fixture));
  box = layout_box (studio_composer_get_scene (fixture->composer), id);
  g_assert_cmpfloat (studio_color_luminance (&box->layer->text.color), ==, 1);
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, n_steps + 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ground/text", Composer, NULL, set_up, test_text, composer_tear_down);
  g_test_add ("/ground/line", Composer, NULL, set_up, test_line, composer_tear_down);
  g_test_add ("/ground/chart", Composer, NULL, set_up, test_chart, composer_tear_down);
  g_test_add ("/ground/added", Composer, NULL, set_up, test_added, composer_tear_down);
  return g_test_run ();
}
