#include "config.h"

#include "studio-feed-logo.h"

#include "studio-draw-logo.h"
#include "studio-photo.h"
#include "studio-picture-info.h"
#include "studio-surface-paintable.h"

/* Sharp on screens of double density; it is shown at 24 px or larger. */
#define SIDE 96
#define SHOWN 24
/* Of the side: what a logo may take of a circle without touching it */
#define INNER 0.66

/* Returns: (transfer full) (nullable): the logo, within INNER of the side */
static cairo_surface_t *
load_logo (StudioBrand *brand)
{
  g_autoptr (GBytes) bytes = studio_brand_load_logo (brand, "utama", NULL);
  StudioPhotoRequest request = { .crop = { 0, 0, 0, 0 } };
  StudioPictureInfo info;
  double scale;

  if (bytes == NULL || !studio_picture_info_read (bytes, &info, NULL))
    return NULL;
  scale = INNER * SIDE / MAX (info.width, info.height);
  request.width = MAX (1, (int) (info.width * scale));
  request.height = MAX (1, (int) (info.height * scale));
  return studio_photo_decode (bytes, &request, NULL, NULL);
}

static void
draw_logo (cairo_t *cr,
           cairo_surface_t *logo)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, logo, (SIDE - cairo_image_surface_get_width (logo)) / 2.0, (SIDE - cairo_image_surface_get_height (logo)) / 2.0);
  cairo_paint (cr);
}

static void
draw_stand_in (cairo_t *cr,
               StudioBrand *brand)
{
  const double edge = (1 - INNER) / 2 * SIDE;
  const StudioRect rect = { edge, edge, INNER * SIDE, INNER * SIDE };
  StudioColor ground = { 0.2, 0.25, 0.3, 1 }, mark = { 1, 1, 1, 1 };

  studio_brand_lookup_color (brand, "primary", &ground);
  studio_brand_lookup_color (brand, "on-primary", &mark);
  cairo_set_source_rgb (cr, ground.r, ground.g, ground.b);
  cairo_paint (cr);
  studio_draw_emblem (cr, &rect, studio_brand_get_emblem (brand), &mark, &ground);
}

GdkPaintable *
studio_feed_logo_new (StudioBrand *brand)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_surface_t *logo;
  GdkPaintable *paintable;
  cairo_t *cr;

  g_return_val_if_fail (STUDIO_IS_BRAND (brand), NULL);

  cr = cairo_create (surface);
  logo = load_logo (brand);
  if (logo != NULL)
    draw_logo (cr, logo);
  else
    draw_stand_in (cr, brand);
  g_clear_pointer (&logo, cairo_surface_destroy);
  cairo_destroy (cr);
  paintable = GDK_PAINTABLE (studio_surface_paintable_new (surface, (double) SIDE / SHOWN));
  cairo_surface_destroy (surface);
  return paintable;
}
