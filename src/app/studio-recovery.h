#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/**
 * StudioRecovered: work that was under way when the program ended suddenly.
 * @id: (nullable), @path: (nullable): one of them: a post of the library, or a rescue copy that the library did not take
 * @from_copy: it was a rescue copy, and became a post of the library just now
 * @modified: when it was last written, unix seconds
 * @n_edits: how many edits of the last session it has; 0: unknown
 */
typedef struct
{
  char *id;
  char *path;
  char *title;
  gint64 modified;
  guint n_edits;
  gboolean from_copy;
} StudioRecovered;

#define STUDIO_TYPE_RECOVERY (studio_recovery_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecovery, studio_recovery, STUDIO, RECOVERY, GObject)

/**
 * StudioRecovery: opens the library when the program starts, takes rescue copies into it, and finds what was left open by a process
 * that is gone.
 *
 * "changed" is emitted when the search is over and whenever the list or the problem changes.
 */
StudioRecovery *studio_recovery_new (StudioLibrary *library);
/** Opens the library, or tries it again after it could not be opened; returns at once. */
void studio_recovery_start (StudioRecovery *self);
/** Returns: (nullable): why the library cannot be used: one translated sentence */
const char *studio_recovery_get_problem (StudioRecovery *self);
/** Whether that is because the library itself is damaged, so that it can be repaired. */
gboolean studio_recovery_is_damaged (StudioRecovery *self);
/** Returns: (element-type StudioRecovered): the newest first */
GPtrArray *studio_recovery_get_found (StudioRecovery *self);
/** Takes the newest off the list: it is worked on again. */
void studio_recovery_drop_first (StudioRecovery *self);
/** Takes all off the list. Posts stay in the library, copies in their folder. */
void studio_recovery_drop_all (StudioRecovery *self);

G_END_DECLS
