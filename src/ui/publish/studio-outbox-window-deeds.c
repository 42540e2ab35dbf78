#include "config.h"

#include "studio-outbox-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-address.h"
#include "studio-publish-time.h"
#include "studio-publish-words.h"

#define MAX_DEEDS 6

/** Asking: a dialog about a target. @widget: what it asks with */
typedef struct
{
  StudioOutboxWindow *window;
  char *id;
  int zone;
  GtkWidget *widget;
} Asking;

static void
asking_free (gpointer data,
             GClosure *closure)
{
  Asking *self = data;

  g_object_unref (self->window);
  g_free (self->id);
  g_free (self);
}

/* --- a word to the outbox --- */

static void
said_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (StudioOutboxWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!studio_postman_say_finish (STUDIO_POSTMAN (source), result, &error) && !g_cancellable_is_cancelled (self->lifetime))
    _studio_outbox_window_tell (self, error->message);
}

static void
say (StudioOutboxWindow *self,
     const char *id,
     StudioOutboxWord word,
     const char *link)
{
  studio_postman_say_async (self->services->postman, id, word, link, said_cb, g_object_ref (self));
}

static void
rescheduled_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (StudioOutboxWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!studio_postman_reschedule_finish (STUDIO_POSTMAN (source), result, &error) && !g_cancellable_is_cancelled (self->lifetime))
    _studio_outbox_window_tell (self, error->message);
}

static void
reschedule (StudioOutboxWindow *self,
            const char *id,
            gint64 at,
            int zone)
{
  studio_postman_reschedule_async (self->services->postman, id, at, zone, rescheduled_cb, g_object_ref (self));
}

/* --- questions --- */

/* @dialog: shown; @widget: (nullable): between its words and its buttons */
static void
ask (StudioOutboxWindow *self,
     const StudioOutboxTarget *target,
     AdwMessageDialog *dialog,
     const char *yes,
     GtkWidget *widget,
     GCallback answered)
{
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking){ g_object_ref (self), g_strdup (target->id), target->zone, widget };
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "yes", yes, NULL);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, "cancel");
  if (widget != NULL) {
    adw_message_dialog_set_extra_child (dialog, widget);
    adw_message_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_SUGGESTED);
    adw_message_dialog_set_default_response (dialog, "yes");
  }
  g_signal_connect_data (dialog, "response", answered, asking, asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static AdwMessageDialog *
make_dialog (StudioOutboxWindow *self,
             const char *heading,
             const char *body)
{
  return ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), heading, body));
}

static void
again_cb (AdwMessageDialog *dialog,
          const char *response,
          Asking *asking)
{
  if (g_str_equal (response, "yes"))
    say (asking->window, asking->id, STUDIO_OUTBOX_SAY_AGAIN, NULL);
}

static void
ask_again (StudioOutboxWindow *self,
           const StudioOutboxTarget *target)
{
  AdwMessageDialog *dialog = make_dialog (self, _ ("Have you looked at the page?"), _ ("If the post is there after all, it stands there twice afterwards. Send it again only if it is not there."));

  ask (self, target, dialog, _ ("_Not There, Send Again"), NULL, G_CALLBACK (again_cb));
}

static const char *
get_link (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
there_cb (AdwMessageDialog *dialog,
          const char *response,
          Asking *asking)
{
  g_autofree char *link = g_strstrip (g_strdup (get_link (asking->widget)));

  if (g_str_equal (response, "yes"))
    say (asking->window, asking->id, STUDIO_OUTBOX_SAY_THERE, *link != '\0' ? link : NULL);
}

static void
link_changed_cb (GtkWidget *entry,
                 AdwMessageDialog *dialog)
{
  g_autofree char *link = g_strstrip (g_strdup (get_link (entry)));
  gboolean good = *link == '\0' || studio_address_may_open (link);

  adw_message_dialog_set_response_enabled (dialog, "yes", good);
  if (good)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
}

static void
ask_there (StudioOutboxWindow *self,
           const StudioOutboxTarget *target)
{
  AdwMessageDialog *dialog = make_dialog (self, _ ("It is published"), _ ("Paste the link of the post, if you have it. It is kept with the post and in the list of publications."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "https://…");
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Link of the post"), -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (link_changed_cb), dialog, 0);
  ask (self, target, dialog, _ ("_Published"), entry, G_CALLBACK (there_cb));
}

static void
time_cb (AdwMessageDialog *dialog,
         const char *response,
         Asking *asking)
{
  gint64 at = studio_publish_time_get (STUDIO_PUBLISH_TIME (asking->widget));

  if (g_str_equal (response, "yes") && at > 0)
    reschedule (asking->window, asking->id, at, asking->zone);
}

static void
time_changed_cb (StudioPublishTime *time,
                 AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "yes", studio_publish_time_get (time) > 0);
}

static void
ask_time (StudioOutboxWindow *self,
          const StudioOutboxTarget *target)
{
  AdwMessageDialog *dialog = make_dialog (self, _ ("When shall it go out?"), NULL);
  GtkWidget *time = studio_publish_time_new ();
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  studio_publish_time_set (STUDIO_PUBLISH_TIME (time), target->not_before > now ? target->not_before : 0, studio_outbox_words_zone (target->zone, now));
  g_signal_connect_object (time, "changed", G_CALLBACK (time_changed_cb), dialog, 0);
  ask (self, target, dialog, _ ("_Save"), time, G_CALLBACK (time_cb));
}

/* --- deeds --- */

static void
send_now (StudioOutboxWindow *self,
          const StudioOutboxTarget *target)
{
  if (target->state == STUDIO_OUTBOX_QUEUED || target->state == STUDIO_OUTBOX_READY)
    reschedule (self, target->id, 0, target->zone);
  else
    say (self, target->id, STUDIO_OUTBOX_SAY_GO, NULL);
}

static void
cancel (StudioOutboxWindow *self,
        const StudioOutboxTarget *target)
{
  studio_postman_cancel (self->services->postman, target->id);
}

static void
skip (StudioOutboxWindow *self,
      const StudioOutboxTarget *target)
{
  say (self, target->id, STUDIO_OUTBOX_SAY_SKIP, NULL);
}

/* Returns: (transfer full) (nullable): where the post is, or where one looks for it */
static char *
make_page (StudioOutboxWindow *self,
           const StudioOutboxTarget *target)
{
  if (target->permalink != NULL && studio_address_may_open (target->permalink))
    return g_strdup (target->permalink);
  return studio_publish_words_page (studio_postman_find_account (self->services->postman, target->account), NULL);
}

static void
open_page (StudioOutboxWindow *self,
           const StudioOutboxTarget *target)
{
  g_autofree char *page = make_page (self, target);

  if (page != NULL)
    gtk_show_uri (GTK_WINDOW (self), page, GDK_CURRENT_TIME);
}

static void
sign_in (StudioOutboxWindow *self,
         const StudioOutboxTarget *target)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.sign-in", "s", target->account);
}

static void
open_post (StudioOutboxWindow *self,
           const StudioOutboxTarget *target)
{
  g_signal_emit_by_name (self, "open", target->post, studio_json_peek_string (json_node_get_object (target->content), "file"));
}

static const struct
{
  const char *name;
  const char *label;
  const char *style;
  void (*act) (StudioOutboxWindow *self, const StudioOutboxTarget *target);
} deeds[] = {
  { "look", N_ ("See the Page"), NULL, open_page },
  { "there", N_ ("It Is Published…"), NULL, ask_there },
  { "again", N_ ("Not Yet, Send Again"), NULL, ask_again },
  { "sign-in", N_ ("Sign In Again…"), "suggested-action", sign_in },
  { "now", N_ ("Send Now"), NULL, send_now },
  { "retry", N_ ("Send Again"), NULL, send_now },
  { "time", N_ ("Change Time…"), NULL, ask_time },
  { "cancel", N_ ("Give Up"), NULL, cancel },
  { "skip", N_ ("Skip"), "flat", skip },
  { "page", N_ ("Open Page"), NULL, open_page },
  { "post", N_ ("Open Post"), "flat", open_post },
};

static void
deed_cb (StudioOutboxWindow *self,
         const char *name,
         StudioPublishRow *row)
{
  const StudioOutboxTarget *target = _studio_outbox_window_find (self, studio_publish_row_get_id (row));

  for (gsize i = 0; target != NULL && i < G_N_ELEMENTS (deeds); i++) {
    if (g_str_equal (deeds[i].name, name)) {
      deeds[i].act (self, target);
      return;
    }
  }
}

/* Returns: names, in order, parted by blanks */
static const char *
list_deeds (const StudioOutboxTarget *target,
            StudioOutboxGroup group)
{
  switch (target->state) {
  case STUDIO_OUTBOX_QUEUED:
  case STUDIO_OUTBOX_READY:
    return group == STUDIO_OUTBOX_GROUP_SCHEDULED ? "time now cancel post" : "cancel post";
  case STUDIO_OUTBOX_RETRY_WAIT:
    return "retry cancel post";
  case STUDIO_OUTBOX_UPLOADING:
    return "cancel";
  case STUDIO_OUTBOX_COMMITTING:
    return "post";
  case STUDIO_OUTBOX_UNCERTAIN:
    return "look there again skip post";
  case STUDIO_OUTBOX_NEEDS_LOGIN:
    return "sign-in retry cancel post";
  case STUDIO_OUTBOX_REJECTED:
    return "retry skip post";
  case STUDIO_OUTBOX_PAUSED:
    return "now time cancel post";
  case STUDIO_OUTBOX_HANDOFF:
    return "look there skip post";
  case STUDIO_OUTBOX_PUBLISHED:
  case STUDIO_OUTBOX_PUBLISHED_MANUAL:
    return "page post";
  case STUDIO_OUTBOX_SKIPPED:
  case STUDIO_OUTBOX_CANCELLED:
  default:
    return "post";
  }
}

static gboolean
is_possible (StudioOutboxWindow *self,
             const StudioOutboxTarget *target,
             const char *name)
{
  g_autofree char *page = NULL;

  if (g_str_equal (name, "page"))
    return target->permalink != NULL && studio_address_may_open (target->permalink);
  if (!g_str_equal (name, "look"))
    return TRUE;
  page = make_page (self, target);
  return page != NULL;
}

void
_studio_outbox_window_set_deeds (StudioOutboxWindow *self,
                                 StudioPublishRow *row,
                                 const StudioOutboxTarget *target)
{
  StudioOutboxGroup group = studio_outbox_words_group (target, g_get_real_time () / G_USEC_PER_SEC);
  g_auto (GStrv) names = g_strsplit (list_deeds (target, group), " ", -1);
  StudioPublishDeed list[MAX_DEEDS];
  guint n = 0;

  for (guint k = 0; names[k] != NULL; k++) {
    for (gsize i = 0; i < G_N_ELEMENTS (deeds) && n < MAX_DEEDS; i++) {
      if (g_str_equal (deeds[i].name, names[k]) && is_possible (self, target, names[k]))
        list[n++] = (StudioPublishDeed){ deeds[i].name, _ (deeds[i].label), deeds[i].style };
    }
  }
  studio_publish_row_set_deeds (row, list, n, FALSE);
  if (g_signal_handler_find (row, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self) == 0)
    g_signal_connect_object (row, "deed", G_CALLBACK (deed_cb), self, G_CONNECT_SWAPPED);
}
