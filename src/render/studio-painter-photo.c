#include "config.h"

#include "studio-painter-private.h"

#include "studio-draw-icon.h"
#include "studio-draw-logo.h"
#include "studio-draw-outline.h"
#include "studio-draw-paint.h"
#include "studio-encode.h"

#include <math.h>

/* How good photos are inside PDF and SVG */
#define VECTOR_QUALITY 88
/* Of a photo on the canvas that is kept whole: the largest page at 100 % has fewer */
#define MAX_WHOLE_PIXELS (6.0 * 1000 * 1000)

StudioRect
studio_paint_photo_rect (const StudioBox *box,
                         const StudioPictureInfo *info)
{
  const StudioPhotoSpec *photo = &box->layer->photo;
  StudioSize size = { info->width, info->height };

  if (photo->contain)
    return studio_rect_contain (&box->rect, size);
  if (photo->crop.w <= 0)
    return studio_rect_cover (&box->rect, size, photo->focal);
  return studio_rect_crop (&box->rect, size, &photo->crop);
}

/* The frame in whole device pixels, so that the photo is decoded for exactly these and never scaled by cairo. */
typedef struct
{
  StudioRect user; /* the pixels' place in design px */
  int width, height;
} Pixels;

static void
find_pixels (const StudioPainter *painter,
             cairo_t *cr,
             const StudioRect *rect,
             Pixels *pixels)
{
  cairo_matrix_t matrix;
  double scale, x0, y0, x1, y1;

  cairo_get_matrix (cr, &matrix);
  scale = painter->vector ? painter->photo_scale : hypot (matrix.xx, matrix.yx);
  pixels->user = *rect;
  pixels->width = MAX (1, (int) ceil (rect->w * scale));
  pixels->height = MAX (1, (int) ceil (rect->h * scale));
  if (painter->vector || fabs (matrix.xy) > 1e-9 || fabs (matrix.yx) > 1e-9 || matrix.xx < 0 || matrix.yy < 0)
    return;
  x0 = floor (rect->x * matrix.xx + matrix.x0 + 1e-6);
  y0 = floor (rect->y * matrix.yy + matrix.y0 + 1e-6);
  x1 = ceil ((rect->x + rect->w) * matrix.xx + matrix.x0 - 1e-6);
  y1 = ceil ((rect->y + rect->h) * matrix.yy + matrix.y0 - 1e-6);
  pixels->width = MAX (1, (int) (x1 - x0));
  pixels->height = MAX (1, (int) (y1 - y0));
  pixels->user.x = (x0 - matrix.x0) / matrix.xx;
  pixels->user.y = (y0 - matrix.y0) / matrix.yy;
  pixels->user.w = pixels->width / matrix.xx;
  pixels->user.h = pixels->height / matrix.yy;
}

/*
 * A frame enlarged beyond what a screen shows is decoded only where it is seen. Each pixel is made from the same ones of the photo
 * as if the whole were.
 */
static void
leave_unseen_out (cairo_t *cr,
                  Pixels *pixels)
{
  double x0, y0, x1, y1, across = pixels->user.w / pixels->width, down = pixels->user.h / pixels->height;
  int left, top, right, bottom;

  if ((double) pixels->width * pixels->height <= MAX_WHOLE_PIXELS)
    return;
  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  left = (int) floor (CLAMP ((x0 - pixels->user.x) / across, 0, pixels->width - 1));
  top = (int) floor (CLAMP ((y0 - pixels->user.y) / down, 0, pixels->height - 1));
  right = (int) ceil (CLAMP ((x1 - pixels->user.x) / across, left + 1, pixels->width));
  bottom = (int) ceil (CLAMP ((y1 - pixels->user.y) / down, top + 1, pixels->height));
  pixels->user = (StudioRect){ pixels->user.x + left * across, pixels->user.y + top * down, (right - left) * across, (bottom - top) * down };
  pixels->width = right - left;
  pixels->height = bottom - top;
}

/* A blur takes in what lies around the frame, or its edges would be sharper than its middle. */
static void
widen_for_blur (const StudioPhotoSpec *photo,
                const StudioRect *placed,
                Pixels *pixels)
{
  double across = pixels->user.w / pixels->width, down = pixels->user.h / pixels->height;
  int left, top;
  double room = 3 * photo->blur;

  if (!(photo->blur > 0) || photo->contain)
    return;
  left = (int) floor (CLAMP (pixels->user.x - placed->x, 0, room) / across);
  top = (int) floor (CLAMP (pixels->user.y - placed->y, 0, room) / down);
  pixels->width += left + (int) floor (CLAMP (placed->x + placed->w - pixels->user.x - pixels->user.w, 0, room) / across);
  pixels->height += top + (int) floor (CLAMP (placed->y + placed->h - pixels->user.y - pixels->user.h, 0, room) / down);
  pixels->user = (StudioRect){ pixels->user.x - left * across, pixels->user.y - top * down, pixels->width * across, pixels->height * down };
}

/*
 * PDF and SVG take a JPEG as it is, a hundredth of the raw pixels' size. It is made anew, so that nothing of the camera's notes
 * gets out. It hangs on a surface of its own: the cache's may be drawn by several threads.
 */
static cairo_surface_t *
with_jpeg (StudioPainter *painter,
           cairo_surface_t *shared)
{
  GError *error = NULL;
  cairo_surface_t *surface;
  GBytes *jpeg;

  if (cairo_image_surface_get_format (shared) != CAIRO_FORMAT_RGB24)
    return cairo_surface_reference (shared);
  surface = cairo_image_surface_create_for_data (cairo_image_surface_get_data (shared), CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (shared),
                                                 cairo_image_surface_get_height (shared), cairo_image_surface_get_stride (shared));
  jpeg = studio_encode_jpeg (shared, VECTOR_QUALITY, painter->cancellable, &error);
  if (jpeg == NULL)
    studio_paint_fail (painter, error);
  else
    cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg),
                                 (cairo_destroy_func_t) g_bytes_unref, jpeg);
  return surface;
}

static void
paint_surface (StudioPainter *painter,
               cairo_t *cr,
               const StudioBox *box,
               cairo_surface_t *pixel_surface,
               const Pixels *pixels)
{
  cairo_surface_t *surface = painter->vector ? with_jpeg (painter, pixel_surface) : cairo_surface_reference (pixel_surface);
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (surface);
  cairo_matrix_t matrix;

  cairo_matrix_init_scale (&matrix, pixels->width / pixels->user.w, pixels->height / pixels->user.h);
  cairo_matrix_translate (&matrix, -pixels->user.x, -pixels->user.y);
  cairo_pattern_set_matrix (pattern, &matrix);
  /* padding hides half pixels at the frame's edge; in documents it would make cairo unpack the JPEG */
  if (!painter->vector)
    cairo_pattern_set_extend (pattern, CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_BILINEAR);
  cairo_set_source (cr, pattern);
  if (box->layer->kind == STUDIO_LAYER_PHOTO && !box->layer->photo.contain)
    studio_draw_outline_path (cr, &box->rect, &box->layer->outline);
  else if (box->layer->kind == STUDIO_LAYER_PHOTO && !studio_draw_outline_is_rect (&box->layer->outline))
    studio_draw_outline_path (cr, &pixels->user, &box->layer->outline);
  else
    cairo_rectangle (cr, pixels->user.x, pixels->user.y, pixels->user.w, pixels->user.h);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (surface);
}

static void
paint_scrims (cairo_t *cr,
              const StudioBox *box)
{
  const StudioPhotoSpec *photo = &box->layer->photo;

  if (photo->n_scrims == 0)
    return;
  cairo_save (cr);
  studio_draw_outline_path (cr, &box->rect, &box->layer->outline);
  cairo_clip (cr);
  for (int i = 0; i < photo->n_scrims; i++)
    studio_draw_scrim (cr, &box->rect, &photo->scrims[i]);
  cairo_restore (cr);
}

/* An empty frame says what it waits for. */
static void
paint_placeholder (cairo_t *cr,
                   StudioScene *scene,
                   const StudioBox *box)
{
  StudioBrand *brand = studio_snapshot_get_brand (scene->snapshot);
  StudioPaint ground = { .kind = STUDIO_PAINT_SOLID, .n_stops = 1 };
  StudioIconSpec icon = { .name = (char *) "foto", .stroke = 1.5 };
  double side = MIN (box->rect.w, box->rect.h) * 0.28;
  StudioRect middle = { box->rect.x + (box->rect.w - side) / 2, box->rect.y + (box->rect.h - side) / 2, side, side };

  studio_brand_lookup_color (brand, "tint", &ground.stops[0].color);
  studio_brand_lookup_color (brand, "muted/60", &icon.color);
  studio_draw_fill_outline (cr, &box->rect, &box->layer->outline, &ground, NULL);
  studio_draw_icon (cr, &middle, &icon);
}

/* What of the photo shows, in design px: a bubble's tail reaches out of the box. */
static StudioRect
seen_rect (cairo_t *cr,
           const StudioBox *box,
           const StudioRect *placed)
{
  double x0, y0, x1, y1;

  if (box->layer->photo.contain)
    return *placed;
  if (box->layer->outline.kind != STUDIO_OUTLINE_BUBBLE)
    return box->rect;
  cairo_new_path (cr);
  studio_draw_outline_path (cr, &box->rect, &box->layer->outline);
  cairo_path_extents (cr, &x0, &y0, &x1, &y1);
  cairo_new_path (cr);
  x0 = CLAMP (x0, placed->x, box->rect.x);
  y0 = CLAMP (y0, placed->y, box->rect.y);
  x1 = CLAMP (x1, box->rect.x + box->rect.w, placed->x + placed->w);
  y1 = CLAMP (y1, box->rect.y + box->rect.h, placed->y + placed->h);
  return (StudioRect){ x0, y0, x1 - x0, y1 - y0 };
}

static cairo_surface_t *
load (StudioPainter *painter,
      cairo_t *cr,
      StudioScene *scene,
      const StudioBox *box,
      Pixels *pixels)
{
  GError *error = NULL;
  g_autoptr (StudioAsset) asset = studio_snapshot_load_asset (scene->snapshot, box->layer->photo.asset, &error);
  cairo_surface_t *surface = NULL;

  if (asset != NULL) {
    StudioRect placed = studio_paint_photo_rect (box, studio_asset_get_info (asset));
    g_autoptr (GArray) obscure = studio_obscure_find (studio_snapshot_get_json (scene->snapshot), box->layer->photo.asset);
    StudioPhotoLook look = { &box->layer->photo, obscure, 1 };
    StudioPhotoRequest request;
    StudioRect shown;

    shown = seen_rect (cr, box, &placed);
    find_pixels (painter, cr, &shown, pixels);
    if (!painter->vector)
      leave_unseen_out (cr, pixels);
    widen_for_blur (&box->layer->photo, &placed, pixels);
    request.crop.x = (pixels->user.x - placed.x) / placed.w;
    request.crop.y = (pixels->user.y - placed.y) / placed.h;
    request.crop.w = pixels->user.w / placed.w;
    request.crop.h = pixels->user.h / placed.h;
    request.width = pixels->width;
    request.height = pixels->height;
    look.scale = pixels->width / pixels->user.w;
    surface = studio_photo_cache_get (painter->photos, asset, &request, &look, painter->cancellable, &error);
  }
  if (surface == NULL)
    studio_paint_fail (painter, error);
  return surface;
}

void
studio_paint_photo (StudioPainter *painter,
                    cairo_t *cr,
                    StudioScene *scene,
                    const StudioBox *box)
{
  cairo_surface_t *surface = NULL;
  Pixels pixels;

  if (box->layer->photo.asset != NULL)
    surface = load (painter, cr, scene, box, &pixels);
  if (surface == NULL) {
    paint_placeholder (cr, scene, box);
    return;
  }
  paint_surface (painter, cr, box, surface, &pixels);
  cairo_surface_destroy (surface);
  paint_scrims (cr, box);
}

void
studio_paint_logo (StudioPainter *painter,
                   cairo_t *cr,
                   StudioScene *scene,
                   const StudioBox *box)
{
  StudioBrand *brand = studio_snapshot_get_brand (scene->snapshot);
  const StudioLogoSpec *logo = &box->layer->logo;
  StudioPhotoRequest request = { .crop = { 0, 0, 1, 1 } };
  GError *error = NULL;
  g_autoptr (GBytes) bytes = studio_brand_load_logo (brand, logo->role, &error);
  cairo_surface_t *surface = NULL;
  StudioPictureInfo info;
  StudioRect placed;
  Pixels pixels;

  if (bytes == NULL) {
    if (error != NULL)
      studio_paint_fail (painter, error);
    studio_draw_emblem (cr, &box->rect, studio_brand_get_emblem (brand), &logo->color, &logo->ground);
    return;
  }
  if (studio_picture_info_read (bytes, &info, &error)) {
    /* an emblem is never stretched, whatever its box */
    placed = studio_rect_contain (&box->rect, (StudioSize){ info.width, info.height });
    find_pixels (painter, cr, &placed, &pixels);
    request.width = pixels.width;
    request.height = pixels.height;
    surface = studio_photo_decode (bytes, &request, painter->cancellable, &error);
  }
  if (surface == NULL) {
    studio_paint_fail (painter, error);
    return;
  }
  paint_surface (painter, cr, box, surface, &pixels);
  cairo_surface_destroy (surface);
}
