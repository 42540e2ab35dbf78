#include "config.h"

#include "studio-chart-line.h"

#include <math.h>

#include "studio-draw-paint.h"

#define FLOOR 0.3     /* the lowest value's height when the line does not start at zero */
#define NEAR_ZERO 0.3 /* a lowest value below this share of the highest: then it does */
#define FADE_OPACITY 0.3
#define AREA_OPACITY 0.55
#define AREAS_OPACITY 0.3 /* of several, which lie over each other */
#define MAX_TOLD (2 * STUDIO_CHART_MAX_ROWS)

typedef StudioChartLinePlot Plot;

/* Figures written so far, so that none lies on another. */
typedef struct
{
  StudioRect boxes[MAX_TOLD];
  int n;
} Told;

static gboolean
from_zero (const StudioChart *chart,
           double low,
           double high)
{
  switch (chart->spec->zero) {
  case STUDIO_CHART_ZERO_ALWAYS:
    return TRUE;
  case STUDIO_CHART_ZERO_FREE:
    return FALSE;
  case STUDIO_CHART_ZERO_NEAR:
  default:
    return chart->spec->kind == STUDIO_CHART_AREA || (low >= 0 && low <= high * NEAR_ZERO);
  }
}

/* A change that is small against the level is what a line is for, so it need not start at zero; but it does where zero is near. */
static void
place_values (const StudioChart *chart,
              Plot *plot)
{
  double low, high;

  studio_chart_get_range (chart, &low, &high);
  if (from_zero (chart, low, high))
    studio_chart_line_set_range (plot, MIN (low, 0), MAX (high, 0));
  else if (high == low) /* a level line, in the middle */
    studio_chart_line_set_range (plot, high - fabs (high), high + fabs (high));
  else
    studio_chart_line_set_range (plot, low - FLOOR / (1 - FLOOR) * (high - low), high);
}

static StudioColor
line_color (const StudioChart *chart,
            int series)
{
  return chart->n_series > 1 ? studio_chart_series_color (chart, series) : chart->spec->accent;
}

/* Adds the run of present figures from @row on. Returns: the first row after it. */
static int
add_run (const StudioChart *chart,
         const Plot *plot,
         int series,
         int row)
{
  double value;

  while (row < chart->n_rows && studio_chart_get_cell (chart, row, series, &value)) {
    cairo_line_to (chart->cr, studio_chart_line_x (plot, row), studio_chart_line_y (plot, value));
    row++;
  }
  return row;
}

static double
zero_y (const Plot *plot)
{
  return CLAMP (studio_chart_line_y (plot, 0), plot->top, plot->base);
}

static void
fill_runs (const StudioChart *chart,
           const Plot *plot,
           int series,
           double floor_y)
{
  for (int row = 0; row < chart->n_rows; row++) {
    int from = row;

    row = add_run (chart, plot, series, row);
    if (row == from)
      continue;
    cairo_line_to (chart->cr, studio_chart_line_x (plot, row - 1), floor_y);
    cairo_line_to (chart->cr, studio_chart_line_x (plot, from), floor_y);
    cairo_close_path (chart->cr);
    cairo_fill (chart->cr);
  }
}

/* Under a single line its colour fades out; an area has one all over. */
static void
fill_area (const StudioChart *chart,
           const Plot *plot,
           int series)
{
  StudioColor color = line_color (chart, series);
  gboolean area = chart->spec->kind == STUDIO_CHART_AREA;
  cairo_pattern_t *pattern;

  if (area) {
    studio_draw_color_set (chart->cr, &color, chart->n_series > 1 ? AREAS_OPACITY : AREA_OPACITY);
    fill_runs (chart, plot, series, zero_y (plot));
    return;
  }
  if (chart->n_series > 1)
    return;
  pattern = cairo_pattern_create_linear (0, plot->top, 0, plot->base);
  cairo_pattern_add_color_stop_rgba (pattern, 0, color.r, color.g, color.b, color.a * FADE_OPACITY);
  cairo_pattern_add_color_stop_rgba (pattern, 1, color.r, color.g, color.b, 0);
  cairo_set_source (chart->cr, pattern);
  cairo_pattern_destroy (pattern);
  fill_runs (chart, plot, series, plot->base);
}

/* Beside colour, dashes tell lines apart. */
static void
set_dash (const StudioChart *chart,
          int series)
{
  double unit = chart->size * 0.21;
  const double dashes[][4] = { { 0 }, { 3, 2, 3, 2 }, { 0.01, 2, 0.01, 2 }, { 4, 2, 0.01, 2 }, { 6, 2, 6, 2 }, { 1.5, 1.8, 1.5, 1.8 } };
  double scaled[4];

  if (!chart->spec->patterns || series % G_N_ELEMENTS (dashes) == 0)
    return;
  for (int i = 0; i < 4; i++)
    scaled[i] = dashes[series % G_N_ELEMENTS (dashes)][i] * unit;
  cairo_set_dash (chart->cr, scaled, 4, 0);
}

static void
stroke_line (const StudioChart *chart,
             const Plot *plot,
             int series)
{
  StudioColor color = line_color (chart, series);

  cairo_save (chart->cr);
  for (int row = 0; row < chart->n_rows; row++) {
    cairo_new_sub_path (chart->cr);
    row = add_run (chart, plot, series, row);
  }
  studio_draw_color_set (chart->cr, &color, 1);
  cairo_set_line_width (chart->cr, chart->size * 0.21);
  cairo_set_line_join (chart->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (chart->cr, CAIRO_LINE_CAP_ROUND);
  set_dash (chart, series);
  cairo_stroke (chart->cr);
  cairo_restore (chart->cr);
}

static void
fill_disc (const StudioChart *chart,
           StudioPoint middle,
           double radius,
           const StudioColor *color)
{
  studio_draw_color_set (chart->cr, color, 1);
  cairo_arc (chart->cr, middle.x, middle.y, radius, 0, 2 * G_PI);
  cairo_fill (chart->cr);
}

static double
point_radius (const StudioChart *chart,
              int row)
{
  return chart->size * (row == chart->highlight ? 0.36 : 0.24);
}

static void
draw_point (const StudioChart *chart,
            const Plot *plot,
            int series,
            int row)
{
  double radius = point_radius (chart, row);
  StudioColor color = line_color (chart, series);
  StudioPoint middle = { studio_chart_line_x (plot, row), 0 };
  double value;

  if (!studio_chart_get_cell (chart, row, series, &value) || (plot->label_step > 1 && !studio_chart_line_is_told (chart, row)))
    return;
  middle.y = studio_chart_line_y (plot, value);
  fill_disc (chart, middle, radius + chart->size * 0.13, &chart->spec->ground);
  fill_disc (chart, middle, radius, &color);
}

/* In a valley the line leaves upwards on both sides, so its value stands below it. */
static gboolean
is_valley (const StudioChart *chart,
           const Plot *plot,
           int series,
           int row)
{
  double value, before, after;

  if (row == 0 || row == chart->n_rows - 1 || !studio_chart_get_cell (chart, row, series, &value))
    return FALSE;
  if (!studio_chart_get_cell (chart, row - 1, series, &before) || !studio_chart_get_cell (chart, row + 1, series, &after))
    return FALSE;
  return chart->spec->kind != STUDIO_CHART_AREA && before > value && after > value && plot->base - studio_chart_line_y (plot, value) > 1.4 * plot->value_height;
}

/* The lower of two lines has its figures below, away from the other line. */
static gboolean
is_lowest_of_two (const StudioChart *chart,
                  const Plot *plot,
                  int series,
                  int row)
{
  double value, other;

  if (chart->n_series != 2 || !studio_chart_get_cell (chart, row, series, &value) || !studio_chart_get_cell (chart, row, 1 - series, &other))
    return FALSE;
  return (value < other || (value == other && series == 1)) && plot->base - studio_chart_line_y (plot, value) > 1.4 * plot->value_height;
}

static gboolean
take_room (Told *told,
           const StudioRect *box)
{
  for (int i = 0; i < told->n; i++) {
    if (studio_rect_overlaps (&told->boxes[i], box, 1))
      return FALSE;
  }
  if (told->n < MAX_TOLD)
    told->boxes[told->n++] = *box;
  return TRUE;
}

static void
draw_value (const StudioChart *chart,
            const Plot *plot,
            int series,
            int row,
            Told *told)
{
  g_autofree char *string = studio_chart_dup_cell_text (chart, row, series);
  StudioTextLook look = studio_chart_value_look (chart, row, plot->value_size);
  double away = point_radius (chart, row) + chart->size * 0.16;
  double x = studio_chart_line_x (plot, row), y = plot->base - plot->value_height, value, width;
  gboolean there = studio_chart_get_cell (chart, row, series, &value);

  if (there && (chart->n_series == 2 ? is_lowest_of_two (chart, plot, series, row) : is_valley (chart, plot, series, row)))
    y = studio_chart_line_y (plot, value) + away;
  else if (there)
    y = studio_chart_line_y (plot, value) - away - plot->value_height;
  if (chart->n_series > 1)
    look.color = chart->spec->color;
  width = studio_chart_text_measure (chart->text, string, &look).w;
  if (told != NULL && (!there || !take_room (told, &(StudioRect){ x - width / 2, y, width, plot->value_height })))
    return;
  studio_chart_draw_centered (chart, string, &look, x, y);
}

static void
draw_values (const StudioChart *chart,
             const Plot *plot)
{
  Told told = { .n = 0 };
  gboolean crowded = chart->n_series > 1 || plot->label_step > 1;

  /* the newest of the last series first: where room is short, the older give way */
  for (int row = chart->n_rows - 1; row >= 0; row--) {
    for (int series = chart->n_series - 1; series >= 0; series--) {
      if (studio_chart_line_is_told (chart, row))
        draw_value (chart, plot, series, row, crowded ? &told : NULL);
    }
  }
}

static void
draw_ends (const StudioChart *chart,
           const Plot *plot)
{
  double heights[STUDIO_CHART_MAX_SERIES];

  if (!studio_chart_line_has_ends (chart))
    return;
  for (int series = 0; series < chart->n_series; series++) {
    double value;

    heights[series] = plot->base;
    for (int row = chart->n_rows - 1; row >= 0; row--) {
      if (!studio_chart_get_cell (chart, row, series, &value))
        continue;
      heights[series] = studio_chart_line_y (plot, value);
      break;
    }
  }
  studio_chart_line_draw_ends (chart, plot, heights);
}

static void
draw_rules (const StudioChart *chart,
            const Plot *plot)
{
  double right = chart->rect.x + chart->rect.w, base = plot->base + 1, target;

  if (plot->low < 0 && (chart->spec->kind == STUDIO_CHART_AREA || chart->spec->zero == STUDIO_CHART_ZERO_ALWAYS))
    base = round (zero_y (plot)) + 1;
  studio_chart_draw_base (chart, (StudioPoint){ chart->rect.x, base }, (StudioPoint){ right, base });
  if (studio_chart_get_target (chart, &target)) {
    double y = studio_chart_line_y (plot, target);

    studio_chart_draw_target (chart, (StudioPoint){ chart->rect.x, y }, (StudioPoint){ right, y });
  }
}

void
studio_chart_line (const StudioChart *chart)
{
  Plot plot = studio_chart_line_plan (chart);

  place_values (chart, &plot);
  for (int series = 0; series < chart->n_series; series++)
    fill_area (chart, &plot, series);
  draw_rules (chart, &plot);
  for (int series = 0; series < chart->n_series; series++)
    stroke_line (chart, &plot, series);
  draw_values (chart, &plot);
  studio_chart_line_draw_names (chart, &plot);
  /* after the texts, so that no halo eats into a point */
  for (int i = 0; i < chart->n_rows * chart->n_series; i++)
    draw_point (chart, &plot, i % chart->n_series, i / chart->n_series);
  draw_ends (chart, &plot);
}
