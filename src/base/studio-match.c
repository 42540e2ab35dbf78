#include "config.h"

#include "studio-match.h"

#include <string.h>

#define WHOLE 100
#define BEGINNING 60
#define INSIDE 25
#define LETTERS 8

/* Folded, and without the accents that people leave out. */
static char **
split_words (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (const char *at = apart != NULL ? apart : ""; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_ismark (c))
      continue;
    g_string_append_unichar (plain, g_unichar_isalnum (c) ? c : ' ');
  }
  folded = g_utf8_casefold (plain->str, -1);
  return g_strsplit (folded, " ", -1);
}

static gboolean
has_letters_in_order (const char *word,
                      const char *query)
{
  for (; *query != '\0'; query = g_utf8_next_char (query)) {
    const char *found = g_utf8_strchr (word, -1, g_utf8_get_char (query));

    if (found == NULL)
      return FALSE;
    word = g_utf8_next_char (found);
  }
  return TRUE;
}

static int
score_word (const char *query,
            const char *word)
{
  if (g_str_equal (query, word))
    return WHOLE;
  if (g_str_has_prefix (word, query))
    return BEGINNING;
  if (strstr (word, query) != NULL)
    return INSIDE;
  return g_utf8_strlen (query, -1) >= 3 && *query == *word && has_letters_in_order (word, query) ? LETTERS : 0;
}

int
studio_match_score (const char *query,
                    const char *text)
{
  g_auto (GStrv) wanted = NULL, words = NULL;
  int total = 1;

  g_return_val_if_fail (query != NULL && text != NULL, 0);

  wanted = split_words (query);
  words = split_words (text);
  for (gsize i = 0; wanted[i] != NULL; i++) {
    int best = 0;

    if (*wanted[i] == '\0')
      continue;
    for (gsize j = 0; words[j] != NULL; j++)
      best = MAX (best, score_word (wanted[i], words[j]) + (j == 0 ? 1 : 0));
    if (best <= 1)
      return 0;
    total += best;
  }
  return total;
}
