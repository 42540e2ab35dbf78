#pragma once

#include "studio-inspector-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ICON_ROW (studio_icon_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioIconRow, studio_icon_row, STUDIO, ICON_ROW, StudioInspectorRow)

/** StudioIconRow: an icon, found by words. */

G_END_DECLS
