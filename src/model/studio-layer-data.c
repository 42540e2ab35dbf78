#include "config.h"

#include "studio-layer-private.h"
#include "studio-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
read_point (const StudioJsonAt *at,
            const char *name,
            StudioPoint *point)
{
  StudioJsonAt place;
  JsonArray *pair;

  if (!studio_json_at_member (at, name, &place) || !JSON_NODE_HOLDS_ARRAY (place.node))
    return;
  pair = json_node_get_array (place.node);
  if (json_array_get_length (pair) != 2)
    return;
  point->x = CLAMP (json_array_get_double_element (pair, 0), 0, 1);
  point->y = CLAMP (json_array_get_double_element (pair, 1), 0, 1);
}

static void
read_crop (const StudioJsonAt *at,
           StudioRect *crop)
{
  StudioJsonAt place;
  JsonArray *four;
  StudioRect rect;

  if (!studio_json_at_member (at, "crop", &place) || !JSON_NODE_HOLDS_ARRAY (place.node))
    return;
  four = json_node_get_array (place.node);
  if (json_array_get_length (four) != 4)
    return;
  rect.x = json_array_get_double_element (four, 0);
  rect.y = json_array_get_double_element (four, 1);
  rect.w = json_array_get_double_element (four, 2);
  rect.h = json_array_get_double_element (four, 3);
  if (rect.w > 0 && rect.h > 0 && rect.x >= 0 && rect.y >= 0 && rect.x + rect.w <= 1.0001 && rect.y + rect.h <= 1.0001)
    *crop = rect;
}

static gboolean
read_scrims (const StudioJsonAt *at,
             StudioBrand *brand,
             StudioPhotoSpec *photo,
             GError **error)
{
  static const char *const edges[] = { "top", "right", "bottom", "left", NULL };
  StudioJsonAt list, item;

  if (!studio_json_get_array (at, "scrims", FALSE, &list, error))
    return FALSE;
  if (list.node == NULL)
    return TRUE;
  for (guint i = 0; i < STUDIO_PHOTO_MAX_SCRIMS && studio_json_at_element (&list, i, &item); i++) {
    StudioScrim *scrim = &photo->scrims[photo->n_scrims++];
    int edge = 0;

    if (!studio_json_get_choice (&item, "edge", edges, &edge, error) ||
        !studio_json_get_ranged (&item, "size", 0, 8000, &scrim->size, error) ||
        !studio_layer_read_color (&item, "color", brand, &scrim->color, error))
      return FALSE;
    scrim->edge = (StudioEdge) edge;
  }
  return TRUE;
}

static gboolean
read_photo_value (const StudioJsonAt *at,
                  StudioPhotoSpec *photo,
                  GError **error)
{
  const char *asset = NULL, *sample = NULL;
  StudioJsonAt value;

  /* an unfilled field without a sample arrives as "" */
  if (!studio_json_at_member (at, "photo", &value) || !JSON_NODE_HOLDS_OBJECT (value.node))
    return TRUE;
  if (!studio_json_get_string (&value, "asset", FALSE, &asset, error) ||
      !studio_json_get_string (&value, "sample", FALSE, &sample, error))
    return FALSE;
  read_point (&value, "focal", &photo->focal);
  read_crop (&value, &photo->crop);
  photo->sample = asset == NULL && sample != NULL;
  photo->asset = photo->sample ? g_strconcat ("sample:", sample, NULL) : g_strdup (asset);
  return TRUE;
}

static gboolean
read_duotone (const StudioJsonAt *at,
              StudioBrand *brand,
              StudioPhotoSpec *photo,
              GError **error)
{
  StudioColor *const colors[] = { &photo->duotone_dark, &photo->duotone_light };
  StudioJsonAt pair, item;

  if (!studio_json_get_array (at, "duotone", FALSE, &pair, error))
    return FALSE;
  /* an empty list takes the template's away */
  if (pair.node == NULL || studio_json_at_length (&pair) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++) {
    const char *name = studio_json_at_element (&pair, i, &item) && JSON_NODE_HOLDS_VALUE (item.node) ? json_node_get_string (item.node) : NULL;

    if (name == NULL || !studio_brand_lookup_color (brand, name, colors[i])) {
      studio_json_at_error (error, &pair, _ ("needs two colours, of the shadows and of the lights"));
      return FALSE;
    }
  }
  photo->duotone = TRUE;
  return TRUE;
}

gboolean
studio_layer_read_photo (const StudioJsonAt *at,
                         StudioBrand *brand,
                         StudioPhotoSpec *photo,
                         GError **error)
{
  photo->focal = (StudioPoint){ 0.5, 0.5 };
  photo->saturation = 1;
  if (!read_photo_value (at, photo, error))
    return FALSE;
  /* what was cropped in one layer goes before what came with the photo */
  read_crop (at, &photo->crop);
  return studio_json_get_boolean (at, "contain", FALSE, &photo->contain, error) &&
         read_scrims (at, brand, photo, error) &&
         studio_json_get_ranged (at, "saturation", 0, 3, &photo->saturation, error) &&
         studio_json_get_ranged (at, "warmth", -1, 1, &photo->warmth, error) &&
         studio_json_get_ranged (at, "brightness", -1, 1, &photo->brightness, error) &&
         studio_json_get_ranged (at, "contrast", -1, 1, &photo->contrast, error) &&
         studio_json_get_ranged (at, "blur", 0, 200, &photo->blur, error) &&
         studio_json_get_ranged (at, "sharpen", 0, 1, &photo->sharpen, error) &&
         read_duotone (at, brand, photo, error);
}

static void
chart_row_clear (gpointer data)
{
  StudioChartRow *row = data;

  g_free (row->label);
  g_free (row->text);
}

/* Returns: "" when there is none */
static const char *
row_text (JsonObject *row,
          const char *name)
{
  const char *text = studio_json_peek_string (row, name);

  return text != NULL ? text : "";
}

/* Longer units stand in the chart's heading, or they would crowd the marks. */
#define MAX_UNIT_CHARS 4

/** What a row said: its figure, and its unit, which belongs to the document. */
typedef struct
{
  StudioNumber number;
  const char *unit;
} Reading;

/* One column of figures has one number of decimals: 82 beside 84,3 is written 82,0. */
static char *
write_figure (const StudioNumber *number,
              int decimals)
{
  g_autofree char *text = studio_number_display (number, TRUE);
  const char *comma = strchr (text, ',');
  int written = comma != NULL ? (int) strlen (comma + 1) : 0;

  if (number->kind != STUDIO_NUMBER_PLAIN || fabs (number->value) >= 1e6 || written >= decimals || decimals > 2)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s%s%.*s", text, comma != NULL ? "" : ",", decimals - written, "00");
}

static void
write_row_texts (GArray *rows,
                 GArray *readings)
{
  int decimals = 0;

  for (guint i = 0; i < readings->len; i++)
    decimals = MAX (decimals, g_array_index (readings, Reading, i).number.decimals);
  for (guint i = 0; i < rows->len; i++) {
    StudioChartRow *row = &g_array_index (rows, StudioChartRow, i);
    const Reading *reading = &g_array_index (readings, Reading, i);
    g_autofree char *figure = row->missing ? g_strdup ("–") : write_figure (&reading->number, decimals);
    gboolean plain = reading->number.kind == STUDIO_NUMBER_PLAIN && !row->missing;

    if (plain && *reading->unit != '\0' && g_utf8_strlen (reading->unit, -1) <= MAX_UNIT_CHARS)
      row->text = g_strdup_printf ("%s%s%s", figure, g_str_equal (reading->unit, "%") ? "\u202f" : "\u00a0", reading->unit);
    else
      row->text = g_steal_pointer (&figure);
  }
}

static gboolean
read_chart_rows (const StudioJsonAt *at,
                 StudioChartSpec *chart,
                 GError **error)
{
  g_autoptr (GArray) readings = g_array_new (FALSE, TRUE, sizeof (Reading));
  StudioJsonAt list, item;

  chart->rows = g_array_new (FALSE, TRUE, sizeof (StudioChartRow));
  g_array_set_clear_func (chart->rows, chart_row_clear);
  /* an unfilled field without a sample arrives as "" */
  if (!studio_json_at_member (at, "rows", &list) || !JSON_NODE_HOLDS_ARRAY (list.node))
    return TRUE;
  for (guint i = 0; studio_json_at_element (&list, i, &item); i++) {
    StudioChartRow row = { 0 };
    StudioNumber number = { 0 };
    Reading reading;

    if (!JSON_NODE_HOLDS_OBJECT (item.node))
      continue;
    row.label = g_strdup (row_text (json_node_get_object (item.node), "label"));
    row.missing = !studio_number_parse (row_text (json_node_get_object (item.node), "nilai"), &number, NULL) || number.kind == STUDIO_NUMBER_MISSING;
    row.value = number.kind == STUDIO_NUMBER_PERCENT ? number.value * 100 : number.value;
    g_array_append_val (chart->rows, row);
    reading = (Reading){ number, row_text (json_node_get_object (item.node), "satuan") };
    g_array_append_val (readings, reading);
  }
  write_row_texts (chart->rows, readings);
  return TRUE;
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
    static const char *const names[] = { "primary", "accent", "accent2", "deep", "muted" };

    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      chart->n_colors += studio_brand_lookup_color (brand, names[i], &chart->palette[chart->n_colors]);
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

static gboolean
read_highlight (const StudioJsonAt *at,
                StudioChartSpec *chart,
                GError **error)
{
  static const char *const names[] = { "last", "largest", "none", NULL };
  StudioJsonAt place;
  int choice = 0;

  chart->highlight = -1;
  if (!studio_json_at_member (at, "highlight", &place))
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (place.node) && json_node_get_value_type (place.node) == G_TYPE_INT64)
    return studio_json_get_int (at, "highlight", TRUE, &chart->highlight, error);
  if (!studio_json_get_choice (at, "highlight", names, &choice, error))
    return FALSE;
  chart->highlight = -1 - choice;
  return TRUE;
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

gboolean
studio_layer_read_chart (const StudioJsonAt *at,
                         StudioBrand *brand,
                         StudioChartSpec *chart,
                         GError **error)
{
  static const char *const kinds[] = { "column", "bar", "line", "donut", "progress", NULL };
  StudioTypeStyle body;
  int kind = 0;

  chart->size = 24;
  studio_brand_lookup_color (brand, "ink", &chart->color);
  studio_brand_lookup_color (brand, "muted/40", &chart->muted);
  studio_brand_lookup_color (brand, "accent", &chart->accent);
  studio_brand_lookup_color (brand, "surface", &chart->ground);
  if (studio_brand_lookup_type (brand, "body", &body))
    chart->family = g_strdup (body.family);
  if (!studio_json_get_choice (at, "chart", kinds, &kind, error) ||
      !studio_json_get_ranged (at, "size", 4, 400, &chart->size, error) ||
      !studio_layer_read_color (at, "color", brand, &chart->color, error) ||
      !studio_layer_read_color (at, "muted", brand, &chart->muted, error) ||
      !studio_layer_read_color (at, "accent", brand, &chart->accent, error) ||
      !studio_layer_read_color (at, "ground", brand, &chart->ground, error) ||
      !read_cap (at, brand, chart, error) ||
      !read_chart_rows (at, chart, error) ||
      !read_palette (at, brand, chart, error) ||
      !read_highlight (at, chart, error))
    return FALSE;
  read_target (at, chart);
  chart->kind = (StudioChartKind) kind;
  return TRUE;
}
