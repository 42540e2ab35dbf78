#pragma once

#include "studio-items-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_FIGURES_ROW (studio_figures_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioFiguresRow, studio_figures_row, STUDIO, FIGURES_ROW, StudioItemsRow)

/** StudioFiguresRow: number rows: value, unit and label; can be pasted from a spreadsheet. */
GtkWidget *studio_figures_row_new (StudioDocument *document, const StudioField *field);

G_END_DECLS
