#pragma once

#include <gtk/gtk.h>

#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LAYERS_PANEL (studio_layers_panel_get_type ())
G_DECLARE_FINAL_TYPE (StudioLayersPanel, studio_layers_panel, STUDIO, LAYERS_PANEL, GtkWidget)

/**
 * StudioLayersPanel: all layers of the page as a list, the topmost first: the canvas for those who cannot see it or point at
 * it. What is selected in the one is selected in the other.
 *
 * Property: "composer" (StudioComposer, nullable).
 */
/** @previewer: (nullable): draws the small pictures of the layers */
void studio_layers_panel_set_previewer (StudioLayersPanel *self, StudioPreviewer *previewer);

G_END_DECLS
