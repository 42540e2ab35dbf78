#pragma once

#include "studio-affine.h"
#include "studio-scene.h"

G_BEGIN_DECLS

/**
 * StudioFrame: an oriented box in the page's space.
 * @center: in px of the page; @w, @h: before turning, in px
 * @rotation: degrees clockwise, -180 < rotation <= 180
 * @flip_x, @flip_y: the content is mirrored in the box's own directions; the box itself looks the same
 *
 * What a person sees of a layer, with everything its parents do to it.
 */
typedef struct
{
  StudioPoint center;
  double w, h;
  double rotation;
  gboolean flip_x, flip_y;
} StudioFrame;

/**
 * StudioPlacement: a frame as documents store it.
 * @rect: relative to the parent box's top left corner in the parent's own directions, before the layer is turned
 * @rotation, @flip_x, @flip_y: the layer's own, without its parents'
 */
typedef struct
{
  StudioRect rect;
  double rotation;
  gboolean flip_x, flip_y;
} StudioPlacement;

/** Returns: FALSE if the scene has no layer called @id. */
gboolean studio_frame_find (StudioScene *scene, const char *id, guint *index);
/** Returns: the box that box @index stands in; 0, the page, for itself */
guint studio_frame_parent (StudioScene *scene, guint index);
/** From the px of @index's StudioBox.rect to what is seen on the page; @own: with the turn and flip of the box itself. */
StudioAffine studio_frame_matrix_of_box (StudioScene *scene, guint index, gboolean own);
StudioFrame studio_frame_of_box (StudioScene *scene, guint index);
/** The same for another rect in the box's own directions, like studio_box_text_rect(). */
StudioFrame studio_frame_of_part (StudioScene *scene, guint index, const StudioRect *rect);
StudioFrame studio_frame_of_rect (const StudioRect *rect);
/** How box @index has to be stored to lie at @frame. */
StudioPlacement studio_frame_to_parent (StudioScene *scene, guint index, const StudioFrame *frame);

/** From the frame's own px (0, 0 its unmirrored top left corner) to the page. */
StudioAffine studio_frame_matrix (const StudioFrame *frame);
/** Corners on the page: top left, top right, bottom right, bottom left in the frame's own directions. */
void studio_frame_corners (const StudioFrame *frame, StudioPoint corners[4]);
/** The upright box around it. */
StudioRect studio_frame_bounds (const StudioFrame *frame);
/** Around all of them. Returns: an empty rect for none */
StudioRect studio_frame_bounds_of_all (const StudioFrame *frames, guint n);
/** @slack: px around the frame that count as inside */
gboolean studio_frame_contains (const StudioFrame *frame, StudioPoint point, double slack);
/** Whether the frame and an upright rect share area or touch. */
gboolean studio_frame_meets (const StudioFrame *frame, const StudioRect *rect);
/** Returns: @degrees turned into -180 < x <= 180 */
double studio_frame_tidy_angle (double degrees);

G_END_DECLS
