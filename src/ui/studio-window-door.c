#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-door-dialog.h"
#include "studio-one-door.h"
#include "studio-self-dialog.h"
#include "studio-self-settings.h"

/* --- what was done --- */

static void
tell_deed (StudioWindow *self,
           StudioDeed deed)
{
  switch (deed) {
  case STUDIO_DEED_ASK:
    _studio_window_toast (self, _ ("The post waits for approval now."), _ ("Take Back"), "win.door", studio_deed_get_id (STUDIO_DEED_WITHDRAW));
    return;
  case STUDIO_DEED_APPROVE:
    _studio_window_toast (self, _ ("The post is approved."), _ ("Approval Sheet…"), "win.approval-sheet", NULL);
    return;
  case STUDIO_DEED_RETURN:
    _studio_window_toast (self, _ ("The post is returned with your note."), NULL, NULL, NULL);
    return;
  case STUDIO_DEED_WITHDRAW:
  case STUDIO_DEED_PUBLISH:
  default:
    _studio_window_toast (self, _ ("Taken back. The post is a draft again."), NULL, NULL, NULL);
  }
}

static void
done_cb (StudioDoorDialog *dialog,
         StudioWindow *self)
{
  StudioDeed deed = studio_door_dialog_get_deed (dialog);

  if (deed == STUDIO_DEED_APPROVE)
    _studio_window_keep_version (self, STUDIO_VERSION_APPROVED);
  tell_deed (self, deed);
}

/* --- the deeds --- */

static void
withdraw (StudioWindow *self)
{
  g_autoptr (StudioSelf) person = studio_self_load ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const StudioDoorOrder order = { .deed = STUDIO_DEED_WITHDRAW, .self = person, .now = now };
  g_autoptr (GError) error = NULL;

  if (studio_document_pass_door (self->document, &order, &error))
    tell_deed (self, STUDIO_DEED_WITHDRAW);
  else
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
}

static void
open_dialog (StudioWindow *self,
             StudioDeed deed)
{
  GtkWidget *dialog;

  if (self->document == NULL)
    return;
  dialog = studio_door_dialog_new (GTK_WINDOW (self), studio_post_page_get_live_check (self->post), deed);
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Whoever never said who they are is asked once, and goes on then. */
static void
known_cb (StudioSelfDialog *dialog,
          StudioWindow *self)
{
  open_dialog (self, (StudioDeed) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "deed")));
}

static void
ask_who (StudioWindow *self,
         StudioDeed deed)
{
  GtkWidget *dialog = studio_self_dialog_new (GTK_WINDOW (self));

  g_object_set_data (G_OBJECT (dialog), "deed", GINT_TO_POINTER (deed));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (known_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
read_deed (const char *id,
           StudioDeed *deed)
{
  for (StudioDeed i = STUDIO_DEED_ASK; i <= STUDIO_DEED_WITHDRAW; i++) {
    if (g_str_equal (studio_deed_get_id (i), id)) {
      *deed = i;
      return TRUE;
    }
  }
  return FALSE;
}

static void
pass_door (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  StudioDeed deed;

  if (self->document == NULL || !read_deed (g_variant_get_string (parameter, NULL), &deed))
    return;
  if (deed == STUDIO_DEED_WITHDRAW)
    withdraw (self);
  else if (!studio_self_is_known ())
    ask_who (self, deed);
  else
    open_dialog (self, deed);
}

static void
tell_who (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (studio_self_dialog_new (GTK_WINDOW (widget))));
}

void
_studio_window_install_door (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.door", "s", pass_door);
  gtk_widget_class_install_action (widget_class, "win.who", NULL, tell_who);
}
