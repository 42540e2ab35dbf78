#include "config.h"

#include "studio-post-office.h"

#include <glib/gi18n-lib.h>

#define MEMBER "office"

const char *
studio_post_office_get (JsonNode *root)
{
  const char *office;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), "");

  office = studio_json_peek_string (json_node_get_object (root), MEMBER);
  return office != NULL ? office : "";
}

JsonNode *
studio_post_office_with (JsonNode *root,
                         const char *office)
{
  g_autofree char *line = NULL;
  g_autoptr (JsonNode) value = NULL;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), NULL);

  line = g_utf8_substring (office != NULL ? office : "", 0, MIN (office != NULL ? g_utf8_strlen (office, -1) : 0, STUDIO_POST_OFFICE_MAX));
  g_strstrip (line);
  if (g_str_equal (line, studio_post_office_get (root)))
    return json_node_ref (root);
  value = *line != '\0' ? studio_json_string (line) : NULL;
  return studio_json_with_member (root, MEMBER, value);
}

gboolean
studio_post_office_check (const StudioJsonAt *root,
                          GError **error)
{
  const char *office = "";
  StudioJsonAt child;

  g_return_val_if_fail (root != NULL, FALSE);

  if (!studio_json_get_string (root, MEMBER, FALSE, &office, error))
    return FALSE;
  if (g_utf8_strlen (office, -1) <= STUDIO_POST_OFFICE_MAX)
    return TRUE;
  studio_json_at_member (root, MEMBER, &child);
  studio_json_at_error (error, &child, _ ("This name is too long. Shorten it to %d letters."), STUDIO_POST_OFFICE_MAX);
  return FALSE;
}
