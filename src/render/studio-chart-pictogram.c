#include "config.h"

#include "studio-chart.h"

#include <math.h>

#include "studio-chart-figures.h"
#include "studio-draw-icon.h"
#include "studio-draw-paint.h"

#define ICON_SHARE 0.88 /* of its cell */
#define MARK_SHARE 0.8  /* the brand's mark is fuller than an icon */
#define ROW_SHARE 0.84  /* of the pitch may a row's icons take */
#define LARGEST 3.2     /* icon, in label sizes */
#define LARGEST_SINGLE 6.0
#define VALUE_SHARE 0.26 /* of the width may figures take */
#define GAP 0.5          /* in label sizes */
#define LEAST_REST 0.01  /* of an icon: less cannot be seen */
#define ICON_STROKE 2.2

typedef struct
{
  double per;
  double pitch, first; /* middle of the first row */
  StudioChartNames names;
  double left, cell, value_size;
  int columns;
} Plot;

static double
icons_of (const StudioChart *chart,
          double per,
          int row)
{
  double value;

  if (!studio_chart_get_value (chart, row, &value) || value <= 0)
    return 0;
  return chart->spec->round ? floor (value / per + 0.5) : value / per;
}

static gboolean
has_rest (const StudioChart *chart,
          double per)
{
  for (int row = 0; row < chart->n_rows; row++) {
    double value;

    if (studio_chart_get_value (chart, row, &value) && value > 0 && fabs (value / per - floor (value / per + 0.5)) > LEAST_REST)
      return TRUE;
  }
  return FALSE;
}

/* Posters speak Indonesian whatever the window speaks. */
char *
studio_chart_pictogram_dup_rule (const StudioChart *chart)
{
  double per = studio_chart_figures_per (chart->spec, NULL);
  const StudioChartRow *row = &g_array_index (chart->spec->rows, StudioChartRow, 0);
  StudioChartRow plain = { 0 };
  gboolean own = row->unit == NULL || *row->unit == '\0';
  const char *unit = own && row->cells[0].number != STUDIO_NUMBER_PERCENT ? chart->spec->unit : row->unit;
  StudioNumberKind kind = row->cells[0].number == STUDIO_NUMBER_MISSING ? STUDIO_NUMBER_PLAIN : row->cells[0].number;
  g_autofree char *number = studio_chart_figures_write (chart->spec, &plain, kind, per, 0);
  const char *rest = "";

  if (has_rest (chart, per))
    rest = chart->spec->round ? "; dibulatkan ke ikon terdekat" : "; ikon terpotong = sebagian";
  return g_strdup_printf ("1 ikon = %s%s%s%s", number, unit != NULL && *unit != '\0' ? "\u00a0" : "", unit != NULL ? unit : "", rest);
}

static double
most_icons (const StudioChart *chart,
            double per)
{
  double most = 1;

  for (int row = 0; row < chart->n_rows; row++)
    most = MAX (most, icons_of (chart, per, row));
  return ceil (most - LEAST_REST);
}

/* The largest cell in which the longest row stands in some lines within @height. */
static void
fit_cells (Plot *plot,
           double width,
           double height,
           double most)
{
  plot->cell = 0;
  for (int lines = 1; lines <= (int) most; lines++) {
    double columns = ceil (most / lines), cell = MIN (height / lines, width / columns);

    if (cell <= plot->cell)
      continue;
    plot->cell = cell;
    plot->columns = (int) columns;
  }
}

static double
widest_value (const StudioChart *chart,
              double size)
{
  double widest = 0;

  for (int row = 0; row < chart->n_rows; row++) {
    g_autofree char *string = studio_chart_dup_value_text (chart, row);
    StudioTextLook look = { .size = size, .bold = TRUE };

    widest = MAX (widest, studio_chart_text_measure (chart->text, string, &look).w);
  }
  return widest;
}

static Plot
make_plot (const StudioChart *chart)
{
  Plot plot = { .per = studio_chart_figures_per (chart->spec, NULL) };
  double width, most = most_icons (chart, plot.per), gap = chart->size * GAP;

  plot.pitch = chart->rect.h / chart->n_rows;
  plot.names = studio_chart_fit_names (chart, plot.pitch);
  plot.value_size = MIN (studio_chart_fit_values (chart, chart->rect.w * VALUE_SHARE), plot.pitch * 0.7);
  plot.left = chart->rect.x + (plot.names.width > 1 ? plot.names.width + gap : 0);
  width = chart->rect.x + chart->rect.w - plot.left - widest_value (chart, plot.value_size) - gap;
  fit_cells (&plot, MAX (width, 1), plot.pitch * ROW_SHARE, most);
  plot.cell = MIN (plot.cell, chart->size * LARGEST);
  plot.first = chart->rect.y + plot.pitch / 2;
  return plot;
}

static void
draw_mark (const StudioChart *chart,
           const StudioRect *cell,
           const StudioColor *color)
{
  double side = cell->w * MARK_SHARE;
  StudioRect rect = { cell->x + (cell->w - side) / 2, cell->y + (cell->h - side) / 2, side, side };

  studio_chart_sign_path (chart, &rect);
  studio_draw_color_set (chart->cr, color, 1);
  cairo_fill (chart->cr);
}

/* @share: how much of the icon is there, from the left */
static void
draw_icon (const StudioChart *chart,
           const StudioRect *cell,
           const StudioColor *color,
           double share)
{
  double side = cell->w * ICON_SHARE;
  StudioRect rect = { cell->x + (cell->w - side) / 2, cell->y + (cell->h - side) / 2, side, side };
  StudioIconSpec icon = { chart->spec->icon, *color, ICON_STROKE };

  cairo_save (chart->cr);
  if (share < 1) {
    double body = cell->w * (chart->spec->icon != NULL ? ICON_SHARE : MARK_SHARE);

    cairo_rectangle (chart->cr, cell->x, cell->y, (cell->w - body) / 2 + body * share, cell->h);
    cairo_clip (chart->cr);
  }
  if (chart->spec->icon == NULL || !studio_draw_icon (chart->cr, &rect, &icon))
    draw_mark (chart, cell, color);
  cairo_restore (chart->cr);
}

static void
draw_icons (const StudioChart *chart,
            const Plot *plot,
            int row,
            double top)
{
  StudioColor color = studio_chart_mark_color (chart, row);
  double icons = icons_of (chart, plot->per, row);

  for (int i = 0; i < (int) ceil (icons - LEAST_REST); i++) {
    StudioRect cell = { plot->left + i % plot->columns * plot->cell, top + i / plot->columns * plot->cell, plot->cell, plot->cell };

    draw_icon (chart, &cell, &color, MIN (icons - i, 1));
  }
}

static void
draw_row (const StudioChart *chart,
          const Plot *plot,
          int row)
{
  g_autofree char *string = studio_chart_dup_value_text (chart, row);
  StudioTextLook look = studio_chart_label_look (chart, row, plot->value_size);
  double middle = plot->first + row * plot->pitch, icons = icons_of (chart, plot->per, row);
  double lines = ceil (MAX (ceil (icons - LEAST_REST), 1) / plot->columns), right = plot->left + MIN (icons, plot->columns) * plot->cell;
  StudioSize size;

  look.bold = TRUE;
  look.halo.a = 0;
  size = studio_chart_text_measure (chart->text, string, &look);
  draw_icons (chart, plot, row, middle - lines * plot->cell / 2);
  studio_chart_draw_name (chart, &plot->names, row, middle);
  studio_chart_text_draw (chart->text, chart->cr, string, &look, (StudioPoint){ right + chart->size * GAP * 0.8, middle - size.h / 2 });
}

/* A single row has its name and figure above, and the whole width for its icons. */
static void
draw_single (const StudioChart *chart)
{
  Plot plot = { .per = studio_chart_figures_per (chart->spec, NULL), .left = chart->rect.x };
  g_autofree char *string = studio_chart_dup_value_text (chart, 0);
  StudioTextLook value_look = { .size = chart->size * 1.5, .figure = TRUE, .lines = 1, .color = chart->spec->color }, label_look;
  StudioSize value, label;
  double bottom, head;

  value = studio_chart_text_measure (chart->text, string, &value_look);
  value_look.size *= MIN (1, chart->rect.w * 0.5 / MAX (value.w, 1));
  value = studio_chart_text_measure (chart->text, string, &value_look);
  label_look = studio_chart_boxed_label_look (chart, 0, chart->size, MAX (chart->rect.w - value.w - chart->size, 1), 2);
  label = studio_chart_text_measure (chart->text, studio_chart_get_label (chart, 0), &label_look);
  bottom = chart->rect.y + MAX (value.h, label.h);
  studio_chart_text_draw (chart->text, chart->cr, string, &value_look, (StudioPoint){ chart->rect.x + chart->rect.w - value.w, bottom - value.h });
  studio_chart_text_draw (chart->text, chart->cr, studio_chart_get_label (chart, 0), &label_look, (StudioPoint){ chart->rect.x, bottom - label.h - chart->size * 0.12 });

  head = bottom - chart->rect.y + chart->size * GAP;
  fit_cells (&plot, chart->rect.w, MAX (chart->rect.h - head, 1), most_icons (chart, plot.per));
  plot.cell = MIN (plot.cell, chart->size * LARGEST_SINGLE);
  draw_icons (chart, &plot, 0, chart->rect.y + head);
}

void
studio_chart_pictogram (const StudioChart *chart)
{
  Plot plot;

  if (chart->n_rows == 1) {
    draw_single (chart);
    return;
  }
  plot = make_plot (chart);
  for (int row = 0; row < chart->n_rows; row++)
    draw_row (chart, &plot, row);
}
