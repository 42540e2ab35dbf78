#pragma once

#include <cairo.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/*
 * What the motif files share; only studio-draw-motif.c and studio-motif-*.c include it. A motif draws from
 * (0, 0) to (width, height) and may go beyond, since all is cut off there.
 */

typedef struct
{
  cairo_t *cr;
  double width, height; /* px */
  double cell;          /* px, positive */
  guint seed;
  const StudioMotifSpec *spec;
} StudioMotif;

typedef void (*StudioMotifDraw) (const StudioMotif *motif);

void studio_motif_meander (const StudioMotif *motif);
void studio_motif_tenun (const StudioMotif *motif);
void studio_motif_ubin (const StudioMotif *motif);
void studio_motif_sulur (const StudioMotif *motif);
void studio_motif_bata (const StudioMotif *motif);
void studio_motif_sayap (const StudioMotif *motif);

/** Fills the current path in the motif's colour at @strength (0..1) of its alpha, fading as the spec says, and clears the path. */
void studio_motif_fill (const StudioMotif *motif, double strength);

/** Returns: 0 to 1 (exclusive), always the same for the same seed, place and @channel. */
double studio_motif_chance (const StudioMotif *motif, int column, int row, guint channel);

/** A line's point and half its width there. */
typedef struct
{
  double x, y, half;
} StudioMotifPoint;

/** Adds a line of changing width to the path, as one contour around its @n_points (2 or more) points, with flat ends. */
void studio_motif_add_ribbon (const StudioMotif *motif, const StudioMotifPoint *points, int n_points);

/** Adds a leaf from @root to @tip, @width wide at its middle and bent sideways by @bend px. */
void studio_motif_add_leaf (const StudioMotif *motif, StudioPoint root, StudioPoint tip, double width, double bend);

G_END_DECLS
