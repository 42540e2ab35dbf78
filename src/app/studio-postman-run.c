#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-outbox-lock.h"
#include "studio-postman-private.h"
#include "studio-publish-note.h"
#include "studio-publish-queue.h"

/* Seconds until a lock that another program holds, or a disk that failed, is tried again */
#define LOCK_AGAIN 3
#define DISK_AGAIN 30
/* How often what came to rest long ago is put away */
#define TIDY_EVERY (24 * 60 * 60)
/* How long the end of the program waits for a commit, in ms */
#define PATIENCE 4000

/** Pass: one look at the outbox. @told: ids that are known to be uncertain */
typedef struct
{
  StudioPostman *self;
  StudioPostmanStore *store;
  GPtrArray *accounts;
  GHashTable *told;
  gboolean online;
  gboolean due;
  gboolean blocked;
  gint64 wakes;
} Pass;

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* --- what may be sent --- */

/* An address in numbers is asked for without looking up names; this computer itself is always there. */
static gboolean
is_reachable (Pass *pass,
              const StudioPublishAccount *account)
{
  g_autofree char *host = NULL;
  g_autoptr (GInetAddress) address = NULL;
  g_autoptr (GSocketAddress) socket = NULL;

  if (pass->online)
    return TRUE;
  host = studio_address_get_host (account->address);
  address = host != NULL ? g_inet_address_new_from_string (host) : NULL;
  if (address == NULL)
    return FALSE;
  if (g_inet_address_get_is_loopback (address))
    return TRUE;
  socket = g_inet_socket_address_new (address, 443);
  return g_network_monitor_can_reach (pass->self->network, G_SOCKET_CONNECTABLE (socket), pass->self->ending, NULL);
}

static gboolean
is_cancelled (StudioPostman *self,
              const char *id)
{
  gboolean cancelled;

  g_mutex_lock (&self->lock);
  cancelled = self->stopping || g_hash_table_contains (self->cancels, id);
  g_mutex_unlock (&self->lock);
  return cancelled;
}

static gboolean
is_paused (Pass *pass,
           const StudioOutboxTarget *target)
{
  const StudioPublishAccount *account = studio_publish_account_find (pass->accounts, target->account);

  return account != NULL && account->paused;
}

static gboolean
wants (const StudioOutboxTarget *target,
       gpointer data)
{
  Pass *pass = data;
  const StudioPublishAccount *account = studio_publish_account_find (pass->accounts, target->account);

  return !is_paused (pass, target) && (account == NULL || is_reachable (pass, account)) && !is_cancelled (pass->self, target->id);
}

/* --- what the run asks --- */

static StudioOutboxAccount *
find_account (const StudioOutboxTarget *target,
              gpointer data,
              GError **error)
{
  Pass *pass = data;
  const StudioPublishAccount *account = studio_publish_account_find (pass->accounts, target->account);

  if (account == NULL) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("The account is not there any more. Add it again, or skip this post."));
    return NULL;
  }
  return studio_publish_keys_open (pass->self->keys, account, pass->accounts, pass->self->ending, error);
}

/* What a person stops is an upload; a commit is stopped only by a program that cannot wait for it. */
static GCancellable *
begins (const StudioOutboxTarget *target,
        StudioOutboxAct act,
        gpointer data)
{
  StudioPostman *self = ((Pass *) data)->self;
  GCancellable *stops = act == STUDIO_OUTBOX_RECONCILE ? self->ending : self->hard;

  g_mutex_lock (&self->lock);
  g_free (self->sending);
  self->sending = g_strdup (target->id);
  self->act = act;
  self->progress = (StudioPostmanProgress){ 0 };
  if (act == STUDIO_OUTBOX_PREPARE || g_hash_table_contains (self->cancels, target->id)) {
    g_clear_object (&self->upload);
    stops = self->upload = g_cancellable_new ();
    if (self->stopping || g_hash_table_contains (self->cancels, target->id))
      g_cancellable_cancel (self->upload);
  }
  g_mutex_unlock (&self->lock);
  return stops;
}

static gboolean
check (const StudioOutboxTarget *target,
       const StudioOutboxAccount *account,
       const StudioOutgoing *outgoing,
       gpointer data,
       GError **error)
{
  StudioPostman *self = ((Pass *) data)->self;

  return studio_postman_check_limits (self, target, account, outgoing, self->upload, error);
}

static void
on_progress (StudioHttpPhase phase,
             goffset sent,
             goffset total,
             gpointer data)
{
  StudioPostman *self = ((Pass *) data)->self;

  g_mutex_lock (&self->lock);
  if (self->progress.since == 0 || self->progress.phase != phase)
    self->progress.since = g_get_monotonic_time ();
  self->progress.phase = phase;
  self->progress.sent = sent;
  self->progress.total = total;
  g_mutex_unlock (&self->lock);
  studio_postman_tell_progress (self);
}

static void
learnt (const StudioOutboxTarget *target,
        JsonNode *settings,
        gpointer data)
{
  studio_postman_learn_settings (((Pass *) data)->self, target->account, settings);
}

/* --- the store --- */

/* What has come to rest by itself; "uncertain" is told after the last look, as that may settle it. */
static void
told_by_run (const StudioOutboxTarget *target,
             gpointer data)
{
  studio_postman_tell_target (data, target,
                              target->state == STUDIO_OUTBOX_PUBLISHED || target->state == STUDIO_OUTBOX_REJECTED || target->state == STUDIO_OUTBOX_NEEDS_LOGIN ||
                                  target->state == STUDIO_OUTBOX_PAUSED);
}

static void
told (const StudioOutboxTarget *target,
      gpointer data)
{
  studio_postman_tell_target (data, target, FALSE);
}

StudioPostmanStore *
studio_postman_open_store (StudioPostman *self,
                           gboolean run,
                           GError **error)
{
  return studio_postman_store_new (self->folder, &self->order, run ? told_by_run : told, self, error);
}

/* --- cancelling --- */

static void
cancel_one (StudioPostmanStore *store,
            const char *id)
{
  StudioOutboxStore *outbox = STUDIO_OUTBOX_STORE (store);
  g_autoptr (StudioOutboxTarget) before = studio_outbox_store_load (outbox, id, NULL), target = NULL;

  if (before == NULL)
    return;
  target = studio_outbox_target_copy (before);
  if (studio_outbox_say (target, STUDIO_OUTBOX_SAY_CANCEL, NULL, get_now ()))
    studio_outbox_store_claim (outbox, before, target, NULL);
}

/* @last: no step is under way. Returns: (transfer full) */
static GStrv
take_cancels (StudioPostman *self,
              gboolean last)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;

  g_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, self->cancels);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    if (!last && g_strcmp0 (self->sending, id) == 0)
      continue;
    g_strv_builder_add (ids, id);
  }
  g_mutex_unlock (&self->lock);
  return g_strv_builder_end (ids);
}

void
studio_postman_apply_cancels (StudioPostman *self,
                              StudioPostmanStore *store,
                              gboolean last)
{
  g_auto (GStrv) ids = take_cancels (self, last);

  for (guint i = 0; ids[i] != NULL; i++) {
    cancel_one (store, ids[i]);
    g_mutex_lock (&self->lock);
    g_hash_table_remove (self->cancels, ids[i]);
    g_mutex_unlock (&self->lock);
  }
}

/* --- a pass --- */

static GPtrArray *
list_all (Pass *pass,
          GError **error)
{
  GPtrArray *list;
  gboolean notes = FALSE;

  g_mutex_lock (&pass->self->order);
  list = studio_outbox_store_list (STUDIO_OUTBOX_STORE (pass->store), error);
  for (guint i = 0; list != NULL && i < list->len; i++)
    notes |= studio_publish_waits_for_note (g_ptr_array_index (list, i));
  if (list != NULL)
    studio_postman_tell_list (pass->self, g_ptr_array_ref (list), notes);
  g_mutex_unlock (&pass->self->order);
  return list;
}

static void
look (Pass *pass,
      GPtrArray *list)
{
  gint64 now = get_now ();

  pass->due = pass->blocked = FALSE;
  pass->wakes = 0;
  for (guint i = 0; i < list->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (list, i);
    gboolean left = target->state == STUDIO_OUTBOX_UPLOADING || target->state == STUDIO_OUTBOX_COMMITTING;
    gboolean now_due = left || studio_outbox_next (target, now) != STUDIO_OUTBOX_NOTHING;
    gint64 wakes = studio_outbox_wakes (target);

    if (wants (target, pass)) {
      pass->due |= now_due;
      if (wakes > 0 && (pass->wakes == 0 || wakes < pass->wakes))
        pass->wakes = wakes;
    } else {
      pass->blocked |= now_due && !is_paused (pass, target) && !is_cancelled (pass->self, target->id);
    }
  }
}

/* @tell: else what is uncertain has been told before we came */
static void
tell_uncertain (Pass *pass,
                GPtrArray *list,
                gboolean tell)
{
  for (guint i = 0; i < list->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (list, i);

    if (target->state != STUDIO_OUTBOX_UNCERTAIN)
      g_hash_table_remove (pass->told, target->id);
    else if (g_hash_table_add (pass->told, g_strdup (target->id)) && tell)
      studio_postman_tell_settled (pass->self, target);
  }
}

static gboolean
send_all (Pass *pass,
          GError **error)
{
  StudioPostman *self = pass->self;
  g_autofree char *owner = g_uuid_string_random ();
  const StudioOutboxRun run = {
    .store = STUDIO_OUTBOX_STORE (pass->store),
    .owner = owner,
    .rules = self->rules,
    .find = find_account,
    .wants = wants,
    .begins = begins,
    .check = check,
    .learnt = learnt,
    .progress = on_progress,
    .data = pass,
  };
  gboolean sent;

  studio_postman_tell_state (self, STUDIO_POSTMAN_SENDING, NULL, 0);
  sent = studio_outbox_recover_all (run.store, error) && studio_outbox_run_all (&run, NULL, self->ending, error);
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->sending, g_free);
  g_mutex_unlock (&self->lock);
  studio_postman_apply_cancels (self, pass->store, TRUE);
  return sent;
}

/* Returns: FALSE with an error of the disk; without one where another program sends */
static gboolean
send_locked (Pass *pass,
             GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (StudioOutboxLock) lock = studio_outbox_lock_take (pass->self->folder, &problem);

  if (lock != NULL)
    return send_all (pass, error);
  if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_BUSY))
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Returns: when to look again, 0 when woken */
static gint64
pass_on (Pass *pass,
         gboolean first,
         GError **error)
{
  g_autoptr (GPtrArray) before = list_all (pass, error), after = NULL;

  if (before == NULL)
    return 0;
  tell_uncertain (pass, before, !first);
  look (pass, before);
  if (pass->due) {
    if (!send_locked (pass, error)) {
      if (*error == NULL)
        studio_postman_tell_state (pass->self, STUDIO_POSTMAN_ELSEWHERE, NULL, 0);
      return get_now () + LOCK_AGAIN;
    }
    after = list_all (pass, error);
    if (after == NULL)
      return 0;
    tell_uncertain (pass, after, TRUE);
    look (pass, after);
  }
  studio_postman_tell_state (pass->self, pass->blocked ? STUDIO_POSTMAN_OFFLINE : STUDIO_POSTMAN_IDLE, NULL, pass->wakes);
  /* what was due and was not done is somebody else's just now */
  return pass->wakes > 0 ? MAX (pass->wakes, get_now () + 1) : 0;
}

static gboolean
tidy (StudioPostman *self,
      StudioPostmanStore *store,
      GError **error)
{
  gint64 now = get_now ();

  if (self->tidied != 0 && ABS (now - self->tidied) < TIDY_EVERY)
    return TRUE;
  self->tidied = now;
  return studio_publish_put_away (studio_postman_store_get_file (store), error);
}

static gint64
do_pass (StudioPostman *self,
         GPtrArray *accounts,
         gboolean online,
         GHashTable *told,
         gboolean first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPostmanStore) store = studio_postman_open_store (self, TRUE, &error);
  Pass pass = { .self = self, .store = store, .accounts = accounts, .told = told, .online = online };
  gint64 again = store != NULL && tidy (self, store, &error) ? pass_on (&pass, first, &error) : 0;

  if (error == NULL)
    return again;
  studio_postman_tell_state (self, STUDIO_POSTMAN_BROKEN, error->message, 0);
  return get_now () + DISK_AGAIN;
}

/* --- the thread --- */

/* With the lock held. Clocks are set and computers sleep: the time is looked at again every minute. */
static void
wait_until (StudioPostman *self,
            gint64 again)
{
  while (!self->stopping && (!self->woken || self->known == NULL)) {
    gint64 left = again > 0 ? MIN (again - get_now (), 60) : -1;

    if (again > 0 && left <= 0 && self->known != NULL)
      return;
    if (again > 0)
      g_cond_wait_until (&self->cond, &self->lock, g_get_monotonic_time () + MAX (left, 1) * G_USEC_PER_SEC);
    else
      g_cond_wait (&self->cond, &self->lock);
  }
}

static gpointer
thread_main (gpointer data)
{
  StudioPostman *self = data;
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean first = TRUE;
  gint64 again = 0;

  g_mutex_lock (&self->lock);
  for (;;) {
    g_autoptr (GPtrArray) accounts = NULL;
    gboolean online;

    wait_until (self, again);
    if (self->stopping)
      break;
    self->woken = FALSE;
    accounts = g_ptr_array_ref (self->known);
    online = self->online;
    g_mutex_unlock (&self->lock);
    again = do_pass (self, accounts, online, told, first);
    first = FALSE;
    g_mutex_lock (&self->lock);
  }
  self->done = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);
  return NULL;
}

void
studio_postman_wake (StudioPostman *self)
{
  g_mutex_lock (&self->lock);
  self->woken = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);
}

void
studio_postman_run_start (StudioPostman *self)
{
  self->woken = TRUE;
  self->thread = g_thread_new ("postman", thread_main, self);
}

void
studio_postman_run_stop (StudioPostman *self)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * 1000;

  if (self->thread == NULL)
    return;
  g_cancellable_cancel (self->ending);
  g_mutex_lock (&self->lock);
  self->stopping = TRUE;
  if (self->upload != NULL)
    g_cancellable_cancel (self->upload);
  g_cond_broadcast (&self->cond);
  while (!self->done && g_cond_wait_until (&self->cond, &self->lock, end))
    ;
  g_mutex_unlock (&self->lock);
  g_cancellable_cancel (self->hard);
  g_thread_join (g_steal_pointer (&self->thread));
}
