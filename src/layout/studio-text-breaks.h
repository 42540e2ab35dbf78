#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Where a caret may stand in words, without fonts: so that keys can be answered before the page is laid out anew. Places are
 * code points; letters with their marks, flags and families of emoji are one step.
 */

/** The next place in @direction (1 or -1); @index itself at the end. */
int studio_text_next_letter (const char *words, int index, int direction);
/** The next end of a word (@direction 1) or start of one (-1), as Ctrl with the arrow keys goes. */
int studio_text_step_word (const char *words, int index, int direction);
/** Where Backspace deletes from: a mark alone, where the script wants that. */
int studio_text_backspace (const char *words, int index);
/** The word around @index, or the spaces or the sign there: what a double-click selects. */
void studio_text_word_at (const char *words, int index, int *from, int *to);
/** The paragraph around @index, without its line feed. */
void studio_text_paragraph_at (const char *words, int index, int *from, int *to);
/**
 * Whether so much of @words stands without a blank that Pango would take seconds to break it between words where it can and
 * anywhere else where it cannot (PANGO_WRAP_WORD_CHAR): its time grows with the square of the length. PANGO_WRAP_CHAR does not.
 */
gboolean studio_text_has_long_word (const char *words);

G_END_DECLS
