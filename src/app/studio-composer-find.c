#include "config.h"

#include "studio-composer-private.h"

#include <math.h>

#include "studio-pages.h"

/* Deeper nesting of added layers than any file may have. */
#define MAX_DEPTH STUDIO_JSON_MAX_DEPTH

gboolean
studio_json_is_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) && json_node_get_object (node) != NULL;
}

static JsonNode *
get_member (JsonNode *node,
            const char *name)
{
  return studio_json_is_object (node) ? json_object_get_member (json_node_get_object (node), name) : NULL;
}

static JsonArray *
get_children (JsonNode *layer)
{
  JsonNode *children = get_member (layer, "children");

  return children != NULL && JSON_NODE_HOLDS_ARRAY (children) ? json_node_get_array (children) : NULL;
}

JsonNode *
studio_json_boolean (gboolean value)
{
  JsonNode *node = json_node_init_boolean (json_node_alloc (), value);

  json_node_seal (node);
  return node;
}

JsonNode *
studio_json_texts (const char *const *texts,
                   guint n)
{
  JsonArray *array = json_array_sized_new (n);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < n; i++)
    json_array_add_string_element (array, texts[i]);
  json_node_take_array (node, array);
  json_node_seal (node);
  return node;
}

JsonNode *
studio_composer_get_root (StudioComposer *self)
{
  return studio_post_get_json (studio_document_get_post (self->document));
}

/* --- the template's layers --- */

static void
note_places (GHashTable *places,
             JsonArray *layers,
             const char *parent,
             guint page)
{
  for (guint i = 0; layers != NULL && i < json_array_get_length (layers); i++) {
    JsonNode *layer = json_array_get_element (layers, i);
    const char *id = studio_json_is_object (layer) ? studio_json_peek_string (json_node_get_object (layer), "id") : NULL;
    StudioTemplatePlace *place;

    if (id == NULL)
      continue;
    place = g_new (StudioTemplatePlace, 1);
    *place = (StudioTemplatePlace){ layer, parent, i, page };
    g_hash_table_insert (places, (char *) id, place);
    note_places (places, get_children (layer), id, page);
  }
}

/* The template is exchanged as a whole, so its layers are looked for once. */
static GHashTable *
get_places (StudioComposer *self)
{
  StudioTemplate *template = studio_post_get_template (studio_document_get_post (self->document));

  if (self->known == template)
    return self->places;
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_set_object (&self->known, template);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < studio_template_get_n_pages (template); i++)
    note_places (self->places, json_node_get_array (studio_template_get_layers (template, i)), NULL, i);
  return self->places;
}

/* "kartu.0@p-1" is the layer "kartu": without the copied page's ending and the numbers of rows. */
static const StudioTemplatePlace *
find_place (StudioComposer *self,
            const char *id,
            const char **base)
{
  GHashTable *places = get_places (self);
  g_autofree char *name = g_strdup (id);
  char *at = strrchr (name, '@');
  gpointer key, place;

  if (at != NULL)
    *at = '\0';
  while (!g_hash_table_lookup_extended (places, name, &key, &place)) {
    char *dot = strrchr (name, '.');

    if (dot == NULL || dot[1] == '\0' || dot[1 + strspn (dot + 1, "0123456789")] != '\0')
      return NULL;
    *dot = '\0';
  }
  *base = key;
  return place;
}

/* --- the post's own layers --- */

static gboolean
find_below (JsonNode *layer,
            const char *id,
            GString *path,
            guint depth,
            StudioWritten *written)
{
  JsonArray *children = depth < MAX_DEPTH ? get_children (layer) : NULL;
  gsize length = path->len;

  for (guint i = 0; children != NULL && i < json_array_get_length (children); i++) {
    JsonNode *child = json_array_get_element (children, i);

    if (!studio_json_is_object (child))
      continue;
    g_string_append_printf (path, "/children/%u", i);
    if (g_strcmp0 (studio_json_peek_string (json_node_get_object (child), "id"), id) == 0) {
      written->layer = child;
      written->path = g_strdup (path->str);
      return TRUE;
    }
    if (find_below (child, id, path, depth + 1, written))
      return TRUE;
    g_string_truncate (path, length);
  }
  return FALSE;
}

static gboolean
find_inside_added (JsonNode *layers,
                   const char *id,
                   StudioWritten *written)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *layer;

  if (!studio_json_is_object (layers))
    return FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (layers));
  while (json_object_iter_next_ordered (&iter, &name, &layer)) {
    g_autoptr (GString) path = g_string_new ("layers/");

    g_string_append (path, name);
    if (strchr (name, '/') == NULL && studio_json_is_object (layer) && find_below (layer, id, path, 0, written))
      return TRUE;
  }
  return FALSE;
}

gboolean
studio_composer_find_in (StudioComposer *self,
                         JsonNode *root,
                         const char *id,
                         StudioWritten *written)
{
  JsonNode *layers = get_member (root, "layers");
  JsonNode *own = get_member (layers, id);

  *written = (StudioWritten){ .document = root };
  /* such an id would be two steps of a path */
  if (*id == '\0' || strchr (id, '/') != NULL)
    return FALSE;
  if (studio_json_is_object (own)) {
    written->layer = own;
    written->path = g_strconcat ("layers/", id, NULL);
    written->root = TRUE;
    return TRUE;
  }
  written->place = find_place (self, id, &written->base);
  if (written->place != NULL) {
    written->layer = written->place->layer;
    return TRUE;
  }
  return find_inside_added (layers, id, written);
}

gboolean
studio_composer_find (StudioComposer *self,
                      const char *id,
                      StudioWritten *written)
{
  return studio_composer_find_in (self, studio_composer_get_root (self), id, written);
}

void
studio_written_clear (StudioWritten *written)
{
  g_clear_pointer (&written->path, g_free);
}

gboolean
studio_composer_is_added_root (StudioComposer *self,
                               const char *id)
{
  return studio_json_is_object (get_member (get_member (studio_composer_get_root (self), "layers"), id));
}

/* --- members --- */

static JsonNode *
get_at (JsonNode *node,
        const char *id,
        const char *member)
{
  return get_member (get_member (node, id), member);
}

JsonNode *
studio_composer_peek_original (StudioComposer *self,
                               const StudioWritten *written,
                               const char *member)
{
  StudioTemplate *template = studio_post_get_template (studio_document_get_post (self->document));
  JsonNode *rules = studio_template_get_format_rules (template, self->format->id);
  JsonNode *value = written->base != NULL ? get_at (get_member (rules, "set"), written->base, member) : NULL;

  return value != NULL ? value : get_member (written->layer, member);
}

JsonNode *
studio_composer_peek_member (StudioComposer *self,
                             const StudioWritten *written,
                             const char *id,
                             const char *member,
                             StudioOrigin *origin)
{
  JsonNode *root = written->document;
  JsonNode *value;

  *origin = STUDIO_ORIGIN_THIS_SIZE;
  value = get_at (get_member (get_member (get_member (root, "variants"), self->format->id), "set"), id, member);
  if (value != NULL)
    return value;
  *origin = STUDIO_ORIGIN_ALL_SIZES;
  value = get_at (get_member (root, "set"), id, member);
  if (value != NULL)
    return value;
  *origin = STUDIO_ORIGIN_TEMPLATE;
  return studio_composer_peek_original (self, written, member);
}

JsonNode *
studio_composer_get_member (StudioComposer *self,
                            const char *id,
                            const char *member,
                            StudioOrigin *origin)
{
  g_auto (StudioWritten) written = { 0 };
  g_autofree char *top = NULL;
  StudioOrigin from;
  JsonNode *value;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL && member != NULL, NULL);

  if (origin == NULL)
    origin = &from;
  *origin = STUDIO_ORIGIN_TEMPLATE;
  if (!studio_composer_find (self, id, &written))
    return NULL;
  top = g_strndup (member, strcspn (member, "/"));
  value = studio_composer_peek_member (self, &written, id, top, origin);
  if (value == NULL || member[strlen (top)] == '\0')
    return value;
  return studio_json_lookup (value, member + strlen (top) + 1);
}

static JsonNode *
peek_value (StudioComposer *self,
            const char *id,
            const char *member)
{
  JsonNode *node = studio_composer_get_member (self, id, member, NULL);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

const char *
studio_composer_peek_text (StudioComposer *self,
                           const char *id,
                           const char *member)
{
  JsonNode *node = peek_value (self, id, member);

  return node != NULL ? json_node_get_string (node) : NULL;
}

double
studio_composer_peek_number (StudioComposer *self,
                             const char *id,
                             const char *member,
                             double otherwise)
{
  JsonNode *node = peek_value (self, id, member);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : otherwise;
}

gboolean
studio_composer_peek_flag (StudioComposer *self,
                           const char *id,
                           const char *member)
{
  JsonNode *node = peek_value (self, id, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

/* --- boxes --- */

const StudioBox *
studio_composer_get_box (StudioComposer *self,
                         int index)
{
  g_assert (self->scene != NULL && index >= 0);

  return &g_array_index (self->scene->boxes, StudioBox, index);
}

int
studio_composer_find_box (StudioComposer *self,
                          const char *id)
{
  for (guint i = 1; self->scene != NULL && i < self->scene->boxes->len; i++) {
    if (g_strcmp0 (studio_composer_get_box (self, (int) i)->layer->id, id) == 0)
      return (int) i;
  }
  return -1;
}

int
studio_composer_get_parent (StudioComposer *self,
                            int index)
{
  for (int i = index - 1; i >= 0; i--) {
    if (studio_composer_get_box (self, i)->end > (guint) index)
      return i;
  }
  return -1;
}

double
studio_composer_get_outer_scale (StudioComposer *self,
                                 int index)
{
  double scale = 1;

  for (int i = studio_composer_get_parent (self, index); i > 0; i = studio_composer_get_parent (self, i))
    scale *= studio_composer_get_box (self, i)->layer->scale;
  return scale > 0 && isfinite (scale) ? scale : 1;
}

const char *
studio_composer_get_page_id (StudioComposer *self)
{
  StudioPost *post = studio_document_get_post (self->document);
  g_autoptr (GArray) pages = studio_pages_list (studio_post_get_json (post), studio_post_get_template (post));
  const StudioPage *page = &g_array_index (pages, StudioPage, MIN (self->page, pages->len - 1));

  return g_intern_string (page->id);
}
