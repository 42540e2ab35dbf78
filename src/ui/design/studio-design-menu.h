#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"

G_BEGIN_DECLS

/**
 * studio_design_menu_popup:
 * @parent: over whose point @x, @y it opens; its ancestors have the actions of studio_design_actions_install()
 *
 * The context menu of the canvas and of the rows of layers: of the selection, or of the page when nothing is selected.
 */
void studio_design_menu_popup (GtkWidget *parent, StudioComposer *composer, double x, double y);

G_END_DECLS
