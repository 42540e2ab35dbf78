#include "config.h"

#include "studio-releases.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-entries.h"
#include "studio-post-words.h"

#define MEMBER "releases"

static const char *const kind_names[] = { "export", "pack", "publish", NULL };
static const char *const lines[] = { "reason", "by", "at", "profile" };

guint
studio_releases_count (JsonNode *root)
{
  g_return_val_if_fail (root != NULL, 0);

  return studio_entries_count (root, MEMBER);
}

static StudioReleaseKind
kind_of (JsonNode *entry)
{
  const char *name = studio_entry_get_text (entry, "kind");

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
keys_of (JsonNode *entry)
{
  JsonNode *node = studio_json_lookup (entry, "findings");
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
  JsonNode *entry;

  g_return_if_fail (root != NULL && release != NULL && findings != NULL && index < studio_releases_count (root));

  entry = json_array_get_element (studio_entries_peek (root, MEMBER), index);
  *findings = keys_of (entry);
  *release = (StudioRelease){ kind_of (entry), studio_entry_get_text (entry, "reason"), studio_entry_get_text (entry, "by"), studio_entry_get_text (entry, "at"), studio_entry_get_text (entry, "profile"), *findings };
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
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    studio_entry_put_text (object, lines[i], texts[i]);
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
  g_return_val_if_fail (root != NULL && release != NULL && release->kind <= STUDIO_RELEASE_PUBLISH, NULL);

  return studio_entries_with_last (root, MEMBER, write_release (release), STUDIO_RELEASES_MAX);
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
    if (!studio_entry_check_text (at, lines[i], STUDIO_WORDS_MAX_LINE, error))
      return FALSE;
  }
  /* a later program may know of other kinds */
  return studio_entry_check_text (at, "kind", STUDIO_WORDS_MAX_LINE, error) && check_keys (at, error);
}

gboolean
studio_releases_check (const StudioJsonAt *root,
                       GError **error)
{
  return studio_entries_check (root, MEMBER, STUDIO_RELEASES_MAX, check_release, error);
}
