#pragma once

#include <glib.h>

#include "studio-geometry.h"

G_BEGIN_DECLS

/** Of a map, in bytes; larger ones are to be simplified first. */
#define STUDIO_GEO_MAX_BYTES (8 * 1024 * 1024)
#define STUDIO_GEO_MAX_POINTS 300000
#define STUDIO_GEO_MAX_AREAS 1000
/** Different members that names are looked for in. */
#define STUDIO_GEO_MAX_KEYS 32

/** StudioGeoRing: @first, @n: points of the map; at least three, the last not the first again. */
typedef struct
{
  guint first, n;
} StudioGeoRing;

/** StudioGeoArea: rings are filled even-odd, so holes need no mark. @words, @folds: (array length=STUDIO_GEO_MAX_KEYS) (element nullable): its members and how they compare. */
typedef struct
{
  guint first_ring, n_rings;
  char **words;
  char **folds;
} StudioGeoArea;

/**
 * StudioGeo: the areas of a GeoJSON (RFC 7946). Immutable, shared by reference count, also between threads.
 * @points: (element-type StudioPoint): x is the longitude, y the latitude, in degrees
 * @rings: (element-type StudioGeoRing)
 * @areas: (element-type StudioGeoArea)
 * @keys: (element-type utf8): names of the members that hold words
 * @bounds: in degrees, y the smallest latitude
 * @n_broken: rings left out: fewer than three different points, no area, or not in degrees
 */
typedef struct
{
  gatomicrefcount refs;
  GArray *points, *rings, *areas;
  GPtrArray *keys;
  StudioRect bounds;
  int n_broken;
} StudioGeo;

/**
 * studio_geo_read:
 * @bytes: the whole file
 *
 * Reads a FeatureCollection or Feature with polygons; points and lines are passed over. It keeps no tree of the file.
 *
 * Returns: (transfer full) (nullable): the areas; NULL with one sentence: %STUDIO_ERROR_LIMIT for one too large,
 *   %STUDIO_ERROR_UNSUPPORTED for what is no GeoJSON or has no area, %STUDIO_ERROR_TRUNCATED for one that is cut off
 */
StudioGeo *studio_geo_read (GBytes *bytes, GError **error);
/** The error of a map with so many bytes. */
void studio_geo_set_too_large (GError **error, guint64 n_bytes);
/** Whether the file looks like JSON, not like a picture. */
gboolean studio_geo_looks_like (GBytes *bytes);
StudioGeo *studio_geo_ref (StudioGeo *geo);
void studio_geo_unref (StudioGeo *geo);
/** Returns: (transfer full): a name as it compares: "Kec. Long-Kali" is "longkali". */
char *studio_geo_fold_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioGeo, studio_geo_unref)

G_END_DECLS
