#include "composer-fixture.h"

#include "studio-brand-rules.h"
#include "studio-date.h"
#include "studio-document-words.h"
#include "studio-gate.h"
#include "studio-post-check.h"

/* The gate before a post goes out: what it says by profile, what a reason is, and that what went out stays written. */

#define TITLE "{'type':'text','id':'judul','text':'{judul}','x':100,'y':100,'w':880,'size':60,'color':'black'}"
#define CHART(more) "{'type':'chart','id':'grafik','x':100,'y':300,'w':800,'h':500,'chart':'column','rows':[{'label':'2024','nilai':'12'},{'label':'2025','nilai':'15'}]" more "}"

static StudioChecker *checker;

static GPtrArray *
check (StudioSnapshot *snapshot)
{
  StudioPostCheck order = { .snapshot = snapshot, .checker = checker, .settled_too = TRUE };
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  g_assert_true (studio_date_from_iso ("2026-11-20", &order.today));
  found = studio_post_check_run (&order, NULL, &error);
  g_assert_no_error (error);
  return found;
}

static const StudioFinding *
find (GPtrArray *found,
      const char *rule)
{
  for (guint i = 0; i < found->len; i++) {
    if (g_str_equal (((const StudioFinding *) g_ptr_array_index (found, i))->rule, rule))
      return g_ptr_array_index (found, i);
  }
  return NULL;
}

/* A post with one required finding at least: its picture has no description. */
static StudioSnapshot *
new_snapshot (void)
{
  return layout_snapshot ("[" TITLE "]", "{'feed':{}}", "{'content':{'judul':'Pasar Murah'}}");
}

static StudioProfile *
new_profile (StudioGate gate)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  return studio_profile_with ("uji", "Uji", gate, FALSE, none);
}

/* --- what the gate says --- */

/** GateCase: @stamp: whether pictures carry a word */
typedef struct
{
  StudioGate gate;
  const char *reason;
  gboolean checked;
  StudioPass pass;
  gboolean exports, publishes, stamp;
  const char *says;
} GateCase;

static const GateCase gate_cases[] = {
  { STUDIO_GATE_REFUSE, NULL, TRUE, STUDIO_PASS_REFUSED, FALSE, FALSE, FALSE, "Uji" },
  { STUDIO_GATE_REFUSE, "Disetujui langsung oleh kepala dinas", TRUE, STUDIO_PASS_REFUSED, FALSE, FALSE, FALSE, "lets nothing out" },
  { STUDIO_GATE_REFUSE, NULL, FALSE, STUDIO_PASS_REFUSED, FALSE, FALSE, FALSE, "Checking" },
  { STUDIO_GATE_REASON, NULL, TRUE, STUDIO_PASS_DRAFT, TRUE, FALSE, TRUE, "DRAFT" },
  { STUDIO_GATE_REASON, "", TRUE, STUDIO_PASS_DRAFT, TRUE, FALSE, TRUE, "Write why" },
  { STUDIO_GATE_REASON, "ya", TRUE, STUDIO_PASS_DRAFT, TRUE, FALSE, TRUE, "Write why" },
  { STUDIO_GATE_REASON, "Disetujui langsung oleh kepala dinas", TRUE, STUDIO_PASS_REASONED, TRUE, TRUE, FALSE, "kept with the post" },
  { STUDIO_GATE_REASON, "Disetujui langsung oleh kepala dinas", FALSE, STUDIO_PASS_DRAFT, TRUE, FALSE, TRUE, "Checking" },
  { STUDIO_GATE_PRACTICE, NULL, TRUE, STUDIO_PASS_PRACTICE, TRUE, FALSE, TRUE, "practice" },
  { STUDIO_GATE_PRACTICE, "Disetujui langsung oleh kepala dinas", TRUE, STUDIO_PASS_PRACTICE, TRUE, FALSE, TRUE, "PRACTICE" },
  { STUDIO_GATE_PRACTICE, NULL, FALSE, STUDIO_PASS_PRACTICE, TRUE, FALSE, TRUE, "Checking" },
};

static void
test_profiles (void)
{
  g_autoptr (StudioSnapshot) snapshot = new_snapshot ();
  g_autoptr (GPtrArray) found = check (snapshot);

  for (gsize i = 0; i < G_N_ELEMENTS (gate_cases); i++) {
    const GateCase *c = &gate_cases[i];
    g_autoptr (StudioProfile) profile = new_profile (c->gate);
    g_autoptr (StudioGateAnswer) answer = studio_gate_ask (c->checked ? found : NULL, snapshot, profile, c->reason, FALSE);

    g_test_message ("case %u", (guint) i);
    g_assert_cmpint (answer->pass, ==, c->pass);
    g_assert_true (studio_gate_lets_export (answer) == c->exports);
    g_assert_true (studio_gate_lets_publish (answer) == c->publishes);
    g_assert_true ((answer->stamp != NULL) == c->stamp);
    g_assert_nonnull (strstr (answer->sentence, c->says));
    g_assert_true (answer->checking == !c->checked);
    g_assert_true ((answer->open->len > 0) == c->checked);
  }
}

/* Returns: (transfer full): what the gate says of @snapshot with @root as its document */
static StudioGateAnswer *
ask_root (StudioSnapshot *snapshot,
          JsonNode *root,
          GPtrArray *found,
          const StudioProfile *profile)
{
  g_autoptr (StudioSnapshot) other = studio_snapshot_with_root (snapshot, root, NULL);

  return studio_gate_ask (found, other, profile, NULL, FALSE);
}

/* Where the office lets only approved posts out, no reason stands in for the approval, and an edit takes it away. */
static void
test_only_approved (void)
{
  g_autoptr (StudioSnapshot) snapshot = new_snapshot (), approved = NULL, edited = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new (), found = check (snapshot);
  g_autofree char *digest = studio_approval_digest (snapshot);
  const StudioApproval approval = { .role = STUDIO_ROLE_HEAD, .by = "Siti", .digest = digest };
  g_autoptr (JsonNode) root = studio_approval_with (studio_snapshot_get_json (snapshot), &approval);
  g_autoptr (JsonNode) word = studio_json_string ("Judul lain"), other = studio_json_with (root, "content/judul", word);
  const struct
  {
    StudioSnapshot *post;
    GPtrArray *findings;
    StudioGate gate;
    const char *reason;
    StudioPass pass;
    const char *says;
  } cases[] = {
    { snapshot, none, STUDIO_GATE_REASON, NULL, STUDIO_PASS_DRAFT, "not approved yet" },
    { snapshot, found, STUDIO_GATE_REASON, "Disetujui Sekda lewat telepon", STUDIO_PASS_DRAFT, "not approved yet" },
    { snapshot, none, STUDIO_GATE_REFUSE, NULL, STUDIO_PASS_DRAFT, "not approved yet" },
    { snapshot, found, STUDIO_GATE_REFUSE, NULL, STUDIO_PASS_REFUSED, "lets nothing out" },
    { snapshot, found, STUDIO_GATE_PRACTICE, NULL, STUDIO_PASS_PRACTICE, "practice" },
    { approved = studio_snapshot_with_root (snapshot, root, NULL), none, STUDIO_GATE_REASON, NULL, STUDIO_PASS_CLEAR, "" },
    { approved, found, STUDIO_GATE_REASON, "Disetujui Sekda lewat telepon", STUDIO_PASS_REASONED, "Your reason" },
    { edited = studio_snapshot_with_root (snapshot, other, NULL), none, STUDIO_GATE_REASON, NULL, STUDIO_PASS_DRAFT, "no longer holds" },
    { edited, none, STUDIO_GATE_REASON, NULL, STUDIO_PASS_DRAFT, "Judul lain" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioProfile) profile = new_profile (cases[i].gate);
    g_autoptr (StudioGateAnswer) answer = studio_gate_ask (cases[i].findings, cases[i].post, profile, cases[i].reason, TRUE);

    g_test_message ("case %u: %s", (guint) i, answer->sentence);
    g_assert_cmpint (answer->pass, ==, cases[i].pass);
    g_assert_nonnull (strstr (answer->sentence, cases[i].says));
    g_assert_cmpint (answer->stamp != NULL, ==, answer->pass == STUDIO_PASS_DRAFT || answer->pass == STUDIO_PASS_PRACTICE);
  }
}

/* Whoever approved it though something was open is not asked again, until the post is changed. */
static void
test_approved_reason (void)
{
  g_autoptr (StudioSnapshot) snapshot = new_snapshot (), approved = NULL, edited = NULL;
  g_autofree char *digest = studio_approval_digest (snapshot), *before = studio_gate_approved_reason (snapshot), *given = NULL, *after = NULL;
  const StudioApproval approval = { .role = STUDIO_ROLE_HEAD, .by = "Siti", .digest = digest, .note = "Disetujui Sekda lewat telepon" };
  g_autoptr (JsonNode) root = studio_approval_with (studio_snapshot_get_json (snapshot), &approval);
  g_autoptr (JsonNode) word = studio_json_string ("Judul lain"), other = studio_json_with (root, "content/judul", word);

  g_assert_null (before);
  approved = studio_snapshot_with_root (snapshot, root, NULL);
  given = studio_gate_approved_reason (approved);
  g_assert_cmpstr (given, ==, "Disetujui Sekda lewat telepon");
  edited = studio_snapshot_with_root (snapshot, other, NULL);
  after = studio_gate_approved_reason (edited);
  g_assert_null (after);
}

static void
test_person (void)
{
  g_autofree char *computer = g_strdup (studio_gate_get_person ());

  studio_gate_set_person ("  Rina  ");
  g_assert_cmpstr (studio_gate_get_person (), ==, "Rina");
  studio_gate_set_person ("   ");
  g_assert_cmpstr (studio_gate_get_person (), ==, computer);
  studio_gate_set_person (NULL);
  g_assert_cmpstr (studio_gate_get_person (), ==, computer);
}

/* What is accepted or answered opens the gate, whatever the profile. */
static void
test_settled (void)
{
  g_autoptr (StudioSnapshot) snapshot = new_snapshot ();
  g_autoptr (GPtrArray) found = check (snapshot);
  g_autoptr (JsonNode) root = json_node_ref (studio_snapshot_get_json (snapshot));
  const StudioReply reply = { "nama resmi", "Rina", "2026-11-20" };

  for (StudioGate gate = STUDIO_GATE_REFUSE; gate <= STUDIO_GATE_PRACTICE; gate++) {
    g_autoptr (StudioProfile) profile = new_profile (gate);
    g_autoptr (StudioGateAnswer) answer = ask_root (snapshot, root, found, profile);

    g_assert_cmpuint (answer->open->len, >=, 1);
    for (guint i = 0; i < answer->open->len; i++) {
      JsonNode *changed = studio_acceptance_with (root, ((const StudioFinding *) g_ptr_array_index (answer->open, i))->key, &reply);

      json_node_unref (root);
      root = changed;
    }
    g_clear_pointer (&answer, studio_gate_answer_free);
    answer = ask_root (snapshot, root, found, profile);
    g_assert_cmpint (answer->pass, ==, STUDIO_PASS_CLEAR);
    g_assert_cmpstr (answer->sentence, ==, "");
    g_assert_null (answer->stamp);
    g_assert_true (studio_gate_lets_publish (answer));
    json_node_unref (root);
    root = json_node_ref (studio_snapshot_get_json (snapshot));
  }
}

static void
test_reasons (void)
{
  static const struct
  {
    const char *text;
    gboolean good;
  } cases[] = {
    { "", FALSE },
    { "   \n ", FALSE },
    { "ok", FALSE },
    { "sudah disetujui", FALSE },
    { "a b c d e f", FALSE },
    { "1 2 3 4 5 6 7 8 9 10 11 12", FALSE },
    { ". . . . . . . . . .", FALSE },
    { "rusak \xff sama sekali", FALSE },
    { "Sudah disetujui Sekda", TRUE },
    { "موافقة من مدير المكتب", TRUE },
    { "Disetujui Kabag Prokopim lewat telepon, 20 November.", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    if (studio_gate_is_reason (cases[i].text) != cases[i].good)
      g_error ("“%s”", cases[i].text);
  }
}

/* --- what stays written --- */

static JsonNode *
root_of (StudioDocument *document)
{
  return studio_post_get_json (studio_document_get_post (document));
}

static StudioDocument *
new_document (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, "pengumuman", NULL);
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");

  return studio_document_new (template, brand);
}

static void
test_undo_keeps_releases (void)
{
  static const char *const keys[] = { "GBR-01 alt 1", NULL };
  StudioDocument *document = new_document ();
  StudioHistory *history = studio_document_get_history (document);
  StudioRelease release = { STUDIO_RELEASE_EXPORT, "Disetujui Sekda lewat telepon", NULL, NULL, "biasa", keys };
  g_autofree const char **read = NULL;
  g_autoptr (GError) error = NULL;
  guint n_undo;

  g_assert_true (studio_document_set_caption (document, NULL, "Satu", NULL));
  studio_history_end_merge (history);
  g_assert_true (studio_document_set_caption (document, NULL, "Dua", NULL));
  studio_history_mark_saved (history);
  n_undo = studio_history_get_n_undo (history);
  g_assert_true (studio_document_record_release (document, &release, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, n_undo);
  g_assert_true (studio_document_get_modified (document));
  while (studio_history_undo (history))
    ;
  g_assert_cmpstr (studio_caption_get (root_of (document), NULL, NULL), ==, "");
  g_assert_cmpuint (studio_releases_count (root_of (document)), ==, 1);
  while (studio_history_redo (history))
    ;
  g_assert_cmpstr (studio_caption_get (root_of (document), NULL, NULL), ==, "Dua");
  studio_releases_get (root_of (document), 0, &release, &read);
  g_assert_cmpstr (release.reason, ==, "Disetujui Sekda lewat telepon");
  g_assert_cmpstr (release.by, ==, studio_gate_get_person ());
  g_assert_cmpuint (strlen (release.at), >=, strlen ("2026-11-22T09:30:00+08:00"));
  g_assert_cmpstr (release.findings[0], ==, "GBR-01 alt 1");
  g_assert_null (release.findings[1]);
  g_assert_finalize_object (document);
}

static void
test_release_refused (void)
{
  StudioDocument *document = new_document ();
  g_autofree char *huge = g_strnfill (STUDIO_WORDS_MAX_LINE + 1, 'a');
  const StudioRelease release = { STUDIO_RELEASE_EXPORT, huge, NULL, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (studio_document_record_release (document, &release, &error));
  fixture_assert_error (error, STUDIO_ERROR_LIMIT, "too long");
  g_assert_cmpuint (studio_releases_count (root_of (document)), ==, 0);
  g_assert_false (studio_document_get_modified (document));
  g_assert_finalize_object (document);
}

/* The newest stay; the file does not grow without end. */
static void
test_many_releases (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{}");
  g_autofree const char **keys = NULL;
  StudioRelease release = { STUDIO_RELEASE_PACK, NULL, "Rina", "2026-11-20", "biasa", NULL };

  for (guint i = 0; i < STUDIO_RELEASES_MAX + 3; i++) {
    g_autofree char *reason = g_strdup_printf ("alasan %u", i);
    JsonNode *changed;

    release.reason = reason;
    changed = studio_releases_with (root, &release);
    json_node_unref (root);
    root = changed;
  }
  g_assert_cmpuint (studio_releases_count (root), ==, STUDIO_RELEASES_MAX);
  studio_releases_get (root, 0, &release, &keys);
  g_assert_cmpstr (release.reason, ==, "alasan 3");
  g_assert_cmpint (release.kind, ==, STUDIO_RELEASE_PACK);
}

static void
test_hostile_releases (void)
{
  static const struct
  {
    const char *member;
    gboolean good;
  } cases[] = {
    { "'releases':[]", TRUE },
    { "'releases':[{'reason':'a','kind':'broadcast','later':1}]", TRUE },
    { "'releases':{}", FALSE },
    { "'releases':['a']", FALSE },
    { "'releases':[{'reason':1}]", FALSE },
    { "'releases':[{'findings':'a'}]", FALSE },
    { "'releases':[{'findings':[['a']]}]", FALSE },
    { "'releases':[{'findings':[null]}]", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf ("{%s}", cases[i].member);
    g_autoptr (JsonNode) root = fixture_json (text);
    const StudioJsonAt at = studio_json_at_root ("post.json", root);
    g_autoptr (GError) error = NULL;
    gboolean good = studio_releases_check (&at, &error);

    if (good != cases[i].good)
      g_error ("%s", cases[i].member);
    if (!good)
      g_assert_nonnull (strstr (error->message, "releases"));
  }
}

static void
test_last_reason (void)
{
  g_autoptr (StudioSnapshot) snapshot = new_snapshot ();
  g_autoptr (GPtrArray) found = check (snapshot);
  g_autoptr (StudioGateAnswer) answer = studio_gate_ask (found, snapshot, NULL, NULL, FALSE);
  g_autofree const char **keys = studio_gate_list_keys (answer);
  StudioRelease release = { STUDIO_RELEASE_EXPORT, "Disetujui Sekda lewat telepon", "Rina", "2026-11-20", "biasa", keys };
  g_autoptr (JsonNode) once = studio_releases_with (studio_snapshot_get_json (snapshot), &release);
  g_autofree char *reason = studio_gate_last_reason (once, answer);
  const char *none[] = { NULL };
  g_autoptr (JsonNode) other = NULL;

  g_assert_cmpstr (reason, ==, "Disetujui Sekda lewat telepon");
  release.findings = none;
  other = studio_releases_with (studio_snapshot_get_json (snapshot), &release);
  g_assert_null (studio_gate_last_reason (other, answer));
  g_assert_null (studio_gate_last_reason (studio_snapshot_get_json (snapshot), answer));
}

/* --- the acceptance list --- */

/* C4, E6: a chart without a source keeps the post from the public, and the finding leads to the chart. */
static void
test_no_source (void)
{
  g_autoptr (StudioSnapshot) without = layout_snapshot ("[" TITLE "," CHART (",'unit':'ton'") "]", "{'feed':{}}", "{'content':{'judul':'Produksi padi'}}");
  g_autoptr (StudioSnapshot) with = layout_snapshot ("[" TITLE "," CHART (",'unit':'ton','source':'Dinas Pertanian, 2025'") "]", "{'feed':{}}", "{'content':{'judul':'Produksi padi'}}");
  g_autoptr (GPtrArray) found = check (without);
  g_autoptr (GPtrArray) sourced = check (with);
  g_autoptr (StudioProfile) profile = studio_profile_load (NULL);
  g_autoptr (StudioGateAnswer) answer = studio_gate_ask (found, without, profile, NULL, FALSE);
  const StudioFinding *finding = find (answer->open, "ISI-12");

  g_assert_nonnull (finding);
  g_assert_cmpint (finding->place.kind, ==, STUDIO_PLACE_LAYER);
  g_assert_cmpstr (finding->place.name, ==, "grafik");
  g_assert_cmpstr (finding->place.format, ==, "feed");
  g_assert_nonnull (strstr (finding->message, "no source"));
  g_assert_false (studio_gate_lets_publish (answer));
  g_assert_null (find (sourced, "ISI-12"));
}

/* The findings of the composer's post as it is now. @microseconds: (out): what the check took */
static GPtrArray *
check_composer (Composer *fixture,
                gint64 *microseconds)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (fixture->document));
  gint64 start = g_get_monotonic_time ();
  GPtrArray *found = check (snapshot);

  *microseconds = g_get_monotonic_time () - start;
  return found;
}

static const StudioFinding *
find_at (GPtrArray *found,
         const char *rule,
         const char *layer)
{
  for (guint i = 0; i < found->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (found, i);

    if (g_str_equal (finding->rule, rule) && g_strcmp0 (finding->place.name, layer) == 0)
      return finding;
  }
  return NULL;
}

/* B7: pale yellow letters on white are told within half a second, and a colour of the brand mends it with one click. */
static void
test_pale_yellow (void)
{
  Composer fixture;
  g_autoptr (GPtrArray) found = NULL, offered = NULL, after = NULL;
  const StudioBrandFinding *offer = NULL;
  gint64 took = 0, best = G_MAXINT64;

  composer_set_up (&fixture, "{'set':{'isi':{'color':'#FFF7C2'},'latar':{'fill':'white'}}}");
  composer_show (&fixture, "feed", 0);
  for (int i = 0; i < 4; i++) {
    g_clear_pointer (&found, g_ptr_array_unref);
    found = check_composer (&fixture, &took);
    best = MIN (best, took);
  }
  g_test_minimized_result (best / 1e3, "checking the post: %.0f ms", best / 1e3);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (best, <, 500 * 1000);
#endif
  g_assert_nonnull (find_at (found, "GBR-06", "isi"));

  offered = studio_brand_rules_check (studio_composer_get_scene (fixture.composer), STUDIO_BRAND_RULES_FLAT, NULL);
  for (guint i = 0; offer == NULL && i < offered->len; i++) {
    const StudioBrandFinding *finding = g_ptr_array_index (offered, i);

    offer = finding->rule == STUDIO_RULE_CONTRAST && g_str_equal (finding->layer, "isi") ? finding : NULL;
  }
  g_assert_nonnull (offer);
  g_assert_true (studio_brand_rules_fix (fixture.composer, offer));
  after = check_composer (&fixture, &took);
  g_assert_null (find_at (after, "GBR-06", "isi"));
  composer_tear_down (&fixture, NULL);
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  checker = studio_checker_new ();
  g_test_add_func ("/gate/only-approved", test_only_approved);
  g_test_add_func ("/gate/approved-reason", test_approved_reason);
  g_test_add_func ("/gate/person", test_person);
  g_test_add_func ("/gate/profiles", test_profiles);
  g_test_add_func ("/gate/settled", test_settled);
  g_test_add_func ("/gate/reasons", test_reasons);
  g_test_add_func ("/gate/undo-keeps-releases", test_undo_keeps_releases);
  g_test_add_func ("/gate/release-refused", test_release_refused);
  g_test_add_func ("/gate/many-releases", test_many_releases);
  g_test_add_func ("/gate/hostile-releases", test_hostile_releases);
  g_test_add_func ("/gate/last-reason", test_last_reason);
  g_test_add_func ("/gate/no-source", test_no_source);
  g_test_add_func ("/gate/pale-yellow", test_pale_yellow);
  status = g_test_run ();
  studio_checker_unref (checker);
  return status;
}
