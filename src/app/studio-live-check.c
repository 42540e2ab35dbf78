#include "config.h"

#include "studio-live-check.h"

#include "studio-brand-office.h"
#include "studio-office-watch.h"

/* How long a person rests before texts are checked, and before that is done which keeps a processor busy (ms) */
#define SHORT_REST 150
#define LONG_REST 2000

struct _StudioLiveCheck
{
  GObject parent_instance;
  StudioDocument *document; /* (nullable) */
  StudioChecker *checker;   /* (nullable): not read yet */
  StudioProfile *profile;
  GSignalGroup *post_signals;
  guint held[STUDIO_N_LIVE_PACES];

  GPtrArray *texts, *rest;   /* (nullable): what the two halves found */
  GPtrArray *findings;       /* (nullable): both, once both are there */
  StudioSnapshot *snapshot;  /* (nullable): what @texts are about */
  char *problem;             /* (nullable) */
  GCancellable *cancellable; /* (nullable): of the check that runs */
  StudioSnapshot *asked;     /* (nullable): what it is about */
  StudioPostCheckPart part;  /* which half it is */
  gint64 edited;             /* monotonic, µs */
  guint timer;
  guint stale_texts : 1;
  guint stale_rest : 1;
  guint hurried : 1;
  guint loading : 1;
  guint reload : 1; /* the data files have changed since they were read */
  guint busy : 1;   /* as was told */
};

G_DEFINE_FINAL_TYPE (StudioLiveCheck, studio_live_check, G_TYPE_OBJECT)

enum {
  PROP_BUSY = 1,
  PROP_PROFILE_ID,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint changed_signal;

static void arrange (StudioLiveCheck *self);

static void
tell (StudioLiveCheck *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
update_busy (StudioLiveCheck *self)
{
  gboolean busy = self->cancellable != NULL || self->loading;

  if (busy == self->busy)
    return;
  self->busy = busy != FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

/* --- what was found --- */

static gpointer
ref_finding (gconstpointer finding,
             gpointer data)
{
  return studio_finding_ref ((StudioFinding *) finding);
}

static void
join_halves (StudioLiveCheck *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  if (self->texts == NULL || self->rest == NULL)
    return;
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref);
  g_ptr_array_extend (self->findings, self->texts, (GCopyFunc) ref_finding, NULL);
  studio_check_join (self->findings, g_ptr_array_copy (self->rest, (GCopyFunc) ref_finding, NULL));
}

/* Consumes @found. */
static void
take_found (StudioLiveCheck *self,
            GPtrArray *found)
{
  GPtrArray **half = self->part == STUDIO_POST_CHECK_TEXTS ? &self->texts : &self->rest;

  g_clear_pointer (half, g_ptr_array_unref);
  *half = found;
  if (self->part == STUDIO_POST_CHECK_TEXTS) {
    g_clear_pointer (&self->snapshot, studio_snapshot_unref);
    self->snapshot = studio_snapshot_ref (self->asked);
  }
  join_halves (self);
}

static void
forget (StudioLiveCheck *self)
{
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->rest, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);
  g_clear_pointer (&self->problem, g_free);
}

static void
set_stale (StudioLiveCheck *self)
{
  self->stale_texts = TRUE;
  self->stale_rest = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* --- running --- */

static void
set_problem (StudioLiveCheck *self,
             const char *problem)
{
  g_free (self->problem);
  self->problem = g_strdup (problem);
}

static void
end_half (StudioLiveCheck *self,
          GPtrArray *found,
          const GError *error)
{
  if (self->part == STUDIO_POST_CHECK_TEXTS) {
    self->stale_texts = FALSE;
  } else {
    self->stale_rest = FALSE;
    set_problem (self, error != NULL ? error->message : NULL);
  }
  /* a page that cannot be laid out must not hide what is wrong with the texts */
  take_found (self, found != NULL ? found : g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref));
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioLiveCheck) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *found = studio_post_check_run_finish (result, &error);
  gboolean cancelled = g_cancellable_is_cancelled (self->cancellable);

  g_clear_object (&self->cancellable);
  if (cancelled)
    g_clear_pointer (&found, g_ptr_array_unref);
  else
    end_half (self, found, error);
  g_clear_pointer (&self->asked, studio_snapshot_unref);
  if (!cancelled && self->findings != NULL)
    tell (self);
  arrange (self);
  update_busy (self);
}

/* Returns: (transfer full): the platforms the office is on */
static char **
list_platforms (StudioLiveCheck *self,
                StudioSnapshot *snapshot)
{
  GPtrArray *accounts = studio_brand_list_accounts (studio_snapshot_get_brand (snapshot));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < accounts->len; i++) {
    const StudioAccount *account = g_ptr_array_index (accounts, i);

    if (studio_platforms_find (self->checker->platforms, account->platform) != NULL && !g_ptr_array_find_with_equal_func (names, account->platform, g_str_equal, NULL))
      g_ptr_array_add (names, (gpointer) account->platform);
  }
  g_ptr_array_add (names, NULL);
  return g_strdupv ((char **) names->pdata);
}

static void
check (StudioLiveCheck *self,
       StudioPostCheckPart part)
{
  g_auto (GStrv) platforms = NULL;
  StudioPostCheck order = { .checker = self->checker, .profile = self->profile, .part = part, .settled_too = TRUE };

  self->part = part;
  self->cancellable = g_cancellable_new ();
  self->asked = studio_post_snapshot (studio_document_get_post (self->document));
  platforms = list_platforms (self, self->asked);
  order.snapshot = self->asked;
  order.platforms = platforms[0] != NULL ? (const char *const *) platforms : NULL;
  studio_brand_get_today (&order.today);
  studio_post_check_run_async (&order, self->cancellable, checked_cb, g_object_ref (self));
}

/* --- the data files --- */

static void
load_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, studio_checker_new (), (GDestroyNotify) studio_checker_unref);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  StudioLiveCheck *self = STUDIO_LIVE_CHECK (source);

  g_clear_pointer (&self->checker, studio_checker_unref);
  self->checker = g_task_propagate_pointer (G_TASK (result), NULL);
  self->loading = FALSE;
  arrange (self);
  update_busy (self);
}

static void
load (StudioLiveCheck *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, loaded_cb, NULL);

  self->loading = TRUE;
  self->reload = FALSE;
  g_task_set_source_tag (task, load);
  g_task_run_in_thread (task, load_thread);
}

/* --- when --- */

static gboolean
is_wanted (StudioLiveCheck *self)
{
  return self->hurried || self->held[STUDIO_LIVE_SLOW] + self->held[STUDIO_LIVE_TEXTS] + self->held[STUDIO_LIVE_ALL] > 0;
}

/* Returns: ms after the last edit */
static int
get_rest (StudioLiveCheck *self,
          StudioPostCheckPart part)
{
  if (self->hurried)
    return 0;
  if (self->held[STUDIO_LIVE_ALL] > 0 || (self->held[STUDIO_LIVE_TEXTS] > 0 && part == STUDIO_POST_CHECK_TEXTS))
    return SHORT_REST;
  return LONG_REST;
}

static gboolean
rested_cb (gpointer data)
{
  StudioLiveCheck *self = data;

  self->timer = 0;
  arrange (self);
  return G_SOURCE_REMOVE;
}

/* Starts what is due, or waits for it. */
static void
arrange (StudioLiveCheck *self)
{
  StudioPostCheckPart part = self->stale_texts ? STUDIO_POST_CHECK_TEXTS : STUDIO_POST_CHECK_REST;
  gint64 wait;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->stale_texts && !self->stale_rest)
    self->hurried = FALSE;
  if (self->document == NULL || self->cancellable != NULL || self->loading || !(self->stale_texts || self->stale_rest) || !is_wanted (self))
    return;
  wait = self->edited / 1000 + get_rest (self, part) - g_get_monotonic_time () / 1000;
  if (wait > 0)
    self->timer = g_timeout_add ((guint) wait, rested_cb, self);
  else if (self->checker == NULL || self->reload)
    load (self);
  else
    check (self, part);
  update_busy (self);
}

/* An answer or a reason settles a finding at once, undo brings it back. */
static gboolean
settles (const char *path)
{
  return *path == '\0' || g_str_has_prefix (path, "accepted") || g_str_has_prefix (path, "answers");
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioLiveCheck *self)
{
  set_stale (self);
  self->edited = g_get_monotonic_time ();
  arrange (self);
  if (settles (path) && self->findings != NULL)
    tell (self);
}

/* Its levels may be others, it may be gone or back. */
static void
profiles_changed_cb (StudioLiveCheck *self)
{
  g_autofree char *id = g_strdup (self->profile->id);

  studio_live_check_set_profile_id (self, id);
}

/* --- */

static void
studio_live_check_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  StudioLiveCheck *self = STUDIO_LIVE_CHECK (object);

  switch (id) {
  case PROP_BUSY:
    g_value_set_boolean (value, studio_live_check_get_busy (self));
    break;
  case PROP_PROFILE_ID:
    g_value_set_string (value, self->profile->id);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
studio_live_check_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  if (id == PROP_PROFILE_ID)
    studio_live_check_set_profile_id (STUDIO_LIVE_CHECK (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_live_check_dispose (GObject *object)
{
  StudioLiveCheck *self = STUDIO_LIVE_CHECK (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (studio_live_check_parent_class)->dispose (object);
}

static void
studio_live_check_finalize (GObject *object)
{
  StudioLiveCheck *self = STUDIO_LIVE_CHECK (object);

  forget (self);
  g_clear_pointer (&self->checker, studio_checker_unref);
  g_clear_pointer (&self->profile, studio_profile_unref);

  G_OBJECT_CLASS (studio_live_check_parent_class)->finalize (object);
}

static void
studio_live_check_class_init (StudioLiveCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_live_check_get_property;
  object_class->set_property = studio_live_check_set_property;
  object_class->dispose = studio_live_check_dispose;
  object_class->finalize = studio_live_check_finalize;

  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_PROFILE_ID] = g_param_spec_string ("profile-id", NULL, NULL, "biasa", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  changed_signal = g_signal_new ("changed", STUDIO_TYPE_LIVE_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_live_check_init (StudioLiveCheck *self)
{
  self->profile = studio_profile_load (NULL);
  g_signal_connect_object (studio_office_watch_get (), "words", G_CALLBACK (studio_live_check_reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_office_watch_get (), "profiles", G_CALLBACK (profiles_changed_cb), self, G_CONNECT_SWAPPED);
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
  g_signal_connect_object (studio_office_watch_get (), "election", G_CALLBACK (studio_live_check_reload), self, G_CONNECT_SWAPPED);
}

StudioLiveCheck *
studio_live_check_new (void)
{
  return g_object_new (STUDIO_TYPE_LIVE_CHECK, NULL);
}

void
studio_live_check_set_document (StudioLiveCheck *self,
                                StudioDocument *document)
{
  g_return_if_fail (STUDIO_IS_LIVE_CHECK (self) && (document == NULL || STUDIO_IS_DOCUMENT (document)));

  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->post_signals, document != NULL ? studio_document_get_post (document) : NULL);
  forget (self);
  self->hurried = FALSE;
  set_stale (self);
  self->edited = g_get_monotonic_time ();
  tell (self);
  arrange (self);
}

StudioDocument *
studio_live_check_get_document (StudioLiveCheck *self)
{
  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (self), NULL);

  return self->document;
}

void
studio_live_check_hold (StudioLiveCheck *self,
                        StudioLivePace pace)
{
  g_return_if_fail (STUDIO_IS_LIVE_CHECK (self) && pace < STUDIO_N_LIVE_PACES);

  self->held[pace]++;
  arrange (self);
}

void
studio_live_check_release (StudioLiveCheck *self,
                           StudioLivePace pace)
{
  g_return_if_fail (STUDIO_IS_LIVE_CHECK (self) && pace < STUDIO_N_LIVE_PACES && self->held[pace] > 0);

  self->held[pace]--;
  arrange (self);
}

void
studio_live_check_hurry (StudioLiveCheck *self)
{
  g_return_if_fail (STUDIO_IS_LIVE_CHECK (self));

  self->hurried = TRUE;
  arrange (self);
}

gboolean
studio_live_check_is_current (StudioLiveCheck *self)
{
  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (self), FALSE);

  return self->findings != NULL && !self->stale_texts && !self->stale_rest;
}

gboolean
studio_live_check_get_busy (StudioLiveCheck *self)
{
  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (self), FALSE);

  return self->busy;
}

GPtrArray *
studio_live_check_get_findings (StudioLiveCheck *self)
{
  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (self), NULL);

  return self->findings;
}

GPtrArray *
studio_live_check_list_open (StudioLiveCheck *self)
{
  GPtrArray *open = g_ptr_array_new ();

  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (self), open);

  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (self->findings, i);

    if (!studio_live_check_is_settled (self, finding))
      g_ptr_array_add (open, finding);
  }
  return open;
}

GPtrArray *
studio_live_check_look_again (StudioLiveCheck *self)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_auto (GStrv) platforms = NULL;
  StudioPostCheck order = { .part = STUDIO_POST_CHECK_TEXTS };

  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (self), NULL);

  if (self->document == NULL || self->checker == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref);
  snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  platforms = list_platforms (self, snapshot);
  order.snapshot = snapshot;
  order.checker = self->checker;
  order.profile = self->profile;
  order.platforms = platforms[0] != NULL ? (const char *const *) platforms : NULL;
  studio_brand_get_today (&order.today);
  /* texts alone lay nothing out, so that nothing can fail */
  return studio_post_check_run (&order, NULL, NULL);
}

guint
studio_live_check_count_open (StudioLiveCheck *self,
                              StudioRuleLevel level)
{
  g_autoptr (GPtrArray) open = studio_live_check_list_open (self);
  guint n_open = 0;

  for (guint i = 0; i < open->len; i++)
    n_open += ((const StudioFinding *) g_ptr_array_index (open, i))->level == level;
  return n_open;
}

gboolean
studio_live_check_is_settled (StudioLiveCheck *self,
                              const StudioFinding *finding)
{
  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (self) && finding != NULL, FALSE);

  return self->document != NULL && studio_post_check_is_settled (studio_post_get_json (studio_document_get_post (self->document)), finding);
}

StudioSnapshot *
studio_live_check_get_snapshot (StudioLiveCheck *self)
{
  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (self), NULL);

  return self->snapshot;
}

const char *
studio_live_check_get_problem (StudioLiveCheck *self)
{
  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (self), NULL);

  return self->problem;
}

StudioChecker *
studio_live_check_get_checker (StudioLiveCheck *self)
{
  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (self), NULL);

  return self->checker;
}

StudioProfile *
studio_live_check_get_profile (StudioLiveCheck *self)
{
  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (self), NULL);

  return self->profile;
}

static void
set_profile (StudioLiveCheck *self,
             const char *id)
{
  StudioProfile *old = self->profile;

  self->profile = studio_profile_load (id);
  set_stale (self);
  if (!g_str_equal (old->id, self->profile->id))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROFILE_ID]);
  studio_profile_unref (old);
}

void
studio_live_check_set_profile_id (StudioLiveCheck *self,
                                  const char *id)
{
  g_return_if_fail (STUDIO_IS_LIVE_CHECK (self));

  set_profile (self, id);
  tell (self);
  arrange (self);
}

void
studio_live_check_reload (StudioLiveCheck *self)
{
  g_autofree char *id = NULL;

  g_return_if_fail (STUDIO_IS_LIVE_CHECK (self));

  self->reload = TRUE;
  id = g_strdup (self->profile->id);
  set_profile (self, id);
  arrange (self);
}
