#pragma once

#include <gtk/gtk.h>

#include "studio-document.h"
#include "studio-finding.h"

G_BEGIN_DECLS

/*
 * What the popover of suggestions asks for wherever text is written: both say how it went in a toast of @widget's window.
 */

/** The words of @finding may stay in @document, because of @reason: one step to undo. */
void studio_suggestion_ignore (GtkWidget *widget, StudioDocument *document, StudioFinding *finding, const char *reason);
/** @word is right in this office. Who watches the office's words has everything checked again. */
void studio_suggestion_learn (GtkWidget *widget, const char *word);

G_END_DECLS
