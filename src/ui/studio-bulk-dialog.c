#include "config.h"

#include "studio-bulk-dialog.h"

#include <glib/gi18n-lib.h>

#include "studio-bulk-column.h"
#include "studio-bulk-match.h"
#include "studio-bulk-task.h"
#include "studio-bulk-words.h"
#include "studio-export-choice.h"
#include "studio-export-words.h"
#include "studio-pages.h"
#include "studio-surface-paintable.h"

#define N_KINDS 4
#define PICTURE_HEIGHT 150
#define PICTURE_WIDTH 116
/* The pictures grow into the room there is. */
#define PICTURE_SIDE 200
/* After a choice, so that the first rows are not drawn for each click on the way. */
#define TRY_PAUSE_MS 250

struct _StudioBulkDialog
{
  AdwWindow parent_instance;
  GtkStack *stack;
  AdwWindowTitle *titles;
  GtkButton *cancel;
  GtkButton *make;
  GtkButton *open;
  GtkLabel *table_label;
  GtkWidget *template_line;
  GtkDropDown *template_choice;
  GtkDropDown *sheets;
  GtkListBox *columns;
  GtkLabel *missing;
  GtkBox *pictures;
  GtkLabel *problem;
  GtkFlowBox *formats;
  GtkToggleButton *kind_png;
  GtkToggleButton *kind_jpeg;
  GtkToggleButton *kind_webp;
  GtkToggleButton *kind_pdf;
  GtkDropDown *names;
  GtkLabel *folder_label;
  GtkCheckButton *posts;
  GtkCheckButton *blank;
  GtkWidget *gate_box;
  GtkLabel *gate;
  GtkEditable *reason;
  GtkLabel *running_label;
  GtkLabel *running_detail;
  GtkProgressBar *progress;
  GtkLabel *summary;
  GtkLabel *advice;
  GtkWidget *rows_window;
  GtkListBox *rows;
  GtkWidget *undo;
  GtkWidget *show_folder;
  GtkWidget *foot;
  GtkLabel *foot_label;

  GSettings *settings;
  GPtrArray *templates; /* (nullable) (element-type StudioTemplate): to choose from */
  StudioBrand *brand;   /* (nullable): with these */
  StudioSnapshot *post;
  StudioBulkSource *source; /* (nullable) */
  StudioBulk *bulk;         /* (nullable): once there is a table */
  StudioProfile *profile;   /* how strict the gate is */
  StudioBulkReport *report; /* (nullable): of the last run, unless it was taken back */
  char *folder;
  GtkFileChooserNative *chooser; /* (nullable) */
  GCancellable *closed;          /* of what only matters while the dialog is open */
  GCancellable *trial;           /* (nullable): while the first rows are drawn */
  GCancellable *run;             /* (nullable): while files are being made */
  guint pause;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (StudioBulkDialog, studio_bulk_dialog, ADW_TYPE_WINDOW)

static guint finished_signal;

static void update (StudioBulkDialog *self);

static void
show_error (StudioBulkDialog *self,
            const char *sentence)
{
  gtk_widget_set_visible (self->foot, sentence != NULL);
  gtk_label_set_text (self->foot_label, sentence != NULL ? sentence : "");
}

/* --- what is chosen --- */

static GtkToggleButton *
kind_toggle (StudioBulkDialog *self,
             StudioExportKind kind)
{
  GtkToggleButton *toggles[N_KINDS] = { self->kind_png, self->kind_jpeg, self->kind_webp, self->kind_pdf };

  return toggles[MIN ((int) kind, N_KINDS - 1)];
}

static StudioExportKind
chosen_kind (StudioBulkDialog *self)
{
  for (int i = 0; i < N_KINDS; i++) {
    if (gtk_toggle_button_get_active (kind_toggle (self, (StudioExportKind) i)))
      return (StudioExportKind) i;
  }
  return STUDIO_EXPORT_PNG;
}

static GPtrArray *
all_formats (StudioBulkDialog *self)
{
  return studio_template_get_formats (studio_snapshot_get_template (self->post));
}

static GtkCheckButton *
format_check (StudioBulkDialog *self,
              guint index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->formats, (int) index);

  return GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child));
}

static GPtrArray *
chosen_formats (StudioBulkDialog *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < all_formats (self)->len; i++) {
    if (gtk_check_button_get_active (format_check (self, i)))
      g_ptr_array_add (chosen, g_ptr_array_index (all_formats (self), i));
  }
  return chosen;
}

/* Those of the template, ticked as the last time. */
static void
list_formats (StudioBulkDialog *self)
{
  g_auto (GStrv) last = g_settings_get_strv (self->settings, "bulk-formats");
  gboolean any = FALSE;
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->formats, 0)) != NULL)
    gtk_flow_box_remove (self->formats, GTK_WIDGET (child));
  for (guint i = 0; i < all_formats (self)->len; i++) {
    const StudioFormat *format = g_ptr_array_index (all_formats (self), i);
    GtkWidget *check = gtk_check_button_new_with_label (_ (format->name));
    gboolean chosen = g_strv_contains ((const char *const *) last, format->id);

    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
    any = any || chosen;
    g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), self);
    gtk_flow_box_append (self->formats, check);
  }
  if (!any)
    gtk_check_button_set_active (format_check (self, 0), TRUE);
}

static void
blank_cb (StudioBulkDialog *self)
{
  g_assert (STUDIO_IS_BULK_DIALOG (self));

  if (self->bulk == NULL)
    return;
  studio_bulk_set_blank_samples (self->bulk, gtk_check_button_get_active (self->blank));
  update (self);
}

/* --- the first rows --- */

static GtkPicture *
picture_at (StudioBulkDialog *self,
            guint index,
            GtkLabel **caption)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->pictures));

  for (; index > 0; index--)
    box = gtk_widget_get_next_sibling (box);
  *caption = GTK_LABEL (gtk_widget_get_last_child (box));
  return GTK_PICTURE (gtk_widget_get_first_child (box));
}

static void
show_picture (StudioBulkDialog *self,
              guint index,
              const StudioBulkTrial *trial)
{
  cairo_surface_t *surface = trial->pictures[index];
  g_autoptr (StudioSurfacePaintable) paintable = NULL;
  g_autofree char *text = NULL;
  GtkLabel *caption;
  GtkPicture *picture = picture_at (self, index, &caption);

  if (surface != NULL)
    paintable = studio_surface_paintable_new (surface, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (paintable));
  text = trial->captions[index] == NULL || surface != NULL ? g_strdup (trial->captions[index] != NULL ? trial->captions[index] : "") : g_strdup_printf (_ ("%s: not possible"), trial->captions[index]);
  gtk_label_set_text (caption, text);
  gtk_picture_set_alternative_text (picture, text);
}

static void
show_trial (StudioBulkDialog *self,
            const StudioBulkTrial *trial)
{
  g_autofree char *text = NULL;
  guint n_rows = studio_bulk_get_n_rows (self->bulk);

  for (guint i = 0; i < STUDIO_BULK_TASK_N_PICTURES; i++)
    show_picture (self, i, trial);
  if (trial->n_failed > 0)
    text = g_strdup_printf (_ ("%1$u of %2$u rows cannot be made yet. %3$s"), trial->n_failed, n_rows, trial->problem);
  else
    text = g_strdup_printf (ngettext ("The row can be made.", "All %u rows can be made.", n_rows), n_rows);
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->problem), trial->problem);
  gtk_widget_remove_css_class (GTK_WIDGET (self->problem), trial->n_failed > 0 ? "success" : "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), trial->n_failed > 0 ? "warning" : "success");
}

static void
trial_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioBulkDialog) self = data;
  g_autoptr (StudioBulkTrial) trial = studio_bulk_task_try_finish (result, NULL);

  if (trial != NULL && self->bulk != NULL && !g_cancellable_is_cancelled (self->closed))
    show_trial (self, trial);
}

static void
stop_trial (StudioBulkDialog *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->trial != NULL)
    g_cancellable_cancel (self->trial);
  g_clear_object (&self->trial);
}

static gboolean
pause_cb (gpointer data)
{
  StudioBulkDialog *self = data;
  g_autoptr (GPtrArray) formats = chosen_formats (self);
  int side = PICTURE_SIDE * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->pause = 0;
  self->trial = g_cancellable_new ();
  studio_bulk_task_try_async (self->bulk, formats->len > 0 ? g_ptr_array_index (formats, 0) : g_ptr_array_index (all_formats (self), 0), side, self->trial, trial_cb,
                              g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
try_soon (StudioBulkDialog *self)
{
  stop_trial (self);
  self->pause = g_timeout_add (TRY_PAUSE_MS, pause_cb, self);
}

/* --- what is shown of the plan --- */

static guint
count_used (StudioBulkDialog *self)
{
  guint used = 0;

  for (guint i = 0; i < studio_bulk_get_n_columns (self->bulk); i++)
    used += studio_bulk_get_field (self->bulk, i) != NULL;
  return used;
}

static void
show_missing (StudioBulkDialog *self)
{
  g_autoptr (GPtrArray) missing = studio_bulk_list_missing (self->bulk);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((const StudioField *) g_ptr_array_index (missing, i))->label);
  text = g_strdup_printf (_ ("No column fills these required fields, so the sample would show: %s."), names->str);
  gtk_label_set_text (self->missing, count_used (self) == 0 ? _ ("No column fills a field yet. Choose a field for at least one.") : text);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), missing->len > 0 || count_used (self) == 0);
}

static void
update (StudioBulkDialog *self)
{
  g_autoptr (GPtrArray) formats = NULL;
  g_autoptr (GPtrArray) samples = NULL;
  g_autofree char *label = NULL;
  guint n_files;

  if (self->loading || self->bulk == NULL)
    return;
  formats = chosen_formats (self);
  n_files = formats->len * studio_snapshot_get_n_pages (self->post) * studio_bulk_get_n_rows (self->bulk);
  label = g_strdup_printf (ngettext ("Make %u File", "Make %u Files", n_files), n_files);
  gtk_button_set_label (self->make, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->make), n_files > 0 && count_used (self) > 0);
  samples = studio_bulk_list_samples (self->bulk);
  gtk_widget_set_visible (GTK_WIDGET (self->blank), samples->len > 0);
  show_missing (self);
  try_soon (self);
}

static void
show_page (StudioBulkDialog *self,
           const char *name)
{
  gboolean done = g_str_equal (name, "report");

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (GTK_WIDGET (self->make), g_str_equal (name, "match"));
  gtk_widget_set_visible (self->gate_box, g_str_equal (name, "match"));
  gtk_button_set_label (self->cancel, done ? _ ("Close") : _ ("Cancel"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), g_str_equal (name, "match") ? GTK_WIDGET (self->make) : NULL);
}

/* --- columns --- */

static void
column_changed_cb (StudioBulkDialog *self,
                   StudioBulkColumn *column)
{
  GtkListBoxRow *row;

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  studio_bulk_set_field (self->bulk, studio_bulk_column_get_column (column), studio_bulk_column_get_field (column));
  /* another column may have lost its field to this one */
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->columns, i)) != NULL; i++)
    studio_bulk_column_update (STUDIO_BULK_COLUMN (row), self->bulk);
  update (self);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
list_columns (StudioBulkDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  clear_list (self->columns);
  gtk_string_list_append (names, _ ("The title"));
  for (guint i = 0; i < studio_bulk_get_n_columns (self->bulk); i++) {
    GtkWidget *row = studio_bulk_column_new (self->bulk, i);

    g_signal_connect_swapped (row, "changed", G_CALLBACK (column_changed_cb), self);
    gtk_list_box_append (self->columns, row);
    gtk_string_list_append (names, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  }
  gtk_drop_down_set_model (self->names, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->names, (guint) (studio_bulk_get_name_column (self->bulk) + 1));
}

static void
name_cb (StudioBulkDialog *self)
{
  guint selected;

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  selected = gtk_drop_down_get_selected (self->names);
  if (!self->loading && self->bulk != NULL && selected != GTK_INVALID_LIST_POSITION)
    studio_bulk_set_name_column (self->bulk, (int) selected - 1);
}

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
  list_formats (self);
  gtk_drop_down_set_selected (self->template_choice, index);
  self->loading = FALSE;
}

static void
list_templates (StudioBulkDialog *self)
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
  list_columns (self);
  self->loading = FALSE;
  show_page (self, "match");
  update (self);
}

/* Returns: FALSE if the table is of no use; it has been told then */
static gboolean
plan (StudioBulkDialog *self,
      const StudioBulkSource *source)
{
  g_autofree char *folder = source->path != NULL ? g_path_get_dirname (source->path) : NULL;
  g_autoptr (GError) error = NULL;
  StudioBulk *bulk = studio_bulk_new (source->table, folder, self->post, &error);

  show_error (self, bulk == NULL ? error->message : NULL);
  if (bulk == NULL)
    return FALSE;
  stop_trial (self);
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
    show_error (self, error->message);
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
    show_error (self, _ ("This file is not on this computer. Copy it here first."));
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
    show_error (self, _ ("There are no cells to paste. Copy them in a spreadsheet first."));
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

/* --- the folder --- */

static void
set_folder (StudioBulkDialog *self,
            const char *folder)
{
  g_autofree char *shown = studio_export_words_folder (folder);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  gtk_label_set_text (self->folder_label, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder_label), folder);
}

static void
folder_response_cb (StudioBulkDialog *self,
                    int response)
{
  g_autoptr (GFile) file = NULL;

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;
  if (g_file_peek_path (file) == NULL)
    show_error (self, _ ("This folder is not on this computer. Choose another one."));
  else
    set_folder (self, g_file_peek_path (file));
}

static void
folder_clicked_cb (StudioBulkDialog *self)
{
  g_autoptr (GFile) file = NULL;

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Folder"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  file = g_file_new_for_path (self->folder);
  if (g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), file, NULL);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (folder_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- remembering --- */

static void
load_choice (StudioBulkDialog *self)
{
  g_autofree char *kind_name = g_settings_get_string (self->settings, "bulk-kind");
  g_autofree char *uri = g_settings_get_string (self->settings, "bulk-folder");
  g_autofree char *remembered = *uri != '\0' ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *usual = g_build_filename (documents != NULL ? documents : g_get_home_dir (), "Pemda Studio", NULL);
  StudioExportKind kind = STUDIO_EXPORT_PNG;

  studio_export_kind_from_name (kind_name, &kind);
  gtk_toggle_button_set_active (kind_toggle (self, kind), TRUE);
  gtk_check_button_set_active (self->posts, g_settings_get_boolean (self->settings, "bulk-posts"));
  set_folder (self, remembered != NULL && g_file_test (remembered, G_FILE_TEST_IS_DIR) ? remembered : usual);
}

static void
save_choice (StudioBulkDialog *self,
             GPtrArray *formats)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *uri = g_filename_to_uri (self->folder, NULL, NULL);

  for (guint i = 0; i < formats->len; i++)
    g_strv_builder_add (ids, ((const StudioFormat *) g_ptr_array_index (formats, i))->id);
  list = g_strv_builder_end (ids);
  g_settings_set_strv (self->settings, "bulk-formats", (const char *const *) list);
  g_settings_set_string (self->settings, "bulk-kind", studio_export_kind_name (chosen_kind (self)));
  g_settings_set_boolean (self->settings, "bulk-posts", gtk_check_button_get_active (self->posts));
  if (uri != NULL)
    g_settings_set_string (self->settings, "bulk-folder", uri);
}

/* --- the report --- */

static void
show_report (StudioBulkDialog *self)
{
  g_autofree char *summary = studio_bulk_describe_report (self->report);
  g_autofree char *advice = studio_bulk_describe_advice (self->report, self->profile->gate);
  gboolean any = studio_bulk_report_count_files (self->report) > 0;

  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->advice, advice);
  clear_list (self->rows);
  gtk_widget_set_visible (self->rows_window, studio_bulk_list_problems (self->rows, self->report) > 0);
  gtk_widget_set_sensitive (self->undo, any);
  gtk_widget_set_sensitive (self->show_folder, any);
  show_page (self, "report");
  gtk_widget_grab_focus (any ? self->show_folder : GTK_WIDGET (self->cancel));
}

/* --- the gate --- */

static void
show_gate (StudioBulkDialog *self)
{
  g_autofree char *words = studio_bulk_describe_gate (self->profile, studio_gate_is_reason (gtk_editable_get_text (self->reason)));

  gtk_label_set_text (self->gate, words);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), self->profile->gate == STUDIO_GATE_REASON);
}

static void
reason_cb (StudioBulkDialog *self)
{
  if (self->profile != NULL)
    show_gate (self);
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
  show_page (self, "match");
  show_error (self, error->message);
}

static StudioExportOptions
chosen_options (StudioBulkDialog *self,
                GPtrArray *formats)
{
  StudioExportChoice choice;

  studio_export_choice_load (&choice, self->settings);
  choice.kind = chosen_kind (self);
  choice.limited = FALSE;
  return studio_export_choice_options (&choice, g_ptr_array_index (formats, 0));
}

static void
make_clicked_cb (StudioBulkDialog *self)
{
  g_autoptr (GPtrArray) formats = NULL;
  g_autofree char *reason = NULL;
  StudioExportOptions options;
  StudioBulkGate gate = { .profile = self->profile };
  StudioBulkOrder order = { 0 };

  g_assert (STUDIO_IS_BULK_DIALOG (self));

  formats = chosen_formats (self);
  if (self->run != NULL || self->bulk == NULL || formats->len == 0)
    return;
  stop_trial (self);
  save_choice (self, formats);
  show_error (self, NULL);
  options = chosen_options (self, formats);
  gate.reason = reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  order = (StudioBulkOrder){ .bulk = self->bulk, .formats = formats, .options = &options, .folder = self->folder, .posts = gtk_check_button_get_active (self->posts), .gate = &gate, .progress = progress_cb, .progress_data = self };
  self->run = g_cancellable_new ();
  gtk_label_set_text (self->running_label, _ ("Making the pictures…"));
  gtk_label_set_text (self->running_detail, "");
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_page (self, "running");
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

  uri = g_filename_to_uri (self->folder, NULL, NULL);
  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

/* --- leaving --- */

StudioBulkReport *
studio_bulk_dialog_steal_report (StudioBulkDialog *self)
{
  g_return_val_if_fail (STUDIO_IS_BULK_DIALOG (self), NULL);

  return g_steal_pointer (&self->report);
}

/* Returns: whether the dialog has to stay for now */
static gboolean
cancel_run (StudioBulkDialog *self)
{
  if (self->run == NULL)
    return FALSE;
  g_cancellable_cancel (self->run);
  gtk_label_set_text (self->running_label, _ ("Cancelling…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
  return TRUE;
}

static void
cancel_clicked_cb (StudioBulkDialog *self)
{
  g_assert (STUDIO_IS_BULK_DIALOG (self));

  if (!cancel_run (self))
    gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  cancel_clicked_cb (STUDIO_BULK_DIALOG (widget));
}

static gboolean
studio_bulk_dialog_close_request (GtkWindow *window)
{
  StudioBulkDialog *self = STUDIO_BULK_DIALOG (window);
  guint n_files;

  if (cancel_run (self))
    return TRUE;
  n_files = self->report != NULL ? studio_bulk_report_count_files (self->report) : 0;
  if (n_files > 0)
    g_signal_emit (self, finished_signal, 0, (int) n_files, self->folder);
  return GTK_WINDOW_CLASS (studio_bulk_dialog_parent_class)->close_request (window);
}

/* --- the class --- */

static void
studio_bulk_dialog_dispose (GObject *object)
{
  StudioBulkDialog *self = STUDIO_BULK_DIALOG (object);

  g_cancellable_cancel (self->closed);
  stop_trial (self);
  g_clear_object (&self->chooser);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (studio_bulk_dialog_parent_class)->dispose (object);
}

static void
studio_bulk_dialog_finalize (GObject *object)
{
  StudioBulkDialog *self = STUDIO_BULK_DIALOG (object);

  g_clear_object (&self->closed);
  g_clear_object (&self->run);
  g_clear_pointer (&self->profile, studio_profile_unref);
  g_clear_pointer (&self->report, studio_bulk_report_free);
  g_clear_pointer (&self->bulk, studio_bulk_unref);
  g_clear_pointer (&self->source, studio_bulk_source_free);
  g_clear_pointer (&self->post, studio_snapshot_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_object (&self->brand);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (studio_bulk_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, stack);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, titles);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, cancel);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, make);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, open);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, table_label);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, sheets);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, template_line);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, template_choice);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, columns);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, missing);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, pictures);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, problem);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, formats);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, kind_png);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, kind_jpeg);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, kind_webp);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, kind_pdf);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, names);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, folder_label);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, posts);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, gate);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, gate_box);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, reason);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, blank);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, running_label);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, running_detail);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, progress);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, summary);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, advice);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, rows_window);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, rows);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, undo);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, show_folder);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, foot);
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, foot_label);
}

static void
bind_callbacks (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, make_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, open_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, paste_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, sheet_cb);
  gtk_widget_class_bind_template_callback (klass, template_cb);
  gtk_widget_class_bind_template_callback (klass, name_cb);
  gtk_widget_class_bind_template_callback (klass, blank_cb);
  gtk_widget_class_bind_template_callback (klass, folder_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, reason_cb);
  gtk_widget_class_bind_template_callback (klass, undo_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, show_folder_clicked_cb);
}

static void
studio_bulk_dialog_class_init (StudioBulkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_bulk_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_bulk_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_bulk_dialog_close_request;

  finished_signal = g_signal_new ("finished", STUDIO_TYPE_BULK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-bulk-dialog.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_install_action (widget_class, "bulk.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "bulk.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "bulk.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "bulk.paste", NULL);
}

static void
add_pictures (StudioBulkDialog *self)
{
  for (guint i = 0; i < STUDIO_BULK_TASK_N_PICTURES; i++) {
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *picture = gtk_picture_new (), *caption = gtk_label_new ("");

    gtk_widget_set_size_request (picture, PICTURE_WIDTH, PICTURE_HEIGHT);
    gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
    gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
    /* an empty label that may be shortened is wider than itself */
    gtk_label_set_width_chars (GTK_LABEL (caption), 8);
    gtk_widget_add_css_class (caption, "caption");
    gtk_widget_add_css_class (caption, "dim-label");
    gtk_box_append (GTK_BOX (box), picture);
    gtk_box_append (GTK_BOX (box), caption);
    gtk_box_append (self->pictures, box);
  }
}

static void
studio_bulk_dialog_init (StudioBulkDialog *self)
{
  g_autofree char *profile = NULL;
  GtkDropTarget *target;

  self->loading = TRUE;
  self->closed = g_cancellable_new ();
  self->settings = g_settings_new (APPLICATION_ID);
  profile = g_settings_get_string (self->settings, "check-profile");
  self->profile = studio_profile_load (profile);
  g_type_ensure (STUDIO_TYPE_BULK_COLUMN);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_gate (self);
  add_pictures (self);
  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* @post: (transfer full) */
static StudioBulkDialog *
dialog_new (GtkWindow *parent,
            StudioSnapshot *post)
{
  StudioBulkDialog *self = g_object_new (STUDIO_TYPE_BULK_DIALOG, "transient-for", parent, NULL);

  self->post = post;
  list_formats (self);
  load_choice (self);
  self->loading = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->open));
  return self;
}

GtkWidget *
studio_bulk_dialog_new (GtkWindow *parent,
                        StudioSnapshot *post)
{
  StudioBulkDialog *self;

  g_return_val_if_fail (post != NULL, NULL);

  self = dialog_new (parent, studio_snapshot_ref (post));
  adw_window_title_set_subtitle (self->titles, studio_template_get_name (studio_snapshot_get_template (post)));
  return GTK_WIDGET (self);
}

GtkWidget *
studio_bulk_dialog_new_for_brand (GtkWindow *parent,
                                  GPtrArray *templates,
                                  StudioBrand *brand)
{
  g_autoptr (StudioPost) first = NULL;
  StudioBulkDialog *self;

  g_return_val_if_fail (templates != NULL && templates->len > 0 && STUDIO_IS_BRAND (brand), NULL);

  first = studio_post_new (g_ptr_array_index (templates, 0), brand);
  self = dialog_new (parent, studio_post_snapshot (first));
  self->templates = g_ptr_array_ref (templates);
  self->brand = g_object_ref (brand);
  adw_window_title_set_subtitle (self->titles, studio_brand_get_name (brand));
  self->loading = TRUE;
  list_templates (self);
  self->loading = FALSE;
  return GTK_WIDGET (self);
}
