#pragma once

#include "studio-inspector-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CHOICE_ROW (studio_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioChoiceRow, studio_choice_row, STUDIO, CHOICE_ROW, StudioInspectorRow)

/**
 * StudioChoiceRow: one of a few words, chosen by a row of toggle buttons, each named after its word.
 *
 * Property: "buttons" (GtkWidget): a box of GtkToggleButton; "again": the word that a second press chooses, so that it takes back.
 */

#define STUDIO_TYPE_DROP_ROW (studio_drop_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioDropRow, studio_drop_row, STUDIO, DROP_ROW, StudioInspectorRow)

/** StudioDropRow: one of several words, chosen from a list. Properties: "model" (GtkStringList): labels; "values" (strv): words in the same order. */

#define STUDIO_TYPE_FLAGS_ROW (studio_flags_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioFlagsRow, studio_flags_row, STUDIO, FLAGS_ROW, StudioInspectorRow)

/**
 * StudioFlagsRow: several members that are on or off, each a toggle button named after its member ("weight": heavy or as the brand's style).
 *
 * Property: "buttons" (GtkWidget): a box of GtkToggleButton.
 */

#define STUDIO_TYPE_SWITCH_ROW (studio_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioSwitchRow, studio_switch_row, STUDIO, SWITCH_ROW, StudioInspectorRow)

/** StudioSwitchRow: a member that is on or off. Properties: "inverted": the switch is on when the member is off; "on-value",
 * "off-value": JSON to write instead of true and false, for what is seen or not (a shadow); "subtitle". */

G_END_DECLS
