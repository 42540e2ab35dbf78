#pragma once

#include <adwaita.h>

#include "studio-finding.h"
#include "studio-rule-text.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CHECK_ROW (studio_check_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioCheckRow, studio_check_row, STUDIO, CHECK_ROW, AdwExpanderRow)

/**
 * StudioCheckRow: one finding: its sentence and place, and when it is open why it matters and what can be done.
 *
 * Signals: "fix", "show-place"; "answer" (const char *value, const char *note): the note may be ""; "take-back": the answer;
 * "accept" (const char *reason): never blank
 */
/** @place: where it is, in words; @text: (nullable): about its rule */
GtkWidget *studio_check_row_new (StudioFinding *finding, const char *place, const StudioRuleText *text);
/** @reply: (nullable): what was answered to its question */
void studio_check_row_set_reply (StudioCheckRow *self, const StudioReply *reply);
/** Returns: (transfer none) */
StudioFinding *studio_check_row_get_finding (StudioCheckRow *self);

G_END_DECLS
