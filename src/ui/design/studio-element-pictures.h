#pragma once

#include <gtk/gtk.h>

#include "studio-elements.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ELEMENT_PICTURES (studio_element_pictures_get_type ())
G_DECLARE_FINAL_TYPE (StudioElementPictures, studio_element_pictures, STUDIO, ELEMENT_PICTURES, GObject)

/**
 * StudioElementPictures: small pictures of elements in one brand, drawn by two threads at most, so that painting the page
 * does not wait for them, and kept. Of the main thread.
 */
StudioElementPictures *studio_element_pictures_new (void);
/** @brand: (nullable): in whose colours; another one forgets all pictures. */
void studio_element_pictures_set_brand (StudioElementPictures *self, StudioBrand *brand);
/** Returns: (nullable) (transfer none): the picture, if it is drawn already */
GdkPaintable *studio_element_pictures_get (StudioElementPictures *self, StudioElement *element, int side);
/**
 * studio_element_pictures_load_async:
 * @side: in device px
 * @cancellable: (nullable): a picture that is still waiting is not drawn any more
 *
 * Whoever asks later is served later.
 */
void studio_element_pictures_load_async (StudioElementPictures *self, StudioElement *element, int side, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full): NULL with an error if it was cancelled, or cannot be drawn */
GdkPaintable *studio_element_pictures_load_finish (StudioElementPictures *self, GAsyncResult *result, GError **error);

G_END_DECLS
