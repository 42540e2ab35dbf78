#pragma once

#include <gtk/gtk.h>

#include "studio-post.h"

G_BEGIN_DECLS

/** The point of a photo value that every crop keeps; the middle if it says none. */
StudioPoint studio_photo_picture_focal (JsonNode *photo);

/**
 * studio_photo_picture_load_async:
 * @photo: a photo value: {"asset" or "sample", "focal"}
 * @size: device px to cover, or to fit into
 * @cover: FALSE shows the whole photo within @size
 *
 * Decodes a photo for a widget in a thread.
 */
void studio_photo_picture_load_async (StudioSnapshot *snapshot, JsonNode *photo, StudioSize size, gboolean cover, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full): as large as the picture has px */
GdkPaintable *studio_photo_picture_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
