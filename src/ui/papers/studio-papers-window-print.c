#include "config.h"

#include "studio-papers-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-commitment.h"
#include "studio-file.h"
#include "studio-handover.h"
#include "studio-slug.h"

/* --- choosing files --- */

void
_studio_papers_window_choose (StudioPapersWindow *self,
                              const char *title,
                              GtkFileChooserAction action,
                              const char *suffix,
                              GCallback callback)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) place = folder != NULL ? g_file_new_for_path (folder) : NULL;

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, action == GTK_FILE_CHOOSER_ACTION_SAVE ? _ ("_Save") : _ ("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (suffix != NULL) {
    g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
    g_autofree char *name = g_strdup_printf ("*.%s", suffix);

    gtk_file_filter_set_name (filter, name);
    gtk_file_filter_add_suffix (filter, suffix);
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  }
  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  g_signal_connect (self->chooser, "response", callback, self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

char *
_studio_papers_window_take_choice (StudioPapersWindow *self,
                                   int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL && path == NULL)
    _studio_papers_window_tell (self, _ ("This place cannot be used directly. Choose a folder on this computer."), NULL, NULL, NULL);
  return g_steal_pointer (&path);
}

/* --- drawing --- */

/** Sheet: what a thread draws and writes. */
typedef struct
{
  StudioPaperOrder order;
  char *path;
} Sheet;

static void
sheet_free (Sheet *sheet)
{
  g_clear_object (&sheet->order.brand);
  json_node_unref (sheet->order.root);
  json_node_unref (sheet->order.data);
  g_free (sheet->path);
  g_free (sheet);
}

static void
write_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  const Sheet *sheet = data;
  GError *error = NULL;
  g_autoptr (GBytes) pdf = studio_paper_to_pdf (&sheet->order, cancellable, &error);

  if (pdf != NULL && studio_file_write (sheet->path, pdf, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  StudioPapersWindow *self = STUDIO_PAPERS_WINDOW (source);
  const Sheet *sheet = g_task_get_task_data (G_TASK (result));
  g_autofree char *folder = g_path_get_dirname (sheet->path);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    _studio_papers_window_tell (self, _ ("The paper is saved. Print it and have it signed."), _ ("Open Folder"), "papers.show-folder", folder);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _studio_papers_window_tell (self, error->message, NULL, NULL, NULL);
}

static void
draw (StudioPapersWindow *self,
      const char *path)
{
  StudioBrand *brand = studio_gallery_get_brand (self->services->gallery);
  JsonNode *record = _studio_papers_window_root (self);
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *text = studio_paper_load (self->kind, NULL, &error);
  Sheet *sheet;

  if (text == NULL) {
    _studio_papers_window_tell (self, error->message, NULL, NULL, NULL);
    return;
  }
  sheet = g_new0 (Sheet, 1);
  sheet->order.brand = brand != NULL ? g_object_ref (brand) : NULL;
  sheet->order.root = text;
  sheet->order.data = self->kind == STUDIO_PAPER_HANDOVER ? studio_handover_to_paper (record, brand) : studio_commitment_to_paper (record, brand);
  sheet->path = g_str_has_suffix (path, ".pdf") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
  task = g_task_new (self, self->cancellable, written_cb, NULL);
  g_task_set_task_data (task, sheet, (GDestroyNotify) sheet_free);
  g_task_run_in_thread (task, write_thread);
}

static void
save_response_cb (GtkNativeDialog *dialog,
                  int response,
                  StudioPapersWindow *self)
{
  g_autofree char *path = _studio_papers_window_take_choice (self, response);

  if (path != NULL && self->current != NULL)
    draw (self, path);
}

/* Returns: (transfer full): "berita-acara-instagram-dinkes.pdf" */
static char *
name_file (StudioPapersWindow *self)
{
  JsonNode *record = _studio_papers_window_root (self);
  g_autofree char *account = self->kind == STUDIO_PAPER_HANDOVER ? studio_handover_name (record) : NULL;
  const char *date = studio_json_peek_string (json_node_get_object (record), "date");
  g_autofree char *title = g_strdup_printf ("%s %s", account != NULL ? "berita acara" : "lembar komitmen", account != NULL ? account : date != NULL ? date
                                                                                                                                                    : "");
  g_autofree char *stem = studio_slug (title, 60);

  return g_strconcat (stem, ".pdf", NULL);
}

void
_studio_papers_window_print (StudioPapersWindow *self)
{
  g_autofree char *name = NULL;

  if (self->current == NULL)
    return;
  _studio_papers_window_save (self);
  name = name_file (self);
  _studio_papers_window_choose (self, _ ("Save the Paper"), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, G_CALLBACK (save_response_cb));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
}
