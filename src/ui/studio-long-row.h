#pragma once

#include "studio-field-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LONG_ROW (studio_long_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioLongRow, studio_long_row, STUDIO, LONG_ROW, StudioFieldRow)

/**
 * StudioLongRow: a field of several lines, or a quotation; grows from one line to six. Property "live-check" (StudioLiveCheck, nullable):
 * underlines what it finds here.
 */
GtkWidget *studio_long_row_new (StudioDocument *document, const StudioField *field);

G_END_DECLS
