#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"
#include "studio-postman-private.h"

/* A server's limits change with its software, seldom */
#define FRESH (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/** Learnt: what a server allows. @when: monotonic µs */
typedef struct
{
  StudioLimits limits;
  gint64 when;
} Learnt;

void
studio_postman_learn_limits (StudioPostman *self,
                             const char *account,
                             const StudioLimits *limits)
{
  Learnt *learnt = g_new0 (Learnt, 1);

  *learnt = (Learnt){ *limits, g_get_monotonic_time () };
  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->limits, g_strdup (account), learnt);
  g_mutex_unlock (&self->lock);
}

gboolean
studio_postman_get_limits (StudioPostman *self,
                           const char *account,
                           StudioLimits *limits)
{
  const Learnt *learnt;

  g_return_val_if_fail (STUDIO_IS_POSTMAN (self) && account != NULL && limits != NULL, FALSE);

  g_mutex_lock (&self->lock);
  learnt = g_hash_table_lookup (self->limits, account);
  if (learnt != NULL)
    *limits = learnt->limits;
  g_mutex_unlock (&self->lock);
  return learnt != NULL;
}

/* --- before sending --- */

static gboolean
is_fresh (StudioPostman *self,
          const char *account)
{
  const Learnt *learnt;
  gboolean fresh;

  g_mutex_lock (&self->lock);
  learnt = g_hash_table_lookup (self->limits, account);
  fresh = learnt != NULL && g_get_monotonic_time () - learnt->when < FRESH;
  g_mutex_unlock (&self->lock);
  return fresh;
}

static void
ask (StudioPostman *self,
     const StudioOutboxTarget *target,
     const StudioOutboxAccount *opened,
     GCancellable *cancellable)
{
  g_autoptr (StudioJob) job = studio_job_new (target->platform, opened->address, opened->credentials);
  g_autoptr (StudioResult) result = NULL;

  job->settings = opened->settings != NULL ? json_node_ref (opened->settings) : NULL;
  job->rules = self->rules;
  result = studio_connector_run (job, STUDIO_STEP_LIMITS, cancellable);
  if (result->outcome == STUDIO_OUTCOME_DONE)
    studio_postman_learn_limits (self, target->account, &result->limits);
}

static StudioPlatforms *
get_platforms (StudioPostman *self)
{
  g_autoptr (StudioPlatforms) loaded = NULL;
  StudioPlatforms *platforms;

  g_mutex_lock (&self->lock);
  platforms = self->platforms;
  g_mutex_unlock (&self->lock);
  if (platforms != NULL)
    return platforms;
  loaded = studio_platforms_load ();
  g_mutex_lock (&self->lock);
  if (self->platforms == NULL)
    self->platforms = g_steal_pointer (&loaded);
  platforms = self->platforms;
  g_mutex_unlock (&self->lock);
  return platforms;
}

static gboolean
refuse (GError **error,
        char *sentence)
{
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, sentence);
  g_free (sentence);
  return FALSE;
}

/* By the platform's own way of counting, as far as this server says. Returns: by how much it is too long */
static int
exceed (const StudioLimit *counting,
        const StudioLimits *limits,
        int most,
        const char *text)
{
  StudioLimit limit = *counting;

  if (most <= 0)
    return 0;
  limit.max = most;
  if (limits->per_link > 0)
    limit.counting.link = limits->per_link;
  return studio_limit_exceed (&limit, text);
}

static gboolean
check_picture (const StudioPlatform *platform,
               const StudioLimits *limits,
               const StudioOutgoingPicture *picture,
               guint number,
               GError **error)
{
  gint64 size = (gint64) g_bytes_get_size (picture->bytes);

  if (picture->alt != NULL && platform->has_alt && exceed (&platform->alt, limits, limits->alt, picture->alt) > 0)
    return refuse (error, g_strdup_printf (_ ("The description of picture %u is longer than this server takes. Shorten it."), number));
  if (limits->bytes > 0 && size > limits->bytes)
    return refuse (error, g_strdup_printf (_ ("Picture %u has %u kB, and this server takes at most %u kB. Upload it by hand, or make it simpler."), number, (guint) (size / 1000),
                                           (guint) (limits->bytes / 1000)));
  if (limits->pixels > 0 && (gint64) picture->width * picture->height > limits->pixels)
    return refuse (error, g_strdup_printf (_ ("Picture %u has more pixels than this server takes. Upload it by hand in a smaller size."), number));
  return TRUE;
}

gboolean
studio_postman_check_limits (StudioPostman *self,
                             const StudioOutboxTarget *target,
                             const StudioOutboxAccount *opened,
                             const StudioOutgoing *outgoing,
                             GCancellable *cancellable,
                             GError **error)
{
  const StudioPlatform *platform = studio_platforms_find (get_platforms (self), target->platform);
  StudioLimits limits = { 0 };
  int over;

  if (!is_fresh (self, target->account))
    ask (self, target, opened, cancellable);
  if (platform == NULL || !studio_postman_get_limits (self, target->account, &limits))
    return TRUE;
  over = exceed (&platform->caption, &limits, limits.caption, outgoing->caption);
  if (over > 0)
    return refuse (error, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The caption is %d character longer than this server takes. Shorten it.", "The caption is %d characters longer than this server takes. Shorten it.", (gulong) over),
                                           over));
  if (limits.pictures > 0 && outgoing->pictures->len > (guint) limits.pictures)
    return refuse (error, g_strdup_printf (_ ("This server takes at most %d pictures in one post, and this one has %u. Divide it."), limits.pictures, outgoing->pictures->len));
  for (guint i = 0; i < outgoing->pictures->len; i++) {
    if (!check_picture (platform, &limits, g_ptr_array_index (outgoing->pictures, i), i + 1, error))
      return FALSE;
  }
  return TRUE;
}
