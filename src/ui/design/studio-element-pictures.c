#include "config.h"

#include "studio-element-pictures.h"

#include "studio-element-picture.h"
#include "studio-error.h"
#include "studio-surface-paintable.h"

#define MAX_THREADS 2

struct _StudioElementPictures
{
  GObject parent_instance;

  StudioBrand *brand; /* (nullable) */
  GHashTable *kept;   /* (element-type utf8 GdkPaintable): by "SIDE/ID" */
  GQueue waiting;     /* (element-type GTask) */
  int n_running;
};

G_DEFINE_FINAL_TYPE (StudioElementPictures, studio_element_pictures, G_TYPE_OBJECT)

/** Job: what a thread needs. */
typedef struct
{
  StudioElement *element;
  StudioBrand *brand;
  int side;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->element);
  g_object_unref (job->brand);
  g_free (job);
}

static char *
key_of (StudioElement *element,
        int side)
{
  return g_strdup_printf ("%d/%s", side, studio_element_get_id (element));
}

static void
studio_element_pictures_finalize (GObject *object)
{
  StudioElementPictures *self = STUDIO_ELEMENT_PICTURES (object);

  g_clear_object (&self->brand);
  g_hash_table_unref (self->kept);
  g_queue_clear_full (&self->waiting, g_object_unref);

  G_OBJECT_CLASS (studio_element_pictures_parent_class)->finalize (object);
}

static void
studio_element_pictures_class_init (StudioElementPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_element_pictures_finalize;
}

static void
studio_element_pictures_init (StudioElementPictures *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_queue_init (&self->waiting);
}

StudioElementPictures *
studio_element_pictures_new (void)
{
  return g_object_new (STUDIO_TYPE_ELEMENT_PICTURES, NULL);
}

void
studio_element_pictures_set_brand (StudioElementPictures *self,
                                   StudioBrand *brand)
{
  g_return_if_fail (STUDIO_IS_ELEMENT_PICTURES (self));

  if (g_set_object (&self->brand, brand))
    g_hash_table_remove_all (self->kept);
}

GdkPaintable *
studio_element_pictures_get (StudioElementPictures *self,
                             StudioElement *element,
                             int side)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (STUDIO_IS_ELEMENT_PICTURES (self) && STUDIO_IS_ELEMENT (element), NULL);

  key = key_of (element, side);
  return g_hash_table_lookup (self->kept, key);
}

static void
draw_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  const Job *job = task_data;
  cairo_surface_t *surface = studio_element_draw_picture (job->element, job->brand, job->side, cancellable);

  if (surface != NULL)
    g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task, STUDIO_ERROR, STUDIO_ERROR_INVALID, "“%s” cannot be drawn", studio_element_get_id (job->element));
}

static void start_next (StudioElementPictures *self);

static void
drawn_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  StudioElementPictures *self = STUDIO_ELEMENT_PICTURES (source);
  g_autoptr (GTask) task = data;
  const Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_running--;
  if (surface == NULL) {
    g_task_return_error (task, error);
  } else {
    GdkPaintable *paintable = GDK_PAINTABLE (studio_surface_paintable_new (surface, 1));

    if (job->brand == self->brand)
      g_hash_table_insert (self->kept, key_of (job->element, job->side), g_object_ref (paintable));
    g_task_return_pointer (task, paintable, g_object_unref);
    cairo_surface_destroy (surface);
  }
  start_next (self);
}

static void
start_next (StudioElementPictures *self)
{
  while (self->n_running < MAX_THREADS && !g_queue_is_empty (&self->waiting)) {
    GTask *task = g_queue_pop_head (&self->waiting);
    g_autoptr (GTask) work = NULL;
    const Job *job = g_task_get_task_data (task);

    if (g_task_return_error_if_cancelled (task)) {
      g_object_unref (task);
      continue;
    }
    work = g_task_new (self, g_task_get_cancellable (task), drawn_cb, task);
    g_task_set_source_tag (work, start_next);
    g_task_set_task_data (work, g_memdup2 (job, sizeof *job), g_free);
    self->n_running++;
    g_task_run_in_thread (work, draw_thread);
  }
}

void
studio_element_pictures_load_async (StudioElementPictures *self,
                                    StudioElement *element,
                                    int side,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (STUDIO_IS_ELEMENT_PICTURES (self) && STUDIO_IS_ELEMENT (element) && side > 0);
  g_return_if_fail (self->brand != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_element_pictures_load_async);
  job = g_new0 (Job, 1);
  *job = (Job){ g_object_ref (element), g_object_ref (self->brand), side };
  g_task_set_task_data (task, job, job_free);
  g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  start_next (self);
}

GdkPaintable *
studio_element_pictures_load_finish (StudioElementPictures *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
