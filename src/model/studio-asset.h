#pragma once

#include <gio/gio.h>

#include "studio-picture-info.h"

G_BEGIN_DECLS

/** StudioAsset: the original bytes of a picture, named by their SHA-256. Immutable, shared by reference count. */
typedef struct _StudioAsset StudioAsset;

/** Reads what the bytes are; refuses what is no picture. Returns: (transfer full) */
StudioAsset *studio_asset_new (GBytes *bytes, GError **error);
/** Reads the file at @path, at most 200 MB. Returns: (transfer full) */
StudioAsset *studio_asset_new_for_path (const char *path, GError **error);
StudioAsset *studio_asset_ref (StudioAsset *asset);
void studio_asset_unref (StudioAsset *asset);
/** Returns: 64 lower-case hex digits. */
const char *studio_asset_get_hash (StudioAsset *asset);
GBytes *studio_asset_get_bytes (StudioAsset *asset);
const StudioPictureInfo *studio_asset_get_info (StudioAsset *asset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioAsset, studio_asset_unref)

G_END_DECLS
