#include "config.h"

#include "studio-package-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-sha256.h"

#include "studio-brand-private.h"
#include "studio-catalog.h"
#include "studio-entry-name.h"
#include "studio-package-private.h"
#include "studio-post-private.h"

#define MAX_JSON_BYTES (16 * 1024 * 1024)

/** PackageReading: what a package's parts are turned into, bit by bit. */
typedef struct
{
  const char *source;
  GHashTable *entries; /* name → GBytes; what is left at the end is kept for writing */
  JsonNode *manifest;
  JsonNode *document;
  StudioBrand *brand;
  StudioTemplate *template;
  GHashTable *assets; /* as studio_post_new_from_json() takes them */
  char *notice;       /* (nullable) */
} PackageReading;

static void
package_reading_clear (PackageReading *reading)
{
  g_clear_pointer (&reading->entries, g_hash_table_unref);
  g_clear_pointer (&reading->manifest, json_node_unref);
  g_clear_pointer (&reading->document, json_node_unref);
  g_clear_object (&reading->brand);
  g_clear_object (&reading->template);
  g_clear_pointer (&reading->assets, g_hash_table_unref);
  g_clear_pointer (&reading->notice, g_free);
}

/* The first thing worth telling is told; one sentence is all a banner holds. */
static void
take_notice (PackageReading *reading,
             char *notice)
{
  if (reading->notice == NULL)
    reading->notice = notice;
  else
    g_free (notice);
}

/* Returns: (transfer full) (nullable): the entry, which is no longer among the rest. */
static GBytes *
take_entry (PackageReading *reading,
            const char *name)
{
  gpointer bytes = NULL;
  gpointer key = NULL;

  if (g_hash_table_steal_extended (reading->entries, name, &key, &bytes))
    g_free (key);
  return bytes;
}

/* Puts what is wrong inside into a sentence about the file; "newer" speaks for itself. */
static void
tell_of_file (PackageReading *reading,
              GError **error)
{
  GError *cause;

  if (error == NULL || *error == NULL || g_error_matches (*error, STUDIO_ERROR, STUDIO_ERROR_NEWER))
    return;

  cause = g_steal_pointer (error);
  if (g_str_has_suffix (cause->message, "."))
    cause->message[strlen (cause->message) - 1] = '\0';
  g_set_error (error, cause->domain, cause->code,
               _ ("“%s” can't be opened because something in it is wrong (%s). Ask its sender for a new one."), reading->source, cause->message);
  g_error_free (cause);
}

/* Returns: (transfer full) (nullable): the entry's document */
static JsonNode *
take_json (PackageReading *reading,
           const char *name,
           GError **error)
{
  g_autoptr (GBytes) bytes = take_entry (reading, name);
  JsonNode *document;

  if (bytes == NULL) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED,
                 _ ("“%s” is incomplete or damaged. Copy or download it again."), reading->source);
    return NULL;
  }
  if (g_bytes_get_size (bytes) > MAX_JSON_BYTES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT,
                 _ ("“%s” was not opened because it holds too much. Ask its sender for a smaller one."), reading->source);
    return NULL;
  }

  document = studio_json_parse (name, bytes, error);
  if (document == NULL)
    tell_of_file (reading, error);
  return document;
}

static gboolean
read_manifest (PackageReading *reading,
               GError **error)
{
  StudioJsonAt at;
  char *notice = NULL;

  reading->manifest = take_json (reading, STUDIO_PACKAGE_MANIFEST, error);
  if (reading->manifest == NULL)
    return FALSE;

  at = studio_json_at_root (STUDIO_PACKAGE_MANIFEST, reading->manifest);
  if (!studio_package_check_manifest (reading->source, &at, &notice, error)) {
    tell_of_file (reading, error);
    return FALSE;
  }

  if (notice != NULL)
    take_notice (reading, notice);
  return TRUE;
}

/* Returns: (transfer full): name → GBytes of the entries whose names start with @prefix, under what follows it. */
static GHashTable *
entries_below (PackageReading *reading,
               const char *prefix)
{
  GHashTable *below = g_hash_table_new_full (studio_entry_name_hash, studio_entry_name_equal, g_free, (GDestroyNotify) g_bytes_unref);
  GHashTableIter iter;
  gpointer name;
  gpointer bytes;

  g_hash_table_iter_init (&iter, reading->entries);
  while (g_hash_table_iter_next (&iter, &name, &bytes)) {
    if (g_str_has_prefix (name, prefix))
      g_hash_table_insert (below, g_strdup ((const char *) name + strlen (prefix)), g_bytes_ref (bytes));
  }
  return below;
}

/* The logo files are written again by the brand, so they are no longer among the rest. */
static void
drop_logo_entries (PackageReading *reading,
                   StudioBrand *brand)
{
  g_autoptr (GPtrArray) names = studio_brand_list_files (brand);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *entry = g_strconcat (STUDIO_PACKAGE_BRAND_PREFIX, (const char *) g_ptr_array_index (names, i), NULL);

    g_hash_table_remove (reading->entries, entry);
  }
}

/* Returns: (transfer full) (nullable): the brand @id as it stands in the package. */
static StudioBrand *
take_brand (PackageReading *reading,
            const char *id)
{
  g_autoptr (JsonNode) root = take_json (reading, STUDIO_PACKAGE_BRAND, NULL);
  g_autoptr (GHashTable) files = entries_below (reading, STUDIO_PACKAGE_BRAND_PREFIX);
  g_autoptr (StudioBrand) brand = root != NULL ? studio_brand_new_with_files (STUDIO_PACKAGE_BRAND, root, files, NULL) : NULL;

  if (brand == NULL || g_strcmp0 (studio_brand_get_id (brand), id) != 0)
    return NULL;

  drop_logo_entries (reading, brand);
  return g_steal_pointer (&brand);
}

static StudioTemplate *
take_template (PackageReading *reading,
               const char *id)
{
  g_autoptr (JsonNode) root = take_json (reading, STUDIO_PACKAGE_TEMPLATE, NULL);
  g_autoptr (StudioTemplate) template = root != NULL ? studio_template_new (STUDIO_PACKAGE_TEMPLATE, root, NULL) : NULL;

  if (template == NULL || g_strcmp0 (studio_template_get_id (template), id) != 0)
    return NULL;

  return g_steal_pointer (&template);
}

/* Fills in whichever of the two the package lacks. */
static gboolean
load_installed (PackageReading *reading,
                const char *brand_id,
                const char *template_id)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();

  if (reading->brand == NULL)
    reading->brand = studio_catalog_load_brand (catalog, brand_id, NULL);
  if (reading->template == NULL)
    reading->template = studio_catalog_load_template (catalog, template_id, NULL);
  return reading->brand != NULL && reading->template != NULL;
}

/* Brand and template come with the package, so that it looks the same everywhere; the installed ones only stand in. */
static gboolean
read_looks (PackageReading *reading,
            GError **error)
{
  StudioJsonAt at = studio_json_at_root (STUDIO_PACKAGE_POST, reading->document);
  const char *brand_id = NULL;
  const char *template_id = NULL;

  if (!studio_json_get_string (&at, "brand", TRUE, &brand_id, error) ||
      !studio_json_get_string (&at, "template", TRUE, &template_id, error)) {
    tell_of_file (reading, error);
    return FALSE;
  }

  reading->brand = take_brand (reading, brand_id);
  reading->template = take_template (reading, template_id);
  if (reading->brand != NULL && reading->template != NULL)
    return TRUE;

  if (!load_installed (reading, brand_id, template_id)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND,
                 _ ("“%s” can't be opened because its brand or template is missing. Ask its sender for a new one."), reading->source);
    return FALSE;
  }
  take_notice (reading, g_strdup_printf (_ ("“%s” lacks its brand or template; the installed one is used, so it may look different."), reading->source));
  return TRUE;
}

/* Returns: (transfer full) (nullable): the photo, which must be what its name says. */
static StudioAsset *
make_asset (PackageReading *reading,
            const char *hash,
            GBytes *bytes,
            GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (StudioAsset) asset = studio_asset_new_any (bytes, &cause);
  g_autofree char *found = asset != NULL ? g_strdup (studio_asset_get_hash (asset)) : studio_sha256 (bytes);

  if (!g_str_equal (found, hash)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED,
                 _ ("A photo in “%s” is damaged. Copy or download the file again."), reading->source);
    return NULL;
  }
  if (asset == NULL) {
    g_set_error (error, cause->domain, cause->code, _ ("“%s” holds a photo that can't be used. %s"), reading->source, cause->message);
    return NULL;
  }
  return g_steal_pointer (&asset);
}

/* Takes the photos that the document refers to. Others stay among the rest: a newer program may need them. */
static gboolean
read_assets (PackageReading *reading,
             GError **error)
{
  g_autoptr (GHashTable) hashes = studio_post_collect_hashes (reading->document);
  g_autoptr (GList) names = g_hash_table_get_keys (reading->entries);
  GHashTableIter iter;
  gpointer hash_wanted;

  for (GList *name = names; name != NULL; name = name->next) {
    g_autofree char *hash = studio_package_entry_hash (name->data);
    StudioAsset *asset;

    if (hash == NULL || !g_hash_table_contains (hashes, hash))
      continue;

    asset = make_asset (reading, hash, g_hash_table_lookup (reading->entries, name->data), error);
    if (asset == NULL)
      return FALSE;
    g_hash_table_insert (reading->assets, g_steal_pointer (&hash), asset);
    g_hash_table_remove (reading->entries, name->data);
  }

  g_hash_table_iter_init (&iter, hashes);
  while (g_hash_table_iter_next (&iter, &hash_wanted, NULL)) {
    if (strlen (hash_wanted) == STUDIO_PACKAGE_HASH_LENGTH && !g_hash_table_contains (reading->assets, hash_wanted)) {
      take_notice (reading, g_strdup_printf (_ ("A photo is missing in “%s”. Choose the photo again."), reading->source));
      break;
    }
  }
  return TRUE;
}

/* A sample that can't be read is no loss: the installed one of that name stands in. */
static void
read_samples (PackageReading *reading)
{
  g_autoptr (GHashTable) samples = entries_below (reading, STUDIO_PACKAGE_SAMPLE_PREFIX);
  GHashTableIter iter;
  gpointer name;
  gpointer bytes;

  g_hash_table_iter_init (&iter, samples);
  while (g_hash_table_iter_next (&iter, &name, &bytes)) {
    g_autofree char *entry = g_strconcat (STUDIO_PACKAGE_SAMPLE_PREFIX, name, NULL);
    StudioAsset *asset = studio_entry_name_is_plain (name) ? studio_asset_new_any (bytes, NULL) : NULL;

    if (asset == NULL)
      continue;
    g_hash_table_insert (reading->assets, g_strconcat (STUDIO_PACKAGE_SAMPLE_NAME, name, NULL), asset);
    g_hash_table_remove (reading->entries, entry);
  }
}

static StudioPost *
make_post (PackageReading *reading,
           GError **error)
{
  StudioPackageRest rest = { reading->manifest, reading->entries };
  StudioPost *post = studio_post_new_from_json (STUDIO_PACKAGE_POST, reading->document, reading->template, reading->brand, reading->assets, error);

  if (post != NULL)
    studio_post_set_package_rest (post, &rest);
  else
    tell_of_file (reading, error);
  return post;
}

static StudioPost *
read_post (PackageReading *reading,
           GError **error)
{
  if (!read_manifest (reading, error))
    return NULL;

  reading->document = take_json (reading, STUDIO_PACKAGE_POST, error);
  if (reading->document == NULL || !read_looks (reading, error) || !read_assets (reading, error))
    return NULL;

  read_samples (reading);
  return make_post (reading, error);
}

/* The reading takes parts out, and what is left of them belongs to the post. */
static GHashTable *
copy_parts (GHashTable *parts)
{
  GHashTable *copy = g_hash_table_new_full (studio_entry_name_hash, studio_entry_name_equal, g_free, (GDestroyNotify) g_bytes_unref);
  GHashTableIter iter;
  gpointer name;
  gpointer bytes;

  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    g_hash_table_insert (copy, g_strdup (name), g_bytes_ref (bytes));
  return copy;
}

StudioPost *
studio_package_from_parts (const char *source,
                           GHashTable *parts,
                           char **notice,
                           GError **error)
{
  PackageReading reading = { .source = source };
  g_autoptr (GError) cause = NULL;
  StudioPost *post;

  g_return_val_if_fail (source != NULL && parts != NULL, NULL);

  if (notice != NULL)
    *notice = NULL;
  reading.entries = copy_parts (parts);
  reading.assets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) studio_asset_unref);

  post = read_post (&reading, &cause);
  if (post == NULL) {
    g_propagate_error (error, g_steal_pointer (&cause));
  } else if (notice != NULL) {
    *notice = g_steal_pointer (&reading.notice);
  }
  package_reading_clear (&reading);
  return post;
}
