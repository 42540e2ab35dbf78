#include "config.h"

#include "studio-caption-check.h"

/* As long as fingers rest between words (issue: "live, within 150 ms after a pause") */
#define REST_MS 150

struct _StudioCaptionCheck
{
  GObject parent_instance;
  StudioChecker *checker;    /* (nullable) */
  StudioProfile *profile;    /* (nullable) */
  StudioPost *post;          /* (nullable): to be checked */
  char *platform;            /* (nullable): whose caption */
  GCancellable *cancellable; /* (nullable): of the check under way */
  GPtrArray *findings;       /* (nullable) */
  guint answered;
  guint rest_id;
};

G_DEFINE_FINAL_TYPE (StudioCaptionCheck, studio_caption_check, G_TYPE_OBJECT)

static guint changed_signal;

/** Order: what the thread looks at; @findings, @answered: what it found */
typedef struct
{
  StudioPostCheck check;
  char *platform;
  GPtrArray *findings;
  guint answered;
} Order;

static void
order_free (Order *order)
{
  studio_snapshot_unref (order->check.snapshot);
  studio_checker_unref (order->check.checker);
  g_clear_pointer ((StudioProfile **) &order->check.profile, studio_profile_unref);
  g_clear_pointer (&order->findings, g_ptr_array_unref);
  g_free (order->platform);
  g_free (order);
}

static void
check_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  Order *order = data;

  order->findings = studio_post_check_caption (&order->check, order->platform, cancellable, &order->answered);
  g_task_return_boolean (task, TRUE);
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  StudioCaptionCheck *self = STUDIO_CAPTION_CHECK (source);
  Order *order = g_task_get_task_data (G_TASK (result));

  /* whoever cancelled has gone on already */
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_steal_pointer (&order->findings);
  self->answered = order->answered;
  g_signal_emit (self, changed_signal, 0);
}

static void
stop (StudioCaptionCheck *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
rested_cb (gpointer data)
{
  StudioCaptionCheck *self = data;
  g_autoptr (GTask) task = NULL;
  Order *order = g_new0 (Order, 1);

  self->rest_id = 0;
  self->cancellable = g_cancellable_new ();
  order->check = (StudioPostCheck){ .snapshot = studio_post_snapshot (self->post), .checker = studio_checker_ref (self->checker) };
  order->check.profile = self->profile != NULL ? studio_profile_ref (self->profile) : NULL;
  studio_brand_get_today (&order->check.today);
  order->platform = g_strdup (self->platform);
  task = g_task_new (self, self->cancellable, checked_cb, NULL);
  g_task_set_source_tag (task, rested_cb);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, check_thread);
  return G_SOURCE_REMOVE;
}

static void
wait_for_rest (StudioCaptionCheck *self)
{
  stop (self);
  if (self->post != NULL && self->checker != NULL)
    self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

void
studio_caption_check_queue (StudioCaptionCheck *self,
                            StudioPost *post,
                            const char *platform)
{
  g_return_if_fail (STUDIO_IS_CAPTION_CHECK (self));

  if (post != self->post || g_strcmp0 (platform, self->platform) != 0)
    g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_set_object (&self->post, post);
  if (g_strcmp0 (platform, self->platform) != 0) {
    g_free (self->platform);
    self->platform = g_strdup (platform);
  }
  wait_for_rest (self);
}

void
studio_caption_check_set_checker (StudioCaptionCheck *self,
                                  StudioChecker *checker,
                                  const StudioProfile *profile)
{
  g_return_if_fail (STUDIO_IS_CAPTION_CHECK (self));

  if (checker == self->checker && profile == self->profile)
    return;
  if (checker != NULL)
    studio_checker_ref (checker);
  g_clear_pointer (&self->checker, studio_checker_unref);
  self->checker = checker;
  g_clear_pointer (&self->profile, studio_profile_unref);
  self->profile = profile != NULL ? studio_profile_ref (profile) : NULL;
  wait_for_rest (self);
}

GPtrArray *
studio_caption_check_get_findings (StudioCaptionCheck *self)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_CHECK (self), NULL);

  return self->findings;
}

guint
studio_caption_check_get_answered (StudioCaptionCheck *self)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_CHECK (self), 0);

  return self->answered;
}

gboolean
studio_caption_check_is_fresh (StudioCaptionCheck *self)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_CHECK (self), FALSE);

  return self->findings != NULL && self->rest_id == 0 && self->cancellable == NULL;
}

StudioChecker *
studio_caption_check_get_checker (StudioCaptionCheck *self)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_CHECK (self), NULL);

  return self->checker;
}

static void
studio_caption_check_dispose (GObject *object)
{
  StudioCaptionCheck *self = STUDIO_CAPTION_CHECK (object);

  stop (self);
  g_clear_object (&self->post);

  G_OBJECT_CLASS (studio_caption_check_parent_class)->dispose (object);
}

static void
studio_caption_check_finalize (GObject *object)
{
  StudioCaptionCheck *self = STUDIO_CAPTION_CHECK (object);

  g_clear_pointer (&self->checker, studio_checker_unref);
  g_clear_pointer (&self->profile, studio_profile_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self->platform);

  G_OBJECT_CLASS (studio_caption_check_parent_class)->finalize (object);
}

static void
studio_caption_check_class_init (StudioCaptionCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_caption_check_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_caption_check_finalize;

  changed_signal = g_signal_new ("changed", STUDIO_TYPE_CAPTION_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_caption_check_init (StudioCaptionCheck *self)
{
}

StudioCaptionCheck *
studio_caption_check_new (void)
{
  return g_object_new (STUDIO_TYPE_CAPTION_CHECK, NULL);
}
