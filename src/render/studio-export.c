#include "config.h"

#include "studio-export.h"

#include "studio-encode.h"
#include "studio-error.h"
#include "studio-export-svg.h"
#include "studio-paint-base.h"
#include "studio-stamp.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* Beyond this cairo's coordinates and an office computer's memory end. */
#define MAX_SIDE 20000
#define MAX_PIXELS (120 * 1000 * 1000)
/* Photos in print files: A4 is designed at 150 dpi, so twice that is 300 dpi */
#define VECTOR_PHOTO_SCALE 2.0
#define POINTS_PER_MM (72 / 25.4)
/* CSS defines 96 px an inch, PDF 72 pt */
#define POINTS_PER_PX 0.75

static const char *const names[] = { "png", "jpeg", "webp", "pdf", "svg" };
static const char *const extensions[] = { "png", "jpg", "webp", "pdf", "svg" };

gboolean
studio_export_kind_from_name (const char *name,
                              StudioExportKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_ascii_strcasecmp (name, names[i]) == 0 || g_ascii_strcasecmp (name, extensions[i]) == 0) {
      *kind = (StudioExportKind) i;
      return TRUE;
    }
  }
  return FALSE;
}

const char *
studio_export_kind_name (StudioExportKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

const char *
studio_export_kind_extension (StudioExportKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (extensions), NULL);

  return extensions[kind];
}

void
studio_export_result_clear (StudioExportResult *result)
{
  g_clear_pointer (&result->bytes, g_bytes_unref);
}

struct _StudioExportMemory
{
  StudioPaintBase *base;
  StudioEncodeMemory *encoded;
};

StudioExportMemory *
studio_export_memory_new (void)
{
  StudioExportMemory *memory = g_new0 (StudioExportMemory, 1);

  memory->base = studio_paint_base_new ();
  memory->encoded = studio_encode_memory_new ();
  return memory;
}

void
studio_export_memory_free (StudioExportMemory *memory)
{
  if (memory == NULL)
    return;
  studio_paint_base_free (memory->base);
  studio_encode_memory_free (memory->encoded);
  g_free (memory);
}

static gboolean
take_problem (StudioPainter *painter,
              GError **error)
{
  if (g_cancellable_set_error_if_cancelled (painter->cancellable, error)) {
    g_clear_error (&painter->error);
    return TRUE;
  }
  if (painter->error == NULL)
    return FALSE;
  g_propagate_error (error, g_steal_pointer (&painter->error));
  return TRUE;
}

/* FALSE if the picture would be too large. */
static gboolean
measure (const StudioScene *scene,
         double scale,
         double *width,
         double *height,
         GError **error)
{
  *width = round (scene->format->size.w * scale);
  *height = round (scene->format->size.h * scale);
  /* so asked, a scale that is no number is refused too */
  if (*width >= 1 && *height >= 1 && *width <= MAX_SIDE && *height <= MAX_SIDE && *width * *height <= MAX_PIXELS)
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("A picture of %.0f × %.0f pixels is too large. Choose a smaller scale."), *width, *height);
  return FALSE;
}

cairo_surface_t *
studio_export_surface (StudioPainter *painter,
                       StudioScene *scene,
                       double scale,
                       GError **error)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (!measure (scene, scale, &width, &height, error))
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / scene->format->size.w, height / scene->format->size.h);
  studio_paint_scene (painter, cr, scene);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
encode (StudioPainter *painter,
        cairo_surface_t *surface,
        const StudioScene *scene,
        const StudioExportOptions *options,
        StudioExportMemory *memory,
        StudioExportResult *result,
        GError **error)
{
  GCancellable *cancellable = painter->cancellable;
  StudioEncodeKind kind = options->kind == STUDIO_EXPORT_WEBP ? STUDIO_ENCODE_WEBP : STUDIO_ENCODE_JPEG;
  StudioEncodeResult limited = { 0 };

  result->quality = options->quality;
  if (options->kind == STUDIO_EXPORT_PNG) {
    /* paper keeps its true size when placed in a document */
    double dpi = scene->format->mm.w > 0 ? cairo_image_surface_get_width (surface) / (scene->format->mm.w / 25.4) : 0;

    result->bytes = memory != NULL ? studio_encode_png_after (surface, dpi, memory->encoded, cancellable, error) : studio_encode_png_with (surface, dpi, 2, cancellable, error);
  } else if (options->max_bytes > 0) {
    if (!studio_encode_limited (surface, kind, options->max_bytes, &limited, cancellable, error))
      return FALSE;
    result->bytes = limited.bytes;
    result->quality = limited.quality;
    result->ssim = limited.ssim;
  } else if (options->kind == STUDIO_EXPORT_WEBP) {
    result->bytes = studio_encode_webp (surface, options->quality, cancellable, error);
  } else {
    result->bytes = studio_encode_jpeg (surface, options->quality, cancellable, error);
  }
  return result->bytes != NULL;
}

static cairo_surface_t *
paint_after (StudioPainter *painter,
             StudioScene *scene,
             double scale,
             StudioExportMemory *memory,
             GError **error)
{
  double width, height;

  if (!measure (scene, scale, &width, &height, error))
    return NULL;
  return studio_paint_base_surface (memory->base, painter, scene, (int) width, (int) height);
}

static void
stamp (StudioPainter *painter,
       cairo_surface_t *surface,
       const StudioScene *scene,
       const char *text)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, cairo_image_surface_get_width (surface) / scene->format->size.w, cairo_image_surface_get_height (surface) / scene->format->size.h);
  studio_stamp_draw (cr, painter->context, &scene->format->size, text);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

/* @memory: (nullable) */
static gboolean
export_pixels (StudioPainter *painter,
               StudioScene *scene,
               const StudioExportOptions *options,
               StudioExportMemory *memory,
               StudioExportResult *result,
               GError **error)
{
  cairo_surface_t *surface = memory != NULL ? paint_after (painter, scene, options->scale, memory, error) : studio_export_surface (painter, scene, options->scale, error);
  gboolean ok;

  if (surface == NULL)
    return FALSE;
  result->width = cairo_image_surface_get_width (surface);
  result->height = cairo_image_surface_get_height (surface);
  ok = !take_problem (painter, error);
  /* half a page is nothing to build on */
  if (!ok && memory != NULL)
    studio_paint_base_clear (memory->base);
  if (ok && options->stamp != NULL)
    stamp (painter, surface, scene, options->stamp);
  ok = ok && encode (painter, surface, scene, options, memory, result, error);
  cairo_surface_destroy (surface);
  return ok;
}

static cairo_status_t
collect (void *closure,
         const unsigned char *data,
         unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
vector_surface (StudioScene *scene,
                StudioExportKind kind,
                GByteArray *bytes,
                StudioSize *points)
{
  const StudioFormat *format = scene->format;
  cairo_surface_t *surface;

  *points = (StudioSize){ format->size.w * POINTS_PER_PX, format->size.h * POINTS_PER_PX };
  if (format->mm.w > 0)
    *points = (StudioSize){ format->mm.w * POINTS_PER_MM, format->mm.h * POINTS_PER_MM };
  if (kind == STUDIO_EXPORT_SVG) {
    /* pixel formats are measured in px, paper in pt */
    if (format->mm.w <= 0)
      *points = format->size;
    surface = cairo_svg_surface_create_for_stream (collect, bytes, points->w, points->h);
    cairo_svg_surface_set_document_unit (surface, format->mm.w > 0 ? CAIRO_SVG_UNIT_PT : CAIRO_SVG_UNIT_PX);
    return surface;
  }
  surface = cairo_pdf_surface_create_for_stream (collect, bytes, points->w, points->h);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Pemda Studio");
  /* the time of making is nobody's business, and the same post shall give the same file */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  return surface;
}

static gboolean
export_vector (StudioPainter *painter,
               StudioScene *scene,
               const StudioExportOptions *options,
               StudioExportResult *result,
               GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  StudioSize points;
  cairo_surface_t *surface = vector_surface (scene, options->kind, bytes, &points);
  cairo_t *cr = cairo_create (surface);
  gboolean ok;

  painter->vector = TRUE;
  painter->photo_scale = VECTOR_PHOTO_SCALE;
  cairo_scale (cr, points.w / scene->format->size.w, points.h / scene->format->size.h);
  studio_paint_scene (painter, cr, scene);
  painter->vector = FALSE;
  if (options->stamp != NULL)
    studio_stamp_draw (cr, painter->context, &scene->format->size, options->stamp);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  ok = !take_problem (painter, error);
  if (ok && cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The document could not be made: not enough memory. Close other programs and try again."));
    ok = FALSE;
  }
  cairo_surface_destroy (surface);
  result->width = (int) scene->format->size.w;
  result->height = (int) scene->format->size.h;
  if (ok)
    result->bytes = options->kind == STUDIO_EXPORT_SVG ? studio_export_svg_number (bytes) : g_bytes_new (bytes->data, bytes->len);
  g_byte_array_unref (bytes);
  return ok;
}

gboolean
studio_export_scene (StudioPainter *painter,
                     StudioScene *scene,
                     const StudioExportOptions *options,
                     StudioExportResult *result,
                     GError **error)
{
  *result = (StudioExportResult){ 0 };
  if (options->kind == STUDIO_EXPORT_PDF || options->kind == STUDIO_EXPORT_SVG)
    return export_vector (painter, scene, options, result, error);
  return export_pixels (painter, scene, options, NULL, result, error);
}

gboolean
studio_export_scene_after (StudioPainter *painter,
                           StudioScene *scene,
                           const StudioExportOptions *options,
                           StudioExportMemory *memory,
                           StudioExportResult *result,
                           GError **error)
{
  g_return_val_if_fail (memory != NULL, FALSE);

  *result = (StudioExportResult){ 0 };
  if (options->kind == STUDIO_EXPORT_PDF || options->kind == STUDIO_EXPORT_SVG)
    return export_vector (painter, scene, options, result, error);
  /* what is remembered stays without a stamp */
  return export_pixels (painter, scene, options, options->stamp == NULL ? memory : NULL, result, error);
}
