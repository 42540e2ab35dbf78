#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-library-versions.h"
#include "studio-version-restore.h"
#include "studio-versions-window.h"

/**
 * Restoring: a version on its way back.
 * @document, @autosave: of the window, or of this job alone if the post is not open anywhere
 */
typedef struct
{
  StudioWindow *window;
  GtkWindow *dialog; /* (nullable): weak */
  char *id;
  gint64 number;
  char *name;
  StudioDocument *document; /* (nullable): until it is loaded */
  StudioAutosave *autosave; /* (nullable) */
  gboolean own;
} Restoring;

static void
restoring_free (Restoring *self)
{
  if (self->own && self->autosave != NULL)
    studio_autosave_close (self->autosave);
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->autosave);
  g_clear_object (&self->document);
  g_object_unref (self->window);
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/* Consumes @self. */
static void
fail (Restoring *self,
      GError *error)
{
  if (self->dialog != NULL)
    gtk_window_destroy (self->dialog);
  _studio_window_toast (self->window, error->message, NULL, NULL, NULL);
  restoring_free (self);
}

/* Consumes @self. */
static void
tell (Restoring *self,
      gboolean changed)
{
  g_autofree char *sentence = changed ? g_strdup_printf (_ ("Version “%s” is restored. What was there before is kept as a version."), self->name)
                                      : g_strdup (_ ("The post is like this version already."));

  if (self->dialog != NULL)
    gtk_window_destroy (self->dialog);
  if (!changed)
    _studio_window_toast (self->window, sentence, NULL, NULL, NULL);
  else if (self->own)
    _studio_window_toast (self->window, sentence, _ ("Open"), "win.open-library", self->id);
  else
    _studio_window_toast (self->window, sentence, _ ("Undo"), "win.undo", NULL);
  restoring_free (self);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  Restoring *self = data;
  g_autoptr (GError) error = NULL;

  if (studio_autosave_flush_finish (STUDIO_AUTOSAVE (source), result, &error))
    tell (self, TRUE);
  else
    fail (self, error);
}

static void
version_loaded_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  Restoring *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) old = studio_library_load_version_finish (STUDIO_LIBRARY (source), result, NULL, &error);
  g_autofree char *label = NULL;
  gboolean changed;

  if (old == NULL) {
    fail (self, error);
    return;
  }
  label = g_strdup_printf (_ ("Restore Version “%s”"), self->name);
  changed = studio_document_restore (self->document, old, label);
  if (changed && self->own)
    studio_autosave_flush_async (self->autosave, written_cb, self);
  else
    tell (self, changed);
}

static void
present_kept_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  Restoring *self = data;
  g_autoptr (GError) error = NULL;

  /* the present would be lost: so nothing is done */
  if (studio_library_add_version_finish (STUDIO_LIBRARY (source), result, NULL, &error))
    studio_library_load_version_async (STUDIO_LIBRARY (source), self->id, self->number, NULL, version_loaded_cb, self);
  else
    fail (self, error);
}

static void
flushed_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  Restoring *self = data;
  g_autoptr (GError) error = NULL;

  if (studio_autosave_flush_finish (STUDIO_AUTOSAVE (source), result, &error))
    studio_library_add_version_async (self->window->services->library, self->id, STUDIO_VERSION_RESTORED, NULL, NULL, present_kept_cb, self);
  else
    fail (self, error);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Restoring *self = data;
  g_autoptr (StudioHistoryRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_library_load_finish (STUDIO_LIBRARY (source), result, &record, NULL, &error);

  if (post == NULL) {
    fail (self, error);
    return;
  }
  self->document = studio_document_new_for_post (post, NULL);
  /* steps that cannot be read are left out, as when it is opened */
  if (record != NULL)
    studio_history_restore (studio_document_get_history (self->document), record, NULL);
  self->autosave = studio_autosave_new (self->document, STUDIO_LIBRARY (source), TRUE);
  studio_autosave_flush_async (self->autosave, flushed_cb, self);
}

static void
restore_cb (StudioVersionsWindow *dialog,
            gint64 number,
            const char *name,
            StudioWindow *window)
{
  const char *id = g_object_get_data (G_OBJECT (dialog), "id");
  g_autofree char *own = window->document != NULL ? studio_document_make_id (window->document) : NULL;
  Restoring *self = g_new0 (Restoring, 1);

  self->window = g_object_ref (window);
  g_set_weak_pointer (&self->dialog, GTK_WINDOW (dialog));
  self->id = g_strdup (id);
  self->number = number;
  self->name = g_strdup (name);
  if (g_strcmp0 (own, id) != 0) {
    self->own = TRUE;
    studio_library_load_async (window->services->library, id, NULL, loaded_cb, self);
    return;
  }
  self->document = g_object_ref (window->document);
  self->autosave = g_object_ref (window->autosave);
  studio_autosave_flush_async (self->autosave, flushed_cb, self);
}

/* --- the window of versions --- */

/* @document: (nullable): if the post is open here */
static void
show_versions (StudioWindow *self,
               const char *id,
               StudioDocument *document)
{
  GtkWidget *dialog = studio_versions_window_new (GTK_WINDOW (self), self->services, id, document);

  g_object_set_data_full (G_OBJECT (dialog), "id", g_strdup (id), g_free);
  g_signal_connect_object (dialog, "restore", G_CALLBACK (restore_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
shown_written_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (StudioWindow) self = data;
  g_autofree char *id = NULL;

  /* what cannot be written is told by the window already */
  studio_autosave_flush_finish (STUDIO_AUTOSAVE (source), result, NULL);
  if (self->document == NULL || self->autosave != STUDIO_AUTOSAVE (source))
    return;
  id = studio_document_make_id (self->document);
  show_versions (self, id, self->document);
}

static void
versions (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  StudioWindow *other = *id != '\0' ? _studio_window_find_other (self, id) : self;

  if (other == NULL) {
    show_versions (self, id, NULL);
  } else if (other->document != NULL) {
    gtk_window_present (GTK_WINDOW (other));
    studio_autosave_flush_async (other->autosave, shown_written_cb, g_object_ref (other));
  }
}

/* --- versions that are kept by themselves --- */

/** Keeping: a version to be kept once the post is written. */
typedef struct
{
  StudioLibrary *library;
  char *id;
  StudioVersionKind kind;
} Keeping;

static void
kept_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* nobody asked for it, so nobody is told */
  if (!studio_library_add_version_finish (STUDIO_LIBRARY (source), result, NULL, &error))
    g_message ("no version: %s", error->message);
}

static void
keep_written_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  Keeping *keeping = data;

  if (studio_autosave_flush_finish (STUDIO_AUTOSAVE (source), result, NULL))
    studio_library_add_version_async (keeping->library, keeping->id, keeping->kind, NULL, NULL, kept_cb, NULL);
  g_object_unref (keeping->library);
  g_free (keeping->id);
  g_free (keeping);
}

void
_studio_window_keep_version (StudioWindow *self,
                             StudioVersionKind kind)
{
  Keeping *keeping;

  if (self->document == NULL || self->autosave == NULL)
    return;
  keeping = g_new0 (Keeping, 1);
  keeping->library = g_object_ref (self->services->library);
  keeping->id = studio_document_make_id (self->document);
  keeping->kind = kind;
  studio_autosave_flush_async (self->autosave, keep_written_cb, keeping);
}

/* What the library has now is kept: jobs run in the order they are asked for, so it is the state before what follows. */
static void
keep_version (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  g_autofree char *id = self->document != NULL ? studio_document_make_id (self->document) : NULL;

  if (id != NULL)
    studio_library_add_version_async (self->services->library, id, studio_version_kind_from_name (g_variant_get_string (parameter, NULL)), NULL, NULL, kept_cb, NULL);
}

void
_studio_window_install_versions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.keep-version", "s", keep_version);
  gtk_widget_class_install_action (widget_class, "win.versions", "s", versions);
}
