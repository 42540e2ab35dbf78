#pragma once

#include "studio-catalog.h"
#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_FOLLOW (studio_brand_follow_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandFollow, studio_brand_follow, STUDIO, BRAND_FOLLOW, GObject)

/**
 * StudioBrandFollow: keeps an open post in its brand while that is edited: on the page of brands, in its folder, by an import.
 *
 * A post follows brands that were the installed ones, as they are there, when it came to wear them. One that brought an older state
 * of its brand along keeps it, and "newer" says that there is another.
 *
 * Property (notified) "newer" (StudioBrand, nullable): the installed brand of the post's id, if its document is not the post's.
 */
StudioBrandFollow *studio_brand_follow_new (StudioDocument *document, StudioCatalog *catalog);
/** Returns: (transfer none) (nullable) */
StudioBrand *studio_brand_follow_get_newer (StudioBrandFollow *self);

G_END_DECLS
