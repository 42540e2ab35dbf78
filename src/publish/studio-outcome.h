#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioOutcome:
 * @STUDIO_OUTCOME_DONE: the server said so, and said what it made
 * @STUDIO_OUTCOME_NOT_SENT: the request did not reach the server whole, so nothing was done; may be tried again
 * @STUDIO_OUTCOME_REJECTED: the server (or a check before sending) refused; the same request would be refused again
 * @STUDIO_OUTCOME_RETRY_LATER: nothing public was done; the same request may be made after a while
 * @STUDIO_OUTCOME_NEEDS_LOGIN: the account's password or token is no longer good
 * @STUDIO_OUTCOME_CONFIG_ERROR: the address is wrong, moved or not safe; nothing was done
 * @STUDIO_OUTCOME_UNCERTAIN: it may have been done; only evidence or a person may say
 * @STUDIO_OUTCOME_ABSENT: looked for and proven not to be there; may be sent again
 * @STUDIO_OUTCOME_CANCELLED: stopped by the person before anything was done
 *
 * What is known after an attempt. "Uncertain" belongs to the one call that makes a post visible; a call that
 * uploads or reads can be made again and is told to be retried instead.
 */
typedef enum {
  STUDIO_OUTCOME_DONE,
  STUDIO_OUTCOME_NOT_SENT,
  STUDIO_OUTCOME_REJECTED,
  STUDIO_OUTCOME_RETRY_LATER,
  STUDIO_OUTCOME_NEEDS_LOGIN,
  STUDIO_OUTCOME_CONFIG_ERROR,
  STUDIO_OUTCOME_UNCERTAIN,
  STUDIO_OUTCOME_ABSENT,
  STUDIO_OUTCOME_CANCELLED,
} StudioOutcome;

/** Returns: "done", "not_sent", "rejected", …: the word kept in the outbox and shown by --json. */
const char *studio_outcome_get_name (StudioOutcome outcome);
/** Returns: FALSE for a word that is none. */
gboolean studio_outcome_from_name (const char *name, StudioOutcome *outcome);

G_END_DECLS
