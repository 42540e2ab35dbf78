#pragma once

#include "studio-package.h"

G_BEGIN_DECLS

/** Hexadecimal digits of a SHA-256. */
#define STUDIO_PACKAGE_HASH_LENGTH 64
#define STUDIO_PACKAGE_MIMETYPE_ENTRY "mimetype"
#define STUDIO_PACKAGE_MANIFEST "manifest.json"
#define STUDIO_PACKAGE_POST "post.json"
#define STUDIO_PACKAGE_TEMPLATE "template.json"
#define STUDIO_PACKAGE_BRAND "brand.json"
#define STUDIO_PACKAGE_THUMBNAIL "thumbnail.png"
#define STUDIO_PACKAGE_BRAND_PREFIX "brand/"
#define STUDIO_PACKAGE_SAMPLE_PREFIX "samples/"
#define STUDIO_PACKAGE_ASSET_PREFIX "assets/"
/** What sample photos are called in the post's own table of pictures. */
#define STUDIO_PACKAGE_SAMPLE_NAME "sample:"

/**
 * Checks the manifest's demands against what this program can do.
 * @source: the file's name, for sentences
 * @notice: (out) (nullable): set if a newer program made the file and this one can read it
 */
gboolean studio_package_check_manifest (const char *source, const StudioJsonAt *at, char **notice, GError **error);
/**
 * @read: (nullable): the manifest the post came with; what it says beyond ours is kept
 * Returns: (transfer full): the manifest to write
 */
JsonNode *studio_package_make_manifest (JsonNode *read);
/** Returns: (transfer full): the entry's name, "assets/HASH.jpg". */
char *studio_package_asset_entry (StudioAsset *asset);
/** Returns: (transfer full) (nullable): the hash if @entry names an asset. */
char *studio_package_entry_hash (const char *entry);

G_END_DECLS
