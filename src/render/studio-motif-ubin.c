#include "config.h"

#include "studio-motif.h"

#include <math.h>

/* Floor tiles of quarter and half discs, leaves, rings and dots, in two strengths, with a third of the floor left empty. */

typedef enum {
  TILE_QUARTER,
  TILE_RINGS,
  TILE_LEAF,
  TILE_HALVES,
  TILE_DOT,
  TILE_FOUR,
  TILE_DIAMOND,
  N_TILES,
} Tile;

/* Adds to the path in a square from 0 to 1, which the caller turns by quarters. */
static void
add_tile (cairo_t *cr,
          Tile tile)
{
  switch (tile) {
  case TILE_QUARTER:
    cairo_move_to (cr, 0, 0);
    cairo_arc (cr, 0, 0, 1, 0, G_PI / 2);
    cairo_close_path (cr);
    break;
  case TILE_RINGS:
    for (int i = 0; i < 3; i++) {
      double outer = 1 - i * 0.36;

      cairo_new_sub_path (cr);
      cairo_arc (cr, 0, 0, outer, 0, G_PI / 2);
      if (i < 2)
        cairo_arc_negative (cr, 0, 0, outer - 0.18, G_PI / 2, 0);
      else
        cairo_line_to (cr, 0, 0);
      cairo_close_path (cr);
    }
    break;
  case TILE_LEAF:
    cairo_new_sub_path (cr);
    cairo_arc (cr, 0, 1, 1, -G_PI / 2, 0);
    cairo_arc (cr, 1, 0, 1, G_PI / 2, G_PI);
    cairo_close_path (cr);
    break;
  case TILE_HALVES:
    cairo_new_sub_path (cr);
    cairo_arc (cr, 0.5, 0, 0.5, 0, G_PI);
    cairo_close_path (cr);
    cairo_new_sub_path (cr);
    cairo_arc (cr, 0.5, 0.5, 0.5, 0, G_PI);
    cairo_close_path (cr);
    break;
  case TILE_DOT:
    cairo_new_sub_path (cr);
    cairo_arc (cr, 0.5, 0.5, 0.25, 0, 2 * G_PI);
    cairo_close_path (cr);
    break;
  case TILE_FOUR:
    for (int i = 0; i < 4; i++) {
      cairo_new_sub_path (cr);
      cairo_arc (cr, 0.25 + i % 2 * 0.5, 0.25 + i / 2 * 0.5, 0.11, 0, 2 * G_PI);
      cairo_close_path (cr);
    }
    break;
  case TILE_DIAMOND: /* what four quarter discs leave over */
  case N_TILES:
  default:
    cairo_move_to (cr, 0.5, 0);
    cairo_arc_negative (cr, 1, 0, 0.5, G_PI, G_PI / 2);
    cairo_arc_negative (cr, 1, 1, 0.5, -G_PI / 2, -G_PI);
    cairo_arc_negative (cr, 0, 1, 0.5, 0, -G_PI / 2);
    cairo_arc_negative (cr, 0, 0, 0.5, G_PI / 2, 0);
    cairo_close_path (cr);
    break;
  }
}

static void
draw_cell (const StudioMotif *motif,
           int column,
           int row)
{
  Tile tile = (Tile) (studio_motif_chance (motif, column, row, 1) * N_TILES * 1.45);
  int turns = (int) (studio_motif_chance (motif, column, row, 2) * 4);
  gboolean soft = studio_motif_chance (motif, column, row, 3) < 0.45;

  if (tile >= N_TILES)
    return;
  cairo_save (motif->cr);
  cairo_translate (motif->cr, (column + 0.5) * motif->cell, (row + 0.5) * motif->cell);
  cairo_rotate (motif->cr, turns * G_PI / 2);
  cairo_scale (motif->cr, motif->cell, motif->cell);
  cairo_translate (motif->cr, -0.5, -0.5);
  add_tile (motif->cr, tile);
  cairo_restore (motif->cr);
  studio_motif_fill (motif, soft ? 0.55 : 1);
}

void
studio_motif_ubin (const StudioMotif *motif)
{
  int n_columns = (int) ceil (motif->width / motif->cell);
  int n_rows = (int) ceil (motif->height / motif->cell);

  for (int row = 0; row < n_rows; row++) {
    for (int column = 0; column < n_columns; column++)
      draw_cell (motif, column, row);
  }
}
