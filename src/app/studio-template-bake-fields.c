#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-slug.h"

#include "studio-template-maker-private.h"

/* Fields, what they show in a new post, and the pictures that go with the template. */

/* As large as a sample may be (studio_catalog_load_sample()), and all of them together. */
#define MAX_PICTURE_BYTES (50 * 1024 * 1024)
#define MAX_FIELD_BYTES 40

static void
refuse (StudioBake *bake,
        const char *sentence,
        const char *name)
{
  if (bake->error == NULL)
    bake->error = g_error_new (STUDIO_ERROR, STUDIO_ERROR_INVALID, "%s “%s”.", sentence, name);
}

/* --- pictures --- */

/* Returns: (transfer full): the file's name in the template's folder */
static char *
keep_picture (StudioBake *bake,
              const char *stem,
              StudioAsset *asset)
{
  const char *extension = studio_asset_get_info (asset)->extension;

  for (guint i = 1;; i++) {
    g_autofree char *name = g_strdup_printf ("%s-%u.%s", stem, i, extension);

    if (!g_hash_table_contains (bake->files, name)) {
      g_hash_table_insert (bake->files, g_strdup (name), g_bytes_ref (studio_asset_get_bytes (asset)));
      return g_steal_pointer (&name);
    }
  }
}

/* Returns: (nullable): the name of the sample that stands for the picture @key */
static const char *
find_sample (StudioBake *bake,
             const char *key)
{
  const char *known = g_hash_table_lookup (bake->hashes, key);
  g_autoptr (StudioAsset) asset = NULL;
  g_autofree char *file = NULL;
  char *name;

  if (known != NULL || bake->error != NULL)
    return known;
  asset = studio_snapshot_load_asset (bake->snapshot, key, &bake->error);
  if (asset == NULL)
    return NULL;
  if (g_bytes_get_size (studio_asset_get_bytes (asset)) > MAX_PICTURE_BYTES) {
    bake->error = g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("A photo of this post is larger than 50 MB. Choose a smaller one before saving the template."));
    return NULL;
  }
  file = keep_picture (bake, "foto", asset);
  name = g_strdup_printf ("%s@%s", bake->id, file);
  g_hash_table_insert (bake->hashes, g_strdup (key), name);
  return name;
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

/* Hidden areas are destroyed in the picture, so that the note about them goes. */
static JsonNode *
copy_picture (JsonObject *picture,
              const char *sample)
{
  static const char *const own[] = { "asset", "sample", "obscure", NULL };
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, picture);
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    if (!g_strv_contains (own, name))
      json_object_set_member (copy, name, json_node_ref (value));
  }
  json_object_set_string_member (copy, "sample", sample);
  return take_object (copy);
}

static JsonNode *
copy_object (StudioBake *bake,
             JsonObject *object)
{
  const char *asset = studio_json_peek_string (object, "asset"), *sample = studio_json_peek_string (object, "sample");
  g_autofree char *key = asset != NULL ? g_strdup (asset) : sample != NULL ? g_strconcat ("sample:", sample, NULL)
                                                                           : NULL;
  const char *found = key != NULL ? find_sample (bake, key) : NULL;
  JsonObject *copy;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (found != NULL)
    return copy_picture (object, found);
  copy = json_object_new ();
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (copy, name, studio_bake_pictures (bake, value));
  return take_object (copy);
}

JsonNode *
studio_bake_pictures (StudioBake *bake,
                      JsonNode *node)
{
  JsonArray *copy;
  JsonNode *result;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return copy_object (bake, json_node_get_object (node));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return json_node_ref (node);
  copy = json_array_new ();
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    json_array_add_element (copy, studio_bake_pictures (bake, json_array_get_element (json_node_get_array (node), i)));
  result = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (result, copy);
  return result;
}

/* --- fields there are --- */

static StudioMakerItem *
find_item (StudioBake *bake,
           const char *field)
{
  for (guint i = 0; i < bake->maker->items->len; i++) {
    StudioMakerItem *item = g_ptr_array_index (bake->maker->items, i);

    if (g_strcmp0 (item->field, field) == 0)
      return item;
  }
  return NULL;
}

static void
set_choices (JsonObject *field,
             const StudioMakerItem *item)
{
  g_autofree char *label = g_strstrip (g_strdup (item->label != NULL ? item->label : ""));

  if (*label != '\0')
    json_object_set_string_member (field, "label", label);
  json_object_remove_member (field, "hint");
  if (item->hint != NULL && *item->hint != '\0')
    json_object_set_string_member (field, "hint", item->hint);
  json_object_set_boolean_member (field, "required", item->fill_in && item->required);
  if (!item->fill_in)
    json_object_set_boolean_member (field, "fixed", TRUE);
}

/* A field keeps what its template says of it beside what was chosen. */
static void
keep_field (StudioBake *bake,
            JsonObject *from,
            JsonArray *fields,
            JsonObject *samples)
{
  const char *name = studio_json_peek_string (from, "name");
  const StudioMakerItem *item = name != NULL ? find_item (bake, name) : NULL;
  JsonNode *shown = name != NULL ? studio_snapshot_get_shown (bake->snapshot, name, NULL) : NULL;
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    json_object_set_member (copy, member, json_node_ref (value));
  if (item != NULL)
    set_choices (copy, item);
  if (shown != NULL)
    json_object_set_member (samples, name, studio_bake_pictures (bake, shown));
  json_array_add_object_element (fields, copy);
}

/* --- fields that layers become --- */

static const char *
member_of (StudioFieldType type)
{
  return type == STUDIO_FIELD_PHOTO ? "photo" : type == STUDIO_FIELD_ROWS ? "rows"
                                                                          : "text";
}

static gboolean
is_hidden (StudioBake *bake,
           const StudioFormat *format,
           const char *id)
{
  JsonObject *rules = json_object_get_object_member (bake->formats, format->id);
  JsonArray *list = json_object_has_member (rules, "hide") ? json_object_get_array_member (rules, "hide") : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
    if (g_str_equal (json_array_get_string_element (list, i), id))
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full) (nullable): what the layer shows in all formats; NULL if it differs between them */
static JsonNode *
common_value (StudioBake *bake,
              JsonObject *layer,
              const char *id,
              const char *member)
{
  JsonNode *found = NULL;

  for (guint i = 0; i < bake->maker->formats->len; i++) {
    const StudioFormat *format = g_ptr_array_index (bake->maker->formats, i);
    JsonNode *own = json_object_get_member (studio_bake_get_set (bake, format, id), member);
    JsonNode *value = own != NULL ? own : json_object_get_member (layer, member);

    if (is_hidden (bake, format, id))
      continue;
    if (value == NULL || (found != NULL && !studio_json_equal (found, value)))
      return NULL;
    found = value;
  }
  return found != NULL ? json_node_ref (found) : NULL;
}

/* Returns: (transfer full) (nullable): a text without the marks of braces; NULL if it has tokens */
static JsonNode *
plain_value (JsonNode *value)
{
  const char *text = JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING ? json_node_get_string (value) : NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = NULL;

  if (text == NULL)
    return json_node_ref (value);
  parts = g_strsplit (text, "{{}", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    if (strchr (parts[i], '{') != NULL)
      return NULL;
  }
  plain = g_strjoinv ("{", parts);
  return studio_json_string (plain);
}

static char *
make_name (GHashTable *names,
           const char *label)
{
  g_autofree char *slug = g_strdelimit (studio_slug (label, MAX_FIELD_BYTES), "-", '_');
  char *name = g_strconcat (g_ascii_islower (*slug) ? "" : "isian_", slug, NULL);

  for (guint i = 2; g_hash_table_contains (names, name) || g_strv_contains ((const char *const[]){ "item", "number", "brand", "arg", "page", "pages", NULL }, name); i++) {
    g_free (name);
    name = g_strdup_printf ("%s_%u", slug, i);
  }
  g_hash_table_add (names, g_strdup (name));
  return name;
}

static void
put_token (StudioBake *bake,
           JsonObject *layer,
           const StudioMakerItem *item,
           const char *name)
{
  const char *id = studio_json_peek_string (layer, "id"), *member = member_of (item->type);
  g_autofree char *token = g_strdup_printf ("{%s}", name);

  json_object_set_string_member (layer, member, token);
  for (guint i = 0; i < bake->maker->formats->len; i++) {
    JsonObject *set = studio_bake_get_set (bake, g_ptr_array_index (bake->maker->formats, i), id);

    if (json_object_has_member (set, member))
      json_object_remove_member (set, member);
  }
}

static void
add_field (StudioBake *bake,
           const StudioMakerItem *item,
           const char *name,
           JsonArray *fields)
{
  JsonObject *field = json_object_new ();

  json_object_set_string_member (field, "name", name);
  json_object_set_string_member (field, "type", studio_field_type_name (item->type));
  set_choices (field, item);
  json_array_add_object_element (fields, field);
}

static void
make_field (StudioBake *bake,
            const StudioMakerItem *item,
            GHashTable *names,
            JsonArray *fields,
            JsonObject *samples)
{
  const char *first = item->layers->len > 0 ? g_ptr_array_index (item->layers, 0) : "";
  g_autofree char *id = studio_bake_find_id (bake, first);
  JsonObject *layer = id != NULL ? studio_bake_find_layer (bake, id) : NULL;
  g_autoptr (JsonNode) value = layer != NULL ? common_value (bake, layer, id, member_of (item->type)) : NULL;
  g_autoptr (JsonNode) plain = value != NULL ? plain_value (value) : NULL;
  g_autofree char *name = NULL;

  if (layer == NULL)
    refuse (bake, _ ("This can't be a field, because it is one of several of its kind:"), item->label);
  else if (value == NULL)
    refuse (bake, _ ("This can't be a field, because it differs between the sizes. Make it the same in all of them, or leave it as it is:"), item->label);
  else if (plain == NULL || (item->type == STUDIO_FIELD_PHOTO && !JSON_NODE_HOLDS_OBJECT (value)) || (item->type == STUDIO_FIELD_ROWS && !JSON_NODE_HOLDS_ARRAY (value)))
    refuse (bake, _ ("This can't be a field, because it comes from other fields or from the brand:"), item->label);
  if (bake->error != NULL)
    return;
  name = make_name (names, item->label);
  put_token (bake, layer, item, name);
  add_field (bake, item, name, fields);
  json_object_set_member (samples, name, json_node_ref (plain));
}

/* --- locks --- */

static void
remove_member (JsonObject *layer,
               const char *name)
{
  if (json_object_has_member (layer, name))
    json_object_remove_member (layer, name);
}

/* Nothing by hand is a mere lock, which leaves fields open; what is filled in, and what stands in an element, is never closed here. */
static void
set_limits (JsonObject *layer,
            const StudioMakerItem *item)
{
  StudioCan choices = studio_maker_item_get_choices (item), chosen = item->can & choices;
  gboolean reason = item->locked != NULL && *item->locked != '\0';

  remove_member (layer, "locked");
  remove_member (layer, "can");
  if (chosen == choices)
    return;
  if (reason || chosen == STUDIO_CAN_NOTHING)
    json_object_set_string_member (layer, "locked", reason ? item->locked : _ ("The template keeps it as it is."));
  if (chosen == STUDIO_CAN_NOTHING && !item->element)
    return;
  if (item->element && (chosen != STUDIO_CAN_NOTHING || (item->can & STUDIO_CAN_TEXT)))
    chosen |= STUDIO_CAN_TEXT | STUDIO_CAN_PHOTO;
  if (item->fill_in)
    chosen |= item->type == STUDIO_FIELD_PHOTO ? STUDIO_CAN_PHOTO : STUDIO_CAN_TEXT;
  if (chosen != STUDIO_CAN_NOTHING)
    json_object_set_member (layer, "can", studio_can_to_json (chosen));
}

static void
set_locks (StudioBake *bake,
           const StudioMakerItem *item)
{
  for (guint i = 0; i < item->layers->len; i++) {
    g_autofree char *id = studio_bake_find_id (bake, g_ptr_array_index (item->layers, i));
    JsonObject *layer;

    /* of a row: the layer of all rows */
    while (id != NULL && (layer = studio_bake_find_layer (bake, id)) == NULL && strrchr (id, '.') != NULL)
      *strrchr (id, '.') = '\0';
    layer = id != NULL ? studio_bake_find_layer (bake, id) : NULL;
    if (layer == NULL)
      continue;
    set_limits (layer, item);
  }
}

/* A layer that names the field it shows would be typed over although nobody is asked for it. */
static void
drop_field_names (StudioBake *bake,
                  const StudioMakerItem *item)
{
  for (guint i = 0; i < item->layers->len; i++) {
    g_autofree char *id = studio_bake_find_id (bake, g_ptr_array_index (item->layers, i));
    JsonObject *layer = id != NULL ? studio_bake_find_layer (bake, id) : NULL;

    if (layer != NULL && json_object_has_member (layer, "field"))
      json_object_remove_member (layer, "field");
  }
}

gboolean
studio_bake_fields (StudioBake *bake)
{
  JsonNode *root = studio_template_get_json (studio_snapshot_get_template (bake->snapshot));
  JsonArray *from = json_object_get_array_member (json_node_get_object (root), "fields");
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *fields = json_array_new ();
  JsonObject *all = json_object_new (), *samples = json_object_new ();

  json_object_set_array_member (bake->root, "fields", fields);
  json_object_set_object_member (bake->root, "samples", all);
  json_object_set_object_member (all, "*", samples);
  for (guint i = 0; i < json_array_get_length (from); i++) {
    JsonObject *field = json_array_get_object_element (from, i);

    g_hash_table_add (names, g_strdup (studio_json_peek_string (field, "name")));
    keep_field (bake, field, fields, samples);
  }
  for (guint i = 0; i < bake->maker->items->len; i++) {
    const StudioMakerItem *item = g_ptr_array_index (bake->maker->items, i);

    if (item->field == NULL && item->fill_in)
      make_field (bake, item, names, fields, samples);
    if (item->field != NULL && !item->fill_in)
      drop_field_names (bake, item);
    set_locks (bake, item);
  }
  return bake->error == NULL;
}
