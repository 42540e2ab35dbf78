#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-context-menu.h"
#include "studio-library-page-private.h"

/* On the page: what is below the pointer may leave while the menu is open. */
static void
pop_up (StudioLibraryPage *self,
        GMenuModel *menu,
        GtkWidget *widget,
        double x,
        double y)
{
  double at_x = x, at_y = y;

  gtk_widget_translate_coordinates (widget, GTK_WIDGET (self), x, y, &at_x, &at_y);
  studio_context_menu_popup (GTK_WIDGET (self), menu, &(GdkRectangle){ (int) at_x, (int) at_y, 1, 1 }, FALSE);
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
