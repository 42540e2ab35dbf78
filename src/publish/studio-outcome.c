#include "config.h"

#include "studio-outcome.h"

static const char *const names[] = {
  [STUDIO_OUTCOME_DONE] = "done",
  [STUDIO_OUTCOME_NOT_SENT] = "not_sent",
  [STUDIO_OUTCOME_REJECTED] = "rejected",
  [STUDIO_OUTCOME_RETRY_LATER] = "retry_later",
  [STUDIO_OUTCOME_NEEDS_LOGIN] = "needs_login",
  [STUDIO_OUTCOME_CONFIG_ERROR] = "config_error",
  [STUDIO_OUTCOME_UNCERTAIN] = "uncertain",
  [STUDIO_OUTCOME_ABSENT] = "absent",
  [STUDIO_OUTCOME_CANCELLED] = "cancelled",
};

const char *
studio_outcome_get_name (StudioOutcome outcome)
{
  g_return_val_if_fail ((gsize) outcome < G_N_ELEMENTS (names), "uncertain");

  return names[outcome];
}

gboolean
studio_outcome_from_name (const char *name,
                          StudioOutcome *outcome)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_strcmp0 (names[i], name) == 0) {
      *outcome = (StudioOutcome) i;
      return TRUE;
    }
  }

  return FALSE;
}
