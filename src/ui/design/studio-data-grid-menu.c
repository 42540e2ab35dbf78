#include "config.h"

#include "studio-data-grid-private.h"

#include <glib/gi18n-lib.h>

#include "studio-context-menu.h"

static void
run (GSimpleAction *action,
     GVariant *parameter,
     gpointer user_data)
{
  StudioDataGrid *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  guint row = self->menu_row;

  if (self->data == NULL)
    return;
  if (g_str_equal (name, "up") && row > 0) {
    studio_chart_data_move_row (self->data, row, row - 1);
  } else if (g_str_equal (name, "down")) {
    studio_chart_data_move_row (self->data, row, row + 1);
  } else if (g_str_equal (name, "insert")) {
    studio_chart_data_insert_row (self->data, row);
  } else if (g_str_equal (name, "remove")) {
    studio_chart_data_remove_row (self->data, row);
  } else if (g_str_equal (name, "mark")) {
    g_autoptr (JsonNode) value = _studio_data_grid_find_marked (self) == (int) row ? studio_json_string ("none") : studio_json_number (row);

    studio_chart_data_set_member (self->data, "highlight", value, _ ("Highlight a Row"));
  }
}

void
_studio_data_grid_add_actions (StudioDataGrid *self)
{
  static const GActionEntry entries[] = {
    { .name = "up", .activate = run },
    { .name = "down", .activate = run },
    { .name = "insert", .activate = run },
    { .name = "remove", .activate = run },
    { .name = "mark", .activate = run },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "row", G_ACTION_GROUP (group));
}

static GMenu *
make_menu (gboolean marked)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();

  g_menu_append (menu, marked ? _ ("Do Not Highlight") : _ ("Highlight in the Chart"), "row.mark");
  g_menu_append (order, _ ("Move Up"), "row.up");
  g_menu_append (order, _ ("Move Down"), "row.down");
  g_menu_append (order, _ ("Insert a Row Above"), "row.insert");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append (menu, _ ("Delete Row"), "row.remove");
  return menu;
}

void
_studio_data_grid_popup (StudioDataGrid *self,
                         StudioDataRow *row,
                         GtkWidget *handle)
{
  g_autoptr (GMenu) menu = NULL;
  GdkRectangle at = { 0 };
  graphene_rect_t area;

  self->menu_row = studio_data_row_get_index (row);
  menu = make_menu (_studio_data_grid_find_marked (self) == (int) self->menu_row);
  if (gtk_widget_compute_bounds (handle, GTK_WIDGET (self), &area))
    at = (GdkRectangle){ (int) area.origin.x, (int) area.origin.y, (int) area.size.width, (int) area.size.height };
  /* rows are other rows after scrolling: the menu belongs to the table */
  studio_context_menu_popup (GTK_WIDGET (self), G_MENU_MODEL (menu), &at, TRUE);
}
