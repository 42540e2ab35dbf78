#include "config.h"

#include "studio-review-log.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-post-words.h"

#define MEMBER "review_log"

static const char *const deed_ids[] = { "asked", "approved", "returned", "withdrawn", "published" };
static const char *const lines[] = { "kind", "by", "role", "post", "at", "note" };

const char *
studio_deed_get_id (StudioDeed deed)
{
  g_return_val_if_fail (deed < G_N_ELEMENTS (deed_ids), "");

  return deed_ids[deed];
}

/* Returns: (nullable) */
static JsonArray *
list_of (JsonNode *root)
{
  JsonNode *node = json_object_get_member (json_node_get_object (root), MEMBER);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static const char *
line_of (JsonObject *object,
         const char *name)
{
  const char *text = studio_json_peek_string (object, name);

  return text != NULL ? text : "";
}

guint
studio_review_log_count (JsonNode *root)
{
  JsonArray *list;

  g_return_val_if_fail (root != NULL, 0);

  list = list_of (root);
  return list != NULL ? json_array_get_length (list) : 0;
}

void
studio_review_log_get (JsonNode *root,
                       guint index,
                       StudioReviewEntry *entry)
{
  JsonObject *object;
  const char *kind;

  g_return_if_fail (root != NULL && entry != NULL && index < studio_review_log_count (root));

  object = json_array_get_object_element (list_of (root), index);
  kind = line_of (object, "kind");
  *entry = (StudioReviewEntry){ .by = line_of (object, "by"), .post = line_of (object, "post"), .at = line_of (object, "at"), .note = line_of (object, "note") };
  studio_role_from_id (line_of (object, "role"), &entry->role);
  for (gsize i = 0; i < G_N_ELEMENTS (deed_ids) && !entry->known; i++) {
    entry->known = g_str_equal (deed_ids[i], kind);
    entry->deed = (StudioDeed) i;
  }
}

gboolean
studio_review_log_find (JsonNode *root,
                        StudioDeed deed,
                        StudioReviewEntry *entry)
{
  g_return_val_if_fail (root != NULL && entry != NULL, FALSE);

  for (guint i = studio_review_log_count (root); i-- > 0;) {
    studio_review_log_get (root, i, entry);
    if (entry->known && entry->deed == deed)
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full) */
static JsonNode *
write_entry (const StudioReviewEntry *entry)
{
  const char *const texts[] = { studio_deed_get_id (entry->deed), entry->by, studio_role_get_id (entry->role), entry->post, entry->at, entry->note };
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    if (texts[i] != NULL && *texts[i] != '\0')
      json_object_set_string_member (object, lines[i], texts[i]);
  }
  json_object_unref (object);
  return node;
}

JsonNode *
studio_review_log_with (JsonNode *root,
                        const StudioReviewEntry *entry)
{
  JsonArray *old, *list;
  g_autoptr (JsonNode) node = NULL;
  guint n_old;

  g_return_val_if_fail (root != NULL && entry != NULL && entry->deed < G_N_ELEMENTS (deed_ids), NULL);

  old = list_of (root);
  n_old = studio_review_log_count (root);
  list = json_array_new ();
  for (guint i = n_old >= STUDIO_REVIEW_LOG_MAX ? n_old - STUDIO_REVIEW_LOG_MAX + 1 : 0; i < n_old; i++)
    json_array_add_element (list, json_node_ref (json_array_get_element (old, i)));
  json_array_add_element (list, write_entry (entry));
  node = json_node_init_array (json_node_alloc (), list);
  json_array_unref (list);
  return studio_json_with_member (root, MEMBER, node);
}

static gboolean
check_entry (const StudioJsonAt *at,
             GError **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (at->node)) {
    studio_json_at_error (error, at, _ ("This has to be an object that says who did what."));
    return FALSE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    const char *text = "";
    StudioJsonAt child;

    if (!studio_json_get_string (at, lines[i], FALSE, &text, error))
      return FALSE;
    if (strlen (text) > STUDIO_WORDS_MAX_LINE) {
      studio_json_at_member (at, lines[i], &child);
      studio_json_at_error (error, &child, _ ("This text is too long. Shorten it to %d bytes."), STUDIO_WORDS_MAX_LINE);
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
studio_review_log_check (const StudioJsonAt *root,
                         GError **error)
{
  StudioJsonAt list, entry;

  g_return_val_if_fail (root != NULL, FALSE);

  if (!studio_json_get_array (root, MEMBER, FALSE, &list, error))
    return FALSE;
  if (list.node == NULL)
    return TRUE;
  if (studio_json_at_length (&list) > STUDIO_REVIEW_LOG_MAX) {
    studio_json_at_error (error, &list, _ ("There are more than %d entries. Remove some."), STUDIO_REVIEW_LOG_MAX);
    return FALSE;
  }
  for (guint i = 0; i < studio_json_at_length (&list); i++) {
    studio_json_at_element (&list, i, &entry);
    if (!check_entry (&entry, error))
      return FALSE;
  }
  return TRUE;
}
