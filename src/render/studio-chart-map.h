#pragma once

#include "studio-chart.h"

G_BEGIN_DECLS

/* What the files of the map share; only studio-chart-map*.c include it. */

/** StudioMapShape: a map's areas in px. @points: (element-type StudioPoint); @rings: (element-type StudioGeoRing), of those points; @geo: whose areas name the rings */
typedef struct
{
  const StudioGeo *geo;
  GArray *points, *rings;
} StudioMapShape;

/** StudioMapClasses: @n: how many; @of_rows: each row's class, -1 without a figure; @low, @high: the rows with the smallest and the largest figure of a class, -1: it has none */
typedef struct
{
  int n;
  int of_rows[STUDIO_CHART_MAX_ROWS];
  int low[STUDIO_CHART_MAX_CLASSES], high[STUDIO_CHART_MAX_CLASSES];
} StudioMapClasses;

/** Returns: width by height of the map as it is drawn: a degree of longitude is shorter by the cosine of the latitude. */
double studio_map_get_aspect (const StudioGeo *geo);
/** Fits the map into @rect and leaves out points nearer than @tolerance px to the last, or to the line between their neighbours. */
void studio_map_shape_init (StudioMapShape *shape, const StudioGeo *geo, const StudioRect *rect, double tolerance);
void studio_map_shape_clear (StudioMapShape *shape);
/** Adds an area to cairo's path, to be filled even-odd. */
void studio_map_shape_path (const StudioMapShape *shape, cairo_t *cr, guint area);
/** Looks for a place where a box of @need lies wholly within the area. @middle: (out): of the roomiest place. */
gboolean studio_map_shape_find_room (const StudioMapShape *shape, guint area, StudioSize need, StudioPoint *middle);

/** Puts the rows into classes; of equal figures both are in one class, so there may be fewer than wanted. */
void studio_map_classes_init (StudioMapClasses *classes, const StudioChart *chart);

G_END_DECLS
