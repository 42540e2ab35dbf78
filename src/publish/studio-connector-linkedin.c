#include "config.h"

#include "studio-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-linkedin-text.h"
#include "studio-linkedin-version.h"

/*
 * LinkedIn's versioned API (/rest) for a company's page or a person. LinkedIn keeps no key of ours; it refuses the same words again for a day or two,
 * also those of a post that was deleted, so that is a hint and no proof.
 *
 * settings: "author" (urn:li:organization:… or urn:li:person:…), "version" (YYYYMM of the API; they live about a year). credentials: "token".
 * marks: "images": [urn …], "began" (seconds since 1970 of the first commit that may have arrived), "twin" (urn that a refusal named).
 * address: https://api.linkedin.com
 */

#define PICTURES_MAX 20
#define PIXELS_MAX 36152320
#define ALT_MAX 4086
#define TEXT_MAX 3000
#define LIST_MARGIN 300
#define DAY (24 * 60 * 60)
/* How often a token is told to wait that may not ask how a picture is. */
#define BLIND_WAITS 3

static const char *
get_author (StudioWork *work)
{
  const char *author = studio_work_get_setting (work, "author");

  return author != NULL ? author : "";
}

static gboolean
is_page (StudioWork *work)
{
  return g_str_has_prefix (get_author (work), "urn:li:organization:");
}

/* Returns: (transfer full) */
static char *
get_version (StudioWork *work)
{
  const char *chosen = studio_work_get_setting (work, "version");

  return chosen != NULL ? g_strdup (chosen) : studio_linkedin_version (g_get_real_time () / G_USEC_PER_SEC);
}

static StudioHttpRequest *
new_call (StudioWork *work,
          StudioHttpKind kind,
          const char *method,
          const char *path)
{
  g_autofree char *version = get_version (work);
  StudioHttpRequest *request = studio_work_call (work, kind, method, path);

  studio_http_request_header (request, "LinkedIn-Version", version);
  studio_http_request_header (request, "X-Restli-Protocol-Version", "2.0.0");

  return request;
}

static gboolean
is_sunset (const StudioHttpReply *reply)
{
  return reply->status == 426 || (reply->status == 400 && (strstr (studio_work_get_refusal (reply, "code"), "NONEXISTENT_VERSION") != NULL || strstr (studio_work_get_refusal (reply, "message"), "NONEXISTENT_VERSION") != NULL ||
                                                           strstr (studio_work_get_refusal (reply, "message"), "is not active") != NULL));
}

static gboolean
take (StudioWork *work,
      const StudioHttpReply *reply)
{
  if (studio_work_take (work, reply))
    return TRUE;
  if (is_sunset (reply)) {
    g_autofree char *version = get_version (work);
    g_autofree char *shown = studio_redaction_plain (studio_http_get_redaction (work->http), version);
    g_autofree char *sentence = g_strdup_printf (_ ("LinkedIn does not take version %s of its interface. Update Pemda Studio, or add the account again with “pemda accounts add linkedin --set version=YYYYMM” and a month that LinkedIn's page of versions names. Until then upload the post by hand."), shown);

    studio_work_code (work, "sunset");
    return studio_work_fail (work, STUDIO_OUTCOME_CONFIG_ERROR, sentence);
  }
  /* its allowance is for a day of UTC */
  if (reply->status == 429 && work->result->retry_after == 0)
    work->result->retry_after = (int) MIN (DAY - g_get_real_time () / G_USEC_PER_SEC % DAY, DAY / 4);
  if (reply->status == 403)
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, is_page (work) ? _ ("LinkedIn does not let this token post for the page; its application needs the right w_organization_social and you a role on the page.") : _ ("LinkedIn does not let this token post; its application needs the right w_member_social."));
  if (work->result->outcome == STUDIO_OUTCOME_REJECTED && *studio_work_get_refusal (reply, "message") != '\0') {
    g_autofree char *said = studio_redaction_plain (studio_http_get_redaction (work->http), studio_work_get_refusal (reply, "message"));
    g_autofree char *sentence = g_strdup_printf (_ ("LinkedIn refuses this post: %s"), said);

    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, sentence);
  }

  return FALSE;
}

static StudioHttpReply *
ask (StudioWork *work,
     const char *path)
{
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_READ, "GET", path);

  return studio_work_send (work, request);
}

/* --- who --- */

static void
set_name (StudioWork *work,
          const char *name)
{
  if (name == NULL || *name == '\0')
    return;
  g_free (work->result->name);
  work->result->name = studio_redaction_plain (NULL, name);
}

/* A page's name; a token that may post for it need not be allowed to look at it. */
static void
verify_page (StudioWork *work)
{
  g_autofree char *path = g_strconcat ("/rest/organizations/", get_author (work) + strlen ("urn:li:organization:"), NULL);
  g_autoptr (StudioHttpReply) reply = ask (work, path);

  if (!take (work, reply) && reply->status != 403)
    return;
  if (reply->status != 403)
    set_name (work, studio_http_reply_object (reply) != NULL ? studio_json_peek_string (studio_http_reply_object (reply), "localizedName") : NULL);
  studio_work_done (work, get_author (work), NULL);
  if (reply->status == 403)
    studio_work_warn (work, _ ("LinkedIn does not let this token look at the page, so whether it may post there shows with the first post."));
}

static void
verify_person (StudioWork *work)
{
  g_autoptr (StudioHttpReply) reply = ask (work, "/v2/userinfo");
  g_autofree char *id = NULL;
  g_autofree char *urn = NULL;

  if (!take (work, reply)) {
    if (reply->status == 403)
      studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("LinkedIn does not let this token tell who it belongs to; make it with the rights openid and profile, or name the author as urn:li:person:…"));
    return;
  }
  id = studio_work_get_id (studio_http_reply_object (reply), "sub");
  if (id == NULL) {
    studio_work_unreadable (work, STUDIO_HTTP_READ);
    return;
  }
  urn = g_strconcat ("urn:li:person:", id, NULL);
  set_name (work, studio_json_peek_string (studio_http_reply_object (reply), "name"));
  studio_work_learn (work, "author", studio_json_string (urn));
  studio_work_done (work, urn, NULL);
}

static void
verify (StudioWork *work)
{
  if (is_page (work))
    verify_page (work);
  else
    verify_person (work);
}

static void
limits (StudioWork *work)
{
  work->result->limits = (StudioLimits){ .caption = TEXT_MAX, .pictures = PICTURES_MAX, .alt = ALT_MAX, .pixels = PIXELS_MAX };
}

/* --- pictures --- */

/* @refused: (out): it may not be asked. Returns: NULL then, or when the result says why */
static char *
ask_status (StudioWork *work,
            const char *urn,
            gboolean *refused)
{
  g_autofree char *escaped = g_uri_escape_string (urn, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/rest/images/", escaped, NULL);
  g_autoptr (StudioHttpReply) reply = ask (work, path);
  char *status;

  *refused = reply->status == 403;
  if (*refused || !take (work, reply))
    return NULL;
  status = studio_work_get_id (studio_http_reply_object (reply), "status");
  if (status == NULL)
    studio_work_unreadable (work, STUDIO_HTTP_READ);

  return status;
}

/* A person's token may not ask for pictures: it waits a few times and trusts. */
static gboolean
wait_until_available (StudioWork *work,
                      const char *urn)
{
  gint64 end = g_get_monotonic_time () + (gint64) (work->job->poll_limit != 0 ? work->job->poll_limit : 120000) * 1000;
  int blind = 0;

  while (g_get_monotonic_time () < end) {
    gboolean refused = FALSE;
    g_autofree char *status = ask_status (work, urn, &refused);

    if (status == NULL && !refused)
      return FALSE;
    if (g_strcmp0 (status, "AVAILABLE") == 0 || (refused && blind++ >= BLIND_WAITS))
      return TRUE;
    if (g_strcmp0 (status, "PROCESSING_FAILED") == 0)
      return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The server could not process the picture; send it in another size or form."));
    if (!studio_work_wait (work, 2000))
      return FALSE;
  }

  return studio_work_fail (work, STUDIO_OUTCOME_RETRY_LATER, _ ("The server is still working on the picture; it is tried again later."));
}

static gboolean
is_within (const char *host,
           const char *domain)
{
  return g_str_equal (host, domain) || (g_str_has_suffix (host, domain) && host[strlen (host) - strlen (domain) - 1] == '.');
}

/* The address comes from the server: the token goes to LinkedIn's own hosts only. */
static gboolean
may_upload_to (StudioWork *work,
               const char *url)
{
  g_autofree char *host = studio_address_get_host (url);
  g_autofree char *lower = g_ascii_strdown (host, -1);
  g_autofree char *sentence = NULL;

  if (studio_address_check (url, studio_http_get_address_rules (work->http), NULL) &&
      (studio_address_same_site (url, work->job->address) || (g_str_has_prefix (url, "https:") && (is_within (lower, "linkedin.com") || is_within (lower, "licdn.com")))))
    return TRUE;
  g_free (host);
  host = studio_redaction_plain (studio_http_get_redaction (work->http), lower);
  sentence = g_strdup_printf (_ ("LinkedIn wants the picture sent to %s, which is not its own; nothing was sent there."), host);

  return studio_work_fail (work, STUDIO_OUTCOME_CONFIG_ERROR, sentence);
}

/* @urn: (out): what the picture will be called. Returns: (transfer full) (nullable): where it goes */
static char *
begin_upload (StudioWork *work,
              char **urn)
{
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_UPLOAD, "POST", "/rest/images?action=initializeUpload");
  g_autoptr (StudioHttpReply) reply = NULL;
  JsonObject *body = json_object_new (), *owner = json_object_new (), *value;
  const char *url;

  json_object_set_string_member (owner, "owner", get_author (work));
  json_object_set_object_member (body, "initializeUploadRequest", owner);
  studio_work_put (request, body);
  reply = studio_work_send (work, request);
  if (!take (work, reply))
    return NULL;
  value = studio_work_get_object (studio_http_reply_object (reply), "value");
  url = value != NULL ? studio_json_peek_string (value, "uploadUrl") : NULL;
  *urn = studio_work_get_id (value, "image");
  if (url == NULL || *urn == NULL || !g_str_has_prefix (*urn, "urn:li:image:")) {
    studio_work_unreadable (work, STUDIO_HTTP_UPLOAD);
    return NULL;
  }

  return may_upload_to (work, url) ? g_strdup (url) : NULL;
}

static gboolean
upload (StudioWork *work,
        guint index)
{
  const StudioOutgoingPicture *picture = g_ptr_array_index (work->job->outgoing->pictures, index);
  g_autofree char *urn = NULL;
  g_autofree char *url = begin_upload (work, &urn);
  g_autofree char *token = studio_credentials_get (work->job->credentials, "token");
  g_autoptr (StudioHttpRequest) request = NULL;
  g_autoptr (StudioHttpReply) reply = NULL;

  if (url == NULL)
    return FALSE;
  request = studio_http_request_new (STUDIO_HTTP_UPLOAD, "PUT", url);
  if (token != NULL)
    studio_http_request_bearer (request, token);
  studio_http_request_takes_anything (request);
  studio_http_request_body (request, picture->mime, picture->bytes);
  reply = studio_work_send (work, request);

  return take (work, reply) && wait_until_available (work, urn) && studio_work_mark_item (work, "images", index, studio_json_string (urn));
}

static gboolean
check (StudioWork *work)
{
  const StudioOutgoing *outgoing = work->job->outgoing;
  g_autofree char *commentary = studio_linkedin_escape (outgoing->caption);
  glong units = 0;
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (commentary, -1, NULL, &units, NULL);

  if (!g_regex_match_simple ("^urn:li:(?:organization|person):[\\w-]{1,64}$", get_author (work), 0, 0))
    return studio_work_fail (work, STUDIO_OUTCOME_CONFIG_ERROR, _ ("It is not said for which page or person LinkedIn shall post; check the account."));
  if (outgoing->pictures->len > PICTURES_MAX)
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("LinkedIn takes at most 20 pictures in one post."));
  if (utf16 == NULL || units > TEXT_MAX)
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The caption is longer than the 3,000 characters that LinkedIn takes; shorten it. Brackets and signs such as # count twice."));
  for (guint i = 0; i < outgoing->pictures->len; i++) {
    const StudioOutgoingPicture *picture = g_ptr_array_index (outgoing->pictures, i);

    if ((gint64) picture->width * picture->height < PIXELS_MAX)
      continue;
    studio_work_code (work, "too_large");
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("LinkedIn takes pictures of less than 36 million pixels; send a smaller one."));
  }

  return TRUE;
}

static void
prepare (StudioWork *work)
{
  if (!check (work))
    return;
  for (guint i = 0; i < work->job->outgoing->pictures->len; i++) {
    if (studio_work_get_item (work, "images", i) == NULL && !upload (work, i))
      return;
  }
}

/* --- the post --- */

static JsonObject *
make_image (StudioWork *work,
            guint index)
{
  const StudioOutgoingPicture *picture = g_ptr_array_index (work->job->outgoing->pictures, index);
  JsonObject *image = json_object_new ();

  json_object_set_string_member (image, "id", studio_work_get_item (work, "images", index));
  if (picture->alt != NULL)
    json_object_set_string_member (image, "altText", picture->alt);

  return image;
}

static JsonObject *
make_content (StudioWork *work)
{
  JsonObject *content = json_object_new ();
  JsonObject *several;
  JsonArray *images;

  if (work->job->outgoing->pictures->len == 1) {
    json_object_set_object_member (content, "media", make_image (work, 0));
    return content;
  }
  several = json_object_new ();
  images = json_array_new ();
  for (guint i = 0; i < work->job->outgoing->pictures->len; i++)
    json_array_add_object_element (images, make_image (work, i));
  json_object_set_array_member (several, "images", images);
  json_object_set_object_member (content, "multiImage", several);

  return content;
}

static JsonObject *
make_post (StudioWork *work)
{
  g_autofree char *commentary = studio_linkedin_escape (work->job->outgoing->caption);
  JsonObject *post = json_object_new (), *distribution = json_object_new ();

  json_object_set_string_member (post, "author", get_author (work));
  json_object_set_string_member (post, "commentary", commentary);
  json_object_set_string_member (post, "visibility", "PUBLIC");
  json_object_set_string_member (distribution, "feedDistribution", "MAIN_FEED");
  json_object_set_array_member (distribution, "targetEntities", json_array_new ());
  json_object_set_array_member (distribution, "thirdPartyDistributionChannels", json_array_new ());
  json_object_set_object_member (post, "distribution", distribution);
  if (work->job->outgoing->pictures->len > 0)
    json_object_set_object_member (post, "content", make_content (work));
  json_object_set_string_member (post, "lifecycleState", "PUBLISHED");
  json_object_set_boolean_member (post, "isReshareDisabledByAuthor", FALSE);

  return post;
}

static gboolean
is_post_urn (const char *urn)
{
  return urn != NULL && g_regex_match_simple ("^urn:li:(?:share|ugcPost|activity):\\w{1,64}$", urn, 0, 0);
}

static void
take_urn (StudioWork *work,
          const char *urn)
{
  g_autofree char *link = g_strconcat ("https://www.linkedin.com/feed/update/", urn, NULL);

  studio_work_done (work, urn, link);
}

/* The post's name is in a header; the body is empty. */
static void
take_created (StudioWork *work,
              const StudioHttpReply *reply)
{
  const char *urn = studio_http_reply_header (reply, "x-restli-id");

  if (is_post_urn (urn)) {
    take_urn (work, urn);
    return;
  }
  /* "created" in so many words, and nothing else that could be meant */
  studio_work_done (work, NULL, NULL);
  studio_work_code (work, "no_link");
  studio_work_warn (work, _ ("LinkedIn has published the post but does not say where; look at the page, and paste the link."));
}

/* The refusal may name the post that has these words. */
static void
judge_duplicate (StudioWork *work,
                 const StudioHttpReply *reply)
{
  g_autoptr (GRegex) regex = g_regex_new ("urn:li:(?:share|ugcPost):\\w{1,64}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (regex, studio_work_get_refusal (reply, "message"), 0, &match)) {
    char *urn = g_match_info_fetch (match, 0);

    studio_work_mark (work, "twin", studio_json_string (urn));
    g_free (urn);
  }
  studio_work_code (work, "duplicate");
  studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("LinkedIn says that it has a post with these words already, or had one until a short while ago; look whether it is there."));
}

static gboolean
is_duplicate (const StudioHttpReply *reply)
{
  return reply->status == 422 && (strstr (studio_work_get_refusal (reply, "code"), "DUPLICATE") != NULL || strstr (studio_work_get_refusal (reply, "message"), "uplicate") != NULL || strstr (studio_work_get_refusal (reply, "message"), "DUPLICATE") != NULL);
}

static void
send_post (StudioWork *work)
{
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_COMMIT, "POST", "/rest/posts");
  g_autoptr (StudioHttpReply) reply = NULL;

  studio_work_put (request, make_post (work));
  studio_http_request_takes_anything (request);
  reply = studio_work_send (work, request);
  if (is_duplicate (reply)) {
    studio_work_take (work, reply);
    judge_duplicate (work, reply);
  } else if (take (work, reply) && reply->status != 201) {
    studio_work_unreadable (work, STUDIO_HTTP_COMMIT);
  } else if (reply->status == 201 && (reply->outcome == STUDIO_OUTCOME_DONE || is_post_urn (studio_http_reply_header (reply, "x-restli-id")))) {
    take_created (work, reply);
  }
}

static void
commit (StudioWork *work)
{
  if (studio_work_get_began (work) != 0) {
    studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("It may have been sent before; look whether the post is there."));
    return;
  }
  if (!studio_work_mark_began (work))
    return;
  send_post (work);
  if (work->result->outcome != STUDIO_OUTCOME_DONE && work->result->outcome != STUDIO_OUTCOME_UNCERTAIN)
    studio_work_unmark_began (work);
}

/* --- is it there? --- */

/* Our words, our author, not older than our attempt. @created is in milliseconds. */
static gboolean
is_ours (StudioWork *work,
         JsonObject *post)
{
  g_autofree char *ours = studio_linkedin_escape (work->job->outgoing->caption);
  gint64 created = studio_work_get_number (post, "createdAt", studio_work_get_number (post, "publishedAt", 0)) / 1000;

  return *ours != '\0' && g_strcmp0 (studio_json_peek_string (post, "author"), get_author (work)) == 0 && g_strcmp0 (studio_json_peek_string (post, "commentary"), ours) == 0 &&
         created >= studio_work_get_began (work) - LIST_MARGIN && is_post_urn (studio_json_peek_string (post, "id"));
}

static const char *
find_in_list (StudioWork *work,
              const StudioHttpReply *reply,
              guint *count)
{
  JsonArray *posts = studio_work_get_array (studio_http_reply_object (reply), "elements");
  const char *found = NULL;

  for (guint i = 0; posts != NULL && i < json_array_get_length (posts); i++) {
    JsonNode *node = json_array_get_element (posts, i);

    if (!JSON_NODE_HOLDS_OBJECT (node) || !is_ours (work, json_node_get_object (node)))
      continue;
    found = studio_json_peek_string (json_node_get_object (node), "id");
    (*count)++;
  }

  return found;
}

static StudioHttpReply *
ask_list (StudioWork *work)
{
  g_autofree char *author = g_uri_escape_string (get_author (work), NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("/rest/posts?author=%s&q=author&count=20&sortBy=CREATED", author);
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_READ, "GET", path);

  studio_http_request_header (request, "X-RestLi-Method", "FINDER");

  return studio_work_send (work, request);
}

/* The post that a refusal named, if it may be read. */
static gboolean
is_twin_ours (StudioWork *work,
              const char *twin)
{
  g_autofree char *escaped = g_uri_escape_string (twin, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/rest/posts/", escaped, NULL);
  g_autoptr (StudioHttpReply) reply = ask (work, path);

  return take (work, reply) && studio_http_reply_object (reply) != NULL && is_ours (work, studio_http_reply_object (reply));
}

/* What a person has posted no program may list; of a page it may, with a right that few have. */
static void
reconcile (StudioWork *work)
{
  const char *twin = studio_work_get_mark (work, "twin");
  g_autoptr (StudioHttpReply) reply = NULL;
  const char *found;
  guint count = 0;

  if (studio_work_get_began (work) == 0) {
    work->result->outcome = STUDIO_OUTCOME_ABSENT;
    return;
  }
  if (twin != NULL && is_twin_ours (work, twin)) {
    take_urn (work, twin);
    return;
  }
  reply = is_page (work) ? ask_list (work) : NULL;
  found = reply != NULL && take (work, reply) ? find_in_list (work, reply, &count) : NULL;
  if (count == 1) {
    take_urn (work, found);
    return;
  }
  if (count > 1)
    studio_work_code (work, "many");
  studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, count > 1 ? _ ("The post is there more than once; look there, and delete what is too much.") : _ ("LinkedIn does not show this program whether the post is there; look at the page."));
}

const StudioConnector studio_connector_linkedin = {
  .platform = "linkedin",
  .steps = { verify, limits, prepare, commit, reconcile, NULL },
};
