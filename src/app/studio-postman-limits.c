#include "config.h"

#include "studio-postman-private.h"

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
