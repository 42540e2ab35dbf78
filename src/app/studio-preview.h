#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "studio-photo-cache.h"
#include "studio-scene.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PREVIEWER (studio_previewer_get_type ())
G_DECLARE_FINAL_TYPE (StudioPreviewer, studio_previewer, STUDIO, PREVIEWER, GObject)

/**
 * StudioPreviewer:
 *
 * Lays out and paints pages in a few worker threads, each with a font context of its own and one shared photo
 * cache, so that the main loop never waits. The pixels are those of the export at the same scale.
 */
StudioPreviewer *studio_previewer_new (void);
/** StudioPreview: @surface: image surface of round(size × scale) px; @scene: its boxes and issues. Free with studio_preview_free(). */
typedef struct
{
  cairo_surface_t *surface;
  StudioScene *scene;
} StudioPreview;

/**
 * studio_previewer_render_async:
 * @scale: device px a design px
 * @priority: lower goes first; a request that was cancelled while waiting costs nothing
 */
void studio_previewer_render_async (StudioPreviewer *self, StudioSnapshot *snapshot, const StudioFormat *format, guint page, double scale, int priority, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) */
StudioPreview *studio_previewer_render_finish (StudioPreviewer *self, GAsyncResult *result, GError **error);
void studio_preview_free (StudioPreview *preview);
/** The photo cache shared by all its threads. Returns: (transfer none) */
StudioPhotoCache *studio_previewer_get_photos (StudioPreviewer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPreview, studio_preview_free)

G_END_DECLS
