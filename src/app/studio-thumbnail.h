#pragma once

#include "studio-post.h"

G_BEGIN_DECLS

/**
 * studio_thumbnail_new:
 * @side: length of the longer side in px
 * @cancellable: (nullable)
 *
 * Draws the first page of the template's first format small. A photo that cannot be read leaves a hole: a picture in a
 * file manager is no reason to fail.
 *
 * Returns: (transfer full) (nullable): a PNG
 */
GBytes *studio_thumbnail_new (StudioSnapshot *snapshot, int side, GCancellable *cancellable);

G_END_DECLS
