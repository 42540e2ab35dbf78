#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PROFILE_DIALOG (studio_profile_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioProfileDialog, studio_profile_dialog, STUDIO, PROFILE_DIALOG, AdwWindow)

/**
 * StudioProfileDialog: the window where an office makes, edits and shares its profiles of checks and sees its own words. What is changed is
 * written at once; the profile in use is the setting "check-profile".
 */

/** @parent: (nullable) */
GtkWidget *studio_profile_dialog_new (GtkWindow *parent);

G_END_DECLS
