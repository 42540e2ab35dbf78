#include "config.h"

#include "studio-text-view.h"

#include <math.h>

#include "studio-text-breaks.h"

/* One step as seen; what is painted may have more places than the words. */
static int
move_seen (StudioTextView *view,
           int index,
           int direction)
{
  int byte = view->map.starts[index], end = view->map.starts[view->map.length];

  for (int i = 0; i < 4; i++) {
    const char *painted = pango_layout_get_text (view->layout), *at;
    int found = byte, trailing = 0, new_index;

    pango_layout_move_cursor_visually (view->layout, TRUE, byte, FALSE, direction, &found, &trailing);
    if (found < 0 || found == G_MAXINT)
      return index;
    at = painted + MIN (found, end);
    for (; trailing > 0 && *at != '\0'; trailing--)
      at = g_utf8_next_char (at);
    byte = (int) (at - painted);
    new_index = studio_text_map_index (&view->map, byte);
    if (new_index != index)
      return new_index;
  }
  return index;
}

static int
move_line (StudioTextView *view,
           int index,
           int direction,
           double *goal)
{
  int number = studio_text_line_at (view, index), from, to;
  StudioTextCaret caret;
  const StudioTextLine *line;

  studio_text_caret (view, index, &caret);
  if (isnan (*goal))
    *goal = caret.rect.x;
  number += direction;
  if (number < 0)
    return 0;
  if (number >= (int) view->lines->len)
    return view->map.length;
  line = &g_array_index (view->lines, StudioTextLine, number);
  studio_text_line_range (view, number, &from, &to);
  return CLAMP (studio_text_index_at (view, (StudioPoint){ *goal, view->origin.y + line->top + line->height / 2 }), from, to);
}

static gboolean
reads_leftwards (StudioTextView *view,
                 int index)
{
  const StudioTextLine *line = &g_array_index (view->lines, StudioTextLine, studio_text_line_at (view, index));

  return line->line->resolved_dir == PANGO_DIRECTION_RTL;
}

static int
move_paragraph (const char *words,
                int index,
                int direction)
{
  int length = (int) g_utf8_strlen (words, -1), from, to;

  studio_text_paragraph_at (words, index, &from, &to);
  if (direction > 0)
    return index < to || to == length ? to : (studio_text_paragraph_at (words, to + 1, &from, &to), to);
  return index > from || from == 0 ? from : (studio_text_paragraph_at (words, from - 1, &from, &to), from);
}

static int
move_within (StudioTextView *view,
             int index,
             StudioTextMove move)
{
  const char *words = view->map.words;
  int line = studio_text_line_at (view, index), forward = reads_leftwards (view, index) ? -1 : 1, from, to;

  studio_text_line_range (view, line, &from, &to);
  switch (move) {
  case STUDIO_TEXT_LEFT:
    return move_seen (view, index, -1);
  case STUDIO_TEXT_RIGHT:
    return move_seen (view, index, 1);
  case STUDIO_TEXT_WORD_LEFT:
    return studio_text_step_word (words, index, -forward);
  case STUDIO_TEXT_WORD_RIGHT:
    return studio_text_step_word (words, index, forward);
  case STUDIO_TEXT_LINE_START:
    return from;
  case STUDIO_TEXT_LINE_END:
    return to;
  case STUDIO_TEXT_PARAGRAPH_UP:
    return move_paragraph (words, index, -1);
  case STUDIO_TEXT_PARAGRAPH_DOWN:
    return move_paragraph (words, index, 1);
  case STUDIO_TEXT_START:
    return 0;
  case STUDIO_TEXT_END:
    return view->map.length;
  case STUDIO_TEXT_UP:
  case STUDIO_TEXT_DOWN:
    break;
  }
  return index;
}

int
studio_text_move (StudioTextView *view,
                  int index,
                  StudioTextMove move,
                  double *goal)
{
  index = CLAMP (index, 0, view->map.length);
  if (move == STUDIO_TEXT_UP || move == STUDIO_TEXT_DOWN)
    return move_line (view, index, move == STUDIO_TEXT_UP ? -1 : 1, goal);
  *goal = NAN;
  return move_within (view, index, move);
}
