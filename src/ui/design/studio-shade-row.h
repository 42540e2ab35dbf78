#pragma once

#include "studio-inspector-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SHADE_ROW (studio_shade_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioShadeRow, studio_shade_row, STUDIO, SHADE_ROW, StudioInspectorRow)

/** StudioShadeRow: whether a photo is darkened from its lower edge, so that words on it can be read. Its member is "scrims". */

G_END_DECLS
