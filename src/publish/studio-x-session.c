#include "config.h"

#include "studio-x-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a token of X lives when nothing is said, in seconds. */
#define LIVES 7200

/* What the word in an answer of the token's address has to be for a sign-in to be over; a server with a fault keeps it alive. */
static const char *const dead[] = { "invalid_grant", "invalid_request", "invalid_client", "unauthorized_client", "access_denied", NULL };

static gboolean
is_dead (const StudioHttpReply *reply)
{
  JsonObject *object = studio_http_reply_object (reply);
  const char *error = object != NULL && reply->status >= 400 && reply->status < 500 ? studio_json_peek_string (object, "error") : NULL;

  return reply->status == 401 || (error != NULL && g_strv_contains (dead, error));
}

static gboolean
sign_in_again (StudioWork *work)
{
  return studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("X has ended this program's access to the account; sign in again. The post waits."));
}

/* Kept before they are used: the old ones are worth nothing from now on. */
static gboolean
keep_tokens (StudioWork *work,
             JsonObject *answer)
{
  static const char *const names[] = { "token", "refresh", "expires", NULL };
  g_autofree char *old = studio_credentials_get (work->job->credentials, "refresh");
  const char *token = answer != NULL ? studio_json_peek_string (answer, "access_token") : NULL;
  const char *refresh = answer != NULL ? studio_json_peek_string (answer, "refresh_token") : NULL;
  g_autofree char *expires = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_USEC_PER_SEC + CLAMP (studio_work_get_number (answer, "expires_in", LIVES), 0, 366 * 24 * 60 * 60));
  const char *values[3] = { token, refresh != NULL && *refresh != '\0' ? refresh : old, expires };
  g_autoptr (GError) error = NULL;

  if (token == NULL || *token == '\0')
    return studio_work_unreadable (work, STUDIO_HTTP_READ);
  if (!studio_credentials_set (work->job->credentials, names, values, &error))
    g_debug ("renewed tokens are kept until the program ends only");

  return TRUE;
}

static StudioHttpRequest *
new_renewal (StudioWork *work,
             const char *refresh,
             const char *client)
{
  g_autofree char *url = g_strconcat (work->job->address, "/2/oauth2/token", NULL);
  g_autofree char *escaped = g_uri_escape_string (refresh, NULL, FALSE);
  g_autofree char *id = g_uri_escape_string (client, NULL, FALSE);
  char *form = g_strdup_printf ("grant_type=refresh_token&refresh_token=%s&client_id=%s", escaped, id);
  g_autoptr (GBytes) body = g_bytes_new_take (form, strlen (form));
  StudioHttpRequest *request = studio_http_request_new (STUDIO_HTTP_READ, "POST", url);

  studio_redaction_add (studio_http_get_redaction (work->http), escaped);
  studio_http_request_header (request, "Accept", "application/json");
  studio_http_request_body (request, "application/x-www-form-urlencoded", body);

  return request;
}

static gboolean
refresh (StudioWork *work)
{
  g_autofree char *token = studio_credentials_get (work->job->credentials, "refresh");
  g_autofree char *client = studio_credentials_get (work->job->credentials, "client");
  g_autoptr (StudioHttpRequest) request = NULL;
  g_autoptr (StudioHttpReply) reply = NULL;

  if (token == NULL || client == NULL)
    return sign_in_again (work);
  request = new_renewal (work, token, client);
  reply = studio_work_send (work, request);
  if (studio_work_take (work, reply))
    return keep_tokens (work, studio_http_reply_object (reply));
  if (is_dead (reply))
    return sign_in_again (work);
  if (work->result->outcome == STUDIO_OUTCOME_REJECTED)
    return studio_work_fail (work, STUDIO_OUTCOME_RETRY_LATER, _ ("X could not renew this program's access just now; it is tried again later."));

  return FALSE;
}

/* @used: (nullable): the token that was refused; another thread may have replaced it since */
static gboolean
renew (StudioWork *work,
       const char *used)
{
  StudioCredentials *credentials = work->job->credentials;
  g_autofree char *token = NULL;
  gboolean done;

  studio_credentials_begin_renewal (credentials);
  token = studio_credentials_get (credentials, "token");
  done = (token != NULL && g_strcmp0 (token, used) != 0) || refresh (work);
  studio_credentials_end_renewal (credentials);

  return done;
}

StudioHttpReply *
studio_x_send (StudioWork *work,
               StudioHttpRequest *request)
{
  g_autofree char *token = studio_credentials_get (work->job->credentials, "token");
  g_autofree char *renewed = NULL;
  StudioHttpReply *reply;

  if (token != NULL) {
    studio_http_request_bearer (request, token);
    reply = studio_work_send (work, request);
    if (reply->status != 401)
      return reply;
    /* refused for its token, so nothing was done: the same request once more */
    studio_http_reply_free (reply);
  }
  if (!renew (work, token))
    return NULL;
  renewed = studio_credentials_get (work->job->credentials, "token");
  studio_http_request_bearer (request, renewed);

  return studio_work_send (work, request);
}
