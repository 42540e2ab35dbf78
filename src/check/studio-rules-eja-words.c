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

/* shorter stems may stand in a word by chance, as "elit" does in "meneliti" */
#define LEAST_STEM 4
#define LEAST_MELTED_STEM 5

/** Affix: @nasal: a prefix that depends on the stem's first letter */
typedef struct
{
  const char *text;
  gboolean nasal;
} Affix;

static const Affix affixes[] = { { "", FALSE }, { "di", FALSE }, { "ter", FALSE }, { "ber", FALSE }, { "se", FALSE }, { "ke", FALSE }, { "per", FALSE }, { "memper", FALSE }, { "diper", FALSE }, { "meng", TRUE }, { "mem", TRUE }, { "men", TRUE }, { "me", TRUE }, { "peng", TRUE }, { "pem", TRUE }, { "pen", TRUE }, { "pe", TRUE } };
static const char *const suffixes[] = { "", "nya", "kan", "an", "i", "kannya", "annya", "inya", "lah", "kah" };

/* What is right in place of "PREFIXstemSUFFIX"; NULL if the list has nothing about the stem. */
static char *
replace_stem (StudioWordList *list,
              const char *lower,
              const Affix *prefix,
              const char *suffix)
{
  gsize before = strlen (prefix->text), behind = strlen (suffix), length = strlen (lower);
  g_autofree char *stem = NULL;
  const char *right;

  if (before + behind == 0 || length < before + behind + (prefix->nasal ? LEAST_MELTED_STEM : LEAST_STEM) || !g_str_has_prefix (lower, prefix->text) || !g_str_has_suffix (lower, suffix))
    return NULL;
  stem = g_strndup (lower + before, length - before - behind);
  right = studio_word_list_look_up (list, stem);
  if (right == NULL || strspn (right, "abcdefghijklmnopqrstuvwxyz") != strlen (right) || *right == '\0' || (prefix->nasal && *right != *stem))
    return NULL;
  return g_strconcat (prefix->text, right, suffix, NULL);
}

/* "prakteknya", "mengantri", "kelembaban": the standard form of a word's stem. */
static char *
find_stem (StudioWordList *list,
           const char *lower)
{
  char *right = NULL;

  if (strlen (lower) > 40)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (affixes) && right == NULL; i++) {
    if (!g_str_has_prefix (lower, affixes[i].text))
      continue;
    for (gsize k = 0; k < G_N_ELEMENTS (suffixes) && right == NULL; k++)
      right = replace_stem (list, lower, &affixes[i], suffixes[k]);
  }
  return right;
}

void
studio_rule_eja_07 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *list = studio_words_get (in->words, "baku");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last = token;
    const char *right = studio_word_list_match (list, in->text, token, &last);
    g_autofree char *fixed = NULL, *wrong = NULL, *whole = NULL;

    if (right == NULL && in->text->tokens[token].kind == STUDIO_TOKEN_WORD)
      right = whole = find_stem (list, in->text->tokens[token].lower);
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

/* What has no vowel and is written in small letters is an abbreviation; these are measures and others that texts may have. */
static const char *const usual[] = { "km", "hm", "dm", "cm", "mm", "nm", "kg", "mg", "ml", "cl", "dl", "hl", "kl", "gr", "mtr", "ltr", "kwh", "kw", "mw", "kv", "kva", "wp", "gb", "mb", "kb", "tb", "hz", "mhz", "rpm", "mph", "bpm", "cc", "px", "pcs", "dst", "dsb", "dll", "dkk", "hlm", "drg", "drh", "dr", "drs", "dra", "st", "rw", "rt", "wc", "tv", "sk", "dpt", "dps", "pt", "cv", "vs", "ppm", "sd", "hlg", "ttd", "bln", "thn", "kpw", "ph", "jpg", "png", "pdf", "html", "www", "pp", "cq", "nb", NULL };

static gboolean
has_vowel (const char *lower)
{
  return strpbrk (lower, "aeiouy") != NULL;
}

/* The point of "hlm. 5", not that of a sentence */
static gboolean
has_own_point (const StudioText *text,
               int token)
{
  return studio_text_is (text, token + 1, ".") && (int) text->sentences[text->tokens[token].sentence].last != token + 1;
}

static gboolean
is_abbreviation (const StudioCheckInput *in,
                 int token)
{
  const StudioToken *word = &in->text->tokens[token];
  guint length = word->end - word->start;

  return word->kind == STUDIO_TOKEN_WORD && length >= 2 && length <= 5 && (word->flags & (STUDIO_TOKEN_CAPS | STUDIO_TOKEN_DIGITS | STUDIO_TOKEN_FOREIGN)) == 0 &&
         strspn (word->lower, "abcdefghijklmnopqrstuvwxyz") == strlen (word->lower) && !has_vowel (word->lower) &&
         (!(word->flags & STUDIO_TOKEN_CAPITAL) || ((word->flags & STUDIO_TOKEN_FIRST) != 0 && length >= 3)) && !has_own_point (in->text, token) && !studio_text_is (in->text, token - 1, ".") &&
         !studio_text_is_kind (in->text, studio_text_previous (in->text, token), STUDIO_TOKEN_NUMBER) && !studio_text_is_one (in->text, token, usual) &&
         !studio_word_list_has (studio_words_get (in->words, "kantor"), word->lower) && !studio_word_list_has (studio_words_get (in->words, "daerah"), word->lower) &&
         !studio_word_list_has (studio_words_get (in->words, "akronim"), word->lower);
}

void
studio_rule_eja_25 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *list = studio_words_get (in->words, "singkatan-obrolan");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    const char *right = studio_word_list_look_up (list, in->text->tokens[token].lower);
    g_autofree char *fixed = NULL, *wrong = NULL;

    if ((right == NULL && !is_abbreviation (in, token)) || studio_text_has_flag (in->text, token, STUDIO_TOKEN_CAPS) || is_office_word (in, token, token))
      continue;
    wrong = studio_text_copy (in->text, token, token);
    if (right == NULL) {
      studio_findings_add (out, token, token, _ ("Write “%s” in full."), wrong);
      continue;
    }
    fixed = fit (in->text, token, right);
    studio_findings_add (out, token, token, _ ("Write “%s” in full: “%s”."), wrong, fixed)->fix = g_strdup (fixed);
  }
}
