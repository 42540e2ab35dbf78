#include "config.h"

#include "studio-added.h"

StudioRect
studio_added_map_frame (const StudioRect *frame,
                        StudioSize made,
                        StudioSize size,
                        double *scale)
{
  StudioRect mapped;

  *scale = MIN (size.w / made.w, size.h / made.h);
  mapped.w = frame->w * *scale;
  mapped.h = frame->h * *scale;
  mapped.x = (frame->x + frame->w / 2) / made.w * size.w - mapped.w / 2;
  mapped.y = (frame->y + frame->h / 2) / made.h * size.h - mapped.h / 2;
  return mapped;
}

static gboolean
array_names (JsonNode *list,
             const char *name)
{
  JsonArray *array = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (json_node_get_string (node), name) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
stands_here (JsonObject *layer,
             const StudioFormat *format,
             const StudioPage *page)
{
  const char *on = studio_json_peek_string (layer, "page");
  JsonNode *formats = json_object_get_member (layer, "formats");

  return g_strcmp0 (on != NULL ? on : "1", page->id) == 0 && (formats == NULL || array_names (formats, format->id));
}

static gboolean
read_frame (JsonObject *layer,
            StudioRect *frame)
{
  JsonNode *node = json_object_get_member (layer, "frame");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  double *parts[] = { &frame->x, &frame->y, &frame->w, &frame->h };

  if (array == NULL || json_array_get_length (array) != G_N_ELEMENTS (parts))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    JsonNode *part = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (part))
      return FALSE;
    *parts[i] = json_node_get_double (part);
  }
  return TRUE;
}

static void
map_to_format (JsonObject *layer,
               const StudioFormat *made,
               const StudioFormat *format)
{
  double own = json_object_get_double_member_with_default (layer, "scale", 1), scale;
  StudioRect frame;
  JsonArray *array;

  if (!read_frame (layer, &frame))
    return;
  frame = studio_added_map_frame (&frame, made->size, format->size, &scale);
  array = json_array_sized_new (4);
  json_array_add_double_element (array, frame.x);
  json_array_add_double_element (array, frame.y);
  json_array_add_double_element (array, frame.w);
  json_array_add_double_element (array, frame.h);
  json_object_set_array_member (layer, "frame", array);
  json_object_set_double_member (layer, "scale", own * scale);
}

static JsonObject *
copy_members (JsonObject *layer)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, layer);
  while (json_object_iter_next (&iter, &name, &value))
    json_object_set_member (copy, name, json_node_ref (value));
  return copy;
}

JsonArray *
studio_added_layers (StudioSnapshot *snapshot,
                     const StudioFormat *format,
                     const StudioPage *page)
{
  JsonNode *node = studio_json_lookup (studio_snapshot_get_json (snapshot), "layers");
  JsonArray *out = json_array_new ();
  JsonObjectIter iter;
  const char *id;
  JsonNode *value;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return out;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &id, &value)) {
    JsonObject *layer = JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL, *copy;
    const StudioFormat *made;
    const char *made_id;

    if (layer == NULL || !stands_here (layer, format, page))
      continue;
    copy = copy_members (layer);
    json_object_set_string_member (copy, "id", id);
    json_object_set_boolean_member (copy, "added", TRUE);
    made_id = studio_json_peek_string (layer, "made");
    made = made_id != NULL ? studio_format_find (made_id) : NULL;
    if (made != NULL && made != format)
      map_to_format (copy, made, format);
    json_array_add_object_element (out, copy);
  }
  return out;
}
