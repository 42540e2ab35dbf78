#include "config.h"

#include "studio-crop.h"

#include <math.h>

/* Shifts and, if need be, enlarges the picture until it covers the frame. */
static void
cover (StudioCrop *crop)
{
  const StudioRect *frame = &crop->frame;
  StudioRect *placed = &crop->placed;

  placed->x = CLAMP (placed->x, MIN (frame->x + frame->w - placed->w, frame->x), frame->x);
  placed->y = CLAMP (placed->y, MIN (frame->y + frame->h - placed->h, frame->y), frame->y);
}

static double
least_scale (const StudioCrop *crop)
{
  return MAX (crop->frame.w / crop->picture.w, crop->frame.h / crop->picture.h);
}

/* The picture at @scale px a pixel, its point @at (0..1) lying at @place. */
static void
put (StudioCrop *crop,
     double scale,
     StudioPoint at,
     StudioPoint place)
{
  scale = CLAMP (scale, least_scale (crop), least_scale (crop) * STUDIO_CROP_MAX_ZOOM);
  crop->placed.w = crop->picture.w * scale;
  crop->placed.h = crop->picture.h * scale;
  crop->placed.x = place.x - at.x * crop->placed.w;
  crop->placed.y = place.y - at.y * crop->placed.h;
  cover (crop);
}

static gboolean
is_usable (const StudioRect *crop)
{
  return crop != NULL && isfinite (crop->x) && isfinite (crop->y) && isfinite (crop->w) && isfinite (crop->h) && crop->w > 0 && crop->h > 0;
}

StudioCrop
studio_crop_new (const StudioRect *frame,
                 StudioSize picture,
                 const StudioRect *crop,
                 StudioPoint focal)
{
  StudioCrop made = { 0 };
  StudioPoint middle;

  g_return_val_if_fail (frame != NULL, made);

  made.frame = *frame;
  made.picture = (StudioSize){ MAX (picture.w, 1), MAX (picture.h, 1) };
  if (!is_usable (crop)) {
    made.placed = studio_rect_cover (frame, made.picture, focal);
    return made;
  }
  middle = (StudioPoint){ frame->x + frame->w / 2, frame->y + frame->h / 2 };
  put (&made, MAX (frame->w / crop->w / made.picture.w, frame->h / crop->h / made.picture.h),
       (StudioPoint){ crop->x + crop->w / 2, crop->y + crop->h / 2 }, middle);
  return made;
}

StudioRect
studio_crop_get_rect (const StudioCrop *crop)
{
  StudioRect rect = { 0, 0, 1, 1 };

  g_return_val_if_fail (crop != NULL, rect);

  if (crop->placed.w <= 0 || crop->placed.h <= 0)
    return rect;
  rect.w = MIN (1, crop->frame.w / crop->placed.w);
  rect.h = MIN (1, crop->frame.h / crop->placed.h);
  rect.x = CLAMP ((crop->frame.x - crop->placed.x) / crop->placed.w, 0, 1 - rect.w);
  rect.y = CLAMP ((crop->frame.y - crop->placed.y) / crop->placed.h, 0, 1 - rect.h);
  return rect;
}

double
studio_crop_get_zoom (const StudioCrop *crop)
{
  double least;

  g_return_val_if_fail (crop != NULL, 1);

  least = least_scale (crop);
  return least > 0 ? crop->placed.w / crop->picture.w / least : 1;
}

StudioCrop
studio_crop_zoom (const StudioCrop *crop,
                  double zoom,
                  StudioPoint around)
{
  StudioCrop made = { 0 };
  StudioPoint at;

  g_return_val_if_fail (crop != NULL, made);

  made = *crop;
  if (crop->placed.w <= 0 || crop->placed.h <= 0)
    return made;
  at = (StudioPoint){ (around.x - crop->placed.x) / crop->placed.w, (around.y - crop->placed.y) / crop->placed.h };
  put (&made, least_scale (crop) * (isfinite (zoom) ? zoom : 1), at, around);
  return made;
}

/* Middles come together when they nearly are. */
static double
drawn_to_middle (double placed,
                 double length,
                 double frame,
                 double room,
                 double threshold)
{
  double centered = frame + (room - length) / 2;

  return fabs (placed - centered) <= threshold ? centered : placed;
}

StudioCrop
studio_crop_drag (const StudioCrop *crop,
                  StudioPoint delta,
                  double threshold)
{
  StudioCrop made = { 0 };

  g_return_val_if_fail (crop != NULL, made);

  made = *crop;
  made.placed.x = drawn_to_middle (crop->placed.x + delta.x, crop->placed.w, crop->frame.x, crop->frame.w, threshold);
  made.placed.y = drawn_to_middle (crop->placed.y + delta.y, crop->placed.h, crop->frame.y, crop->frame.h, threshold);
  cover (&made);
  return made;
}

StudioCrop
studio_crop_set_frame (const StudioCrop *crop,
                       const StudioRect *frame)
{
  StudioCrop made = { 0 };
  StudioPoint corner = { 0, 0 };

  g_return_val_if_fail (crop != NULL && frame != NULL, made);

  made = *crop;
  made.frame = *frame;
  put (&made, crop->placed.w / crop->picture.w, corner, (StudioPoint){ crop->placed.x, crop->placed.y });
  return made;
}

double
studio_crop_get_stretch (const StudioCrop *crop)
{
  g_return_val_if_fail (crop != NULL, 1);

  return crop->placed.w / crop->picture.w;
}
