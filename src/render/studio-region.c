#include "config.h"

#include "studio-region.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "studio-error.h"

/* Some screens in each direction: more is never seen at once. */
#define MAX_SIDE 8192
#define MAX_PIXELS (32 * 1000 * 1000)
/* All formats at 100 %, and most at 200 % */
#define MAX_ROW 4096
/* Shades are rounded to whole steps from the middle of what is painted; at its edges that can be one step off. */
#define EDGE 4

cairo_rectangle_int_t
studio_region_page (const StudioFormat *format,
                    double scale)
{
  return (cairo_rectangle_int_t){ 0, 0, (int) round (format->size.w * scale), (int) round (format->size.h * scale) };
}

cairo_rectangle_int_t
studio_region_of (const StudioFormat *format,
                  double scale,
                  const StudioRect *rect)
{
  cairo_rectangle_int_t page = studio_region_page (format, scale), area;
  double scale_x = page.width / format->size.w, scale_y = page.height / format->size.h;

  area.x = (int) floor (rect->x * scale_x);
  area.y = (int) floor (rect->y * scale_y);
  area.width = (int) ceil ((rect->x + rect->w) * scale_x) - area.x;
  area.height = (int) ceil ((rect->y + rect->h) * scale_y) - area.y;
  return area;
}

gboolean
studio_region_intersect (const cairo_rectangle_int_t *a,
                         const cairo_rectangle_int_t *b,
                         cairo_rectangle_int_t *both)
{
  int x0 = MAX (a->x, b->x), y0 = MAX (a->y, b->y);
  int x1 = MIN (a->x + a->width, b->x + b->width), y1 = MIN (a->y + a->height, b->y + b->height);

  if (x1 <= x0 || y1 <= y0)
    return FALSE;
  *both = (cairo_rectangle_int_t){ x0, y0, x1 - x0, y1 - y0 };
  return TRUE;
}

/*
 * cairo decides for each row of pixels of a shape whether it is measured or sampled, by all that the shape has in that row. So
 * rows are painted from one edge of the page to the other, unless it is enlarged so much that nobody compares.
 */
static cairo_rectangle_int_t
whole_rows (const cairo_rectangle_int_t *page,
            const cairo_rectangle_int_t *area)
{
  cairo_rectangle_int_t rows = *area;

  if (page->width > MAX_ROW)
    return rows;
  rows.x = MIN (0, area->x);
  rows.width = MAX (page->width, area->x + area->width) - rows.x;
  rows.y = MIN (area->y, MAX (0, area->y - EDGE));
  rows.height = MAX (area->y + area->height, MIN (page->height, area->y + area->height + EDGE)) - rows.y;
  return rows;
}

static cairo_surface_t *
cut_out (cairo_surface_t *rows,
         const cairo_rectangle_int_t *part)
{
  cairo_surface_t *surface = cairo_image_surface_create (cairo_image_surface_get_format (rows), part->width, part->height);
  const guint8 *from = cairo_image_surface_get_data (rows);

  cairo_surface_flush (surface);
  for (int y = 0; y < part->height; y++) {
    memcpy (cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface),
            from + (gsize) (part->y + y) * cairo_image_surface_get_stride (rows) + (gsize) part->x * 4, (gsize) part->width * 4);
  }
  cairo_surface_mark_dirty (surface);
  cairo_surface_destroy (rows);
  return surface;
}

static cairo_surface_t *
paint_rows (StudioPainter *painter,
            StudioScene *scene,
            const cairo_rectangle_int_t *page,
            const cairo_rectangle_int_t *area,
            gboolean transparent)
{
  cairo_surface_t *surface = cairo_image_surface_create (transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, area->width, area->height);
  cairo_t *cr = cairo_create (surface);

  if (!transparent) {
    cairo_set_source_rgb (cr, 1, 1, 1);
    cairo_paint (cr);
  }
  cairo_translate (cr, -area->x, -area->y);
  cairo_scale (cr, page->width / scene->format->size.w, page->height / scene->format->size.h);
  studio_paint_scene (painter, cr, scene);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

cairo_surface_t *
studio_region_surface (StudioPainter *painter,
                       StudioScene *scene,
                       const StudioRegion *region,
                       gboolean transparent,
                       GError **error)
{
  cairo_rectangle_int_t page = studio_region_page (scene->format, region->scale), rows, part;
  const cairo_rectangle_int_t *area = &region->area;
  cairo_surface_t *surface;

  if (page.width < 1 || page.height < 1 || area->width < 1 || area->height < 1 || area->width > MAX_SIDE || area->height > MAX_SIDE || (double) area->width * area->height > MAX_PIXELS) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("A picture of %.0f × %.0f pixels is too large. Choose a smaller scale."), (double) area->width,
                 (double) area->height);
    return NULL;
  }
  rows = whole_rows (&page, area);
  surface = paint_rows (painter, scene, &page, &rows, transparent);
  part = (cairo_rectangle_int_t){ area->x - rows.x, area->y - rows.y, area->width, area->height };
  return rows.width == area->width && rows.height == area->height ? surface : cut_out (surface, &part);
}
