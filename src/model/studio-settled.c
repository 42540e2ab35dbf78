#include "config.h"

#include "studio-settled.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-entries.h"
#include "studio-merge.h"
#include "studio-post-words.h"
#include "studio-sha256.h"

#define MEMBER "settled"

/* Returns: (transfer none) (nullable) */
static JsonObject *
peek (JsonNode *root)
{
  JsonNode *node = json_object_get_member (json_node_get_object (root), MEMBER);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Nothing there is the digest of no text, which no value has. */
static char *
digest_of (JsonNode *theirs)
{
  g_autofree char *text = theirs != NULL ? studio_json_write_line (theirs) : g_strdup ("");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return studio_sha256 (bytes);
}

gboolean
studio_settled_has (JsonNode *root,
                    const char *key,
                    JsonNode *theirs)
{
  JsonObject *settled;
  const char *known;
  g_autofree char *digest = NULL;

  g_return_val_if_fail (root != NULL && key != NULL, FALSE);

  settled = peek (root);
  known = settled != NULL ? studio_json_peek_string (settled, key) : NULL;
  if (known == NULL)
    return FALSE;
  digest = digest_of (theirs);
  return g_str_equal (known, digest);
}

/* Those of earlier merges that are not settled anew, as long as there is room. */
static void
add_earlier (JsonObject *object,
             JsonObject *earlier)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *digest;

  json_object_iter_init_ordered (&iter, earlier);
  while (json_object_get_size (object) < STUDIO_SETTLED_MAX && json_object_iter_next_ordered (&iter, &key, &digest)) {
    if (!json_object_has_member (object, key))
      json_object_set_member (object, key, json_node_ref (digest));
  }
}

JsonNode *
studio_settled_with (JsonNode *root,
                     GPtrArray *conflicts)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  g_return_val_if_fail (root != NULL && conflicts != NULL, NULL);

  if (conflicts->len == 0)
    return json_node_ref (root);
  object = json_object_new ();
  node = json_node_init_object (json_node_alloc (), object);
  for (guint i = 0; i < MIN (conflicts->len, STUDIO_SETTLED_MAX); i++) {
    const StudioMergeConflict *conflict = g_ptr_array_index (conflicts, i);
    g_autofree char *digest = digest_of (conflict->theirs);

    json_object_set_string_member (object, conflict->key, digest);
  }
  if (peek (root) != NULL)
    add_earlier (object, peek (root));
  json_object_unref (object);
  return studio_json_with_member (root, MEMBER, node);
}

gboolean
studio_settled_check (const StudioJsonAt *root,
                      GError **error)
{
  StudioJsonAt settled;
  JsonObjectIter iter;
  const char *key;

  g_return_val_if_fail (root != NULL, FALSE);

  if (!studio_json_get_object (root, MEMBER, FALSE, &settled, error))
    return FALSE;
  if (settled.node == NULL)
    return TRUE;
  if (studio_json_at_length (&settled) > STUDIO_SETTLED_MAX) {
    studio_json_at_error (error, &settled, _ ("This has to hold at most %d texts."), STUDIO_SETTLED_MAX);
    return FALSE;
  }
  json_object_iter_init_ordered (&iter, json_node_get_object (settled.node));
  while (json_object_iter_next_ordered (&iter, &key, NULL)) {
    if (!studio_entry_check_text (&settled, key, STUDIO_WORDS_MAX_LINE, error))
      return FALSE;
  }
  return TRUE;
}
