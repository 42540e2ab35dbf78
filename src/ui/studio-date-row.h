#pragma once

#include "studio-text-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_DATE_ROW (studio_date_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioDateRow, studio_date_row, STUDIO, DATE_ROW, StudioTextRow)

/** StudioDateRow: a day, typed as people write it (“20/11/26”, “besok”) or chosen from a month. */
GtkWidget *studio_date_row_new (StudioDocument *document, const StudioField *field);

G_END_DECLS
