#include "config.h"

#include "studio-composer-private.h"

#include "studio-hit.h"
#include "studio-unit.h"

#define MAX_GROUPS 16

/* --- groups --- */

/* Returns: (transfer full): the names of the groups @id is in, the innermost first. */
char **
studio_composer_list_groups (StudioComposer *self,
                             const char *id)
{
  JsonNode *node = studio_composer_get_member (self, id, "groups", NULL);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_GROUPS); i++) {
    JsonNode *name = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (name) && json_node_get_string (name) != NULL)
      g_strv_builder_add (builder, json_node_get_string (name));
  }
  return g_strv_builder_end (builder);
}

static gboolean
is_entered (StudioComposer *self,
            const char *group)
{
  return g_ptr_array_find_with_equal_func (self->entered, group, g_str_equal, NULL);
}

/* Returns: (transfer full) (nullable): the outermost group that a click on @id would take as a whole. */
static char *
outer_group (StudioComposer *self,
             const char *id)
{
  g_auto (GStrv) groups = studio_composer_list_groups (self, id);

  for (guint i = g_strv_length (groups); i > 0; i--) {
    if (!is_entered (self, groups[i - 1]))
      return g_strdup (groups[i - 1]);
  }
  return NULL;
}

static gboolean
is_in_group (StudioComposer *self,
             const char *id,
             const char *group)
{
  g_auto (GStrv) groups = studio_composer_list_groups (self, id);

  return g_strv_contains ((const char *const *) groups, group);
}

/* @id and all it is grouped with. @done: (element-type utf8): groups that were added before */
static void
add_with_group (StudioComposer *self,
                const char *id,
                GPtrArray *ids,
                GHashTable *done)
{
  g_autofree char *group = outer_group (self, id);

  g_ptr_array_add (ids, g_strdup (id));
  if (group == NULL || g_hash_table_contains (done, group))
    return;
  for (guint i = 1; self->scene != NULL && i < self->scene->boxes->len; i++) {
    const char *other = studio_composer_get_box (self, (int) i)->layer->id;

    if (!g_str_equal (other, id) && is_in_group (self, other, group))
      g_ptr_array_add (ids, g_strdup (other));
  }
  g_hash_table_add (done, g_steal_pointer (&group));
}

/* Leaves the groups that @id is not in. */
static void
leave_others (StudioComposer *self,
              const char *id)
{
  for (guint i = 0; i < self->entered->len; i++) {
    if (!is_in_group (self, id, g_ptr_array_index (self->entered, i))) {
      g_ptr_array_set_size (self->entered, (int) i);
      return;
    }
  }
}

/* --- units --- */

/* The outermost stack of added layers that a box stands in; 0: none. */
static guint
outer_stack (StudioComposer *self,
             guint index)
{
  guint stack = 0;

  for (guint i = index; i > 0; i = studio_frame_parent (self->scene, i)) {
    if (studio_composer_get_box (self, (int) i)->layer->added)
      stack = i;
  }
  return stack;
}

static guint
unit_of (StudioComposer *self,
         guint index)
{
  guint stack = outer_stack (self, index);

  return stack > 0 ? stack : studio_unit_of (self->scene, index);
}

static gboolean
outer_level (StudioComposer *self,
             guint index,
             guint *outer)
{
  guint level = unit_of (self, index);

  *outer = level;
  if (level == index)
    return FALSE;
  for (; level < index; level = studio_unit_inner (self->scene, level, index)) {
    *outer = level;
    if (studio_unit_inner (self->scene, level, index) <= level)
      break;
  }
  return TRUE;
}

/* Once a person went into a unit, clicks take its things on the same level. */
static guint
level_of (StudioComposer *self,
          guint index)
{
  guint unit = unit_of (self, index), outer;
  int selected = self->selection->len == 1 ? studio_composer_find_box (self, g_ptr_array_index (self->selection, 0)) : -1;

  if (selected > 0 && outer_level (self, (guint) selected, &outer) && unit_of (self, (guint) selected) == unit &&
      index > outer && index < studio_composer_get_box (self, (int) outer)->end)
    return studio_unit_inner (self->scene, outer, index);
  return unit;
}

/* Returns: (transfer full) (element-type int): indices of the boxes of @ids, -1 for those not laid out. */
static GArray *
find_boxes (StudioComposer *self,
            GPtrArray *ids)
{
  GArray *indices = g_array_sized_new (FALSE, FALSE, sizeof (int), ids->len);
  g_autoptr (GHashTable) at = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 1; self->scene != NULL && i < self->scene->boxes->len; i++)
    g_hash_table_insert (at, studio_composer_get_box (self, (int) i)->layer->id, GINT_TO_POINTER (i));
  for (guint i = 0; i < ids->len; i++) {
    int index = GPOINTER_TO_INT (g_hash_table_lookup (at, g_ptr_array_index (ids, i)));

    index = index > 0 ? index : -1;
    g_array_append_val (indices, index);
  }
  return indices;
}

static gboolean
are_relatives (StudioComposer *self,
               int one,
               int other)
{
  if (one < 0 || other < 0)
    return FALSE;
  return (other > one && other < (int) studio_composer_get_box (self, one)->end) || (one > other && one < (int) studio_composer_get_box (self, other)->end);
}

/* A layer and what it stands in are never selected together: both would be moved. What came last stays. */
static void
drop_relatives (StudioComposer *self,
                GPtrArray *ids,
                guint from)
{
  g_autoptr (GArray) indices = find_boxes (self, ids);

  for (guint i = from; i-- > 0;) {
    gboolean gone = FALSE;

    for (guint j = from; j < indices->len && !gone; j++)
      gone = are_relatives (self, g_array_index (indices, int, i), g_array_index (indices, int, j));
    if (gone) {
      g_ptr_array_remove_index (ids, i);
      g_array_remove_index (indices, i);
      from--;
    }
  }
}

/* The same among equals: what stands in another goes. */
static void
drop_inner (StudioComposer *self,
            GPtrArray *ids)
{
  g_autoptr (GArray) indices = find_boxes (self, ids);
  g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);
  int end = 0;

  for (guint i = 0; i < indices->len; i++)
    g_hash_table_add (chosen, GINT_TO_POINTER (g_array_index (indices, int, i)));
  for (int i = 1; self->scene != NULL && i < (int) self->scene->boxes->len; i++) {
    if (!g_hash_table_contains (chosen, GINT_TO_POINTER (i)))
      continue;
    if (i < end)
      g_hash_table_remove (chosen, GINT_TO_POINTER (i));
    else
      end = (int) studio_composer_get_box (self, i)->end;
  }
  for (guint i = ids->len; i-- > 0;) {
    if (!g_hash_table_contains (chosen, GINT_TO_POINTER (g_array_index (indices, int, i))))
      g_ptr_array_remove_index (ids, i);
  }
}

/* --- the selection --- */

static GPtrArray *
copy_selection (StudioComposer *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->selection->len; i++)
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (self->selection, i)));
  return ids;
}

static void
remove_ids (GPtrArray *ids,
            GPtrArray *gone)
{
  guint index;

  for (guint i = 0; i < gone->len; i++) {
    if (g_ptr_array_find_with_equal_func (ids, g_ptr_array_index (gone, i), g_str_equal, &index))
      g_ptr_array_remove_index (ids, index);
  }
}

GPtrArray *
studio_composer_get_selection (StudioComposer *self)
{
  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), NULL);

  return self->selection;
}

gboolean
studio_composer_is_selected (StudioComposer *self,
                             const char *id)
{
  g_return_val_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL, FALSE);

  return g_ptr_array_find_with_equal_func (self->selection, id, g_str_equal, NULL);
}

void
studio_composer_select (StudioComposer *self,
                        const char *id,
                        gboolean extend)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_if_fail (STUDIO_IS_COMPOSER (self) && id != NULL);

  leave_others (self, id);
  fresh = g_ptr_array_new_with_free_func (g_free);
  add_with_group (self, id, fresh, done);
  ids = extend ? copy_selection (self) : g_ptr_array_new_with_free_func (g_free);
  if (extend && studio_composer_is_selected (self, id)) {
    remove_ids (ids, fresh);
  } else {
    guint from = ids->len;

    g_ptr_array_extend_and_steal (ids, g_steal_pointer (&fresh));
    drop_relatives (self, ids, from);
  }
  studio_composer_replace_selection (self, ids);
}

void
studio_composer_select_all_of (StudioComposer *self,
                               const char *const *ids)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_if_fail (STUDIO_IS_COMPOSER (self) && ids != NULL);

  all = g_ptr_array_new_with_free_func (g_free);
  if (ids[0] != NULL)
    leave_others (self, ids[0]);
  for (gsize i = 0; ids[i] != NULL; i++)
    add_with_group (self, ids[i], all, done);
  drop_inner (self, all);
  studio_composer_replace_selection (self, all);
}

/* Returns: (transfer full) (element-type guint): what Ctrl+A and Tab go through. */
static GArray *
list_units (StudioComposer *self,
            gboolean locked)
{
  g_autoptr (GArray) found = studio_unit_list (self->scene, locked);
  GArray *units = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < found->len; i++) {
    guint stack = outer_stack (self, g_array_index (found, guint, i));
    guint unit = stack > 0 ? stack : g_array_index (found, guint, i);

    if (units->len == 0 || g_array_index (units, guint, units->len - 1) != unit)
      g_array_append_val (units, unit);
  }
  return units;
}

static gboolean
is_inside_entered (StudioComposer *self,
                   const char *id)
{
  return self->entered->len == 0 || is_in_group (self, id, g_ptr_array_index (self->entered, self->entered->len - 1));
}

void
studio_composer_select_all (StudioComposer *self)
{
  g_autoptr (GArray) units = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  if (self->scene == NULL)
    return;
  units = list_units (self, FALSE);
  ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < units->len; i++) {
    const char *id = studio_composer_get_box (self, (int) g_array_index (units, guint, i))->layer->id;

    if (is_inside_entered (self, id))
      g_ptr_array_add (ids, g_strdup (id));
  }
  drop_inner (self, ids);
  studio_composer_replace_selection (self, ids);
}

void
studio_composer_select_none (StudioComposer *self)
{
  g_autoptr (GPtrArray) none = NULL;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  none = g_ptr_array_new ();
  g_ptr_array_set_size (self->entered, 0);
  studio_composer_replace_selection (self, none);
}

void
studio_composer_select_next (StudioComposer *self,
                             int direction)
{
  g_autoptr (GArray) units = NULL;
  int at = -1, next;

  g_return_if_fail (STUDIO_IS_COMPOSER (self) && (direction == 1 || direction == -1));

  if (self->scene == NULL)
    return;
  units = list_units (self, TRUE);
  if (units->len == 0)
    return;
  studio_unit_sort_for_reading (self->scene, units);
  for (guint i = 0; i < units->len; i++) {
    if (studio_composer_is_selected (self, studio_composer_get_box (self, (int) g_array_index (units, guint, i))->layer->id))
      at = (int) i;
  }
  next = at < 0 ? (direction > 0 ? 0 : (int) units->len - 1) : (at + direction + (int) units->len) % (int) units->len;
  studio_composer_select (self, studio_composer_get_box (self, (int) g_array_index (units, guint, next))->layer->id, FALSE);
}

/* --- pointing --- */

/* Indices of the levels below the pointer, the topmost first, each once. */
static GArray *
list_levels (StudioComposer *self,
             GArray *hits)
{
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < hits->len; i++) {
    guint level = level_of (self, g_array_index (hits, guint, i));
    gboolean known = FALSE;

    for (guint j = 0; j < levels->len; j++)
      known |= g_array_index (levels, guint, j) == level;
    if (!known)
      g_array_append_val (levels, level);
  }
  return levels;
}

static const char *
pick_under (StudioComposer *self,
            GArray *levels)
{
  guint next = levels->len > 1 ? 1 : 0;

  for (guint i = 0; i < levels->len; i++) {
    if (studio_composer_is_selected (self, studio_composer_get_box (self, (int) g_array_index (levels, guint, i))->layer->id))
      next = (i + 1) % levels->len;
  }
  return studio_composer_get_box (self, (int) g_array_index (levels, guint, next))->layer->id;
}

const char *
studio_composer_pick (StudioComposer *self,
                      StudioPoint point,
                      double slack,
                      gboolean under,
                      gboolean deep)
{
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) levels = NULL;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), NULL);

  if (self->scene == NULL)
    return NULL;
  hits = studio_hit_all (self->scene, point, slack);
  if (hits->len == 0)
    return NULL;
  if (deep && !under)
    return studio_composer_get_box (self, (int) g_array_index (hits, guint, 0))->layer->id;
  levels = deep ? g_array_ref (hits) : list_levels (self, hits);
  if (under)
    return pick_under (self, levels);
  return studio_composer_get_box (self, (int) g_array_index (levels, guint, 0))->layer->id;
}

gboolean
studio_composer_enter (StudioComposer *self,
                       StudioPoint point,
                       double slack)
{
  g_autoptr (GArray) hits = NULL;
  g_autofree char *group = NULL;
  const char *id;
  guint level, inner;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), FALSE);

  if (self->scene == NULL)
    return FALSE;
  hits = studio_hit_all (self->scene, point, slack);
  if (hits->len == 0)
    return FALSE;
  level = level_of (self, g_array_index (hits, guint, 0));
  id = studio_composer_get_box (self, (int) level)->layer->id;
  if (!studio_composer_is_selected (self, id))
    return FALSE;
  group = outer_group (self, id);
  if (group != NULL) {
    g_ptr_array_add (self->entered, g_steal_pointer (&group));
    studio_composer_select (self, id, FALSE);
    return TRUE;
  }
  inner = studio_unit_inner (self->scene, level, g_array_index (hits, guint, 0));
  if (inner == level)
    return FALSE;
  studio_composer_select (self, studio_composer_get_box (self, (int) inner)->layer->id, FALSE);
  return TRUE;
}

gboolean
studio_composer_leave (StudioComposer *self)
{
  int index;
  guint outer;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), FALSE);

  index = self->selection->len == 1 ? studio_composer_find_box (self, g_ptr_array_index (self->selection, 0)) : -1;
  if (index > 0 && outer_level (self, (guint) index, &outer)) {
    studio_composer_select (self, studio_composer_get_box (self, (int) outer)->layer->id, FALSE);
    return TRUE;
  }
  if (self->entered->len > 0) {
    g_autofree char *id = self->selection->len > 0 ? g_strdup (g_ptr_array_index (self->selection, 0)) : NULL;

    g_ptr_array_set_size (self->entered, (int) self->entered->len - 1);
    if (id != NULL)
      studio_composer_select (self, id, FALSE);
    return TRUE;
  }
  if (self->selection->len == 0)
    return FALSE;
  studio_composer_select_none (self);
  return TRUE;
}
