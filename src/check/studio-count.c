#include "config.h"

#include "studio-count.h"

#include <pango/pango.h>
#include <string.h>

#include "studio-emoji.h"
#include "studio-link.h"

/* Longest piece that Pango or GLib gets at once, in code points; no character that people use is longer. */
#define MAX_PIECE 512

static const char *const rule_names[] = {
  [STUDIO_COUNT_GRAPHEMES] = "graphemes",
  [STUDIO_COUNT_CODE_POINTS] = "codepoints",
  [STUDIO_COUNT_UTF16] = "utf16",
  [STUDIO_COUNT_UTF8] = "utf8",
  [STUDIO_COUNT_MASTODON] = "mastodon",
  [STUDIO_COUNT_X] = "x",
  [STUDIO_COUNT_THREADS] = "threads",
  [STUDIO_COUNT_LINKEDIN] = "linkedin",
};

/** Points: a text as code points. */
typedef struct
{
  gunichar *at;
  gsize n;
} Points;

static void
points_clear (Points *points)
{
  g_free (points->at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Points, points_clear)

static Points
points_of (const char *text)
{
  glong n = 0;
  gunichar *at = g_utf8_to_ucs4_fast (text, -1, &n);

  return (Points){ at, (gsize) n };
}

gboolean
studio_count_rule_from_name (const char *name,
                             StudioCountRule *rule)
{
  g_return_val_if_fail (name != NULL && rule != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (rule_names); i++) {
    if (g_str_equal (rule_names[i], name)) {
      *rule = (StudioCountRule) i;
      return TRUE;
    }
  }
  return FALSE;
}

/* Where a piece of text may end: before plain letters, unless what stands before them holds on to what follows (Arabic number signs). */
static gboolean
may_part (gunichar before,
          gunichar next)
{
  return next < 0x80 && !(before == '\r' && next == '\n') && (before < 0x80 || g_unichar_type (before) != G_UNICODE_FORMAT);
}

/*
 * Sets in @starts, for the @n code points from @text on, which of them begin a character. Pango finds sentences and words at the same time,
 * which takes time by the square of the length for texts full of "https://" (1.50), so it gets short pieces only.
 */
static void
mark_piece (const char *text,
            gsize bytes,
            gsize n,
            guint8 *starts)
{
  PangoLogAttr places[MAX_PIECE + 1];

  if (n == 1) {
    *starts = TRUE;
    return;
  }
  memset (places, 0, sizeof (PangoLogAttr) * (n + 1));
  pango_default_break (text, (int) bytes, NULL, places, (int) n + 1);
  for (gsize i = 0; i < n; i++)
    starts[i] = places[i].is_cursor_position;
}

/* Returns: where the piece that begins at @text ends; @length gets how many code points it has. */
static const char *
end_piece (const char *text,
           gsize *length)
{
  gunichar before;

  *length = 0;
  do {
    before = g_utf8_get_char (text);
    text = g_utf8_next_char (text);
    ++*length;
  } while (*text != '\0' && *length < MAX_PIECE && !may_part (before, g_utf8_get_char (text)));
  return text;
}

/* Returns: (transfer full) (array): for each code point whether a character begins there. Valid UTF-8 only. */
static guint8 *
mark_characters (const char *text,
                 gsize n)
{
  guint8 *starts = g_new0 (guint8, n + 1);
  gsize done = 0;

  while (*text != '\0') {
    gsize length;
    const char *end = end_piece (text, &length);

    mark_piece (text, end - text, length, starts + done);
    done += length;
    text = end;
  }
  return starts;
}

static int
count_graphemes (const char *text)
{
  gsize n = (gsize) g_utf8_strlen (text, -1);
  g_autofree guint8 *starts = mark_characters (text, n);
  int count = 0;

  for (gsize i = 0; i < n; i++)
    count += starts[i];
  return count;
}

static int
count_utf16 (const Points *points)
{
  int count = 0;

  for (gsize i = 0; i < points->n; i++)
    count += points->at[i] > 0xFFFF ? 2 : 1;
  return count;
}

static int
count_escaped (const Points *points,
               const char *escapes)
{
  int count = count_utf16 (points);

  for (gsize i = 0; i < points->n; i++)
    count += points->at[i] > 0 && points->at[i] < 0x80 && strchr (escapes, (int) points->at[i]) != NULL;
  return count;
}

static gboolean
is_light (gunichar c,
          GArray *ranges)
{
  for (guint i = 0; ranges != NULL && i < ranges->len; i++) {
    const StudioCountRange *range = &g_array_index (ranges, StudioCountRange, i);

    if (c >= range->from && c <= range->to)
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full): @text in the form NFC. GLib (2.74) moves all that follows at each letter that it puts together. */
static char *
compose (const char *text)
{
  GString *composed = g_string_sized_new (strlen (text));

  while (*text != '\0') {
    gsize length;
    const char *end = end_piece (text, &length);
    g_autofree char *piece = length > 1 || (guchar) *text >= 0x80 ? g_utf8_normalize (text, end - text, G_NORMALIZE_NFC) : NULL;

    if (piece != NULL)
      g_string_append (composed, piece);
    else
      g_string_append_len (composed, text, end - text);
    text = end;
  }
  return g_string_free (composed, FALSE);
}

static int
count_x (const char *text,
         const StudioCounting *counting)
{
  g_autofree char *composed = compose (text);
  g_auto (Points) points = points_of (composed);
  int count = 0;

  for (gsize i = 0; i < points.n;) {
    gsize link = studio_link_length (points.at, points.n, i, TRUE);
    gsize emoji = link > 0 ? 0 : studio_emoji_length (points.at + i, points.n - i);

    if (link > 0)
      count += counting->link;
    else if (emoji > 0)
      count += counting->emoji;
    else
      count += is_light (points.at[i], counting->ranges) ? 1 : 2;
    i += MAX (MAX (link, emoji), 1);
  }
  return count;
}

static int
count_threads (const Points *points)
{
  int count = 0;

  for (gsize i = 0; i < points->n;) {
    gsize emoji = studio_emoji_length (points->at + i, points->n - i);

    for (gsize k = 0; k < emoji; k++)
      count += g_unichar_to_utf8 (points->at[i + k], NULL);
    if (emoji == 0)
      count++;
    i += MAX (emoji, 1);
  }
  return count;
}

/* Writes the text as its server sees it and counts that. */
static int
count_mastodon (const Points *points,
                int link_weight)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  for (gsize i = 0; i < points->n;) {
    gsize link = studio_link_length (points->at, points->n, i, FALSE), local = 0;
    gsize mention = link > 0 ? 0 : studio_mention_length (points->at, points->n, i, &local);

    for (int k = 0; link > 0 && k < link_weight; k++)
      g_string_append_c (seen, 'x');
    for (gsize k = 0; k < (mention > 0 ? local : link > 0 ? 0
                                                          : 1);
         k++)
      g_string_append_unichar (seen, points->at[i + k]);
    i += MAX (MAX (link, mention), 1);
  }
  return count_graphemes (seen->str);
}

int
studio_count (const char *text,
              const StudioCounting *counting)
{
  g_autofree char *valid = NULL;
  g_auto (Points) points = { 0 };

  g_return_val_if_fail (text != NULL && counting != NULL, 0);

  valid = g_utf8_make_valid (text, -1);
  points = points_of (valid);
  switch (counting->rule) {
  case STUDIO_COUNT_GRAPHEMES:
    return count_graphemes (valid);
  case STUDIO_COUNT_CODE_POINTS:
    return (int) points.n;
  case STUDIO_COUNT_UTF16:
    return count_utf16 (&points);
  case STUDIO_COUNT_UTF8:
    return (int) strlen (valid);
  case STUDIO_COUNT_MASTODON:
    return count_mastodon (&points, counting->link);
  case STUDIO_COUNT_X:
    return count_x (valid, counting);
  case STUDIO_COUNT_THREADS:
    return count_threads (&points);
  case STUDIO_COUNT_LINKEDIN:
    return count_escaped (&points, counting->escapes != NULL ? counting->escapes : "");
  }
  g_return_val_if_reached (0);
}

int
studio_count_visible (const char *text,
                      int first)
{
  g_autofree char *valid = NULL;
  g_autofree guint8 *starts = NULL;
  glong n;

  g_return_val_if_fail (text != NULL && first >= 0, 0);

  valid = g_utf8_make_valid (text, -1);
  n = g_utf8_strlen (valid, -1);
  if (first == 0 || n <= first)
    return (int) n;
  starts = mark_characters (valid, (gsize) n);
  for (glong i = 1; i < n; i++) {
    first -= starts[i];
    if (first == 0)
      return (int) i;
  }
  return (int) n;
}

StudioMarks
studio_count_marks (const char *text)
{
  g_autofree char *valid = NULL;
  g_auto (Points) points = { 0 };
  StudioMarks marks = { 0 };

  g_return_val_if_fail (text != NULL, marks);

  valid = g_utf8_make_valid (text, -1);
  points = points_of (valid);
  for (gsize i = 0; i < points.n;) {
    gsize link = studio_link_length (points.at, points.n, i, TRUE);
    gsize mention = studio_mention_length (points.at, points.n, i, NULL);
    gsize hashtag = studio_hashtag_length (points.at, points.n, i);

    marks.links += link > 0;
    marks.mentions += mention > 0;
    marks.hashtags += hashtag > 0;
    i += MAX (MAX (link, mention), MAX (hashtag, 1));
  }
  return marks;
}
