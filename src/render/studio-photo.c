#include "config.h"

#include "studio-photo-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "studio-error.h"

#define PATIENCE (30 * G_TIME_SPAN_SECOND)
/* How often a wait looks at the cancellable: half of what studio_photo_decode() promises */
#define LOOK_EVERY (50 * G_TIME_SPAN_MILLISECOND)

void
studio_photo_refuse_damaged (gboolean cut,
                             GError **error)
{
  const char *sentence = cut ? _ ("The picture ends too early: a part of it is missing. Copy or download it again.")
                             : _ ("The picture is damaged. Copy or download it again.");

  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED, sentence);
}

/* Shared by the one who waits and the thread; whoever leaves last frees it. */
typedef struct
{
  gatomicrefcount references;
  GMutex mutex;
  GCond cond;
  gboolean done;
  StudioPhotoDecoder decoder;
  StudioPhotoJob job;
  cairo_surface_t *surface;
  GError *error;
} Apart;

static void
apart_unref (Apart *apart)
{
  if (!g_atomic_ref_count_dec (&apart->references))
    return;
  g_bytes_unref (apart->job.bytes);
  g_clear_object (&apart->job.cancellable);
  g_clear_pointer (&apart->surface, cairo_surface_destroy);
  g_clear_error (&apart->error);
  g_mutex_clear (&apart->mutex);
  g_cond_clear (&apart->cond);
  g_free (apart);
}

static gpointer
apart_run (gpointer data)
{
  Apart *apart = data;
  GError *error = NULL;
  cairo_surface_t *surface = apart->decoder (&apart->job, &error);

  g_mutex_lock (&apart->mutex);
  apart->surface = surface;
  apart->error = error;
  apart->done = TRUE;
  g_cond_signal (&apart->cond);
  g_mutex_unlock (&apart->mutex);
  apart_unref (apart);
  return NULL;
}

static Apart *
apart_new (StudioPhotoDecoder decoder,
           const StudioPhotoJob *job)
{
  Apart *apart = g_new0 (Apart, 1);

  g_atomic_ref_count_init (&apart->references);
  g_mutex_init (&apart->mutex);
  g_cond_init (&apart->cond);
  apart->decoder = decoder;
  apart->job = *job;
  g_bytes_ref (apart->job.bytes);
  if (apart->job.cancellable != NULL)
    g_object_ref (apart->job.cancellable);
  return apart;
}

/* Waits with the mutex held until the thread is done, the caller cancels or patience ends. */
static void
apart_wait (Apart *apart)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!apart->done && !g_cancellable_is_cancelled (apart->job.cancellable) && g_get_monotonic_time () < end)
    g_cond_wait_until (&apart->cond, &apart->mutex, g_get_monotonic_time () + LOOK_EVERY);
}

cairo_surface_t *
studio_photo_apart (StudioPhotoDecoder decoder,
                    const StudioPhotoJob *job,
                    GError **error)
{
  Apart *apart = apart_new (decoder, job);
  cairo_surface_t *surface = NULL;

  g_atomic_ref_count_inc (&apart->references);
  g_thread_unref (g_thread_new ("photo", apart_run, apart));
  g_mutex_lock (&apart->mutex);
  apart_wait (apart);
  surface = g_steal_pointer (&apart->surface);
  if (surface != NULL)
    g_clear_error (&apart->error);
  else if (apart->error != NULL)
    g_propagate_error (error, g_steal_pointer (&apart->error));
  else if (!g_cancellable_set_error_if_cancelled (job->cancellable, error))
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The picture takes too long to read. Save it as an ordinary JPEG or PNG first."));
  g_mutex_unlock (&apart->mutex);
  apart_unref (apart);
  return surface;
}

StudioRect
studio_photo_tidy_crop (const StudioRect *crop)
{
  double left = CLAMP (crop->x, 0, 1), top = CLAMP (crop->y, 0, 1);
  double right = CLAMP (crop->x + crop->w, 0, 1), bottom = CLAMP (crop->y + crop->h, 0, 1);

  if (!(right > left && bottom > top))
    return (StudioRect){ 0, 0, 1, 1 };
  return (StudioRect){ left, top, right - left, bottom - top };
}

cairo_surface_t *
studio_photo_decode (GBytes *bytes,
                     const StudioPhotoRequest *request,
                     GCancellable *cancellable,
                     GError **error)
{
  StudioPhotoJob job = { .bytes = bytes, .cancellable = cancellable };

  g_return_val_if_fail (bytes != NULL && request != NULL, NULL);
  g_return_val_if_fail (request->width >= 1 && request->height >= 1, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !studio_picture_info_read (bytes, &job.info, error))
    return NULL;
  job.request = *request;
  job.request.crop = studio_photo_tidy_crop (&request->crop);
  if (strcmp (job.info.mime, "image/jpeg") == 0)
    return studio_photo_jpeg_decode (&job, error);
  if (strcmp (job.info.mime, "image/svg+xml") == 0)
    return studio_photo_apart (studio_photo_svg_decode, &job, error);
  return studio_photo_apart (studio_photo_pixbuf_decode, &job, error);
}

cairo_surface_t *
studio_photo_record (GBytes *bytes,
                     GCancellable *cancellable,
                     GError **error)
{
  StudioPhotoJob job = { .bytes = bytes, .cancellable = cancellable };

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !studio_picture_info_read (bytes, &job.info, error))
    return NULL;
  if (strcmp (job.info.mime, "image/svg+xml") != 0) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, _ ("Only SVG pictures can be used as drawings. Add it as a photo."));
    return NULL;
  }
  return studio_photo_apart (studio_photo_svg_record, &job, error);
}
