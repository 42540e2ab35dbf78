#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-agenda.h"
#include "studio-calendar-page-private.h"
#include "studio-calendar-words.h"
#include "studio-date.h"
#include "studio-file.h"
#include "studio-platforms.h"

/** Export: what a thread writes. */
typedef struct
{
  GPtrArray *posts; /* StudioPlanned */
  GPtrArray *names; /* utf8: of their brands */
  int offset;
  gboolean ics;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export_of = data;

  g_ptr_array_unref (export_of->posts);
  g_ptr_array_unref (export_of->names);
  g_free (export_of->path);
  g_free (export_of);
}

/* One entry for each platform of a post. */
static void
add_entries (GArray *entries,
             const StudioPlanned *planned,
             const char *brand,
             int offset,
             StudioPlatforms *platforms)
{
  StudioAgendaEntry entry = {
    .id = planned->id,
    .title = planned->title,
    .brand = brand,
    .state = studio_calendar_words_state (planned),
    .at = planned->at,
    .offset = offset,
    .firm = g_str_equal (planned->state, "approved") || g_str_equal (planned->state, "scheduled") || studio_planned_is_published (planned),
  };

  if (planned->platforms[0] == NULL)
    g_array_append_val (entries, entry);
  for (guint i = 0; planned->platforms[i] != NULL; i++) {
    const StudioPlatform *platform = studio_platforms_find (platforms, planned->platforms[i]);

    entry.platform = platform != NULL ? platform->name : planned->platforms[i];
    g_array_append_val (entries, entry);
  }
}

static void
write_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  const Export *export_of = data;
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (StudioAgendaEntry));
  const StudioAgendaEntry *list;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  for (guint i = 0; i < export_of->posts->len; i++)
    add_entries (entries, g_ptr_array_index (export_of->posts, i), g_ptr_array_index (export_of->names, i), export_of->offset, platforms);
  list = (const StudioAgendaEntry *) (void *) entries->data;
  bytes = export_of->ics ? studio_agenda_to_ics (list, entries->len, g_get_real_time () / G_USEC_PER_SEC) : studio_agenda_to_csv (list, entries->len);
  if (studio_file_write (export_of->path, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (source);
  const Export *export_of = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    _studio_calendar_page_tell (self, error->message);
    return;
  }
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post exported", "%u posts exported", export_of->posts->len), export_of->posts->len);
  _studio_calendar_page_tell (self, sentence);
}

static char *
name_brand (StudioCalendarPage *self,
            const char *id)
{
  GListModel *brands = studio_gallery_get_brands (self->services->gallery);

  for (guint i = 0; i < g_list_model_get_n_items (brands); i++) {
    g_autoptr (StudioBrand) brand = g_list_model_get_item (brands, i);

    if (g_str_equal (studio_brand_get_id (brand), id))
      return g_strdup (studio_brand_get_name (brand));
  }
  return g_strdup (id);
}

static void
export_to (StudioCalendarPage *self,
           const char *path,
           gboolean ics)
{
  const char *ending = ics ? ".ics" : ".csv";
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);
  g_autoptr (GPtrArray) posts = NULL;
  Export *export_of = g_new0 (Export, 1);
  GDate first;
  int n_days;

  _studio_calendar_page_get_span (self, &first, &n_days);
  posts = studio_calendar_model_list_days (self->model, &first, n_days);
  export_of->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_planned_unref);
  export_of->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < posts->len; i++) {
    StudioPlanned *planned = g_ptr_array_index (posts, i);

    g_ptr_array_add (export_of->posts, studio_planned_ref (planned));
    g_ptr_array_add (export_of->names, name_brand (self, planned->brand));
  }
  export_of->offset = studio_calendar_model_get_offset (self->model);
  export_of->ics = ics;
  export_of->path = g_str_has_suffix (path, ending) ? g_strdup (path) : g_strconcat (path, ending, NULL);
  g_task_set_source_tag (task, export_to);
  g_task_set_task_data (task, export_of, export_free);
  g_task_run_in_thread (task, write_thread);
}

static void
response_cb (GtkNativeDialog *dialog,
             int response,
             StudioCalendarPage *self)
{
  gboolean ics = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "ics"));
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL && path == NULL)
    _studio_calendar_page_tell (self, _ ("This place cannot be used directly. Choose a folder on this computer."));
  else if (path != NULL)
    export_to (self, path, ics);
}

/* "kalender-2026-11.ics" */
static char *
name_file (StudioCalendarPage *self,
           gboolean ics)
{
  g_autofree char *iso = NULL;
  GDate first;
  int n_days;

  _studio_calendar_page_get_span (self, &first, &n_days);
  iso = studio_date_to_iso (&first);
  if (n_days > 7)
    iso[7] = '\0';
  return g_strdup_printf ("kalender-%s.%s", iso, ics ? "ics" : "csv");
}

static gboolean
has_posts (StudioCalendarPage *self)
{
  g_autoptr (GPtrArray) posts = NULL;
  GDate first;
  int n_days;

  _studio_calendar_page_get_span (self, &first, &n_days);
  posts = studio_calendar_model_list_days (self->model, &first, n_days);
  return posts->len > 0;
}

static void
choose_file (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (widget);
  gboolean ics = g_str_equal (name, "calendar.export-ics");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) place = documents != NULL ? g_file_new_for_path (documents) : NULL;
  g_autofree char *file_name = name_file (self, ics);

  if (!has_posts (self)) {
    _studio_calendar_page_tell (self, _ ("No post stands in the days shown here, so there is nothing to export."));
    return;
  }
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Export Calendar"), GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  g_object_set_data (G_OBJECT (self->chooser), "ics", GINT_TO_POINTER (ics));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file_name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
_studio_calendar_page_install_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "calendar.export-ics", NULL, choose_file);
  gtk_widget_class_install_action (widget_class, "calendar.export-csv", NULL, choose_file);
}
