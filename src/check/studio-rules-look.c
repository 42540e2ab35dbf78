#include "config.h"

#include "studio-rules-look.h"

#include <string.h>

#include "studio-brand-rule.h"

/* --- sentences and lists --- */

int
studio_look_sentence (const StudioText *text,
                      int token,
                      int *last)
{
  guint sentence = text->tokens[token].sentence;

  if (sentence >= text->n_sentences) {
    *last = token;
    return token;
  }
  *last = MAX (token, (int) text->sentences[sentence].last);
  return MIN (token, (int) text->sentences[sentence].first);
}

int
studio_look_step (const StudioText *text,
                  int token,
                  int words)
{
  int last, first = studio_look_sentence (text, token, &last), step = words < 0 ? -1 : 1, at = token;

  words = MIN (ABS (words), STUDIO_LOOK_MAX);
  /* marks and blanks between words are bounded too */
  for (int looked = 0; words > 0 && looked < STUDIO_LOOK_MAX * 4 && at + step >= first && at + step <= last; looked++) {
    at += step;
    words -= text->tokens[at].kind == STUDIO_TOKEN_WORD || text->tokens[at].kind == STUDIO_TOKEN_NUMBER;
  }
  return at;
}

int
studio_look_between (const StudioCheckInput *in,
                     const char *list,
                     int first,
                     int last)
{
  StudioWordList *words = studio_words_get (in->words, list);

  last = MIN (last, first + STUDIO_LOOK_MAX * 4);
  for (int token = first; token <= last; token++) {
    if (studio_word_list_match (words, in->text, token, NULL) != NULL)
      return token;
  }
  return -1;
}

int
studio_look_near (const StudioCheckInput *in,
                  const char *list,
                  int token,
                  int before,
                  int after)
{
  int found = before > 0 ? studio_look_between (in, list, studio_look_step (in->text, token, -before), token - 1) : -1;

  return found >= 0 || after == 0 ? found : studio_look_between (in, list, token + 1, studio_look_step (in->text, token, after));
}

guint
studio_look_count (const StudioCheckInput *in,
                   const char *list)
{
  StudioWordList *words = studio_words_get (in->words, list);
  guint found = 0;

  for (guint i = 0; i < in->text->n_words; i++)
    found += studio_word_list_match (words, in->text, (int) in->text->words[i], NULL) != NULL;
  return found;
}

gboolean
studio_look_anywhere (const StudioCheckInput *in,
                      const char *list)
{
  StudioWordList *words = studio_words_get (in->words, list);

  for (guint i = 0; i < in->text->n_tokens; i++) {
    if (in->text->tokens[i].kind != STUDIO_TOKEN_SPACE && studio_word_list_match (words, in->text, (int) i, NULL) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* --- names --- */

#define MAX_NAME_WORDS 8

static gboolean
is_name_word (const StudioText *text,
              int token)
{
  return studio_text_is_kind (text, token, STUDIO_TOKEN_WORD) && studio_text_is_capital (text, token) &&
         !studio_text_has_flag (text, token, STUDIO_TOKEN_DIGITS | STUDIO_TOKEN_FOREIGN);
}

/* The capital word behind @token: right behind a blank, or behind the point of an initial or title ("H. Rahmat"). */
static int
next_name_word (const StudioText *text,
                int token)
{
  int next = token + 1;

  if (studio_text_is (text, next, ".") && text->tokens[token].end - text->tokens[token].start <= 4)
    next++;
  if (!studio_text_is_kind (text, next, STUDIO_TOKEN_SPACE))
    return -1;
  return is_name_word (text, next + 1) ? next + 1 : -1;
}

/* The capital word before @token, -1 if the name begins with it. */
static int
previous_name_word (const StudioText *text,
                    int token)
{
  int previous = token - 1;

  if (!studio_text_is_kind (text, previous, STUDIO_TOKEN_SPACE))
    return -1;
  previous--;
  if (studio_text_is (text, previous, "."))
    previous--;
  return is_name_word (text, previous) && next_name_word (text, previous) == token ? previous : -1;
}

static gboolean
is_listed (const StudioCheckInput *in,
           const char *list,
           int token)
{
  return studio_text_get (in->text, token) != NULL && studio_word_list_has (studio_words_get (in->words, list), in->text->tokens[token].lower);
}

static gboolean
is_known (const StudioCheckInput *in,
          int token)
{
  return studio_spelling_knows (in->spelling, in->text->tokens[token].lower);
}

/* "Kegiatan Posyandu" is none though a sentence begins with it; "Amir Hamzah" is one, since nobody knows what a "hamzah" is. */
static gboolean
is_common_opening (const StudioCheckInput *in,
                   int token)
{
  int next = next_name_word (in->text, token);

  if (!studio_text_has_flag (in->text, token, STUDIO_TOKEN_FIRST) || studio_word_list_has (in->people, in->text->tokens[token].lower) || !is_known (in, token))
    return FALSE;
  return next < 0 || is_known (in, next) || is_listed (in, "pelaku", token);
}

/* "Gubernur NTB Lalu Hasan" */
static gboolean
is_region_mark (const StudioCheckInput *in,
                int token)
{
  return studio_text_has_flag (in->text, token, STUDIO_TOKEN_CAPS) && in->text->tokens[token].end - in->text->tokens[token].start > 1 && is_listed (in, "kapital", token);
}

static gboolean
can_begin (const StudioCheckInput *in,
           int token)
{
  int before = previous_name_word (in->text, token);

  if (before >= 0 && !studio_word_list_has (in->places, in->text->tokens[before].lower) && !is_listed (in, "sapaan", before) && !is_listed (in, "pejabat", before) && !is_region_mark (in, before) && !is_common_opening (in, before))
    return FALSE;
  return is_name_word (in->text, token) && !is_listed (in, "sapaan", token) && !is_listed (in, "pejabat", token) &&
         !is_common_opening (in, token) && !is_listed (in, "penunjuk-tempat", studio_text_previous (in->text, token));
}

gboolean
studio_look_name (const StudioCheckInput *in,
                  int token,
                  int *last)
{
  gboolean addressed, small = FALSE;
  int n_words = 0;

  if (!can_begin (in, token) || studio_word_list_match (in->places, in->text, token, NULL) != NULL)
    return FALSE;
  addressed = is_listed (in, "sapaan", studio_text_previous_word (in->text, token)) || studio_text_is (in->text, studio_text_previous_word (in->text, token), "bernama");
  for (int at = token; at >= 0 && n_words < MAX_NAME_WORDS; at = next_name_word (in->text, at)) {
    if (is_listed (in, "bukan-nama", at) || is_listed (in, "pejabat", at))
      return FALSE;
    /* "Relawan PMI" */
    if (studio_text_has_flag (in->text, at, STUDIO_TOKEN_CAPS) && in->text->tokens[at].end - in->text->tokens[at].start > 2)
      return FALSE;
    small |= !studio_text_has_flag (in->text, at, STUDIO_TOKEN_CAPS);
    n_words++;
    *last = at;
  }
  return small && (n_words > 1 || addressed);
}

int
studio_look_name_between (const StudioCheckInput *in,
                          int first,
                          int last,
                          int *end)
{
  last = MIN (last, first + STUDIO_LOOK_MAX * 4);
  for (int token = first; token <= last; token++) {
    if (studio_look_name (in, token, end))
      return token;
  }
  return -1;
}

static gboolean
is_registered (const StudioCheckInput *in,
               int first,
               int last)
{
  for (int at = first; at >= 0 && at <= last; at = next_name_word (in->text, at)) {
    if (!studio_word_list_has (in->people, in->text->tokens[at].lower))
      return FALSE;
  }
  return TRUE;
}

/* "Kepala Dinas Kesehatan Rahmat Hidayat", "camat Kuaro, Rahmat Hidayat": nothing but capital words between post and name. */
static gboolean
has_post_before (const StudioCheckInput *in,
                 int token)
{
  for (int i = 0; i < 7; i++) {
    int previous = studio_text_previous (in->text, token);

    while (studio_text_is (in->text, previous, ".") || studio_text_is (in->text, previous, ","))
      previous = studio_text_previous (in->text, previous);
    if (studio_text_get (in->text, previous) == NULL || in->text->tokens[previous].kind != STUDIO_TOKEN_WORD)
      return FALSE;
    if (studio_word_list_match (studio_words_get (in->words, "pejabat"), in->text, previous, NULL) != NULL)
      return TRUE;
    if (!studio_text_is_capital (in->text, previous) && !is_listed (in, "penunjuk-tempat", previous) && !is_listed (in, "bukan-nama", previous))
      return FALSE;
    token = previous;
  }
  return FALSE;
}

gboolean
studio_look_is_official (const StudioCheckInput *in,
                         int first,
                         int last)
{
  return is_registered (in, first, last) || has_post_before (in, first) ||
         (studio_text_is (in->text, studio_text_next (in->text, last), ",") && studio_look_near (in, "pejabat", last, 0, 6) >= 0) ||
         (studio_text_is (in->text, studio_text_next (in->text, last), "(") && studio_look_near (in, "pejabat", last, 0, 2) >= 0);
}

char **
studio_look_core_name (const StudioCheckInput *in,
                       const char *name)
{
  StudioWordList *titles = studio_words_get (in->words, "sapaan");
  g_autofree char *plain = g_strndup (name, strcspn (name, ","));
  g_auto (GStrv) words = g_strsplit (plain, " ", -1);
  g_autoptr (GStrvBuilder) core = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *lower = g_utf8_strdown (words[i], -1);

    if (*words[i] != '\0' && !g_str_has_suffix (words[i], ".") && !studio_word_list_has (titles, lower))
      g_strv_builder_add (core, words[i]);
  }
  return g_strv_builder_end (core);
}

gboolean
studio_look_is_leader (const char *post)
{
  static const char *const leaders[] = { "bupati", "wakil bupati", "gubernur", "wakil gubernur", "wali kota", "walikota", "wakil wali kota", NULL };
  g_autofree char *lower = post != NULL ? g_utf8_strdown (post, -1) : NULL;

  for (int i = 0; lower != NULL && leaders[i] != NULL; i++) {
    if (g_str_has_prefix (lower, leaders[i]))
      return TRUE;
  }
  return FALSE;
}

/* --- digits --- */

/* The number that goes on with the row of digits behind @token, -1 if none does. */
static int
next_digits (const StudioText *text,
             int token)
{
  int between = token + 1;
  gunichar mark = studio_text_char (text, between);

  if (studio_text_is_kind (text, between, STUDIO_TOKEN_SPACE) ? text->tokens[between].to - text->tokens[between].from != 1 : mark != '-' && mark != 0x2011 && mark != 0x2013)
    return -1;
  return studio_text_is_kind (text, between + 1, STUDIO_TOKEN_NUMBER) ? between + 1 : -1;
}

static gboolean
add_digits (const StudioText *text,
            int token,
            StudioDigits *digits)
{
  for (const char *at = text->tokens[token].lower; *at != '\0'; at++) {
    if (*at == '.')
      continue;
    if (*at == ',' || *at == ':' || digits->n >= STUDIO_LOOK_MAX_DIGITS)
      return FALSE;
    digits->digits[digits->n++] = *at;
  }
  return TRUE;
}

static gboolean
begins_digits (const StudioText *text,
               int token)
{
  if (!studio_text_is_kind (text, token, STUDIO_TOKEN_NUMBER) || studio_text_is (text, token - 1, "rp") || studio_text_is (text, studio_text_previous (text, token), "rp"))
    return FALSE;
  return !studio_text_is_kind (text, token - 2, STUDIO_TOKEN_NUMBER) || next_digits (text, token - 2) != token;
}

gboolean
studio_look_digits (const StudioText *text,
                    int token,
                    StudioDigits *digits)
{
  memset (digits, 0, sizeof *digits);
  if (!begins_digits (text, token))
    return FALSE;
  digits->plus = studio_text_is (text, token - 1, "+");
  digits->first = digits->plus ? token - 1 : token;
  for (int at = token; at >= 0; at = next_digits (text, at)) {
    if (!add_digits (text, at, digits))
      return FALSE;
    digits->last = at;
  }
  digits->digits[digits->n] = '\0';
  return TRUE;
}

/* --- the post and its brand --- */

gboolean
studio_look_is_election (const StudioCheckInput *in)
{
  if (in->election != NULL && studio_election_get_phase (in->election, &in->today) != STUDIO_ELECTION_NONE)
    return TRUE;
  return in->brand != NULL && studio_brand_rule_holds (studio_brand_get_rule (in->brand, STUDIO_RULE_NEUTRAL), &in->today);
}

const char *
studio_look_type (const StudioCheckInput *in)
{
  return in->snapshot != NULL ? studio_template_get_content_type (studio_snapshot_get_template (in->snapshot)) : NULL;
}

gboolean
studio_look_is_clarification (const StudioCheckInput *in)
{
  const char *type = studio_look_type (in);

  if (type != NULL)
    return g_str_equal (type, "klarifikasi-hoaks");
  return studio_look_anywhere (in, "putusan-tegas") || (studio_look_anywhere (in, "putusan-hoaks") && studio_look_anywhere (in, "klaim-beredar"));
}

JsonNode *
studio_look_root (const StudioCheckInput *in)
{
  return in->snapshot != NULL ? studio_snapshot_get_json (in->snapshot) : NULL;
}
