#include "config.h"

#include "studio-text-changes.h"

#include <string.h>

/* Most cells of the table of common words, which takes two bytes a cell. */
#define MAX_CELLS (4 * 1024 * 1024)

/* Word: a part of a text that is compared as a whole, not terminated. */
typedef struct
{
  const char *start;
  gsize length;
} Word;

static void
piece_free (gpointer data)
{
  StudioTextPiece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

/* --- words --- */

typedef enum {
  SIGN_LETTER,
  SIGN_SPACE,
  SIGN_JOINER, /* a letter between letters: "1.250", "anak-anak", "14.30" */
  SIGN_OTHER,
} Sign;

/* What belongs to the letter or picture before it: accents, tones of skin. */
static gboolean
is_mark (gunichar c)
{
  return g_unichar_ismark (c) || (c >= 0x1f3fb && c <= 0x1f3ff);
}

static Sign
sign_of (gunichar c)
{
  if (g_unichar_isspace (c))
    return SIGN_SPACE;
  if (g_unichar_isalnum (c) || is_mark (c) || c == 0x200d)
    return SIGN_LETTER;
  return c != 0 && strchr (".,-/:@'", (int) MIN (c, 0x7e)) != NULL ? SIGN_JOINER : SIGN_OTHER;
}

static const char *
word_end (const char *at)
{
  Sign first = sign_of (g_utf8_get_char (at));

  at = g_utf8_next_char (at);
  if (first == SIGN_JOINER || first == SIGN_OTHER) {
    while (*at != '\0' && is_mark (g_utf8_get_char (at)))
      at = g_utf8_next_char (at);
    return at;
  }
  while (*at != '\0') {
    Sign sign = sign_of (g_utf8_get_char (at));

    if (sign == SIGN_JOINER && first == SIGN_LETTER) {
      const char *after = g_utf8_next_char (at);

      if (*after == '\0' || sign_of (g_utf8_get_char (after)) != SIGN_LETTER)
        return at;
    } else if (sign != first) {
      return at;
    }
    at = g_utf8_next_char (at);
  }
  return at;
}

static GArray *
divide (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  while (*text != '\0') {
    const char *end = word_end (text);
    Word word = { text, (gsize) (end - text) };

    g_array_append_val (words, word);
    text = end;
  }
  return words;
}

static gboolean
word_equal (const Word *a,
            const Word *b)
{
  return a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

/* --- pieces --- */

/* Words follow each other in their text, so a piece is one stretch of it. */
static void
add_words (GPtrArray *pieces,
           StudioTextFate fate,
           const Word *words,
           guint n)
{
  StudioTextPiece *piece;
  gsize length;

  if (n == 0)
    return;
  length = (gsize) (words[n - 1].start + words[n - 1].length - words[0].start);
  piece = g_new (StudioTextPiece, 1);
  piece->fate = fate;
  piece->text = g_strndup (words[0].start, length);
  g_ptr_array_add (pieces, piece);
}

/* common[i * (m + 1) + j]: how many words the rests from i and j have in common at most */
static guint16 *
count_common (const Word *a,
              guint n,
              const Word *b,
              guint m)
{
  guint16 *common = g_new0 (guint16, (gsize) (n + 1) * (m + 1));

  for (guint i = n; i-- > 0;) {
    guint16 *row = common + (gsize) i * (m + 1);
    const guint16 *below = row + m + 1;

    for (guint j = m; j-- > 0;)
      row[j] = word_equal (&a[i], &b[j]) ? (guint16) (below[j + 1] + 1) : MAX (below[j], row[j + 1]);
  }
  return common;
}

static void
add_middle (GPtrArray *pieces,
            const Word *a,
            guint n,
            const Word *b,
            guint m)
{
  g_autofree guint16 *common = NULL;
  guint i = 0, j = 0;

  if (n == 0 || m == 0 || n > G_MAXUINT16 || (guint64) (n + 1) * (m + 1) > MAX_CELLS) {
    add_words (pieces, STUDIO_TEXT_REMOVED, a, n);
    add_words (pieces, STUDIO_TEXT_ADDED, b, m);
    return;
  }
  common = count_common (a, n, b, m);
  while (i < n || j < m) {
    guint i0 = i, j0 = j;

    while (i < n && j < m && word_equal (&a[i], &b[j]))
      i++, j++;
    add_words (pieces, STUDIO_TEXT_KEPT, a + i0, i - i0);
    i0 = i, j0 = j;
    while ((i < n || j < m) && !(i < n && j < m && word_equal (&a[i], &b[j]))) {
      if (j == m || (i < n && common[(gsize) (i + 1) * (m + 1) + j] >= common[(gsize) i * (m + 1) + j + 1]))
        i++;
      else
        j++;
    }
    add_words (pieces, STUDIO_TEXT_REMOVED, a + i0, i - i0);
    add_words (pieces, STUDIO_TEXT_ADDED, b + j0, j - j0);
  }
}

/* --- reading well --- */

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* Whether the piece at @i is nothing but a space between two changes, which reads better as one change; a line's end still parts them. */
static gboolean
is_gap (GPtrArray *pieces,
        guint i)
{
  const StudioTextPiece *piece = g_ptr_array_index (pieces, i);

  return piece->fate == STUDIO_TEXT_KEPT && i > 0 && i + 1 < pieces->len && is_blank (piece->text) && strchr (piece->text, '\n') == NULL;
}

static void
take_up (GPtrArray *joined,
         StudioTextFate fate,
         GString *text)
{
  StudioTextPiece *piece;

  if (text->len == 0)
    return;
  piece = g_new (StudioTextPiece, 1);
  piece->fate = fate;
  piece->text = g_strdup (text->str);
  g_ptr_array_add (joined, piece);
  g_string_truncate (text, 0);
}

/* Gathers the changes between two kept pieces into one that is removed and one that is added. */
static GPtrArray *
join_changes (GPtrArray *pieces)
{
  GPtrArray *joined = g_ptr_array_new_with_free_func (piece_free);
  g_autoptr (GString) removed = g_string_new (NULL);
  g_autoptr (GString) added = g_string_new (NULL);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++) {
    const StudioTextPiece *piece = g_ptr_array_index (pieces, i);
    gboolean gap = is_gap (pieces, i);

    if (piece->fate == STUDIO_TEXT_KEPT && !gap) {
      take_up (joined, STUDIO_TEXT_REMOVED, removed);
      take_up (joined, STUDIO_TEXT_ADDED, added);
      g_string_append (kept, piece->text);
      continue;
    }
    take_up (joined, STUDIO_TEXT_KEPT, kept);
    if (gap || piece->fate == STUDIO_TEXT_REMOVED)
      g_string_append (removed, piece->text);
    if (gap || piece->fate == STUDIO_TEXT_ADDED)
      g_string_append (added, piece->text);
  }
  take_up (joined, STUDIO_TEXT_KEPT, kept);
  take_up (joined, STUDIO_TEXT_REMOVED, removed);
  take_up (joined, STUDIO_TEXT_ADDED, added);
  return joined;
}

GPtrArray *
studio_text_changes_find (const char *old,
                          const char *fresh)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func (piece_free);
  g_autoptr (GArray) a = NULL;
  g_autoptr (GArray) b = NULL;
  const Word *from, *to;
  guint head = 0, tail = 0, least;

  g_return_val_if_fail (old != NULL && fresh != NULL, NULL);

  a = divide (old);
  b = divide (fresh);
  from = (const Word *) a->data;
  to = (const Word *) b->data;
  least = MIN (a->len, b->len);
  while (head < least && word_equal (&from[head], &to[head]))
    head++;
  while (tail < least - head && word_equal (&from[a->len - 1 - tail], &to[b->len - 1 - tail]))
    tail++;
  add_words (pieces, STUDIO_TEXT_KEPT, from, head);
  add_middle (pieces, from + head, a->len - head - tail, to + head, b->len - head - tail);
  add_words (pieces, STUDIO_TEXT_KEPT, from + a->len - tail, tail);
  return join_changes (pieces);
}

gboolean
studio_text_changes_any (GPtrArray *pieces)
{
  g_return_val_if_fail (pieces != NULL, FALSE);

  for (guint i = 0; i < pieces->len; i++)
    if (((const StudioTextPiece *) g_ptr_array_index (pieces, i))->fate != STUDIO_TEXT_KEPT)
      return TRUE;
  return FALSE;
}
