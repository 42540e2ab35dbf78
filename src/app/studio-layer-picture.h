#pragma once

#include "studio-preview.h"

G_BEGIN_DECLS

/**
 * studio_layer_picture_plan:
 * @index: of the box of a layer
 * @side: of the square that the picture has to fit into, in device px
 * @region: (out): the part of the page to paint, with nothing but the layer
 *
 * All of the layer, made small. Where that would show nothing it is a part: the beginning of a text, with letters large enough to be
 * told apart; the middle of a line or bar, thick enough to be seen.
 *
 * Returns: FALSE if the layer paints nothing
 */
gboolean studio_layer_picture_plan (StudioScene *scene, guint index, int side, StudioRegion *region);
/** Whether @surface (%CAIRO_FORMAT_ARGB32) is so light that it is seen on a dark ground only. */
gboolean studio_layer_picture_is_pale (cairo_surface_t *surface);

/**
 * studio_layer_picture_render_async:
 * @priority: as of studio_previewer_render_async()
 *
 * Paints that part in a worker thread.
 */
void studio_layer_picture_render_async (StudioPreviewer *previewer, StudioScene *scene, guint index, int side, int priority, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable): a surface no larger than the square; NULL without @error if nothing of the layer would be made
 * out. */
cairo_surface_t *studio_layer_picture_render_finish (StudioPreviewer *previewer, GAsyncResult *result, GError **error);

G_END_DECLS
