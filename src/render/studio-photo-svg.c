#include "config.h"

#include "studio-photo-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <gmodule.h>
#include <librsvg/rsvg.h>

#include "studio-error.h"

/* A drawing of this many bytes has been exported with a photo inside it; librsvg takes some 20 times as much. */
#define MAX_BYTES (16 * 1024 * 1024)
/* librsvg makes layers as large as the whole drawing, even if only a corner of it is wanted */
#define MAX_DRAWN_PIXELS 64e6

/** Drawer: what is used of librsvg. */
typedef struct
{
  RsvgHandle *(*read) (GInputStream *stream, GFile *base, RsvgHandleFlags flags, GCancellable *cancellable, GError **error);
  gboolean (*draw) (RsvgHandle *handle, cairo_t *cr, const RsvgRectangle *viewport, GError **error);
} Drawer;

/* Returns: (transfer full) (nullable) */
static Drawer *
open_drawer (void)
{
  GModule *module = g_module_open (RSVG_LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  g_autofree Drawer *drawer = g_new0 (Drawer, 1);

  if (module == NULL)
    return NULL;
  g_module_make_resident (module); /* GObject keeps its types */
  if (!g_module_symbol (module, "rsvg_handle_new_from_stream_sync", (gpointer *) &drawer->read) ||
      !g_module_symbol (module, "rsvg_handle_render_document", (gpointer *) &drawer->draw))
    return NULL;
  return g_steal_pointer (&drawer);
}

/*
 * librsvg is loaded when the first drawing comes: with all that it needs it takes 3.5 ms of CPU time at every start,
 * nearly half of what all libraries take, and few posts contain an SVG.
 */
static const Drawer *
get_drawer (GError **error)
{
  static gsize once;
  static Drawer *drawer;

  if (g_once_init_enter (&once)) {
    drawer = open_drawer ();
    g_once_init_leave (&once, 1);
  }
  if (drawer == NULL)
    studio_photo_refuse_missing ("image/svg+xml", error);
  return drawer;
}

/* The pixels of the picture whose base64 text starts at @at, as far as its header tells. */
static double
count_embedded (const char *at,
                const char *end)
{
  g_autofree guint8 *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  StudioPictureInfo info;
  gsize length;
  int state = 0;
  guint save = 0;
  const char *stop = at;

  while (stop < end && *stop != '"' && *stop != '\'' && *stop != ')')
    stop++;
  data = g_malloc ((gsize) (stop - at) / 4 * 3 + 3);
  length = g_base64_decode_step (at, (gsize) (stop - at), data, &state, &save);
  bytes = g_bytes_new (data, length);
  if (studio_picture_info_read (bytes, &info, &error))
    return (double) info.width * info.height;
  return g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT) ? G_MAXDOUBLE : 0;
}

/* librsvg decodes pictures within a drawing whole, without asking for their size. */
static gboolean
check_embedded (GBytes *bytes,
                GError **error)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;
  double pixels = 0;

  while ((at = g_strstr_len (at, end - at, ";base64,")) != NULL) {
    at += strlen (";base64,");
    pixels += count_embedded (at, end);
  }
  if (pixels <= MAX_DRAWN_PIXELS)
    return TRUE;
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The SVG drawing contains pictures that are too large. Make them smaller, or save it as PNG first."));
  return FALSE;
}

static RsvgHandle *
load (const Drawer *drawer,
      const StudioPhotoJob *job,
      GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (job->bytes);
  GError *failure = NULL;
  RsvgHandle *handle;

  if (g_bytes_get_size (job->bytes) > MAX_BYTES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT,
                 _ ("The SVG drawing has more than %d MB. Simplify it or save it as PNG first."), MAX_BYTES / 1024 / 1024);
    return NULL;
  }
  if (!check_embedded (job->bytes, error))
    return NULL;
  /* without a base file librsvg loads nothing the drawing names, and no flag lifts its limits on elements */
  handle = drawer->read (stream, NULL, RSVG_HANDLE_FLAGS_NONE, job->cancellable, &failure);
  if (handle == NULL && g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, failure);
  } else if (handle == NULL) {
    g_clear_error (&failure);
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED, _ ("The SVG drawing is damaged. Export it again, or save it as PNG first."));
  }
  return handle;
}

/* Draws all of it, in its own px. Takes @cr. */
static gboolean
draw_whole (const Drawer *drawer,
            RsvgHandle *handle,
            const StudioPhotoJob *job,
            cairo_t *cr,
            GError **error)
{
  RsvgRectangle viewport = { 0, 0, job->info.width, job->info.height };
  gboolean drawn = drawer->draw (handle, cr, &viewport, NULL) && cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  if (!drawn)
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The SVG drawing is too complicated to be drawn. Simplify it or save it as PNG first."));
  return drawn;
}

/* Draws @crop of the drawing so that it fills @width × @height px. */
static gboolean
draw (const Drawer *drawer,
      RsvgHandle *handle,
      const StudioPhotoJob *job,
      cairo_surface_t *surface,
      GError **error)
{
  const StudioRect *crop = &job->request.crop;
  double width = job->info.width, height = job->info.height;
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, cairo_image_surface_get_width (surface) / (crop->w * width), cairo_image_surface_get_height (surface) / (crop->h * height));
  cairo_translate (cr, -crop->x * width, -crop->y * height);
  return draw_whole (drawer, handle, job, cr, error);
}

static gboolean
is_opaque (const guint32 *pixels,
           gsize count)
{
  for (gsize i = 0; i < count; i++) {
    if (pixels[i] >> 24 != 255)
      return FALSE;
  }
  return TRUE;
}

/* Brings what was drawn to the wanted size, and to RGB24 if nothing shows through. */
static cairo_surface_t *
finish (cairo_surface_t *drawn,
        const StudioPhotoJob *job,
        GError **error)
{
  const guint32 *pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (drawn);
  int width = cairo_image_surface_get_width (drawn), height = cairo_image_surface_get_height (drawn);
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, job->request.width, job->request.height };
  StudioPhotoGrid grid = { width, height, width, height, 1, is_opaque (pixels, (gsize) width * height) };
  g_autoptr (StudioPhotoScaler) scaler = NULL;

  if (!grid.opaque && width == request.width && height == request.height)
    return cairo_surface_reference (drawn);
  scaler = studio_photo_scaler_new (&request, &grid, error);
  if (scaler == NULL)
    return NULL;
  for (int y = 0; y < height; y++)
    studio_photo_scaler_push (scaler, pixels + (gsize) y * width);
  return studio_photo_scaler_finish (scaler);
}

cairo_surface_t *
studio_photo_svg_decode (const StudioPhotoJob *job,
                         GError **error)
{
  const StudioPhotoRequest *request = &job->request;
  double whole = request->width / request->crop.w * (request->height / request->crop.h);
  double shrink = MIN (1, sqrt (MAX_DRAWN_PIXELS / whole));
  const Drawer *drawer = get_drawer (error);
  RsvgHandle *handle = drawer != NULL ? load (drawer, job, error) : NULL;
  cairo_surface_t *surface, *result = NULL;

  if (handle == NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) MAX (1, request->width * shrink), (int) MAX (1, request->height * shrink));
  if (draw (drawer, handle, job, surface, error)) {
    cairo_surface_flush (surface);
    result = finish (surface, job, error);
  }
  cairo_surface_destroy (surface);
  g_object_unref (handle);
  return result;
}

cairo_surface_t *
studio_photo_svg_record (const StudioPhotoJob *job,
                         GError **error)
{
  cairo_rectangle_t extents = { 0, 0, job->info.width, job->info.height };
  const Drawer *drawer = get_drawer (error);
  RsvgHandle *handle = drawer != NULL ? load (drawer, job, error) : NULL;
  cairo_surface_t *surface;

  if (handle == NULL)
    return NULL;
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  if (!draw_whole (drawer, handle, job, cairo_create (surface), error))
    g_clear_pointer (&surface, cairo_surface_destroy);
  g_object_unref (handle);
  return surface;
}
