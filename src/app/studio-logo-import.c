#include "config.h"

#include "studio-logo-import.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "studio-brand-logo.h"
#include "studio-encode.h"
#include "studio-error.h"
#include "studio-file.h"
#include "studio-photo.h"
#include "studio-picture-info.h"

#define MAX_FILE_BYTES (96 * 1024 * 1024)
/* A drawing goes into every post and is read anew each time; logos of offices have some 20 KB. */
#define MAX_SVG_BYTES (2 * 1024 * 1024)
#define MAX_PNG_BYTES (2 * 1024 * 1024)
/* A logo is at most a third as wide as the largest page that is printed. */
#define MAX_SIDE 2000
#define CHECKED_SIDE 256
/* Photographs of emblems with noise do not become small at once. */
#define LEAST_SIDE 500

void
studio_logo_import_free (StudioLogoImport *logo)
{
  g_clear_pointer (&logo->bytes, g_bytes_unref);
  g_free (logo->note);
  g_free (logo);
}

static gboolean
refuse_kind (const char *name,
             GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED,
               _ ("“%s” is neither SVG nor PNG. Ask for the official logo in one of these two, which keep its ground transparent."), name);
  return FALSE;
}

static cairo_surface_t *
draw (GBytes *bytes,
      const StudioPictureInfo *info,
      int side,
      GCancellable *cancellable,
      GError **error)
{
  double scale = MIN (1.0, (double) side / MAX (info->width, info->height));
  StudioPhotoRequest request = { .crop = { 0, 0, 0, 0 } };

  request.width = MAX (1, (int) lround (info->width * scale));
  request.height = MAX (1, (int) lround (info->height * scale));
  return studio_photo_decode (bytes, &request, cancellable, error);
}

/* Draws it at the size of its thumbnail: what cannot be drawn must not come into the brand. */
static gboolean
check_drawing (const char *name,
               GBytes *bytes,
               const StudioPictureInfo *info,
               GCancellable *cancellable,
               GError **error)
{
  cairo_surface_t *surface;

  if (g_bytes_get_size (bytes) > MAX_SVG_BYTES) {
    g_autofree char *size = g_format_size (g_bytes_get_size (bytes));

    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT,
                 _ ("The drawing “%s” has %s; a logo may have 2 MB. There is probably a photo inside it: export it again as PNG."), name, size);
    return FALSE;
  }
  surface = studio_brand_logo_check (name, bytes, error) ? draw (bytes, info, CHECKED_SIDE, cancellable, error) : NULL;
  if (surface == NULL)
    return FALSE;
  cairo_surface_destroy (surface);
  return TRUE;
}

static GBytes *
shrink (GBytes *bytes,
        const StudioPictureInfo *info,
        GCancellable *cancellable,
        GError **error)
{
  for (int side = MAX_SIDE;; side /= 2) {
    cairo_surface_t *surface = draw (bytes, info, side, cancellable, error);
    g_autoptr (GBytes) png = surface != NULL ? studio_encode_png (surface, cancellable, error) : NULL;

    if (surface != NULL)
      cairo_surface_destroy (surface);
    if (png == NULL)
      return NULL;
    if (g_bytes_get_size (png) <= MAX_PNG_BYTES || side <= LEAST_SIDE)
      return g_steal_pointer (&png);
  }
}

static gboolean
fits (GBytes *bytes,
      const StudioPictureInfo *info)
{
  return g_bytes_get_size (bytes) <= MAX_PNG_BYTES && MAX (info->width, info->height) <= MAX_SIDE;
}

/* Encoded anew in any case: what else the file carries (a place, a name, a program) has no business in posts. */
static gboolean
take_png (StudioLogoImport *logo,
          const StudioPictureInfo *info,
          GCancellable *cancellable,
          GError **error)
{
  GBytes *png = shrink (logo->bytes, info, cancellable, error);
  gboolean fitted = fits (logo->bytes, info);

  if (png == NULL)
    return FALSE;
  g_bytes_unref (logo->bytes);
  logo->bytes = png;
  if (!fitted) {
    g_autofree char *size = g_format_size (g_bytes_get_size (png));

    logo->note = g_strdup_printf (_ ("The logo was made smaller, to %s, without changing its form."), size);
  }
  return TRUE;
}

StudioLogoImport *
studio_logo_import_read (const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (StudioLogoImport) logo = NULL;
  g_autofree char *name = NULL;
  StudioPictureInfo info;
  gboolean good;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  logo = g_new0 (StudioLogoImport, 1);
  logo->bytes = studio_file_read (path, MAX_FILE_BYTES, error);
  if (logo->bytes == NULL || !studio_picture_info_read (logo->bytes, &info, error)) {
    if (logo->bytes != NULL && error != NULL)
      g_prefix_error (error, "“%s”: ", name);
    return NULL;
  }
  if (g_str_equal (info.extension, "svg"))
    good = check_drawing (name, logo->bytes, &info, cancellable, error);
  else if (g_str_equal (info.extension, "png"))
    good = take_png (logo, &info, cancellable, error);
  else
    good = refuse_kind (name, error);
  logo->extension = info.extension;
  return good ? g_steal_pointer (&logo) : NULL;
}

static void
read_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  StudioLogoImport *logo = studio_logo_import_read (task_data, cancellable, &error);

  if (logo != NULL)
    g_task_return_pointer (task, logo, (GDestroyNotify) studio_logo_import_free);
  else
    g_task_return_error (task, error);
}

void
studio_logo_import_read_async (const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_thread);
}

StudioLogoImport *
studio_logo_import_read_finish (GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
