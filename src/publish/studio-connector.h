#pragma once

#include "studio-credentials.h"
#include "studio-http.h"

G_BEGIN_DECLS

/** A picture as it is sent: encoded for the platform already. @alt: (nullable): its description; NULL says that it is decoration. */
typedef struct
{
  GBytes *bytes;
  char *mime; /* image/jpeg or image/png */
  char *alt;
  int width; /* px, 0 unknown */
  int height;
} StudioOutgoingPicture;

/**
 * StudioOutgoing:
 *
 * What is to be published, for one target: nothing of it changes once it is queued.
 * @key: a UUID that belongs to this target through all its attempts
 * @at: when it shall be visible, seconds since 1970, 0 now; for platforms that keep a schedule themselves
 */
typedef struct
{
  char *key;
  char *title;
  char *caption;
  gint64 at;
  GPtrArray *pictures; /* of StudioOutgoingPicture */
  gatomicrefcount count;
} StudioOutgoing;

StudioOutgoing *studio_outgoing_new (const char *key, const char *title, const char *caption);
/** @alt: (nullable) */
void studio_outgoing_add (StudioOutgoing *outgoing, GBytes *bytes, const char *mime, const char *alt, int width, int height);
StudioOutgoing *studio_outgoing_ref (StudioOutgoing *outgoing);
void studio_outgoing_unref (StudioOutgoing *outgoing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioOutgoing, studio_outgoing_unref)

/**
 * StudioStep:
 * @STUDIO_STEP_VERIFY: who the account is, and whether it may publish
 * @STUDIO_STEP_LIMITS: what the server allows today
 * @STUDIO_STEP_PREPARE: everything that nobody sees: checks, pictures, a draft
 * @STUDIO_STEP_COMMIT: the one request that makes it visible
 * @STUDIO_STEP_RECONCILE: after "uncertain": is it there? DONE, ABSENT (proven) or UNCERTAIN
 * @STUDIO_STEP_PERMALINK: the address of what has been published; failing changes nothing
 * @STUDIO_STEP_REVOKE: the platform forgets the permission; REJECTED with the code "by_hand" where only a person can have it forgotten
 */
typedef enum {
  STUDIO_STEP_VERIFY,
  STUDIO_STEP_LIMITS,
  STUDIO_STEP_PREPARE,
  STUDIO_STEP_COMMIT,
  STUDIO_STEP_RECONCILE,
  STUDIO_STEP_PERMALINK,
  STUDIO_STEP_REVOKE,
} StudioStep;

/** Keeps the marks for good; without that nothing more is sent. Called in the thread of the job. */
typedef gboolean (*StudioJobKeep) (JsonNode *marks, gpointer data, GError **error);

/**
 * StudioJob:
 * @platform: "wordpress", "mastodon", "bluesky", …
 * @address: of the site, as studio_address_normalise() gives it; a webhook's is in its credentials ("url")
 * @settings: (nullable): an object, nothing of it secret; see docs/publishing.md for the members of each platform
 * @marks: (nullable): what earlier steps left behind: ids of pictures and drafts, a record's key
 * @keep: (nullable), @progress: (nullable): with @data
 * @poll_every, @poll_limit: in milliseconds, while a server works on a picture; 0 is what suits the platform, and 2 min
 * @host: (nullable): the job of another account where pictures are put so that everybody can fetch them, for platforms that take addresses only; with
 *   the same outgoing
 */
typedef struct _StudioJob StudioJob;
struct _StudioJob
{
  char *platform;
  char *address;
  JsonNode *settings;
  StudioCredentials *credentials;
  StudioOutgoing *outgoing;
  JsonNode *marks;
  StudioHttpRules rules;
  guint poll_every;
  guint poll_limit;
  StudioJobKeep keep;
  StudioHttpProgress progress;
  gpointer data;
  StudioJob *host;
};

StudioJob *studio_job_new (const char *platform, const char *address, StudioCredentials *credentials);
void studio_job_free (StudioJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioJob, studio_job_free)

/** What a server allows; 0 is "not said". */
typedef struct
{
  int caption;  /* in the platform's own way of counting */
  int pictures; /* in one post */
  int alt;
  gint64 bytes; /* of a picture */
  gint64 pixels;
  int per_link; /* what a link counts, whatever its length */
} StudioLimits;

/**
 * StudioResult:
 * @outcome: what is known now
 * @message: (nullable): one sentence for people, when it is not DONE, or a warning when it is
 * @detail: (nullable): for experts, without secrets
 * @code: (nullable): what can be offered: "offer_pending", "too_large", "needs_code", "chat_moved", "guard", "header_dropped", "many", "missed", "disabled", "no_passwords",
 *   "found" (there is a WordPress, which wants a password), "by_hand", "blocked" (the platform wants to see a person), "host" (about the site that pictures are put on), "shape",
 *   "offer_without_tag", "schedule_here", "no_credits", "duplicate", "no_link", "sunset"
 * @remote_id: (nullable): the post's id on the platform
 * @permalink: (nullable): only if studio_address_may_open(); with the code "found" the page that gives passwords to programs
 * @state: (nullable): "publish", "pending" or "future" where it is not simply visible
 * @name: (nullable): of the account, for people (verify)
 * @settings: (nullable): the settings with what was learnt (verify, limits)
 * @marks: (nullable): all marks, as they were last kept
 * @retry_after: seconds, 0 unknown
 * @skew: seconds the server's clock is ahead, 0 unknown
 */
typedef struct
{
  StudioOutcome outcome;
  char *message;
  char *detail;
  char *code;
  char *remote_id;
  char *permalink;
  char *state;
  char *name;
  JsonNode *settings;
  JsonNode *marks;
  StudioLimits limits;
  int retry_after;
  gint64 skew;
  goffset sent; /* of the last request */
  goffset total;
  guint status;
} StudioResult;

void studio_result_free (StudioResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioResult, studio_result_free)

/** Returns: whether posts can be sent to @platform directly. */
gboolean studio_connector_exists (const char *platform);
/** Blocks; for worker threads. @job: not changed. Returns: (transfer full) */
StudioResult *studio_connector_run (const StudioJob *job, StudioStep step, GCancellable *cancellable);
/** @job: (transfer full): its callbacks are called in a worker thread. */
void studio_connector_run_async (StudioJob *job, StudioStep step, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full): never NULL: failures and cancellation are outcomes. */
StudioResult *studio_connector_run_finish (GAsyncResult *result);

G_END_DECLS
