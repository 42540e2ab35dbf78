#include "config.h"

#include "studio-hosted-picture.h"

#include <glib/gi18n-lib.h>

static char *
get_name (guint index)
{
  return g_strdup_printf ("hosted-%u", index);
}

static gboolean
refuse (StudioWork *work,
        StudioOutcome outcome,
        const char *sentence)
{
  studio_work_code (work, "host");

  return studio_work_fail (work, outcome, sentence);
}

/* Whoever fetches it comes from the internet, follows nothing and signs in nowhere. */
static gboolean
is_open_address (StudioWork *work,
                 const char *url)
{
  StudioAddressRules rules = work->job->rules.addresses | STUDIO_ADDRESS_PUBLIC_ONLY;

  if (!studio_address_check (url, rules, NULL))
    return refuse (work, STUDIO_OUTCOME_CONFIG_ERROR, _ ("The pictures lie at an address that Meta cannot reach; it takes a site on the internet whose address begins with https://."));
  if (!studio_address_same_site (url, work->job->host->address))
    return refuse (work, STUDIO_OUTCOME_CONFIG_ERROR, _ ("The site puts its pictures at another place, which this program does not trust; ask who runs the site."));

  return TRUE;
}

static gboolean
is_as_sent (const StudioHttpReply *reply,
            GBytes *bytes)
{
  const char *type = studio_http_reply_header (reply, "content-type");

  return reply->body != NULL && g_bytes_equal (reply->body, bytes) && type != NULL && g_ascii_strncasecmp (type, "image/jpeg", 10) == 0;
}

static gboolean
judge (StudioWork *work,
       const StudioHttpReply *reply,
       GBytes *bytes)
{
  if (reply->outcome == STUDIO_OUTCOME_CANCELLED)
    return studio_work_take (work, reply);
  if (reply->refused && reply->outcome == STUDIO_OUTCOME_CONFIG_ERROR) /* what its name leads to */
    return refuse (work, STUDIO_OUTCOME_CONFIG_ERROR, _ ("The pictures lie at an address that Meta cannot reach; it takes a site on the internet whose address begins with https://."));
  if (reply->status == 0 || reply->status == 404 || reply->status == 429 || reply->status >= 500)
    return refuse (work, STUDIO_OUTCOME_RETRY_LATER, _ ("The office's site does not hand out the picture yet; it is tried again later."));
  if (reply->status != 200 || reply->html)
    return refuse (work, STUDIO_OUTCOME_CONFIG_ERROR, _ ("The office's site does not hand out its pictures to everybody, so Meta cannot fetch them; ask who runs the site."));
  if (!is_as_sent (reply, bytes))
    return refuse (work, STUDIO_OUTCOME_CONFIG_ERROR, _ ("The office's site hands out pictures changed (as WebP, or smaller); ask who runs the site to leave uploaded JPEG pictures as they are."));

  return TRUE;
}

static gboolean
look (StudioWork *work,
      const char *url,
      GBytes *bytes)
{
  StudioHttpRules rules = work->job->rules;
  g_autoptr (StudioHttpRequest) request = studio_http_request_new (STUDIO_HTTP_READ, "GET", url);
  g_autoptr (StudioHttpReply) reply = NULL;
  StudioHttp *http;

  rules.addresses |= STUDIO_ADDRESS_PUBLIC_ONLY;
  http = studio_http_new (&rules, studio_http_get_redaction (work->http), NULL, NULL);
  studio_http_request_takes_anything (request);
  studio_http_request_read_up_to (request, g_bytes_get_size (bytes) + 1);
  reply = studio_http_send (http, request, work->cancellable);
  studio_http_free (http);

  return judge (work, reply, bytes);
}

static gboolean
check (StudioWork *work,
       guint index,
       const char *url)
{
  const StudioOutgoingPicture *picture = g_ptr_array_index (work->job->outgoing->pictures, index);

  return is_open_address (work, url) && look (work, url, picture->bytes);
}

gboolean
studio_hosted_picture_check (StudioWork *work,
                             guint index)
{
  g_autofree char *name = get_name (index);
  const char *url = studio_work_get_mark (work, name);
  StudioOutcome outcome;
  g_autofree char *message = NULL;

  if (url == NULL || work->job->host == NULL || check (work, index, url))
    return TRUE;
  outcome = work->result->outcome;
  message = g_strdup (work->result->message);

  return studio_work_mark (work, name, NULL) ? studio_work_fail (work, outcome, message) : FALSE;
}

const char *
studio_hosted_picture_get (StudioWork *work,
                           guint index)
{
  g_autofree char *name = get_name (index);
  g_autofree char *url = NULL;

  if (studio_work_get_mark (work, name) != NULL)
    return studio_work_get_mark (work, name);
  url = studio_work_host (work, index);
  if (url == NULL || !check (work, index, url) || !studio_work_mark (work, name, studio_json_string (url)))
    return NULL;

  return studio_work_get_mark (work, name);
}
