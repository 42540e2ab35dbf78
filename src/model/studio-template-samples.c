#include "config.h"

#include "studio-template-samples.h"

#include <string.h>

/** Renaming: one walk over a document. */
typedef struct
{
  StudioSampleNamer namer;
  gpointer data;
  GError *error;
} Renaming;

static JsonNode *rename_node (Renaming *renaming, JsonNode *node);

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

/* @deep: how many levels below are names that people gave to brands and fields, and no members of ours */
static JsonNode *
rename_members (Renaming *renaming,
                JsonNode *node,
                int deep)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    gboolean inside = deep > 0 && JSON_NODE_HOLDS_OBJECT (value);

    json_object_set_member (copy, name, inside ? rename_members (renaming, value, deep - 1) : rename_node (renaming, value));
  }
  return take_object (copy);
}

static JsonNode *
rename_picture (Renaming *renaming,
                JsonNode *node,
                const char *sample)
{
  g_autofree char *renamed = renaming->error == NULL ? renaming->namer (sample, renaming->data, &renaming->error) : NULL;
  JsonNode *copy = rename_members (renaming, node, 0);

  if (renamed != NULL)
    json_object_set_string_member (json_node_get_object (copy), "sample", renamed);
  return copy;
}

static JsonNode *
rename_node (Renaming *renaming,
             JsonNode *node)
{
  JsonArray *copy;
  JsonNode *result;

  if (JSON_NODE_HOLDS_OBJECT (node)) {
    const char *sample = studio_json_peek_string (json_node_get_object (node), "sample");

    return sample != NULL ? rename_picture (renaming, node, sample) : rename_members (renaming, node, 0);
  }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return json_node_ref (node);
  copy = json_array_new ();
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    json_array_add_element (copy, rename_node (renaming, json_array_get_element (json_node_get_array (node), i)));
  result = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (result, copy);
  return result;
}

JsonNode *
studio_template_samples_rename (JsonNode *root,
                                StudioSampleNamer namer,
                                gpointer data,
                                GError **error)
{
  Renaming renaming = { .namer = namer, .data = data };
  g_autoptr (JsonNode) renamed = NULL;
  JsonObject *copy;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && namer != NULL, NULL);

  copy = json_object_new ();
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    gboolean samples = g_str_equal (name, "samples") && JSON_NODE_HOLDS_OBJECT (value);

    json_object_set_member (copy, name, samples ? rename_members (&renaming, value, 1) : rename_node (&renaming, value));
  }
  renamed = take_object (copy);
  json_node_seal (renamed);
  if (renaming.error == NULL)
    return g_steal_pointer (&renamed);
  g_propagate_error (error, renaming.error);
  return NULL;
}

const char *
studio_template_sample_split (const char *name,
                              char **id)
{
  const char *mark = strchr (name, '@');

  *id = mark != NULL ? g_strndup (name, (gsize) (mark - name)) : NULL;
  return mark != NULL ? mark + 1 : name;
}
