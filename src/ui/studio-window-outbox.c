#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-outbox-window.h"

/** Opening: a post that the outbox names. @path: (nullable): its .pemda file */
typedef struct
{
  StudioWindow *window;
  char *id;
  char *path;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->window);
  g_free (self->id);
  g_free (self->path);
  g_free (self);
}

/* A post that was published by command lies in its file only. */
static void
item_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Opening *self = data;
  g_autoptr (StudioLibraryItem) item = studio_library_get_item_finish (STUDIO_LIBRARY (source), result, NULL);

  if (item == NULL && self->path != NULL && g_file_test (self->path, G_FILE_TEST_EXISTS))
    studio_window_open_path (self->window, self->path);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-library", "s", self->id);
  opening_free (self);
}

static void
open_cb (GtkWindow *outbox,
         const char *id,
         const char *path,
         StudioWindow *window)
{
  Opening *self = g_new0 (Opening, 1);

  *self = (Opening){ g_object_ref (window), g_strdup (id), g_strdup (path) };
  gtk_window_close (outbox);
  studio_library_get_item_async (window->services->library, id, NULL, item_cb, self);
}

static GtkWindow *
show_outbox (StudioWindow *self)
{
  GtkWindow *window = studio_outbox_window_get (GTK_WINDOW (self), self->services);

  if (g_object_get_data (G_OBJECT (window), "served") == NULL) {
    g_object_set_data (G_OBJECT (window), "served", self);
    g_signal_connect_object (window, "open", G_CALLBACK (open_cb), self, 0);
  }
  gtk_window_present (window);
  return window;
}

static void
outbox (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  show_outbox (STUDIO_WINDOW (widget));
}

/* --- where a post goes out --- */

static void
step_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Opening *self = data;

  studio_library_set_step_finish (STUDIO_LIBRARY (source), result, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-library", "s", self->id);
  opening_free (self);
}

static void
publishing_item_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  Opening *self = data;
  g_autoptr (StudioLibraryItem) item = studio_library_get_item_finish (STUDIO_LIBRARY (source), result, NULL);

  if (item != NULL) {
    studio_library_set_step_async (STUDIO_LIBRARY (source), self->id, "publish", NULL, step_cb, self);
    return;
  }
  studio_outbox_window_point_at (STUDIO_OUTBOX_WINDOW (show_outbox (self->window)), self->id);
  opening_free (self);
}

/* The post at its last step; one that is not in the library, in the outbox. */
static void
publishing (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  StudioWindow *other = _studio_window_find_other (window, id);
  Opening *self;

  if (other != NULL) {
    gtk_window_present (GTK_WINDOW (other));
    gtk_widget_activate_action (GTK_WIDGET (other->post), "post.step", "s", "publish");
    return;
  }
  self = g_new0 (Opening, 1);
  *self = (Opening){ g_object_ref (window), g_strdup (id), NULL };
  studio_library_get_item_async (window->services->library, id, NULL, publishing_item_cb, self);
}

void
_studio_window_install_outbox (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.outbox", NULL, outbox);
  gtk_widget_class_install_action (widget_class, "win.publishing", "s", publishing);
}
