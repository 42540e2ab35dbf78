#pragma once

#include "studio-library-records.h"
#include "studio-register.h"
#include "studio-table.h"

G_BEGIN_DECLS

/* Registers as tables: what offices keep in spreadsheets becomes records, and back. */

/**
 * StudioRegisterReading: what a table says.
 * @records: (element-type StudioRecord): what is to be put: new ones, and known ones that the table changes
 * @n_new, @n_changed, @n_same: of the rows that were understood
 * @columns: (element-type utf8): for each of the table's columns the title (translated) of the member it was taken for; "" for one that is passed over
 * @problems: (element-type utf8): one sentence for each row that was not understood, "Baris 7: …"; those rows are left out
 */
typedef struct
{
  GPtrArray *records;
  guint n_new;
  guint n_changed;
  guint n_same;
  GPtrArray *columns;
  GPtrArray *problems;
} StudioRegisterReading;

void studio_register_reading_free (StudioRegisterReading *reading);

/**
 * studio_register_read_table:
 * @table: its first row may say what the columns are; without such a row they are in the register's order
 * @present: (element-type StudioRecord): what the register holds; a row that means the same as one of them changes it
 *
 * Returns: (transfer full) (nullable): %STUDIO_ERROR_INVALID if there is a row of headings but none for the name
 */
StudioRegisterReading *studio_register_read_table (StudioRegister reg, const StudioTable *table, GPtrArray *present, const GDate *today, GError **error);

/** @records: (element-type StudioRecord). Returns: (transfer full): CSV for spreadsheets, UTF-8 with a byte order mark and ";", which can be read back */
GBytes *studio_register_write_csv (StudioRegister reg, GPtrArray *records);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioRegisterReading, studio_register_reading_free)

G_END_DECLS
