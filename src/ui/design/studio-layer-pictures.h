#pragma once

#include "studio-layer-tree.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LAYER_PICTURES (studio_layer_pictures_get_type ())
G_DECLARE_FINAL_TYPE (StudioLayerPictures, studio_layer_pictures, STUDIO, LAYER_PICTURES, GObject)

/** Of the square in which the list shows a layer, in logical px. */
#define STUDIO_LAYER_PICTURE_SIDE 28

/**
 * StudioLayerPictures: has the small pictures of layers drawn, for those that are in sight and that do not look as they were drawn: one
 * after another in a worker thread, in pauses between edits, and after all that the canvas wants.
 *
 * Signal: "drawn" (StudioLayerItem *item): it has a picture now, or turned out to have none
 */
StudioLayerPictures *studio_layer_pictures_new (void);
/** @previewer: (nullable) */
void studio_layer_pictures_set_previewer (StudioLayerPictures *self, StudioPreviewer *previewer);
/** Nothing is wanted any more. */
void studio_layer_pictures_stop (StudioLayerPictures *self);
/** @density: device px a logical px. Costs nothing if the item is drawn already. */
void studio_layer_pictures_want (StudioLayerPictures *self, StudioLayerItem *item, int density);
/** It went out of sight. */
void studio_layer_pictures_forget (StudioLayerPictures *self, StudioLayerItem *item);

G_END_DECLS
