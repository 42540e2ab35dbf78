#include "config.h"

#include "studio-preview.h"

#include <math.h>

#include "studio-damage.h"
#include "studio-export.h"
#include "studio-fonts.h"
#include "studio-layout.h"

/* Two painters keep two cores busy; more would only take turns, and take the photos' memory along. */
#define MAX_THREADS 2
/* Three photos of 24 Mpx at half their size, and what a page shows of them */
#define PHOTO_BUDGET (112 * 1024 * 1024)

struct _StudioPreviewer
{
  GObject parent_instance;
  GThreadPool *pool;
  StudioPhotoCache *photos;
  GMutex lock;
  GQueue contexts; /* PangoContext not in use; under lock */
  guint serial;    /* main thread only */
};

typedef struct
{
  StudioScene *scene;       /* (nullable) */
  StudioSnapshot *snapshot; /* (nullable) */
  const StudioFormat *format;
  guint page;
  StudioScene *before; /* (nullable) */
  StudioRegion region;
  gboolean whole;              /* as an export, not as a region */
  char **ids;                  /* (nullable): parts are wanted */
  cairo_rectangle_int_t reach; /* of the chosen part */
  int priority;
  guint serial;
} Request;

G_DEFINE_FINAL_TYPE (StudioPreviewer, studio_previewer, G_TYPE_OBJECT)

static void
request_free (Request *request)
{
  g_clear_pointer (&request->scene, studio_scene_unref);
  g_clear_pointer (&request->snapshot, studio_snapshot_unref);
  g_clear_pointer (&request->before, studio_scene_unref);
  g_strfreev (request->ids);
  g_free (request);
}

/* --- in the working threads --- */

static PangoContext *
take_context (StudioPreviewer *self)
{
  PangoContext *context;

  g_mutex_lock (&self->lock);
  context = g_queue_pop_head (&self->contexts);
  g_mutex_unlock (&self->lock);
  return context != NULL ? context : studio_fonts_new_context ();
}

static void
give_context (StudioPreviewer *self,
              PangoContext *context)
{
  g_mutex_lock (&self->lock);
  g_queue_push_head (&self->contexts, context);
  g_mutex_unlock (&self->lock);
}

static StudioScene *
find_scene (PangoContext *context,
            const Request *request,
            GError **error)
{
  if (request->scene != NULL)
    return studio_scene_ref (request->scene);
  return studio_layout_page (context, request->snapshot, request->format, request->page, error);
}

/* Cuts the region down to what has changed since the scene before. */
static gboolean
find_patch (const Request *request,
            StudioScene *scene,
            StudioRegion *region)
{
  cairo_rectangle_int_t area;
  StudioRect damage;

  if (request->before == NULL || !studio_damage_find (request->before, scene, &damage))
    return FALSE;
  area = studio_region_of (scene->format, region->scale, &damage);
  if (!studio_region_intersect (&area, &region->area, &area))
    area = (cairo_rectangle_int_t){ 0 };
  region->area = area;
  return TRUE;
}

static StudioPreview *
make_preview (StudioPainter *painter,
              const Request *request,
              GError **error)
{
  g_autoptr (StudioPreview) preview = g_new0 (StudioPreview, 1);

  preview->scene = find_scene (painter->context, request, error);
  if (preview->scene == NULL)
    return NULL;
  preview->region = request->region;
  preview->patch = find_patch (request, preview->scene, &preview->region);
  if (request->whole)
    preview->surface = studio_export_surface (painter, preview->scene, request->region.scale, error);
  else if (preview->region.area.width > 0 || !preview->patch)
    preview->surface = studio_region_surface (painter, preview->scene, &preview->region, FALSE, error);
  if (preview->surface == NULL && !preview->patch)
    return NULL;
  return g_steal_pointer (&preview);
}

/* What the boxes of one part cover within @within. */
static cairo_rectangle_int_t
find_area (const Request *request,
           const guint8 *parts,
           StudioPart part,
           const cairo_rectangle_int_t *within)
{
  StudioScene *scene = request->scene;
  cairo_rectangle_int_t area;
  StudioRect bounds = { 0 };

  for (guint i = 0; i < scene->boxes->len; i++) {
    if (parts[i] == part && g_array_index (scene->boxes, StudioBox, i).visible) {
      StudioRect more = studio_paint_bounds (scene, i);

      bounds = studio_rect_union (&bounds, &more);
    }
  }
  area = studio_region_of (scene->format, request->region.scale, &bounds);
  if (bounds.w <= 0 || !studio_region_intersect (&area, within, &area))
    return (cairo_rectangle_int_t){ 0 };
  return area;
}

static gboolean
make_part (StudioPainter *painter,
           const Request *request,
           StudioPart part,
           StudioPreviewPart *made,
           GError **error)
{
  StudioRegion region = request->region;

  if (part == STUDIO_PART_CHOSEN)
    region.area = find_area (request, painter->parts, part, &request->reach);
  else if (part == STUDIO_PART_ABOVE)
    region.area = find_area (request, painter->parts, part, &request->region.area);
  if (region.area.width == 0)
    return TRUE;
  painter->part = part;
  made->area = region.area;
  made->surface = studio_region_surface (painter, request->scene, &region, part != STUDIO_PART_BELOW, error);
  return made->surface != NULL;
}

static StudioPreviewParts *
make_parts (StudioPainter *painter,
            const Request *request,
            GError **error)
{
  g_autoptr (StudioPreviewParts) made = g_new0 (StudioPreviewParts, 1);
  g_autofree guint8 *parts = studio_parts_new (request->scene, (const char *const *) request->ids);
  gboolean ok = parts != NULL;

  if (parts == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "none of the layers is on the page");
  made->scene = studio_scene_ref (request->scene);
  made->scale = request->region.scale;
  painter->parts = parts;
  for (guint i = 0; ok && i < G_N_ELEMENTS (made->parts); i++)
    ok = make_part (painter, request, STUDIO_PART_BELOW + i, &made->parts[i], error);
  painter->parts = NULL;
  return ok ? g_steal_pointer (&made) : NULL;
}

static void
work (gpointer data,
      gpointer user_data)
{
  g_autoptr (GTask) task = data;
  StudioPreviewer *self = g_task_get_source_object (task);
  const Request *request = g_task_get_task_data (task);
  StudioPainter painter = { .photos = self->photos, .cancellable = g_task_get_cancellable (task) };
  GDestroyNotify free_func = request->ids != NULL ? (GDestroyNotify) studio_preview_parts_free : (GDestroyNotify) studio_preview_free;
  GError *error = NULL;
  gpointer made;

  if (g_task_return_error_if_cancelled (task))
    return;
  painter.context = take_context (self);
  made = request->ids != NULL ? (gpointer) make_parts (&painter, request, &error) : (gpointer) make_preview (&painter, request, &error);
  give_context (self, painter.context);
  /* a photo that cannot be read leaves its ground; the form and the export say what is wrong */
  g_clear_error (&painter.error);
  if (made != NULL && g_cancellable_set_error_if_cancelled (painter.cancellable, &error))
    g_clear_pointer (&made, free_func);
  if (made != NULL)
    g_task_return_pointer (task, made, free_func);
  else
    g_task_return_error (task, error);
}

static int
compare_requests (gconstpointer a,
                  gconstpointer b,
                  gpointer data)
{
  const Request *first = g_task_get_task_data ((GTask *) a), *second = g_task_get_task_data ((GTask *) b);

  if (first->priority != second->priority)
    return first->priority < second->priority ? -1 : 1;
  return first->serial < second->serial ? -1 : 1;
}

/* --- */

static void
studio_previewer_finalize (GObject *object)
{
  StudioPreviewer *self = STUDIO_PREVIEWER (object);

  /* each request holds a reference, so none is waiting; the last may be given up by a working thread, which must not
   * wait for itself */
  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_queue_clear_full (&self->contexts, g_object_unref);
  g_clear_pointer (&self->photos, studio_photo_cache_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (studio_previewer_parent_class)->finalize (object);
}

static void
studio_previewer_class_init (StudioPreviewerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_previewer_finalize;
}

static void
studio_previewer_init (StudioPreviewer *self)
{
  g_mutex_init (&self->lock);
  g_queue_init (&self->contexts);
  self->photos = studio_photo_cache_new (PHOTO_BUDGET);
  self->pool = g_thread_pool_new (work, NULL, MAX_THREADS, TRUE, NULL);
  g_thread_pool_set_sort_function (self->pool, compare_requests, NULL);
}

StudioPreviewer *
studio_previewer_new (void)
{
  return g_object_new (STUDIO_TYPE_PREVIEWER, NULL);
}

/* @request: (transfer full) */
static void
push (StudioPreviewer *self,
      Request *request,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  request->serial = self->serial++;
  g_task_set_source_tag (task, push);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_thread_pool_push (self->pool, task, NULL);
}

void
studio_previewer_render_async (StudioPreviewer *self,
                               StudioSnapshot *snapshot,
                               const StudioFormat *format,
                               guint page,
                               double scale,
                               int priority,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  Request *request;

  g_return_if_fail (STUDIO_IS_PREVIEWER (self));
  g_return_if_fail (snapshot != NULL && format != NULL && scale > 0);

  request = g_new0 (Request, 1);
  *request = (Request){ .snapshot = studio_snapshot_ref (snapshot), .format = format, .page = page, .whole = TRUE, .priority = priority };
  request->region = (StudioRegion){ scale, studio_region_page (format, scale) };
  push (self, request, cancellable, callback, data);
}

void
studio_previewer_render_region_async (StudioPreviewer *self,
                                      const StudioPreviewRequest *wanted,
                                      int priority,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  Request *request;

  g_return_if_fail (STUDIO_IS_PREVIEWER (self));
  g_return_if_fail (wanted != NULL && (wanted->scene != NULL || (wanted->snapshot != NULL && wanted->format != NULL)));

  request = g_new0 (Request, 1);
  *request = (Request){ .format = wanted->format, .page = wanted->page, .region = wanted->region, .priority = priority };
  if (wanted->scene != NULL)
    request->scene = studio_scene_ref (wanted->scene);
  else
    request->snapshot = studio_snapshot_ref (wanted->snapshot);
  if (wanted->before != NULL)
    request->before = studio_scene_ref (wanted->before);
  push (self, request, cancellable, callback, data);
}

void
studio_previewer_render_parts_async (StudioPreviewer *self,
                                     StudioScene *scene,
                                     const char *const *ids,
                                     const StudioRegion *region,
                                     const cairo_rectangle_int_t *reach,
                                     int priority,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  Request *request;

  g_return_if_fail (STUDIO_IS_PREVIEWER (self));
  g_return_if_fail (scene != NULL && ids != NULL && region != NULL && reach != NULL);

  request = g_new0 (Request, 1);
  *request = (Request){ .scene = studio_scene_ref (scene), .region = *region, .ids = g_strdupv ((char **) ids), .reach = *reach, .priority = priority };
  push (self, request, cancellable, callback, data);
}

StudioPreview *
studio_previewer_render_finish (StudioPreviewer *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

StudioPreviewParts *
studio_previewer_render_parts_finish (StudioPreviewer *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
studio_preview_free (StudioPreview *preview)
{
  g_clear_pointer (&preview->surface, cairo_surface_destroy);
  g_clear_pointer (&preview->scene, studio_scene_unref);
  g_free (preview);
}

void
studio_preview_parts_free (StudioPreviewParts *parts)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts->parts); i++)
    g_clear_pointer (&parts->parts[i].surface, cairo_surface_destroy);
  g_clear_pointer (&parts->scene, studio_scene_unref);
  g_free (parts);
}

StudioPhotoCache *
studio_previewer_get_photos (StudioPreviewer *self)
{
  g_return_val_if_fail (STUDIO_IS_PREVIEWER (self), NULL);

  return self->photos;
}
