#include "config.h"

#include "studio-template-menu.h"

#include <glib/gi18n-lib.h>

#include "studio-context-menu.h"
#include "studio-own-folder.h"

static void
append_about (GMenu *menu,
              const char *label,
              const char *action,
              const char *template_id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", template_id);
  g_menu_append_item (menu, item);
}

/* What belongs to the person can be given away and taken away. */
static void
append_own (GMenu *menu,
            const char *template_id)
{
  g_autoptr (GMenu) own = g_menu_new ();

  append_about (own, _ ("S_hare…"), "win.share-template", template_id);
  append_about (own, _ ("_Delete"), "win.delete-template", template_id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
}

static GMenuModel *
make_menu (const char *template_id,
           const char *brand_id)
{
  g_autoptr (GMenu) menu = g_menu_new (), first = g_menu_new (), second = g_menu_new ();
  g_autoptr (GMenuItem) bulk = g_menu_item_new (_ ("Create _Many from a Table…"), NULL);

  g_menu_append (first, _ ("_Start"), "shelf.start");
  g_menu_append (first, _ ("_Preview in Five Sizes"), "shelf.preview");
  g_menu_append (second, _ ("_Favourite"), "shelf.favourite");
  g_menu_item_set_action_and_target (bulk, "win.bulk", "(ss)", template_id, brand_id);
  g_menu_append_item (second, bulk);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  if (studio_own_folder_look ("templates", template_id) == STUDIO_OWN_PLACE_OWN)
    append_own (menu, template_id);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

void
studio_template_menu_pop_up (GtkWidget *tile,
                             double x,
                             double y,
                             const char *template_id,
                             const char *brand_id)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_return_if_fail (GTK_IS_WIDGET (tile));

  menu = make_menu (template_id, brand_id);
  studio_context_menu_popup (tile, menu, &(GdkRectangle){ (int) x, (int) y, 1, 1 }, FALSE);
}
