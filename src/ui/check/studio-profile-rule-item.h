#pragma once

#include <gio/gio.h>

#include "studio-rule-text.h"
#include "studio-rule.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PROFILE_RULE_ITEM (studio_profile_rule_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioProfileRuleItem, studio_profile_rule_item, STUDIO, PROFILE_RULE_ITEM, GObject)

/**
 * StudioProfileRuleItem: a line of the list of rules in the profile's window: a rule with its level, or a heading above some.
 *
 * Property: "level" (int, StudioRuleLevel), notified when the level or whether it can be changed is another.
 */

/** @text: (nullable): what is told about the rule; kept alive by the caller. @usual: the level it has in the usual profile */
StudioProfileRuleItem *studio_profile_rule_item_new (const StudioRule *rule, const StudioRuleText *text, StudioRuleLevel usual);
StudioProfileRuleItem *studio_profile_rule_item_new_heading (const char *heading);

/** Returns: (nullable): NULL for a heading */
const StudioRule *studio_profile_rule_item_get_rule (StudioProfileRuleItem *self);
const char *studio_profile_rule_item_get_heading (StudioProfileRuleItem *self);
/** Returns: (nullable) */
const StudioRuleText *studio_profile_rule_item_get_text (StudioProfileRuleItem *self);
StudioRuleLevel studio_profile_rule_item_get_level (StudioProfileRuleItem *self);
StudioRuleLevel studio_profile_rule_item_get_usual (StudioProfileRuleItem *self);
gboolean studio_profile_rule_item_get_editable (StudioProfileRuleItem *self);
void studio_profile_rule_item_set (StudioProfileRuleItem *self, StudioRuleLevel level, gboolean editable);
/** Whether all @words (NULL-terminated, case-folded) stand in its id, title or reason. */
gboolean studio_profile_rule_item_matches (StudioProfileRuleItem *self, char **words);

/** Returns: (transfer none): "Off", "Suggestion", "Warning", "Required" in the person's language */
const char *studio_profile_level_name (StudioRuleLevel level);

G_END_DECLS
