#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"
#include "studio-layer-tree.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LAYER_ROW (studio_layer_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioLayerRow, studio_layer_row, STUDIO, LAYER_ROW, GtkWidget)

/**
 * StudioLayerRow: one layer in the panel of layers: its picture, or an icon of its kind while there is none, its name, which can be changed in place, lock and eye. It can be
 * dragged above or below another.
 *
 * Signals: "expander" (): its children are to be shown or hidden; "menu" (double x, double y): its context menu is wanted
 */
GtkWidget *studio_layer_row_new (void);
/** @composer, @item: (nullable): NULL shows nothing */
void studio_layer_row_bind (StudioLayerRow *self, StudioComposer *composer, StudioLayerItem *item);
/** Returns: (nullable) (transfer none) */
StudioLayerItem *studio_layer_row_get_item (StudioLayerRow *self);
/** Shows what the layer is like now. */
void studio_layer_row_refresh (StudioLayerRow *self);
/** Shows the picture that its item has now. */
void studio_layer_row_show_picture (StudioLayerRow *self);
/** Puts the caret into the name. */
void studio_layer_row_rename (StudioLayerRow *self);

G_END_DECLS
