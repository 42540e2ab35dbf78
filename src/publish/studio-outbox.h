#pragma once

#include "studio-json.h"
#include "studio-outcome.h"

G_BEGIN_DECLS

/*
 * The rules of the outbox: what follows from what, without a clock, a disk or a network of their own. A target is one post for one account. All times
 * are seconds since 1970.
 */

/** How long a holder may work on a target before others take it over: longer than any one request may last. */
#define STUDIO_OUTBOX_LEASE (10 * 60)
/** A post that starts later than this after its time is asked about first. */
#define STUDIO_OUTBOX_GRACE (15 * 60)
/** After so many tries, or so long, a person decides. */
#define STUDIO_OUTBOX_TRIES 6
#define STUDIO_OUTBOX_PATIENCE (2 * 60 * 60)

/**
 * StudioOutboxState:
 * @STUDIO_OUTBOX_QUEUED: waits for its time
 * @STUDIO_OUTBOX_UPLOADING: pictures and drafts are on their way; nobody sees them
 * @STUDIO_OUTBOX_READY: only the one request that makes it visible is left
 * @STUDIO_OUTBOX_COMMITTING: that request is on its way
 * @STUDIO_OUTBOX_PUBLISHED: the platform gave its id
 * @STUDIO_OUTBOX_RETRY_WAIT: is tried again by itself
 * @STUDIO_OUTBOX_NEEDS_LOGIN: the account has to be signed in
 * @STUDIO_OUTBOX_REJECTED: something has to be changed
 * @STUDIO_OUTBOX_UNCERTAIN: may be visible; left by evidence or a person's word only
 * @STUDIO_OUTBOX_PAUSED: a person has to say when to go on
 * @STUDIO_OUTBOX_SKIPPED: a person gave it up
 * @STUDIO_OUTBOX_HANDOFF: is uploaded by hand
 * @STUDIO_OUTBOX_PUBLISHED_MANUAL: a person says it is there
 * @STUDIO_OUTBOX_CANCELLED: stopped before it was sent
 */
typedef enum {
  STUDIO_OUTBOX_QUEUED,
  STUDIO_OUTBOX_UPLOADING,
  STUDIO_OUTBOX_READY,
  STUDIO_OUTBOX_COMMITTING,
  STUDIO_OUTBOX_PUBLISHED,
  STUDIO_OUTBOX_RETRY_WAIT,
  STUDIO_OUTBOX_NEEDS_LOGIN,
  STUDIO_OUTBOX_REJECTED,
  STUDIO_OUTBOX_UNCERTAIN,
  STUDIO_OUTBOX_PAUSED,
  STUDIO_OUTBOX_SKIPPED,
  STUDIO_OUTBOX_HANDOFF,
  STUDIO_OUTBOX_PUBLISHED_MANUAL,
  STUDIO_OUTBOX_CANCELLED,
} StudioOutboxState;

/** Returns: "queued", "retry_wait", …: the word that is stored and shown by --json. */
const char *studio_outbox_state_get_name (StudioOutboxState state);
gboolean studio_outbox_state_from_name (const char *name, StudioOutboxState *state);

/**
 * StudioOutboxTarget:
 * @id: a UUID, and the key that platforms see through all attempts
 * @content: what is sent, as it was approved: {"title", "caption", "at", "pictures": [{"name", "mime", "alt", "width", "height"}]}
 * @not_before: 0 is at once; @zone: minutes ahead of UTC that the person thinks in
 * @late_allowed: a person said that it may go out late
 * @prepared: everything but the commit is done
 * @marks: (nullable): of the connector
 * @tries: of the present stage; @first_try: when it was begun, 0 not yet; @next_try: not before that
 * @code: (nullable): what a person can be offered: those of StudioResult, "late", "gave_up"
 * @message: (nullable): the sentence for people; @detail: (nullable): for experts, without secrets
 */
typedef struct
{
  char *id;
  char *post;
  char *account;
  char *platform;
  JsonNode *content;
  StudioOutboxState state;
  gint64 not_before;
  int zone;
  gboolean late_allowed;
  gboolean prepared;
  char *lease_owner;
  gint64 lease_until;
  JsonNode *marks;
  int tries;
  gint64 first_try;
  gint64 next_try;
  char *remote_id;
  char *permalink;
  StudioOutcome outcome;
  char *code;
  char *message;
  char *detail;
} StudioOutboxTarget;

/** @content: (transfer none) */
StudioOutboxTarget *studio_outbox_target_new (const char *id, const char *post, const char *account, const char *platform, JsonNode *content);
StudioOutboxTarget *studio_outbox_target_copy (const StudioOutboxTarget *target);
void studio_outbox_target_free (StudioOutboxTarget *target);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioOutboxTarget, studio_outbox_target_free)

/** What can be done with a target now. */
typedef enum {
  STUDIO_OUTBOX_NOTHING,
  STUDIO_OUTBOX_ASK_LATE, /* its time is long past: a person is asked */
  STUDIO_OUTBOX_PREPARE,
  STUDIO_OUTBOX_COMMIT,
  STUDIO_OUTBOX_RECONCILE,
} StudioOutboxAct;

/** Returns: what is to be done at @now; nothing while somebody holds the lease. */
StudioOutboxAct studio_outbox_next (const StudioOutboxTarget *target, gint64 now);
/** Returns: when there may be something to do, 0 never by itself. */
gint64 studio_outbox_wakes (const StudioOutboxTarget *target);
/** Takes the lease and says in the state what is about to happen. To be stored before anything is sent. */
void studio_outbox_begin (StudioOutboxTarget *target, StudioOutboxAct act, const char *owner, gint64 now);

/** What a step brought; the texts and nodes are copied. */
typedef struct
{
  StudioOutcome outcome;
  const char *code;
  const char *message;
  const char *detail;
  const char *remote_id;
  const char *permalink;
  JsonNode *marks;
  int retry_after; /* seconds, 0 unknown */
} StudioOutboxEvidence;

/** @chance: 0..1, for the wait before the next try. Gives the lease back. */
void studio_outbox_apply (StudioOutboxTarget *target, StudioOutboxAct act, const StudioOutboxEvidence *evidence, gint64 now, double chance);
/**
 * studio_outbox_recover:
 *
 * For a target whose holder is gone: at the start of the only instance, or when its lease has run out. What was being uploaded is begun again with what
 * is there already; a commit without a result is uncertain.
 *
 * Returns: whether anything changed
 */
gboolean studio_outbox_recover (StudioOutboxTarget *target);

/** What a person may say. */
typedef enum {
  STUDIO_OUTBOX_SAY_GO,     /* go on: after a pause, a login, a correction; late posts too */
  STUDIO_OUTBOX_SAY_SIGNED, /* its account is signed in again: what waited for that goes on; late posts are asked about */
  STUDIO_OUTBOX_SAY_PAUSE,  /* wait until told */
  STUDIO_OUTBOX_SAY_CANCEL, /* don't send */
  STUDIO_OUTBOX_SAY_SKIP,   /* give it up, uncertain or not */
  STUDIO_OUTBOX_SAY_THERE,  /* it is visible; a link may come with it */
  STUDIO_OUTBOX_SAY_AGAIN,  /* it is not visible: send it again */
} StudioOutboxWord;

/** Its time has long passed: a person is asked. */
void studio_outbox_ask_late (StudioOutboxTarget *target);
/** @link: (nullable): for %STUDIO_OUTBOX_SAY_THERE. Returns: FALSE if the state does not allow it; @target is as it was then. */
gboolean studio_outbox_say (StudioOutboxTarget *target, StudioOutboxWord word, const char *link, gint64 now);
/**
 * studio_outbox_reschedule:
 * @at: when it shall go out, 0 at once; @zone: minutes ahead of UTC that the person thinks in
 *
 * Gives what waits, or waits for a person, another time.
 *
 * Returns: FALSE if the state does not allow it; @target is as it was then
 */
gboolean studio_outbox_reschedule (StudioOutboxTarget *target, gint64 at, int zone, gint64 now);
/** Returns: seconds: full jitter, from 5 s doubled with every try up to 15 min. @tries: 1 after the first. @chance: 0..1 */
gint64 studio_outbox_backoff (int tries, double chance);

G_END_DECLS
