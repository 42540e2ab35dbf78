#include "config.h"

#include "studio-can.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *const studio_can_words[] = { "text", "photo", "move", "style", NULL };

static const char *const text_members[] = { "text", "rows", "series", "map", "example", "unit", "period", "source", "target", "head", NULL };
static const char *const photo_members[] = { "photo", "drawing", "crop", NULL };
static const char *const move_members[] = { "frame", "rotate", "flip", "scale", "z", "hidden", "groups", "formats", "x", "y", "right", "bottom", "cx", "cy", "w", "h", NULL };

gboolean
studio_can_from_json (JsonNode *node,
                      StudioCan *can)
{
  JsonArray *array;

  g_return_val_if_fail (node != NULL && can != NULL, FALSE);

  *can = STUDIO_CAN_NOTHING;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    const char *word = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;

    if (word == NULL)
      return FALSE;
    for (guint k = 0; studio_can_words[k] != NULL; k++) {
      if (g_str_equal (word, studio_can_words[k]))
        *can |= 1u << k;
    }
  }
  return TRUE;
}

JsonNode *
studio_can_to_json (StudioCan can)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint k = 0; studio_can_words[k] != NULL; k++) {
    if (can & 1u << k)
      json_array_add_string_element (array, studio_can_words[k]);
  }
  json_node_take_array (node, array);
  json_node_seal (node);
  return node;
}

StudioCan
studio_can_for_member (const char *member)
{
  g_autofree char *head = NULL;

  g_return_val_if_fail (member != NULL, STUDIO_CAN_STYLE);

  head = g_strndup (member, strcspn (member, "/"));
  if (g_strv_contains (text_members, head))
    return STUDIO_CAN_TEXT;
  if (g_strv_contains (photo_members, head))
    return STUDIO_CAN_PHOTO;
  return g_strv_contains (move_members, head) ? STUDIO_CAN_MOVE : STUDIO_CAN_STYLE;
}

const char *
studio_can_reason (StudioCan can)
{
  if (can & STUDIO_CAN_TEXT)
    return _ ("The template keeps its words as they are.");
  if (can & STUDIO_CAN_PHOTO)
    return _ ("The template keeps its picture as it is.");
  if (can & STUDIO_CAN_MOVE)
    return _ ("The template keeps it in its place.");
  return _ ("The template keeps its look as it is.");
}
