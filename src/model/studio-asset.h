#pragma once

#include <gio/gio.h>

#include "studio-geo.h"
#include "studio-picture-info.h"

G_BEGIN_DECLS

/** StudioAsset: the original bytes of a picture, or of a map for charts, and their name, which is their SHA-256. Immutable, shared by reference count. */
typedef struct _StudioAsset StudioAsset;

/** Reads what the bytes are; refuses what is no picture. Returns: (transfer full) */
StudioAsset *studio_asset_new (GBytes *bytes, GError **error);
/** Reads the picture at @path, at most 200 MB. Returns: (transfer full) */
StudioAsset *studio_asset_new_for_path (const char *path, GError **error);
/** The same for a map (GeoJSON), see studio_geo_read(). Returns: (transfer full) */
StudioAsset *studio_asset_new_map (GBytes *bytes, GError **error);
/** Reads the map at @path, at most STUDIO_GEO_MAX_BYTES. Returns: (transfer full) */
StudioAsset *studio_asset_new_map_for_path (const char *path, GError **error);
/** Reads a picture or a map, as the bytes say: what comes out of a package. Returns: (transfer full) */
StudioAsset *studio_asset_new_any (GBytes *bytes, GError **error);
/** As studio_asset_new_for_path() for a picture that is drawn and never saved: its name is a running number, which takes no time. Returns: (transfer full) */
StudioAsset *studio_asset_new_to_draw (const char *path, GError **error);
StudioAsset *studio_asset_ref (StudioAsset *asset);
void studio_asset_unref (StudioAsset *asset);
/** Returns: 64 lower-case hex digits, no two pictures in the process having the same. */
const char *studio_asset_get_hash (StudioAsset *asset);
/** FALSE if the name is a running number: such a picture cannot go into a file. */
gboolean studio_asset_can_be_saved (StudioAsset *asset);
GBytes *studio_asset_get_bytes (StudioAsset *asset);
/** Returns: (transfer none) (nullable): the areas; NULL for a picture. */
StudioGeo *studio_asset_get_geo (StudioAsset *asset);
/** Of a map the size says nothing. */
const StudioPictureInfo *studio_asset_get_info (StudioAsset *asset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioAsset, studio_asset_unref)

G_END_DECLS
