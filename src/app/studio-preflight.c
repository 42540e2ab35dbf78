#include "config.h"

#include "studio-preflight.h"

#include <glib/gi18n-lib.h>

#include "studio-export-job.h"
#include "studio-published.h"
#include "studio-x-cost.h"

/* ms without an edit before anything is drawn */
#define REST_MS 300

struct _StudioPreflight
{
  GObject parent_instance;
  StudioDocument *document; /* (nullable) */
  GSignalGroup *post_signals;
  GPtrArray *accounts;          /* StudioPublishAccount */
  StudioPreflightLimits limits; /* (nullable) */
  gpointer limits_data;
  GHashTable *items;         /* of the account's id: StudioPreflightItem */
  StudioSnapshot *snapshot;  /* (nullable): what they are made of */
  GCancellable *cancellable; /* (nullable): of the run */
  gint64 edited;             /* monotonic, µs */
  guint timer;
  guint stale : 1;
  guint active : 1;
  guint busy : 1; /* as was told */
};

G_DEFINE_FINAL_TYPE (StudioPreflight, studio_preflight, G_TYPE_OBJECT)

enum {
  PROP_BUSY = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint changed_signal;

/* --- items --- */

static void
item_unref (gpointer data)
{
  StudioPreflightItem *item = data;

  if (!g_atomic_ref_count_dec (&item->refs))
    return;
  g_free (item->account);
  g_free (item->status);
  g_free (item->sentence);
  g_clear_pointer (&item->content, studio_publish_content_free);
  g_free (item);
}

gboolean
studio_preflight_item_may_send (const StudioPreflightItem *item)
{
  g_return_val_if_fail (item != NULL, FALSE);

  return item->content != NULL && (item->state == STUDIO_PREFLIGHT_READY || item->state == STUDIO_PREFLIGHT_SHRUNK || item->state == STUDIO_PREFLIGHT_SENT);
}

static gpointer
copy_text (gconstpointer text,
           gpointer data)
{
  return g_strdup (text);
}

StudioPublishContent *
studio_preflight_item_make_content (const StudioPreflightItem *item)
{
  g_autofree char *key = g_uuid_string_random ();
  StudioPublishContent *content = g_new0 (StudioPublishContent, 1);
  const StudioOutgoing *outgoing = item->content->outgoing;

  g_return_val_if_fail (outgoing != NULL, NULL);

  content->format = item->content->format;
  content->measure = item->content->measure;
  content->problems = g_ptr_array_new_with_free_func (g_free);
  content->outgoing = studio_outgoing_new (key, outgoing->title, outgoing->caption);
  content->names = g_ptr_array_copy (item->content->names, copy_text, NULL);
  g_ptr_array_set_free_func (content->names, g_free);
  for (guint i = 0; i < outgoing->pictures->len; i++) {
    const StudioOutgoingPicture *picture = g_ptr_array_index (outgoing->pictures, i);

    studio_outgoing_add (content->outgoing, picture->bytes, picture->mime, picture->alt, picture->width, picture->height);
  }
  return content;
}

/* --- one account, in the thread --- */

/** Ask: one account, and what is known of its server. @known: whether @limits are */
typedef struct
{
  StudioPublishAccount *account;
  StudioLimits limits;
  gboolean known;
} Ask;

/** Run: @now: seconds since 1970 */
typedef struct
{
  StudioSnapshot *snapshot;
  GPtrArray *asks;
  gint64 now;
} Run;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  studio_publish_account_free (ask->account);
  g_free (ask);
}

static void
run_free (gpointer data)
{
  Run *run = data;

  studio_snapshot_unref (run->snapshot);
  g_ptr_array_unref (run->asks);
  g_free (run);
}

static void
say (StudioPreflightItem *item,
     StudioPreflightState state,
     const char *status,
     const char *sentence)
{
  item->state = state;
  g_free (item->status);
  item->status = g_strdup (status);
  g_free (item->sentence);
  item->sentence = g_strdup (sentence);
}

static gint64
read_expiry (const StudioPublishAccount *account)
{
  JsonNode *node = account->settings != NULL ? studio_json_lookup (account->settings, "expires") : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

/* Whether the post itself says that it went out there: from another computer, or by hand. */
static gboolean
is_told (StudioSnapshot *snapshot,
         const StudioPublishAccount *account)
{
  g_autoptr (GArray) entries = studio_published_list (studio_snapshot_get_json (snapshot));
  const char *name = account->name + (*account->name == '@' ? 1 : 0);

  for (guint i = 0; i < entries->len; i++) {
    const StudioPublication *entry = &g_array_index (entries, StudioPublication, i);

    if (g_str_equal (entry->platform, account->platform) && g_ascii_strcasecmp (entry->account + (*entry->account == '@' ? 1 : 0), name) == 0)
      return TRUE;
  }
  return FALSE;
}

/* By how much the caption is too long: by the server's own limit where that is known; else by the platform's, if all its servers have the same */
static int
find_excess (const Ask *ask,
             const StudioMeasure *measure)
{
  if (ask->known && ask->limits.caption > 0)
    return MAX (measure->count - ask->limits.caption, 0);
  return g_str_equal (ask->account->platform, "mastodon") ? 0 : measure->over;
}

static double
find_cost (const StudioPublishAccount *account,
           const StudioPublishContent *content)
{
  guint alts = 0;

  if (!g_str_equal (account->platform, "x"))
    return 0;
  for (guint i = 0; i < content->outgoing->pictures->len; i++)
    alts += ((const StudioOutgoingPicture *) g_ptr_array_index (content->outgoing->pictures, i))->alt != NULL;
  return studio_x_cost (content->measure.marks.links > 0, alts) / 100;
}

/* Whether the pictures are not those that were drawn without thinking of bytes. */
static gboolean
is_shrunk (const StudioPublishContent *content,
           GHashTable *drawn)
{
  GPtrArray *free = g_hash_table_lookup (drawn, content->format);

  for (guint i = 0; free != NULL && i < MIN (free->len, content->outgoing->pictures->len); i++) {
    if (((const StudioExportOutcome *) g_ptr_array_index (free, i))->result.bytes != ((const StudioOutgoingPicture *) g_ptr_array_index (content->outgoing->pictures, i))->bytes)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_too_large (const Ask *ask,
               const StudioPublishContent *content)
{
  for (guint i = 0; ask->known && ask->limits.bytes > 0 && i < content->outgoing->pictures->len; i++) {
    if ((gint64) g_bytes_get_size (((const StudioOutgoingPicture *) g_ptr_array_index (content->outgoing->pictures, i))->bytes) > ask->limits.bytes)
      return TRUE;
  }
  return FALSE;
}

static void
say_too_long (StudioPreflightItem *item,
              int over)
{
  g_autofree char *status = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d character too many", "%d characters too many", (gulong) over), over);

  say (item, STUDIO_PREFLIGHT_LONG, status, _ ("The caption is too long there. Shorten it in the step Caption, or write one for this platform."));
}

/* The worst is told. */
static void
judge (StudioPreflightItem *item,
       const Ask *ask,
       const Run *run,
       GHashTable *drawn)
{
  const StudioPublishContent *content = item->content;
  int over = find_excess (ask, &content->measure);

  if (over > 0)
    say_too_long (item, over);
  else if (content->problems->len > 0)
    say (item, STUDIO_PREFLIGHT_AMISS, _ ("To be changed"), g_ptr_array_index (content->problems, 0));
  else if (ask->known && ask->limits.pictures > 0 && content->outgoing->pictures->len > (guint) ask->limits.pictures)
    say (item, STUDIO_PREFLIGHT_AMISS, _ ("Too many pictures"), _ ("The server takes fewer pictures in one post. Divide the post, or upload it by hand."));
  else if (has_too_large (ask, content))
    say (item, STUDIO_PREFLIGHT_AMISS, _ ("Picture too large"), _ ("The server takes only smaller pictures. Upload it by hand."));
  else if (is_told (run->snapshot, ask->account))
    say (item, STUDIO_PREFLIGHT_SENT, _ ("Published here already"), _ ("The post tells that it was published there. It is sent once more only after a question."));
  else if (is_shrunk (content, drawn))
    say (item, STUDIO_PREFLIGHT_SHRUNK, _ ("Ready, picture made smaller"), _ ("The platform takes fewer bytes, so the picture is compressed more. Look at it here before you send it."));
  else
    say (item, STUDIO_PREFLIGHT_READY, _ ("Ready"), NULL);
}

/* An account that must not be sent to is told before anything is made. Returns: whether it may */
static gboolean
may (StudioPreflightItem *item,
     const Ask *ask,
     const Run *run)
{
  g_autoptr (GError) error = NULL;

  if (!studio_publish_may (run->snapshot, ask->account, &error)) {
    say (item, ask->account->paused ? STUDIO_PREFLIGHT_PAUSED : STUDIO_PREFLIGHT_PERSONAL, ask->account->paused ? _ ("Paused") : _ ("Personal account, not for posts of an office"),
         error->message);
    return FALSE;
  }
  if (item->expires > 0 && item->expires <= run->now) {
    say (item, STUDIO_PREFLIGHT_EXPIRED, _ ("Permission expired"), _ ("The permission for this account has run out. Sign in again under Accounts."));
    return FALSE;
  }
  return TRUE;
}

static StudioPreflightItem *
look (const Ask *ask,
      const Run *run,
      const StudioPublishOrder *order,
      GCancellable *cancellable)
{
  StudioPreflightItem *item = g_new0 (StudioPreflightItem, 1);
  g_autoptr (GError) error = NULL;

  g_atomic_ref_count_init (&item->refs);
  item->account = g_strdup (ask->account->id);
  item->expires = read_expiry (ask->account);
  if (!may (item, ask, run))
    return item;
  item->content = studio_publish_content_make (order, ask->account, cancellable, &error);
  if (item->content == NULL) {
    say (item, STUDIO_PREFLIGHT_FAILED, _ ("Cannot be made"), error->message);
    return item;
  }
  item->cost = find_cost (ask->account, item->content);
  judge (item, ask, run, order->drawn);
  return item;
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  const Run *run = data;
  g_autoptr (StudioPlatforms) limits = studio_platforms_load ();
  g_autoptr (GHashTable) drawn = studio_pack_new_drawn ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_unref);
  const StudioPublishOrder order = { run->snapshot, limits, drawn };

  for (guint i = 0; i < run->asks->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (items, look (g_ptr_array_index (run->asks, i), run, &order, cancellable));
  g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify) g_ptr_array_unref);
}

/* --- when --- */

static void arrange (StudioPreflight *self);

static void
update_busy (StudioPreflight *self)
{
  gboolean busy = self->cancellable != NULL || self->timer != 0;

  if (busy == self->busy)
    return;
  self->busy = busy != FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
take (StudioPreflight *self,
      const Run *run,
      GPtrArray *items)
{
  g_hash_table_remove_all (self->items);
  for (guint i = 0; i < items->len; i++) {
    StudioPreflightItem *item = g_ptr_array_index (items, i);

    g_atomic_ref_count_inc (&item->refs);
    g_hash_table_insert (self->items, item->account, item);
  }
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);
  self->snapshot = studio_snapshot_ref (run->snapshot);
  self->stale = FALSE;
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  StudioPreflight *self = STUDIO_PREFLIGHT (source);
  gboolean cancelled = g_cancellable_is_cancelled (self->cancellable);
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->cancellable);
  if (!cancelled && items != NULL) {
    take (self, g_task_get_task_data (G_TASK (result)), items);
    g_signal_emit (self, changed_signal, 0);
  }
  arrange (self);
}

static StudioPublishAccount *
copy_account (const StudioPublishAccount *account)
{
  StudioPublishAccount *copy = g_new0 (StudioPublishAccount, 1);

  copy->id = g_strdup (account->id);
  copy->platform = g_strdup (account->platform);
  copy->name = g_strdup (account->name);
  copy->address = g_strdup (account->address);
  copy->settings = account->settings != NULL ? json_node_copy (account->settings) : NULL;
  copy->personal = account->personal;
  copy->paused = account->paused;
  return copy;
}

static void
begin (StudioPreflight *self)
{
  Run *run = g_new0 (Run, 1);
  g_autoptr (GTask) task = NULL;

  run->snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  run->asks = g_ptr_array_new_with_free_func (ask_free);
  run->now = g_get_real_time () / G_USEC_PER_SEC;
  for (guint i = 0; i < self->accounts->len; i++) {
    Ask *ask = g_new0 (Ask, 1);

    ask->account = copy_account (g_ptr_array_index (self->accounts, i));
    ask->known = self->limits != NULL && self->limits (ask->account->id, &ask->limits, self->limits_data);
    g_ptr_array_add (run->asks, ask);
  }
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, done_cb, NULL);
  g_task_set_source_tag (task, begin);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, run_thread);
}

static gboolean
rested_cb (gpointer data)
{
  StudioPreflight *self = data;

  self->timer = 0;
  arrange (self);
  return G_SOURCE_REMOVE;
}

/* Begins what is due, or waits for it. */
static void
arrange (StudioPreflight *self)
{
  gint64 wait = self->edited / 1000 + REST_MS - g_get_monotonic_time () / 1000;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->document != NULL && self->active && self->stale && self->cancellable == NULL) {
    if (wait > 0)
      self->timer = g_timeout_add ((guint) wait, rested_cb, self);
    else
      begin (self);
  }
  update_busy (self);
}

static void
set_stale (StudioPreflight *self)
{
  self->stale = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  arrange (self);
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioPreflight *self)
{
  self->edited = g_get_monotonic_time ();
  set_stale (self);
}

/* --- */

static void
studio_preflight_get_property (GObject *object,
                               guint property,
                               GValue *value,
                               GParamSpec *pspec)
{
  if (property == PROP_BUSY)
    g_value_set_boolean (value, STUDIO_PREFLIGHT (object)->busy);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
studio_preflight_dispose (GObject *object)
{
  StudioPreflight *self = STUDIO_PREFLIGHT (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (studio_preflight_parent_class)->dispose (object);
}

static void
studio_preflight_finalize (GObject *object)
{
  StudioPreflight *self = STUDIO_PREFLIGHT (object);

  g_ptr_array_unref (self->accounts);
  g_hash_table_unref (self->items);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);

  G_OBJECT_CLASS (studio_preflight_parent_class)->finalize (object);
}

static void
studio_preflight_class_init (StudioPreflightClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_preflight_get_property;
  object_class->dispose = studio_preflight_dispose;
  object_class->finalize = studio_preflight_finalize;
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  changed_signal = g_signal_new ("changed", STUDIO_TYPE_PREFLIGHT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_preflight_init (StudioPreflight *self)
{
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_account_free);
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, item_unref);
  self->edited = G_MININT64 / 2;
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
}

StudioPreflight *
studio_preflight_new (void)
{
  return g_object_new (STUDIO_TYPE_PREFLIGHT, NULL);
}

void
studio_preflight_set_document (StudioPreflight *self,
                               StudioDocument *document)
{
  g_return_if_fail (STUDIO_IS_PREFLIGHT (self));

  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->post_signals, document != NULL ? studio_document_get_post (document) : NULL);
  g_hash_table_remove_all (self->items);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);
  set_stale (self);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
is_same_account (const StudioPublishAccount *a,
                 const StudioPublishAccount *b)
{
  gboolean same_settings = a->settings != NULL && b->settings != NULL ? json_node_equal (a->settings, b->settings) : a->settings == b->settings;

  return g_str_equal (a->id, b->id) && g_str_equal (a->platform, b->platform) && g_str_equal (a->name, b->name) && g_str_equal (a->address, b->address) && a->personal == b->personal &&
         a->paused == b->paused && same_settings;
}

static gboolean
are_same_accounts (GPtrArray *a,
                   GPtrArray *b)
{
  for (guint i = 0; i < MIN (a->len, b->len); i++) {
    if (!is_same_account (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  }
  return a->len == b->len;
}

void
studio_preflight_set_accounts (StudioPreflight *self,
                               GPtrArray *accounts)
{
  g_return_if_fail (STUDIO_IS_PREFLIGHT (self) && accounts != NULL);

  /* pictures are not drawn again whenever somebody comes back to look */
  if (are_same_accounts (self->accounts, accounts))
    return;
  g_ptr_array_set_size (self->accounts, 0);
  for (guint i = 0; i < accounts->len; i++)
    g_ptr_array_add (self->accounts, copy_account (g_ptr_array_index (accounts, i)));
  set_stale (self);
}

void
studio_preflight_set_limits (StudioPreflight *self,
                             StudioPreflightLimits limits,
                             gpointer data)
{
  g_return_if_fail (STUDIO_IS_PREFLIGHT (self));

  self->limits = limits;
  self->limits_data = data;
}

void
studio_preflight_set_active (StudioPreflight *self,
                             gboolean active)
{
  g_return_if_fail (STUDIO_IS_PREFLIGHT (self));

  self->active = active != FALSE;
  if (!active && self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  arrange (self);
}

void
studio_preflight_refresh (StudioPreflight *self)
{
  g_return_if_fail (STUDIO_IS_PREFLIGHT (self));

  set_stale (self);
}

const StudioPreflightItem *
studio_preflight_find (StudioPreflight *self,
                       const char *account)
{
  g_return_val_if_fail (STUDIO_IS_PREFLIGHT (self) && account != NULL, NULL);

  return g_hash_table_lookup (self->items, account);
}

gboolean
studio_preflight_is_current (StudioPreflight *self)
{
  g_return_val_if_fail (STUDIO_IS_PREFLIGHT (self), FALSE);

  return !self->stale && self->snapshot != NULL;
}

gboolean
studio_preflight_get_busy (StudioPreflight *self)
{
  g_return_val_if_fail (STUDIO_IS_PREFLIGHT (self), FALSE);

  return self->busy;
}

StudioSnapshot *
studio_preflight_get_snapshot (StudioPreflight *self)
{
  g_return_val_if_fail (STUDIO_IS_PREFLIGHT (self), NULL);

  return self->snapshot;
}
