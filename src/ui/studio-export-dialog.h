#pragma once

#include <adwaita.h>

#include "studio-document.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_EXPORT_DIALOG (studio_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioExportDialog, studio_export_dialog, STUDIO, EXPORT_DIALOG, AdwWindow)

/**
 * StudioExportDialog: which formats of a post become files of which kind, and where. It shows how large they will be, makes
 * them in a thread, and stays open when that fails. The choices are remembered.
 *
 * Signal "exported" (int n_files, const char *folder): all files are made; the dialog closes itself.
 */
GtkWidget *studio_export_dialog_new (GtkWindow *parent, StudioDocument *document, StudioPreviewer *previewer);

G_END_DECLS
