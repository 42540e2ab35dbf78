#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-rules-eja.h"

/* What is written apart or together: prepositions, particles, bound forms. */

static gboolean
is_plain_word (const StudioText *text,
               int token)
{
  return studio_text_is_kind (text, token, STUDIO_TOKEN_WORD) && !studio_text_has_flag (text, token, STUDIO_TOKEN_FOREIGN);
}

/* Whether it is no part of a name: in small letters, or with the capital that begins its sentence. */
static gboolean
is_common (const StudioText *text,
           int token)
{
  return !studio_text_is_capital (text, token) || (studio_text_has_flag (text, token, STUDIO_TOKEN_FIRST) && !studio_text_is_capital (text, studio_text_next_word (text, token)));
}

/* Whether the letter @at of the token is a capital, as in "diPaser". */
static gboolean
has_capital_at (const StudioText *text,
                int token,
                guint at)
{
  const StudioToken *word = studio_text_get (text, token);

  return word->to - word->from > at && g_ascii_isupper (text->bytes[word->from + at]) && !(word->flags & STUDIO_TOKEN_CAPS);
}

/* Says that the token is to be cut after @length letters. */
static void
add_cut (const StudioCheckInput *in,
         StudioFindings *out,
         int token,
         guint length)
{
  const StudioToken *word = studio_text_get (in->text, token);
  const char *at = in->text->bytes + word->from;
  g_autofree char *fixed = g_strdup_printf ("%.*s %.*s", (int) length, at, (int) (word->to - word->from - length), at + length);

  studio_findings_add (out, token, token, _ ("Written apart: “%s”."), fixed)->fix = g_strdup (fixed);
}

/* Says that the tokens are to be written as the list has it. */
static void
add_right (const StudioCheckInput *in,
           StudioFindings *out,
           int first,
           int last,
           const char *right)
{
  g_autofree char *fixed = studio_text_fit_case (in->text, first, right);

  studio_findings_add (out, first, last, _ ("Written “%s”."), fixed)->fix = g_strdup (fixed);
}

/* Whether what follows the first @length letters is a place. */
static gboolean
is_place_after (const StudioCheckInput *in,
                int token,
                guint length)
{
  const char *rest = in->text->tokens[token].lower + length, *name = studio_word_list_look_up (studio_words_get (in->words, "kapital"), rest);

  if (studio_word_list_has (in->places, rest) || (name != NULL && strlen (rest) >= 5))
    return TRUE;
  return has_capital_at (in->text, token, length);
}

static void
look_up_all (const StudioCheckInput *in,
             StudioFindings *out,
             const char *name)
{
  StudioWordList *list = studio_words_get (in->words, name);

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last;
    const char *right = studio_word_list_match (list, in->text, token, &last);

    if (right != NULL && *right != '\0')
      add_right (in, out, token, last, right);
  }
}

/* --- EJA-01: di + place --- */

/* "dipersimpangan": what ends in -an is a noun, which makes no verb with "di-"; verbs end in -kan. */
static gboolean
is_noun_after (const StudioCheckInput *in,
               int token)
{
  const char *lower = in->text->tokens[token].lower, *rest = lower + 2;

  return strlen (rest) >= 7 && g_str_has_suffix (rest, "an") && !g_str_has_suffix (rest, "kan") && studio_spelling_has_dictionary (in->spelling) &&
         !studio_spelling_knows (in->spelling, lower) && studio_spelling_knows_name (in->spelling, rest);
}

void
studio_rule_eja_01 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *list = studio_words_get (in->words, "di-tempat");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    const char *lower = in->text->tokens[token].lower;

    if (!is_plain_word (in->text, token) || !g_str_has_prefix (lower, "di") || strlen (lower) < 5)
      continue;
    if (studio_word_list_has (list, lower + 2) || is_place_after (in, token, 2) || (is_common (in->text, token) && is_noun_after (in, token)))
      add_cut (in, out, token, 2);
  }
}

/* --- EJA-02: di- + verb --- */

/* Verbs in -kan and -i, which need no list: the dictionary knows them with "di-" and without their ending. Many nouns end in -si, as "di lokasi". */
static gboolean
is_affixed_verb (const StudioCheckInput *in,
                 int token)
{
  const char *lower = in->text->tokens[token].lower;
  gsize length = strlen (lower), ending = g_str_has_suffix (lower, "kan") ? 3 : g_str_has_suffix (lower, "i") && !g_str_has_suffix (lower, "si") ? 1
                                                                                                                                                 : 0;
  g_autofree char *passive = NULL, *root = NULL;

  if (ending == 0 || length < ending + 4 || length > 40 || !studio_spelling_has_dictionary (in->spelling))
    return FALSE;
  passive = g_strconcat ("di", lower, NULL);
  root = g_strndup (lower, length - ending);
  return studio_spelling_knows_name (in->spelling, passive) && studio_spelling_knows_name (in->spelling, root);
}

void
studio_rule_eja_02 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *list = studio_words_get (in->words, "di-kerja");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], next = studio_text_next_word (in->text, token);
    g_autofree char *fixed = NULL, *first = NULL, *verb = NULL;

    if (!studio_text_is (in->text, token, "di") || next != token + 2 || (studio_text_is_capital (in->text, next) && !studio_text_has_flag (in->text, next, STUDIO_TOKEN_CAPS)))
      continue;
    if (!studio_word_list_has (list, in->text->tokens[next].lower) && !is_affixed_verb (in, next))
      continue;
    first = studio_text_copy (in->text, token, token);
    verb = studio_text_copy (in->text, next, next);
    fixed = g_strconcat (first, verb, NULL);
    studio_findings_add (out, token, next, _ ("“di-” is joined to the verb: “%s”."), fixed)->fix = g_strdup (fixed);
  }
}

/* --- EJA-03: ke, dari --- */

/* "kelaboratorium": a noun behind "ke" that makes no word with it. What ends in -an may be a noun in ke-…-an, and "ketujuh" is an ordinal. */
static gboolean
is_direction (const StudioCheckInput *in,
              int token,
              guint length)
{
  static const char *const ordinals[] = { "tujuh", "sepuluh", "sebelas", "seratus", "seribu", "semua", "belas", NULL };
  const char *lower = in->text->tokens[token].lower, *rest = lower + length;

  if (strlen (rest) < 5 || strchr (rest, '-') != NULL || !studio_spelling_has_dictionary (in->spelling) || studio_word_list_has (studio_words_get (in->words, "ke-dari"), lower) ||
      g_strv_contains (ordinals, rest) || studio_spelling_knows (in->spelling, lower))
    return FALSE;
  return studio_word_list_has (studio_words_get (in->words, "di-tempat"), rest) || is_place_after (in, token, length) || (!g_str_has_suffix (rest, "an") && studio_spelling_knows_name (in->spelling, rest));
}

void
studio_rule_eja_03 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  look_up_all (in, out, "ke-dari");
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    const char *lower = in->text->tokens[token].lower;
    guint length = g_str_has_prefix (lower, "ke") ? 2 : g_str_has_prefix (lower, "dari") ? 4
                                                                                         : 0;

    if (length > 0 && is_plain_word (in->text, token) && lower[length] != '-' && (has_capital_at (in->text, token, length) || (is_common (in->text, token) && is_direction (in, token, length))))
      add_cut (in, out, token, length);
  }
}

/* --- EJA-04: pun --- */

/* The base of a word in -pun that has to stand apart; 0 if it may stay. */
static guint
find_pun_base (const StudioCheckInput *in,
               StudioWordList *joined,
               int token)
{
  const char *lower = in->text->tokens[token].lower;
  gsize length = strlen (lower);
  g_autofree char *base = NULL;

  if (length < 6 || length > 40 || !g_str_has_suffix (lower, "pun") || studio_word_list_has (joined, lower) || studio_word_list_has (studio_words_get (in->words, "pun"), lower) ||
      !studio_spelling_has_dictionary (in->spelling))
    return 0;
  base = g_strndup (lower, length - 3);
  return studio_spelling_knows (in->spelling, base) ? (guint) length - 3 : 0;
}

void
studio_rule_eja_04 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *joined = studio_words_get (in->words, "pun-serangkai");

  look_up_all (in, out, "pun");
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    guint base;

    if (!is_plain_word (in->text, token) || (studio_text_is_capital (in->text, token) && !studio_text_has_flag (in->text, token, STUDIO_TOKEN_FIRST)))
      continue;
    base = find_pun_base (in, joined, token);
    if (base > 0)
      add_cut (in, out, token, base);
  }
}

/* --- EJA-05: per --- */

void
studio_rule_eja_05 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  look_up_all (in, out, "per");
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];

    if (is_plain_word (in->text, token) && g_str_has_prefix (in->text->tokens[token].lower, "per") && has_capital_at (in->text, token, 3))
      add_cut (in, out, token, 3);
  }
}

/* --- EJA-06: bound forms --- */

static const char *const carried[] = { "jemput", "makanan", "barang", "paket", "kirim", "surat", "pulang", "pesanan", "dokumen", "kami", "anda", NULL };
static const char *const carriers[] = { "jasa", "pesan", "siap", "di", "akan", "musim", "kami", "biaya", "ongkos", "layanan", "petugas", NULL };

/* Whether it is a word of its own here: "antar jemput", "musim semi", "Maha Esa". */
static gboolean
stands_alone (const StudioText *text,
              int token,
              int next)
{
  if (studio_text_is_one (text, next, carried) || studio_text_is_one (text, studio_text_previous (text, token), carriers))
    return TRUE;
  return studio_text_is (text, token, "maha") && studio_text_is_capital (text, token);
}

static void
join_bound (const StudioCheckInput *in,
            StudioFindings *out,
            int token,
            int next)
{
  g_autofree char *first = studio_text_copy (in->text, token, token), *second = studio_text_copy (in->text, next, next);
  gboolean capital = studio_text_is_capital (in->text, next), title = capital && studio_text_is_capital (in->text, token) && !studio_text_has_flag (in->text, next, STUDIO_TOKEN_CAPS);
  g_autofree char *joined = NULL;
  StudioFinding *finding;

  if (title)
    second[0] = g_ascii_tolower (second[0]);
  joined = g_strconcat (first, capital && !title ? "-" : "", second, NULL);
  finding = studio_findings_add (out, token, next, _ ("“%s” is joined to what follows: “%s”."), first, joined);
  /* in a title the second word may be a name */
  finding->fix = title ? NULL : g_strdup (joined);
}

void
studio_rule_eja_06 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *list = studio_words_get (in->words, "bentuk-terikat");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], next = studio_text_next_word (in->text, token);

    if (!is_plain_word (in->text, token) || next != token + 2 || !studio_word_list_has (list, in->text->tokens[token].lower) ||
        !is_plain_word (in->text, next) || stands_alone (in->text, token, next) || studio_text_is (in->text, next, "dan") || studio_text_is (in->text, next, "dari"))
      continue;
    join_bound (in, out, token, next);
  }
}

/* --- EJA-23: hyphens of se-, ke-, -an --- */

static const char *const counted[] = { "hut", "jadi", "tahun", "kali", "ri", "peringatan", "milad", "dies", "haul", "angkatan", "gelombang", "edisi", "periode", "ulang", "jilid", "putaran", NULL };

/* The word behind "se" or "ke" when a blank is between, or a hyphen and a blank; -1 if it is neither. */
static int
find_apart (const StudioText *text,
            int token)
{
  if (studio_text_is (text, token + 1, "-") && studio_text_is_kind (text, token + 2, STUDIO_TOKEN_SPACE))
    return token + 3;
  return studio_text_is_kind (text, token + 1, STUDIO_TOKEN_SPACE) ? token + 2 : -1;
}

static gboolean
wants_hyphen (const StudioText *text,
              int token,
              int next)
{
  static const char *const pointers[] = { "itu", "ini", "tersebut", NULL };
  gboolean half = studio_text_is (text, token + 1, "-");

  /* "SE Bupati" is a circular */
  if (studio_text_has_flag (text, token, STUDIO_TOKEN_CAPS) && !studio_text_has_flag (text, next, STUDIO_TOKEN_CAPS) && !half)
    return FALSE;
  if (studio_text_is (text, token, "se"))
    return studio_text_is_kind (text, next, STUDIO_TOKEN_WORD) && (half || studio_text_is_capital (text, next));
  if (studio_text_is (text, token, "ke"))
    return studio_text_is_kind (text, next, STUDIO_TOKEN_NUMBER) && (half || studio_text_is_one (text, studio_text_previous_word (text, token), counted) ||
                                                                     /* "ke-14 desa itu" */
                                                                     studio_text_is_one (text, studio_text_next_word (text, studio_text_next_word (text, next)), pointers));
  return FALSE;
}

static void
add_hyphen (const StudioCheckInput *in,
            StudioFindings *out,
            int token,
            int next)
{
  g_autofree char *first = studio_text_copy (in->text, token, token), *second = studio_text_copy (in->text, next, next);
  g_autofree char *joined = g_strconcat (first, "-", second, NULL);

  studio_findings_add (out, token, next, _ ("With a hyphen and without a blank: “%s”."), joined)->fix = g_strdup (joined);
}

/* "se-kecamatan" needs no hyphen, "se-Kecamatan Kuaro" does. */
static gboolean
has_needless_hyphen (const StudioText *text,
                     int token)
{
  const StudioToken *word = &text->tokens[token];

  return word->kind == STUDIO_TOKEN_WORD && g_str_has_prefix (word->lower, "se-") && (word->flags & (STUDIO_TOKEN_CAPS | STUDIO_TOKEN_DIGITS | STUDIO_TOKEN_FOREIGN)) == 0 &&
         g_ascii_islower (text->bytes[word->from + 3]) && strchr (word->lower + 3, '-') == NULL;
}

void
studio_rule_eja_23 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], next = find_apart (in->text, token);

    if (next >= 0 && wants_hyphen (in->text, token, next)) {
      add_hyphen (in, out, token, next);
    } else if (has_needless_hyphen (in->text, token)) {
      g_autofree char *whole = studio_text_copy (in->text, token, token), *joined = g_strdup_printf ("%.2s%s", whole, whole + 3);

      studio_findings_add (out, token, token, _ ("Without a hyphen, for no capital follows: “%s”."), joined)->fix = g_strdup (joined);
    } else if (in->text->tokens[token].kind == STUDIO_TOKEN_NUMBER) {
      next = studio_text_is (in->text, token + 1, "an") ? token + 1 : studio_text_next_word (in->text, token);
      if (studio_text_is (in->text, next, "an") && !studio_text_is (in->text, next + 1, "."))
        add_hyphen (in, out, token, next);
    } else if (g_str_has_prefix (in->text->tokens[token].lower, "se") && is_plain_word (in->text, token) && has_capital_at (in->text, token, 2)) {
      const char *at = in->text->bytes + in->text->tokens[token].from;
      g_autofree char *whole = studio_text_copy (in->text, token, token), *joined = g_strdup_printf ("%.2s-%s", at, whole + 2);

      studio_findings_add (out, token, token, _ ("With a hyphen and without a blank: “%s”."), joined)->fix = g_strdup (joined);
    }
  }
}
