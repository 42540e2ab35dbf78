#include "config.h"

#include "studio-chart.h"

#include <math.h>

#include "studio-draw-outline.h"
#include "studio-draw-paint.h"

#define BASE_WIDTH 2.0
#define BASE_OPACITY 0.55
#define CAP_STEPS 3
#define SIGN_CUT 0.3
#define LABEL_STEP 0.05
#define LEAST_VALUE 0.3
/* WCAG 2.2 SC 1.4.3 for text under 24 px; a brand's yellow on paper fails it by far */
#define LEAST_CONTRAST 4.5

StudioColor
studio_chart_mark_color (const StudioChart *chart,
                         int row)
{
  return row == chart->highlight || chart->spec->highlight == STUDIO_CHART_HIGHLIGHT_ALL ? chart->spec->accent : chart->spec->muted;
}

StudioTextLook
studio_chart_label_look (const StudioChart *chart,
                         int row,
                         double size)
{
  return (StudioTextLook){
    .size = size,
    .bold = row == chart->highlight,
    .lines = 1,
    .color = chart->spec->color,
    .halo = chart->spec->ground,
  };
}

StudioTextLook
studio_chart_value_look (const StudioChart *chart,
                         int row,
                         double size)
{
  StudioTextLook look = studio_chart_label_look (chart, row, size);
  const StudioChartSpec *spec = chart->spec;

  if (row == chart->highlight && spec->ground.a > 0 && studio_color_contrast (&spec->accent, &spec->ground) >= LEAST_CONTRAST)
    look.color = spec->accent;
  return look;
}

double
studio_chart_widest_value (const StudioChart *chart)
{
  double widest = 0;

  for (int i = 0; i < chart->n_rows * chart->n_series; i++) {
    g_autofree char *string = studio_chart_dup_cell_text (chart, i / chart->n_series, i % chart->n_series);
    StudioTextLook look = studio_chart_value_look (chart, i / chart->n_series, chart->size);

    widest = MAX (widest, studio_chart_text_measure (chart->text, string, &look).w);
  }
  return widest;
}

double
studio_chart_fit_values (const StudioChart *chart,
                         double width)
{
  double widest = studio_chart_widest_value (chart);

  return widest > width ? chart->size * MAX (width / widest, LEAST_VALUE) : chart->size;
}

StudioTextLook
studio_chart_boxed_label_look (const StudioChart *chart,
                               int row,
                               double size,
                               double width,
                               int lines)
{
  StudioTextLook look = studio_chart_label_look (chart, row, size);

  look.halo.a = 0;
  look.width = width;
  look.lines = lines;
  /* better shortened than broken inside a word, where Pango would put an English hyphen */
  if (lines > 1 && !studio_chart_text_fits (chart->text, studio_chart_get_label (chart, row), &look))
    look.lines = studio_chart_text_words_fit (chart->text, studio_chart_get_label (chart, row), &look) ? lines : 1;
  return look;
}

static gboolean
labels_fit (const StudioChart *chart,
            double size,
            double width,
            int lines)
{
  for (int i = 0; i < chart->n_rows; i++) {
    StudioTextLook look = studio_chart_label_look (chart, i, size);

    look.width = width;
    look.lines = lines;
    if (!studio_chart_text_fits (chart->text, studio_chart_get_label (chart, i), &look))
      return FALSE;
  }
  return TRUE;
}

double
studio_chart_fit_labels (const StudioChart *chart,
                         double size,
                         double least,
                         double width,
                         int lines)
{
  double step = chart->size * LABEL_STEP;
  int low = 0, high = (int) ceil (MAX (size - least, 0) / step);

  /* the fewest steps down at which they fit; the last one is taken as it is */
  while (low < high) {
    int middle = (low + high) / 2;

    if (labels_fit (chart, size - middle * step, width, lines))
      high = middle;
    else
      low = middle + 1;
  }
  return MAX (size - low * step, least);
}

double
studio_chart_labels_height (const StudioChart *chart,
                            double size,
                            double width,
                            int lines)
{
  double height = 0;

  for (int i = 0; i < chart->n_rows; i++) {
    const char *label = studio_chart_get_label (chart, i);
    StudioTextLook look = studio_chart_boxed_label_look (chart, i, size, width, lines);

    if (label[0] != '\0')
      height = MAX (height, studio_chart_text_measure (chart->text, label, &look).h);
  }
  return height;
}

void
studio_chart_draw_centered (const StudioChart *chart,
                            const char *string,
                            const StudioTextLook *look,
                            double x,
                            double y)
{
  StudioTextLook centered = *look;
  StudioSize size = studio_chart_text_measure (chart->text, string, look);
  double width = look->width > 0 ? look->width : size.w;
  double left = x - width / 2;
  double spare = (width - size.w) / 2; /* room beside the letters may lie outside */

  left = MIN (left, chart->rect.x + chart->rect.w - width + spare);
  left = MAX (left, chart->rect.x - spare);
  centered.align = PANGO_ALIGN_CENTER;
  studio_chart_text_draw (chart->text, chart->cr, string, &centered, (StudioPoint){ left, y });
}

static StudioOutline
cap_outline (const StudioChart *chart,
             double thickness,
             StudioEdge end)
{
  /* the two corners of each edge, in the outline's order */
  static const int corners[][2] = { { 0, 1 }, { 1, 2 }, { 2, 3 }, { 3, 0 } };
  StudioOutline outline = { .kind = STUDIO_OUTLINE_RECT, .steps = CAP_STEPS };
  double share = chart->spec->cap_size;

  for (int i = 0; i < 2; i++) {
    outline.corner_style[corners[end][i]] = chart->spec->cap_style;
    outline.corner_size[corners[end][i]] = share > 0 ? MIN (share, 0.5) * thickness : 0;
  }
  return outline;
}

void
studio_chart_mark_path (const StudioChart *chart,
                        const StudioRect *mark,
                        StudioEdge end)
{
  gboolean upright = end == STUDIO_EDGE_TOP || end == STUDIO_EDGE_BOTTOM;
  StudioOutline outline = cap_outline (chart, upright ? mark->w : mark->h, end);

  cairo_new_path (chart->cr);
  if (studio_draw_rect_usable (mark))
    studio_draw_outline_path (chart->cr, mark, &outline);
}

/* A cut corner of a sign is as large on all its sides; a round one as round as the brand's. */
void
studio_chart_sign_path (const StudioChart *chart,
                        const StudioRect *box)
{
  StudioOutline outline = { .kind = STUDIO_OUTLINE_RECT, .steps = CAP_STEPS };
  double share = chart->spec->cap_size > 0 ? MIN (chart->spec->cap_size, 0.5) : 0;

  if (share > 0 && chart->spec->cap_style != STUDIO_CORNER_ROUND)
    share = SIGN_CUT;
  for (int i = 0; i < 4; i++) {
    outline.corner_style[i] = chart->spec->cap_style;
    outline.corner_size[i] = share * box->w;
  }
  cairo_new_path (chart->cr);
  if (studio_draw_rect_usable (box))
    studio_draw_outline_path (chart->cr, box, &outline);
}

void
studio_chart_fill_mark (const StudioChart *chart,
                        const StudioRect *mark,
                        StudioEdge end,
                        const StudioColor *color)
{
  studio_chart_mark_path (chart, mark, end);
  studio_draw_color_set (chart->cr, color, 1);
  cairo_fill (chart->cr);
}

static void
draw_rule (const StudioChart *chart,
           StudioPoint from,
           StudioPoint to,
           double width)
{
  StudioColor color = chart->spec->color;

  color.a *= BASE_OPACITY;
  studio_draw_color_set (chart->cr, &color, 1);
  cairo_set_line_width (chart->cr, width);
  cairo_new_path (chart->cr);
  cairo_move_to (chart->cr, from.x, from.y);
  cairo_line_to (chart->cr, to.x, to.y);
  cairo_stroke (chart->cr);
}

void
studio_chart_draw_base (const StudioChart *chart,
                        StudioPoint from,
                        StudioPoint to)
{
  cairo_save (chart->cr);
  draw_rule (chart, from, to, BASE_WIDTH);
  cairo_restore (chart->cr);
}

void
studio_chart_draw_target (const StudioChart *chart,
                          StudioPoint from,
                          StudioPoint to)
{
  double dot = chart->size * 0.1;

  cairo_save (chart->cr);
  cairo_set_line_cap (chart->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (chart->cr, (double[]){ 0, dot * 3.2 }, 2, 0);
  draw_rule (chart, from, to, dot);
  cairo_restore (chart->cr);
}
