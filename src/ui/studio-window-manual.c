#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-handoff-wait.h"
#include "studio-manual-window.h"
#include "studio-registers.h"
#include "studio-spread-dialog.h"

/* Uploading by hand, and what people pass on. */

/** Uploading: a window on its way. @accounts: (nullable): once they are known */
typedef struct
{
  StudioWindow *window;
  StudioDocument *document;
  char *chosen;
  GPtrArray *accounts;
} Uploading;

static void
uploading_free (Uploading *uploading)
{
  g_object_unref (uploading->window);
  g_object_unref (uploading->document);
  g_free (uploading->chosen);
  g_clear_pointer (&uploading->accounts, g_ptr_array_unref);
  g_free (uploading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Uploading, uploading_free)

/* --- what the window says --- */

static void
open_checks_cb (StudioWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->post), "post.step", "s", "check");
}

static void
published_cb (StudioWindow *self,
              const StudioPublication *publication)
{
  _studio_window_mark_open (self, publication, 1);
}

static void
taken_back_cb (StudioWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-published", NULL);
}

static void
unmarked_cb (StudioWindow *self)
{
  _studio_window_toast (self, _ ("The post does not count as published yet."), _ ("Mark…"), "win.mark-published", NULL);
}

static void
present (Uploading *uploading,
         GPtrArray *waiting)
{
  StudioWindow *self = uploading->window;
  GtkWidget *window = studio_manual_window_new (GTK_WINDOW (self), studio_post_page_get_live_check (self->post), self->services->library, uploading->accounts, waiting, uploading->chosen);

  g_signal_connect_object (window, "published", G_CALLBACK (published_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "taken-back", G_CALLBACK (taken_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "unmarked", G_CALLBACK (unmarked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "open-checks", G_CALLBACK (open_checks_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* --- what it needs to know --- */

/* Takes @data. */
static void
waiting_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Uploading) uploading = data;
  g_autoptr (GPtrArray) waiting = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, NULL);

  if (uploading->window->document == uploading->document)
    present (uploading, waiting);
}

/* Takes @data. Without a register there are the brand's accounts still. */
static void
accounts_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  Uploading *uploading = data;

  uploading->accounts = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, NULL);
  studio_library_list_records_async (STUDIO_LIBRARY (source), STUDIO_HANDOFF_KIND, NULL, waiting_cb, uploading);
}

static void
manual_upload (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  Uploading *uploading;

  if (self->document == NULL)
    return;
  uploading = g_new0 (Uploading, 1);
  uploading->window = g_object_ref (self);
  uploading->document = g_object_ref (self->document);
  uploading->chosen = g_variant_dup_string (parameter, NULL);
  studio_library_list_records_async (self->services->library, "account", NULL, accounts_cb, uploading);
}

static void
spread (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  GtkWidget *dialog;

  if (self->document == NULL)
    return;
  dialog = studio_spread_dialog_new (GTK_WINDOW (self), studio_post_page_get_live_check (self->post));
  g_signal_connect_object (dialog, "open-checks", G_CALLBACK (open_checks_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- what was handed over: to a phone, to a flash disk, as files --- */

static void
waits_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!studio_handoff_wait_finish (STUDIO_LIBRARY (source), result, &error))
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
}

static void
handed_over (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  GPtrArray *accounts = studio_registers_list (studio_registers_get (), STUDIO_REGISTER_ACCOUNTS);
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);
  g_autoptr (GPtrArray) places = NULL;
  g_autofree char *id = NULL;
  StudioPost *post;

  if (self->document == NULL)
    return;
  post = studio_document_get_post (self->document);
  id = studio_document_make_id (self->document);
  places = studio_handoff_list_places (platforms, studio_post_get_brand (post), accounts, ids, studio_post_get_json (post));
  studio_handoff_begin_async (self->services->library, id, places, waits_cb, g_object_ref (self));
}

static void
told_uploaded (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  g_autofree char *id = self->document != NULL ? studio_document_make_id (self->document) : NULL;
  const char *platform;
  gboolean on;

  g_variant_get (parameter, "(&sb)", &platform, &on);
  if (id != NULL)
    studio_handoff_tell_async (self->services->library, id, platform, on, waits_cb, g_object_ref (self));
}

void
_studio_window_install_manual (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.handed-over", "as", handed_over);
  gtk_widget_class_install_action (widget_class, "win.told-uploaded", "(sb)", told_uploaded);
  gtk_widget_class_install_action (widget_class, "win.manual-upload", "s", manual_upload);
  gtk_widget_class_install_action (widget_class, "win.spread", NULL, spread);
}
