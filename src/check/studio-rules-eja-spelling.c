#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-rules-eja.h"

/*
 * EJA-09. The dictionary has 30 000 stems and not all ways of building words; what it lacks is looked for without its clitics and
 * affixes, so that a text of a hundred good words raises nothing.
 */

#define MIN_LETTERS 4
/* in small letters, where it can be no name */
#define MIN_SMALL 3
#define MAX_LETTERS 40
/* of a prefix and its root, where "-an" follows */
#define LEAST_NOUN 8

/* Lists whose words have rules of their own, or are right. */
static const char *const listed[] = { "kantor", "daerah", "baku", "singkatan-obrolan", "serapan", "ke-dari", "per", "pun", "peluluhan", "kapital", "bentuk-terikat", "akronim", "jabatan", "bulan", NULL };

static gboolean
is_listed (const StudioCheckInput *in,
           const char *lower)
{
  for (int i = 0; listed[i] != NULL; i++) {
    if (studio_word_list_has (studio_words_get (in->words, listed[i]), lower))
      return TRUE;
  }
  return studio_word_list_has (in->places, lower) || studio_word_list_has (in->people, lower) || studio_word_list_has (in->known, lower);
}

static gboolean
knows (const StudioCheckInput *in,
       const char *word)
{
  return studio_spelling_knows (in->spelling, word) || is_listed (in, word);
}

/* Whether @root, or the root whose first sound melted into the prefix, is known. */
static gboolean
knows_root (const StudioCheckInput *in,
            const char *root,
            const char *lost)
{
  char whole[MAX_LETTERS * 4 + 2];

  if (strlen (root) < 3)
    return FALSE;
  if (studio_spelling_knows (in->spelling, root))
    return TRUE;
  for (; *lost != '\0'; lost++) {
    g_snprintf (whole, sizeof whole, "%c%s", *lost, root);
    if (studio_spelling_knows (in->spelling, whole))
      return TRUE;
  }
  return FALSE;
}

/** Prefix: @lost: sounds that may have melted into it; @before: (nullable): the letters it stands before, NULL for any */
typedef struct
{
  const char *text;
  const char *lost;
  const char *before;
} Prefix;

static const Prefix prefixes[] = {
  { "memper", "", NULL }, { "diper", "", NULL }, { "keber", "", NULL }, { "keter", "", NULL }, { "berke", "", NULL }, { "pember", "", NULL }, { "meny", "s", "aiueo" }, { "peny", "s", "aiueo" }, { "meng", "k", "aiueoghk" }, { "peng", "k", "aiueoghk" }, { "mem", "p", "aiueobfvp" }, { "pem", "p", "aiueobfvp" }, { "men", "t", "aiueodcjztsy" }, { "pen", "t", "aiueodcjztsy" }, { "ber", "", NULL }, { "ter", "", NULL }, { "per", "", NULL }, { "di", "", NULL }, { "ke", "", NULL }, { "se", "", NULL }, { "me", "", "lmnrwy" }, { "pe", "", "lmnrwydtjbcgsk" }, { "antar", "", NULL }, { "pasca", "", NULL }, { "non", "", NULL }, { "pra", "", NULL }, { "sub", "", NULL }, { "anti", "", NULL }, { "multi", "", NULL }, { "mikro", "", NULL }, { "swa", "", NULL }, { "maha", "", NULL }, { "pelaku", "", NULL }
};

/* No root begins with "nr" or "ml". */
static gboolean
is_odd_cluster (const char *root)
{
  return strchr ("lmnrwy", *root) != NULL && strchr ("aiueogy", root[1]) == NULL;
}

/* "mengingatan" is "mengingat" or "ingatan"; nouns such as "kegaitan" are in the dictionary, but for some of long roots. */
static gboolean
is_made_up (const StudioCheckInput *in,
            const char *prefix,
            const char *root)
{
  gsize length = strlen (root);
  gboolean verb = g_str_has_prefix (prefix, "me"), noun = g_str_has_prefix (prefix, "ke") || g_str_has_prefix (prefix, "pe");
  g_autofree char *bare = NULL;

  if (length < 6 || !g_str_has_suffix (root, "an") || (!verb && !(noun && strlen (prefix) + length - 2 < LEAST_NOUN)))
    return FALSE;
  bare = g_strndup (root, length - 2);
  return studio_spelling_knows (in->spelling, bare);
}

static gboolean
knows_without_prefix (const StudioCheckInput *in,
                      const char *word)
{
  if (knows (in, word))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    gsize length = strlen (prefixes[i].text);

    if (g_str_has_prefix (word, prefixes[i].text) && word[length] != '\0' && !is_odd_cluster (word + length) && (prefixes[i].before == NULL || strchr (prefixes[i].before, word[length]) != NULL) &&
        !is_made_up (in, prefixes[i].text, word + length) && knows_root (in, word + length, prefixes[i].lost))
      return TRUE;
  }
  return FALSE;
}

/* "kegaitan", "perbaikkan": nouns in ke-…-an and pe-…-an are in the dictionary, but for some of long roots; no verb has "per-…-kan" alone. */
static gboolean
can_end (const char *word,
         const char *ending)
{
  static const char *const nominal[] = { "ke", "pe", "se", NULL };
  gboolean clitic = g_str_equal (ending, "nya") || g_str_equal (ending, "lah") || g_str_equal (ending, "kah") || g_str_equal (ending, "pun") || g_str_equal (ending, "ku") || g_str_equal (ending, "mu");

  for (int i = 0; nominal[i] != NULL && !clitic; i++) {
    if (g_str_has_prefix (word, nominal[i]))
      return g_str_has_prefix (ending, "an") && strlen (word) >= LEAST_NOUN;
  }
  return TRUE;
}

static gboolean
knows_word (const StudioCheckInput *in,
            const char *lower)
{
  static const char *const endings[] = { "nya", "lah", "kah", "pun", "kan", "an", "i", "ku", "mu", "annya", "kannya", "inya", NULL };

  if (knows_without_prefix (in, lower))
    return TRUE;
  for (int i = 0; endings[i] != NULL; i++) {
    g_autofree char *bare = NULL;
    gsize length = strlen (lower), ending = strlen (endings[i]);

    if (length < ending + 3 || !g_str_has_suffix (lower, endings[i]))
      continue;
    /* "meningkatan": a verb in me- has -kan or -i, never -an */
    if (g_str_has_prefix (lower, "me") && (g_str_equal (endings[i], "an") || g_str_equal (endings[i], "annya")))
      continue;
    bare = g_strndup (lower, length - ending);
    if (knows (in, bare) || (can_end (bare, endings[i]) && knows_without_prefix (in, bare)))
      return TRUE;
  }
  return FALSE;
}

/* "anak-anak", "sayur-mayur", "di-scan": by their parts. */
static gboolean
knows_parts (const StudioCheckInput *in,
             const char *lower)
{
  g_auto (GStrv) parts = NULL;

  if (strchr (lower, '-') == NULL)
    return knows_word (in, lower);
  if (knows (in, lower))
    return TRUE;
  parts = g_strsplit (lower, "-", 4);
  for (guint i = 0; parts[i] != NULL; i++) {
    if (strlen (parts[i]) >= MIN_LETTERS && !knows_word (in, parts[i]))
      return FALSE;
  }
  return TRUE;
}

/* "e-RDKK", "iPhone": capitals behind the first letter belong to names. */
static gboolean
has_inner_capital (const StudioText *text,
                   const StudioToken *word)
{
  const char *end = text->bytes + word->to;

  for (const char *at = g_utf8_next_char (text->bytes + word->from); at < end; at = g_utf8_next_char (at)) {
    if (g_unichar_isupper (g_utf8_get_char (at)))
      return TRUE;
  }
  return FALSE;
}

/* Whether a word is one of the language, and not a name, an abbreviation or a part of a degree. */
static gboolean
is_to_be_known (const StudioText *text,
                int token)
{
  const StudioToken *word = &text->tokens[token];
  guint length = word->end - word->start, least = (word->flags & STUDIO_TOKEN_CAPITAL) != 0 ? MIN_LETTERS : MIN_SMALL;
  int next = studio_text_next_word (text, token);

  if (word->kind != STUDIO_TOKEN_WORD || length < least || length > MAX_LETTERS || (word->flags & (STUDIO_TOKEN_CAPS | STUDIO_TOKEN_DIGITS | STUDIO_TOKEN_FOREIGN)) != 0 || has_inner_capital (text, word))
    return FALSE;
  if (studio_text_is_kind (text, token - 1, STUDIO_TOKEN_PUNCT) && !studio_text_is_one (text, token - 1, (const char *const[]){ "(", "\"", "“", "‘", "/", NULL }))
    return FALSE;
  if ((word->flags & STUDIO_TOKEN_CAPITAL) == 0)
    return TRUE;
  /* "Suparman Hadi" may be a name, "Laporan Anda" is none */
  return (word->flags & STUDIO_TOKEN_FIRST) != 0 && next >= 0 && (!studio_text_is_capital (text, next) || studio_text_is (text, next, "anda"));
}

/* Such are told as abbreviations. */
static gboolean
lacks_vowels (const StudioToken *word)
{
  return word->end - word->start <= 5 && strpbrk (word->lower, "aeiouy") == NULL;
}

/* Whether it stands in a phrase that another rule tells ("idul fitri"), or in the name of a place. */
static gboolean
is_in_phrase (const StudioCheckInput *in,
              int token)
{
  int previous = studio_text_previous_word (in->text, token), last = token;
  const char *lower = in->text->tokens[token].lower;

  /* "kebalikpapan" */
  if ((g_str_has_prefix (lower, "ke") || g_str_has_prefix (lower, "di")) && studio_word_list_has (studio_words_get (in->words, "kapital"), lower + 2))
    return TRUE;
  if (studio_word_list_match (studio_words_get (in->words, "baku"), in->text, token, NULL) != NULL || studio_word_list_match (in->places, in->text, token, NULL) != NULL)
    return TRUE;
  return previous >= 0 && ((studio_word_list_match (studio_words_get (in->words, "baku"), in->text, previous, &last) != NULL && last >= token) ||
                           (studio_word_list_match (in->places, in->text, previous, &last) != NULL && last >= token));
}

static void
unref_told (gpointer told)
{
  if (told != NULL)
    studio_finding_unref (told);
}

/* The words that stand inside a sentence with a capital, each with NULL: names, also where they begin another sentence. */
static GHashTable *
list_names (const StudioText *text)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, unref_told);

  for (guint i = 0; i < text->n_words; i++) {
    const StudioToken *word = &text->tokens[text->words[i]];

    if ((word->flags & (STUDIO_TOKEN_CAPITAL | STUDIO_TOKEN_FIRST)) == STUDIO_TOKEN_CAPITAL)
      g_hash_table_insert (names, (gpointer) word->lower, NULL);
  }
  return names;
}

/* Two unknown words beside each other are a saying in another language. */
static gboolean
is_in_saying (const StudioCheckInput *in,
              int token)
{
  int next = studio_text_next_word (in->text, token), previous = studio_text_previous_word (in->text, token);

  return (next >= 0 && is_to_be_known (in->text, next) && !knows_parts (in, in->text->tokens[next].lower)) ||
         (previous >= 0 && is_to_be_known (in->text, previous) && !knows_parts (in, in->text->tokens[previous].lower));
}

/* Regional sayings are quoted; so is what is not ours to mend. One unknown word in four is a slip, more is another language. */
static gboolean
is_other_language (const StudioCheckInput *in,
                   const StudioSpan *span)
{
  guint n_words = 0, n_unknown = 0;

  for (guint i = span->first; i <= span->last; i++) {
    if (!is_to_be_known (in->text, (int) i))
      continue;
    n_words++;
    n_unknown += !knows_parts (in, in->text->tokens[i].lower);
  }
  return n_unknown >= 3 && n_unknown * 3 >= n_words;
}

static void
look_at_sentence (const StudioCheckInput *in,
                  StudioFindings *out,
                  const StudioSpan *sentence,
                  GHashTable *seen)
{
  if (is_other_language (in, sentence))
    return;
  for (guint i = sentence->first; i <= sentence->last; i++) {
    const StudioToken *word = &in->text->tokens[i];
    g_autofree char *written = NULL;
    gpointer told;

    if (!is_to_be_known (in->text, (int) i) || knows_parts (in, word->lower) || lacks_vowels (word) || g_str_has_prefix (word->lower, "prosen") || is_in_phrase (in, (int) i) || is_in_saying (in, (int) i))
      continue;
    if (g_hash_table_lookup_extended (seen, word->lower, NULL, &told)) {
      if (told != NULL)
        studio_findings_add_again (out, told, (int) i);
      continue;
    }
    written = studio_text_copy (in->text, (int) i, (int) i);
    told = studio_findings_add (out, (int) i, (int) i, _ ("The dictionary does not know “%s”."), written);
    g_hash_table_insert (seen, (gpointer) word->lower, studio_finding_ref (told));
  }
}

void
studio_rule_eja_09 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  /* each word is told once, with all its places: its finding goes in here; and names are not told */
  g_autoptr (GHashTable) seen = list_names (in->text);

  if (!studio_spelling_has_dictionary (in->spelling))
    return;
  for (guint i = 0; i < in->text->n_sentences; i++)
    look_at_sentence (in, out, &in->text->sentences[i], seen);
}
