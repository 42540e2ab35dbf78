#pragma once

#include <gtk/gtk.h>

#include "studio-scene.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LAYER_ITEM (studio_layer_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioLayerItem, studio_layer_item, STUDIO, LAYER_ITEM, GObject)

/** StudioLayerItem: one layer of the page, the same object for as long as the page has a layer of this id. */
const char *studio_layer_item_get_id (StudioLayerItem *self);
/** Returns: (transfer none): its box as laid out last. */
const StudioBox *studio_layer_item_get_box (StudioLayerItem *self);
/** How many groups and stacks it stands in. */
guint studio_layer_item_get_depth (StudioLayerItem *self);
gboolean studio_layer_item_has_children (StudioLayerItem *self);
gboolean studio_layer_item_get_collapsed (StudioLayerItem *self);
/** Returns: (transfer none): the scene of its box. */
StudioScene *studio_layer_item_get_scene (StudioLayerItem *self);
/** Its box's index there. */
guint studio_layer_item_get_index (StudioLayerItem *self);
/** @picture: (nullable): what the layer looks like in that scene; @pale: it is seen on a dark ground only. */
void studio_layer_item_set_picture (StudioLayerItem *self, GdkPaintable *picture, gboolean pale);
/** Returns: (nullable) (transfer none): the picture that was set last, of this scene or of an earlier one. */
GdkPaintable *studio_layer_item_get_picture (StudioLayerItem *self, gboolean *pale);
/** Whether a picture was set, be it NULL, and the layer has looked the same ever since. */
gboolean studio_layer_item_is_drawn (StudioLayerItem *self);

#define STUDIO_TYPE_LAYER_TREE (studio_layer_tree_get_type ())
G_DECLARE_FINAL_TYPE (StudioLayerTree, studio_layer_tree, STUDIO, LAYER_TREE, GObject)

/**
 * StudioLayerTree: the layers of a page as a GListModel of StudioLayerItem: what is painted last comes first, what stands in
 * a group or stack follows it, unless that is collapsed. A new scene of the same page tells only what moved, so that a list
 * keeps its place and its rows.
 *
 * Signal: "refreshed": what the items say may be other than before; comes after "items-changed".
 */
StudioLayerTree *studio_layer_tree_new (void);
/** @scene: (nullable) */
void studio_layer_tree_set_scene (StudioLayerTree *self, StudioScene *scene);
void studio_layer_tree_set_collapsed (StudioLayerTree *self, const char *id, gboolean collapsed);
/** Shows all that @id stands in expanded. */
void studio_layer_tree_reveal (StudioLayerTree *self, const char *id);
/** Returns: its position, %G_MAXUINT if it is not listed */
guint studio_layer_tree_find (StudioLayerTree *self, const char *id);

G_END_DECLS
