#pragma once

#include <gio/gio.h>

#include "studio-post.h"

G_BEGIN_DECLS

/**
 * studio_obscure_bake:
 * @cancellable: (nullable)
 *
 * Makes pictures in which the hidden areas of the post's photos are destroyed, at their full size up to 48 megapixels, and puts them in
 * the photos' places. Every package is written from such a snapshot: what a person hides cannot be got out of a file that is handed on,
 * and cannot be brought back by whoever opens it. Takes about 15 ms a megapixel: call it in a thread.
 *
 * Returns: (transfer full): @snapshot itself when nothing is hidden. NULL with the errors of studio_photo_decode()
 */
StudioSnapshot *studio_obscure_bake (StudioSnapshot *snapshot, GCancellable *cancellable, GError **error);

G_END_DECLS
