#pragma once

#include "studio-outbox-run.h"
#include "studio-publish-account.h"
#include "studio-secrets.h"

G_BEGIN_DECLS

/**
 * StudioPublishKeys:
 *
 * The secrets of all accounts as those who send need them: one StudioCredentials for each account, so that a token that the server replaces is replaced
 * for all of its jobs, kept where it came from, and hidden in every message. Counted; may be used from several threads. What it hands out must not
 * be used after its last reference is gone.
 */
typedef struct _StudioPublishKeys StudioPublishKeys;

StudioPublishKeys *studio_publish_keys_new (void);
StudioPublishKeys *studio_publish_keys_ref (StudioPublishKeys *keys);
void studio_publish_keys_unref (StudioPublishKeys *keys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPublishKeys, studio_publish_keys_unref)
/** @name: of an account, or its id; @secret: its password or token for this run, which is kept nowhere. */
void studio_publish_keys_give (StudioPublishKeys *keys, const char *name, const char *secret);
/**
 * studio_publish_keys_get:
 *
 * The account's secrets: those given for this run, else those of the keyring. Blocks, at worst while a person is asked to unlock it.
 *
 * Returns: (transfer full) (nullable): NULL with the errors of studio_secrets_load()
 */
StudioCredentials *studio_publish_keys_get (StudioPublishKeys *keys, const StudioPublishAccount *account, GCancellable *cancellable, GError **error);
/** As studio_secrets_find(). */
gboolean studio_publish_keys_find (StudioPublishKeys *keys, const char *account, StudioSecretsPlace *place);
/** Keeps @secrets for the account from now on; blocks. @place: (out) (optional). Errors are those of studio_secrets_store(). */
gboolean studio_publish_keys_put (StudioPublishKeys *keys, const StudioPublishAccount *account, JsonNode *secrets, StudioSecretsPlace *place, GError **error);
/** Forgets the account's secrets; blocks. */
gboolean studio_publish_keys_remove (StudioPublishKeys *keys, const char *account, GError **error);
/** Returns: (transfer none): knows every secret that is in use. */
StudioRedaction *studio_publish_keys_get_redaction (StudioPublishKeys *keys);
/** Returns: where requests may go: https anywhere; http to this computer itself where the variable PEMDA_STUDIO_LOOPBACK allows it */
StudioHttpRules studio_publish_get_rules (void);
/** @accounts: (element-type StudioPublishAccount): all, among them the one that its pictures may have to be put on. Returns: (transfer full) (nullable): for studio_outbox_run_all() */
StudioOutboxAccount *studio_publish_keys_open (StudioPublishKeys *keys, const StudioPublishAccount *account, GPtrArray *accounts, GCancellable *cancellable, GError **error);

G_END_DECLS
