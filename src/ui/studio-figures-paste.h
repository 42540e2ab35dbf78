#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/**
 * StudioFiguresPaste: a piece of a spreadsheet read as number rows.
 * @rows: (nullable) (transfer full): array of {"label", "nilai", "satuan"}, NULL if there is no number in it
 * @n_left_over: rows beyond the most that were asked for
 * @n_unreadable: rows whose number could not be read; they are kept as they were written
 * @ambiguous: (nullable): a cell such as "1.250" that could be read either way
 */
typedef struct
{
  JsonNode *rows;
  guint n_left_over;
  guint n_unreadable;
  char *ambiguous;
} StudioFiguresPaste;

/**
 * studio_figures_paste_read:
 * @text: lines of cells between tabs or semicolons, as spreadsheets put them on the clipboard
 * @max_rows: the most rows to take
 * @decimal_points: FALSE reads "1.250" as 1250, TRUE as 1,25
 *
 * Finds the column of numbers, takes the one right of it as the unit and the first other one as the label, and leaves a
 * line of headings out. Cells that the column's reading gives another value than their own are written anew.
 */
void studio_figures_paste_read (const char *text, guint max_rows, gboolean decimal_points, StudioFiguresPaste *paste);
void studio_figures_paste_clear (StudioFiguresPaste *paste);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudioFiguresPaste, studio_figures_paste_clear)

G_END_DECLS
