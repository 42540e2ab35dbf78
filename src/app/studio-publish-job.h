#pragma once

#include "studio-outbox-store.h"
#include "studio-pack.h"
#include "studio-publish-account.h"

G_BEGIN_DECLS

/* A post for one account: pictures, caption and descriptions as they will be sent, and what follows when they are visible. */

/**
 * StudioPublishOrder: what several contents of one post share
 * @drawn: of studio_pack_new_drawn()
 */
typedef struct
{
  StudioSnapshot *snapshot;
  StudioPlatforms *limits;
  GHashTable *drawn;
} StudioPublishOrder;

/**
 * StudioPublishContent: what one account is sent
 * @format: the size of its pictures
 * @pictures: (element-type StudioOutgoingPicture): encoded, read back, in order
 * @names: (element-type utf8): the SHA-256 of each picture
 * @measure: the caption by the platform's own way of counting
 * @problems: (element-type utf8): why it cannot be sent as it is, a sentence each
 */
typedef struct
{
  const StudioFormat *format;
  StudioOutgoing *outgoing;
  GPtrArray *names;
  StudioMeasure measure;
  GPtrArray *problems;
} StudioPublishContent;

/** Returns: FALSE with %STUDIO_ERROR_INVALID and a sentence: a post of an office does not go out under a person's account, nothing under a paused one. */
gboolean studio_publish_may (StudioSnapshot *snapshot, const StudioPublishAccount *account, GError **error);
/** Draws, encodes and reads back what is to be sent. Blocks: call it in a thread. Returns: (transfer full) (nullable) */
StudioPublishContent *studio_publish_content_make (const StudioPublishOrder *order, const StudioPublishAccount *account, GCancellable *cancellable, GError **error);
void studio_publish_content_free (StudioPublishContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPublishContent, studio_publish_content_free)
/** Returns: of all pictures together. */
gsize studio_publish_content_get_bytes (const StudioPublishContent *content);
/** Returns: what sending it costs there, in US cents; 0 where it is free, which is everywhere but on X. */
double studio_publish_content_get_cost (const StudioPublishContent *content, const StudioPublishAccount *account);
/**
 * studio_publish_content_to_target:
 * @post: the post's id
 * @path: (nullable): its .pemda file, in which it is written when it is visible
 *
 * Returns: (transfer full): for the outbox; its pictures are those of @content
 */
StudioOutboxTarget *studio_publish_content_to_target (const StudioPublishContent *content, const StudioPublishAccount *account, const char *post, const char *path);
/** Returns: whether @target holds the same caption, pictures and descriptions as @content, so that sending it would show nothing new. */
gboolean studio_publish_content_is_in (const StudioPublishContent *content, const StudioOutboxTarget *target);
/** Returns: the target that has sent, or is going to send, the same post to the same account; NULL if there is none but what was refused, cancelled or skipped */
const StudioOutboxTarget *studio_publish_find_same (GPtrArray *targets, const char *post, const char *account);
/** Returns: (nullable): what the target's account is called; belongs to the target */
const char *studio_publish_get_account_name (const StudioOutboxTarget *target);
/** Returns: (nullable): the .pemda file the target's post came from; belongs to the target */
const char *studio_publish_get_file (const StudioOutboxTarget *target);
/** Returns: the title of the target's post, "" if it has none; belongs to the target */
const char *studio_publish_get_title (const StudioOutboxTarget *target);
/** Returns: whether the platform took it, but shows it only when an editor there has published it. */
gboolean studio_publish_is_handed_in (const StudioOutboxTarget *target);
G_END_DECLS
