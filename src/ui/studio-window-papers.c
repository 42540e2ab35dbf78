#include "config.h"

#include "studio-window-private.h"

#include "studio-activity.h"
#include "studio-library-records.h"
#include "studio-papers-window.h"

/* --- papers --- */

static void
open_handover (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (studio_papers_window_new (GTK_WINDOW (self), self->services, STUDIO_PAPER_HANDOVER, g_variant_get_string (parameter, NULL))));
}

static void
open_commitment (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (studio_papers_window_new (GTK_WINDOW (self), self->services, STUDIO_PAPER_COMMITMENT, NULL)));
}

/* --- posts of activities --- */

/** Link: an activity, and the post that was begun for it in a window. */
typedef struct
{
  StudioWindow *window;
  char *activity, *post;
} Link;

static void
link_free (Link *link)
{
  g_object_unref (link->window);
  g_free (link->activity);
  g_free (link->post);
  g_free (link);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Link, link_free)

static void
linked_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!studio_library_put_records_finish (STUDIO_LIBRARY (source), result, &error))
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Link) link = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, &error);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);

  for (guint i = 0; all != NULL && i < all->len; i++) {
    const StudioRecord *record = g_ptr_array_index (all, i);

    if (g_str_equal (record->id, link->activity)) {
      g_autoptr (JsonNode) post = studio_json_string (link->post), root = studio_json_with_member (record->root, "post", post);

      g_ptr_array_add (changed, studio_record_new (record->id, record->kind, root));
    }
  }
  if (changed->len > 0)
    studio_library_put_records_async (STUDIO_LIBRARY (source), changed, NULL, linked_cb, g_object_ref (link->window));
}

void
_studio_window_link_activity (StudioWindow *self)
{
  g_autofree char *activity = g_steal_pointer (&self->start_activity);
  Link *link;

  if (activity == NULL || self->document == NULL)
    return;
  link = g_new0 (Link, 1);
  link->window = g_object_ref (self);
  link->activity = g_steal_pointer (&activity);
  link->post = studio_document_make_id (self->document);
  studio_library_list_records_async (self->services->library, STUDIO_ACTIVITY_KIND, NULL, listed_cb, link);
}

static void
start_activity (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  const char *activity, *template, *brand, *label, *content;

  g_variant_get (parameter, "(&s&s&s&s&s)", &activity, &template, &brand, &label, &content);
  g_free (self->start_activity);
  self->start_activity = g_strdup (activity);
  gtk_widget_activate_action (widget, "win.start-filled", "(ssss)", template, brand, label, content);
  /* a template that can't be read begins nothing */
  g_clear_pointer (&self->start_activity, g_free);
}

void
_studio_window_install_papers (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.handover", "s", open_handover);
  gtk_widget_class_install_action (widget_class, "win.commitment", NULL, open_commitment);
  gtk_widget_class_install_action (widget_class, "win.start-activity", "(sssss)", start_activity);
}
