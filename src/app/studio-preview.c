#include "config.h"

#include "studio-preview.h"

#include <math.h>

#include "studio-export.h"
#include "studio-export.h"
#include "studio-fonts.h"
#include "studio-layout.h"

/* Two painters keep two cores busy; more would only take turns, and take the photos' memory along. */
#define MAX_THREADS 2
#define PHOTO_BUDGET (160 * 1024 * 1024)

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
  StudioSnapshot *snapshot;
  const StudioFormat *format;
  guint page;
  double scale;
  int priority;
  guint serial;
} Request;

G_DEFINE_FINAL_TYPE (StudioPreviewer, studio_previewer, G_TYPE_OBJECT)

static void
request_free (Request *request)
{
  studio_snapshot_unref (request->snapshot);
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

static StudioPreview *
make_preview (StudioPreviewer *self,
              PangoContext *context,
              const Request *request,
              GCancellable *cancellable,
              GError **error)
{
  StudioPainter painter = { .context = context, .photos = self->photos, .cancellable = cancellable };
  g_autoptr (StudioPreview) preview = g_new0 (StudioPreview, 1);

  preview->scene = studio_layout_page (context, request->snapshot, request->format, request->page, error);
  if (preview->scene == NULL)
    return NULL;
  preview->surface = studio_export_surface (&painter, preview->scene, request->scale, error);
  /* a photo that cannot be read leaves its ground; the form and the export say what is wrong */
  g_clear_error (&painter.error);
  if (preview->surface == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&preview);
}

static void
work (gpointer data,
      gpointer user_data)
{
  g_autoptr (GTask) task = data;
  StudioPreviewer *self = g_task_get_source_object (task);
  StudioPreview *preview;
  PangoContext *context;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  context = take_context (self);
  preview = make_preview (self, context, g_task_get_task_data (task), g_task_get_cancellable (task), &error);
  give_context (self, context);
  if (preview != NULL)
    g_task_return_pointer (task, preview, (GDestroyNotify) studio_preview_free);
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
  GTask *task;

  g_return_if_fail (STUDIO_IS_PREVIEWER (self));
  g_return_if_fail (snapshot != NULL && format != NULL && scale > 0);

  request = g_new0 (Request, 1);
  *request = (Request){ studio_snapshot_ref (snapshot), format, page, scale, priority, self->serial++ };
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_previewer_render_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_thread_pool_push (self->pool, task, NULL);
}

StudioPreview *
studio_previewer_render_finish (StudioPreviewer *self,
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

StudioPhotoCache *
studio_previewer_get_photos (StudioPreviewer *self)
{
  g_return_val_if_fail (STUDIO_IS_PREVIEWER (self), NULL);

  return self->photos;
}
