#include "config.h"

#include "studio-composer-photo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#include "studio-composer-private.h"

static const StudioBox *
find_box (StudioComposer *self,
          const char *id)
{
  StudioScene *scene = studio_composer_get_scene (self);
  const StudioBox *box = scene != NULL ? studio_scene_find (scene, id) : NULL;

  return box != NULL && box->layer->kind == STUDIO_LAYER_PHOTO ? box : NULL;
}

static gboolean
is_token (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING && strchr (json_node_get_string (node), '{') != NULL;
}

/* Returns: (nullable) (transfer full): the value at a place below "content", or the sample that stands in for it */
static JsonNode *
shown_value (StudioComposer *self,
             const char *place)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (studio_composer_get_document (self)));
  g_autofree char *name = g_strndup (place, strcspn (place, "/"));
  JsonNode *shown = studio_snapshot_get_shown (snapshot, name, NULL);

  if (shown != NULL && place[strlen (name)] == '/')
    shown = studio_json_lookup (shown, place + strlen (name) + 1);
  return shown != NULL ? json_node_ref (shown) : NULL;
}

JsonNode *
studio_composer_get_photo (StudioComposer *self,
                           const char *id,
                           char **field)
{
  const StudioBox *box;
  JsonNode *written;
  JsonNode *photo = NULL;
  gboolean in_content;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL, NULL);

  if (field != NULL)
    *field = NULL;
  box = find_box (self, id);
  if (box == NULL)
    return NULL;
  written = studio_composer_get_member (self, id, "photo", NULL);
  in_content = is_token (written) && box->layer->field != NULL;
  if (in_content)
    photo = shown_value (self, box->layer->field);
  else if (written != NULL)
    photo = json_node_ref (written);
  if (photo == NULL || !JSON_NODE_HOLDS_OBJECT (photo)) {
    g_clear_pointer (&photo, json_node_unref);
    return NULL;
  }
  if (field != NULL && in_content)
    *field = g_strdup (box->layer->field);
  return photo;
}

gboolean
studio_photo_is_own (JsonNode *photo)
{
  return photo != NULL && JSON_NODE_HOLDS_OBJECT (photo) && studio_json_peek_string (json_node_get_object (photo), "asset") != NULL;
}

/* @merge is for the content; members of layers merge by the composer's own rules. */
static void
write_layer (StudioComposer *self,
             const char *id,
             const char *member,
             JsonNode *value,
             const char *label,
             const char *merge)
{
  StudioScopeOfEdit scope = studio_composer_get_scope (self);

  studio_composer_set_scope (self, STUDIO_SCOPE_ALL_SIZES);
  studio_composer_set_layer_member (self, id, member, value, label, merge);
  studio_composer_set_scope (self, scope);
}

void
studio_composer_set_photo (StudioComposer *self,
                           const char *id,
                           JsonNode *photo,
                           const char *label,
                           const char *merge)
{
  g_autoptr (JsonNode) before = NULL;
  g_autofree char *field = NULL;

  g_return_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL && photo != NULL && label != NULL);

  before = studio_composer_get_photo (self, id, &field);
  if (field != NULL && studio_composer_get_content_limit (self, id, STUDIO_CAN_PHOTO) != NULL) {
    studio_composer_refuse (self, studio_composer_get_content_limit (self, id, STUDIO_CAN_PHOTO));
  } else if (field != NULL) {
    g_autofree char *path = g_strconcat ("content/", field, NULL);

    studio_history_set (studio_document_get_history (studio_composer_get_document (self)), path, photo, label, merge);
  } else {
    write_layer (self, id, "photo", photo, label, merge);
  }
}

/* --- another photo --- */

/** Replacing: a photo on its way into a layer. */
typedef struct
{
  char *id;
  gboolean in_content;
} Replacing;

static void
replacing_free (Replacing *replacing)
{
  g_free (replacing->id);
  g_free (replacing);
}

/* What was cropped, in any size, is of the photo that goes. */
static void
put_into_layer (StudioComposer *self,
                const char *id,
                JsonNode *photo)
{
  StudioHistory *history = studio_document_get_history (studio_composer_get_document (self));

  studio_history_begin (history, _ ("Change Photo"));
  write_layer (self, id, "photo", photo, _ ("Change Photo"), NULL);
  write_layer (self, id, "crop", NULL, _ ("Change Photo"), NULL);
  studio_history_end (history);
}

static void
taken_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  StudioComposer *self = g_task_get_source_object (task);
  const Replacing *replacing = g_task_get_task_data (task);
  GError *error = NULL;

  if (replacing->in_content) {
    studio_document_set_photo_finish (STUDIO_DOCUMENT (source), result, &error);
  } else {
    g_autoptr (JsonNode) photo = studio_document_load_photo_finish (STUDIO_DOCUMENT (source), result, &error);

    if (photo != NULL)
      put_into_layer (self, replacing->id, photo);
  }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
studio_composer_replace_photo_async (StudioComposer *self,
                                     const char *id,
                                     GFile *file,
                                     GBytes *bytes,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  StudioDocument *document = studio_composer_get_document (self);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  const StudioBox *box = find_box (self, id);
  Replacing *replacing = g_new0 (Replacing, 1);
  const char *reason;

  g_return_if_fail ((file != NULL) != (bytes != NULL));

  g_task_set_source_tag (task, studio_composer_replace_photo_async);
  g_task_set_task_data (task, replacing, (GDestroyNotify) replacing_free);
  replacing->id = g_strdup (id);
  if (box == NULL) {
    g_task_return_new_error (task, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("There is no photo to replace. Select one first."));
    return;
  }
  replacing->in_content = is_token (studio_composer_get_member (self, id, "photo", NULL)) && box->layer->field != NULL && strchr (box->layer->field, '/') == NULL;
  reason = replacing->in_content ? studio_composer_get_content_limit (self, id, STUDIO_CAN_PHOTO) : studio_composer_get_limit (self, id, STUDIO_CAN_PHOTO);
  if (reason != NULL) {
    g_task_return_new_error (task, STUDIO_ERROR, STUDIO_ERROR_INVALID, "%s", reason);
    return;
  }
  if (replacing->in_content && file != NULL)
    studio_document_set_photo_async (document, box->layer->field, file, cancellable, taken_cb, g_steal_pointer (&task));
  else if (replacing->in_content)
    studio_document_set_photo_bytes_async (document, box->layer->field, bytes, cancellable, taken_cb, g_steal_pointer (&task));
  else
    studio_document_load_photo_async (document, file, bytes, cancellable, taken_cb, g_steal_pointer (&task));
}

gboolean
studio_composer_replace_photo_finish (StudioComposer *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- crops --- */

/* Adds the ids of all layers in @node whose photo is the token @token. */
static void
collect_layers (JsonNode *node,
                const char *token,
                GHashTable *ids)
{
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      collect_layers (json_array_get_element (json_node_get_array (node), i), token, ids);
  } else if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObject *layer = json_node_get_object (node);
    JsonNode *children = json_object_get_member (layer, "children");

    if (g_strcmp0 (studio_json_peek_string (layer, "photo"), token) == 0 && studio_json_peek_string (layer, "id") != NULL)
      g_hash_table_add (ids, g_strdup (studio_json_peek_string (layer, "id")));
    if (children != NULL)
      collect_layers (children, token, ids);
  }
}

/* Overrides are kept by the layer's id on its page, "foto@p-1a2b". */
static gboolean
is_of (const char *key,
       GHashTable *ids)
{
  g_autofree char *id = g_strndup (key, strcspn (key, "@"));

  return g_hash_table_contains (ids, id);
}

/* @set: the path of overrides by layer. Consumes @root. */
static JsonNode *
forget_in (JsonNode *root,
           const char *set,
           GHashTable *ids)
{
  JsonNode *overrides = studio_json_lookup (root, set);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  JsonObjectIter iter;
  const char *key;

  if (overrides == NULL || !JSON_NODE_HOLDS_OBJECT (overrides))
    return root;
  json_object_iter_init_ordered (&iter, json_node_get_object (overrides));
  while (json_object_iter_next_ordered (&iter, &key, NULL)) {
    if (is_of (key, ids))
      g_ptr_array_add (paths, g_strjoin ("/", set, key, "crop", NULL));
  }
  for (guint i = 0; i < paths->len; i++) {
    JsonNode *without = studio_json_with (root, g_ptr_array_index (paths, i), NULL);

    json_node_unref (root);
    root = without;
  }
  return root;
}

JsonNode *
studio_photo_crops_forget (JsonNode *root,
                           StudioTemplate *template,
                           const char *field)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *token = g_strdup_printf ("{%s}", field);
  JsonNode *result = json_node_ref (root);
  JsonNode *variants = studio_json_lookup (root, "variants");
  JsonObjectIter iter;
  const char *format;

  for (guint i = 0; i < studio_template_get_n_pages (template); i++)
    collect_layers (studio_template_get_layers (template, i), token, ids);
  result = forget_in (result, "set", ids);
  if (variants == NULL || !JSON_NODE_HOLDS_OBJECT (variants))
    return result;
  json_object_iter_init_ordered (&iter, json_node_get_object (variants));
  while (json_object_iter_next_ordered (&iter, &format, NULL)) {
    g_autofree char *set = g_strdup_printf ("variants/%s/set", format);

    result = forget_in (result, set, ids);
  }
  return result;
}
