#include "config.h"

#include "studio-composer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-expression.h"
#include "studio-frame.h"

/* Layers in one copy; repeats in repeats of a broken template could give millions. */
#define MAX_LAYERS 2000
#define BESIDE 24
#define DEFAULT_ROWS 12

/** Copy: what stays the same while a layer and what stands in it are copied. */
typedef struct
{
  StudioComposer *self;
  gboolean plain;
  gboolean added;
  const char *page; /* the ending of ids of a copied page */
  guint left;       /* layers that may still follow */
} Copy;

/** Row: the row of a repeat that is copied, none at first. */
typedef struct
{
  StudioScope scope;
  const char *suffix; /* of ids, ".0" */
} Row;

static JsonNode *copy_one (Copy *copy, const Row *row, JsonNode *layer, const char *base);

/* --- tokens --- */

/* "item.label" of row 2 is "angka.2.label". Returns: (transfer full) */
static char *
outer_token (const Row *row,
             const char *token)
{
  g_autofree char *place = NULL;

  if (row->scope.item_field == NULL)
    return g_strdup_printf ("{%s}", token);
  if (g_str_equal (token, "number"))
    return g_strdup_printf ("%d", row->scope.number);
  if (!g_str_has_prefix (token, "item") || (token[4] != '\0' && token[4] != '.' && token[4] != '|'))
    return g_strdup_printf ("{%s}", token);
  place = g_strdelimit (g_strdup (row->scope.item_field), "/", '.');
  return g_strdup_printf ("{%s%s}", place, token + 4);
}

/* The same words where no row is near. */
static JsonNode *
outer_tokens (const Row *row,
              const char *text)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *at = text, *open, *close;

  while ((open = strchr (at, '{')) != NULL && (close = strchr (open, '}')) != NULL) {
    g_autofree char *token = g_strndup (open + 1, close - open - 1);
    g_autofree char *outer = outer_token (row, token);

    g_string_append_len (result, at, open - at);
    g_string_append (result, outer);
    at = close + 1;
  }
  g_string_append (result, at);
  return studio_json_string (result->str);
}

static JsonNode *
plain_text (const Row *row,
            const char *text)
{
  g_auto (StudioExpansion) expansion = { 0 };
  g_autofree char *escaped = NULL;

  studio_expression_expand (&row->scope, text, &expansion);
  if (!JSON_NODE_HOLDS_VALUE (expansion.node) || json_node_get_string (expansion.node) == NULL)
    return g_steal_pointer (&expansion.node);
  escaped = studio_expression_escape (json_node_get_string (expansion.node));
  return studio_json_string (escaped);
}

static JsonNode *
copy_value (const Copy *copy,
            const Row *row,
            JsonNode *node)
{
  JsonNode *result;

  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *to = json_array_new ();

    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      json_array_add_element (to, copy_value (copy, row, json_array_get_element (json_node_get_array (node), i)));
    result = json_node_new (JSON_NODE_ARRAY);
    json_node_take_array (result, to);
  } else if (studio_json_is_object (node)) {
    JsonObject *to = json_object_new ();
    JsonObjectIter iter;
    const char *name;
    JsonNode *value;

    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, &name, &value))
      json_object_set_member (to, name, copy_value (copy, row, value));
    result = json_node_new (JSON_NODE_OBJECT);
    json_node_take_object (result, to);
  } else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL && strchr (json_node_get_string (node), '{') != NULL) {
    result = copy->plain ? plain_text (row, json_node_get_string (node)) : outer_tokens (row, json_node_get_string (node));
  } else {
    return json_node_ref (node);
  }
  json_node_seal (result);
  return result;
}

/* --- layers --- */

static void
lay_over (JsonObject *target,
          JsonNode *patch)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!studio_json_is_object (patch))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (patch));
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    if (json_object_get_member (target, name) != value)
      json_object_set_member (target, name, json_node_ref (value));
  }
}

static JsonNode *
get_at (JsonNode *node,
        const char *name)
{
  return studio_json_is_object (node) ? json_object_get_member (json_node_get_object (node), name) : NULL;
}

/* The layer with all that was laid over it. Returns: (transfer full) */
static JsonObject *
effective_layer (const Copy *copy,
                 JsonNode *layer,
                 const char *base,
                 const char *id)
{
  StudioPost *post = studio_document_get_post (copy->self->document);
  JsonNode *root = studio_post_get_json (post);
  const char *format = copy->self->format->id;
  JsonNode *rules = studio_template_get_format_rules (studio_post_get_template (post), format);
  JsonObject *members = json_object_new ();

  lay_over (members, layer);
  if (!copy->added)
    lay_over (members, get_at (get_at (rules, "set"), base));
  lay_over (members, get_at (get_at (root, "set"), id));
  lay_over (members, get_at (get_at (get_at (get_at (root, "variants"), format), "set"), id));
  return members;
}

static gboolean
is_left_out (const Copy *copy,
             const char *base)
{
  StudioTemplate *template = studio_post_get_template (studio_document_get_post (copy->self->document));
  JsonNode *hide = get_at (studio_template_get_format_rules (template, copy->self->format->id), "hide");
  JsonArray *array = hide != NULL && JSON_NODE_HOLDS_ARRAY (hide) ? json_node_get_array (hide) : NULL;

  for (guint i = 0; !copy->added && array != NULL && i < json_array_get_length (array); i++) {
    if (g_strcmp0 (json_array_get_string_element (array, i), base) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
copy_rows (Copy *copy,
           const Row *row,
           JsonNode *layer,
           const char *base,
           JsonArray *out)
{
  const char *field = studio_json_peek_string (json_node_get_object (layer), "repeat");
  gint64 max = json_object_get_int_member_with_default (json_node_get_object (layer), "max", DEFAULT_ROWS);
  JsonArray *rows;
  g_autoptr (GArray) filled = studio_expression_rows (&row->scope, field, &rows);

  for (guint i = 0; i < filled->len && (gint64) i < max; i++) {
    guint index = g_array_index (filled, guint, i);
    g_autofree char *suffix = g_strdup_printf ("%s.%u", row->suffix, i);
    g_autofree char *place = g_strdup_printf ("%s/%u", field, index);
    Row inner = { row->scope, suffix };
    JsonNode *child;

    inner.scope.item = json_array_get_element (rows, index);
    inner.scope.item_field = place;
    inner.scope.number = (int) i + 1;
    child = copy_one (copy, &inner, layer, base);
    if (child != NULL)
      json_array_add_element (out, child);
  }
}

static JsonNode *
copy_children (Copy *copy,
               const Row *row,
               JsonNode *children)
{
  JsonArray *out = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < json_array_get_length (json_node_get_array (children)); i++) {
    JsonNode *layer = json_array_get_element (json_node_get_array (children), i);
    const char *base = studio_json_is_object (layer) ? studio_json_peek_string (json_node_get_object (layer), "id") : NULL;
    JsonNode *child;

    if (base == NULL || is_left_out (copy, base))
      continue;
    if (studio_json_peek_string (json_node_get_object (layer), "repeat") != NULL) {
      copy_rows (copy, row, layer, base, out);
      continue;
    }
    child = copy_one (copy, row, layer, base);
    if (child != NULL)
      json_array_add_element (out, child);
  }
  json_node_take_array (node, out);
  json_node_seal (node);
  return node;
}

/* A text that shrank where it stood shall be as small where nothing presses it. */
static void
keep_size (StudioComposer *self,
           const char *id,
           JsonObject *members)
{
  int index = studio_composer_find_box (self, id);
  const StudioBox *box = index > 0 ? studio_composer_get_box (self, index) : NULL;
  double scale, size;

  json_object_remove_member (members, "fit_group");
  if (box == NULL || box->layer->kind != STUDIO_LAYER_TEXT || box->fit.size <= 0 || box->fit.size > box->layer->text.size - 0.01)
    return;
  scale = studio_composer_get_outer_scale (self, index) * box->layer->scale;
  size = box->fit.size / scale;
  json_object_set_double_member (members, "size", size);
  if (json_object_has_member (members, "min_size"))
    json_object_set_double_member (members, "min_size", MIN (size, box->layer->text.min_size / scale));
}

static gboolean
is_shown (const Row *row,
          JsonObject *members)
{
  JsonNode *condition = json_object_get_member (members, "show_if");

  return condition == NULL || studio_expression_holds (&row->scope, condition);
}

/* Returns: (transfer full) (nullable) */
static JsonNode *
copy_one (Copy *copy,
          const Row *row,
          JsonNode *layer,
          const char *base)
{
  static const char *const own[] = { "repeat", "max", "show_if", "locked", "can", "lock", "children", NULL };
  g_autofree char *id = copy->added ? g_strdup (base) : g_strconcat (base, row->suffix, copy->page, NULL);
  g_autoptr (JsonObject) members = effective_layer (copy, layer, base, id);
  JsonNode *children = json_object_get_member (members, "children");
  JsonObject *to;
  JsonNode *result;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (copy->left == 0 || !is_shown (row, members))
    return NULL;
  copy->left--;
  to = json_object_new ();
  json_object_iter_init_ordered (&iter, members);
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    if (!g_strv_contains (own, name))
      json_object_set_member (to, name, copy_value (copy, row, value));
  }
  keep_size (copy->self, id, to);
  if (children != NULL && JSON_NODE_HOLDS_ARRAY (children))
    json_object_set_member (to, "children", copy_children (copy, row, children));
  result = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (result, to);
  json_node_seal (result);
  return result;
}

/* The nearest thing that is repeated, @base itself or what it stands in. Returns: (nullable) (transfer none): the field */
static const char *
find_repeat (StudioComposer *self,
             const char *base)
{
  g_auto (StudioWritten) written = { 0 };

  for (const char *id = base; id != NULL;) {
    const char *field = studio_composer_peek_text (self, id, "repeat");

    if (field != NULL)
      return field;
    studio_written_clear (&written);
    id = studio_composer_find (self, id, &written) && written.place != NULL ? written.place->parent : NULL;
  }
  return NULL;
}

/* Which row "kartu.2" shows. @place: (out): "angka/3" */
static void
find_row (StudioComposer *self,
          const char *base,
          const char *suffix,
          Row *row,
          char **place)
{
  const char *field = *suffix == '.' ? find_repeat (self, base) : NULL;
  guint number = field != NULL ? (guint) g_ascii_strtoull (strrchr (suffix, '.') + 1, NULL, 10) : 0;
  g_autoptr (GArray) filled = NULL;
  JsonArray *rows;

  if (field == NULL)
    return;
  filled = studio_expression_rows (&row->scope, field, &rows);
  if (number >= filled->len)
    return;
  *place = g_strdup_printf ("%s/%u", field, g_array_index (filled, guint, number));
  row->scope.item = json_array_get_element (rows, g_array_index (filled, guint, number));
  row->scope.item_field = *place;
  row->scope.number = (int) number + 1;
}

gboolean
studio_composer_get_page_rect (StudioComposer *self,
                               const char *id,
                               StudioRect *rect,
                               double *rotation)
{
  int index = studio_composer_find_box (self, id);
  StudioFrame frame;

  if (studio_composer_is_added_root (self, id) && studio_composer_get_frame (self, id, rect, rotation)) {
    if (rect->h <= 0 && index > 0)
      rect->h = studio_composer_get_box (self, index)->rect.h;
    return TRUE;
  }
  if (index <= 0)
    return FALSE;
  frame = studio_frame_of_box (self->scene, (guint) index);
  *rect = (StudioRect){ frame.center.x - frame.w / 2, frame.center.y - frame.h / 2, frame.w, frame.h };
  *rotation = frame.rotation;
  return TRUE;
}

/* A text whose words gave it its height goes on like that. */
static gboolean
has_free_height (StudioComposer *self,
                 const char *id)
{
  int index = studio_composer_find_box (self, id);
  const StudioBox *box = index > 0 ? studio_composer_get_box (self, index) : NULL;
  StudioRect frame;

  if (studio_composer_get_frame (self, id, &frame, NULL) && frame.h <= 0)
    return TRUE;
  return box != NULL && box->layer->kind == STUDIO_LAYER_TEXT && fabs (box->rect.h - box->fit.height) < 0.5;
}

/* Consumes @layer. Returns: (transfer full): with its place on the page, whatever it stood in */
static JsonNode *
with_place (StudioComposer *self,
            const char *id,
            JsonNode *layer)
{
  static const char *const flips[] = { "", "x", "y", "xy" };
  static const char *const of_parent[] = { "id", "x", "y", "right", "bottom", "cx", "cy", "w", "h", "min_w", "max_w", "min_h", "max_h", "grow", "margin",
                                           "z", "page", "made", "formats", "hidden", "part", "args", NULL };
  int index = studio_composer_find_box (self, id);
  JsonNode *result = studio_json_without (layer, of_parent);
  double rotation = 0;
  StudioRect rect;

  json_node_unref (layer);
  if (!studio_composer_get_page_rect (self, id, &rect, &rotation)) {
    json_node_unref (result);
    return NULL;
  }
  if (has_free_height (self, id))
    rect.h = 0;
  result = studio_json_take (result, "frame", studio_frame_to_json (&rect));
  if (rotation < 0 || rotation > 0)
    result = studio_json_take (result, "rotate", studio_json_number (rotation));
  if (index > 0) {
    StudioFrame frame = studio_frame_of_box (self->scene, (guint) index);
    double scale = studio_composer_get_outer_scale (self, index) * studio_composer_get_box (self, index)->layer->scale;

    if (frame.flip_x || frame.flip_y)
      result = studio_json_take (result, "flip", studio_json_string (flips[(frame.flip_x ? 1 : 0) + (frame.flip_y ? 2 : 0)]));
    if (scale < 1 || scale > 1)
      result = studio_json_take (result, "scale", studio_json_number (CLAMP (scale, 0.01, 100)));
  }
  return result;
}

JsonNode *
studio_composer_copy_layer (StudioComposer *self,
                            const char *id,
                            gboolean plain)
{
  g_auto (StudioWritten) written = { 0 };
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  g_autofree char *suffix = NULL;
  g_autofree char *place = NULL;
  const char *page = strrchr (id, '@');
  Copy copy = { .self = self, .plain = plain, .page = "", .left = MAX_LAYERS };
  Row row = { .scope = { .snapshot = snapshot, .page = self->page + 1, .n_pages = studio_composer_get_n_pages (self) }, .suffix = "" };
  JsonNode *layer;

  if (!studio_composer_find (self, id, &written))
    return NULL;
  copy.added = written.place == NULL;
  if (!copy.added) {
    copy.page = page != NULL ? page : "";
    suffix = g_strndup (id + strlen (written.base), strlen (id) - strlen (written.base) - strlen (copy.page));
    row.suffix = suffix;
    find_row (self, written.base, suffix, &row, &place);
  }
  layer = copy_one (&copy, &row, written.layer, copy.added ? id : written.base);
  return layer != NULL ? with_place (self, id, layer) : NULL;
}

/* --- duplicating --- */

static gboolean
are_copies (StudioComposer *self)
{
  if (self->copies == NULL || self->copies->len != self->selection->len)
    return FALSE;
  for (guint i = 0; i < self->copies->len; i++) {
    if (!studio_composer_is_selected (self, g_ptr_array_index (self->copies, i)))
      return FALSE;
  }
  return self->copies->len > 0;
}

/* How far the copies were moved from what they are copies of: the next ones go on like that. */
static StudioPoint
next_offset (StudioComposer *self)
{
  StudioRect rect;
  double rotation;

  if (!are_copies (self) || !studio_composer_get_page_rect (self, g_ptr_array_index (self->copies, 0), &rect, &rotation))
    return (StudioPoint){ BESIDE, BESIDE };
  return (StudioPoint){ rect.x - self->copied_from.x, rect.y - self->copied_from.y };
}

static void
note_copies (StudioComposer *self,
             StudioPoint from)
{
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  self->copies = g_ptr_array_copy (self->selection, (GCopyFunc) (void (*) (void)) g_strdup, NULL);
  g_ptr_array_set_free_func (self->copies, g_free);
  self->copied_from = from;
}

GPtrArray *
studio_composer_copy_selection (StudioComposer *self,
                                gboolean plain)
{
  GPtrArray *layers = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; i < self->selection->len; i++) {
    JsonNode *layer = studio_composer_copy_layer (self, g_ptr_array_index (self->selection, i), plain);

    if (layer != NULL)
      g_ptr_array_add (layers, layer);
  }
  return layers;
}

void
studio_composer_duplicate_by (StudioComposer *self,
                              double dx,
                              double dy)
{
  g_autoptr (GPtrArray) layers = NULL;
  g_autofree char *label = NULL;
  g_autofree char *above = NULL;
  StudioRect from;
  double rotation;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  layers = studio_composer_copy_selection (self, FALSE);
  if (layers->len == 0 || !studio_frame_from_json (get_at (g_ptr_array_index (layers, 0), "frame"), &from))
    return;
  label = studio_composer_label (self, self->selection, _ ("Duplicate %s"), _ ("Duplicate %s Elements"));
  above = g_strdup (studio_composer_get_topmost (self));
  studio_composer_put_copies (self, layers, (StudioPoint){ dx, dy }, above, label);
  /* ids are sorted anew, so the place is taken from the copy itself */
  if (studio_composer_get_page_rect (self, g_ptr_array_index (self->selection, 0), &from, &rotation))
    note_copies (self, (StudioPoint){ from.x - dx, from.y - dy });
}

void
studio_composer_duplicate (StudioComposer *self)
{
  StudioPoint offset;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  if (studio_composer_duplicate_in_stack (self))
    return;
  offset = next_offset (self);
  studio_composer_duplicate_by (self, offset.x, offset.y);
}
