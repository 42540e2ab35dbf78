#include "config.h"

#include "studio-asset-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#include "studio-catalog.h"
#include "studio-entry-name.h"

#define SAMPLE_PREFIX "sample:"

struct _StudioAssetStore
{
  gatomicrefcount refs;
  GMutex lock;
  GHashTable *assets; /* name → StudioAsset */
};

StudioAssetStore *
studio_asset_store_new (void)
{
  StudioAssetStore *store = g_new0 (StudioAssetStore, 1);

  g_atomic_ref_count_init (&store->refs);
  g_mutex_init (&store->lock);
  store->assets = g_hash_table_new_full (studio_entry_name_hash, studio_entry_name_equal, g_free, (GDestroyNotify) studio_asset_unref);
  return store;
}

StudioAssetStore *
studio_asset_store_ref (StudioAssetStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);

  g_atomic_ref_count_inc (&store->refs);
  return store;
}

void
studio_asset_store_unref (StudioAssetStore *store)
{
  g_return_if_fail (store != NULL);

  if (!g_atomic_ref_count_dec (&store->refs))
    return;

  g_hash_table_unref (store->assets);
  g_mutex_clear (&store->lock);
  g_free (store);
}

StudioAssetStore *
studio_asset_store_copy (StudioAssetStore *store)
{
  StudioAssetStore *copy;
  GHashTableIter iter;
  gpointer name, asset;

  g_return_val_if_fail (store != NULL, NULL);

  copy = studio_asset_store_new ();
  g_mutex_lock (&store->lock);
  g_hash_table_iter_init (&iter, store->assets);
  while (g_hash_table_iter_next (&iter, &name, &asset))
    g_hash_table_insert (copy->assets, g_strdup (name), studio_asset_ref (asset));
  g_mutex_unlock (&store->lock);
  return copy;
}

void
studio_asset_store_add (StudioAssetStore *store,
                        const char *name,
                        StudioAsset *asset)
{
  g_return_if_fail (store != NULL && name != NULL && asset != NULL);

  g_mutex_lock (&store->lock);
  if (!g_hash_table_contains (store->assets, name))
    g_hash_table_insert (store->assets, g_strdup (name), studio_asset_ref (asset));
  g_mutex_unlock (&store->lock);
}

StudioAsset *
studio_asset_store_lookup (StudioAssetStore *store,
                           const char *name)
{
  StudioAsset *asset;

  g_return_val_if_fail (store != NULL && name != NULL, NULL);

  g_mutex_lock (&store->lock);
  asset = g_hash_table_lookup (store->assets, name);
  if (asset != NULL)
    studio_asset_ref (asset);
  g_mutex_unlock (&store->lock);
  return asset;
}

StudioAsset *
studio_asset_store_load (StudioAssetStore *store,
                         const char *name,
                         GError **error)
{
  g_autoptr (StudioAsset) asset = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (store != NULL && name != NULL, NULL);

  asset = studio_asset_store_lookup (store, name);
  if (asset != NULL)
    return g_steal_pointer (&asset);

  if (!g_str_has_prefix (name, SAMPLE_PREFIX)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("A photo of this post is missing. Choose the photo again."));
    return NULL;
  }

  /* not under the lock: two threads may read the same sample once, none waits for a disk */
  bytes = studio_catalog_load_sample (name + strlen (SAMPLE_PREFIX), error);
  asset = bytes != NULL ? studio_asset_new_any (bytes, error) : NULL;
  if (asset == NULL)
    return NULL;

  studio_asset_store_add (store, name, asset);
  return studio_asset_store_lookup (store, name);
}
