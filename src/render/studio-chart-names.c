#include "config.h"

#include "studio-chart.h"

#include <math.h>

#define NAME_SHARE 0.44 /* of the width, at most */
#define TEXT_SHARE 0.7  /* of a row's height, at most, for one line of text */
#define LEAST_NAME 0.78 /* of the size that a row allows */
#define LEAST_WRAPPED (LEAST_NAME * 0.85)
#define STEP_ROOM 0.92
#define NAME_ROOM 0.88
#define MAX_LINES 4
/* height of two, three and four lines, in their size */
static const double line_heights[MAX_LINES + 1] = { 0, 0, 2.55, 3.8, 5.05 };

static double
widest_name (const StudioChart *chart,
             double size)
{
  double widest = 0;

  for (int i = 0; i < chart->n_rows; i++) {
    StudioTextLook look = studio_chart_label_look (chart, i, size);

    widest = MAX (widest, studio_chart_text_measure (chart->text, studio_chart_get_label (chart, i), &look).w);
  }
  return widest;
}

double
studio_chart_fit_wrapped (const StudioChart *chart,
                          const double sizes[2],
                          double width,
                          int *lines)
{
  double size = studio_chart_fit_labels (chart, sizes[0], sizes[1], width, 2);

  for (*lines = 2; size <= sizes[1] && *lines < MAX_LINES;) {
    ++*lines;
    size = studio_chart_fit_labels (chart, sizes[0] * LEAST_NAME, sizes[1], width, *lines);
  }
  return size;
}

int
studio_chart_get_name_step (const StudioChart *chart,
                            double pitch)
{
  double widest = widest_name (chart, chart->size * STUDIO_CHART_TOLD_SIZE);

  if (chart->n_rows <= STUDIO_CHART_FEW_ROWS)
    return 1;
  return CLAMP ((int) ceil (widest / (pitch * STEP_ROOM)), 1, MAX (chart->n_rows / 3, 1));
}

double
studio_chart_get_name_width (double pitch,
                             int step)
{
  /* where the last name is moved in to stay on the chart, it comes nearer to the one before */
  double edge = (pitch * step * STEP_ROOM + pitch * 0.38) / 1.5;

  return step > 1 ? MIN (pitch * step * NAME_ROOM, edge) : pitch * NAME_ROOM;
}

static gboolean
is_extreme (const StudioChart *chart,
            int row)
{
  double value, other;
  gboolean lowest = TRUE, highest = TRUE;

  if (!studio_chart_get_value (chart, row, &value))
    return FALSE;
  for (int i = 0; i < chart->n_rows; i++) {
    if (!studio_chart_get_value (chart, i, &other))
      continue;
    lowest = lowest && (i < row ? value < other : value <= other);
    highest = highest && (i < row ? value > other : value >= other);
  }
  return lowest || highest;
}

gboolean
studio_chart_is_told (const StudioChart *chart,
                      int row)
{
  return row == 0 || row == chart->n_rows - 1 || row == chart->highlight || is_extreme (chart, row);
}

StudioChartNames
studio_chart_fit_names (const StudioChart *chart,
                        double pitch)
{
  double share = chart->rect.w * NAME_SHARE;
  double size = MIN (chart->size, pitch * TEXT_SHARE);
  double least = size * LEAST_NAME;
  StudioChartNames names = { .lines = 1 };

  names.size = studio_chart_fit_labels (chart, size, least, share, 1);
  for (int lines = 2; lines <= MAX_LINES && names.size <= least; lines++) {
    double wrapped = MIN (size, pitch / line_heights[lines]);

    if (wrapped < size * LEAST_WRAPPED)
      break;
    names.lines = lines;
    least = MIN (wrapped, size * LEAST_WRAPPED);
    names.size = studio_chart_fit_labels (chart, wrapped, least, share, lines);
  }
  names.width = MIN (ceil (widest_name (chart, names.size)) + 1, share);
  return names;
}

void
studio_chart_draw_name (const StudioChart *chart,
                        const StudioChartNames *names,
                        int row,
                        double middle)
{
  const char *label = studio_chart_get_label (chart, row);
  StudioTextLook look = studio_chart_boxed_label_look (chart, row, names->size, names->width, names->lines);
  StudioSize size = studio_chart_text_measure (chart->text, label, &look);

  studio_chart_text_draw (chart->text, chart->cr, label, &look, (StudioPoint){ chart->rect.x, middle - size.h / 2 });
}
