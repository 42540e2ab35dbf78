#pragma once

#include "studio-brand-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_ITEMS (studio_brand_items_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandItems, studio_brand_items, STUDIO, BRAND_ITEMS, StudioBrandRow)

/**
 * StudioBrandItems: a short list of the document (accounts, contacts, people), a line for each, with a button for one more. Which
 * members a line has is found by the path.
 */

G_END_DECLS
