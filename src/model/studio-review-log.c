#include "config.h"

#include "studio-review-log.h"

#include <glib/gi18n-lib.h>

#include "studio-entries.h"
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

guint
studio_review_log_count (JsonNode *root)
{
  g_return_val_if_fail (root != NULL, 0);

  return studio_entries_count (root, MEMBER);
}

void
studio_review_log_get (JsonNode *root,
                       guint index,
                       StudioReviewEntry *entry)
{
  JsonNode *node;
  const char *kind;

  g_return_if_fail (root != NULL && entry != NULL && index < studio_review_log_count (root));

  node = json_array_get_element (studio_entries_peek (root, MEMBER), index);
  kind = studio_entry_get_text (node, "kind");
  *entry = (StudioReviewEntry){ .by = studio_entry_get_text (node, "by"), .post = studio_entry_get_text (node, "post"), .at = studio_entry_get_text (node, "at"), .note = studio_entry_get_text (node, "note") };
  studio_role_from_id (studio_entry_get_text (node, "role"), &entry->role);
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

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    studio_entry_put_text (object, lines[i], texts[i]);
  json_object_unref (object);
  return node;
}

JsonNode *
studio_review_log_with (JsonNode *root,
                        const StudioReviewEntry *entry)
{
  g_return_val_if_fail (root != NULL && entry != NULL && entry->deed < G_N_ELEMENTS (deed_ids), NULL);

  return studio_entries_with_last (root, MEMBER, write_entry (entry), STUDIO_REVIEW_LOG_MAX);
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
    if (!studio_entry_check_text (at, lines[i], STUDIO_WORDS_MAX_LINE, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
studio_review_log_check (const StudioJsonAt *root,
                         GError **error)
{
  return studio_entries_check (root, MEMBER, STUDIO_REVIEW_LOG_MAX, check_entry, error);
}
