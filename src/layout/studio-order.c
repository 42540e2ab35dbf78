#include "config.h"

#include "studio-order.h"

typedef struct
{
  JsonNode *layer;
  double z;
  guint index;
} Place;

static double
get_z (JsonNode *layer)
{
  JsonNode *z = json_object_get_member (json_node_get_object (layer), "z");

  return z != NULL && JSON_NODE_HOLDS_VALUE (z) && json_node_get_value_type (z) != G_TYPE_STRING ? json_node_get_double (z) : 0;
}

void
studio_order_note (JsonArray *layers,
                   guint from,
                   guint place)
{
  for (guint i = from; i < json_array_get_length (layers); i++) {
    JsonObject *layer = json_array_get_object_element (layers, i);
    JsonNode *z = json_object_get_member (layer, "z");

    if (z == NULL || !JSON_NODE_HOLDS_VALUE (z) || json_node_get_value_type (z) == G_TYPE_STRING)
      json_object_set_double_member (layer, "z", place);
  }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *first = a, *second = b;

  if (first->z < second->z || first->z > second->z)
    return first->z < second->z ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

static gboolean
in_order (JsonArray *layers)
{
  for (guint i = 1; i < json_array_get_length (layers); i++) {
    if (get_z (json_array_get_element (layers, i)) < get_z (json_array_get_element (layers, i - 1)))
      return FALSE;
  }
  return TRUE;
}

JsonArray *
studio_order_sort (JsonArray *layers)
{
  g_autoptr (GArray) places = NULL;
  JsonArray *sorted;

  if (in_order (layers))
    return layers;
  places = g_array_new (FALSE, FALSE, sizeof (Place));
  for (guint i = 0; i < json_array_get_length (layers); i++) {
    Place place = { json_array_get_element (layers, i), get_z (json_array_get_element (layers, i)), i };

    g_array_append_val (places, place);
  }
  g_array_sort (places, compare_places);
  sorted = json_array_sized_new (places->len);
  for (guint i = 0; i < places->len; i++)
    json_array_add_element (sorted, json_node_ref (g_array_index (places, Place, i).layer));
  json_array_unref (layers);
  return sorted;
}
