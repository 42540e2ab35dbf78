#pragma once

#include <gtk/gtk.h>

#include "studio-region.h"

G_BEGIN_DECLS

/**
 * StudioTile: a painted part of a page, kept as render nodes, so that GTK draws it anew only where something else
 * has changed.
 * @surface: (nullable): none
 */
typedef struct
{
  cairo_surface_t *surface;
  StudioRegion region;
  GskRenderNode *nodes[2]; /* (nullable): with hard and with soft pixels */
} StudioTile;

/** @surface: (transfer none): not to be drawn on any more */
void _studio_tile_set (StudioTile *tile, cairo_surface_t *surface, const StudioRegion *region);
/** Leaves @from empty. */
void _studio_tile_move (StudioTile *tile, StudioTile *from);
void _studio_tile_clear (StudioTile *tile);
/** Whether it shows @region in its own pixels. */
gboolean _studio_tile_covers (const StudioTile *tile, const StudioRegion *region);
/**
 * _studio_tile_append:
 * @snapshot: its origin is the page's corner, its unit the device px
 * @scale: device px a design px
 * @hard: enlarged pixels stay squares
 */
void _studio_tile_append (StudioTile *tile, GtkSnapshot *snapshot, double scale, gboolean hard);

G_END_DECLS
