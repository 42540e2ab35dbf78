#pragma once

#include "studio-affine.h"

G_BEGIN_DECLS

/**
 * StudioWave: how a wavy line under words is drawn, in px of the screen, so that it is as clear on a small picture as on a large one.
 * @length: from one crest to the next
 * @height: from crest to trough
 * @width: of the pen
 */
typedef struct
{
  double length;
  double height;
  double width;
} StudioWave;

/** @size: of the letters, in px of the screen */
StudioWave studio_wave_for_size (double size);
/**
 * studio_wave_points:
 * @under: of studio_text_underline_rects(), in px of the page
 * @matrix: from there to px of the screen; may turn, mirror and enlarge
 * @area: (nullable): px of the screen; what lies wholly outside is left out
 *
 * Returns: (transfer full) (element-type StudioPoint): crests and troughs in turn, from one end of the rect to the other, on the side of it
 *   that the letters' feet are on; empty if nothing is to be seen
 */
GArray *studio_wave_points (const StudioWave *wave, const StudioRect *under, const StudioAffine *matrix, const StudioRect *area);

G_END_DECLS
