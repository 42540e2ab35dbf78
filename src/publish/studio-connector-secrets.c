#include "config.h"

#include "studio-connector-private.h"

/*
 * Servers are not trusted to keep what they were given to themselves: a number, an address or a name that they make of it would be kept in the outbox, the
 * library and the post.
 */

static gboolean
has (StudioWork *work,
     const char *text)
{
  return studio_redaction_has (studio_credentials_get_redaction (work->job->credentials), text);
}

gboolean
studio_work_keeps (StudioWork *work,
                   JsonNode *value)
{
  g_autofree char *text = value != NULL ? studio_json_write_line (value) : NULL;

  if (!has (work, text))
    return TRUE;
  work->spoilt = TRUE;

  return FALSE;
}

static void
take_out (StudioWork *work,
          char **text)
{
  char *said = *text;

  if (!has (work, said))
    return;
  *text = studio_redaction_plain (studio_credentials_get_redaction (work->job->credentials), said);
  g_free (said);
}

void
studio_work_take_secrets_out (StudioWork *work,
                              StudioStep step)
{
  StudioResult *result = work->result;
  gboolean commit = step == STUDIO_STEP_COMMIT || step == STUDIO_STEP_RECONCILE;

  take_out (work, &result->message);
  take_out (work, &result->detail);
  take_out (work, &result->name);
  take_out (work, &result->state);
  if (has (work, result->permalink))
    g_clear_pointer (&result->permalink, g_free);
  if (!work->spoilt && !has (work, result->remote_id))
    return;
  g_clear_pointer (&result->remote_id, g_free);
  g_clear_pointer (&result->permalink, g_free);
  /* a commit may have been accepted, whatever the step made of it */
  if (commit || result->outcome == STUDIO_OUTCOME_DONE)
    studio_work_unreadable (work, commit ? STUDIO_HTTP_COMMIT : STUDIO_HTTP_READ);
}
