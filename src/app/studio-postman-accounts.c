#include "config.h"

#include <string.h>

#include "studio-error.h"
#include "studio-postman-private.h"
#include "studio-publish-queue.h"

/* Secrets that were renewed and have not been saved: a sign-in or two at a time */
#define MOST_RENEWED 8

/* --- reading --- */

static GPtrArray *
read_accounts (GPtrArray *records)
{
  GPtrArray *accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_account_free);

  for (guint i = 0; i < records->len; i++) {
    StudioPublishAccount *account = studio_publish_account_read (g_ptr_array_index (records, i));

    if (account != NULL)
      g_ptr_array_add (accounts, account);
  }
  return accounts;
}

/* The thread sees a list of its own, which it may hold on to for as long as it sends. */
static void
take_accounts (StudioPostman *self,
               GPtrArray *records)
{
  g_ptr_array_unref (self->accounts);
  self->accounts = read_accounts (records);
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  self->known = read_accounts (records);
  g_mutex_unlock (&self->lock);
  studio_postman_wake (self);
  g_signal_emit_by_name (self, "accounts-changed");
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioPostman) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, &error);

  if (records != NULL)
    take_accounts (self, records);
  else /* nothing is sent by guesses; the library tells when it can be read */
    studio_postman_tell_state (self, STUDIO_POSTMAN_BROKEN, error->message, 0);
}

void
studio_postman_load_accounts (StudioPostman *self)
{
  studio_library_list_records_async (self->library, "account", NULL, listed_cb, g_object_ref (self));
}

/* --- saving --- */

/** Saving: an account on its way into the keyring and the register. @secrets: (nullable); @root: the record's, as it will be */
typedef struct
{
  StudioPublishAccount *account;
  JsonNode *secrets;
  JsonNode *root;
  gboolean removes;
  StudioSecretsPlace place;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  studio_publish_account_free (saving->account);
  g_clear_pointer (&saving->secrets, json_node_unref);
  g_clear_pointer (&saving->root, json_node_unref);
  g_free (saving);
}

static void
fail (GTask *task,
      GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* The account is kept, whatever becomes of what waited for it: that can be sent on by hand. */
static void
go_on_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  StudioPostman *self = source;
  const Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPostmanStore) store = studio_postman_open_store (self, FALSE, &error);

  if (store == NULL || !studio_publish_go_on_signed (STUDIO_OUTBOX_STORE (store), saving->account->id, &error))
    g_warning ("%s", error->message);
  studio_postman_wake (self);
  g_task_return_boolean (task, TRUE);
}

/* Those who saved find the account at once. */
static void
reloaded_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GTask) task = data;
  const Saving *saving = g_task_get_task_data (task);
  g_autoptr (GPtrArray) records = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, NULL);

  if (records != NULL)
    take_accounts (g_task_get_source_object (task), records);
  if (saving->secrets == NULL)
    g_task_return_boolean (task, TRUE);
  else /* signed in */
    g_task_run_in_thread (task, go_on_in_thread);
}

static void
put_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (studio_library_put_records_finish (STUDIO_LIBRARY (source), result, &error))
    studio_library_list_records_async (STUDIO_LIBRARY (source), "account", NULL, reloaded_cb, task);
  else
    fail (task, error);
}

static void
put (GTask *task)
{
  StudioPostman *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);

  g_ptr_array_add (records, studio_record_new (saving->account->id, "account", saving->root));
  studio_library_put_records_async (self->library, records, NULL, put_cb, task);
}

static void
keep_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  StudioPostman *self = source;
  Saving *saving = data;
  GError *error = NULL;
  gboolean kept = saving->removes ? studio_publish_keys_remove (self->keys, saving->account->id, &error)
                                  : studio_publish_keys_put (self->keys, saving->account, saving->secrets, &saving->place, &error);

  if (kept)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
kept_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    put (task);
  else
    fail (task, error);
}

/* The secret first: an account without one is told to sign in again, a secret without an account is found by nobody. */
static void
keep (GTask *task)
{
  g_autoptr (GTask) inner = g_task_new (g_task_get_source_object (task), NULL, kept_cb, task);

  g_task_set_source_tag (inner, keep);
  g_task_set_task_data (inner, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (inner, keep_in_thread);
}

/* @records: of the register. Returns: (nullable): the account's entry */
static StudioRecord *
find_entry (GPtrArray *records,
            const StudioPublishAccount *account)
{
  for (guint i = 0; i < records->len; i++) {
    StudioRecord *record = g_ptr_array_index (records, i);

    if (account->id != NULL && *account->id != '\0' ? g_str_equal (record->id, account->id) : studio_publish_account_is_entry (account, record))
      return record;
  }
  return NULL;
}

static void
entries_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  GTask *task = data;
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, &error);
  StudioRecord *entry = records != NULL ? find_entry (records, saving->account) : NULL;

  if (records == NULL) {
    fail (task, error);
    return;
  }
  if (saving->account->id == NULL || *saving->account->id == '\0') {
    g_free (saving->account->id);
    saving->account->id = entry != NULL ? g_strdup (entry->id) : g_uuid_string_random ();
  }
  if (saving->removes && entry == NULL)
    saving->root = json_node_init_object (json_node_alloc (), NULL);
  else
    saving->root = saving->removes ? studio_publish_account_without (entry->root) : studio_publish_account_write (saving->account, entry != NULL ? entry->root : NULL);
  if (saving->removes || saving->secrets != NULL)
    keep (task);
  else
    put (task);
}

/* Takes @saving. */
static void
begin_saving (StudioPostman *self,
              Saving *saving,
              GAsyncReadyCallback callback,
              gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, begin_saving);
  g_task_set_task_data (task, saving, saving_free);
  studio_library_list_records_async (self->library, "account", NULL, entries_cb, task);
}

/** Renewed: what a server put in the place of secrets that are about to be saved. */
typedef struct
{
  JsonNode *given;
  JsonNode *fresh;
} Renewed;

static void
renewed_free (gpointer data)
{
  Renewed *renewed = data;

  json_node_unref (renewed->given);
  json_node_unref (renewed->fresh);
  g_free (renewed);
}

GPtrArray *
studio_postman_new_renewed (void)
{
  return g_ptr_array_new_with_free_func (renewed_free);
}

/* Returns: (transfer full): @secrets, or what the server has put in their place since */
static JsonNode *
find_renewed (StudioPostman *self,
              JsonNode *secrets)
{
  JsonNode *found = secrets;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->renewed->len; i++) {
    const Renewed *renewed = g_ptr_array_index (self->renewed, i);

    if (studio_json_equal (renewed->given, secrets))
      found = renewed->fresh;
  }
  found = json_node_ref (found);
  g_mutex_unlock (&self->lock);
  return found;
}

void
studio_postman_save_account_async (StudioPostman *self,
                                   const StudioPublishAccount *account,
                                   JsonNode *secrets,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  Saving *saving;

  g_return_if_fail (STUDIO_IS_POSTMAN (self) && account != NULL);

  saving = g_new0 (Saving, 1);
  saving->account = studio_publish_account_copy (account);
  saving->secrets = secrets != NULL ? find_renewed (self, secrets) : NULL;
  begin_saving (self, saving, callback, data);
}

gboolean
studio_postman_save_account_finish (StudioPostman *self,
                                    GAsyncResult *result,
                                    StudioSecretsPlace *place,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (place != NULL)
    *place = ((const Saving *) g_task_get_task_data (G_TASK (result)))->place;
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
studio_postman_remove_account_async (StudioPostman *self,
                                     const char *id,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  Saving *saving;

  g_return_if_fail (STUDIO_IS_POSTMAN (self) && id != NULL);

  saving = g_new0 (Saving, 1);
  saving->account = g_new0 (StudioPublishAccount, 1);
  saving->account->id = g_strdup (id);
  saving->removes = TRUE;
  begin_saving (self, saving, callback, data);
}

gboolean
studio_postman_remove_account_finish (StudioPostman *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- one step --- */

/** Errand: a step without a post. @secrets: (nullable): given ones */
typedef struct
{
  StudioPublishAccount *account;
  JsonNode *secrets;
  StudioStep step;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  studio_publish_account_free (errand->account);
  g_clear_pointer (&errand->secrets, json_node_unref);
  g_free (errand);
}

/* Called by connectors in their thread, through the credentials. */
static gboolean
remember_secrets (JsonNode *secrets,
                  gpointer data,
                  GError **error)
{
  JsonNode **fresh = data, *before = *fresh;

  *fresh = json_node_ref (secrets);
  g_clear_pointer (&before, json_node_unref);
  return TRUE;
}

/* Takes @fresh. */
static void
keep_renewed (StudioPostman *self,
              JsonNode *given,
              JsonNode *fresh)
{
  Renewed *renewed = g_new0 (Renewed, 1);

  renewed->given = json_node_ref (given);
  renewed->fresh = fresh;
  g_mutex_lock (&self->lock);
  if (self->renewed->len >= MOST_RENEWED)
    g_ptr_array_remove_index (self->renewed, 0);
  g_ptr_array_add (self->renewed, renewed);
  g_mutex_unlock (&self->lock);
}

static void
step_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  StudioPostman *self = source;
  const Errand *errand = data;
  GError *error = NULL;
  JsonNode *fresh = NULL;
  g_autoptr (StudioCredentials) credentials = NULL;
  g_autoptr (StudioJob) job = NULL;
  StudioResult *result;

  if (errand->secrets != NULL)
    credentials = studio_credentials_new (errand->secrets, studio_publish_keys_get_redaction (self->keys), remember_secrets, &fresh);
  else
    credentials = studio_publish_keys_get (self->keys, errand->account, cancellable, &error);
  if (credentials == NULL) {
    g_task_return_error (task, error);
    return;
  }
  job = studio_publish_account_to_job (errand->account, credentials, &self->rules);
  result = studio_connector_run (job, errand->step, cancellable);
  if (fresh != NULL)
    keep_renewed (self, errand->secrets, fresh);
  if (errand->step == STUDIO_STEP_LIMITS && result->outcome == STUDIO_OUTCOME_DONE && errand->account->id != NULL)
    studio_postman_learn_limits (self, errand->account->id, &result->limits);
  g_task_return_pointer (task, result, (GDestroyNotify) studio_result_free);
}

void
studio_postman_run_step_async (StudioPostman *self,
                               const StudioPublishAccount *account,
                               JsonNode *secrets,
                               StudioStep step,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Errand *errand;

  g_return_if_fail (STUDIO_IS_POSTMAN (self) && account != NULL && (step == STUDIO_STEP_VERIFY || step == STUDIO_STEP_LIMITS || step == STUDIO_STEP_REVOKE));

  task = g_task_new (self, cancellable, callback, data);
  errand = g_new0 (Errand, 1);
  *errand = (Errand){ studio_publish_account_copy (account), secrets != NULL ? json_node_ref (secrets) : NULL, step };
  g_task_set_source_tag (task, studio_postman_run_step_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, step_in_thread);
}

static void
find_in_thread (GTask *task,
                gpointer source,
                gpointer ids,
                GCancellable *cancellable)
{
  StudioPostman *self = source;
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (char **id = ids; *id != NULL; id++) {
    StudioSecretsPlace place;

    if (studio_publish_keys_find (self->keys, *id, &place))
      g_hash_table_insert (places, g_strdup (*id), GINT_TO_POINTER (place));
  }
  g_task_return_pointer (task, places, (GDestroyNotify) g_hash_table_unref);
}

void
studio_postman_find_secrets_async (StudioPostman *self,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_if_fail (STUDIO_IS_POSTMAN (self));

  for (guint i = 0; i < self->accounts->len; i++)
    g_strv_builder_add (ids, ((const StudioPublishAccount *) g_ptr_array_index (self->accounts, i))->id);
  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, studio_postman_find_secrets_async);
  g_task_set_task_data (task, g_strv_builder_end (ids), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, find_in_thread);
}

GHashTable *
studio_postman_find_secrets_finish (StudioPostman *self,
                                    GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

StudioResult *
studio_postman_run_step_finish (StudioPostman *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- what connectors learn while they send --- */

/** Learning: settings on their way to the register */
typedef struct
{
  StudioPostman *self;
  char *id;
  JsonNode *settings;
} Learning;

static void
learning_free (gpointer data)
{
  Learning *learning = data;

  g_object_unref (learning->self);
  g_free (learning->id);
  json_node_unref (learning->settings);
  g_free (learning);
}

/* The account as it is by now, which a person may have paused meanwhile. */
static gboolean
take_learning_cb (gpointer data)
{
  const Learning *learning = data;
  const StudioPublishAccount *known = studio_postman_find_account (learning->self, learning->id);
  g_autoptr (StudioPublishAccount) account = known != NULL ? studio_publish_account_copy (known) : NULL;

  if (account != NULL) {
    g_clear_pointer (&account->settings, json_node_unref);
    account->settings = json_node_ref (learning->settings);
    studio_postman_save_account_async (learning->self, account, NULL, NULL, NULL);
  }
  return G_SOURCE_REMOVE;
}

void
studio_postman_learn_settings (StudioPostman *self,
                               const char *account,
                               JsonNode *settings)
{
  Learning *learning = g_new0 (Learning, 1);

  *learning = (Learning){ g_object_ref (self), g_strdup (account), json_node_ref (settings) };
  g_idle_add_full (G_PRIORITY_DEFAULT, take_learning_cb, learning, learning_free);
}
