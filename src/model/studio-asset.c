#include "config.h"

#include "studio-asset.h"

#include <glib/gstdio.h>

#include "studio-file.h"
#include "studio-sha256.h"

#define MAX_ASSET_BYTES (200 * 1024 * 1024)

struct _StudioAsset
{
  gatomicrefcount refs;
  char *hash;
  gboolean numbered; /* instead of hashed */
  GBytes *bytes;
  StudioPictureInfo info;
  StudioGeo *geo; /* (nullable): of a map */
};

/* @hash: (transfer full) (nullable): NULL to make it from the bytes */
static StudioAsset *
make (GBytes *bytes,
      char *hash,
      GError **error)
{
  StudioAsset *asset;
  StudioPictureInfo info;

  if (!studio_picture_info_read (bytes, &info, error)) {
    g_free (hash);
    return NULL;
  }

  asset = g_new0 (StudioAsset, 1);
  g_atomic_ref_count_init (&asset->refs);
  asset->numbered = hash != NULL;
  asset->hash = hash != NULL ? hash : studio_sha256 (bytes);
  asset->bytes = g_bytes_ref (bytes);
  asset->info = info;
  return asset;
}

StudioAsset *
studio_asset_new (GBytes *bytes,
                  GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return make (bytes, NULL, error);
}

StudioAsset *
studio_asset_new_map (GBytes *bytes,
                      GError **error)
{
  StudioAsset *asset;
  StudioGeo *geo;

  g_return_val_if_fail (bytes != NULL, NULL);

  geo = studio_geo_read (bytes, error);
  if (geo == NULL)
    return NULL;
  asset = g_new0 (StudioAsset, 1);
  g_atomic_ref_count_init (&asset->refs);
  asset->hash = studio_sha256 (bytes);
  asset->bytes = g_bytes_ref (bytes);
  asset->info = (StudioPictureInfo){ .width = 1, .height = 1, .orientation = 1, .mime = "application/geo+json", .extension = "geojson" };
  asset->geo = geo;
  return asset;
}

StudioAsset *
studio_asset_new_map_for_path (const char *path,
                               GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  GStatBuf about;

  g_return_val_if_fail (path != NULL, NULL);

  /* the size first, so that the sentence can say it */
  if (g_stat (path, &about) == 0 && about.st_size > STUDIO_GEO_MAX_BYTES) {
    studio_geo_set_too_large (error, (guint64) about.st_size);
    return NULL;
  }
  bytes = studio_file_read (path, STUDIO_GEO_MAX_BYTES, error);
  return bytes != NULL ? studio_asset_new_map (bytes, error) : NULL;
}

StudioAsset *
studio_asset_new_any (GBytes *bytes,
                      GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return studio_geo_looks_like (bytes) ? studio_asset_new_map (bytes, error) : studio_asset_new (bytes, error);
}

StudioAsset *
studio_asset_new_for_path (const char *path,
                           GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = studio_file_read (path, MAX_ASSET_BYTES, error);
  return bytes != NULL ? make (bytes, NULL, error) : NULL;
}

StudioAsset *
studio_asset_new_to_draw (const char *path,
                          GError **error)
{
  static int last;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = studio_file_read (path, MAX_ASSET_BYTES, error);
  return bytes != NULL ? make (bytes, g_strdup_printf ("%064x", (guint) g_atomic_int_add (&last, 1)), error) : NULL;
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
  g_clear_pointer (&asset->geo, studio_geo_unref);
  g_free (asset);
}

const char *
studio_asset_get_hash (StudioAsset *asset)
{
  g_return_val_if_fail (asset != NULL, NULL);

  return asset->hash;
}

gboolean
studio_asset_can_be_saved (StudioAsset *asset)
{
  g_return_val_if_fail (asset != NULL, FALSE);

  return !asset->numbered;
}

GBytes *
studio_asset_get_bytes (StudioAsset *asset)
{
  g_return_val_if_fail (asset != NULL, NULL);

  return asset->bytes;
}

StudioGeo *
studio_asset_get_geo (StudioAsset *asset)
{
  g_return_val_if_fail (asset != NULL, NULL);

  return asset->geo;
}

const StudioPictureInfo *
studio_asset_get_info (StudioAsset *asset)
{
  g_return_val_if_fail (asset != NULL, NULL);

  return &asset->info;
}
