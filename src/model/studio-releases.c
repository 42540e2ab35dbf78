#include "config.h"

#include "studio-releases.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-post-words.h"

#define MEMBER "releases"

static const char *const kind_names[] = { "export", "pack", "publish", NULL };
static const char *const lines[] = { "reason", "by", "at", "profile" };

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
studio_releases_count (JsonNode *root)
{
  JsonArray *list;

  g_return_val_if_fail (root != NULL, 0);

  list = list_of (root);
  return list != NULL ? json_array_get_length (list) : 0;
}

static StudioReleaseKind
kind_of (JsonObject *object)
{
  const char *name = line_of (object, "kind");

  for (int i = 0; kind_names[i] != NULL; i++) {
    if (g_str_equal (kind_names[i], name))
      return (StudioReleaseKind) i;
  }
  return STUDIO_RELEASE_EXPORT;
}

/* Returns: (nullable) */
static const char *
string_of (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* Returns: (transfer container) */
static const char **
keys_of (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "findings");
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++) {
    const char *key = string_of (json_array_get_element (json_node_get_array (node), i));

    if (key != NULL)
      g_ptr_array_add (keys, (char *) key);
  }
  g_ptr_array_add (keys, NULL);
  return (const char **) g_ptr_array_free (keys, FALSE);
}

void
studio_releases_get (JsonNode *root,
                     guint index,
                     StudioRelease *release,
                     const char ***findings)
{
  JsonObject *object;

  g_return_if_fail (root != NULL && release != NULL && findings != NULL && index < studio_releases_count (root));

  object = json_array_get_object_element (list_of (root), index);
  *findings = keys_of (object);
  *release = (StudioRelease){ kind_of (object), line_of (object, "reason"), line_of (object, "by"), line_of (object, "at"), line_of (object, "profile"), *findings };
}

/* Returns: (transfer full) */
static JsonNode *
write_release (const StudioRelease *release)
{
  const char *const texts[] = { release->reason, release->by, release->at, release->profile };
  JsonObject *object = json_object_new ();
  JsonArray *keys = json_array_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  json_object_set_string_member (object, "kind", kind_names[release->kind]);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    if (texts[i] != NULL && *texts[i] != '\0')
      json_object_set_string_member (object, lines[i], texts[i]);
  }
  for (guint i = 0; release->findings != NULL && release->findings[i] != NULL && i < STUDIO_WORDS_MAX_ENTRIES; i++)
    json_array_add_string_element (keys, release->findings[i]);
  json_object_set_array_member (object, "findings", keys);
  json_object_unref (object);
  return node;
}

JsonNode *
studio_releases_with (JsonNode *root,
                      const StudioRelease *release)
{
  JsonArray *old, *list;
  g_autoptr (JsonNode) node = NULL;
  guint n_old;

  g_return_val_if_fail (root != NULL && release != NULL && release->kind <= STUDIO_RELEASE_PUBLISH, NULL);

  old = list_of (root);
  n_old = studio_releases_count (root);
  list = json_array_new ();
  for (guint i = n_old >= STUDIO_RELEASES_MAX ? n_old - STUDIO_RELEASES_MAX + 1 : 0; i < n_old; i++)
    json_array_add_element (list, json_node_ref (json_array_get_element (old, i)));
  json_array_add_element (list, write_release (release));
  node = json_node_init_array (json_node_alloc (), list);
  json_array_unref (list);
  return studio_json_with_member (root, MEMBER, node);
}

static gboolean
check_line (const StudioJsonAt *at,
            const char *name,
            GError **error)
{
  const char *text = "";
  StudioJsonAt child;

  if (!studio_json_get_string (at, name, FALSE, &text, error))
    return FALSE;
  if (strlen (text) <= STUDIO_WORDS_MAX_LINE)
    return TRUE;
  studio_json_at_member (at, name, &child);
  studio_json_at_error (error, &child, _ ("This text is too long. Shorten it to %d bytes."), STUDIO_WORDS_MAX_LINE);
  return FALSE;
}

static gboolean
check_keys (const StudioJsonAt *at,
            GError **error)
{
  StudioJsonAt keys, key;

  if (!studio_json_get_array (at, "findings", FALSE, &keys, error))
    return FALSE;
  for (guint i = 0; keys.node != NULL && i < studio_json_at_length (&keys); i++) {
    const char *text = studio_json_at_element (&keys, i, &key) ? string_of (key.node) : NULL;

    if (text == NULL || strlen (text) > STUDIO_WORDS_MAX_KEY || i >= STUDIO_WORDS_MAX_ENTRIES) {
      studio_json_at_error (error, &key, _ ("This has to be the key of a finding."));
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
check_release (const StudioJsonAt *at,
               GError **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (at->node)) {
    studio_json_at_error (error, at, _ ("This has to be an object with a reason."));
    return FALSE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    if (!check_line (at, lines[i], error))
      return FALSE;
  }
  /* a later program may know of other kinds */
  return check_line (at, "kind", error) && check_keys (at, error);
}

gboolean
studio_releases_check (const StudioJsonAt *root,
                       GError **error)
{
  StudioJsonAt list, entry;

  g_return_val_if_fail (root != NULL, FALSE);

  if (!studio_json_get_array (root, MEMBER, FALSE, &list, error))
    return FALSE;
  if (list.node == NULL)
    return TRUE;
  if (studio_json_at_length (&list) > STUDIO_RELEASES_MAX) {
    studio_json_at_error (error, &list, _ ("There are more than %d entries. Remove some."), STUDIO_RELEASES_MAX);
    return FALSE;
  }
  for (guint i = 0; i < studio_json_at_length (&list); i++) {
    studio_json_at_element (&list, i, &entry);
    if (!check_release (&entry, error))
      return FALSE;
  }
  return TRUE;
}
