#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-package.h"
#include "studio-brand-page-private.h"
#include "studio-slug.h"

#define MAX_NAME_BYTES 60

/** Packing: what a thread reads or writes. */
typedef struct
{
  StudioBrand *brand; /* (nullable): to be written */
  char *path;
} Packing;

static void
packing_free (Packing *packing)
{
  g_clear_object (&packing->brand);
  g_free (packing->path);
  g_free (packing);
}

static GTask *
task_new (StudioBrandPage *self,
          const char *path,
          StudioBrand *brand,
          GAsyncReadyCallback callback)
{
  GTask *task = g_task_new (self, NULL, callback, NULL);
  Packing *packing = g_new0 (Packing, 1);

  packing->path = g_strdup (path);
  packing->brand = brand != NULL ? g_object_ref (brand) : NULL;
  g_task_set_task_data (task, packing, (GDestroyNotify) packing_free);
  return task;
}

static void
choose (StudioBrandPage *self,
        GtkFileChooserAction action,
        const char *title,
        const char *accept,
        GCallback response)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Brands (.pemdabrand)"));
  gtk_file_filter_add_suffix (filter, "pemdabrand");
  gtk_file_filter_add_suffix (filter, "zip");
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), action, accept, _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", response, self, 0);
}

/* Returns: (transfer full) (nullable): what was chosen; the dialog is gone */
static char *
take_path (StudioBrandPage *self,
           int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  g_clear_object (&self->chooser);
  return file != NULL ? g_file_get_path (file) : NULL;
}

/* --- export --- */

static void
export_thread (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  Packing *packing = task_data;
  GError *error = NULL;
  g_autoptr (StudioBrandPackage) package = studio_brand_package_new (packing->brand, &error);

  if (package != NULL && studio_brand_package_write (package, packing->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  StudioBrandPage *self = STUDIO_BRAND_PAGE (source);
  const Packing *packing = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_filename_display_basename (packing->path);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  sentence = error == NULL ? g_strdup_printf (_ ("Brand exported as “%s”"), name) : g_strdup (error->message);
  _studio_brand_page_tell (self, sentence);
}

static void
export_response_cb (GtkNativeDialog *dialog,
                    int response,
                    StudioBrandPage *self)
{
  g_autofree char *path = take_path (self, response);
  g_autoptr (GTask) task = NULL;
  g_autoptr (StudioBrand) brand = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->session == NULL || studio_brand_session_get_brand (self->session) == NULL)
    return;
  if (!g_str_has_suffix (path, STUDIO_BRAND_PACKAGE_SUFFIX)) {
    char *whole = g_strconcat (path, STUDIO_BRAND_PACKAGE_SUFFIX, NULL);

    g_free (path);
    path = whole;
  }
  /* as it lies in its folder, with the stickers */
  studio_brand_page_flush (self);
  brand = studio_catalog_load_brand (self->services->catalog, studio_brand_get_id (studio_brand_session_get_brand (self->session)), &error);
  if (brand == NULL) {
    _studio_brand_page_tell (self, error->message);
    return;
  }
  task = task_new (self, path, brand, exported_cb);
  g_task_run_in_thread (task, export_thread);
}

void
_studio_brand_page_export (GtkWidget *widget,
                           const char *name,
                           GVariant *parameter)
{
  StudioBrandPage *self = STUDIO_BRAND_PAGE (widget);
  g_autofree char *slug = NULL, *file = NULL;

  if (self->session == NULL || studio_brand_session_get_brand (self->session) == NULL)
    return;
  slug = studio_slug (studio_brand_get_name (studio_brand_session_get_brand (self->session)), MAX_NAME_BYTES);
  file = g_strconcat (slug, STUDIO_BRAND_PACKAGE_SUFFIX, NULL);
  choose (self, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export Brand"), _ ("_Export"), G_CALLBACK (export_response_cb));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- import --- */

/* Returns: (transfer full): an id under which no brand is known */
static char *
free_id (StudioCatalog *catalog,
         const char *id)
{
  g_autoptr (GPtrArray) ids = studio_catalog_list_brands (catalog);
  char *fresh = g_strdup (id);

  for (int i = 2; g_ptr_array_find_with_equal_func (ids, fresh, g_str_equal, NULL); i++) {
    g_free (fresh);
    fresh = g_strdup_printf ("%s-%d", id, i);
  }
  return fresh;
}

/* One that is there already is not touched: the other one comes beside it. */
static char *
install (StudioBrandPage *self,
         StudioBrandPackage *package,
         GError **error)
{
  StudioBrand *brand = studio_brand_package_get_brand (package);
  g_autofree char *id = free_id (self->services->catalog, studio_brand_get_id (brand));
  g_autofree char *name = NULL;

  if (g_str_equal (id, studio_brand_get_id (brand)))
    return studio_brand_package_install (package, NULL, NULL, FALSE, error);
  /* TRANSLATORS: an imported brand beside one of that name: "Paser MAS (imported)" */
  name = g_strdup_printf (_ ("%s (imported)"), studio_brand_get_name (brand));
  return studio_brand_package_install (package, id, name, FALSE, error);
}

static void
import_thread (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (StudioBrandPackage) package = studio_brand_package_read (((Packing *) task_data)->path, &error);
  char *folder = package != NULL ? install (source, package, &error) : NULL;

  if (folder != NULL)
    g_task_return_pointer (task, folder, g_free);
  else
    g_task_return_error (task, error);
}

static void
imported_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  StudioBrandPage *self = STUDIO_BRAND_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *id = folder != NULL ? g_path_get_basename (folder) : NULL;
  g_autofree char *sentence = NULL;

  if (id == NULL) {
    _studio_brand_page_tell (self, error->message);
    return;
  }
  studio_brand_page_flush (self);
  _studio_brand_page_refresh_catalog (self);
  _studio_brand_page_choose (self, id);
  sentence = g_strdup_printf (_ ("Brand “%s” imported"), gtk_label_get_label (self->name));
  _studio_brand_page_tell (self, sentence);
}

void
_studio_brand_page_import_path (StudioBrandPage *self,
                                const char *path)
{
  g_autoptr (GTask) task = task_new (self, path, NULL, imported_cb);

  g_task_run_in_thread (task, import_thread);
}

static void
import_response_cb (GtkNativeDialog *dialog,
                    int response,
                    StudioBrandPage *self)
{
  g_autofree char *path = take_path (self, response);

  if (path != NULL)
    _studio_brand_page_import_path (self, path);
}

void
_studio_brand_page_import (GtkWidget *widget,
                           const char *name,
                           GVariant *parameter)
{
  StudioBrandPage *self = STUDIO_BRAND_PAGE (widget);

  choose (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Import Brand"), _ ("_Import"), G_CALLBACK (import_response_cb));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
