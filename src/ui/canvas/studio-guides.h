#pragma once

#include "studio-canvas.h"
#include "studio-composer.h"
#include "studio-snap.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_GUIDES (studio_guides_get_type ())
G_DECLARE_FINAL_TYPE (StudioGuides, studio_guides, STUDIO, GUIDES, GtkWidget)

/**
 * StudioGuides: what helps to lay things out and is never exported: rulers, guides of the person's own, columns, and what the platforms cover or cut
 * off. It lies over the canvas and takes the pointer on rulers and guides only.
 *
 * Properties: "rulers" (guides come along with them), "columns", "safe-area": what is shown.
 */
/** @canvas: that it lies over */
void studio_guides_set_canvas (StudioGuides *self, StudioCanvas *canvas);
/** @composer: (nullable) */
void studio_guides_set_composer (StudioGuides *self, StudioComposer *composer);
/** What a drag snaps to now. @xs, @ys: (out) (transfer full) (element-type gdouble): keep them as long as @snap is used. */
void studio_guides_fill_snap (StudioGuides *self, StudioSnapGuides *snap, GArray **xs, GArray **ys);

G_END_DECLS
