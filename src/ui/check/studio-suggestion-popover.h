#pragma once

#include <gtk/gtk.h>

#include "studio-check.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SUGGESTION_POPOVER (studio_suggestion_popover_get_type ())
G_DECLARE_FINAL_TYPE (StudioSuggestionPopover, studio_suggestion_popover, STUDIO, SUGGESTION_POPOVER, GtkPopover)

/**
 * StudioSuggestionPopover: what is said about some words of a text and what can be done about it, for any place where text is written
 * (UX §5, Ctrl+.). It changes nothing itself. Its signals, after each of which it closes:
 * - "replace" (StudioFinding *finding, const char *text): @text is to stand in the place of the finding's words; "" takes them out
 * - "ignore" (StudioFinding *finding): the words may stay; not offered for what is required, which goes by a reason
 * - "learn" (StudioFinding *finding, const char *word): @word is right in this office
 *
 * The caller sets its parent, points it at the words (gtk_popover_set_pointing_to()), unparents it, and takes the focus back on "closed".
 */
GtkWidget *studio_suggestion_popover_new (void);
/** Takes all findings out. */
void studio_suggestion_popover_clear (StudioSuggestionPopover *self);
/**
 * studio_suggestion_popover_add:
 * @words: what stands there in the text at present
 * @checker: (nullable): explains the rule, and suggests spellings (looked up in a thread)
 *
 * Adds a finding, the worst first. More than three are not shown at once.
 */
void studio_suggestion_popover_add (StudioSuggestionPopover *self, StudioFinding *finding, const char *words, StudioChecker *checker);
/**
 * studio_suggestion_popover_open:
 * @focus: the first button gets the focus, and a click beside it closes it; else the text keeps the keys, and the caller closes it when the
 *   caret goes
 *
 * Shows it as soon as its suggestions are there, or without them when the dictionary is slow.
 */
void studio_suggestion_popover_open (StudioSuggestionPopover *self, gboolean focus);

G_END_DECLS
