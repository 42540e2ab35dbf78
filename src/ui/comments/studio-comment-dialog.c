#include "config.h"

#include "studio-comment-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-comments.h"

struct _StudioCommentDialog
{
  AdwWindow parent_instance;
  GtkWidget *about;
  GtkDropDown *places;
  GtkTextView *view;
  GtkLabel *problem;
  GtkButton *save;
};

G_DEFINE_FINAL_TYPE (StudioCommentDialog, studio_comment_dialog, ADW_TYPE_WINDOW)

static guint written_signal;

/* Returns: (transfer full) */
static char *
read_text (StudioCommentDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
changed_cb (StudioCommentDialog *self)
{
  g_autofree char *text = read_text (self);
  gboolean over = strlen (text) > STUDIO_COMMENT_MAX_TEXT;

  gtk_widget_set_sensitive (GTK_WIDGET (self->save), *text != '\0' && !over);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), over);
}

static void
save_cb (StudioCommentDialog *self)
{
  g_autofree char *text = read_text (self);

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->save)))
    return;
  g_signal_emit (self, written_signal, 0, text, gtk_drop_down_get_selected (self->places));
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  save_cb (STUDIO_COMMENT_DIALOG (widget));
}

static void
studio_comment_dialog_class_init (StudioCommentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  written_signal = g_signal_new ("written", STUDIO_TYPE_COMMENT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-comment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCommentDialog, about);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentDialog, places);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentDialog, view);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
studio_comment_dialog_init (StudioCommentDialog *self)
{
  g_autofree char *problem = g_strdup_printf (_ ("This text is too long. Shorten it to %d bytes."), STUDIO_COMMENT_MAX_TEXT);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->problem, problem);
}

GtkWidget *
studio_comment_dialog_new (GtkWindow *parent,
                           const char *const *places,
                           const char *text)
{
  StudioCommentDialog *self = g_object_new (STUDIO_TYPE_COMMENT_DIALOG, "transient-for", parent, NULL);

  gtk_widget_set_visible (self->about, places != NULL);
  if (places != NULL) {
    g_autoptr (GtkStringList) names = gtk_string_list_new (places);

    gtk_drop_down_set_model (self->places, G_LIST_MODEL (names));
  } else {
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Comment"));
    gtk_button_set_label (self->save, _ ("_Save"));
  }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text != NULL ? text : "", -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GTK_WIDGET (self);
}
