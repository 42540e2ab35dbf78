#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"

G_BEGIN_DECLS

/** Returns: (nullable) (transfer none): what a widget's actions work on */
typedef StudioComposer *(*StudioComposerOf) (GtkWidget *widget);

/**
 * studio_design_actions_install:
 * @composer_of: finds the composer of an instance
 *
 * Installs "composer.delete", "composer.group" and all other commands on the selection as actions of a widget class, so that
 * buttons, menus, keys and the palette in it name them only.
 */
void studio_design_actions_install (GtkWidgetClass *widget_class, StudioComposerOf composer_of);
/** Switches off those that need another selection than there is. */
void studio_design_actions_update (GtkWidget *widget, StudioComposer *composer);

G_END_DECLS
