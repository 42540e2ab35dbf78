#include "config.h"

#include "studio-inbox-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-comments.h"
#include "studio-error.h"
#include "studio-file.h"
#include "studio-gate.h"
#include "studio-library-versions.h"
#include "studio-one-door.h"
#include "studio-package.h"
#include "studio-post-office.h"
#include "studio-post-words.h"
#include "studio-self-dialog.h"
#include "studio-self-settings.h"
#include "studio-sent.h"
#include "studio-slug.h"

#define SUFFIX ".pemda"
#define MAX_NAME 60

/* --- into the library --- */

/** Accepting: a parcel on its way into the library. */
typedef struct
{
  StudioInboxWindow *window;
  StudioRecord *record;
  StudioDocument *file; /* (nullable): until it is read */
  char *id;
} Accepting;

static void
accepting_free (Accepting *self)
{
  g_object_unref (self->window);
  studio_record_unref (self->record);
  g_clear_object (&self->file);
  g_free (self->id);
  g_free (self);
}

static void
accepting_fail (Accepting *self,
                const GError *error)
{
  _studio_inbox_window_tell (self->window, error->message, NULL, NULL, NULL);
  accepting_free (self);
}

static void
accepted (Accepting *self)
{
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” is in the library."), studio_record_get_text (self->record, "title"));

  studio_inbox_window_settle (self->window, self->record);
  _studio_inbox_window_tell (self->window, sentence, _ ("Open"), "inbox.open", self->id);
  accepting_free (self);
}

static void
version_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* it is in the library; without the version a later copy is merged by asking more */
  if (!studio_library_add_version_finish (STUDIO_LIBRARY (source), result, NULL, &error))
    g_message ("no version: %s", error->message);
  accepted (data);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  Accepting *self = data;
  g_autoptr (GError) error = NULL;

  if (studio_library_save_finish (STUDIO_LIBRARY (source), result, &error))
    studio_library_add_version_async (STUDIO_LIBRARY (source), self->id, STUDIO_VERSION_SENT, NULL, NULL, version_cb, self);
  else
    accepting_fail (self, error);
}

static void
twin_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Accepting *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) kept = studio_library_load_document_finish (STUDIO_LIBRARY (source), result, &error);
  JsonNode *root = studio_post_get_json (studio_document_get_post (self->file));

  if (error != NULL) {
    accepting_fail (self, error);
  } else if (kept == NULL) {
    g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->file));

    studio_library_save_async (STUDIO_LIBRARY (source), snapshot, NULL, NULL, saved_cb, self);
  } else {
    g_autofree char *own = studio_sent_digest (kept), *other = studio_sent_digest (root);

    if (g_str_equal (own, other)) {
      accepted (self);
      return;
    }
    g_signal_emit_by_name (self->window, "merge", self->file, self->record);
    accepting_free (self);
  }
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Accepting *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;

  self->file = studio_document_open_finish (result, &notice, &error);
  if (self->file == NULL) {
    accepting_fail (self, error);
    return;
  }
  if (notice != NULL)
    _studio_inbox_window_tell (self->window, notice, NULL, NULL, NULL);
  self->id = studio_document_make_id (self->file);
  studio_library_load_document_async (self->window->services->library, self->id, NULL, twin_cb, self);
}

static void
accept (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  StudioInboxWindow *window = STUDIO_INBOX_WINDOW (widget);
  StudioRecord *record = _studio_inbox_window_find (window, g_variant_get_string (parameter, NULL));
  g_autofree char *path = record != NULL ? studio_inbox_make_path (window->services->library, record) : NULL;
  Accepting *self;

  if (path == NULL) {
    g_clear_pointer (&record, studio_record_unref);
    return;
  }
  self = g_new0 (Accepting, 1);
  *self = (Accepting){ g_object_ref (window), record, NULL, NULL };
  studio_document_open_async (path, NULL, read_cb, self);
}

static void
open_post (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  g_signal_emit_by_name (widget, "open", g_variant_get_string (parameter, NULL));
}

/* --- back to the office --- */

/** Returning: a parcel on its way back, with a note. */
typedef struct
{
  StudioRecord *record;
  char *source;
  char *path;
  char *note;
  StudioSelf *person;
  gboolean editor_approves;
} Returning;

static void
returning_free (gpointer data)
{
  Returning *self = data;

  g_clear_pointer (&self->record, studio_record_unref);
  g_free (self->source);
  g_free (self->path);
  g_free (self->note);
  g_clear_pointer (&self->person, studio_self_free);
  g_free (self);
}

static const char *
name_of (const StudioSelf *person)
{
  return *person->name != '\0' ? person->name : studio_gate_get_person ();
}

/* Returns: (transfer full) (nullable): the post's document, returned: in the log, as a comment, and as what it was sent */
static JsonNode *
make_returned (const Returning *self,
               StudioSnapshot *snapshot,
               GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  const StudioDoorOrder order = { .deed = STUDIO_DEED_RETURN, .self = self->person, .note = self->note, .editor_approves = self->editor_approves, .now = now };
  const StudioComment comment = { .by = name_of (self->person), .role = studio_role_get_id (self->person->role), .at = at, .text = self->note };
  /* handing in is asking, whatever the package says of it */
  g_autoptr (JsonNode) asked = studio_post_stage_with (studio_snapshot_get_json (snapshot), STUDIO_POST_STAGE_REVIEW);
  g_autoptr (StudioSnapshot) waiting = studio_snapshot_with_root (snapshot, asked, NULL);
  g_autoptr (JsonNode) returned = studio_door_pass (waiting, &order, error);
  g_autoptr (JsonNode) commented = returned != NULL ? studio_comments_with (returned, &comment) : NULL;
  g_autofree char *digest = commented != NULL ? studio_sent_digest (commented) : NULL;

  return commented != NULL ? studio_sent_with (commented, &(const StudioSent){ name_of (self->person), self->person->office, at, self->note, digest }) : NULL;
}

static void
return_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  const Returning *self = data;
  GError *error = NULL;
  g_autoptr (StudioPost) post = studio_package_read (self->source, NULL, &error);
  g_autoptr (StudioSnapshot) snapshot = post != NULL ? studio_post_snapshot (post) : NULL;
  g_autoptr (JsonNode) root = snapshot != NULL ? make_returned (self, snapshot, &error) : NULL;
  g_autoptr (StudioSnapshot) returned = root != NULL ? studio_snapshot_with_root (snapshot, root, NULL) : NULL;

  if (returned != NULL && studio_package_write (returned, NULL, self->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
returned_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  StudioInboxWindow *window = STUDIO_INBOX_WINDOW (source);
  const Returning *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (StudioRecord) record = NULL;
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    _studio_inbox_window_tell (window, error->message, NULL, NULL, NULL);
    return;
  }
  record = studio_inbox_with_state (self->record, STUDIO_INBOX_RETURNED, self->note);
  _studio_inbox_window_put (window, record);
  sentence = g_strdup_printf (_ ("“%s” is ready to be sent back."), name);
  _studio_inbox_window_tell (window, sentence, NULL, NULL, NULL);
}

static void
save_response_cb (GtkNativeDialog *dialog,
                  int response,
                  StudioInboxWindow *window)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (window->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  Returning *self = g_object_steal_data (G_OBJECT (dialog), "returning");
  g_autoptr (GTask) task = NULL;

  g_clear_object (&window->chooser);
  if (path == NULL) {
    returning_free (self);
    return;
  }
  self->path = g_str_has_suffix (path, SUFFIX) ? g_steal_pointer (&path) : g_strconcat (path, SUFFIX, NULL);
  task = g_task_new (window, NULL, returned_cb, NULL);
  g_task_set_task_data (task, self, returning_free);
  g_task_run_in_thread (task, return_thread);
}

/* @self: (transfer full) */
static void
choose_place (StudioInboxWindow *window,
              Returning *self)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) place = folder != NULL ? g_file_new_for_path (folder) : NULL;
  g_autofree char *slug = studio_slug (studio_record_get_text (self->record, "title"), MAX_NAME);
  g_autofree char *name = g_strconcat (slug, "_dikembalikan" SUFFIX, NULL);

  g_clear_object (&window->chooser);
  window->chooser = gtk_file_chooser_native_new (_ ("Save the Returned Package"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (window->chooser), TRUE);
  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (window->chooser), place, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (window->chooser), name);
  g_object_set_data_full (G_OBJECT (window->chooser), "returning", self, returning_free);
  g_signal_connect_object (window->chooser, "response", G_CALLBACK (save_response_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (window->chooser));
}

/* Returns: (transfer full): without blanks around it, as long as a log takes it */
static char *
take_note (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (strlen (text) > STUDIO_WORDS_MAX_LINE)
    *g_utf8_find_prev_char (text, text + STUDIO_WORDS_MAX_LINE) = '\0';
  return text;
}

static void
note_changed_cb (GtkTextBuffer *buffer,
                 AdwMessageDialog *dialog)
{
  g_autofree char *note = take_note (buffer);

  adw_message_dialog_set_response_enabled (dialog, "return", *note != '\0');
}

static void
note_response_cb (AdwMessageDialog *dialog,
                  const char *response,
                  StudioInboxWindow *window)
{
  StudioRecord *record = g_object_get_data (G_OBJECT (dialog), "record");
  GtkTextBuffer *buffer = g_object_get_data (G_OBJECT (dialog), "buffer");
  Returning *self;

  if (!g_str_equal (response, "return"))
    return;
  self = g_new0 (Returning, 1);
  self->record = studio_record_ref (record);
  self->source = studio_inbox_make_path (window->services->library, record);
  self->note = take_note (buffer);
  self->person = studio_self_load ();
  self->editor_approves = studio_self_editor_approves ();
  if (self->source != NULL)
    choose_place (window, self);
  else
    returning_free (self);
}

/* @buffer: (out): its text */
static GtkWidget *
make_note_view (const StudioRecord *record,
                GtkTextBuffer **buffer)
{
  GtkWidget *view = gtk_text_view_new (), *scrolled = gtk_scrolled_window_new ();
  g_autofree char *missing = studio_inbox_make_missing (record);
  g_autofree char *text = *missing != '\0' ? g_strdup_printf (_ ("Please add: %s."), missing) : g_strdup ("");

  *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (*buffer, text, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 10);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What is to be changed"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, 380, 120);
  gtk_widget_add_css_class (scrolled, "card");
  return scrolled;
}

/* Who may not return posts is told before writing a note. */
static gboolean
may_return (StudioInboxWindow *window)
{
  g_autoptr (StudioSelf) person = studio_self_load ();

  if (person->role != STUDIO_ROLE_OPD)
    return TRUE;
  _studio_inbox_window_tell (window, _ ("Only an editor or the head returns a post. Say under “Who You Are” what you do."), _ ("Who You Are"), "inbox.who", NULL);
  return FALSE;
}

static void
tell_who (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (studio_self_dialog_new (GTK_WINDOW (widget))));
}

static void
return_parcel (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioInboxWindow *window = STUDIO_INBOX_WINDOW (widget);
  StudioRecord *record = _studio_inbox_window_find (window, g_variant_get_string (parameter, NULL));
  AdwMessageDialog *dialog;
  GtkTextBuffer *buffer;

  if (record == NULL || !may_return (window)) {
    g_clear_pointer (&record, studio_record_unref);
    return;
  }
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (window), _ ("Return with a Note"), NULL));
  adw_message_dialog_format_body (dialog, _ ("The office gets “%s” back with your note as a comment."), studio_record_get_text (record, "title"));
  adw_message_dialog_set_extra_child (dialog, make_note_view (record, &buffer));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "return", _ ("_Return…"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "return", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "record", record, (GDestroyNotify) studio_record_unref);
  g_object_set_data_full (G_OBJECT (dialog), "buffer", g_object_ref (buffer), g_object_unref);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (note_changed_cb), dialog, 0);
  note_changed_cb (buffer, dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (note_response_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- off the list --- */

static void
removed_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioInboxWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (!studio_library_remove_records_finish (STUDIO_LIBRARY (source), result, &error))
    _studio_inbox_window_tell (window, error->message, NULL, NULL, NULL);
}

/* The file stays, so that it can be put back; taking the same one in again needs no more room. */
static void
remove_parcel (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioInboxWindow *window = STUDIO_INBOX_WINDOW (widget);
  g_autoptr (StudioRecord) record = _studio_inbox_window_find (window, g_variant_get_string (parameter, NULL));
  const char *ids[] = { record != NULL ? record->id : NULL, NULL };
  g_autofree char *sentence = NULL;

  if (record == NULL)
    return;
  sentence = g_strdup_printf (_ ("“%s” is off the list."), studio_record_get_text (record, "title"));
  g_object_set_data_full (G_OBJECT (window), "removed", studio_record_ref (record), (GDestroyNotify) studio_record_unref);
  studio_library_remove_records_async (window->services->library, ids, NULL, removed_cb, g_object_ref (window));
  _studio_inbox_window_tell (window, sentence, _ ("Undo"), "inbox.restore", record->id);
}

static void
restore_parcel (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  StudioRecord *record = g_object_get_data (G_OBJECT (widget), "removed");

  if (record != NULL && g_str_equal (record->id, g_variant_get_string (parameter, NULL)))
    _studio_inbox_window_put (STUDIO_INBOX_WINDOW (widget), record);
}

void
_studio_inbox_window_install_deeds (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "inbox.accept", "s", accept);
  gtk_widget_class_install_action (widget_class, "inbox.return", "s", return_parcel);
  gtk_widget_class_install_action (widget_class, "inbox.who", NULL, tell_who);
  gtk_widget_class_install_action (widget_class, "inbox.remove", "s", remove_parcel);
  gtk_widget_class_install_action (widget_class, "inbox.restore", "s", restore_parcel);
  gtk_widget_class_install_action (widget_class, "inbox.open", "s", open_post);
}
