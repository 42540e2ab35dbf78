#pragma once

#include <adwaita.h>

#include "studio-live-check.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PHONE_DIALOG (studio_phone_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioPhoneDialog, studio_phone_dialog, STUDIO, PHONE_DIALOG, AdwWindow)

/**
 * StudioPhoneDialog: "Send to Phone…": chooses platforms, makes their pictures, and shows the code for the phone's camera; or writes the pack to a flash
 * disk. What a person ticks on a phone may be noted as published through the window's action "win.mark-published-on"; what was handed
 * over and what a phone tells of it is remembered through "win.handed-over" and "win.told-uploaded".
 *
 * Signal "open-checks": the person wants to see the findings; the dialog closes by itself.
 */

/** @check: of the open post */
GtkWidget *studio_phone_dialog_new (GtkWindow *parent, StudioLiveCheck *check);

G_END_DECLS
