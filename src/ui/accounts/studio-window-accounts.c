#include "config.h"

#include "studio-window-private.h"

#include "studio-accounts-window.h"

static StudioAccountsWindow *
present (GtkWidget *widget)
{
  GtkWidget *window = studio_accounts_window_new (GTK_WINDOW (widget), STUDIO_WINDOW (widget)->services->postman);

  gtk_window_present (GTK_WINDOW (window));
  return STUDIO_ACCOUNTS_WINDOW (window);
}

static void
accounts (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  present (widget);
}

static void
add_account (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  studio_accounts_window_sign_in (present (widget), NULL);
}

static void
sign_in (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  studio_accounts_window_sign_in (present (widget), g_variant_get_string (parameter, NULL));
}

void
_studio_window_install_accounts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.accounts", NULL, accounts);
  gtk_widget_class_install_action (widget_class, "win.add-account", NULL, add_account);
  gtk_widget_class_install_action (widget_class, "win.sign-in", "s", sign_in);
}
