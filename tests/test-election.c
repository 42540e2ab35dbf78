#include "config.h"

#include <string.h>

#include "model-fixture.h"
#include "studio-check.h"
#include "studio-date.h"

/* The office's election mode: its days, its phases, its file, and that the rules follow it. */

/* @days: five days or "" between spaces and commas: "2028-08-20,,,2029-02-14," */
static StudioElection
make (const char *days)
{
  g_auto (GStrv) parts = g_strsplit (days, ",", -1);
  StudioElection election;

  studio_election_init (&election);
  election.on = TRUE;
  g_assert_cmpuint (g_strv_length (parts), ==, STUDIO_ELECTION_N_DAYS);
  for (int i = 0; i < STUDIO_ELECTION_N_DAYS; i++)
    g_assert_true (*parts[i] == '\0' || studio_date_from_iso (parts[i], &election.days[i]));
  return election;
}

#define ALL "2028-09-22,2028-09-25,2028-11-24,2028-11-27,2028-12-16"

typedef struct
{
  const char *days, *today;
  StudioElectionPhase phase;
} PhaseCase;

static const PhaseCase phases[] = {
  { ALL, "2028-03-21", STUDIO_ELECTION_NONE },
  { ALL, "2028-03-22", STUDIO_ELECTION_BEFORE },
  { ALL, "2028-09-21", STUDIO_ELECTION_BEFORE },
  { ALL, "2028-09-22", STUDIO_ELECTION_NAMED },
  { ALL, "2028-09-25", STUDIO_ELECTION_CAMPAIGNING },
  { ALL, "2028-11-23", STUDIO_ELECTION_CAMPAIGNING },
  { ALL, "2028-11-24", STUDIO_ELECTION_QUIET_DAYS },
  { ALL, "2028-11-26", STUDIO_ELECTION_QUIET_DAYS },
  { ALL, "2028-11-27", STUDIO_ELECTION_VOTING },
  { ALL, "2028-11-28", STUDIO_ELECTION_COUNTING },
  { ALL, "2028-12-16", STUDIO_ELECTION_COUNTING },
  { ALL, "2028-12-17", STUDIO_ELECTION_NONE },
  { ",,,2028-11-27,", "2028-11-26", STUDIO_ELECTION_NONE },
  { ",,,2028-11-27,", "2028-11-27", STUDIO_ELECTION_VOTING },
  { ",,,2028-11-27,", "2028-11-28", STUDIO_ELECTION_NONE },
  { ",2028-09-25,,2028-11-27,", "2028-09-24", STUDIO_ELECTION_NONE },
  { ",2028-09-25,,2028-11-27,", "2028-10-01", STUDIO_ELECTION_CAMPAIGNING },
  { "2028-08-31,,,,", "2028-02-29", STUDIO_ELECTION_BEFORE },
  { ",,,,", "2028-11-27", STUDIO_ELECTION_NONE },
};

static void
test_phases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++) {
    StudioElection election = make (phases[i].days);
    GDate today;

    g_assert_true (studio_date_from_iso (phases[i].today, &today));
    g_test_message ("%s %s", phases[i].days, phases[i].today);
    g_assert_cmpint (studio_election_get_phase (&election, &today), ==, phases[i].phase);
    g_assert_true ((studio_election_phase_words (phases[i].phase) == NULL) == (phases[i].phase == STUDIO_ELECTION_NONE));
    election.on = FALSE;
    g_assert_cmpint (studio_election_get_phase (&election, &today), ==, STUDIO_ELECTION_NONE);
  }
}

static void
test_order (void)
{
  static const char *const bad[] = { "2028-09-25,2028-09-22,,,", ",,2028-11-28,2028-11-27,", "2029-01-01,,,,2028-12-16", ",,,," };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    StudioElection election = make (bad[i]);
    g_autoptr (GError) error = NULL;

    g_assert_false (studio_election_check (&election, &error));
    g_assert_nonnull (error);
    g_clear_error (&error);
    g_assert_false (studio_election_save (&election, &error));
  }
}

static void
write_file (const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "pemda-studio", "checks", NULL);
  g_autofree char *path = g_build_filename (folder, "election.json", NULL);
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, json, -1, NULL));
}

static const char *const bad_files[] = {
  "",
  "[]",
  "{'on':true}",
  "{'format':'pemda-studio-profile','version':1,'on':true,'vote':'2028-11-27'}",
  "{'format':'pemda-studio-election','version':1,'on':'ya','vote':'2028-11-27'}",
  "{'format':'pemda-studio-election','version':1,'on':true,'vote':'27 November'}",
  "{'format':'pemda-studio-election','version':1,'on':true,'vote':20281127}",
  "{'format':'pemda-studio-election','version':1,'on':true,'quiet':'2028-12-01','vote':'2028-11-27'}",
};

static void
test_files (void)
{
  StudioElection election = make (ALL), again;
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_election_load (&again, &error));
  g_assert_false (again.on);
  g_assert_true (studio_election_save (&election, &error));
  g_assert_no_error (error);
  g_assert_true (studio_election_load (&again, &error));
  g_assert_true (again.on);
  for (int i = 0; i < STUDIO_ELECTION_N_DAYS; i++)
    g_assert_cmpint (g_date_compare (&again.days[i], &election.days[i]), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++) {
    write_file (bad_files[i]);
    if (studio_election_load (&again, &error))
      g_error ("%s is taken", bad_files[i]);
    g_assert_nonnull (error);
    g_clear_error (&error);
    g_assert_false (again.on);
  }
}

typedef struct
{
  const char *text;
  const char *today;
  gboolean found;
} WordCase;

static const WordCase words[] = {
  { "Mari coblos pasangan calon yang tepat.", "2028-10-01", TRUE },
  { "Mari coblos pasangan calon yang tepat.", "2027-10-01", FALSE },
  { "Rapat dihadiri pengurus Partai Golkar.", "2028-10-01", TRUE },
  { "Rapat dihadiri pengurus Partai Golkar.", "2029-10-01", FALSE },
  { "Bayar PBB dan PKB sebelum 30 November.", "2028-10-01", FALSE },
};

/* No brand says anything: the office's days alone. */
static void
test_rules (void)
{
  StudioElection election = make (ALL);
  g_autoptr (StudioChecker) checker = NULL;

  g_assert_true (studio_election_save (&election, NULL));
  checker = studio_checker_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (StudioText) text = studio_text_new (words[i].text, -1);
    StudioCheckInput in = { .place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 }, .text = text };
    g_autoptr (GPtrArray) found = NULL;
    gboolean has = FALSE;

    g_assert_true (studio_date_from_iso (words[i].today, &in.today));
    found = studio_check_text (checker, NULL, &in);
    for (guint k = 0; k < found->len; k++)
      has = has || g_str_equal (((const StudioFinding *) g_ptr_array_index (found, k))->rule, "ORG-12");
    if (has != words[i].found)
      g_error ("%s %s", words[i].today, words[i].text);
  }
}

/* What cannot be read is told, and the other rules go on. */
static void
test_told (void)
{
  g_autoptr (StudioChecker) checker = NULL;
  gboolean told = FALSE;

  write_file ("{'format':'pemda-studio-election','version':1,'vote':'besok'}");
  checker = studio_checker_new ();
  for (guint i = 0; i < checker->notices->len; i++)
    told = told || strstr (g_ptr_array_index (checker->notices, i), "election.json") != NULL;
  g_assert_true (told);
  g_assert_false (checker->election.on);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/election/phases", test_phases);
  g_test_add_func ("/election/order", test_order);
  g_test_add_func ("/election/files", test_files);
  g_test_add_func ("/election/rules", test_rules);
  g_test_add_func ("/election/told", test_told);
  return g_test_run ();
}
