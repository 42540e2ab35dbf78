#pragma once

#include "studio-canvas.h"

G_BEGIN_DECLS

/**
 * StudioCanvasPicture: what a canvas shows of its page, and how that is had painted.
 *
 * A picture of what is seen and some way around it has the pixels of the export. Where it does not reach, or while the next
 * one is on its way, a coarse one of the whole page lies below it or it is shown enlarged. After an edit just the
 * place of what has changed is painted, and all of it once more when the person pauses. One painting at a time is under
 * way: of an edit it is let finish, so that the picture follows fast typing; any other gives way.
 */
typedef struct _StudioCanvasPicture StudioCanvasPicture;

/** @canvas: (transfer none): owns it */
StudioCanvasPicture *_studio_canvas_picture_new (StudioCanvas *canvas);
void _studio_canvas_picture_free (StudioCanvasPicture *self);
/** @previewer: (nullable) */
void _studio_canvas_picture_set_previewer (StudioCanvasPicture *self, StudioPreviewer *previewer);
StudioPreviewer *_studio_canvas_picture_get_previewer (StudioCanvasPicture *self);
/** Forgets what was painted, and what is wanted. */
void _studio_canvas_picture_clear (StudioCanvasPicture *self);
/** Has a page of a post laid out and painted. */
void _studio_canvas_picture_show (StudioCanvasPicture *self, StudioSnapshot *snapshot, guint page);
/** Shows a picture that somebody else made, until there is a better one. */
void _studio_canvas_picture_put (StudioCanvasPicture *self, StudioPreview *preview);
/** Zoom, place or size of the view are other than before. */
void _studio_canvas_picture_follow (StudioCanvasPicture *self);
/** Above 100 % the pixels of 100 % are shown as squares. */
void _studio_canvas_picture_set_pixels (StudioCanvasPicture *self, gboolean pixels);
gboolean _studio_canvas_picture_get_pixels (StudioCanvasPicture *self);
/** What is seen, in the pixels that it is to be painted in. Returns: FALSE if nothing is */
gboolean _studio_canvas_picture_get_view (StudioCanvasPicture *self, StudioRegion *view);
/** What is to be painted: the page if that is not much, else the view with room to move. Returns: FALSE if nothing is */
gboolean _studio_canvas_picture_get_wanted (StudioCanvasPicture *self, StudioRegion *wanted);
/** Whether the view is painted as it is, and nothing is under way. */
gboolean _studio_canvas_picture_is_settled (StudioCanvasPicture *self);
/** Whether there is anything to show. */
gboolean _studio_canvas_picture_is_empty (StudioCanvasPicture *self);
/** @snapshot: its origin is the page's corner, its unit the device px */
void _studio_canvas_picture_snapshot (StudioCanvasPicture *self, GtkSnapshot *snapshot);
/** The same without what is being moved. */
void _studio_canvas_picture_snapshot_still (StudioCanvasPicture *self, GtkSnapshot *snapshot);

G_END_DECLS
