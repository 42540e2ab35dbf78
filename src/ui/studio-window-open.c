#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-history-record.h"
#include "studio-obscure-bake.h"
#include "studio-post-files.h"
#include "studio-rescue.h"
#include "studio-sent.h"

/** Opening: a file on its way into a window, beside what the library has of the same post. */
typedef struct
{
  StudioWindow *window;
  char *path;
  char *notice; /* (nullable): one sentence for the person */
  StudioDocument *file;
  StudioDocument *kept; /* (nullable) */
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_free (opening->path);
  g_free (opening->notice);
  g_clear_object (&opening->file);
  g_clear_object (&opening->kept);
  g_free (opening);
}

StudioWindow *
_studio_window_find_other (StudioWindow *self,
                           const char *id)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next) {
    StudioWindow *other = STUDIO_IS_WINDOW (l->data) ? l->data : NULL;
    g_autofree char *own = other != NULL && other->document != NULL ? studio_document_make_id (other->document) : NULL;

    if (g_strcmp0 (own, id) == 0)
      return other;
  }
  return NULL;
}

/* --- out of the library --- */

/* Returns: (transfer full): with its undo history. @notice: (inout) (nullable): a sentence is added if there is none */
static StudioDocument *
make_kept (StudioWindow *self,
           StudioPost *post,
           StudioHistoryRecord *record,
           char **notice)
{
  StudioDocument *document = studio_document_new_for_post (post, NULL);
  g_autofree char *id = studio_document_make_id (document), *path = studio_post_files_find (self->services->settings, id);
  g_autoptr (GError) error = NULL;

  studio_document_set_path (document, path);
  if (record != NULL && !studio_history_restore (studio_document_get_history (document), record, &error) && *notice == NULL)
    *notice = g_strdup (error->message);
  return document;
}

/** Loading: a post of the library on its way into a window. */
typedef struct
{
  StudioWindow *window;
  char *id;
  char *step; /* (nullable): where it was left */
  gint64 modified;
} Loading;

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->window);
  g_free (loading->id);
  g_free (loading->step);
  g_free (loading);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Loading *loading = user_data;
  StudioWindow *self = loading->window;
  g_autoptr (StudioHistoryRecord) record = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_library_load_finish (STUDIO_LIBRARY (source), result, &record, &notice, &error);
  g_autoptr (StudioDocument) document = NULL;

  if (post == NULL) {
    notice = g_strdup (error->message);
  } else if (!gtk_widget_in_destruction (GTK_WIDGET (self)) && self->document == NULL) {
    document = make_kept (self, post, record, &notice);
    studio_document_set_behind (document, loading->modified);
    _studio_window_set_kept (self, document, loading->step);
  }
  if (notice != NULL && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    _studio_window_toast (self, notice, NULL, NULL, NULL);
  loading_free (loading);
}

static void
item_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  Loading *loading = user_data;
  g_autoptr (StudioLibraryItem) item = studio_library_get_item_finish (STUDIO_LIBRARY (source), result, NULL);

  if (item != NULL) {
    loading->step = g_strdup (studio_library_item_get_last_step (item));
    loading->modified = studio_library_item_get_modified (item);
  }
  studio_library_load_async (STUDIO_LIBRARY (source), loading->id, NULL, loaded_cb, loading);
}

void
_studio_window_load (StudioWindow *self,
                     const char *id)
{
  Loading *loading = g_new0 (Loading, 1);

  *loading = (Loading){ g_object_ref (self), g_strdup (id), NULL, 0 };
  studio_library_get_item_async (self->services->library, id, NULL, item_cb, loading);
}

static void
open_library (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  StudioWindow *other = _studio_window_find_other (self, id);

  if (other != NULL)
    gtk_window_present (GTK_WINDOW (other));
  else
    _studio_window_leave (self, STUDIO_NEXT_OPEN_LIBRARY, id);
}

/* --- out of a file --- */

static void
tell (Opening *opening)
{
  if (opening->notice != NULL)
    _studio_window_toast (opening->window, opening->notice, NULL, NULL, NULL);
}

/* The file's post, which the library gets now. */
static void
show_file (Opening *opening)
{
  StudioWindow *self = opening->window;
  g_autofree char *id = studio_document_make_id (opening->file);

  if (studio_rescue_is_one (opening->path))
    studio_document_set_path (opening->file, NULL);
  else
    studio_post_files_note (self->services->settings, id, opening->path);
  _studio_window_set_document (self, opening->file);
  studio_autosave_keep (self->autosave);
  /* what came is what a later copy is merged by */
  if (studio_sent_count (studio_post_get_json (studio_document_get_post (opening->file))) > 0)
    _studio_window_keep_version (self, STUDIO_VERSION_SENT);
  tell (opening);
}

/* The library's post; @linked: the file holds the same and goes on doing so. */
static void
show_kept (Opening *opening,
           gboolean linked)
{
  StudioWindow *self = opening->window;
  g_autofree char *id = studio_document_make_id (opening->kept);
  const char *ids[] = { id, NULL };

  if (linked)
    studio_post_files_note (self->services->settings, id, opening->path);
  studio_document_set_path (opening->kept, linked ? opening->path : NULL);
  /* whoever opens a post wants it */
  studio_library_trash_async (self->services->library, ids, FALSE, NULL, NULL, NULL);
  _studio_window_set_kept (self, opening->kept, NULL);
  tell (opening);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char *response,
             StudioWindow *self)
{
  Opening *opening = g_object_get_data (G_OBJECT (dialog), "opening");

  if (self->document != NULL)
    return;
  if (g_str_equal (response, "library")) {
    show_kept (opening, FALSE);
  } else if (g_str_equal (response, "merge")) {
    show_kept (opening, FALSE);
    _studio_window_merge (self, studio_document_get_post (opening->file));
  } else if (g_str_equal (response, "apart")) {
    studio_document_set_apart (opening->file);
    show_file (opening);
  }
}

static void
ask (Opening *opening)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (opening->window), _ ("This Post Is in the Library Already"), NULL);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_format_body (question, _ ("“%s” in the library is not the same as in this file. Nothing is lost, whichever you choose."),
                                  studio_document_get_title (opening->kept));
  adw_message_dialog_add_responses (question, "cancel", _ ("_Cancel"), "apart", _ ("_Make It a Separate Post"), "library", _ ("_Open the One in the Library"), "merge",
                                    _ ("_Merge…"), NULL);
  adw_message_dialog_set_response_appearance (question, "merge", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, "merge");
  adw_message_dialog_set_close_response (question, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "opening", opening, (GDestroyNotify) opening_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), opening->window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Files hold photos without what was hidden in them, so that is how the library's post is compared. */
static void
compare_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  StudioSnapshot *kept = g_object_get_data (G_OBJECT (task), "kept"), *file = g_object_get_data (G_OBJECT (task), "file");
  g_autoptr (StudioSnapshot) baked = studio_obscure_bake (kept, cancellable, NULL);
  /* how often it was sent is no difference */
  g_autofree char *own = studio_sent_digest (studio_snapshot_get_json (baked != NULL ? baked : kept));
  g_autofree char *other = studio_sent_digest (studio_snapshot_get_json (file));

  g_task_return_boolean (task, g_str_equal (own, other));
}

/* Another window may have got the post while the file was read: that one shows it, and one that shows nothing has nothing to stay for. */
static gboolean
leave_to_other (Opening *opening)
{
  g_autofree char *id = studio_document_make_id (opening->file);
  StudioWindow *other = _studio_window_find_other (opening->window, id);
  StudioPost *theirs = studio_document_get_post (opening->file);
  g_autofree char *digest = NULL, *own = NULL;

  if (other == NULL)
    return FALSE;
  gtk_window_present (GTK_WINDOW (other));
  digest = studio_sent_digest (studio_post_get_json (theirs));
  own = studio_sent_digest (studio_post_get_json (studio_document_get_post (other->document)));
  if (g_strcmp0 (studio_document_get_path (other->document), opening->path) != 0 && !g_str_equal (digest, own))
    _studio_window_merge (other, theirs);
  gtk_window_destroy (GTK_WINDOW (opening->window));
  opening_free (opening);
  return TRUE;
}

static void
compared_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  Opening *opening = user_data;
  gboolean same = g_task_propagate_boolean (G_TASK (result), NULL);

  if (gtk_widget_in_destruction (GTK_WIDGET (opening->window)) || opening->window->document != NULL) {
    opening_free (opening);
    return;
  }
  if (leave_to_other (opening))
    return;
  if (!same) {
    ask (opening);
    return;
  }
  show_kept (opening, TRUE);
  opening_free (opening);
}

static void
compare (Opening *opening)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, compared_cb, opening);

  g_object_set_data_full (G_OBJECT (task), "kept", studio_post_snapshot (studio_document_get_post (opening->kept)), (GDestroyNotify) studio_snapshot_unref);
  g_object_set_data_full (G_OBJECT (task), "file", studio_post_snapshot (studio_document_get_post (opening->file)), (GDestroyNotify) studio_snapshot_unref);
  g_task_run_in_thread (task, compare_thread);
}

static void
twin_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  Opening *opening = user_data;
  StudioWindow *self = opening->window;
  g_autoptr (StudioHistoryRecord) record = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (StudioPost) post = studio_library_load_finish (STUDIO_LIBRARY (source), result, &record, &notice, NULL);

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->document != NULL) {
    opening_free (opening);
    return;
  }
  if (leave_to_other (opening))
    return;
  if (post != NULL) {
    opening->kept = make_kept (self, post, record, &notice);
    compare (opening);
    return;
  }
  show_file (opening);
  opening_free (opening);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  Opening *opening = user_data;
  StudioWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  opening->file = studio_document_open_finish (result, &opening->notice, &error);
  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->document != NULL) {
    opening_free (opening);
    return;
  }
  if (opening->file == NULL) {
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
    opening_free (opening);
    return;
  }
  if (leave_to_other (opening))
    return;
  id = studio_document_make_id (opening->file);
  studio_library_load_async (self->services->library, id, NULL, twin_cb, opening);
}

void
_studio_window_read (StudioWindow *self,
                     const char *path)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->path = g_strdup (path);
  studio_document_open_async (path, NULL, read_cb, opening);
}

void
_studio_window_install_open (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-library", "s", open_library);
}
