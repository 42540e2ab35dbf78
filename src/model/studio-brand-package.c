#include "config.h"

#include "studio-brand-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"

#include "studio-brand-logo.h"
#include "studio-brand-private.h"
#include "studio-bundle.h"
#include "studio-entry-name.h"
#include "studio-picture-info.h"

#define DOCUMENT "brand.json"
#define STICKERS "stickers/"

struct _StudioBrandPackage
{
  StudioBrand *brand;
  GHashTable *files; /* name → GBytes */
};

void
studio_brand_package_free (StudioBrandPackage *package)
{
  if (package == NULL)
    return;

  g_clear_object (&package->brand);
  g_clear_pointer (&package->files, g_hash_table_unref);
  g_free (package);
}

static gboolean
is_sticker_name (const char *name)
{
  static const char *const endings[] = { ".svg", ".png", ".webp", ".jpg", ".jpeg" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    if (g_str_has_suffix (lower, endings[i]))
      return name[0] != '.' && studio_entry_name_is_plain (name);
  }
  return FALSE;
}

static guint
count_stickers (GHashTable *files)
{
  GHashTableIter iter;
  gpointer name;
  guint n = 0;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    n += g_str_has_prefix (name, STICKERS) ? 1 : 0;
  return n;
}

/* A sticker that can't be used is left out, as it is in the panel: it is an extra, and no picture depends on it. */
static void
take_sticker (GHashTable *files,
              const char *name,
              GBytes *bytes)
{
  StudioPictureInfo info;

  if (is_sticker_name (name) && g_bytes_get_size (bytes) <= STUDIO_BRAND_PACKAGE_MAX_STICKER_BYTES &&
      count_stickers (files) < STUDIO_BRAND_PACKAGE_MAX_STICKERS && studio_picture_info_read (bytes, &info, NULL))
    g_hash_table_insert (files, g_strconcat (STICKERS, name, NULL), g_bytes_ref (bytes));
}

/* --- from a folder --- */

static void
gather_stickers (GHashTable *files,
                 StudioBrand *brand)
{
  const char *home = studio_brand_get_folder (brand);
  g_autofree char *folder = home != NULL ? g_build_filename (home, STICKERS, NULL) : NULL;
  g_autoptr (GPtrArray) names = folder != NULL ? studio_file_list_folder (folder) : NULL;

  for (guint i = 0; names != NULL && i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
    g_autoptr (GBytes) bytes = studio_file_read (path, STUDIO_BRAND_PACKAGE_MAX_STICKER_BYTES, NULL);

    if (bytes != NULL)
      take_sticker (files, g_ptr_array_index (names, i), bytes);
  }
}

StudioBrandPackage *
studio_brand_package_new (StudioBrand *brand,
                          GError **error)
{
  g_autoptr (StudioBrandPackage) package = NULL;
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (STUDIO_IS_BRAND (brand), NULL);

  package = g_new0 (StudioBrandPackage, 1);
  package->brand = g_object_ref (brand);
  package->files = studio_bundle_new_files ();
  names = studio_brand_list_files (brand);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autoptr (GBytes) bytes = studio_brand_load_file (brand, name, error);

    if (bytes == NULL && error != NULL && *error == NULL)
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("The brand's logo “%s” is missing. Import it again first."), name);
    if (bytes == NULL || !studio_brand_logo_check (name, bytes, error))
      return NULL;
    g_hash_table_insert (package->files, g_strdup (name), g_steal_pointer (&bytes));
  }
  gather_stickers (package->files, brand);
  return g_steal_pointer (&package);
}

/* --- from a file --- */

static void
refuse_kind (const char *source,
             GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, _ ("“%s” holds no brand. Choose a file whose name ends in .pemdabrand."), source);
}

static const StudioBundleKind kind = { DOCUMENT, STUDIO_BRAND_PACKAGE_MIME, refuse_kind };

/* Checks the logos that the brand names. */
static gboolean
check_logos (const char *source,
             StudioBrand *brand,
             GHashTable *files,
             GError **error)
{
  g_autoptr (GPtrArray) names = studio_brand_list_files (brand);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    GBytes *bytes = g_hash_table_lookup (files, name);

    if (bytes == NULL) {
      g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED, _ ("“%s” lacks the logo “%s”. Ask its sender for a new one."), source, name);
      return FALSE;
    }
    if (!studio_brand_logo_check (name, bytes, error))
      return FALSE;
  }
  return TRUE;
}

/* Returns: (transfer full): the entries whose names are plain: what may be a logo */
static GHashTable *
plain_entries (GHashTable *entries)
{
  GHashTable *plain = studio_bundle_new_files ();
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &name, &bytes)) {
    if (studio_entry_name_is_plain (name) && !g_str_equal (name, DOCUMENT))
      g_hash_table_insert (plain, g_strdup (name), g_bytes_ref (bytes));
  }
  return plain;
}

static void
take_logos (StudioBrandPackage *package,
            GHashTable *plain)
{
  g_autoptr (GPtrArray) names = studio_brand_list_files (package->brand);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);

    g_hash_table_insert (package->files, g_strdup (name), g_bytes_ref (g_hash_table_lookup (plain, name)));
  }
}

static void
take_stickers (StudioBrandPackage *package,
               GHashTable *entries)
{
  g_autoptr (GPtrArray) names = studio_bundle_list_files (entries);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);

    if (g_str_has_prefix (name, STICKERS))
      take_sticker (package->files, name + strlen (STICKERS), g_hash_table_lookup (entries, name));
  }
}

static StudioBrandPackage *
read_entries (const char *source,
              GHashTable *entries,
              GError **error)
{
  g_autoptr (StudioBrandPackage) package = g_new0 (StudioBrandPackage, 1);
  g_autofree char *place = g_strconcat (source, "/" DOCUMENT, NULL);
  g_autoptr (JsonNode) root = studio_bundle_parse (&kind, source, entries, error);
  g_autoptr (GHashTable) plain = plain_entries (entries);

  package->brand = root != NULL ? studio_brand_new_with_files (place, root, plain, error) : NULL;
  if (package->brand == NULL || !check_logos (source, package->brand, plain, error))
    return NULL;

  package->files = studio_bundle_new_files ();
  take_logos (package, plain);
  take_stickers (package, entries);
  return g_steal_pointer (&package);
}

StudioBrandPackage *
studio_brand_package_read_bytes (const char *source,
                                 GBytes *bytes,
                                 GError **error)
{
  g_autoptr (GHashTable) entries = NULL;

  g_return_val_if_fail (source != NULL && bytes != NULL, NULL);

  entries = studio_bundle_read (&kind, source, bytes, error);
  return entries != NULL ? read_entries (source, entries, error) : NULL;
}

StudioBrandPackage *
studio_brand_package_read (const char *path,
                           GError **error)
{
  g_autofree char *source = NULL;
  g_autoptr (GHashTable) entries = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  entries = studio_bundle_read_path (&kind, path, &source, error);
  return entries != NULL ? read_entries (source, entries, error) : NULL;
}

/* --- what is in it --- */

StudioBrand *
studio_brand_package_get_brand (StudioBrandPackage *package)
{
  g_return_val_if_fail (package != NULL, NULL);

  return package->brand;
}

GPtrArray *
studio_brand_package_list_files (StudioBrandPackage *package)
{
  g_return_val_if_fail (package != NULL, NULL);

  return studio_bundle_list_files (package->files);
}

GBytes *
studio_brand_package_get_file (StudioBrandPackage *package,
                               const char *name)
{
  g_return_val_if_fail (package != NULL && name != NULL, NULL);

  return g_hash_table_lookup (package->files, name);
}

GBytes *
studio_brand_package_to_bytes (StudioBrandPackage *package,
                               GError **error)
{
  g_return_val_if_fail (package != NULL, NULL);

  return studio_bundle_write (&kind, studio_brand_get_json (package->brand), package->files, error);
}

gboolean
studio_brand_package_write (StudioBrandPackage *package,
                            const char *path,
                            GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (package != NULL && path != NULL, FALSE);

  bytes = studio_brand_package_to_bytes (package, error);
  return bytes != NULL && studio_file_write (path, bytes, error);
}
