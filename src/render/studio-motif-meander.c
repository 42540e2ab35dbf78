#include "config.h"

#include "studio-motif.h"

#include <math.h>

/* A river seen from above: lines that keep company through wide bends, with every fourth one a stream that swells and narrows.
 * All lengths are in cells. */
#define WAVE 17.0     /* one full bend */
#define SWING 2.5     /* how far it leaves its bed */
#define OVERHANG 0.55 /* 0 is a plain sine; towards 1 the bends lean over as real meanders do */
#define STEP 0.14
#define STREAM_EVERY 4

typedef struct
{
  double phase, swing, width, swell;
} River;

static River
river_at (const StudioMotif *motif,
          int line)
{
  double start = studio_motif_chance (motif, 0, 0, 1) * 2 * G_PI;
  River river;

  /* slow enough from line to line that neighbours never cross */
  river.phase = start + 0.05 * line + 0.4 * sin (0.11 * line + start);
  river.swing = SWING * (0.82 + 0.18 * sin (0.17 * line + 2 * start));
  river.width = line % STREAM_EVERY == 0 ? 0.11 : 0.05;
  river.swell = 2 * G_PI * studio_motif_chance (motif, line, 0, 2);
  return river;
}

static StudioMotifPoint
river_point (const StudioMotif *motif,
             const River *river,
             int line,
             double way)
{
  double slow = 0.4 * sin (2 * G_PI * way / (2.63 * WAVE) + river->phase * 0.5);
  double angle = 2 * G_PI * way / WAVE + river->phase + slow;
  double lean = OVERHANG * WAVE / (4 * G_PI);
  double swell = 0.5 + 0.5 * sin (2 * G_PI * way / (0.83 * WAVE) + river->swell);
  StudioMotifPoint point;

  point.x = motif->cell * (way - lean * sin (2 * angle));
  point.y = motif->cell * (line + river->swing * sin (angle));
  point.half = motif->cell * river->width * (0.32 + 0.68 * swell);
  return point;
}

static void
add_river (const StudioMotif *motif,
           int line,
           StudioMotifPoint *points,
           int n_points)
{
  River river = river_at (motif, line);

  for (int i = 0; i < n_points; i++)
    points[i] = river_point (motif, &river, line, i * STEP - 2);
  studio_motif_add_ribbon (motif, points, n_points);
}

void
studio_motif_meander (const StudioMotif *motif)
{
  int n_points = (int) ceil ((motif->width / motif->cell + 4) / STEP) + 1;
  int first = -(int) ceil (SWING) - 1;
  int last = (int) ceil (motif->height / motif->cell + SWING) + 1;
  g_autofree StudioMotifPoint *points = g_new (StudioMotifPoint, n_points);

  for (int line = first; line <= last; line++) {
    add_river (motif, line, points, n_points);
    studio_motif_fill (motif, line % STREAM_EVERY == 0 ? 1 : 0.85);
  }
}
