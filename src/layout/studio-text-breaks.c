#include "config.h"

#include "studio-text-breaks.h"

#include <pango/pango.h>
#include <string.h>

/* Code points; longer than any address that somebody would put into a caption */
#define LONG_WORD 500

typedef struct
{
  PangoLogAttr *at; /* n + 1 */
  int n;
} Breaks;

static Breaks
find_breaks (const char *words)
{
  Breaks breaks = { .n = (int) g_utf8_strlen (words, -1) };

  breaks.at = g_new0 (PangoLogAttr, breaks.n + 1);
  pango_get_log_attrs (words, -1, -1, NULL, breaks.at, breaks.n + 1);
  return breaks;
}

int
studio_text_next_letter (const char *words,
                         int index,
                         int direction)
{
  Breaks breaks = find_breaks (words);
  int at = CLAMP (index, 0, breaks.n);

  do
    at += direction;
  while (at > 0 && at < breaks.n && !breaks.at[at].is_cursor_position);
  g_free (breaks.at);
  return CLAMP (at, 0, breaks.n);
}

int
studio_text_step_word (const char *words,
                       int index,
                       int direction)
{
  Breaks breaks = find_breaks (words);
  int at = CLAMP (index, 0, breaks.n);

  do
    at += direction;
  while (at > 0 && at < breaks.n && !(direction > 0 ? breaks.at[at].is_word_end : breaks.at[at].is_word_start));
  g_free (breaks.at);
  return CLAMP (at, 0, breaks.n);
}

int
studio_text_backspace (const char *words,
                       int index)
{
  Breaks breaks = find_breaks (words);
  gboolean one = index > 0 && index <= breaks.n && breaks.at[index].backspace_deletes_character;

  g_free (breaks.at);
  return one ? index - 1 : studio_text_next_letter (words, index, -1);
}

static gboolean
is_space (const char *words,
          int index)
{
  gunichar letter = g_utf8_get_char (g_utf8_offset_to_pointer (words, index));

  return letter != '\n' && g_unichar_isspace (letter);
}

void
studio_text_word_at (const char *words,
                     int index,
                     int *from,
                     int *to)
{
  Breaks breaks = find_breaks (words);
  gboolean inside = FALSE;

  *from = *to = CLAMP (index, 0, breaks.n);
  for (int i = 0; i <= *from; i++)
    inside = breaks.at[i].is_word_start || (inside && !breaks.at[i].is_word_end);
  /* behind a word's last letter counts as in it */
  inside = inside || breaks.at[*from].is_word_end;
  if (inside) {
    while (*from > 0 && !breaks.at[*from].is_word_start)
      --*from;
    while (*to < breaks.n && !(breaks.at[*to].is_word_end && *to > *from))
      ++*to;
  } else if (*from < breaks.n && is_space (words, *from)) {
    while (*from > 0 && is_space (words, *from - 1))
      --*from;
    while (*to < breaks.n && is_space (words, *to))
      ++*to;
  } else if (*from < breaks.n) {
    *to = studio_text_next_letter (words, *from, 1);
  }
  g_free (breaks.at);
}

void
studio_text_paragraph_at (const char *words,
                          int index,
                          int *from,
                          int *to)
{
  int at = 0;

  *from = 0;
  for (const char *letter = words; *letter != '\0'; letter = g_utf8_next_char (letter), at++) {
    if (*letter != '\n')
      continue;
    if (at >= index)
      break;
    *from = at + 1;
  }
  *to = at;
}

gboolean
studio_text_has_long_word (const char *words)
{
  guint length = 0;

  for (const char *at = words; *at != '\0' && length <= LONG_WORD; at = g_utf8_next_char (at))
    length = strchr (" \n\t", *at) != NULL ? 0 : length + 1;
  return length > LONG_WORD;
}
