#pragma once

#include <gtk/gtk.h>

#include "studio-gallery.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_BAR (studio_brand_bar_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandBar, studio_brand_bar, STUDIO, BRAND_BAR, GtkWidget)

/**
 * StudioBrandBar: the brands to choose from on the start page: the office's own and those used on cards, the rest in a menu. A brand
 * that cannot be read keeps its card and says why.
 */
/** Call it once. */
void studio_brand_bar_set_services (StudioBrandBar *self, StudioGallery *gallery, GSettings *settings);

G_END_DECLS
