#include "config.h"

#include "studio-json-patch.h"

#include <math.h>

/* As in studio-json-edit.c, nodes are kept by json_node_ref() alone. */

static JsonNode *patch_between (JsonNode *from, JsonNode *to);
static JsonNode *apply (JsonNode *node, JsonNode *patch);
static gboolean fits (JsonNode *node, JsonNode *patch);

/* Returns: (transfer none) (nullable): the members of an object. */
static JsonObject *
object_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
array_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

static JsonNode *
take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

/* Consumes @value. Returns: (transfer full): an object of this one member */
static JsonNode *
form (const char *name,
      JsonNode *value)
{
  JsonObject *members = json_object_new ();

  json_object_set_member (members, name, value);
  return take_object (members);
}

/* Adds to @changed what of @from's members is new or different in @to. */
static void
add_changed (JsonObject *changed,
             JsonObject *from,
             JsonObject *to)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, to);
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    JsonNode *old = json_object_get_member (from, name);
    JsonNode *patch = old != NULL ? patch_between (old, value) : form ("to", json_node_ref (value));

    if (patch != NULL)
      json_object_set_member (changed, name, patch);
  }
}

static void
add_gone (JsonArray *gone,
          JsonObject *from,
          JsonObject *to)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &name, NULL)) {
    if (!json_object_has_member (to, name))
      json_array_add_string_element (gone, name);
  }
}

static JsonNode *
between_objects (JsonObject *from,
                 JsonObject *to)
{
  JsonObject *patch = json_object_new ();
  JsonObject *changed = json_object_new ();
  JsonArray *gone = json_array_new ();

  add_changed (changed, from, to);
  add_gone (gone, from, to);
  if (json_object_get_size (changed) > 0)
    json_object_set_object_member (patch, "in", g_steal_pointer (&changed));
  if (json_array_get_length (gone) > 0)
    json_object_set_array_member (patch, "not", g_steal_pointer (&gone));
  g_clear_pointer (&changed, json_object_unref);
  g_clear_pointer (&gone, json_array_unref);

  if (json_object_get_size (patch) > 0)
    return take_object (patch);
  json_object_unref (patch);
  return NULL;
}

static JsonNode *
between_elements (JsonArray *from,
                  JsonArray *to,
                  guint start,
                  guint end)
{
  JsonArray *each = json_array_new ();

  for (guint i = start; i < end; i++) {
    JsonNode *patch = patch_between (json_array_get_element (from, i), json_array_get_element (to, i));

    if (patch == NULL)
      continue;
    json_array_add_int_element (each, i);
    json_array_add_element (each, patch);
  }
  return form ("each", take_array (each));
}

static JsonNode *
splice (JsonArray *to,
        guint start,
        guint n_old,
        guint n_new)
{
  JsonArray *at = json_array_new ();
  JsonArray *values = json_array_new ();

  for (guint i = start; i < start + n_new; i++)
    json_array_add_element (values, json_node_ref (json_array_get_element (to, i)));
  json_array_add_int_element (at, start);
  json_array_add_int_element (at, n_old);
  json_array_add_array_element (at, values);
  return form ("at", take_array (at));
}

static JsonNode *
between_arrays (JsonArray *from,
                JsonArray *to)
{
  guint n_from = json_array_get_length (from);
  guint n_to = json_array_get_length (to);
  guint least = MIN (n_from, n_to);
  guint start = 0;
  guint tail = 0;

  while (start < least && studio_json_equal (json_array_get_element (from, start), json_array_get_element (to, start)))
    start++;
  while (tail < least - start &&
         studio_json_equal (json_array_get_element (from, n_from - 1 - tail), json_array_get_element (to, n_to - 1 - tail)))
    tail++;

  if (n_from != n_to)
    return splice (to, start, n_from - start - tail, n_to - start - tail);
  return start < n_to ? between_elements (from, to, start, n_to - tail) : NULL;
}

/* Returns: (transfer full) (nullable): not sealed yet */
static JsonNode *
patch_between (JsonNode *from,
               JsonNode *to)
{
  if (from == to)
    return NULL;
  if (object_of (from) != NULL && object_of (to) != NULL)
    return between_objects (object_of (from), object_of (to));
  if (array_of (from) != NULL && array_of (to) != NULL)
    return between_arrays (array_of (from), array_of (to));

  return studio_json_equal (from, to) ? NULL : form ("to", json_node_ref (to));
}

JsonNode *
studio_json_patch_new (JsonNode *from,
                       JsonNode *to)
{
  JsonNode *patch;

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  patch = patch_between (from, to);
  if (patch != NULL)
    json_node_seal (patch);
  return patch;
}

/* Reads a whole number from 0 to @most. */
static gboolean
read_index (JsonNode *node,
            guint most,
            guint *index)
{
  double number;

  if (!JSON_NODE_HOLDS_VALUE (node) || (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return FALSE;

  number = json_node_get_double (node);
  if (!(number >= 0 && number <= most) || number != floor (number))
    return FALSE;
  *index = (guint) number;
  return TRUE;
}

/** PatchSplice: an "at" as read; @values belongs to the patch. */
typedef struct
{
  guint start;
  guint n_old;
  JsonArray *values;
} PatchSplice;

/* @most: largest index and number; whether they suit an array is not checked */
static gboolean
read_splice (JsonNode *node,
             guint most,
             PatchSplice *found)
{
  JsonArray *parts = array_of (node);

  if (parts == NULL || json_array_get_length (parts) != 3)
    return FALSE;
  found->values = array_of (json_array_get_element (parts, 2));
  return found->values != NULL && read_index (json_array_get_element (parts, 0), most, &found->start) &&
         read_index (json_array_get_element (parts, 1), most, &found->n_old);
}

/* Puts patched members in their places in @members, a copy of an object's. */
static gboolean
apply_members (JsonObject *members,
               JsonObject *changed)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *patch;

  json_object_iter_init_ordered (&iter, changed);
  while (json_object_iter_next_ordered (&iter, &name, &patch)) {
    JsonNode *old = json_object_get_member (members, name);
    JsonNode *value = apply (old, patch);

    if (value == NULL)
      return FALSE;
    /* json-glib would keep it, and lose the reference that it is given */
    if (value == old)
      json_node_unref (value);
    else
      json_object_set_member (members, name, value);
  }
  return TRUE;
}

static gboolean
drop_members (JsonObject *members,
              JsonArray *gone)
{
  for (guint i = 0; i < json_array_get_length (gone); i++) {
    JsonNode *name = json_array_get_element (gone, i);
    const char *text = JSON_NODE_HOLDS_VALUE (name) ? json_node_get_string (name) : NULL;

    if (text == NULL || !json_object_has_member (members, text))
      return FALSE;
    json_object_remove_member (members, text);
  }
  return TRUE;
}

static JsonNode *
apply_to_object (JsonObject *object,
                 JsonNode *changed,
                 JsonNode *gone)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *members;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (object == NULL || (changed != NULL && object_of (changed) == NULL) || (gone != NULL && array_of (gone) == NULL))
    return NULL;

  members = json_object_new ();
  node = take_object (members);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (members, name, json_node_ref (value));

  if ((gone != NULL && !drop_members (members, array_of (gone))) || (changed != NULL && !apply_members (members, object_of (changed))))
    return NULL;
  return g_steal_pointer (&node);
}

static void
add_elements (JsonArray *to,
              JsonArray *from,
              guint start,
              guint end)
{
  for (guint i = start; i < end; i++)
    json_array_add_element (to, json_node_ref (json_array_get_element (from, i)));
}

static JsonNode *
apply_each (JsonArray *array,
            JsonArray *each)
{
  g_autoptr (JsonNode) node = NULL;
  guint done = 0;
  guint index;

  if (array == NULL || each == NULL || json_array_get_length (each) % 2 != 0)
    return NULL;

  node = take_array (json_array_new ());
  for (guint i = 0; i < json_array_get_length (each); i += 2) {
    JsonNode *value;

    if (!read_index (json_array_get_element (each, i), G_MAXINT, &index) || index < done || index >= json_array_get_length (array))
      return NULL;
    value = apply (json_array_get_element (array, index), json_array_get_element (each, i + 1));
    if (value == NULL)
      return NULL;
    add_elements (json_node_get_array (node), array, done, index);
    json_array_add_element (json_node_get_array (node), value);
    done = index + 1;
  }
  add_elements (json_node_get_array (node), array, done, json_array_get_length (array));
  return g_steal_pointer (&node);
}

static JsonNode *
apply_splice (JsonArray *array,
              JsonNode *at)
{
  PatchSplice change;
  JsonArray *elements;
  guint length;

  if (array == NULL)
    return NULL;
  length = json_array_get_length (array);
  if (!read_splice (at, length, &change) || change.n_old > length - change.start)
    return NULL;

  elements = json_array_new ();
  add_elements (elements, array, 0, change.start);
  add_elements (elements, change.values, 0, json_array_get_length (change.values));
  add_elements (elements, array, change.start + change.n_old, length);
  return take_array (elements);
}

/* Returns: (transfer full) (nullable): not sealed. @node: (nullable): NULL where nothing is yet */
static JsonNode *
apply (JsonNode *node,
       JsonNode *patch)
{
  JsonObject *members = object_of (patch);
  JsonNode *value;

  if (members == NULL)
    return NULL;
  value = json_object_get_member (members, "to");
  if (value != NULL)
    return json_node_ref (value);
  value = json_object_get_member (members, "each");
  if (value != NULL)
    return apply_each (array_of (node), array_of (value));
  value = json_object_get_member (members, "at");
  if (value != NULL)
    return apply_splice (array_of (node), value);

  if (!json_object_has_member (members, "in") && !json_object_has_member (members, "not"))
    return NULL;
  return apply_to_object (object_of (node), json_object_get_member (members, "in"), json_object_get_member (members, "not"));
}

JsonNode *
studio_json_patch_apply (JsonNode *root,
                         JsonNode *patch)
{
  JsonNode *changed;

  g_return_val_if_fail (root != NULL, NULL);

  changed = patch != NULL ? apply (root, patch) : json_node_ref (root);
  if (changed != NULL)
    json_node_seal (changed);
  return changed;
}

static gboolean
object_fits (JsonObject *object,
             JsonNode *changed,
             JsonNode *gone)
{
  guint n_gone = gone != NULL && array_of (gone) != NULL ? json_array_get_length (array_of (gone)) : 0;
  JsonObjectIter iter;
  const char *name;
  JsonNode *patch;

  if (object == NULL || (changed != NULL && object_of (changed) == NULL))
    return FALSE;

  for (guint i = 0; i < n_gone; i++) {
    JsonNode *text = json_array_get_element (array_of (gone), i);

    if (JSON_NODE_HOLDS_VALUE (text) && json_node_get_string (text) != NULL && json_object_has_member (object, json_node_get_string (text)))
      return FALSE;
  }
  if (changed == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, object_of (changed));
  while (json_object_iter_next_ordered (&iter, &name, &patch)) {
    if (!fits (json_object_get_member (object, name), patch))
      return FALSE;
  }
  return TRUE;
}

static gboolean
each_fits (JsonArray *array,
           JsonArray *each)
{
  guint index;

  if (array == NULL || each == NULL)
    return FALSE;
  for (guint i = 0; i + 1 < json_array_get_length (each); i += 2) {
    if (!read_index (json_array_get_element (each, i), G_MAXINT, &index) || index >= json_array_get_length (array) ||
        !fits (json_array_get_element (array, index), json_array_get_element (each, i + 1)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
splice_fits (JsonArray *array,
             JsonNode *at)
{
  PatchSplice change;
  guint n_new;

  if (array == NULL || !read_splice (at, G_MAXINT, &change) || change.start > json_array_get_length (array))
    return FALSE;

  n_new = json_array_get_length (change.values);
  if (n_new > json_array_get_length (array) - change.start)
    return FALSE;
  for (guint i = 0; i < n_new; i++) {
    if (!studio_json_equal (json_array_get_element (array, change.start + i), json_array_get_element (change.values, i)))
      return FALSE;
  }
  return TRUE;
}

/* @node: (nullable): NULL where nothing is */
static gboolean
fits (JsonNode *node,
      JsonNode *patch)
{
  JsonObject *members = object_of (patch);
  JsonNode *value;

  if (members == NULL || node == NULL)
    return FALSE;
  value = json_object_get_member (members, "to");
  if (value != NULL)
    return studio_json_equal (node, value);
  value = json_object_get_member (members, "each");
  if (value != NULL)
    return each_fits (array_of (node), array_of (value));
  value = json_object_get_member (members, "at");
  if (value != NULL)
    return splice_fits (array_of (node), value);

  return object_fits (object_of (node), json_object_get_member (members, "in"), json_object_get_member (members, "not"));
}

gboolean
studio_json_patch_fits (JsonNode *root,
                        JsonNode *patch)
{
  g_return_val_if_fail (root != NULL, FALSE);

  return patch == NULL || fits (root, patch);
}
