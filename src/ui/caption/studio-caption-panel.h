#pragma once

#include <adwaita.h>

#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CAPTION_PANEL (studio_caption_panel_get_type ())
G_DECLARE_FINAL_TYPE (StudioCaptionPanel, studio_caption_panel, STUDIO, CAPTION_PANEL, AdwBin)

/**
 * StudioCaptionPanel: the panel "Takarir": the caption with a version for each platform, what each of them counts, the descriptions of the
 * pages and where the photos come from. It writes every edit through the document's gate and follows undo and redo.
 */
/** @document: (nullable) */
void studio_caption_panel_set_document (StudioCaptionPanel *self, StudioDocument *document);
/** Puts the caret into the caption. */
void studio_caption_panel_focus (StudioCaptionPanel *self);

G_END_DECLS
