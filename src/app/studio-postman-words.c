#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"
#include "studio-postman-private.h"
#include "studio-publish-queue.h"

/* --- queueing --- */

/** Queueing: an order on its way, with accounts of its own. */
typedef struct
{
  StudioSnapshot *snapshot;
  GPtrArray *accounts;
  GPtrArray *contents;
  char *post;
  char *path;
  gint64 at;
  int zone;
  gboolean again;
} Queueing;

static void
queueing_free (gpointer data)
{
  Queueing *queueing = data;

  studio_snapshot_unref (queueing->snapshot);
  g_ptr_array_unref (queueing->accounts);
  g_ptr_array_unref (queueing->contents);
  g_free (queueing->post);
  g_free (queueing->path);
  g_free (queueing);
}

static Queueing *
queueing_new (const StudioPostmanOrder *order)
{
  Queueing *queueing = g_new0 (Queueing, 1);

  queueing->snapshot = studio_snapshot_ref (order->snapshot);
  queueing->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_account_free);
  for (guint i = 0; i < order->accounts->len; i++)
    g_ptr_array_add (queueing->accounts, studio_publish_account_copy (g_ptr_array_index (order->accounts, i)));
  queueing->contents = g_ptr_array_ref (order->contents);
  queueing->post = g_strdup (order->post);
  queueing->path = g_strdup (order->path);
  queueing->at = order->at;
  queueing->zone = order->zone;
  queueing->again = order->again;
  return queueing;
}

static gboolean
refuse (GError **error,
        const StudioPublishAccount *account,
        const char *sentence)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, "%s: %s", account->name, sentence);
  return FALSE;
}

static gboolean
check_one (const Queueing *queueing,
           GPtrArray *present,
           guint index,
           GError **error)
{
  const StudioPublishAccount *account = g_ptr_array_index (queueing->accounts, index);
  const StudioPublishContent *content = g_ptr_array_index (queueing->contents, index);
  g_autoptr (GError) problem = NULL;

  if (!studio_publish_may (queueing->snapshot, account, &problem))
    return refuse (error, account, problem->message);
  if (content->problems->len > 0)
    return refuse (error, account, g_ptr_array_index (content->problems, 0));
  if (!queueing->again && studio_publish_find_same (present, queueing->post, account->id) != NULL)
    return refuse (error, account, _ ("This post is in the outbox for this account already, or was sent there. Nothing was sent."));
  if (!queueing->again && studio_publish_is_told (queueing->snapshot, account))
    return refuse (error, account, _ ("The post was published there already, as is written in it. Nothing was sent."));
  return TRUE;
}

static gboolean
check (const Queueing *queueing,
       StudioOutboxStore *store,
       GError **error)
{
  g_autoptr (GPtrArray) present = studio_outbox_store_list_all (store, error);

  if (present == NULL)
    return FALSE;
  for (guint i = 0; i < queueing->accounts->len; i++) {
    if (!check_one (queueing, present, i, error))
      return FALSE;
  }
  return studio_publish_replace_refused (store, present, queueing->post, queueing->accounts, error);
}

/* The windows know them before the thread looks at them. Returns: (transfer full) (nullable) */
static GStrv
add (StudioPostman *self,
     const Queueing *queueing,
     StudioPostmanStore *store,
     GError **error)
{
  const StudioPublishQueue queue = { queueing->accounts, queueing->contents, queueing->post, queueing->path, queueing->at, queueing->zone };
  GStrv ids;

  g_mutex_lock (&self->order);
  ids = studio_publish_queue_add (&queue, studio_postman_store_get_file (store), error);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    g_autoptr (StudioOutboxTarget) target = studio_outbox_store_load (STUDIO_OUTBOX_STORE (store), ids[i], NULL);

    if (target != NULL)
      studio_postman_tell_target (self, target, FALSE);
  }
  g_mutex_unlock (&self->order);
  return ids;
}

static void
queue_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  StudioPostman *self = source;
  GError *error = NULL;
  g_autoptr (StudioPostmanStore) store = studio_postman_open_store (self, FALSE, &error);
  GStrv ids = NULL;

  if (store != NULL && !g_task_return_error_if_cancelled (task)) {
    if (check (data, STUDIO_OUTBOX_STORE (store), &error))
      ids = add (self, data, store, &error);
  } else if (store != NULL) {
    return;
  }
  if (ids == NULL) {
    g_task_return_error (task, error);
    return;
  }
  studio_postman_wake (self);
  g_task_return_pointer (task, ids, (GDestroyNotify) g_strfreev);
}

void
studio_postman_queue_async (StudioPostman *self,
                            const StudioPostmanOrder *order,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDIO_IS_POSTMAN (self) && order != NULL && order->accounts->len == order->contents->len);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_postman_queue_async);
  /* once it is in the outbox, it is: the answer has to say so */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, queueing_new (order), queueing_free);
  g_task_run_in_thread (task, queue_in_thread);
}

char **
studio_postman_queue_finish (StudioPostman *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- a person's word --- */

/** Saying: a word about a target. @reschedule: another time instead */
typedef struct
{
  char *id;
  StudioOutboxWord word;
  char *link;
  gboolean reschedule;
  gint64 at;
  int zone;
} Saying;

static void
saying_free (gpointer data)
{
  Saying *saying = data;

  g_free (saying->id);
  g_free (saying->link);
  g_free (saying);
}

static gboolean
apply (const Saying *saying,
       StudioOutboxTarget *target,
       GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (saying->link != NULL && !studio_address_may_open (saying->link)) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This is no web address. Paste the whole link; it begins with “https://”."));
    return FALSE;
  }
  if (saying->reschedule ? studio_outbox_reschedule (target, saying->at, saying->zone, now) : studio_outbox_say (target, saying->word, saying->link, now))
    return TRUE;
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This cannot be done any more: it is being sent just now, or has come to its end. Look at it again."));
  return FALSE;
}

static gboolean
say (StudioPostman *self,
     const Saying *saying,
     GError **error)
{
  g_autoptr (StudioPostmanStore) store = studio_postman_open_store (self, FALSE, error);
  g_autoptr (StudioOutboxTarget) target = store != NULL ? studio_outbox_store_load (STUDIO_OUTBOX_STORE (store), saying->id, error) : NULL;
  g_autoptr (StudioOutboxTarget) before = target != NULL ? studio_outbox_target_copy (target) : NULL;
  g_autoptr (GError) problem = NULL;

  if (target == NULL || !apply (saying, target, error))
    return FALSE;
  if (studio_outbox_store_claim (STUDIO_OUTBOX_STORE (store), before, target, &problem))
    return TRUE;
  if (problem == NULL)
    g_set_error_literal (&problem, G_IO_ERROR, G_IO_ERROR_BUSY, _ ("Another program has just changed it. Try again."));
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
say_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (!say (source, data, &error)) {
    g_task_return_error (task, error);
    return;
  }
  studio_postman_wake (source);
  g_task_return_boolean (task, TRUE);
}

/* Takes @saying. */
static void
begin (StudioPostman *self,
       Saying *saying,
       GAsyncReadyCallback callback,
       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, saying, saying_free);
  g_task_run_in_thread (task, say_in_thread);
}

void
studio_postman_say_async (StudioPostman *self,
                          const char *id,
                          StudioOutboxWord word,
                          const char *link,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  Saying *saying;

  g_return_if_fail (STUDIO_IS_POSTMAN (self) && id != NULL);

  saying = g_new0 (Saying, 1);
  *saying = (Saying){ .id = g_strdup (id), .word = word, .link = g_strdup (link) };
  begin (self, saying, callback, data);
}

gboolean
studio_postman_say_finish (StudioPostman *self,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
studio_postman_reschedule_async (StudioPostman *self,
                                 const char *id,
                                 gint64 at,
                                 int zone,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  Saying *saying;

  g_return_if_fail (STUDIO_IS_POSTMAN (self) && id != NULL);

  saying = g_new0 (Saying, 1);
  *saying = (Saying){ .id = g_strdup (id), .reschedule = TRUE, .at = at, .zone = zone };
  begin (self, saying, callback, data);
}

gboolean
studio_postman_reschedule_finish (StudioPostman *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return studio_postman_say_finish (self, result, error);
}

/* --- cancelling --- */

static void
cancel_in_thread (GTask *task,
                  gpointer source,
                  gpointer data,
                  GCancellable *cancellable)
{
  g_autoptr (StudioPostmanStore) store = studio_postman_open_store (source, FALSE, NULL);

  if (store != NULL)
    studio_postman_apply_cancels (source, store, FALSE);
  g_task_return_boolean (task, TRUE);
}

void
studio_postman_cancel (StudioPostman *self,
                       const char *id)
{
  g_autoptr (GCancellable) upload = NULL;
  g_autoptr (GTask) task = NULL;
  gboolean sending;

  g_return_if_fail (STUDIO_IS_POSTMAN (self) && id != NULL);

  g_mutex_lock (&self->lock);
  sending = g_strcmp0 (self->sending, id) == 0;
  if (!sending || self->act == STUDIO_OUTBOX_PREPARE)
    g_hash_table_add (self->cancels, g_strdup (id));
  if (sending && self->act == STUDIO_OUTBOX_PREPARE && self->upload != NULL)
    upload = g_object_ref (self->upload);
  g_mutex_unlock (&self->lock);
  if (upload != NULL)
    g_cancellable_cancel (upload);
  if (sending)
    return;
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, studio_postman_cancel);
  g_task_run_in_thread (task, cancel_in_thread);
}
