#pragma once

#include "studio-frame.h"

G_BEGIN_DECLS

typedef enum {
  STUDIO_ALIGN_LEFT,
  STUDIO_ALIGN_MIDDLE_ACROSS,
  STUDIO_ALIGN_RIGHT,
  STUDIO_ALIGN_TOP,
  STUDIO_ALIGN_MIDDLE_DOWN,
  STUDIO_ALIGN_BOTTOM,
} StudioAlignEdge;

typedef enum {
  STUDIO_ALIGN_TO_SELECTION,
  STUDIO_ALIGN_TO_PAGE,
  STUDIO_ALIGN_TO_SAFE_AREA,
  STUDIO_ALIGN_TO_KEY,
} StudioAlignTo;

typedef enum {
  STUDIO_DISTRIBUTE_GAPS,
  STUDIO_DISTRIBUTE_CENTERS,
} StudioDistribute;

/** Returns: the rect that frames are aligned to; @key: index of the frame that stays, for @STUDIO_ALIGN_TO_KEY */
StudioRect studio_align_reference (const StudioFrame *frames, guint n, StudioAlignTo to, const StudioFormat *format, guint key);
/** Moves the frames so that the boxes around them lie at one edge or the middle of @reference. @out: may be @frames */
void studio_align_frames (const StudioFrame *frames, guint n, StudioAlignEdge edge, const StudioRect *reference, StudioFrame *out);
/**
 * studio_align_distribute:
 * @across: from left to right, otherwise from top to bottom
 * @reference: (nullable): the outermost two go to its edges; otherwise they stay
 *
 * The order is that of the frames' middles. Fewer than three frames without a @reference stay where they are.
 */
void studio_align_distribute (const StudioFrame *frames, guint n, gboolean across, StudioDistribute how, const StudioRect *reference, StudioFrame *out);

G_END_DECLS
