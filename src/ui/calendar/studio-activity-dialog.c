#include "config.h"

#include "studio-activity-dialog.h"

#include <glib/gi18n-lib.h>

#include "studio-activity.h"
#include "studio-date.h"
#include "studio-record-form.h"

struct _StudioActivityDialog
{
  AdwWindow parent_instance;
  GtkWidget *body;
  GtkWidget *save;
  GtkWidget *remove;

  StudioRecordForm *form;
  StudioRecord *record; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioActivityDialog, studio_activity_dialog, ADW_TYPE_WINDOW)

static guint saved_signal, removed_signal;

static void
edited_cb (StudioActivityDialog *self)
{
  gtk_widget_set_sensitive (self->save, studio_record_form_is_right (self->form) && studio_activity_check ("", studio_record_form_get_root (self->form), NULL));
}

/* "9" is written as "09.00"; what is no time stays as it was typed. Returns: (transfer full) */
static JsonNode *
with_time (JsonNode *root)
{
  int minutes;
  g_autofree char *time = studio_time_parse (studio_activity_get_text (root, "time"), &minutes, NULL) ? studio_time_format (minutes) : NULL;
  g_autoptr (JsonNode) value = time != NULL ? studio_json_string (time) : NULL;

  return value != NULL ? studio_json_with_member (root, "time", value) : json_node_ref (root);
}

static void
save_cb (StudioActivityDialog *self)
{
  g_autoptr (JsonNode) root = with_time (studio_record_form_get_root (self->form));
  g_autoptr (StudioRecord) record = studio_record_new (self->record != NULL ? self->record->id : NULL, STUDIO_ACTIVITY_KIND, root);

  g_signal_emit (self, saved_signal, 0, record);
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_cb (StudioActivityDialog *self)
{
  g_signal_emit (self, removed_signal, 0, self->record);
  gtk_window_close (GTK_WINDOW (self));
}

static void
studio_activity_dialog_dispose (GObject *object)
{
  StudioActivityDialog *self = STUDIO_ACTIVITY_DIALOG (object);

  g_clear_object (&self->form);
  g_clear_pointer (&self->record, studio_record_unref);

  G_OBJECT_CLASS (studio_activity_dialog_parent_class)->dispose (object);
}

static void
studio_activity_dialog_class_init (StudioActivityDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_activity_dialog_dispose;
  saved_signal = g_signal_new ("saved", STUDIO_TYPE_ACTIVITY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, studio_record_get_type ());
  removed_signal = g_signal_new ("removed", STUDIO_TYPE_ACTIVITY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, studio_record_get_type ());
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-activity-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioActivityDialog, body);
  gtk_widget_class_bind_template_child (widget_class, StudioActivityDialog, save);
  gtk_widget_class_bind_template_child (widget_class, StudioActivityDialog, remove);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
studio_activity_dialog_init (StudioActivityDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_activity_dialog_new (GtkWindow *parent,
                            StudioRecord *record,
                            const GDate *day)
{
  StudioActivityDialog *self = g_object_new (STUDIO_TYPE_ACTIVITY_DIALOG, "transient-for", parent, NULL);
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (record != NULL || day != NULL, NULL);

  self->record = record != NULL ? studio_record_ref (record) : NULL;
  self->form = studio_record_form_new (self->body, NULL);
  root = record != NULL ? json_node_ref (record->root) : studio_activity_new (day, NULL, "", NULL);
  studio_record_form_set_root (self->form, root);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->remove, record != NULL);
  edited_cb (self);
  return GTK_WIDGET (self);
}
