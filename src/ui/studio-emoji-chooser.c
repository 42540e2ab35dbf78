#include "config.h"

#include "studio-emoji-chooser.h"

/* Returns: (transfer none) (nullable): the first entry to search in, in @widget or below */
static GtkWidget *
find_search (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SEARCH_ENTRY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_search (child);
  return found;
}

static gboolean
search_again (gpointer data)
{
  GtkWidget *entry = find_search (GTK_WIDGET (data));

  if (entry != NULL && *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    g_signal_emit_by_name (entry, "search-changed");
  return G_SOURCE_REMOVE;
}

/* GTK fills the chooser by idle calls of the usual priority: a lower one comes when they have ended. */
static void
mapped_cb (GtkWidget *chooser,
           gpointer data)
{
  g_idle_add_full (G_PRIORITY_LOW, search_again, g_object_ref (chooser), g_object_unref);
}

GtkWidget *
studio_emoji_chooser_new (void)
{
  GtkWidget *chooser = gtk_emoji_chooser_new ();

  g_signal_connect (chooser, "map", G_CALLBACK (mapped_cb), NULL);
  return chooser;
}
