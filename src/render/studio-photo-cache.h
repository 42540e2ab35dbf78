#pragma once

#include "studio-asset.h"
#include "studio-layer.h"
#include "studio-obscure.h"
#include "studio-photo.h"

G_BEGIN_DECLS

/**
 * StudioPhotoCache:
 *
 * Decoded photos by content, part and size, within a budget of bytes; the longest unused go first. Shared by
 * reference count and safe to use from several threads; a photo wanted twice at once is decoded once.
 */
typedef struct _StudioPhotoCache StudioPhotoCache;

/**
 * StudioPhotoLook: what is done to a photo's own pixels.
 * @tone: (nullable): its blur, sharpness, duotone, saturation, warmth, brightness and contrast are applied
 * @obscure: (nullable) (element-type StudioObscure): areas of the upright photo that are hidden; those marked as applied are passed over
 * @scale: px of the result a design px, for the lengths in @tone; at most, if the two directions differ
 */
typedef struct
{
  const StudioPhotoSpec *tone;
  const GArray *obscure;
  double scale;
} StudioPhotoLook;

/** @budget: in bytes; a photo whose shared decode would take more than half of it is decoded for every request. */
StudioPhotoCache *studio_photo_cache_new (gsize budget);
StudioPhotoCache *studio_photo_cache_ref (StudioPhotoCache *cache);
void studio_photo_cache_unref (StudioPhotoCache *cache);

/**
 * studio_photo_cache_get:
 *
 * A photo of more than 2,000 px is decoded once, at about that size, and every smaller request is scaled down from there; a larger
 * one is decoded on its own. So the pixels depend on the photo, the request and the look alone, never on what was asked for before.
 *
 * Returns: (transfer full): a surface of exactly the request's size; not to be drawn on
 */
cairo_surface_t *studio_photo_cache_get (StudioPhotoCache *cache, StudioAsset *asset, const StudioPhotoRequest *request, const StudioPhotoLook *look, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPhotoCache, studio_photo_cache_unref)

G_END_DECLS
