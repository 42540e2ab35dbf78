#pragma once

#include <adwaita.h>

#include "studio-bulk-run.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BULK_DIALOG (studio_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioBulkDialog, studio_bulk_dialog, STUDIO, BULK_DIALOG, AdwWindow)

/**
 * StudioBulkDialog: a post for each row of a table, from opening the table to the report of the rows. The choices are remembered.
 *
 * Signal "finished" (int n_files, const char *folder): the dialog is being closed after a run that was not taken back; its
 * report can be had with studio_bulk_dialog_steal_report() until the handler returns.
 */
GtkWidget *studio_bulk_dialog_new (GtkWindow *parent, StudioSnapshot *post);
/**
 * studio_bulk_dialog_new_for_brand:
 * @templates: (element-type StudioTemplate): the commonest first; at least one
 *
 * The same without a post: the first table's headings find the template whose fields they name, and another can be chosen.
 */
GtkWidget *studio_bulk_dialog_new_for_brand (GtkWindow *parent, GPtrArray *templates, StudioBrand *brand);
/** Returns: (transfer full) (nullable): the run's report, for taking it back later */
StudioBulkReport *studio_bulk_dialog_steal_report (StudioBulkDialog *self);
/** Opens the table at @path, as dropping it does. */
void studio_bulk_dialog_open (StudioBulkDialog *self, const char *path);

G_END_DECLS
