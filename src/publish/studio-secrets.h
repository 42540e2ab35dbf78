#pragma once

#include <gio/gio.h>

#include "studio-json.h"

G_BEGIN_DECLS

/**
 * StudioSecretsPlace:
 * @STUDIO_SECRETS_KEYRING: the desktop's Secret Service keeps it, encrypted
 * @STUDIO_SECRETS_SESSION: there is none; it is kept in memory until the program closes, and nowhere else
 */
typedef enum {
  STUDIO_SECRETS_KEYRING,
  STUDIO_SECRETS_SESSION,
} StudioSecretsPlace;

/**
 * StudioSecrets:
 *
 * Passwords and tokens of accounts: one item for each account, a small JSON object. Never in a file of ours. The calls block, at worst
 * while the person is asked for the keyring's password: they are for worker threads, several at once.
 */
typedef struct _StudioSecrets StudioSecrets;

StudioSecrets *studio_secrets_new (void);
void studio_secrets_free (StudioSecrets *secrets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSecrets, studio_secrets_free)

/**
 * studio_secrets_store:
 * @account: its id; every program of the person can read it, so it is neither a name nor an address
 * @platform: "wordpress", …; as open as @account
 * @root: an object; takes the place of what was kept
 * @place: (out) (optional): where it is now
 *
 * Returns: FALSE with %G_IO_ERROR_CANCELLED when the person did not unlock the keyring: nothing is kept then
 */
gboolean studio_secrets_store (StudioSecrets *secrets,
                               const char *account,
                               const char *platform,
                               JsonNode *root,
                               StudioSecretsPlace *place,
                               GError **error);
/** Returns: (transfer full) (nullable): NULL with %STUDIO_ERROR_NOT_FOUND if nothing is kept, or as studio_secrets_store(). */
JsonNode *studio_secrets_load (StudioSecrets *secrets, const char *account, GCancellable *cancellable, GError **error);
/** Where they are, if they are anywhere. A keyring that is locked stays so, and nobody is asked for anything. Returns: FALSE if nothing is kept */
gboolean studio_secrets_find (StudioSecrets *secrets, const char *account, StudioSecretsPlace *place);
/** Forgets; what is not there is forgotten already. */
gboolean studio_secrets_remove (StudioSecrets *secrets, const char *account, GCancellable *cancellable, GError **error);
/** Returns: (transfer none): what to tell a person whose computer has no Secret Service. */
const char *studio_secrets_get_sentence (void);

G_END_DECLS
