#include "config.h"

#include "studio-template-share.h"

#include "studio-own-folder.h"
#include "studio-pages.h"

#include "studio-fonts.h"
#include "studio-layout.h"
#include "studio-thumbnail.h"

#define KIND "templates"
#define THUMBNAIL_SIDE 512
#define SOURCE "template.json"

/* --- a post that shows the samples --- */

/* Returns: (transfer full): the pictures under the names that samples have in posts */
static GHashTable *
make_assets (StudioTemplate *template,
             GHashTable *files,
             GError **error)
{
  g_autoptr (GHashTable) assets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) studio_asset_unref);
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes)) {
    StudioAsset *asset = studio_asset_new_any (bytes, error);

    if (asset == NULL)
      return NULL;
    g_hash_table_insert (assets, g_strdup_printf ("sample:%s@%s", studio_template_get_id (template), (const char *) name), asset);
  }
  return g_steal_pointer (&assets);
}

StudioSnapshot *
studio_template_sample_post (StudioTemplate *template,
                             StudioBrand *brand,
                             JsonNode *edition,
                             GHashTable *files,
                             GError **error)
{
  g_autoptr (GHashTable) assets = NULL;
  g_autoptr (StudioPost) empty = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (STUDIO_IS_TEMPLATE (template) && STUDIO_IS_BRAND (brand) && files != NULL, NULL);

  assets = make_assets (template, files, error);
  if (assets == NULL)
    return NULL;
  empty = studio_post_new (template, brand);
  root = edition != NULL ? studio_json_with (studio_post_get_json (empty), "edition", edition) : json_node_ref (studio_post_get_json (empty));
  post = studio_post_new_from_json (SOURCE, root, template, brand, assets, error);
  return post != NULL ? studio_post_snapshot (post) : NULL;
}

/* Returns: (transfer full) (element-type utf8 GBytes): what the samples show */
static GHashTable *
list_pictures (StudioTemplatePackage *package)
{
  g_autoptr (GPtrArray) names = studio_template_package_list_files (package);
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);

    g_hash_table_insert (files, g_strdup (name), g_bytes_ref (studio_template_package_get_file (package, name)));
  }
  return files;
}

/* --- writing --- */

gboolean
studio_template_share_write (StudioTemplate *template,
                             StudioBrand *brand,
                             const char *path,
                             GError **error)
{
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GBytes) thumbnail = NULL;
  g_autoptr (StudioTemplatePackage) package = NULL;

  g_return_val_if_fail (STUDIO_IS_TEMPLATE (template) && STUDIO_IS_BRAND (brand) && path != NULL, FALSE);

  post = studio_post_new (template, brand);
  snapshot = studio_post_snapshot (post);
  thumbnail = studio_thumbnail_new (snapshot, THUMBNAIL_SIDE, NULL);
  package = studio_template_package_new (template, thumbnail, error);
  return package != NULL && studio_template_package_write (package, path, error);
}

/* --- reading --- */

gboolean
studio_template_share_check (StudioTemplatePackage *package,
                             StudioBrand *brand,
                             GError **error)
{
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (StudioSnapshot) sample = NULL;
  StudioTemplate *template;
  PangoContext *context;
  GPtrArray *formats;
  gboolean fits = TRUE;

  g_return_val_if_fail (package != NULL && STUDIO_IS_BRAND (brand), FALSE);

  template = studio_template_package_get_template (package);
  formats = studio_template_get_formats (template);
  files = list_pictures (package);
  sample = studio_template_sample_post (template, brand, NULL, files, error);
  if (sample == NULL)
    return FALSE;
  context = studio_fonts_new_context ();
  for (guint i = 0; fits && i < formats->len * studio_snapshot_get_n_pages (sample); i++) {
    g_autoptr (StudioScene) scene = studio_layout_page (context, sample, g_ptr_array_index (formats, i % formats->len), i / formats->len, error);

    fits = scene != NULL;
  }
  g_object_unref (context);
  return fits;
}

StudioTemplatePackage *
studio_template_share_read (const char *path,
                            StudioBrand *brand,
                            GError **error)
{
  g_autoptr (StudioTemplatePackage) package = studio_template_package_read (path, error);

  return package != NULL && studio_template_share_check (package, brand, error) ? g_steal_pointer (&package) : NULL;
}

/* --- installing --- */

static char *
install_beside (StudioTemplatePackage *package,
                GError **error)
{
  StudioTemplate *template = studio_template_package_get_template (package);
  int number;
  g_autofree char *id = studio_own_folder_find_free (KIND, studio_template_get_id (template), &number);
  g_autofree char *name = g_strdup_printf ("%s (%d)", studio_template_get_name (template), number);
  g_autofree char *folder = studio_template_package_install (package, id, name, FALSE, error);

  return folder != NULL ? g_steal_pointer (&id) : NULL;
}

char *
studio_template_share_install (StudioTemplatePackage *package,
                               StudioShareClash clash,
                               GError **error)
{
  g_autofree char *folder = NULL;
  const char *id;

  g_return_val_if_fail (package != NULL, NULL);

  id = studio_template_get_id (studio_template_package_get_template (package));
  if (clash == STUDIO_SHARE_BESIDE && studio_own_folder_look (KIND, id) != STUDIO_OWN_PLACE_FREE)
    return install_beside (package, error);
  folder = studio_template_package_install (package, NULL, NULL, clash == STUDIO_SHARE_REPLACE, error);
  return folder != NULL ? g_strdup (id) : NULL;
}
