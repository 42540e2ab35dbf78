#include "config.h"

#include "studio-profile-menu.h"

#include <glib/gi18n-lib.h>

#include "studio-office-watch.h"
#include "studio-profile-dialog.h"
#include "studio-profile.h"

#define KEY "check-profile"

struct _StudioProfileMenu
{
  AdwBin parent_instance;
  GtkMenuButton *button;
  GtkLabel *label;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (StudioProfileMenu, studio_profile_menu, ADW_TYPE_BIN)

/* --- what is shown --- */

static void
show_chosen (StudioProfileMenu *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, KEY);
  g_autoptr (StudioProfile) profile = studio_profile_load (id);
  /* TRANSLATORS: the button of a menu; how strict posts are checked, "Profile: Usual" */
  g_autofree char *words = g_strdup_printf (_ ("Profile: %s"), profile->name);

  gtk_label_set_label (self->label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Returns: (transfer full): a menu's label takes "_" for the key to press */
static char *
escape (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
add_profile (GMenu *menu,
             const StudioProfile *profile)
{
  g_autofree char *label = escape (profile->name);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "check-profile." KEY, "s", profile->id);
  g_menu_append_item (menu, item);
}

/* The files are read when the menu opens, so that it is never out of date. */
static void
create_popup (GtkMenuButton *button,
              gpointer data)
{
  g_autoptr (GPtrArray) profiles = studio_profile_list (NULL);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) shipped = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();

  for (guint i = 0; i < profiles->len; i++) {
    const StudioProfile *profile = g_ptr_array_index (profiles, i);

    add_profile (profile->own ? own : shipped, profile);
  }
  g_menu_append (edit, _ ("Edit Profiles…"), "profile-menu.edit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (shipped));
  if (g_menu_model_get_n_items (G_MENU_MODEL (own)) > 0)
    g_menu_append_section (menu, _ ("The Office's Own"), G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
edit (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_window_present (GTK_WINDOW (studio_profile_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL)));
}

/* --- */

static void
studio_profile_menu_dispose (GObject *object)
{
  StudioProfileMenu *self = STUDIO_PROFILE_MENU (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (studio_profile_menu_parent_class)->dispose (object);
}

static void
studio_profile_menu_class_init (StudioProfileMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_profile_menu_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-profile-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioProfileMenu, button);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileMenu, label);
  gtk_widget_class_install_action (widget_class, "profile-menu.edit", NULL, edit);
}

static void
studio_profile_menu_init (StudioProfileMenu *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) chosen = NULL;

  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  chosen = g_settings_create_action (self->settings, KEY);
  g_action_map_add_action (G_ACTION_MAP (group), chosen);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "check-profile", G_ACTION_GROUP (group));
  gtk_menu_button_set_create_popup_func (self->button, create_popup, self, NULL);
  g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_office_watch_get (), "profiles", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  show_chosen (self);
}

GtkWidget *
studio_profile_menu_new (void)
{
  return g_object_new (STUDIO_TYPE_PROFILE_MENU, NULL);
}
