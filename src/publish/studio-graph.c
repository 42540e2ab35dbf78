#include "config.h"

#include "studio-graph.h"

#include <string.h>

#define LONGEST_ID 64
#define DAY (24 * 60 * 60)
#define LASTS (60 * DAY)
#define RENEW_AFTER (7 * DAY)
/* clocks differ, and a post has its time from theirs */
#define LIST_MARGIN 300

struct _StudioGraphForm
{
  GString *text;
};

static const char *
get_version (StudioWork *work,
             const char *otherwise)
{
  const char *version = studio_work_get_setting (work, "version");

  return version != NULL && g_regex_match_simple ("^v[0-9]{1,3}\\.[0-9]{1,2}$", version, 0, 0) ? version : otherwise;
}

StudioHttpRequest *
studio_graph_call (StudioWork *work,
                   StudioHttpKind kind,
                   const char *method,
                   const char *version,
                   const char *path)
{
  g_autofree char *whole = g_strconcat ("/", get_version (work, version), "/", path, NULL);

  return studio_work_call (work, kind, method, whole);
}

StudioHttpReply *
studio_graph_ask (StudioWork *work,
                  const char *version,
                  const char *path)
{
  g_autoptr (StudioHttpRequest) request = studio_graph_call (work, STUDIO_HTTP_READ, "GET", version, path);

  return studio_work_send (work, request);
}

StudioGraphForm *
studio_graph_form_new (void)
{
  StudioGraphForm *self = g_new0 (StudioGraphForm, 1);

  self->text = g_string_new (NULL);

  return self;
}

void
studio_graph_form_add (StudioGraphForm *self,
                       const char *name,
                       const char *value)
{
  g_autofree char *left = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *right = value != NULL ? g_uri_escape_string (value, NULL, FALSE) : NULL;

  if (right != NULL)
    g_string_append_printf (self->text, "%s%s=%s", self->text->len > 0 ? "&" : "", left, right);
}

void
studio_graph_form_put (StudioGraphForm *self,
                       StudioHttpRequest *request)
{
  g_autoptr (GBytes) body = g_string_free_to_bytes (self->text);

  studio_http_request_body (request, "application/x-www-form-urlencoded", body);
  g_free (self);
}

gboolean
studio_graph_is_id (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  return length > 0 && length <= LONGEST_ID && g_ascii_isdigit (*text) && strspn (text, "0123456789_") == length;
}

char *
studio_graph_get_id (JsonObject *object,
                     const char *name)
{
  g_autofree char *id = studio_work_get_id (object, name);

  return studio_graph_is_id (id) ? g_steal_pointer (&id) : NULL;
}

gboolean
studio_graph_is_ours (StudioWork *work,
                      JsonObject *entry,
                      const char *text,
                      const char *date,
                      gint64 since)
{
  const char *theirs = studio_json_peek_string (entry, text);
  const char *created = studio_json_peek_string (entry, date);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = created != NULL ? g_date_time_new_from_iso8601 (created, utc) : NULL;
  g_autofree char *left = g_strstrip (g_strdup (theirs != NULL ? theirs : ""));
  g_autofree char *right = g_strstrip (g_strdup (work->job->outgoing->caption));

  return *right != '\0' && moment != NULL && g_date_time_to_unix (moment) >= since - LIST_MARGIN && g_str_equal (left, right);
}

/* --- tokens --- */

static gint64
get_moment (StudioWork *work,
            const char *name)
{
  g_autofree char *text = studio_credentials_get (work->job->credentials, name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/* @token: (nullable): as it is. Kept before it is used. */
static void
keep_token (StudioWork *work,
            const char *token,
            gint64 lasts)
{
  static const char *const names[] = { "renewed", "expires", "token", NULL };
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *renewed = g_strdup_printf ("%" G_GINT64_FORMAT, now);
  g_autofree char *expires = g_strdup_printf ("%" G_GINT64_FORMAT, now + lasts);
  g_autofree char *old = studio_credentials_get (work->job->credentials, "token");
  const char *values[] = { renewed, expires, token != NULL ? token : old };

  if (!studio_credentials_set (work->job->credentials, names, values, NULL))
    g_debug ("a token is kept until the program ends only");
}

static void
tell_expiry (StudioWork *work)
{
  if (get_moment (work, "expires") != 0)
    studio_work_learn (work, "expires", studio_json_number ((double) get_moment (work, "expires")));
}

void
studio_graph_note_token (StudioWork *work)
{
  /* of one that was given for this run nobody knows the age */
  if (get_moment (work, "renewed") == 0 && studio_credentials_are_kept (work->job->credentials))
    keep_token (work, NULL, LASTS);
  tell_expiry (work);
}

static void
ask_for_token (StudioWork *work,
               const char *grant)
{
  g_autofree char *path = g_strconcat ("/refresh_access_token?grant_type=", grant, NULL);
  g_autoptr (StudioHttpRequest) request = studio_work_call (work, STUDIO_HTTP_READ, "GET", path);
  g_autoptr (StudioHttpReply) reply = studio_work_send (work, request);
  JsonObject *answer = studio_http_reply_object (reply);
  const char *token = answer != NULL && reply->outcome == STUDIO_OUTCOME_DONE ? studio_json_peek_string (answer, "access_token") : NULL;

  if (token != NULL && *token != '\0')
    keep_token (work, token, CLAMP (studio_work_get_number (answer, "expires_in", LASTS), DAY, LASTS));
}

void
studio_graph_renew (StudioWork *work,
                    const char *grant)
{
  StudioCredentials *credentials = work->job->credentials;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  studio_credentials_begin_renewal (credentials);
  /* one whose age nobody noted was given for this run only, and a new one could not be kept */
  if (get_moment (work, "renewed") != 0 && now - get_moment (work, "renewed") >= RENEW_AFTER)
    ask_for_token (work, grant);
  studio_credentials_end_renewal (credentials);
  tell_expiry (work);
}
