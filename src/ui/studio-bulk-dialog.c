#include "config.h"

#include "studio-bulk-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "studio-bulk-column.h"

#define N_KINDS 4

G_DEFINE_FINAL_TYPE (StudioBulkDialog, studio_bulk_dialog, ADW_TYPE_WINDOW)

static guint finished_signal;

/* --- pages --- */

void
_studio_bulk_dialog_show_error (StudioBulkDialog *self,
                                const char *sentence)
{
  gtk_widget_set_visible (self->foot, sentence != NULL);
  gtk_label_set_text (self->foot_label, sentence != NULL ? sentence : "");
}

void
_studio_bulk_dialog_show_page (StudioBulkDialog *self,
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

/* --- the kind of file --- */

static GtkToggleButton *
kind_toggle (StudioBulkDialog *self,
             StudioExportKind kind)
{
  GtkToggleButton *toggles[N_KINDS] = { self->kind_png, self->kind_jpeg, self->kind_webp, self->kind_pdf };

  return toggles[MIN ((int) kind, N_KINDS - 1)];
}

StudioExportKind
_studio_bulk_dialog_chosen_kind (StudioBulkDialog *self)
{
  for (int i = 0; i < N_KINDS; i++) {
    if (gtk_toggle_button_get_active (kind_toggle (self, (StudioExportKind) i)))
      return (StudioExportKind) i;
  }
  return STUDIO_EXPORT_PNG;
}

/* --- remembering --- */

static void
load_choice (StudioBulkDialog *self)
{
  g_autofree char *kind_name = g_settings_get_string (self->settings, "bulk-kind");
  StudioExportKind kind = STUDIO_EXPORT_PNG;

  studio_export_kind_from_name (kind_name, &kind);
  gtk_toggle_button_set_active (kind_toggle (self, kind), TRUE);
  gtk_check_button_set_active (self->posts, g_settings_get_boolean (self->settings, "bulk-posts"));
  studio_folder_row_load (self->folder, self->settings, "bulk-folder");
}

void
_studio_bulk_dialog_save_choice (StudioBulkDialog *self,
                                 GPtrArray *formats)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < formats->len; i++)
    g_strv_builder_add (ids, ((const StudioFormat *) g_ptr_array_index (formats, i))->id);
  list = g_strv_builder_end (ids);
  g_settings_set_strv (self->settings, "bulk-formats", (const char *const *) list);
  g_settings_set_string (self->settings, "bulk-kind", studio_export_kind_name (_studio_bulk_dialog_chosen_kind (self)));
  g_settings_set_boolean (self->settings, "bulk-posts", gtk_check_button_get_active (self->posts));
  studio_folder_row_save (self->folder, self->settings, "bulk-folder");
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
    g_signal_emit (self, finished_signal, 0, (int) n_files, studio_folder_row_get_folder (self->folder));
  return GTK_WINDOW_CLASS (studio_bulk_dialog_parent_class)->close_request (window);
}

/* --- the class --- */

static void
studio_bulk_dialog_dispose (GObject *object)
{
  StudioBulkDialog *self = STUDIO_BULK_DIALOG (object);

  g_cancellable_cancel (self->closed);
  _studio_bulk_dialog_stop_trial (self);
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
  gtk_widget_class_bind_template_child (klass, StudioBulkDialog, folder);
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
studio_bulk_dialog_class_init (StudioBulkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_bulk_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_bulk_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_bulk_dialog_close_request;

  finished_signal = g_signal_new ("finished", STUDIO_TYPE_BULK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-bulk-dialog.ui");
  bind_children (widget_class);
  _studio_bulk_dialog_bind_table (widget_class);
  _studio_bulk_dialog_bind_plan (widget_class);
  _studio_bulk_dialog_bind_run (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "show_error", G_CALLBACK (_studio_bulk_dialog_show_error));
  gtk_widget_class_install_action (widget_class, "bulk.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "bulk.cancel", NULL);
}

static void
studio_bulk_dialog_init (StudioBulkDialog *self)
{
  g_autofree char *profile = NULL;

  self->loading = TRUE;
  self->closed = g_cancellable_new ();
  self->settings = g_settings_new (APPLICATION_ID);
  profile = g_settings_get_string (self->settings, "check-profile");
  self->profile = studio_profile_load (profile);
  g_type_ensure (STUDIO_TYPE_BULK_COLUMN);
  g_type_ensure (STUDIO_TYPE_FOLDER_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
  _studio_bulk_dialog_show_gate (self);
  _studio_bulk_dialog_add_pictures (self);
  _studio_bulk_dialog_accept_drops (self);
}

/* @post: (transfer full) */
static StudioBulkDialog *
dialog_new (GtkWindow *parent,
            StudioSnapshot *post)
{
  StudioBulkDialog *self = g_object_new (STUDIO_TYPE_BULK_DIALOG, "transient-for", parent, NULL);

  self->post = post;
  _studio_bulk_dialog_list_formats (self);
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
  _studio_bulk_dialog_list_templates (self);
  self->loading = FALSE;
  return GTK_WIDGET (self);
}
