#pragma once

#include "studio-connector.h"
#include "studio-outbox-store.h"

G_BEGIN_DECLS

/**
 * StudioOutboxAccount: what is needed to send for an account.
 * @platform: (nullable): of @host; a target says its own
 * @settings: (nullable)
 * @host: (nullable): the account that its pictures are put on, for platforms that take addresses only
 */
typedef struct _StudioOutboxAccount StudioOutboxAccount;
struct _StudioOutboxAccount
{
  char *platform;
  char *address;
  JsonNode *settings;
  StudioCredentials *credentials;
  StudioOutboxAccount *host;
};

void studio_outbox_account_free (StudioOutboxAccount *account);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioOutboxAccount, studio_outbox_account_free)

/** Called in the thread of the run. Returns: (transfer full) (nullable): NULL with an error when it cannot be used now: the target needs a login then. */
typedef StudioOutboxAccount *(*StudioOutboxFind) (const StudioOutboxTarget *target, gpointer data, GError **error);

/** Called in the thread of the run before every step. Returns: whether it is this run's to do; else the target stays as it is. */
typedef gboolean (*StudioOutboxWants) (const StudioOutboxTarget *target, gpointer data);
/** Called in the thread of the run when @act begins. Returns: (transfer none) (nullable): what stops this step; the target is cancelled then. */
typedef GCancellable *(*StudioOutboxBegins) (const StudioOutboxTarget *target, StudioOutboxAct act, gpointer data);
/** Called in the thread of the run before anything of a target is sent. Returns: FALSE with one sentence when it is refused as it is. */
typedef gboolean (*StudioOutboxCheck) (const StudioOutboxTarget *target, const StudioOutboxAccount *account, const StudioOutgoing *outgoing, gpointer data, GError **error);

/** Called in the thread of the run when a step has learnt settings of the target's account, such as until when its token is good. */
typedef void (*StudioOutboxLearnt) (const StudioOutboxTarget *target, JsonNode *settings, gpointer data);

/**
 * StudioOutboxRun:
 * @owner: a UUID of this run; leases carry it
 * @find: finds accounts, @data for it and for the others
 * @wants: (nullable): all targets are wanted
 * @begins: (nullable): a step is stopped by what stops the run
 * @check: (nullable)
 * @learnt: (nullable)
 * @clock: (nullable): for tests; seconds since 1970
 */
typedef struct
{
  StudioOutboxStore *store;
  const char *owner;
  StudioHttpRules rules;
  StudioOutboxFind find;
  StudioOutboxWants wants;
  StudioOutboxBegins begins;
  StudioOutboxCheck check;
  StudioOutboxLearnt learnt;
  StudioHttpProgress progress;
  gpointer data;
  gint64 (*clock) (void);
} StudioOutboxRun;

/**
 * studio_outbox_run_target:
 * @cancellable: (nullable): ends the run, as when the program closes: what is being uploaded is queued again with what is there already
 *
 * Does with one target whatever can be done with it now, step after step, each noted before it is done. Blocks; for worker threads.
 *
 * Returns: FALSE with an error when the store failed: nothing more was sent then, and the target is as the store last had it
 */
gboolean studio_outbox_run_target (const StudioOutboxRun *run, const char *id, GCancellable *cancellable, GError **error);
/**
 * studio_outbox_run_all:
 * @wakes: (out) (optional): when there may be something to do again with what is wanted, 0 never by itself
 *
 * All targets that are wanted: first what nobody sees yet of all of them, then the commits one by one, WordPress first, as others may link to it. A target that fails
 * stops no other.
 */
gboolean studio_outbox_run_all (const StudioOutboxRun *run, gint64 *wakes, GCancellable *cancellable, GError **error);
/** For the only instance, at its start: everything that a run before left in the middle. */
gboolean studio_outbox_recover_all (StudioOutboxStore *store, GError **error);

G_END_DECLS
