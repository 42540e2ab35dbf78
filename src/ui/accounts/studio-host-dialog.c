#include "config.h"

#include "studio-host-dialog.h"

#include <glib/gi18n-lib.h>

#include "studio-host-row.h"

/* What the account is by now, with the choice; its secrets stay as they are. */
static void
answered_cb (AdwMessageDialog *dialog,
             const char *response,
             StudioPostman *postman)
{
  const StudioPublishAccount *kept = studio_postman_find_account (postman, g_object_get_data (G_OBJECT (dialog), "id"));
  g_autoptr (StudioPublishAccount) account = NULL;

  if (kept == NULL || !g_str_equal (response, "save"))
    return;
  account = studio_publish_account_copy (kept);
  studio_host_row_apply (g_object_get_data (G_OBJECT (dialog), "row"), account, studio_postman_get_accounts (postman));
  studio_postman_save_account_async (postman, account, NULL, NULL, NULL);
}

GtkWidget *
studio_host_dialog_new (GtkWindow *parent,
                        StudioPostman *postman,
                        const StudioPublishAccount *account)
{
  GtkWidget *row = studio_host_row_new (), *group = adw_preferences_group_new ();
  g_autofree char *heading = g_strdup_printf (_ ("Pictures for “%s”"), account->name);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, _ ("This platform takes no pictures from programs: it fetches them from a website of the office, where they stay."));

  studio_host_row_offer (STUDIO_HOST_ROW (row), account, studio_postman_get_accounts (postman));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "id", g_strdup (account->id), g_free);
  g_object_set_data (G_OBJECT (dialog), "row", row);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), postman, 0);
  return dialog;
}
