#include "config.h"

#include "studio-chart.h"

#include <math.h>

#include "studio-chart-figures.h"
#include "studio-draw-paint.h"

#define LINE 1.24      /* height of a line, in its size */
#define PAD 0.36       /* above and below a row's text */
#define LEAST_PAD 0.14 /* where there are too many rows */
#define MOST_PAD 0.75
#define SIDE 0.5        /* beside the texts */
#define COLUMN_GAP 0.9  /* between two columns */
#define NAME_SHARE 0.3  /* of the width the names have at least */
#define HEAD_SHARE 0.26 /* of the width may a heading have before it wraps */
#define HEAD_SIZE 0.84
#define MAX_LINES 4
#define LEAST_SIZE 0.2
#define ZEBRA_OPACITY 0.06
#define TOTAL "Jumlah" /* posters speak Indonesian whatever the window speaks */

typedef struct
{
  double size, pad;
  double name_width;                      /* of the names' column */
  double values[STUDIO_CHART_MAX_SERIES]; /* widths of the others */
  double names[STUDIO_CHART_MAX_ROWS];    /* widths at size 1 */
  double head_height;
  gboolean has_head, has_total;
} Plot;

static StudioTextLook
name_look (const StudioChart *chart,
           const Plot *plot,
           int row)
{
  const StudioChartSpec *spec = chart->spec;

  return (StudioTextLook){
    .size = plot->size,
    .bold = row >= 0 && row == chart->highlight && spec->highlight != -1,
    .width = plot->name_width,
    .lines = MAX_LINES,
    .color = spec->color,
  };
}

/* Returns: (nullable): what stands over the figures of @series */
static const char *
heading (const StudioChart *chart,
         int series)
{
  const char *name = chart->spec->series[series];

  if (chart->n_series > 1 || (name != NULL && *name != '\0'))
    return studio_chart_get_series_name (chart, series);
  return chart->spec->unit;
}

static gboolean
is_summable (const StudioChart *chart,
             int series,
             double *sum,
             int *decimals,
             StudioNumberKind *kind)
{
  *sum = 0;
  *decimals = 0;
  *kind = STUDIO_NUMBER_MISSING;
  for (int row = 0; row < chart->n_rows; row++) {
    const StudioChartCell *cell = &g_array_index (chart->spec->rows, StudioChartRow, row).cells[series];
    double value;

    if (!studio_chart_get_cell (chart, row, series, &value))
      continue;
    if (*kind != STUDIO_NUMBER_MISSING && *kind != cell->number)
      return FALSE;
    *kind = cell->number;
    *decimals = MAX (*decimals, cell->decimals);
    *sum += value;
  }
  /* rates of several places do not add up; parts of one whole do */
  if (*kind == STUDIO_NUMBER_PERCENT || g_strcmp0 (g_array_index (chart->spec->rows, StudioChartRow, 0).unit, "%") == 0)
    return fabs (*sum - 100) <= 1;
  return *kind != STUDIO_NUMBER_MISSING && isfinite (*sum);
}

static char *
dup_total (const StudioChart *chart,
           int series)
{
  double sum;
  int decimals;
  StudioNumberKind kind;

  if (!is_summable (chart, series, &sum, &decimals, &kind))
    return g_strdup ("");
  return studio_chart_figures_write (chart->spec, &g_array_index (chart->spec->rows, StudioChartRow, 0), kind, sum, decimals);
}

static double
text_width (const StudioChart *chart,
            const char *string,
            gboolean bold)
{
  StudioTextLook look = { .size = 100, .bold = bold, .tabular = TRUE };

  return studio_chart_text_measure (chart->text, string, &look).w / look.size;
}

/* A heading breaks between words only, or Pango would put an English hyphen. */
static double
widest_word (const StudioChart *chart,
             const char *string)
{
  g_auto (GStrv) words = g_strsplit (string, " ", -1);
  double widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    widest = MAX (widest, text_width (chart, words[i], TRUE));
  return MIN (widest, chart->rect.w * HEAD_SHARE / chart->size);
}

static double
value_width (const StudioChart *chart,
             const Plot *plot,
             int series)
{
  const char *head = heading (chart, series);
  double width = 0, most = chart->rect.w * HEAD_SHARE / chart->size;

  for (int row = 0; row < chart->n_rows; row++) {
    g_autofree char *string = studio_chart_dup_cell_text (chart, row, series);

    width = MAX (width, text_width (chart, string, row == chart->highlight));
  }
  if (plot->has_total) {
    g_autofree char *string = dup_total (chart, series);

    width = MAX (width, text_width (chart, string, TRUE));
  }
  if (head == NULL)
    return width;
  width = MAX (width, widest_word (chart, head) * HEAD_SIZE + 0.05);
  return MAX (width, MIN (text_width (chart, head, TRUE) * HEAD_SIZE + 0.05, most / chart->n_series));
}

/* How many lines a name takes; words break a line before it is full. */
static int
name_lines (double width,
            double room)
{
  if (width <= room)
    return 1;
  return CLAMP ((int) ceil (width / (room * 0.88)), 2, MAX_LINES);
}

static double
rows_height (const StudioChart *chart,
             const Plot *plot,
             double size,
             double pad,
             double room)
{
  double height = plot->has_total ? LINE + 2 * pad : 0;

  for (int row = 0; row < chart->n_rows; row++)
    height += name_lines (plot->names[row] * size, room) * LINE + 2 * pad;
  return height * size;
}

static double
head_height (const StudioChart *chart,
             const Plot *plot)
{
  StudioTextLook look = { .size = plot->size * HEAD_SIZE, .bold = TRUE, .lines = MAX_LINES };
  double height = 0;

  for (int series = 0; series < chart->n_series && plot->has_head; series++) {
    const char *head = heading (chart, series);

    look.width = plot->values[series] * plot->size;
    if (head != NULL)
      height = MAX (height, studio_chart_text_measure (chart->text, head, &look).h);
  }
  if (chart->spec->head != NULL) {
    look.width = plot->name_width;
    height = MAX (height, studio_chart_text_measure (chart->text, chart->spec->head, &look).h);
  }
  return plot->has_head ? height + plot->size * PAD * 1.2 : 0;
}

static double
room_for_names (const StudioChart *chart,
                const Plot *plot,
                double size)
{
  double room = chart->rect.w - 2 * SIDE * size;

  for (int series = 0; series < chart->n_series; series++)
    room -= (plot->values[series] + COLUMN_GAP) * size;
  return room;
}

/* The largest size at which all columns and rows have room; all rows are drawn, however small, and an issue tells when that is too small. */
static void
fit_size (const StudioChart *chart,
          Plot *plot)
{
  double least = chart->size * LEAST_SIZE;

  for (plot->size = chart->size; plot->size > least; plot->size *= 0.96) {
    double room = room_for_names (chart, plot, plot->size);

    if (room < chart->rect.w * NAME_SHARE)
      continue;
    plot->name_width = room;
    plot->head_height = head_height (chart, plot);
    plot->pad = plot->size < chart->size * 0.75 ? LEAST_PAD : PAD;
    if (rows_height (chart, plot, plot->size, plot->pad, room) + plot->head_height <= chart->rect.h)
      break;
  }
  plot->name_width = MAX (room_for_names (chart, plot, plot->size), 1);
  plot->head_height = head_height (chart, plot);
}

/* Spare height goes between the rows, up to where they would fall apart. */
static void
spread_rows (const StudioChart *chart,
             Plot *plot)
{
  int n = chart->n_rows + plot->has_total;
  double spare = chart->rect.h - plot->head_height - rows_height (chart, plot, plot->size, plot->pad, plot->name_width);

  plot->pad = CLAMP (plot->pad + spare / (2 * n * plot->size), LEAST_PAD * 0.5, MOST_PAD);
}

static Plot
make_plot (const StudioChart *chart)
{
  Plot plot = { .has_total = chart->spec->total };

  plot.has_head = chart->spec->head != NULL || heading (chart, 0) != NULL;
  for (int series = 0; series < chart->n_series; series++)
    plot.values[series] = value_width (chart, &plot, series);
  for (int row = 0; row < chart->n_rows; row++)
    plot.names[row] = text_width (chart, studio_chart_get_label (chart, row), FALSE);
  fit_size (chart, &plot);
  spread_rows (chart, &plot);
  return plot;
}

/* Right edge of the column of @series. */
static double
value_edge (const StudioChart *chart,
            const Plot *plot,
            int series)
{
  double edge = chart->rect.x + chart->rect.w - SIDE * plot->size;

  for (int i = chart->n_series - 1; i > series; i--)
    edge -= (plot->values[i] + COLUMN_GAP) * plot->size;
  return edge;
}

static void
draw_right (const StudioChart *chart,
            const char *string,
            const StudioTextLook *look,
            double edge,
            double middle)
{
  StudioSize size = studio_chart_text_measure (chart->text, string, look);
  double width = look->width > 0 ? look->width : size.w;

  studio_chart_text_draw (chart->text, chart->cr, string, look, (StudioPoint){ edge - width, middle - size.h / 2 });
}

static void
draw_head (const StudioChart *chart,
           const Plot *plot)
{
  StudioTextLook look = { .size = plot->size * HEAD_SIZE, .bold = TRUE, .lines = MAX_LINES, .color = chart->spec->color };
  double middle = chart->rect.y + (plot->head_height - plot->size * PAD * 0.3) / 2, y = chart->rect.y + plot->head_height;

  if (!plot->has_head)
    return;
  if (chart->spec->head != NULL) {
    look.width = plot->name_width;
    studio_chart_text_draw (chart->text, chart->cr, chart->spec->head, &look,
                            (StudioPoint){ chart->rect.x + SIDE * plot->size, middle - studio_chart_text_measure (chart->text, chart->spec->head, &look).h / 2 });
  }
  look.align = PANGO_ALIGN_RIGHT;
  for (int series = 0; series < chart->n_series; series++) {
    look.width = plot->values[series] * plot->size;
    if (heading (chart, series) != NULL)
      draw_right (chart, heading (chart, series), &look, value_edge (chart, plot, series), middle);
  }
  studio_chart_draw_base (chart, (StudioPoint){ chart->rect.x, y }, (StudioPoint){ chart->rect.x + chart->rect.w, y });
}

static void
draw_zebra (const StudioChart *chart,
            const StudioRect *line)
{
  studio_draw_color_set (chart->cr, &chart->spec->color, ZEBRA_OPACITY);
  cairo_rectangle (chart->cr, line->x, line->y, line->w, line->h);
  cairo_fill (chart->cr);
}

static void
draw_row (const StudioChart *chart,
          const Plot *plot,
          const StudioRect *line,
          int row)
{
  const char *label = studio_chart_get_label (chart, row);
  StudioTextLook look = name_look (chart, plot, row);
  double middle = line->y + line->h / 2;

  look.lines = name_lines (plot->names[row] * plot->size, plot->name_width);
  studio_chart_text_draw (chart->text, chart->cr, label, &look,
                          (StudioPoint){ line->x + SIDE * plot->size, middle - studio_chart_text_measure (chart->text, label, &look).h / 2 });
  look.width = 0;
  look.tabular = TRUE;
  for (int series = 0; series < chart->n_series; series++) {
    g_autofree char *string = studio_chart_dup_cell_text (chart, row, series);

    draw_right (chart, string, &look, value_edge (chart, plot, series), middle);
  }
}

static void
draw_total (const StudioChart *chart,
            const Plot *plot,
            const StudioRect *line)
{
  StudioTextLook look = { .size = plot->size, .bold = TRUE, .tabular = TRUE, .lines = 1, .color = chart->spec->color };
  double middle = line->y + line->h / 2, height = studio_chart_text_measure (chart->text, TOTAL, &look).h;

  studio_chart_draw_base (chart, (StudioPoint){ line->x, line->y }, (StudioPoint){ line->x + line->w, line->y });
  studio_chart_text_draw (chart->text, chart->cr, TOTAL, &look, (StudioPoint){ line->x + SIDE * plot->size, middle - height / 2 });
  for (int series = 0; series < chart->n_series; series++) {
    g_autofree char *string = dup_total (chart, series);

    draw_right (chart, string, &look, value_edge (chart, plot, series), middle);
  }
}

void
studio_chart_table (const StudioChart *chart)
{
  Plot plot = make_plot (chart);
  StudioRect line = { chart->rect.x, chart->rect.y + plot.head_height, chart->rect.w, 0 };

  for (int row = 0; row < chart->n_rows; row++) {
    line.h = (name_lines (plot.names[row] * plot.size, plot.name_width) * LINE + 2 * plot.pad) * plot.size;
    if (row % 2 == 1)
      draw_zebra (chart, &line);
    draw_row (chart, &plot, &line, row);
    line.y += line.h;
  }
  draw_head (chart, &plot);
  line.h = (LINE + 2 * plot.pad) * plot.size;
  if (plot.has_total)
    draw_total (chart, &plot, &line);
}
