#include "config.h"

#include "studio-motif.h"

#include <math.h>

/* Old brickwork in running bond: every brick burnt to its own tone, some halved, a few fallen out. Shares of the cell, which is one
 * brick with its joint. */
#define JOINT (6.0 / 102)
#define COURSE (40.0 / 102)
#define N_TONES 6

static void
add_brick (const StudioMotif *motif,
           int column,
           int row,
           int tone)
{
  double chance = studio_motif_chance (motif, column, row, 1);
  double joint = motif->cell * JOINT;
  double width = motif->cell - joint;
  double x = (column + (row % 2 != 0 ? 0.5 : 0)) * motif->cell;
  double y = row * motif->cell * COURSE;
  double height = motif->cell * COURSE - joint;
  gboolean halved = studio_motif_chance (motif, column, row, 2) < 0.09;

  if (chance < 0.06 || (int) (chance * N_TONES) != tone)
    return;
  if (halved) {
    cairo_rectangle (motif->cr, x, y, (width - joint) / 2, height);
    x += (width + joint) / 2;
    width = (width - joint) / 2;
  }
  cairo_rectangle (motif->cr, x, y, width, height);
}

void
studio_motif_bata (const StudioMotif *motif)
{
  int n_columns = (int) ceil (motif->width / motif->cell);
  int n_rows = (int) ceil (motif->height / (motif->cell * COURSE));

  /* by tone and not by place: six fills instead of one for each brick */
  for (int tone = 0; tone < N_TONES; tone++) {
    for (int row = 0; row < n_rows; row++) {
      for (int column = -1; column < n_columns; column++)
        add_brick (motif, column, row, tone);
    }
    studio_motif_fill (motif, 0.3 + 0.7 * tone / (N_TONES - 1));
  }
}
