#pragma once

#include <adwaita.h>

#include "studio-live-check.h"
#include "studio-review-log.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_DOOR_DIALOG (studio_door_dialog_get_type ())
/**
 * StudioDoorDialog: asks for approval of a post, approves it or returns it: what is to be known before, a note, and the deed.
 *
 * Signal: "done", when it has happened.
 */
G_DECLARE_FINAL_TYPE (StudioDoorDialog, studio_door_dialog, STUDIO, DOOR_DIALOG, AdwWindow)

/** @check: of a document; what it has not looked at yet it checks at once */
GtkWidget *studio_door_dialog_new (GtkWindow *parent, StudioLiveCheck *check, StudioDeed deed);
StudioDeed studio_door_dialog_get_deed (StudioDoorDialog *self);

G_END_DECLS
