#include "config.h"

#include "studio-library-facts.h"

#include "studio-format.h"
#include "studio-json.h"

/* A gallery has some twenty; more are asked for in vain by a document from outside. */
#define MAX_PHOTOS 24
#define MAX_DEPTH 64

/** Search: one that is going on. */
typedef struct
{
  char *id;
  StudioLibraryFacts *facts;
  GPtrArray *photos; /* hashes that are still to be asked for */
  GHashTable *known; /* ids of the posts that were found */
} Search;

void
studio_library_facts_free (StudioLibraryFacts *facts)
{
  if (facts == NULL)
    return;
  g_ptr_array_unref (facts->edited);
  g_ptr_array_unref (facts->photo_users);
  g_ptr_array_unref (facts->similar);
  g_free (facts);
}

static void
search_free (Search *search)
{
  g_free (search->id);
  studio_library_facts_free (search->facts);
  g_ptr_array_unref (search->photos);
  g_hash_table_unref (search->known);
  g_free (search);
}

/* --- the document --- */

static void
note_photo (GPtrArray *photos,
            const char *hash)
{
  if (photos->len < MAX_PHOTOS && !g_ptr_array_find_with_equal_func (photos, hash, g_str_equal, NULL))
    g_ptr_array_add (photos, g_strdup (hash));
}

static void
collect_photos (GPtrArray *photos,
                JsonNode *node,
                guint depth)
{
  if (depth > MAX_DEPTH)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (array); i++)
      collect_photos (photos, json_array_get_element (array, i), depth + 1);
  } else if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObject *object = json_node_get_object (node);
    JsonNode *asset = json_object_get_member (object, "asset"), *member;
    JsonObjectIter iter;
    const char *name;

    if (asset != NULL && JSON_NODE_HOLDS_VALUE (asset) && json_node_get_value_type (asset) == G_TYPE_STRING)
      note_photo (photos, json_node_get_string (asset));
    json_object_iter_init (&iter, object);
    while (json_object_iter_next (&iter, &name, &member))
      collect_photos (photos, member, depth + 1);
  }
}

static gboolean
is_edited (JsonNode *variants,
           const char *format)
{
  JsonNode *variant = json_object_get_member (json_node_get_object (variants), format), *set = NULL;

  if (variant != NULL && JSON_NODE_HOLDS_OBJECT (variant))
    set = json_object_get_member (json_node_get_object (variant), "set");
  return set != NULL && JSON_NODE_HOLDS_OBJECT (set) && json_object_get_size (json_node_get_object (set)) > 0;
}

static void
collect_edited (GPtrArray *edited,
                JsonNode *root)
{
  JsonNode *variants = JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_member (json_node_get_object (root), "variants") : NULL;
  const StudioFormat *formats;
  guint n_formats;

  if (variants == NULL || !JSON_NODE_HOLDS_OBJECT (variants))
    return;
  formats = studio_format_list (&n_formats);
  for (guint i = 0; i < n_formats; i++) {
    if (is_edited (variants, formats[i].id))
      g_ptr_array_add (edited, (gpointer) &formats[i]);
  }
}

/* --- the questions, one after the other --- */

static void
finish (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&search->facts), (GDestroyNotify) studio_library_facts_free);
  g_object_unref (task);
}

static void
similar_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  GTask *task = data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GPtrArray) items = studio_library_find_similar_finish (STUDIO_LIBRARY (source), result, NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    g_ptr_array_add (search->facts->similar, g_object_ref (g_ptr_array_index (items, i)));
  finish (task);
}

static void ask_next (GTask *task);

static void
photo_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  GTask *task = data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GPtrArray) items = studio_library_find_photo_finish (STUDIO_LIBRARY (source), result, NULL);

  for (guint i = 0; items != NULL && i < items->len; i++) {
    StudioLibraryItem *item = g_ptr_array_index (items, i);

    if (g_hash_table_add (search->known, g_strdup (studio_library_item_get_id (item))))
      g_ptr_array_add (search->facts->photo_users, g_object_ref (item));
  }
  ask_next (task);
}

static void
ask_next (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  StudioLibrary *library = g_task_get_source_object (task);
  g_autofree char *hash = NULL;

  if (g_task_return_error_if_cancelled (task)) {
    g_object_unref (task);
    return;
  }
  if (search->photos->len > 0) {
    hash = g_ptr_array_steal_index (search->photos, search->photos->len - 1);
    studio_library_find_photo_async (library, hash, g_task_get_cancellable (task), photo_cb, task);
  } else {
    studio_library_find_similar_async (library, search->id, g_task_get_cancellable (task), similar_cb, task);
  }
}

static void
document_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  GTask *task = data;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonNode) root = studio_library_load_document_finish (STUDIO_LIBRARY (source), result, &error);

  if (error != NULL) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  if (root != NULL) {
    collect_photos (search->photos, root, 0);
    collect_edited (search->facts->edited, root);
  }
  ask_next (task);
}

void
studio_library_facts_find_async (StudioLibrary *library,
                                 const char *id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  GTask *task;
  Search *search;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && id != NULL);

  task = g_task_new (library, cancellable, callback, data);
  search = g_new0 (Search, 1);
  search->id = g_strdup (id);
  search->photos = g_ptr_array_new_with_free_func (g_free);
  search->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* it is no other post than itself */
  g_hash_table_add (search->known, g_strdup (id));
  search->facts = g_new0 (StudioLibraryFacts, 1);
  search->facts->edited = g_ptr_array_new ();
  search->facts->photo_users = g_ptr_array_new_with_free_func (g_object_unref);
  search->facts->similar = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, studio_library_facts_find_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  studio_library_load_document_async (library, id, cancellable, document_cb, task);
}

StudioLibraryFacts *
studio_library_facts_find_finish (GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
studio_library_facts_share_photo (const StudioLibraryFacts *facts,
                                  StudioLibraryItem *item)
{
  for (guint i = 0; i < facts->photo_users->len; i++) {
    if (g_strcmp0 (studio_library_item_get_id (g_ptr_array_index (facts->photo_users, i)), studio_library_item_get_id (item)) == 0)
      return TRUE;
  }
  return FALSE;
}
