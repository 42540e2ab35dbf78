#include "config.h"

#include "studio-text-buffer.h"

#include <string.h>

#include "studio-text-words.h"

/* As long as the history lets steps of one key grow together. */
#define PAUSE G_TIME_SPAN_SECOND
#define SMALLEST 0.2
#define LARGEST 5.0

static char *
read_text (const char *text,
           GArray *others,
           GArray **runs)
{
  char *words;

  *runs = studio_runs_new ();
  words = studio_text_take_marks (text, *runs);
  if (others != NULL)
    studio_runs_lay_over (*runs, others);
  studio_runs_clamp (*runs, (int) g_utf8_strlen (words, -1));
  return words;
}

StudioTextBuffer *
studio_text_buffer_new (const char *text,
                        GArray *runs)
{
  StudioTextBuffer *buffer = g_new0 (StudioTextBuffer, 1);

  buffer->words = read_text (text, runs, &buffer->runs);
  buffer->length = (int) g_utf8_strlen (buffer->words, -1);
  buffer->marks = !g_str_equal (text, buffer->words);
  buffer->anchor = buffer->caret = buffer->length;
  return buffer;
}

void
studio_text_buffer_free (StudioTextBuffer *buffer)
{
  if (buffer == NULL)
    return;
  g_free (buffer->words);
  g_array_unref (buffer->runs);
  g_free (buffer);
}

static void
end_step (StudioTextBuffer *buffer)
{
  buffer->change = STUDIO_CHANGE_NONE;
  buffer->pending = (StudioTextRun){ .size = 1 };
}

/* Code points that are alike at the end of both, none of them among the first @before. */
static int
common_end (const char *a,
            const char *b,
            int before)
{
  const char *at_a = a + strlen (a), *at_b = b + strlen (b);
  const char *stop_a = g_utf8_offset_to_pointer (a, before), *stop_b = g_utf8_offset_to_pointer (b, before);
  int count = 0;

  while (at_a > stop_a && at_b > stop_b) {
    at_a = g_utf8_prev_char (at_a);
    at_b = g_utf8_prev_char (at_b);
    if (g_utf8_get_char (at_a) != g_utf8_get_char (at_b))
      break;
    count++;
  }
  return count;
}

static int
common_start (const char *a,
              const char *b)
{
  int count = 0;

  for (; *a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b); a = g_utf8_next_char (a), b = g_utf8_next_char (b))
    count++;
  return count;
}

gboolean
studio_text_buffer_sync (StudioTextBuffer *buffer,
                         const char *text,
                         GArray *runs)
{
  g_autoptr (GArray) new_runs = NULL;
  g_autofree char *words = read_text (text, runs, &new_runs);
  gboolean same_words = g_str_equal (words, buffer->words);

  if (same_words && studio_runs_equal (new_runs, buffer->runs))
    return FALSE;
  g_array_unref (buffer->runs);
  buffer->runs = g_steal_pointer (&new_runs);
  if (!same_words) {
    int start = common_start (words, buffer->words), end = common_end (words, buffer->words, start);

    g_free (buffer->words);
    buffer->words = g_steal_pointer (&words);
    buffer->length = (int) g_utf8_strlen (buffer->words, -1);
    buffer->anchor = buffer->caret = buffer->length - end;
    buffer->marks = buffer->marks || !g_str_equal (text, buffer->words);
  }
  end_step (buffer);
  return TRUE;
}

char *
studio_text_buffer_store (StudioTextBuffer *buffer,
                          GArray **runs)
{
  *runs = studio_runs_copy (buffer->runs);
  return buffer->marks ? studio_text_put_marks (buffer->words, *runs) : g_strdup (buffer->words);
}

int *
studio_text_buffer_map_stored (StudioTextBuffer *buffer,
                               const char *stored,
                               int *length)
{
  int *places = g_new (int, g_utf8_strlen (stored, -1) + 1);
  const char *words = buffer->words;
  int n = 0, place = 0;

  /* only pairs of marks were taken out: the words tell which */
  for (const char *at = stored; *at != '\0'; at = g_utf8_next_char (at)) {
    gboolean is_mark = g_str_has_prefix (at, "**") && !g_str_has_prefix (words, "**");

    places[n++] = place;
    if (is_mark) {
      places[n++] = place;
      at++;
    } else if (*words != '\0') {
      words = g_utf8_next_char (words);
      place++;
    }
  }
  places[n] = place;
  *length = n;
  return places;
}

gboolean
studio_text_buffer_has_selection (StudioTextBuffer *buffer)
{
  return buffer->anchor != buffer->caret;
}

void
studio_text_buffer_get_selection (StudioTextBuffer *buffer,
                                  int *from,
                                  int *to)
{
  *from = MIN (buffer->anchor, buffer->caret);
  *to = MAX (buffer->anchor, buffer->caret);
}

char *
studio_text_buffer_get_selected (StudioTextBuffer *buffer)
{
  int from, to;

  studio_text_buffer_get_selection (buffer, &from, &to);
  return g_utf8_substring (buffer->words, from, to);
}

void
studio_text_buffer_select (StudioTextBuffer *buffer,
                           int anchor,
                           int caret)
{
  buffer->anchor = CLAMP (anchor, 0, buffer->length);
  buffer->caret = CLAMP (caret, 0, buffer->length);
  end_step (buffer);
}

/* What a keyboard, a clipboard or an input method gives, as words of a page. */
static char *
clean_words (StudioTextBuffer *buffer,
             const char *text,
             int room,
             int *count)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *words = g_string_new (NULL);

  *count = 0;
  for (const char *at = valid; *at != '\0' && *count < room; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (letter == '\r') {
      if (at[1] == '\n')
        continue;
      letter = '\n';
    }
    if (letter == 0x2028 || letter == 0x2029)
      letter = '\n';
    if (letter == '\t' || (letter == '\n' && buffer->one_line))
      letter = ' ';
    if (letter != '\n' && (g_unichar_iscntrl (letter) || letter == 0xfeff))
      continue;
    g_string_append_unichar (words, letter);
    ++*count;
  }
  return g_string_free (words, FALSE);
}

static void
replace_words (StudioTextBuffer *buffer,
               int from,
               int to,
               const char *words,
               int count)
{
  const char *start = g_utf8_offset_to_pointer (buffer->words, from), *end = g_utf8_offset_to_pointer (buffer->words, to);
  char *all = g_strdup_printf ("%.*s%s%s", (int) (start - buffer->words), buffer->words, words, end);

  /* what takes a selection's place looks like its first letter */
  if (from < to && count > 0) {
    studio_runs_insert (buffer->runs, from + 1, count);
    studio_runs_remove (buffer->runs, from, from + 1);
    studio_runs_remove (buffer->runs, from + count, to + count - 1);
  } else {
    studio_runs_remove (buffer->runs, from, to);
    studio_runs_insert (buffer->runs, from, count);
  }
  g_free (buffer->words);
  buffer->words = all;
  buffer->length += count - (to - from);
  buffer->anchor = buffer->caret = from + count;
}

static gboolean
is_space_at (const char *words,
             int index)
{
  return index >= 0 && g_unichar_isspace (g_utf8_get_char (g_utf8_offset_to_pointer (words, index)));
}

static void
begin_change (StudioTextBuffer *buffer,
              StudioTextChange change,
              gboolean anew,
              gint64 now)
{
  if (anew || change != buffer->change || now - buffer->changed_at > PAUSE)
    buffer->step++;
  buffer->change = change;
  buffer->changed_at = now;
}

void
studio_text_buffer_insert (StudioTextBuffer *buffer,
                           const char *text,
                           gint64 now)
{
  int from, to, count;
  g_autofree char *words = NULL;
  StudioTextRun pending = buffer->pending;
  gboolean anew;

  studio_text_buffer_get_selection (buffer, &from, &to);
  words = clean_words (buffer, text, STUDIO_TEXT_BUFFER_MAX - buffer->length + (to - from), &count);
  if (count == 0)
    return;
  /* a word's first letter begins a step, so that undo takes back word by word; what was pasted is one */
  anew = from < to || count > 1 || (is_space_at (buffer->words, from - 1) && !is_space_at (words, 0));
  begin_change (buffer, STUDIO_CHANGE_TYPE, anew, now);
  replace_words (buffer, from, to, words, count);
  if (pending.said != 0)
    studio_runs_apply (buffer->runs, from, from + count, &pending);
  buffer->pending = (StudioTextRun){ .size = 1 };
}

void
studio_text_buffer_delete_to (StudioTextBuffer *buffer,
                              int to,
                              gint64 now)
{
  int from, end;
  gboolean selection = studio_text_buffer_has_selection (buffer);

  studio_text_buffer_get_selection (buffer, &from, &end);
  if (!selection) {
    to = CLAMP (to, 0, buffer->length);
    from = MIN (buffer->caret, to);
    end = MAX (buffer->caret, to);
  }
  if (from == end)
    return;
  begin_change (buffer, STUDIO_CHANGE_DELETE, selection || end - from > 1, now);
  replace_words (buffer, from, end, "", 0);
}

static gboolean
base_of (StudioTextBuffer *buffer,
         StudioRunMember member)
{
  return member == STUDIO_RUN_BOLD ? buffer->base_bold : member == STUDIO_RUN_ITALIC  ? buffer->base_italic
                                                     : member == STUDIO_RUN_UNDERLINE ? buffer->base_underline
                                                                                      : buffer->base_strike;
}

gboolean
studio_text_buffer_is_on (StudioTextBuffer *buffer,
                          StudioRunMember member)
{
  int from, to;

  studio_text_buffer_get_selection (buffer, &from, &to);
  if (from < to)
    return studio_runs_is_on (buffer->runs, from, to, member, base_of (buffer, member));
  if ((buffer->pending.said & member) != 0)
    return (buffer->pending.on & member) != 0;
  return from > 0 ? studio_runs_is_on (buffer->runs, from - 1, from, member, base_of (buffer, member)) : base_of (buffer, member);
}

void
studio_text_buffer_toggle (StudioTextBuffer *buffer,
                           StudioRunMember member)
{
  int from, to;

  studio_text_buffer_get_selection (buffer, &from, &to);
  if (from < to) {
    studio_runs_toggle (buffer->runs, from, to, member, base_of (buffer, member));
    begin_change (buffer, STUDIO_CHANGE_NONE, TRUE, 0);
  } else {
    buffer->pending.on = studio_text_buffer_is_on (buffer, member) ? buffer->pending.on & ~(guint) member : buffer->pending.on | member;
    buffer->pending.said |= member;
  }
}

void
studio_text_buffer_apply (StudioTextBuffer *buffer,
                          const StudioTextRun *look)
{
  int from, to;

  studio_text_buffer_get_selection (buffer, &from, &to);
  studio_runs_apply (buffer->runs, from, to, look);
  begin_change (buffer, STUDIO_CHANGE_NONE, TRUE, 0);
}

void
studio_text_buffer_clear (StudioTextBuffer *buffer,
                          guint members)
{
  int from, to;

  studio_text_buffer_get_selection (buffer, &from, &to);
  studio_runs_clear (buffer->runs, from, to, members);
  begin_change (buffer, STUDIO_CHANGE_NONE, TRUE, 0);
}

static double
size_at (StudioTextBuffer *buffer,
         int index)
{
  StudioTextRun run = studio_runs_at (buffer->runs, index);

  return (run.said & STUDIO_RUN_SIZE) != 0 ? run.size : 1;
}

gboolean
studio_text_buffer_scale (StudioTextBuffer *buffer,
                          double factor)
{
  int from, to;

  studio_text_buffer_get_selection (buffer, &from, &to);
  if (from == to)
    return FALSE;
  for (int at = from; at < to;) {
    StudioTextRun look = { .said = STUDIO_RUN_SIZE, .size = CLAMP (size_at (buffer, at) * factor, SMALLEST, LARGEST) };
    double before = size_at (buffer, at);
    int end = at + 1;

    while (end < to && ABS (size_at (buffer, end) - before) < 0.0001)
      end++;
    studio_runs_apply (buffer->runs, at, end, &look);
    at = end;
  }
  begin_change (buffer, STUDIO_CHANGE_NONE, TRUE, 0);
  return TRUE;
}
