#pragma once

#include "studio-scene.h"

G_BEGIN_DECLS

/**
 * StudioPart: which boxes of a page one painting shows, so that some can be moved while the others stay as they are.
 * @STUDIO_PART_ALL: the page
 * @STUDIO_PART_BELOW: what lies below the topmost chosen box and is not chosen
 * @STUDIO_PART_CHOSEN: the chosen boxes with all that stands in them
 * @STUDIO_PART_ABOVE: what lies above all chosen boxes
 *
 * Painted one over the other the three parts are the page, but for what lies between two chosen boxes: that comes
 * below both. A box that holds chosen ones is painted itself (ground, shadow, dividers) with the part below; its opacity
 * and turning hold for all parts, its clip for the other two only, so that what was cut off can be moved into view.
 */
typedef enum {
  STUDIO_PART_ALL,
  STUDIO_PART_BELOW,
  STUDIO_PART_CHOSEN,
  STUDIO_PART_ABOVE,
} StudioPart;

/**
 * studio_parts_new:
 * @ids: (array zero-terminated=1): of the chosen layers; unknown ones are ignored
 *
 * Returns: (transfer full) (nullable): a StudioPart for each box of @scene, free with g_free(); NULL if none is chosen
 */
guint8 *studio_parts_new (StudioScene *scene, const char *const *ids);

/**
 * studio_paint_ink:
 * @ink: (out): in design px, before the box's own turning: no less than all that the box itself paints, children apart
 *
 * Returns: FALSE if that is not known, so that the box must be taken to reach everywhere
 */
gboolean studio_paint_ink (const StudioBox *box, StudioRect *ink);

/**
 * studio_paint_bounds:
 * @index: of a box
 *
 * Returns: what the box and its children take of the page, in design px, turned and mirrored with all they stand in; no less
 *   than they paint
 */
StudioRect studio_paint_bounds (StudioScene *scene, guint index);

G_END_DECLS
