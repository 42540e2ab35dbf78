#pragma once

#include "studio-approval.h"
#include "studio-check.h"
#include "studio-document.h"
#include "studio-review-log.h"

G_BEGIN_DECLS

/*
 * One door: how a post goes from draft to approved, who may open it, and what is written down each time (docs/post-format.md, "Review and
 * approval"). Publishing itself is studio-document-published.h.
 */

/**
 * StudioDoorOrder: a deed that is to be done. Not for %STUDIO_DEED_PUBLISH.
 * @self: who does it; without a name, who the computer says it is
 * @note: (nullable): what is to be changed, for a return; for an approval why it is given though required findings are open
 * @editor_approves: the office lets editors approve
 * @findings: (nullable) (element-type StudioFinding): for an approval: all of the post as it is, settled ones too
 * @profile: (nullable): which they were found with
 * @now: when
 */
typedef struct
{
  StudioDeed deed;
  const StudioSelf *self;
  const char *note;
  gboolean editor_approves;
  GPtrArray *findings;
  const StudioProfile *profile;
  GDateTime *now;
} StudioDoorOrder;

/**
 * studio_door_may:
 *
 * Whether a person of @role may do @deed with the post as it stands: asking and withdrawing may everybody, returning editors and heads,
 * approving heads, and editors where the office says so.
 *
 * Returns: FALSE with %STUDIO_ERROR_INVALID: a sentence that says why not and who may
 */
gboolean studio_door_may (StudioSnapshot *snapshot, StudioDeed deed, StudioRole role, gboolean editor_approves, GError **error);
/**
 * studio_door_pass:
 *
 * Does the deed. An approval needs findings of a finished check, and a reason as the gate wants it if required ones are open.
 *
 * Returns: (transfer full) (nullable): the new document
 */
JsonNode *studio_door_pass (StudioSnapshot *snapshot, const StudioDoorOrder *order, GError **error);
/** The same in an open post: no step to undo. */
gboolean studio_document_pass_door (StudioDocument *self, const StudioDoorOrder *order, GError **error);
/** Takes what the deed changed from @root over into @history. */
void studio_door_note (StudioHistory *history, JsonNode *root);
/** Returns: (transfer full): who did last what the post's stage came from: "Asked by Rina (Office admin), 22 November 2026, 09.30"; "" of a draft nobody touched. */
char *studio_door_tell (StudioSnapshot *snapshot);
/** Returns: (transfer full) (nullable): the note a returned post came back with; NULL if it is not returned */
char *studio_door_tell_note (StudioSnapshot *snapshot);
/** Returns: (transfer full): @iso as people write it, "22 November 2026, 09.31"; what is no time stays as it is */
char *studio_door_word_time (const char *iso);

G_END_DECLS
