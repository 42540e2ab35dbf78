#include "config.h"

#include "studio-chart.h"

#include <math.h>

#include "studio-chart-figures.h"

/* Columns and bars of several series; along the category a column runs sideways and a bar downwards. */

#define COLUMN_FILL 0.8 /* of the way to the next group */
#define BAR_FILL 0.74
#define WIDEST 4.8     /* column, in label sizes */
#define WIDEST_BAR 2.2 /* stacked bar, or one of several, in label sizes */
#define MARK_FILL 0.94 /* of a mark's place among its group */
#define SEAM 2.0       /* px of ground between parts on each other */
#define LABEL_ROOM 0.9
#define LEAST_LABEL 0.55
#define LEAST_VALUE 0.5 /* of the label size: smaller figures of columns are left out, which an issue tells */
#define IN_MARK 0.92    /* of a part's thickness may a figure on it take */
#define VALUE_ROOM 0.95
#define LARGER_LABEL 1.35 /* than the figures, at most, so that these are not overlooked */
#define LINE 1.25         /* height of a line of text in its size */

typedef struct
{
  gboolean upright, stacked;
  double first, pitch, thickness; /* along the category: middle of the first group, way to the next, size of one */
  double base, scale;             /* across: zero, px a unit */
  double value_size;
  double value_pitch; /* from figure to figure of a group of columns, which are wider than their marks */
  gboolean all_values;
  double label_size, label_width, label_top; /* under columns */
  int label_step, label_lines;
  StudioChartNames names; /* beside bars */
} Plot;

static gboolean
is_share (const StudioChart *chart)
{
  return chart->spec->arrange == STUDIO_CHART_SHARE;
}

static void
find_range (const StudioChart *chart,
            const Plot *plot,
            double *low,
            double *high)
{
  double target = 0;

  *low = *high = 0;
  if (is_share (chart)) {
    *high = 1;
    return;
  }
  if (!plot->stacked) {
    studio_chart_get_range (chart, low, high);
    *low = MIN (*low, 0);
    *high = MAX (*high, 0);
    return;
  }
  studio_chart_get_target (chart, &target);
  *low = MIN (target, 0);
  *high = MAX (target, 0);
  for (int row = 0; row < chart->n_rows; row++) {
    double below, above;

    studio_chart_get_sums (chart, row, &below, &above);
    *low = MIN (*low, below);
    *high = MAX (*high, above);
  }
}

/* Returns: (transfer full): what all parts of a row make together */
static char *
dup_sum_text (const StudioChart *chart,
              int row)
{
  const StudioChartRow *data = &g_array_index (chart->spec->rows, StudioChartRow, row);
  double below, above;
  int decimals = 0;
  StudioNumberKind kind = STUDIO_NUMBER_PLAIN;

  studio_chart_get_sums (chart, row, &below, &above);
  for (int series = 0; series < chart->n_series; series++) {
    if (data->cells[series].missing)
      continue;
    decimals = MAX (decimals, data->cells[series].decimals);
    kind = data->cells[series].number;
  }
  return studio_chart_figures_write (chart->spec, data, kind, below + above, decimals);
}

static double
widest_sum (const StudioChart *chart,
            double size)
{
  double widest = 0;

  for (int row = 0; row < chart->n_rows; row++) {
    g_autofree char *string = dup_sum_text (chart, row);
    StudioTextLook look = { .size = size, .bold = TRUE };

    widest = MAX (widest, studio_chart_text_measure (chart->text, string, &look).w);
  }
  return widest;
}

static double
widest_value (const StudioChart *chart,
              double size)
{
  double widest = 0;

  for (int i = 0; i < chart->n_rows * chart->n_series; i++) {
    g_autofree char *string = studio_chart_dup_cell_text (chart, i / chart->n_series, i % chart->n_series);
    StudioTextLook look = { .size = size };

    widest = MAX (widest, studio_chart_text_measure (chart->text, string, &look).w);
  }
  return widest;
}

static void
plan_columns (const StudioChart *chart,
              Plot *plot)
{
  const StudioRect *rect = &chart->rect;
  double low, high, top, bottom, gap = chart->size * 0.3, room, line, most;

  plot->pitch = rect->w / (chart->n_rows - 1 + (plot->stacked ? COLUMN_FILL : 1));
  plot->thickness = MIN (plot->pitch * COLUMN_FILL, chart->size * WIDEST * (plot->stacked ? 1 : 1.6));
  plot->first = rect->x + plot->pitch * (plot->stacked ? COLUMN_FILL : 1) / 2;
  plot->value_pitch = MIN (plot->pitch, plot->thickness / COLUMN_FILL) / chart->n_series;
  room = plot->stacked ? plot->pitch * LABEL_ROOM : plot->value_pitch * VALUE_ROOM;
  plot->value_size = chart->size * MIN (1, room / MAX (plot->stacked ? widest_sum (chart, chart->size) : widest_value (chart, chart->size), 1));
  plot->all_values = plot->value_size >= chart->size * LEAST_VALUE;
  plot->value_size = MAX (plot->value_size, chart->size * LEAST_VALUE);
  most = plot->stacked ? chart->size : MIN (chart->size, plot->value_size * LARGER_LABEL);
  plot->label_step = studio_chart_get_name_step (chart, plot->pitch);
  plot->label_width = plot->pitch * plot->label_step * LABEL_ROOM;
  plot->label_size = studio_chart_fit_wrapped (chart, (double[]){ most, MIN (most, chart->size * LEAST_LABEL) }, plot->label_width, &plot->label_lines);
  plot->label_top = rect->y + rect->h - studio_chart_labels_height (chart, plot->label_size, plot->label_width, plot->label_lines);

  find_range (chart, plot, &low, &high);
  line = is_share (chart) ? 0 : plot->value_size * LINE;
  top = rect->y + line + gap / 3;
  bottom = MAX (plot->label_top - gap - (low < 0 ? line : 0), top + 1);
  plot->scale = high > low ? (bottom - top) / (high - low) : 0;
  plot->base = round (high > low ? top + high * plot->scale : bottom);
}

static void
plan_bars (const StudioChart *chart,
           Plot *plot)
{
  const StudioRect *rect = &chart->rect;
  double low, high, left, right, values, gap = chart->size * 0.4;

  plot->pitch = rect->h / chart->n_rows;
  plot->first = rect->y + plot->pitch / 2;
  plot->thickness = MIN (plot->pitch * BAR_FILL, chart->size * WIDEST_BAR * (plot->stacked ? 1 : chart->n_series));
  plot->names = studio_chart_fit_names (chart, plot->pitch);
  plot->value_size = MIN (chart->size, plot->stacked ? plot->pitch * 0.7 : plot->thickness / chart->n_series * 0.86);
  plot->all_values = TRUE;
  if (is_share (chart))
    values = 0;
  else if (plot->stacked)
    values = widest_sum (chart, plot->value_size) + gap;
  else
    values = widest_value (chart, plot->value_size) + gap;

  find_range (chart, plot, &low, &high);
  left = rect->x + (plot->names.width > 1 ? plot->names.width + gap : 0) + (low < 0 ? values : 0);
  right = MAX (rect->x + rect->w - (high > 0 || low == high ? values : 0), left + 1);
  plot->scale = high > low ? (right - left) / (high - low) : 0;
  plot->base = round (left - low * plot->scale);
}

/* The rect from value @from to @to, at @at along the category. */
static StudioRect
mark_rect (const Plot *plot,
           double at,
           double thickness,
           double from,
           double to)
{
  double length = fabs (to - from) * plot->scale;

  if (plot->upright)
    return (StudioRect){ at, plot->base - MAX (from, to) * plot->scale, thickness, length };
  return (StudioRect){ plot->base + MIN (from, to) * plot->scale, at, length, thickness };
}

static StudioEdge
outer_end (const Plot *plot,
           double value)
{
  if (plot->upright)
    return value < 0 ? STUDIO_EDGE_BOTTOM : STUDIO_EDGE_TOP;
  return value < 0 ? STUDIO_EDGE_LEFT : STUDIO_EDGE_RIGHT;
}

/* A figure beyond the outer end of a mark at @value whose middle along the category is @middle. */
static void
draw_beyond (const StudioChart *chart,
             const Plot *plot,
             const char *string,
             const StudioTextLook *look,
             StudioPoint end)
{
  StudioSize size = studio_chart_text_measure (chart->text, string, look);
  gboolean below = plot->upright ? end.y > plot->base : end.x < plot->base;
  double gap = chart->size * (plot->upright ? 0.1 : 0.3);

  if (plot->upright)
    studio_chart_draw_centered (chart, string, look, end.x, below ? end.y + gap : end.y - gap - size.h);
  else
    studio_chart_text_draw (chart->text, chart->cr, string, look, (StudioPoint){ below ? end.x - gap - size.w : end.x + gap, end.y - size.h / 2 });
}

static StudioPoint
end_point (const Plot *plot,
           double middle,
           double value)
{
  return plot->upright ? (StudioPoint){ middle, plot->base - value * plot->scale } : (StudioPoint){ plot->base + value * plot->scale, middle };
}

/* Figures behind bars lie on the bare ground unless a target's line crosses them; a halo costs more than its letters. */
static void
drop_halo (const StudioChart *chart,
           const Plot *plot,
           StudioTextLook *look)
{
  if (!plot->upright && !chart->spec->has_target)
    look->halo.a = 0;
}

static void
draw_group (const StudioChart *chart,
            const Plot *plot,
            int row,
            gboolean texts)
{
  double place = plot->thickness / chart->n_series, middle = plot->first + row * plot->pitch;

  for (int series = 0; series < chart->n_series; series++) {
    double at = middle - plot->thickness / 2 + series * place + place * (1 - MARK_FILL) / 2, value = 0;
    gboolean there = studio_chart_get_cell (chart, row, series, &value);
    StudioColor color = studio_chart_series_color (chart, series);
    StudioRect mark = mark_rect (plot, at, place * MARK_FILL, 0, value);

    if (texts) {
      g_autofree char *string = studio_chart_dup_cell_text (chart, row, series);
      StudioTextLook look = studio_chart_label_look (chart, row, plot->value_size);

      drop_halo (chart, plot, &look);
      look.bold = series == chart->n_series - 1 && studio_chart_has_newest (chart);
      if (plot->all_values)
        draw_beyond (chart, plot, string, &look, end_point (plot, plot->upright ? middle + (series - (chart->n_series - 1) / 2.0) * plot->value_pitch : at + place * MARK_FILL / 2, value));
    } else if (there && value != 0) {
      studio_chart_mark_path (chart, &mark, outer_end (plot, value));
      studio_chart_fill_part (chart, &color, series);
    }
  }
}

static char *
dup_part_text (const StudioChart *chart,
               int row,
               int series,
               const int *percents)
{
  if (is_share (chart))
    return g_strdup_printf ("%d\u202f%%", percents[series]);
  return studio_chart_dup_cell_text (chart, row, series);
}

/* The figure on its part, if it has room there. */
static void
draw_inside (const StudioChart *chart,
             const StudioRect *mark,
             const char *string,
             const StudioColor *color)
{
  StudioTextLook look = { .size = chart->size * 0.84, .lines = 1, .color = studio_chart_color_on (chart, color) };
  StudioSize size = studio_chart_text_measure (chart->text, string, &look);
  double fit = MIN (1, mark->w * IN_MARK / MAX (size.w, 1));

  if (fit < 0.7 || size.h * fit * 0.92 > mark->h)
    return;
  look.size *= fit;
  if (chart->spec->patterns)
    look.halo = *color;
  studio_chart_text_draw (chart->text, chart->cr, string, &look,
                          (StudioPoint){ mark->x + (mark->w - size.w * fit) / 2, mark->y + (mark->h - size.h * fit) / 2 });
}

static gboolean
is_last_of_sign (const StudioChart *chart,
                 int row,
                 int series,
                 double sign)
{
  for (int next = series + 1; next < chart->n_series; next++) {
    double value;

    if (studio_chart_get_cell (chart, row, next, &value) && value * sign > 0)
      return FALSE;
  }
  return TRUE;
}

static void
draw_part (const StudioChart *chart,
           const Plot *plot,
           const StudioRect *place,
           int series,
           StudioEdge end,
           gboolean outermost)
{
  StudioColor color = studio_chart_series_color (chart, series);
  StudioRect mark = *place;
  double seam = outermost ? 0 : MIN (SEAM, (plot->upright ? mark.h : mark.w) / 4);

  if (plot->upright)
    mark.h -= seam;
  else
    mark.w -= seam;
  mark.y += end == STUDIO_EDGE_TOP ? seam : 0;
  mark.x += end == STUDIO_EDGE_LEFT ? seam : 0;
  if (outermost)
    studio_chart_mark_path (chart, &mark, end);
  else
    cairo_rectangle (chart->cr, mark.x, mark.y, mark.w, mark.h);
  studio_chart_fill_part (chart, &color, series);
}

static void
draw_stack (const StudioChart *chart,
            const Plot *plot,
            int row)
{
  double at = plot->first + row * plot->pitch - plot->thickness / 2;
  double below, above, up = 0, down = 0;
  int percents[STUDIO_CHART_MAX_SERIES];

  studio_chart_get_sums (chart, row, &below, &above);
  studio_chart_get_percents (chart, row, percents);
  for (int series = 0; series < chart->n_series; series++) {
    g_autofree char *string = dup_part_text (chart, row, series, percents);
    StudioColor color = studio_chart_series_color (chart, series);
    double value, *from;
    StudioRect mark;

    if (!studio_chart_get_cell (chart, row, series, &value) || value == 0)
      continue;
    from = value < 0 ? &down : &up;
    value = is_share (chart) && above > 0 ? value / above : value;
    mark = mark_rect (plot, at, plot->thickness, *from, *from + value);
    *from += value;
    draw_part (chart, plot, &mark, series, outer_end (plot, value), is_last_of_sign (chart, row, series, value < 0 ? -1 : 1));
    draw_inside (chart, &mark, string, &color);
  }
}

static void
draw_sum (const StudioChart *chart,
          const Plot *plot,
          int row)
{
  g_autofree char *string = dup_sum_text (chart, row);
  StudioTextLook look = studio_chart_label_look (chart, row, plot->value_size);
  double below, above;

  if (is_share (chart))
    return;
  drop_halo (chart, plot, &look);
  look.bold = TRUE;
  studio_chart_get_sums (chart, row, &below, &above);
  draw_beyond (chart, plot, string, &look, end_point (plot, plot->first + row * plot->pitch, above > 0 ? above : below));
}

static void
draw_label (const StudioChart *chart,
            const Plot *plot,
            int row)
{
  double middle = plot->first + row * plot->pitch;
  StudioTextLook look;

  if (!plot->upright) {
    studio_chart_draw_name (chart, &plot->names, row, middle);
    return;
  }
  if ((chart->n_rows - 1 - row) % plot->label_step != 0)
    return;
  look = studio_chart_boxed_label_look (chart, row, plot->label_size, plot->label_width, plot->label_lines);
  studio_chart_draw_centered (chart, studio_chart_get_label (chart, row), &look, middle, plot->label_top);
}

static void
draw_rules (const StudioChart *chart,
            const Plot *plot)
{
  StudioPoint corner = { chart->rect.x + chart->rect.w, chart->rect.y + chart->rect.h };
  double target;

  if (plot->upright)
    studio_chart_draw_base (chart, (StudioPoint){ chart->rect.x, plot->base + 1 }, (StudioPoint){ corner.x, plot->base + 1 });
  else
    studio_chart_draw_base (chart, (StudioPoint){ plot->base - 1, chart->rect.y }, (StudioPoint){ plot->base - 1, corner.y });
  if (is_share (chart) || !studio_chart_get_target (chart, &target))
    return;
  if (plot->upright)
    studio_chart_draw_target (chart, (StudioPoint){ chart->rect.x, plot->base - target * plot->scale }, (StudioPoint){ corner.x, plot->base - target * plot->scale });
  else
    studio_chart_draw_target (chart, (StudioPoint){ plot->base + target * plot->scale, chart->rect.y }, (StudioPoint){ plot->base + target * plot->scale, corner.y });
}

void
studio_chart_blocks (const StudioChart *chart,
                     gboolean upright)
{
  Plot plot = { .upright = upright, .stacked = chart->spec->arrange != STUDIO_CHART_GROUPED };

  if (upright)
    plan_columns (chart, &plot);
  else
    plan_bars (chart, &plot);
  for (int row = 0; row < chart->n_rows; row++) {
    if (plot.stacked)
      draw_stack (chart, &plot, row);
    else
      draw_group (chart, &plot, row, FALSE);
  }
  draw_rules (chart, &plot);
  for (int row = 0; row < chart->n_rows; row++) {
    if (plot.stacked)
      draw_sum (chart, &plot, row);
    else
      draw_group (chart, &plot, row, TRUE);
    draw_label (chart, &plot, row);
  }
}
