#include "config.h"

#include "studio-context-menu.h"

#define CLEAR 2 /* px */

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

/* On X11, GTK takes a press in a popover for one beside it until the pointer has come in from outside: what opens below the pointer would close at
 * the press that should choose from it. */
static GdkRectangle
keep_clear (const GdkRectangle *at)
{
  return (GdkRectangle){ at->x - CLEAR, at->y - CLEAR, at->width + 2 * CLEAR, at->height + 2 * CLEAR };
}

void
studio_context_menu_popup (GtkWidget *parent,
                           GMenuModel *menu,
                           const GdkRectangle *at,
                           gboolean arrow)
{
  GdkRectangle clear;
  GtkWidget *popover;

  g_return_if_fail (GTK_IS_WIDGET (parent) && G_IS_MENU_MODEL (menu) && at != NULL);

  clear = keep_clear (at);
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), arrow);
  if (!arrow)
    gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &clear);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  /* "Delete" of the menu may take away what it is about before that idle moment comes */
  g_signal_connect_object (parent, "destroy", G_CALLBACK (drop), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
