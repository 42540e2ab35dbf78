#pragma once

#include <gtk/gtk.h>

#include "studio-element-pictures.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ELEMENT_TILE (studio_element_tile_get_type ())
G_DECLARE_FINAL_TYPE (StudioElementTile, studio_element_tile, STUDIO, ELEMENT_TILE, GtkFlowBoxChild)

/**
 * StudioElementTile: one element in a flow box: a small picture that can be dragged away (as %STUDIO_TYPE_ELEMENT). Its
 * name is told by tooltip and to assistive technology.
 */
GtkWidget *studio_element_tile_new (StudioElement *element, int width, int height);
StudioElement *studio_element_tile_get_element (StudioElementTile *self);
/** Its name stands below the picture, too. */
void studio_element_tile_show_name (StudioElementTile *self);
/** Shows the picture, now or when it is drawn; asked again it does nothing. Of a brand without pictures so far, too. */
void studio_element_tile_load (StudioElementTile *self, StudioElementPictures *pictures);
/** Shows a picture that comes from elsewhere. @paintable: (nullable) */
void studio_element_tile_set_paintable (StudioElementTile *self, GdkPaintable *paintable);
/** The brand is another one: the next studio_element_tile_load() draws anew. */
void studio_element_tile_forget (StudioElementTile *self);

G_END_DECLS
