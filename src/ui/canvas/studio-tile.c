#include "config.h"

#include "studio-tile.h"

#include <math.h>

void
_studio_tile_set (StudioTile *tile,
                  cairo_surface_t *surface,
                  const StudioRegion *region)
{
  _studio_tile_clear (tile);
  tile->surface = cairo_surface_reference (surface);
  tile->region = *region;
}

void
_studio_tile_move (StudioTile *tile,
                   StudioTile *from)
{
  _studio_tile_clear (tile);
  *tile = *from;
  *from = (StudioTile){ 0 };
}

void
_studio_tile_clear (StudioTile *tile)
{
  g_clear_pointer (&tile->nodes[0], gsk_render_node_unref);
  g_clear_pointer (&tile->nodes[1], gsk_render_node_unref);
  g_clear_pointer (&tile->surface, cairo_surface_destroy);
}

gboolean
_studio_tile_covers (const StudioTile *tile,
                     const StudioRegion *region)
{
  const cairo_rectangle_int_t *outer = &tile->region.area, *inner = &region->area;

  return tile->surface != NULL && fabs (tile->region.scale - region->scale) < 1e-9 && inner->x >= outer->x && inner->y >= outer->y && inner->x + inner->width <= outer->x + outer->width && inner->y + inner->height <= outer->y + outer->height;
}

/* Not cairo's own choice of a filter: when it makes pictures smaller it takes ten times as long. */
static GskRenderNode *
make_node (const StudioTile *tile,
           gboolean soft)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, tile->region.area.width, tile->region.area.height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, tile->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), soft ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

void
_studio_tile_append (StudioTile *tile,
                     GtkSnapshot *snapshot,
                     double scale,
                     gboolean hard)
{
  double enlarged = scale / tile->region.scale;
  gboolean exact = fabs (enlarged - 1) < 1e-9, soft = !exact && !hard;

  if (tile->surface == NULL)
    return;
  if (tile->nodes[soft] == NULL)
    tile->nodes[soft] = make_node (tile, soft);
  gtk_snapshot_save (snapshot);
  if (!exact)
    gtk_snapshot_scale (snapshot, (float) enlarged, (float) enlarged);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (tile->region.area.x, tile->region.area.y));
  gtk_snapshot_append_node (snapshot, tile->nodes[soft]);
  gtk_snapshot_restore (snapshot);
}
