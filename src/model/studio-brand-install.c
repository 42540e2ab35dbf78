#include "config.h"

#include "studio-brand-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-own-folder.h"

#define KIND "brands"

static GBytes *
make_document (StudioBrand *brand,
               const char *id,
               const char *name)
{
  g_autoptr (JsonNode) id_node = studio_json_string (id);
  g_autoptr (JsonNode) name_node = studio_json_string (name);
  g_autoptr (JsonNode) with_id = studio_json_with (studio_brand_get_json (brand), "id", id_node);
  g_autoptr (JsonNode) whole = studio_json_with (with_id, "name", name_node);
  char *text = studio_json_write (whole);

  return g_bytes_new_take (text, strlen (text));
}

char *
studio_brand_package_install (StudioBrandPackage *package,
                              const char *id,
                              const char *name,
                              gboolean replace,
                              GError **error)
{
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) cause = NULL;
  StudioBrand *brand;
  char *folder;

  g_return_val_if_fail (package != NULL, NULL);

  brand = studio_brand_package_get_brand (package);
  if (id == NULL)
    id = studio_brand_get_id (brand);
  files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  names = studio_brand_package_list_files (package);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (files, g_strdup (g_ptr_array_index (names, i)), g_bytes_ref (studio_brand_package_get_file (package, g_ptr_array_index (names, i))));
  g_hash_table_insert (files, g_strdup ("brand.json"), make_document (brand, id, name != NULL ? name : studio_brand_get_name (brand)));

  folder = studio_own_folder_put (KIND, id, files, replace, &cause);
  if (folder == NULL && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("There is a brand “%s” already. Choose whether to replace it or to keep both."), id);
  else if (folder == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return folder;
}
