#include "config.h"

#include "studio-merge-private.h"

#include <string.h>

#include "studio-comments.h"
#include "studio-published.h"
#include "studio-releases.h"
#include "studio-review-log.h"
#include "studio-sent.h"

/* --- elements --- */

static guint
array_length (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

static JsonNode *
array_element (JsonNode *node,
               guint index)
{
  return json_array_get_element (json_node_get_array (node), index);
}

/* Returns: (nullable): a text that is a member of an object */
static const char *
text_of (JsonNode *node,
         const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? studio_json_peek_string (json_node_get_object (node), name) : NULL;
}

/* What tells elements apart. Returns: (transfer full) */
typedef char *(*KeyFunc) (JsonNode *element);

static char *
whole_key (JsonNode *element)
{
  return studio_json_write_line (element);
}

static char *
id_key (JsonNode *element)
{
  const char *id = text_of (element, "id");

  return id != NULL ? g_strdup (id) : whole_key (element);
}

static char *
log_key (JsonNode *element)
{
  const char *at = text_of (element, "at"), *kind = text_of (element, "kind"), *by = text_of (element, "by");

  return at != NULL && kind != NULL ? g_strdup_printf ("%s\n%s\n%s", at, kind, by != NULL ? by : "") : whole_key (element);
}

static char *
platform_key (JsonNode *element)
{
  const char *platform = text_of (element, "platform");

  return g_strdup (platform != NULL ? platform : "");
}

/* Returns: (transfer full): key → element, which belongs to @node; of several with one key the first */
static GHashTable *
index_elements (JsonNode *node,
                KeyFunc key_of)
{
  GHashTable *elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < array_length (node); i++) {
    char *key = key_of (array_element (node, i));

    if (g_hash_table_contains (elements, key))
      g_free (key);
    else
      g_hash_table_insert (elements, key, array_element (node, i));
  }
  return elements;
}

/* --- by id --- */

typedef struct
{
  MergeWork *work;
  KeyFunc key_of;
  GHashTable *base;
  GHashTable *base_sent;
  GHashTable *mine;
  GHashTable *mine_sent;
  GHashTable *theirs;
  GPtrArray *result; /* JsonNode */
  GHashTable *done;
} Entries;

static void
merge_entry (Entries *self,
             const char *key)
{
  MergeWork *work = self->work;
  MergeSides sides = { g_hash_table_lookup (self->base, key), g_hash_table_lookup (self->base_sent, key), g_hash_table_lookup (self->mine, key),
                       g_hash_table_lookup (self->mine_sent, key), g_hash_table_lookup (self->theirs, key) };
  JsonNode *value = NULL;

  if (!g_hash_table_add (self->done, (gpointer) key))
    return;
  merge_push (work, key);
  if (sides.mine != NULL && sides.theirs != NULL) {
    value = merge_object (work, &sides);
  } else if (sides.theirs == NULL) {
    /* gone there: it goes here too, unless something happened to it here meanwhile */
    if (sides.base_sent == NULL || !merge_same (sides.mine, sides.base))
      value = json_node_ref (sides.mine);
    else
      merge_note_taken (work);
  } else if (sides.base_sent == NULL || !merge_same (sides.theirs, sides.base_sent)) {
    /* new there; or gone here, and something happened to it there */
    value = json_node_ref (sides.theirs);
    merge_note_taken (work);
  }
  merge_pop (work);
  if (value != NULL)
    g_ptr_array_add (self->result, value);
}

static void
merge_all_entries (Entries *self,
                   JsonNode *list)
{
  for (guint i = 0; i < array_length (list); i++) {
    char *key = self->key_of (array_element (list, i));
    gpointer own;

    /* the key that lives as long as the tables */
    if (g_hash_table_lookup_extended (self->mine, key, &own, NULL) || g_hash_table_lookup_extended (self->theirs, key, &own, NULL))
      merge_entry (self, own);
    g_free (key);
  }
}

static JsonNode *
merge_entries (MergeWork *work,
               const MergeSides *sides,
               guint cap)
{
  Entries self = { work, id_key, index_elements (sides->base, id_key), index_elements (sides->base_sent, id_key),
                   index_elements (sides->mine, id_key), index_elements (sides->mine_sent, id_key), index_elements (sides->theirs, id_key),
                   g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref), g_hash_table_new (g_str_hash, g_str_equal) };
  JsonNode *node;

  merge_all_entries (&self, sides->mine);
  merge_all_entries (&self, sides->theirs);
  if (self.result->len > cap) {
    work->merge->n_left_out += self.result->len - cap;
    g_ptr_array_set_size (self.result, (int) cap);
  }
  node = merge_make_array (self.result, sides->mine);
  g_ptr_array_unref (self.result);
  g_hash_table_unref (self.done);
  g_hash_table_unref (self.base);
  g_hash_table_unref (self.base_sent);
  g_hash_table_unref (self.mine);
  g_hash_table_unref (self.mine_sent);
  g_hash_table_unref (self.theirs);
  return node;
}

/* --- joined --- */

/* All of mine, and what is only theirs. */
static GPtrArray *
join (MergeWork *work,
      const MergeSides *sides,
      KeyFunc key_of)
{
  g_autoptr (GHashTable) mine = index_elements (sides->mine, key_of);
  GPtrArray *joined = g_ptr_array_new ();

  for (guint i = 0; i < array_length (sides->mine); i++)
    g_ptr_array_add (joined, array_element (sides->mine, i));
  for (guint i = 0; i < array_length (sides->theirs); i++) {
    JsonNode *element = array_element (sides->theirs, i);
    char *key = key_of (element);

    if (g_hash_table_contains (mine, key)) {
      g_free (key);
      continue;
    }
    g_hash_table_insert (mine, key, element);
    g_ptr_array_add (joined, element);
    merge_note_taken (work);
  }
  return joined;
}

static gint64
time_of (JsonNode *element)
{
  const char *at = text_of (element, "at");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = at != NULL ? g_date_time_new_from_iso8601 (at, utc) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 one = time_of (*(JsonNode *const *) a), other = time_of (*(JsonNode *const *) b);

  return (one > other) - (one < other);
}

/* What happened, in the order of time; the oldest give way. */
static JsonNode *
merge_log (MergeWork *work,
           const MergeSides *sides,
           KeyFunc key_of,
           guint cap)
{
  guint before = work->merge->taken->len;
  g_autoptr (GPtrArray) joined = join (work, sides, key_of);

  if (work->merge->taken->len == before)
    return sides->mine != NULL ? json_node_ref (sides->mine) : NULL;
  g_ptr_array_sort (joined, compare_times);
  if (joined->len > cap)
    g_ptr_array_remove_range (joined, 0, joined->len - cap);
  return merge_make_array (joined, sides->mine);
}

JsonNode *
merge_review_log (MergeWork *work,
                  const MergeSides *sides)
{
  return merge_log (work, sides, log_key, STUDIO_REVIEW_LOG_MAX);
}

JsonNode *
merge_releases (MergeWork *work,
                const MergeSides *sides)
{
  return merge_log (work, sides, whole_key, STUDIO_RELEASES_MAX);
}

/* A mark of the office, nothing a person is told of. */
JsonNode *
merge_sent (MergeWork *work,
            const MergeSides *sides)
{
  guint before = work->merge->taken->len;
  JsonNode *node = merge_log (work, sides, whole_key, STUDIO_SENT_MAX);

  g_ptr_array_set_size (work->merge->taken, (int) before);
  return node;
}

/* Whether @element, which is in the base, is not among theirs. The base as it was sent has its elements in the same places. */
static gboolean
is_removed (const MergeSides *sides,
            GHashTable *theirs,
            const char *key)
{
  for (guint i = 0; i < array_length (sides->base); i++) {
    g_autofree char *own = whole_key (array_element (sides->base, i));
    g_autofree char *sent = i < array_length (sides->base_sent) ? whole_key (array_element (sides->base_sent, i)) : NULL;

    if (g_str_equal (own, key))
      return sent != NULL && !g_hash_table_contains (theirs, sent);
  }
  return FALSE;
}

JsonNode *
merge_set (MergeWork *work,
           const MergeSides *sides)
{
  g_autoptr (GHashTable) theirs = index_elements (sides->theirs, whole_key);
  g_autoptr (GHashTable) known = index_elements (sides->mine, whole_key);
  g_autoptr (GHashTable) sent = index_elements (sides->mine_sent, whole_key);
  g_autoptr (GHashTable) base = index_elements (sides->base_sent, whole_key);
  g_autoptr (GPtrArray) result = g_ptr_array_new ();
  gboolean changed = FALSE;

  for (guint i = 0; i < array_length (sides->mine); i++) {
    g_autofree char *key = whole_key (array_element (sides->mine, i));

    if (is_removed (sides, theirs, key))
      changed = TRUE;
    else
      g_ptr_array_add (result, array_element (sides->mine, i));
  }
  for (guint i = 0; i < array_length (sides->theirs); i++) {
    char *key = whole_key (array_element (sides->theirs, i));

    if (g_hash_table_contains (known, key) || g_hash_table_contains (sent, key) || g_hash_table_contains (base, key)) {
      g_free (key);
      continue;
    }
    g_hash_table_insert (known, key, NULL);
    g_ptr_array_add (result, array_element (sides->theirs, i));
    changed = TRUE;
  }
  if (!changed)
    return sides->mine != NULL ? json_node_ref (sides->mine) : NULL;
  merge_note_taken (work);
  return merge_make_array (result, result->len > 0 ? sides->mine : NULL);
}

/* --- comments and what was published --- */

/* Comments are settled when one of the two settled them; opened again when one opened them again. */
static JsonNode *
choose_done (MergeWork *work,
             const MergeSides *done)
{
  if (work->has_base && merge_same (done->theirs, done->base_sent))
    return done->mine;
  if (work->has_base && merge_same (done->mine, done->base))
    return done->theirs;
  if (done->mine != NULL && done->theirs != NULL)
    return done->mine;
  if (work->has_base && done->base != NULL)
    return NULL;
  return done->mine != NULL ? done->mine : done->theirs;
}

JsonNode *
merge_done (MergeWork *work,
            const MergeSides *sides)
{
  JsonNode *chosen = choose_done (work, sides);

  if (!merge_same (chosen, sides->mine))
    merge_note_taken (work);
  return chosen != NULL ? json_node_ref (chosen) : NULL;
}

JsonNode *
merge_replies (MergeWork *work,
               const MergeSides *sides)
{
  JsonNode *node = merge_set (work, sides);
  guint n = array_length (node);

  if (n <= STUDIO_COMMENT_MAX_REPLIES)
    return node;
  work->merge->n_left_out += n - STUDIO_COMMENT_MAX_REPLIES;
  {
    g_autoptr (GPtrArray) kept = g_ptr_array_new ();
    JsonNode *shorter;

    for (guint i = 0; i < STUDIO_COMMENT_MAX_REPLIES; i++)
      g_ptr_array_add (kept, array_element (node, i));
    shorter = merge_make_array (kept, sides->mine);
    json_node_unref (node);
    return shorter;
  }
}

/* When a text was changed last goes with the text, which is asked about. */
JsonNode *
merge_edited (MergeWork *work,
              const MergeSides *sides)
{
  JsonNode *value = work->has_base && merge_same (sides->mine, sides->base) ? sides->theirs : sides->mine;

  return value != NULL ? json_node_ref (value) : NULL;
}

JsonNode *
merge_comments (MergeWork *work,
                const MergeSides *sides)
{
  return merge_entries (work, sides, STUDIO_COMMENTS_MAX);
}

JsonNode *
merge_published (MergeWork *work,
                 const MergeSides *sides)
{
  return merge_entries (work, sides, STUDIO_PUBLISHED_MAX);
}

/* --- the plan --- */

static gboolean
has_twins (JsonNode *node,
           KeyFunc key_of)
{
  g_autoptr (GHashTable) elements = index_elements (node, key_of);

  return g_hash_table_size (elements) < array_length (node);
}

JsonNode *
merge_plan (MergeWork *work,
            const MergeSides *sides)
{
  JsonNode *nodes[] = { sides->base, sides->mine, sides->theirs };
  g_autoptr (GPtrArray) result = NULL;
  g_autoptr (GHashTable) mine = NULL;
  g_autoptr (GHashTable) theirs = NULL;
  g_autoptr (GHashTable) base = NULL;
  JsonNode *node;

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++) {
    if (has_twins (nodes[i], platform_key))
      return merge_value (work, sides);
  }
  mine = index_elements (sides->mine, platform_key);
  theirs = index_elements (sides->theirs, platform_key);
  base = index_elements (sides->base, platform_key);
  result = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  for (guint n = 1; n < G_N_ELEMENTS (nodes); n++) {
    for (guint i = 0; i < array_length (nodes[n]); i++) {
      g_autofree char *key = platform_key (array_element (nodes[n], i));
      JsonNode *before = g_hash_table_lookup (base, key);
      MergeSides entry = { before, before, g_hash_table_lookup (mine, key), g_hash_table_lookup (mine, key), g_hash_table_lookup (theirs, key) };

      if (n > 1 && entry.mine != NULL)
        continue;
      merge_push (work, key);
      node = merge_value (work, &entry);
      merge_pop (work);
      if (node != NULL)
        g_ptr_array_add (result, node);
    }
  }
  node = merge_make_array (result, sides->mine);
  if (merge_same (node, sides->mine)) {
    g_clear_pointer (&node, json_node_unref);
    return sides->mine != NULL ? json_node_ref (sides->mine) : NULL;
  }
  return node;
}
