#include "config.h"

#include "studio-sent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-entries.h"
#include "studio-post-words.h"
#include "studio-sha256.h"

#define MEMBER "sent"

static const char *const lines[] = { "at", "base", "by", "office" };

guint
studio_sent_count (JsonNode *root)
{
  g_return_val_if_fail (root != NULL, 0);

  return studio_entries_count (root, MEMBER);
}

void
studio_sent_get (JsonNode *root,
                 guint index,
                 StudioSent *sent)
{
  JsonNode *entry;

  g_return_if_fail (root != NULL && sent != NULL && index < studio_sent_count (root));

  entry = json_array_get_element (studio_entries_peek (root, MEMBER), index);
  *sent = (StudioSent){ studio_entry_get_text (entry, "by"), studio_entry_get_text (entry, "office"), studio_entry_get_text (entry, "at"), studio_entry_get_text (entry, "note"), studio_entry_get_text (entry, "base") };
}

gboolean
studio_sent_has (JsonNode *root,
                 const char *digest)
{
  g_return_val_if_fail (root != NULL && digest != NULL, FALSE);

  for (guint i = 0; i < studio_sent_count (root); i++) {
    if (g_str_equal (studio_entry_get_text (json_array_get_element (studio_entries_peek (root, MEMBER), i), "base"), digest))
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full) */
static JsonNode *
write_entry (const StudioSent *sent)
{
  const struct
  {
    const char *name;
    const char *text;
  } members[] = { { "at", sent->at }, { "base", sent->base }, { "by", sent->by }, { "note", sent->note }, { "office", sent->office } };
  JsonNode *node = json_node_init_object (json_node_alloc (), json_object_new ());

  json_object_unref (json_node_get_object (node));
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    studio_entry_put_text (json_node_get_object (node), members[i].name, members[i].text);
  return node;
}

JsonNode *
studio_sent_with (JsonNode *root,
                  const StudioSent *sent)
{
  g_return_val_if_fail (root != NULL && sent != NULL, NULL);

  return studio_entries_with_last (root, MEMBER, write_entry (sent), STUDIO_SENT_MAX);
}

char *
studio_sent_digest (JsonNode *root)
{
  g_autoptr (JsonNode) bare = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (root != NULL, NULL);

  bare = studio_json_with_member (root, MEMBER, NULL);
  text = studio_json_write_line (bare);
  bytes = g_bytes_new (text, strlen (text));
  return studio_sha256 (bytes);
}

static gboolean
check_entry (const StudioJsonAt *at,
             GError **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (at->node)) {
    studio_json_at_error (error, at, _ ("This has to be an object with a time."));
    return FALSE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    if (!studio_entry_check_text (at, lines[i], STUDIO_WORDS_MAX_LINE, error))
      return FALSE;
  }
  return studio_entry_check_text (at, "note", STUDIO_WORDS_MAX_LINE, error);
}

gboolean
studio_sent_check (const StudioJsonAt *root,
                   GError **error)
{
  return studio_entries_check (root, MEMBER, STUDIO_SENT_MAX, check_entry, error);
}
