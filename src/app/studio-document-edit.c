#include "config.h"

#include "studio-document.h"

#include <glib/gi18n-lib.h>

#include "studio-composer-photo.h"
#include "studio-photo.h"

/* Enough to have every part of the picture decoded once, so that a damaged one is refused before it is in the post. */
#define TRIAL_SIZE 320

/** Taking: a photo on its way into a field, or just into the post. One of @file and @bytes is set. */
typedef struct
{
  char *field; /* (nullable) */
  GFile *file;
  GBytes *bytes;
} Taking;

static void
taking_free (Taking *taking)
{
  g_free (taking->field);
  g_clear_object (&taking->file);
  g_clear_pointer (&taking->bytes, g_bytes_unref);
  g_free (taking);
}

static char *
step_label (const StudioField *field)
{
  switch (field->type) {
  case STUDIO_FIELD_PHOTO:
    return g_strdup (_ ("Change Photo"));
  case STUDIO_FIELD_TEXT:
  case STUDIO_FIELD_LONG:
  case STUDIO_FIELD_PERSON:
  case STUDIO_FIELD_QUOTE:
  case STUDIO_FIELD_LINK:
    /* Translators: a step in the undo menu: "Type in Title" */
    return g_strdup_printf (_ ("Type in %s"), field->label);
  case STUDIO_FIELD_LIST:
  case STUDIO_FIELD_DATE:
  case STUDIO_FIELD_TIME:
  case STUDIO_FIELD_ROWS:
    /* Translators: a step in the undo menu: "Change Date" */
    return g_strdup_printf (_ ("Change %s"), field->label);
  }
  g_return_val_if_reached (NULL);
}

void
studio_document_follow_brand (StudioDocument *self,
                              StudioBrand *old,
                              StudioBrand *fresh)
{
  g_return_if_fail (STUDIO_IS_DOCUMENT (self));

  studio_history_replace_brand (studio_document_get_history (self), old, fresh, studio_document_get_path (self) == NULL);
}

void
studio_document_set_edition (StudioDocument *self,
                             const char *id)
{
  const StudioEdition *edition;
  g_autoptr (JsonNode) value = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (STUDIO_IS_DOCUMENT (self) && id != NULL);

  edition = studio_brand_get_edition (studio_post_get_brand (studio_document_get_post (self)), id);
  if (edition == NULL || edition == studio_post_get_edition (studio_document_get_post (self)))
    return;
  value = studio_json_string (id);
  /* Translators: a step in the undo menu; %s is a slogan's name */
  label = g_strdup_printf (_ ("Use “%s”"), edition->name);
  studio_history_set (studio_document_get_history (self), "edition", value, label, NULL);
}

void
studio_document_set_field (StudioDocument *self,
                           const char *field,
                           JsonNode *value,
                           const char *merge)
{
  const StudioField *about;
  g_autofree char *label = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (STUDIO_IS_DOCUMENT (self) && field != NULL);

  about = studio_template_find_field (studio_post_get_template (studio_document_get_post (self)), field);
  g_return_if_fail (about != NULL);

  label = step_label (about);
  path = g_strconcat ("content/", field, NULL);
  studio_history_set (studio_document_get_history (self), path, value, label, merge);
}

static StudioAsset *
read_asset (const Taking *taking,
            GError **error)
{
  const char *path = taking->file != NULL ? g_file_peek_path (taking->file) : NULL;

  if (taking->bytes != NULL)
    return studio_asset_new (taking->bytes, error);
  if (path != NULL)
    return studio_asset_new_for_path (path, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("The photo is not on this computer. Copy it here first."));
  return NULL;
}

static gboolean
try_decoding (StudioAsset *asset,
              GCancellable *cancellable,
              GError **error)
{
  const StudioPictureInfo *info = studio_asset_get_info (asset);
  double scale = MIN (1.0, (double) TRIAL_SIZE / MAX (info->width, info->height));
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, MAX (1, (int) (info->width * scale)), MAX (1, (int) (info->height * scale)) };
  cairo_surface_t *surface = studio_photo_decode (studio_asset_get_bytes (asset), &request, cancellable, error);

  if (surface == NULL)
    return FALSE;
  cairo_surface_destroy (surface);
  return TRUE;
}

static void
take_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (StudioAsset) asset = read_asset (data, &error);

  if (asset == NULL || !try_decoding (asset, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&asset), (GDestroyNotify) studio_asset_unref);
}

/* @taking is consumed. */
static void
take_async (StudioDocument *self,
            Taking *taking,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, take_async);
  g_task_set_task_data (task, taking, (GDestroyNotify) taking_free);
  g_task_run_in_thread (task, take_thread);
}

void
studio_document_set_photo_async (StudioDocument *self,
                                 const char *field,
                                 GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  Taking *taking;

  g_return_if_fail (STUDIO_IS_DOCUMENT (self) && field != NULL && G_IS_FILE (file));

  taking = g_new0 (Taking, 1);
  *taking = (Taking){ .field = g_strdup (field), .file = g_object_ref (file) };
  take_async (self, taking, cancellable, callback, data);
}

void
studio_document_set_photo_bytes_async (StudioDocument *self,
                                       const char *field,
                                       GBytes *bytes,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  Taking *taking;

  g_return_if_fail (STUDIO_IS_DOCUMENT (self) && field != NULL && bytes != NULL);

  taking = g_new0 (Taking, 1);
  *taking = (Taking){ .field = g_strdup (field), .bytes = g_bytes_ref (bytes) };
  take_async (self, taking, cancellable, callback, data);
}

static JsonNode *
photo_value (StudioAsset *asset)
{
  g_autoptr (JsonObject) photo = json_object_new ();
  JsonArray *focal = json_array_new ();
  JsonNode *value;

  json_array_add_double_element (focal, 0.5);
  json_array_add_double_element (focal, 0.5);
  json_object_set_string_member (photo, "asset", studio_asset_get_hash (asset));
  json_object_set_array_member (photo, "focal", focal);
  value = json_node_init_object (json_node_alloc (), photo);
  json_node_seal (value);
  return value;
}

void
studio_document_load_photo_async (StudioDocument *self,
                                  GFile *file,
                                  GBytes *bytes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  Taking *taking;

  g_return_if_fail (STUDIO_IS_DOCUMENT (self) && (file != NULL) != (bytes != NULL));

  taking = g_new0 (Taking, 1);
  *taking = (Taking){ .file = file != NULL ? g_object_ref (file) : NULL, .bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL };
  take_async (self, taking, cancellable, callback, data);
}

JsonNode *
studio_document_load_photo_finish (StudioDocument *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_autoptr (StudioAsset) asset = NULL;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && g_task_is_valid (result, self), NULL);

  asset = g_task_propagate_pointer (G_TASK (result), error);
  if (asset == NULL)
    return NULL;
  studio_post_add_asset (studio_document_get_post (self), asset);
  return photo_value (asset);
}

/* A crop made by hand is of the photo it was made for. */
static void
put_photo (StudioDocument *self,
           const char *field,
           JsonNode *value)
{
  StudioPost *post = studio_document_get_post (self);
  g_autoptr (JsonNode) root = NULL;

  studio_history_begin (studio_document_get_history (self), _ ("Change Photo"));
  studio_document_set_field (self, field, value, NULL);
  root = studio_photo_crops_forget (studio_post_get_json (post), studio_post_get_template (post), field);
  if (root != studio_post_get_json (post))
    studio_history_set_root (studio_document_get_history (self), root, _ ("Change Photo"), NULL);
  studio_history_end (studio_document_get_history (self));
}

gboolean
studio_document_set_photo_finish (StudioDocument *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_autoptr (StudioAsset) asset = NULL;
  g_autoptr (JsonNode) value = NULL;
  const Taking *taking;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && g_task_is_valid (result, self), FALSE);

  asset = g_task_propagate_pointer (G_TASK (result), error);
  if (asset == NULL)
    return FALSE;
  taking = g_task_get_task_data (G_TASK (result));
  /* the template may have been changed while the photo was read */
  if (studio_template_find_field (studio_post_get_template (studio_document_get_post (self)), taking->field) == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The photo has no place in the template any more."));
    return FALSE;
  }
  studio_post_add_asset (studio_document_get_post (self), asset);
  value = photo_value (asset);
  put_photo (self, taking->field, value);
  return TRUE;
}
