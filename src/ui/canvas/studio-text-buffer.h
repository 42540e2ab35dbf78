#pragma once

#include "studio-text-runs.h"

G_BEGIN_DECLS

/** As many code points as a text on a page may have; what is more is left out. */
#define STUDIO_TEXT_BUFFER_MAX 20000

/** What the last change was, to find where an undo step ends. */
typedef enum {
  STUDIO_CHANGE_NONE,
  STUDIO_CHANGE_TYPE,
  STUDIO_CHANGE_DELETE,
} StudioTextChange;

/**
 * StudioTextBuffer: words being written, their looks and what is selected. Knows neither widgets nor fonts. All places are code
 * points of @words.
 * @runs: also has what is bold by "**"
 * @marks: bold goes back into the text as "**", as it came from there
 * @one_line: line feeds become spaces
 * @anchor, @caret: the ends of the selection, equal when nothing is selected; the caret is the one that moves
 * @pending: looks that the next typed letters get besides those before them
 * @step: a number for each undo step: a word, a deletion, one format
 */
typedef struct
{
  char *words;
  int length;
  GArray *runs; /* (element-type StudioTextRun) */
  gboolean marks, one_line;
  gboolean base_bold, base_italic, base_underline, base_strike; /* looks of the whole text */
  int anchor, caret;
  StudioTextRun pending;
  guint step;
  StudioTextChange change;
  gint64 changed_at; /* µs */
} StudioTextBuffer;

/** @text: may have "**" marks; @runs: (nullable) (element-type StudioTextRun). Returns: (transfer full) */
StudioTextBuffer *studio_text_buffer_new (const char *text, GArray *runs);
void studio_text_buffer_free (StudioTextBuffer *buffer);
/**
 * Takes what the document says now, after undo or an edit made elsewhere, and puts the caret behind what became different.
 * Returns: whether something was different
 */
gboolean studio_text_buffer_sync (StudioTextBuffer *buffer, const char *text, GArray *runs);
/** What to store: the words, with marks; @runs: (out) (transfer full): without the bold of those marks. Returns: (transfer full) */
char *studio_text_buffer_store (StudioTextBuffer *buffer, GArray **runs);

/**
 * @stored: what studio_text_buffer_store() gave for these words. Returns: (transfer full): for each of its code points, and its end, the place
 *   in @words; @length: (out): how many code points it has
 */
int *studio_text_buffer_map_stored (StudioTextBuffer *buffer, const char *stored, int *length);

gboolean studio_text_buffer_has_selection (StudioTextBuffer *buffer);
void studio_text_buffer_get_selection (StudioTextBuffer *buffer, int *from, int *to);
/** Returns: (transfer full): the selected words */
char *studio_text_buffer_get_selected (StudioTextBuffer *buffer);
/** Ends the undo step and forgets pending looks. */
void studio_text_buffer_select (StudioTextBuffer *buffer, int anchor, int caret);

/** Puts @text in place of the selection. @now: monotonic time in µs; a pause or a new word begins a step. */
void studio_text_buffer_insert (StudioTextBuffer *buffer, const char *text, gint64 now);
/** Deletes the selection or, without one, what lies between the caret and @to. */
void studio_text_buffer_delete_to (StudioTextBuffer *buffer, int to, gint64 now);
/** Turns a yes-or-no look on or off in the selection, or for what is typed next. */
void studio_text_buffer_toggle (StudioTextBuffer *buffer, StudioRunMember member);
gboolean studio_text_buffer_is_on (StudioTextBuffer *buffer, StudioRunMember member);
/** Makes the selected letters larger or smaller by @factor. Returns: FALSE if nothing is selected */
gboolean studio_text_buffer_scale (StudioTextBuffer *buffer, double factor);
/** Gives the selection what @look says. */
void studio_text_buffer_apply (StudioTextBuffer *buffer, const StudioTextRun *look);
/** Takes back what is said of @members (StudioRunMember) in the selection. */
void studio_text_buffer_clear (StudioTextBuffer *buffer, guint members);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioTextBuffer, studio_text_buffer_free)

G_END_DECLS
