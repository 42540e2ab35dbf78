#include "config.h"

#include "studio-outbox-bell.h"
#include "studio-postman-private.h"

/* Most often that the windows are told, in ms */
#define DELIVERY_EVERY 100

G_DEFINE_FINAL_TYPE (StudioPostman, studio_postman, G_TYPE_OBJECT)

enum {
  CHANGED,
  ACCOUNTS_CHANGED,
  PROGRESS,
  SETTLED,
  NOTE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

enum {
  PROP_0,
  PROP_STATE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static GPtrArray *
new_targets (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_target_free);
}

/* --- news come in --- */

void
studio_postman_news_clear (StudioPostmanNews *news)
{
  g_clear_pointer (&news->list, g_ptr_array_unref);
  g_clear_pointer (&news->targets, g_ptr_array_unref);
  g_clear_pointer (&news->settled, g_ptr_array_unref);
  g_clear_pointer (&news->progress, g_free);
  g_clear_pointer (&news->trouble, g_free);
}

/* In place of its older self, or at the end. */
static void
take_target (StudioPostman *self,
             StudioOutboxTarget *target)
{
  for (guint i = self->targets->len; i > 0; i--) {
    gpointer *place = &g_ptr_array_index (self->targets, i - 1);

    if (g_str_equal (((StudioOutboxTarget *) *place)->id, target->id)) {
      studio_outbox_target_free (*place);
      *place = target;
      return;
    }
  }
  g_ptr_array_add (self->targets, target);
}

static void
take_list (StudioPostman *self,
           StudioPostmanNews *news)
{
  if (news->list != NULL) {
    g_ptr_array_unref (self->targets);
    self->targets = g_steal_pointer (&news->list);
  }
  for (guint i = 0; news->targets != NULL && i < news->targets->len; i++)
    take_target (self, studio_outbox_target_copy (g_ptr_array_index (news->targets, i)));
}

static void
take_state (StudioPostman *self,
            StudioPostmanNews *news)
{
  gboolean changed = self->state != news->state || g_strcmp0 (self->trouble, news->trouble) != 0;

  self->wakes = news->wakes;
  if (!changed)
    return;
  self->state = news->state;
  g_free (self->trouble);
  self->trouble = g_steal_pointer (&news->trouble);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
take_news (StudioPostman *self,
           StudioPostmanNews *news)
{
  gboolean changed = news->list != NULL || news->targets != NULL;

  take_list (self, news);
  if (news->has_state)
    take_state (self, news);
  for (guint i = 0; news->settled != NULL && i < news->settled->len; i++)
    g_signal_emit (self, signals[SETTLED], 0, g_ptr_array_index (news->settled, i));
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
  if (news->progress != NULL)
    g_signal_emit (self, signals[PROGRESS], 0, news->progress);
  if (news->notes)
    studio_postman_note (self);
}

static gboolean
deliver_cb (gpointer data)
{
  g_autoptr (StudioPostman) self = g_object_ref (data);
  StudioPostmanNews news;

  g_mutex_lock (&self->lock);
  news = self->news;
  self->news = (StudioPostmanNews){ 0 };
  g_clear_pointer (&self->delivery, g_source_unref);
  self->delivered = g_get_monotonic_time ();
  g_mutex_unlock (&self->lock);
  take_news (self, &news);
  studio_postman_news_clear (&news);
  return G_SOURCE_REMOVE;
}

/* With the lock held. */
static void
deliver (StudioPostman *self)
{
  gint64 wait = DELIVERY_EVERY - (g_get_monotonic_time () - self->delivered) / 1000;

  if (self->delivery != NULL)
    return;
  self->delivery = g_timeout_source_new ((guint) MAX (wait, 0));
  g_source_set_callback (self->delivery, deliver_cb, self, NULL);
  g_source_attach (self->delivery, self->context);
}

void
studio_postman_tell_target (StudioPostman *self,
                            const StudioOutboxTarget *target,
                            gboolean settled)
{
  g_mutex_lock (&self->lock);
  if (self->news.targets == NULL)
    self->news.targets = new_targets ();
  g_ptr_array_add (self->news.targets, studio_outbox_target_copy (target));
  deliver (self);
  g_mutex_unlock (&self->lock);
  if (settled)
    studio_postman_tell_settled (self, target);
}

void
studio_postman_tell_settled (StudioPostman *self,
                             const StudioOutboxTarget *target)
{
  g_mutex_lock (&self->lock);
  if (self->news.settled == NULL)
    self->news.settled = new_targets ();
  g_ptr_array_add (self->news.settled, studio_outbox_target_copy (target));
  deliver (self);
  g_mutex_unlock (&self->lock);
}

void
studio_postman_tell_list (StudioPostman *self,
                          GPtrArray *list,
                          gboolean notes)
{
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->news.list, g_ptr_array_unref);
  g_clear_pointer (&self->news.targets, g_ptr_array_unref);
  self->news.list = list;
  self->news.notes |= notes;
  deliver (self);
  g_mutex_unlock (&self->lock);
}

void
studio_postman_tell_state (StudioPostman *self,
                           StudioPostmanState state,
                           const char *trouble,
                           gint64 wakes)
{
  g_mutex_lock (&self->lock);
  g_free (self->news.trouble);
  self->news.trouble = g_strdup (trouble);
  self->news.state = state;
  self->news.wakes = wakes;
  self->news.has_state = TRUE;
  deliver (self);
  g_mutex_unlock (&self->lock);
}

void
studio_postman_tell_progress (StudioPostman *self)
{
  g_mutex_lock (&self->lock);
  g_free (self->news.progress);
  self->news.progress = g_strdup (self->sending);
  deliver (self);
  g_mutex_unlock (&self->lock);
}

/* --- the object --- */

static void
studio_postman_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_int (value, STUDIO_POSTMAN (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_postman_dispose (GObject *object)
{
  StudioPostman *self = STUDIO_POSTMAN (object);

  studio_postman_run_stop (self);
  if (self->delivery != NULL)
    g_source_destroy (self->delivery);
  g_clear_pointer (&self->delivery, g_source_unref);
  g_clear_object (&self->bell);
  g_clear_object (&self->network);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (studio_postman_parent_class)->dispose (object);
}

static void
studio_postman_finalize (GObject *object)
{
  StudioPostman *self = STUDIO_POSTMAN (object);

  studio_postman_news_clear (&self->news);
  g_ptr_array_unref (self->targets);
  g_ptr_array_unref (self->accounts);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_hash_table_unref (self->cancels);
  g_hash_table_unref (self->limits);
  g_clear_pointer (&self->platforms, studio_platforms_unref);
  g_ptr_array_unref (self->renewed);
  g_clear_object (&self->ending);
  g_clear_object (&self->hard);
  g_clear_object (&self->upload);
  g_free (self->sending);
  g_free (self->trouble);
  g_free (self->folder);
  studio_publish_keys_unref (self->keys);
  g_main_context_unref (self->context);
  g_cond_clear (&self->cond);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->order);

  G_OBJECT_CLASS (studio_postman_parent_class)->finalize (object);
}

static void
studio_postman_class_init (StudioPostmanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = studio_postman_get_property;
  object_class->dispose = studio_postman_dispose;
  object_class->finalize = studio_postman_finalize;
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, STUDIO_POSTMAN_IDLE, STUDIO_POSTMAN_BROKEN, STUDIO_POSTMAN_IDLE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACCOUNTS_CHANGED] = g_signal_new ("accounts-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROGRESS] = g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SETTLED] = g_signal_new ("settled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[NOTE] = g_signal_new ("note", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_POINTER);
}

static void
studio_postman_init (StudioPostman *self)
{
  g_mutex_init (&self->order);
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  self->context = g_main_context_ref_thread_default ();
  self->targets = new_targets ();
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_account_free);
  self->cancels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->limits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->renewed = studio_postman_new_renewed ();
  self->ending = g_cancellable_new ();
  self->hard = g_cancellable_new ();
  self->keys = studio_publish_keys_new ();
  self->rules = studio_publish_get_rules ();
}

/* --- news from outside --- */

/* Another program queued something, or signed in: whoever shows accounts reads them again, and so do we. */
static void
bell_cb (StudioPostman *self,
         GFile *file,
         GFile *other,
         GFileMonitorEvent event)
{
  if (studio_outbox_bell_rang (event))
    g_signal_emit_by_name (self->library, "records-changed", "account");
}

static void
listen_to_bell (StudioPostman *self)
{
  self->bell = studio_outbox_bell_listen (self->folder);
  if (self->bell != NULL)
    g_signal_connect_object (self->bell, "changed", G_CALLBACK (bell_cb), self, G_CONNECT_SWAPPED);
}

/* --- --- */

static void
records_changed_cb (StudioPostman *self,
                    const char *kind)
{
  if (*kind == '\0' || g_str_equal (kind, "account"))
    studio_postman_load_accounts (self);
}

StudioPostman *
studio_postman_new (StudioLibrary *library)
{
  StudioPostman *self;

  g_return_val_if_fail (STUDIO_IS_LIBRARY (library), NULL);

  self = g_object_new (STUDIO_TYPE_POSTMAN, NULL);
  self->library = g_object_ref (library);
  self->folder = g_strdup (studio_library_get_folder (library));
  g_signal_connect_object (library, "records-changed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
network_changed_cb (StudioPostman *self,
                    gboolean available)
{
  g_mutex_lock (&self->lock);
  self->online = available;
  g_mutex_unlock (&self->lock);
  studio_postman_wake (self);
}

void
studio_postman_start (StudioPostman *self)
{
  g_return_if_fail (STUDIO_IS_POSTMAN (self));

  if (self->thread != NULL || self->stopping)
    return;
  self->network = g_object_ref (g_network_monitor_get_default ());
  self->online = g_network_monitor_get_network_available (self->network);
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
  listen_to_bell (self);
  studio_postman_load_accounts (self);
  studio_postman_run_start (self);
}

void
studio_postman_stop (StudioPostman *self)
{
  g_return_if_fail (STUDIO_IS_POSTMAN (self));

  studio_postman_run_stop (self);
}

StudioLibrary *
studio_postman_get_library (StudioPostman *self)
{
  g_return_val_if_fail (STUDIO_IS_POSTMAN (self), NULL);

  return self->library;
}

StudioPostmanState
studio_postman_get_state (StudioPostman *self)
{
  g_return_val_if_fail (STUDIO_IS_POSTMAN (self), STUDIO_POSTMAN_IDLE);

  return self->state;
}

const char *
studio_postman_get_trouble (StudioPostman *self)
{
  g_return_val_if_fail (STUDIO_IS_POSTMAN (self), NULL);

  return self->trouble;
}

GPtrArray *
studio_postman_get_accounts (StudioPostman *self)
{
  g_return_val_if_fail (STUDIO_IS_POSTMAN (self), NULL);

  return self->accounts;
}

const StudioPublishAccount *
studio_postman_find_account (StudioPostman *self,
                             const char *id)
{
  g_return_val_if_fail (STUDIO_IS_POSTMAN (self) && id != NULL, NULL);

  return studio_publish_account_find (self->accounts, id);
}

GPtrArray *
studio_postman_list (StudioPostman *self,
                     const char *post)
{
  GPtrArray *list;

  g_return_val_if_fail (STUDIO_IS_POSTMAN (self), NULL);

  list = new_targets ();
  for (guint i = 0; i < self->targets->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (self->targets, i);

    if (post == NULL || g_str_equal (target->post, post))
      g_ptr_array_add (list, studio_outbox_target_copy (target));
  }
  return list;
}

gboolean
studio_postman_get_progress (StudioPostman *self,
                             const char *id,
                             StudioPostmanProgress *progress)
{
  gboolean found;

  g_return_val_if_fail (STUDIO_IS_POSTMAN (self) && id != NULL && progress != NULL, FALSE);

  g_mutex_lock (&self->lock);
  found = self->sending != NULL && g_str_equal (self->sending, id) && self->progress.since != 0;
  if (found)
    *progress = self->progress;
  g_mutex_unlock (&self->lock);
  return found;
}

gint64
studio_postman_get_wakes (StudioPostman *self)
{
  g_return_val_if_fail (STUDIO_IS_POSTMAN (self), 0);

  return self->wakes;
}
