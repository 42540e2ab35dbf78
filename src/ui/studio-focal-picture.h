#pragma once

#include <gtk/gtk.h>

#include "studio-geometry.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_FOCAL_PICTURE (studio_focal_picture_get_type ())
G_DECLARE_FINAL_TYPE (StudioFocalPicture, studio_focal_picture, STUDIO, FOCAL_PICTURE, GtkWidget)

/**
 * StudioFocalPicture: a photo with a ring on the point that every crop keeps. Clicking, dragging and the arrow keys move it.
 *
 * Signals: "moved"; "released" (the pointer let go).
 */
GtkWidget *studio_focal_picture_new (void);
/** @paintable: (nullable): the whole photo */
void studio_focal_picture_set_paintable (StudioFocalPicture *self, GdkPaintable *paintable);
/** @focal: in shares of width and height */
void studio_focal_picture_set_focal (StudioFocalPicture *self, StudioPoint focal);
StudioPoint studio_focal_picture_get_focal (StudioFocalPicture *self);

G_END_DECLS
