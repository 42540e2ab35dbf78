#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-library-page-private.h"

/* An action of the menu still runs after it was closed. */
static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* On the page: what is below the pointer may leave while the menu is open. */
static void
pop_up (StudioLibraryPage *self,
        GMenuModel *menu,
        GtkWidget *widget,
        double x,
        double y)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  double at_x = x, at_y = y;

  gtk_widget_translate_coordinates (widget, GTK_WIDGET (self), x, y, &at_x, &at_y);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) at_x, (int) at_y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
append_about (GMenu *menu,
              const char *label,
              const char *action,
              const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

GMenuModel *
_studio_library_page_make_folder_menu (StudioLibraryPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new (), folders = g_menu_new (), others = g_menu_new ();
  g_auto (GStrv) names = _studio_library_page_list_folders (self);

  for (gsize i = 0; names[i] != NULL; i++) {
    /* a menu takes an underscore for the mark of a key */
    g_auto (GStrv) parts = g_strsplit (names[i], "_", -1);
    g_autofree char *label = g_strjoinv ("__", parts);

    append_about (folders, label, "library.move", names[i]);
  }
  append_about (others, _ ("_No Folder"), "library.move", "");
  g_menu_append (others, _ ("New _Folder…"), "library.move-to-new");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (folders));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GMenuModel *
make_menu (StudioLibraryPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new (), first = g_menu_new (), second = g_menu_new (), third = g_menu_new ();
  g_autoptr (GMenuModel) folders = _studio_library_page_make_folder_menu (self);
  g_auto (GStrv) ids = studio_library_board_get_selected_ids (self->board);

  if (g_strv_length (ids) == 1)
    g_menu_append (first, _ ("_Open"), "library.open");
  g_menu_append (first, _ ("_Duplicate"), "library.duplicate");
  if (g_strv_length (ids) == 1)
    append_about (first, _ ("Mark as _Published…"), "win.mark-published-of", ids[0]);
  g_menu_append_submenu (second, _ ("_Move to Folder"), folders);
  g_menu_append (second, _ ("_Export as .pemda…"), "library.export");
  g_menu_append (third, _ ("De_lete"), "library.trash");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (third));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GMenuModel *
make_trash_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Restore"), "library.restore");
  g_menu_append (menu, _ ("_Delete for Good…"), "library.delete");
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

void
_studio_library_page_pop_up (StudioLibraryPage *self,
                             GtkWidget *widget,
                             double x,
                             double y)
{
  g_autoptr (GMenuModel) menu = _studio_library_page_shows_trash (self) ? make_trash_menu () : make_menu (self);

  pop_up (self, menu, widget, x, y);
}

void
_studio_library_page_pop_up_folder (StudioLibraryPage *self,
                                    const char *folder,
                                    GtkWidget *widget,
                                    double x,
                                    double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  append_about (menu, _ ("_Rename…"), "library.rename-folder", folder);
  append_about (menu, _ ("Remo_ve Folder"), "library.remove-folder", folder);
  pop_up (self, G_MENU_MODEL (menu), widget, x, y);
}
