#include "config.h"

#include "studio-manual-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-published.h"
#include "studio-toast.h"

void
_studio_manual_window_tell (StudioManualWindow *self,
                            const char *sentence)
{
  studio_toast_show (self->toasts, studio_toast_new (sentence, NULL));
}

/* --- the page --- */

static void
page_shown_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (StudioManualWindow) self = data;
  g_autofree char *sentence = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, NULL)) {
    _studio_manual_window_do (self, STUDIO_MANUAL_PAGE);
    return;
  }
  sentence = g_strdup_printf (_ ("No browser opened. Type this address into one: %s"), studio_manual_place_get_page (_studio_manual_window_get_place (self)));
  _studio_manual_window_tell (self, sentence);
}

static void
page_cb (StudioManualWindow *self)
{
  gtk_show_uri_full (GTK_WINDOW (self), studio_manual_place_get_page (_studio_manual_window_get_place (self)), GDK_CURRENT_TIME, NULL, page_shown_cb, g_object_ref (self));
}

/* --- the pictures --- */

static void
folder_shown_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (StudioManualWindow) self = data;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, NULL))
    _studio_manual_window_do (self, STUDIO_MANUAL_PICTURES);
  else
    _studio_manual_window_tell (self, _ ("The folder could not be shown. Its place is written below."));
}

static void
show_folder_cb (StudioManualWindow *self)
{
  g_autofree char *uri = g_filename_to_uri (self->handoff->folder, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, folder_shown_cb, g_object_ref (self));
}

/* In a thread; the window and with it the files wait until it is through. */
static void
copy_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *folder = studio_handoff_copy (((StudioManualWindow *) source)->handoff, data, &error);

  if (folder != NULL)
    g_task_return_pointer (task, g_steal_pointer (&folder), g_free);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  StudioManualWindow *self = STUDIO_MANUAL_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *sentence = folder != NULL ? g_strdup_printf (_ ("Saved in %s. Take the disk out safely before you pull it."), folder) : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (folder != NULL)
    _studio_manual_window_do (self, STUDIO_MANUAL_PICTURES);
  _studio_manual_window_tell (self, folder != NULL ? sentence : error->message);
}

/* Returns: (transfer full) (nullable): the chosen folder */
static char *
take_folder (StudioManualWindow *self,
             int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->choose)) : NULL;
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->choose);
  if (file != NULL && path == NULL)
    _studio_manual_window_tell (self, _ ("This folder is not on this computer. Choose another one."));
  return path;
}

static void
disk_cb (GtkNativeDialog *dialog,
         int response,
         StudioManualWindow *self)
{
  g_autofree char *path = take_folder (self, response);
  g_autoptr (GTask) task = NULL;

  if (path == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  task = g_task_new (self, NULL, copied_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, copy_thread);
}

static void
folder_cb (GtkNativeDialog *dialog,
           int response,
           StudioManualWindow *self)
{
  g_autofree char *path = take_folder (self, response);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;

  if (path == NULL)
    return;
  if (uri != NULL)
    g_settings_set_string (self->settings, STUDIO_MANUAL_FOLDER_KEY, uri);
  g_free (self->parent);
  self->parent = g_steal_pointer (&path);
  /* the person wants the files elsewhere, so those that are there are no longer meant */
  g_clear_pointer (&self->handoff, studio_handoff_free);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  _studio_manual_window_make (self);
}

static void
choose (StudioManualWindow *self,
        const char *title,
        GCallback response)
{
  if (self->choose != NULL)
    return;
  self->choose = gtk_file_chooser_native_new (title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->choose), TRUE);
  g_signal_connect_object (self->choose, "response", response, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->choose));
}

static void
to_disk_cb (StudioManualWindow *self)
{
  choose (self, _ ("Choose the USB Disk"), G_CALLBACK (disk_cb));
}

static void
choose_folder_cb (StudioManualWindow *self)
{
  choose (self, _ ("Choose a Folder"), G_CALLBACK (folder_cb));
}

/* --- the texts --- */

static void
caption_cb (StudioManualWindow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->handoff->caption);
  _studio_manual_window_do (self, STUDIO_MANUAL_CAPTION);
  _studio_manual_window_tell (self, _ ("Caption copied. Paste it with Ctrl+V."));
}

/* Returns: the first picture from @from on that has a description; as many as there are if none has */
static guint
find_described (StudioManualWindow *self,
                guint from)
{
  GPtrArray *pictures = self->handoff->pictures;

  while (from < pictures->len && *((const StudioHandoffPicture *) g_ptr_array_index (pictures, from))->alt == '\0')
    from++;
  return from;
}

/* Each press copies the next picture's. */
static void
alt_cb (StudioManualWindow *self)
{
  GPtrArray *pictures = self->handoff->pictures;
  guint now = find_described (self, self->next_alt);
  g_autofree char *sentence = NULL;

  if (now == pictures->len)
    now = find_described (self, 0);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), ((const StudioHandoffPicture *) g_ptr_array_index (pictures, now))->alt);
  sentence = pictures->len > 1 ? g_strdup_printf (_ ("Alt text of picture %u copied."), now + 1) : g_strdup (_ ("Alt text copied. Paste it with Ctrl+V."));
  self->next_alt = find_described (self, now + 1);
  if (self->next_alt == pictures->len)
    _studio_manual_window_do (self, STUDIO_MANUAL_ALT);
  _studio_manual_window_update_alt (self);
  _studio_manual_window_tell (self, sentence);
}

/* Returns: (transfer full): what is said about the descriptions */
static char *
word_alt (StudioManualWindow *self,
          guint described,
          guint decorative)
{
  const char *hint = _studio_manual_window_get_place (self)->platform->alt_hint;
  guint n = self->handoff->pictures->len;
  g_autoptr (GString) words = g_string_new (NULL);

  if (described == 0)
    return g_strdup (decorative == n ? _ ("Decoration, left without alt text on purpose") : _ ("No alt text is confirmed yet. Write it in the step Caption."));
  if (n > 1 && self->next_alt < n)
    g_string_append_printf (words, _ ("Next: picture %u of %u"), self->next_alt + 1, n);
  else if (n > 1)
    g_string_append (words, _ ("All are copied"));
  if (decorative > 0)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, " · %u is decoration", " · %u are decoration", decorative), decorative);
  if (described + decorative < n)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, " · %u has none yet", " · %u have none yet", n - described - decorative), n - described - decorative);
  if (hint != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", hint);
  return g_strdup (words->str);
}

void
_studio_manual_window_update_alt (StudioManualWindow *self)
{
  GPtrArray *pictures = self->handoff->pictures;
  guint described = 0, decorative = 0;
  g_autofree char *words = NULL, *label = NULL;

  for (guint i = 0; i < pictures->len; i++) {
    const StudioHandoffPicture *picture = g_ptr_array_index (pictures, i);

    described += *picture->alt != '\0';
    decorative += picture->decorative;
  }
  if (self->next_alt < pictures->len)
    self->next_alt = find_described (self, self->next_alt);
  words = word_alt (self, described, decorative);
  label = described > 1 && self->next_alt < pictures->len ? g_strdup_printf (_ ("Copy Alt Text %u"), self->next_alt + 1) : g_strdup (_ ("Copy Alt Text"));
  gtk_label_set_label (self->alt_words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->alt_words), *words != '\0');
  adw_button_content_set_label (self->alt_content, label);
  gtk_widget_set_sensitive (self->alt, described > 0);
}

/* --- published --- */

/* Returns: (transfer full) */
static char *
read_link (StudioManualWindow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->link)));
}

static void
link_cb (StudioManualWindow *self)
{
  const StudioPlatform *platform = _studio_manual_window_get_place (self)->platform;
  g_autofree char *link = read_link (self);
  g_autoptr (GError) error = NULL;
  gboolean suits = *link != '\0' && studio_published_suits (platform->id, platform->name, link, &error);

  gtk_label_set_label (self->link_problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->link_problem), error != NULL);
  gtk_widget_set_sensitive (self->mark, suits && !self->marked);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->link), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->link), "error");
}

static void
set_marked (StudioManualWindow *self,
            gboolean marked)
{
  self->marked = marked;
  gtk_widget_set_sensitive (GTK_WIDGET (self->link), !marked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->place), !marked);
  gtk_widget_set_visible (self->later, !marked);
  link_cb (self);
  _studio_manual_window_update_steps (self);
}

static void
undo_cb (StudioManualWindow *self)
{
  g_signal_emit_by_name (self, "taken-back");
  set_marked (self, FALSE);
}

static void
mark_cb (StudioManualWindow *self)
{
  const StudioManualPlace *place = _studio_manual_window_get_place (self);
  g_autofree char *link = read_link (self);
  const StudioPublication publication = { .platform = place->platform->id, .account = place->handle, .link = link, .at = g_get_real_time () / G_USEC_PER_SEC, .offset = self->offset };
  AdwToast *toast;

  if (!gtk_widget_get_sensitive (self->mark))
    return;
  _studio_manual_window_note_release (self);
  g_signal_emit_by_name (self, "published", &publication);
  set_marked (self, TRUE);
  toast = studio_toast_new (_ ("Marked as published."), _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  studio_toast_show (self->toasts, toast);
  gtk_widget_grab_focus (self->finish);
}

void
_studio_manual_window_bind_deeds (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_disk_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, caption_cb);
  gtk_widget_class_bind_template_callback (widget_class, alt_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_cb);
}
