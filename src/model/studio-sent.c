#include "config.h"

#include "studio-sent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-post-words.h"
#include "studio-sha256.h"

#define MEMBER "sent"

static const char *const lines[] = { "at", "base", "by", "office" };

/* Returns: (nullable) */
static JsonArray *
list_of (JsonNode *root)
{
  JsonNode *node = json_object_get_member (json_node_get_object (root), MEMBER);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

guint
studio_sent_count (JsonNode *root)
{
  JsonArray *list;

  g_return_val_if_fail (root != NULL, 0);

  list = list_of (root);
  return list != NULL ? json_array_get_length (list) : 0;
}

static const char *
text_of (JsonNode *entry,
         const char *name)
{
  const char *text = JSON_NODE_HOLDS_OBJECT (entry) ? studio_json_peek_string (json_node_get_object (entry), name) : NULL;

  return text != NULL ? text : "";
}

void
studio_sent_get (JsonNode *root,
                 guint index,
                 StudioSent *sent)
{
  JsonNode *entry;

  g_return_if_fail (root != NULL && sent != NULL && index < studio_sent_count (root));

  entry = json_array_get_element (list_of (root), index);
  *sent = (StudioSent){ text_of (entry, "by"), text_of (entry, "office"), text_of (entry, "at"), text_of (entry, "note"), text_of (entry, "base") };
}

gboolean
studio_sent_has (JsonNode *root,
                 const char *digest)
{
  g_return_val_if_fail (root != NULL && digest != NULL, FALSE);

  for (guint i = 0; i < studio_sent_count (root); i++) {
    if (g_str_equal (text_of (json_array_get_element (list_of (root), i), "base"), digest))
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
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    if (members[i].text != NULL && *members[i].text != '\0')
      json_object_set_string_member (json_node_get_object (node), members[i].name, members[i].text);
  }
  return node;
}

JsonNode *
studio_sent_with (JsonNode *root,
                  const StudioSent *sent)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *list;
  guint n;

  g_return_val_if_fail (root != NULL && sent != NULL, NULL);

  n = studio_sent_count (root);
  list = json_array_new ();
  for (guint i = n >= STUDIO_SENT_MAX ? n - STUDIO_SENT_MAX + 1 : 0; i < n; i++)
    json_array_add_element (list, json_node_ref (json_array_get_element (list_of (root), i)));
  json_array_add_element (list, write_entry (sent));
  node = json_node_init_array (json_node_alloc (), list);
  json_array_unref (list);
  return studio_json_with_member (root, MEMBER, node);
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
check_text (const StudioJsonAt *at,
            const char *name,
            gsize max,
            GError **error)
{
  const char *text = "";
  StudioJsonAt child;

  if (!studio_json_get_string (at, name, FALSE, &text, error))
    return FALSE;
  if (strlen (text) <= max)
    return TRUE;
  studio_json_at_member (at, name, &child);
  studio_json_at_error (error, &child, _ ("This text is too long. Shorten it to %d bytes."), (int) max);
  return FALSE;
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
    if (!check_text (at, lines[i], STUDIO_WORDS_MAX_LINE, error))
      return FALSE;
  }
  return check_text (at, "note", STUDIO_WORDS_MAX_LINE, error);
}

gboolean
studio_sent_check (const StudioJsonAt *root,
                   GError **error)
{
  StudioJsonAt list, entry;

  g_return_val_if_fail (root != NULL, FALSE);

  if (!studio_json_get_array (root, MEMBER, FALSE, &list, error))
    return FALSE;
  for (guint i = 0; list.node != NULL && i < studio_json_at_length (&list); i++) {
    studio_json_at_element (&list, i, &entry);
    if (i >= STUDIO_SENT_MAX) {
      studio_json_at_error (error, &list, _ ("There are more than %d entries. Remove some."), STUDIO_SENT_MAX);
      return FALSE;
    }
    if (!check_entry (&entry, error))
      return FALSE;
  }
  return TRUE;
}
