#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  STUDIO_TEXT_KEPT,
  STUDIO_TEXT_REMOVED,
  STUDIO_TEXT_ADDED,
} StudioTextFate;

/** StudioTextPiece: what became of a piece of a text. @text: never empty */
typedef struct
{
  StudioTextFate fate;
  char *text;
} StudioTextPiece;

/**
 * studio_text_changes_find:
 * @old, @fresh: UTF-8
 *
 * What to take from @old and what to put in to get @fresh, in whole words, numbers and marks: "1.250" → "1.260" is one change. What was removed stands
 * before what came in its place, and two pieces that follow each other differ in fate. The kept and the removed pieces together are @old, the kept
 * and the added ones @fresh. Of texts in which thousands of words differ, all between the first and the last difference is one change.
 *
 * Returns: (transfer full) (element-type StudioTextPiece): empty if both texts are
 */
GPtrArray *studio_text_changes_find (const char *old, const char *fresh);
/** Whether any piece is removed or added. */
gboolean studio_text_changes_any (GPtrArray *pieces);

G_END_DECLS
