#pragma once

#include "studio-text-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_TIME_ROW (studio_time_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioTimeRow, studio_time_row, STUDIO, TIME_ROW, StudioTextRow)

/** StudioTimeRow: a time of day, typed as people write it (“14.30”, “9 pagi”). */
GtkWidget *studio_time_row_new (StudioDocument *document, const StudioField *field);

G_END_DECLS
