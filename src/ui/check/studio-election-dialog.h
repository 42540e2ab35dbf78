#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_ELECTION_DIALOG (studio_election_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioElectionDialog, studio_election_dialog, STUDIO, ELECTION_DIALOG, AdwWindow)

/** StudioElectionDialog: turns the office's election mode on and off and notes its days, typed as people write them. */
/** @parent: (nullable) */
GtkWidget *studio_election_dialog_new (GtkWindow *parent);

G_END_DECLS
