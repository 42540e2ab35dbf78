#pragma once

#include "studio-asset.h"

G_BEGIN_DECLS

/**
 * StudioAssetStore: the pictures of one post by name, which is an asset's hash or "sample:NAME".
 * Shared by the post and its snapshots, used from several threads. It only grows and a name's picture never changes,
 * so a snapshot stays frozen though the person goes on adding photos.
 */
typedef struct _StudioAssetStore StudioAssetStore;

StudioAssetStore *studio_asset_store_new (void);
StudioAssetStore *studio_asset_store_ref (StudioAssetStore *store);
void studio_asset_store_unref (StudioAssetStore *store);
/** Returns: (transfer full): another store with the same pictures, which grows on its own. */
StudioAssetStore *studio_asset_store_copy (StudioAssetStore *store);
/** Does nothing if @name is there already. */
void studio_asset_store_add (StudioAssetStore *store, const char *name, StudioAsset *asset);
/** Returns: (transfer full) (nullable): what is there, without looking for samples elsewhere. */
StudioAsset *studio_asset_store_lookup (StudioAssetStore *store, const char *name);
/** Returns: (transfer full): the picture; samples are fetched from the search path and kept. */
StudioAsset *studio_asset_store_load (StudioAssetStore *store, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioAssetStore, studio_asset_store_unref)

G_END_DECLS
