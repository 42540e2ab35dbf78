#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PROFILE_MENU (studio_profile_menu_get_type ())
G_DECLARE_FINAL_TYPE (StudioProfileMenu, studio_profile_menu, STUDIO, PROFILE_MENU, AdwBin)

/**
 * StudioProfileMenu: "Profile: Usual ▾": the profiles to choose from and the way to edit them. What is chosen is the setting "check-profile",
 * which StudioLiveCheck follows.
 */
GtkWidget *studio_profile_menu_new (void);

G_END_DECLS
