#include <string.h>

#include "studio-check.h"
#include "studio-date.h"
#include "studio-file.h"
#include "studio-json.h"

/*
 * Running texts of offices, written for this, with faults marked in them (tests/data/corpus/README.md): how many the rules find, how often
 * they speak up for nothing. What was missed and what was said for nothing is told line by line, and a table by families of rules.
 */

#define LEAST_RECALL 0.9
#define LEAST_PRECISION 0.85
/* of warnings and required findings in texts without faults */
#define WORDS_A_FALSE_ALARM 200
#define LEAST_PLANTED 44
#define LEAST_CLEAN 24
#define LEAST_CLEAN_WORDS 3000
#define LEAST_OF_FAMILY 6

/** Mark: a fault. @rules: "EJA-01" or "EJA-07/EJA-09", any of which may tell it. @start, @end: code points; -1: about all of the text */
typedef struct
{
  char *rules;
  int start, end;
  gboolean natural;
} Mark;

typedef struct
{
  char *name;
  GHashTable *head;
  GString *words;
  GArray *marks;
} Sample;

/** Tally: of a family */
typedef struct
{
  char name[4];
  guint planted, found;
  guint natural, natural_found;
  guint said, right;
} Tally;

static Tally tallies[] = { { .name = "EJA" }, { .name = "ANG" }, { .name = "ISI" }, { .name = "ORG" }, { .name = "MED" }, { .name = "HOX" } };
static guint n_planted, n_clean, n_words, n_clean_words, n_false_alarms;
/* rule → how often planted */
static GHashTable *planted_rules;

/* --- reading a text --- */

static void
clear_mark (gpointer data)
{
  g_free (((Mark *) data)->rules);
}

static void
free_sample (Sample *self)
{
  g_free (self->name);
  g_hash_table_unref (self->head);
  g_string_free (self->words, TRUE);
  g_array_unref (self->marks);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, free_sample)

static const char *
get_head (const Sample *self,
          const char *member)
{
  return g_hash_table_lookup (self->head, member);
}

/* "~EJA-24": a fault that nobody planted */
static Mark
make_mark (const char *rules)
{
  return (Mark){ g_strdup (rules + (*rules == '~')), -1, -1, *rules == '~' };
}

/* @at: behind the "{{" of "{{EJA-07|analisa}}". Returns: behind the bar */
static const char *
open_mark (Sample *self,
           GQueue *open,
           const char *at)
{
  const char *bar = strchr (at, '|');
  g_autofree char *rules = bar != NULL ? g_strndup (at, (gsize) (bar - at)) : NULL;
  Mark mark;

  if (rules == NULL || strlen (rules) < 6 || strlen (rules) > 40)
    g_error ("%s: what is this mark: %.20s", self->name, at);
  mark = make_mark (rules);
  mark.start = (int) g_utf8_strlen (self->words->str, -1);
  g_array_append_val (self->marks, mark);
  g_queue_push_head (open, GUINT_TO_POINTER (self->marks->len));
  return bar + 1;
}

static void
read_marks (Sample *self,
            const char *at)
{
  g_autoptr (GQueue) open = g_queue_new ();

  while (*at != '\0') {
    if (g_str_has_prefix (at, "{{")) {
      at = open_mark (self, open, at + 2);
    } else if (g_str_has_prefix (at, "}}")) {
      guint number = GPOINTER_TO_UINT (g_queue_pop_head (open));

      if (number == 0)
        g_error ("%s: a mark is closed that was not opened", self->name);
      g_array_index (self->marks, Mark, number - 1).end = (int) g_utf8_strlen (self->words->str, -1);
      at += 2;
    } else {
      g_string_append_c (self->words, *at++);
    }
  }
  if (!g_queue_is_empty (open))
    g_error ("%s: a mark is left open", self->name);
}

static void
read_head (Sample *self,
           const char *head)
{
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) sides = g_strsplit (lines[i], ": ", 2);

    if (*lines[i] == '#' || *lines[i] == '\0')
      continue;
    if (g_strv_length (sides) != 2)
      g_error ("%s: what is “%s”", self->name, lines[i]);
    g_hash_table_insert (self->head, g_strdup (sides[0]), g_strdup (sides[1]));
  }
}

static Sample *
read_sample (const char *path)
{
  Sample *self = g_new0 (Sample, 1);
  g_autofree char *bytes = NULL;
  g_auto (GStrv) halves = NULL;
  g_auto (GStrv) whole = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bytes, NULL, &error);
  g_assert_no_error (error);
  self->name = g_path_get_basename (path);
  self->head = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->words = g_string_new (NULL);
  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (self->marks, clear_mark);
  halves = g_strsplit (bytes, "---\n", 2);
  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  read_head (self, halves[0]);
  read_marks (self, g_strchomp (halves[1]));
  whole = g_strsplit (get_head (self, "whole") != NULL ? get_head (self, "whole") : "", " ", -1);
  for (guint i = 0; whole[i] != NULL; i++) {
    Mark mark = make_mark (whole[i]);

    g_array_append_val (self->marks, mark);
  }
  return self;
}

/* --- offices --- */

static StudioBrand *
make_brand (const char *office)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "corpus", "offices.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_file_read (path, 1000000, &error);
  g_autoptr (JsonNode) offices = studio_json_parse (path, bytes, &error);
  g_autoptr (GBytes) shipped_bytes = NULL;
  g_autoptr (JsonNode) shipped = NULL;
  g_autoptr (JsonNode) merged = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  JsonObject *member;
  StudioBrand *brand;

  g_assert_no_error (error);
  member = json_object_get_object_member (json_node_get_object (offices), office);
  g_assert_nonnull (member);
  folder = g_build_filename (g_getenv ("PEMDA_STUDIO_DATA"), "brands", json_object_get_string_member (member, "base"), NULL);
  file = g_build_filename (folder, "brand.json", NULL);
  shipped_bytes = studio_file_read (file, 1000000, &error);
  shipped = studio_json_parse (file, shipped_bytes, &error);
  g_assert_no_error (error);
  merged = studio_json_merge (shipped, json_object_get_member (member, "brand"));
  brand = studio_brand_new (office, merged, folder, &error);
  g_assert_no_error (error);
  return brand;
}

static StudioPlace
get_place (const Sample *sample)
{
  const char *place = get_head (sample, "place");

  if (place != NULL && g_str_has_prefix (place, "field:"))
    return (StudioPlace){ STUDIO_PLACE_FIELD, place + 6, NULL, -1 };
  if (place != NULL && g_str_has_prefix (place, "alt:"))
    return (StudioPlace){ STUDIO_PLACE_ALT, place + 4, NULL, -1 };
  return (StudioPlace){ STUDIO_PLACE_CAPTION, get_head (sample, "platform"), NULL, -1 };
}

/* --- comparing --- */

static Tally *
get_tally (const char *rule)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tallies); i++) {
    if (g_str_has_prefix (rule, tallies[i].name))
      return &tallies[i];
  }
  g_error ("%s is in no family", rule);
}

static gboolean
tells (const StudioFinding *finding,
       const Mark *mark)
{
  g_auto (GStrv) rules = g_strsplit (mark->rules, "/", -1);

  if (!g_strv_contains ((const char *const *) rules, finding->rule))
    return FALSE;
  return mark->start < 0 || finding->start < 0 || (finding->start < mark->end && finding->end > mark->start);
}

static void
look_for_mark (const Sample *sample,
               const Mark *mark,
               GPtrArray *findings)
{
  Tally *tally = get_tally (mark->rules);
  gboolean found = FALSE;

  for (guint i = 0; i < findings->len && !found; i++)
    found = tells (g_ptr_array_index (findings, i), mark);
  if (mark->natural) {
    tally->natural++;
    tally->natural_found += found;
  } else {
    g_autofree char *rule = g_strndup (mark->rules, 6);

    tally->planted++;
    tally->found += found;
    g_hash_table_add (planted_rules, g_steal_pointer (&rule));
  }
  if (!found) {
    g_autofree char *words = mark->start >= 0 ? g_utf8_substring (sample->words->str, mark->start, mark->end) : g_strdup ("(seluruh teks)");

    g_test_message ("missed  %s %s%s “%s”", sample->name, mark->rules, mark->natural ? " (natural)" : "", words);
  }
}

static void
look_at_finding (const Sample *sample,
                 const StudioFinding *finding,
                 gboolean clean)
{
  Tally *tally = get_tally (finding->rule);
  gboolean loud = finding->level != STUDIO_RULE_HINT, right = FALSE;
  g_autofree char *words = NULL;

  for (guint i = 0; i < sample->marks->len && !right; i++)
    right = tells (finding, &g_array_index (sample->marks, Mark, i));
  tally->said++;
  tally->right += right;
  n_false_alarms += clean && loud;
  if (right && !(clean && loud))
    return;
  words = finding->start >= 0 ? g_utf8_substring (sample->words->str, finding->start, finding->end) : g_strdup ("(seluruh teks)");
  g_test_message ("%s %s %s “%s”: %s", clean && loud ? "FALSE  " : "for nothing", sample->name, finding->rule, words, finding->message);
}

static void
run_sample (StudioChecker *checker,
            const char *path,
            gboolean clean)
{
  g_autoptr (Sample) sample = read_sample (path);
  g_autoptr (StudioBrand) brand = make_brand (get_head (sample, "office"));
  g_autoptr (StudioText) text = studio_text_new (sample->words->str, -1);
  g_autoptr (GPtrArray) findings = NULL;
  StudioCheckInput in = { .place = get_place (sample), .platform = get_head (sample, "platform"), .brand = brand, .text = text };

  g_assert_true (studio_date_from_iso (get_head (sample, "today"), &in.today));
  findings = studio_check_text (checker, NULL, &in);
  for (guint i = 0; i < sample->marks->len; i++)
    look_for_mark (sample, &g_array_index (sample->marks, Mark, i), findings);
  for (guint i = 0; i < findings->len; i++)
    look_at_finding (sample, g_ptr_array_index (findings, i), clean);
  n_planted += !clean;
  n_clean += clean;
  n_words += text->n_words;
  n_clean_words += clean ? text->n_words : 0;
}

static void
run_folder (StudioChecker *checker,
            const char *name,
            gboolean clean)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "corpus", name, NULL);
  g_autoptr (GPtrArray) files = studio_file_list_folder (folder);

  for (guint i = 0; i < files->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (files, i), NULL);

    run_sample (checker, path, clean);
  }
}

/* --- the numbers --- */

static double
get_share (guint part,
           guint whole)
{
  return whole > 0 ? (double) part / whole : 1;
}

static Tally
add_up (void)
{
  Tally all = { .name = "all" };

  for (gsize i = 0; i < G_N_ELEMENTS (tallies); i++) {
    all.planted += tallies[i].planted;
    all.found += tallies[i].found;
    all.natural += tallies[i].natural;
    all.natural_found += tallies[i].natural_found;
    all.said += tallies[i].said;
    all.right += tallies[i].right;
  }
  return all;
}

static void
tell_tally (const Tally *tally)
{
  g_test_message ("%s %7u %5u %6.3f  %7u %5u  %5u %5u %9.3f", tally->name, tally->planted, tally->found, get_share (tally->found, tally->planted),
                  tally->natural, tally->natural_found, tally->said, tally->right, get_share (tally->right, tally->said));
}

/* Every rule that runs by itself on texts has a fault of its own somewhere. */
static void
check_rules (void)
{
  guint n_rules;
  const StudioRule *const *rules = studio_rule_list (&n_rules);

  for (guint i = 0; i < n_rules; i++) {
    if (rules[i]->run == NULL || (rules[i]->scope & STUDIO_ON_TEXTS) == 0 || g_str_has_prefix (rules[i]->id, "GBR"))
      continue;
    if (!g_hash_table_contains (planted_rules, rules[i]->id)) {
      g_test_message ("%s has no fault in the corpus", rules[i]->id);
      g_test_fail ();
    }
  }
}

static void
test_corpus (void)
{
  g_autoptr (StudioChecker) checker = studio_checker_new ();
  Tally all;

  planted_rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run_folder (checker, "planted", FALSE);
  run_folder (checker, "clean", TRUE);
  all = add_up ();
  g_test_message ("    planted found recall  natural found  said right precision");
  for (gsize i = 0; i < G_N_ELEMENTS (tallies); i++)
    tell_tally (&tallies[i]);
  tell_tally (&all);
  g_test_message ("%u texts with faults, %u clean ones; %u words, %u of them clean; %u false alarms in those: one in %u words", n_planted, n_clean, n_words,
                  n_clean_words, n_false_alarms, n_clean_words / MAX (n_false_alarms, 1));
  check_rules ();
  g_hash_table_unref (planted_rules);
  g_assert_cmpuint (n_planted, >=, LEAST_PLANTED);
  g_assert_cmpuint (n_clean, >=, LEAST_CLEAN);
  g_assert_cmpuint (n_clean_words, >=, LEAST_CLEAN_WORDS);
  for (gsize i = 0; i < G_N_ELEMENTS (tallies); i++) {
    g_assert_cmpuint (tallies[i].planted, >=, LEAST_OF_FAMILY);
    g_assert_cmpfloat (get_share (tallies[i].found, tallies[i].planted), >=, LEAST_RECALL);
  }
  g_assert_cmpfloat (get_share (all.found, all.planted), >=, LEAST_RECALL);
  g_assert_cmpfloat (get_share (all.right, all.said), >=, LEAST_PRECISION);
  g_assert_cmpuint (n_false_alarms * WORDS_A_FALSE_ALARM, <=, n_clean_words);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/check-corpus/texts", test_corpus);

  return g_test_run ();
}
