#pragma once

#include "studio-chart-text.h"
#include "studio-draw-chart.h"

G_BEGIN_DECLS

/* What the chart files share; only studio-draw-chart.c and studio-chart*.c include it. */

/** Rows above which not each is named and told, where names stand side by side. */
#define STUDIO_CHART_FEW_ROWS 12
/** Size of what is told then, in label sizes. */
#define STUDIO_CHART_TOLD_SIZE 0.8

typedef struct
{
  cairo_t *cr;
  StudioChartText *text;
  const StudioChartSpec *spec;
  StudioRect rect; /* what the keys above and the line below leave */
  double size;     /* of labels, made to suit a small rect */
  int n_rows;      /* 1..STUDIO_CHART_MAX_ROWS */
  int n_series;    /* 1..STUDIO_CHART_MAX_SERIES */
  int highlight;   /* a row, or -1 */
} StudioChart;

/** StudioChartNames: how the names beside rows are set. */
typedef struct
{
  double size, width;
  int lines;
} StudioChartNames;

/** StudioChartFigures: how the figures at the ends of columns are set. @turned: reading upwards, where columns are narrower than figures are long; @all: whether each has room; @length: of the longest, upwards, in px */
typedef struct
{
  double size, length;
  gboolean turned, all;
} StudioChartFigures;

void studio_chart_column (const StudioChart *chart);
void studio_chart_bar (const StudioChart *chart);
/** Columns or bars of several series. */
void studio_chart_blocks (const StudioChart *chart, gboolean upright);
void studio_chart_line (const StudioChart *chart);
/** Areas on each other. */
void studio_chart_area (const StudioChart *chart);
void studio_chart_donut (const StudioChart *chart);
void studio_chart_progress (const StudioChart *chart);
void studio_chart_ring (const StudioChart *chart);
void studio_chart_pictogram (const StudioChart *chart);
void studio_chart_number (const StudioChart *chart);
void studio_chart_table (const StudioChart *chart);
void studio_chart_map (const StudioChart *chart);

/** Returns: (transfer full): "1 ikon = 100 orang; ikon terpotong = sebagian" */
char *studio_chart_pictogram_dup_rule (const StudioChart *chart);

/** Returns: (transfer none): how the colours of a map part the figures */
const char *studio_chart_map_get_rule (const StudioChart *chart);

/** Returns: FALSE for a figure that is missing, not finite or beyond ±1e290, else its value. */
gboolean studio_chart_get_cell (const StudioChart *chart, int row, int series, double *value);
/** As studio_chart_get_cell() of the first series. */
gboolean studio_chart_get_value (const StudioChart *chart, int row, double *value);
/** Returns: FALSE if there is no target that can be drawn. */
gboolean studio_chart_get_target (const StudioChart *chart, double *target);
/** Returns: (transfer full): a figure as it is written, "–" when it is missing. */
char *studio_chart_dup_cell_text (const StudioChart *chart, int row, int series);
/** Returns: (transfer full): as studio_chart_dup_cell_text() of the first series. */
char *studio_chart_dup_value_text (const StudioChart *chart, int row);
/** Returns: (transfer none): the row's name, "" when it has none. */
const char *studio_chart_get_label (const StudioChart *chart, int row);
/** Returns: (transfer none): the series' name, "Data 2" when it has none. */
const char *studio_chart_get_series_name (const StudioChart *chart, int series);
/** Whether the row is the small parts put together. */
gboolean studio_chart_stands_for_others (const StudioChart *chart, int row);
/** Smallest and largest of all figures and the target; both 0 when there is none. */
void studio_chart_get_range (const StudioChart *chart, double *low, double *high);
/** Returns: what progress is measured against: the target, else 1 if no value is above 1, else 100 if none is above 100, else the largest. */
double studio_chart_get_whole (const StudioChart *chart);
/** Sums of a row's figures below and above zero. */
void studio_chart_get_sums (const StudioChart *chart, int row, double *below, double *above);
/** The row's figures as whole percentages of their sum, which make 100. */
void studio_chart_get_percents (const StudioChart *chart, int row, int percents[STUDIO_CHART_MAX_SERIES]);

/** Draws "Dalam ribu orang · 2025 · Sumber: BPS" at the bottom of the rect, which it makes smaller. @rule: (nullable): said first. */
void studio_chart_draw_note (StudioChart *chart, const char *rule);
/** Draws the names of the series with their colours at the top of the rect, which it makes smaller. */
void studio_chart_draw_keys (StudioChart *chart);

/** Returns: the colour of a part of a whole, opaque where the ground is known: the palette's, then paler ones; none that the ground hides. */
StudioColor studio_chart_part_color (const StudioChart *chart, int part);
/** Returns: the colour of a series: as of a part, but of a few years only the newest has the accent. */
StudioColor studio_chart_series_color (const StudioChart *chart, int series);
/** Whether the series are a few years, so that the last is the newest. */
gboolean studio_chart_has_newest (const StudioChart *chart);
/** Returns: the colour of a text or line that can be read on @mark. */
StudioColor studio_chart_color_on (const StudioChart *chart, const StudioColor *mark);
/** Fills cairo's path, with @part's own hatching where patterns are wanted. */
void studio_chart_fill_part (const StudioChart *chart, const StudioColor *color, int part);
/** The same, hatched whether patterns are wanted or not. */
void studio_chart_fill_hatched (const StudioChart *chart, const StudioColor *color, int part);

/** Returns: the colour of the row's mark. */
StudioColor studio_chart_mark_color (const StudioChart *chart, int row);
/** Returns: the look of the row's value: bold if highlighted, and in the accent where that can be read on the ground. */
StudioTextLook studio_chart_value_look (const StudioChart *chart, int row, double size);
/** Returns: the look of the row's name. */
StudioTextLook studio_chart_label_look (const StudioChart *chart, int row, double size);

/** Returns: the size, at most the chart's, at which every value text is no wider than @width. */
double studio_chart_fit_values (const StudioChart *chart, double width);
/** Returns: the width of the widest figure at the chart's size. */
double studio_chart_widest_value (const StudioChart *chart);
/** Returns: the largest size from @size down to @least at which every name fits @lines lines of @width px; @least if they don't even then, and are shortened. */
double studio_chart_fit_labels (const StudioChart *chart, double size, double least, double width, int lines);
/** As studio_chart_fit_labels() from sizes[0] to sizes[1] in two lines, or in up to four where fewer would need the least size. @lines: (out) */
double studio_chart_fit_wrapped (const StudioChart *chart, const double sizes[2], double width, int *lines);
/**
 * Returns: how figures of @widest px at the chart's size fit columns of @room px: level, else turned. Whether each has room depends on
 * @room alone when they are turned, so that studio-chart-issues can tell it.
 */
StudioChartFigures studio_chart_fit_figures (const StudioChart *chart, double widest, double room);
/** Returns: the height of a line of figures. */
double studio_chart_figure_height (const StudioChart *chart, double size);
/** Draws a figure beyond the end of a column at @end, @below it or above. */
void studio_chart_draw_figure (const StudioChart *chart, const StudioChartFigures *figures, const char *string, const StudioTextLook *look, StudioPoint end, gboolean below);
/** Returns: every how many of rows @pitch px apart one may be named: 1 up to twelve rows. */
int studio_chart_get_name_step (const StudioChart *chart, double pitch);
/** Returns: the room of a name under columns @pitch px apart of which each @step-th is named. */
double studio_chart_get_name_width (double pitch, int step);
/** Whether the row's figure is written where there are too many to write all: the first, the last, the highest, the lowest, the highlighted. */
gboolean studio_chart_is_told (const StudioChart *chart, int row);
/** Returns: the look of the row's name in a box of its own, without a halo; a name with a word too long for @width gets one line. */
StudioTextLook studio_chart_boxed_label_look (const StudioChart *chart, int row, double size, double width, int lines);
/** Returns: the height of the highest name at @size in @width px and at most @lines lines. */
double studio_chart_labels_height (const StudioChart *chart, double size, double width, int lines);

/** Draws @string centred on @x from @y downwards, moved sideways to stay in the chart's rect. */
void studio_chart_draw_centered (const StudioChart *chart, const char *string, const StudioTextLook *look, double x, double y);
/** Returns: how all names fit left of rows of @pitch px: in one line if that needs little shrinking, else in up to four. */
StudioChartNames studio_chart_fit_names (const StudioChart *chart, double pitch);
/** Draws the row's name left of @middle's height, from the rect's left edge. */
void studio_chart_draw_name (const StudioChart *chart, const StudioChartNames *names, int row, double middle);
/** Makes the path of a column or bar whose outer end, the one with the brand's cap, is at @end. No path if it has no area. */
void studio_chart_mark_path (const StudioChart *chart, const StudioRect *mark, StudioEdge end);
/** Makes the path of the brand's small mark, a square whose corners are as the brand's caps. */
void studio_chart_sign_path (const StudioChart *chart, const StudioRect *box);
/** Fills a column or bar whose outer end, the one with the brand's cap, is at @end. Draws nothing if it has no area. */
void studio_chart_fill_mark (const StudioChart *chart, const StudioRect *mark, StudioEdge end, const StudioColor *color);
/** Draws the 2 px base line. */
void studio_chart_draw_base (const StudioChart *chart, StudioPoint from, StudioPoint to);
/** Draws the dotted line of the target. */
void studio_chart_draw_target (const StudioChart *chart, StudioPoint from, StudioPoint to);

G_END_DECLS
