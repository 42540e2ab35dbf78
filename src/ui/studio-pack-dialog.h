#pragma once

#include <adwaita.h>

#include "studio-live-check.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PACK_DIALOG (studio_pack_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioPackDialog, studio_pack_dialog, STUDIO, PACK_DIALOG, AdwWindow)

/**
 * StudioPackDialog: the pack for uploading by hand: which platforms, where to, what the gate says; then what was made for each of them, with
 * its texts to be copied. The choices are remembered.
 *
 * Signal "open-checks": the person wants to see what is in the way.
 *
 * @check: of the post
 */
GtkWidget *studio_pack_dialog_new (GtkWindow *parent, StudioLiveCheck *check);

G_END_DECLS
