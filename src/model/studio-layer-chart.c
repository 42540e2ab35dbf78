#include "config.h"

#include "studio-layer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-chart-figures.h"

/* A label is cut by the drawing long before; this keeps a hostile file small. */
#define MAX_LABEL 2000

/* Returns: "" when there is none */
static const char *
row_text (JsonObject *row,
          const char *name)
{
  const char *text = studio_json_peek_string (row, name);

  return text != NULL ? text : "";
}

static char *
dup_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, MIN ((gssize) strlen (text), MAX_LABEL));

  return g_steal_pointer (&valid);
}

static void
read_cell (StudioChartSpec *chart,
           const char *text,
           StudioChartCell *cell)
{
  StudioNumber number = { 0 };
  gboolean read = studio_number_parse (text, &number, NULL);

  chart->notes.unread += !read;
  cell->missing = !read || number.kind == STUDIO_NUMBER_MISSING;
  cell->number = number.kind;
  cell->decimals = number.decimals;
  cell->value = number.kind == STUDIO_NUMBER_PERCENT ? number.value * 100 : number.value;
}

/* The figures of the second series and on, as typed. Returns: how many there are */
static int
read_others (StudioChartSpec *chart,
             JsonObject *object,
             StudioChartRow *row)
{
  JsonNode *node = json_object_get_member (object, "lain");
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  int n = list != NULL ? (int) MIN (json_array_get_length (list), G_MAXINT16) : 0;

  for (int i = 0; i < MIN (n, STUDIO_CHART_MAX_SERIES - 1); i++) {
    JsonNode *item = json_array_get_element (list, (guint) i);

    read_cell (chart, JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING ? json_node_get_string (item) : "", &row->cells[i + 1]);
  }
  return n;
}

static void
read_row (StudioChartSpec *chart,
          JsonObject *object,
          int index)
{
  StudioChartRow row = { .index = index };
  int others;

  if (chart->rows->len >= STUDIO_CHART_MAX_ROWS) {
    chart->notes.left_out++;
    return;
  }
  for (int i = 0; i < STUDIO_CHART_MAX_SERIES; i++)
    row.cells[i].missing = TRUE;
  row.label = dup_text (row_text (object, "label"));
  row.unit = dup_text (row_text (object, "satuan"));
  read_cell (chart, row_text (object, "nilai"), &row.cells[0]);
  others = read_others (chart, object, &row);
  chart->n_series = MAX (chart->n_series, MIN (others + 1, STUDIO_CHART_MAX_SERIES));
  chart->notes.hidden_series = MAX (chart->notes.hidden_series, others + 1 - STUDIO_CHART_MAX_SERIES);
  g_array_append_val (chart->rows, row);
}

static void
read_chart_rows (const StudioJsonAt *at,
                 StudioChartSpec *chart)
{
  StudioJsonAt list, item;

  chart->rows = studio_chart_rows_new ();
  chart->n_series = 1;
  /* an unfilled field without a sample arrives as "" */
  if (!studio_json_at_member (at, "rows", &list) || !JSON_NODE_HOLDS_ARRAY (list.node))
    return;
  for (guint i = 0; studio_json_at_element (&list, i, &item); i++) {
    if (JSON_NODE_HOLDS_OBJECT (item.node))
      read_row (chart, json_node_get_object (item.node), (int) i);
  }
}

static gboolean
read_series (const StudioJsonAt *at,
             StudioChartSpec *chart,
             GError **error)
{
  StudioJsonAt list, item;

  /* a token whose field is unfilled arrives as "" */
  if (studio_json_at_member (at, "series", &list) && !JSON_NODE_HOLDS_ARRAY (list.node) && JSON_NODE_HOLDS_VALUE (list.node))
    return TRUE;
  if (!studio_json_get_array (at, "series", FALSE, &list, error))
    return FALSE;
  for (guint i = 0; list.node != NULL && i < STUDIO_CHART_MAX_SERIES && studio_json_at_element (&list, i, &item); i++) {
    if (JSON_NODE_HOLDS_VALUE (item.node) && json_node_get_value_type (item.node) == G_TYPE_STRING)
      chart->series[i] = dup_text (json_node_get_string (item.node));
  }
  return TRUE;
}

/* The brand's own, in its order; without one the tokens that every brand has. */
static void
read_brand_palette (StudioBrand *brand,
                    StudioChartSpec *chart)
{
  static const char *const names[] = { "primary", "accent", "accent2", "deep", "muted" };
  JsonNode *own = studio_json_lookup (studio_brand_get_json (brand), "chart/palette");
  JsonArray *list = own != NULL && JSON_NODE_HOLDS_ARRAY (own) ? json_node_get_array (own) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list) && chart->n_colors < STUDIO_CHART_MAX_COLORS; i++) {
    JsonNode *item = json_array_get_element (list, i);

    if (JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING)
      chart->n_colors += studio_brand_lookup_color (brand, json_node_get_string (item), &chart->palette[chart->n_colors]);
  }
  for (guint i = 0; chart->n_colors == 0 && i < G_N_ELEMENTS (names); i++)
    studio_brand_lookup_color (brand, names[i], &chart->palette[i]);
  if (chart->n_colors == 0)
    chart->n_colors = G_N_ELEMENTS (names);
}

static gboolean
read_palette (const StudioJsonAt *at,
              StudioBrand *brand,
              StudioChartSpec *chart,
              GError **error)
{
  StudioJsonAt list, item;

  if (!studio_json_get_array (at, "palette", FALSE, &list, error))
    return FALSE;
  if (list.node == NULL) {
    read_brand_palette (brand, chart);
    return TRUE;
  }
  for (guint i = 0; chart->n_colors < STUDIO_CHART_MAX_COLORS && studio_json_at_element (&list, i, &item); i++) {
    const char *name = JSON_NODE_HOLDS_VALUE (item.node) ? json_node_get_string (item.node) : NULL;

    if (name == NULL || !studio_brand_lookup_color (brand, name, &chart->palette[chart->n_colors++])) {
      studio_json_at_error (error, &item, _ ("must be a colour"));
      return FALSE;
    }
  }
  return TRUE;
}

/* Of a ranking the first place stands out, of a course of time the newest figure. */
static int
usual_highlight (const StudioChartSpec *chart)
{
  if (chart->n_series > 1 && !studio_chart_figures_shows_one (chart->kind))
    return STUDIO_CHART_HIGHLIGHT_NONE;
  if (chart->kind == STUDIO_CHART_MAP)
    return STUDIO_CHART_HIGHLIGHT_NONE;
  if (chart->sort != STUDIO_CHART_SORT_NONE || chart->kind == STUDIO_CHART_DONUT)
    return STUDIO_CHART_HIGHLIGHT_LARGEST;
  if (chart->kind == STUDIO_CHART_RING || chart->kind == STUDIO_CHART_PICTOGRAM)
    return STUDIO_CHART_HIGHLIGHT_ALL;
  return STUDIO_CHART_HIGHLIGHT_LAST;
}

static gboolean
read_highlight (const StudioJsonAt *at,
                StudioChartSpec *chart,
                GError **error)
{
  static const char *const names[] = { "last", "largest", "none", NULL };
  StudioJsonAt place;
  guint64 number;
  int choice = 0;

  if (!studio_json_at_member (at, "highlight", &place)) {
    chart->highlight = usual_highlight (chart);
    return TRUE;
  }
  if (JSON_NODE_HOLDS_VALUE (place.node) && json_node_get_value_type (place.node) == G_TYPE_INT64)
    return studio_json_get_int (at, "highlight", TRUE, &chart->highlight, error);
  /* a token gives the number as text */
  if (JSON_NODE_HOLDS_VALUE (place.node) && json_node_get_value_type (place.node) == G_TYPE_STRING &&
      g_ascii_string_to_unsigned (json_node_get_string (place.node), 10, 0, G_MAXINT16, &number, NULL)) {
    chart->highlight = (int) number;
    return TRUE;
  }
  if (!studio_json_get_choice (at, "highlight", names, &choice, error))
    return FALSE;
  chart->highlight = STUDIO_CHART_HIGHLIGHT_LAST - choice;
  return TRUE;
}

/* True for all that an element brings along, or a list of what is still as it came. */
static gboolean
read_example (const StudioJsonAt *at)
{
  StudioJsonAt place, item;

  if (!studio_json_at_member (at, "example", &place))
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (place.node))
    return json_node_get_value_type (place.node) == G_TYPE_BOOLEAN && json_node_get_boolean (place.node);
  for (guint i = 0; studio_json_at_element (&place, i, &item); i++) {
    if (JSON_NODE_HOLDS_VALUE (item.node) && g_strcmp0 (json_node_get_string (item.node), "rows") == 0)
      return TRUE;
  }
  return FALSE;
}

/* The target may come from a field, so it may be a string as a person types it. */
static void
read_target (const StudioJsonAt *at,
             StudioChartSpec *chart)
{
  StudioJsonAt place;
  StudioNumber number;

  if (!studio_json_at_member (at, "target", &place) || !JSON_NODE_HOLDS_VALUE (place.node))
    return;
  if (json_node_get_value_type (place.node) != G_TYPE_STRING) {
    chart->target = json_node_get_double (place.node);
    chart->has_target = TRUE;
  } else if (studio_number_parse (json_node_get_string (place.node), &number, NULL) && number.kind != STUDIO_NUMBER_MISSING) {
    chart->target = number.kind == STUDIO_NUMBER_PERCENT ? number.value * 100 : number.value;
    chart->has_target = TRUE;
  }
}

/* Named as a photo is. The areas are fetched when the post is at hand, by studio_chart_areas_set(). */
static gboolean
read_map (const StudioJsonAt *at,
          StudioChartSpec *chart,
          GError **error)
{
  const char *asset = NULL, *sample = NULL;
  double classes = STUDIO_CHART_USUAL_CLASSES;
  StudioJsonAt value;

  if (!studio_json_get_ranged (at, "classes", STUDIO_CHART_LEAST_CLASSES, STUDIO_CHART_MAX_CLASSES, &classes, error))
    return FALSE;
  chart->classes = (int) classes;
  if (!studio_json_at_member (at, "map", &value) || !JSON_NODE_HOLDS_OBJECT (value.node))
    return TRUE;
  if (!studio_json_get_string (&value, "asset", FALSE, &asset, error) ||
      !studio_json_get_string (&value, "sample", FALSE, &sample, error))
    return FALSE;
  chart->map = asset == NULL && sample != NULL ? g_strconcat ("sample:", sample, NULL) : g_strdup (asset);
  return TRUE;
}

/* The brand's caps, unless the template says otherwise. */
static gboolean
read_cap (const StudioJsonAt *at,
          StudioBrand *brand,
          StudioChartSpec *chart,
          GError **error)
{
  JsonNode *own = studio_json_lookup (studio_brand_get_json (brand), "chart");
  StudioJsonAt defaults = studio_json_at_root ("brand.json", own);
  StudioOutline cap = { .kind = STUDIO_OUTLINE_RECT };

  if ((own != NULL && JSON_NODE_HOLDS_OBJECT (own) && !studio_layer_read_outline (&defaults, "cap", &cap, error)) ||
      !studio_layer_read_outline (at, "cap", &cap, error))
    return FALSE;
  chart->cap_style = cap.corner_style[0];
  chart->cap_size = cap.corner_size[0];
  return TRUE;
}

static gboolean
read_text (const StudioJsonAt *at,
           const char *name,
           char **text,
           GError **error)
{
  const char *found = NULL;

  if (!studio_json_get_string (at, name, FALSE, &found, error))
    return FALSE;
  if (found != NULL && *found != '\0')
    *text = dup_text (found);
  return TRUE;
}

static gboolean
read_words (const StudioJsonAt *at,
            StudioChartSpec *chart,
            GError **error)
{
  return read_text (at, "icon", &chart->icon, error) &&
         read_text (at, "head", &chart->head, error) &&
         read_text (at, "unit", &chart->unit, error) &&
         read_text (at, "period", &chart->period, error) &&
         read_text (at, "source", &chart->source, error) &&
         read_series (at, chart, error);
}

static gboolean
read_choices (const StudioJsonAt *at,
              StudioChartSpec *chart,
              GError **error)
{
  static const char *const kinds[] = { "column", "bar", "line", "area", "donut", "progress", "ring", "pictogram", "number", "table", "map", NULL };
  static const char *const arranges[] = { "grouped", "stacked", "share", NULL };
  static const char *const sorts[] = { "none", "down", "up", NULL };
  static const char *const rests[] = { "part", "round", NULL };
  static const char *const goods[] = { "none", "up", "down", NULL };
  static const char *const steps[] = { "share", "equal", NULL };
  int kind = 0, arrange = 0, sort = 0, rest = 0, good = 0, step = 0;

  if (!studio_json_get_choice (at, "chart", kinds, &kind, error) ||
      !studio_json_get_choice (at, "arrange", arranges, &arrange, error) ||
      !studio_json_get_choice (at, "sort", sorts, &sort, error) ||
      !studio_json_get_choice (at, "rest", rests, &rest, error) ||
      !studio_json_get_choice (at, "good", goods, &good, error) ||
      !studio_json_get_choice (at, "steps", steps, &step, error))
    return FALSE;
  chart->kind = (StudioChartKind) kind;
  chart->arrange = (StudioChartArrange) arrange;
  chart->sort = (StudioChartSort) sort;
  chart->round = rest == 1;
  chart->good = (StudioChartGood) good;
  chart->steps = (StudioChartSteps) step;
  return TRUE;
}

static gboolean
read_switches (const StudioJsonAt *at,
               StudioChartSpec *chart,
               GError **error)
{
  StudioJsonAt place;
  gboolean zero = TRUE;

  if (!studio_json_get_boolean (at, "patterns", FALSE, &chart->patterns, error) ||
      !studio_json_get_boolean (at, "honest", FALSE, &chart->honest, error) ||
      !studio_json_get_boolean (at, "total", FALSE, &chart->total, error) ||
      !studio_json_get_boolean (at, "zero", FALSE, &zero, error) ||
      !studio_json_get_ranged (at, "per", 0, 1e15, &chart->per, error))
    return FALSE;
  if (studio_json_at_member (at, "zero", &place))
    chart->zero = zero ? STUDIO_CHART_ZERO_ALWAYS : STUDIO_CHART_ZERO_FREE;
  return TRUE;
}

static gboolean
read_colors (const StudioJsonAt *at,
             StudioBrand *brand,
             StudioChartSpec *chart,
             GError **error)
{
  studio_brand_lookup_color (brand, "ink", &chart->color);
  studio_brand_lookup_color (brand, "muted/40", &chart->muted);
  studio_brand_lookup_color (brand, "accent", &chart->accent);
  studio_brand_lookup_color (brand, "surface", &chart->ground);
  studio_brand_lookup_color (brand, "success", &chart->up);
  studio_brand_lookup_color (brand, "danger", &chart->down);
  return studio_layer_read_color (at, "color", brand, &chart->color, error) &&
         studio_layer_read_color (at, "muted", brand, &chart->muted, error) &&
         studio_layer_read_color (at, "accent", brand, &chart->accent, error) &&
         studio_layer_read_color (at, "ground", brand, &chart->ground, error) &&
         read_palette (at, brand, chart, error);
}

static gboolean
read_fonts (const StudioJsonAt *at,
            StudioBrand *brand,
            StudioChartSpec *chart,
            GError **error)
{
  const char *font = "body";
  StudioTypeStyle style;

  if (!studio_json_get_string (at, "font", FALSE, &font, error))
    return FALSE;
  if (studio_brand_lookup_type (brand, font, &style) || studio_brand_lookup_type (brand, "body", &style))
    chart->family = g_strdup (style.family);
  if (!studio_brand_lookup_type (brand, "figure", &style))
    return TRUE;
  chart->figure_family = g_strdup (style.family);
  chart->figure_features = g_strdup (style.features);
  chart->figure_weight = style.weight;
  chart->figure_tracking = style.tracking;
  return TRUE;
}

gboolean
studio_layer_read_chart (const StudioJsonAt *at,
                         StudioBrand *brand,
                         StudioChartSpec *chart,
                         GError **error)
{
  chart->size = 24;
  if (!read_choices (at, chart, error) ||
      !read_switches (at, chart, error) ||
      !read_words (at, chart, error) ||
      !read_map (at, chart, error) ||
      !read_fonts (at, brand, chart, error) ||
      !studio_json_get_ranged (at, "size", 4, 400, &chart->size, error) ||
      !read_colors (at, brand, chart, error) ||
      !read_cap (at, brand, chart, error))
    return FALSE;
  read_target (at, chart);
  chart->example = read_example (at);
  read_chart_rows (at, chart);
  if (!read_highlight (at, chart, error))
    return FALSE;
  studio_chart_figures_prepare (chart);
  return TRUE;
}

void
studio_layer_clear_chart (StudioChartSpec *chart)
{
  g_clear_pointer (&chart->rows, g_array_unref);
  g_clear_pointer (&chart->geo, studio_geo_unref);
  g_clear_pointer (&chart->map_rows, g_array_unref);
  g_free (chart->map);
  g_free (chart->icon);
  g_free (chart->head);
  g_free (chart->unit);
  g_free (chart->period);
  g_free (chart->source);
  g_free (chart->family);
  g_free (chart->figure_family);
  g_free (chart->figure_features);
  for (guint i = 0; i < G_N_ELEMENTS (chart->series); i++)
    g_free (chart->series[i]);
}
