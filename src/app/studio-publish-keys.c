#include "config.h"

#include "studio-publish-keys.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"
#include "studio-outbox-lock.h"

/* http to this computer itself, for tests and for those who make a receiver */
#define LOOPBACK "PEMDA_STUDIO_LOOPBACK"

/* longer than any one request lasts */
#define LONGEST_RENEWAL (3 * 60 * G_USEC_PER_SEC)

/** Key: one account's. @keys: not counted, as it owns this */
typedef struct
{
  StudioPublishKeys *keys;
  char *id;
  char *platform;
  StudioCredentials *credentials;
  StudioOutboxLock *renewing; /* while this program asks for new tokens */
} Key;

struct _StudioPublishKeys
{
  GMutex lock;
  StudioSecrets *secrets;
  StudioRedaction *redaction;
  GHashTable *given;
  GHashTable *current; /* account -> Key of all */
  GPtrArray *all;      /* also those whose place others have taken: a job may hold them still */
  gatomicrefcount count;
};

static void
key_free (gpointer data)
{
  Key *key = data;

  studio_credentials_unref (key->credentials);
  g_free (key->id);
  g_free (key->platform);
  g_free (key);
}

StudioPublishKeys *
studio_publish_keys_new (void)
{
  StudioPublishKeys *self = g_new0 (StudioPublishKeys, 1);

  g_mutex_init (&self->lock);
  self->secrets = studio_secrets_new ();
  self->redaction = studio_redaction_new ();
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->current = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->all = g_ptr_array_new_with_free_func (key_free);
  g_atomic_ref_count_init (&self->count);
  return self;
}

StudioPublishKeys *
studio_publish_keys_ref (StudioPublishKeys *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
studio_publish_keys_unref (StudioPublishKeys *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_hash_table_unref (self->current);
  g_ptr_array_unref (self->all);
  g_hash_table_unref (self->given);
  studio_redaction_unref (self->redaction);
  studio_secrets_free (self->secrets);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
studio_publish_keys_give (StudioPublishKeys *self,
                          const char *name,
                          const char *secret)
{
  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->given, g_strdup (name), g_strdup (secret));
  g_mutex_unlock (&self->lock);
}

static gboolean
is_current (Key *key)
{
  gboolean current;

  g_mutex_lock (&key->keys->lock);
  current = g_hash_table_lookup (key->keys->current, key->id) == key;
  g_mutex_unlock (&key->keys->lock);
  return current;
}

/* A job that began before the person signed in anew must not put its old token in the new one's place. */
static gboolean
keep_secrets (JsonNode *secrets,
              gpointer data,
              GError **error)
{
  Key *key = data;

  return !is_current (key) || studio_secrets_store (key->keys->secrets, key->id, key->platform, secrets, NULL, error);
}

/*
 * A refresh token may be good for one use (X): the window and a command of the same person must not both use it. The keyring has no lock, so there is one
 * beside it; what the keyring has once we hold it is the newest.
 */
static JsonNode *
begin_renewal (gpointer data)
{
  Key *key = data;
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "pemda-studio", NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key->id, -1);
  g_autofree char *name = g_strdup_printf ("renewal-%.16s.lock", digest);
  gint64 end = g_get_monotonic_time () + LONGEST_RENEWAL;
  gboolean busy = TRUE;

  while (key->renewing == NULL && busy && g_get_monotonic_time () < end) {
    g_autoptr (GError) error = NULL;

    key->renewing = studio_outbox_lock_take_named (folder, name, &error);
    busy = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  }
  return is_current (key) ? studio_secrets_load (key->keys->secrets, key->id, NULL, NULL) : NULL;
}

static void
end_renewal (gpointer data)
{
  g_clear_pointer (&((Key *) data)->renewing, studio_outbox_lock_release);
}

/* @keep: whether the keyring is told of new tokens. Returns: (transfer full): those that another thread put there first, if one did and @replace is FALSE */
static StudioCredentials *
take (StudioPublishKeys *self,
      const StudioPublishAccount *account,
      JsonNode *root,
      gboolean keep,
      gboolean replace)
{
  Key *key, *before;

  g_mutex_lock (&self->lock);
  before = g_hash_table_lookup (self->current, account->id);
  if (before == NULL || replace) {
    key = g_new0 (Key, 1);
    *key = (Key){ self, g_strdup (account->id), g_strdup (account->platform), NULL, NULL };
    key->credentials = studio_credentials_new (root, self->redaction, keep ? keep_secrets : NULL, key);
    if (keep)
      studio_credentials_share (key->credentials, begin_renewal, end_renewal);
    g_ptr_array_add (self->all, key);
    g_hash_table_replace (self->current, g_strdup (account->id), key);
    before = key;
  }
  g_mutex_unlock (&self->lock);
  return studio_credentials_ref (before->credentials);
}

/* @given: (out) (transfer full) (nullable): what was given for this run. Returns: (transfer full) (nullable): what is in use already */
static StudioCredentials *
look_up (StudioPublishKeys *self,
         const StudioPublishAccount *account,
         char **given)
{
  Key *key;
  const char *secret;

  g_mutex_lock (&self->lock);
  key = g_hash_table_lookup (self->current, account->id);
  secret = g_hash_table_lookup (self->given, account->id);
  if (secret == NULL)
    secret = g_hash_table_lookup (self->given, account->name);
  *given = g_strdup (secret);
  g_mutex_unlock (&self->lock);
  return key != NULL ? studio_credentials_ref (key->credentials) : NULL;
}

StudioCredentials *
studio_publish_keys_get (StudioPublishKeys *self,
                         const StudioPublishAccount *account,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *given = NULL;
  StudioCredentials *credentials = look_up (self, account, &given);
  g_autoptr (JsonNode) root = NULL;

  if (credentials != NULL)
    return credentials;
  root = given != NULL ? studio_publish_account_wrap (account, given) : studio_secrets_load (self->secrets, account->id, cancellable, error);
  return root != NULL ? take (self, account, root, given == NULL, FALSE) : NULL;
}

gboolean
studio_publish_keys_find (StudioPublishKeys *self,
                          const char *account,
                          StudioSecretsPlace *place)
{
  return studio_secrets_find (self->secrets, account, place);
}

gboolean
studio_publish_keys_put (StudioPublishKeys *self,
                         const StudioPublishAccount *account,
                         JsonNode *secrets,
                         StudioSecretsPlace *place,
                         GError **error)
{
  if (!studio_secrets_store (self->secrets, account->id, account->platform, secrets, place, error))
    return FALSE;
  studio_credentials_unref (take (self, account, secrets, TRUE, TRUE));
  return TRUE;
}

gboolean
studio_publish_keys_remove (StudioPublishKeys *self,
                            const char *account,
                            GError **error)
{
  g_mutex_lock (&self->lock);
  g_hash_table_remove (self->current, account);
  g_mutex_unlock (&self->lock);
  return studio_secrets_remove (self->secrets, account, NULL, error);
}

StudioRedaction *
studio_publish_keys_get_redaction (StudioPublishKeys *self)
{
  return self->redaction;
}

static StudioOutboxAccount *
open_one (StudioPublishKeys *self,
          const StudioPublishAccount *account,
          GCancellable *cancellable,
          GError **error)
{
  StudioCredentials *credentials = studio_publish_keys_get (self, account, cancellable, error);
  StudioOutboxAccount *opened;

  if (credentials == NULL)
    return NULL;
  opened = g_new0 (StudioOutboxAccount, 1);
  opened->platform = g_strdup (account->platform);
  opened->address = g_strdup (account->address);
  opened->settings = account->settings != NULL ? json_node_ref (account->settings) : NULL;
  opened->credentials = credentials;
  return opened;
}

StudioOutboxAccount *
studio_publish_keys_open (StudioPublishKeys *self,
                          const StudioPublishAccount *account,
                          GPtrArray *accounts,
                          GCancellable *cancellable,
                          GError **error)
{
  const StudioPublishAccount *host = studio_publish_account_find_host (account, accounts);
  g_autoptr (StudioOutboxAccount) opened = open_one (self, account, cancellable, error);

  if (opened == NULL || host == NULL) /* the connector says what it lacks, if it needs a host now */
    return g_steal_pointer (&opened);
  if (host->paused) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The account of the site that the pictures are put on is paused. Resume it first."));
    return NULL;
  }
  opened->host = open_one (self, host, cancellable, error);
  return opened->host != NULL ? g_steal_pointer (&opened) : NULL;
}

StudioHttpRules
studio_publish_get_rules (void)
{
  return (StudioHttpRules){ .addresses = g_getenv (LOOPBACK) != NULL ? STUDIO_ADDRESS_LOOPBACK : STUDIO_ADDRESS_STRICT };
}
