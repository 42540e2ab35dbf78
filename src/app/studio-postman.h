#pragma once

#include "studio-library.h"
#include "studio-outbox-run.h"
#include "studio-publish-account.h"
#include "studio-publish-job.h"
#include "studio-secrets.h"

G_BEGIN_DECLS

/**
 * StudioPostmanState:
 * @STUDIO_POSTMAN_IDLE: nothing is to be sent now
 * @STUDIO_POSTMAN_OFFLINE: something is, and there is no network: nothing is tried until there is
 * @STUDIO_POSTMAN_ELSEWHERE: another program sends what is in this outbox
 * @STUDIO_POSTMAN_BROKEN: the outbox cannot be read or written; studio_postman_get_trouble() says why
 */
typedef enum {
  STUDIO_POSTMAN_IDLE,
  STUDIO_POSTMAN_SENDING,
  STUDIO_POSTMAN_OFFLINE,
  STUDIO_POSTMAN_ELSEWHERE,
  STUDIO_POSTMAN_BROKEN,
} StudioPostmanState;

/** StudioPostmanProgress: of the step under way. @sent, @total: bytes of the request; @since: monotonic µs, when the phase began */
typedef struct
{
  StudioHttpPhase phase;
  goffset sent;
  goffset total;
  gint64 since;
} StudioPostmanProgress;

#define STUDIO_TYPE_POSTMAN (studio_postman_get_type ())
/**
 * StudioPostman: the outbox of the running program (docs/publishing.md). An object of the main thread; disk, keyring and network belong to a thread of its
 * own, so nothing here blocks but studio_postman_stop(). Callbacks and signals come in the main context it was made in.
 *
 * Property: "state" (StudioPostmanState, read).
 *
 * Signals:
 *  - "changed": something about a target: queued, state, link, account; ten times a second at most
 *  - "accounts-changed"
 *  - "progress" (const char *id): of the target that is being sent
 *  - "settled" (StudioOutboxTarget *): came to rest while the program ran: published, rejected, needs_login, uncertain, or paused, as its time has passed
 *    or it was tried too often. A person's own word is not told
 *  - "note" (StudioOutboxTarget *) → gboolean: became visible; TRUE from a handler says that an open document wrote it itself, else the postman writes it
 *    into the library's post. It may come again for the same target after a crash: who has an entry of the target's id has it already
 */
G_DECLARE_FINAL_TYPE (StudioPostman, studio_postman, STUDIO, POSTMAN, GObject)

/** @library: opened, or being opened */
StudioPostman *studio_postman_new (StudioLibrary *library);
/** Takes up what a run before left in the middle, then sends whatever is due, now and later. */
void studio_postman_start (StudioPostman *self);
/** Before the program ends: uploads stop and are queued again, a commit under way is waited for, a few seconds at most. Blocks. */
void studio_postman_stop (StudioPostman *self);
/** Returns: (transfer none): whose outbox it is */
StudioLibrary *studio_postman_get_library (StudioPostman *self);
StudioPostmanState studio_postman_get_state (StudioPostman *self);
/** Returns: (nullable): why nothing can be sent, one sentence */
const char *studio_postman_get_trouble (StudioPostman *self);
/** Returns: (transfer none) (element-type StudioPublishAccount): valid until "accounts-changed"; empty until they are read */
GPtrArray *studio_postman_get_accounts (StudioPostman *self);
/** Returns: (nullable): valid until "accounts-changed" */
const StudioPublishAccount *studio_postman_find_account (StudioPostman *self, const char *id);
/** @post: (nullable): NULL for all. Returns: (transfer full) (element-type StudioOutboxTarget): in the order they were queued; from memory */
GPtrArray *studio_postman_list (StudioPostman *self, const char *post);
/** Returns: FALSE if that target is not being sent right now */
gboolean studio_postman_get_progress (StudioPostman *self, const char *id, StudioPostmanProgress *progress);
/** Returns: when something is to be done by itself, seconds since 1970; 0 never */
gint64 studio_postman_get_wakes (StudioPostman *self);

/**
 * StudioPostmanOrder:
 * @accounts: (element-type StudioPublishAccount)
 * @contents: (element-type StudioPublishContent): as many; the array has to own them
 * @post: the post's id
 * @path: (nullable): its .pemda file
 * @at: not before, seconds since 1970, 0 now; @zone: minutes ahead of UTC
 * @again: also where it was sent already
 */
typedef struct
{
  StudioSnapshot *snapshot;
  GPtrArray *accounts;
  GPtrArray *contents;
  const char *post;
  const char *path;
  gint64 at;
  int zone;
  gboolean again;
} StudioPostmanOrder;

/** Queues a post for all accounts or none. @order: copied or counted, whatever is needed of it */
void studio_postman_queue_async (StudioPostman *self, const StudioPostmanOrder *order, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/**
 * Returns: (transfer full) (nullable): the targets' ids, NULL-terminated; NULL with %STUDIO_ERROR_INVALID and a sentence for what may not be sent or was sent
 *   already, or the errors of studio_outbox_db_open()
 */
char **studio_postman_queue_finish (StudioPostman *self, GAsyncResult *result, GError **error);
/** @link: (nullable): where it is, for %STUDIO_OUTBOX_SAY_THERE */
void studio_postman_say_async (StudioPostman *self, const char *id, StudioOutboxWord word, const char *link, GAsyncReadyCallback callback, gpointer data);
/** Returns: FALSE with %STUDIO_ERROR_INVALID if its state does not allow it or the link is none */
gboolean studio_postman_say_finish (StudioPostman *self, GAsyncResult *result, GError **error);
/** @at: 0 now */
void studio_postman_reschedule_async (StudioPostman *self, const char *id, gint64 at, int zone, GAsyncReadyCallback callback, gpointer data);
/** Returns: FALSE with %STUDIO_ERROR_INVALID if its state does not allow it */
gboolean studio_postman_reschedule_finish (StudioPostman *self, GAsyncResult *result, GError **error);
/** Cancels a target that waits or is being uploaded; a commit under way goes on. "changed" tells. */
void studio_postman_cancel (StudioPostman *self, const char *id);

/**
 * studio_postman_save_account_async:
 * @account: copied; without an id it takes that of the register's entry of the same platform and name, else a new one
 * @secrets: (nullable): what the connector's credentials hold; NULL: as they are
 */
void studio_postman_save_account_async (StudioPostman *self, const StudioPublishAccount *account, JsonNode *secrets, GAsyncReadyCallback callback, gpointer data);
/** @place: (out) (optional): where the secrets are now. The account is among studio_postman_get_accounts() when this returns TRUE. */
gboolean studio_postman_save_account_finish (StudioPostman *self, GAsyncResult *result, StudioSecretsPlace *place, GError **error);
/** Forgets the secret; the register's entry stays, as one that nothing can be sent to. */
void studio_postman_remove_account_async (StudioPostman *self, const char *id, GAsyncReadyCallback callback, gpointer data);
gboolean studio_postman_remove_account_finish (StudioPostman *self, GAsyncResult *result, GError **error);
/**
 * studio_postman_run_step_async:
 * @account: copied; it need not be saved
 * @secrets: (nullable): NULL: the kept ones. What the server renews meanwhile is kept by studio_postman_save_account_async() of the same @secrets
 * @step: verify, limits or revoke
 */
void studio_postman_run_step_async (StudioPostman *self,
                                    const StudioPublishAccount *account,
                                    JsonNode *secrets,
                                    StudioStep step,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
/** Returns: (transfer full) (nullable): NULL only with the errors of studio_secrets_load(); what the server said is in the result */
StudioResult *studio_postman_run_step_finish (StudioPostman *self, GAsyncResult *result, GError **error);
/** Where the secrets of the accounts are; blocks nobody and asks nobody to unlock anything. */
void studio_postman_find_secrets_async (StudioPostman *self, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type utf8 StudioSecretsPlace): accounts' ids and places; those without secrets are not in it */
GHashTable *studio_postman_find_secrets_finish (StudioPostman *self, GAsyncResult *result);
/** @account: its id. Returns: FALSE if none have been learnt since the program began; they are asked for again before sending when older than an hour */
gboolean studio_postman_get_limits (StudioPostman *self, const char *account, StudioLimits *limits);

G_END_DECLS
