#include "config.h"

#include "studio-finder-private.h"

#include <string.h>

#include "studio-match.h"

/* What studio_match_score() gives at least for letters that stand together in a word, and not just somewhere in it */
#define SOLID 25
#define IN_NAME 3
#define IN_WORDS 2
#define SAME_PHRASE 200
#define MAX_LETTERS 32
#define MIN_LETTERS 4

/** Answer: how a template answers a query. */
typedef struct
{
  guint n_words; /* of the query that it answers to */
  gboolean solid;
  int score;
} Answer;

/* Returns: (transfer full): folded, with nothing but words and spaces */
static char *
plain (const char *query)
{
  g_autofree char *folded = g_utf8_casefold (query, -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    g_string_append_unichar (text, g_unichar_isalnum (c) || g_unichar_ismark (c) ? c : ' ');
  }
  return g_strdup (g_strstrip (text->str));
}

/* The words of a query that mean something. Returns: (transfer full) (element-type utf8) */
static GPtrArray *
split_query (StudioFinder *self,
             const char *query)
{
  g_autofree char *text = plain (query);
  g_auto (GStrv) all = g_strsplit (text, " ", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free), *ignored = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; all[i] != NULL; i++) {
    if (*all[i] != '\0')
      g_ptr_array_add (g_hash_table_contains (self->ignored, all[i]) ? ignored : words, g_strdup (all[i]));
  }
  /* "kartu" means nothing beside other words, but it is all that is asked for here */
  if (words->len == 0) {
    g_ptr_array_unref (words);
    return ignored;
  }
  g_ptr_array_unref (ignored);
  return words;
}

static int
score_phrases (const char *word,
               const char *const *phrases,
               gsize n_phrases)
{
  int best = 0;

  for (gsize i = 0; i < n_phrases; i++)
    best = MAX (best, studio_match_score (word, phrases[i]));
  return best;
}

/* How well one word answers: in the name, in the words the template is found by, in what its kind is also called. */
static int
score_word (const StudioKind *kind,
            StudioTemplate *template,
            const char *word,
            gboolean *solid)
{
  const char *const *words = studio_template_get_words (template);
  int in_name = studio_match_score (word, studio_template_get_name (template));
  int in_words = score_phrases (word, words, g_strv_length ((char **) words));
  int in_kind = kind != NULL ? score_phrases (word, (const char *const *) kind->words->pdata, kind->words->len) : 0;
  int in_type = studio_match_score (word, studio_template_get_content_type (template));

  *solid = MAX (MAX (in_name, in_words), MAX (in_kind, in_type)) > SOLID;
  return MAX (MAX (in_name * IN_NAME, in_type * IN_WORDS), MAX (in_words, in_kind) * IN_WORDS);
}

static gboolean
is_phrase (const char *query,
           const char *const *phrases,
           gsize n_phrases)
{
  for (gsize i = 0; i < n_phrases; i++) {
    g_autofree char *phrase = plain (phrases[i]);

    if (g_str_equal (phrase, query))
      return TRUE;
  }
  return FALSE;
}

/* "hari jadi" is one thing, not a day and something finished. */
static gboolean
is_whole_phrase (const StudioKind *kind,
                 StudioTemplate *template,
                 const char *query)
{
  const char *const *words = studio_template_get_words (template);
  const char *names[2] = { studio_template_get_name (template), studio_template_get_content_type (template) };

  return is_phrase (query, words, g_strv_length ((char **) words)) || is_phrase (query, names, G_N_ELEMENTS (names)) ||
         (kind != NULL && is_phrase (query, (const char *const *) kind->words->pdata, kind->words->len));
}

static Answer
ask (StudioFinder *self,
     StudioTemplate *template,
     GPtrArray *words,
     const char *phrase)
{
  const StudioKind *kind = _studio_finder_find_kind (self, studio_template_get_content_type (template));
  Answer answer = { .solid = TRUE };

  for (guint i = 0; i < words->len; i++) {
    gboolean solid = FALSE;
    int score = score_word (kind, template, g_ptr_array_index (words, i), &solid);

    if (score == 0)
      continue;
    answer.n_words++;
    answer.solid = answer.solid && solid;
    answer.score += score;
  }
  if (answer.n_words > 0 && is_whole_phrase (kind, template, phrase))
    answer.score += SAME_PHRASE;
  return answer;
}

/* Words that answer only with letters strewn over a word don't count once something better answers. */
static void
keep_best (const Answer *answers,
           guint n_answers,
           int *scores)
{
  guint most = 0;
  gboolean any_solid = FALSE;

  for (guint i = 0; i < n_answers; i++)
    most = MAX (most, answers[i].n_words);
  for (guint i = 0; i < n_answers; i++)
    any_solid = any_solid || (most > 0 && answers[i].n_words == most && answers[i].solid);
  for (guint i = 0; i < n_answers; i++) {
    if (most > 0 && answers[i].n_words == most && answers[i].solid == any_solid)
      scores[i] = answers[i].score;
  }
}

int *
studio_finder_search (StudioFinder *self,
                      GPtrArray *templates,
                      const char *query)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *phrase = NULL;
  g_autofree Answer *answers = NULL;
  int *scores;

  g_return_val_if_fail (self != NULL && templates != NULL && query != NULL, NULL);

  words = split_query (self, query);
  phrase = plain (query);
  scores = g_new0 (int, MAX (templates->len, 1));
  answers = g_new0 (Answer, MAX (templates->len, 1));
  for (guint i = 0; i < templates->len; i++) {
    if (words->len == 0)
      scores[i] = 1;
    else
      answers[i] = ask (self, g_ptr_array_index (templates, i), words, phrase);
  }
  if (words->len > 0)
    keep_best (answers, templates->len, scores);
  return scores;
}

/* --- words that were meant --- */

/* Letters to change, add or leave out. Words longer than MAX_LETTERS are compared by their beginning. */
static guint
count_changes (const char *first,
               const char *second)
{
  g_autofree gunichar *a = g_utf8_to_ucs4_fast (first, -1, NULL), *b = g_utf8_to_ucs4_fast (second, -1, NULL);
  guint row[MAX_LETTERS + 1];

  for (guint j = 0; j <= MAX_LETTERS; j++)
    row[j] = j;
  for (guint i = 0; i < MAX_LETTERS && a[i] != 0; i++) {
    guint corner = row[0];

    row[0] = i + 1;
    for (guint j = 0; j < MAX_LETTERS && b[j] != 0; j++) {
      guint changed = corner + (a[i] != b[j]);

      corner = row[j + 1];
      row[j + 1] = MIN (changed, MIN (row[j], row[j + 1]) + 1);
    }
  }
  return row[MIN (g_utf8_strlen (second, -1), MAX_LETTERS)];
}

/** Nearest: the best word so far. */
typedef struct
{
  const char *query;
  guint n_changes;
  const char *phrase; /* (nullable) */
} Nearest;

static void
look_at (Nearest *nearest,
         const char *phrase)
{
  g_autofree char *text = plain (phrase);
  guint n_changes = count_changes (nearest->query, text);

  if (n_changes < nearest->n_changes) {
    nearest->n_changes = n_changes;
    nearest->phrase = phrase;
  }
}

static void
look_at_template (StudioFinder *self,
                  StudioTemplate *template,
                  Nearest *nearest)
{
  const StudioKind *kind = _studio_finder_find_kind (self, studio_template_get_content_type (template));
  const char *const *words = studio_template_get_words (template);

  look_at (nearest, studio_template_get_name (template));
  for (gsize i = 0; words[i] != NULL; i++)
    look_at (nearest, words[i]);
  for (guint i = 0; kind != NULL && i < kind->words->len; i++)
    look_at (nearest, g_ptr_array_index (kind->words, i));
}

char *
studio_finder_suggest (StudioFinder *self,
                       GPtrArray *templates,
                       const char *query)
{
  g_autofree char *text = NULL;
  Nearest nearest = { 0 };
  glong length;

  g_return_val_if_fail (self != NULL && templates != NULL && query != NULL, NULL);

  text = plain (query);
  nearest.query = text;
  length = g_utf8_strlen (nearest.query, -1);
  if (length < MIN_LETTERS)
    return NULL;
  /* a third of the letters wrong is another word */
  nearest.n_changes = (guint) (MIN (length, MAX_LETTERS) / 3) + 1;
  for (guint i = 0; i < templates->len; i++)
    look_at_template (self, g_ptr_array_index (templates, i), &nearest);
  return g_strdup (nearest.phrase);
}
