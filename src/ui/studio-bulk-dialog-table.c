#include "config.h"

#include "studio-bulk-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "studio-bulk-match.h"

/* --- the template, if it is still open --- */

static void
take_template (StudioBulkDialog *self,
               guint index)
{
  StudioTemplate *template = g_ptr_array_index (self->templates, index);
  g_autoptr (StudioPost) post = studio_post_new (template, self->brand);

  self->loading = TRUE;
  g_clear_pointer (&self->post, studio_snapshot_unref);
  self->post = studio_post_snapshot (post);
  _studio_bulk_dialog_list_formats (self);
  gtk_drop_down_set_selected (self->template_choice, index);
  self->loading = FALSE;
}

void
_studio_bulk_dialog_list_templates (StudioBulkDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_append (names, studio_template_get_name (g_ptr_array_index (self->templates, i)));
  gtk_drop_down_set_model (self->template_choice, G_LIST_MODEL (names));
  gtk_widget_set_visible (self->template_line, TRUE);
}

/* --- the table --- */

static void
list_sheets (StudioBulkDialog *self)
{
  char **sheets = self->source->sheets;
  guint selected = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->sheets), g_strv_length (sheets) > 1);
  for (guint i = 0; sheets[i] != NULL; i++) {
    if (g_strcmp0 (sheets[i], self->source->sheet) == 0)
      selected = i;
  }
  gtk_drop_down_set_model (self->sheets, G_LIST_MODEL (gtk_string_list_new ((const char *const *) sheets)));
  gtk_drop_down_set_selected (self->sheets, selected);
}

static void
show_table (StudioBulkDialog *self)
{
  guint n_rows = studio_bulk_get_n_rows (self->bulk);
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  g_autofree char *label = g_strdup_printf ("%s · %s", self->source->name, rows);

  self->loading = TRUE;
  gtk_label_set_text (self->table_label, label);
  list_sheets (self);
  _studio_bulk_dialog_list_columns (self);
  self->loading = FALSE;
  _studio_bulk_dialog_show_page (self, "match");
  _studio_bulk_dialog_update (self);
}

/* Returns: FALSE if the table is of no use; it has been told then */
static gboolean
plan (StudioBulkDialog *self,
      const StudioBulkSource *source)
{
  g_autofree char *folder = source->path != NULL ? g_path_get_dirname (source->path) : NULL;
  g_autoptr (GError) error = NULL;
  StudioBulk *bulk = studio_bulk_new (source->table, folder, self->post, &error);

  _studio_bulk_dialog_show_error (self, bulk == NULL ? error->message : NULL);
  if (bulk == NULL)
    return FALSE;
  _studio_bulk_dialog_stop_trial (self);
  g_clear_pointer (&self->bulk, studio_bulk_unref);
  self->bulk = bulk;
  studio_bulk_set_blank_samples (bulk, gtk_check_button_get_active (self->blank));
  return TRUE;
}

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioBulkDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBulkSource) source = studio_bulk_task_load_finish (result, &error);

  if (g_cancellable_is_cancelled (self->closed))
    return;
  if (source == NULL) {
    _studio_bulk_dialog_show_error (self, error->message);
    return;
  }
  if (self->templates != NULL && self->bulk == NULL)
    take_template (self, studio_bulk_match_template (self->templates, source->table, source->name));
  if (!plan (self, source))
    return;
  g_clear_pointer (&self->source, studio_bulk_source_free);
  self->source = g_steal_pointer (&source);
  show_table (self);
}

static void
template_cb (StudioBulkDialog *self)
{
  guint selected;

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  selected = gtk_drop_down_get_selected (self->template_choice);
  if (self->loading || self->source == NULL || selected >= self->templates->len)
    return;
  take_template (self, selected);
  if (plan (self, self->source))
    show_table (self);
}

static void
sheet_cb (StudioBulkDialog *self)
{
  guint selected;

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  selected = gtk_drop_down_get_selected (self->sheets);
  if (self->loading || self->source == NULL || self->source->path == NULL || selected >= g_strv_length (self->source->sheets))
    return;
  studio_bulk_task_load_async (self->source->path, self->source->sheets[selected], self->closed, loaded_cb, g_object_ref (self));
}

void
studio_bulk_dialog_open (StudioBulkDialog *self,
                         const char *path)
{
  g_return_if_fail (STUDIO_IS_BULK_DIALOG (self) && path != NULL);

  if (self->run == NULL)
    studio_bulk_task_load_async (path, NULL, self->closed, loaded_cb, g_object_ref (self));
}

static void
open_file (StudioBulkDialog *self,
           GFile *file)
{
  if (g_file_peek_path (file) != NULL)
    studio_bulk_dialog_open (self, g_file_peek_path (file));
  else
    _studio_bulk_dialog_show_error (self, _ ("This file is not on this computer. Copy it here first."));
}

static void
open_response_cb (StudioBulkDialog *self,
                  int response)
{
  g_autoptr (GFile) file = NULL;

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    open_file (self, file);
}

static GtkFileFilter *
table_filter (void)
{
  static const char *const patterns[] = { "*.csv", "*.tsv", "*.txt", "*.xlsx", "*.CSV", "*.XLSX" };
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Tables (CSV, XLSX)"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  return filter;
}

static void
open_clicked_cb (StudioBulkDialog *self)
{
  g_autoptr (GtkFileFilter) filter = NULL;

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  if (self->chooser != NULL)
    return;
  filter = table_filter ();
  self->chooser = gtk_file_chooser_native_new (_ ("Open Table"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (open_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
pasted_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioBulkDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (g_cancellable_is_cancelled (self->closed))
    return;
  if (text == NULL || *text == '\0')
    _studio_bulk_dialog_show_error (self, _ ("There are no cells to paste. Copy them in a spreadsheet first."));
  else
    studio_bulk_task_load_text_async (text, self->closed, loaded_cb, g_object_ref (self));
}

static void
paste_clicked_cb (StudioBulkDialog *self)
{
  g_assert (STUDIO_IS_BULK_DIALOG (self));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->closed, pasted_cb, g_object_ref (self));
}

static void
paste_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioBulkDialog *self = STUDIO_BULK_DIALOG (widget);
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (page, "table") == 0 || g_strcmp0 (page, "match") == 0)
    paste_clicked_cb (self);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioBulkDialog *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || self->run != NULL)
    return FALSE;
  open_file (self, files->data);
  return TRUE;
}

void
_studio_bulk_dialog_accept_drops (StudioBulkDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- */

void
_studio_bulk_dialog_bind_table (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, open_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, paste_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, sheet_cb);
  gtk_widget_class_bind_template_callback (klass, template_cb);
  gtk_widget_class_install_action (klass, "bulk.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_v, GDK_CONTROL_MASK, "bulk.paste", NULL);
}
