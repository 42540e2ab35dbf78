#pragma once

#include <gio/gio.h>

#include "studio-post.h"

G_BEGIN_DECLS

/**
 * studio_copy_write_async:
 * @path: a .pemda file; its folder must exist
 * @thumbnail: whether to draw the picture that file managers show
 *
 * Writes a post to a file in a thread, without that becoming the file of any document: copies and rescue copies.
 */
void studio_copy_write_async (StudioSnapshot *snapshot, const char *path, gboolean thumbnail, GAsyncReadyCallback callback, gpointer data);
/** Errors: as studio_package_write(). */
gboolean studio_copy_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
