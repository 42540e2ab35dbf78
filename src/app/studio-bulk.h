#pragma once

#include "studio-post.h"
#include "studio-table.h"

G_BEGIN_DECLS

/**
 * StudioBulk: a post for each row of a table: which column fills which field, and what each row's post is.
 *
 * The table's first row are headings. What no column fills stays as it is in the post. Change it in one thread and not during a run;
 * studio_bulk_make_row() works in any thread.
 */
typedef struct _StudioBulk StudioBulk;

/** Instead of a column: files are named after the posts' titles. */
#define STUDIO_BULK_TITLE -1

/**
 * studio_bulk_new:
 * @folder: (nullable): what paths of photos start from and may not leave; NULL for a table that was pasted
 * @post: that every row starts from
 *
 * Finds a field for each column by name, label or synonym, whatever the case, and a column to name files after.
 *
 * Returns: (transfer full) (nullable): %STUDIO_ERROR_INVALID for a table of headings only
 */
StudioBulk *studio_bulk_new (StudioTable *table, const char *folder, StudioSnapshot *post, GError **error);
/** Returns: (transfer full): the same plan, which goes on by itself. */
StudioBulk *studio_bulk_copy (const StudioBulk *bulk);
StudioBulk *studio_bulk_ref (StudioBulk *bulk);
void studio_bulk_unref (StudioBulk *bulk);

StudioSnapshot *studio_bulk_get_post (const StudioBulk *bulk);
guint studio_bulk_get_n_columns (const StudioBulk *bulk);
/** Returns: the heading as written; "" if there is none. */
const char *studio_bulk_get_heading (const StudioBulk *bulk, guint column);
/** Returns: (nullable): the field that the column fills. */
const StudioField *studio_bulk_get_field (const StudioBulk *bulk, guint column);
/** Makes @column fill @field (nullable), which no other column fills from now on. */
void studio_bulk_set_field (StudioBulk *bulk, guint column, const char *field);
/** Returns: (transfer container) (element-type StudioField): required fields that neither a column nor the post fills: samples show there. */
GPtrArray *studio_bulk_list_missing (const StudioBulk *bulk);
/** Returns: (transfer container) (element-type StudioField): the optional ones of that kind. */
GPtrArray *studio_bulk_list_samples (const StudioBulk *bulk);
/** Leaves the fields of studio_bulk_list_samples() blank in all rows, so that no sample is published; they are shown at first. */
void studio_bulk_set_blank_samples (StudioBulk *bulk, gboolean blank);

/** Returns: a column, or %STUDIO_BULK_TITLE */
int studio_bulk_get_name_column (const StudioBulk *bulk);
void studio_bulk_set_name_column (StudioBulk *bulk, int column);

guint studio_bulk_get_n_rows (const StudioBulk *bulk);
/** Returns: the number a spreadsheet shows for the row. @row: from 0, headings not counted */
guint studio_bulk_get_row_number (const StudioBulk *bulk, guint row);
/** Returns: what the table says. */
const char *studio_bulk_get_cell (const StudioBulk *bulk, guint row, guint column);
/** Returns: (transfer full): what the row's files are named after. */
char *studio_bulk_get_row_name (const StudioBulk *bulk, guint row);

/**
 * StudioBulkPhotos: photos that rows name, read once while there is room for them. Safe to use from several threads.
 * @to_save: the posts are going to be saved, so photos get their real names
 */
typedef struct _StudioBulkPhotos StudioBulkPhotos;

StudioBulkPhotos *studio_bulk_photos_new (gboolean to_save);
void studio_bulk_photos_free (StudioBulkPhotos *photos);

/**
 * studio_bulk_make_row:
 *
 * Returns: (transfer full) (nullable): the row's post; the error is one sentence that names the column: a required cell that is
 *   blank, a date that does not exist, a photo that is not there or lies outside the folder, a spreadsheet's "#REF!", more cells than headings
 */
StudioSnapshot *studio_bulk_make_row (const StudioBulk *bulk, guint row, StudioBulkPhotos *photos, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioBulk, studio_bulk_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioBulkPhotos, studio_bulk_photos_free)

G_END_DECLS
