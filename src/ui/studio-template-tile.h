#pragma once

#include <gtk/gtk.h>

#include "studio-template-item.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_TEMPLATE_TILE (studio_template_tile_get_type ())
G_DECLARE_FINAL_TYPE (StudioTemplateTile, studio_template_tile, STUDIO, TEMPLATE_TILE, GtkWidget)

/** StudioTemplateTile: a template in the grid of the start page. Of fixed size, so that scrolling does not jump. */
GtkWidget *studio_template_tile_new (void);
/** @item: (nullable) */
void studio_template_tile_set_item (StudioTemplateTile *self, StudioTemplateItem *item);
/** Returns: (transfer none) (nullable) */
StudioTemplateItem *studio_template_tile_get_item (StudioTemplateTile *self);

G_END_DECLS
