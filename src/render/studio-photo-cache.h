#pragma once

#include "studio-asset.h"
#include "studio-layer.h"
#include "studio-photo.h"

G_BEGIN_DECLS

/**
 * StudioPhotoCache:
 *
 * Decoded photos by content, part and size, within a budget of bytes; the longest unused go first. Shared by
 * reference count and safe to use from several threads; a photo wanted twice at once is decoded once.
 */
typedef struct _StudioPhotoCache StudioPhotoCache;

StudioPhotoCache *studio_photo_cache_new (gsize budget);
StudioPhotoCache *studio_photo_cache_ref (StudioPhotoCache *cache);
void studio_photo_cache_unref (StudioPhotoCache *cache);

/**
 * studio_photo_cache_expect:
 * @width: how wide the whole upright picture will be needed, in px
 *
 * Says that several sizes of a photo will be asked for: it is then decoded once at that width and scaled down from there.
 */
void studio_photo_cache_expect (StudioPhotoCache *cache, StudioAsset *asset, double width);

/**
 * studio_photo_cache_get:
 * @tone: its saturation, warmth, brightness and contrast are applied
 *
 * Returns: (transfer full): a surface of exactly the request's size; not to be drawn on
 */
cairo_surface_t *studio_photo_cache_get (StudioPhotoCache *cache, StudioAsset *asset, const StudioPhotoRequest *request, const StudioPhotoSpec *tone, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPhotoCache, studio_photo_cache_unref)

G_END_DECLS
