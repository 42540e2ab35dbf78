#include "config.h"

#include "studio-draw-chart.h"

#include "studio-chart-figures.h"
#include "studio-chart-line.h"
#include "studio-draw-outline.h"

#define DEFAULT_SIZE 24.0

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

  if (wanted == STUDIO_CHART_HIGHLIGHT_LAST)
    return find_last (chart);
  if (wanted == STUDIO_CHART_HIGHLIGHT_LARGEST)
    return find_largest (chart);
  return wanted >= 0 && wanted < chart->n_rows ? wanted : -1;
}

static gboolean
is_stacked (const StudioChart *chart)
{
  return chart->n_series > 1 && chart->spec->arrange != STUDIO_CHART_GROUPED;
}

/* One point has no line: it is a column. Without a map file areas are bars. */
static StudioChartKind
drawn_kind (const StudioChart *chart)
{
  if (chart->spec->kind == STUDIO_CHART_MAP && chart->spec->geo == NULL)
    return STUDIO_CHART_BAR;
  return chart->spec->kind == STUDIO_CHART_AREA && chart->n_rows == 1 ? STUDIO_CHART_COLUMN : chart->spec->kind;
}

static void
draw_columns (const StudioChart *chart,
              gboolean upright)
{
  if (chart->n_series > 1)
    studio_chart_blocks (chart, upright);
  else if (upright)
    studio_chart_column (chart);
  else
    studio_chart_bar (chart);
}

static void
draw_kind (const StudioChart *chart)
{
  switch (drawn_kind (chart)) {
  case STUDIO_CHART_BAR:
    draw_columns (chart, FALSE);
    break;
  case STUDIO_CHART_LINE:
    studio_chart_line (chart);
    break;
  case STUDIO_CHART_AREA:
    if (is_stacked (chart))
      studio_chart_area (chart);
    else
      studio_chart_line (chart);
    break;
  case STUDIO_CHART_DONUT:
    studio_chart_donut (chart);
    break;
  case STUDIO_CHART_PROGRESS:
    studio_chart_progress (chart);
    break;
  case STUDIO_CHART_RING:
    studio_chart_ring (chart);
    break;
  case STUDIO_CHART_PICTOGRAM:
    studio_chart_pictogram (chart);
    break;
  case STUDIO_CHART_NUMBER:
    studio_chart_number (chart);
    break;
  case STUDIO_CHART_TABLE:
    studio_chart_table (chart);
    break;
  case STUDIO_CHART_MAP:
    studio_chart_map (chart);
    break;
  case STUDIO_CHART_COLUMN:
  case STUDIO_CHART_N_KINDS:
  default:
    draw_columns (chart, TRUE);
    break;
  }
}

/* Series that the kind does not draw are told by an issue; a number and a table name theirs themselves. */
static int
drawn_series (const StudioChartSpec *spec)
{
  return studio_chart_figures_shows_one (spec->kind) ? 1 : CLAMP (spec->n_series, 1, STUDIO_CHART_MAX_SERIES);
}

static void
draw_frame (StudioChart *chart)
{
  StudioChartKind kind = drawn_kind (chart);
  gboolean lines = kind == STUDIO_CHART_LINE || kind == STUDIO_CHART_AREA;
  g_autofree char *rule = kind == STUDIO_CHART_PICTOGRAM ? studio_chart_pictogram_dup_rule (chart) : NULL;

  studio_chart_draw_note (chart, kind == STUDIO_CHART_MAP ? studio_chart_map_get_rule (chart) : rule);
  if (kind == STUDIO_CHART_COLUMN || kind == STUDIO_CHART_BAR || (lines && !studio_chart_line_has_ends (chart)))
    studio_chart_draw_keys (chart);
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
  text = studio_chart_text_new (context, spec);
  chart.cr = cr;
  chart.text = text;
  chart.spec = spec;
  chart.rect = *rect;
  /* in a box of less than six lines' height the marks would have no room beside the labels */
  chart.size = MIN (spec->size > 0 ? spec->size : DEFAULT_SIZE, MIN (rect->h / 6, rect->w / 4));
  chart.n_rows = MIN (spec->rows->len, STUDIO_CHART_MAX_ROWS);
  chart.n_series = drawn_series (spec);
  chart.highlight = resolve_highlight (&chart);
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  draw_frame (&chart);
  draw_kind (&chart);
  cairo_restore (cr);
}
