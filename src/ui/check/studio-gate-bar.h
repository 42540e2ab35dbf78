#pragma once

#include <adwaita.h>

#include "studio-gate.h"
#include "studio-live-check.h"
#include "studio-review.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_GATE_BAR (studio_gate_bar_get_type ())
G_DECLARE_FINAL_TYPE (StudioGateBar, studio_gate_bar, STUDIO, GATE_BAR, GtkBox)

/**
 * StudioGateBar: what the gate says of a post that is about to go out, with a line for the reason and the way to the findings. It is
 * not seen while there is nothing to say.
 *
 * Signals: "changed" when its answer is another one, "open-checks" when the person wants to see the findings.
 */

/** @check: has a document; what it has not looked at yet it checks at once */
void studio_gate_bar_set_check (StudioGateBar *self, StudioLiveCheck *check);
/** Returns: (transfer none): what the gate says, with the reason as it is written now. */
const StudioGateAnswer *studio_gate_bar_get_answer (StudioGateBar *self);
/** Returns: (transfer full) (nullable): the checklist sheet's content, with the release that is about to happen; NULL while it checks. */
StudioReview *studio_gate_bar_review (StudioGateBar *self);
/** Puts the caret where the reason is written, if one is asked for. */
void studio_gate_bar_focus_reason (StudioGateBar *self);
/** Notes in the post that it went out for the reason that is written; does nothing unless the answer is %STUDIO_PASS_REASONED. */
gboolean studio_gate_bar_record (StudioGateBar *self, StudioReleaseKind kind, GError **error);

G_END_DECLS
