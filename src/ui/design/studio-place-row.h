#pragma once

#include "studio-number-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PLACE_ROW (studio_place_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioPlaceRow, studio_place_row, STUDIO, PLACE_ROW, StudioNumberRow)

/**
 * StudioPlaceRow: where the selected layers lie on the page, or how large they are.
 *
 * Properties: "part": "x", "y", "w", "h" of the box before it is turned, or "angle"; "keep-ratio": the other length goes along.
 */

G_END_DECLS
