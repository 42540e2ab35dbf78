#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "studio-backup-hint.h"
#include "studio-library-backup.h"
#include "studio-progress-dialog.h"

/** BackupWork: a job on the library that a dialog shows. */
typedef struct
{
  StudioWindow *window; /* a reference */
  StudioProgressDialog *dialog;
  char *path;
} BackupWork;

static BackupWork *
work_new (StudioWindow *self,
          const char *title,
          const char *sentence,
          const char *path)
{
  BackupWork *work = g_new0 (BackupWork, 1);

  work->window = g_object_ref (self);
  /* the job writes into the dialog, so that is there until the job has answered */
  work->dialog = g_object_ref_sink (studio_progress_dialog_new (GTK_WINDOW (self), title, sentence));
  work->path = g_strdup (path);
  return work;
}

static void
work_free (BackupWork *work)
{
  gtk_window_destroy (GTK_WINDOW (work->dialog));
  g_object_unref (work->dialog);
  g_object_unref (work->window);
  g_free (work->path);
  g_free (work);
}

/* Cancelling is no failure: the person knows. */
static void
tell_failure (BackupWork *work,
              GError *error,
              const char *cancelled)
{
  gboolean wanted = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  _studio_window_toast (work->window, wanted ? cancelled : error->message, NULL, NULL, NULL);
}

/* --- choosing --- */

static void
choose (StudioWindow *self,
        GtkFileChooserAction action,
        const char *title,
        const char *accept,
        GCallback callback)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = studio_backup_make_name ();
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) place = folder != NULL ? g_file_new_for_path (folder) : NULL;

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);
  gtk_file_filter_set_name (filter, _ ("Backups of a library"));
  gtk_file_filter_add_suffix (filter, STUDIO_BACKUP_SUFFIX + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect (self->chooser, "response", callback, self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Returns: (transfer full) (nullable) */
static char *
take_choice (StudioWindow *self,
             int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL && path == NULL)
    _studio_window_toast (self, _ ("This place cannot be used directly. Choose a folder on this computer."), NULL, NULL, NULL);
  return g_steal_pointer (&path);
}

/* --- backing up --- */

static void
backed_up_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  BackupWork *work = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (work->path);
  g_autofree char *sentence = NULL;
  guint n_posts = 0, n_missing = 0;
  GStatBuf info;

  if (!studio_library_back_up_finish (STUDIO_LIBRARY (source), result, &n_posts, &n_missing, &error)) {
    tell_failure (work, error, _ ("The backup was stopped. Nothing was written."));
    work_free (work);
    return;
  }
  studio_backup_hint_note_done (work->window->services->settings);
  if (n_missing > 0) {
    sentence = g_strdup_printf (_ ("Backed up %u posts. %u photos were missing in the library already."), n_posts, n_missing);
  } else {
    g_autofree char *size = g_stat (work->path, &info) == 0 ? g_format_size ((guint64) info.st_size) : g_strdup ("");

    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Backed up %u post (%s). Keep the file on another drive.", "Backed up %u posts (%s). Keep the file on another drive.", n_posts), n_posts, size);
  }
  _studio_window_toast (work->window, sentence, _ ("Open Folder"), "win.show-folder", folder);
  work_free (work);
}

static void
backup_response_cb (GtkNativeDialog *dialog,
                    int response,
                    StudioWindow *self)
{
  g_autofree char *path = take_choice (self, response);
  g_autofree char *named = NULL;
  BackupWork *work;

  if (path == NULL)
    return;
  named = g_str_has_suffix (path, STUDIO_BACKUP_SUFFIX) ? g_strdup (path) : g_strconcat (path, STUDIO_BACKUP_SUFFIX, NULL);
  work = work_new (self, _ ("Backing Up the Library"), _ ("You can go on once it is done. An older backup of that name stays until the new one is whole."), named);
  studio_library_back_up_async (self->services->library, named, studio_progress_dialog_get_place (work->dialog), studio_progress_dialog_get_cancellable (work->dialog),
                                backed_up_cb, work);
}

static void
back_up (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  choose (STUDIO_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Back Up the Library"), _ ("_Save"), G_CALLBACK (backup_response_cb));
}

/* --- restoring --- */

static void
restored_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  BackupWork *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioLibraryRescue) rescue = studio_library_restore_backup_finish (STUDIO_LIBRARY (source), result, &error);
  g_autofree char *sentence = NULL;

  if (rescue == NULL) {
    tell_failure (work, error, _ ("Restoring was stopped. The library is as it was."));
    work_free (work);
    return;
  }
  studio_recovery_start (work->window->services->recovery);
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post restored. The library of before is kept beside it.", "%u posts restored. The library of before is kept beside it.", rescue->n_posts), rescue->n_posts);
  if (rescue->kept != NULL)
    _studio_window_toast (work->window, sentence, _ ("Open Folder"), "win.show-folder", rescue->kept);
  else
    _studio_window_toast (work->window, sentence, NULL, NULL, NULL);
  work_free (work);
}

static void
restore_now (StudioWindow *self,
             const char *path)
{
  BackupWork *work = work_new (self, _ ("Restoring the Library"), _ ("The present library stays as it is until all of the backup has been checked."), path);

  studio_library_restore_backup_async (self->services->library, path, studio_progress_dialog_get_place (work->dialog), studio_progress_dialog_get_cancellable (work->dialog),
                                       restored_cb, work);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char *response,
             StudioWindow *self)
{
  if (g_str_equal (response, "restore"))
    restore_now (self, g_object_get_data (G_OBJECT (dialog), "path"));
}

static void
restore_response_cb (GtkNativeDialog *dialog,
                     int response,
                     StudioWindow *self)
{
  g_autofree char *path = take_choice (self, response);
  g_autofree char *name = NULL;
  AdwMessageDialog *question;

  if (path == NULL)
    return;
  name = g_filename_display_basename (path);
  question = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), _ ("Put This Backup in the Library's Place?"), NULL));
  adw_message_dialog_format_body (question, _ ("“%s” takes the place of all posts. The present library is kept in a folder beside it."), name);
  adw_message_dialog_add_responses (question, "cancel", _ ("Cancel"), "restore", _ ("Restore"), NULL);
  adw_message_dialog_set_response_appearance (question, "restore", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, "cancel");
  adw_message_dialog_set_close_response (question, "cancel");
  g_object_set_data_full (G_OBJECT (question), "path", g_steal_pointer (&path), g_free);
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (question));
}

/* Whether a post is open anywhere: its edits would go on into the library that takes the present one's place. */
static gboolean
any_post_open (StudioWindow *self)
{
  GList *windows = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self)));

  for (GList *link = windows; link != NULL; link = link->next)
    if (STUDIO_IS_WINDOW (link->data) && studio_window_has_document (link->data))
      return TRUE;
  return FALSE;
}

static void
restore_backup (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);

  if (any_post_open (self))
    _studio_window_toast (self, _ ("A post is open. Close its window first, then restore the backup."), NULL, NULL, NULL);
  else
    choose (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Restore from a Backup"), _ ("_Open"), G_CALLBACK (restore_response_cb));
}

/* --- repairing --- */

static void
repaired_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (StudioWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioLibraryRescue) rescue = studio_library_repair_finish (STUDIO_LIBRARY (source), result, &error);
  g_autofree char *sentence = NULL;

  if (rescue == NULL) {
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
    return;
  }
  /* what is in rescue copies goes into it now */
  studio_recovery_start (self->services->recovery);
  if (rescue->n_posts == 0) {
    _studio_window_toast (self, _ ("No post could be read. The damaged library is kept; restore a backup if there is one."), _ ("Restore from a Backup…"), "win.restore-backup", NULL);
    return;
  }
  if (rescue->n_lost > 0)
    sentence = g_strdup_printf (_ ("%u posts were saved, %u could not be read. The damaged library is kept beside the new one."), rescue->n_posts, rescue->n_lost);
  else
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post was saved. The damaged library is kept beside the new one.", "All %u posts that could be found were saved. The damaged library is kept beside the new one.", rescue->n_posts), rescue->n_posts);
  _studio_window_toast (self, sentence, NULL, NULL, NULL);
}

static void
repair_answered_cb (AdwMessageDialog *dialog,
                    const char *response,
                    StudioWindow *self)
{
  if (g_str_equal (response, "repair"))
    studio_library_repair_async (self->services->library, NULL, repaired_cb, g_object_ref (self));
  else if (g_str_equal (response, "restore"))
    restore_backup (GTK_WIDGET (self), NULL, NULL);
}

static void
offer_repair (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), _ ("The Library Is Damaged"), NULL));

  adw_message_dialog_set_body (question, _ ("Probably the computer was switched off while it was writing. Repairing takes all posts that can be read into a new library. The damaged one is kept."));
  adw_message_dialog_add_responses (question, "later", _ ("Later"), "restore", _ ("Restore from a Backup…"), "repair", _ ("Repair"), NULL);
  adw_message_dialog_set_response_appearance (question, "repair", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, "repair");
  adw_message_dialog_set_close_response (question, "later");
  g_signal_connect_object (question, "response", G_CALLBACK (repair_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (question));
}

static void
retry_library (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  studio_recovery_start (STUDIO_WINDOW (widget)->services->recovery);
}

void
_studio_window_install_backup (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back-up", NULL, back_up);
  gtk_widget_class_install_action (widget_class, "win.restore-backup", NULL, restore_backup);
  gtk_widget_class_install_action (widget_class, "win.repair", NULL, offer_repair);
  gtk_widget_class_install_action (widget_class, "win.retry-library", NULL, retry_library);
}
