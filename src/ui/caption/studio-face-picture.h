#pragma once

#include <gtk/gtk.h>

#include "studio-geometry.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_FACE_PICTURE (studio_face_picture_get_type ())
G_DECLARE_FINAL_TYPE (StudioFacePicture, studio_face_picture, STUDIO, FACE_PICTURE, GtkWidget)

/**
 * StudioFacePicture: a photo on which a rectangle is drawn round a face by the pointer. Space makes one in the middle, the arrow keys move it, with
 * Shift they size it, Delete takes it away.
 *
 * Signal: "marked": there is another rectangle, or none.
 */
/** @paintable: (nullable): the whole photo */
void studio_face_picture_set_paintable (StudioFacePicture *self, GdkPaintable *paintable);
/** @face: in shares of the photo; w 0: none */
void studio_face_picture_set_face (StudioFacePicture *self, const StudioRect *face);
StudioRect studio_face_picture_get_face (StudioFacePicture *self);

G_END_DECLS
