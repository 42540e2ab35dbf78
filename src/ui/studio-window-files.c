#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-copy.h"
#include "studio-slug.h"

#define MAX_NAME 60

/* --- choosing files --- */

static GtkFileFilter *
post_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Posts of Pemda Studio"));
  gtk_file_filter_add_suffix (filter, "pemda");
  return filter;
}

/* Beside the post's own file, else among the person's documents. */
static void
suggest_place (StudioWindow *self,
               gboolean saving)
{
  g_autofree char *own = _studio_window_has_file (self) ? g_path_get_dirname (studio_document_get_path (self->document)) : NULL;
  const char *folder = own != NULL ? own : g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) place = folder != NULL ? g_file_new_for_path (folder) : NULL;

  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  if (saving) {
    g_autofree char *slug = studio_slug (studio_document_get_title (self->document), MAX_NAME);
    g_autofree char *name = g_strconcat (slug, ".pemda", NULL);

    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  }
}

static void
choose (StudioWindow *self,
        GtkFileChooserAction action,
        const char *title,
        const char *accept,
        GCallback callback)
{
  g_autoptr (GtkFileFilter) filter = post_filter ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect (self->chooser, "response", callback, self);
  suggest_place (self, action == GTK_FILE_CHOOSER_ACTION_SAVE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Returns: (transfer full) (nullable): the chosen path, for saving with the right ending */
static char *
take_choice (StudioWindow *self,
             int response,
             gboolean saving)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL && path == NULL)
    _studio_window_toast (self, _ ("This place cannot be used directly. Choose a folder on this computer."), NULL, NULL, NULL);
  if (path == NULL || !saving || g_str_has_suffix (path, ".pemda"))
    return g_steal_pointer (&path);
  return g_strconcat (path, ".pemda", NULL);
}

/* --- opening --- */

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (StudioWindow) self = user_data;
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioDocument) document = studio_document_open_finish (result, &notice, &error);

  if (document == NULL) {
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
    return;
  }
  _studio_window_set_document (self, document);
  if (_studio_window_has_file (self))
    studio_recent_add (self->services->recent, document);
  if (notice != NULL)
    _studio_window_toast (self, notice, NULL, NULL, NULL);
}

static void
open_response_cb (GtkNativeDialog *dialog,
                  int response,
                  StudioWindow *self)
{
  g_autofree char *path = take_choice (self, response, FALSE);

  if (path != NULL)
    _studio_window_leave (self, STUDIO_NEXT_OPEN, path);
}

void
_studio_window_choose_open (StudioWindow *self)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open a Post"), _ ("_Open"), G_CALLBACK (open_response_cb));
}

/* --- leaving --- */

gboolean
_studio_window_has_file (StudioWindow *self)
{
  const char *path = self->document != NULL ? studio_document_get_path (self->document) : NULL;

  return path != NULL && !studio_safety_copy_is_one (path);
}

gboolean
_studio_window_needs_saving (StudioWindow *self)
{
  return self->document != NULL && (studio_history_get_modified (studio_document_get_history (self->document)) ||
                                    studio_safety_copy_is_one (studio_document_get_path (self->document)));
}

static void
go_on (StudioWindow *self)
{
  StudioNext next = self->next;
  g_autofree char *path = g_steal_pointer (&self->next_path);

  self->next = STUDIO_NEXT_STAY;
  if (next == STUDIO_NEXT_STAY)
    return;
  if (self->safety_copy != NULL)
    studio_safety_copy_discard (self->safety_copy);
  if (next != STUDIO_NEXT_CLOSE)
    _studio_window_set_document (self, NULL);
  if (next == STUDIO_NEXT_OPEN)
    studio_document_open_async (path, NULL, opened_cb, g_object_ref (self));
  if (next == STUDIO_NEXT_CLOSE)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
leave_response_cb (AdwMessageDialog *dialog,
                   const char *response,
                   StudioWindow *self)
{
  if (g_str_equal (response, "save"))
    _studio_window_save (self);
  else if (g_str_equal (response, "discard"))
    go_on (self);
  else
    self->next = STUDIO_NEXT_STAY;
}

static void
ask (StudioWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Save This Post?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _ ("“%s” is not in a file yet. What is not saved is lost."),
                                  studio_document_get_title (self->document));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
_studio_window_leave (StudioWindow *self,
                      StudioNext next,
                      const char *path)
{
  self->next = next;
  g_free (self->next_path);
  self->next_path = g_strdup (path);
  if (!_studio_window_needs_saving (self))
    go_on (self);
  else if (_studio_window_has_file (self))
    _studio_window_save (self);
  else
    ask (self);
}

/* --- saving --- */

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (StudioWindow) self = user_data;
  StudioDocument *document = STUDIO_DOCUMENT (source);
  g_autoptr (GError) error = NULL;

  if (!studio_document_save_finish (document, result, &error)) {
    self->next = STUDIO_NEXT_STAY;
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
    return;
  }
  studio_recent_add (self->services->recent, document);
  if (document == self->document)
    studio_post_page_note_saved (self->post);
  if (self->next == STUDIO_NEXT_STAY)
    _studio_window_toast (self, _ ("Saved"), _ ("Save a Copy…"), "win.save-copy", NULL);
  else
    go_on (self);
}

static void
save_to (StudioWindow *self,
         const char *path)
{
  studio_document_save_async (self->document, path, NULL, saved_cb, g_object_ref (self));
}

static void
save_response_cb (GtkNativeDialog *dialog,
                  int response,
                  StudioWindow *self)
{
  g_autofree char *path = take_choice (self, response, TRUE);

  if (path != NULL)
    save_to (self, path);
  else
    self->next = STUDIO_NEXT_STAY;
}

void
_studio_window_save (StudioWindow *self)
{
  if (_studio_window_has_file (self))
    save_to (self, studio_document_get_path (self->document));
  else
    choose (self, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the Post"), _ ("_Save"), G_CALLBACK (save_response_cb));
}

static void
copied_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (StudioWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (studio_copy_write_finish (result, &error))
    _studio_window_toast (self, _ ("Copy saved"), NULL, NULL, NULL);
  else
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
}

static void
copy_response_cb (GtkNativeDialog *dialog,
                  int response,
                  StudioWindow *self)
{
  g_autofree char *path = take_choice (self, response, TRUE);
  g_autoptr (StudioSnapshot) snapshot = NULL;

  if (path == NULL || self->document == NULL)
    return;
  snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  studio_copy_write_async (snapshot, path, TRUE, copied_cb, g_object_ref (self));
}

void
_studio_window_choose_copy (StudioWindow *self)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save a Copy"), _ ("_Save"), G_CALLBACK (copy_response_cb));
}
