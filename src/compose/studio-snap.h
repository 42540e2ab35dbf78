#pragma once

#include "studio-transform.h"

G_BEGIN_DECLS

/** StudioSnapKind: what is snapped to; of two equally near ones the first here wins. */
typedef enum {
  STUDIO_SNAP_PAGE_CENTER,
  STUDIO_SNAP_GUIDE,
  STUDIO_SNAP_PAGE_EDGE,
  STUDIO_SNAP_SAFE,
  STUDIO_SNAP_COLUMN,
  STUDIO_SNAP_EDGE,
  STUDIO_SNAP_CENTER,
  STUDIO_SNAP_BASELINE,
  STUDIO_SNAP_GAP,
  STUDIO_SNAP_SIZE,
} StudioSnapKind;

/**
 * StudioSnapGuides: lines of the person's own, in px of the page.
 * @xs, @ys: (nullable): guides
 * @columns: 0: none; equal columns between @column_margin from both edges with @column_gap between them
 */
typedef struct
{
  const double *xs, *ys;
  guint n_xs, n_ys;
  int columns;
  double column_margin, column_gap;
} StudioSnapGuides;

/** StudioSnapLine: a line to draw, from @a to @b in px of the page. @distance: > 0: written at its middle, in px */
typedef struct
{
  StudioPoint a, b;
  StudioSnapKind kind;
  double distance;
} StudioSnapLine;

#define STUDIO_SNAP_MAX_LINES 24

/** StudioSnapResult: what to add to the pull, and what to draw then. */
typedef struct
{
  double dx, dy;
  guint n_lines;
  StudioSnapLine lines[STUDIO_SNAP_MAX_LINES];
} StudioSnapResult;

typedef struct _StudioSnap StudioSnap;

/**
 * studio_snap_new:
 * @exclude: (array length=n_exclude): boxes that are being moved, with all in them
 * @guides: (nullable)
 *
 * Sorts once, when a drag begins, all there is to snap to.
 */
StudioSnap *studio_snap_new (StudioScene *scene, const guint *exclude, guint n_exclude, const StudioSnapGuides *guides);
void studio_snap_free (StudioSnap *snap);

/**
 * studio_snap_move:
 * @rect: the upright box around what is moved, where the pointer has taken it
 * @baseline: y of a moved text's first baseline; NAN: none
 * @threshold: px of the page: px of the screen by zoom
 */
void studio_snap_move (const StudioSnap *snap, const StudioRect *rect, double baseline, double threshold, StudioSnapResult *result);
/**
 * studio_snap_resize:
 * @start: as it was when the pull began
 * @delta: of the pointer since then
 *
 * @result's dx and dy are to be added to @delta. Frames at odd angles are not snapped: none of their sides is along a line.
 */
void studio_snap_resize (const StudioSnap *snap, const StudioFrame *start, StudioHandle handle, StudioPoint delta, StudioResize mode, double threshold, StudioSnapResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSnap, studio_snap_free)

G_END_DECLS
