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

void
_studio_post_page_install_palette (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "post.palette", NULL, open_palette);
}
