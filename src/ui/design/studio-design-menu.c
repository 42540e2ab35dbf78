#include "config.h"

#include "studio-design-menu.h"

#include <glib/gi18n-lib.h>

#include "studio-context-menu.h"

/** Item: @label: untranslated; NULL ends a section */
typedef struct
{
  const char *label;
  const char *action;
} Item;

static const Item edit_items[] = {
  { N_ ("Cu_t"), "composer.cut" },
  { N_ ("_Copy"), "composer.copy" },
  { N_ ("_Paste"), "composer.paste" },
  { N_ ("Paste _in Place"), "composer.paste-in-place" },
  { N_ ("D_uplicate"), "composer.duplicate" },
  { N_ ("_Delete"), "composer.delete" },
  { NULL, NULL },
};

static const Item order_items[] = {
  { N_ ("_Raise"), "composer.raise" },
  { N_ ("_Lower"), "composer.lower" },
  { N_ ("Raise to the _Top"), "composer.raise-to-top" },
  { N_ ("Lower to the _Bottom"), "composer.lower-to-bottom" },
  { NULL, NULL },
};

static const Item align_items[] = {
  { N_ ("Align _Left"), "composer.align-left" },
  { N_ ("Centre _Across"), "composer.align-center" },
  { N_ ("Align _Right"), "composer.align-right" },
  { N_ ("Align _Top"), "composer.align-top" },
  { N_ ("Centre _Down"), "composer.align-middle" },
  { N_ ("Align _Bottom"), "composer.align-bottom" },
  { NULL, NULL },
};

static const Item several_items[] = {
  { N_ ("Distribute A_cross"), "composer.distribute-across" },
  { N_ ("Distribute Do_wn"), "composer.distribute-down" },
  { N_ ("Make a _Column"), "composer.stack-column" },
  { N_ ("Make a R_ow"), "composer.stack-row" },
  { NULL, NULL },
};

static const Item style_items[] = {
  { N_ ("Copy _Style"), "composer.copy-style" },
  { N_ ("Paste St_yle"), "composer.paste-style" },
  { N_ ("Mirror Left and Right"), "composer.flip-across" },
  { N_ ("Mirror Top and Bottom"), "composer.flip-down" },
  { NULL, NULL },
};

static const Item group_items[] = {
  { N_ ("_Group"), "composer.group" },
  { N_ ("U_ngroup"), "composer.ungroup" },
  { NULL, NULL },
};

static const Item added_items[] = {
  { N_ ("Show in All Sizes"), "composer.show-in-all" },
  { N_ ("Show in This Size Only"), "composer.show-here-only" },
  { NULL, NULL },
};

static const Item photo_items[] = {
  { N_ ("C_rop"), "stage.crop" },
  { N_ ("_Hide Parts of the Photo"), "stage.hide-parts" },
  { N_ ("Replace P_hoto…"), "stage.replace-photo" },
  { NULL, NULL },
};

static const Item comment_items[] = {
  { N_ ("Co_mment…"), "post.comment" },
  { NULL, NULL },
};

static const Item page_items[] = {
  { N_ ("_Paste"), "composer.paste" },
  { N_ ("Paste _in Place"), "composer.paste-in-place" },
  { N_ ("Select _All"), "composer.select-all" },
  { NULL, NULL },
};

static GMenu *
make_section (const Item *items)
{
  GMenu *section = g_menu_new ();

  for (; items->label != NULL; items++)
    g_menu_append (section, _ (items->label), items->action);
  return section;
}

static void
add_section (GMenu *menu,
             const Item *items)
{
  g_autoptr (GMenu) section = make_section (items);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
add_submenu (GMenu *section,
             const char *label,
             const Item *items,
             const Item *more)
{
  g_autoptr (GMenu) submenu = g_menu_new ();

  add_section (submenu, items);
  if (more != NULL)
    add_section (submenu, more);
  g_menu_append_submenu (section, label, G_MENU_MODEL (submenu));
}

static void
add_states (GMenu *menu,
            StudioComposer *composer)
{
  g_autoptr (GMenu) section = g_menu_new ();
  StudioScene *scene = studio_composer_get_scene (composer);
  const StudioBox *box = scene != NULL ? studio_scene_find (scene, g_ptr_array_index (studio_composer_get_selection (composer), 0)) : NULL;

  g_menu_append (section, box != NULL && box->layer->user_locked ? _ ("Un_lock") : _ ("Loc_k"), "composer.lock");
  g_menu_append (section, box != NULL && !box->layer->visible ? _ ("S_how") : _ ("_Hide"), "composer.hide");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  if (box != NULL && box->layer->added)
    add_section (menu, added_items);
}

static gboolean
is_one_photo (StudioComposer *composer)
{
  GPtrArray *ids = studio_composer_get_selection (composer);
  StudioScene *scene = studio_composer_get_scene (composer);
  const StudioBox *box = scene != NULL && ids->len == 1 ? studio_scene_find (scene, g_ptr_array_index (ids, 0)) : NULL;

  return box != NULL && box->layer->kind == STUDIO_LAYER_PHOTO;
}

static GMenu *
make_menu (StudioComposer *composer)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  if (studio_composer_get_selection (composer)->len == 0) {
    add_section (menu, page_items);
    return menu;
  }
  if (is_one_photo (composer))
    add_section (menu, photo_items);
  add_section (menu, edit_items);
  add_submenu (section, _ ("_Order"), order_items, NULL);
  add_submenu (section, _ ("_Align"), align_items, several_items);
  add_submenu (section, _ ("S_tyle"), style_items, NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  add_section (menu, group_items);
  add_states (menu, composer);
  add_section (menu, comment_items);
  return menu;
}

void
studio_design_menu_popup (GtkWidget *parent,
                          StudioComposer *composer,
                          double x,
                          double y)
{
  g_autoptr (GMenu) menu = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent) && STUDIO_IS_COMPOSER (composer));

  menu = make_menu (composer);
  studio_context_menu_popup (parent, G_MENU_MODEL (menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 }, FALSE);
}
