#include "config.h"

#include "studio-context-menu.h"

static void
drop (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

static gboolean
drop_cb (gpointer popover)
{
  drop (popover);
  return G_SOURCE_REMOVE;
}

/* An action of the menu still runs after it was closed. */
static void
closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_cb, g_object_ref (popover), g_object_unref);
}

void
studio_context_menu_popup (GtkWidget *parent,
                           GMenuModel *menu,
                           const GdkRectangle *at,
                           gboolean arrow)
{
  GtkWidget *popover;

  g_return_if_fail (GTK_IS_WIDGET (parent) && G_IS_MENU_MODEL (menu) && at != NULL);

  popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), arrow);
  if (!arrow)
    gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  /* "Delete" of the menu may take away what it is about before that idle moment comes */
  g_signal_connect_object (parent, "destroy", G_CALLBACK (drop), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
