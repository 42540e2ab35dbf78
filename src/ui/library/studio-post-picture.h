#pragma once

#include <cairo.h>

#include "studio-library.h"

G_BEGIN_DECLS

/*
 * The small picture of a post of the library, for lists and calendars: read, decoded in a thread, and drawn if the library has none yet.
 */

void studio_post_picture_load_async (StudioLibrary *library, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/**
 * studio_post_picture_load_finish:
 * @drawn: (out) (transfer full) (nullable): the picture as PNG if it was drawn now: the library is to keep it (studio_library_set_thumbnail_async())
 *
 * Returns: (transfer full) (nullable): NULL for a post that cannot be read, and after cancelling
 */
cairo_surface_t *studio_post_picture_load_finish (GAsyncResult *result, GBytes **drawn);

G_END_DECLS
