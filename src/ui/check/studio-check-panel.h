#pragma once

#include <adwaita.h>

#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CHECK_PANEL (studio_check_panel_get_type ())
G_DECLARE_FINAL_TYPE (StudioCheckPanel, studio_check_panel, STUDIO, CHECK_PANEL, AdwBin)

/**
 * StudioCheckPanel: the panel "Periksa": what the rules find in the post, checked in a thread while the panel is shown. Fixes, answers and
 * reasons go through the document's gate. Ways to a place go out as the actions "post.step", "post.focus-field", "post.select-layer",
 * "post.show-size" and "post.show-page".
 */
/** @document: (nullable) */
void studio_check_panel_set_document (StudioCheckPanel *self, StudioDocument *document);
/** Puts the focus onto the first finding. */
void studio_check_panel_focus (StudioCheckPanel *self);

G_END_DECLS
