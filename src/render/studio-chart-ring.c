#include "config.h"

#include "studio-chart.h"

#include <math.h>

#include "studio-draw-paint.h"

#define THICKNESS 0.17 /* of the radius */
#define RING_SHARE 0.9 /* of a cell's width */
#define TRACK_OPACITY 0.14
#define FIGURE_ROOM 1.56 /* width of the figure, in radii of the hole */
#define FIGURE_HIGH 0.62 /* height of the figure, in radii of the hole */
#define LABEL_LINES 2
#define LABEL_GAP 0.35 /* in label sizes */
#define WIDE 1.7       /* a single ring in a box wider than this has its name beside it */
#define ROUND_CAP 0.2  /* caps rounder than this make round ends */

typedef struct
{
  int columns, rows;
  StudioSize cell;
  double radius, label_size, label_width, label_height;
  int label_lines;
  gboolean beside;
} Plot;

static void
plan_grid (const StudioChart *chart,
           Plot *plot)
{
  double best = 0, line = chart->size * 1.3;

  for (int columns = 1; columns <= chart->n_rows; columns++) {
    int rows = (chart->n_rows + columns - 1) / columns;
    double width = chart->rect.w / columns, height = chart->rect.h / rows;
    double diameter = MIN (width * RING_SHARE, height - MIN (line * LABEL_LINES, height * 0.4) - chart->size * LABEL_GAP);

    if (diameter <= best && columns > 1)
      continue;
    best = diameter;
    plot->columns = columns;
    plot->rows = rows;
    plot->cell = (StudioSize){ width, height };
  }
}

static Plot
make_plot (const StudioChart *chart)
{
  Plot plot = { .columns = 1, .rows = 1, .cell = { chart->rect.w, chart->rect.h } };
  double height, most;

  plot.beside = chart->n_rows == 1 && chart->rect.w > chart->rect.h * WIDE;
  if (plot.beside) {
    plot.radius = chart->rect.h / 2;
    plot.label_width = MAX (chart->rect.w - chart->rect.h - chart->size, 1);
    plot.label_size = studio_chart_fit_labels (chart, chart->size * 1.5, chart->size * 0.8, plot.label_width, 3);
    return plot;
  }
  plan_grid (chart, &plot);
  plot.label_width = plot.cell.w * 0.94;
  most = MIN (chart->size, plot.cell.h * 0.16);
  plot.label_size = studio_chart_fit_wrapped (chart, (double[]){ most, MIN (chart->size * 0.55, most) }, plot.label_width, &plot.label_lines);
  plot.label_height = studio_chart_labels_height (chart, plot.label_size, plot.label_width, plot.label_lines);
  height = plot.cell.h - plot.label_height - chart->size * LABEL_GAP * (plot.rows > 1 ? 2.4 : 1);
  plot.radius = MAX (MIN (plot.cell.w * RING_SHARE, height) / 2, 0.5);
  return plot;
}

static void
stroke_ring (const StudioChart *chart,
             StudioPoint middle,
             double radius,
             double share,
             const StudioColor *color)
{
  double width = radius * THICKNESS, way = radius - width / 2;
  gboolean caps = chart->spec->cap_style == STUDIO_CORNER_ROUND && chart->spec->cap_size >= ROUND_CAP && share < 1;
  /* round ends reach beyond the arc; the arc gives way, so that the length stays true */
  double cap = caps ? MIN (width / 2 / way, share * G_PI) : 0;

  studio_draw_color_set (chart->cr, color, 1);
  cairo_set_line_width (chart->cr, width);
  cairo_set_line_cap (chart->cr, caps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_new_sub_path (chart->cr);
  cairo_arc (chart->cr, middle.x, middle.y, way, -G_PI / 2 + cap, -G_PI / 2 + MAX (share * 2 * G_PI - cap, cap + 1e-4));
  cairo_stroke (chart->cr);
}

static void
draw_figure (const StudioChart *chart,
             StudioPoint middle,
             double radius,
             int row)
{
  g_autofree char *string = studio_chart_dup_value_text (chart, row);
  StudioTextLook look = { .size = radius, .figure = TRUE, .lines = 1, .color = chart->spec->color };
  double hole = radius * (1 - THICKNESS);
  StudioSize size = studio_chart_text_measure (chart->text, string, &look);

  look.size *= MIN (hole * FIGURE_ROOM / MAX (size.w, 1e-6), hole * FIGURE_HIGH / MAX (look.size, 1e-6));
  size = studio_chart_text_measure (chart->text, string, &look);
  studio_chart_text_draw (chart->text, chart->cr, string, &look, (StudioPoint){ middle.x - size.w / 2, middle.y - size.h / 2 });
}

static void
draw_ring (const StudioChart *chart,
           const Plot *plot,
           StudioPoint middle,
           int row)
{
  StudioColor track = chart->spec->color, color = studio_chart_mark_color (chart, row);
  double value, whole = studio_chart_get_whole (chart);

  track.a *= TRACK_OPACITY;
  stroke_ring (chart, middle, plot->radius, 1, &track);
  if (studio_chart_get_value (chart, row, &value) && value > 0)
    stroke_ring (chart, middle, plot->radius, MIN (value / whole, 1), &color);
  draw_figure (chart, middle, plot->radius, row);
}

static void
draw_beside (const StudioChart *chart,
             const Plot *plot)
{
  StudioPoint middle = { chart->rect.x + plot->radius, chart->rect.y + plot->radius };
  StudioTextLook look = studio_chart_boxed_label_look (chart, 0, plot->label_size, plot->label_width, 3);
  StudioSize size = studio_chart_text_measure (chart->text, studio_chart_get_label (chart, 0), &look);

  draw_ring (chart, plot, middle, 0);
  studio_chart_text_draw (chart->text, chart->cr, studio_chart_get_label (chart, 0), &look,
                          (StudioPoint){ middle.x + plot->radius + chart->size, middle.y - size.h / 2 });
}

static void
draw_cell (const StudioChart *chart,
           const Plot *plot,
           int row)
{
  int line = row / plot->columns, in_line = MIN (plot->columns, chart->n_rows - line * plot->columns);
  double left = chart->rect.x + (chart->rect.w - in_line * plot->cell.w) / 2;
  double height = plot->radius * 2 + chart->size * LABEL_GAP + plot->label_height;
  double top = chart->rect.y + line * plot->cell.h + (plot->cell.h - height) / 2;
  StudioPoint middle = { left + (row - line * plot->columns + 0.5) * plot->cell.w, top + plot->radius };
  StudioTextLook look = studio_chart_boxed_label_look (chart, row, plot->label_size, plot->label_width, plot->label_lines);

  draw_ring (chart, plot, middle, row);
  studio_chart_draw_centered (chart, studio_chart_get_label (chart, row), &look, middle.x, top + plot->radius * 2 + chart->size * LABEL_GAP);
}

void
studio_chart_ring (const StudioChart *chart)
{
  Plot plot = make_plot (chart);

  if (plot.beside) {
    draw_beside (chart, &plot);
    return;
  }
  for (int row = 0; row < chart->n_rows; row++)
    draw_cell (chart, &plot, row);
}
