#include "config.h"

#include "studio-layer-private.h"

#include <glib/gi18n-lib.h>

static gboolean
read_line_point (const StudioJsonAt *at,
                 StudioPoint *point,
                 GError **error)
{
  double *parts[] = { &point->x, &point->y };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    StudioJsonAt part;
    double value = -1;

    if (studio_json_at_length (at) == G_N_ELEMENTS (parts) && studio_json_at_element (at, i, &part) && JSON_NODE_HOLDS_VALUE (part.node) &&
        json_node_get_value_type (part.node) != G_TYPE_STRING)
      value = json_node_get_double (part.node);
    if (!(value >= 0 && value <= 1)) {
      studio_json_at_error (error, at, _ ("must be two shares of the box, from 0 to 1"));
      return FALSE;
    }
    *parts[i] = value;
  }
  return TRUE;
}

static gboolean
read_line_points (const StudioJsonAt *at,
                  StudioLineSpec *line,
                  GError **error)
{
  StudioJsonAt list, item;
  guint n_points;

  line->points[1] = (StudioPoint){ 1, 1 };
  line->n_points = 2;
  if (!studio_json_get_array (at, "points", FALSE, &list, error))
    return FALSE;
  if (list.node == NULL)
    return TRUE;
  n_points = studio_json_at_length (&list);
  if (n_points < 2 || n_points > STUDIO_LINE_MAX_POINTS) {
    studio_json_at_error (error, &list, _ ("needs 2 to %d points"), STUDIO_LINE_MAX_POINTS);
    return FALSE;
  }
  for (guint i = 0; i < n_points; i++) {
    studio_json_at_element (&list, i, &item);
    if (!read_line_point (&item, &line->points[i], error))
      return FALSE;
  }
  line->n_points = (int) n_points;
  return TRUE;
}

gboolean
studio_layer_read_line (const StudioJsonAt *at,
                        StudioBrand *brand,
                        StudioLayer *layer,
                        GError **error)
{
  static const char *const routes[] = { "straight", "elbow", "curve", NULL };
  static const char *const heads[] = { "none", "arrow", "triangle", "dot", "bar", NULL };
  StudioLineSpec *line = &layer->line;
  int route = 0, start = 0, end = 0;
  double bends = 2;

  /* it has no box that could be filled or throw a shadow */
  layer->fill.kind = STUDIO_PAINT_NONE;
  layer->shadow.color.a = 0;
  line->bend = 0.5;
  line->round = TRUE;
  /* a line that nothing is said of is still seen */
  if (layer->stroke.width <= 0) {
    layer->stroke.width = 4;
    studio_brand_lookup_color (brand, "ink", &layer->stroke.color);
  }
  if (!read_line_points (at, line, error) ||
      !studio_json_get_choice (at, "route", routes, &route, error) ||
      !studio_json_get_choice (at, "start", heads, &start, error) ||
      !studio_json_get_choice (at, "end", heads, &end, error) ||
      !studio_json_get_ranged (at, "bends", 1, 2, &bends, error) ||
      !studio_json_get_ranged (at, "bend", 0, 1, &line->bend, error) ||
      !studio_json_get_boolean (at, "upright", FALSE, &line->upright, error) ||
      !studio_json_get_boolean (at, "round", FALSE, &line->round, error))
    return FALSE;
  line->route = (StudioLineRoute) route;
  line->bends = (int) bends;
  line->start = (StudioLineHead) start;
  line->end = (StudioLineHead) end;
  return TRUE;
}

gboolean
studio_layer_read_drawing (const StudioJsonAt *at,
                           StudioBrand *brand,
                           StudioDrawingSpec *drawing,
                           GError **error)
{
  const char *asset = NULL, *sample = NULL;
  StudioJsonAt value;

  if (!studio_layer_read_color (at, "tint", brand, &drawing->tint, error))
    return FALSE;
  /* an unfilled field arrives as "" */
  if (!studio_json_at_member (at, "drawing", &value) || !JSON_NODE_HOLDS_OBJECT (value.node))
    return TRUE;
  if (!studio_json_get_string (&value, "asset", FALSE, &asset, error) ||
      !studio_json_get_string (&value, "sample", FALSE, &sample, error))
    return FALSE;
  drawing->asset = asset != NULL ? g_strdup (asset) : sample != NULL ? g_strconcat ("sample:", sample, NULL)
                                                                     : NULL;
  return TRUE;
}
