#pragma once

#include <gtk/gtk.h>

#include "studio-chart-data.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_DATA_GRID (studio_data_grid_get_type ())
G_DECLARE_FINAL_TYPE (StudioDataGrid, studio_data_grid, STUDIO, DATA_GRID, GtkWidget)

/**
 * StudioDataGrid: the table of a chart to be written in like a spreadsheet: typing, F2 or Enter write, Tab, Enter and arrows go on, Shift
 * takes a block, Ctrl+C, X and V go through the clipboard, Alt+Up and Alt+Down move a row.
 *
 * Signals: "notice" (const char *sentence): what the person should know; "refused-table" (StudioTable, const char *sentence):
 * what is on the clipboard does not fit; "column-changed": the focus went to another column.
 */

/** @data: (nullable) */
void studio_data_grid_set_data (StudioDataGrid *self, StudioChartData *data);
/** Shows one blank row more, and goes there. */
void studio_data_grid_add_row (StudioDataGrid *self);
/** The column that the person is in; that of the labels counts as the first of figures. From 1. */
guint studio_data_grid_get_column (StudioDataGrid *self);
void studio_data_grid_focus (StudioDataGrid *self);

G_END_DECLS
