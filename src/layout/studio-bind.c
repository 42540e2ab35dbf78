#include "config.h"

#include "studio-bind.h"

#include "studio-added.h"
#include "studio-chart-areas.h"
#include "studio-error.h"
#include "studio-expression.h"
#include "studio-order.h"
#include "studio-pages.h"

#include <glib/gi18n-lib.h>

/* Everything that stays the same while one page is bound. */
typedef struct
{
  JsonObject *set;        /* (nullable): the format's members over the template's, by layer id */
  JsonArray *hide;        /* (nullable): layers the format leaves out */
  JsonObject *everywhere; /* (nullable): the person's overrides in all formats, by layer id */
  JsonObject *own;        /* (nullable): the person's overrides in this format, by layer id */
  const char *page;       /* ending of the ids of a page that was copied, "" or "@p-1f" */
} Rules;

/* One level of the walk. */
typedef struct
{
  const Rules *rules;
  StudioScope scope;
  const char *suffix; /* of ids inside repeats, "" or ".0" */
} Walk;

static void bind_layer (const Walk *walk, JsonNode *node, JsonArray *out);

static JsonObject *
member_object (JsonObject *object,
               const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
member_array (JsonObject *object,
              const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
hidden (const Rules *rules,
        const char *id)
{
  for (guint i = 0; rules->hide != NULL && i < json_array_get_length (rules->hide); i++) {
    if (g_strcmp0 (json_array_get_string_element (rules->hide, i), id) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
lay_over (JsonObject *target,
          JsonObject *patch)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (patch == NULL)
    return;
  json_object_iter_init (&iter, patch);
  while (json_object_iter_next (&iter, &name, &value)) {
    /* a repeated layer gets its rules twice; json-glib would keep a reference to what is there already */
    if (json_object_get_member (target, name) != value)
      json_object_set_member (target, name, json_node_ref (value));
  }
}

static JsonObject *
effective_layer (const Walk *walk,
                 JsonObject *layer,
                 const char *id,
                 const char *full_id)
{
  JsonObject *object = json_object_new ();
  g_autofree char *row_id = g_strconcat (id, walk->suffix, NULL);

  lay_over (object, layer);
  lay_over (object, member_object (walk->rules->set, id));
  if (*walk->suffix != '\0')
    lay_over (object, member_object (walk->rules->set, row_id));
  lay_over (object, member_object (walk->rules->everywhere, full_id));
  lay_over (object, member_object (walk->rules->own, full_id));
  json_object_set_string_member (object, "id", full_id);
  return object;
}

typedef struct
{
  gboolean tokens, filled;
  char *field;
} Found;

static JsonNode *substitute (const Walk *walk, JsonNode *node, Found *found);

static JsonNode *
substitute_string (const Walk *walk,
                   JsonNode *node,
                   Found *found)
{
  g_auto (StudioExpansion) expansion = { 0 };
  const char *text = json_node_get_string (node);

  if (strchr (text, '{') == NULL)
    return json_node_ref (node);
  studio_expression_expand (&walk->scope, text, &expansion);
  found->tokens |= expansion.tokens;
  found->filled |= expansion.filled;
  if (found->field == NULL)
    found->field = g_steal_pointer (&expansion.field);
  return g_steal_pointer (&expansion.node);
}

static JsonNode *
substitute_array (const Walk *walk,
                  JsonNode *node,
                  Found *found)
{
  JsonArray *from = json_node_get_array (node), *to = json_array_new ();
  JsonNode *result = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < json_array_get_length (from); i++)
    json_array_add_element (to, substitute (walk, json_array_get_element (from, i), found));
  json_node_take_array (result, to);
  return result;
}

static JsonNode *
substitute_object (const Walk *walk,
                   JsonNode *node,
                   Found *found)
{
  JsonObject *to = json_object_new ();
  JsonNode *result = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    json_object_set_member (to, name, substitute (walk, value, found));
  json_node_take_object (result, to);
  return result;
}

static JsonNode *
substitute (const Walk *walk,
            JsonNode *node,
            Found *found)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return substitute_array (walk, node, found);
  if (JSON_NODE_HOLDS_OBJECT (node))
    return substitute_object (walk, node, found);
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return substitute_string (walk, node, found);
  return json_node_ref (node);
}

static JsonArray *
bind_children (const Walk *walk,
               JsonArray *children)
{
  JsonArray *out = json_array_new ();

  for (guint i = 0; i < json_array_get_length (children); i++) {
    guint first = json_array_get_length (out);

    bind_layer (walk, json_array_get_element (children, i), out);
    studio_order_note (out, first, i);
  }
  return studio_order_sort (out);
}

/* Members for the binder only, and the children, which are bound on their own. */
static gboolean
is_own_member (const char *name)
{
  static const char *const names[] = { "repeat", "max", "show_if", "keep", "children", "page", "made", "formats", NULL };

  return g_strv_contains (names, name);
}

static JsonObject *
bind_members (const Walk *walk,
              JsonObject *layer,
              Found *found)
{
  JsonObject *bound = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, layer);
  while (json_object_iter_next (&iter, &name, &value)) {
    Found elsewhere = { 0 };
    /* only what is read as content decides whether the layer is empty */
    gboolean counts = g_str_equal (name, "text") || g_str_equal (name, "photo") || g_str_equal (name, "rows");

    if (!is_own_member (name))
      json_object_set_member (bound, name, substitute (walk, value, counts ? found : &elsewhere));
    g_free (elsewhere.field);
  }
  if (found->field != NULL && !json_object_has_member (bound, "field"))
    json_object_set_string_member (bound, "field", found->field);
  return bound;
}

static gboolean
is_empty (JsonObject *bound,
          const Found *found)
{
  const char *type = studio_json_peek_string (bound, "type");

  if (found->tokens && !found->filled)
    return g_strcmp0 (type, "photo") != 0;
  return FALSE;
}

static void
bind_one (const Walk *walk,
          JsonObject *layer,
          const char *id,
          JsonArray *out)
{
  g_autofree char *full_id = g_strconcat (id, walk->suffix, walk->rules->page, NULL);
  g_autoptr (JsonObject) effective = effective_layer (walk, layer, id, full_id);
  g_autoptr (JsonObject) bound = NULL;
  JsonNode *condition = json_object_get_member (effective, "show_if");
  JsonArray *children = member_array (effective, "children");
  Found found = { 0 };

  if (condition != NULL && !studio_expression_holds (&walk->scope, condition))
    return;
  bound = bind_members (walk, effective, &found);
  g_free (found.field);
  if (is_empty (bound, &found))
    return;
  if (children != NULL) {
    g_autoptr (JsonArray) kept = bind_children (walk, children);

    if (json_array_get_length (kept) == 0 && json_array_get_length (children) > 0 &&
        !json_object_get_boolean_member_with_default (effective, "keep", FALSE))
      return;
    json_object_set_array_member (bound, "children", g_steal_pointer (&kept));
  }
  json_array_add_object_element (out, g_steal_pointer (&bound));
}

static void
bind_repeated (const Walk *walk,
               JsonObject *layer,
               const char *id,
               const char *field,
               JsonArray *out)
{
  JsonArray *rows;
  g_autoptr (GArray) filled = studio_expression_rows (&walk->scope, field, &rows);
  const StudioField *about = studio_template_find_field (studio_snapshot_get_template (walk->scope.snapshot), field);
  gint64 max = json_object_get_int_member_with_default (layer, "max", 12);

  for (guint i = 0; i < filled->len && (gint64) i < max; i++) {
    guint index = g_array_index (filled, guint, i);
    g_autofree char *suffix = g_strdup_printf ("%s.%u", walk->suffix, i);
    g_autofree char *place = g_strdup_printf ("%s/%u", field, index);
    Walk inner = *walk;

    inner.suffix = suffix;
    inner.scope.item = json_array_get_element (rows, index);
    /* what every post shows is no content to be typed over */
    inner.scope.item_field = about != NULL && about->fixed ? NULL : place;
    inner.scope.number = (int) i + 1;
    bind_one (&inner, layer, id, out);
  }
}

static void
bind_layer (const Walk *walk,
            JsonNode *node,
            JsonArray *out)
{
  JsonObject *layer = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *repeat = NULL;
  JsonObject *patch;
  const char *id;

  if (layer == NULL || (id = studio_json_peek_string (layer, "id")) == NULL || hidden (walk->rules, id))
    return;
  patch = member_object (walk->rules->set, id);
  repeat = g_strdup (patch != NULL && json_object_has_member (patch, "repeat") ? studio_json_peek_string (patch, "repeat") : studio_json_peek_string (layer, "repeat"));
  if (repeat == NULL) {
    bind_one (walk, layer, id, out);
  } else {
    g_autoptr (JsonObject) merged = effective_layer (walk, layer, id, id);

    bind_repeated (walk, merged, id, repeat, out);
  }
}

static JsonObject *
lookup_object (JsonNode *root,
               const char *path)
{
  JsonNode *node = studio_json_lookup (root, path);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
find_rules (StudioSnapshot *snapshot,
            const StudioFormat *format,
            Rules *rules)
{
  JsonNode *root = studio_snapshot_get_json (snapshot);
  StudioTemplate *template = studio_snapshot_get_template (snapshot);
  JsonNode *node = studio_template_get_format_rules (template, format->id);
  JsonObject *format_rules = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *path = g_strdup_printf ("variants/%s/set", format->id);

  rules->set = member_object (format_rules, "set");
  rules->hide = member_array (format_rules, "hide");
  rules->everywhere = lookup_object (root, "set");
  rules->own = lookup_object (root, path);
}

/* What stands on a page by template, with its children's order not yet settled. */
static JsonArray *
bind_template_page (const Walk *walk,
                    const StudioPage *page)
{
  if (page->from < 0)
    return json_array_new ();
  return bind_children (walk, json_node_get_array (studio_template_get_layers (studio_snapshot_get_template (walk->scope.snapshot), (guint) page->from)));
}

static JsonArray *
bind_page_layers (Walk *walk,
                  const StudioFormat *format,
                  const StudioPage *page)
{
  JsonArray *out = bind_template_page (walk, page);
  g_autoptr (JsonArray) added = studio_added_layers (walk->scope.snapshot, format, page);
  Rules plain = *walk->rules;

  /* their ids are their own on every page, and no format of the template speaks of them */
  plain.page = "";
  plain.set = NULL;
  plain.hide = NULL;
  walk->rules = &plain;
  for (guint i = 0; i < json_array_get_length (added); i++) {
    guint first = json_array_get_length (out);

    bind_layer (walk, json_array_get_element (added, i), out);
    studio_order_note (out, first, STUDIO_ORDER_ADDED + i);
  }
  return studio_order_sort (out);
}

static JsonNode *
page_node (JsonArray *layers,
           const StudioFormat *format)
{
  JsonObject *page = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (page, "type", "group");
  json_object_set_string_member (page, "id", "page");
  json_object_set_double_member (page, "w", format->size.w);
  json_object_set_double_member (page, "h", format->size.h);
  json_object_set_array_member (page, "children", layers);
  json_node_take_object (node, page);
  return node;
}

/* The parser knows no assets; what it made is still this thread's own. A map that is missing is told by studio-chart-issues. */
static void
fetch_maps (StudioSnapshot *snapshot,
            StudioLayer *layer)
{
  g_autoptr (StudioAsset) asset = NULL;

  for (guint i = 0; layer->children != NULL && i < layer->children->len; i++)
    fetch_maps (snapshot, g_ptr_array_index (layer->children, i));
  if (layer->kind != STUDIO_LAYER_CHART || layer->chart.kind != STUDIO_CHART_MAP || layer->chart.map == NULL)
    return;
  asset = studio_snapshot_load_asset (snapshot, layer->chart.map, NULL);
  if (asset != NULL && studio_asset_get_geo (asset) != NULL)
    studio_chart_areas_set (&layer->chart, studio_asset_get_geo (asset));
}

StudioLayer *
studio_bind_page (StudioSnapshot *snapshot,
                  const StudioFormat *format,
                  guint index,
                  GError **error)
{
  StudioTemplate *template = studio_snapshot_get_template (snapshot);
  g_autoptr (GArray) pages = studio_snapshot_list_pages (snapshot);
  const StudioPage *page = index < pages->len ? &g_array_index (pages, StudioPage, index) : NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *source = NULL, *suffix = NULL;
  StudioLayer *layer;
  StudioJsonAt at;
  Rules rules;
  Walk walk = { .rules = &rules, .scope = { .snapshot = snapshot, .page = index + 1, .n_pages = pages->len }, .suffix = "" };

  if (page == NULL) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("The post has only %u pages"), pages->len);
    return NULL;
  }
  find_rules (snapshot, format, &rules);
  suffix = studio_page_is_copy (page) ? g_strconcat ("@", page->id, NULL) : g_strdup ("");
  rules.page = suffix;
  node = page_node (bind_page_layers (&walk, format, page), format);
  source = g_strdup_printf ("%s (%s)", studio_template_get_id (template), format->id);
  at = studio_json_at_root (source, node);
  layer = studio_layer_parse (&at, studio_snapshot_get_brand (snapshot), error);
  if (layer != NULL)
    fetch_maps (snapshot, layer);
  return layer;
}
