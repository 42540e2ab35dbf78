#pragma once

#include "studio-chart-data.h"
#include "studio-data-cell.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_DATA_ROW (studio_data_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioDataRow, studio_data_row, STUDIO, DATA_ROW, GtkWidget)

/**
 * StudioDataRow: a row of the table of a chart: its number, label, figures, how one of them is read, and a handle to take hold of.
 *
 * Signals: "committed" (uint column, const char *text); "focused" (uint column); "menu" (GtkWidget *handle);
 * "dropped" (uint row): another row is let go over it.
 */
GtkWidget *studio_data_row_new (void);
/** @read_column: whose reading is shown, from 1; @marked: whether the chart highlights it */
void studio_data_row_show (StudioDataRow *self, StudioChartData *data, guint index, guint read_column, gboolean marked);
guint studio_data_row_get_index (StudioDataRow *self);
/** Returns: (transfer none) (nullable) */
StudioDataCell *studio_data_row_get_cell (StudioDataRow *self, guint column);
/** Px that a column takes; the label's takes what is left, but at least this. */
int studio_data_row_get_width (guint column, guint n_series);

/** Beside the cells. */
#define STUDIO_DATA_ROW_NUMBER 32
#define STUDIO_DATA_ROW_READING 112
#define STUDIO_DATA_ROW_HANDLE 32

G_END_DECLS
