#pragma once

#include "studio-asset.h"
#include "studio-composer.h"
#include "studio-elements.h"

G_BEGIN_DECLS

/**
 * studio_element_new_photo:
 * @name: what people call it
 *
 * Returns: (transfer full): a photo of the post as an element; an SVG becomes a drawing
 */
StudioElement *studio_element_new_photo (StudioAsset *asset, const char *name);
/**
 * studio_element_place:
 * @point: (nullable): of the page; the page's middle
 *
 * Puts the element onto the page, in one step, and selects it. A photo that is let go over a photo takes its place: there
 * the frame stays.
 */
void studio_element_place (StudioElement *self, StudioComposer *composer, const StudioPoint *point);
/** Returns: (nullable) (transfer none): the photo layer at @point that takes another photo: the topmost thing there, and not locked */
const char *studio_element_find_photo (StudioComposer *composer, StudioPoint point);
/** Returns: (nullable) (transfer none): the id of the photo layer that studio_element_place() would fill at @point */
const char *studio_element_find_target (StudioElement *self, StudioComposer *composer, StudioPoint point);

G_END_DECLS
