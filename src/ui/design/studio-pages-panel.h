#pragma once

#include <gtk/gtk.h>

#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PAGES_PANEL (studio_pages_panel_get_type ())
G_DECLARE_FINAL_TYPE (StudioPagesPanel, studio_pages_panel, STUDIO, PAGES_PANEL, GtkWidget)

/**
 * StudioPagesPanel: the pages of the post as small pictures: add, double, move, remove. It asks for another page to be shown
 * by the action "post.show-page".
 *
 * Property: "composer" (StudioComposer, nullable).
 */
void studio_pages_panel_set_previewer (StudioPagesPanel *self, StudioPreviewer *previewer);

G_END_DECLS
