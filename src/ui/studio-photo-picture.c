#include "config.h"

#include "studio-photo-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-error.h"
#include "studio-photo.h"

#include "studio-surface-paintable.h"

typedef struct
{
  StudioSnapshot *snapshot;
  char *name;
  StudioPoint focal;
  StudioSize size;
  gboolean cover;
} Load;

static void
load_free (Load *load)
{
  studio_snapshot_unref (load->snapshot);
  g_free (load->name);
  g_free (load);
}

/* Returns: (transfer full) (nullable): as studio_snapshot_load_asset() takes it */
static char *
asset_name (JsonNode *photo)
{
  JsonObject *object = photo != NULL && JSON_NODE_HOLDS_OBJECT (photo) ? json_node_get_object (photo) : NULL;
  const char *asset = object != NULL ? json_object_get_string_member_with_default (object, "asset", NULL) : NULL;
  const char *sample = object != NULL ? json_object_get_string_member_with_default (object, "sample", NULL) : NULL;

  if (asset != NULL)
    return g_strdup (asset);
  return sample != NULL ? g_strconcat ("sample:", sample, NULL) : NULL;
}

StudioPoint
studio_photo_picture_focal (JsonNode *photo)
{
  StudioPoint focal = { 0.5, 0.5 };
  JsonNode *node = photo != NULL ? studio_json_lookup (photo, "focal") : NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 2) {
    focal.x = CLAMP (json_array_get_double_element (json_node_get_array (node), 0), 0, 1);
    focal.y = CLAMP (json_array_get_double_element (json_node_get_array (node), 1), 0, 1);
  }
  return focal;
}

static StudioPhotoRequest
request_for (const Load *load,
             const StudioPictureInfo *info)
{
  StudioSize picture = { info->width, info->height };
  StudioRect frame = { 0, 0, load->size.w, load->size.h };
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, (int) load->size.w, (int) load->size.h };

  if (load->cover) {
    StudioRect whole = studio_rect_cover (&frame, picture, load->focal);

    request.crop = (StudioRect){ -whole.x / whole.w, -whole.y / whole.h, frame.w / whole.w, frame.h / whole.h };
  } else {
    double scale = MIN (frame.w / picture.w, frame.h / picture.h);

    request.width = MAX (1, (int) lround (picture.w * scale));
    request.height = MAX (1, (int) lround (picture.h * scale));
  }
  return request;
}

static void
surface_free (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static void
load_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  const Load *load = task_data;
  g_autoptr (StudioAsset) asset = NULL;
  GError *error = NULL;
  StudioPhotoRequest request;
  cairo_surface_t *surface;

  asset = studio_snapshot_load_asset (load->snapshot, load->name, &error);
  if (asset == NULL) {
    g_task_return_error (task, error);
    return;
  }
  request = request_for (load, studio_asset_get_info (asset));
  surface = studio_photo_decode (studio_asset_get_bytes (asset), &request, cancellable, &error);
  if (surface != NULL)
    g_task_return_pointer (task, surface, surface_free);
  else
    g_task_return_error (task, error);
}

void
studio_photo_picture_load_async (StudioSnapshot *snapshot,
                                 JsonNode *photo,
                                 StudioSize size,
                                 gboolean cover,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Load *load;

  g_return_if_fail (snapshot != NULL && size.w >= 1 && size.h >= 1);

  g_task_set_source_tag (task, studio_photo_picture_load_async);
  load = g_new0 (Load, 1);
  *load = (Load){ studio_snapshot_ref (snapshot), asset_name (photo), studio_photo_picture_focal (photo), size, cover };
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  if (load->name == NULL)
    g_task_return_new_error (task, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("There is no photo yet."));
  else
    g_task_run_in_thread (task, load_thread);
}

GdkPaintable *
studio_photo_picture_load_finish (GAsyncResult *result,
                                  GError **error)
{
  cairo_surface_t *surface;
  GdkPaintable *paintable;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  surface = g_task_propagate_pointer (G_TASK (result), error);
  if (surface == NULL)
    return NULL;
  paintable = GDK_PAINTABLE (studio_surface_paintable_new (surface, 1));
  cairo_surface_destroy (surface);
  return paintable;
}
