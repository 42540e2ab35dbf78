#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** The menu of a template on the shelf, at @x, @y of its tile. Its actions are those of the shelf and of the window. */
void studio_template_menu_pop_up (GtkWidget *tile, double x, double y, const char *template_id, const char *brand_id);

G_END_DECLS
