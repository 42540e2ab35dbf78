#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"

G_BEGIN_DECLS

/*
 * Which sizes an edit of colours and letters is meant for. It is made in all of them, and the first one asks "Change in all sizes?";
 * the answer holds for the rest of the session, or for good. Key "edit-scope": "ask", "all", "this".
 */

/** Before an edit: sets the composer's scope as answered; remembers the edit, so that the answer can change it. @value: (nullable) */
void studio_inspector_scope_prepare (StudioComposer *composer, const char *member, JsonNode *value, const char *label);
/** After it: asks at @row if that was not answered yet and there is more than one size to ask for. */
void studio_inspector_scope_ask (GtkWidget *row, StudioComposer *composer);
/** For tests: nothing was answered yet in this session. */
void studio_inspector_scope_forget (void);

G_END_DECLS
