#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-own-folder.h"
#include "studio-slug.h"
#include "studio-template-share.h"

#define KIND "templates"
#define MAX_NAME 60

/** Sharing: what a thread reads or writes. */
typedef struct
{
  StudioTemplate *template; /* (nullable): to be written */
  StudioBrand *brand;
  char *path;
  StudioTemplatePackage *package; /* (nullable): what was read */
  StudioShareClash clash;
  gboolean asked; /* the person has chosen what to do with the one that is there */
} Sharing;

static void
sharing_free (Sharing *sharing)
{
  g_clear_object (&sharing->template);
  g_clear_object (&sharing->brand);
  g_free (sharing->path);
  studio_template_package_free (sharing->package);
  g_free (sharing);
}

/* The chosen one; the program may have been started by opening the file, before any was. Returns: (nullable) (transfer full) */
static StudioBrand *
find_brand (StudioWindow *self)
{
  StudioBrand *brand = studio_gallery_get_brand (self->services->gallery);
  g_autoptr (GPtrArray) ids = NULL;

  if (brand != NULL)
    return g_object_ref (brand);
  ids = studio_catalog_list_brands (self->services->catalog);
  return ids->len > 0 ? studio_catalog_load_brand (self->services->catalog, g_ptr_array_index (ids, 0), NULL) : NULL;
}

/* Returns: (nullable) (transfer full): what shows how the template looks; NULL after telling that there is none */
static Sharing *
sharing_new (StudioWindow *self,
             const char *path)
{
  g_autoptr (StudioBrand) brand = find_brand (self);
  Sharing *sharing;

  if (brand == NULL) {
    _studio_window_toast (self, _ ("There is no brand to show the template in. Install the program again, or make a brand first."), NULL, NULL, NULL);
    return NULL;
  }
  sharing = g_new0 (Sharing, 1);
  sharing->brand = g_steal_pointer (&brand);
  sharing->path = g_strdup (path);
  return sharing;
}

static void
run (StudioWindow *self,
     Sharing *sharing,
     GTaskThreadFunc thread,
     GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  g_task_set_task_data (task, sharing, (GDestroyNotify) sharing_free);
  g_task_run_in_thread (task, thread);
}

/* @template: (nullable): to be saved under its name */
static void
choose (StudioWindow *self,
        StudioTemplate *template,
        GCallback response)
{
  gboolean saving = template != NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) place = documents != NULL ? g_file_new_for_path (documents) : NULL;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Templates (.pemdatemplate)"));
  gtk_file_filter_add_suffix (filter, "pemdatemplate");
  if (!saving)
    gtk_file_filter_add_suffix (filter, "zip");
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (saving ? _ ("Share the Template") : _ ("Open a Template File"), GTK_WINDOW (self),
                                               saving ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
                                               saving ? _ ("_Save") : _ ("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  if (saving) {
    g_autofree char *slug = studio_slug (studio_template_get_name (template), MAX_NAME);
    g_autofree char *name = g_strconcat (slug, STUDIO_TEMPLATE_PACKAGE_SUFFIX, NULL);

    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
    g_object_set_data_full (G_OBJECT (self->chooser), "template", g_object_ref (template), g_object_unref);
  }
  g_signal_connect (self->chooser, "response", response, self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Returns: (transfer full) (nullable): what was chosen */
static char *
take_path (StudioWindow *self,
           int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (file != NULL && path == NULL)
    _studio_window_toast (self, _ ("This place cannot be used directly. Choose a folder on this computer."), NULL, NULL, NULL);
  return path;
}

/* --- to a file --- */

static void
write_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  const Sharing *sharing = data;
  GError *error = NULL;

  if (studio_template_share_write (sharing->template, sharing->brand, sharing->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  const Sharing *sharing = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_filename_display_basename (sharing->path), *folder = g_path_get_dirname (sharing->path);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    /* TRANSLATORS: %s is a file's name */
    sentence = g_strdup_printf (_ ("The template is in “%s”. Send this file to whoever is to use it."), name);
  _studio_window_toast (STUDIO_WINDOW (source), error == NULL ? sentence : error->message, error == NULL ? _ ("Open Folder") : NULL, "win.show-folder",
                        error == NULL ? folder : NULL);
}

static void
share_response_cb (GtkNativeDialog *dialog,
                   int response,
                   StudioWindow *self)
{
  g_autofree char *path = take_path (self, response);
  g_autofree char *whole = path == NULL || g_str_has_suffix (path, STUDIO_TEMPLATE_PACKAGE_SUFFIX) ? g_steal_pointer (&path)
                                                                                                   : g_strconcat (path, STUDIO_TEMPLATE_PACKAGE_SUFFIX, NULL);
  Sharing *sharing = whole != NULL ? sharing_new (self, whole) : NULL;

  if (sharing != NULL)
    sharing->template = g_object_ref (g_object_get_data (G_OBJECT (dialog), "template"));
  g_clear_object (&self->chooser);
  if (sharing != NULL)
    run (self, sharing, write_thread, written_cb);
}

static void
share (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (self->services->catalog, g_variant_get_string (parameter, NULL), &error);

  if (template != NULL)
    choose (self, template, G_CALLBACK (share_response_cb));
  else
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
}

/* --- from a file --- */

static StudioShareClash
clash_of (const Sharing *sharing)
{
  const char *id = studio_template_get_id (studio_template_package_get_template (sharing->package));

  if (sharing->asked)
    return sharing->clash;
  /* what the program brought along can't be replaced, so there is nothing to ask */
  return studio_own_folder_look (KIND, id) == STUDIO_OWN_PLACE_SHIPPED ? STUDIO_SHARE_BESIDE : STUDIO_SHARE_REFUSE;
}

static void
import_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Sharing *sharing = data;
  GError *error = NULL;
  char *id;

  if (sharing->package == NULL)
    sharing->package = studio_template_share_read (sharing->path, sharing->brand, &error);
  id = sharing->package != NULL ? studio_template_share_install (sharing->package, clash_of (sharing), &error) : NULL;
  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

static void imported_cb (GObject *source, GAsyncResult *result, gpointer data);

static void
clash_response_cb (AdwMessageDialog *dialog,
                   const char *response,
                   StudioWindow *self)
{
  Sharing *sharing = g_object_steal_data (G_OBJECT (dialog), "sharing");

  sharing->asked = TRUE;
  sharing->clash = g_str_equal (response, "replace") ? STUDIO_SHARE_REPLACE : STUDIO_SHARE_BESIDE;
  if (g_str_equal (response, "cancel"))
    sharing_free (sharing);
  else
    run (self, sharing, import_thread, imported_cb);
}

static void
ask (StudioWindow *self,
     const Sharing *read)
{
  const char *name = studio_template_get_name (studio_template_package_get_template (read->package));
  Sharing *sharing = sharing_new (self, read->path);
  GtkWidget *dialog;

  if (sharing == NULL)
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Replace the Template?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _ ("You have a template “%s” of the same origin already. Posts that were made of it stay as they are."),
                                  name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace", _ ("_Replace"), "beside", _ ("_Keep Both"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "beside");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "sharing", sharing, (GDestroyNotify) sharing_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (clash_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
imported_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  StudioWindow *self = STUDIO_WINDOW (source);
  const Sharing *sharing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (StudioTemplate) template = NULL;
  g_autofree char *sentence = NULL;

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (id == NULL && !sharing->asked && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS)) {
    ask (self, sharing);
    return;
  }
  if (id != NULL) {
    studio_catalog_refresh (self->services->catalog);
    template = studio_catalog_load_template (self->services->catalog, id, &error);
  }
  if (template != NULL)
    sentence = g_strdup_printf (_ ("The template “%s” is on the start page."), studio_template_get_name (template));
  _studio_window_toast (self, template != NULL ? sentence : error->message, NULL, NULL, NULL);
}

void
_studio_window_import_template (StudioWindow *self,
                                const char *path)
{
  Sharing *sharing = sharing_new (self, path);

  if (sharing != NULL)
    run (self, sharing, import_thread, imported_cb);
}

static void
open_response_cb (GtkNativeDialog *dialog,
                  int response,
                  StudioWindow *self)
{
  g_autofree char *path = take_path (self, response);

  g_clear_object (&self->chooser);
  if (path != NULL)
    _studio_window_import_template (self, path);
}

static void
open_template (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  choose (STUDIO_WINDOW (widget), NULL, G_CALLBACK (open_response_cb));
}

/* --- away and back --- */

static void
delete_template (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (self->services->catalog, id, NULL);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (!studio_own_folder_remove (KIND, id, &error)) {
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
    return;
  }
  studio_catalog_refresh (self->services->catalog);
  sentence = g_strdup_printf (_ ("The template “%s” was deleted."), template != NULL ? studio_template_get_name (template) : id);
  _studio_window_toast (self, sentence, _ ("Undo"), "win.restore-template", id);
}

static void
restore_template (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (studio_own_folder_restore (KIND, g_variant_get_string (parameter, NULL), &error))
    studio_catalog_refresh (self->services->catalog);
  else
    _studio_window_toast (self, error->message, NULL, NULL, NULL);
}

void
_studio_window_install_share (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.share-template", "s", share);
  gtk_widget_class_install_action (widget_class, "win.open-template", NULL, open_template);
  gtk_widget_class_install_action (widget_class, "win.delete-template", "s", delete_template);
  gtk_widget_class_install_action (widget_class, "win.restore-template", "s", restore_template);
}
