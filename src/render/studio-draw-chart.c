#include "config.h"

#include "studio-draw-chart.h"

#include "studio-chart.h"
#include "studio-draw-outline.h"

#define DEFAULT_SIZE 24.0
#define HIGHLIGHT_LAST -1
#define HIGHLIGHT_LARGEST -2

static int
find_last (const StudioChart *chart)
{
  double value;

  for (int i = chart->n_rows - 1; i >= 0; i--) {
    if (studio_chart_get_value (chart, i, &value))
      return i;
  }
  return -1;
}

static int
find_largest (const StudioChart *chart)
{
  int largest = -1;
  double best = 0, value;

  for (int i = 0; i < chart->n_rows; i++) {
    if (studio_chart_get_value (chart, i, &value) && (largest < 0 || value > best)) {
      largest = i;
      best = value;
    }
  }
  return largest;
}

static int
resolve_highlight (const StudioChart *chart)
{
  int wanted = chart->spec->highlight;

  if (wanted == HIGHLIGHT_LAST)
    return find_last (chart);
  if (wanted == HIGHLIGHT_LARGEST)
    return find_largest (chart);
  return wanted >= 0 && wanted < chart->n_rows ? wanted : -1;
}

static void
draw_kind (const StudioChart *chart)
{
  switch (chart->spec->kind) {
  case STUDIO_CHART_BAR:
    studio_chart_bar (chart);
    break;
  case STUDIO_CHART_LINE:
  case STUDIO_CHART_AREA:
    studio_chart_line (chart);
    break;
  case STUDIO_CHART_DONUT:
    studio_chart_donut (chart);
    break;
  case STUDIO_CHART_PROGRESS:
    studio_chart_progress (chart);
    break;
  case STUDIO_CHART_PICTOGRAM:
  case STUDIO_CHART_TABLE:
    studio_chart_bar (chart);
    break;
  case STUDIO_CHART_RING:
  case STUDIO_CHART_NUMBER:
    studio_chart_progress (chart);
    break;
  case STUDIO_CHART_COLUMN:
  case STUDIO_CHART_N_KINDS:
  default:
    studio_chart_column (chart);
    break;
  }
}

void
studio_draw_chart (cairo_t *cr,
                   PangoContext *context,
                   const StudioRect *rect,
                   const StudioChartSpec *spec)
{
  g_autoptr (StudioChartText) text = NULL;
  StudioChart chart = { 0 };

  g_return_if_fail (cr != NULL && PANGO_IS_CONTEXT (context) && rect != NULL && spec != NULL);

  if (!studio_draw_rect_usable (rect) || spec->rows == NULL || spec->rows->len == 0)
    return;
  text = studio_chart_text_new (context, spec->family);
  chart.cr = cr;
  chart.text = text;
  chart.spec = spec;
  chart.rect = *rect;
  /* in a box of less than six lines' height the marks would have no room beside the labels */
  chart.size = MIN (spec->size > 0 ? spec->size : DEFAULT_SIZE, MIN (rect->h / 6, rect->w / 4));
  chart.n_rows = MIN (spec->rows->len, STUDIO_CHART_MAX_ROWS);
  chart.highlight = resolve_highlight (&chart);
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  draw_kind (&chart);
  cairo_restore (cr);
}
