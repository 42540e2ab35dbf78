#include "config.h"

#include "studio-draw-shadow.h"

#include <math.h>
#include <string.h>

#include "studio-draw-outline.h"
#include "studio-draw-paint.h"

#define N_BOXES 3
#define MAX_MASK_PIXELS (16.0 * 1024 * 1024)
#define MAX_MASK_SIDE 16384.0
#define MAX_BLUR 512.0
/* A blur this wide, in mask pixels, still shows no steps when the mask is enlarged. */
#define ENOUGH_SIGMA 12.0

typedef struct
{
  guint8 *pixels;
  int width, height;
  gsize stride;
} Plane;

/* Radii of three boxes whose variances add up to sigma²: n boxes of width w have n (w² − 1) / 12. */
static void
box_radii (double sigma,
           int *radii)
{
  double ideal = sqrt (12 * sigma * sigma / N_BOXES + 1);
  int low = ((int) floor (ideal) - 1) / 2 * 2 + 1; /* the odd number below */
  double n_low = (12 * sigma * sigma - N_BOXES * low * low - 4.0 * N_BOXES * low - 3.0 * N_BOXES) / (-4.0 * low - 4);

  for (int i = 0; i < N_BOXES; i++)
    radii[i] = (i < (int) round (n_low) ? low : low + 2) / 2;
}

/* Fixed point instead of a division for each pixel: sums stay below 255 × width, so the product fits 32 bits. */
static guint32
reciprocal (int width)
{
  return (1u << 24) / width;
}

static void
blur_row (const guint8 *in,
          guint8 *out,
          int width,
          int radius)
{
  guint32 factor = reciprocal (2 * radius + 1);
  guint32 sum = 0;

  for (int x = 0; x < MIN (radius, width); x++)
    sum += in[x];
  for (int x = 0; x < width; x++) {
    if (x + radius < width)
      sum += in[x + radius];
    out[x] = (sum * factor + (1u << 23)) >> 24;
    if (x >= radius)
      sum -= in[x - radius];
  }
}

/* One running sum a column, all moved a row at a time: memory is read in order, and the compiler makes vectors of it. */
static void
blur_columns (const Plane *in,
              const Plane *out,
              guint32 *sums,
              int radius)
{
  guint32 factor = reciprocal (2 * radius + 1);

  memset (sums, 0, sizeof *sums * in->width);
  for (int y = -radius; y < in->height; y++) {
    if (y + radius < in->height) {
      const guint8 *row = in->pixels + (y + radius) * in->stride;

      for (int x = 0; x < in->width; x++)
        sums[x] += row[x];
    }
    if (y >= 0) {
      guint8 *row = out->pixels + y * out->stride;

      for (int x = 0; x < in->width; x++)
        row[x] = (sums[x] * factor + (1u << 23)) >> 24;
    }
    if (y >= radius) {
      const guint8 *row = in->pixels + (y - radius) * in->stride;

      for (int x = 0; x < in->width; x++)
        sums[x] -= row[x];
    }
  }
}

static void
blur_rows (const Plane *in,
           const Plane *out,
           int radius)
{
  for (int y = 0; y < in->height; y++)
    blur_row (in->pixels + y * in->stride, out->pixels + y * out->stride, in->width, radius);
}

static void
blur_plane (Plane *plane,
            double sigma)
{
  g_autofree guint8 *spare_pixels = g_malloc (plane->stride * plane->height);
  g_autofree guint32 *sums = g_new (guint32, plane->width);
  Plane spare = { spare_pixels, plane->width, plane->height, plane->stride };
  int radii[N_BOXES];

  box_radii (sigma, radii);
  for (int i = 0; i < N_BOXES; i++) {
    /* back and forth: after rows and columns the result lies in @plane again */
    blur_rows (plane, &spare, radii[i]);
    blur_columns (&spare, plane, sums, radii[i]);
  }
}

cairo_surface_t *
studio_shadow_blur_mask (cairo_surface_t *mask,
                         double sigma)
{
  Plane plane;

  g_return_val_if_fail (mask != NULL, NULL);
  g_return_val_if_fail (cairo_image_surface_get_format (mask) == CAIRO_FORMAT_A8, mask);

  cairo_surface_flush (mask);
  plane.pixels = cairo_image_surface_get_data (mask);
  plane.width = cairo_image_surface_get_width (mask);
  plane.height = cairo_image_surface_get_height (mask);
  plane.stride = cairo_image_surface_get_stride (mask);
  if (plane.pixels == NULL || plane.width == 0 || plane.height == 0 || !(sigma > 0))
    return mask;
  blur_plane (&plane, MIN (sigma, MAX_BLUR));
  cairo_surface_mark_dirty (mask);
  return mask;
}

/* Mask pixels a design px. */
static double
mask_scale (cairo_t *cr,
            const StudioRect *area,
            double blur)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_surface_type_t type = cairo_surface_get_type (target);
  gboolean pixels = type == CAIRO_SURFACE_TYPE_IMAGE;
  cairo_matrix_t matrix;
  double device_x, device_y, scale;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &device_x, &device_y);
  scale = MAX (hypot (matrix.xx, matrix.yx) * device_x, hypot (matrix.xy, matrix.yy) * device_y);
  if (!pixels) /* a vector file's units are coarse, and it is enlarged later */
    scale = MAX (scale, 1);
  if (blur * scale > ENOUGH_SIGMA)
    scale = ENOUGH_SIGMA / blur;
  scale = MIN (scale, MAX_MASK_SIDE / MAX (area->w, area->h));
  return MIN (scale, sqrt (MAX_MASK_PIXELS / (area->w * area->h)));
}

static void
paint_mask (cairo_t *cr,
            cairo_surface_t *mask,
            const StudioRect *area,
            double scale,
            const StudioColor *color)
{
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (mask);
  cairo_matrix_t matrix;

  cairo_matrix_init (&matrix, scale, 0, 0, scale, -area->x * scale, -area->y * scale);
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_BILINEAR);
  studio_draw_color_set (cr, color, 1);
  cairo_mask (cr, pattern);
  cairo_pattern_destroy (pattern);
}

void
studio_draw_shadow_of (cairo_t *cr,
                       const StudioRect *extents,
                       const StudioShadow *shadow,
                       StudioShadowPaint paint,
                       gpointer data)
{
  cairo_surface_t *mask;
  cairo_t *mask_cr;
  StudioRect area;
  double blur, room, scale;

  g_return_if_fail (cr != NULL && extents != NULL && shadow != NULL && paint != NULL);

  if (!studio_draw_rect_usable (extents) || !(shadow->color.a > 0) || !isfinite (shadow->dx) || !isfinite (shadow->dy))
    return;
  blur = shadow->blur > 0 ? MIN (shadow->blur, MAX_BLUR) : 0;
  room = 3 * blur + 2;
  area = (StudioRect){ extents->x - room, extents->y - room, extents->w + 2 * room, extents->h + 2 * room };
  scale = mask_scale (cr, &area, blur);
  if (!(scale > 0))
    return;

  mask = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (area.w * scale), (int) ceil (area.h * scale));
  mask_cr = cairo_create (mask);
  cairo_scale (mask_cr, scale, scale);
  cairo_translate (mask_cr, -area.x, -area.y);
  paint (mask_cr, data);
  cairo_destroy (mask_cr);
  studio_shadow_blur_mask (mask, blur * scale);

  cairo_save (cr);
  cairo_translate (cr, shadow->dx, shadow->dy);
  paint_mask (cr, mask, &area, scale, &shadow->color);
  cairo_restore (cr);
  cairo_surface_destroy (mask);
}

typedef struct
{
  const StudioRect *rect;
  const StudioOutline *outline;
} Box;

static void
fill_box (cairo_t *cr,
          gpointer data)
{
  const Box *box = data;

  studio_draw_outline_path (cr, box->rect, box->outline);
  cairo_set_source_rgba (cr, 1, 1, 1, 1);
  cairo_fill (cr);
}

void
studio_draw_shadow (cairo_t *cr,
                    const StudioRect *rect,
                    const StudioOutline *outline,
                    const StudioShadow *shadow)
{
  Box box = { rect, outline };

  g_return_if_fail (cr != NULL && rect != NULL && shadow != NULL);

  studio_draw_shadow_of (cr, rect, shadow, fill_box, &box);
}
