#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioVersionKind: why a state of a post was kept as a version
 * @STUDIO_VERSION_OPENED: it was opened, with changes since the version before
 * @STUDIO_VERSION_BULK: it was about to be filled from a table, or changed in many places at once
 * @STUDIO_VERSION_RESTORED: an earlier version was about to take its place
 * @STUDIO_VERSION_EXPORTED: pictures of it went out
 * @STUDIO_VERSION_APPROVED: it was approved
 * @STUDIO_VERSION_NAMED: a person gave it a name
 * @STUDIO_VERSION_SENT: it was sent to another computer, or came from there: what copies that come back are merged by
 */
typedef enum {
  STUDIO_VERSION_OPENED,
  STUDIO_VERSION_BULK,
  STUDIO_VERSION_RESTORED,
  STUDIO_VERSION_EXPORTED,
  STUDIO_VERSION_APPROVED,
  STUDIO_VERSION_NAMED,
  STUDIO_VERSION_SENT,
} StudioVersionKind;

#define STUDIO_VERSION_N_KINDS 7

/** Returns: the word that stands for it in the database, "opened". */
const char *studio_version_kind_name (StudioVersionKind kind);
/** What is not known counts as opened. */
StudioVersionKind studio_version_kind_from_name (const char *name);
/** Whether versions of this kind are kept for ever. */
gboolean studio_version_kind_lasts (StudioVersionKind kind);

/** StudioVersionPoint: @time: in seconds since 1970 */
typedef struct
{
  gint64 time;
  StudioVersionKind kind;
  gboolean drop;
} StudioVersionPoint;

/**
 * studio_versions_thin:
 * @points: oldest first; @drop is set in each
 * @now: in seconds since 1970
 * @offset: of the person's clock from UTC in seconds, so that a day is a day of theirs
 *
 * Which versions may go. All of the last 24 hours stay; of the last 7 days the newest of each hour, of the last 60 days the newest of
 * each day, before that the newest of each week, Monday first. What stays once stays until it comes into the next span, however often it is thinned. Kinds
 * that last neither go nor take the place of one of the others. A point of the future, from a clock that was wrong, stays.
 *
 * Returns: how many may go
 */
guint studio_versions_thin (StudioVersionPoint *points, guint n, gint64 now, int offset);

G_END_DECLS
