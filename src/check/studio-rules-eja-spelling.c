#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-rules-eja.h"

/*
 * EJA-09. The dictionary has 30 000 stems and not all ways of building words; what it lacks is looked for without its clitics and
 * affixes, so that a text of a hundred good words raises nothing.
 */

#define MIN_LETTERS 4
#define MAX_LETTERS 40

/* Lists whose words have rules of their own, or are right. */
static const char *const listed[] = { "kantor", "daerah", "baku", "singkatan-obrolan", "serapan", "ke-dari", "per", "pun", "peluluhan", "kapital", "bentuk-terikat", "akronim", "jabatan", NULL };

static gboolean
is_listed (const StudioCheckInput *in,
           const char *lower)
{
  for (int i = 0; listed[i] != NULL; i++) {
    if (studio_word_list_has (studio_words_get (in->words, listed[i]), lower))
      return TRUE;
  }
  return studio_word_list_has (in->places, lower) || studio_word_list_has (in->people, lower);
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

/** Prefix: @lost: sounds that may have melted into it */
typedef struct
{
  const char *text;
  const char *lost;
} Prefix;

static const Prefix prefixes[] = {
  { "memper", "" }, { "diper", "" }, { "keber", "" }, { "keter", "" }, { "berke", "" }, { "pember", "" }, { "meny", "s" }, { "peny", "s" }, { "meng", "k" }, { "peng", "k" }, { "mem", "p" }, { "pem", "p" }, { "men", "t" }, { "pen", "t" }, { "ber", "" }, { "ter", "" }, { "per", "" }, { "di", "" }, { "ke", "" }, { "se", "" }, { "me", "" }, { "pe", "" }, { "antar", "" }, { "pasca", "" }, { "non", "" }, { "pra", "" }, { "sub", "" }, { "anti", "" }, { "multi", "" }, { "mikro", "" }, { "swa", "" }, { "maha", "" }, { "pelaku", "" }
};

static gboolean
knows_without_prefix (const StudioCheckInput *in,
                      const char *word)
{
  if (knows (in, word))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    if (g_str_has_prefix (word, prefixes[i].text) && knows_root (in, word + strlen (prefixes[i].text), prefixes[i].lost))
      return TRUE;
  }
  return FALSE;
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
    if (knows_without_prefix (in, bare))
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
  guint length = word->end - word->start;

  if (word->kind != STUDIO_TOKEN_WORD || length < MIN_LETTERS || length > MAX_LETTERS || (word->flags & (STUDIO_TOKEN_CAPS | STUDIO_TOKEN_DIGITS | STUDIO_TOKEN_FOREIGN)) != 0 || has_inner_capital (text, word))
    return FALSE;
  if (studio_text_is_kind (text, token - 1, STUDIO_TOKEN_PUNCT) && !studio_text_is_one (text, token - 1, (const char *const[]){ "(", "\"", "“", "‘", "/", NULL }))
    return FALSE;
  if ((word->flags & STUDIO_TOKEN_CAPITAL) == 0)
    return TRUE;
  return (word->flags & STUDIO_TOKEN_FIRST) != 0 && !studio_text_is_capital (text, studio_text_next_word (text, token)) && studio_text_next_word (text, token) >= 0;
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

    if (!is_to_be_known (in->text, (int) i) || knows_parts (in, word->lower) || !g_hash_table_add (seen, (gpointer) word->lower))
      continue;
    written = studio_text_copy (in->text, (int) i, (int) i);
    studio_findings_add (out, (int) i, (int) i, _ ("The dictionary does not know “%s”."), written);
  }
}

void
studio_rule_eja_09 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (!studio_spelling_has_dictionary (in->spelling))
    return;
  for (guint i = 0; i < in->text->n_sentences; i++)
    look_at_sentence (in, out, &in->text->sentences[i], seen);
}
