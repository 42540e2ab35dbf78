#include "model-fixture.h"

#include "studio-expiry.h"
#include "studio-moment.h"
#include "studio-plan.h"

static gint64
moment (const char *text)
{
  gint64 found = 0;

  g_assert_true (studio_moment_parse (text, &found, NULL));
  return found;
}

static GDate
day (GDateDay number)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, number, G_DATE_NOVEMBER, 2026);
  return date;
}

static void
assert_json (JsonNode *root,
             const char *expected)
{
  g_autoptr (JsonNode) node = fixture_json (expected);
  g_autofree char *found = studio_json_write (root);

  if (!studio_json_equal (root, node))
    g_error ("%s is not %s", found, expected);
  g_assert_true (json_node_is_immutable (root));
}

static void
test_read (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{'plan':[{'at':'2026-11-26T09:00:00+08:00','platform':'x'},{'at':'2026-11-25T09:00:00+08:00'},"
                                            "{'at':'kapan-kapan'},7,{'platform':'x'},{'at':'2026-11-25T09:00:00+08:00','platform':'instagram'}]}");
  g_autoptr (GArray) entries = studio_plan_list (root);
  const StudioPlanEntry *entry;

  g_assert_cmpuint (entries->len, ==, 3);
  entry = &g_array_index (entries, StudioPlanEntry, 0);
  g_assert_cmpint (entry->at, ==, moment ("2026-11-25T01:00:00Z"));
  g_assert_cmpint (entry->offset, ==, 480);
  g_assert_null (entry->platform);
  g_assert_cmpstr (g_array_index (entries, StudioPlanEntry, 1).platform, ==, "instagram");
  g_assert_cmpstr (g_array_index (entries, StudioPlanEntry, 2).platform, ==, "x");
  g_assert_cmpint (studio_plan_first (root), ==, entry->at);
}

static void
test_nothing_planned (void)
{
  static const char *const roots[] = { "{}", "{'plan':null}", "{'plan':{}}", "{'plan':'besok'}", "{'plan':[]}" };

  for (gsize i = 0; i < G_N_ELEMENTS (roots); i++) {
    g_autoptr (JsonNode) root = fixture_json (roots[i]);

    g_assert_cmpint (studio_plan_first (root), ==, 0);
  }
}

/* Planning and taking the plan away gives the first document back; what is unknown stays with its platform. */
static void
test_write (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{'id':'a','plan':[{'at':'2026-11-25T09:00:00+08:00','platform':'x','kata':1}]}");
  const StudioPlanEntry entries[] = { { moment ("2026-11-27T01:00:00Z"), 480, "x" }, { moment ("2026-11-27T02:30:00Z"), 480, NULL } };
  g_autoptr (JsonNode) changed = studio_plan_with (root, entries, 2);
  g_autoptr (JsonNode) same = studio_plan_with (changed, entries, 2);
  g_autoptr (JsonNode) empty = studio_plan_with (changed, NULL, 0);

  assert_json (changed, "{'id':'a','plan':[{'at':'2026-11-27T09:00:00+08:00','platform':'x','kata':1},{'at':'2026-11-27T10:30:00+08:00'}]}");
  g_assert_true (same == changed);
  assert_json (empty, "{'id':'a'}");
}

static void
test_move (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{'plan':[{'at':'2026-11-25T00:15:00+08:00','platform':'x','kata':1},{'at':'2026-11-25T23:45:00+08:00'},"
                                            "{'at':'2026-11-26T09:00:00+08:00'},'aneh']}");
  GDate from = day (25), to = day (2), other = day (9);
  g_autoptr (JsonNode) moved = studio_plan_with_move (root, &from, &to, 480);
  g_autoptr (JsonNode) back = studio_plan_with_move (moved, &to, &from, 480);
  g_autoptr (JsonNode) same = studio_plan_with_move (root, &other, &to, 480);

  assert_json (moved, "{'plan':[{'at':'2026-11-02T00:15:00+08:00','platform':'x','kata':1},{'at':'2026-11-02T23:45:00+08:00'},"
                      "{'at':'2026-11-26T09:00:00+08:00'},'aneh']}");
  g_assert_true (studio_json_equal (back, root));
  g_assert_true (same == root);
}

static void
test_check (void)
{
  static const struct
  {
    const char *root;
    const char *problem; /* (nullable): NULL: good */
  } cases[] = {
    { "{}", NULL },
    { "{'plan':[]}", NULL },
    { "{'plan':[{'at':'2026-11-25T09:00:00+08:00','platform':'masa-depan','lain':[1]}]}", NULL },
    { "{'plan':{'at':'2026-11-25T09:00:00+08:00'}}", "plan" },
    { "{'plan':['2026-11-25T09:00:00+08:00']}", "plan[0]" },
    { "{'plan':[{}]}", "plan[0]" },
    { "{'plan':[{'at':1}]}", "plan[0].at" },
    { "{'plan':[{'at':'2026-11-25'}]}", "plan[0].at" },
    { "{'plan':[{'at':'2026-11-25T09:00:00+08:00'},{'at':'2026-02-30T09:00:00+08:00'}]}", "plan[1].at" },
    { "{'plan':[{'at':'2026-11-25T09:00:00+08:00','platform':7}]}", "plan[0].platform" },
    { "{'plan':[{'at':'2026-11-25T09:00:00+08:00','platform':'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'}]}", "plan[0].platform" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (cases[i].root);
    StudioJsonAt at = studio_json_at_root ("post.json", root);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", cases[i].root);
    g_assert_cmpint (studio_plan_check (&at, &error), ==, cases[i].problem == NULL);
    if (cases[i].problem != NULL)
      g_assert_nonnull (strstr (error->message, cases[i].problem));
  }
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new ("{'plan':[{'at':'2026-11-25T09:00:00Z'}");
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  StudioJsonAt at;

  for (int i = 0; i < STUDIO_PLAN_MAX; i++)
    g_string_append (text, ",{'at':'2026-11-25T09:00:00Z'}");
  g_string_append (text, "]}");
  root = fixture_json (text->str);
  at = studio_json_at_root ("post.json", root);
  g_assert_false (studio_plan_check (&at, &error));
  entries = studio_plan_list (root);
  g_assert_cmpuint (entries->len, ==, STUDIO_PLAN_MAX);
}

static void
test_expiry (void)
{
  static const struct
  {
    const char *root;
    const char *until; /* (nullable) */
  } cases[] = {
    { "{}", NULL },
    { "{'content':[]}", NULL },
    { "{'content':{'tanggal':'2026-11-22'}}", NULL },
    { "{'content':{'berlaku':'2026-11-22'}}", "2026-11-23T00:00:00+08:00" },
    { "{'content':{'berlaku':'2026-11-22','berlaku_jam':'18.05'}}", "2026-11-22T18:05:00+08:00" },
    { "{'content':{'berlaku':'2026-11-22','berlaku_jam':'nanti'}}", "2026-11-23T00:00:00+08:00" },
    { "{'content':{'tanggal_selesai':'2026-11-22','waktu_selesai':'24.00'}}", "2026-11-23T00:00:00+08:00" },
    { "{'content':{'akhir':'2026-12-31'}}", "2027-01-01T00:00:00+08:00" },
    { "{'content':{'berlaku':'','tanggal_tutup':'2026-12-30'}}", "2026-12-31T00:00:00+08:00" },
    { "{'content':{'berlaku':7,'akhir':'bulan depan'}}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (cases[i].root);

    g_test_message ("%s", cases[i].root);
    g_assert_cmpint (studio_expiry_get (root, 480), ==, cases[i].until != NULL ? moment (cases[i].until) : 0);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/plan/read", test_read);
  g_test_add_func ("/plan/nothing-planned", test_nothing_planned);
  g_test_add_func ("/plan/write", test_write);
  g_test_add_func ("/plan/move", test_move);
  g_test_add_func ("/plan/check", test_check);
  g_test_add_func ("/plan/too-many", test_too_many);
  g_test_add_func ("/plan/expiry", test_expiry);
  return g_test_run ();
}
