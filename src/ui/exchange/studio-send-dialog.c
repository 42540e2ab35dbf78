#include "config.h"

#include "studio-send-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-exchange.h"
#include "studio-gate.h"
#include "studio-post-words.h"
#include "studio-self-settings.h"

#define SUFFIX ".pemda"

struct _StudioSendDialog
{
  AdwWindow parent_instance;
  AdwWindowTitle *heading;
  GtkTextView *note;
  GtkLabel *from;
  GtkLabel *size;
  GtkFileChooserNative *chooser; /* (nullable) */
  GCancellable *lifetime;
};

G_DEFINE_FINAL_TYPE (StudioSendDialog, studio_send_dialog, ADW_TYPE_WINDOW)

static guint send_signal;

/* Returns: (transfer full): as long as a post takes it */
static char *
get_note (StudioSendDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (strlen (text) > STUDIO_WORDS_MAX_LINE)
    *g_utf8_find_prev_char (text, text + STUDIO_WORDS_MAX_LINE) = '\0';
  return text;
}

static void
response_cb (GtkNativeDialog *dialog,
             int response,
             StudioSendDialog *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *note = get_note (self);

  g_clear_object (&self->chooser);
  if (file != NULL && path == NULL)
    gtk_label_set_text (self->size, _ ("This place cannot be used directly. Choose a folder on this computer."));
  if (path == NULL)
    return;
  if (!g_str_has_suffix (path, SUFFIX)) {
    char *whole = g_strconcat (path, SUFFIX, NULL);

    g_free (path);
    path = whole;
  }
  g_signal_emit (self, send_signal, 0, path, note);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_cb (StudioSendDialog *self)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) place = folder != NULL ? g_file_new_for_path (folder) : NULL;
  g_autofree char *name = studio_exchange_make_name (adw_window_title_get_subtitle (self->heading));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Save Package"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
measured_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (StudioSendDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 size = 0;
  g_autofree char *digest = studio_exchange_prepare_finish (result, &size, &error);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (g_cancellable_is_cancelled (self->lifetime))
    return;
  if (digest == NULL) {
    gtk_label_set_text (self->size, error->message);
    return;
  }
  words = g_format_size ((guint64) size);
  text = size > STUDIO_EXCHANGE_CHAT_LIMIT ? g_strdup_printf (_ ("The package has %s. That is too much for WhatsApp (at most 16 MB): use a flash disk, or choose smaller photos."), words)
                                           : g_strdup_printf (_ ("The package has %s and fits WhatsApp (at most 16 MB). Send it as a document."), words);
  gtk_label_set_text (self->size, text);
  if (size > STUDIO_EXCHANGE_CHAT_LIMIT) {
    gtk_widget_remove_css_class (GTK_WIDGET (self->size), "dim-label");
    gtk_widget_add_css_class (GTK_WIDGET (self->size), "warning");
  }
}

static void
studio_send_dialog_dispose (GObject *object)
{
  StudioSendDialog *self = STUDIO_SEND_DIALOG (object);

  g_cancellable_cancel (self->lifetime);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_SEND_DIALOG);

  G_OBJECT_CLASS (studio_send_dialog_parent_class)->dispose (object);
}

static void
studio_send_dialog_finalize (GObject *object)
{
  g_clear_object (&STUDIO_SEND_DIALOG (object)->lifetime);
  G_OBJECT_CLASS (studio_send_dialog_parent_class)->finalize (object);
}

static void
studio_send_dialog_class_init (StudioSendDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_send_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_send_dialog_finalize;
  send_signal = g_signal_new ("send", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-send-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSendDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, StudioSendDialog, note);
  gtk_widget_class_bind_template_child (widget_class, StudioSendDialog, from);
  gtk_widget_class_bind_template_child (widget_class, StudioSendDialog, size);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
studio_send_dialog_init (StudioSendDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lifetime = g_cancellable_new ();
}

static void
tell_sender (StudioSendDialog *self)
{
  g_autoptr (StudioSelf) person = studio_self_load ();
  const char *name = *person->name != '\0' ? person->name : studio_gate_get_person ();
  g_autofree char *text = *person->office != '\0' ? g_strdup_printf (_ ("Sender: %1$s, %2$s"), name, person->office) : g_strdup_printf (_ ("Sender: %s"), name);

  gtk_label_set_text (self->from, text);
}

GtkWidget *
studio_send_dialog_new (GtkWindow *parent,
                        StudioDocument *document)
{
  StudioSendDialog *self;
  g_autoptr (StudioSnapshot) snapshot = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && STUDIO_IS_DOCUMENT (document), NULL);

  self = g_object_new (STUDIO_TYPE_SEND_DIALOG, "transient-for", parent, NULL);
  adw_window_title_set_subtitle (self->heading, studio_document_get_title (document));
  tell_sender (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->note));
  snapshot = studio_post_snapshot (studio_document_get_post (document));
  studio_exchange_prepare_async (snapshot, self->lifetime, measured_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
