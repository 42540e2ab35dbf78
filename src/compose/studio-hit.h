#pragma once

#include "studio-frame.h"

G_BEGIN_DECLS

/**
 * studio_hit_all:
 * @point: on the page, in px
 * @slack: px by which thin things may be missed
 *
 * What is drawn under a point. Turned and mirrored boxes are hit where they are seen, clipped ones within their parent's
 * outline only, texts at their letters, outlines without a fill near their line. Hidden layers and boxes that draw nothing
 * themselves are not hit; the page itself is not among them.
 *
 * Returns: (transfer full) (element-type guint): indices of boxes, the topmost first
 */
GArray *studio_hit_all (StudioScene *scene, StudioPoint point, double slack);

/** The same for one box, whatever lies above it. */
gboolean studio_hit_box (StudioScene *scene, guint index, StudioPoint point, double slack);

/** StudioMarquee: what a rectangle drawn on the page catches. */
typedef enum {
  STUDIO_MARQUEE_TOUCHED,
  STUDIO_MARQUEE_ENCLOSED,
} StudioMarquee;

/**
 * studio_hit_marquee:
 * @rect: on the page, in px
 *
 * Returns: (transfer full) (element-type guint): the units (studio_unit_of()) in painting order. Backgrounds, locked and
 * hidden layers are never among them.
 */
GArray *studio_hit_marquee (StudioScene *scene, const StudioRect *rect, StudioMarquee mode);

/** Whether a box draws something itself: all but groups and stacks without fill, line and dividers. */
gboolean studio_hit_is_drawn (const StudioBox *box);
/** Whether a box is the page or a shape, photo or motif that fills at least 98 % of it. */
gboolean studio_hit_is_background (StudioScene *scene, guint index);
/** Whether the layer and all it stands in are visible. */
gboolean studio_hit_is_visible (StudioScene *scene, guint index);
/** Whether the layer or one that it stands in is locked, by the template or by a person. */
gboolean studio_hit_is_locked (StudioScene *scene, guint index);

G_END_DECLS
