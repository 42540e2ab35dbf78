#include "config.h"

#include "studio-composer-private.h"

#include <glib/gi18n-lib.h>

#include "studio-frame.h"

/** Member: a layer on its way into a stack. */
typedef struct
{
  const char *id;
  StudioRect rect;
  gboolean free_height;
} Member;

static int
compare_down (gconstpointer a,
              gconstpointer b)
{
  double first = ((const Member *) a)->rect.y, second = ((const Member *) b)->rect.y;

  return first < second ? -1 : first > second;
}

static int
compare_across (gconstpointer a,
                gconstpointer b)
{
  double first = ((const Member *) a)->rect.x, second = ((const Member *) b)->rect.x;

  return first < second ? -1 : first > second;
}

static GArray *
list_members (StudioComposer *self,
              GPtrArray *ids)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (Member));

  for (guint i = 0; i < ids->len; i++) {
    Member member = { .id = g_ptr_array_index (ids, i) };
    StudioRect frame;
    double rotation;

    if (!studio_composer_is_added_root (self, member.id) || !studio_composer_get_page_rect (self, member.id, &member.rect, &rotation))
      continue;
    member.free_height = studio_composer_get_frame (self, member.id, &frame, NULL) && frame.h <= 0;
    g_array_append_val (members, member);
  }
  return members;
}

static double
own_scale (StudioComposer *self,
           const char *id)
{
  int index = studio_composer_find_box (self, id);

  return index > 0 ? studio_composer_get_box (self, index)->layer->scale : studio_composer_peek_number (self, id, "scale", 1);
}

/* The layer as it looks in this size, as a child: its place becomes a size. Returns: (transfer full) */
static JsonNode *
child_of_stack (StudioComposer *self,
                const Member *member)
{
  static const char *const of_page[] = { "page", "made", "formats", "frame", "z", "groups", NULL };
  g_autofree char *own_path = g_strdup_printf ("variants/%s/set/%s", self->format->id, member->id);
  g_autofree char *all_path = g_strconcat ("set/", member->id, NULL);
  g_autofree char *path = g_strconcat ("layers/", member->id, NULL);
  JsonNode *root = studio_composer_get_root (self);
  const char *const ways[] = { all_path, own_path };
  g_autoptr (JsonNode) layer = json_node_ref (studio_json_lookup (root, path));
  double scale = own_scale (self, member->id);
  JsonNode *child;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    JsonNode *patch = studio_json_lookup (root, ways[i]);

    if (studio_json_is_object (patch)) {
      JsonNode *merged = studio_json_merge (layer, patch);

      json_node_unref (layer);
      layer = merged;
    }
  }
  child = studio_json_without (layer, of_page);
  child = studio_json_take (child, "id", studio_json_string (member->id));
  child = studio_json_take (child, "w", studio_json_number (member->rect.w / scale));
  if (!member->free_height)
    child = studio_json_take (child, "h", studio_json_number (member->rect.h / scale));
  if (scale < 1 || scale > 1)
    child = studio_json_take (child, "scale", studio_json_number (scale));
  return child;
}

static JsonNode *
children_of_stack (StudioComposer *self,
                   GArray *members)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < members->len; i++)
    json_array_add_element (array, child_of_stack (self, &g_array_index (members, Member, i)));
  json_node_take_array (node, array);
  json_node_seal (node);
  return node;
}

static JsonNode *
new_stack (gboolean row,
           double gap,
           JsonNode *children)
{
  g_autoptr (JsonObject) members = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (members, "type", "stack");
  json_object_set_string_member (members, "direction", row ? "row" : "column");
  json_object_set_string_member (members, "align", row ? "center" : "start");
  json_object_set_double_member (members, "gap", CLAMP (gap, -400, 4000));
  json_object_set_member (members, "children", children);
  json_node_take_object (node, g_steal_pointer (&members));
  json_node_seal (node);
  return node;
}

static StudioRect
stack_frame (GArray *members,
             gboolean row,
             double gap)
{
  StudioRect frame = g_array_index (members, Member, 0).rect;
  double sum = 0, most = 0;

  for (guint i = 0; i < members->len; i++) {
    const StudioRect *rect = &g_array_index (members, Member, i).rect;

    frame = studio_rect_union (&frame, rect);
    sum += rect->w;
    most = MAX (most, rect->w);
  }
  frame.w = row ? sum + gap * (members->len - 1) : most;
  frame.h = 0;
  return frame;
}

static void
stack_members (StudioComposer *self,
               GArray *members,
               gboolean row,
               double gap)
{
  StudioRect frame = stack_frame (members, row, gap);
  g_autoptr (JsonNode) stack = new_stack (row, gap, children_of_stack (self, members));
  g_autoptr (JsonNode) children = json_node_ref (json_object_get_member (json_node_get_object (stack), "children"));
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;
  StudioEdit edit = studio_edit_begin (self);

  g_ptr_array_add (fresh, studio_edit_add (&edit, stack, &frame));
  studio_edit_order_fresh (&edit, fresh, studio_composer_get_topmost (self));
  for (guint i = 0; i < members->len; i++)
    studio_edit_remove (&edit, g_array_index (members, Member, i).id);
  /* they keep their ids, so that a person's eyes and the panels find them again */
  path = g_strdup_printf ("layers/%s/children", (const char *) g_ptr_array_index (fresh, 0));
  studio_edit_write (&edit, path, children);
  studio_edit_commit (&edit, _ ("Make a Stack"), NULL);
  studio_composer_replace_selection (self, fresh);
}

void
studio_composer_make_stack (StudioComposer *self,
                            gboolean row,
                            double gap)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GArray) members = NULL;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  ids = studio_composer_list_free (self, STUDIO_CAN_MOVE);
  if (ids->len == 0)
    return;
  members = list_members (self, ids);
  if (members->len < 2 || members->len < ids->len) {
    studio_composer_refuse (self, _ ("Only elements you added yourself can be stacked: the template's stand in its own layout. Select two or more of yours, or duplicate the template's first."));
    return;
  }
  g_array_sort (members, row ? compare_across : compare_down);
  stack_members (self, members, row, gap);
}

/* --- out of a stack --- */

/* Consumes @layer. Returns: (transfer full): on the page itself, where it was */
static void
take_out (StudioEdit *edit,
          const char *id,
          JsonNode *layer,
          JsonNode *formats)
{
  static const char *const of_stack[] = { "id", "w", "h", "min_w", "max_w", "min_h", "max_h", "grow", "margin", "z", NULL };
  StudioComposer *self = edit->self;
  int index = studio_composer_find_box (self, id);
  StudioFrame frame = studio_frame_of_box (self->scene, (guint) index);
  StudioRect rect = { frame.center.x - frame.w / 2, frame.center.y - frame.h / 2, frame.w, frame.h };
  double scale = studio_composer_get_outer_scale (self, index) * studio_composer_get_box (self, index)->layer->scale;
  g_autofree char *path = g_strconcat ("layers/", id, NULL);
  g_autoptr (JsonNode) fresh = studio_json_without (layer, of_stack);

  fresh = studio_json_take (g_steal_pointer (&fresh), "page", studio_json_string (studio_composer_get_page_id (self)));
  fresh = studio_json_take (g_steal_pointer (&fresh), "made", studio_json_string (self->format->id));
  fresh = studio_json_take (g_steal_pointer (&fresh), "frame", studio_frame_to_json (&rect));
  if (formats != NULL)
    fresh = studio_json_take (g_steal_pointer (&fresh), "formats", json_node_ref (formats));
  if (frame.rotation < 0 || frame.rotation > 0)
    fresh = studio_json_take (g_steal_pointer (&fresh), "rotate", studio_json_number (frame.rotation));
  if (scale < 1 || scale > 1)
    fresh = studio_json_take (g_steal_pointer (&fresh), "scale", studio_json_number (CLAMP (scale, 0.01, 100)));
  studio_edit_write (edit, path, fresh);
}

static const char *
child_id (JsonNode *child)
{
  return studio_json_is_object (child) ? studio_json_peek_string (json_node_get_object (child), "id") : NULL;
}

static void
unstack_into (StudioEdit *edit,
              const char *id,
              JsonNode *children,
              GPtrArray *fresh)
{
  JsonArray *array = json_node_get_array (children);
  g_autofree char *formats_path = g_strdup_printf ("layers/%s/formats", id);
  JsonNode *formats = studio_json_lookup (studio_composer_get_root (edit->self), formats_path);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    const char *its_id = child_id (json_array_get_element (array, i));

    if (its_id == NULL || strchr (its_id, '/') != NULL || studio_composer_find_box (edit->self, its_id) <= 0)
      continue;
    take_out (edit, its_id, json_array_get_element (array, i), formats);
    g_ptr_array_add (fresh, g_strdup (its_id));
  }
}

gboolean
studio_composer_unstack (StudioComposer *self)
{
  const char *id = self->selection->len == 1 ? g_ptr_array_index (self->selection, 0) : NULL;
  g_autofree char *path = id != NULL ? g_strdup_printf ("layers/%s/children", id) : NULL;
  JsonNode *children = path != NULL && studio_composer_is_added_root (self, id) ? studio_json_lookup (studio_composer_get_root (self), path) : NULL;
  g_autoptr (GPtrArray) fresh = NULL;
  g_autofree char *own = NULL;
  StudioEdit edit;

  if (children == NULL || !JSON_NODE_HOLDS_ARRAY (children) || self->scene == NULL)
    return FALSE;
  fresh = g_ptr_array_new_with_free_func (g_free);
  edit = studio_edit_begin (self);
  own = g_strconcat ("layers/", id, NULL);
  studio_edit_forget (&edit, id);
  studio_edit_write (&edit, own, NULL);
  unstack_into (&edit, id, children, fresh);
  if (fresh->len > 0)
    studio_edit_order_fresh (&edit, fresh, id);
  studio_edit_commit (&edit, _ ("Ungroup"), NULL);
  studio_composer_replace_selection (self, fresh);
  return TRUE;
}

/* --- dragging in the layers panel --- */

/* The children that @other is among, if it stands in an added stack. Returns: (transfer full) (nullable): their path; @at gets its index */
static char *
find_stack (StudioComposer *self,
            const char *other,
            guint *at)
{
  g_auto (StudioWritten) written = { 0 };
  char *slash;

  if (!studio_composer_find (self, other, &written) || written.path == NULL || written.root)
    return NULL;
  slash = strrchr (written.path, '/');
  *at = (guint) g_ascii_strtoull (slash + 1, NULL, 10);
  *slash = '\0';
  return g_steal_pointer (&written.path);
}

static JsonNode *
array_with (JsonArray *array,
            guint at,
            JsonNode *value)
{
  JsonArray *fresh = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i <= json_array_get_length (array); i++) {
    if (i == at)
      json_array_add_element (fresh, json_node_ref (value));
    if (i < json_array_get_length (array))
      json_array_add_element (fresh, json_node_ref (json_array_get_element (array, i)));
  }
  json_node_take_array (node, fresh);
  json_node_seal (node);
  return node;
}

static void
put_in_stack (StudioComposer *self,
              const char *id,
              const char *path,
              guint at)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GArray) members = NULL;
  g_autoptr (JsonNode) child = NULL;
  g_autoptr (JsonNode) children = NULL;
  JsonNode *present;
  StudioEdit edit;

  g_ptr_array_add (ids, (char *) id);
  members = list_members (self, ids);
  if (members->len == 0)
    return;
  child = child_of_stack (self, &g_array_index (members, Member, 0));
  edit = studio_edit_begin (self);
  studio_edit_remove (&edit, id);
  present = studio_json_lookup (edit.root, path);
  children = array_with (json_node_get_array (present), at, child);
  studio_edit_write (&edit, path, children);
  studio_edit_fit_columns (&edit, path, 1);
  studio_edit_commit (&edit, _ ("Put into the Stack"), NULL);
}

void
studio_edit_fit_columns (StudioEdit *edit,
                         const char *path,
                         int more)
{
  JsonNode *children = studio_json_lookup (edit->root, path);
  int n = children != NULL && JSON_NODE_HOLDS_ARRAY (children) ? (int) json_array_get_length (json_node_get_array (children)) : 0;
  g_autofree char *stack = g_strndup (path, strlen (path) - strlen ("/children"));
  g_autofree char *columns_path = g_strconcat (stack, "/columns", NULL);
  JsonNode *columns = studio_json_lookup (edit->root, columns_path);
  g_autoptr (JsonNode) fresh = NULL;

  if (n < 1 || n > STUDIO_STACK_MAX_COLUMNS || columns == NULL || !JSON_NODE_HOLDS_VALUE (columns) || json_node_get_int (columns) != n - more)
    return;
  fresh = studio_json_number (n);
  studio_edit_write (edit, columns_path, fresh);
}

/* Returns: (transfer full) (nullable): the id of the copy; NULL if @id does not stand in an added stack */
static char *
duplicate_child (StudioEdit *edit,
                 const char *id)
{
  g_auto (StudioWritten) written = { 0 };
  g_autoptr (JsonNode) before = json_node_ref (edit->root); /* what @written points into */
  g_autoptr (JsonNode) child = NULL;
  g_autoptr (JsonNode) children = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *type_path = NULL;
  JsonNode *type;
  char *slash;

  if (!studio_composer_find_in (edit->self, edit->root, id, &written) || written.path == NULL || written.root)
    return NULL;
  slash = strrchr (written.path, '/');
  *slash = '\0';
  type_path = g_strdup_printf ("%.*stype", (int) (strlen (written.path) - strlen ("children")), written.path);
  type = studio_json_lookup (edit->root, type_path);
  if (type == NULL || !JSON_NODE_HOLDS_VALUE (type) || g_strcmp0 (json_node_get_string (type), "stack") != 0)
    return NULL;
  fresh = studio_composer_new_id (edit->self, "l-");
  child = studio_json_take (studio_composer_freshen_children (edit->self, written.layer), "id", studio_json_string (fresh));
  children = array_with (json_node_get_array (studio_json_lookup (edit->root, written.path)), (guint) g_ascii_strtoull (slash + 1, NULL, 10) + 1, child);
  studio_edit_write (edit, written.path, children);
  studio_edit_fit_columns (edit, written.path, 1);
  return g_steal_pointer (&fresh);
}

gboolean
studio_composer_duplicate_in_stack (StudioComposer *self)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = studio_composer_label (self, self->selection, _ ("Duplicate %s"), _ ("Duplicate %s Elements"));
  StudioEdit edit = studio_edit_begin (self);

  for (guint i = 0; i < self->selection->len; i++) {
    char *id = duplicate_child (&edit, g_ptr_array_index (self->selection, i));

    if (id != NULL)
      g_ptr_array_add (fresh, id);
  }
  if (fresh->len == 0 || fresh->len < self->selection->len) {
    json_node_unref (edit.root);
    return FALSE;
  }
  studio_edit_commit (&edit, label, NULL);
  studio_composer_replace_selection (self, fresh);
  return TRUE;
}

static gboolean
is_or_holds (StudioComposer *self,
             const char *id,
             const char *other)
{
  const char *root = studio_composer_get_page_layer (self, other);

  return root != NULL && g_str_equal (root, id);
}

static void
put_on_page (StudioComposer *self,
             const char *id,
             const char *other)
{
  g_auto (StudioWritten) written = { 0 };
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) layer = NULL;
  StudioEdit edit;

  if (!studio_composer_find (self, id, &written) || studio_composer_find_box (self, id) <= 0)
    return;
  layer = json_node_ref (written.layer);
  edit = studio_edit_begin (self);
  studio_edit_remove (&edit, id);
  take_out (&edit, id, layer, NULL);
  g_ptr_array_add (fresh, g_strdup (id));
  studio_edit_order_fresh (&edit, fresh, other);
  studio_edit_commit (&edit, _ ("Take out of the Stack"), NULL);
}

void
studio_composer_put_inside (StudioComposer *self,
                            const char *id,
                            const char *other,
                            gboolean above)
{
  g_auto (StudioWritten) written = { 0 };
  g_autofree char *path = NULL;
  guint at = 0;

  path = find_stack (self, other, &at);
  if (path != NULL && studio_composer_is_added_root (self, id) && !is_or_holds (self, id, other)) {
    put_in_stack (self, id, path, above ? at + 1 : at);
    return;
  }
  if (path == NULL && studio_composer_find (self, id, &written) && written.path != NULL && !written.root) {
    put_on_page (self, id, other);
    return;
  }
  studio_composer_refuse (self, _ ("It can't go there, because the template's layout holds it where it is. Move it on the canvas, or duplicate it first."));
}
