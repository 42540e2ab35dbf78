#pragma once

#include <gtk/gtk.h>

#include "studio-catalog.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_PREVIEW (studio_brand_preview_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandPreview, studio_brand_preview, STUDIO, BRAND_PREVIEW, GtkWidget)

/**
 * StudioBrandPreview: some templates in the brand that is being edited, and in how many of all something is wrong. Painted and checked in
 * threads a moment after the last edit; what is not wanted any more is cancelled.
 */

void studio_brand_preview_set_services (StudioBrandPreview *self, StudioCatalog *catalog, StudioPreviewer *previewer);
/** @brand: (nullable) */
void studio_brand_preview_set_brand (StudioBrandPreview *self, StudioBrand *brand);
/** Stops painting while nobody looks, and paints what was left out when somebody does. */
void studio_brand_preview_set_seen (StudioBrandPreview *self, gboolean seen);

G_END_DECLS
