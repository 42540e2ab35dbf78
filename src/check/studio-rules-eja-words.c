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

/* What the office has put on its list is right, whatever the other lists say. */
static gboolean
is_office_word (const StudioCheckInput *in,
                int token,
                int last)
{
  int end;

  return studio_word_list_match (studio_words_get (in->words, "kantor"), in->text, token, &end) != NULL && end >= last;
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

    if (right == NULL || *right == '\0' || studio_word_list_has (in->people, in->text->tokens[token].lower) || is_office_word (in, token, last))
      continue;
    fixed = fit (in->text, token, right);
    wrong = studio_text_copy (in->text, token, last);
    studio_findings_add (out, token, last, _ ("Standard form: “%s” is written “%s”."), wrong, fixed)->fix = g_strdup (fixed);
  }
}

/* --- EJA-08: sounds that melt --- */

static gboolean
begins (const char *lower,
        const char *prefix,
        const char *letters)
{
  gsize length = strlen (prefix);

  return g_str_has_prefix (lower, prefix) && lower[length] != '\0' && strchr (letters, lower[length]) != NULL;
}

/* "mensosialisasikan" is "menyosialisasikan", "mempopulerkan" is "memopulerkan"; "mempe-" may be another prefix and is only in the list. */
static char *
melt (const char *lower)
{
  if (!g_str_has_suffix (lower, "kan") && !g_str_has_suffix (lower, "i") && !g_str_has_suffix (lower, "kannya"))
    return NULL;
  if (begins (lower, "mens", "aiueo"))
    return g_strconcat ("meny", lower + 4, NULL);
  if (begins (lower, "memp", "aio") && strlen (lower) > 7)
    return g_strconcat ("mem", lower + 4, NULL);
  return NULL;
}

void
studio_rule_eja_08 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *list = studio_words_get (in->words, "peluluhan");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    const char *lower = in->text->tokens[token].lower, *right = g_str_has_prefix (lower, "me") ? studio_word_list_look_up (list, lower) : NULL;
    g_autofree char *melted = NULL, *fixed = NULL, *wrong = NULL;

    if (!g_str_has_prefix (lower, "me") || strlen (lower) > 40)
      continue;
    /* listed without a right form: it is right as it is */
    if (right != NULL && *right == '\0')
      continue;
    melted = right != NULL ? g_strdup (right) : melt (lower);
    if (melted == NULL)
      continue;
    fixed = fit (in->text, token, melted);
    wrong = studio_text_copy (in->text, token, token);
    studio_findings_add (out, token, token, _ ("The first sound melts after “me-”: “%s” is written “%s”."), wrong, fixed)->fix = g_strdup (fixed);
  }
}

/* --- EJA-10: doubled words --- */

/* Words that nobody says twice. Others may be a reduplication written apart ("anak anak") or a name ("Bau Bau"). */
static const char *const small[] = { "di", "ke", "dari", "yang", "dan", "atau", "untuk", "dengan", "pada", "dalam", "ini", "itu", "akan", "telah", "sudah", "adalah", "oleh", "para", "bagi", "sebagai", "karena", "agar", "juga", "tidak", "serta", "melalui", "kepada", "secara", "terhadap", "antara", "kami", "kita", "mereka", "bahwa", "saat", "hari", "warga", "acara", "kegiatan", "tersebut", "bupati", "gubernur", "kabupaten", "kota", "provinsi", NULL };

static gboolean
has_verb_prefix (const char *lower)
{
  static const char *const prefixes[] = { "mem", "men", "meng", "meny", "ber", "ter", "me", NULL };

  for (int i = 0; prefixes[i] != NULL; i++) {
    if (g_str_has_prefix (lower, prefixes[i]) && strlen (lower) >= strlen (prefixes[i]) + 4)
      return TRUE;
  }
  return FALSE;
}

void
studio_rule_eja_10 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], next = studio_text_next_word (in->text, token);
    g_autofree char *word = NULL;

    if (next < 0 || in->text->tokens[token].kind != STUDIO_TOKEN_WORD || !studio_text_is (in->text, next, in->text->tokens[token].lower) ||
        studio_text_is_capital (in->text, next))
      continue;
    if (!studio_text_is_one (in->text, token, small) && !has_verb_prefix (in->text->tokens[token].lower))
      continue;
    word = studio_text_copy (in->text, token, token);
    studio_findings_add (out, token, next, _ ("“%s” is written twice."), word)->fix = g_strdup (word);
  }
}

/* --- EJA-24: foreign words --- */

void
studio_rule_eja_24 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *list = studio_words_get (in->words, "serapan");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last;
    const char *right = studio_word_list_match (list, in->text, token, &last);
    g_autofree char *wrong = NULL, *fixed = NULL;

    /* with a capital inside a sentence it is part of a name */
    if (right == NULL || *right == '\0' || studio_text_has_flag (in->text, token, STUDIO_TOKEN_QUOTED) ||
        (studio_text_is_capital (in->text, token) && !studio_text_has_flag (in->text, token, STUDIO_TOKEN_FIRST)))
      continue;
    if (studio_text_is_capital (in->text, token) && studio_text_is_capital (in->text, studio_text_next_word (in->text, last)))
      continue;
    if (is_office_word (in, token, last))
      continue;
    wrong = studio_text_copy (in->text, token, last);
    fixed = fit (in->text, token, right);
    studio_findings_add (out, token, last, _ ("“%s” is foreign; Indonesian has “%s”."), wrong, fixed)->fix = g_strdup (fixed);
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

    if (right == NULL || studio_text_has_flag (in->text, token, STUDIO_TOKEN_CAPS) || is_office_word (in, token, token))
      continue;
    fixed = fit (in->text, token, right);
    wrong = studio_text_copy (in->text, token, token);
    studio_findings_add (out, token, token, _ ("Write “%s” in full: “%s”."), wrong, fixed)->fix = g_strdup (fixed);
  }
}
