#pragma once

#include <gtk/gtk.h>

#include "studio-canvas.h"
#include "studio-composer.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_TEXT_TOOL (studio_text_tool_get_type ())
G_DECLARE_FINAL_TYPE (StudioTextTool, studio_text_tool, STUDIO, TEXT_TOOL, GtkWidget)

/**
 * StudioTextTool: writing in place. It lies over the whole canvas, visible only while words are being written, and draws caret,
 * selection and what the input method is composing; the words themselves are the page's own picture. Everything it writes goes
 * through the composer, so that undo works word by word.
 *
 * Property: "live-check" (StudioLiveCheck, nullable): of the composer's post: what it finds in the words being written is underlined.
 * Signals: "changed": writing began, ended, or other words are written; "done": it ended.
 */
GtkWidget *studio_text_tool_new (void);
/** @composer: (nullable): ends what is being written. */
void studio_text_tool_set_composer (StudioTextTool *self, StudioComposer *composer);
/** Lies over @canvas from now on, follows its view and begins on "edit-text". The canvas keeps it. */
void studio_text_tool_attach (StudioTextTool *self, StudioCanvas *canvas);
/** How the page lies in the widget. @origin: its top left corner, in logical px; @zoom: logical px a design px */
void studio_text_tool_set_view (StudioTextTool *self, StudioPoint origin, double zoom);
/**
 * studio_text_tool_begin:
 * @id: a text layer of the composer's page
 * @point: (nullable): of the page, where it was double-clicked: the caret stands there; otherwise all is selected, and also
 *   when the words are only a sample, so that typing replaces it
 *
 * Returns: FALSE if the layer has no words to write or is locked, which the person is told.
 */
gboolean studio_text_tool_begin (StudioTextTool *self, const char *id, const StudioPoint *point);
/** Ends it; an added text that was left empty goes. */
void studio_text_tool_end (StudioTextTool *self);
/** Returns: (nullable) (transfer none): the layer whose words are being written */
const char *studio_text_tool_get_id (StudioTextTool *self);
/** Shows what a check says of the words at a point of the widget. Returns: FALSE if nothing is said of them, or nothing is being written. */
gboolean studio_text_tool_suggest_at (StudioTextTool *self, double x, double y);
/** Returns: (nullable) (transfer full): what is being changed, for the status bar: "Changing Title in all sizes" */
char *studio_text_tool_get_sentence (StudioTextTool *self);

G_END_DECLS
