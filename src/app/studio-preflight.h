#pragma once

#include "studio-document.h"
#include "studio-publish-job.h"

G_BEGIN_DECLS

/**
 * StudioPreflightState: what stands in the way of sending a post to an account
 * @STUDIO_PREFLIGHT_READY: nothing
 * @STUDIO_PREFLIGHT_SHRUNK: nothing; pictures had to be made smaller than they could be
 * @STUDIO_PREFLIGHT_SENT: nothing, but the post tells that it went out there already
 * @STUDIO_PREFLIGHT_LONG: the caption is too long
 * @STUDIO_PREFLIGHT_AMISS: something else is beyond what the platform takes
 * @STUDIO_PREFLIGHT_EXPIRED: what was pasted to sign in is no longer good
 * @STUDIO_PREFLIGHT_PERSONAL: a person's own account
 * @STUDIO_PREFLIGHT_PAUSED: somebody paused it
 * @STUDIO_PREFLIGHT_FAILED: what is to be sent could not be made
 */
typedef enum {
  STUDIO_PREFLIGHT_READY,
  STUDIO_PREFLIGHT_SHRUNK,
  STUDIO_PREFLIGHT_SENT,
  STUDIO_PREFLIGHT_LONG,
  STUDIO_PREFLIGHT_AMISS,
  STUDIO_PREFLIGHT_EXPIRED,
  STUDIO_PREFLIGHT_PERSONAL,
  STUDIO_PREFLIGHT_PAUSED,
  STUDIO_PREFLIGHT_FAILED,
} StudioPreflightState;

/**
 * StudioPreflightItem: what was found for one account. Immutable and counted.
 * @account: its id
 * @status: a few words, "Ready"
 * @sentence: (nullable): what is wrong and what to do
 * @content: (nullable): what would be sent; NULL if it was not made
 * @cost: US dollars that the platform takes for it, 0 none
 * @expires: when the account has to be signed in again, seconds since 1970, 0 unknown
 */
typedef struct
{
  gatomicrefcount refs;
  char *account;
  StudioPreflightState state;
  char *status;
  char *sentence;
  StudioPublishContent *content;
  double cost;
  gint64 expires;
} StudioPreflightItem;

/** Returns: whether the post can be sent there as it is. */
gboolean studio_preflight_item_may_send (const StudioPreflightItem *item);
/** Returns: (transfer full): a content of its own for the outbox, with a key of its own, that shares the pictures; only for one that has a content */
StudioPublishContent *studio_preflight_item_make_content (const StudioPreflightItem *item);

/** Tells what the account's server allows, as far as it is known. Called in the main thread. Returns: FALSE if it is not known */
typedef gboolean (*StudioPreflightLimits) (const char *account, StudioLimits *limits, gpointer data);

#define STUDIO_TYPE_PREFLIGHT (studio_preflight_get_type ())
G_DECLARE_FINAL_TYPE (StudioPreflight, studio_preflight, STUDIO, PREFLIGHT, GObject)

/**
 * StudioPreflight: makes what each account would be sent, in a thread while the person rests, and tells what stands in the way. An edit stops a run and the
 * next begins after a rest; what was found before stays until then. Use it in the document's thread.
 *
 * Property (notified, read only): "busy". Signal: "changed": there is something new, or nothing any more.
 */
StudioPreflight *studio_preflight_new (void);
/** @document: (nullable): NULL stops a run and forgets what was found */
void studio_preflight_set_document (StudioPreflight *self, StudioDocument *document);
/** @accounts: (element-type StudioPublishAccount): copied */
void studio_preflight_set_accounts (StudioPreflight *self, GPtrArray *accounts);
/** @limits: (nullable): asked at the beginning of each run */
void studio_preflight_set_limits (StudioPreflight *self, StudioPreflightLimits limits, gpointer data);
/** Nothing runs while it is not active: while nobody sees what it tells. */
void studio_preflight_set_active (StudioPreflight *self, gboolean active);
/** What was found is looked at anew: limits have become known. */
void studio_preflight_refresh (StudioPreflight *self);
/** Returns: (transfer none) (nullable): NULL before it was looked at; belongs to @self until the next "changed" */
const StudioPreflightItem *studio_preflight_find (StudioPreflight *self, const char *account);
/** Returns: whether what was found is of the post and the accounts as they are now. */
gboolean studio_preflight_is_current (StudioPreflight *self);
gboolean studio_preflight_get_busy (StudioPreflight *self);
/** Returns: (nullable): what the items are made of */
StudioSnapshot *studio_preflight_get_snapshot (StudioPreflight *self);

G_END_DECLS
