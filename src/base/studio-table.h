#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Most that a table may have; what an office's list of people or villages stays far below. */
#define STUDIO_TABLE_MAX_BYTES (64 * 1024 * 1024)
#define STUDIO_TABLE_MAX_ROWS 20000
#define STUDIO_TABLE_MAX_COLUMNS 256

/**
 * StudioTable: rows and columns of texts as somebody wrote them. Immutable, may go to other threads.
 *
 * Cells are UTF-8 without space around them, lines in a cell end in "\n". Rows without any text are left out. Nothing says
 * whether the first row is a heading: that is for the reader to know.
 */
typedef struct _StudioTable StudioTable;

/**
 * StudioTableHints: what the caller knows beforehand.
 * @separators: (nullable): the characters that may stand between cells, the likeliest first; NULL for tab, ";", "," and "|"
 * @max_rows: rows from this number on are left out without a word; 0 to refuse a table beyond the limits
 */
typedef struct
{
  const char *separators;
  guint max_rows;
} StudioTableHints;

/**
 * studio_table_parse_text:
 * @source: the file's name for errors
 * @bytes: a file or what a clipboard held: CSV (RFC 4180, or with tabs, semicolons or bars) as UTF-8, UTF-16 or, where it is
 *   neither, Windows-1252. A byte order mark and Excel's first line "sep=;" are understood
 * @hints: (nullable)
 *
 * Which character parts the cells is what cuts the first rows most evenly.
 *
 * Returns: (transfer full) (nullable): %STUDIO_ERROR_UNSUPPORTED for what is no text, %STUDIO_ERROR_INVALID for a table without any
 *   text or a quotation mark that is never closed, %STUDIO_ERROR_LIMIT beyond the limits above
 */
StudioTable *studio_table_parse_text (const char *source, GBytes *bytes, const StudioTableHints *hints, GError **error);
StudioTable *studio_table_ref (StudioTable *table);
void studio_table_unref (StudioTable *table);

guint studio_table_get_n_rows (const StudioTable *table);
/** Returns: the length of the longest row. */
guint studio_table_get_n_columns (const StudioTable *table);
/** Returns: how many cells the row has, up to the last with text. */
guint studio_table_get_row_length (const StudioTable *table, guint row);
/** Returns: the number under which a spreadsheet shows the row: from 1, blank rows counted. */
guint studio_table_get_row_number (const StudioTable *table, guint row);
/** Returns: the cell's text; "" beyond the row's end. */
const char *studio_table_get (const StudioTable *table, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioTable, studio_table_unref)

/** StudioTableBuilder: puts a table together cell by cell, for readers of other kinds of files. */
typedef struct _StudioTableBuilder StudioTableBuilder;

/** @source: for errors */
StudioTableBuilder *studio_table_builder_new (const char *source);
void studio_table_builder_free (StudioTableBuilder *builder);
/**
 * studio_table_builder_add:
 * @column: where the cell stands in the row being built, from 0; not before the one added last
 * @length: of @text, in bytes; -1 if it ends in NUL
 *
 * Returns: FALSE with %STUDIO_ERROR_LIMIT, or %STUDIO_ERROR_INVALID for a column that comes twice
 */
gboolean studio_table_builder_add (StudioTableBuilder *builder, guint column, const char *text, gssize length, GError **error);
/** Ends the row, which has @number; one without text is forgotten. */
gboolean studio_table_builder_end_row (StudioTableBuilder *builder, guint number, GError **error);
/** Returns: how many rows with text there are so far. */
guint studio_table_builder_get_n_rows (const StudioTableBuilder *builder);
/** Returns: (transfer full) (nullable): the table; %STUDIO_ERROR_INVALID if it has no row. The builder is empty afterwards. */
StudioTable *studio_table_builder_finish (StudioTableBuilder *builder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioTableBuilder, studio_table_builder_free)

G_END_DECLS
