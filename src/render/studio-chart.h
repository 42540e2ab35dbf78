#pragma once

#include "studio-chart-text.h"
#include "studio-draw-chart.h"

G_BEGIN_DECLS

/* What the chart files share; only studio-draw-chart.c and studio-chart*.c include it. */

typedef struct
{
  cairo_t *cr;
  StudioChartText *text;
  const StudioChartSpec *spec;
  StudioRect rect;
  double size;   /* of labels, made to suit a small rect */
  int n_rows;    /* 1..STUDIO_CHART_MAX_ROWS */
  int highlight; /* a row, or -1 */
} StudioChart;

void studio_chart_column (const StudioChart *chart);
void studio_chart_bar (const StudioChart *chart);
void studio_chart_line (const StudioChart *chart);
void studio_chart_donut (const StudioChart *chart);
void studio_chart_progress (const StudioChart *chart);

/** Returns: FALSE for a row that is missing, not finite or beyond ±1e290, else its value. */
gboolean studio_chart_get_value (const StudioChart *chart, int row, double *value);
/** Returns: FALSE if there is no target that can be drawn. */
gboolean studio_chart_get_target (const StudioChart *chart, double *target);
/** Returns: (transfer full): the row's value as it is written, "–" when it is missing. */
char *studio_chart_dup_value_text (const StudioChart *chart, int row);
/** Returns: (transfer none): the row's name, "" when it has none. */
const char *studio_chart_get_label (const StudioChart *chart, int row);
/** Smallest and largest of all values and the target; both 0 when there is none. */
void studio_chart_get_range (const StudioChart *chart, double *low, double *high);

/** Returns: the colour of the row's mark. */
StudioColor studio_chart_mark_color (const StudioChart *chart, int row);
/** Returns: the look of the row's value: bold if highlighted, and in the accent where that can be read on the ground. */
StudioTextLook studio_chart_value_look (const StudioChart *chart, int row, double size);
/** Returns: the look of the row's name. */
StudioTextLook studio_chart_label_look (const StudioChart *chart, int row, double size);

/** Returns: the size, at most the chart's, at which every value text is no wider than @width. */
double studio_chart_fit_values (const StudioChart *chart, double width);
/** Returns: the largest size from @size down to @least at which every name fits @lines lines of @width px; @least if they don't even then, and are shortened. */
double studio_chart_fit_labels (const StudioChart *chart, double size, double least, double width, int lines);
/** Returns: the look of the row's name in a box of its own, without a halo; a name with a word too long for @width gets one line. */
StudioTextLook studio_chart_boxed_label_look (const StudioChart *chart, int row, double size, double width, int lines);
/** Returns: the height of the highest name at @size in @width px and at most @lines lines. */
double studio_chart_labels_height (const StudioChart *chart, double size, double width, int lines);

/** Draws @string centred on @x from @y downwards, moved sideways to stay in the chart's rect. */
void studio_chart_draw_centered (const StudioChart *chart, const char *string, const StudioTextLook *look, double x, double y);
/** Fills a column or bar whose outer end, the one with the brand's cap, is at @end. Draws nothing if it has no area. */
void studio_chart_fill_mark (const StudioChart *chart, const StudioRect *mark, StudioEdge end, const StudioColor *color);
/** Draws the 2 px base line. */
void studio_chart_draw_base (const StudioChart *chart, StudioPoint from, StudioPoint to);
/** Draws the dotted line of the target. */
void studio_chart_draw_target (const StudioChart *chart, StudioPoint from, StudioPoint to);

G_END_DECLS
