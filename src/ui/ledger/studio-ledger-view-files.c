#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-file.h"
#include "studio-ledger-view-private.h"
#include "studio-report-make.h"
#include "studio-report-pdf.h"

/** Writing: what a thread writes. @report: (nullable): NULL: the ledger, whose @rows belong to @items */
typedef struct
{
  StudioReport *report;
  StudioBrand *brand;
  GPtrArray *items;
  StudioLedgerNames *names;
  int offset;
  char *path;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_pointer (&writing->report, studio_report_free);
  g_clear_object (&writing->brand);
  g_clear_pointer (&writing->items, g_ptr_array_unref);
  studio_ledger_names_unref (writing->names);
  g_free (writing->path);
  g_free (writing);
}

static Writing *
writing_new (StudioLedgerView *self,
             const char *path)
{
  Writing *writing = g_new0 (Writing, 1);
  StudioBrand *brand = studio_gallery_get_brand (self->services->gallery);

  writing->brand = brand != NULL ? g_object_ref (brand) : NULL;
  writing->names = studio_ledger_names_ref (self->names);
  writing->offset = self->offset;
  writing->path = g_strdup (path);
  return writing;
}

static void
tell (StudioLedgerView *self,
      const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

/* --- in a thread --- */

/* Returns: (transfer full) */
static StudioCells *
make_cells (const Writing *writing)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (writing->report != NULL)
    return studio_report_to_cells (writing->report);
  for (guint i = 0; i < writing->items->len; i++)
    g_ptr_array_add (rows, studio_ledger_item_get_row (g_ptr_array_index (writing->items, i)));
  return studio_ledger_to_cells (rows, writing->names, writing->offset);
}

static void
write_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  const Writing *writing = data;
  g_autoptr (StudioCells) cells = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (g_str_has_suffix (writing->path, ".pdf")) {
    bytes = studio_report_to_pdf (writing->report, writing->brand, cancellable, &error);
  } else {
    cells = make_cells (writing);
    bytes = g_str_has_suffix (writing->path, ".csv") ? studio_cells_to_csv (cells) : studio_cells_to_xlsx (cells, &error);
  }
  if (bytes != NULL && studio_file_write (writing->path, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  const Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (writing->path), *sentence = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    /* TRANSLATORS: a file's name */
    sentence = g_strdup_printf (_ ("“%s” is saved."), name);
  tell (STUDIO_LEDGER_VIEW (source), error == NULL ? sentence : error->message);
}

/* Takes @writing. */
static void
write_file (StudioLedgerView *self,
            Writing *writing)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);

  g_task_set_source_tag (task, write_file);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_thread);
}

/* --- what is written --- */

static void
write_ledger (StudioLedgerView *self,
              const char *path)
{
  Writing *writing = writing_new (self, path);
  GListModel *shown = G_LIST_MODEL (self->shown);

  writing->items = g_ptr_array_new_with_free_func (g_object_unref);
  /* the oldest first, as books are kept */
  for (guint i = g_list_model_get_n_items (shown); i > 0; i--)
    g_ptr_array_add (writing->items, g_list_model_get_item (shown, i - 1));
  write_file (self, writing);
}

static void
report_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioLedgerView) self = data;
  g_autofree char *path = g_object_steal_data (G_OBJECT (self), "report-path");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioReport) report = studio_report_make_finish (STUDIO_LIBRARY (source), result, &error);
  Writing *writing;

  if (report == NULL || self->names == NULL) {
    if (error != NULL)
      tell (self, error->message);
    return;
  }
  writing = writing_new (self, path);
  writing->report = g_steal_pointer (&report);
  write_file (self, writing);
}

static void
write_report (StudioLedgerView *self,
              const char *path)
{
  StudioBrand *brand = studio_gallery_get_brand (self->services->gallery);
  g_autofree char *office = brand != NULL ? studio_ledger_name_office (brand) : NULL;
  const StudioReportWish wish = {
    .month = self->month,
    .offset = self->offset,
    .office = office,
    .only = _studio_ledger_view_get_office (self),
    .names = self->names,
  };

  g_object_set_data_full (G_OBJECT (self), "report-path", g_strdup (path), g_free);
  studio_report_make_async (self->services->library, &wish, NULL, report_cb, g_object_ref (self));
}

/* --- where to --- */

static void
response_cb (GtkNativeDialog *dialog,
             int response,
             StudioLedgerView *self)
{
  const char *ending = g_object_get_data (G_OBJECT (dialog), "ending");
  gboolean report = g_object_get_data (G_OBJECT (dialog), "report") != NULL;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL, *whole = NULL;

  if (path != NULL)
    whole = g_str_has_suffix (path, ending) ? g_strdup (path) : g_strconcat (path, ending, NULL);
  if (file != NULL && path == NULL)
    tell (self, _ ("This place cannot be used directly. Choose a folder on this computer."));
  else if (whole != NULL && report)
    write_report (self, whole);
  else if (whole != NULL)
    write_ledger (self, whole);
  g_clear_object (&self->chooser);
}

static void
choose_file (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  StudioLedgerView *self = STUDIO_LEDGER_VIEW (widget);
  gboolean report = g_str_equal (name, "ledger.report");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) place = documents != NULL ? g_file_new_for_path (documents) : NULL;
  g_autofree char *ending = g_strconcat (".", g_variant_get_string (parameter, NULL), NULL), *file_name = NULL;

  if (self->names == NULL || !g_date_valid (&self->month))
    return;
  file_name = g_strdup_printf ("%s-%04d-%02d%s", report ? "laporan-bulanan" : "buku-terbit", g_date_get_year (&self->month), g_date_get_month (&self->month), ending);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (report ? _ ("Save Monthly Report") : _ ("Export Ledger"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  g_object_set_data_full (G_OBJECT (self->chooser), "ending", g_steal_pointer (&ending), g_free);
  g_object_set_data (G_OBJECT (self->chooser), "report", GINT_TO_POINTER (report));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file_name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
_studio_ledger_view_install_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "ledger.export", "s", choose_file);
  gtk_widget_class_install_action (widget_class, "ledger.report", "s", choose_file);
}
