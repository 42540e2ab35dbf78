#include "config.h"

#include "studio-window-private.h"

#include "studio-accounts-window.h"

static void
accounts (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (studio_accounts_window_new (GTK_WINDOW (widget), STUDIO_WINDOW (widget)->services->postman)));
}

void
_studio_window_install_accounts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.accounts", NULL, accounts);
}
