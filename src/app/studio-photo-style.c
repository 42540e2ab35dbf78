#include "config.h"

#include "studio-photo-style.h"

#include <math.h>

#define SHADE_SHARE 0.55

static const char *const edge_names[] = { "top", "right", "bottom", "left" };

static JsonArray *
array_of (JsonNode *scrims)
{
  return scrims != NULL && JSON_NODE_HOLDS_ARRAY (scrims) ? json_node_get_array (scrims) : NULL;
}

/* A scrim that names no edge lies at the top. */
static gboolean
is_at (JsonNode *scrim,
       StudioEdge edge)
{
  const char *name = JSON_NODE_HOLDS_OBJECT (scrim) ? studio_json_peek_string (json_node_get_object (scrim), "edge") : NULL;

  return g_str_equal (name != NULL ? name : edge_names[STUDIO_EDGE_TOP], edge_names[edge]);
}

gboolean
studio_photo_style_is_shaded (JsonNode *scrims,
                              StudioEdge edge)
{
  JsonArray *list = array_of (scrims);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
    if (is_at (json_array_get_element (list, i), edge))
      return TRUE;
  }
  return FALSE;
}

static JsonObject *
make_shade (StudioEdge edge,
            double length)
{
  JsonObject *shade = json_object_new ();

  json_object_set_string_member (shade, "edge", edge_names[edge]);
  json_object_set_double_member (shade, "size", round (CLAMP (length * SHADE_SHARE, 0, 8000)));
  json_object_set_string_member (shade, "color", STUDIO_PHOTO_SHADE_COLOR);
  return shade;
}

static JsonNode *
take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  json_node_seal (node);
  return node;
}

JsonNode *
studio_photo_style_shade (JsonNode *scrims,
                          StudioEdge edge,
                          double length,
                          gboolean shaded)
{
  JsonArray *list = array_of (scrims), *result = json_array_new ();

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
    JsonNode *scrim = json_array_get_element (list, i);

    /* room for the new one: a layer has four at most */
    if (!is_at (scrim, edge) && json_array_get_length (result) < STUDIO_PHOTO_MAX_SCRIMS - 1)
      json_array_add_element (result, json_node_ref (scrim));
  }
  if (shaded)
    json_array_add_object_element (result, make_shade (edge, length));
  return take_array (result);
}

JsonNode *
studio_photo_style_duotone (const char *dark,
                            const char *light)
{
  JsonArray *pair = json_array_new ();

  if (dark != NULL && light != NULL) {
    json_array_add_string_element (pair, dark);
    json_array_add_string_element (pair, light);
  }
  return take_array (pair);
}
