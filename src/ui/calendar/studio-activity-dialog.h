#pragma once

#include <adwaita.h>

#include "studio-library-records.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ACTIVITY_DIALOG (studio_activity_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioActivityDialog, studio_activity_dialog, STUDIO, ACTIVITY_DIALOG, AdwWindow)

/**
 * StudioActivityDialog: an activity of the office, to be noted or changed.
 *
 * Signals: "saved" (#StudioRecord): as it is now; "removed" (#StudioRecord).
 *
 * @record: (nullable): NULL for a new one, of @day
 */
GtkWidget *studio_activity_dialog_new (GtkWindow *parent, StudioRecord *record, const GDate *day);

G_END_DECLS
