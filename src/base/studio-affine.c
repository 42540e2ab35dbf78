#include "config.h"

#include "studio-affine.h"

#include <math.h>

StudioAffine
studio_affine_identity (void)
{
  return (StudioAffine){ 1, 0, 0, 1, 0, 0 };
}

StudioAffine
studio_affine_translate (double dx,
                         double dy)
{
  return (StudioAffine){ 1, 0, 0, 1, dx, dy };
}

/* The linear part is given; the shift makes @pivot a fixed point. */
static StudioAffine
around (StudioAffine affine,
        StudioPoint pivot)
{
  affine.x0 = pivot.x - affine.xx * pivot.x - affine.xy * pivot.y;
  affine.y0 = pivot.y - affine.yx * pivot.x - affine.yy * pivot.y;
  return affine;
}

StudioAffine
studio_affine_rotate (double degrees,
                      StudioPoint pivot)
{
  double quarter = degrees / 90, angle = degrees * G_PI / 180, c = cos (angle), s = sin (angle);

  /* right angles stay exact, so that what was upright is upright again */
  if (fabs (quarter - round (quarter)) < 1e-12) {
    c = round (c);
    s = round (s);
  }
  return around ((StudioAffine){ c, s, -s, c, 0, 0 }, pivot);
}

StudioAffine
studio_affine_scale (double sx,
                     double sy,
                     StudioPoint pivot)
{
  return around ((StudioAffine){ sx, 0, 0, sy, 0, 0 }, pivot);
}

StudioAffine
studio_affine_multiply (const StudioAffine *outer,
                        const StudioAffine *inner)
{
  StudioAffine both = { 1, 0, 0, 1, 0, 0 };

  g_return_val_if_fail (outer != NULL && inner != NULL, both);

  both.xx = outer->xx * inner->xx + outer->xy * inner->yx;
  both.xy = outer->xx * inner->xy + outer->xy * inner->yy;
  both.x0 = outer->xx * inner->x0 + outer->xy * inner->y0 + outer->x0;
  both.yx = outer->yx * inner->xx + outer->yy * inner->yx;
  both.yy = outer->yx * inner->xy + outer->yy * inner->yy;
  both.y0 = outer->yx * inner->x0 + outer->yy * inner->y0 + outer->y0;
  return both;
}

gboolean
studio_affine_invert (const StudioAffine *affine,
                      StudioAffine *inverse)
{
  double det;

  g_return_val_if_fail (affine != NULL && inverse != NULL, FALSE);

  det = affine->xx * affine->yy - affine->xy * affine->yx;
  *inverse = studio_affine_identity ();
  if (!isfinite (det) || fabs (det) < 1e-12)
    return FALSE;
  inverse->xx = affine->yy / det;
  inverse->xy = -affine->xy / det;
  inverse->yx = -affine->yx / det;
  inverse->yy = affine->xx / det;
  inverse->x0 = -(inverse->xx * affine->x0 + inverse->xy * affine->y0);
  inverse->y0 = -(inverse->yx * affine->x0 + inverse->yy * affine->y0);
  return TRUE;
}

StudioPoint
studio_affine_apply (const StudioAffine *affine,
                     StudioPoint point)
{
  g_return_val_if_fail (affine != NULL, point);

  return (StudioPoint){ affine->xx * point.x + affine->xy * point.y + affine->x0, affine->yx * point.x + affine->yy * point.y + affine->y0 };
}

StudioPoint
studio_affine_apply_vector (const StudioAffine *affine,
                            StudioPoint vector)
{
  g_return_val_if_fail (affine != NULL, vector);

  return (StudioPoint){ affine->xx * vector.x + affine->xy * vector.y, affine->yx * vector.x + affine->yy * vector.y };
}
