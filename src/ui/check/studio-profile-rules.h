#pragma once

#include <gtk/gtk.h>

#include "studio-profile.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PROFILE_RULES (studio_profile_rules_get_type ())
G_DECLARE_FINAL_TYPE (StudioProfileRules, studio_profile_rules, STUDIO, PROFILE_RULES, GtkWidget)

/**
 * StudioProfileRules: all rules with their levels in a profile, by principle or family, to be searched.
 *
 * Signal: "chosen" (const char *rule, int StudioRuleLevel): a person wants another level; nothing changes until set_profile() says so.
 */

/** @profile: (nullable). Its own profiles can be edited, the others are only shown. */
void studio_profile_rules_set_profile (StudioProfileRules *self, const StudioProfile *profile);
void studio_profile_rules_focus_search (StudioProfileRules *self);

G_END_DECLS
