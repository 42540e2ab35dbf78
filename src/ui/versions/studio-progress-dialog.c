#include "config.h"

#include "studio-progress-dialog.h"

#include <glib/gi18n-lib.h>

/* What takes no longer needs no dialog. */
#define SHOW_AFTER_MS 300
#define LOOK_EVERY_MS 100

struct _StudioProgressDialog
{
  AdwWindow parent_instance;
  GtkLabel *heading;
  GtkLabel *sentence;
  GtkProgressBar *bar;
  GtkWidget *cancel;
  GCancellable *cancellable;
  int done; /* atomic */
  guint show_source;
  guint look_source;
};

G_DEFINE_FINAL_TYPE (StudioProgressDialog, studio_progress_dialog, ADW_TYPE_WINDOW)

static gboolean
look_cb (gpointer data)
{
  StudioProgressDialog *self = data;
  int done = g_atomic_int_get (&self->done);
  g_autofree char *text = g_strdup_printf ("%d %%", done / 10);

  gtk_progress_bar_set_fraction (self->bar, done / 1000.0);
  gtk_progress_bar_set_text (self->bar, text);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  StudioProgressDialog *self = data;

  self->show_source = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
cancel_cb (StudioProgressDialog *self)
{
  gtk_widget_set_sensitive (self->cancel, FALSE);
  g_cancellable_cancel (self->cancellable);
}

/* Closing it is stopping the job; it goes when the job has ended. */
static gboolean
studio_progress_dialog_close_request (GtkWindow *window)
{
  cancel_cb (STUDIO_PROGRESS_DIALOG (window));
  return GDK_EVENT_STOP;
}

static void
studio_progress_dialog_dispose (GObject *object)
{
  StudioProgressDialog *self = STUDIO_PROGRESS_DIALOG (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_handle_id (&self->look_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_PROGRESS_DIALOG);
  G_OBJECT_CLASS (studio_progress_dialog_parent_class)->dispose (object);
}

static void
studio_progress_dialog_finalize (GObject *object)
{
  g_clear_object (&STUDIO_PROGRESS_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (studio_progress_dialog_parent_class)->finalize (object);
}

static void
studio_progress_dialog_class_init (StudioProgressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_progress_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_progress_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_progress_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioProgressDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, StudioProgressDialog, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioProgressDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, StudioProgressDialog, cancel);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
studio_progress_dialog_init (StudioProgressDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->show_source = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
  self->look_source = g_timeout_add (LOOK_EVERY_MS, look_cb, self);
}

StudioProgressDialog *
studio_progress_dialog_new (GtkWindow *parent,
                            const char *title,
                            const char *sentence)
{
  StudioProgressDialog *self = g_object_new (STUDIO_TYPE_PROGRESS_DIALOG, "transient-for", parent, "title", title, NULL);

  gtk_label_set_label (self->heading, title);
  gtk_label_set_label (self->sentence, sentence);
  return self;
}

int *
studio_progress_dialog_get_place (StudioProgressDialog *self)
{
  g_return_val_if_fail (STUDIO_IS_PROGRESS_DIALOG (self), NULL);

  return &self->done;
}

GCancellable *
studio_progress_dialog_get_cancellable (StudioProgressDialog *self)
{
  g_return_val_if_fail (STUDIO_IS_PROGRESS_DIALOG (self), NULL);

  return self->cancellable;
}
