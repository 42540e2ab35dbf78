#include "config.h"

#include "studio-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#include "studio-brand-private.h"
#include "studio-obscure.h"
#include "studio-package-private.h"
#include "studio-post-private.h"
#include "studio-zip.h"

static void
add_json (StudioZipWriter *writer,
          const char *name,
          JsonNode *node)
{
  char *text = studio_json_write (node);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  studio_zip_writer_add (writer, name, bytes, TRUE);
}

/* A logo that can't be read is drawn as the placeholder, so leaving it out changes no picture. */
static void
add_logos (StudioZipWriter *writer,
           StudioBrand *brand)
{
  g_autoptr (GPtrArray) names = studio_brand_list_files (brand);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *entry = g_strconcat (STUDIO_PACKAGE_BRAND_PREFIX, name, NULL);
    g_autoptr (GBytes) bytes = studio_brand_load_file (brand, name, NULL);

    if (bytes != NULL)
      studio_zip_writer_add (writer, entry, bytes, TRUE);
  }
}

static void
add_samples (StudioZipWriter *writer,
             StudioSnapshot *snapshot)
{
  g_auto (GStrv) names = studio_snapshot_list_samples (snapshot);

  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *key = g_strconcat (STUDIO_PACKAGE_SAMPLE_NAME, names[i], NULL);
    g_autofree char *entry = g_strconcat (STUDIO_PACKAGE_SAMPLE_PREFIX, names[i], NULL);
    g_autoptr (StudioAsset) sample = studio_snapshot_load_asset (snapshot, key, NULL);

    if (sample != NULL)
      studio_zip_writer_add (writer, entry, studio_asset_get_bytes (sample), FALSE);
  }
}

static void
add_assets (StudioZipWriter *writer,
            StudioSnapshot *snapshot)
{
  g_autoptr (GPtrArray) assets = studio_snapshot_list_assets (snapshot);

  for (guint i = 0; i < assets->len; i++) {
    StudioAsset *asset = g_ptr_array_index (assets, i);
    g_autofree char *entry = studio_package_asset_entry (asset);

    studio_zip_writer_add (writer, entry, studio_asset_get_bytes (asset), FALSE);
  }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static void
add_rest (StudioZipWriter *writer,
          GHashTable *entries)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (entries), compare_names);

  for (GList *name = names; name != NULL; name = name->next)
    studio_zip_writer_add (writer, name->data, g_hash_table_lookup (entries, name->data), TRUE);
}

/* A package is handed on, and what it holds can be taken out of it: photos whose hidden areas are only noted never get into one. */
static gboolean
refuse_visible (StudioSnapshot *snapshot,
                GError **error)
{
  g_autoptr (GHashTable) hidden = studio_obscure_list (studio_snapshot_get_json (snapshot));
  g_autoptr (GPtrArray) assets = studio_snapshot_list_assets (snapshot);

  for (guint i = 0; i < assets->len; i++) {
    if (g_hash_table_contains (hidden, studio_asset_get_hash (g_ptr_array_index (assets, i)))) {
      g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
                           _ ("The file was not written because hidden parts of a photo would have been readable in it. Choose the photo again."));
      return FALSE;
    }
  }
  return TRUE;
}

GBytes *
studio_package_to_bytes (StudioSnapshot *snapshot,
                         GBytes *thumbnail,
                         GError **error)
{
  g_autoptr (StudioZipWriter) writer = NULL;
  g_autoptr (JsonNode) manifest = NULL;
  g_autoptr (GBytes) mime = NULL;
  const StudioPackageRest *rest;

  g_return_val_if_fail (snapshot != NULL, NULL);

  if (!refuse_visible (snapshot, error))
    return NULL;
  writer = studio_zip_writer_new ();
  rest = studio_snapshot_get_package_rest (snapshot);
  manifest = studio_package_make_manifest (rest->manifest);
  mime = g_bytes_new_static (STUDIO_PACKAGE_MIME, strlen (STUDIO_PACKAGE_MIME));

  /* first and stored: file(1) and file managers look for it at byte 38 */
  studio_zip_writer_add (writer, STUDIO_PACKAGE_MIMETYPE_ENTRY, mime, FALSE);
  add_json (writer, STUDIO_PACKAGE_MANIFEST, manifest);
  add_json (writer, STUDIO_PACKAGE_POST, studio_snapshot_get_json (snapshot));
  add_json (writer, STUDIO_PACKAGE_TEMPLATE, studio_template_get_json (studio_snapshot_get_template (snapshot)));
  add_json (writer, STUDIO_PACKAGE_BRAND, studio_brand_get_json (studio_snapshot_get_base_brand (snapshot)));
  add_logos (writer, studio_snapshot_get_base_brand (snapshot));
  add_samples (writer, snapshot);
  add_assets (writer, snapshot);
  if (thumbnail != NULL)
    studio_zip_writer_add (writer, STUDIO_PACKAGE_THUMBNAIL, thumbnail, FALSE);
  if (rest->entries != NULL)
    add_rest (writer, rest->entries);

  return studio_zip_writer_finish (writer, error);
}
