#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioCells: sheets of texts and numbers on their way into a spreadsheet. What a person typed somewhere always stays a text: in CSV a
 * cell that would be taken for a formula begins with an apostrophe, in XLSX it is stored as a string.
 */
typedef struct _StudioCells StudioCells;

/** @title: of the document. Returns: (transfer full) */
StudioCells *studio_cells_new (const char *title);
void studio_cells_free (StudioCells *self);
/** Begins a sheet. @name: (nullable): at most 31 characters, none of []:*?/\; @title: (nullable): a line above the table */
void studio_cells_begin_sheet (StudioCells *self, const char *name, const char *title);
/** Names the next column of the sheet. @width: in characters, for spreadsheets */
void studio_cells_add_head (StudioCells *self, const char *name, double width);
/** Adds a cell to the row; @text: (nullable): NULL is "" */
void studio_cells_add_text (StudioCells *self, const char *text);
void studio_cells_add_number (StudioCells *self, double number);
void studio_cells_end_row (StudioCells *self);

/**
 * UTF-8 with byte order mark, cells parted by ";", lines by CR LF, numbers with a decimal comma: a table as spreadsheets in Indonesia read it. Sheets
 * follow each other, with their titles and a blank line between.
 *
 * Returns: (transfer full)
 */
GBytes *studio_cells_to_csv (const StudioCells *self);
/** Returns: (transfer full) (nullable): an XLSX file; %G_IO_ERROR_FAILED for want of memory or room for a temporary file */
GBytes *studio_cells_to_xlsx (const StudioCells *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioCells, studio_cells_free)

G_END_DECLS
