#include "config.h"

#include "studio-list-lines.h"

#define OWNER "studio-owner"

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem *line,
          const StudioListLines *lines)
{
  gtk_list_item_set_child (line, lines->make (g_object_get_data (G_OBJECT (factory), OWNER)));
  gtk_list_item_set_selectable (line, FALSE);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem *line,
         const StudioListLines *lines)
{
  GtkWidget *widget = gtk_list_item_get_child (line);
  gpointer item = gtk_list_item_get_item (line);

  lines->show (widget, item);
  gtk_list_item_set_activatable (line, lines->activatable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (widget)), GTK_ACCESSIBLE_PROPERTY_LABEL, lines->name (item), -1);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem *line,
           const StudioListLines *lines)
{
  lines->show (gtk_list_item_get_child (line), NULL);
}

void
studio_list_lines_connect (GtkListView *list,
                           GListModel *model,
                           const StudioListLines *lines,
                           gpointer owner)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkNoSelection) shown = NULL;

  g_return_if_fail (GTK_IS_LIST_VIEW (list) && G_IS_LIST_MODEL (model) && lines != NULL);

  factory = gtk_signal_list_item_factory_new ();
  shown = gtk_no_selection_new (g_object_ref (model));
  g_object_set_data (G_OBJECT (factory), OWNER, owner);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) lines);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) lines);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) lines);
  gtk_list_view_set_factory (list, factory);
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (shown));
}
