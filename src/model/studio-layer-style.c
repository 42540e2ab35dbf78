#include "config.h"

#include "studio-layer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

gboolean
studio_layer_read_color (const StudioJsonAt *at,
                         const char *name,
                         StudioBrand *brand,
                         StudioColor *color,
                         GError **error)
{
  const char *text = NULL;
  StudioJsonAt place;

  if (!studio_json_get_string (at, name, FALSE, &text, error))
    return FALSE;
  if (text == NULL || studio_brand_lookup_color (brand, text, color))
    return TRUE;
  studio_json_at_member (at, name, &place);
  studio_json_at_error (error, &place, _ ("“%s” is neither a brand colour nor a colour code"), text);
  return FALSE;
}

gboolean
studio_layer_read_four (const StudioJsonAt *at,
                        const char *name,
                        double values[4],
                        gboolean *found,
                        GError **error)
{
  StudioJsonAt place, element;

  *found = studio_json_at_member (at, name, &place);
  if (!*found)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (place.node)) {
    double one = 0;

    if (!studio_json_get_double (at, name, TRUE, &one, error))
      return FALSE;
    for (int i = 0; i < 4; i++)
      values[i] = one;
    return TRUE;
  }
  if (studio_json_at_length (&place) != 4) {
    studio_json_at_error (error, &place, _ ("needs one number or four"));
    return FALSE;
  }
  for (guint i = 0; i < 4; i++) {
    studio_json_at_element (&place, i, &element);
    if (!JSON_NODE_HOLDS_VALUE (element.node) || json_node_get_value_type (element.node) == G_TYPE_STRING) {
      studio_json_at_error (error, &element, _ ("must be a number"));
      return FALSE;
    }
    values[i] = json_node_get_double (element.node);
  }
  return TRUE;
}

gboolean
studio_layer_read_insets (const StudioJsonAt *at,
                          const char *name,
                          StudioInsets *insets,
                          GError **error)
{
  double values[4];
  gboolean found;

  if (!studio_layer_read_four (at, name, values, &found, error))
    return FALSE;
  if (found)
    *insets = (StudioInsets){ values[0], values[1], values[2], values[3] };
  return TRUE;
}

static gboolean
read_stop (const StudioJsonAt *at,
           StudioBrand *brand,
           StudioPaint *paint,
           GError **error)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (at->node) ? json_node_get_array (at->node) : NULL;
  const char *color = NULL;
  double stop_at;

  if (pair != NULL && json_array_get_length (pair) == 2) {
    JsonNode *second = json_array_get_element (pair, 1);

    if (JSON_NODE_HOLDS_VALUE (second))
      color = json_node_get_string (second);
  }
  if (color == NULL || !JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 0)) ||
      !studio_brand_lookup_color (brand, color, &paint->stops[paint->n_stops].color)) {
    studio_json_at_error (error, at, _ ("must be a place from 0 to 1 and a colour"));
    return FALSE;
  }
  stop_at = json_array_get_double_element (pair, 0);
  paint->stops[paint->n_stops++].at = CLAMP (stop_at, 0, 1);
  return TRUE;
}

static gboolean
read_gradient (const StudioJsonAt *at,
               StudioBrand *brand,
               StudioPaint *paint,
               GError **error)
{
  static const char *const kinds[] = { "linear", "radial", NULL };
  StudioJsonAt stops, stop;
  int kind = 0;

  if (!studio_json_get_choice (at, "gradient", kinds, &kind, error) ||
      !studio_json_get_double (at, "angle", FALSE, &paint->angle, error) ||
      !studio_json_get_array (at, "stops", TRUE, &stops, error))
    return FALSE;
  if (studio_json_at_length (&stops) < 2 || studio_json_at_length (&stops) > STUDIO_PAINT_MAX_STOPS) {
    studio_json_at_error (error, &stops, _ ("needs 2 to %d stops"), STUDIO_PAINT_MAX_STOPS);
    return FALSE;
  }
  for (guint i = 0; studio_json_at_element (&stops, i, &stop); i++) {
    if (!read_stop (&stop, brand, paint, error))
      return FALSE;
  }
  paint->kind = kind == 0 ? STUDIO_PAINT_LINEAR : STUDIO_PAINT_RADIAL;
  return TRUE;
}

gboolean
studio_layer_read_paint (const StudioJsonAt *at,
                         const char *name,
                         StudioBrand *brand,
                         StudioPaint *paint,
                         GError **error)
{
  StudioJsonAt place;

  if (!studio_json_at_member (at, name, &place))
    return TRUE;
  *paint = (StudioPaint){ .kind = STUDIO_PAINT_SOLID, .angle = 90 };
  if (JSON_NODE_HOLDS_OBJECT (place.node))
    return read_gradient (&place, brand, paint, error);
  paint->n_stops = 1;
  if (!studio_layer_read_color (at, name, brand, &paint->stops[0].color, error))
    return FALSE;
  if (paint->stops[0].color.a <= 0)
    paint->kind = STUDIO_PAINT_NONE;
  return TRUE;
}

static gboolean
read_dash (const StudioJsonAt *at,
           StudioStroke *stroke,
           GError **error)
{
  StudioJsonAt dash;

  if (!studio_json_get_array (at, "dash", FALSE, &dash, error))
    return FALSE;
  if (dash.node == NULL)
    return TRUE;
  if (studio_json_at_length (&dash) != 2) {
    studio_json_at_error (error, &dash, _ ("needs two lengths"));
    return FALSE;
  }
  stroke->dash[0] = MAX (0, json_array_get_double_element (json_node_get_array (dash.node), 0));
  stroke->dash[1] = MAX (0, json_array_get_double_element (json_node_get_array (dash.node), 1));
  return TRUE;
}

gboolean
studio_layer_read_stroke (const StudioJsonAt *at,
                          const char *name,
                          StudioBrand *brand,
                          StudioStroke *stroke,
                          GError **error)
{
  StudioJsonAt place;

  if (!studio_json_get_object (at, name, FALSE, &place, error))
    return FALSE;
  if (place.node == NULL)
    return TRUE;
  stroke->width = 2;
  return studio_layer_read_color (&place, "color", brand, &stroke->color, error) &&
         studio_json_get_ranged (&place, "width", 0, 400, &stroke->width, error) &&
         read_dash (&place, stroke, error);
}

gboolean
studio_layer_read_shadow (const StudioJsonAt *at,
                          const char *name,
                          StudioBrand *brand,
                          StudioShadow *shadow,
                          GError **error)
{
  StudioJsonAt place;

  if (!studio_json_get_object (at, name, FALSE, &place, error))
    return FALSE;
  if (place.node == NULL)
    return TRUE;
  return studio_layer_read_color (&place, "color", brand, &shadow->color, error) &&
         studio_json_get_ranged (&place, "dx", -400, 400, &shadow->dx, error) &&
         studio_json_get_ranged (&place, "dy", -400, 400, &shadow->dy, error) &&
         studio_json_get_ranged (&place, "blur", 0, 200, &shadow->blur, error);
}
