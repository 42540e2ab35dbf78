#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_ELEMENTS_PANEL (studio_elements_panel_get_type ())
G_DECLARE_FINAL_TYPE (StudioElementsPanel, studio_elements_panel, STUDIO, ELEMENTS_PANEL, GtkWidget)

/**
 * StudioElementsPanel: what can be put on a page, in groups, and a search through it and all icons. A click or Enter puts it in
 * the middle of the page; it can also be dragged to its place.
 *
 * Properties: "composer" (StudioComposer, nullable); "charts" (construct only): it holds those groups whose elements show figures, with
 * their names, else all the others. The search finds both.
 */

G_END_DECLS
