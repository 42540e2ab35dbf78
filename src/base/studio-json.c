#include "config.h"

#include "studio-json.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"
#include "studio-json-scan.h"

/* An empty object takes some 300 bytes for its two characters; this bounds what a file can make us hold. */
#define MAX_VALUES 250000

JsonNode *
studio_json_parse (const char *source,
                   GBytes *bytes,
                   GError **error)
{
  return studio_json_parse_at_most (source, bytes, MAX_VALUES, error);
}

JsonNode *
studio_json_parse_at_most (const char *source,
                           GBytes *bytes,
                           guint most,
                           GError **error)
{
  const char *text;
  gsize length;
  JsonNode *root;

  g_return_val_if_fail (source != NULL && bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  text = g_bytes_get_data (bytes, &length);
  root = studio_json_scan (source, length > 0 ? text : "", length, most, error);
  if (root != NULL)
    json_node_seal (root);

  return root;
}

StudioJsonAt
studio_json_at_root (const char *source,
                     JsonNode *node)
{
  return (StudioJsonAt){ .node = node, .source = source };
}

/* Returns: (transfer none) (nullable): the object at @at, NULL also for an object node that was never filled. */
static JsonObject *
object_at (const StudioJsonAt *at)
{
  if (at->node == NULL || !JSON_NODE_HOLDS_OBJECT (at->node))
    return NULL;

  return json_node_get_object (at->node);
}

static JsonArray *
array_at (const StudioJsonAt *at)
{
  if (at->node == NULL || !JSON_NODE_HOLDS_ARRAY (at->node))
    return NULL;

  return json_node_get_array (at->node);
}

gboolean
studio_json_at_member (const StudioJsonAt *at,
                       const char *name,
                       StudioJsonAt *child)
{
  JsonObject *object;
  JsonNode *node;

  g_return_val_if_fail (at != NULL && name != NULL && child != NULL, FALSE);

  object = object_at (at);
  node = object != NULL ? json_object_get_member (object, name) : NULL;
  if (node == NULL)
    return FALSE;

  *child = (StudioJsonAt){ .node = node, .up = at, .member = name, .source = at->source };

  return TRUE;
}

gboolean
studio_json_at_element (const StudioJsonAt *at,
                        guint index,
                        StudioJsonAt *child)
{
  JsonArray *array;

  g_return_val_if_fail (at != NULL && child != NULL, FALSE);

  array = array_at (at);
  if (array == NULL || index >= json_array_get_length (array))
    return FALSE;

  *child = (StudioJsonAt){
    .node = json_array_get_element (array, index),
    .up = at,
    .index = index,
    .source = at->source,
  };

  return TRUE;
}

guint
studio_json_at_length (const StudioJsonAt *at)
{
  JsonArray *array;
  JsonObject *object;

  g_return_val_if_fail (at != NULL, 0);

  array = array_at (at);
  if (array != NULL)
    return json_array_get_length (array);
  object = object_at (at);

  return object != NULL ? json_object_get_size (object) : 0;
}

static void
append_path (GString *path,
             const StudioJsonAt *at)
{
  if (at->up == NULL)
    return;

  append_path (path, at->up);
  if (at->member == NULL)
    g_string_append_printf (path, "[%u]", at->index);
  else
    g_string_append_printf (path, at->up->up != NULL ? ".%s" : "%s", at->member);
}

char *
studio_json_at_path (const StudioJsonAt *at)
{
  g_autoptr (GString) path = NULL;

  g_return_val_if_fail (at != NULL, NULL);

  path = g_string_new (at->source);
  if (at->up != NULL && path->len > 0)
    g_string_append (path, ": ");
  append_path (path, at);

  return g_string_free (g_steal_pointer (&path), FALSE);
}

void
studio_json_at_error (GError **error,
                      const StudioJsonAt *at,
                      const char *format,
                      ...)
{
  g_autofree char *path = NULL;
  g_autofree char *message = NULL;
  va_list args;

  g_return_if_fail (at != NULL && format != NULL);

  if (error == NULL)
    return;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  path = studio_json_at_path (at);
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, "%s: %s", path, message);
}
