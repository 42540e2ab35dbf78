#pragma once

#include "studio-brand-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_LOGO_ROW (studio_brand_logo_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandLogoRow, studio_brand_logo_row, STUDIO, BRAND_LOGO_ROW, StudioBrandRow)

/**
 * StudioBrandLogoRow: the brand's logo for one use, drawn, and imported from a file that is chosen or dropped. Properties: "role"
 * (string: in the document), "dark" (boolean: it stands on dark grounds).
 */

G_END_DECLS
