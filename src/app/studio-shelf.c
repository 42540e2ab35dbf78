#include "config.h"

#include "studio-shelf.h"

#include <glib/gi18n-lib.h>

GPtrArray *
studio_shelf_list (StudioDocument *document)
{
  GPtrArray *assets;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (document), NULL);

  assets = studio_post_list_assets (studio_document_get_post (document));
  /* the areas of a chart are no photo */
  for (guint i = assets->len; i-- > 0;) {
    if (studio_asset_get_geo (g_ptr_array_index (assets, i)) != NULL)
      g_ptr_array_remove_index (assets, i);
  }
  return assets;
}

static gboolean
has_asset (StudioDocument *document,
           const char *hash)
{
  g_autoptr (GPtrArray) assets = studio_shelf_list (document);

  for (guint i = 0; i < assets->len; i++) {
    if (g_strcmp0 (studio_asset_get_hash (g_ptr_array_index (assets, i)), hash) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full): the list that stands in the document with one more at its end */
static JsonNode *
with_photo (JsonNode *list,
            const char *hash)
{
  JsonArray *from = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL, *to = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonObject *photo = json_object_new ();

  for (guint i = 0; from != NULL && i < json_array_get_length (from); i++)
    json_array_add_element (to, json_node_ref (json_array_get_element (from, i)));
  json_object_set_string_member (photo, "asset", hash);
  json_array_add_object_element (to, photo);
  json_node_take_array (node, to);
  json_node_seal (node);
  return node;
}

void
studio_shelf_add (StudioDocument *document,
                  JsonNode *photo)
{
  JsonNode *list;
  const char *hash;
  g_autoptr (JsonNode) longer = NULL;

  g_return_if_fail (STUDIO_IS_DOCUMENT (document));
  g_return_if_fail (photo != NULL && JSON_NODE_HOLDS_OBJECT (photo));

  hash = studio_json_peek_string (json_node_get_object (photo), "asset");
  if (hash == NULL || has_asset (document, hash))
    return;
  list = studio_json_lookup (studio_post_get_json (studio_document_get_post (document)), "photos");
  longer = with_photo (list, hash);
  studio_history_set (studio_document_get_history (document), "photos", longer, _ ("Add Photo"), NULL);
}
