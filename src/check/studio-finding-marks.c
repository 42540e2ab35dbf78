#include "config.h"

#include "studio-finding-marks.h"

#include <string.h>

struct _StudioFindingMarks
{
  GArray *marks;
};

static void
mark_clear (gpointer data)
{
  studio_finding_unref (((StudioFindingMark *) data)->finding);
}

StudioFindingMarks *
studio_finding_marks_new (void)
{
  StudioFindingMarks *self = g_new (StudioFindingMarks, 1);

  self->marks = g_array_new (FALSE, FALSE, sizeof (StudioFindingMark));
  g_array_set_clear_func (self->marks, mark_clear);
  return self;
}

void
studio_finding_marks_free (StudioFindingMarks *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->marks);
  g_free (self);
}

void
studio_finding_marks_clear (StudioFindingMarks *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->marks, 0);
}

static int
map_point (int point,
           const int *places,
           int length)
{
  return places != NULL ? places[CLAMP (point, 0, length)] : point;
}

void
studio_finding_marks_add (StudioFindingMarks *self,
                          StudioFinding *finding)
{
  studio_finding_marks_add_mapped (self, finding, NULL, 0);
}

/* A mark of its own for each place, so that what is asked for there is done there. */
void
studio_finding_marks_add_mapped (StudioFindingMarks *self,
                                 StudioFinding *finding,
                                 const int *places,
                                 int length)
{
  g_return_if_fail (self != NULL && finding != NULL);

  if (finding->start >= 0)
    studio_finding_marks_add_at (self, finding, map_point (finding->start, places, length), map_point (finding->end, places, length));
  for (guint i = 0; finding->also != NULL && i < finding->also->len; i++) {
    const StudioFindingRange *range = &g_array_index (finding->also, StudioFindingRange, i);
    g_autoptr (StudioFinding) again = studio_finding_copy_at (finding, range->start, range->end);

    studio_finding_marks_add_at (self, again, map_point (range->start, places, length), map_point (range->end, places, length));
  }
}

void
studio_finding_marks_add_at (StudioFindingMarks *self,
                             StudioFinding *finding,
                             int start,
                             int end)
{
  StudioFindingMark mark;

  g_return_if_fail (self != NULL && finding != NULL);

  if (start < 0 || end <= start)
    return;
  mark = (StudioFindingMark){ studio_finding_ref (finding), start, end };
  g_array_append_val (self->marks, mark);
}

GArray *
studio_finding_marks_list (StudioFindingMarks *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->marks;
}

/* --- edits --- */

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Whether @mark's words are other words when @text comes to stand at @at. */
static gboolean
is_changed (const StudioFindingMark *mark,
            int at,
            const char *text)
{
  if (at > mark->start && at < mark->end)
    return TRUE;
  if (at == mark->end)
    return is_of_word (g_utf8_get_char (text));
  return at == mark->start && is_of_word (g_utf8_get_char (g_utf8_find_prev_char (text, text + strlen (text))));
}

void
studio_finding_marks_insert (StudioFindingMarks *self,
                             int at,
                             const char *text)
{
  int length;

  g_return_if_fail (self != NULL && text != NULL);

  if (*text == '\0')
    return;
  length = (int) g_utf8_strlen (text, -1);
  for (guint i = self->marks->len; i-- > 0;) {
    StudioFindingMark *mark = &g_array_index (self->marks, StudioFindingMark, i);

    if (is_changed (mark, at, text)) {
      g_array_remove_index (self->marks, i);
    } else if (mark->start >= at) {
      mark->start += length;
      mark->end += length;
    }
  }
}

void
studio_finding_marks_delete (StudioFindingMarks *self,
                             int from,
                             int to)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->marks->len; i-- > 0 && to > from;) {
    StudioFindingMark *mark = &g_array_index (self->marks, StudioFindingMark, i);

    if (from < mark->end && to > mark->start) {
      g_array_remove_index (self->marks, i);
    } else if (mark->start >= to) {
      mark->start -= to - from;
      mark->end -= to - from;
    }
  }
}

void
studio_finding_marks_replace (StudioFindingMarks *self,
                              const char *before,
                              const char *after)
{
  const char *old_start = before, *new_start = after;
  const char *old_end, *new_end;
  g_autofree char *put_in = NULL;
  int from;

  g_return_if_fail (self != NULL && before != NULL && after != NULL);

  old_end = before + strlen (before);
  new_end = after + strlen (after);
  for (; *old_start != '\0' && g_utf8_get_char (old_start) == g_utf8_get_char (new_start); old_start = g_utf8_next_char (old_start))
    new_start = g_utf8_next_char (new_start);
  while (old_end > old_start && new_end > new_start) {
    const char *old_last = g_utf8_prev_char (old_end), *new_last = g_utf8_prev_char (new_end);

    if (g_utf8_get_char (old_last) != g_utf8_get_char (new_last))
      break;
    old_end = old_last;
    new_end = new_last;
  }
  from = (int) g_utf8_pointer_to_offset (before, old_start);
  studio_finding_marks_delete (self, from, from + (int) g_utf8_pointer_to_offset (old_start, old_end));
  put_in = g_strndup (new_start, (gsize) (new_end - new_start));
  studio_finding_marks_insert (self, from, put_in);
}

/* --- looking for one --- */

GPtrArray *
studio_finding_marks_find (StudioFindingMarks *self,
                           int point)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, found);

  for (guint i = 0; i < self->marks->len; i++) {
    StudioFindingMark *mark = &g_array_index (self->marks, StudioFindingMark, i);

    if (point >= mark->start && point <= mark->end)
      g_ptr_array_add (found, mark);
  }
  return found;
}

const StudioFindingMark *
studio_finding_marks_lookup (StudioFindingMarks *self,
                             const StudioFinding *finding)
{
  const StudioFindingMark *same = NULL;

  g_return_val_if_fail (self != NULL && finding != NULL, NULL);

  for (guint i = 0; i < self->marks->len; i++) {
    const StudioFindingMark *mark = &g_array_index (self->marks, StudioFindingMark, i);

    if (mark->finding == finding)
      return mark;
    if (g_str_equal (mark->finding->key, finding->key) && (same == NULL || mark->finding->start == finding->start))
      same = mark;
  }
  return same;
}

const StudioFindingMark *
studio_finding_marks_step (StudioFindingMarks *self,
                           int point,
                           gboolean forward)
{
  const StudioFindingMark *next = NULL, *first = NULL;
  int sign = forward ? 1 : -1;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->marks->len; i++) {
    const StudioFindingMark *mark = &g_array_index (self->marks, StudioFindingMark, i);

    if (first == NULL || (mark->start - first->start) * sign < 0)
      first = mark;
    if ((mark->start - point) * sign > 0 && (next == NULL || (mark->start - next->start) * sign < 0))
      next = mark;
  }
  return next != NULL ? next : first;
}
