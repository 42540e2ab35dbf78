#include "config.h"

#include "studio-chart.h"

#include <math.h>

/* The same numbers are in studio-chart-issues.c, which tells when figures are left out. */
#define LEAST 0.5        /* of the label size: smaller ones nobody reads */
#define LINE 1.25        /* room that a turned figure takes from the next, in its size */
#define TURNED_SIZE 0.85 /* of the label size, at most */
#define TURNED_SHARE 0.3 /* of the chart's height, at most, unless the figures would get too small */

double
studio_chart_figure_height (const StudioChart *chart,
                            double size)
{
  StudioTextLook look = { .size = size, .bold = TRUE };

  return studio_chart_text_measure (chart->text, "0", &look).h;
}

StudioChartFigures
studio_chart_fit_figures (const StudioChart *chart,
                          double widest,
                          double room)
{
  StudioChartFigures figures = { .size = chart->size * MIN (1, room / MAX (widest, 1)) };
  double least = chart->size * LEAST;

  figures.turned = figures.size < least && room / LINE >= least;
  figures.all = figures.turned || figures.size >= least;
  if (figures.turned) {
    figures.size = MIN (chart->size * TURNED_SIZE, room / LINE);
    figures.size = MAX (MIN (figures.size, chart->size * chart->rect.h * TURNED_SHARE / MAX (widest, 1)), least);
  }
  figures.size = MAX (figures.size, least);
  figures.length = figures.turned ? widest * figures.size / chart->size + chart->size * 0.1 : studio_chart_figure_height (chart, figures.size);
  return figures;
}

void
studio_chart_draw_figure (const StudioChart *chart,
                          const StudioChartFigures *figures,
                          const char *string,
                          const StudioTextLook *look,
                          StudioPoint end,
                          gboolean below)
{
  StudioSize size = studio_chart_text_measure (chart->text, string, look);
  double gap = chart->size * 0.1;

  if (!figures->turned) {
    studio_chart_draw_centered (chart, string, look, end.x, below ? end.y + gap : end.y - gap - size.h);
    return;
  }
  cairo_save (chart->cr);
  cairo_translate (chart->cr, end.x - size.h / 2, below ? end.y + gap * 2 + size.w : end.y - gap * 2);
  cairo_rotate (chart->cr, -G_PI / 2);
  studio_chart_text_draw (chart->text, chart->cr, string, look, (StudioPoint){ 0, 0 });
  cairo_restore (chart->cr);
}
