#include "config.h"

#include "studio-outbox.h"

#include <glib/gi18n-lib.h>

#include "studio-address.h"

#define BACKOFF_FIRST 5
#define BACKOFF_MOST (15 * 60)

static const char *const names[] = {
  [STUDIO_OUTBOX_QUEUED] = "queued",
  [STUDIO_OUTBOX_UPLOADING] = "uploading",
  [STUDIO_OUTBOX_READY] = "ready",
  [STUDIO_OUTBOX_COMMITTING] = "committing",
  [STUDIO_OUTBOX_PUBLISHED] = "published",
  [STUDIO_OUTBOX_RETRY_WAIT] = "retry_wait",
  [STUDIO_OUTBOX_NEEDS_LOGIN] = "needs_login",
  [STUDIO_OUTBOX_REJECTED] = "rejected",
  [STUDIO_OUTBOX_UNCERTAIN] = "uncertain",
  [STUDIO_OUTBOX_PAUSED] = "paused",
  [STUDIO_OUTBOX_SKIPPED] = "skipped",
  [STUDIO_OUTBOX_HANDOFF] = "handoff",
  [STUDIO_OUTBOX_PUBLISHED_MANUAL] = "published_manual",
  [STUDIO_OUTBOX_CANCELLED] = "cancelled",
};

const char *
studio_outbox_state_get_name (StudioOutboxState state)
{
  g_return_val_if_fail ((gsize) state < G_N_ELEMENTS (names), "uncertain");

  return names[state];
}

gboolean
studio_outbox_state_from_name (const char *name,
                               StudioOutboxState *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_strcmp0 (names[i], name) == 0) {
      *state = (StudioOutboxState) i;
      return TRUE;
    }
  }

  return FALSE;
}

StudioOutboxTarget *
studio_outbox_target_new (const char *id,
                          const char *post,
                          const char *account,
                          const char *platform,
                          JsonNode *content)
{
  StudioOutboxTarget *self = g_new0 (StudioOutboxTarget, 1);

  self->id = g_strdup (id);
  self->post = g_strdup (post);
  self->account = g_strdup (account);
  self->platform = g_strdup (platform);
  self->content = json_node_ref (content);

  return self;
}

StudioOutboxTarget *
studio_outbox_target_copy (const StudioOutboxTarget *target)
{
  StudioOutboxTarget *self = studio_outbox_target_new (target->id, target->post, target->account, target->platform, target->content);

  self->state = target->state;
  self->not_before = target->not_before;
  self->zone = target->zone;
  self->late_allowed = target->late_allowed;
  self->prepared = target->prepared;
  self->lease_owner = g_strdup (target->lease_owner);
  self->lease_until = target->lease_until;
  self->marks = target->marks != NULL ? json_node_ref (target->marks) : NULL;
  self->tries = target->tries;
  self->first_try = target->first_try;
  self->next_try = target->next_try;
  self->remote_id = g_strdup (target->remote_id);
  self->permalink = g_strdup (target->permalink);
  self->outcome = target->outcome;
  self->code = g_strdup (target->code);
  self->message = g_strdup (target->message);
  self->detail = g_strdup (target->detail);

  return self;
}

void
studio_outbox_target_free (StudioOutboxTarget *self)
{
  g_free (self->id);
  g_free (self->post);
  g_free (self->account);
  g_free (self->platform);
  json_node_unref (self->content);
  g_free (self->lease_owner);
  g_clear_pointer (&self->marks, json_node_unref);
  g_free (self->remote_id);
  g_free (self->permalink);
  g_free (self->code);
  g_free (self->message);
  g_free (self->detail);
  g_free (self);
}

gint64
studio_outbox_backoff (int tries,
                       double chance)
{
  gint64 most = BACKOFF_FIRST;

  for (int i = 1; i < tries && most < BACKOFF_MOST; i++)
    most *= 2;

  return 1 + (gint64) ((double) (MIN (most, BACKOFF_MOST) - 1) * CLAMP (chance, 0, 1));
}

StudioOutboxAct
studio_outbox_next (const StudioOutboxTarget *target,
                    gint64 now)
{
  if (target->lease_owner != NULL && now < target->lease_until)
    return STUDIO_OUTBOX_NOTHING;
  if (now < target->next_try)
    return STUDIO_OUTBOX_NOTHING;

  switch (target->state) {
  case STUDIO_OUTBOX_QUEUED:
  case STUDIO_OUTBOX_RETRY_WAIT:
  case STUDIO_OUTBOX_READY:
    if (now < target->not_before)
      return STUDIO_OUTBOX_NOTHING;
    /* once begun it is brought to its end; only a beginning that is late is asked about */
    if (target->not_before > 0 && target->first_try == 0 && !target->late_allowed && now > target->not_before + STUDIO_OUTBOX_GRACE)
      return STUDIO_OUTBOX_ASK_LATE;
    return target->prepared ? STUDIO_OUTBOX_COMMIT : STUDIO_OUTBOX_PREPARE;
  case STUDIO_OUTBOX_UNCERTAIN:
    return target->tries < STUDIO_OUTBOX_TRIES ? STUDIO_OUTBOX_RECONCILE : STUDIO_OUTBOX_NOTHING;
  case STUDIO_OUTBOX_UPLOADING:
  case STUDIO_OUTBOX_COMMITTING: /* whose holder is gone: recovered first */
  case STUDIO_OUTBOX_PUBLISHED:
  case STUDIO_OUTBOX_NEEDS_LOGIN:
  case STUDIO_OUTBOX_REJECTED:
  case STUDIO_OUTBOX_PAUSED:
  case STUDIO_OUTBOX_SKIPPED:
  case STUDIO_OUTBOX_HANDOFF:
  case STUDIO_OUTBOX_PUBLISHED_MANUAL:
  case STUDIO_OUTBOX_CANCELLED:
  default:
    return STUDIO_OUTBOX_NOTHING;
  }
}

gint64
studio_outbox_wakes (const StudioOutboxTarget *target)
{
  gint64 at = MAX (MAX (target->next_try, target->lease_until), 1);

  if (target->state == STUDIO_OUTBOX_UPLOADING || target->state == STUDIO_OUTBOX_COMMITTING)
    return MAX (target->lease_until, 1);
  if (target->state == STUDIO_OUTBOX_UNCERTAIN)
    return target->tries < STUDIO_OUTBOX_TRIES ? at : 0;
  if (target->state == STUDIO_OUTBOX_QUEUED || target->state == STUDIO_OUTBOX_RETRY_WAIT || target->state == STUDIO_OUTBOX_READY)
    return MAX (at, target->not_before);

  return 0;
}

static void
set_text (char **text,
          const char *value)
{
  char *copy = g_strdup (value);

  g_free (*text);
  *text = copy;
}

static void
give_back (StudioOutboxTarget *target)
{
  g_clear_pointer (&target->lease_owner, g_free);
  target->lease_until = 0;
}

void
studio_outbox_begin (StudioOutboxTarget *target,
                     StudioOutboxAct act,
                     const char *owner,
                     gint64 now)
{
  set_text (&target->lease_owner, owner);
  target->lease_until = now + STUDIO_OUTBOX_LEASE;
  if (act == STUDIO_OUTBOX_PREPARE)
    target->state = STUDIO_OUTBOX_UPLOADING;
  else if (act == STUDIO_OUTBOX_COMMIT)
    target->state = STUDIO_OUTBOX_COMMITTING;
  if (target->first_try == 0)
    target->first_try = now;
}

static void
say_in_words (StudioOutboxTarget *target,
              StudioOutboxState state,
              const char *code,
              const char *message)
{
  target->state = state;
  set_text (&target->code, code);
  set_text (&target->message, message);
}

/* @again: where it waits; a person decides when there have been enough tries. */
static void
wait_for_next (StudioOutboxTarget *target,
               StudioOutboxState again,
               int retry_after,
               gint64 now,
               double chance)
{
  target->tries++;
  if (target->tries >= STUDIO_OUTBOX_TRIES || now - target->first_try >= STUDIO_OUTBOX_PATIENCE) {
    say_in_words (target, STUDIO_OUTBOX_PAUSED, "gave_up", _ ("It was tried several times and did not work; look at the reason, and go on when it is removed."));
    return;
  }
  target->state = again;
  target->next_try = now + MAX (studio_outbox_backoff (target->tries, chance), retry_after);
}

static void
keep_trying_to_prove (StudioOutboxTarget *target,
                      gint64 now,
                      double chance)
{
  target->state = STUDIO_OUTBOX_UNCERTAIN;
  target->tries++;
  target->next_try = now + studio_outbox_backoff (target->tries, chance);
}

static void
done (StudioOutboxTarget *target,
      StudioOutboxAct act,
      const StudioOutboxEvidence *evidence)
{
  target->tries = 0;
  target->next_try = 0;
  if (act == STUDIO_OUTBOX_PREPARE) {
    target->prepared = TRUE;
    target->state = STUDIO_OUTBOX_READY;
    return;
  }
  target->state = STUDIO_OUTBOX_PUBLISHED;
  set_text (&target->remote_id, evidence->remote_id);
  set_text (&target->permalink, evidence->permalink);
}

static void
judge (StudioOutboxTarget *target,
       StudioOutboxAct act,
       const StudioOutboxEvidence *evidence,
       gint64 now,
       double chance)
{
  switch (evidence->outcome) {
  case STUDIO_OUTCOME_DONE:
    done (target, act, evidence);
    break;
  case STUDIO_OUTCOME_NOT_SENT:
  case STUDIO_OUTCOME_RETRY_LATER:
    wait_for_next (target, STUDIO_OUTBOX_RETRY_WAIT, evidence->retry_after, now, chance);
    break;
  case STUDIO_OUTCOME_NEEDS_LOGIN:
    target->state = STUDIO_OUTBOX_NEEDS_LOGIN;
    break;
  case STUDIO_OUTCOME_CANCELLED:
    target->state = STUDIO_OUTBOX_CANCELLED;
    break;
  case STUDIO_OUTCOME_UNCERTAIN: /* the tries go on counting: a server that fails every time is not asked for ever */
    target->state = STUDIO_OUTBOX_UNCERTAIN;
    target->next_try = 0;
    break;
  case STUDIO_OUTCOME_REJECTED:
  case STUDIO_OUTCOME_CONFIG_ERROR:
  case STUDIO_OUTCOME_ABSENT:
  default:
    /* the post itself is in order when only the credit is used up */
    target->state = g_strcmp0 (evidence->code, "no_credits") == 0 ? STUDIO_OUTBOX_PAUSED : STUDIO_OUTBOX_REJECTED;
    break;
  }
}

void
studio_outbox_apply (StudioOutboxTarget *target,
                     StudioOutboxAct act,
                     const StudioOutboxEvidence *evidence,
                     gint64 now,
                     double chance)
{
  give_back (target);
  target->outcome = evidence->outcome;
  set_text (&target->code, evidence->code);
  if (evidence->detail != NULL) /* the last thing a server said is worth keeping */
    set_text (&target->detail, evidence->detail);
  set_text (&target->message, evidence->message);
  if (evidence->marks != NULL && evidence->marks != target->marks) {
    g_clear_pointer (&target->marks, json_node_unref);
    target->marks = json_node_ref (evidence->marks);
  }
  if (act != STUDIO_OUTBOX_RECONCILE)
    judge (target, act, evidence, now, chance);
  else if (evidence->outcome == STUDIO_OUTCOME_DONE && evidence->remote_id != NULL)
    done (target, STUDIO_OUTBOX_COMMIT, evidence);
  else if (evidence->outcome == STUDIO_OUTCOME_ABSENT)
    wait_for_next (target, STUDIO_OUTBOX_READY, 0, now, chance);
  else /* what could not be proven stays uncertain, whatever stood in the way */
    keep_trying_to_prove (target, now, chance);
}

gboolean
studio_outbox_recover (StudioOutboxTarget *target)
{
  if (target->state != STUDIO_OUTBOX_UPLOADING && target->state != STUDIO_OUTBOX_COMMITTING && target->lease_owner == NULL)
    return FALSE;

  give_back (target);
  if (target->state == STUDIO_OUTBOX_UPLOADING)
    target->state = STUDIO_OUTBOX_QUEUED;
  if (target->state == STUDIO_OUTBOX_COMMITTING) {
    say_in_words (target, STUDIO_OUTBOX_UNCERTAIN, NULL, _ ("The program ended while the post was being sent; it may be visible."));
    target->outcome = STUDIO_OUTCOME_UNCERTAIN;
    target->tries = 0;
    target->next_try = 0;
  }

  return TRUE;
}

/* Bits of states */
#define BIT(state) (1u << (state))
#define WAITING (BIT (STUDIO_OUTBOX_QUEUED) | BIT (STUDIO_OUTBOX_RETRY_WAIT) | BIT (STUDIO_OUTBOX_READY))
#define STOPPED (BIT (STUDIO_OUTBOX_PAUSED) | BIT (STUDIO_OUTBOX_NEEDS_LOGIN) | BIT (STUDIO_OUTBOX_REJECTED))

static const unsigned int allowed[] = {
  [STUDIO_OUTBOX_SAY_GO] = STOPPED | BIT (STUDIO_OUTBOX_RETRY_WAIT),
  [STUDIO_OUTBOX_SAY_SIGNED] = BIT (STUDIO_OUTBOX_NEEDS_LOGIN),
  [STUDIO_OUTBOX_SAY_PAUSE] = WAITING,
  [STUDIO_OUTBOX_SAY_CANCEL] = WAITING | STOPPED,
  [STUDIO_OUTBOX_SAY_SKIP] = WAITING | STOPPED | BIT (STUDIO_OUTBOX_UNCERTAIN) | BIT (STUDIO_OUTBOX_HANDOFF),
  [STUDIO_OUTBOX_SAY_THERE] = STOPPED | BIT (STUDIO_OUTBOX_UNCERTAIN) | BIT (STUDIO_OUTBOX_HANDOFF),
  [STUDIO_OUTBOX_SAY_AGAIN] = BIT (STUDIO_OUTBOX_UNCERTAIN),
};

static void
begin_again (StudioOutboxTarget *target)
{
  target->state = target->prepared ? STUDIO_OUTBOX_READY : STUDIO_OUTBOX_QUEUED;
  target->tries = 0;
  target->next_try = 0;
  target->first_try = 0;
}

/* Connectors note under "began" that an attempt may have arrived; a person has said that it did not. */
static void
forget_attempt (StudioOutboxTarget *target)
{
  JsonNode *before = target->marks;

  if (before == NULL || studio_json_lookup (before, "began") == NULL)
    return;
  target->marks = studio_json_with (before, "began", NULL);
  json_node_unref (before);
}

void
studio_outbox_ask_late (StudioOutboxTarget *target)
{
  say_in_words (target, STUDIO_OUTBOX_PAUSED, "late", _ ("Its time has passed while the computer could not send it; send it now, give it another time, or skip it."));
}

/* What was to be out long ago may be out of date by now; nobody who signs in thinks of it. */
static void
go_on_signed (StudioOutboxTarget *target,
              gint64 now)
{
  gint64 since = MAX (target->first_try, target->not_before);
  gint64 patience = target->not_before > 0 ? STUDIO_OUTBOX_GRACE : STUDIO_OUTBOX_PATIENCE;

  if (now > since + patience) {
    studio_outbox_ask_late (target);
    return;
  }
  begin_again (target);
  target->late_allowed = target->not_before <= now;
}

gboolean
studio_outbox_say (StudioOutboxTarget *target,
                   StudioOutboxWord word,
                   const char *link,
                   gint64 now)
{
  g_return_val_if_fail ((gsize) word < G_N_ELEMENTS (allowed), FALSE);

  if (!(allowed[word] & BIT (target->state)) || (target->lease_owner != NULL && now < target->lease_until))
    return FALSE;
  if (link != NULL && !studio_address_may_open (link))
    return FALSE;

  give_back (target);
  set_text (&target->code, NULL);
  set_text (&target->message, NULL);
  switch (word) {
  case STUDIO_OUTBOX_SAY_AGAIN:
    forget_attempt (target);
    begin_again (target);
    target->late_allowed = TRUE;
    break;
  case STUDIO_OUTBOX_SAY_GO:
    begin_again (target);
    target->late_allowed = TRUE;
    break;
  case STUDIO_OUTBOX_SAY_SIGNED:
    go_on_signed (target, now);
    break;
  case STUDIO_OUTBOX_SAY_PAUSE:
    target->state = STUDIO_OUTBOX_PAUSED;
    break;
  case STUDIO_OUTBOX_SAY_CANCEL:
    target->state = STUDIO_OUTBOX_CANCELLED;
    break;
  case STUDIO_OUTBOX_SAY_SKIP:
    target->state = STUDIO_OUTBOX_SKIPPED;
    break;
  case STUDIO_OUTBOX_SAY_THERE:
  default:
    target->state = STUDIO_OUTBOX_PUBLISHED_MANUAL;
    set_text (&target->permalink, link);
    break;
  }

  return TRUE;
}

gboolean
studio_outbox_reschedule (StudioOutboxTarget *target,
                          gint64 at,
                          int zone,
                          gint64 now)
{
  if (!((WAITING | STOPPED) & BIT (target->state)) || (target->lease_owner != NULL && now < target->lease_until))
    return FALSE;

  give_back (target);
  set_text (&target->code, NULL);
  set_text (&target->message, NULL);
  begin_again (target);
  target->late_allowed = at == 0;
  target->not_before = at;
  target->zone = zone;

  return TRUE;
}
