#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-file.h"
#include "studio-live-check.h"
#include "studio-review-pdf.h"

/** Wish: a sheet that waits until the post is checked. It lives as long as its handler. @approval: not the checklist but the approval sheet */
typedef struct
{
  StudioWindow *window; /* (nullable): weak */
  char *path;
  gboolean approval;
  gulong handler;
} Wish;

/** Sheet: what a thread draws and writes. */
typedef struct
{
  StudioSnapshot *snapshot;
  StudioReview *review;
  char *path;
} Sheet;

static void
wish_free (gpointer data,
           GClosure *closure)
{
  Wish *wish = data;

  g_clear_weak_pointer (&wish->window);
  g_free (wish->path);
  g_free (wish);
}

static void
sheet_free (Sheet *sheet)
{
  studio_snapshot_unref (sheet->snapshot);
  studio_review_free (sheet->review);
  g_free (sheet->path);
  g_free (sheet);
}

/* --- drawing --- */

static void
write_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  const Sheet *sheet = data;
  GError *error = NULL;
  g_autoptr (GBytes) pdf = studio_review_to_pdf (sheet->review, sheet->snapshot, cancellable, &error);

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
  const Sheet *sheet = g_task_get_task_data (G_TASK (result));
  g_autofree char *folder = g_path_get_dirname (sheet->path);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    _studio_window_toast (STUDIO_WINDOW (source), _ ("The sheet is saved. Print it and have it signed."), _ ("Open Folder"), "win.show-folder", folder);
  else
    _studio_window_toast (STUDIO_WINDOW (source), error->message, NULL, NULL, NULL);
}

static void
draw (StudioWindow *self,
      StudioLiveCheck *check,
      const Wish *wish)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);
  const StudioReviewOrder order = {
    .snapshot = studio_live_check_get_snapshot (check),
    .findings = studio_live_check_get_findings (check),
    .platforms = studio_live_check_get_checker (check)->platforms,
    .profile = studio_live_check_get_profile (check),
    .now = now,
    .approval = wish->approval,
  };
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->snapshot = studio_snapshot_ref (order.snapshot);
  sheet->review = studio_review_new (&order);
  sheet->path = g_strdup (wish->path);
  g_task_set_source_tag (task, draw);
  g_task_set_task_data (task, sheet, (GDestroyNotify) sheet_free);
  g_task_run_in_thread (task, write_thread);
}

/* --- when the post is checked --- */

static void
changed_cb (StudioLiveCheck *check,
            Wish *wish)
{
  const char *problem = studio_live_check_get_problem (check);
  gboolean gone = wish->window == NULL || studio_live_check_get_document (check) == NULL;

  if (!gone && problem == NULL && !studio_live_check_is_current (check))
    return;
  if (!gone && problem != NULL)
    _studio_window_toast (wish->window, problem, NULL, NULL, NULL);
  else if (!gone)
    draw (wish->window, check, wish);
  g_signal_handler_disconnect (check, wish->handler);
}

static void
save (StudioWindow *self,
      const char *path,
      gboolean approval)
{
  StudioLiveCheck *check = studio_post_page_get_live_check (self->post);
  Wish *wish = g_new0 (Wish, 1);

  wish->path = g_str_has_suffix (path, ".pdf") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
  wish->approval = approval;
  g_set_weak_pointer (&wish->window, self);
  wish->handler = g_signal_connect_data (check, "changed", G_CALLBACK (changed_cb), wish, wish_free, 0);
  studio_live_check_hurry (check);
  changed_cb (check, wish);
}

static void
response_cb (GtkNativeDialog *dialog,
             int response,
             StudioWindow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL && path == NULL)
    _studio_window_toast (self, _ ("This place cannot be used directly. Choose a folder on this computer."), NULL, NULL, NULL);
  else if (path != NULL && self->document != NULL)
    save (self, path, g_object_get_data (G_OBJECT (dialog), "approval") != NULL);
}

static void
choose_place (StudioWindow *self,
              gboolean approval)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) place = documents != NULL ? g_file_new_for_path (documents) : NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autofree char *file_name = NULL;

  if (self->document == NULL)
    return;
  snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  file_name = studio_review_file_name (snapshot, approval);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (approval ? _ ("Save the Approval Sheet") : _ ("Save the Checklist Sheet"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  g_object_set_data (G_OBJECT (self->chooser), "approval", approval ? self : NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file_name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
save_sheet (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  choose_place (STUDIO_WINDOW (widget), FALSE);
}

static void
save_approval_sheet (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  choose_place (STUDIO_WINDOW (widget), TRUE);
}

void
_studio_window_install_sheet (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.approval-sheet", NULL, save_approval_sheet);
  gtk_widget_class_install_action (widget_class, "win.save-sheet", NULL, save_sheet);
}
