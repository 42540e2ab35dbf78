#include "config.h"

#include "studio-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"

#include "studio-package-parts.h"
#include "studio-package-private.h"
#include "studio-zip.h"

#define MANIFEST_FORMAT "pemda-studio-package"

static gboolean
refuse_newer (const char *source,
              GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NEWER,
               _ ("“%s” was made by a newer version of Pemda Studio. Update the program to open it."), source);
  return FALSE;
}

gboolean
studio_package_check_manifest (const char *source,
                               const StudioJsonAt *at,
                               char **notice,
                               GError **error)
{
  const char *format = NULL;
  int version = 0;
  int min_reader = 0;
  StudioJsonAt required;

  if (!studio_json_get_string (at, "format", TRUE, &format, error) ||
      !studio_json_get_int (at, "version", TRUE, &version, error) ||
      !studio_json_get_int (at, "min_reader", FALSE, &min_reader, error) ||
      !studio_json_get_array (at, "requires", FALSE, &required, error))
    return FALSE;

  if (!g_str_equal (format, MANIFEST_FORMAT)) {
    studio_json_at_error (error, at, _ ("“format” must be “%s”"), MANIFEST_FORMAT);
    return FALSE;
  }

  /* version 1 knows no optional abilities, so whatever is required is one it lacks */
  if (min_reader > STUDIO_PACKAGE_VERSION || (required.node != NULL && studio_json_at_length (&required) > 0))
    return refuse_newer (source, error);

  if (version > STUDIO_PACKAGE_VERSION)
    *notice = g_strdup_printf (_ ("“%s” was made by a newer version of Pemda Studio; what this version does not know is kept but not shown."), source);
  return TRUE;
}

/* @root with @name set to @value, which is consumed. Consumes @root. */
static JsonNode *
with (JsonNode *root,
      const char *name,
      JsonNode *value)
{
  JsonNode *changed = studio_json_with (root, name, value);

  json_node_unref (value);
  json_node_unref (root);
  return changed;
}

static gboolean
has_member (JsonNode *object,
            const char *name)
{
  return json_object_has_member (json_node_get_object (object), name);
}

static JsonNode *
empty_node (JsonNodeType type)
{
  JsonNode *node = json_node_new (type);

  if (type == JSON_NODE_OBJECT)
    json_node_take_object (node, json_object_new ());
  else
    json_node_take_array (node, json_array_new ());
  json_node_seal (node);
  return node;
}

JsonNode *
studio_package_make_manifest (JsonNode *read)
{
  JsonNode *root = read != NULL ? json_node_ref (read) : empty_node (JSON_NODE_OBJECT);

  root = with (root, "format", studio_json_string (MANIFEST_FORMAT));
  root = with (root, "generator", studio_json_string ("Pemda Studio " PACKAGE_VERSION));
  /* a newer file keeps its version: what it has beyond ours is still in it */
  if (!has_member (root, "version"))
    root = with (root, "version", studio_json_number (STUDIO_PACKAGE_VERSION));
  if (!has_member (root, "min_reader"))
    root = with (root, "min_reader", studio_json_number (1));
  if (!has_member (root, "requires"))
    root = with (root, "requires", empty_node (JSON_NODE_ARRAY));
  return root;
}

char *
studio_package_asset_entry (StudioAsset *asset)
{
  g_return_val_if_fail (studio_asset_can_be_saved (asset), NULL);

  return g_strdup_printf (STUDIO_PACKAGE_ASSET_PREFIX "%s.%s", studio_asset_get_hash (asset), studio_asset_get_info (asset)->extension);
}

char *
studio_package_entry_hash (const char *entry)
{
  const char *name = entry + strlen (STUDIO_PACKAGE_ASSET_PREFIX);

  if (!g_str_has_prefix (entry, STUDIO_PACKAGE_ASSET_PREFIX) || strspn (name, "0123456789abcdef") != STUDIO_PACKAGE_HASH_LENGTH || name[STUDIO_PACKAGE_HASH_LENGTH] != '.')
    return NULL;

  return g_strndup (name, STUDIO_PACKAGE_HASH_LENGTH);
}

static gboolean
check_mimetype (const char *source,
                GHashTable *entries,
                GError **error)
{
  GBytes *found = g_hash_table_lookup (entries, STUDIO_PACKAGE_MIMETYPE_ENTRY);
  g_autofree char *text = found != NULL ? g_strndup (g_bytes_get_data (found, NULL), g_bytes_get_size (found)) : NULL;

  g_hash_table_remove (entries, STUDIO_PACKAGE_MIMETYPE_ENTRY);
  /* an editor or the ZIP program of someone curious may have added a line feed */
  if (text != NULL && g_str_equal (g_strstrip (text), STUDIO_PACKAGE_MIME))
    return TRUE;

  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED,
               _ ("“%s” is no Pemda Studio file. Choose a file whose name ends in .pemda."), source);
  return FALSE;
}

StudioPost *
studio_package_read_bytes (const char *source,
                           GBytes *bytes,
                           char **notice,
                           GError **error)
{
  g_autoptr (GHashTable) entries = NULL;

  g_return_val_if_fail (source != NULL && bytes != NULL, NULL);

  if (notice != NULL)
    *notice = NULL;
  /* the thumbnail shows the post as it was; whoever saves makes a new one */
  entries = studio_zip_read (source, bytes, STUDIO_PACKAGE_THUMBNAIL, error);
  if (entries == NULL || !check_mimetype (source, entries, error))
    return NULL;

  return studio_package_from_parts (source, entries, notice, error);
}

StudioPost *
studio_package_read (const char *path,
                     char **notice,
                     GError **error)
{
  g_autofree char *source = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (notice != NULL)
    *notice = NULL;
  source = g_filename_display_basename (path);
  bytes = studio_file_read (path, STUDIO_ZIP_MAX_BYTES, error);
  return bytes != NULL ? studio_package_read_bytes (source, bytes, notice, error) : NULL;
}

gboolean
studio_package_write (StudioSnapshot *snapshot,
                      GBytes *thumbnail,
                      const char *path,
                      GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (snapshot != NULL && path != NULL, FALSE);

  bytes = studio_package_to_bytes (snapshot, thumbnail, error);
  return bytes != NULL && studio_file_write (path, bytes, error);
}
