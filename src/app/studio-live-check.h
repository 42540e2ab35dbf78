#pragma once

#include "studio-document.h"
#include "studio-post-check.h"

G_BEGIN_DECLS

/**
 * StudioLivePace: how soon somebody wants to know
 * @STUDIO_LIVE_SLOW: after two seconds without an edit: for a number beside other work
 * @STUDIO_LIVE_TEXTS: texts 150 ms after the last edit, pages after two seconds: for where people write
 * @STUDIO_LIVE_ALL: texts 150 ms after the last edit, pages right after them: for where findings are read
 */
typedef enum {
  STUDIO_LIVE_SLOW,
  STUDIO_LIVE_TEXTS,
  STUDIO_LIVE_ALL,
} StudioLivePace;

#define STUDIO_N_LIVE_PACES 3

#define STUDIO_TYPE_LIVE_CHECK (studio_live_check_get_type ())
G_DECLARE_FINAL_TYPE (StudioLiveCheck, studio_live_check, STUDIO, LIVE_CHECK, GObject)

/**
 * StudioLiveCheck: checks the post that is worked on, in a thread while the person rests, and keeps what was found for all who show it. It
 * checks only while somebody holds it, at the pace of the most hurried; an edit stops a check that runs, and there is never a second one
 * beside it. Use it in the document's thread.
 *
 * Properties (notified): "busy" (read only: a check runs or is being prepared), "profile-id" (bind it to a setting).
 * Signal: "changed": there are new findings, or some are settled now or no longer, or the document or the profile is another.
 */
StudioLiveCheck *studio_live_check_new (void);

/** @document: (nullable): NULL stops a check that runs, so do that before letting go of @self. */
void studio_live_check_set_document (StudioLiveCheck *self, StudioDocument *document);
/** Returns: (nullable) */
StudioDocument *studio_live_check_get_document (StudioLiveCheck *self);

/** Asks for checks until studio_live_check_release() with the same @pace; in "map" and "unmap", say. */
void studio_live_check_hold (StudioLiveCheck *self, StudioLivePace pace);
void studio_live_check_release (StudioLiveCheck *self, StudioLivePace pace);
/** Checks at once what is not checked yet, even if nobody holds it: before an export, say. "changed" comes when it is done. */
void studio_live_check_hurry (StudioLiveCheck *self);
/** Whether the findings are about the post as it is now. FALSE after an edit until both its texts and its pages are checked. */
gboolean studio_live_check_is_current (StudioLiveCheck *self);
gboolean studio_live_check_get_busy (StudioLiveCheck *self);

/** Returns: (transfer none) (nullable) (element-type StudioFinding): the worst first, settled ones too; NULL before the first check is through. */
GPtrArray *studio_live_check_get_findings (StudioLiveCheck *self);
/** Returns: (transfer container) (element-type StudioFinding): those that a person has not settled; none before the first check. */
GPtrArray *studio_live_check_list_open (StudioLiveCheck *self);
/**
 * Checks the texts of the post as it is at this moment while the caller waits, some ms: for fixes that go on from what they have just changed.
 * Returns: (transfer full) (element-type StudioFinding): those that a person has not settled; none before the data files are read
 */
GPtrArray *studio_live_check_look_again (StudioLiveCheck *self);
/** Returns: how many a person has not settled of @level. */
guint studio_live_check_count_open (StudioLiveCheck *self, StudioRuleLevel level);
/** Whether a person has accepted @finding or answered it, in the post as it is now. */
gboolean studio_live_check_is_settled (StudioLiveCheck *self, const StudioFinding *finding);
/** Returns: (transfer none) (nullable): the post that the findings' ranges are about, for studio_finding_fix(). Set whenever there are findings. */
StudioSnapshot *studio_live_check_get_snapshot (StudioLiveCheck *self);
/** Returns: (nullable): why the last check came to nothing, a sentence for the person. */
const char *studio_live_check_get_problem (StudioLiveCheck *self);

/** Returns: (transfer none) (nullable): NULL until its data files are read, which the first check does. */
StudioChecker *studio_live_check_get_checker (StudioLiveCheck *self);
/** Reads the lists of words, the dictionary and the profile again: the office has changed them. */
void studio_live_check_reload (StudioLiveCheck *self);
/** Returns: (transfer none) */
StudioProfile *studio_live_check_get_profile (StudioLiveCheck *self);
/** @id: of studio_profile_list(); the present one's id reads it again. One that is not there becomes "biasa". */
void studio_live_check_set_profile_id (StudioLiveCheck *self, const char *id);

G_END_DECLS
