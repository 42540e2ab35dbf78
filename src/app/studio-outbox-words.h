#pragma once

#include "studio-outbox.h"
#include "studio-platforms.h"

G_BEGIN_DECLS

/* What people read about the outbox, in the window and in notifications. No clock of its own: @now is seconds since 1970. Texts: (transfer full). */

/**
 * StudioOutboxGroup: where a target stands in the list of all that is in the outbox
 * @STUDIO_OUTBOX_GROUP_PERSON: nothing happens until a person says something
 * @STUDIO_OUTBOX_GROUP_SCHEDULED: waits for its time
 * @STUDIO_OUTBOX_GROUP_SENDING: goes on by itself now
 * @STUDIO_OUTBOX_GROUP_DONE: nothing is left to do, and it is not long ago
 * @STUDIO_OUTBOX_GROUP_OLD: done, longer than 30 days ago
 */
typedef enum {
  STUDIO_OUTBOX_GROUP_PERSON,
  STUDIO_OUTBOX_GROUP_SCHEDULED,
  STUDIO_OUTBOX_GROUP_SENDING,
  STUDIO_OUTBOX_GROUP_DONE,
  STUDIO_OUTBOX_GROUP_OLD,
} StudioOutboxGroup;

StudioOutboxGroup studio_outbox_words_group (const StudioOutboxTarget *target, gint64 now);
/** Returns: seconds since 1970: its time if it has one, else when it was begun; 0 unknown */
gint64 studio_outbox_words_when (const StudioOutboxTarget *target);
/** Returns: @zone if it is one of Indonesia's, else this computer's at @at; minutes ahead of UTC */
int studio_outbox_words_zone (int zone, gint64 at);
/** "Rab 25 Nov 09.00 WITA", with the year if it is another one than @now's. @zone: minutes ahead of UTC; as studio_outbox_words_zone() */
char *studio_outbox_words_time (gint64 at, int zone, gint64 now);
/** "@dinkes (Mastodon)" */
char *studio_outbox_words_account (const StudioOutboxTarget *target, StudioPlatforms *platforms);
/**
 * studio_outbox_words_waiting:
 * @targets: (element-type StudioOutboxTarget): those that go on by themselves
 *
 * Returns: what a person is told who closes the last window: how many, and when the next is
 */
char *studio_outbox_words_waiting (GPtrArray *targets, gint64 now);
/**
 * studio_outbox_words_clock:
 * @skew: seconds that a server's clock is ahead of this computer's
 *
 * Returns: (nullable): NULL where the two agree within five minutes
 */
char *studio_outbox_words_clock (gint64 skew);

/**
 * StudioOutboxNotice: what the person is told about one post while no window has the keys
 * @title: the post's; @body: nothing of its caption
 * @link: (nullable): what one button opens: the only place it went to
 * @person: somebody has to do something
 */
typedef struct
{
  char *title;
  char *body;
  char *link;
  gboolean person;
} StudioOutboxNotice;

/** @targets: (element-type StudioOutboxTarget): all of one post. Returns: (transfer full) (nullable): NULL if there is nothing to tell */
StudioOutboxNotice *studio_outbox_notice_new (GPtrArray *targets, StudioPlatforms *platforms, gint64 now);
void studio_outbox_notice_free (StudioOutboxNotice *notice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioOutboxNotice, studio_outbox_notice_free)

G_END_DECLS
