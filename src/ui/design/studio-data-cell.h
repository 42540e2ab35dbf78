#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_DATA_CELL (studio_data_cell_get_type ())
G_DECLARE_FINAL_TYPE (StudioDataCell, studio_data_cell, STUDIO, DATA_CELL, GtkWidget)

/**
 * StudioDataCell: one cell of the table of a chart. It has the focus itself, and gives it to its entry while it is written in.
 *
 * Signals: "committed" (const char *text): the person has written another text; "focused": it has the focus.
 */
/** @figures: whether it holds figures, which stand at the right */
GtkWidget *studio_data_cell_new (guint column, gboolean figures);
guint studio_data_cell_get_column (StudioDataCell *self);
const char *studio_data_cell_get_text (StudioDataCell *self);
/** @sample: (nullable): shown instead of no text. What is being written stays. */
void studio_data_cell_set_text (StudioDataCell *self, const char *text, const char *sample);
/** @name: for assistive technology, "Nilai, KTP elektronik" */
void studio_data_cell_set_name (StudioDataCell *self, const char *name);
void studio_data_cell_set_selected (StudioDataCell *self, gboolean selected);
/** Starts writing. @text: (nullable): NULL for the present one, all of it selected */
void studio_data_cell_edit (StudioDataCell *self, const char *text);
/** Ends writing. @commit: FALSE forgets what was written */
void studio_data_cell_end (StudioDataCell *self, gboolean commit);
gboolean studio_data_cell_get_editing (StudioDataCell *self);
/** Returns: (transfer none): where keys are written to while the cell is being edited */
GtkWidget *studio_data_cell_get_entry (StudioDataCell *self);

G_END_DECLS
