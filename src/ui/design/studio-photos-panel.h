#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PHOTOS_PANEL (studio_photos_panel_get_type ())
G_DECLARE_FINAL_TYPE (StudioPhotosPanel, studio_photos_panel, STUDIO, PHOTOS_PANEL, GtkWidget)

/**
 * StudioPhotosPanel: the photos and drawings of the post. A click or Enter puts one in the middle of the page; dragged onto a
 * photo it takes its place. Files that are chosen or dropped here are laid aside, on no page.
 *
 * Property: "composer" (StudioComposer, nullable).
 */

G_END_DECLS
