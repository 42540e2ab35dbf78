#include "config.h"

#include "studio-secrets.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

#include "studio-error.h"

#define KIND "pemda-studio-account"

/* Attributes are not encrypted. Without the schema's name among them: sandboxed programs cannot look for that (gnome-keyring #89). */
static const SecretSchema schema = {
  APPLICATION_ID ".Account",
  SECRET_SCHEMA_DONT_MATCH_NAME,
  {
      { "account-id", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "platform", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
};

struct _StudioSecrets
{
  GMutex lock;
  GHashTable *session; /* account -> JsonNode */
};

StudioSecrets *
studio_secrets_new (void)
{
  StudioSecrets *self = g_new0 (StudioSecrets, 1);

  g_mutex_init (&self->lock);
  self->session = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);

  return self;
}

void
studio_secrets_free (StudioSecrets *self)
{
  g_hash_table_unref (self->session);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Whether the person said no, for which libsecret may give no error at all, or the keyring is locked; everything else is a computer without a Secret Service
 * that works. */
static gboolean
is_refusal (const GError *error)
{
  return error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED);
}

static void
refuse (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The keyring is locked; unlock it, and try again."));
}

static void
keep_in_session (StudioSecrets *self,
                 const char *account,
                 JsonNode *root)
{
  g_mutex_lock (&self->lock);
  if (root != NULL)
    g_hash_table_replace (self->session, g_strdup (account), json_node_ref (root));
  else
    g_hash_table_remove (self->session, account);
  g_mutex_unlock (&self->lock);
}

/* Asks nobody to unlock anything: whether the keyring has it, readable or not. */
static gboolean
is_there (const char *account)
{
  GList *found = secret_password_search_sync (&schema, SECRET_SEARCH_NONE, NULL, NULL, "account-id", account, "kind", KIND, NULL);
  gboolean there = found != NULL;

  g_list_free_full (found, g_object_unref);

  return there;
}

/* A person who closes the keyring's question is no error to libsecret: it says that it kept what it did not keep. Asks nobody to unlock anything. */
static gboolean
is_kept (const char *account,
         const char *text)
{
  GList *found = secret_password_search_sync (&schema, SECRET_SEARCH_LOAD_SECRETS, NULL, NULL, "account-id", account, "kind", KIND, NULL);
  gboolean same = FALSE;

  for (GList *l = found; l != NULL && !same; l = l->next) {
    SecretValue *value = secret_retrievable_retrieve_secret_sync (l->data, NULL, NULL);

    if (value == NULL)
      continue;
    same = g_strcmp0 (secret_value_get_text (value), text) == 0;
    secret_value_unref (value);
  }
  g_list_free_full (found, g_object_unref);

  return same;
}

gboolean
studio_secrets_store (StudioSecrets *self,
                      const char *account,
                      const char *platform,
                      JsonNode *root,
                      StudioSecretsPlace *place,
                      GError **error)
{
  g_autofree char *label = g_strdup_printf ("Pemda Studio (%s)", platform);
  char *text = studio_json_write_line (root);
  g_autoptr (GError) problem = NULL;
  gboolean kept = secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, text, NULL, &problem,
                                              "account-id", account, "platform", platform, "kind", KIND, NULL);

  kept = kept && is_kept (account, text);
  secret_password_wipe (text);
  g_free (text);
  if (!kept && is_refusal (problem)) {
    refuse (error);
    return FALSE;
  }
  keep_in_session (self, account, kept ? NULL : root);
  if (place != NULL)
    *place = kept ? STUDIO_SECRETS_KEYRING : STUDIO_SECRETS_SESSION;

  return TRUE;
}

static JsonNode *
load_from_session (StudioSecrets *self,
                   const char *account)
{
  JsonNode *root;

  g_mutex_lock (&self->lock);
  root = g_hash_table_lookup (self->session, account);
  if (root != NULL)
    json_node_ref (root);
  g_mutex_unlock (&self->lock);

  return root;
}

JsonNode *
studio_secrets_load (StudioSecrets *self,
                     const char *account,
                     GCancellable *cancellable,
                     GError **error)
{
  JsonNode *root = load_from_session (self, account);
  g_autoptr (GError) problem = NULL;
  char *text;

  if (root != NULL)
    return root;
  text = secret_password_lookup_sync (&schema, cancellable, &problem, "account-id", account, "kind", KIND, NULL);
  if (text == NULL && is_refusal (problem) && (problem != NULL || is_there (account))) {
    refuse (error);
    return NULL;
  }
  if (text != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

    root = studio_json_parse ("secret", bytes, NULL);
  }
  g_clear_pointer (&text, secret_password_free);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    g_clear_pointer (&root, json_node_unref);
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("The account's password is not on this computer any more; sign in again."));
  }

  return root;
}

gboolean
studio_secrets_find (StudioSecrets *self,
                     const char *account,
                     StudioSecretsPlace *place)
{
  g_autoptr (JsonNode) session = load_from_session (self, account);

  *place = STUDIO_SECRETS_SESSION;
  if (session != NULL)
    return TRUE;
  *place = STUDIO_SECRETS_KEYRING;

  return is_there (account);
}

gboolean
studio_secrets_remove (StudioSecrets *self,
                       const char *account,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GError) problem = NULL;

  keep_in_session (self, account, NULL);
  if (!secret_password_clear_sync (&schema, cancellable, &problem, "account-id", account, "kind", KIND, NULL) && is_refusal (problem) && (problem != NULL || is_there (account))) {
    refuse (error);
    return FALSE;
  }

  return TRUE;
}

const char *
studio_secrets_get_sentence (void)
{
  return _ ("This computer has no keyring that keeps passwords safe, so they are remembered until the program closes and then asked for again. "
            "Install gnome-keyring or KWallet to keep them.");
}
