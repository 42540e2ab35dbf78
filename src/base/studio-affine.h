#pragma once

#include "studio-geometry.h"

G_BEGIN_DECLS

/** StudioAffine: x' = @xx x + @xy y + @x0, y' = @yx x + @yy y + @y0; y points down, so angles run clockwise. */
typedef struct
{
  double xx, yx, xy, yy, x0, y0;
} StudioAffine;

StudioAffine studio_affine_identity (void);
StudioAffine studio_affine_translate (double dx, double dy);
/** @degrees: clockwise, around @pivot */
StudioAffine studio_affine_rotate (double degrees, StudioPoint pivot);
/** @sx, @sy: factors, negative ones mirror; @pivot stays where it is */
StudioAffine studio_affine_scale (double sx, double sy, StudioPoint pivot);
/** Returns: first @inner, then @outer */
StudioAffine studio_affine_multiply (const StudioAffine *outer, const StudioAffine *inner);
/** Returns: FALSE if @affine flattens the plane; @inverse is the identity then */
gboolean studio_affine_invert (const StudioAffine *affine, StudioAffine *inverse);
StudioPoint studio_affine_apply (const StudioAffine *affine, StudioPoint point);
/** Directions and distances: without the shift. */
StudioPoint studio_affine_apply_vector (const StudioAffine *affine, StudioPoint vector);

G_END_DECLS
