#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Reads @path whole, refusing more than @max_bytes (below 4 GB) with %STUDIO_ERROR_LIMIT and what is no plain file
 * with %G_IO_ERROR. Returns: (transfer full)
 */
GBytes *studio_file_read (const char *path, gsize max_bytes, GError **error);

/**
 * studio_file_write:
 * @path: the target; its folder must exist
 * @bytes: the content
 *
 * Writes beside the target, flushes to the disk, renames over the target and flushes the folder, so
 * that after a power cut either the old or the new file stands, whole. A link is followed and kept, permissions are
 * kept, and a write-protected file is not replaced. On failure nothing is left behind. Errors are
 * %G_IO_ERROR with one plain translated sentence (read-only folder, full disk, folder missing).
 */
gboolean studio_file_write (const char *path, GBytes *bytes, GError **error);

/** Returns: (transfer full) (element-type utf8): names in the folder, sorted, so that the same ones come first everywhere; none if it cannot be read. */
GPtrArray *studio_file_list_folder (const char *folder);

G_END_DECLS
