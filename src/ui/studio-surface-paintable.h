#pragma once

#include <gtk/gtk.h>

#include "studio-color.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SURFACE_PAINTABLE (studio_surface_paintable_get_type ())
G_DECLARE_FINAL_TYPE (StudioSurfacePaintable, studio_surface_paintable, STUDIO, SURFACE_PAINTABLE, GObject)

/**
 * StudioSurfacePaintable: an image surface as a #GdkPaintable.
 *
 * It keeps one render node, so that GTK's cairo renderer sees that nothing changed and does not draw it again; a texture would be
 * copied whole at each frame.
 */

/** @scale: device px a logical px of @surface. */
StudioSurfacePaintable *studio_surface_paintable_new (cairo_surface_t *surface, double scale);
/** A plain ground of the given logical size, for what is still to come. */
StudioSurfacePaintable *studio_surface_paintable_new_blank (const StudioColor *color, double width, double height);
/** Up to four upright stripes, as brands show their colours. */
StudioSurfacePaintable *studio_surface_paintable_new_stripes (const StudioColor *colors, guint n_colors, double width, double height);

G_END_DECLS
