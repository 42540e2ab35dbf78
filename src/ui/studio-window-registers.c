#include "config.h"

#include "studio-window-private.h"

#include "studio-document-office.h"
#include "studio-register-offer.h"
#include "studio-registers-window.h"
#include "studio-self-settings.h"

static void
registers (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (studio_registers_window_new (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL))));
}

static gboolean
takes_text (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (widget));
  return GTK_IS_EDITABLE (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget));
}

/* Only where somebody writes. */
static void
insert (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  if (focus != NULL && takes_text (focus))
    studio_register_offer_insert (focus);
}

void
_studio_window_say_office (StudioWindow *self)
{
  g_autoptr (StudioSelf) person = studio_self_load ();

  if (studio_document_get_path (self->document) == NULL && *studio_document_get_office (self->document) == '\0' && *person->office != '\0')
    studio_document_set_office (self->document, person->office);
}

void
_studio_window_install_registers (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.registers", "s", registers);
  gtk_widget_class_install_action (widget_class, "win.insert-name", NULL, insert);
}
