#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * studio_drop_template:
 * @widget: a widget made from a GtkBuilder template, in its dispose
 * @type: the type that the template belongs to
 *
 * Lets go of all children, also of those that the class has no member for, which gtk_widget_dispose_template() of GTK 4.8 leaves behind
 * ("Finalizing …, but it still has children left"). While they leave, the members for children are still valid.
 */
void studio_drop_template (GtkWidget *widget, GType type);

G_END_DECLS
