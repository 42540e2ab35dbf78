#include "config.h"

#include "studio-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-office.h"
#include "studio-finding-private.h"
#include "studio-rules-isi.h"

/* --- what checks share --- */

static void
join_notices (GPtrArray *notices,
              GPtrArray *more)
{
  g_ptr_array_extend_and_steal (notices, more);
}

static void take_names (StudioChecker *self);

static void
load_election (StudioChecker *self)
{
  g_autoptr (GError) error = NULL;

  if (!studio_election_load (&self->election, &error))
    g_ptr_array_add (self->notices, g_strdup (error->message));
}

StudioChecker *
studio_checker_new (void)
{
  return studio_checker_new_for_language ("id_ID");
}

StudioChecker *
studio_checker_new_for_language (const char *language)
{
  StudioChecker *self = g_atomic_rc_box_new0 (StudioChecker);
  GPtrArray *notices;

  self->words = studio_words_new (&self->notices);
  self->texts = studio_rule_texts_new (&notices);
  join_notices (self->notices, notices);
  self->prompts = studio_prompts_new (&notices);
  join_notices (self->notices, notices);
  self->spelling = studio_spelling_new (self->words, language);
  take_names (self);
  load_election (self);
  self->platforms = studio_platforms_load ();
  for (guint i = 0; i < studio_platforms_list_problems (self->platforms)->len; i++)
    g_ptr_array_add (self->notices, g_strdup (g_ptr_array_index (studio_platforms_list_problems (self->platforms), i)));
  if (!studio_spelling_has_dictionary (self->spelling))
    g_ptr_array_add (self->notices, g_strdup (_ ("The spelling dictionary is not installed (hunspell-id). The other checks go on.")));
  return self;
}

static void
clear (gpointer data)
{
  StudioChecker *self = data;

  studio_spelling_unref (self->spelling);
  studio_platforms_unref (self->platforms);
  studio_words_unref (self->words);
  studio_rule_texts_unref (self->texts);
  studio_prompts_unref (self->prompts);
  g_ptr_array_unref (self->notices);
  studio_names_unref (self->names);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->persons);
  studio_word_list_free (self->known);
}

StudioChecker *
studio_checker_ref (StudioChecker *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
studio_checker_unref (StudioChecker *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* --- names of the brand --- */

static void
add_name (StudioWordList *list,
          const char *name)
{
  g_auto (GStrv) parts = g_strsplit_set (name, " ,.", -1);

  studio_word_list_add (list, name);
  for (guint i = 0; parts[i] != NULL; i++)
    studio_word_list_add (list, parts[i]);
}

static StudioWordList *
list_places (StudioChecker *checker,
             StudioBrand *brand)
{
  StudioWordList *list = studio_word_list_new ();
  GPtrArray *places = brand != NULL ? studio_brand_list_places (brand) : NULL;

  for (guint i = 0; places != NULL && i < places->len; i++)
    studio_word_list_add (list, g_ptr_array_index (places, i));
  for (guint i = 0; i < checker->places->len; i++)
    studio_word_list_add (list, g_ptr_array_index (checker->places, i));
  return list;
}

/* Whoever is in the brand and in the register is taken from the brand: its terms and posts go with its look. */
static gboolean
is_among (GPtrArray *people,
          const char *plain)
{
  for (guint i = 0; people != NULL && i < people->len; i++) {
    if (strstr (((const StudioPerson *) g_ptr_array_index (people, i))->name, plain) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer container) (element-type StudioPerson) */
static GPtrArray *
list_persons (StudioChecker *checker,
              StudioBrand *brand)
{
  GPtrArray *persons = g_ptr_array_new ();
  GPtrArray *people = brand != NULL ? studio_brand_list_people (brand) : NULL;

  for (guint i = 0; people != NULL && i < people->len; i++)
    g_ptr_array_add (persons, g_ptr_array_index (people, i));
  for (guint i = 0; i < checker->persons->len; i++) {
    if (!is_among (people, ((const StudioNamesPerson *) g_ptr_array_index (checker->names->people, i))->plain))
      g_ptr_array_add (persons, g_ptr_array_index (checker->persons, i));
  }
  return persons;
}

static StudioWordList *
list_people (GPtrArray *persons)
{
  StudioWordList *list = studio_word_list_new ();

  for (guint i = 0; i < persons->len; i++)
    add_name (list, ((const StudioPerson *) g_ptr_array_index (persons, i))->name);
  return list;
}

/* --- names of the registers --- */

static void
take_people (StudioChecker *self)
{
  for (guint i = 0; i < self->names->people->len; i++) {
    const StudioNamesPerson *registered = g_ptr_array_index (self->names->people, i);
    StudioPerson *person = g_new0 (StudioPerson, 1);

    /* its texts are the register's, which the checker holds */
    *person = (StudioPerson){ registered->name, registered->post, registered->from, registered->to };
    g_ptr_array_add (self->persons, person);
  }
}

/* A village may be called as an everyday word is, "Damai": such a name says nothing without “Desa” before it. */
static gboolean
is_everyday (StudioChecker *self,
             const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  return strchr (name, ' ') == NULL && studio_spelling_knows (self->spelling, lower);
}

static void
take_names (StudioChecker *self)
{
  self->names = studio_names_get_installed ();
  self->places = g_ptr_array_new ();
  self->persons = g_ptr_array_new_with_free_func (g_free);
  self->known = studio_word_list_new ();
  take_people (self);
  for (guint i = 0; i < self->names->places->len; i++) {
    char *name = g_ptr_array_index (self->names->places, i);

    if (!is_everyday (self, name))
      g_ptr_array_add (self->places, name);
    studio_word_list_add (self->known, name);
  }
  for (guint i = 0; i < self->names->words->len; i++)
    studio_word_list_add (self->known, g_ptr_array_index (self->names->words, i));
}

/* --- running --- */

static StudioRuleScope
get_scope (const StudioPlace *place)
{
  switch (place->kind) {
  case STUDIO_PLACE_CAPTION:
    return STUDIO_ON_CAPTION;
  case STUDIO_PLACE_ALT:
    return STUDIO_ON_ALT;
  case STUDIO_PLACE_FIELD:
  case STUDIO_PLACE_LAYER:
    return STUDIO_ON_FIELD;
  case STUDIO_PLACE_PHOTO:
  case STUDIO_PLACE_POST:
  default:
    return STUDIO_ON_POST;
  }
}

/* A question is asked once, whatever it is about. */
static gboolean
applies (const StudioRule *rule,
         StudioRuleScope scope)
{
  return rule->run != NULL ? (rule->scope & scope) != 0 : scope == STUDIO_ON_POST;
}

static void
run_rule (const StudioRule *rule,
          const StudioCheckInput *in,
          StudioFindings *out)
{
  if (rule->run != NULL)
    rule->run (in, out);
  else
    studio_findings_add_whole (out, "%s", _ (rule->title))->asks = TRUE;
}

static void
set_answers (StudioChecker *checker,
             GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (findings, i);
    const StudioRuleText *text = finding->asks ? studio_rule_texts_find (checker->texts, finding->rule) : NULL;

    if (finding->asks)
      finding->answer = studio_answer_kind_ref (text != NULL ? text->answer : studio_answer_kind_default ());
  }
}

static StudioCheckInput
complete_input (StudioChecker *checker,
                const StudioProfile *profile,
                const StudioCheckInput *given)
{
  StudioCheckInput in = *given;

  in.words = checker->words;
  in.spelling = checker->spelling;
  in.platforms = checker->platforms;
  in.profile = profile;
  in.election = &checker->election;
  in.names = checker->names;
  in.known = checker->known;
  in.places = list_places (checker, in.brand);
  in.persons = list_persons (checker, in.brand);
  in.people = list_people (in.persons);
  return in;
}

static void
free_names (StudioCheckInput *in)
{
  studio_word_list_free (in->places);
  studio_word_list_free (in->people);
  g_ptr_array_unref (in->persons);
}

static GPtrArray *
run_rules (StudioChecker *checker,
           const StudioProfile *profile,
           const StudioCheckInput *given,
           StudioRuleScope scope)
{
  StudioCheckInput in = complete_input (checker, profile, given);
  StudioFindings *out = studio_findings_new ();
  GPtrArray *found;
  guint n_rules;
  const StudioRule *const *rules = studio_rule_list (&n_rules);

  for (guint i = 0; i < n_rules && !g_cancellable_is_cancelled (in.cancellable); i++) {
    StudioRuleLevel level = studio_profile_get_level (profile, rules[i]);

    if (level == STUDIO_RULE_OFF || !applies (rules[i], scope))
      continue;
    studio_findings_begin (out, rules[i], level, &in.place, in.text);
    run_rule (rules[i], &in, out);
    studio_findings_finish_rule (out);
  }
  free_names (&in);
  found = studio_findings_end (out);
  set_answers (checker, found);
  return found;
}

GPtrArray *
studio_check_text (StudioChecker *checker,
                   const StudioProfile *profile,
                   const StudioCheckInput *in)
{
  g_return_val_if_fail (in->text != NULL, NULL);
  return run_rules (checker, profile, in, get_scope (&in->place));
}

guint
studio_check_questions (StudioChecker *checker,
                        const StudioCheckInput *given)
{
  StudioCheckInput in;
  gboolean told[STUDIO_N_QUESTIONS];
  guint answered = 0;

  g_return_val_if_fail (given->text != NULL, 0);

  in = complete_input (checker, NULL, given);
  told[STUDIO_QUESTION_WHO] = studio_isi_tells_who (&in);
  told[STUDIO_QUESTION_WHAT] = studio_isi_tells_what (&in);
  told[STUDIO_QUESTION_WHEN] = studio_isi_tells_when (&in);
  told[STUDIO_QUESTION_WHERE] = studio_isi_tells_where (&in);
  told[STUDIO_QUESTION_WHY] = studio_look_anywhere (&in, "alasan");
  told[STUDIO_QUESTION_HOW] = studio_look_anywhere (&in, "cara");
  told[STUDIO_QUESTION_GAIN] = studio_look_anywhere (&in, "manfaat");
  told[STUDIO_QUESTION_CALL] = studio_isi_has_call (&in);
  for (int i = 0; i < STUDIO_N_QUESTIONS; i++)
    answered |= told[i] ? 1u << i : 0;
  free_names (&in);
  return answered;
}

GPtrArray *
studio_check_whole (StudioChecker *checker,
                    const StudioProfile *profile,
                    const StudioCheckInput *in)
{
  g_return_val_if_fail (in->text == NULL, NULL);
  return run_rules (checker, profile, in, STUDIO_ON_POST);
}

void
studio_check_join (GPtrArray *findings,
                   GPtrArray *more)
{
  g_ptr_array_extend_and_steal (findings, more);
  g_ptr_array_sort (findings, studio_finding_compare);
}

guint
studio_check_count_required (GPtrArray *findings)
{
  guint n_required = 0;

  for (guint i = 0; i < findings->len; i++)
    n_required += ((const StudioFinding *) g_ptr_array_index (findings, i))->level == STUDIO_RULE_REQUIRED;
  return n_required;
}
