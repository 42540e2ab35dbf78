#include "config.h"

#include "studio-composer-private.h"

#include <glib/gi18n-lib.h>

#include "studio-added.h"
#include "studio-bind.h"
#include "studio-error.h"
#include "studio-obscure.h"

#define LAYERS_FORMAT "pemda-studio-layers"
#define STYLE_FORMAT "pemda-studio-style"
#define VERSION 1
#define BESIDE 24
/* More than a person copies; each may hold as many again. */
#define MAX_LAYERS 1000
/* Photos travel along up to this many bytes; beyond it they are only found in the post they come from. */
#define MAX_PHOTOS (24 * 1024 * 1024)

/* --- copying --- */

static JsonNode *
to_array (GPtrArray *nodes)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < nodes->len; i++)
    json_array_add_element (array, json_node_ref (g_ptr_array_index (nodes, i)));
  json_node_take_array (node, array);
  return node;
}

static void
collect_photos (JsonNode *node,
                GHashTable *hashes)
{
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      collect_photos (json_array_get_element (json_node_get_array (node), i), hashes);
  } else if (studio_json_is_object (node)) {
    const char *hash = studio_json_peek_string (json_node_get_object (node), "asset");
    JsonObjectIter iter;
    const char *name;
    JsonNode *value;

    if (hash != NULL)
      g_hash_table_add (hashes, g_strdup (hash));
    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, &name, &value))
      collect_photos (value, hashes);
  }
}

static JsonObject *
photos_to_json (StudioComposer *self,
                GPtrArray *layers)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) hidden = studio_obscure_list (studio_composer_get_root (self));
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  JsonObject *photos = json_object_new ();
  GHashTableIter iter;
  gpointer hash;
  gsize left = MAX_PHOTOS;

  for (guint i = 0; i < layers->len; i++)
    collect_photos (g_ptr_array_index (layers, i), hashes);
  g_hash_table_iter_init (&iter, hashes);
  while (g_hash_table_iter_next (&iter, &hash, NULL)) {
    g_autoptr (StudioAsset) asset = studio_snapshot_load_asset (snapshot, hash, NULL);
    GBytes *bytes = asset != NULL ? studio_asset_get_bytes (asset) : NULL;
    g_autofree char *text = NULL;

    /* a photo with hidden areas does not leave its post: what it hides is still in it */
    if (bytes == NULL || g_bytes_get_size (bytes) > left || g_hash_table_contains (hidden, hash))
      continue;
    left -= g_bytes_get_size (bytes);
    text = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    json_object_set_string_member (photos, hash, text);
  }
  return photos;
}

static const char *
get_post_id (StudioComposer *self)
{
  return studio_json_peek_string (json_node_get_object (studio_composer_get_root (self)), "id");
}

char *
studio_composer_copy (StudioComposer *self)
{
  g_autoptr (GPtrArray) layers = NULL;
  g_autoptr (GPtrArray) plain = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *members;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), NULL);

  layers = studio_composer_copy_selection (self, FALSE);
  plain = studio_composer_copy_selection (self, TRUE);
  if (layers->len == 0)
    return NULL;
  members = json_object_new ();
  json_object_set_string_member (members, "format", LAYERS_FORMAT);
  json_object_set_int_member (members, "version", VERSION);
  json_object_set_string_member (members, "post", get_post_id (self));
  json_object_set_string_member (members, "size", self->format->id);
  json_object_set_string_member (members, "page", studio_composer_get_page_id (self));
  json_object_set_member (members, "layers", to_array (layers));
  json_object_set_member (members, "plain", to_array (plain));
  json_object_set_object_member (members, "photos", photos_to_json (self, layers));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, members);
  return studio_json_write (node);
}

/* --- pasting --- */

static void
refuse_document (GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The clipboard holds nothing that fits here. Copy the elements again."));
}

static JsonNode *
read_document (const char *text,
               const char *format,
               GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonNode) node = studio_json_parse ("clipboard", bytes, NULL);

  if (node != NULL && studio_json_is_object (node) && g_strcmp0 (studio_json_peek_string (json_node_get_object (node), "format"), format) == 0 &&
      json_object_get_int_member_with_default (json_node_get_object (node), "version", 0) <= VERSION)
    return g_steal_pointer (&node);
  refuse_document (error);
  return NULL;
}

/* The frame and measures as they are in another size. Consumes @layer. */
static JsonNode *
map_layer (StudioComposer *self,
           JsonNode *layer,
           const StudioFormat *from)
{
  JsonNode *node = json_object_get_member (json_node_get_object (layer), "scale");
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  double own = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : 1;
  StudioRect frame;
  double scale;

  if (from == NULL || from == self->format || !studio_frame_from_json (json_object_get_member (json_node_get_object (layer), "frame"), &frame))
    return layer;
  frame = studio_added_map_frame (&frame, from->size, self->format->size, &scale);
  layer = studio_json_take (layer, "frame", studio_frame_to_json (&frame));
  return studio_json_take (layer, "scale", studio_json_number (CLAMP (own * scale, 0.01, 100)));
}

/* From the post itself, tokens go on following its fields; anywhere else the words are meant. */
static GPtrArray *
read_layers (StudioComposer *self,
             JsonObject *document)
{
  gboolean own = g_strcmp0 (studio_json_peek_string (document, "post"), get_post_id (self)) == 0;
  JsonNode *list = json_object_get_member (document, own ? "layers" : "plain");
  const char *size = studio_json_peek_string (document, "size");
  const StudioFormat *from = size != NULL ? studio_format_find (size) : NULL;
  GPtrArray *layers = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  JsonArray *array = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_LAYERS); i++) {
    JsonNode *layer = json_array_get_element (array, i);

    if (studio_json_is_object (layer))
      g_ptr_array_add (layers, map_layer (self, json_node_ref (layer), from));
  }
  return layers;
}

static void
take_photos (StudioComposer *self,
             JsonObject *document)
{
  JsonNode *photos = json_object_get_member (document, "photos");
  JsonObjectIter iter;
  const char *hash;
  JsonNode *value;

  if (!studio_json_is_object (photos))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (photos));
  while (json_object_iter_next_ordered (&iter, &hash, &value)) {
    const char *text = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : NULL;
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (StudioAsset) asset = NULL;
    gsize length;
    guchar *data;

    if (text == NULL)
      continue;
    data = g_base64_decode (text, &length);
    bytes = g_bytes_new_take (data, length);
    asset = length > 0 ? studio_asset_new (bytes, NULL) : NULL;
    if (asset != NULL && g_str_equal (studio_asset_get_hash (asset), hash))
      studio_post_add_asset (studio_document_get_post (self->document), asset);
  }
}

/* How far beside the last ones the next ones go. */
static double
next_shift (StudioComposer *self,
            JsonObject *document,
            const char *text)
{
  gboolean here = g_strcmp0 (studio_json_peek_string (document, "post"), get_post_id (self)) == 0 &&
                  g_strcmp0 (studio_json_peek_string (document, "size"), self->format->id) == 0 &&
                  g_strcmp0 (studio_json_peek_string (document, "page"), studio_composer_get_page_id (self)) == 0;

  if (self->pasted != g_str_hash (text)) {
    self->pasted = g_str_hash (text);
    self->n_pasted = here ? 1 : 0;
  } else {
    self->n_pasted++;
  }
  return BESIDE * (double) (self->n_pasted % 40);
}

/* Whether the page can be shown with what is on the clipboard, which may be anything. */
static gboolean
page_holds (StudioComposer *self,
            JsonNode *root,
            GError **error)
{
  StudioPost *post = studio_document_get_post (self->document);
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StudioPost) trial = studio_post_new_from_json ("clipboard", root, studio_post_get_template (post), studio_post_get_brand (post), assets, NULL);
  g_autoptr (StudioSnapshot) snapshot = trial != NULL ? studio_post_snapshot (trial) : NULL;
  g_autoptr (StudioLayer) page = NULL;

  page = snapshot != NULL ? studio_bind_page (snapshot, self->format, MIN (self->page, studio_composer_get_n_pages (self) - 1), NULL) : NULL;
  if (page == NULL)
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("What is on the clipboard is damaged and can't be shown. Copy it again."));
  return page != NULL;
}

static gboolean
layers_hold (StudioComposer *self,
             GPtrArray *layers,
             GError **error)
{
  StudioRect frame = { 0, 0, 100, 100 };
  StudioEdit edit;
  gboolean holds;

  if (layers->len == 0) {
    refuse_document (error);
    return FALSE;
  }
  edit = studio_edit_begin (self);
  for (guint i = 0; i < layers->len; i++) {
    g_autoptr (JsonNode) layer = studio_json_without (g_ptr_array_index (layers, i), (const char *const[]){ "groups", NULL });

    g_free (studio_edit_add (&edit, layer, &frame));
  }
  holds = page_holds (self, edit.root, error);
  json_node_unref (edit.root);
  return holds;
}

gboolean
studio_composer_paste (StudioComposer *self,
                       const char *text,
                       gboolean in_place,
                       GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GPtrArray) layers = NULL;
  g_autofree char *above = NULL;
  double shift;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && text != NULL, FALSE);

  node = read_document (text, LAYERS_FORMAT, error);
  if (node == NULL)
    return FALSE;
  layers = read_layers (self, json_node_get_object (node));
  if (!layers_hold (self, layers, error))
    return FALSE;
  take_photos (self, json_node_get_object (node));
  shift = in_place ? 0 : next_shift (self, json_node_get_object (node), text);
  above = g_strdup (studio_composer_get_topmost (self));
  studio_composer_put_copies (self, layers, (StudioPoint){ shift, shift }, above, _ ("Paste"));
  return TRUE;
}

/* --- style --- */

/* What makes the looks of any kind of layer. */
static const char *const box_style[] = { "fill", "stroke", "shadow", "opacity", "color", NULL };
static const char *const text_style[] = { "font", "weight", "bold", "italic", "underline", "strike", "upper", "case", "size", "line", "tracking", "align", "highlight",
                                          "highlight_pad", "outline_text", "marker", "marker_color", "indent", "paragraph_gap", NULL };
static const char *const photo_style[] = { "saturation", "warmth", "brightness", "contrast", "duotone", "blur", "sharpen", "scrims", "outline", NULL };
static const char *const shape_style[] = { "outline", NULL };

static const char *const *
style_of_type (const char *type)
{
  static const char *const none[] = { NULL };

  if (g_strcmp0 (type, "text") == 0)
    return text_style;
  if (g_strcmp0 (type, "photo") == 0)
    return photo_style;
  if (g_strcmp0 (type, "shape") == 0)
    return shape_style;
  return none;
}

static void
copy_style_members (JsonNode *layer,
                    const char *const *names,
                    JsonObject *style)
{
  for (gsize i = 0; names[i] != NULL; i++) {
    JsonNode *value = json_object_get_member (json_node_get_object (layer), names[i]);

    if (value != NULL)
      json_object_set_member (style, names[i], json_node_ref (value));
  }
}

char *
studio_composer_copy_style (StudioComposer *self)
{
  g_autoptr (JsonNode) layer = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *members, *style;
  const char *type;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), NULL);

  if (self->selection->len > 0)
    layer = studio_composer_copy_layer (self, g_ptr_array_index (self->selection, 0), TRUE);
  if (layer == NULL)
    return NULL;
  type = studio_json_peek_string (json_node_get_object (layer), "type");
  style = json_object_new ();
  copy_style_members (layer, box_style, style);
  copy_style_members (layer, style_of_type (type), style);
  members = json_object_new ();
  json_object_set_string_member (members, "format", STYLE_FORMAT);
  json_object_set_int_member (members, "version", VERSION);
  json_object_set_string_member (members, "type", type != NULL ? type : "");
  json_object_set_object_member (members, "style", style);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, members);
  return studio_json_write (node);
}

/* A colour means the letters of a text and the lines of an icon: it goes to either. */
static void
edit_style (StudioEdit *edit,
            const char *id,
            JsonObject *style)
{
  const char *type = studio_composer_peek_text (edit->self, id, "type");
  const char *const *lists[] = { box_style, style_of_type (type) };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    for (gsize j = 0; lists[i][j] != NULL; j++) {
      JsonNode *value = json_object_get_member (style, lists[i][j]);

      if (value != NULL)
        studio_edit_member (edit, id, lists[i][j], value, edit->self->scope);
    }
  }
}

gboolean
studio_composer_paste_style (StudioComposer *self,
                             const char *text,
                             GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  JsonNode *style;
  StudioEdit edit;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && text != NULL, FALSE);

  node = read_document (text, STYLE_FORMAT, error);
  if (node == NULL)
    return FALSE;
  style = json_object_get_member (json_node_get_object (node), "style");
  if (!studio_json_is_object (style)) {
    refuse_document (error);
    return FALSE;
  }
  ids = studio_composer_list_free (self, STUDIO_CAN_STYLE);
  edit = studio_edit_begin (self);
  for (guint i = 0; i < ids->len; i++)
    edit_style (&edit, g_ptr_array_index (ids, i), json_node_get_object (style));
  if (!page_holds (self, edit.root, error)) {
    json_node_unref (edit.root);
    return FALSE;
  }
  studio_edit_commit (&edit, _ ("Paste Style"), NULL);
  return TRUE;
}
