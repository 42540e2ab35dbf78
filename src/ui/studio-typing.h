#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What a person does to the words of a text view, one thing at a time: pasted words and the selected ones that they replace are one, so
 * that they can be undone in one step, and refused without the selected ones being lost. Words of thousands of letters are broken where
 * the line ends; Pango takes seconds to look for a better place in them.
 *
 * Signal "typed" (gboolean at_once): something has changed, all of it; @at_once: more words than a person types at a time
 */

#define STUDIO_TYPE_TYPING studio_typing_get_type ()
G_DECLARE_FINAL_TYPE (StudioTyping, studio_typing, STUDIO, TYPING, GObject)

/** Returns: (transfer none): what listens to @view's present buffer, as long as the view lives. */
StudioTyping *studio_typing_watch (GtkTextView *view);

G_END_DECLS
