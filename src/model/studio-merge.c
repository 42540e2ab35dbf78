#include "config.h"

#include "studio-merge-private.h"

#include <string.h>

#include "studio-settled.h"

/* --- conflicts and what was taken --- */

static void
conflict_free (gpointer data)
{
  StudioMergeConflict *conflict = data;

  g_strfreev (conflict->path);
  g_free (conflict->key);
  g_clear_pointer (&conflict->mine, json_node_unref);
  g_clear_pointer (&conflict->theirs, json_node_unref);
  g_free (conflict);
}

void
studio_merge_free (StudioMerge *merge)
{
  if (merge == NULL)
    return;
  g_clear_pointer (&merge->root, json_node_unref);
  g_ptr_array_unref (merge->conflicts);
  g_ptr_array_unref (merge->taken);
  g_ptr_array_unref (merge->settled);
  g_free (merge);
}

void
merge_push (MergeWork *work,
            const char *step)
{
  g_ptr_array_add (work->path, g_strdup (step));
}

void
merge_pop (MergeWork *work)
{
  g_ptr_array_remove_index (work->path, work->path->len - 1);
}

/* Returns: (transfer full) */
static char **
copy_path (MergeWork *work)
{
  GPtrArray *steps = g_ptr_array_new ();

  for (guint i = 0; i < work->path->len; i++)
    g_ptr_array_add (steps, g_strdup (g_ptr_array_index (work->path, i)));
  g_ptr_array_add (steps, NULL);
  return (char **) g_ptr_array_free (steps, FALSE);
}

void
merge_note_taken (MergeWork *work)
{
  g_ptr_array_add (work->merge->taken, copy_path (work));
}

/* Names may hold any letters, so what divides them is one that escaping leaves nowhere else. */
static char *
make_key (MergeWork *work)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < work->path->len; i++) {
    g_autofree char *step = g_strescape (g_ptr_array_index (work->path, i), NULL);

    g_string_append_printf (key, "%s%s", i > 0 ? "\037" : "", step);
  }
  return g_string_free (key, FALSE);
}

gboolean
merge_conflict (MergeWork *work,
                JsonNode *mine,
                JsonNode *theirs)
{
  g_autofree char *key = make_key (work);
  StudioMergeConflict *conflict;

  if (studio_settled_has (work->roots.mine, key, theirs)) {
    g_ptr_array_add (work->merge->settled, copy_path (work));
    return FALSE;
  }
  conflict = g_new0 (StudioMergeConflict, 1);
  conflict->path = copy_path (work);
  conflict->key = g_steal_pointer (&key);
  conflict->mine = mine != NULL ? json_node_ref (mine) : NULL;
  conflict->theirs = theirs != NULL ? json_node_ref (theirs) : NULL;
  g_ptr_array_add (work->merge->conflicts, conflict);
  return work->choices != NULL && g_hash_table_contains (work->choices, conflict->key);
}

/* --- places --- */

gboolean
merge_same (JsonNode *a,
            JsonNode *b)
{
  return a == b || (a != NULL && b != NULL && studio_json_equal (a, b));
}

JsonNode *
merge_member (JsonNode *node,
              const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name) : NULL;
}

MergeSides
merge_sides_member (const MergeSides *sides,
                    const char *name)
{
  return (MergeSides){ merge_member (sides->base, name), merge_member (sides->base_sent, name), merge_member (sides->mine, name),
                       merge_member (sides->mine_sent, name), merge_member (sides->theirs, name) };
}

static const char *
step_at (MergeWork *work,
         guint depth)
{
  return depth < work->path->len ? g_ptr_array_index (work->path, depth) : "";
}

static gboolean
is_one_of (const char *name,
           const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  return g_strv_contains ((const char *const *) list, name);
}

/* Whether the place is one that holds things by name: then it has no state of its own, and none is an empty one. */
static gboolean
is_container (MergeWork *work)
{
  const char *top = step_at (work, 0);

  switch (work->path->len) {
  case 0:
    return TRUE;
  case 1:
    return is_one_of (top, "content set variants layers caption descriptions photo_notes answers accepted hoax");
  case 2:
    return is_one_of (top, "set variants photo_notes layers") || (g_str_equal (top, "caption") && g_str_equal (step_at (work, 1), "variants"));
  case 3:
    return g_str_equal (top, "variants") && g_str_equal (step_at (work, 2), "set");
  case 4:
    return g_str_equal (top, "variants") && g_str_equal (step_at (work, 2), "set");
  default:
    return FALSE;
  }
}

/* Whether the place is a layer, or what was changed of one by hand. Returns: (nullable): its id */
static const char *
layer_at (MergeWork *work)
{
  if (work->path->len == 2 && is_one_of (step_at (work, 0), "layers set"))
    return step_at (work, 1);
  return work->path->len == 4 && g_str_equal (step_at (work, 0), "variants") ? step_at (work, 3) : NULL;
}

static MergeOwner
find_owner (MergeWork *work)
{
  const char *layer = layer_at (work);

  if (layer != NULL)
    return merge_layer_owner (work, layer);
  if (work->path->len == 2 && g_str_equal (step_at (work, 0), "descriptions"))
    return (MergeOwner) GPOINTER_TO_INT (g_hash_table_lookup (work->pages, step_at (work, 1)));
  return MERGE_OWNER_NONE;
}

/* --- objects --- */

static gboolean
is_object_or_nothing (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_OBJECT (node);
}

/* Returns: (transfer container): members of both, mine first; the names belong to the documents */
static GPtrArray *
list_names (const MergeSides *sides)
{
  JsonNode *nodes[] = { sides->mine, sides->theirs };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++) {
    JsonObjectIter iter;
    const char *name;

    if (nodes[i] == NULL || !JSON_NODE_HOLDS_OBJECT (nodes[i]))
      continue;
    json_object_iter_init_ordered (&iter, json_node_get_object (nodes[i]));
    while (json_object_iter_next_ordered (&iter, &name, NULL)) {
      if (g_hash_table_add (seen, (gpointer) name))
        g_ptr_array_add (names, (gpointer) name);
    }
  }
  return names;
}

static JsonNode *
keep_mine (MergeWork *work,
           const MergeSides *sides)
{
  return sides->mine != NULL ? json_node_ref (sides->mine) : NULL;
}

/** Rule: for a member of the post, or of one of the entries of its member @in */
typedef struct
{
  const char *in;
  const char *name;
  JsonNode *(*merge) (MergeWork *work, const MergeSides *sides);
} Rule;

static const Rule rules[] = {
  { NULL, "id", keep_mine },
  { NULL, "format", keep_mine },
  { NULL, "version", keep_mine },
  { NULL, "settled", keep_mine },
  { NULL, "sent", merge_sent },
  { NULL, "comments", merge_comments },
  { NULL, "published", merge_published },
  { NULL, "review_log", merge_review_log },
  { NULL, "releases", merge_releases },
  { NULL, "tags", merge_set },
  { NULL, "photos", merge_set },
  { NULL, "plan", merge_plan },
  { NULL, "pages", merge_pages },
  { "comments", "done", merge_done },
  { "comments", "replies", merge_replies },
  { "comments", "edited", merge_edited },
};

static JsonNode *
merge_place (MergeWork *work,
             const MergeSides *sides)
{
  guint depth = work->path->len;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    if (depth == (rules[i].in != NULL ? 3 : 1) && g_str_equal (rules[i].name, step_at (work, depth - 1)) &&
        (rules[i].in == NULL || g_str_equal (rules[i].in, step_at (work, 0))))
      return rules[i].merge (work, sides);
  }
  return merge_value (work, sides);
}

JsonNode *
merge_object (MergeWork *work,
              const MergeSides *sides)
{
  g_autoptr (GPtrArray) names = list_names (sides);
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  gboolean empty;

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    MergeSides member = merge_sides_member (sides, name);
    JsonNode *value;

    merge_push (work, name);
    value = merge_place (work, &member);
    merge_pop (work);
    if (value != NULL)
      json_object_set_member (object, name, value);
  }
  empty = json_object_get_size (object) == 0;
  json_object_unref (object);
  json_node_seal (node);
  if (merge_same (node, sides->mine) || (empty && sides->mine == NULL)) {
    json_node_unref (node);
    return keep_mine (work, sides);
  }
  /* the last member of something that had some is gone: then it is gone itself, save what a post always has */
  if (empty && work->path->len > 0 && sides->theirs == NULL)
    g_clear_pointer (&node, json_node_unref);
  return node;
}

/* --- values --- */

/* Who answered and when is no difference: the first answer stays. */
static gboolean
same_answer (MergeWork *work,
             JsonNode *a,
             JsonNode *b)
{
  static const char *const aside[] = { "at", "by" };

  if (!is_one_of (step_at (work, 0), "answers accepted") || a == NULL || b == NULL || !JSON_NODE_HOLDS_OBJECT (a) || !JSON_NODE_HOLDS_OBJECT (b))
    return merge_same (a, b);
  a = json_node_ref (a);
  b = json_node_ref (b);
  for (guint i = 0; i < G_N_ELEMENTS (aside); i++) {
    JsonNode *bare_a = studio_json_with_member (a, aside[i], NULL), *bare_b = studio_json_with_member (b, aside[i], NULL);

    json_node_unref (a);
    json_node_unref (b);
    a = bare_a;
    b = bare_b;
  }
  {
    gboolean same = studio_json_equal (a, b);

    json_node_unref (a);
    json_node_unref (b);
    return same;
  }
}

static JsonNode *
take_theirs (MergeWork *work,
             const MergeSides *sides)
{
  return sides->theirs != NULL ? json_node_ref (sides->theirs) : NULL;
}

static JsonNode *
merge_atom (MergeWork *work,
            const MergeSides *sides)
{
  JsonNode *rows;

  if (same_answer (work, sides->mine_sent, sides->theirs))
    return keep_mine (work, sides);
  if (work->has_base && merge_same (sides->theirs, sides->base_sent))
    return keep_mine (work, sides);
  if (work->has_base && merge_same (sides->mine, sides->base)) {
    merge_note_taken (work);
    return take_theirs (work, sides);
  }
  if (work->has_base && merge_rows (sides, &rows)) {
    merge_note_taken (work);
    return rows;
  }
  return merge_conflict (work, sides->mine, sides->theirs) ? take_theirs (work, sides) : keep_mine (work, sides);
}

JsonNode *
merge_value (MergeWork *work,
             const MergeSides *sides)
{
  gboolean container = is_container (work) && is_object_or_nothing (sides->base) && is_object_or_nothing (sides->mine) && is_object_or_nothing (sides->theirs);

  switch (find_owner (work)) {
  case MERGE_OWNER_MINE:
    return keep_mine (work, sides);
  case MERGE_OWNER_THEIRS:
    return take_theirs (work, sides);
  case MERGE_OWNER_NONE:
  default:
    break;
  }
  /* a layer that only one has is one thing */
  if (container && work->path->len == 2 && g_str_equal (step_at (work, 0), "layers"))
    container = sides->mine != NULL && sides->theirs != NULL;
  return container ? merge_object (work, sides) : merge_atom (work, sides);
}

JsonNode *
merge_make_array (GPtrArray *nodes,
                  JsonNode *mine)
{
  JsonArray *array;
  JsonNode *node;

  if (nodes->len == 0 && mine == NULL)
    return NULL;
  array = json_array_sized_new (nodes->len);
  for (guint i = 0; i < nodes->len; i++)
    json_array_add_element (array, json_node_ref (g_ptr_array_index (nodes, i)));
  node = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);
  json_node_seal (node);
  return node;
}

StudioMerge *
studio_merge_run (const StudioMergeOrder *order,
                  GHashTable *choices)
{
  MergeWork work = { 0 };

  g_return_val_if_fail (order != NULL && order->mine != NULL && order->theirs != NULL, NULL);

  work.roots = (MergeSides){ order->base, order->base_sent != NULL ? order->base_sent : order->base, order->mine,
                             order->mine_sent != NULL ? order->mine_sent : order->mine, order->theirs };
  work.has_base = order->base != NULL;
  work.n_pages = order->n_pages;
  work.choices = choices;
  work.path = g_ptr_array_new_with_free_func (g_free);
  work.layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  work.pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  work.merge = g_new0 (StudioMerge, 1);
  work.merge->conflicts = g_ptr_array_new_with_free_func (conflict_free);
  work.merge->taken = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  work.merge->settled = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  merge_find_removed (&work);
  work.merge->root = merge_value (&work, &work.roots);
  g_ptr_array_unref (work.path);
  g_hash_table_unref (work.layers);
  g_hash_table_unref (work.pages);
  return work.merge;
}
