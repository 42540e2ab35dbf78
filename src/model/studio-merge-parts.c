#include "config.h"

#include "studio-merge-private.h"

#include <string.h>

/* --- all there is about a layer or page --- */

/* Returns: (nullable): the page that a layer's id names, "p-9c1e" of "judul@p-9c1e" */
static const char *
page_of_id (const char *id)
{
  const char *at = strrchr (id, '@');

  return at != NULL ? at + 1 : NULL;
}

static const char *
page_of_layer (JsonNode *layer)
{
  return layer != NULL && JSON_NODE_HOLDS_OBJECT (layer) ? studio_json_peek_string (json_node_get_object (layer), "page") : NULL;
}

/** What is looked for: a layer, or all of a page. */
typedef struct
{
  const char *layer;
  const char *page;
} About;

static gboolean
is_about (const About *about,
          const char *id,
          JsonNode *layer)
{
  if (about->layer != NULL)
    return g_str_equal (id, about->layer);
  return g_strcmp0 (page_of_id (id), about->page) == 0 || g_strcmp0 (page_of_layer (layer), about->page) == 0;
}

/* Adds those members of @layers (nullable) that are about it, by name. */
static void
collect_members (JsonArray *found,
                 const About *about,
                 const char *where,
                 JsonNode *layers)
{
  g_autoptr (GList) ids = NULL;

  if (layers == NULL || !JSON_NODE_HOLDS_OBJECT (layers))
    return;
  ids = g_list_sort (json_object_get_members (json_node_get_object (layers)), (GCompareFunc) strcmp);
  for (GList *l = ids; l != NULL; l = l->next) {
    const char *id = l->data;
    JsonNode *layer = merge_member (layers, id);
    g_autofree char *name = NULL;

    if (!is_about (about, id, layer))
      continue;
    name = g_strdup_printf ("%s/%s", where, id);
    json_array_add_string_element (found, name);
    json_array_add_element (found, json_node_ref (layer));
  }
}

/* Returns: (transfer full): all a document says about it, to be compared with what another one says */
static JsonNode *
collect (JsonNode *root,
         const About *about)
{
  JsonArray *found = json_array_new ();
  JsonNode *variants = merge_member (root, "variants");
  JsonNode *description = about->page != NULL ? merge_member (merge_member (root, "descriptions"), about->page) : NULL;
  JsonNode *node;

  collect_members (found, about, "layers", merge_member (root, "layers"));
  collect_members (found, about, "set", merge_member (root, "set"));
  if (variants != NULL && JSON_NODE_HOLDS_OBJECT (variants)) {
    g_autoptr (GList) formats = g_list_sort (json_object_get_members (json_node_get_object (variants)), (GCompareFunc) strcmp);

    for (GList *l = formats; l != NULL; l = l->next)
      collect_members (found, about, l->data, merge_member (merge_member (variants, l->data), "set"));
  }
  if (description != NULL)
    json_array_add_element (found, json_node_ref (description));
  node = json_node_init_array (json_node_alloc (), found);
  json_array_unref (found);
  return node;
}

static gboolean
says_the_same (JsonNode *root,
               JsonNode *other,
               const About *about)
{
  g_autoptr (JsonNode) one = collect (root, about);
  g_autoptr (JsonNode) two = collect (other, about);
  g_autofree char *text = studio_json_write_line (one);
  g_autofree char *second = studio_json_write_line (two);

  return g_str_equal (text, second);
}

/* --- what one side removed --- */

static void
set_owner (GHashTable *owners,
           const char *id,
           MergeOwner owner)
{
  g_hash_table_insert (owners, g_strdup (id), GINT_TO_POINTER (owner));
}

/* One side no longer has the element @id of member @top. @mine, @theirs: (nullable): the element */
static MergeOwner
settle_removed (MergeWork *work,
                const char *top,
                const char *id,
                const About *about,
                const MergeSides *element)
{
  MergeOwner remover = element->mine == NULL ? MERGE_OWNER_MINE : MERGE_OWNER_THEIRS;
  gboolean untouched = remover == MERGE_OWNER_MINE ? says_the_same (work->roots.theirs, work->roots.base_sent, about) && merge_same (element->theirs, element->base_sent)
                                                   : says_the_same (work->roots.mine, work->roots.base, about) && merge_same (element->mine, element->base);
  gboolean theirs;

  merge_push (work, top);
  merge_push (work, id);
  if (work->has_base && untouched) {
    if (remover == MERGE_OWNER_THEIRS)
      merge_note_taken (work);
  } else {
    theirs = merge_conflict (work, element->mine, element->theirs);
    remover = theirs ? MERGE_OWNER_THEIRS : MERGE_OWNER_MINE;
  }
  merge_pop (work);
  merge_pop (work);
  return remover;
}

static void
find_removed_layers (MergeWork *work,
                     JsonNode *layers)
{
  MergeSides all = merge_sides_member (&work->roots, "layers");
  JsonObjectIter iter;
  const char *id;

  if (layers == NULL || !JSON_NODE_HOLDS_OBJECT (layers))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (layers));
  while (json_object_iter_next_ordered (&iter, &id, NULL)) {
    MergeSides layer = merge_sides_member (&all, id);
    About about = { id, NULL };

    /* what is new on one side is no loss on the other */
    if ((work->has_base && layer.base == NULL) || (layer.mine != NULL && layer.theirs != NULL) || merge_layer_owner (work, id) != MERGE_OWNER_NONE)
      continue;
    set_owner (work->layers, id, layer.mine == NULL && layer.theirs == NULL ? MERGE_OWNER_MINE : settle_removed (work, "layers", id, &about, &layer));
  }
}

MergeOwner
merge_layer_owner (MergeWork *work,
                   const char *id)
{
  MergeOwner owner = (MergeOwner) GPOINTER_TO_INT (g_hash_table_lookup (work->layers, id));
  const char *page = page_of_id (id);

  return owner == MERGE_OWNER_NONE && page != NULL ? (MergeOwner) GPOINTER_TO_INT (g_hash_table_lookup (work->pages, page)) : owner;
}

/* --- pages --- */

/* Returns: (transfer full) (element-type JsonNode): the entries; a document without any has its template's pages */
static GPtrArray *
list_pages (MergeWork *work,
            JsonNode *pages)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  if (pages != NULL && JSON_NODE_HOLDS_ARRAY (pages)) {
    for (guint i = 0; i < json_array_get_length (json_node_get_array (pages)); i++)
      g_ptr_array_add (list, json_node_ref (json_array_get_element (json_node_get_array (pages), i)));
    return list;
  }
  for (guint i = 0; i < work->n_pages; i++) {
    g_autofree char *id = g_strdup_printf ("%u", i + 1);
    g_autoptr (JsonNode) empty = studio_json_with_member (NULL, "from", NULL);
    g_autoptr (JsonNode) name = studio_json_string (id);
    g_autoptr (JsonNode) from = studio_json_number (i);
    g_autoptr (JsonNode) half = studio_json_with_member (empty, "id", name);

    g_ptr_array_add (list, studio_json_with_member (half, "from", from));
  }
  return list;
}

static const char *
id_of (JsonNode *page)
{
  const char *id = JSON_NODE_HOLDS_OBJECT (page) ? studio_json_peek_string (json_node_get_object (page), "id") : NULL;

  return id != NULL ? id : "";
}

static JsonNode *
find_page (GPtrArray *pages,
           const char *id)
{
  for (guint i = 0; i < pages->len; i++) {
    if (g_str_equal (id_of (g_ptr_array_index (pages, i)), id))
      return g_ptr_array_index (pages, i);
  }
  return NULL;
}

/* Pages are told apart by their ids: each has one, and no other has the same. */
static gboolean
has_ids (GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++) {
    const char *id = id_of (g_ptr_array_index (pages, i));

    if (*id == '\0' || find_page (pages, id) != g_ptr_array_index (pages, i))
      return FALSE;
  }
  return pages->len > 0;
}

/** Lists: the pages of all states. */
typedef struct
{
  GPtrArray *base, *mine, *theirs;
  gboolean usable;
} Lists;

static void
lists_init (Lists *lists,
            MergeWork *work,
            const MergeSides *sides)
{
  lists->base = list_pages (work, work->has_base ? sides->base : sides->mine);
  lists->mine = list_pages (work, sides->mine);
  lists->theirs = list_pages (work, sides->theirs);
  lists->usable = work->has_base && has_ids (lists->base) && has_ids (lists->mine) && has_ids (lists->theirs);
}

static void
lists_clear (Lists *lists)
{
  g_ptr_array_unref (lists->base);
  g_ptr_array_unref (lists->mine);
  g_ptr_array_unref (lists->theirs);
}

/* Layers of a page go with it. */
static void
own_layers (MergeWork *work,
            const char *page,
            MergeOwner owner)
{
  JsonNode *all[] = { merge_member (work->roots.mine, "layers"), merge_member (work->roots.theirs, "layers") };
  JsonObjectIter iter;
  const char *id;
  JsonNode *layer;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    if (all[i] == NULL || !JSON_NODE_HOLDS_OBJECT (all[i]))
      continue;
    json_object_iter_init_ordered (&iter, json_node_get_object (all[i]));
    while (json_object_iter_next_ordered (&iter, &id, &layer)) {
      if (g_strcmp0 (page_of_layer (layer), page) == 0)
        set_owner (work->layers, id, owner);
    }
  }
}

static void
find_removed_pages (MergeWork *work)
{
  MergeSides sides = merge_sides_member (&work->roots, "pages");
  Lists lists;

  lists_init (&lists, work, &sides);
  for (guint i = 0; lists.usable && i < lists.base->len; i++) {
    JsonNode *page = g_ptr_array_index (lists.base, i);
    const char *id = id_of (page);
    MergeSides entry = { page, page, find_page (lists.mine, id), NULL, find_page (lists.theirs, id) };
    About about = { NULL, id };
    MergeOwner owner;

    if (entry.mine != NULL && entry.theirs != NULL)
      continue;
    owner = entry.mine == NULL && entry.theirs == NULL ? MERGE_OWNER_MINE : settle_removed (work, "pages", id, &about, &entry);
    set_owner (work->pages, id, owner);
    own_layers (work, id, owner);
  }
  lists_clear (&lists);
}

void
merge_find_removed (MergeWork *work)
{
  find_removed_pages (work);
  find_removed_layers (work, merge_member (work->roots.base, "layers"));
  if (!work->has_base) {
    find_removed_layers (work, merge_member (work->roots.mine, "layers"));
    find_removed_layers (work, merge_member (work->roots.theirs, "layers"));
  }
}

static MergeOwner
page_owner (MergeWork *work,
            const char *id)
{
  return (MergeOwner) GPOINTER_TO_INT (g_hash_table_lookup (work->pages, id));
}

/* Whether both have the pages that all three have in the same order. */
static gboolean
same_order (GPtrArray *a,
            GPtrArray *b,
            const Lists *lists)
{
  guint j = 0;

  for (guint i = 0; i < a->len; i++) {
    const char *id = id_of (g_ptr_array_index (a, i));

    if (find_page (lists->base, id) == NULL || find_page (lists->mine, id) == NULL || find_page (lists->theirs, id) == NULL)
      continue;
    while (j < b->len && (find_page (lists->base, id_of (g_ptr_array_index (b, j))) == NULL || find_page (lists->mine, id_of (g_ptr_array_index (b, j))) == NULL ||
                          find_page (lists->theirs, id_of (g_ptr_array_index (b, j))) == NULL))
      j++;
    if (j >= b->len || !g_str_equal (id_of (g_ptr_array_index (b, j)), id))
      return FALSE;
    j++;
  }
  return TRUE;
}

/* Returns: where in @result the page @index of @more belongs: behind the nearest one before it that is there */
static int
place_after (GPtrArray *result,
             GPtrArray *more,
             guint index)
{
  while (index-- > 0) {
    for (guint r = 0; r < result->len; r++) {
      if (g_str_equal (id_of (g_ptr_array_index (result, r)), id_of (g_ptr_array_index (more, index))))
        return (int) r + 1;
    }
  }
  return 0;
}

/* Puts the pages of @more that are not there yet where they stand in it; those of which the other side decides stay out. */
static void
insert_missing (MergeWork *work,
                GPtrArray *result,
                GPtrArray *more,
                MergeOwner owner)
{
  for (guint i = 0; i < more->len; i++) {
    JsonNode *page = g_ptr_array_index (more, i);
    MergeOwner own = page_owner (work, id_of (page));

    if ((own == MERGE_OWNER_NONE || own == owner) && find_page (result, id_of (page)) == NULL)
      g_ptr_array_insert (result, place_after (result, more, i), json_node_ref (page));
  }
}

static JsonNode *
make_pages (MergeWork *work,
            const MergeSides *sides,
            const Lists *lists,
            gboolean theirs_first)
{
  GPtrArray *first = theirs_first ? lists->theirs : lists->mine;
  MergeOwner owner = theirs_first ? MERGE_OWNER_THEIRS : MERGE_OWNER_MINE;
  g_autoptr (GPtrArray) result = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr (GPtrArray) plain = list_pages (work, NULL);
  JsonNode *node;

  insert_missing (work, result, first, owner);
  insert_missing (work, result, theirs_first ? lists->mine : lists->theirs, theirs_first ? MERGE_OWNER_MINE : MERGE_OWNER_THEIRS);
  node = merge_make_array (result, sides->mine);
  if (sides->mine == NULL) {
    g_autoptr (JsonNode) usual = merge_make_array (plain, NULL);

    if (merge_same (node, usual))
      g_clear_pointer (&node, json_node_unref);
  }
  return node;
}

JsonNode *
merge_pages (MergeWork *work,
             const MergeSides *sides)
{
  JsonNode *node;
  Lists lists;

  lists_init (&lists, work, sides);
  if (!lists.usable) {
    node = merge_value (work, sides);
  } else {
    gboolean mine = !same_order (lists.mine, lists.base, &lists), theirs = !same_order (lists.theirs, lists.base, &lists);

    if (mine && theirs && !same_order (lists.mine, lists.theirs, &lists))
      theirs = merge_conflict (work, sides->mine, sides->theirs);
    else
      theirs = theirs && !mine;
    node = make_pages (work, sides, &lists, theirs);
    if (!merge_same (node, sides->mine) && work->merge->conflicts->len == 0)
      merge_note_taken (work);
  }
  lists_clear (&lists);
  return node;
}
