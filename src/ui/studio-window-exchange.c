#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-copy.h"
#include "studio-exchange.h"
#include "studio-gate.h"
#include "studio-inbox-window.h"
#include "studio-merge-window.h"
#include "studio-one-door.h"
#include "studio-reunion.h"
#include "studio-self-settings.h"
#include "studio-send-dialog.h"

/* --- a copy came back --- */

/** Joining: a merged post on its way into the open one. @record: (nullable): the parcel it came in */
typedef struct
{
  StudioWindow *window;
  StudioDocument *document;
  StudioPost *merged;
  JsonNode *seen;
  StudioRecord *record;
  char *id;
} Joining;

static void
joining_free (Joining *self)
{
  g_object_unref (self->window);
  g_object_unref (self->document);
  g_object_unref (self->merged);
  json_node_unref (self->seen);
  g_clear_pointer (&self->record, studio_record_unref);
  g_free (self->id);
  g_free (self);
}

static void
join (Joining *self)
{
  StudioHistory *history = studio_document_get_history (self->document);
  guint before = studio_history_get_n_undo (history);

  studio_document_join (self->document, self->merged, self->seen, _ ("Merge"));
  _studio_window_keep_version (self->window, STUDIO_VERSION_SENT);
  if (self->record != NULL)
    studio_inbox_window_settle (STUDIO_INBOX_WINDOW (studio_inbox_window_get (GTK_WINDOW (self->window), self->window->services)), self->record);
  _studio_window_toast (self->window, _ ("Merged. The post as it was is kept as a version."), studio_history_get_n_undo (history) > before ? _ ("Undo") : NULL, "win.undo", NULL);
}

static void
kept_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Joining *self = data;
  g_autoptr (GError) error = NULL;

  /* what was there would be lost: so nothing is done */
  if (!studio_library_add_version_finish (STUDIO_LIBRARY (source), result, NULL, &error))
    _studio_window_toast (self->window, error->message, NULL, NULL, NULL);
  else if (self->window->document == self->document)
    join (self);
  joining_free (self);
}

static void
joining_written_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  Joining *self = data;
  g_autoptr (GError) error = NULL;

  if (studio_autosave_flush_finish (STUDIO_AUTOSAVE (source), result, &error)) {
    studio_library_add_version_async (self->window->services->library, self->id, STUDIO_VERSION_BULK, NULL, NULL, kept_cb, self);
  } else {
    _studio_window_toast (self->window, error->message, NULL, NULL, NULL);
    joining_free (self);
  }
}

static void
merge_cb (StudioMergeWindow *dialog,
          StudioPost *merged,
          StudioWindow *window)
{
  StudioRecord *record = g_object_get_data (G_OBJECT (dialog), "parcel");
  Joining *self;

  if (window->document == NULL)
    return;
  self = g_new0 (Joining, 1);
  *self = (Joining){ g_object_ref (window), g_object_ref (window->document), g_object_ref (merged), json_node_ref (g_object_get_data (G_OBJECT (dialog), "seen")), record != NULL ? studio_record_ref (record) : NULL,
                     studio_document_make_id (window->document) };
  studio_autosave_flush_async (window->autosave, joining_written_cb, self);
}

/* @record: (nullable) */
static void
show_merge (StudioWindow *self,
            StudioPost *theirs,
            StudioRecord *record)
{
  GtkWidget *dialog = studio_merge_window_new (GTK_WINDOW (self), self->services, self->document, theirs);

  g_object_set_data_full (G_OBJECT (dialog), "seen", json_node_ref (studio_post_get_json (studio_document_get_post (self->document))), (GDestroyNotify) json_node_unref);
  if (record != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "parcel", studio_record_ref (record), (GDestroyNotify) studio_record_unref);
  g_signal_connect_object (dialog, "merge", G_CALLBACK (merge_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
_studio_window_merge (StudioWindow *self,
                      StudioPost *theirs)
{
  if (self->document != NULL)
    show_merge (self, theirs, NULL);
}

/* --- sending --- */

/** Sending: a post on its way into a package. */
typedef struct
{
  StudioWindow *window;
  StudioDocument *document;
  char *path;
  char *note;
} Sending;

static void
sending_free (Sending *self)
{
  g_object_unref (self->window);
  g_object_unref (self->document);
  g_free (self->path);
  g_free (self->note);
  g_free (self);
}

static void
sending_fail (Sending *self,
              const GError *error)
{
  _studio_window_toast (self->window, error->message, NULL, NULL, NULL);
  sending_free (self);
}

static void
package_written_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  Sending *self = data;
  g_autofree char *name = g_filename_display_basename (self->path), *folder = g_path_get_dirname (self->path);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (!studio_copy_write_finish (result, &error)) {
    sending_fail (self, error);
    return;
  }
  /* TRANSLATORS: %s is a file's name */
  sentence = g_strdup_printf (_ ("“%s” is ready. Send it by chat or flash disk; open what comes back to merge it."), name);
  _studio_window_toast (self->window, sentence, _ ("Open Folder"), "win.show-folder", folder);
  sending_free (self);
}

static void
sent_kept_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  Sending *self = data;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  if (!studio_library_add_version_finish (STUDIO_LIBRARY (source), result, NULL, &error)) {
    sending_fail (self, error);
    return;
  }
  snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  studio_copy_write_async (snapshot, self->path, TRUE, package_written_cb, self);
}

static void
sent_written_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  Sending *self = data;
  g_autofree char *id = studio_document_make_id (self->document);
  g_autoptr (GError) error = NULL;

  if (studio_autosave_flush_finish (STUDIO_AUTOSAVE (source), result, &error))
    studio_library_add_version_async (self->window->services->library, id, STUDIO_VERSION_SENT, NULL, NULL, sent_kept_cb, self);
  else
    sending_fail (self, error);
}

static void
prepared_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  Sending *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = studio_exchange_prepare_finish (result, NULL, &error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  g_autoptr (StudioSelf) person = studio_self_load ();

  if (digest == NULL) {
    sending_fail (self, error);
  } else if (self->window->document != self->document) {
    sending_free (self);
  } else {
    studio_exchange_note (self->document, &(const StudioSent){ *person->name != '\0' ? person->name : studio_gate_get_person (), person->office, at, self->note, digest });
    studio_autosave_flush_async (self->window->autosave, sent_written_cb, self);
  }
}

/* Sending a draft is asking for its review; what waits already, or is approved, stays so. */
static void
ask_for_review (Sending *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  g_autoptr (StudioSelf) person = studio_self_load ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const StudioDoorOrder order = { .deed = STUDIO_DEED_ASK, .self = person, .note = self->note, .editor_approves = studio_self_editor_approves (), .now = now };

  if (studio_door_may (snapshot, STUDIO_DEED_ASK, person->role, order.editor_approves, NULL))
    studio_document_pass_door (self->document, &order, NULL);
}

static void
send_cb (StudioSendDialog *dialog,
         const char *path,
         const char *note,
         StudioWindow *window)
{
  Sending *self;
  g_autoptr (StudioSnapshot) snapshot = NULL;

  if (window->document == NULL)
    return;
  self = g_new0 (Sending, 1);
  *self = (Sending){ g_object_ref (window), g_object_ref (window->document), g_strdup (path), g_strdup (note) };
  ask_for_review (self);
  snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  studio_exchange_prepare_async (snapshot, NULL, prepared_cb, self);
}

static void
send_review (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  GtkWidget *dialog;

  if (self->document == NULL)
    return;
  dialog = studio_send_dialog_new (GTK_WINDOW (self), self->document);
  g_signal_connect_object (dialog, "send", G_CALLBACK (send_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- what offices handed in --- */

/** Parcel: what is to be merged once its post is open. */
typedef struct
{
  StudioWindow *window;
  StudioPost *theirs;
  StudioRecord *record;
  char *id;
  gulong handler;
} Parcel;

static void
parcel_free (gpointer data,
             GClosure *closure)
{
  Parcel *parcel = data;

  g_object_unref (parcel->theirs);
  studio_record_unref (parcel->record);
  g_free (parcel->id);
  g_free (parcel);
}

/* The window shows a post: is it the one? */
static void
shown_cb (GObject *post_page,
          GParamSpec *pspec,
          gpointer data)
{
  Parcel *parcel = data;
  StudioWindow *window = parcel->window;
  g_autofree char *id = window->document != NULL ? studio_document_make_id (window->document) : NULL;

  if (id == NULL)
    return;
  if (g_str_equal (id, parcel->id)) {
    gtk_window_present (GTK_WINDOW (window));
    show_merge (window, parcel->theirs, parcel->record);
  }
  g_signal_handler_disconnect (post_page, parcel->handler);
}

/* It stays above the window that it belongs to, and would hide the post; it is as it was when it is asked for again. */
static void
uncover (StudioInboxWindow *inbox)
{
  gtk_widget_set_visible (GTK_WIDGET (inbox), FALSE);
}

/* The post opens in this window, or is open in another; then it is merged there. */
static void
inbox_merge_cb (StudioInboxWindow *inbox,
                StudioDocument *file,
                StudioRecord *record,
                StudioWindow *self)
{
  g_autofree char *id = studio_document_make_id (file);
  StudioWindow *other = _studio_window_find_other (self, id);
  Parcel *parcel;

  uncover (inbox);
  if (other != NULL) {
    gtk_window_present (GTK_WINDOW (other));
    show_merge (other, studio_document_get_post (file), record);
    return;
  }
  parcel = g_new0 (Parcel, 1);
  *parcel = (Parcel){ self, g_object_ref (studio_document_get_post (file)), studio_record_ref (record), g_strdup (id), 0 };
  parcel->handler = g_signal_connect_data (self->stack, "notify::visible-child", G_CALLBACK (shown_cb), parcel, parcel_free, 0);
  _studio_window_leave (self, STUDIO_NEXT_OPEN_LIBRARY, id);
}

static void
inbox_open_cb (StudioInboxWindow *inbox,
               const char *id,
               StudioWindow *self)
{
  uncover (inbox);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-library", "s", id);
  gtk_window_present (GTK_WINDOW (self));
}

static void
inbox (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);

  GtkWindow *window = studio_inbox_window_get (GTK_WINDOW (self), self->services);

  if (g_object_get_data (G_OBJECT (window), "served") == NULL) {
    g_object_set_data (G_OBJECT (window), "served", self);
    g_signal_connect_object (window, "merge", G_CALLBACK (inbox_merge_cb), self, 0);
    g_signal_connect_object (window, "open", G_CALLBACK (inbox_open_cb), self, 0);
  }
  gtk_window_present (window);
}

void
_studio_window_install_exchange (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.send-review", NULL, send_review);
  gtk_widget_class_install_action (widget_class, "win.inbox", NULL, inbox);
}
