#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-office.h"
#include "studio-date.h"
#include "studio-document-plan.h"
#include "studio-moment.h"
#include "studio-plan-dialog.h"
#include "studio-plan.h"

/* When a post begun from the calendar goes out, until somebody says otherwise */
#define DEFAULT_MINUTES (9 * 60)

/* Minutes ahead of UTC where the post's office is. */
static int
offset_of (StudioDocument *document)
{
  StudioBrand *brand = studio_post_get_brand (studio_document_get_post (document));

  return studio_zone_get_offset (studio_brand_get_zone (brand), g_get_real_time () / G_USEC_PER_SEC);
}

/* --- a new post for a day --- */

void
_studio_window_forget_start_day (StudioWindow *self)
{
  g_date_clear (&self->start_day, 1);
}

void
_studio_window_plan_new (StudioWindow *self)
{
  StudioDocument *document = self->document;
  g_autoptr (JsonNode) root = NULL;
  StudioPlanEntry entry = { 0, 0, NULL };

  if (!g_date_valid (&self->start_day) || studio_document_get_path (document) != NULL || studio_plan_first (studio_post_get_json (studio_document_get_post (document))) != 0)
    return;
  entry.offset = offset_of (document);
  entry.at = CLAMP (studio_moment_from_day (&self->start_day, DEFAULT_MINUTES, entry.offset), STUDIO_MOMENT_MIN, STUDIO_MOMENT_MAX);
  root = studio_plan_with (studio_post_get_json (studio_document_get_post (document)), &entry, 1);
  studio_document_set_plan (document, root);
  _studio_window_forget_start_day (self);
}

static gboolean
read_day (StudioWindow *self,
          const char *iso)
{
  g_date_clear (&self->start_day, 1);
  return studio_date_from_iso (iso, &self->start_day);
}

/* The kind of content is chosen on the start page, which shows it best. */
static void
start_on (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  g_autofree char *day = NULL, *sentence = NULL;

  adw_view_stack_set_visible_child (self->views, GTK_WIDGET (self->home));
  if (!read_day (self, g_variant_get_string (parameter, NULL)))
    return;
  day = studio_date_format (&self->start_day, STUDIO_DATE_LONG);
  /* TRANSLATORS: a day: "Jumat, 27 November 2026" */
  sentence = g_strdup_printf (_ ("Choose a kind of content for %s."), day);
  gtk_widget_grab_focus (GTK_WIDGET (self->home));
  _studio_window_toast (self, sentence, NULL, NULL, NULL);
}

static void
start_filled_on (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  const char *day, *template, *brand, *label, *content;

  g_variant_get (parameter, "(&s&s&s&s&s)", &day, &template, &brand, &label, &content);
  if (read_day (STUDIO_WINDOW (widget), day))
    gtk_widget_activate_action (widget, "win.start-filled", "(ssss)", template, brand, label, content);
}

/* --- the plan of the open post --- */

gboolean
studio_window_has_open (GtkApplication *application,
                        const char *id)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  g_return_val_if_fail (id != NULL, FALSE);

  return STUDIO_IS_WINDOW (window) && _studio_window_find_other (STUDIO_WINDOW (window), id) != NULL;
}

static void
chosen_cb (StudioPlanDialog *dialog,
           JsonNode *root,
           StudioDocument *document)
{
  studio_document_set_plan (document, root);
}

static void
edit_plan (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  GtkWidget *dialog;

  if (self->document == NULL)
    return;
  dialog = studio_plan_dialog_new (GTK_WINDOW (self), studio_post_get_json (studio_document_get_post (self->document)), NULL, offset_of (self->document));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self->document, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- what was moved on the calendar --- */

static void
toast_undo_move (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  _studio_window_toast (STUDIO_WINDOW (widget), g_variant_get_string (parameter, NULL), _ ("Undo"), "win.undo-move", NULL);
}

static void
undo_move (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  studio_calendar_page_undo (STUDIO_WINDOW (widget)->calendar);
}

void
_studio_window_install_plan (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.start-on", "s", start_on);
  gtk_widget_class_install_action (widget_class, "win.start-filled-on", "(sssss)", start_filled_on);
  gtk_widget_class_install_action (widget_class, "win.plan", NULL, edit_plan);
  gtk_widget_class_install_action (widget_class, "win.toast-undo-move", "s", toast_undo_move);
  gtk_widget_class_install_action (widget_class, "win.undo-move", NULL, undo_move);
}
