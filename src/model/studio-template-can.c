#include "config.h"

#include "studio-template.h"

#include <string.h>

#include "studio-can.h"

/* Whether any layer that shows a field lets people fill it in. */

/** Asking: about one field. */
typedef struct
{
  const char *field;
  StudioCan needed;
  const char *reason; /* (nullable): of the first layer that keeps it as it is */
  gboolean open;      /* some layer that shows it does not */
} Asking;

/* Whether @text has a token of the field: "{judul}", "{tanggal|panjang}", "{angka.0.nilai}". */
static gboolean
names_field (const char *text,
             const char *field)
{
  gsize length = strlen (field);

  for (const char *open = strchr (text, '{'); open != NULL; open = strchr (open + 1, '{')) {
    if (strncmp (open + 1, field, length) == 0 && strchr ("}.|", open[1 + length]) != NULL && open[1 + length] != '\0')
      return TRUE;
  }
  return FALSE;
}

static gboolean
shows_field (JsonObject *layer,
             const char *field)
{
  static const char *const members[] = { "text", "photo", "rows", "drawing", "map" };
  const char *repeat = studio_json_peek_string (layer, "repeat");

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    const char *text = studio_json_peek_string (layer, members[i]);

    if (text != NULL && names_field (text, field))
      return TRUE;
  }
  return g_strcmp0 (repeat, field) == 0;
}

static void
ask_layers (Asking *asking,
            JsonNode *layers,
            const char *reason)
{
  JsonArray *array = layers != NULL && JSON_NODE_HOLDS_ARRAY (layers) ? json_node_get_array (layers) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    JsonObject *layer = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    JsonNode *can = layer != NULL ? json_object_get_member (layer, "can") : NULL;
    const char *own = reason;
    StudioCan allowed;

    if (layer == NULL)
      continue;
    if (own == NULL && can != NULL && studio_can_from_json (can, &allowed) && (allowed & asking->needed) == 0) {
      own = studio_json_peek_string (layer, "locked");
      own = own != NULL && *own != '\0' ? own : studio_can_reason (asking->needed);
    }
    if (shows_field (layer, asking->field)) {
      asking->open |= own == NULL;
      asking->reason = asking->reason != NULL ? asking->reason : own;
    }
    ask_layers (asking, json_object_get_member (layer, "children"), own);
  }
}

const char *
studio_template_get_field_limit (StudioTemplate *self,
                                 const StudioField *field)
{
  Asking asking = { 0 };

  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self) && field != NULL, NULL);

  asking.field = field->name;
  asking.needed = field->type == STUDIO_FIELD_PHOTO ? STUDIO_CAN_PHOTO : STUDIO_CAN_TEXT;
  for (guint page = 0; page < studio_template_get_n_pages (self); page++)
    ask_layers (&asking, studio_template_get_layers (self, page), NULL);
  return asking.open ? NULL : asking.reason;
}
