#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

static void
go_on (StudioWindow *self)
{
  StudioNext next = self->next;
  g_autofree char *name = g_steal_pointer (&self->next_name);

  self->next = STUDIO_NEXT_STAY;
  if (next == STUDIO_NEXT_STAY)
    return;
  _studio_window_set_document (self, NULL);
  switch (next) {
  case STUDIO_NEXT_OPEN:
    _studio_window_read (self, name);
    break;
  case STUDIO_NEXT_OPEN_LIBRARY:
    _studio_window_load (self, name);
    break;
  case STUDIO_NEXT_CLOSE:
    gtk_window_destroy (GTK_WINDOW (self));
    break;
  case STUDIO_NEXT_HOME:
  case STUDIO_NEXT_STAY:
  default:
    break;
  }
}

/* What could not be written keeps its window, which says why. */
static void
stay (StudioWindow *self)
{
  gboolean closing = self->next == STUDIO_NEXT_CLOSE;

  self->next = STUDIO_NEXT_STAY;
  gtk_window_present (GTK_WINDOW (self));
  if (closing)
    studio_post_page_offer_closing (self->post);
}

/* --- the post's own file --- */

static void
file_saved_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (StudioWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  self->leaving = FALSE;
  g_application_release (g_application_get_default ());
  if (studio_document_save_finish (STUDIO_DOCUMENT (source), result, &error)) {
    /* who closes has to see where the post is now, and then closes again */
    if (self->next == STUDIO_NEXT_CLOSE && _studio_window_tell_copy (self, STUDIO_DOCUMENT (source))) {
      self->next = STUDIO_NEXT_STAY;
      gtk_window_present (GTK_WINDOW (self));
    }
    go_on (self);
    /* the next page; what was said over the post has left with it */
    _studio_window_tell_copy (self, STUDIO_DOCUMENT (source));
    return;
  }
  /* told once: the library has it */
  self->file_failed = TRUE;
  self->next = STUDIO_NEXT_STAY;
  gtk_window_present (GTK_WINDOW (self));
  /* TRANSLATORS: %s: a whole sentence that says what is wrong */
  sentence = g_strdup_printf (_ ("The post is safe in the library, but its file was not written. %s"), error->message);
  _studio_window_toast (self, sentence, _ ("Save a Copy…"), "win.save-copy", NULL);
}

/* A post that came out of a file is left the same in both. */
static gboolean
owes_file (StudioWindow *self)
{
  return !self->file_failed && !self->giving_up && studio_document_get_path (self->document) != NULL &&
         studio_history_get_modified (studio_document_get_history (self->document));
}

/* --- */

static void
flushed_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (StudioWindow) self = user_data;
  gboolean ok = studio_autosave_flush_finish (STUDIO_AUTOSAVE (source), result, NULL);

  if (ok && owes_file (self)) {
    studio_document_save_async (self->document, NULL, NULL, file_saved_cb, g_object_ref (self));
    return;
  }
  self->leaving = FALSE;
  g_application_release (g_application_get_default ());
  if (ok || self->giving_up)
    go_on (self);
  else
    stay (self);
}

void
_studio_window_leave (StudioWindow *self,
                      StudioNext next,
                      const char *name)
{
  self->next = next;
  g_free (self->next_name);
  self->next_name = g_strdup (name);
  if (self->document == NULL) {
    go_on (self);
    return;
  }
  /* the person sees it close at once; the program goes on until it is written */
  if (next == STUDIO_NEXT_CLOSE)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->leaving)
    return;
  self->leaving = TRUE;
  g_application_hold (g_application_get_default ());
  studio_autosave_flush_async (self->autosave, flushed_cb, g_object_ref (self));
}

/* --- actions --- */

static void
retry_save (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  _studio_window_save (STUDIO_WINDOW (widget));
}

static void
close_anyway (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);

  self->giving_up = TRUE;
  _studio_window_leave (self, STUDIO_NEXT_CLOSE, NULL);
}

void
_studio_window_install_leave (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.retry-save", NULL, retry_save);
  gtk_widget_class_install_action (widget_class, "win.close-anyway", NULL, close_anyway);
}
