#include "config.h"

#include "studio-composer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-ground.h"

/* More by hand on one post than a person makes; only a broken clipboard or a stuck key comes near. */
#define MAX_ADDED 5000
#define DEFAULT_SIZE 200

/* --- JSON --- */

JsonNode *
studio_json_without (JsonNode *node,
                     const char *const *names)
{
  JsonObject *members = json_object_new ();
  JsonNode *copy = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    if (!g_strv_contains (names, name))
      json_object_set_member (members, name, json_node_ref (value));
  }
  json_node_take_object (copy, members);
  json_node_seal (copy);
  return copy;
}

JsonNode *
studio_json_take (JsonNode *node,
                  const char *path,
                  JsonNode *value)
{
  JsonNode *changed = studio_json_with (node, path, value);

  json_node_unref (node);
  json_node_unref (value);
  return changed;
}

static JsonNode *
children_of (JsonNode *layer)
{
  JsonNode *children = studio_json_is_object (layer) ? json_object_get_member (json_node_get_object (layer), "children") : NULL;

  return children != NULL && JSON_NODE_HOLDS_ARRAY (children) ? children : NULL;
}

/* --- adding --- */

JsonNode *
studio_composer_freshen_children (StudioComposer *self,
                                  JsonNode *layer)
{
  JsonNode *children = children_of (layer);
  JsonNode *array_node;
  JsonArray *array;

  if (children == NULL)
    return json_node_ref (layer);
  array = json_array_new ();
  array_node = json_node_new (JSON_NODE_ARRAY);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (children)); i++) {
    JsonNode *child = json_array_get_element (json_node_get_array (children), i);
    g_autofree char *id = NULL;

    if (!studio_json_is_object (child))
      continue;
    id = studio_composer_new_id (self, "l-");
    json_array_add_element (array, studio_json_take (studio_composer_freshen_children (self, child), "id", studio_json_string (id)));
  }
  json_node_take_array (array_node, array);
  json_node_seal (array_node);
  return studio_json_take (json_node_ref (layer), "children", array_node);
}

char *
studio_edit_add (StudioEdit *edit,
                 JsonNode *layer,
                 const StudioRect *frame)
{
  static const char *const of_page[] = { "id", "page", "made", "formats", "frame", "z", "added", "x", "y", "right", "bottom", "cx", "cy", "w", "h", NULL };
  StudioComposer *self = edit->self;
  const char *format = self->format->id;
  char *id = studio_composer_new_id (self, "l-");
  g_autofree char *path = g_strconcat ("layers/", id, NULL);
  g_autoptr (JsonNode) plain = studio_json_without (layer, of_page);
  g_autoptr (JsonNode) fresh = studio_composer_freshen_children (self, plain);

  fresh = studio_json_take (g_steal_pointer (&fresh), "page", studio_json_string (studio_composer_get_page_id (self)));
  fresh = studio_json_take (g_steal_pointer (&fresh), "made", studio_json_string (format));
  fresh = studio_json_take (g_steal_pointer (&fresh), "formats", studio_json_texts (&format, 1));
  fresh = studio_json_take (g_steal_pointer (&fresh), "frame", studio_frame_to_json (frame));
  studio_edit_write (edit, path, fresh);
  return id;
}

static double
get_length (JsonNode *layer,
            const char *name,
            double otherwise)
{
  JsonNode *node = json_object_get_member (json_node_get_object (layer), name);
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? MAX (0, json_node_get_double (node)) : otherwise;
}

/* A text without a height is as high as its words; one line is a fair guess of where its middle will be. */
static double
guess_height (JsonNode *layer)
{
  return get_length (layer, "size", 0) * 1.2;
}

static StudioRect
first_frame (StudioComposer *self,
             JsonNode *layer,
             const StudioPoint *center)
{
  JsonNode *node = json_object_get_member (json_node_get_object (layer), "frame");
  gboolean text = g_strcmp0 (studio_json_peek_string (json_node_get_object (layer), "type"), "text") == 0;
  StudioSize page = self->format->size;
  StudioRect frame = { 0 };
  double h;

  if (studio_frame_from_json (node, &frame) && center == NULL)
    return frame;
  frame.w = frame.w > 0 ? frame.w : get_length (layer, "w", MIN (DEFAULT_SIZE, page.w));
  frame.h = frame.h > 0 ? frame.h : get_length (layer, "h", text ? 0 : frame.w);
  h = frame.h > 0 ? frame.h : guess_height (layer);
  frame.x = (center != NULL ? center->x : page.w / 2) - frame.w / 2;
  frame.y = (center != NULL ? center->y : page.h / 2) - h / 2;
  return frame;
}

static gboolean
is_full (StudioComposer *self)
{
  JsonNode *layers = studio_json_lookup (studio_composer_get_root (self), "layers");

  if (!studio_json_is_object (layers) || json_object_get_size (json_node_get_object (layers)) < MAX_ADDED)
    return FALSE;
  studio_composer_refuse (self, _ ("Nothing more can be added: the post holds thousands of elements already. Delete some, or begin another post."));
  return TRUE;
}

const char *
studio_composer_get_topmost (StudioComposer *self)
{
  return self->selection->len > 0 ? g_ptr_array_index (self->selection, self->selection->len - 1) : NULL;
}

const char *
studio_composer_add (StudioComposer *self,
                     JsonNode *layer,
                     const StudioPoint *center,
                     const char *label)
{
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (JsonNode) seen = NULL;
  StudioRect frame;
  StudioEdit edit;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && label != NULL, NULL);
  g_return_val_if_fail (studio_json_is_object (layer), NULL);

  if (is_full (self))
    return NULL;
  frame = first_frame (self, layer, center);
  seen = studio_ground_suit (layer, studio_composer_get_scene (self), studio_post_get_brand (studio_document_get_post (self->document)),
                             (StudioPoint){ frame.x + frame.w / 2, frame.y + frame.h / 2 });
  fresh = g_ptr_array_new_with_free_func (g_free);
  edit = studio_edit_begin (self);
  g_ptr_array_add (fresh, studio_edit_add (&edit, seen, &frame));
  studio_edit_order_fresh (&edit, fresh, studio_composer_get_topmost (self));
  g_ptr_array_set_size (self->entered, 0);
  studio_edit_commit (&edit, label, NULL);
  studio_composer_replace_selection (self, fresh);
  return g_ptr_array_index (self->selection, 0);
}

static gboolean
has_children_to_give (StudioComposer *self,
                      GPtrArray *layers)
{
  for (guint i = 0; i < layers->len; i++) {
    if (!studio_json_is_object (g_ptr_array_index (layers, i)))
      return FALSE;
  }
  return layers->len > 0 && !is_full (self);
}

/* Copies of grouped layers are a group of their own. Returns: (transfer full): @layer with other names of groups */
static JsonNode *
rename_groups (StudioComposer *self,
               JsonNode *layer,
               GHashTable *renamed)
{
  JsonNode *groups = json_object_get_member (json_node_get_object (layer), "groups");
  JsonArray *array = groups != NULL && JSON_NODE_HOLDS_ARRAY (groups) ? json_node_get_array (groups) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    const char *old = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
    gboolean entered = old != NULL && g_ptr_array_find_with_equal_func (self->entered, old, g_str_equal, NULL);

    if (old == NULL)
      continue;
    if (!g_hash_table_contains (renamed, old))
      g_hash_table_insert (renamed, g_strdup (old), entered ? g_strdup (old) : studio_composer_new_id (self, "g-"));
    g_ptr_array_add (names, g_hash_table_lookup (renamed, old));
  }
  if (names->len == 0)
    return studio_json_without (layer, (const char *const[]){ "groups", NULL });
  return studio_json_take (json_node_ref (layer), "groups", studio_json_texts ((const char *const *) names->pdata, names->len));
}

void
studio_composer_put_copies (StudioComposer *self,
                            GPtrArray *layers,
                            StudioPoint offset,
                            const char *above,
                            const char *label)
{
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (GHashTable) renamed = NULL;
  StudioEdit edit;

  if (!has_children_to_give (self, layers))
    return;
  fresh = g_ptr_array_new_with_free_func (g_free);
  renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  edit = studio_edit_begin (self);
  for (guint i = 0; i < layers->len; i++) {
    g_autoptr (JsonNode) layer = rename_groups (self, g_ptr_array_index (layers, i), renamed);
    StudioRect frame = first_frame (self, layer, NULL);

    frame.x += offset.x;
    frame.y += offset.y;
    g_ptr_array_add (fresh, studio_edit_add (&edit, layer, &frame));
  }
  studio_edit_order_fresh (&edit, fresh, above);
  studio_edit_commit (&edit, label, NULL);
  studio_composer_replace_selection (self, fresh);
}

/* --- showing and removing --- */

void
studio_composer_show_in_all (StudioComposer *self,
                             gboolean all)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (JsonNode) here = NULL;
  StudioEdit edit;
  guint added = 0;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  ids = studio_composer_list_free (self, STUDIO_CAN_MOVE);
  here = all ? NULL : studio_json_texts (&self->format->id, 1);
  edit = studio_edit_begin (self);
  for (guint i = 0; i < ids->len; i++) {
    if (!studio_composer_is_added_root (self, g_ptr_array_index (ids, i)))
      continue;
    studio_edit_member (&edit, g_ptr_array_index (ids, i), "formats", here, STUDIO_SCOPE_ALL_SIZES);
    added++;
  }
  studio_edit_commit (&edit, all ? _ ("Show in All Sizes") : _ ("Show in This Size Only"), NULL);
  if (added == 0 && ids->len > 0)
    studio_composer_refuse (self, _ ("Elements of the template stand in every size, because the template says so. Hide them in one size with the eye in the layers list."));
}

static void
forget_all (StudioEdit *edit,
            JsonNode *layer,
            const char *id)
{
  JsonNode *children = children_of (layer);

  if (id != NULL && strchr (id, '/') == NULL && *id != '\0')
    studio_edit_forget (edit, id);
  for (guint i = 0; children != NULL && i < json_array_get_length (json_node_get_array (children)); i++) {
    JsonNode *child = json_array_get_element (json_node_get_array (children), i);

    if (studio_json_is_object (child))
      forget_all (edit, child, studio_json_peek_string (json_node_get_object (child), "id"));
  }
}

/* A stack from which the last layer was taken goes as well. */
static void
remove_if_empty (StudioEdit *edit,
                 const char *children_path)
{
  g_autofree char *above = g_strndup (children_path, strlen (children_path) - strlen ("/children"));
  JsonNode *children = studio_json_lookup (edit->root, children_path);
  JsonNode *layer = studio_json_lookup (edit->root, above);
  g_autofree char *id = NULL;

  if (children == NULL || !JSON_NODE_HOLDS_ARRAY (children) || json_array_get_length (json_node_get_array (children)) > 0)
    return;
  if (strstr (above, "/children/") == NULL)
    id = g_strdup (above + strlen ("layers/"));
  else if (studio_json_is_object (layer))
    id = g_strdup (studio_json_peek_string (json_node_get_object (layer), "id"));
  if (id != NULL)
    studio_edit_remove (edit, id);
}

void
studio_edit_remove (StudioEdit *edit,
                    const char *id)
{
  g_auto (StudioWritten) written = { 0 };
  g_autoptr (JsonNode) before = json_node_ref (edit->root); /* what @written points into */

  if (!studio_composer_find_in (edit->self, edit->root, id, &written) || written.path == NULL)
    return;
  studio_edit_write (edit, written.path, NULL);
  forget_all (edit, written.layer, id);
  if (!written.root) {
    *strrchr (written.path, '/') = '\0';
    studio_edit_fit_columns (edit, written.path, -1);
    remove_if_empty (edit, written.path);
  }
}

static void
remove_one (StudioEdit *edit,
            const char *id)
{
  g_auto (StudioWritten) written = { 0 };
  g_autoptr (JsonNode) yes = studio_json_boolean (TRUE);
  gboolean found = studio_composer_find_in (edit->self, edit->root, id, &written);

  if (found && written.path != NULL)
    studio_edit_remove (edit, id);
  else if (found)
    studio_edit_member (edit, id, "hidden", yes, edit->self->scope);
}

void
studio_composer_remove (StudioComposer *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *label = NULL;
  StudioEdit edit;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  ids = studio_composer_list_free (self, STUDIO_CAN_MOVE);
  if (ids->len == 0)
    return;
  label = studio_composer_label (self, ids, _ ("Delete %s"), _ ("Delete %s Elements"));
  edit = studio_edit_begin (self);
  for (guint i = 0; i < ids->len; i++)
    remove_one (&edit, g_ptr_array_index (ids, i));
  studio_edit_commit (&edit, label, NULL);
  studio_composer_select_none (self);
}

/* --- groups --- */

static void
write_groups (StudioEdit *edit,
              const char *id,
              GPtrArray *names)
{
  g_autoptr (JsonNode) value = names->len > 0 ? studio_json_texts ((const char *const *) names->pdata, names->len) : NULL;

  studio_edit_member (edit, id, "groups", value, STUDIO_SCOPE_ALL_SIZES);
}

/* Where the groups that a person has gone into begin. */
static guint
entered_from (StudioComposer *self,
              char **groups)
{
  guint i = 0;

  while (groups[i] != NULL && !g_ptr_array_find_with_equal_func (self->entered, groups[i], g_str_equal, NULL))
    i++;
  return i;
}

static void
add_to_group (StudioEdit *edit,
              const char *id,
              const char *group)
{
  g_auto (GStrv) groups = studio_composer_list_groups (edit->self, id);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint at = entered_from (edit->self, groups);

  for (guint i = 0; groups[i] != NULL; i++)
    g_ptr_array_add (names, groups[i]);
  g_ptr_array_insert (names, (int) at, (char *) group);
  write_groups (edit, id, names);
}

/* Grouped layers of one parent lie directly on each other, below the topmost of them. */
static void
gather (StudioEdit *edit,
        GPtrArray *ids)
{
  g_autoptr (GPtrArray) left = g_ptr_array_copy (ids, (GCopyFunc) (void (*) (void)) g_strdup, NULL);

  g_ptr_array_set_free_func (left, g_free);
  while (left->len > 0) {
    g_autoptr (GPtrArray) siblings = studio_composer_list_siblings (edit->self, g_ptr_array_index (left, 0));
    g_autoptr (GPtrArray) moved = g_ptr_array_new ();
    guint others = 0, at = 0, first = 0;

    for (guint i = 0; i < siblings->len; i++) {
      guint index;

      if (g_ptr_array_find_with_equal_func (left, g_ptr_array_index (siblings, i), g_str_equal, &index)) {
        first = moved->len == 0 ? i : first;
        g_ptr_array_add (moved, g_ptr_array_index (siblings, i));
        g_ptr_array_remove_index (left, index);
        at = others;
      } else {
        others++;
      }
    }
    if (moved->len == 0)
      g_ptr_array_remove_index (left, 0);
    else if (at != first)
      studio_edit_order (edit, siblings, moved, at);
  }
}

void
studio_composer_group (StudioComposer *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *group = NULL;
  StudioEdit edit;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  ids = studio_composer_list_free (self, STUDIO_CAN_MOVE);
  if (ids->len < 2) {
    if (ids->len == self->selection->len)
      studio_composer_refuse (self, _ ("One element makes no group. Select another one as well with Shift, then group them."));
    return;
  }
  group = studio_composer_new_id (self, "g-");
  edit = studio_edit_begin (self);
  for (guint i = 0; i < ids->len; i++)
    add_to_group (&edit, g_ptr_array_index (ids, i), group);
  gather (&edit, ids);
  studio_edit_commit (&edit, _ ("Group Elements"), NULL);
}

/* Returns: whether there was a group to leave */
static gboolean
remove_from_group (StudioEdit *edit,
                   const char *id)
{
  g_auto (GStrv) groups = studio_composer_list_groups (edit->self, id);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint at = entered_from (edit->self, groups);

  if (at == 0)
    return FALSE;
  for (guint i = 0; groups[i] != NULL; i++) {
    if (i != at - 1)
      g_ptr_array_add (names, groups[i]);
  }
  write_groups (edit, id, names);
  return TRUE;
}

void
studio_composer_ungroup (StudioComposer *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  StudioEdit edit;
  gboolean any = FALSE;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  ids = studio_composer_list_free (self, STUDIO_CAN_MOVE);
  edit = studio_edit_begin (self);
  for (guint i = 0; i < ids->len; i++)
    any |= remove_from_group (&edit, g_ptr_array_index (ids, i));
  studio_edit_commit (&edit, _ ("Ungroup"), NULL);
  if (!any && ids->len > 0 && !studio_composer_unstack (self))
    studio_composer_refuse (self, _ ("There is no group here: these elements stand on their own or belong to the template's layout. Double-click to select a part of it."));
}
