#pragma once

#include "studio-json.h"
#include "studio-redaction.h"

G_BEGIN_DECLS

/**
 * StudioCredentials:
 *
 * The secrets of one account: a small JSON object of texts, kept together as one item of the Secret Service. Shared by all jobs of the account, from
 * several threads, so that a token that the server replaces is replaced once and for all of them.
 */
typedef struct _StudioCredentials StudioCredentials;

/** Keeps changed secrets for good before they are used; FALSE if they cannot be. Called in the thread of the job. */
typedef gboolean (*StudioCredentialsKeep) (JsonNode *secrets, gpointer data, GError **error);

/** Waits until no other program renews the same account. Returns: (transfer full) (nullable): what is kept of it now, an object; another program may have renewed it */
typedef JsonNode *(*StudioCredentialsBegin) (gpointer data);
typedef void (*StudioCredentialsEnd) (gpointer data);

/** @secrets: an object. @redaction: (transfer none): told every text of it. @keep: (nullable) */
StudioCredentials *studio_credentials_new (JsonNode *secrets, StudioRedaction *redaction, StudioCredentialsKeep keep, gpointer data);
StudioCredentials *studio_credentials_ref (StudioCredentials *credentials);
void studio_credentials_unref (StudioCredentials *credentials);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioCredentials, studio_credentials_unref)
/** Returns: (transfer full) (nullable): the text of that name, NULL also for an empty one. */
char *studio_credentials_get (StudioCredentials *credentials, const char *name);
/** Returns: whether changes are kept for good, and not only until the program ends. */
gboolean studio_credentials_are_kept (StudioCredentials *credentials);
StudioRedaction *studio_credentials_get_redaction (StudioCredentials *credentials);
/**
 * studio_credentials_set:
 * @names: NULL-terminated
 * @values: as many; NULL removes
 *
 * Returns: FALSE if they could not be kept; they are used until the program ends all the same
 */
gboolean studio_credentials_set (StudioCredentials *credentials, const char *const *names, const char *const *values, GError **error);
/** What is kept for good is used by other programs too. @begin, @end: called around each renewal, with the data of @keep. Once, before the credentials are used. */
void studio_credentials_share (StudioCredentials *credentials, StudioCredentialsBegin begin, StudioCredentialsEnd end);
/** One thread of one program at a time asks the server for new tokens; the others wait and then find them. */
void studio_credentials_begin_renewal (StudioCredentials *credentials);
void studio_credentials_end_renewal (StudioCredentials *credentials);

G_END_DECLS
