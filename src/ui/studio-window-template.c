#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-template-dialog.h"

static void
saved_cb (StudioTemplateDialog *dialog,
          const char *name,
          StudioWindow *self)
{
  g_autofree char *sentence = g_strdup_printf (_ ("The template “%s” is on the start page."), name);

  _studio_window_toast (self, sentence, NULL, NULL, NULL);
}

static void
save_template (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (self->document == NULL)
    return;
  snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  dialog = studio_template_dialog_new (GTK_WINDOW (self), snapshot, self->services->catalog, &error);
  if (dialog == NULL) {
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
    return;
  }
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
_studio_window_install_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-template", NULL, save_template);
}
