#pragma once

#include "studio-items-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LIST_ROW (studio_list_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioListRow, studio_list_row, STUDIO, LIST_ROW, StudioItemsRow)

/** StudioListRow: a list of texts, of pairs of heading and text, or of events with date, time and place. */
GtkWidget *studio_list_row_new (StudioDocument *document, const StudioField *field);

G_END_DECLS
