#include "config.h"

#include <string.h>

#include "studio-added.h"
#include "studio-order.h"
#include "studio-template-maker-private.h"

/* Pages and layers of a post as those of a template: each page with its own layers under ids of their own. */

char *
studio_bake_find_id (StudioBake *bake,
                     const char *id)
{
  const char *page = strchr (id, '@');
  g_autofree char *base = page != NULL ? g_strndup (id, (gsize) (page - id)) : g_strdup (id);
  gsize length = strlen (base);

  for (;;) {
    g_autofree char *key = g_strconcat (base, page != NULL ? page : "", NULL);
    const char *name = g_hash_table_lookup (bake->names, key);
    char *dot = strrchr (base, '.');

    if (name != NULL)
      return g_strdup_printf ("%s%.*s", name, (int) (length - strlen (base)), id + strlen (base));
    if (dot == NULL || dot[1] == '\0' || dot[1 + strspn (dot + 1, "0123456789")] != '\0')
      return NULL;
    *dot = '\0';
  }
}

/* Gives the layer @id of a page a name in the template. */
static const char *
name_layer (StudioBake *bake,
            const char *id,
            const char *suffix,
            guint page)
{
  char *name = g_strdup (id);

  for (guint i = page; g_hash_table_contains (bake->taken, name); i++) {
    g_free (name);
    name = g_strdup_printf ("%s-h%u", id, i);
  }
  g_hash_table_add (bake->taken, g_strdup (name));
  g_hash_table_insert (bake->names, g_strconcat (id, suffix, NULL), name);
  return name;
}

static JsonArray *copy_layers (StudioBake *bake, JsonArray *layers, const char *suffix, guint page);

static JsonObject *
copy_layer (StudioBake *bake,
            JsonObject *layer,
            const char *suffix,
            guint page)
{
  static const char *const binding[] = { "id", "children", "page", "made", "formats", "added", NULL };
  JsonObject *copy = json_object_new ();
  const char *id = studio_json_peek_string (layer, "id");
  JsonNode *children = json_object_get_member (layer, "children");
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (id != NULL)
    json_object_set_string_member (copy, "id", name_layer (bake, id, suffix, page));
  json_object_iter_init_ordered (&iter, layer);
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    if (!g_strv_contains (binding, name))
      json_object_set_member (copy, name, studio_bake_pictures (bake, value));
  }
  if (children != NULL && JSON_NODE_HOLDS_ARRAY (children))
    json_object_set_array_member (copy, "children", copy_layers (bake, json_node_get_array (children), suffix, page));
  return copy;
}

static JsonArray *
copy_layers (StudioBake *bake,
             JsonArray *layers,
             const char *suffix,
             guint page)
{
  JsonArray *copy = json_array_new ();

  for (guint i = 0; i < json_array_get_length (layers); i++) {
    JsonNode *node = json_array_get_element (layers, i);

    if (JSON_NODE_HOLDS_OBJECT (node))
      json_array_add_object_element (copy, copy_layer (bake, json_node_get_object (node), suffix, page));
  }
  return copy;
}

/* --- formats --- */

static JsonObject *
get_object (JsonObject *parent,
            const char *name)
{
  JsonObject *object;

  if (json_object_has_member (parent, name))
    return json_object_get_object_member (parent, name);
  object = json_object_new ();
  json_object_set_object_member (parent, name, object);
  return object;
}

JsonObject *
studio_bake_get_set (StudioBake *bake,
                     const StudioFormat *format,
                     const char *id)
{
  return get_object (get_object (get_object (bake->formats, format->id), "set"), id);
}

static void
hide (StudioBake *bake,
      const StudioFormat *format,
      const char *id)
{
  JsonObject *rules = get_object (bake->formats, format->id);

  if (!json_object_has_member (rules, "hide"))
    json_object_set_array_member (rules, "hide", json_array_new ());
  json_array_add_string_element (json_object_get_array_member (rules, "hide"), id);
}

static void
lay_over (StudioBake *bake,
          JsonObject *target,
          JsonNode *patch)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (patch == NULL || !JSON_NODE_HOLDS_OBJECT (patch))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (patch));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (target, name, studio_bake_pictures (bake, value));
}

/* What the old template says of its layers in @format, of each page that shows them. */
static void
take_rules (StudioBake *bake,
            const StudioFormat *format,
            JsonNode *from,
            const char *suffix)
{
  JsonNode *set = json_object_get_member (json_node_get_object (from), "set"), *hidden = json_object_get_member (json_node_get_object (from), "hide");
  JsonArray *list = hidden != NULL && JSON_NODE_HOLDS_ARRAY (hidden) ? json_node_get_array (hidden) : NULL;
  JsonObjectIter iter;
  const char *id;
  JsonNode *value;

  if (set != NULL && JSON_NODE_HOLDS_OBJECT (set)) {
    json_object_iter_init_ordered (&iter, json_node_get_object (set));
    while (json_object_iter_next_ordered (&iter, &id, &value)) {
      g_autofree char *whole = g_strconcat (id, suffix, NULL);
      g_autofree char *name = studio_bake_find_id (bake, whole);

      if (name != NULL)
        lay_over (bake, studio_bake_get_set (bake, format, name), value);
    }
  }
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
    g_autofree char *whole = g_strconcat (json_array_get_string_element (list, i), suffix, NULL);
    g_autofree char *name = studio_bake_find_id (bake, whole);

    if (name != NULL)
      hide (bake, format, name);
  }
}

/* What the person made of the layers, @path in the post. */
static void
take_hand (StudioBake *bake,
           const StudioFormat *format,
           const char *path)
{
  JsonNode *set = studio_json_lookup (studio_snapshot_get_json (bake->snapshot), path);
  JsonObjectIter iter;
  const char *id;
  JsonNode *value;

  if (set == NULL || !JSON_NODE_HOLDS_OBJECT (set))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (set));
  while (json_object_iter_next_ordered (&iter, &id, &value)) {
    g_autofree char *name = studio_bake_find_id (bake, id);

    if (name != NULL)
      lay_over (bake, studio_bake_get_set (bake, format, name), value);
  }
}

/* --- layers that were added --- */

/* Returns: (nullable): the name of a layer that was added and stands in the new page already */
static const char *
find_added (StudioBake *bake,
            JsonObject *layer)
{
  const char *id = studio_json_peek_string (layer, "id");

  return id != NULL ? g_hash_table_lookup (bake->names, id) : NULL;
}

/* Its place and measures in @format, if they are not those that the layer itself has. */
static void
set_measures (StudioBake *bake,
              const StudioFormat *format,
              const char *name,
              JsonObject *layer)
{
  static const char *const measures[] = { "frame", "scale", "z" };
  JsonObject *set = studio_bake_get_set (bake, format, name);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++) {
    JsonNode *value = json_object_get_member (layer, measures[i]);

    if (value != NULL)
      json_object_set_member (set, measures[i], json_node_ref (value));
  }
}

static void
add_one (StudioBake *bake,
         JsonArray *target,
         JsonObject *layer,
         guint page,
         guint place)
{
  if (!json_object_has_member (layer, "z"))
    json_object_set_member (layer, "z", studio_json_number (STUDIO_ORDER_ADDED + place));
  if (find_added (bake, layer) == NULL)
    json_array_add_object_element (target, copy_layer (bake, layer, "", page));
}

static void
add_layers (StudioBake *bake,
            JsonArray *target,
            const StudioPage *page,
            guint number)
{
  GPtrArray *formats = bake->maker->formats;
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func ((GDestroyNotify) json_array_unref);
  guint first = json_array_get_length (target);

  for (guint i = 0; i < formats->len; i++) {
    JsonArray *added = studio_added_layers (bake->snapshot, g_ptr_array_index (formats, i), page);

    g_ptr_array_add (shown, added);
    for (guint k = 0; k < json_array_get_length (added); k++) {
      JsonObject *layer = json_array_get_object_element (added, k);

      add_one (bake, target, layer, number, k);
      set_measures (bake, g_ptr_array_index (formats, i), find_added (bake, layer), layer);
    }
  }
  for (guint i = 0; i < formats->len; i++) {
    JsonObject *set = get_object (get_object (bake->formats, ((const StudioFormat *) g_ptr_array_index (formats, i))->id), "set");

    for (guint k = first; k < json_array_get_length (target); k++) {
      const char *id = json_object_get_string_member (json_array_get_object_element (target, k), "id");

      if (!json_object_has_member (set, id))
        hide (bake, g_ptr_array_index (formats, i), id);
    }
  }
}

/* --- pages --- */

static JsonArray *
make_page (StudioBake *bake,
           const StudioPage *page,
           guint number)
{
  StudioTemplate *template = studio_snapshot_get_template (bake->snapshot);
  g_autofree char *suffix = studio_page_is_copy (page) ? g_strconcat ("@", page->id, NULL) : g_strdup ("");
  JsonArray *layers = page->from >= 0 ? copy_layers (bake, json_node_get_array (studio_template_get_layers (template, (guint) page->from)), suffix, number) : json_array_new ();

  add_layers (bake, layers, page, number);
  for (guint i = 0; i < bake->maker->formats->len; i++) {
    const StudioFormat *format = g_ptr_array_index (bake->maker->formats, i);

    if (*suffix != '\0')
      take_rules (bake, format, studio_template_get_format_rules (template, format->id), suffix);
  }
  return layers;
}

static void
set_formats (StudioBake *bake)
{
  for (guint i = 0; i < bake->maker->formats->len; i++) {
    const StudioFormat *format = g_ptr_array_index (bake->maker->formats, i);
    g_autofree char *path = g_strdup_printf ("variants/%s/set", format->id);

    take_rules (bake, format, studio_template_get_format_rules (studio_snapshot_get_template (bake->snapshot), format->id), "");
    take_hand (bake, format, "set");
    take_hand (bake, format, path);
  }
}

gboolean
studio_bake_layers (StudioBake *bake)
{
  g_autoptr (GArray) pages = studio_snapshot_list_pages (bake->snapshot);
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < bake->maker->formats->len; i++)
    get_object (bake->formats, ((const StudioFormat *) g_ptr_array_index (bake->maker->formats, i))->id);
  /* the template's own pages first, so that their layers keep their ids */
  for (guint i = 0; i < pages->len; i++) {
    JsonObject *page = json_object_new ();

    json_object_set_array_member (page, "layers", make_page (bake, &g_array_index (pages, StudioPage, i), i + 1));
    json_array_add_object_element (list, page);
  }
  set_formats (bake);
  if (pages->len > 1) {
    json_object_set_array_member (bake->root, "pages", list);
  } else {
    json_object_set_array_member (bake->root, "layers", json_array_ref (json_object_get_array_member (json_array_get_object_element (list, 0), "layers")));
    json_array_unref (list);
  }
  return bake->error == NULL;
}

/* --- finding again --- */

static JsonObject *
find_in (JsonArray *layers,
         const char *id)
{
  JsonObject *found = NULL;

  for (guint i = 0; found == NULL && i < json_array_get_length (layers); i++) {
    JsonObject *layer = json_array_get_object_element (layers, i);

    if (g_strcmp0 (studio_json_peek_string (layer, "id"), id) == 0)
      found = layer;
    else if (json_object_has_member (layer, "children"))
      found = find_in (json_object_get_array_member (layer, "children"), id);
  }
  return found;
}

JsonObject *
studio_bake_find_layer (StudioBake *bake,
                        const char *id)
{
  JsonObject *found = NULL;
  JsonArray *pages;

  if (json_object_has_member (bake->root, "layers"))
    return find_in (json_object_get_array_member (bake->root, "layers"), id);
  pages = json_object_get_array_member (bake->root, "pages");
  for (guint i = 0; found == NULL && i < json_array_get_length (pages); i++)
    found = find_in (json_object_get_array_member (json_array_get_object_element (pages, i), "layers"), id);
  return found;
}
