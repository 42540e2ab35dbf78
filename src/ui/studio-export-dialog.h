#pragma once

#include <adwaita.h>

#include "studio-live-check.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_EXPORT_DIALOG (studio_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioExportDialog, studio_export_dialog, STUDIO, EXPORT_DIALOG, AdwWindow)

/**
 * StudioExportDialog: which formats of a post become files of which kind, and where. It shows how large they will be, makes
 * them in a thread, and stays open when that fails. The choices are remembered. What the gate (studio-gate.h) says of the post is told below
 * and obeyed: a reason that is given is noted in the post once the files are made.
 *
 * Signals: "exported" (int n_files, const char *folder): all files are made; "open-checks": the person wants to see the findings. The dialog
 * closes itself after both.
 *
 * @check: has the post as its document
 */
GtkWidget *studio_export_dialog_new (GtkWindow *parent, StudioLiveCheck *check, StudioPreviewer *previewer);

G_END_DECLS
