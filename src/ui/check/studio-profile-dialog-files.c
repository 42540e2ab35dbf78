#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-profile-dialog-private.h"
#include "studio-slug.h"

#define MAX_NAME_BYTES 60
/* more are dropped by mistake */
#define MOST_DROPPED 10

static void
choose (StudioProfileDialog *self,
        GtkFileChooserAction action,
        const char *title,
        const char *accept)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Profiles (.pemdaprofile)"));
  gtk_file_filter_add_suffix (filter, "pemdaprofile");
  gtk_file_filter_add_suffix (filter, "json");
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
}

/* Returns: (transfer full) (nullable): what was chosen; the dialog is gone */
static char *
take_path (StudioProfileDialog *self,
           int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  g_clear_object (&self->chooser);
  return file != NULL ? g_file_get_path (file) : NULL;
}

/* --- export --- */

static void
export_to (StudioProfileDialog *self,
           const char *path)
{
  g_autofree char *whole = g_str_has_suffix (path, STUDIO_PROFILE_SUFFIX) ? g_strdup (path) : g_strconcat (path, STUDIO_PROFILE_SUFFIX, NULL);
  g_autofree char *name = g_filename_display_basename (whole), *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (studio_office_profiles_export (self->shown, whole, &error))
    sentence = g_strdup_printf (_ ("Profile exported as “%s”"), name);
  _studio_profile_dialog_tell (self, sentence != NULL ? sentence : error->message);
}

static void
export_response_cb (GtkNativeDialog *dialog,
                    int response,
                    StudioProfileDialog *self)
{
  g_autofree char *path = take_path (self, response);

  if (path != NULL)
    export_to (self, path);
}

void
_studio_profile_dialog_export (GtkWidget *widget,
                               const char *action,
                               GVariant *parameter)
{
  StudioProfileDialog *self = STUDIO_PROFILE_DIALOG (widget);
  g_autofree char *slug = NULL, *file = NULL;

  _studio_profile_dialog_flush (self);
  slug = studio_slug (self->shown->name, MAX_NAME_BYTES);
  file = g_strconcat (slug, STUDIO_PROFILE_SUFFIX, NULL);
  choose (self, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export Profile"), _ ("_Export"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (export_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- import --- */

static gboolean
import_from (StudioProfileDialog *self,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioProfile) profile = NULL;
  g_autofree char *sentence = NULL;

  _studio_profile_dialog_flush (self);
  profile = studio_office_profiles_import (path, &error);
  if (profile == NULL) {
    _studio_profile_dialog_tell (self, error->message);
    return FALSE;
  }
  _studio_profile_dialog_show (self, profile->id);
  sentence = g_strdup_printf (_ ("Profile “%s” imported"), profile->name);
  _studio_profile_dialog_tell (self, sentence);
  return TRUE;
}

static void
import_response_cb (GtkNativeDialog *dialog,
                    int response,
                    StudioProfileDialog *self)
{
  g_autofree char *path = take_path (self, response);

  if (path != NULL)
    import_from (self, path);
}

void
_studio_profile_dialog_import (GtkWidget *widget,
                               const char *action,
                               GVariant *parameter)
{
  StudioProfileDialog *self = STUDIO_PROFILE_DIALOG (widget);

  choose (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Import Profile"), _ ("_Import"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (import_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- dropping --- */

static gboolean
drop_cb (StudioProfileDialog *self,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  gboolean any = FALSE;
  int n = 0;

  for (GSList *l = files; l != NULL && n < MOST_DROPPED; l = l->next, n++) {
    g_autofree char *path = g_file_get_path (l->data);

    if (path != NULL)
      any = import_from (self, path) || any;
    else
      _studio_profile_dialog_tell (self, _ ("Only files on this computer can be imported."));
  }
  return any;
}

void
_studio_profile_dialog_accept_drops (StudioProfileDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* before the entries, which would take the file's name as text */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
