#pragma once

#include "studio-text-runs.h"

G_BEGIN_DECLS

/** Which letters a text is shown in; what is stored stays as typed. */
typedef enum {
  STUDIO_CASE_NONE,
  STUDIO_CASE_UPPER,
  STUDIO_CASE_LOWER,
  STUDIO_CASE_TITLE,
} StudioTextCase;

/** What happens to one letter. */
typedef enum {
  STUDIO_LETTER_KEPT,
  STUDIO_LETTER_UPPER,
  STUDIO_LETTER_LOWER,
} StudioLetterChange;

/**
 * studio_text_take_marks:
 * @text: words with "**" pairs around bold parts; an unpaired mark is text
 * @runs: gets the bold parts
 *
 * Returns: (transfer full): the words without the pairs
 */
char *studio_text_take_marks (const char *text, GArray *runs);
/**
 * studio_text_put_marks:
 * @words: words without marks
 * @runs: loses its bold parts that are now marks
 *
 * The way back, so that bold in a content field stays with it in every layer that shows it. Words that hold "**" themselves get no marks.
 *
 * Returns: (transfer full): the words with marks
 */
char *studio_text_put_marks (const char *words, GArray *runs);

/**
 * studio_text_plan_case:
 *
 * Title case follows the Indonesian spelling rules (EYD V, capital letters in titles): each word begins with a capital, except
 * particles (di, ke, dari, dan, yang, untuk, …) that do not come first; fully repeated words get two (Undang-Undang). Acronyms
 * and Roman numerals stay as they are.
 *
 * Returns: (transfer full) (element-type guint8): a #StudioLetterChange for each code point of @words
 */
GArray *studio_text_plan_case (const char *words, StudioTextCase letters);

G_END_DECLS
