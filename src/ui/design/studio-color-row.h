#pragma once

#include "studio-inspector-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_COLOR_ROW (studio_color_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioColorRow, studio_color_row, STUDIO, COLOR_ROW, StudioInspectorRow)

/**
 * StudioColorRow: a colour of the selected layers. Property "contrast": of a text's letters, so that a badge says how well they stand
 * out from the pixels behind them, and offers a colour that does.
 */

#define STUDIO_TYPE_PAINT_ROW (studio_paint_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioPaintRow, studio_paint_row, STUDIO, PAINT_ROW, StudioInspectorRow)

/** StudioPaintRow: nothing, a colour or a gradient of two to four stops. */

G_END_DECLS
