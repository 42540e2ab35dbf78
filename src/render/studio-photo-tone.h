#pragma once

#include <cairo.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/** Whether the photo keeps its own colours. */
gboolean studio_photo_tone_is_plain (const StudioPhotoSpec *tone);
/** Applies brightness, contrast and warmth, then saturation or the two colours of a duotone, to an image surface, in place. */
void studio_photo_tone_apply (cairo_surface_t *surface, const StudioPhotoSpec *tone);

G_END_DECLS
