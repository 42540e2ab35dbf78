#include "config.h"

#include "studio-post-picture.h"

#include <string.h>

#include "studio-thumbnail.h"

/* What a library may hold by mistake or malice is not unpacked. */
#define MAX_SIDE 1024
#define MAX_BYTES (4 * 1024 * 1024)
#define DRAWN_SIDE 320

/** Work: a picture on its way. @snapshot: (nullable): of a post that has none and is drawn; @png: (nullable): what is decoded */
typedef struct
{
  char *id;
  StudioSnapshot *snapshot;
  GBytes *png;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->id);
  g_clear_pointer (&work->snapshot, studio_snapshot_unref);
  g_clear_pointer (&work->png, g_bytes_unref);
  g_free (work);
}

/* --- in threads --- */

typedef struct
{
  const guint8 *bytes;
  gsize left;
} Reader;

static cairo_status_t
read_bytes (void *closure,
            unsigned char *into,
            unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (into, reader->bytes, length);
  reader->bytes += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static guint32
read_number (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

/* The head of a PNG tells its size before anything is unpacked. */
static gboolean
is_small_png (const guint8 *data,
              gsize size)
{
  if (size < 24 || size > MAX_BYTES || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0 || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;
  return read_number (data + 16) <= MAX_SIDE && read_number (data + 20) <= MAX_SIDE;
}

/* Returns: (transfer full) (nullable) */
static cairo_surface_t *
decode (GBytes *png)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (png, &size);
  Reader reader = { data, size };
  cairo_surface_t *surface;

  if (!is_small_png (data, size))
    return NULL;
  surface = cairo_image_surface_create_from_png_stream (read_bytes, &reader);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS && cairo_image_surface_get_width (surface) > 0)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

static void
make_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Work *work = data;

  if (work->png == NULL)
    work->png = studio_thumbnail_new (work->snapshot, DRAWN_SIDE, cancellable);
  g_task_return_pointer (task, work->png != NULL ? decode (work->png) : NULL, (GDestroyNotify) cairo_surface_destroy);
}

/* --- */

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (StudioPost) post = studio_library_load_finish (STUDIO_LIBRARY (source), result, NULL, NULL, NULL);

  if (post == NULL) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  ((Work *) g_task_get_task_data (task))->snapshot = studio_post_snapshot (post);
  g_task_run_in_thread (task, make_thread);
}

/* A damaged row has no picture; the list tells the rest. */
static void
got_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GTask) task = data;
  Work *work = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;

  work->png = studio_library_get_thumbnail_finish (STUDIO_LIBRARY (source), result, &error);
  if (work->png != NULL)
    g_task_run_in_thread (task, make_thread);
  else if (error != NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    studio_library_load_async (STUDIO_LIBRARY (source), work->id, cancellable, loaded_cb, g_steal_pointer (&task));
}

void
studio_post_picture_load_async (StudioLibrary *library,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  GTask *task;
  Work *work;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && id != NULL);

  task = g_task_new (library, cancellable, callback, data);
  g_task_set_source_tag (task, studio_post_picture_load_async);
  work = g_new0 (Work, 1);
  work->id = g_strdup (id);
  g_task_set_task_data (task, work, work_free);
  studio_library_get_thumbnail_async (library, id, cancellable, got_cb, task);
}

cairo_surface_t *
studio_post_picture_load_finish (GAsyncResult *result,
                                 GBytes **drawn)
{
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), NULL);
  Work *work = g_task_get_task_data (G_TASK (result));

  *drawn = surface != NULL && work->snapshot != NULL ? g_bytes_ref (work->png) : NULL;
  return surface;
}
