#include "config.h"

#include "studio-json.h"

#include <math.h>

/*
 * Nodes are shared between documents and threads with json_node_ref() alone: its count is
 * atomic, those of JsonObject and JsonArray are not (json-glib 1.6), and json_node_copy() touches them.
 * For the same reason nothing may ask a shared node for its parent.
 */

/* Reads an array index. Returns: FALSE if @step is not one. */
static gboolean
step_to_index (const char *step,
               guint *index)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (step, 10, 0, G_MAXUINT - 1, &number, NULL))
    return FALSE;

  *index = (guint) number;

  return TRUE;
}

static guint
array_length (JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);

  return array != NULL ? json_array_get_length (array) : 0;
}

/* Returns: (transfer none) (nullable): what lies one step below @node. */
static JsonNode *
step_down (JsonNode *node,
           const char *step)
{
  guint index;

  if (node == NULL)
    return NULL;

  if (JSON_NODE_HOLDS_OBJECT (node) && json_node_get_object (node) != NULL)
    return json_object_get_member (json_node_get_object (node), step);

  if (JSON_NODE_HOLDS_ARRAY (node) && step_to_index (step, &index) && index < array_length (node))
    return json_array_get_element (json_node_get_array (node), index);

  return NULL;
}

JsonNode *
studio_json_lookup (JsonNode *root,
                    const char *path)
{
  g_auto (GStrv) steps = NULL;
  JsonNode *node = root;

  g_return_val_if_fail (root != NULL && path != NULL, NULL);

  steps = g_strsplit (path, "/", -1);
  for (gsize i = 0; steps[i] != NULL; i++)
    node = step_down (node, steps[i]);

  return node;
}

/* @node's members, with @name being @value or, if that is NULL, gone. @value: (transfer full) (nullable) */
static JsonNode *
object_with (JsonNode *node,
             const char *name,
             JsonNode *value)
{
  JsonNode *changed = json_node_new (JSON_NODE_OBJECT);
  JsonObject *members = json_object_new ();
  JsonObject *old = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObjectIter iter;
  const char *old_name;
  JsonNode *old_value;

  json_node_take_object (changed, members);
  if (old != NULL) {
    json_object_iter_init_ordered (&iter, old);
    while (json_object_iter_next_ordered (&iter, &old_name, &old_value)) {
      if (!g_str_equal (old_name, name))
        json_object_set_member (members, old_name, json_node_ref (old_value));
      else if (value != NULL)
        json_object_set_member (members, name, json_node_ref (value));
    }
  }

  if (value != NULL) {
    if (!json_object_has_member (members, name))
      json_object_set_member (members, name, json_node_ref (value));
    json_node_unref (value);
  }

  return changed;
}

/* As object_with() for an array whose element @index is at most one past the end. */
static JsonNode *
array_with (JsonNode *node,
            guint index,
            JsonNode *value)
{
  guint length = array_length (node);
  JsonNode *changed = json_node_new (JSON_NODE_ARRAY);
  JsonArray *elements = json_array_sized_new (length + 1);

  json_node_take_array (changed, elements);
  for (guint i = 0; i < length; i++) {
    if (i != index)
      json_array_add_element (elements, json_node_ref (json_array_get_element (json_node_get_array (node), i)));
    else if (value != NULL)
      json_array_add_element (elements, json_node_ref (value));
  }

  if (value != NULL) {
    if (index == length)
      json_array_add_element (elements, json_node_ref (value));
    json_node_unref (value);
  }

  return changed;
}

/*
 * @node with @value at @steps. @node: (nullable): NULL where nothing is yet.
 * Returns: (transfer full) (nullable): NULL if @steps lead nowhere
 */
static JsonNode *
node_with (JsonNode *node,
           char **steps,
           JsonNode *value)
{
  JsonNode *child;
  JsonNode *below = NULL;
  guint index = 0;

  if (*steps == NULL)
    return json_node_ref (value);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
      (!step_to_index (*steps, &index) || index > array_length (node)))
    return NULL;

  child = step_down (node, *steps);
  if (child == NULL && value == NULL)
    return NULL;
  if (value != NULL || steps[1] != NULL) {
    below = node_with (child, steps + 1, value);
    if (below == NULL)
      return NULL;
  }

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return array_with (node, index, below);

  return object_with (node, *steps, below);
}

JsonNode *
studio_json_with (JsonNode *root,
                  const char *path,
                  JsonNode *value)
{
  g_auto (GStrv) steps = NULL;
  JsonNode *changed;

  g_return_val_if_fail (root != NULL && path != NULL, NULL);
  g_return_val_if_fail (*path != '\0' || value != NULL, NULL);

  steps = g_strsplit (path, "/", -1);
  changed = node_with (root, steps, value);
  if (changed == NULL)
    changed = json_node_ref (root);
  json_node_seal (changed);

  return changed;
}

JsonNode *
studio_json_with_member (JsonNode *object,
                         const char *name,
                         JsonNode *value)
{
  JsonNode *changed;

  g_return_val_if_fail (name != NULL, NULL);

  changed = object_with (object, name, value != NULL ? json_node_ref (value) : NULL);
  json_node_seal (changed);
  return changed;
}

static JsonNode *
merge_objects (JsonNode *base,
               JsonNode *patch)
{
  JsonNode *merged = json_node_new (JSON_NODE_OBJECT);
  JsonObject *members = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_node_take_object (merged, members);
  json_object_iter_init_ordered (&iter, json_node_get_object (base));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (members, name, json_node_ref (value));

  json_object_iter_init_ordered (&iter, json_node_get_object (patch));
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    JsonNode *under = json_object_get_member (members, name);

    if (under == value) /* json-glib would keep it, and lose the reference that it is given */
      continue;
    json_object_set_member (members, name,
                            under != NULL ? studio_json_merge (under, value) : json_node_ref (value));
  }

  return merged;
}

static gboolean
is_filled_object (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) && json_node_get_object (node) != NULL;
}

JsonNode *
studio_json_merge (JsonNode *base,
                   JsonNode *patch)
{
  JsonNode *merged;

  g_return_val_if_fail (base != NULL && patch != NULL, NULL);

  if (is_filled_object (base) && is_filled_object (patch))
    merged = merge_objects (base, patch);
  else
    merged = json_node_ref (patch);
  json_node_seal (merged);

  return merged;
}

static gboolean
objects_equal (JsonObject *a,
               JsonObject *b)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (a == NULL || b == NULL || json_object_get_size (a) != json_object_get_size (b))
    return a == b;

  json_object_iter_init_ordered (&iter, a);
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    JsonNode *other = json_object_get_member (b, name);

    if (other == NULL || !studio_json_equal (value, other))
      return FALSE;
  }

  return TRUE;
}

static gboolean
arrays_equal (JsonNode *a,
              JsonNode *b)
{
  guint length = array_length (a);

  if (length != array_length (b))
    return FALSE;

  for (guint i = 0; i < length; i++) {
    if (!studio_json_equal (json_array_get_element (json_node_get_array (a), i),
                            json_array_get_element (json_node_get_array (b), i)))
      return FALSE;
  }

  return TRUE;
}

static gboolean
is_number (GType type)
{
  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gboolean
values_equal (JsonNode *a,
              JsonNode *b)
{
  GType type_a = json_node_get_value_type (a);
  GType type_b = json_node_get_value_type (b);

  if (is_number (type_a) && is_number (type_b))
    return json_node_get_double (a) == json_node_get_double (b);
  if (type_a != type_b)
    return FALSE;
  if (type_a == G_TYPE_BOOLEAN)
    return json_node_get_boolean (a) == json_node_get_boolean (b);

  return g_strcmp0 (json_node_get_string (a), json_node_get_string (b)) == 0;
}

gboolean
studio_json_equal (JsonNode *a,
                   JsonNode *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  if (JSON_NODE_TYPE (a) != JSON_NODE_TYPE (b))
    return FALSE;

  switch (JSON_NODE_TYPE (a)) {
  case JSON_NODE_OBJECT:
    return objects_equal (json_node_get_object (a), json_node_get_object (b));
  case JSON_NODE_ARRAY:
    return arrays_equal (a, b);
  case JSON_NODE_VALUE:
    return values_equal (a, b);
  case JSON_NODE_NULL:
    return TRUE;
  default:
    g_assert_not_reached ();
  }
}

JsonNode *
studio_json_string (const char *text)
{
  JsonNode *node;

  g_return_val_if_fail (text != NULL, NULL);

  node = json_node_init_string (json_node_alloc (), text);
  json_node_seal (node);

  return node;
}

JsonNode *
studio_json_number (double number)
{
  JsonNode *node = json_node_alloc ();

  if (!isfinite (number))
    json_node_init_null (node);
  else if (number == trunc (number) && fabs (number) < 9007199254740992.0)
    json_node_init_int (node, (gint64) number);
  else
    json_node_init_double (node, number);
  json_node_seal (node);

  return node;
}
