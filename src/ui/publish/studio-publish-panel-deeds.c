#include "config.h"

#include "studio-publish-panel-private.h"

#include <glib/gi18n-lib.h>

#include "studio-address.h"
#include "studio-publish-time.h"

/* --- words to the postman --- */

static void
tell_failure (StudioPublishPanel *self,
              const GError *error)
{
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
said_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (StudioPublishPanel) self = data;
  g_autoptr (GError) error = NULL;

  studio_postman_say_finish (STUDIO_POSTMAN (source), result, &error);
  tell_failure (self, error);
}

static void
say (StudioPublishPanel *self,
     const char *target,
     StudioOutboxWord word,
     const char *link)
{
  if (self->postman != NULL)
    studio_postman_say_async (self->postman, target, word, link, said_cb, g_object_ref (self));
}

static void
rescheduled_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (StudioPublishPanel) self = data;
  g_autoptr (GError) error = NULL;

  studio_postman_reschedule_finish (STUDIO_POSTMAN (source), result, &error);
  tell_failure (self, error);
}

/* --- questions --- */

static AdwMessageDialog *
ask (StudioPublishPanel *self,
     const StudioPublishLine *line,
     const char *title,
     const char *body,
     const char *yes)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "yes", yes, NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "target", g_strdup (line->target->id), g_free);
  return ADW_MESSAGE_DIALOG (dialog);
}

static const char *
target_of (AdwMessageDialog *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "target");
}

static void
again_cb (AdwMessageDialog *dialog,
          const char *response,
          StudioPublishPanel *self)
{
  if (g_str_equal (response, "yes"))
    say (self, target_of (dialog), STUDIO_OUTBOX_SAY_AGAIN, NULL);
}

static void
ask_again (StudioPublishPanel *self,
           const StudioPublishLine *line)
{
  AdwMessageDialog *dialog = ask (self, line, _ ("Have you looked at the page?"), _ ("If the post is there after all, it stands there twice afterwards. Send it again only if it is not there."),
                                  _ ("_Not There, Send Again"));

  adw_message_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (again_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
there_cb (AdwMessageDialog *dialog,
          const char *response,
          StudioPublishPanel *self)
{
  const char *link = gtk_editable_get_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)));

  if (g_str_equal (response, "yes"))
    say (self, target_of (dialog), STUDIO_OUTBOX_SAY_THERE, *link != '\0' ? link : NULL);
}

static void
link_changed_cb (GtkEditable *entry,
                 AdwMessageDialog *dialog)
{
  const char *link = gtk_editable_get_text (entry);

  adw_message_dialog_set_response_enabled (dialog, "yes", *link == '\0' || studio_address_may_open (link));
}

static void
ask_there (StudioPublishPanel *self,
           const StudioPublishLine *line)
{
  AdwMessageDialog *dialog = ask (self, line, _ ("It is published"), _ ("Paste the link of the post, if you have it. It is kept with the post and in the list of publications."), _ ("_Mark as Published"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "https://");
  gtk_entry_set_max_length (GTK_ENTRY (entry), 2000);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Link of the post"), -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_SUGGESTED);
  g_signal_connect (entry, "changed", G_CALLBACK (link_changed_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (there_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
time_cb (AdwMessageDialog *dialog,
         const char *response,
         StudioPublishPanel *self)
{
  gint64 at = studio_publish_time_get (STUDIO_PUBLISH_TIME (adw_message_dialog_get_extra_child (dialog)));

  if (g_str_equal (response, "yes") && at > 0 && self->postman != NULL && self->document != NULL)
    studio_postman_reschedule_async (self->postman, target_of (dialog), at, _studio_publish_panel_get_zone (self), rescheduled_cb, g_object_ref (self));
}

static void
time_changed_cb (StudioPublishTime *time,
                 AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "yes", studio_publish_time_get (time) > 0);
}

static void
ask_time (StudioPublishPanel *self,
          const StudioPublishLine *line)
{
  AdwMessageDialog *dialog = ask (self, line, _ ("When shall it go out?"), NULL, _ ("_Schedule"));
  GtkWidget *time = studio_publish_time_new ();
  gint64 at = line->target->not_before;

  studio_publish_time_set (STUDIO_PUBLISH_TIME (time), at > g_get_real_time () / G_USEC_PER_SEC ? at : 0, _studio_publish_panel_get_zone (self));
  adw_message_dialog_set_extra_child (dialog, time);
  adw_message_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_SUGGESTED);
  g_signal_connect (time, "changed", G_CALLBACK (time_changed_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (time_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- what leads elsewhere --- */

static void
shown_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioPublishPanel) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("No browser could be opened. The address is shown when the pointer rests on the button."));
}

static void
open_page (StudioPublishPanel *self,
           const char *link)
{
  if (link != NULL && studio_address_may_open (link))
    gtk_show_uri_full (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), link, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (self));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("The page of this account is not known. Open it in your browser or on your phone."));
}

static void
look (StudioPublishPanel *self,
      const StudioPublishLine *line)
{
  g_autofree char *page = studio_publish_words_page (line->account, line->link);

  open_page (self, page);
}

static void
send_one (StudioPublishPanel *self,
          const char *id)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (ids, g_strdup (id));
  _studio_publish_panel_send (self, ids);
}

void
_studio_publish_panel_do (StudioPublishPanel *self,
                          const char *id,
                          const char *deed)
{
  const StudioPublishLine *line = studio_publish_line_find (self->lines, id);

  if (line == NULL)
    return;
  if (g_str_equal (deed, "manual"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.manual-upload", "s", id);
  else if (g_str_equal (deed, "login"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.sign-in", "s", line->account != NULL ? line->account->id : id);
  else if (g_str_equal (deed, "resend"))
    send_one (self, id);
  else if (line->target == NULL)
    return;
  else if (g_str_equal (deed, "cancel"))
    studio_postman_cancel (self->postman, line->target->id);
  else if (g_str_equal (deed, "go"))
    say (self, line->target->id, STUDIO_OUTBOX_SAY_GO, NULL);
  else if (g_str_equal (deed, "skip"))
    say (self, line->target->id, STUDIO_OUTBOX_SAY_SKIP, NULL);
  else if (g_str_equal (deed, "reschedule"))
    ask_time (self, line);
  else if (g_str_equal (deed, "again"))
    ask_again (self, line);
  else if (g_str_equal (deed, "there"))
    ask_there (self, line);
  else if (g_str_equal (deed, "look"))
    look (self, line);
  else if (g_str_equal (deed, "open"))
    open_page (self, line->target->permalink);
}
