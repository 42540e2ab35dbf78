#include "config.h"

#include "studio-photo-effect.h"

#include <math.h>

#define MOST_BLOCKS 12
#define FEWEST_BLOCKS 4
#define LEAST_SOURCE 8.0
/* Levels of a channel: what little light and shade the means still carry is rounded off */
#define QUANTUM 16

void
studio_obscure_grid (const StudioObscure *area,
                     int width,
                     int height,
                     int *columns,
                     int *rows)
{
  double w = area->rect.w * width, h = area->rect.h * height, side;

  *columns = *rows = 1;
  if (area->kind == STUDIO_OBSCURE_FILL)
    return;
  side = MAX (w, h) / (MOST_BLOCKS - area->strength * (MOST_BLOCKS - FEWEST_BLOCKS));
  side = MAX (side, LEAST_SOURCE);
  *columns = CLAMP ((int) (w / side), 1, MOST_BLOCKS);
  *rows = CLAMP ((int) (h / side), 1, MOST_BLOCKS);
}

static guint8
coarse (guint32 value)
{
  return (guint8) MIN (value / QUANTUM * QUANTUM + QUANTUM / 2, 255);
}

/* Opaque: what shines through somewhere would show as a shape. */
static void
quantise (cairo_surface_t *grid)
{
  gboolean opaque = cairo_image_surface_get_format (grid) == CAIRO_FORMAT_RGB24;
  guint8 *data;

  cairo_surface_flush (grid);
  data = cairo_image_surface_get_data (grid);
  for (int y = 0; y < cairo_image_surface_get_height (grid); y++) {
    guint32 *row = (guint32 *) (gpointer) (data + (gsize) y * (gsize) cairo_image_surface_get_stride (grid));

    for (int x = 0; x < cairo_image_surface_get_width (grid); x++) {
      guint32 white = opaque ? 0 : 255 - (row[x] >> 24);

      row[x] = 0xff000000u | (guint32) coarse ((row[x] >> 16 & 255) + white) << 16 | (guint32) coarse ((row[x] >> 8 & 255) + white) << 8 |
               coarse ((row[x] & 255) + white);
    }
  }
  cairo_surface_mark_dirty (grid);
}

/** Way: along one direction, for each pixel of the surface, where in the area it lies and which four cells it is mixed from. */
typedef struct
{
  int first, last; /* pixels that touch the area, @last excluded */
  double *at;      /* 0..1 in the area; beyond just outside */
  int *cells;      /* four a pixel */
  float *weights;
} Way;

/* The uniform cubic B-spline: smooth, and never beyond the values it is made from */
static void
spline (double t,
        float weights[4])
{
  weights[0] = (float) ((1 - t) * (1 - t) * (1 - t) / 6);
  weights[1] = (float) ((3 * t * t * t - 6 * t * t + 4) / 6);
  weights[2] = (float) ((-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6);
  weights[3] = (float) (t * t * t / 6);
}

static void
find_cells (Way *way,
            int index,
            int n_cells,
            gboolean smooth)
{
  double place = CLAMP (way->at[index], 0, 1) * n_cells;
  int cell = CLAMP ((int) floor (smooth ? place - 0.5 : place), -1, n_cells - 1);

  for (int i = 0; i < 4; i++) {
    way->cells[index * 4 + i] = CLAMP (smooth ? cell - 1 + i : cell, 0, n_cells - 1);
    way->weights[index * 4 + i] = i == 0 ? 1 : 0;
  }
  if (smooth)
    spline (CLAMP (place - 0.5 - cell, 0, 1), way->weights + index * 4);
}

/*
 * @start, @span: the shown part of the photo, @area_start, @area_span the area, all in shares of the photo
 * An ellipse fades out within a pixel outside itself.
 */
static gboolean
way_init (Way *way,
          int length,
          const double shown[2],
          const double area[2],
          int n_cells,
          const StudioObscure *kind)
{
  double scale = length / shown[1];
  int more = kind->ellipse ? 1 : 0;

  *way = (Way){ 0 };
  way->first = CLAMP ((int) floor ((area[0] - shown[0]) * scale + 1e-6) - more, 0, length);
  way->last = CLAMP ((int) ceil ((area[0] + area[1] - shown[0]) * scale - 1e-6) + more, 0, length);
  if (way->last <= way->first)
    return FALSE;
  way->at = g_new (double, way->last - way->first);
  way->cells = g_new (int, (gsize) (way->last - way->first) * 4);
  way->weights = g_new (float, (gsize) (way->last - way->first) * 4);
  for (int i = 0; i < way->last - way->first; i++) {
    way->at[i] = (shown[0] + (way->first + i + 0.5) / scale - area[0]) / area[1];
    find_cells (way, i, n_cells, kind->kind == STUDIO_OBSCURE_BLUR);
  }
  return TRUE;
}

static void
way_clear (Way *way)
{
  g_free (way->at);
  g_free (way->cells);
  g_free (way->weights);
}

#define MIXED_CHANNELS 3

/* One row of the grid's cells, mixed from the four rows that the spline asks for */
static void
mix_rows (cairo_surface_t *grid,
          const int *cells,
          const float *weights,
          float *mixed)
{
  int columns = cairo_image_surface_get_width (grid);
  const guint8 *data = cairo_image_surface_get_data (grid);

  for (int x = 0; x < columns * MIXED_CHANNELS; x++)
    mixed[x] = 0;
  for (int i = 0; i < 4; i++) {
    const guint32 *row = (const guint32 *) (gconstpointer) (data + (gsize) cells[i] * (gsize) cairo_image_surface_get_stride (grid));

    for (int x = 0; x < columns; x++) {
      for (int c = 0; c < MIXED_CHANNELS; c++)
        mixed[x * MIXED_CHANNELS + c] += weights[i] * (float) (row[x] >> (8 * c) & 255);
    }
  }
}

static guint32
mix_pixel (const float *mixed,
           const int *cells,
           const float *weights)
{
  guint32 pixel = 0xff000000u;

  for (int c = 0; c < MIXED_CHANNELS; c++) {
    float value = 0.5f;

    for (int i = 0; i < 4; i++)
      value += weights[i] * mixed[cells[i] * MIXED_CHANNELS + c];
    pixel |= (guint32) CLAMP (value, 0, 255) << (8 * c);
  }
  return pixel;
}

static guint32
lay_over (guint32 under,
          guint32 over,
          double share)
{
  guint32 result = 0;

  for (int shift = 0; shift < 32; shift += 8) {
    double value = (under >> shift & 255) + ((double) (over >> shift & 255) - (double) (under >> shift & 255)) * share;

    result |= (guint32) lround (value) << shift;
  }
  return result;
}

/* How much of a pixel an ellipse covers, all of it as soon as they touch. @x, @y: 0..1 in its box; @radius: in px */
static double
ellipse_share (double x,
               double y,
               double radius)
{
  double beyond = (hypot (2 * x - 1, 2 * y - 1) - 1) * radius;

  return CLAMP (1.75 - beyond, 0, 1);
}

void
studio_obscure_draw (cairo_surface_t *surface,
                     const StudioRect *crop,
                     const StudioObscure *area,
                     cairo_surface_t *grid)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int columns = cairo_image_surface_get_width (grid), rows = cairo_image_surface_get_height (grid);
  double radius = MIN (area->rect.w / crop->w * width, area->rect.h / crop->h * height) / 2;
  g_autofree float *mixed = g_new (float, (gsize) columns *MIXED_CHANNELS);
  Way across = { 0 }, down = { 0 };
  guint8 *data;

  quantise (grid);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  if (way_init (&across, width, (double[]){ crop->x, crop->w }, (double[]){ area->rect.x, area->rect.w }, columns, area) &&
      way_init (&down, height, (double[]){ crop->y, crop->h }, (double[]){ area->rect.y, area->rect.h }, rows, area)) {
    for (int y = 0; y < down.last - down.first; y++) {
      guint32 *row = (guint32 *) (gpointer) (data + (gsize) (down.first + y) * (gsize) cairo_image_surface_get_stride (surface)) + across.first;

      mix_rows (grid, down.cells + y * 4, down.weights + y * 4, mixed);
      for (int x = 0; x < across.last - across.first; x++) {
        double share = area->ellipse ? ellipse_share (across.at[x], down.at[y], radius) : 1;

        if (share > 0)
          row[x] = lay_over (row[x], mix_pixel (mixed, across.cells + x * 4, across.weights + x * 4), share);
      }
    }
    cairo_surface_mark_dirty (surface);
  }
  way_clear (&across);
  way_clear (&down);
}

void
studio_obscure_append_key (GString *key,
                           const StudioObscure *area)
{
  g_string_append_printf (key, "/%d%d%.4f:%.6f,%.6f,%.6f,%.6f", area->kind, area->ellipse, area->strength, area->rect.x, area->rect.y, area->rect.w,
                          area->rect.h);
}
