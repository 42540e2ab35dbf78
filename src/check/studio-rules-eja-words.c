#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-rules-eja.h"

/* What takes a word's place, in its letters: "Walikota" gives "Wali Kota", "JADUAL" gives "JADWAL". */
static char *
fit (const StudioText *text,
     int token,
     const char *right)
{
  g_auto (GStrv) words = g_strsplit (right, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    char *fitted = studio_text_fit_case (text, token, words[i]);

    /* the first word of a sentence has its capital from there */
    if (i > 0 && studio_text_has_flag (text, token, STUDIO_TOKEN_FIRST) && !studio_text_has_flag (text, token, STUDIO_TOKEN_CAPS) && !studio_text_is_capital (text, studio_text_next_word (text, token))) {
      g_free (fitted);
      fitted = g_strdup (words[i]);
    }
    g_free (words[i]);
    words[i] = fitted;
  }
  return g_strjoinv (" ", words);
}

/* --- EJA-07: standard forms --- */

void
studio_rule_eja_07 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *list = studio_words_get (in->words, "baku");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last;
    const char *right = studio_word_list_match (list, in->text, token, &last);
    g_autofree char *fixed = NULL, *wrong = NULL;

    if (right == NULL || *right == '\0' || studio_word_list_has (in->people, in->text->tokens[token].lower))
      continue;
    fixed = fit (in->text, token, right);
    wrong = studio_text_copy (in->text, token, last);
    studio_findings_add (out, token, last, _ ("Standard form: “%s” is written “%s”."), wrong, fixed)->fix = g_strdup (fixed);
  }
}

/* --- EJA-10: doubled words --- */

/* Words that are said twice on purpose, and reduplication written apart, which other rules are about. */
static const char *const doubled[] = { "hati", "pura", "kupu", "laba", "sama", "pelan", "gado", "lumba", "ubur", "baling", "alun", "oleh", "cumi", "biri", "undang", "masing", "rata", "tiba", "satu", "dua", "tiga", "hip", "hore", "ha", "he", NULL };

void
studio_rule_eja_10 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], next = studio_text_next_word (in->text, token);
    g_autofree char *word = NULL;

    if (next != token + 2 || !studio_text_is (in->text, next, in->text->tokens[token].lower) || in->text->tokens[token].kind != STUDIO_TOKEN_WORD ||
        studio_text_is_one (in->text, token, doubled))
      continue;
    word = studio_text_copy (in->text, token, token);
    /* "Bau Bau", "Sigi Sigi" may be names */
    if (studio_text_is_capital (in->text, next))
      continue;
    studio_findings_add (out, token, next, _ ("“%s” is written twice."), word)->fix = g_strdup (word);
  }
}

/* --- EJA-25: abbreviations from chats --- */

void
studio_rule_eja_25 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *list = studio_words_get (in->words, "singkatan-obrolan");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    const char *right = studio_word_list_look_up (list, in->text->tokens[token].lower);
    g_autofree char *fixed = NULL, *wrong = NULL;

    if (right == NULL || studio_text_has_flag (in->text, token, STUDIO_TOKEN_CAPS))
      continue;
    fixed = fit (in->text, token, right);
    wrong = studio_text_copy (in->text, token, token);
    studio_findings_add (out, token, token, _ ("Write “%s” in full: “%s”."), wrong, fixed)->fix = g_strdup (fixed);
  }
}
