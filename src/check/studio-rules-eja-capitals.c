#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-rules-eja.h"
#include "studio-text-date.h"

/* --- EJA-11: capitals of names --- */

static const char *const areas[] = { "kabupaten", "provinsi", "kecamatan", "kelurahan", NULL };

static void
add_capital (const StudioCheckInput *in,
             StudioFindings *out,
             int first,
             int last,
             const char *right)
{
  studio_findings_add (out, first, last, _ ("Written with a capital: “%s”."), right)->fix = g_strdup (right);
}

/* The name of a brand's place as it is spelled: each word with a capital. */
static char *
capitalise (const StudioText *text,
            int first,
            int last)
{
  g_autofree char *words = studio_text_copy (text, first, last);
  gboolean begins = TRUE;

  for (char *at = words; *at != '\0'; at++) {
    if (begins)
      *at = g_ascii_toupper (*at);
    begins = *at == ' ' || *at == '-';
  }
  return g_steal_pointer (&words);
}

/* "minggu" is a week too; "hari minggu" and "minggu 29 November" are the day. */
static gboolean
is_week (const StudioText *text,
         int token)
{
  static const char *const counts[] = { "satu", "dua", "tiga", "empat", "lima", "enam", "beberapa", "tiap", "setiap", "selama", "akhir", "awal", "per", NULL };
  int next = studio_text_next (text, token), previous = studio_text_previous_word (text, token);

  if (!studio_text_is (text, token, "minggu") || studio_text_is (text, previous, "hari"))
    return FALSE;
  if (studio_text_is_kind (text, previous, STUDIO_TOKEN_NUMBER) || studio_text_is_one (text, previous, counts))
    return TRUE;
  if (studio_text_is (text, next, ",") || studio_text_is (text, next, "("))
    next = studio_text_next (text, next);
  return !studio_text_is_kind (text, next, STUDIO_TOKEN_NUMBER) ||
         (studio_text_month (text, studio_text_next_word (text, next)) == 0 && !studio_text_is (text, next + 1, "/"));
}

static void
look_at_name (const StudioCheckInput *in,
              StudioFindings *out,
              int token)
{
  const StudioText *text = in->text;
  int last, next = studio_text_next_word (text, token);
  const char *right = studio_word_list_match (studio_words_get (in->words, "kapital"), text, token, &last);
  g_autofree char *fixed = NULL;

  if (right != NULL && *right != '\0' && !is_week (text, token)) {
    add_capital (in, out, token, last, right);
  } else if (studio_word_list_match (in->places, text, token, &last) != NULL || (studio_text_is_one (text, token, areas) && studio_text_is_capital (text, next) && !studio_text_has_flag (text, next, STUDIO_TOKEN_CAPS))) {
    if (studio_text_is_one (text, token, areas))
      last = token;
    fixed = capitalise (text, token, last);
    add_capital (in, out, token, last, fixed);
  }
}

void
studio_rule_eja_11 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    const StudioToken *word = &in->text->tokens[token];

    if (word->kind == STUDIO_TOKEN_WORD && (word->flags & (STUDIO_TOKEN_CAPITAL | STUDIO_TOKEN_FOREIGN)) == 0)
      look_at_name (in, out, token);
  }
}

/* --- titles --- */

/* A line without a full stop most of whose longer words have capitals. */
static gboolean
is_title (const StudioText *text,
          const StudioSpan *line)
{
  guint n_long = 0, n_capital = 0;

  if (line->n_words < 3 || line->n_words > 20 || studio_text_is (text, (int) line->last, "."))
    return FALSE;
  for (guint i = line->first; i <= line->last; i++) {
    const StudioToken *token = &text->tokens[i];

    if (token->kind != STUDIO_TOKEN_WORD || token->end - token->start < 5 || (token->flags & STUDIO_TOKEN_CAPS) != 0)
      continue;
    n_long++;
    n_capital += (token->flags & STUDIO_TOKEN_CAPITAL) != 0;
  }
  return n_long >= 2 && n_capital * 10 >= n_long * 8;
}

/* --- EJA-12: small words of titles --- */

static const char *const small[] = { "di", "ke", "dari", "dan", "yang", "untuk", "pada", "dalam", "tentang", "oleh", "dengan", "atau", "bagi", NULL };

static void
look_at_title (const StudioCheckInput *in,
               StudioFindings *out,
               const StudioSpan *line)
{
  for (int i = (int) line->first; i <= (int) line->last; i++) {
    const StudioToken *token = &in->text->tokens[i];
    int previous = studio_text_previous (in->text, i);

    if (token->kind != STUDIO_TOKEN_WORD || (token->flags & (STUDIO_TOKEN_CAPITAL | STUDIO_TOKEN_CAPS | STUDIO_TOKEN_FIRST)) != STUDIO_TOKEN_CAPITAL ||
        !studio_text_is_one (in->text, i, small) || (!studio_text_is_kind (in->text, previous, STUDIO_TOKEN_WORD) && !studio_text_is_kind (in->text, previous, STUDIO_TOKEN_NUMBER)))
      continue;
    studio_findings_add (out, i, i, _ ("A small letter inside a title: “%s”."), token->lower)->fix = g_strdup (token->lower);
  }
}

void
studio_rule_eja_12 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  gboolean field = in->place.kind == STUDIO_PLACE_FIELD;

  if (field && (in->place.name == NULL || (!g_str_has_prefix (in->place.name, "judul") && !g_str_has_prefix (in->place.name, "subjudul"))))
    return;
  for (guint i = 0; i < in->text->n_paragraphs && (field || i == 0); i++) {
    if (is_title (in->text, &in->text->paragraphs[i]))
      look_at_title (in, out, &in->text->paragraphs[i]);
  }
}

/* --- EJA-13: posts --- */

static const char *const several[] = { "para", "seorang", "setiap", "semua", "seluruh", "sejumlah", "beberapa", "tiap", "segenap", NULL };

void
studio_rule_eja_13 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *posts = studio_words_get (in->words, "jabatan");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last;
    int before = studio_text_previous_word (in->text, token);
    g_autofree char *lower = NULL, *written = NULL;

    if ((in->text->tokens[token].flags & (STUDIO_TOKEN_CAPITAL | STUDIO_TOKEN_CAPS)) != STUDIO_TOKEN_CAPITAL ||
        !studio_text_is_one (in->text, before, several) || (studio_text_is_capital (in->text, before) && !studio_text_has_flag (in->text, before, STUDIO_TOKEN_FIRST)) ||
        studio_word_list_match (posts, in->text, token, &last) == NULL || studio_text_is_capital (in->text, studio_text_next_word (in->text, last)))
      continue;
    written = studio_text_copy (in->text, token, last);
    lower = g_utf8_strdown (written, -1);
    studio_findings_add (out, token, last, _ ("A post without a name or place behind it has small letters: “%s”."), lower)->fix = g_strdup (lower);
  }
}

/* --- EJA-14: capitals throughout --- */

#define MAX_CAPS 3

static gboolean
is_in_caps_run (const StudioText *text,
                int token)
{
  const StudioToken *word = studio_text_get (text, token);

  return word != NULL && word->kind != STUDIO_TOKEN_NEWLINE && (word->kind != STUDIO_TOKEN_WORD || (word->flags & STUDIO_TOKEN_CAPS) != 0 || word->end - word->start == 1) &&
         word->kind != STUDIO_TOKEN_URL && word->kind != STUDIO_TOKEN_HASHTAG;
}

void
studio_rule_eja_14 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *acronyms = studio_words_get (in->words, "akronim");

  for (int i = 0; i < (int) in->text->n_tokens; i++) {
    int last = -1, at = i;
    guint n_words = 0;

    if (!studio_text_has_flag (in->text, i, STUDIO_TOKEN_CAPS) || !studio_text_is_kind (in->text, i, STUDIO_TOKEN_WORD))
      continue;
    for (; is_in_caps_run (in->text, at); at++) {
      if (!studio_text_has_flag (in->text, at, STUDIO_TOKEN_CAPS) || !studio_text_is_kind (in->text, at, STUDIO_TOKEN_WORD))
        continue;
      n_words += !studio_word_list_has (acronyms, in->text->tokens[at].lower);
      last = at;
    }
    if (n_words > MAX_CAPS)
      studio_findings_add (out, i, last, _ ("%u words in capitals are hard to read; write them as usual."), n_words);
    i = at;
  }
}

/* --- EJA-28: acronyms --- */

/* Roman numerals are no acronyms. */
static gboolean
is_roman (const char *lower)
{
  return lower[strspn (lower, "ivxlcdm")] == '\0';
}

static gboolean
is_explained (const StudioText *text,
              int token)
{
  int next = studio_text_next (text, token), previous = studio_text_previous (text, token);

  return studio_text_is (text, next, "(") || studio_text_is (text, previous, "(") || studio_text_is (text, next, "atau");
}

/* "HOAKS", "TIDAK": a word in capitals, to be seen */
static gboolean
is_emphasis (const StudioCheckInput *in,
             const StudioToken *word)
{
  return word->end - word->start >= 4 && studio_spelling_has_dictionary (in->spelling) && studio_spelling_knows (in->spelling, word->lower);
}

static gboolean
is_acronym (const StudioCheckInput *in,
            int token)
{
  const StudioToken *word = &in->text->tokens[token];
  guint length = word->end - word->start;

  return word->kind == STUDIO_TOKEN_WORD && (word->flags & STUDIO_TOKEN_CAPS) != 0 && (word->flags & (STUDIO_TOKEN_DIGITS | STUDIO_TOKEN_FOREIGN)) == 0 && length >= 3 && length <= 8 &&
         strchr (word->lower, '-') == NULL && !is_roman (word->lower) &&
         !studio_word_list_has (studio_words_get (in->words, "akronim"), word->lower) && !studio_word_list_has (studio_words_get (in->words, "kantor"), word->lower) &&
         !studio_word_list_has (in->places, word->lower) && !is_emphasis (in, word);
}

/* In a line of capitals nobody can tell an acronym. */
static gboolean
stands_in_capitals (const StudioText *text,
                    int token)
{
  int next = studio_text_next_word (text, token), previous = studio_text_previous_word (text, token);

  return studio_text_has_flag (text, next, STUDIO_TOKEN_CAPS) || studio_text_has_flag (text, previous, STUDIO_TOKEN_CAPS) || (next < 0 && previous < 0);
}

void
studio_rule_eja_28 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    g_autofree char *written = NULL;

    if (!is_acronym (in, token) || !g_hash_table_add (seen, (gpointer) in->text->tokens[token].lower))
      continue;
    if (is_explained (in->text, token) || stands_in_capitals (in->text, token) || studio_text_is (in->text, token - 1, "."))
      continue;
    written = studio_text_copy (in->text, token, token);
    studio_findings_add (out, token, token, _ ("Say once in full what “%s” stands for."), written);
  }
}
