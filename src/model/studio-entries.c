#include "config.h"

#include "studio-entries.h"

#include <glib/gi18n-lib.h>
#include <string.h>

JsonArray *
studio_entries_peek (JsonNode *root,
                     const char *name)
{
  JsonNode *node;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && name != NULL, NULL);

  node = json_object_get_member (json_node_get_object (root), name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

guint
studio_entries_count (JsonNode *root,
                      const char *name)
{
  JsonArray *list = studio_entries_peek (root, name);

  return list != NULL ? json_array_get_length (list) : 0;
}

const char *
studio_entry_get_text (JsonNode *entry,
                       const char *name)
{
  const char *text;

  g_return_val_if_fail (entry != NULL && name != NULL, "");

  text = JSON_NODE_HOLDS_OBJECT (entry) ? studio_json_peek_string (json_node_get_object (entry), name) : NULL;
  return text != NULL ? text : "";
}

void
studio_entry_put_text (JsonObject *object,
                       const char *name,
                       const char *text)
{
  g_return_if_fail (object != NULL && name != NULL);

  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, name, text);
}

JsonNode *
studio_entries_with_last (JsonNode *root,
                          const char *name,
                          JsonNode *entry,
                          guint most)
{
  JsonArray *old = studio_entries_peek (root, name), *list;
  g_autoptr (JsonNode) node = NULL;
  guint n_old;

  g_return_val_if_fail (entry != NULL && most > 0, NULL);

  n_old = old != NULL ? json_array_get_length (old) : 0;
  list = json_array_new ();
  for (guint i = n_old >= most ? n_old - most + 1 : 0; i < n_old; i++)
    json_array_add_element (list, json_node_ref (json_array_get_element (old, i)));
  json_array_add_element (list, entry);
  node = json_node_init_array (json_node_alloc (), list);
  json_array_unref (list);
  return studio_json_with_member (root, name, node);
}

gboolean
studio_entry_check_text (const StudioJsonAt *at,
                         const char *name,
                         gsize most,
                         GError **error)
{
  const char *text = "";
  StudioJsonAt child;

  g_return_val_if_fail (at != NULL && name != NULL, FALSE);

  if (!studio_json_get_string (at, name, FALSE, &text, error))
    return FALSE;
  if (strlen (text) <= most)
    return TRUE;
  studio_json_at_member (at, name, &child);
  studio_json_at_error (error, &child, _ ("This text is too long. Shorten it to %d bytes."), (int) most);
  return FALSE;
}

gboolean
studio_entries_check (const StudioJsonAt *root,
                      const char *name,
                      guint most,
                      StudioEntryCheck check,
                      GError **error)
{
  StudioJsonAt list, entry;

  g_return_val_if_fail (root != NULL && name != NULL && check != NULL, FALSE);

  if (!studio_json_get_array (root, name, FALSE, &list, error))
    return FALSE;
  if (list.node == NULL)
    return TRUE;
  if (studio_json_at_length (&list) > most) {
    studio_json_at_error (error, &list, _ ("There are more than %d entries. Remove some."), (int) most);
    return FALSE;
  }
  for (guint i = 0; i < studio_json_at_length (&list); i++) {
    studio_json_at_element (&list, i, &entry);
    if (!check (&entry, error))
      return FALSE;
  }
  return TRUE;
}
