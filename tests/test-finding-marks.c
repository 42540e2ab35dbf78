#include <string.h>

#include "studio-check.h"
#include "studio-finding-marks.h"

#define TEXT "Pemkab menghimbau warga disana agar tertib."

static StudioChecker *checker;

/* The marks of what the rules find in TEXT: at "menghimbau" and "disana". */
static StudioFindingMarks *
mark_text (void)
{
  g_autoptr (StudioText) text = studio_text_new (TEXT, -1);
  StudioCheckInput in = { .text = text, .place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 } };
  g_autoptr (GPtrArray) findings = NULL;
  StudioFindingMarks *marks = studio_finding_marks_new ();

  g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
  findings = studio_check_text (checker, NULL, &in);
  for (guint i = 0; i < findings->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (findings, i);

    if (g_str_equal (finding->rule, "EJA-07") || g_str_equal (finding->rule, "EJA-01"))
      studio_finding_marks_add (marks, g_ptr_array_index (findings, i));
  }
  return marks;
}

/* The marked words of @text, in order: "menghimbau|disana" */
static char *
list_words (StudioFindingMarks *marks,
            const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  int at = -1;

  for (guint n = 0; n < studio_finding_marks_list (marks)->len; n++) {
    const StudioFindingMark *mark = studio_finding_marks_step (marks, at, TRUE);
    g_autofree char *cut = g_utf8_substring (text, mark->start, mark->end);

    g_string_append_printf (words, "%s%s", n > 0 ? "|" : "", cut);
    at = mark->start;
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/** EditCase: @from..@to are deleted, then @put comes to stand there */
typedef struct
{
  int from, to;
  const char *put;
  const char *words;
} EditCase;

static const EditCase edit_cases[] = {
  { 0, 0, "", "menghimbau|disana" },
  { 0, 0, "Kini ", "menghimbau|disana" },
  { 43, 43, " Ya.", "menghimbau|disana" },
  { 18, 18, "seluruh ", "menghimbau|disana" },
  { 18, 24, "", "menghimbau|disana" },
  /* letters within a word, at its end and at its beginning make it another */
  { 10, 10, "x", "disana" },
  { 17, 17, "nya", "disana" },
  { 7, 7, "meng", "disana" },
  { 10, 11, "", "disana" },
  { 24, 30, "", "menghimbau" },
  { 0, 43, "", "" },
  { 12, 26, "", "" },
  /* blanks and marks beside it do not */
  { 17, 17, ",", "menghimbau|disana" },
  { 7, 7, "(", "menghimbau|disana" },
  { 7, 7, "é ", "menghimbau|disana" },
  { 0, 7, "👍👍", "menghimbau|disana" },
};

static char *
edit (const EditCase *c)
{
  g_autofree char *head = g_utf8_substring (TEXT, 0, c->from);

  return g_strconcat (head, c->put, g_utf8_offset_to_pointer (TEXT, c->to), NULL);
}

static void
test_edits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (edit_cases); i++) {
    const EditCase *c = &edit_cases[i];
    g_autoptr (StudioFindingMarks) marks = mark_text ();
    g_autofree char *after = edit (c), *words = NULL;

    studio_finding_marks_delete (marks, c->from, c->to);
    studio_finding_marks_insert (marks, c->from, c->put);
    words = list_words (marks, after);
    g_test_message ("%u: %s", (guint) i, after);
    g_assert_cmpstr (words, ==, c->words);
  }
}

/* A text that is put in anew, by undo or another hand, keeps what stands where it was. */
static void
test_replace (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (edit_cases); i++) {
    g_autoptr (StudioFindingMarks) marks = mark_text ();
    g_autofree char *after = edit (&edit_cases[i]), *words = NULL;

    studio_finding_marks_replace (marks, TEXT, after);
    words = list_words (marks, after);
    g_test_message ("%u: %s", (guint) i, after);
    g_assert_cmpstr (words, ==, edit_cases[i].words);
  }
}

static void
test_find (void)
{
  g_autoptr (StudioFindingMarks) marks = mark_text ();
  static const struct
  {
    int point;
    guint n;
  } cases[] = { { 0, 0 }, { 6, 0 }, { 7, 1 }, { 12, 1 }, { 17, 1 }, { 18, 0 }, { 24, 1 }, { 43, 0 }, { 1000, 0 }, { -1, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) found = studio_finding_marks_find (marks, cases[i].point);

    g_assert_cmpuint (found->len, ==, cases[i].n);
  }
}

/* Who keeps a finding of an earlier check gets the mark that a later one has set; words that are gone have none. */
static void
test_lookup (void)
{
  g_autoptr (StudioFindingMarks) earlier = mark_text (), marks = mark_text ();
  const StudioFindingMark *old = studio_finding_marks_step (earlier, 20, TRUE), *now;

  now = studio_finding_marks_lookup (marks, old->finding);
  g_assert_nonnull (now);
  g_assert_false (now->finding == old->finding);
  g_assert_cmpint (now->start, ==, 24);
  studio_finding_marks_insert (marks, 0, "Ya. ");
  g_assert_cmpint (studio_finding_marks_lookup (marks, old->finding)->start, ==, 28);
  /* a finding that is marked itself comes before one with its key */
  studio_finding_marks_add_at (marks, old->finding, 2, 4);
  g_assert_cmpint (studio_finding_marks_lookup (marks, old->finding)->start, ==, 2);
  studio_finding_marks_delete (marks, 0, 40);
  g_assert_null (studio_finding_marks_lookup (marks, old->finding));
}

#define REPEATED "Sebuah kegaitan yang ramai. Kegaitan lain sepi, dan semua kegaitan tutup."

/* A word that is told once has its line at each place, and what is asked for at one place is done there. */
static void
test_repeated (void)
{
  g_autoptr (StudioText) text = studio_text_new (REPEATED, -1);
  StudioCheckInput in = { .text = text, .place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 } };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (StudioFindingMarks) marks = studio_finding_marks_new ();
  g_autofree char *words = NULL;
  const StudioFindingMark *second;
  int places[100];
  guint n = 0;

  g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
  findings = studio_check_text (checker, NULL, &in);
  for (guint i = 0; i < findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (findings, i);

    if (!g_str_equal (finding->rule, "EJA-09"))
      continue;
    studio_finding_marks_add (marks, finding);
    n++;
  }
  words = list_words (marks, REPEATED);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (words, ==, "kegaitan|Kegaitan|kegaitan");
  second = studio_finding_marks_step (marks, 20, TRUE);
  g_assert_cmpint (second->start, ==, 28);
  g_assert_true (studio_finding_marks_lookup (marks, second->finding) == second);
  for (int i = 0; i < (int) G_N_ELEMENTS (places); i++)
    places[i] = i + 3;
  studio_finding_marks_add_mapped (marks, studio_finding_marks_step (marks, 0, TRUE)->finding, places, (int) G_N_ELEMENTS (places) - 1);
  g_assert_cmpint (g_array_index (studio_finding_marks_list (marks), StudioFindingMark, 4).start, ==, 31);
}

static void
test_step (void)
{
  g_autoptr (StudioFindingMarks) marks = mark_text ();
  static const struct
  {
    int point;
    gboolean forward;
    int start;
  } cases[] = { { 0, TRUE, 7 }, { 7, TRUE, 24 }, { 10, TRUE, 24 }, { 24, TRUE, 7 }, { 24, FALSE, 7 }, { 7, FALSE, 24 }, { 43, FALSE, 24 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (studio_finding_marks_step (marks, cases[i].point, cases[i].forward)->start, ==, cases[i].start);
  studio_finding_marks_clear (marks);
  g_assert_null (studio_finding_marks_step (marks, 0, TRUE));
}

/* --- prompts and the questions that a caption answers --- */

static guint
ask (const char *words)
{
  g_autoptr (StudioText) text = studio_text_new (words, -1);
  StudioCheckInput in = { .text = text, .place = { STUDIO_PLACE_CAPTION, NULL, NULL, -1 } };

  g_date_set_dmy (&in.today, 20, G_DATE_NOVEMBER, 2026);
  return studio_check_questions (checker, &in);
}

#define BIT(question) (1u << STUDIO_QUESTION_##question)

static void
test_questions (void)
{
  static const struct
  {
    const char *text;
    guint told, missing;
  } cases[] = {
    { "", 0, 0xFF },
    { "👍👍👍", 0, 0xFF },
    { "Selamat pagi.", 0, BIT (WHEN) | BIT (WHERE) | BIT (WHY) | BIT (CALL) },
    { "Bupati meresmikan jalan di Kuaro.", BIT (WHO) | BIT (WHAT) | BIT (WHERE), BIT (WHEN) | BIT (WHY) },
    { "Dibuka Jumat, 20 November 2026.", BIT (WHEN), BIT (WHERE) },
    { "Jalan ditutup karena hujan. Laporkan ke nomor 112.", BIT (WHAT) | BIT (WHY) | BIT (CALL), BIT (WHEN) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint answered = ask (cases[i].text);

    g_test_message ("%s: %#x", cases[i].text, answered);
    g_assert_cmphex (answered & cases[i].told, ==, cases[i].told);
    g_assert_cmphex (answered & cases[i].missing, ==, 0);
  }
}

/* Each shipped prompt has a blank to fill in, which is told as long as it stands. */
static void
test_prompts (void)
{
  static const char *const types[] = { NULL, "pengumuman", "capaian-pembangunan", "siaga-bencana", "jenis-kantor" };
  int start, end;

  for (int question = 0; question < STUDIO_N_QUESTIONS; question++) {
    for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
      const char *prompt = studio_prompts_get (checker->prompts, (StudioQuestion) question, types[i]);

      g_assert_nonnull (prompt);
      g_assert_true (studio_prompts_find_blank (prompt, &start, &end));
      g_assert_cmpint (end - start, >=, STUDIO_PROMPT_BLANK);
    }
  }
  g_assert_cmpstr (studio_prompts_get (checker->prompts, STUDIO_QUESTION_WHEN, "pengumuman"), !=, studio_prompts_get (checker->prompts, STUDIO_QUESTION_WHEN, NULL));
  g_assert_true (studio_prompts_find_blank ("Pé ____.", &start, &end));
  g_assert_cmpint (start, ==, 3);
  g_assert_cmpint (end, ==, 7);
  g_assert_false (studio_prompts_find_blank ("posko_bencana __", &start, &end));
}

static void
write_prompts (const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "pemda-studio", "checks", NULL);
  g_autofree char *path = g_build_filename (folder, "prompts.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* An office's own sentences win; a file that is broken is told and does no harm. */
static void
test_own_prompts (void)
{
  static const char *const broken[] = { "", "{", "[]", "{\"prompts\": []}", "{\"prompts\": {\"siapa\": 3}}", "{\"prompts\": {\"siapa\": {\"*\": 3}}}", "{\"prompts\": {\"entah\": {}}}" };

  write_prompts ("{\"format\": \"pemda-studio-prompts\", \"version\": 1, \"prompts\": {\"kapan\": {\"*\": \"Catat: ____!\"}}}");
  {
    g_autoptr (GPtrArray) notices = NULL;
    g_autoptr (StudioPrompts) prompts = studio_prompts_new (&notices);

    g_assert_cmpuint (notices->len, ==, 0);
    g_assert_cmpstr (studio_prompts_get (prompts, STUDIO_QUESTION_WHEN, "jenis-kantor"), ==, "Catat: ____!");
    g_assert_nonnull (studio_prompts_get (prompts, STUDIO_QUESTION_WHO, NULL));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++) {
    g_autoptr (GPtrArray) notices = NULL;
    g_autoptr (StudioPrompts) prompts = NULL;

    write_prompts (broken[i]);
    prompts = studio_prompts_new (&notices);
    g_assert_cmpuint (notices->len, ==, 1);
    g_assert_nonnull (studio_prompts_get (prompts, STUDIO_QUESTION_WHEN, NULL));
  }
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  checker = studio_checker_new ();
  g_test_add_func ("/finding-marks/edits", test_edits);
  g_test_add_func ("/finding-marks/replace", test_replace);
  g_test_add_func ("/finding-marks/find", test_find);
  g_test_add_func ("/finding-marks/lookup", test_lookup);
  g_test_add_func ("/finding-marks/repeated", test_repeated);
  g_test_add_func ("/finding-marks/step", test_step);
  g_test_add_func ("/finding-marks/questions", test_questions);
  g_test_add_func ("/finding-marks/prompts", test_prompts);
  g_test_add_func ("/finding-marks/own-prompts", test_own_prompts);
  status = g_test_run ();
  studio_checker_unref (checker);
  return status;
}
