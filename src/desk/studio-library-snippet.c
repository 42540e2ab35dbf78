#include "config.h"

#include "studio-library-snippet.h"

#include <string.h>

#include "studio-library-item.h"

/* words of a search that are looked at; more than anybody types, fewer than would take long */
#define MAX_TERMS 12
/* words of a snippet, and of those the ones before its hit */
#define MAX_WORDS 14
#define WORDS_BEFORE 4
#define MAX_WORD_BYTES 200

struct _StudioLibraryTerms
{
  GPtrArray *folded;
  GPtrArray *typed;
};

/** TextWord: from where to where a word goes. */
typedef struct
{
  const char *start;
  const char *end;
} TextWord;

/* as the tokenizer unicode61 divides */
static gboolean
is_word_part (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

/* Moves @at behind the next word. Returns: FALSE at the end */
static gboolean
next_word (const char **at,
           TextWord *word)
{
  while (**at != '\0' && !is_word_part (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
  word->start = *at;
  while (**at != '\0' && is_word_part (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
  word->end = *at;
  return word->end > word->start;
}

/* Returns: (transfer full): small letters without accents, which is how words are compared */
static char *
fold (const char *text,
      gsize length)
{
  g_autofree char *taken = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *at = taken; at != NULL && *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (!g_unichar_ismark (letter))
      g_string_append_unichar (folded, g_unichar_tolower (letter));
  }
  return g_string_free (folded, FALSE);
}

StudioLibraryTerms *
studio_library_terms_new (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (StudioLibraryTerms) terms = g_new0 (StudioLibraryTerms, 1);
  const char *at = valid;
  TextWord word;

  terms->folded = g_ptr_array_new_with_free_func (g_free);
  terms->typed = g_ptr_array_new_with_free_func (g_free);
  while (terms->typed->len < MAX_TERMS && next_word (&at, &word)) {
    gsize length = (gsize) (word.end - word.start);

    g_ptr_array_add (terms->typed, g_strndup (word.start, length));
    g_ptr_array_add (terms->folded, fold (word.start, length));
  }
  return terms->typed->len > 0 ? g_steal_pointer (&terms) : NULL;
}

void
studio_library_terms_free (StudioLibraryTerms *terms)
{
  g_return_if_fail (terms != NULL);

  g_ptr_array_unref (terms->folded);
  g_ptr_array_unref (terms->typed);
  g_free (terms);
}

char *
studio_library_terms_get_match (StudioLibraryTerms *terms)
{
  GString *match = g_string_new (NULL);

  /* in quotes, letters and digits alone: nothing a person types is an operator */
  for (guint i = 0; i < terms->typed->len; i++)
    g_string_append_printf (match, "%s\"%s\"*", i > 0 ? " " : "", (const char *) g_ptr_array_index (terms->typed, i));
  return g_string_free (match, FALSE);
}

static gboolean
begins_like (const TextWord *word,
             const char *term)
{
  gsize length = (gsize) (word->end - word->start);
  g_autofree char *folded = NULL;

  /* nearly all words are plain letters, which need no copy */
  if (length > MAX_WORD_BYTES || (g_ascii_tolower (*word->start) != *term && (*word->start & 0x80) == 0 && (word->start[1] & 0x80) == 0))
    return FALSE;
  folded = fold (word->start, length);
  return g_str_has_prefix (folded, term);
}

static gboolean
is_hit (StudioLibraryTerms *terms,
        const TextWord *word)
{
  for (guint i = 0; i < terms->folded->len; i++) {
    if (begins_like (word, g_ptr_array_index (terms->folded, i)))
      return TRUE;
  }
  return FALSE;
}

/* What stands between words: line feeds and the like become one space. */
static void
append_gap (GString *snippet,
            const char *from,
            const char *to)
{
  for (const char *at = from; at < to; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (!g_unichar_isspace (letter) && !g_unichar_iscntrl (letter))
      g_string_append_unichar (snippet, letter);
    else if (snippet->len > 0 && snippet->str[snippet->len - 1] != ' ')
      g_string_append_c (snippet, ' ');
  }
}

static void
append_word (GString *snippet,
             const TextWord *word,
             gboolean hit)
{
  if (hit)
    g_string_append (snippet, STUDIO_LIBRARY_HIT_START);
  g_string_append_len (snippet, word->start, word->end - word->start);
  if (hit)
    g_string_append (snippet, STUDIO_LIBRARY_HIT_END);
}

/* Returns: (transfer full): @start and the words after it */
static char *
cut_from (StudioLibraryTerms *terms,
          const char *text,
          const char *start)
{
  GString *snippet = g_string_new (start > text ? "…" : NULL);
  const char *at = start;
  const char *done = start;
  TextWord word;

  for (int i = 0; i < MAX_WORDS && next_word (&at, &word); i++) {
    append_gap (snippet, done, word.start);
    append_word (snippet, &word, is_hit (terms, &word));
    done = word.end;
  }
  if (next_word (&at, &word))
    g_string_append (snippet, "…");
  else
    append_gap (snippet, done, done + strlen (done));
  return g_string_free (snippet, FALSE);
}

char *
studio_library_terms_cut (StudioLibraryTerms *terms,
                          const char *text)
{
  const char *starts[WORDS_BEFORE + 1] = { 0 };
  const char *at = text;
  TextWord word;

  for (int i = 0; next_word (&at, &word); i++) {
    starts[i % (WORDS_BEFORE + 1)] = word.start;
    if (is_hit (terms, &word))
      return cut_from (terms, text, i <= WORDS_BEFORE ? text : starts[(i + 1) % (WORDS_BEFORE + 1)]);
  }
  return NULL;
}
