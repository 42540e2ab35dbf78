#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * studio_context_menu_popup:
 * @parent: what the menu is about; its actions, and those of what it lies in, are the menu's
 * @at: in px of @parent: what it points to, or where the pointer is
 * @arrow: whether it points, instead of beginning where the pointer is
 *
 * Shows a menu that goes with @parent, whichever of the two ends first.
 */
void studio_context_menu_popup (GtkWidget *parent, GMenuModel *menu, const GdkRectangle *at, gboolean arrow);

G_END_DECLS
