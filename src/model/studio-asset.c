#include "config.h"

#include "studio-asset.h"

#include "studio-file.h"
#include "studio-sha256.h"

#define MAX_ASSET_BYTES (200 * 1024 * 1024)

struct _StudioAsset
{
  gatomicrefcount refs;
  char *hash;
  GBytes *bytes;
  StudioPictureInfo info;
};

StudioAsset *
studio_asset_new (GBytes *bytes,
                  GError **error)
{
  StudioAsset *asset;
  StudioPictureInfo info;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!studio_picture_info_read (bytes, &info, error))
    return NULL;

  asset = g_new0 (StudioAsset, 1);
  g_atomic_ref_count_init (&asset->refs);
  asset->hash = studio_sha256 (bytes);
  asset->bytes = g_bytes_ref (bytes);
  asset->info = info;
  return asset;
}

StudioAsset *
studio_asset_new_for_path (const char *path,
                           GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = studio_file_read (path, MAX_ASSET_BYTES, error);
  return bytes != NULL ? studio_asset_new (bytes, error) : NULL;
}

StudioAsset *
studio_asset_ref (StudioAsset *asset)
{
  g_return_val_if_fail (asset != NULL, NULL);

  g_atomic_ref_count_inc (&asset->refs);
  return asset;
}

void
studio_asset_unref (StudioAsset *asset)
{
  g_return_if_fail (asset != NULL);

  if (!g_atomic_ref_count_dec (&asset->refs))
    return;

  g_free (asset->hash);
  g_bytes_unref (asset->bytes);
  g_free (asset);
}

const char *
studio_asset_get_hash (StudioAsset *asset)
{
  g_return_val_if_fail (asset != NULL, NULL);

  return asset->hash;
}

GBytes *
studio_asset_get_bytes (StudioAsset *asset)
{
  g_return_val_if_fail (asset != NULL, NULL);

  return asset->bytes;
}

const StudioPictureInfo *
studio_asset_get_info (StudioAsset *asset)
{
  g_return_val_if_fail (asset != NULL, NULL);

  return &asset->info;
}
