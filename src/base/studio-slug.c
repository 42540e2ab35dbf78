#include "config.h"

#include "studio-slug.h"

#include <string.h>

#define FALLBACK "unggahan"

/* Windows keeps these names for devices, whatever the extension. */
static gboolean
is_reserved (const char *name)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul", NULL };

  if (g_strv_contains (devices, name))
    return TRUE;

  return strlen (name) == 4 && g_ascii_isdigit (name[3]) &&
         (g_str_has_prefix (name, "com") || g_str_has_prefix (name, "lpt"));
}

/* Appends @word if it fits as a whole; a first word that does not fit is cut. Returns: FALSE when full */
static gboolean
append_word (GString *slug,
             const GString *word,
             gsize max_length)
{
  if (word->len == 0)
    return TRUE;

  if (slug->len == 0) {
    g_string_append_len (slug, word->str, MIN (word->len, max_length));
    return TRUE;
  }

  if (slug->len + 1 + word->len > max_length)
    return FALSE;
  g_string_append_c (slug, '-');
  g_string_append_len (slug, word->str, word->len);

  return TRUE;
}

static GString *
join_words (const char *ascii,
            gsize max_length)
{
  g_autoptr (GString) word = g_string_new (NULL);
  GString *slug = g_string_new (NULL);

  for (const char *c = ascii;; c++) {
    if (g_ascii_isalnum (*c)) {
      g_string_append_c (word, g_ascii_tolower (*c));
    } else if (*c != '\'') {
      /* an apostrophe joins: "Jum'at" is one word */
      if (!append_word (slug, word, max_length) || *c == '\0')
        break;
      g_string_truncate (word, 0);
    }
  }

  return slug;
}

char *
studio_slug (const char *title,
             gsize max_length)
{
  g_autofree char *valid = NULL;
  g_autofree char *ascii = NULL;
  g_autoptr (GString) slug = NULL;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (max_length > 0, NULL);

  valid = g_utf8_make_valid (title, -1);
  ascii = g_str_to_ascii (valid, "C");
  slug = join_words (ascii, max_length);

  if (slug->len == 0 || (is_reserved (slug->str) && strlen (FALLBACK "-") + slug->len > max_length))
    g_string_assign (slug, FALLBACK);
  else if (is_reserved (slug->str))
    g_string_prepend (slug, FALLBACK "-");
  if (slug->len > max_length)
    g_string_truncate (slug, max_length);

  return g_string_free (g_steal_pointer (&slug), FALSE);
}
