#pragma once

#include "studio-catalog.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_WATCH (studio_brand_watch_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandWatch, studio_brand_watch, STUDIO, BRAND_WATCH, GObject)

/**
 * StudioBrandWatch: tells the catalog to look again a moment after something changes in the person's own folders of brands and templates, so
 * that what is copied there appears.
 */
StudioBrandWatch *studio_brand_watch_new (StudioCatalog *catalog);

G_END_DECLS
