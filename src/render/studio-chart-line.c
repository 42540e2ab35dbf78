#include "config.h"

#include "studio-chart.h"

#include <math.h>

#include "studio-draw-paint.h"

#define LABEL_LINES 2
#define LEAST_LABEL 0.55 /* of the chart's size: names of months under twelve marks */
#define LABEL_ROOM 0.92
#define FLOOR 0.3     /* the lowest value's height when the line does not start at zero */
#define NEAR_ZERO 0.3 /* a lowest value below this share of the highest: then it does */
#define AREA_OPACITY 0.3

typedef struct
{
  double first, pitch; /* x of the points */
  double value_size, value_height;
  double label_size, label_width, label_top;
  double top, base;
  double low, scale; /* y = base − (value − low) × scale */
} Plot;

static double
point_x (const Plot *plot,
         int row)
{
  return plot->first + row * plot->pitch;
}

static double
value_y (const Plot *plot,
         double value)
{
  return plot->base - (value - plot->low) * plot->scale;
}

/* Half the room that the outer points' texts need beside them. */
static double
outer_room (const StudioChart *chart)
{
  double widest = 0;

  for (int i = 0; i < chart->n_rows; i += MAX (chart->n_rows - 1, 1)) {
    g_autofree char *string = studio_chart_dup_value_text (chart, i);
    StudioTextLook value_look = studio_chart_value_look (chart, i, chart->size);
    StudioTextLook label_look = studio_chart_label_look (chart, i, chart->size);

    widest = MAX (widest, studio_chart_text_measure (chart->text, string, &value_look).w);
    widest = MAX (widest, studio_chart_text_measure (chart->text, studio_chart_get_label (chart, i), &label_look).w);
  }
  return MIN (widest, chart->rect.w / chart->n_rows) / 2;
}

static void
place_points (const StudioChart *chart,
              Plot *plot)
{
  double room = outer_room (chart);

  if (chart->n_rows == 1) {
    plot->first = chart->rect.x + chart->rect.w / 2;
    plot->pitch = chart->rect.w;
  } else {
    plot->first = chart->rect.x + room;
    plot->pitch = (chart->rect.w - 2 * room) / (chart->n_rows - 1);
  }
}

/* A change that is small against the level is what a line is for, so it need not start at zero; but it does where zero is near. */
static void
place_values (const StudioChart *chart,
              Plot *plot)
{
  double low, high, height = plot->base - plot->top;

  studio_chart_get_range (chart, &low, &high);
  if (low >= 0 && low <= high * NEAR_ZERO) {
    plot->low = 0;
    plot->scale = high > 0 ? height / high : 0;
    return;
  }
  if (high == low) { /* a level line, in the middle */
    plot->scale = height / (2 * fabs (high));
    plot->low = high - fabs (high);
    return;
  }
  plot->scale = height * (1 - FLOOR) / (high - low);
  plot->low = low - FLOOR / (1 - FLOOR) * (high - low);
}

static Plot
make_plot (const StudioChart *chart)
{
  const StudioRect *rect = &chart->rect;
  Plot plot = { 0 };

  place_points (chart, &plot);
  plot.value_size = studio_chart_fit_values (chart, plot.pitch * LABEL_ROOM);
  plot.value_height = plot.value_size * 1.25;
  plot.label_width = plot.pitch * LABEL_ROOM;
  plot.label_size = studio_chart_fit_labels (chart, chart->size, chart->size * LEAST_LABEL, plot.label_width, LABEL_LINES);
  plot.label_top = rect->y + rect->h - studio_chart_labels_height (chart, plot.label_size, plot.label_width, LABEL_LINES);
  plot.top = rect->y + plot.value_height + chart->size * 0.55;
  plot.base = round (MAX (plot.label_top - chart->size * 0.3, plot.top + 1));
  place_values (chart, &plot);
  return plot;
}

/* Adds the run of present rows from @row on. Returns: the first row after it. */
static int
add_run (const StudioChart *chart,
         const Plot *plot,
         int row)
{
  double value;

  while (row < chart->n_rows && studio_chart_get_value (chart, row, &value)) {
    cairo_line_to (chart->cr, point_x (plot, row), value_y (plot, value));
    row++;
  }
  return row;
}

static void
fill_area (const StudioChart *chart,
           const Plot *plot)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, plot->top, 0, plot->base);
  StudioColor color = chart->spec->accent;

  cairo_pattern_add_color_stop_rgba (pattern, 0, color.r, color.g, color.b, color.a * AREA_OPACITY);
  cairo_pattern_add_color_stop_rgba (pattern, 1, color.r, color.g, color.b, 0);
  cairo_set_source (chart->cr, pattern);
  cairo_pattern_destroy (pattern);
  for (int row = 0; row < chart->n_rows; row++) {
    int from = row;

    row = add_run (chart, plot, row);
    if (row == from)
      continue;
    cairo_line_to (chart->cr, point_x (plot, row - 1), plot->base);
    cairo_line_to (chart->cr, point_x (plot, from), plot->base);
    cairo_close_path (chart->cr);
    cairo_fill (chart->cr);
  }
}

static void
stroke_line (const StudioChart *chart,
             const Plot *plot)
{
  for (int row = 0; row < chart->n_rows; row++) {
    cairo_new_sub_path (chart->cr);
    row = add_run (chart, plot, row);
  }
  studio_draw_color_set (chart->cr, &chart->spec->accent, 1);
  cairo_set_line_width (chart->cr, chart->size * 0.21);
  cairo_set_line_join (chart->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (chart->cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (chart->cr);
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
            int row)
{
  double radius = point_radius (chart, row);
  StudioPoint middle = { point_x (plot, row), 0 };
  double value;

  if (!studio_chart_get_value (chart, row, &value))
    return;
  middle.y = value_y (plot, value);
  fill_disc (chart, middle, radius + chart->size * 0.13, &chart->spec->ground);
  fill_disc (chart, middle, radius, &chart->spec->accent);
}

/* In a valley the line leaves upwards on both sides, so its value stands below it. */
static gboolean
is_valley (const StudioChart *chart,
           const Plot *plot,
           int row)
{
  double value, before, after;

  if (row == 0 || row == chart->n_rows - 1 || !studio_chart_get_value (chart, row, &value))
    return FALSE;
  if (!studio_chart_get_value (chart, row - 1, &before) || !studio_chart_get_value (chart, row + 1, &after))
    return FALSE;
  return before > value && after > value && plot->base - value_y (plot, value) > 1.4 * plot->value_height;
}

static void
draw_texts (const StudioChart *chart,
            const Plot *plot,
            int row)
{
  g_autofree char *string = studio_chart_dup_value_text (chart, row);
  StudioTextLook value_look = studio_chart_value_look (chart, row, plot->value_size);
  StudioTextLook label_look = studio_chart_boxed_label_look (chart, row, plot->label_size, plot->label_width, LABEL_LINES);
  double away = point_radius (chart, row) + chart->size * 0.16;
  double x = point_x (plot, row);
  double y = plot->base - plot->value_height;
  double value;

  if (is_valley (chart, plot, row) && studio_chart_get_value (chart, row, &value))
    y = value_y (plot, value) + away;
  else if (studio_chart_get_value (chart, row, &value))
    y = value_y (plot, value) - away - plot->value_height;
  studio_chart_draw_centered (chart, string, &value_look, x, y);
  studio_chart_draw_centered (chart, studio_chart_get_label (chart, row), &label_look, x, plot->label_top);
}

void
studio_chart_line (const StudioChart *chart)
{
  Plot plot = make_plot (chart);
  double target;
  double right = chart->rect.x + chart->rect.w;

  fill_area (chart, &plot);
  studio_chart_draw_base (chart, (StudioPoint){ chart->rect.x, plot.base + 1 }, (StudioPoint){ right, plot.base + 1 });
  if (studio_chart_get_target (chart, &target)) {
    double y = value_y (&plot, target);

    studio_chart_draw_target (chart, (StudioPoint){ chart->rect.x, y }, (StudioPoint){ right, y });
  }
  stroke_line (chart, &plot);
  for (int i = 0; i < chart->n_rows; i++)
    draw_texts (chart, &plot, i);
  /* after the texts, so that no halo eats into a point */
  for (int i = 0; i < chart->n_rows; i++)
    draw_point (chart, &plot, i);
}
