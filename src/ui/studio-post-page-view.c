#include "config.h"

#include "studio-post-page-private.h"

#include "studio-commands.h"
#include "studio-palette.h"

static void
open_palette (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GListModel) commands = NULL;
  g_autoptr (GSettings) settings = NULL;

  if (self->composer == NULL || !GTK_IS_WINDOW (root))
    return;
  commands = studio_commands_list (self->composer, self->catalog);
  settings = g_settings_new (APPLICATION_ID);
  gtk_window_present (GTK_WINDOW (studio_palette_new (GTK_WINDOW (root), studio_stage_get_canvas (self->stage), commands,
                                                      studio_commands_find_needs (self->composer), settings)));
}

/* For what stands beside the stage, whose own actions are out of its reach */
static void
pass_to_stage (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  g_autofree char *action = g_strconcat ("stage.", name + strlen ("post."), NULL);

  gtk_widget_activate_action_variant (GTK_WIDGET (STUDIO_POST_PAGE (widget)->stage), action, parameter);
}

void
_studio_post_page_install_view (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "post.palette", NULL, open_palette);
  gtk_widget_class_install_action (widget_class, "post.all-sizes", NULL, pass_to_stage);
  gtk_widget_class_install_action (widget_class, "post.phone", NULL, pass_to_stage);
  gtk_widget_class_install_action (widget_class, "post.show-size", "s", pass_to_stage);
}

void
_studio_post_page_init_view (StudioPostPage *self)
{
  static const char *const keys[] = { "view-rulers", "view-columns", "view-safe-area", "caption-look" };
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autoptr (GAction) action = g_settings_create_action (settings, keys[i]);

    g_action_map_add_action (G_ACTION_MAP (group), action);
  }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "settings", G_ACTION_GROUP (group));
}
