#include "config.h"

#include "studio-text.h"

#include <string.h>

#include "studio-text-private.h"

static void
collect_words (StudioText *self)
{
  self->words = g_new (guint, self->n_tokens + 1);
  for (guint i = 0; i < self->n_tokens; i++) {
    if (self->tokens[i].kind == STUDIO_TOKEN_WORD || self->tokens[i].kind == STUDIO_TOKEN_NUMBER)
      self->words[self->n_words++] = i;
  }
}

/* Cuts between characters, so that half a character is no broken byte. */
static gsize
cut (const char *bytes,
     gsize length)
{
  if (length <= STUDIO_TEXT_MAX_BYTES)
    return length;
  length = STUDIO_TEXT_MAX_BYTES;
  for (int i = 0; i < 3 && ((guchar) bytes[length] & 0xC0) == 0x80; i++)
    length--;
  return length;
}

StudioText *
studio_text_new (const char *bytes,
                 gssize length)
{
  gsize size, whole;
  StudioText *self;
  GArray *tokens;

  g_return_val_if_fail (bytes != NULL, NULL);
  whole = length < 0 ? strlen (bytes) : (gsize) length;
  size = cut (bytes, whole);
  self = g_atomic_rc_box_new0 (StudioText);
  self->truncated = size < whole;
  self->repaired = !g_utf8_validate (bytes, (gssize) size, NULL);
  self->bytes = self->repaired ? g_utf8_make_valid (bytes, (gssize) size) : g_strndup (bytes, size);
  self->length = (guint) strlen (self->bytes);
  self->chunk = g_string_chunk_new (4096);
  tokens = studio_text_scan (self->bytes, self->chunk);
  self->n_tokens = tokens->len;
  self->tokens = (StudioToken *) (void *) g_array_free (tokens, FALSE);
  self->n_points = self->n_tokens > 0 ? self->tokens[self->n_tokens - 1].end : 0;
  collect_words (self);
  studio_text_divide (self);
  return self;
}

static void
clear (gpointer data)
{
  StudioText *self = data;

  g_free (self->bytes);
  g_free (self->tokens);
  g_free (self->words);
  g_free (self->sentences);
  g_free (self->paragraphs);
  g_free (self->quotes);
  g_string_chunk_free (self->chunk);
}

StudioText *
studio_text_ref (StudioText *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
studio_text_unref (StudioText *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* --- for rules --- */

const StudioToken *
studio_text_get (const StudioText *self,
                 int token)
{
  return token >= 0 && token < (int) self->n_tokens ? &self->tokens[token] : NULL;
}

gboolean
studio_text_is_kind (const StudioText *self,
                     int token,
                     StudioTokenKind kind)
{
  const StudioToken *at = studio_text_get (self, token);

  return at != NULL && at->kind == kind;
}

gboolean
studio_text_is (const StudioText *self,
                int token,
                const char *lower)
{
  const StudioToken *at = studio_text_get (self, token);

  return at != NULL && strcmp (at->lower, lower) == 0;
}

gboolean
studio_text_is_one (const StudioText *self,
                    int token,
                    const char *const *lowers)
{
  const StudioToken *at = studio_text_get (self, token);

  for (; at != NULL && *lowers != NULL; lowers++) {
    if (strcmp (at->lower, *lowers) == 0)
      return TRUE;
  }
  return FALSE;
}

gunichar
studio_text_char (const StudioText *self,
                  int token)
{
  const StudioToken *at = studio_text_get (self, token);

  return at != NULL ? g_utf8_get_char (self->bytes + at->from) : 0;
}

/* The neighbour in direction @step that is no blank and in the same line. */
static int
step_over_blanks (const StudioText *self,
                  int token,
                  int step)
{
  token += step;
  while (studio_text_is_kind (self, token, STUDIO_TOKEN_SPACE))
    token += step;
  return studio_text_get (self, token) != NULL && !studio_text_is_kind (self, token, STUDIO_TOKEN_NEWLINE) ? token : -1;
}

int
studio_text_next (const StudioText *self,
                  int token)
{
  return studio_text_get (self, token) != NULL ? step_over_blanks (self, token, 1) : -1;
}

int
studio_text_previous (const StudioText *self,
                      int token)
{
  return studio_text_get (self, token) != NULL ? step_over_blanks (self, token, -1) : -1;
}

int
studio_text_next_word (const StudioText *self,
                       int token)
{
  int next = studio_text_next (self, token);

  return studio_text_is_kind (self, next, STUDIO_TOKEN_WORD) ? next : -1;
}

int
studio_text_previous_word (const StudioText *self,
                           int token)
{
  int previous = studio_text_previous (self, token);

  return studio_text_is_kind (self, previous, STUDIO_TOKEN_WORD) ? previous : -1;
}

gboolean
studio_text_has_flag (const StudioText *self,
                      int token,
                      StudioTokenFlags flag)
{
  const StudioToken *at = studio_text_get (self, token);

  return at != NULL && (at->flags & flag) != 0;
}

gboolean
studio_text_is_capital (const StudioText *self,
                        int token)
{
  return studio_text_has_flag (self, token, STUDIO_TOKEN_CAPITAL);
}

char *
studio_text_copy (const StudioText *self,
                  int first,
                  int last)
{
  const StudioToken *from = studio_text_get (self, first), *to = studio_text_get (self, last);

  g_return_val_if_fail (from != NULL && to != NULL && first <= last, g_strdup (""));
  return g_strndup (self->bytes + from->from, to->to - from->from);
}

char *
studio_text_fit_case (const StudioText *self,
                      int token,
                      const char *word)
{
  g_autofree char *first = NULL;

  if (studio_text_has_flag (self, token, STUDIO_TOKEN_CAPS))
    return g_utf8_strup (word, -1);
  if (!studio_text_is_capital (self, token) || *word == '\0')
    return g_strdup (word);
  first = g_utf8_strup (word, g_utf8_next_char (word) - word);
  return g_strconcat (first, g_utf8_next_char (word), NULL);
}

/* Groups of three behind each point, then perhaps a comma and decimals. */
static gboolean
is_indonesian_number (const char *at)
{
  int digits = (int) strspn (at, "0123456789");

  at += digits;
  if (*at == '.' && digits > 3)
    return FALSE;
  for (; *at == '.'; at += 4) {
    if (strspn (at + 1, "0123456789") != 3)
      return FALSE;
  }
  return *at == '\0' || (*at == ',' && at[1] != '\0' && at[1 + strspn (at + 1, "0123456789")] == '\0');
}

gboolean
studio_text_number (const StudioText *self,
                    int token,
                    double *value)
{
  char plain[32];
  gsize length = 0;

  if (!studio_text_is_kind (self, token, STUDIO_TOKEN_NUMBER) || strlen (self->tokens[token].lower) >= sizeof plain ||
      !is_indonesian_number (self->tokens[token].lower))
    return FALSE;
  for (const char *at = self->tokens[token].lower; *at != '\0'; at++) {
    if (*at != '.')
      plain[length++] = *at == ',' ? '.' : *at;
  }
  plain[length] = '\0';
  *value = g_ascii_strtod (plain, NULL);
  return TRUE;
}
