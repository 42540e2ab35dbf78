#include "config.h"

#include "model-fixture.h"
#include "studio-document-words.h"
#include "studio-live-check.h"
#include "studio-office-profiles.h"
#include "studio-office-words.h"

/* When the post that is worked on is checked, for whom, and what is told of it. */

#define PATIENCE 60 /* s; under valgrind a check takes its time */

/** Told: @n: how often "changed" came; @current: whether the findings were of the present post when it came first after an edit */
typedef struct
{
  StudioDocument *document;
  StudioLiveCheck *live;
  int n;
  int current;
} Fixture;

static void
changed_cb (StudioLiveCheck *live,
            Fixture *fixture)
{
  if (fixture->n++ == 0)
    fixture->current = studio_live_check_is_current (live);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (StudioTemplate) template = fixture_template ("agenda");
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");

  fixture->document = studio_document_new (template, brand);
  fixture->live = studio_live_check_new ();
  studio_live_check_set_document (fixture->live, fixture->document);
  g_signal_connect (fixture->live, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
rest (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (2000);
  }
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->live, fixture);
  studio_live_check_set_document (fixture->live, NULL);
  g_assert_null (studio_live_check_get_findings (fixture->live));
  while (studio_live_check_get_busy (fixture->live))
    rest (5);
  g_assert_finalize_object (fixture->live);
  g_assert_finalize_object (fixture->document);
}

static void
write_caption (Fixture *fixture,
               const char *text)
{
  g_autoptr (GError) error = NULL;

  fixture->n = 0;
  fixture->current = -1;
  g_assert_true (studio_document_set_caption (fixture->document, NULL, text, &error));
  g_assert_no_error (error);
}

static StudioFinding *
find (Fixture *fixture,
      const char *rule)
{
  GPtrArray *findings = studio_live_check_get_findings (fixture->live);

  for (guint i = 0; findings != NULL && i < findings->len; i++) {
    if (g_str_equal (((StudioFinding *) g_ptr_array_index (findings, i))->rule, rule))
      return g_ptr_array_index (findings, i);
  }
  return NULL;
}

static void
wait_until_current (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  while (!studio_live_check_is_current (fixture->live)) {
    rest (5);
    g_assert_cmpint (g_get_monotonic_time (), <, end);
  }
}

static void
wait_until_told (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  while (fixture->n == 0) {
    rest (5);
    g_assert_cmpint (g_get_monotonic_time (), <, end);
  }
}

/* --- */

static void
test_nobody_asks (Fixture *fixture,
                  gconstpointer data)
{
  write_caption (fixture, "Warga disana menunggu.");
  rest (500);
  g_assert_null (studio_live_check_get_findings (fixture->live));
  g_assert_null (studio_live_check_get_checker (fixture->live));
  g_assert_false (studio_live_check_get_busy (fixture->live));
  g_assert_cmpint (fixture->n, ==, 0);
  /* whoever cannot wait gets an answer all the same, once */
  studio_live_check_hurry (fixture->live);
  wait_until_current (fixture);
  g_assert_nonnull (find (fixture, "EJA-01"));
  write_caption (fixture, "Warga di sana menunggu.");
  rest (500);
  g_assert_nonnull (find (fixture, "EJA-01"));
}

static void
test_follows_edits (Fixture *fixture,
                    gconstpointer data)
{
  StudioFinding *finding;

  write_caption (fixture, "Warga disana menunggu.");
  studio_live_check_hold (fixture->live, STUDIO_LIVE_ALL);
  wait_until_current (fixture);
  finding = find (fixture, "EJA-01");
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->start, ==, 6);
  g_assert_nonnull (find (fixture, "GBR-01"));
  g_assert_true (studio_snapshot_get_json (studio_live_check_get_snapshot (fixture->live)) == studio_post_get_json (studio_document_get_post (fixture->document)));
  write_caption (fixture, "Warga di sana menunggu.");
  g_assert_false (studio_live_check_is_current (fixture->live));
  /* what was found stays until more is known */
  g_assert_nonnull (find (fixture, "EJA-01"));
  wait_until_current (fixture);
  g_assert_null (find (fixture, "EJA-01"));
  studio_live_check_release (fixture->live, STUDIO_LIVE_ALL);
}

/* Whoever writes hears of the texts first, long before the pages are looked at. */
static void
test_texts_first (Fixture *fixture,
                  gconstpointer data)
{
  studio_live_check_hurry (fixture->live);
  wait_until_current (fixture);
  g_assert_null (find (fixture, "EJA-01"));
  studio_live_check_hold (fixture->live, STUDIO_LIVE_TEXTS);
  write_caption (fixture, "Warga disana menunggu.");
  wait_until_told (fixture);
  g_assert_nonnull (find (fixture, "EJA-01"));
  g_assert_cmpint (fixture->current, ==, FALSE);
  g_assert_nonnull (find (fixture, "GBR-01"));
  wait_until_current (fixture);
  g_assert_cmpint (fixture->n, ==, 2);
  studio_live_check_release (fixture->live, STUDIO_LIVE_TEXTS);
}

/* An edit stops the check that runs: its findings are not told, those of the last edit are. */
static void
test_edits_while_busy (Fixture *fixture,
                       gconstpointer data)
{
  studio_live_check_hold (fixture->live, STUDIO_LIVE_ALL);
  wait_until_current (fixture);
  for (int i = 0; i < 5; i++) {
    write_caption (fixture, i % 2 == 0 ? "Warga disana menunggu." : "Warga dirumah menunggu.");
    studio_live_check_hurry (fixture->live);
    g_assert_true (studio_live_check_get_busy (fixture->live));
  }
  write_caption (fixture, "Warga menghimbau.");
  wait_until_told (fixture);
  g_assert_null (find (fixture, "EJA-01"));
  g_assert_nonnull (find (fixture, "EJA-07"));
  wait_until_current (fixture);
  g_assert_null (find (fixture, "EJA-01"));
  studio_live_check_release (fixture->live, STUDIO_LIVE_ALL);
}

static void
test_settled (Fixture *fixture,
              gconstpointer data)
{
  const StudioReply reply = { "Nama tempat", "Uji", NULL };
  g_autoptr (StudioFinding) finding = NULL;
  guint before;

  write_caption (fixture, "Warga disana menunggu.");
  studio_live_check_hurry (fixture->live);
  wait_until_current (fixture);
  finding = studio_finding_ref (find (fixture, "EJA-01"));
  before = studio_live_check_count_open (fixture->live, finding->level);
  fixture->n = 0;
  g_assert_true (studio_document_accept_finding (fixture->document, finding->key, &reply, NULL));
  g_assert_cmpint (fixture->n, ==, 1);
  g_assert_true (studio_live_check_is_settled (fixture->live, finding));
  g_assert_cmpuint (studio_live_check_count_open (fixture->live, finding->level), ==, before - 1);
  g_assert_true (studio_history_undo (studio_document_get_history (fixture->document)));
  g_assert_cmpint (fixture->n, ==, 2);
  g_assert_cmpuint (studio_live_check_count_open (fixture->live, finding->level), ==, before);
}

static void
test_profile (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *id = NULL;

  write_caption (fixture, "Bupati menghimbau warga.");
  studio_live_check_hold (fixture->live, STUDIO_LIVE_ALL);
  wait_until_current (fixture);
  g_assert_cmpint (find (fixture, "EJA-07")->level, !=, STUDIO_RULE_REQUIRED);
  g_object_set (fixture->live, "profile-id", "ketat", NULL);
  g_assert_false (studio_live_check_is_current (fixture->live));
  g_assert_cmpint (studio_live_check_get_profile (fixture->live)->gate, ==, STUDIO_GATE_REFUSE);
  wait_until_current (fixture);
  g_assert_cmpint (find (fixture, "EJA-07")->level, ==, STUDIO_RULE_REQUIRED);
  studio_live_check_set_profile_id (fixture->live, "tidak-ada");
  g_object_get (fixture->live, "profile-id", &id, NULL);
  g_assert_cmpstr (id, ==, "biasa");
  studio_live_check_release (fixture->live, STUDIO_LIVE_ALL);
}

static void
test_reload (Fixture *fixture,
             gconstpointer data)
{
  StudioChecker *before;

  studio_live_check_hurry (fixture->live);
  wait_until_current (fixture);
  before = studio_checker_ref (studio_live_check_get_checker (fixture->live));
  studio_live_check_reload (fixture->live);
  g_assert_false (studio_live_check_is_current (fixture->live));
  studio_live_check_hurry (fixture->live);
  wait_until_current (fixture);
  g_assert_true (studio_live_check_get_checker (fixture->live) != before);
  studio_checker_unref (before);
}

/* The office changes its words and its profiles in another window. */
static void
test_office (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (StudioProfile) usual = studio_profile_load (NULL);
  g_autoptr (StudioProfile) own = NULL;
  g_autoptr (StudioProfile) off = NULL;

  write_caption (fixture, "Bupati menghimbau warga.");
  studio_live_check_hold (fixture->live, STUDIO_LIVE_ALL);
  wait_until_current (fixture);
  g_assert_nonnull (find (fixture, "EJA-07"));
  g_assert_true (studio_office_words_add ("menghimbau", NULL));
  g_assert_false (studio_live_check_is_current (fixture->live));
  wait_until_current (fixture);
  g_assert_null (find (fixture, "EJA-07"));
  g_assert_true (studio_office_words_remove ("menghimbau", NULL));
  wait_until_current (fixture);
  g_assert_nonnull (find (fixture, "EJA-07"));
  own = studio_office_profiles_copy (usual, NULL, NULL);
  studio_live_check_set_profile_id (fixture->live, own->id);
  off = studio_office_profiles_with_level (own, "EJA-07", STUDIO_RULE_OFF);
  g_assert_true (studio_office_profiles_put (off, NULL));
  g_assert_false (studio_live_check_is_current (fixture->live));
  wait_until_current (fixture);
  g_assert_null (find (fixture, "EJA-07"));
  g_assert_true (studio_office_profiles_remove (own->id, NULL));
  wait_until_current (fixture);
  g_assert_nonnull (find (fixture, "EJA-07"));
  studio_live_check_release (fixture->live, STUDIO_LIVE_ALL);
}

/* The post is closed in the middle of it. */
static void
test_closed (Fixture *fixture,
             gconstpointer data)
{
  studio_live_check_hurry (fixture->live);
  g_assert_true (studio_live_check_get_busy (fixture->live));
  while (studio_live_check_get_checker (fixture->live) == NULL)
    rest (1);
  fixture->n = 0;
  studio_live_check_set_document (fixture->live, NULL);
  g_assert_cmpint (fixture->n, ==, 1);
  while (studio_live_check_get_busy (fixture->live))
    rest (5);
  g_assert_cmpint (fixture->n, ==, 1);
  g_assert_null (studio_live_check_get_findings (fixture->live));
  g_assert_null (studio_live_check_get_snapshot (fixture->live));
  g_assert_false (studio_live_check_is_current (fixture->live));
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/live-check/nobody-asks", test_nobody_asks);
  add ("/live-check/follows-edits", test_follows_edits);
  add ("/live-check/texts-first", test_texts_first);
  add ("/live-check/edits-while-busy", test_edits_while_busy);
  add ("/live-check/settled", test_settled);
  add ("/live-check/profile", test_profile);
  add ("/live-check/reload", test_reload);
  add ("/live-check/office", test_office);
  add ("/live-check/closed", test_closed);

  return g_test_run ();
}
