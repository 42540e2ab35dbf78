#include "config.h"

#include "studio-bulk-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "studio-bulk-words.h"
#include "studio-export-choice.h"
#include "studio-self-settings.h"

/* --- the report --- */

static void
show_report (StudioBulkDialog *self)
{
  g_autofree char *summary = studio_bulk_describe_report (self->report);
  g_autofree char *advice = studio_bulk_describe_advice (self->report, self->profile->gate);
  gboolean any = studio_bulk_report_count_files (self->report) > 0;

  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->advice, advice);
  _studio_bulk_dialog_clear_list (self->rows);
  gtk_widget_set_visible (self->rows_window, studio_bulk_list_problems (self->rows, self->report) > 0);
  gtk_widget_set_sensitive (self->undo, any);
  gtk_widget_set_sensitive (self->show_folder, any);
  _studio_bulk_dialog_show_page (self, "report");
  gtk_widget_grab_focus (any ? self->show_folder : GTK_WIDGET (self->cancel));
}

/* --- the gate --- */

void
_studio_bulk_dialog_show_gate (StudioBulkDialog *self)
{
  g_autofree char *words = studio_bulk_describe_gate (self->profile, studio_gate_is_reason (gtk_editable_get_text (self->reason)), studio_self_only_approved ());

  gtk_label_set_text (self->gate, words);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), self->profile->gate == STUDIO_GATE_REASON && !studio_self_only_approved ());
}

static void
reason_cb (StudioBulkDialog *self)
{
  if (self->profile != NULL)
    _studio_bulk_dialog_show_gate (self);
}

/* --- making the files --- */

static void
progress_cb (guint done,
             guint total,
             gpointer data)
{
  StudioBulkDialog *self = data;
  g_autofree char *detail = NULL;

  if (self->run == NULL || g_cancellable_is_cancelled (self->run))
    return;
  detail = g_strdup_printf (_ ("Row %1$u of %2$u"), done, total);
  gtk_label_set_text (self->running_detail, detail);
  gtk_progress_bar_set_fraction (self->progress, (double) done / total);
}

static void
run_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (StudioBulkDialog) self = data;
  g_autoptr (GError) error = NULL;
  StudioBulkReport *report = studio_bulk_task_run_finish (result, &error);

  g_clear_object (&self->run);
  g_clear_pointer (&self->report, studio_bulk_report_free);
  self->report = report;
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (report != NULL) {
    show_report (self);
    return;
  }
  _studio_bulk_dialog_show_page (self, "match");
  _studio_bulk_dialog_show_error (self, error->message);
}

static StudioExportOptions
chosen_options (StudioBulkDialog *self,
                GPtrArray *formats)
{
  StudioExportChoice choice;

  studio_export_choice_load (&choice, self->settings);
  choice.kind = _studio_bulk_dialog_chosen_kind (self);
  choice.limited = FALSE;
  return studio_export_choice_options (&choice, g_ptr_array_index (formats, 0));
}

static void
make_clicked_cb (StudioBulkDialog *self)
{
  g_autoptr (GPtrArray) formats = NULL;
  g_autofree char *reason = NULL;
  StudioExportOptions options;
  StudioBulkGate gate = { .profile = self->profile, .only_approved = studio_self_only_approved () };
  StudioBulkOrder order = { 0 };

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  formats = _studio_bulk_dialog_chosen_formats (self);
  if (self->run != NULL || self->bulk == NULL || formats->len == 0)
    return;
  _studio_bulk_dialog_stop_trial (self);
  _studio_bulk_dialog_save_choice (self, formats);
  _studio_bulk_dialog_show_error (self, NULL);
  options = chosen_options (self, formats);
  gate.reason = reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  order = (StudioBulkOrder){ .bulk = self->bulk, .formats = formats, .options = &options, .folder = studio_folder_row_get_folder (self->folder), .posts = gtk_check_button_get_active (self->posts), .gate = &gate, .progress = progress_cb, .progress_data = self };
  self->run = g_cancellable_new ();
  gtk_label_set_text (self->running_label, _ ("Making the pictures…"));
  gtk_label_set_text (self->running_detail, "");
  gtk_progress_bar_set_fraction (self->progress, 0);
  _studio_bulk_dialog_show_page (self, "running");
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
  studio_bulk_task_run_async (&order, self->run, run_cb, g_object_ref (self));
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioBulkDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = studio_bulk_task_undo_finish (result, &error);

  if (g_cancellable_is_cancelled (self->closed))
    return;
  gtk_label_set_text (self->summary, _ ("Undone"));
  gtk_label_set_text (self->advice, ok ? _ ("The files of this run are in the trash.") : error->message);
  gtk_widget_set_visible (self->rows_window, FALSE);
}

static void
undo_clicked_cb (StudioBulkDialog *self)
{
  g_assert (STUDIO_IS_BULK_DIALOG (self));

  if (self->report == NULL)
    return;
  gtk_widget_set_sensitive (self->undo, FALSE);
  gtk_widget_set_sensitive (self->show_folder, FALSE);
  studio_bulk_task_undo_async (g_steal_pointer (&self->report), undone_cb, g_object_ref (self));
}

static void
show_folder_clicked_cb (StudioBulkDialog *self)
{
  g_autofree char *uri = NULL;

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  uri = g_filename_to_uri (studio_folder_row_get_folder (self->folder), NULL, NULL);
  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

/* --- */

void
_studio_bulk_dialog_bind_run (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, make_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, reason_cb);
  gtk_widget_class_bind_template_callback (klass, undo_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, show_folder_clicked_cb);
}
