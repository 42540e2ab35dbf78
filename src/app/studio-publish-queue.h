#pragma once

#include "studio-outbox-file.h"
#include "studio-publish-job.h"

G_BEGIN_DECLS

/**
 * StudioPublishQueue: a post on its way into the outbox
 * @accounts: (element-type StudioPublishAccount)
 * @contents: (element-type StudioPublishContent): as many
 * @post: the post's id
 * @path: (nullable): its .pemda file
 * @at: not before, seconds since 1970, 0 at once; @zone: minutes ahead of UTC
 * @again: also where it was sent already
 */
typedef struct
{
  GPtrArray *accounts;
  GPtrArray *contents;
  const char *post;
  const char *path;
  gint64 at;
  int zone;
} StudioPublishQueue;

/** Returns: whether the post itself says that it went out there: from another computer, or by hand. */
gboolean studio_publish_is_told (StudioSnapshot *snapshot, const StudioPublishAccount *account);
/**
 * studio_publish_replace_refused:
 * @present: (element-type StudioOutboxTarget): what the outbox has
 *
 * What a platform refused is nowhere to be seen: the post as it is now takes its place, and the refused one is not sent by a later word.
 *
 * Returns: FALSE with %G_IO_ERROR_BUSY if another program has just changed it, or an error of the store
 */
gboolean studio_publish_replace_refused (StudioOutboxStore *store, GPtrArray *present, const char *post, GPtrArray *accounts, GError **error);
/** Puts it into the outbox, for all accounts or none. Returns: (transfer full) (nullable): the targets' ids, NULL-terminated */
GStrv studio_publish_queue_add (const StudioPublishQueue *queue, StudioOutboxFile *store, GError **error);
/**
 * studio_publish_go_on_signed:
 * @account: the id of one that has just been signed in
 *
 * What waited for that goes on by itself; what was due long ago is asked about instead.
 */
gboolean studio_publish_go_on_signed (StudioOutboxStore *store, const char *account, GError **error);
/** How long what has come to rest is listed, in days. */
#define STUDIO_PUBLISH_KEPT 30

/**
 * studio_publish_put_away:
 *
 * What came to rest longer ago, and has been written wherever people look for it, is put away: the outbox stays short, and the pictures are not kept twice.
 * It is never sent again unasked all the same.
 */
gboolean studio_publish_put_away (StudioOutboxFile *store, GError **error);

G_END_DECLS
