#include "config.h"

#include "studio-data-panel-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-sheet.h"

/** Reading: where a table goes once it has been read. */
typedef struct
{
  StudioDataPanel *self;
  StudioChartData *data;
  char *path; /* (nullable) */
} Reading;

static Reading *
reading_new (StudioDataPanel *self,
             const char *path)
{
  Reading *reading = g_new0 (Reading, 1);

  *reading = (Reading){ g_object_ref (self), g_object_ref (self->data), g_strdup (path) };
  return reading;
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->self);
  g_object_unref (reading->data);
  g_free (reading->path);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

void
_studio_data_panel_forget_refused (StudioDataPanel *self)
{
  g_clear_pointer (&self->refused, studio_table_unref);
  g_clear_pointer (&self->refusal, g_free);
}

void
_studio_data_panel_refuse (StudioDataPanel *self,
                           StudioTable *table,
                           const char *sentence)
{
  _studio_data_panel_forget_refused (self);
  self->refusal = g_strdup (sentence);
  self->refused = studio_table_ref (table);
  _studio_data_panel_refresh (self);
}

static void
take_table (const Reading *reading,
            StudioTable *table,
            GError *error)
{
  StudioDataPanel *self = reading->self;
  g_autoptr (GError) trouble = NULL;
  g_autofree char *sentence = NULL;
  guint n;

  if (table == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      _studio_data_panel_toast (self, error->message, FALSE);
    return;
  }
  _studio_data_panel_forget_refused (self);
  if (!studio_chart_data_replace (reading->data, table, 0, &trouble)) {
    if (g_error_matches (trouble, STUDIO_ERROR, STUDIO_ERROR_LIMIT) && studio_table_get_n_rows (table) > STUDIO_CHART_DATA_MAX_ROWS)
      _studio_data_panel_refuse (self, table, trouble->message);
    else
      _studio_data_panel_toast (self, trouble->message, FALSE);
    return;
  }
  n = studio_chart_data_get_n_rows (reading->data);
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row taken over", "%u rows taken over", n), n);
  _studio_data_panel_toast (self, sentence, TRUE);
  studio_data_grid_focus (self->grid);
}

void
_studio_data_panel_take_first (StudioDataPanel *self)
{
  g_autoptr (StudioTable) table = g_steal_pointer (&self->refused);
  g_autoptr (GError) error = NULL;

  _studio_data_panel_forget_refused (self);
  if (table != NULL && self->data != NULL && !studio_chart_data_replace (self->data, table, STUDIO_CHART_DATA_MAX_ROWS, &error))
    _studio_data_panel_toast (self, error->message, FALSE);
}

/* --- the clipboard --- */

static void
text_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  static const StudioTableHints hints = { .separators = "\t;" };
  g_autoptr (Reading) reading = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTable) table = NULL;

  if (text == NULL || *text == '\0') {
    _studio_data_panel_toast (reading->self, _ ("There are no cells on the clipboard. Copy them in the spreadsheet first."), FALSE);
    return;
  }
  table = studio_table_parse_text (_ ("clipboard"), bytes, &hints, &error);
  take_table (reading, table, error);
}

void
_studio_data_panel_paste (StudioDataPanel *self)
{
  if (self->data != NULL)
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, text_cb, reading_new (self, NULL));
}

/* --- files --- */

static void
load_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  StudioTable *table = studio_sheet_load (data, NULL, &error);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) studio_table_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Reading) reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTable) table = g_task_propagate_pointer (G_TASK (result), &error);

  take_table (reading, table, error);
}

void
_studio_data_panel_read_table (StudioDataPanel *self,
                               const char *path)
{
  g_autoptr (GTask) task = NULL;

  if (self->data == NULL)
    return;
  task = g_task_new (self, self->cancellable, loaded_cb, reading_new (self, path));
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, load_thread);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int response,
           StudioDataPanel *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (file != NULL && path == NULL)
    _studio_data_panel_toast (self, _ ("The file is not on this computer. Copy it here first."), FALSE);
  if (path != NULL)
    _studio_data_panel_read_table (self, path);
  g_clear_object (&self->chooser);
}

void
_studio_data_panel_import (StudioDataPanel *self)
{
  static const char *const endings[] = { "xlsx", "csv", "tsv", "txt" };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Import a Table"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  gtk_file_filter_set_name (filter, _ ("Tables"));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    gtk_file_filter_add_suffix (filter, endings[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
