#pragma once

#include "studio-postman-store.h"
#include "studio-postman.h"
#include "studio-publish-keys.h"

G_BEGIN_DECLS

/**
 * StudioPostmanNews: what threads tell the main one, gathered until it listens.
 * @list: (nullable): all targets; @targets: those that changed since; @settled: those that came to rest
 * @progress: (nullable): the target that is being sent; @notes: something became visible
 */
typedef struct
{
  GPtrArray *list;
  GPtrArray *targets;
  GPtrArray *settled;
  char *progress;
  gboolean has_state;
  StudioPostmanState state;
  char *trouble;
  gint64 wakes;
  gboolean notes;
} StudioPostmanNews;

/** What is below "lock" is shared with the thread and only touched with it held; what is above belongs to the main thread or never changes. */
struct _StudioPostman
{
  GObject parent_instance;

  StudioLibrary *library;
  char *folder;
  StudioPublishKeys *keys;
  StudioHttpRules rules;
  GMainContext *context;
  GNetworkMonitor *network;
  GFileMonitor *bell; /* (nullable) */
  GPtrArray *targets;
  GPtrArray *accounts;
  StudioPostmanState state;
  char *trouble;
  gint64 wakes;
  GThread *thread;
  gboolean noting;
  gboolean note_again;
  guint accounts_asked;
  gint64 tidied; /* the thread's alone */
  GMutex order;  /* held while the outbox changes and the change is told, so that the last word is the true one */

  GMutex lock;
  GCond cond;
  StudioPostmanNews news;
  GSource *delivery;
  gint64 delivered;
  gboolean woken;
  gboolean stopping;
  gboolean done;
  gboolean online;
  GPtrArray *known;           /* accounts as the thread sees them; (nullable): not read yet */
  GHashTable *cancels;        /* ids that a person cancelled while they were being sent */
  GHashTable *limits;         /* account -> Learnt */
  StudioPlatforms *platforms; /* (nullable): how they count, read when first needed */
  GPtrArray *renewed;         /* of Renewed */
  GCancellable *ending;       /* the program ends */
  GCancellable *hard;         /* and cannot wait any longer */
  GCancellable *upload;       /* (nullable): of the step under way */
  char *sending;              /* (nullable) */
  StudioOutboxAct act;
  StudioPostmanProgress progress;
};

/* --- news, from any thread --- */

/** @settled: it came to rest */
void studio_postman_tell_target (StudioPostman *self, const StudioOutboxTarget *target, gboolean settled);
/** @list: (transfer full) */
void studio_postman_tell_list (StudioPostman *self, GPtrArray *list, gboolean notes);
void studio_postman_tell_settled (StudioPostman *self, const StudioOutboxTarget *target);
/** @trouble: (nullable) */
void studio_postman_tell_state (StudioPostman *self, StudioPostmanState state, const char *trouble, gint64 wakes);
void studio_postman_tell_progress (StudioPostman *self);
void studio_postman_news_clear (StudioPostmanNews *news);

/* --- the thread --- */

void studio_postman_run_start (StudioPostman *self);
void studio_postman_run_stop (StudioPostman *self);
/** Looks whether something is to be done. From any thread. */
void studio_postman_wake (StudioPostman *self);
/** @run: of the thread that sends: what comes to rest is told. Returns: (transfer full) (nullable) */
StudioPostmanStore *studio_postman_open_store (StudioPostman *self, gboolean run, GError **error);
/** With what a person cancelled; what is being uploaded stays among it until the step has ended. Blocks. */
void studio_postman_apply_cancels (StudioPostman *self, StudioPostmanStore *store, gboolean last);

/* --- accounts --- */

void studio_postman_load_accounts (StudioPostman *self);
/** Returns: (transfer full): for what servers renew before it is saved */
GPtrArray *studio_postman_new_renewed (void);
/** From any thread. */
void studio_postman_learn_limits (StudioPostman *self, const char *account, const StudioLimits *limits);
/** From any thread. */
void studio_postman_learn_settings (StudioPostman *self, const char *account, JsonNode *settings);
/**
 * studio_postman_check_limits:
 * @opened: the account as it is sent for
 *
 * Asks the server what it allows, if it was not asked within the hour. Blocks. A server that does not say allows what the connectors know.
 *
 * Returns: FALSE with %STUDIO_ERROR_INVALID and one sentence for what it would refuse
 */
gboolean studio_postman_check_limits (StudioPostman *self,
                                      const StudioOutboxTarget *target,
                                      const StudioOutboxAccount *opened,
                                      const StudioOutgoing *outgoing,
                                      GCancellable *cancellable,
                                      GError **error);

/* --- notes --- */

void studio_postman_note (StudioPostman *self);

G_END_DECLS
