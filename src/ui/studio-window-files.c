#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-copy.h"
#include "studio-post-files.h"
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
  const char *path = self->document != NULL ? studio_document_get_path (self->document) : NULL;
  g_autofree char *own = path != NULL ? g_path_get_dirname (path) : NULL;
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

/* --- saving --- */

gboolean
_studio_window_tell_copy (StudioWindow *self,
                          StudioDocument *document)
{
  g_autofree char *notice = studio_document_take_notice (document), *id = NULL;

  if (notice == NULL)
    return FALSE;
  id = studio_document_make_id (document);
  studio_post_files_note (self->services->settings, id, studio_document_get_path (document));
  _studio_window_toast (self, notice, NULL, NULL, NULL);
  return TRUE;
}

static void
file_saved_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (StudioWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!studio_document_save_finish (STUDIO_DOCUMENT (source), result, &error))
    _studio_window_toast (self, error->message, _ ("Save a Copy…"), "win.save-copy", NULL);
  else if (!_studio_window_tell_copy (self, STUDIO_DOCUMENT (source)))
    _studio_window_toast (self, _ ("Saved in the library and in the file"), _ ("Save a Copy…"), "win.save-copy", NULL);
}

/* Ctrl+S is answered though there is nothing left to save: people press it to be sure. */
static void
flushed_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (StudioWindow) self = user_data;
  StudioAutosave *autosave = STUDIO_AUTOSAVE (source);
  g_autoptr (GError) error = NULL;
  gboolean ok = studio_autosave_flush_finish (autosave, result, &error);

  if (autosave != self->autosave)
    return;
  if (!ok || studio_autosave_get_state (autosave) == STUDIO_AUTOSAVE_COPIED)
    _studio_window_toast (self, studio_autosave_get_problem (autosave), _ ("Save a Copy…"), "win.save-copy", NULL);
  else if (studio_document_get_path (self->document) == NULL)
    _studio_window_toast (self, _ ("Everything is saved in the library already"), _ ("Save a Copy…"), "win.save-copy", NULL);
  else
    studio_document_save_async (self->document, NULL, NULL, file_saved_cb, g_object_ref (self));
}

void
_studio_window_save (StudioWindow *self)
{
  /* a new post that is kept on purpose, edited or not */
  if (studio_autosave_get_state (self->autosave) == STUDIO_AUTOSAVE_UNTOUCHED)
    studio_autosave_keep (self->autosave);
  studio_autosave_flush_async (self->autosave, flushed_cb, g_object_ref (self));
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
