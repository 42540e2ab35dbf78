#include <string.h>

#include "studio-check.h"
#include "studio-date.h"
#include "studio-file.h"
#include "studio-json.h"
#include "studio-paths.h"

/*
 * Every example of data/checks/rules/NAME.json: a bad one is found by its rule at the words it names (with the fix, if it names one),
 * a good one is passed over in silence. An example may say more about where it stands: "field", "alt", "platform", "today" and "brand"
 * (members laid over the brand below). Only the rule itself is run.
 */

#define TODAY "2026-11-20"

/* An office with a person, places and contacts. */
static const char office[] =
    "{'people': [{'name': 'Dr. H. Rahmat Hidayat, S.Sos., M.Si.', 'post': 'Bupati Paser', 'from': '2025-02-20', 'to': '2030-02-20'}],"
    " 'places': ['Paser', 'Tanah Grogot', 'Batu Sopang', 'Long Ikis', 'Kuaro'],"
    " 'contacts': [{'kind': 'phone', 'value': '0812-5555-1234', 'label': 'Call center'}, {'kind': 'email', 'value': 'kominfo@paserkab.go.id'},"
    "  {'kind': 'site', 'value': 'paserkab.go.id'}]}";

typedef struct
{
  const StudioRule *rule;
  const StudioJsonAt *at;
  gboolean bad;
} Example;

static JsonNode *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  JsonNode *node = studio_json_parse ("office", bytes, &error);

  g_assert_no_error (error);
  return node;
}

static StudioBrand *
make_brand (const StudioJsonAt *example)
{
  g_autofree char *path = studio_paths_find ("brands", "paser-mas/brand.json");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_file_read (path, 1000000, &error);
  g_autoptr (JsonNode) shipped = studio_json_parse (path, bytes, &error);
  g_autoptr (JsonNode) more = parse (office);
  g_autoptr (JsonNode) merged = studio_json_merge (shipped, more);
  StudioJsonAt patch;
  StudioBrand *brand;

  if (studio_json_at_member (example, "brand", &patch)) {
    JsonNode *patched = studio_json_merge (merged, patch.node);

    json_node_unref (merged);
    merged = patched;
  }
  brand = studio_brand_new ("example", merged, folder, &error);
  g_assert_no_error (error);
  return brand;
}

static const char *
get_text (const StudioJsonAt *at,
          const char *name)
{
  const char *text = NULL;

  studio_json_get_string (at, name, FALSE, &text, NULL);
  return text;
}

static StudioPlace
get_place (const StudioJsonAt *at)
{
  const char *field = get_text (at, "field"), *alt = get_text (at, "alt");

  if (field != NULL)
    return (StudioPlace){ STUDIO_PLACE_FIELD, field, NULL, -1 };
  if (alt != NULL)
    return (StudioPlace){ STUDIO_PLACE_ALT, alt, NULL, -1 };
  return (StudioPlace){ STUDIO_PLACE_CAPTION, get_text (at, "platform"), NULL, -1 };
}

static char *
cut_out (const StudioText *text,
         const StudioFinding *finding)
{
  return finding->start >= 0 ? g_utf8_substring (text->bytes, finding->start, finding->end) : g_strdup ("");
}

/* Whether @found is what the bad example asks for. */
static gboolean
answers (const Example *example,
         const StudioText *text,
         const StudioFinding *found)
{
  const char *find = get_text (example->at, "find"), *fix = get_text (example->at, "fix");
  g_autofree char *words = cut_out (text, found);

  return g_str_equal (words, find != NULL ? find : "") && (fix == NULL || g_strcmp0 (fix, found->fix) == 0);
}

/* NULL if all is as it should be, else what was found instead. */
static char *
judge (const Example *example,
       const StudioText *text,
       GPtrArray *findings)
{
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++) {
    const StudioFinding *found = g_ptr_array_index (findings, i);
    g_autofree char *words = cut_out (text, found);

    if (!g_str_equal (found->rule, example->rule->id))
      continue;
    if (example->bad && answers (example, text, found))
      return NULL;
    g_string_append_printf (told, " [%s → %s: %s]", words, found->fix, found->message);
  }
  if (!example->bad && told->len == 0)
    return NULL;
  return g_strdup_printf ("%s: “%s”: %s%s", example->rule->id, text->bytes, example->bad ? "not found" : "a false alarm", told->str);
}

/* The rule alone, as strict as it is, even if it is off by default. */
static StudioProfile *
make_profile (const StudioRule *alone)
{
  g_autoptr (GHashTable) levels = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rules;
  const StudioRule *const *rules = studio_rule_list (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    g_hash_table_insert (levels, (gpointer) rules[i]->id, GUINT_TO_POINTER (rules[i] == alone ? STUDIO_RULE_REQUIRED : STUDIO_RULE_OFF));
  return studio_profile_with ("uji", "Uji", STUDIO_GATE_REASON, FALSE, levels);
}

static void
run_example (StudioChecker *checker,
             const Example *example)
{
  const char *written = JSON_NODE_HOLDS_VALUE (example->at->node) ? json_node_get_string (example->at->node) : get_text (example->at, "text");
  const char *today = get_text (example->at, "today");
  g_autoptr (StudioText) text = NULL;
  g_autoptr (StudioBrand) brand = make_brand (example->at);
  g_autoptr (StudioProfile) profile = make_profile (example->rule);
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *wrong = NULL;
  StudioCheckInput in = { .place = get_place (example->at), .platform = get_text (example->at, "platform"), .brand = brand };

  g_assert_nonnull (written);
  text = studio_text_new (written, -1);
  in.text = text;
  g_assert_true (studio_date_from_iso (today != NULL ? today : TODAY, &in.today));
  findings = studio_check_text (checker, profile, &in);
  wrong = judge (example, text, findings);
  if (wrong != NULL) {
    g_test_message ("%s", wrong);
    g_test_fail ();
  }
}

static guint
run_examples (StudioChecker *checker,
              const StudioRule *rule,
              const StudioJsonAt *examples,
              gboolean bad)
{
  StudioJsonAt list, one;
  guint n_run = 0;

  if (!studio_json_at_member (examples, bad ? "bad" : "good", &list))
    return 0;
  for (; studio_json_at_element (&list, n_run, &one); n_run++) {
    const Example example = { rule, &one, bad };

    run_example (checker, &example);
  }
  return n_run;
}

/* --- one test a file of rules --- */

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_file_read (path, 10000000, &error);
  g_autoptr (JsonNode) root = studio_json_parse (path, bytes, &error);
  g_autoptr (StudioChecker) checker = studio_checker_new ();
  StudioJsonAt at, rules, one, examples;

  g_assert_no_error (error);
  at = studio_json_at_root (path, root);
  g_assert_true (studio_json_get_array (&at, "rules", TRUE, &rules, &error));
  for (guint i = 0; studio_json_at_element (&rules, i, &one); i++) {
    const char *id = get_text (&one, "id");
    const StudioRule *rule = studio_rule_find (id);

    if (rule == NULL)
      g_error ("%s: %s is in no table", path, id);
    if (rule->run == NULL || (rule->scope & STUDIO_ON_TEXTS) == 0)
      continue;
    g_assert_true (studio_json_at_member (&one, "examples", &examples));
    if (run_examples (checker, rule, &examples, TRUE) < 2 || run_examples (checker, rule, &examples, FALSE) < 1)
      g_error ("%s: two bad examples and a good one at least", id);
  }
}

/* What is told of each rule in the window. */
static void
test_texts (void)
{
  g_autoptr (StudioChecker) checker = studio_checker_new ();
  guint n_rules;
  const StudioRule *const *rules = studio_rule_list (&n_rules);

  for (guint i = 0; i < checker->notices->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (checker->notices, i));
  g_assert_cmpuint (checker->notices->len, ==, 0);
  for (guint i = 0; i < n_rules; i++) {
    const StudioRuleText *text = studio_rule_texts_find (checker->texts, rules[i]->id);

    g_assert_true (studio_rule_find (rules[i]->id) == rules[i]);
    if (text == NULL || text->n_lessons != 2 || text->source == NULL)
      g_error ("%s: why, source and two lessons are missing in data/checks/rules", rules[i]->id);
  }
}

static void
add_files (void)
{
  g_auto (GStrv) folders = studio_paths_data_dirs ("checks/rules");

  for (guint i = 0; folders[i] != NULL; i++) {
    g_autoptr (GPtrArray) names = studio_file_list_folder (folders[i]);

    for (guint k = 0; k < names->len; k++) {
      const char *name = g_ptr_array_index (names, k);
      g_autofree char *test = g_strdup_printf ("/check-rules/%s", name);

      g_test_add_data_func_full (test, g_build_filename (folders[i], name, NULL), test_file, g_free);
    }
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/check-rules/texts", test_texts);
  add_files ();

  return g_test_run ();
}
