#pragma once

#include <adwaita.h>

#include "studio-document.h"
#include "studio-platforms.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CAPTION_PANEL (studio_caption_panel_get_type ())
G_DECLARE_FINAL_TYPE (StudioCaptionPanel, studio_caption_panel, STUDIO, CAPTION_PANEL, AdwBin)

/**
 * StudioCaptionPanel: the panel "Takarir": the caption with a version for each platform, what each of them counts, the descriptions of the
 * pages and where the photos come from. It writes every edit through the document's gate and follows undo and redo.
 *
 * Signal: "platform-changed": studio_caption_panel_get_platform() is another one.
 */
/** @document: (nullable) */
void studio_caption_panel_set_document (StudioCaptionPanel *self, StudioDocument *document);
/** Returns: (nullable): whose limits and looks go with the present tab: of the main caption those of the office's first platform. It belongs to the panel. */
const StudioPlatform *studio_caption_panel_get_platform (StudioCaptionPanel *self);
/**
 * studio_caption_panel_show_words:
 * @platform: (nullable): whose caption; NULL for the main one
 * @start, @end: code points of it as written; below 0 for none in particular
 *
 * Goes to the caption's tab and selects the words. The panel has to be on the screen.
 */
void studio_caption_panel_show_words (StudioCaptionPanel *self, const char *platform, int start, int end);
/** The same in the description of @page (an id). */
void studio_caption_panel_show_description (StudioCaptionPanel *self, const char *page, int start, int end);
/**
 * studio_caption_panel_find_selection:
 * @platform: (out) (nullable): whose caption; NULL for the main one
 * @from, @to: (out): what is selected of it, code points of the caption as it is read; the same twice: nothing
 *
 * Returns: FALSE if the keys are not in the caption
 */
gboolean studio_caption_panel_find_selection (StudioCaptionPanel *self, const char **platform, int *from, int *to);
/** Puts the caret into the caption. */
void studio_caption_panel_focus (StudioCaptionPanel *self);

G_END_DECLS
