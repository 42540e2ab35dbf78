#pragma once

#include "studio-brand-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_TYPE_ROW (studio_brand_type_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandTypeRow, studio_brand_type_row, STUDIO, BRAND_TYPE_ROW, StudioBrandRow)

/** StudioBrandTypeRow: family and weight of a type style. The path is that of the style, "type/headline". */

G_END_DECLS
