#pragma once

#include <gio/gio.h>

#include "studio-table.h"

G_BEGIN_DECLS

/**
 * studio_sheet_parse:
 * @source: the file's name for errors
 * @bytes: an XLSX workbook (ECMA-376, part 1), or a table as text
 * @sheet: (nullable): the name of a sheet; NULL for the first that is not hidden. A text has none
 *
 * Cells of a workbook become what a person would have typed in Indonesian: 1234.5 is "1234,5", 0.0307 formatted as percentage "3,07%",
 * an amount formatted with Rp "Rp1250000", a date "20 November 2026", a time "14.30"; "007" keeps its zeros. Formulas count with the value they
 * had when the workbook was saved. Nothing in it is followed: no links, no macros, no entities.
 *
 * Returns: (transfer full) (nullable): errors are those of studio_table_parse_text() and studio_zip_read(), and
 *   %STUDIO_ERROR_NOT_FOUND, which lists the names there are, for an unknown sheet
 */
StudioTable *studio_sheet_parse (const char *source, GBytes *bytes, const char *sheet, GError **error);
/** Reads the file at @path as above; errors of studio_file_read() as well. Blocks. Returns: (transfer full) (nullable) */
StudioTable *studio_sheet_load (const char *path, const char *sheet, GError **error);
/**
 * studio_sheet_list:
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the names of the sheets that are not hidden; none for a text
 */
char **studio_sheet_list (const char *source, GBytes *bytes, GError **error);

G_END_DECLS
