#include "config.h"

#include "studio-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-json-file.h"
#include "studio-paths.h"

#include "studio-entry-name.h"

/* Parts of parts multiply; these bounds end what a page could never show. */
#define MAX_LAYERS 5000
#define MAX_CHAIN 16
#define MAX_DOCUMENT_BYTES (8 * 1024 * 1024)
#define MAX_TEXT_BYTES (4 * 1024 * 1024)

typedef struct
{
  const char *source;
  StudioPartLoader loader;
  gpointer data;
  GPtrArray *chain; /* names of the parts being put in, outermost first */
  guint n_layers;
  gsize n_text;
} Expansion;

static JsonNode *expand_layer (Expansion *expansion, JsonNode *layer, GError **error);

static void
refuse (const Expansion *expansion,
        GError **error,
        const char *message)
{
  const char *part = expansion->chain->len > 0 ? g_ptr_array_index (expansion->chain, expansion->chain->len - 1) : NULL;

  if (part != NULL)
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("%s: part “%s”: %s"), expansion->source, part, message);
  else
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, "%s: %s", expansion->source, message);
}

static void
refuse_size (const Expansion *expansion,
             GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT,
               _ ("The template in “%s” becomes too large when its parts are put in. Use fewer parts."), expansion->source);
}

static gboolean
is_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static const char *
member_string (JsonNode *object,
               const char *name)
{
  return studio_json_peek_string (json_node_get_object (object), name);
}

/* Whether @text is a single "{…}" without a format, whose inside another token may take up. */
static gboolean
is_lone_token (const char *text)
{
  gsize length = strlen (text);

  return length > 2 && text[0] == '{' && text[length - 1] == '}' && strcspn (text + 1, "{}|") == length - 2;
}

/*
 * The text that stands for "{arg.NAME REST}", where @rest is what follows the name: "", ".nilai" or "|panjang".
 * Returns: (transfer full) (nullable): NULL with an error
 */
static char *
argument_text (Expansion *expansion,
               JsonNode *value,
               const char *name,
               const char *rest,
               GError **error)
{
  const char *text;

  if (!is_string (value)) {
    g_autofree char *message = NULL;

    if (*rest == '\0' && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) != G_TYPE_BOOLEAN) {
      char digits[G_ASCII_DTOSTR_BUF_SIZE];

      return g_strdup (g_ascii_dtostr (digits, sizeof digits, json_node_get_double (value)));
    }
    message = g_strdup_printf (_ ("{arg.%s%s} needs an argument that is text."), name, rest);
    refuse (expansion, error, message);
    return NULL;
  }

  text = json_node_get_string (value);
  if (*rest == '\0')
    return g_strdup (text);

  if (is_lone_token (text))
    return g_strdup_printf ("{%.*s%s}", (int) strlen (text) - 2, text + 1, rest);

  if (*rest == '|') {
    g_autofree char *message = g_strdup_printf (_ ("{arg.%s%s} can only format a token such as “{judul}”, not “%s”."), name, rest, text);

    refuse (expansion, error, message);
    return NULL;
  }
  return g_strdup (text);
}

/* The argument that the token at @token (behind "{arg.") names; @rest gets what follows the name, up to @end. */
static JsonNode *
find_argument (Expansion *expansion,
               JsonObject *args,
               const char *token,
               const char *end,
               char **name,
               GError **error)
{
  gsize length = strcspn (token, ".|{}");
  JsonNode *value;

  if (token + length > end)
    length = (gsize) (end - token);
  *name = g_strndup (token, length);
  value = args != NULL ? json_object_get_member (args, *name) : NULL;
  if (value == NULL) {
    g_autofree char *message = g_strdup_printf (_ ("It needs an argument: write \"args\": {\"%s\": …} where it is used."), *name);

    refuse (expansion, error, message);
  }
  return value;
}

/* Replaces every {arg.NAME} in @text. Returns: (transfer full) (nullable) */
static JsonNode *
substitute_text (Expansion *expansion,
                 const char *text,
                 JsonObject *args,
                 GError **error)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *at = text;
  const char *open;

  while ((open = strstr (at, "{arg.")) != NULL) {
    const char *token = open + strlen ("{arg.");
    const char *close = strchr (token, '}');
    g_autofree char *name = NULL;
    g_autofree char *rest = NULL;
    g_autofree char *piece = NULL;
    JsonNode *value;

    if (close == NULL)
      break;

    value = find_argument (expansion, args, token, close, &name, error);
    if (value == NULL)
      return NULL;
    rest = g_strndup (token + strlen (name), (gsize) (close - token) - strlen (name));

    /* alone, a token takes the value as it is: a list, a number, an outline */
    if (open == text && close[1] == '\0' && *rest == '\0')
      return json_node_ref (value);

    piece = argument_text (expansion, value, name, rest, error);
    if (piece == NULL)
      return NULL;

    g_string_append_len (result, at, open - at);
    g_string_append (result, piece);
    at = close + 1;
  }

  g_string_append (result, at);
  return studio_json_string (result->str);
}

static JsonNode *substitute (Expansion *expansion, JsonNode *node, JsonObject *args, GError **error);

static JsonNode *
substitute_object (Expansion *expansion,
                   JsonNode *node,
                   JsonObject *args,
                   GError **error)
{
  g_autoptr (JsonNode) result = json_node_new (JSON_NODE_OBJECT);
  JsonObject *members = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_node_take_object (result, members);
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    JsonNode *replaced = substitute (expansion, value, args, error);

    if (replaced == NULL)
      return NULL;
    json_object_set_member (members, name, replaced);
  }
  return g_steal_pointer (&result);
}

static JsonNode *
substitute_array (Expansion *expansion,
                  JsonNode *node,
                  JsonObject *args,
                  GError **error)
{
  g_autoptr (JsonNode) result = json_node_new (JSON_NODE_ARRAY);
  JsonArray *source = json_node_get_array (node);
  JsonArray *elements = json_array_new ();

  json_node_take_array (result, elements);
  for (guint i = 0; i < json_array_get_length (source); i++) {
    JsonNode *replaced = substitute (expansion, json_array_get_element (source, i), args, error);

    if (replaced == NULL)
      return NULL;
    json_array_add_element (elements, replaced);
  }
  return g_steal_pointer (&result);
}

/* Returns: (transfer full) (nullable): @node with the arguments put in; shared where nothing changes. */
static JsonNode *
substitute (Expansion *expansion,
            JsonNode *node,
            JsonObject *args,
            GError **error)
{
  JsonNode *result;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return substitute_object (expansion, node, args, error);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return substitute_array (expansion, node, args, error);
  if (!is_string (node) || strstr (json_node_get_string (node), "{arg.") == NULL)
    return json_node_ref (node);

  result = substitute_text (expansion, json_node_get_string (node), args, error);
  if (result != NULL && is_string (result))
    expansion->n_text += strlen (json_node_get_string (result));
  if (expansion->n_text > MAX_TEXT_BYTES) {
    g_clear_pointer (&result, json_node_unref);
    if (error != NULL && *error == NULL)
      refuse_size (expansion, error);
  }
  return result;
}

/* Returns: (transfer full): @object without the members "part" and "args". */
static JsonNode *
without_call (JsonNode *object)
{
  g_autoptr (JsonNode) without_part = studio_json_with (object, "part", NULL);

  return studio_json_with (without_part, "args", NULL);
}

/* Puts "@id." before the ids of everything below @layer, which is not sealed yet. */
static JsonNode *
prefix_below (JsonNode *layer,
              const char *id)
{
  JsonNode *children = json_object_get_member (json_node_get_object (layer), "children");
  g_autoptr (JsonNode) renamed = NULL;
  JsonArray *elements;

  if (children == NULL || !JSON_NODE_HOLDS_ARRAY (children))
    return json_node_ref (layer);

  renamed = json_node_new (JSON_NODE_ARRAY);
  elements = json_array_new ();
  json_node_take_array (renamed, elements);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (children)); i++) {
    JsonNode *child = json_array_get_element (json_node_get_array (children), i);
    const char *child_id = JSON_NODE_HOLDS_OBJECT (child) ? member_string (child, "id") : NULL;
    g_autofree char *full_id = child_id != NULL ? g_strconcat (id, ".", child_id, NULL) : NULL;
    g_autoptr (JsonNode) id_node = full_id != NULL ? studio_json_string (full_id) : NULL;
    g_autoptr (JsonNode) named = id_node != NULL ? studio_json_with (child, "id", id_node) : json_node_ref (child);

    json_array_add_element (elements, JSON_NODE_HOLDS_OBJECT (named) ? prefix_below (named, id) : json_node_ref (named));
  }
  json_node_seal (renamed);
  return studio_json_with (layer, "children", renamed);
}

static gboolean
enter_part (Expansion *expansion,
            const char *name,
            GError **error)
{
  gboolean again = FALSE;

  for (guint i = 0; i < expansion->chain->len; i++)
    again = again || g_str_equal (g_ptr_array_index (expansion->chain, i), name);

  if (again || expansion->chain->len >= MAX_CHAIN) {
    g_autoptr (GString) chain = g_string_new (NULL);

    for (guint i = 0; i < expansion->chain->len; i++)
      g_string_append_printf (chain, "%s → ", (const char *) g_ptr_array_index (expansion->chain, i));
    g_string_append (chain, name);
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
                 again ? _ ("%s: the parts use each other in a circle (%s). Take one out.") : _ ("%s: the parts are nested too deeply (%s). Take one out."),
                 expansion->source, chain->str);
    return FALSE;
  }

  g_ptr_array_add (expansion->chain, g_strdup (name));
  return TRUE;
}

/* Returns: (transfer full) (nullable): the arguments given at @call laid over those the part's own file sets as defaults. */
static JsonNode *
merge_arguments (JsonNode *part,
                 JsonNode *call)
{
  JsonNode *given = json_object_get_member (json_node_get_object (call), "args");
  JsonNode *preset = json_object_get_member (json_node_get_object (part), "args");

  /* a part that is itself a call of another keeps its "args" for that one */
  if (member_string (part, "part") != NULL)
    preset = NULL;
  if (given != NULL && !JSON_NODE_HOLDS_OBJECT (given))
    given = NULL;
  if (preset == NULL || !JSON_NODE_HOLDS_OBJECT (preset))
    return given != NULL ? json_node_ref (given) : NULL;

  return given != NULL ? studio_json_merge (preset, given) : json_node_ref (preset);
}

/* The loaded @part with @call's arguments and members in place. Returns: (transfer full) (nullable) */
static JsonNode *
fill_part (Expansion *expansion,
           JsonNode *part,
           JsonNode *call,
           GError **error)
{
  g_autoptr (JsonNode) args = merge_arguments (part, call);
  g_autoptr (JsonNode) body = NULL;
  g_autoptr (JsonNode) over = without_call (call);
  g_autoptr (JsonNode) filled = NULL;

  body = member_string (part, "part") != NULL ? json_node_ref (part) : without_call (part);
  filled = substitute (expansion, body, args != NULL ? json_node_get_object (args) : NULL, error);
  if (filled == NULL)
    return NULL;

  json_node_seal (filled);
  return studio_json_merge (filled, over);
}

static JsonNode *
expand_call (Expansion *expansion,
             JsonNode *call,
             const char *name,
             GError **error)
{
  const char *id = member_string (call, "id");
  g_autoptr (JsonNode) part = NULL;
  g_autoptr (JsonNode) filled = NULL;
  g_autoptr (JsonNode) layer = NULL;
  gboolean is_call;

  if (id == NULL) {
    g_autofree char *message = g_strdup_printf (_ ("The part “%s” is used without an “id”. Give it one."), name);

    refuse (expansion, error, message);
    return NULL;
  }
  part = expansion->loader (name, expansion->data, error);
  if (part == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (part)) {
    refuse (expansion, error, _ ("A part must be a layer, an object in curly brackets."));
    return NULL;
  }

  is_call = member_string (part, "part") != NULL;
  filled = fill_part (expansion, part, call, error);
  layer = filled != NULL ? expand_layer (expansion, filled, error) : NULL;
  if (layer == NULL || is_call)
    return g_steal_pointer (&layer);

  return prefix_below (layer, id);
}

static JsonNode *
expand_layers (Expansion *expansion,
               JsonNode *layers,
               GError **error)
{
  g_autoptr (JsonNode) result = json_node_new (JSON_NODE_ARRAY);
  JsonArray *elements = json_array_new ();

  json_node_take_array (result, elements);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (layers)); i++) {
    JsonNode *layer = expand_layer (expansion, json_array_get_element (json_node_get_array (layers), i), error);

    if (layer == NULL)
      return NULL;
    json_array_add_element (elements, layer);
  }
  json_node_seal (result);
  return g_steal_pointer (&result);
}

/* @object with the layers in its member @name expanded. Returns: (transfer full) (nullable) */
static JsonNode *
expand_member (Expansion *expansion,
               JsonNode *object,
               const char *name,
               GError **error)
{
  JsonNode *layers = json_object_get_member (json_node_get_object (object), name);
  g_autoptr (JsonNode) expanded = NULL;

  if (layers == NULL || !JSON_NODE_HOLDS_ARRAY (layers))
    return json_node_ref (object);

  expanded = expand_layers (expansion, layers, error);
  return expanded != NULL ? studio_json_with (object, name, expanded) : NULL;
}

static JsonNode *
expand_layer (Expansion *expansion,
              JsonNode *layer,
              GError **error)
{
  const char *name;
  JsonNode *result;

  if (!JSON_NODE_HOLDS_OBJECT (layer))
    return json_node_ref (layer);

  if (++expansion->n_layers > MAX_LAYERS) {
    refuse_size (expansion, error);
    return NULL;
  }

  name = member_string (layer, "part");
  if (name == NULL)
    return expand_member (expansion, layer, "children", error);

  if (!enter_part (expansion, name, error))
    return NULL;
  result = expand_call (expansion, layer, name, error);
  g_ptr_array_set_size (expansion->chain, (int) expansion->chain->len - 1);
  return result;
}

/* "pages" is an array of objects that have "layers" each. */
static JsonNode *
expand_pages (Expansion *expansion,
              JsonNode *root,
              GError **error)
{
  JsonNode *pages = json_object_get_member (json_node_get_object (root), "pages");
  g_autoptr (JsonNode) result = NULL;
  JsonArray *elements;

  if (pages == NULL || !JSON_NODE_HOLDS_ARRAY (pages))
    return json_node_ref (root);

  result = json_node_new (JSON_NODE_ARRAY);
  elements = json_array_new ();
  json_node_take_array (result, elements);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (pages)); i++) {
    JsonNode *page = json_array_get_element (json_node_get_array (pages), i);
    JsonNode *expanded = JSON_NODE_HOLDS_OBJECT (page) ? expand_member (expansion, page, "layers", error) : json_node_ref (page);

    if (expanded == NULL)
      return NULL;
    json_array_add_element (elements, expanded);
  }
  json_node_seal (result);
  return studio_json_with (root, "pages", result);
}

JsonNode *
studio_parts_expand (const char *source,
                     JsonNode *root,
                     StudioPartLoader loader,
                     gpointer data,
                     GError **error)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) with_layers = NULL;
  Expansion expansion = { source, loader, data, chain, 0, 0 };

  g_return_val_if_fail (source != NULL && root != NULL && loader != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return json_node_ref (root);

  with_layers = expand_member (&expansion, root, "layers", error);
  return with_layers != NULL ? expand_pages (&expansion, with_layers, error) : NULL;
}

JsonNode *
studio_parts_read (const char *name,
                   GError **error)
{
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  file = g_strconcat (name, ".json", NULL);
  path = studio_entry_name_is_plain (file) ? studio_paths_find ("parts", file) : NULL;
  if (path == NULL) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("There is no part “%s”. Put it in the folder “parts” as %s."), name, file);
    return NULL;
  }
  return studio_json_load (file, path, MAX_DOCUMENT_BYTES, error);
}
