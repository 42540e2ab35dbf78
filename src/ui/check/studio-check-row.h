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

/** StudioCheckRowLook: @place: where it is, in words; @text: (nullable): about its rule; @explains: why it matters is told before it is opened */
typedef struct
{
  const char *place;
  const StudioRuleText *text;
  gboolean explains;
} StudioCheckRowLook;

GtkWidget *studio_check_row_new (StudioFinding *finding, const StudioCheckRowLook *look);
/** Returns: (transfer none) */
StudioFinding *studio_check_row_get_finding (StudioCheckRow *self);
/** Stands for @finding from now on if it looks the same; its words may have moved. Returns: FALSE if it needs another row */
gboolean studio_check_row_take (StudioCheckRow *self, StudioFinding *finding);
/** @number: of its mark on the picture; 0 for none */
void studio_check_row_set_number (StudioCheckRow *self, guint number);
/** @reply: (nullable): what was answered to its question */
void studio_check_row_set_reply (StudioCheckRow *self, const StudioReply *reply);
/** It is fixed: shows a tick until it is taken away. */
void studio_check_row_set_done (StudioCheckRow *self);
gboolean studio_check_row_is_done (StudioCheckRow *self);
/** Opens it, and the place for the reason why it may stay. */
void studio_check_row_ask_reason (StudioCheckRow *self);
/** Does what is done about it first: the fix; else it opens; else goes to its answer or place. */
void studio_check_row_act (StudioCheckRow *self);

G_END_DECLS
