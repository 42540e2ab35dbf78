#include "config.h"

#include <math.h>

#include "model-fixture.h"
#include "studio-line-path.h"

static const StudioRect box = { 100, 200, 80, 40 };

typedef struct
{
  const char *name;
  StudioLineSpec line;
  int n_steps;
  StudioPoint to[6];
} Way;

static const Way ways[] = {
  { "straight", { .n_points = 2, .points = { { 0, 0 }, { 1, 1 } } }, 1, { { 180, 240 } } },
  { "through three", { .n_points = 3, .points = { { 0, 1 }, { 0.5, 0 }, { 1, 1 } } }, 2, { { 140, 200 }, { 180, 240 } } },
  { "one bend", { STUDIO_ROUTE_ELBOW, .bends = 1, .bend = 0.5, .n_points = 2, .points = { { 0, 0 }, { 1, 1 } } }, 2, { { 180, 200 }, { 180, 240 } } },
  { "one bend, upright", { STUDIO_ROUTE_ELBOW, .bends = 1, .upright = TRUE, .n_points = 2, .points = { { 0, 0 }, { 1, 1 } } }, 2, { { 100, 240 }, { 180, 240 } } },
  { "two bends", { STUDIO_ROUTE_ELBOW, .bends = 2, .bend = 0.25, .n_points = 2, .points = { { 0, 0 }, { 1, 1 } } }, 3, { { 120, 200 }, { 120, 240 }, { 180, 240 } } },
  { "two bends, upright, back", { STUDIO_ROUTE_ELBOW, .bends = 2, .bend = 0.5, .upright = TRUE, .n_points = 2, .points = { { 1, 1 }, { 0, 0 } } }, 3, { { 180, 220 }, { 100, 220 }, { 100, 200 } } },
  { "curve", { STUDIO_ROUTE_CURVE, .bend = 0.5, .n_points = 2, .points = { { 0, 0 }, { 1, 1 } } }, 1, { { 180, 240 } } },
};

static void
test_ways (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    StudioLineStep steps[STUDIO_LINE_MAX_STEPS];
    StudioPoint start;

    g_test_message ("%s", ways[i].name);
    g_assert_cmpint (studio_line_get_steps (&ways[i].line, &box, &start, steps), ==, ways[i].n_steps);
    for (int s = 0; s < ways[i].n_steps; s++) {
      g_assert_cmpfloat_with_epsilon (steps[s].to.x, ways[i].to[s].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (steps[s].to.y, ways[i].to[s].y, 1e-9);
    }
  }
}

/* A swing leaves along its axis, a curve through points keeps the direction of its neighbours. */
static void
test_curves (void)
{
  StudioLineSpec line = { STUDIO_ROUTE_CURVE, .bend = 0.5, .n_points = 2, .points = { { 0, 0 }, { 1, 1 } } };
  StudioLineStep steps[STUDIO_LINE_MAX_STEPS];
  StudioPoint start;

  studio_line_get_steps (&line, &box, &start, steps);
  g_assert_true (steps[0].curve);
  g_assert_cmpfloat (steps[0].c1.y, ==, start.y);
  g_assert_cmpfloat (steps[0].c1.x, ==, 140);
  line.upright = TRUE;
  studio_line_get_steps (&line, &box, &start, steps);
  g_assert_cmpfloat (steps[0].c1.x, ==, start.x);
  line.n_points = 3;
  line.points[2] = (StudioPoint){ 0, 1 };
  g_assert_cmpint (studio_line_get_steps (&line, &box, &start, steps), ==, 2);
  /* smooth at the middle point */
  g_assert_cmpfloat_with_epsilon ((steps[0].to.x - steps[0].c2.x) * (steps[1].c1.y - steps[0].to.y), (steps[0].to.y - steps[0].c2.y) * (steps[1].c1.x - steps[0].to.x), 1e-9);
}

static void
test_most (void)
{
  StudioLineSpec line = { STUDIO_ROUTE_ELBOW, .bends = 2, .bend = 0.5, .n_points = STUDIO_LINE_MAX_POINTS };
  StudioLineStep steps[STUDIO_LINE_MAX_STEPS];
  StudioRect flat = { 5, 5, 0, 0 };
  StudioPoint start;

  g_assert_cmpint (studio_line_get_steps (&line, &flat, &start, steps), <=, STUDIO_LINE_MAX_STEPS);
  g_assert_cmpfloat (start.x, ==, 5);
  g_assert_cmpfloat (studio_line_head_length (STUDIO_HEAD_TRIANGLE, 10), ==, 10 * studio_line_head_length (STUDIO_HEAD_TRIANGLE, 1));
  g_assert_cmpfloat (studio_line_head_length (STUDIO_HEAD_NONE, 10), ==, 0);
}

static StudioLayer *
parse (const char *text,
       GError **error)
{
  g_autoptr (JsonNode) root = fixture_json (text);
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  StudioJsonAt at = studio_json_at_root ("garis.json", root);

  return studio_layer_parse (&at, brand, error);
}

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioLayer) plain = parse ("{'type':'line','id':'a','fill':'danger','shadow':{'color':'black','blur':9}}", &error);
  g_autoptr (StudioLayer) full = parse ("{'type':'line','id':'a','route':'curve','points':[[0,0.5],[1,0.25]],'start':'dot','end':'arrow','round':false,'stroke':{'width':7,'color':'#ff0000'}}", &error);

  g_assert_no_error (error);
  g_assert_cmpint (plain->line.n_points, ==, 2);
  g_assert_cmpfloat (plain->stroke.width, >, 0);
  g_assert_cmpfloat (plain->stroke.color.a, ==, 1);
  g_assert_cmpint (plain->fill.kind, ==, STUDIO_PAINT_NONE);
  g_assert_cmpfloat (plain->shadow.color.a, ==, 0);
  g_assert_cmpint (full->line.route, ==, STUDIO_ROUTE_CURVE);
  g_assert_cmpint (full->line.start, ==, STUDIO_HEAD_DOT);
  g_assert_cmpint (full->line.end, ==, STUDIO_HEAD_ARROW);
  g_assert_cmpfloat (full->line.points[1].y, ==, 0.25);
  g_assert_cmpfloat (full->stroke.width, ==, 7);
  g_assert_false (full->line.round);
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "{'type':'line','id':'a','points':[]}",
    "{'type':'line','id':'a','points':[[0,0]]}",
    "{'type':'line','id':'a','points':[[0,0],[1]]}",
    "{'type':'line','id':'a','points':[[0,0],['a','b']]}",
    "{'type':'line','id':'a','points':[[0,0],[1,1.5]]}",
    "{'type':'line','id':'a','points':[[0,0],[-1,1]]}",
    "{'type':'line','id':'a','points':[[0,0],{}]}",
    "{'type':'line','id':'a','points':[[0,0],[1,null]]}",
    "{'type':'line','id':'a','points':[[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0]]}",
    "{'type':'line','id':'a','route':'zigzag'}",
    "{'type':'line','id':'a','start':'kail'}",
    "{'type':'line','id':'a','bends':3}",
    "{'type':'line','id':'a','bend':2}",
    "{'type':'drawing','id':'a','drawing':{'asset':5}}",
    "{'type':'drawing','id':'a','tint':'#12'}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", bad[i]);
    g_assert_null (parse (bad[i], &error));
    g_assert_nonnull (error);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/line/ways", test_ways);
  g_test_add_func ("/line/curves", test_curves);
  g_test_add_func ("/line/most", test_most);
  g_test_add_func ("/line/parse", test_parse);
  g_test_add_func ("/line/refused", test_refused);
  return g_test_run ();
}
