#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-activity-dialog.h"
#include "studio-calendar-page-private.h"
#include "studio-file.h"

#define MAX_AGENDA (8 * 1024 * 1024)

/* --- one activity --- */

static void
saved_cb (StudioActivityDialog *dialog,
          StudioRecord *record,
          StudioCalendarPage *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);

  g_ptr_array_add (records, studio_record_ref (record));
  studio_activities_put (self->activities, records);
}

static void
removed_cb (StudioActivityDialog *dialog,
            StudioRecord *record,
            StudioCalendarPage *self)
{
  studio_activities_remove (self->activities, record->id);
  _studio_calendar_page_tell (self, _ ("The activity is removed. Its post, if it has one, stays."));
}

/* @record: (nullable) */
static void
open_dialog (StudioCalendarPage *self,
             StudioRecord *record)
{
  GtkWidget *dialog = studio_activity_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), record, &self->selected);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, 0);
  g_signal_connect_object (dialog, "removed", G_CALLBACK (removed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
note_activity (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  open_dialog (STUDIO_CALENDAR_PAGE (widget), NULL);
}

static void
edit_activity (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (widget);
  const StudioActivityItem *item = studio_activities_find (self->activities, g_variant_get_string (parameter, NULL));

  if (item != NULL)
    open_dialog (self, item->record);
}

/* --- its post --- */

static void
tell_activity (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (widget);
  const StudioActivityItem *item = studio_activities_find (self->activities, g_variant_get_string (parameter, NULL));
  StudioBrand *brand = studio_gallery_get_brand (self->services->gallery);
  GDate today = studio_calendar_model_get_today (self->model);
  g_autofree char *content = NULL;

  if (item == NULL || brand == NULL)
    return;
  if (item->state != STUDIO_ACTIVITY_UNTOLD) {
    gtk_widget_activate_action (widget, "win.open-library", "s", studio_activity_get_text (item->record->root, "post"));
    return;
  }
  content = studio_activity_to_content (item->record->root);
  gtk_widget_activate_action (widget, "win.start-activity", "(sssss)", item->record->id, studio_activity_choose_template (item->record->root, &today), studio_brand_get_id (brand),
                              studio_activity_get_text (item->record->root, "title"), content);
}

/* --- an agenda --- */

static void
take_in (StudioCalendarPage *self,
         GPtrArray *found,
         GPtrArray *problems)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  g_autofree char *count = NULL, *sentence = NULL;

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (records, studio_record_new (NULL, STUDIO_ACTIVITY_KIND, g_ptr_array_index (found, i)));
  if (records->len > 0)
    studio_activities_put (self->activities, records);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u activity noted.", "%u activities noted.", records->len), records->len);
  sentence = problems->len > 0 ? g_strdup_printf ("%s %s", count, (char *) g_ptr_array_index (problems, 0)) : g_strdup (count);
  _studio_calendar_page_tell (self, sentence);
}

static void
agenda_response_cb (GtkNativeDialog *dialog,
                    int response,
                    StudioCalendarPage *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL, *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autoptr (GPtrArray) known = studio_activities_list_roots (self->activities), found = NULL, problems = NULL;
  g_autoptr (StudioTable) table = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GDate today = studio_calendar_model_get_today (self->model);

  g_clear_object (&self->chooser);
  if (path == NULL)
    return;
  bytes = studio_file_read (path, MAX_AGENDA, &error);
  table = bytes != NULL ? studio_table_parse_text (name, bytes, NULL, &error) : NULL;
  found = table != NULL ? studio_activity_read_table (table, &today, known, &problems, &error) : NULL;
  if (found != NULL)
    take_in (self, found, problems);
  else
    _studio_calendar_page_tell (self, error->message);
}

static void
import_agenda (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Choose an Agenda"), GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  gtk_file_filter_set_name (filter, _ ("Tables (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (agenda_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
_studio_calendar_page_install_activities (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "calendar.note-activity", NULL, note_activity);
  gtk_widget_class_install_action (widget_class, "calendar.edit-activity", "s", edit_activity);
  gtk_widget_class_install_action (widget_class, "calendar.tell-activity", "s", tell_activity);
  gtk_widget_class_install_action (widget_class, "calendar.import-agenda", NULL, import_agenda);
}
