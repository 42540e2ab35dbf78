#include "config.h"

#include "studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-new-dialog.h"

/* What offices make of one photo, and of several. */
#define OF_ONE_PHOTO "kegiatan-pimpinan"
#define OF_PHOTOS "galeri"

/* --- a post from photos --- */

/** Photos: those that are on their way into a new post. */
typedef struct
{
  StudioWindow *window;
  StudioDocument *document;
  char **paths;
  GPtrArray *fields; /* StudioField: those for photos */
  guint n_taken;
} Photos;

static void take_next (Photos *photos);

static void
photos_free (Photos *photos)
{
  g_object_unref (photos->window);
  g_object_unref (photos->document);
  g_strfreev (photos->paths);
  g_ptr_array_unref (photos->fields);
  g_free (photos);
}

/* Returns: (transfer container) (element-type StudioField) */
static GPtrArray *
list_photo_fields (StudioTemplate *template)
{
  GPtrArray *fields = studio_template_get_fields (template);
  GPtrArray *photos = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++) {
    if (((const StudioField *) g_ptr_array_index (fields, i))->type == STUDIO_FIELD_PHOTO)
      g_ptr_array_add (photos, g_ptr_array_index (fields, i));
  }
  return photos;
}

/* Returns: (transfer full) (nullable): the template that photos are usually for, else any that has room for one */
static StudioTemplate *
find_photo_template (StudioCatalog *catalog,
                     guint n_photos)
{
  StudioTemplate *usual = studio_catalog_load_template (catalog, n_photos > 1 ? OF_PHOTOS : OF_ONE_PHOTO, NULL);
  g_autoptr (GPtrArray) ids = usual == NULL ? studio_catalog_list_templates (catalog) : NULL;

  if (usual != NULL)
    return usual;
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, g_ptr_array_index (ids, i), NULL);
    g_autoptr (GPtrArray) fields = template != NULL ? list_photo_fields (template) : NULL;

    if (fields != NULL && fields->len > 0)
      return g_steal_pointer (&template);
  }
  return NULL;
}

static void
show_post (Photos *photos)
{
  guint n_photos = g_strv_length (photos->paths);
  g_autofree char *sentence = NULL;

  /* another post may have been opened meanwhile */
  if (photos->window->document != NULL || gtk_widget_in_destruction (GTK_WIDGET (photos->window)))
    return;
  _studio_window_set_document (photos->window, photos->document);
  if (n_photos <= photos->fields->len)
    return;
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "This template has room for %u photo. Add the others in Design, under Photos.",
                                           "This template has room for %u photos. Add the others in Design, under Photos.", photos->fields->len),
                              photos->fields->len);
  _studio_window_toast (photos->window, sentence, NULL, NULL, NULL);
}

static void
photo_taken_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  Photos *photos = data;
  g_autoptr (GError) error = NULL;

  if (studio_document_set_photo_finish (STUDIO_DOCUMENT (source), result, &error)) {
    photos->n_taken++;
    take_next (photos);
    return;
  }
  if (photos->window->document == NULL && !gtk_widget_in_destruction (GTK_WIDGET (photos->window)))
    _studio_window_toast (photos->window, error->message, NULL, NULL, NULL);
  photos_free (photos);
}

/* One after the other; a picture that can't be read is told before there is a post. */
static void
take_next (Photos *photos)
{
  const StudioField *field;
  g_autoptr (GFile) file = NULL;

  if (photos->n_taken == photos->fields->len || photos->paths[photos->n_taken] == NULL) {
    show_post (photos);
    photos_free (photos);
    return;
  }
  field = g_ptr_array_index (photos->fields, photos->n_taken);
  file = g_file_new_for_path (photos->paths[photos->n_taken]);
  studio_document_set_photo_async (photos->document, field->name, file, NULL, photo_taken_cb, photos);
}

static void
start_photos (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  g_autofree const char **paths = NULL;
  const char *brand_id;
  g_autoptr (GVariant) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = NULL;
  g_autoptr (StudioBrand) brand = NULL;
  Photos *photos;

  g_variant_get (parameter, "(&s@aay)", &brand_id, &list);
  paths = g_variant_get_bytestring_array (list, NULL);
  brand = studio_catalog_load_brand (self->services->catalog, brand_id, &error);
  template = brand != NULL ? find_photo_template (self->services->catalog, g_strv_length ((char **) paths)) : NULL;
  if (template == NULL) {
    _studio_window_toast (self, error != NULL ? error->message : _ ("There is no template with a photo. Choose one from the shelf."), NULL, NULL, NULL);
    return;
  }
  photos = g_new0 (Photos, 1);
  photos->window = g_object_ref (self);
  photos->document = studio_document_new (template, brand);
  photos->paths = g_strdupv ((char **) paths);
  photos->fields = list_photo_fields (template);
  take_next (photos);
}

/* --- brands --- */

static void
show_brands (StudioWindow *self)
{
  adw_view_stack_set_visible_child (self->views, GTK_WIDGET (self->brands));
}

static void
new_chosen_cb (StudioBrandNewDialog *dialog,
               const char *name,
               const char *base_id,
               StudioWindow *self)
{
  show_brands (self);
  studio_brand_page_make (self->brands, name, base_id);
}

static void
new_brand (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  StudioBrand *brand = studio_gallery_get_brand (self->services->gallery);
  GtkWidget *dialog = studio_brand_new_dialog_new (GTK_WINDOW (self), self->services->catalog, brand != NULL ? studio_brand_get_id (brand) : NULL);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (new_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_brand (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);

  show_brands (self);
  studio_brand_page_import (self->brands, g_variant_get_bytestring (parameter));
}

void
_studio_window_install_start (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.start-photos", "(saay)", start_photos);
  gtk_widget_class_install_action (widget_class, "win.new-brand", NULL, new_brand);
  gtk_widget_class_install_action (widget_class, "win.import-brand", "ay", import_brand);
}
