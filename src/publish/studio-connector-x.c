#include "config.h"

#include "studio-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-x-private.h"

/*
 * X (API v2, description 2.167) with the office's own application, a public client. Requests cost money, and nothing tells a post that was sent twice
 * from two posts but that X refuses the same words again; so what is uncertain is looked for in the account's list, and a person decides the rest.
 *
 * settings: "user" (id, learnt), "username" (learnt). credentials: "token", "refresh", "client" (studio-x-session.c).
 * marks: "media": [id …], "described": ["1" …], "until" (seconds since 1970: X throws the pictures away then), "began" (the first commit that may have
 * arrived), "first" (the same, and it stays when a person says that nothing is there).
 * address: https://api.x.com
 */

#define PICTURES_MAX 4
#define PICTURE_BYTES 5000000
#define ALT_MAX 1000
#define MEDIA_LIVES (24 * 60 * 60)
#define MEDIA_MARGIN (10 * 60)
#define LIST_MARGIN 300

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static StudioHttpRequest *
new_call (StudioWork *work,
          StudioHttpKind kind,
          const char *method,
          const char *path)
{
  g_autofree char *url = g_strconcat (work->job->address, path, NULL);
  StudioHttpRequest *request = studio_http_request_new (kind, method, url);

  studio_http_request_header (request, "Accept", "application/json");

  return request;
}

static gboolean
problem_has (const StudioHttpReply *reply,
             const char *words)
{
  static const char *const names[] = { "type", "title", "detail" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *said = g_utf8_strdown (studio_work_get_refusal (reply, names[i]), -1);

    if (strstr (said, words) != NULL)
      return TRUE;
  }

  return FALSE;
}

/* X says it in more than one way, and documents none: a status of its own, and 403 or 429 with a word for it. */
static gboolean
is_out_of_credits (const StudioHttpReply *reply)
{
  return reply->status == 402 ||
         ((reply->status == 403 || reply->status == 429) && (problem_has (reply, "credit") || problem_has (reply, "usage-capped") || problem_has (reply, "usagecap")));
}

static gboolean
take (StudioWork *work,
      const StudioHttpReply *reply)
{
  if (studio_work_take (work, reply))
    return TRUE;
  if (is_out_of_credits (reply)) {
    studio_work_code (work, "no_credits");
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The application's credit at X is used up, so all posts for X wait. Add credit in X's developer console, then let them go on."));
  }
  if (work->result->outcome == STUDIO_OUTCOME_REJECTED && *studio_work_get_refusal (reply, "detail") != '\0') {
    g_autofree char *said = studio_redaction_plain (studio_http_get_redaction (work->http), studio_work_get_refusal (reply, "detail"));
    g_autofree char *sentence = g_strdup_printf (_ ("X refuses this post: %s"), said);

    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, sentence);
  }

  return FALSE;
}

/* Returns: (nullable): "data" of an answer, of which all else is secondary */
static JsonObject *
get_data (const StudioHttpReply *reply)
{
  return studio_work_get_object (studio_http_reply_object (reply), "data");
}

/* --- who --- */

static gboolean
learn_user (StudioWork *work)
{
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_READ, "GET", "/2/users/me");
  g_autoptr (StudioHttpReply) reply = studio_x_send (work, request);
  g_autofree char *id = NULL;
  const char *username;

  if (reply == NULL || !take (work, reply))
    return FALSE;
  id = studio_work_get_id (get_data (reply), "id");
  if (id == NULL)
    return studio_work_unreadable (work, STUDIO_HTTP_READ);
  username = studio_json_peek_string (get_data (reply), "username");
  studio_work_learn (work, "user", studio_json_string (id));
  if (username != NULL && g_regex_match_simple ("^\\w{1,30}$", username, 0, 0)) {
    studio_work_learn (work, "username", studio_json_string (username));
    g_free (work->result->name);
    work->result->name = g_strconcat ("@", username, NULL);
  }

  return TRUE;
}

static void
verify (StudioWork *work)
{
  g_autofree char *link = NULL;

  if (!learn_user (work))
    return;
  if (work->result->name != NULL)
    link = g_strconcat ("https://x.com/", work->result->name + 1, NULL);
  studio_work_done (work, studio_work_get_setting (work, "user"), link);
}

static void
limits (StudioWork *work)
{
  work->result->limits = (StudioLimits){ .caption = 280, .pictures = PICTURES_MAX, .alt = ALT_MAX, .bytes = PICTURE_BYTES, .per_link = 23 };
}

/* --- pictures --- */

static StudioHttpReply *
ask_status (StudioWork *work,
            const char *id)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/2/media/upload?command=STATUS&media_id=", escaped, NULL);
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_READ, "GET", path);

  return studio_x_send (work, request);
}

/* @first: (transfer none): the answer to the upload; most pictures are ready with it */
static gboolean
wait_until_ready (StudioWork *work,
                  const char *id,
                  const StudioHttpReply *first)
{
  gint64 end = g_get_monotonic_time () + (gint64) (work->job->poll_limit != 0 ? work->job->poll_limit : 120000) * 1000;
  JsonObject *info = studio_work_get_object (get_data (first), "processing_info");
  g_autoptr (StudioHttpReply) reply = NULL;

  while (info != NULL && g_get_monotonic_time () < end) {
    const char *state = studio_json_peek_string (info, "state");

    if (g_strcmp0 (state, "succeeded") == 0)
      return TRUE;
    if (g_strcmp0 (state, "failed") == 0)
      return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The server could not process the picture; send it in another size or form."));
    if (!studio_work_wait (work, (guint) CLAMP (studio_work_get_number (info, "check_after_secs", 1), 1, 60) * 1000))
      return FALSE;
    g_clear_pointer (&reply, studio_http_reply_free);
    reply = ask_status (work, id);
    if (reply == NULL || !take (work, reply))
      return FALSE;
    if (get_data (reply) == NULL)
      return studio_work_unreadable (work, STUDIO_HTTP_READ);
    info = studio_work_get_object (get_data (reply), "processing_info");
  }

  return info == NULL || studio_work_fail (work, STUDIO_OUTCOME_RETRY_LATER, _ ("The server is still working on the picture; it is tried again later."));
}

/* The pictures of one post are good as long as the oldest of them. */
static gboolean
mark_until (StudioWork *work,
            JsonObject *data)
{
  gint64 lives = CLAMP (studio_work_get_number (data, "expires_after_secs", MEDIA_LIVES), MEDIA_MARGIN, 7 * MEDIA_LIVES);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, get_now () + lives - MEDIA_MARGIN);

  return studio_work_get_mark (work, "until") != NULL || studio_work_mark (work, "until", studio_json_string (text));
}

static gboolean
upload (StudioWork *work,
        guint index)
{
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_UPLOAD, "POST", "/2/media/upload");
  g_autoptr (StudioForm) form = studio_form_new ();
  g_autoptr (StudioHttpReply) reply = NULL;
  g_autofree char *id = NULL;

  studio_form_text (form, "media_category", "tweet_image");
  studio_form_picture (form, "media", g_ptr_array_index (work->job->outgoing->pictures, index), index);
  studio_form_put (form, request);
  reply = studio_x_send (work, request);
  if (reply == NULL || !take (work, reply))
    return FALSE;
  id = studio_work_get_id (get_data (reply), "id");
  if (id == NULL)
    return studio_work_unreadable (work, STUDIO_HTTP_UPLOAD);

  return wait_until_ready (work, id, reply) && mark_until (work, get_data (reply)) && studio_work_mark_item (work, "media", index, studio_json_string (id));
}

/* A description costs, so one that is there is not sent again. */
static gboolean
describe (StudioWork *work,
          guint index)
{
  const StudioOutgoingPicture *picture = g_ptr_array_index (work->job->outgoing->pictures, index);
  g_autoptr (StudioHttpRequest) request = NULL;
  g_autoptr (StudioHttpReply) reply = NULL;
  JsonObject *text = json_object_new (), *metadata = json_object_new (), *body = json_object_new ();

  json_object_set_string_member (text, "text", picture->alt != NULL ? picture->alt : "");
  json_object_set_object_member (metadata, "alt_text", text);
  json_object_set_string_member (body, "id", studio_work_get_item (work, "media", index));
  json_object_set_object_member (body, "metadata", metadata);
  request = new_call (work, STUDIO_HTTP_UPLOAD, "POST", "/2/media/metadata");
  studio_work_put (request, body);
  if (picture->alt != NULL && *picture->alt != '\0') {
    reply = studio_x_send (work, request);
    if (reply == NULL || !take (work, reply))
      return FALSE;
  }

  return studio_work_mark_item (work, "described", index, studio_json_string ("1"));
}

static gboolean
forget_old (StudioWork *work)
{
  const char *until = studio_work_get_mark (work, "until");

  if (until == NULL || get_now () < g_ascii_strtoll (until, NULL, 10))
    return TRUE;

  return studio_work_mark (work, "media", NULL) && studio_work_mark (work, "described", NULL) && studio_work_mark (work, "until", NULL);
}

static gboolean
upload_all (StudioWork *work)
{
  if (!forget_old (work))
    return FALSE;
  for (guint i = 0; i < work->job->outgoing->pictures->len; i++) {
    if (studio_work_get_item (work, "media", i) == NULL && !upload (work, i))
      return FALSE;
    if (studio_work_get_item (work, "described", i) == NULL && !describe (work, i))
      return FALSE;
  }

  return TRUE;
}

static void
prepare (StudioWork *work)
{
  const StudioOutgoing *outgoing = work->job->outgoing;

  if (outgoing->pictures->len > PICTURES_MAX) {
    studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("X takes at most 4 pictures in one post."));
    return;
  }
  for (guint i = 0; i < outgoing->pictures->len; i++) {
    const StudioOutgoingPicture *picture = g_ptr_array_index (outgoing->pictures, i);

    if (g_bytes_get_size (picture->bytes) > PICTURE_BYTES) {
      studio_work_code (work, "too_large");
      studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("X takes pictures of at most 5 MB; send a smaller one."));
      return;
    }
    if (picture->alt != NULL && g_utf8_strlen (picture->alt, -1) > ALT_MAX) {
      studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("X takes descriptions of at most 1,000 characters; shorten that of the picture."));
      return;
    }
  }
  upload_all (work);
}

/* --- the post --- */

static StudioHttpReply *
send_post (StudioWork *work)
{
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_COMMIT, "POST", "/2/tweets");
  JsonObject *post = json_object_new ();

  json_object_set_string_member (post, "text", work->job->outgoing->caption);
  if (work->job->outgoing->pictures->len > 0) {
    JsonObject *media = json_object_new ();
    JsonArray *ids = json_array_new ();

    for (guint i = 0; i < work->job->outgoing->pictures->len; i++)
      json_array_add_string_element (ids, studio_work_get_item (work, "media", i));
    json_object_set_array_member (media, "media_ids", ids);
    json_object_set_object_member (post, "media", media);
  }
  studio_work_put (request, post);

  return studio_x_send (work, request);
}

static gboolean
take_post (StudioWork *work,
           JsonObject *post)
{
  const char *username = studio_work_get_setting (work, "username");
  g_autofree char *id = studio_work_get_id (post, "id");
  g_autofree char *link = g_strdup_printf ("https://x.com/%s/status/%s", username != NULL ? username : "i", id);

  if (id == NULL || strspn (id, "0123456789") != strlen (id))
    return studio_work_unreadable (work, STUDIO_HTTP_COMMIT);
  studio_work_done (work, id, link);

  return TRUE;
}

/* @again: an attempt before this one may have arrived */
static void
judge_refusal (StudioWork *work,
               const StudioHttpReply *reply,
               gboolean again)
{
  if (reply->status != 403 || !problem_has (reply, "duplicate content"))
    return;
  if (again) {
    studio_work_code (work, "duplicate");
    studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("X says that it has this post already, so the attempt before has probably arrived; look whether it is there."));
  } else {
    studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The account has a post with the same words already, and X takes none twice; change the caption, or look whether it is there."));
  }
}

static void
try_post (StudioWork *work,
          gboolean again)
{
  g_autoptr (StudioHttpReply) reply = send_post (work);
  JsonArray *problems;

  if (reply == NULL)
    return;
  if (!take (work, reply)) {
    judge_refusal (work, reply, again);
    return;
  }
  problems = studio_work_get_array (studio_http_reply_object (reply), "errors");
  if (take_post (work, get_data (reply)) && problems != NULL && json_array_get_length (problems) > 0)
    studio_work_warn (work, _ ("X has published the post but reports a problem with it; look at it there."));
}

static void
commit (StudioWork *work)
{
  gboolean again = studio_work_get_mark (work, "first") != NULL;
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, get_now ());

  if (studio_work_get_began (work) != 0) {
    studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("It may have been sent before; look whether the post is there."));
    return;
  }
  if (!upload_all (work) || (!again && !studio_work_mark (work, "first", studio_json_string (now))) || !studio_work_mark_began (work))
    return;
  try_post (work, again);
  if (work->result->outcome == STUDIO_OUTCOME_DONE || work->result->outcome == STUDIO_OUTCOME_UNCERTAIN)
    return;
  studio_work_unmark_began (work);
  if (!again && studio_work_get_began (work) == 0)
    studio_work_mark (work, "first", NULL);
}

/* --- is it there? --- */

static gboolean
is_ours (StudioWork *work,
         JsonObject *post)
{
  const char *text = studio_json_peek_string (post, "text");
  const char *first = studio_work_get_mark (work, "first");
  g_autofree char *id = studio_work_get_id (post, "id");

  return text != NULL && id != NULL && first != NULL && studio_x_get_time (id) >= g_ascii_strtoll (first, NULL, 10) - LIST_MARGIN &&
         studio_x_same_text (work->job->outgoing->caption, text, work->job->outgoing->pictures->len > 0);
}

static JsonObject *
find_ours (StudioWork *work,
           JsonArray *posts,
           guint *count)
{
  JsonObject *found = NULL;

  *count = 0;
  for (guint i = 0; posts != NULL && i < json_array_get_length (posts); i++) {
    JsonNode *node = json_array_get_element (posts, i);

    if (!JSON_NODE_HOLDS_OBJECT (node) || !is_ours (work, json_node_get_object (node)))
      continue;
    found = json_node_get_object (node);
    (*count)++;
  }

  return found;
}

static StudioHttpReply *
ask_list (StudioWork *work)
{
  const char *first = studio_work_get_mark (work, "first");
  gint64 since = (first != NULL ? g_ascii_strtoll (first, NULL, 10) : 0) - LIST_MARGIN;
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (since);
  g_autofree char *start = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("2010-11-06T00:00:00Z");
  g_autofree char *user = g_uri_escape_string (studio_work_get_setting (work, "user"), NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("/2/users/%s/tweets?max_results=20&start_time=%s", user, start);
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_READ, "GET", path);

  return studio_x_send (work, request);
}

/* Found: proof. Not found: none, as the list lags behind. */
static void
reconcile (StudioWork *work)
{
  g_autoptr (StudioHttpReply) reply = NULL;
  JsonObject *found;
  guint count;

  if (studio_work_get_began (work) == 0) {
    work->result->outcome = STUDIO_OUTCOME_ABSENT;
    return;
  }
  if (studio_work_get_setting (work, "user") == NULL && !learn_user (work))
    return;
  reply = ask_list (work);
  if (reply == NULL || !take (work, reply))
    return;
  found = find_ours (work, studio_work_get_array (studio_http_reply_object (reply), "data"), &count);
  if (count == 1) {
    take_post (work, found);
    return;
  }
  if (count > 1)
    studio_work_code (work, "many");
  studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, count > 1 ? _ ("The post is there more than once; look there, and delete what is too much.") : _ ("The post is not in the account's list, which proves nothing; look whether it is there."));
}

const StudioConnector studio_connector_x = {
  .platform = "x",
  .steps = { verify, limits, prepare, commit, reconcile, NULL },
};
