#pragma once

#include "studio-post.h"

G_BEGIN_DECLS

#define STUDIO_PACKAGE_MIME "application/vnd.pemda-studio+zip"
/** Format of the packages written; a package that needs a newer reader says so in "min_reader". */
#define STUDIO_PACKAGE_VERSION 1

/**
 * studio_package_read:
 * @path: a .pemda file
 * @notice: (out) (optional) (nullable): one translated sentence for the person, e.g. that a newer minor version made it
 *
 * Reads with limits: at most 2,000 entries, 512 MB unpacked, ratio 200, no absolute or climbing names, no links,
 * pictures up to 100 Mpx, hashes that must match. Members and entries it does not know are kept for writing.
 *
 * Returns: (transfer full): the post
 */
StudioPost *studio_package_read (const char *path, char **notice, GError **error);
StudioPost *studio_package_read_bytes (const char *source, GBytes *bytes, char **notice, GError **error);

/**
 * studio_package_write:
 * @thumbnail: (nullable): PNG of at most 256 px for file managers
 *
 * Entries in fixed order with fixed times, so that the same post gives the same bytes. Written with studio_file_write().
 * Fails with %STUDIO_ERROR_INVALID while photos have hidden areas that are only noted: see studio_obscure_bake().
 */
gboolean studio_package_write (StudioSnapshot *snapshot, GBytes *thumbnail, const char *path, GError **error);
/** Returns: (transfer full): the package as bytes. */
GBytes *studio_package_to_bytes (StudioSnapshot *snapshot, GBytes *thumbnail, GError **error);

G_END_DECLS
