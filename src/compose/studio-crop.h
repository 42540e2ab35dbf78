#pragma once

#include "studio-affine.h"

G_BEGIN_DECLS

/**
 * StudioCrop: a picture behind the frame it is seen through.
 * @frame: in px, upright (points of a turned frame are turned back first)
 * @picture: the whole picture's size, upright, in its own px
 * @placed: where the whole picture lies, in px; it always covers @frame
 */
typedef struct
{
  StudioRect frame;
  StudioSize picture;
  StudioRect placed;
} StudioCrop;

/** The picture is shown at most this much larger than it has to be. */
#define STUDIO_CROP_MAX_ZOOM 20.0

/**
 * @crop: the part that is shown, 0..1, as in StudioPhotoSpec; w 0: automatic around @focal
 *
 * Places the picture exactly as the painter does.
 */
StudioCrop studio_crop_new (const StudioRect *frame, StudioSize picture, const StudioRect *crop, StudioPoint focal);
/** Returns: what is stored: the part of the picture in the frame, 0..1 */
StudioRect studio_crop_get_rect (const StudioCrop *crop);
/** Returns: 1 when the picture just covers the frame */
double studio_crop_get_zoom (const StudioCrop *crop);
/** @zoom: 1 … STUDIO_CROP_MAX_ZOOM; the picture's point at @around, in px, stays there as far as the frame stays covered */
StudioCrop studio_crop_zoom (const StudioCrop *crop, double zoom, StudioPoint around);
/**
 * studio_crop_drag:
 * @crop: as it was when the drag began
 * @delta: in px of the frame
 * @threshold: px within which the picture's middle is drawn to the frame's middle; 0: none. Its edges stop at the frame's anyway.
 */
StudioCrop studio_crop_drag (const StudioCrop *crop, StudioPoint delta, double threshold);
/** For another frame: the picture stays where it is as far as the new frame is covered. */
StudioCrop studio_crop_set_frame (const StudioCrop *crop, const StudioRect *frame);
/** Px of the page a px of the picture: above 1 it is stretched when exported at scale 1. */
double studio_crop_get_stretch (const StudioCrop *crop);

G_END_DECLS
