#pragma once

#include <glib.h>

#include "studio-postman.h"

G_BEGIN_DECLS

/* How platforms, times and what the outbox does are told, in the step of publishing and wherever else the outbox is shown. */

/** @platform: a connector's or the register's id. Returns: its name; @platform itself if it is not known */
const char *studio_publish_words_platform (const char *platform);
/** Returns: whether it needs an application or a permission of the office's own. */
gboolean studio_publish_words_is_advanced (const char *platform);
/** @zone: minutes ahead of UTC. Returns: (transfer full): "14.41 WITA" */
char *studio_publish_words_time (gint64 at, int zone);

/**
 * StudioPublishTelling: a target as it is told
 * @style: (nullable): "success", "warning", "error", "accent": the colour that goes with @word
 * @icon, @word: (nullable): a few words that stand out
 * @line: what it is doing now
 * @sentence: (nullable): what went wrong, what is safe and what to do
 * @fraction: of what is being sent, 0..1; below 0: none
 */
typedef struct
{
  const char *style;
  const char *icon;
  const char *word;
  char *line;
  char *sentence;
  double fraction;
} StudioPublishTelling;

/**
 * studio_publish_words_tell:
 * @progress: (nullable): of the request that is on its way
 * @at: when it became visible, 0 not known
 * @zone: minutes ahead of UTC
 */
void studio_publish_words_tell (const StudioOutboxTarget *target, StudioPostmanState state, const StudioPostmanProgress *progress, gint64 at, int zone, StudioPublishTelling *telling);
void studio_publish_telling_clear (StudioPublishTelling *telling);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudioPublishTelling, studio_publish_telling_clear)
/** Returns: whether it is on its way or waits to be: not at rest, and nobody is asked. */
gboolean studio_publish_words_is_moving (const StudioOutboxTarget *target);
/** Returns: whether it can be seen, as a platform or a person says. */
gboolean studio_publish_words_is_out (const StudioOutboxTarget *target);
/** Returns: (transfer full) (nullable): the page where one looks whether a post is there; NULL if that is not known. @link: (nullable): of the register */
char *studio_publish_words_page (const StudioPublishAccount *account, const char *link);

G_END_DECLS
