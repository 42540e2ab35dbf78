#include "config.h"

#include "studio-motif.h"

#include <math.h>

/* Songket as it stands on a weaver's chart: lozenges of stepped lines in two offset rows, with a flower of eight petals in one row and a
 * star of nested lozenges in the other. One stitch is a cell. */
#define HALF 16 /* of the repeat, in stitches: from a lozenge's middle to the next row's */

/* @a, @b: distance from the lozenge's middle in stitches, across and down */
static gboolean
flower (int a,
        int b)
{
  int wide = MAX (a, b), narrow = MIN (a, b);

  if (a == 0 && b == 0)
    return TRUE;
  if (narrow == 0) /* the long petals */
    return wide >= 2 && wide <= 8;
  if (narrow == 1)
    return wide >= 4 && wide <= 6;
  return (a == b && a <= 4) || (wide - narrow == 1 && narrow >= 2 && wide <= 4); /* the short ones between */
}

static gboolean
star (int a,
      int b)
{
  int d = a + b;

  if (d == 5)
    return a % 5 != 0;
  if (d == 8)
    return a == 0 || b == 0 || a == b;
  return d <= 1 || d == 3 || d == 6 || d == 7;
}

static gboolean
border (int a,
        int b)
{
  int d = a + b;

  if (d == 13) /* pairs of stitches: the teeth along the line */
    return a % 3 == 0;
  return d >= HALF - 1 || d == 11;
}

static gboolean
stitch_at (int column,
           int row,
           gboolean swap)
{
  int a = ABS (column % (2 * HALF) - HALF);
  int b = ABS (row % (2 * HALF) - HALF);
  gboolean second = a + b > HALF;

  if (second) {
    a = HALF - a;
    b = HALF - b;
  }
  if (a + b > 9)
    return border (a, b);
  return second != swap ? star (a, b) : flower (a, b);
}

void
studio_motif_tenun (const StudioMotif *motif)
{
  int n_columns = (int) ceil (motif->width / motif->cell);
  int n_rows = (int) ceil (motif->height / motif->cell);
  gboolean swap = motif->seed % 2 == 1;
  /* the thread lies across: stitches nearly touch sideways and leave the warp to be seen between rows */
  double width = motif->cell * 0.93;
  double height = motif->cell * 0.84;

  for (int row = 0; row < n_rows; row++) {
    for (int column = 0; column < n_columns; column++) {
      if (stitch_at (column, row, swap))
        cairo_rectangle (motif->cr, column * motif->cell, row * motif->cell, width, height);
    }
  }
  studio_motif_fill (motif, 1);
}
