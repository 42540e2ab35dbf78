#pragma once

#include <gtk/gtk.h>

#include "studio-profile-rule-item.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PROFILE_RULE_ROW (studio_profile_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioProfileRuleRow, studio_profile_rule_row, STUDIO, PROFILE_RULE_ROW, GtkWidget)

/**
 * StudioProfileRuleRow: a rule in the list of a profile: id, sentence, why on request, its level to choose, and the way back to the usual
 * level. Made once and bound to one item after another.
 *
 * Signal: "chosen" (int StudioRuleLevel).
 */
GtkWidget *studio_profile_rule_row_new (void);
/** @item: (nullable) */
void studio_profile_rule_row_set_item (StudioProfileRuleRow *self, StudioProfileRuleItem *item);
/** Returns: (nullable) */
StudioProfileRuleItem *studio_profile_rule_row_get_item (StudioProfileRuleRow *self);

G_END_DECLS
