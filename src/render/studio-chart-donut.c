#include "config.h"

#include "studio-chart.h"

#include <math.h>

#define HOLE 0.62        /* of the radius */
#define RING_WIDTH 0.46  /* of the box, beside a list */
#define GAP 0.018        /* between parts, of the radius */
#define LEAST_LABEL 0.7  /* of the size that a row allows */
#define STACKED 2.5      /* height of an entry of two lines, in label sizes */
#define WIDEST_PITCH 3.4 /* of entries, in label sizes */
#define THREE_LINES 3.9  /* height of an entry whose name takes two of them */
#define MAX_FIGURE_PARTS 3
#define FIGURE_SIZE 3.0 /* in label sizes, at most */
#define FIGURE_ROOM 1.5 /* width of the figure, in radii of the hole */
#define LIST_WIDTH 7.0  /* a list narrower than this, in label sizes, goes below the ring */

typedef struct
{
  StudioPoint middle;
  double radius;
  StudioRect list;
} Plot;

static double
part_of (const StudioChart *chart,
         int row)
{
  double value;

  return studio_chart_get_value (chart, row, &value) ? MAX (value, 0) : 0;
}

static StudioColor
part_color (const StudioChart *chart,
            int row)
{
  /* what is put together is nobody's own colour */
  if (studio_chart_stands_for_others (chart, row))
    return studio_color_over (&chart->spec->muted, &chart->spec->ground);
  return studio_chart_part_color (chart, row);
}

static Plot
make_plot (const StudioChart *chart)
{
  const StudioRect *rect = &chart->rect;
  double gap = chart->size * 1.1;
  double diameter = MIN (rect->h, rect->w * RING_WIDTH);
  Plot plot;

  if (rect->w - diameter - gap >= chart->size * LIST_WIDTH) {
    plot.middle = (StudioPoint){ rect->x + diameter / 2, rect->y + rect->h / 2 };
    plot.list = (StudioRect){ rect->x + diameter + gap, rect->y, rect->w - diameter - gap, rect->h };
  } else {
    double lines = MIN (chart->n_rows * chart->size * 1.6, rect->h / 2);

    diameter = MIN (rect->w, rect->h - lines - gap);
    plot.middle = (StudioPoint){ rect->x + rect->w / 2, rect->y + diameter / 2 };
    plot.list = (StudioRect){ rect->x, rect->y + rect->h - lines, rect->w, lines };
  }
  plot.radius = MAX (diameter / 2, 1);
  return plot;
}

static void
fill_part (const StudioChart *chart,
           const Plot *plot,
           const double arc[2],
           const StudioColor *color,
           int part)
{
  double from = arc[0], to = arc[1];
  double outer = plot->radius, inner = plot->radius * HOLE;
  /* the same distance at both rims, so that the gap has parallel sides */
  double outer_gap = MIN (GAP / 2, (to - from) / 4);
  double inner_gap = MIN (GAP / 2 / HOLE, (to - from) / 4);

  if (to - from >= 2 * G_PI - 1e-9)
    outer_gap = inner_gap = 0;
  cairo_new_sub_path (chart->cr);
  cairo_arc (chart->cr, plot->middle.x, plot->middle.y, outer, from + outer_gap, to - outer_gap);
  cairo_arc_negative (chart->cr, plot->middle.x, plot->middle.y, inner, to - inner_gap, from + inner_gap);
  cairo_close_path (chart->cr);
  studio_chart_fill_part (chart, color, part);
}

static void
draw_ring (const StudioChart *chart,
           const Plot *plot)
{
  double largest = 0, total = 0, angle = -G_PI / 2;

  for (int i = 0; i < chart->n_rows; i++)
    largest = MAX (largest, part_of (chart, i));
  if (largest == 0) {
    fill_part (chart, plot, (double[]){ angle, angle + 2 * G_PI }, &chart->spec->muted, 0);
    return;
  }
  for (int i = 0; i < chart->n_rows; i++) /* against the largest: a sum of huge values stays finite */
    total += part_of (chart, i) / largest;
  for (int i = 0; i < chart->n_rows; i++) {
    StudioColor color = part_color (chart, i);
    double sweep = part_of (chart, i) / largest / total * 2 * G_PI;

    if (sweep > 0)
      fill_part (chart, plot, (double[]){ angle, angle + sweep }, &color, i);
    angle += sweep;
  }
}

/* The figure in the hole: the highlighted part, else the first. */
static void
draw_figure (const StudioChart *chart,
             const Plot *plot)
{
  int row = MAX (chart->highlight, 0);
  g_autofree char *string = studio_chart_dup_value_text (chart, row);
  StudioTextLook look = { .size = chart->size * FIGURE_SIZE, .figure = TRUE, .lines = 1, .color = chart->spec->color };
  double room = plot->radius * HOLE * FIGURE_ROOM;
  StudioSize size;

  size = studio_chart_text_measure (chart->text, string, &look);
  look.size *= MIN (1, MIN (room / size.w, room / size.h));
  size = studio_chart_text_measure (chart->text, string, &look);
  studio_chart_text_draw (chart->text, chart->cr, string, &look, (StudioPoint){ plot->middle.x - size.w / 2, plot->middle.y - size.h / 2 });
}

static void
draw_key (const StudioChart *chart,
          double x,
          double middle,
          double side,
          int row)
{
  StudioColor color = part_color (chart, row);

  studio_chart_sign_path (chart, &(StudioRect){ x, middle - side / 2, side, side });
  studio_chart_fill_part (chart, &color, row);
}

static double
shrink_to (const StudioChart *chart,
           const char *string,
           const StudioTextLook *look,
           double width)
{
  double natural = studio_chart_text_measure (chart->text, string, look).w;

  return natural > width ? look->size * width / natural : look->size;
}

/* Name and value one above the other where a row is high enough, else the value at the row's right end. */
static void
draw_entry (const StudioChart *chart,
            const StudioRect *slot,
            int row,
            double size)
{
  g_autofree char *string = studio_chart_dup_value_text (chart, row);
  const char *label = studio_chart_get_label (chart, row);
  gboolean stacked = slot->h >= size * STACKED;
  double left = slot->x + size * 1.1;
  double room = slot->x + slot->w - left;
  double middle = slot->y + slot->h / 2;
  StudioTextLook value_look = studio_chart_boxed_label_look (chart, row, size, 0, 1);
  StudioTextLook label_look;
  StudioSize value_size, label_size;
  double line;

  value_look.bold = TRUE;
  value_look.size = shrink_to (chart, string, &value_look, stacked ? room : room * 0.5);
  value_size = studio_chart_text_measure (chart->text, string, &value_look);
  label_look = studio_chart_boxed_label_look (chart, row, size, stacked ? room : MAX (room - value_size.w - size * 0.5, 1), slot->h >= size * THREE_LINES ? 2 : 1);
  label_look.bold = FALSE;
  label_size = studio_chart_text_measure (chart->text, label, &label_look);
  line = studio_chart_text_measure (chart->text, "0", &(StudioTextLook){ .size = size }).h;
  draw_key (chart, slot->x, stacked ? middle - (label_size.h + value_size.h) / 2 + line / 2 : middle, size * 0.7, row);
  if (stacked) {
    middle += (label_size.h - value_size.h) / 2;
    studio_chart_text_draw (chart->text, chart->cr, label, &label_look, (StudioPoint){ left, middle - label_size.h });
    studio_chart_text_draw (chart->text, chart->cr, string, &value_look, (StudioPoint){ left, middle });
  } else {
    studio_chart_text_draw (chart->text, chart->cr, label, &label_look, (StudioPoint){ left, middle - label_size.h / 2 });
    studio_chart_text_draw (chart->text, chart->cr, string, &value_look, (StudioPoint){ left + room - value_size.w, middle - value_size.h / 2 });
  }
}

static void
draw_list (const StudioChart *chart,
           const Plot *plot)
{
  double place = plot->list.h / chart->n_rows, pitch = MIN (place, chart->size * WIDEST_PITCH);
  gboolean stacked = pitch >= chart->size * STACKED * 0.8;
  double size = MIN (chart->size, pitch / (stacked ? STACKED : 1.5)), least = size * LEAST_LABEL;
  double room = MAX (plot->list.w - size * (stacked ? 1.1 : 3.6), 1), fitted = studio_chart_fit_labels (chart, size, least, room, 1), top;

  /* names that one line would shorten take two where there is height */
  if (fitted <= least && place >= size * THREE_LINES) {
    fitted = studio_chart_fit_labels (chart, size, least, room, 2);
    pitch = MIN (place, size * THREE_LINES * 1.15);
  }
  top = plot->list.y + (plot->list.h - pitch * chart->n_rows) / 2;
  for (int i = 0; i < chart->n_rows; i++)
    draw_entry (chart, &(StudioRect){ plot->list.x, top + i * pitch, plot->list.w, pitch }, i, fitted);
}

void
studio_chart_donut (const StudioChart *chart)
{
  Plot plot = make_plot (chart);

  draw_ring (chart, &plot);
  if (chart->n_rows <= MAX_FIGURE_PARTS)
    draw_figure (chart, &plot);
  draw_list (chart, &plot);
}
