#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PROGRESS_DIALOG (studio_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioProgressDialog, studio_progress_dialog, STUDIO, PROGRESS_DIALOG, AdwWindow)

/** StudioProgressDialog: how far a long job on the library is, with a button that stops it. It is shown after a moment only, and ends with gtk_window_destroy(). */

/** @title: what is being done; @sentence: what stays safe meanwhile */
StudioProgressDialog *studio_progress_dialog_new (GtkWindow *parent, const char *title, const char *sentence);
/** Returns: (transfer none): where the job writes how far it is, 0 to 1000, from any thread; there as long as the dialog */
int *studio_progress_dialog_get_place (StudioProgressDialog *self);
/** Returns: (transfer none): cancelled by the person. */
GCancellable *studio_progress_dialog_get_cancellable (StudioProgressDialog *self);

G_END_DECLS
