#pragma once

#include "studio-approval.h"
#include "studio-check.h"
#include "studio-releases.h"

G_BEGIN_DECLS

/**
 * StudioPass: how a post may go out
 * @STUDIO_PASS_CLEAR: nothing required is open
 * @STUDIO_PASS_REASONED: required findings are open and a person wrote why it goes out all the same, which has to be recorded
 * @STUDIO_PASS_PRACTICE: only marked as practice
 * @STUDIO_PASS_DRAFT: only marked as draft, for others to look at, until a person writes a reason, the check is through, or the post approved
 * @STUDIO_PASS_REFUSED: not at all
 */
typedef enum {
  STUDIO_PASS_CLEAR,
  STUDIO_PASS_REASONED,
  STUDIO_PASS_PRACTICE,
  STUDIO_PASS_DRAFT,
  STUDIO_PASS_REFUSED,
} StudioPass;

/**
 * StudioGateAnswer: what the gate says of a post.
 * @checking: it is not known yet what is open
 * @unapproved: the office lets only approved posts out unmarked, and this one is not; no reason changes that
 * @open: (element-type StudioFinding): the required findings that nobody has settled
 * @sentence: for the person, what is open and what to do; "" if it is clear
 * @stamp: (nullable): what pictures have to carry across, "DRAF"
 */
typedef struct
{
  StudioPass pass;
  gboolean checking;
  gboolean unapproved;
  GPtrArray *open;
  char *sentence;
  const char *stamp;
} StudioGateAnswer;

/**
 * studio_gate_ask:
 * @findings: (nullable) (element-type StudioFinding): all of the post's, settled ones too; NULL while it is being checked
 * @snapshot: the post as it is now, which tells what is settled and whether it is approved
 * @profile: (nullable): NULL asks for a reason, as studio_profile_new_plain()
 * @reason: (nullable): what a person wrote
 * @only_approved: the office lets only approved posts out unmarked
 *
 * Whether a post may be exported, packed or published: the one place that decides it.
 *
 * Returns: (transfer full)
 */
StudioGateAnswer *studio_gate_ask (GPtrArray *findings, StudioSnapshot *snapshot, const StudioProfile *profile, const char *reason, gboolean only_approved);
void studio_gate_answer_free (StudioGateAnswer *answer);
/** Whether pictures may be made for people of the office, with @stamp if there is one. */
gboolean studio_gate_lets_export (const StudioGateAnswer *answer);
/** Whether it may be shown to the public: without a mark of any kind. */
gboolean studio_gate_lets_publish (const StudioGateAnswer *answer);

/** Whether @text says something: at least three words of letters with ten letters in all. */
gboolean studio_gate_is_reason (const char *text);
/**
 * studio_gate_last_reason:
 *
 * Returns: (transfer full) (nullable): the reason that was written last for a post in which all that is open now was open already, so
 *   that nobody has to write it twice
 */
char *studio_gate_last_reason (JsonNode *root, const StudioGateAnswer *answer);
/** Returns: (transfer full) (nullable): why the post was approved though required findings were open, while that approval holds. */
char *studio_gate_approved_reason (StudioSnapshot *snapshot);
/** Returns: (transfer container) (array zero-terminated=1): the keys of @answer's findings, for StudioRelease. */
const char **studio_gate_list_keys (const StudioGateAnswer *answer);
/** Returns: the name the person gave (studio_gate_set_person()), else as the computer knows it, else the name they log in with. Belongs to the program. */
const char *studio_gate_get_person (void);
/** @name: (nullable): what the person says they are called, for all that is written down from now on; NULL or blank: as the computer knows it */
void studio_gate_set_person (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioGateAnswer, studio_gate_answer_free)

G_END_DECLS
