#include "config.h"

#include "studio-obscure.h"

#include <math.h>
#include <string.h>

#define MEMBER "obscure"
#define SAMPLE_PREFIX "sample:"
#define MIDDLING_STRENGTH 0.5

static const StudioRect whole = { 0, 0, 1, 1 };
static const char *const kind_names[] = { "blur", "pixelate", "fill" };

/* --- one photo's value --- */

static JsonObject *
object_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
array_member (JsonObject *object,
              const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static double
number_of (JsonNode *node,
           double fallback)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING || json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return fallback;
  return json_node_get_double (node);
}

static StudioRect
read_rect (JsonObject *area)
{
  JsonArray *four = array_member (area, "rect");
  double edges[4];

  if (four == NULL || json_array_get_length (four) != 4)
    return whole;
  for (guint i = 0; i < 4; i++)
    edges[i] = number_of (json_array_get_element (four, i), NAN);
  if (!(edges[2] > 0 && edges[3] > 0) || !isfinite (edges[0] + edges[1] + edges[2] + edges[3]))
    return whole;
  edges[2] = CLAMP (edges[0] + edges[2], 0, 1);
  edges[3] = CLAMP (edges[1] + edges[3], 0, 1);
  edges[0] = CLAMP (edges[0], 0, 1);
  edges[1] = CLAMP (edges[1], 0, 1);
  return (StudioRect){ edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1] };
}

static StudioObscureKind
read_kind (JsonObject *area)
{
  const char *name = studio_json_peek_string (area, "kind");

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++) {
    if (g_strcmp0 (name, kind_names[i]) == 0)
      return (StudioObscureKind) i;
  }
  return STUDIO_OBSCURE_FILL;
}

static StudioObscure
read_area (JsonNode *node)
{
  JsonObject *area = object_of (node);
  JsonNode *applied;

  if (area == NULL)
    return (StudioObscure){ whole, STUDIO_OBSCURE_FILL, FALSE, FALSE, 1 };
  applied = json_object_get_member (area, "applied");
  return (StudioObscure){
    .rect = read_rect (area),
    .kind = read_kind (area),
    .ellipse = g_strcmp0 (studio_json_peek_string (area, "shape"), "ellipse") == 0,
    .applied = applied != NULL && JSON_NODE_HOLDS_VALUE (applied) && json_node_get_value_type (applied) == G_TYPE_BOOLEAN && json_node_get_boolean (applied),
    .strength = CLAMP (number_of (json_object_get_member (area, "strength"), MIDDLING_STRENGTH), 0, 1),
  };
}

static void
add_whole (GArray *areas)
{
  StudioObscure all = read_area (NULL);

  g_array_append_val (areas, all);
}

/* Returns: (nullable): the photo's areas as they are written, whatever they are */
static JsonNode *
areas_of (JsonObject *photo)
{
  JsonNode *node = photo != NULL ? json_object_get_member (photo, MEMBER) : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/* @node: (nullable): as areas_of() gives it */
static void
add_areas (JsonNode *node,
           GArray *areas)
{
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint length = list != NULL ? json_array_get_length (list) : 0;

  for (guint i = 0; i < MIN (length, STUDIO_OBSCURE_MAX); i++) {
    StudioObscure area = read_area (json_array_get_element (list, i));

    /* an area that lies beside the photo hides nothing */
    if (area.rect.w > 0 && area.rect.h > 0)
      g_array_append_val (areas, area);
  }
  if (length > STUDIO_OBSCURE_MAX || (node != NULL && list == NULL))
    add_whole (areas);
}

GArray *
studio_obscure_read (JsonNode *photo)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (StudioObscure));

  add_areas (areas_of (object_of (photo)), areas);
  return areas;
}

static JsonNode *
write_area (const StudioObscure *area)
{
  JsonObject *object = json_object_new ();
  JsonArray *rect = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_array_add_double_element (rect, area->rect.x);
  json_array_add_double_element (rect, area->rect.y);
  json_array_add_double_element (rect, area->rect.w);
  json_array_add_double_element (rect, area->rect.h);
  json_object_set_array_member (object, "rect", rect);
  json_object_set_string_member (object, "kind", kind_names[area->kind]);
  json_object_set_string_member (object, "shape", area->ellipse ? "ellipse" : "rect");
  json_object_set_double_member (object, "strength", area->strength);
  if (area->applied)
    json_object_set_boolean_member (object, "applied", TRUE);
  json_node_take_object (node, object);
  return node;
}

JsonNode *
studio_obscure_write (JsonNode *photo,
                      GArray *areas)
{
  g_autoptr (JsonNode) list = NULL;
  JsonArray *array;

  g_return_val_if_fail (photo != NULL && areas != NULL, NULL);

  if (areas->len == 0)
    return studio_json_with (photo, MEMBER, NULL);
  array = json_array_new ();
  for (guint i = 0; i < areas->len; i++)
    json_array_add_element (array, write_area (&g_array_index (areas, StudioObscure, i)));
  list = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (list, array);
  return studio_json_with (photo, MEMBER, list);
}

/* --- the whole document --- */

/* Whether @object is a value of the photo called @asset */
static gboolean
shows (JsonObject *object,
       const char *asset)
{
  if (g_str_has_prefix (asset, SAMPLE_PREFIX))
    return g_strcmp0 (studio_json_peek_string (object, "sample"), asset + strlen (SAMPLE_PREFIX)) == 0;
  return g_strcmp0 (studio_json_peek_string (object, "asset"), asset) == 0;
}

typedef void (*Visit) (JsonObject *photo, JsonNode *areas, gpointer data);

/* Calls @visit for every object with areas, wherever it stands. */
static void
walk (JsonNode *node,
      Visit visit,
      gpointer data)
{
  if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObject *object = json_node_get_object (node);
    JsonNode *areas = areas_of (object);
    JsonObjectIter iter;
    const char *name;
    JsonNode *value;

    if (areas != NULL)
      visit (object, areas, data);
    json_object_iter_init_ordered (&iter, object);
    while (json_object_iter_next_ordered (&iter, &name, &value))
      walk (value, visit, data);
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      walk (json_array_get_element (json_node_get_array (node), i), visit, data);
  }
}

typedef struct
{
  const char *asset;
  GArray *areas;
} Find;

static void
find_visit (JsonObject *photo,
            JsonNode *areas,
            gpointer data)
{
  Find *find = data;

  /* one that hides all of the photo is among them by then */
  if (shows (photo, find->asset) && find->areas->len <= STUDIO_OBSCURE_MAX)
    add_areas (areas, find->areas);
  if (find->areas->len > STUDIO_OBSCURE_MAX) {
    g_array_set_size (find->areas, STUDIO_OBSCURE_MAX);
    add_whole (find->areas);
  }
}

GArray *
studio_obscure_find (JsonNode *root,
                     const char *asset)
{
  Find find = { asset, g_array_new (FALSE, FALSE, sizeof (StudioObscure)) };

  g_return_val_if_fail (root != NULL && asset != NULL, find.areas);

  walk (root, find_visit, &find);
  for (guint i = find.areas->len; i > 0; i--) {
    if (g_array_index (find.areas, StudioObscure, i - 1).applied)
      g_array_remove_index (find.areas, i - 1);
  }
  return find.areas;
}

static void
list_visit (JsonObject *photo,
            JsonNode *list,
            gpointer data)
{
  const char *asset = studio_json_peek_string (photo, "asset");
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (StudioObscure));

  if (asset == NULL)
    return;
  add_areas (list, areas);
  for (guint i = 0; i < areas->len; i++) {
    if (!g_array_index (areas, StudioObscure, i).applied)
      g_hash_table_add (data, g_strdup (asset));
  }
}

GHashTable *
studio_obscure_list (JsonNode *root)
{
  GHashTable *assets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (root != NULL, assets);

  walk (root, list_visit, assets);
  return assets;
}

static JsonNode *settle (JsonNode *node, GHashTable *destroyed);

static JsonNode *
settle_array (JsonNode *node,
              GHashTable *destroyed)
{
  JsonArray *from = json_node_get_array (node), *to = json_array_new ();
  JsonNode *result = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < json_array_get_length (from); i++)
    json_array_add_element (to, settle (json_array_get_element (from, i), destroyed));
  json_node_take_array (result, to);
  return result;
}

static JsonNode *
settle_areas (JsonNode *list)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (StudioObscure));
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  add_areas (list, areas);
  for (guint i = 0; i < areas->len; i++) {
    StudioObscure *area = &g_array_index (areas, StudioObscure, i);

    area->applied = TRUE;
    json_array_add_element (array, write_area (area));
  }
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
settle_object (JsonNode *node,
               GHashTable *destroyed)
{
  JsonObject *from = json_node_get_object (node), *to = json_object_new ();
  const char *asset = studio_json_peek_string (from, "asset");
  const char *instead = asset != NULL ? g_hash_table_lookup (destroyed, asset) : NULL;
  JsonNode *areas = areas_of (from);
  JsonNode *result = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (to, name, settle (value, destroyed));
  if (instead != NULL) {
    json_object_set_string_member (to, "asset", instead);
    if (areas != NULL)
      json_object_set_member (to, MEMBER, settle_areas (areas));
  }
  json_node_take_object (result, to);
  return result;
}

static JsonNode *
settle (JsonNode *node,
        GHashTable *destroyed)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return settle_object (node, destroyed);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return settle_array (node, destroyed);
  return json_node_ref (node);
}

JsonNode *
studio_obscure_settle (JsonNode *root,
                       GHashTable *destroyed)
{
  JsonNode *settled;

  g_return_val_if_fail (root != NULL && destroyed != NULL, NULL);

  settled = settle (root, destroyed);
  json_node_seal (settled);
  return settled;
}
