#pragma once

#include "studio-canvas.h"

G_BEGIN_DECLS

/**
 * StudioCanvasLive: some layers moved, turned or scaled on the canvas without laying out or painting anything.
 *
 * Soon after they are chosen, the page is painted in three layers: below them, themselves, above them (studio-painter-part.h says
 * what goes where). A frame of a drag then only puts the middle one elsewhere. After the drag it stays so until the page laid
 * out anew is painted, so that the old state does not flash up.
 */
typedef struct _StudioCanvasLive StudioCanvasLive;

/** @canvas: (transfer none): owns it */
StudioCanvasLive *_studio_canvas_live_new (StudioCanvas *canvas);
void _studio_canvas_live_free (StudioCanvasLive *self);
/** The scene or the view is another one. */
void _studio_canvas_live_follow (StudioCanvasLive *self);
/**
 * @snapshot: its origin is the page's corner, its unit the device px
 * @view: what is seen
 * Returns: FALSE if nothing is moved, or it is not painted yet
 */
gboolean _studio_canvas_live_snapshot (StudioCanvasLive *self, GtkSnapshot *snapshot, const StudioRegion *view);
/** Whether moving can begin at once. */
gboolean _studio_canvas_live_is_ready (StudioCanvasLive *self);

/**
 * _studio_canvas_begin_live:
 * @ids: (nullable) (array zero-terminated=1): what may be moved next, as a rule the selection; NULL: nothing
 *
 * Prepares the layers; stays in force over drags and edits until the next call. Calling it with the same ids costs nothing.
 */
void _studio_canvas_begin_live (StudioCanvas *canvas, const char *const *ids);
/** Shows the chosen layers moved by @affine (design px of the page). If they are not prepared yet, it is shown as soon as they are. */
void _studio_canvas_set_live_affine (StudioCanvas *canvas, const cairo_matrix_t *affine);
/**
 * Ends a drag.
 * @changed: the post was changed accordingly: the moved picture stays until the page is painted so. FALSE: all is as before
 */
void _studio_canvas_end_live (StudioCanvas *canvas, gboolean changed);

G_END_DECLS
