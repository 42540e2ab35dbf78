#include "config.h"

#include "studio-painter-private.h"

#include <math.h>

#include "studio-draw-icon.h"
#include "studio-draw-outline.h"
#include "studio-draw-paint.h"

static void
paint_placeholder (cairo_t *cr,
                   StudioScene *scene,
                   const StudioBox *box)
{
  StudioBrand *brand = studio_snapshot_get_brand (scene->snapshot);
  StudioIconSpec icon = { .name = (char *) "foto", .stroke = 1.5 };

  studio_brand_lookup_color (brand, "muted/60", &icon.color);
  studio_draw_icon (cr, &box->rect, &icon);
}

/* Moves the drawing of @info, which is @placed on the page, to its own px. */
static void
enter_drawing (cairo_t *cr,
               const StudioRect *placed,
               const StudioPictureInfo *info)
{
  cairo_translate (cr, placed->x, placed->y);
  cairo_scale (cr, placed->w / info->width, placed->h / info->height);
}

/* As the source itself, or as the mask through which the tint comes */
static void
paint_surface (cairo_t *cr,
               cairo_surface_t *surface,
               const StudioColor *tint)
{
  if (tint->a > 0) {
    studio_draw_color_set (cr, tint, 1);
    cairo_mask_surface (cr, surface, 0, 0);
    return;
  }
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
}

/* In documents the drawing stays lines: what librsvg draws is recorded and played. */
static cairo_surface_t *
record (StudioPainter *painter,
        StudioAsset *asset,
        GError **error)
{
  return studio_photo_record (studio_asset_get_bytes (asset), painter->cancellable, error);
}

/* Pixels for @rect come by way of the cache; a part of the drawing is never wanted. */
static cairo_surface_t *
rasterize (StudioPainter *painter,
           cairo_t *cr,
           StudioAsset *asset,
           const StudioRect *placed,
           GError **error)
{
  StudioPhotoRequest request = { .crop = { 0, 0, 1, 1 } };
  StudioPhotoLook as_is = { .scale = 1 };
  double width = 1, height = 0, across = 0, down = 1;

  cairo_user_to_device_distance (cr, &width, &height);
  cairo_user_to_device_distance (cr, &across, &down);
  request.width = MAX (1, (int) ceil (placed->w * hypot (width, height)));
  request.height = MAX (1, (int) ceil (placed->h * hypot (across, down)));
  return studio_photo_cache_get (painter->photos, asset, &request, &as_is, painter->cancellable, error);
}

static void
paint_asset (StudioPainter *painter,
             cairo_t *cr,
             StudioAsset *asset,
             const StudioBox *box)
{
  const StudioPictureInfo *info = studio_asset_get_info (asset);
  StudioRect placed = studio_rect_contain (&box->rect, (StudioSize){ info->width, info->height });
  cairo_surface_t *surface;
  GError *error = NULL;
  gboolean vector = painter->vector && g_str_equal (info->mime, "image/svg+xml");

  if (!studio_draw_rect_usable (&placed))
    return;
  surface = vector ? record (painter, asset, &error) : rasterize (painter, cr, asset, &placed, &error);
  if (surface == NULL) {
    studio_paint_fail (painter, error);
    return;
  }
  cairo_save (cr);
  if (vector) {
    enter_drawing (cr, &placed, info);
  } else {
    cairo_translate (cr, placed.x, placed.y);
    cairo_scale (cr, placed.w / cairo_image_surface_get_width (surface), placed.h / cairo_image_surface_get_height (surface));
  }
  paint_surface (cr, surface, &box->layer->drawing.tint);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

void
studio_paint_drawing (StudioPainter *painter,
                      cairo_t *cr,
                      StudioScene *scene,
                      const StudioBox *box)
{
  g_autoptr (StudioAsset) asset = NULL;
  GError *error = NULL;

  if (box->layer->drawing.asset != NULL)
    asset = studio_snapshot_load_asset (scene->snapshot, box->layer->drawing.asset, &error);
  if (asset == NULL) {
    if (error != NULL)
      studio_paint_fail (painter, error);
    paint_placeholder (cr, scene, box);
    return;
  }
  paint_asset (painter, cr, asset, box);
}
