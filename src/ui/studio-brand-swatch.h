#pragma once

#include <gtk/gtk.h>

#include "studio-brand.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_SWATCH (studio_brand_swatch_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandSwatch, studio_brand_swatch, STUDIO, BRAND_SWATCH, GtkButton)

/** StudioBrandSwatch: a round button in a brand's two main colours. */
GtkWidget *studio_brand_swatch_new (StudioBrand *brand);
StudioBrand *studio_brand_swatch_get_brand (StudioBrandSwatch *self);
/** @chosen: it is the post's brand */
void studio_brand_swatch_set_chosen (StudioBrandSwatch *self, gboolean chosen);

G_END_DECLS
