#pragma once

#include <adwaita.h>

#include "studio-live-check.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SPREAD_DIALOG (studio_spread_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioSpreadDialog, studio_spread_dialog, STUDIO, SPREAD_DIALOG, AdwWindow)

/**
 * StudioSpreadDialog: the share package for the chat groups of an office (studio-spread.h): its text to be changed and copied, picture and QR code to be copied or
 * dragged, all of it as files, and what reminds people to stay neutral.
 *
 * Signal "open-checks": the person wants to see what is in the way.
 *
 * @check: of the post
 */
GtkWidget *studio_spread_dialog_new (GtkWindow *parent, StudioLiveCheck *check);

G_END_DECLS
