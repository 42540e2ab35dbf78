#include "config.h"

#include "studio-post-page-private.h"

#include <string.h>

/* Panels beside the stage name the photo's commands; the stage has what they need. */
static void
work_on_photo (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  g_autofree char *action = g_strconcat ("stage.", name + strlen ("composer."), NULL);

  gtk_widget_activate_action (GTK_WIDGET (STUDIO_POST_PAGE (widget)->stage), action, NULL);
}

void
_studio_post_page_install_photo (GtkWidgetClass *widget_class)
{
  static const char *const names[] = { "composer.crop", "composer.hide-parts", "composer.replace-photo" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, work_on_photo);
}
