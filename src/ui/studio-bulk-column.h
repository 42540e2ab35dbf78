#pragma once

#include <adwaita.h>

#include "studio-bulk.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BULK_COLUMN (studio_bulk_column_get_type ())
G_DECLARE_FINAL_TYPE (StudioBulkColumn, studio_bulk_column, STUDIO, BULK_COLUMN, AdwActionRow)

/**
 * StudioBulkColumn: a column of a table, with its first cell, and the field it fills.
 *
 * Signal "changed" (): the person chose another field.
 */
GtkWidget *studio_bulk_column_new (const StudioBulk *bulk, guint column);
guint studio_bulk_column_get_column (StudioBulkColumn *self);
/** Returns: (nullable): the name of the field; NULL to leave the column out */
const char *studio_bulk_column_get_field (StudioBulkColumn *self);
/** Shows what the plan says, without "changed". */
void studio_bulk_column_update (StudioBulkColumn *self, const StudioBulk *bulk);

G_END_DECLS
