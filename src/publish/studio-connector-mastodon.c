#include "config.h"

#include "studio-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Mastodon and servers with its API. The status is sent with an Idempotency-Key, which Mastodon itself honours for an hour; others ignore
 * it, so what the server is decides whether a lost status may be sent again.
 *
 * settings: "account" (id, learnt), "visibility", "language". credentials: "token".
 * marks: "media": [id …], "began" (seconds since 1970 of the first commit).
 */

/* Mastodon forgets a key after an hour. */
#define KEY_LIVES (45 * 60)
#define NOT_READY_TRIES 3
#define POLL_MS 1000
#define LIST_MARGIN 300

/* What Mastodon has when nobody changed it (documentation of 2026-07). */
static const StudioLimits stock = { .caption = 500, .pictures = 4, .alt = 1500, .bytes = 16777216, .pixels = 33177600, .per_link = 23 };

/* The server's own words say which rule was broken; they go behind the sentence. */
static gboolean
take (StudioWork *work,
      const StudioHttpReply *reply)
{
  JsonObject *object = studio_http_reply_object (reply);
  const char *said = object != NULL ? studio_json_peek_string (object, "error") : NULL;

  if (studio_work_take (work, reply))
    return TRUE;
  if (said != NULL && work->result->outcome == STUDIO_OUTCOME_REJECTED) {
    g_autofree char *plain = studio_redaction_plain (studio_http_get_redaction (work->http), said);
    g_autofree char *sentence = g_strdup_printf (_ ("The server refuses this post: %s"), plain);

    studio_work_fail (work, STUDIO_OUTCOME_REJECTED, sentence);
  }

  return FALSE;
}

static int
sane (gint64 number,
      int otherwise,
      int most)
{
  return number > 0 && number <= most ? (int) number : otherwise;
}

/* "4.3.1" and "4.4.0+glitch" are Mastodon; "4.0.0 (not true; really snac/2.75)" and "2.7.2 (compatible; Pleroma 2.5)" say what they are. */
static gboolean
honours_key (const char *version)
{
  return version != NULL && g_regex_match_simple ("^[3-9]\\.\\d+\\.\\d+(?:[-+][\\w.+-]+)?$", version, 0, 0);
}

static gboolean
read_instance (StudioWork *work)
{
  g_autoptr (StudioHttpReply) reply = studio_work_ask (work, "/api/v2/instance");
  JsonObject *root;
  JsonObject *configuration;
  JsonObject *statuses;
  JsonObject *media;

  if (reply->status == 404) {
    studio_http_reply_free (reply);
    reply = studio_work_ask (work, "/api/v1/instance");
  }
  if (!take (work, reply))
    return FALSE;
  root = studio_http_reply_object (reply);
  configuration = studio_work_get_object (root, "configuration");
  statuses = studio_work_get_object (configuration, "statuses");
  media = studio_work_get_object (configuration, "media_attachments");
  work->result->limits = (StudioLimits){
    .caption = sane (studio_work_get_number (statuses, "max_characters", studio_work_get_number (root, "max_toot_chars", 0)), stock.caption, 1000000),
    .pictures = sane (studio_work_get_number (statuses, "max_media_attachments", 0), stock.pictures, 100),
    .per_link = sane (studio_work_get_number (statuses, "characters_reserved_per_url", 0), stock.per_link, 1000),
    .alt = sane (studio_work_get_number (media, "description_limit", 0), stock.alt, 100000),
    .bytes = sane (studio_work_get_number (media, "image_size_limit", 0), (int) stock.bytes, 1000000000),
    .pixels = sane (studio_work_get_number (media, "image_matrix_limit", 0), (int) stock.pixels, 1000000000),
  };
  {
    JsonNode *keyed = json_node_init_boolean (json_node_alloc (), root != NULL && honours_key (studio_json_peek_string (root, "version")));

    json_node_seal (keyed);
    studio_work_learn (work, "keyed", keyed);
  }

  return TRUE;
}

static void
limits (StudioWork *work)
{
  read_instance (work);
}

static void
verify (StudioWork *work)
{
  g_autoptr (StudioHttpReply) reply = studio_work_ask (work, "/api/v1/accounts/verify_credentials");
  JsonObject *account = studio_http_reply_object (reply);
  g_autofree char *id = NULL;

  if (!take (work, reply)) {
    if (reply->status == 422 || reply->status == 403)
      studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("The account's password or token is not accepted; sign in again."));
    return;
  }
  id = studio_work_get_id (account, "id");
  if (id == NULL) {
    studio_work_unreadable (work, STUDIO_HTTP_READ);
    return;
  }
  studio_work_learn (work, "account", studio_json_string (id));
  g_free (work->result->name);
  work->result->name = studio_redaction_plain (NULL, studio_json_peek_string (account, "acct"));
  if (read_instance (work))
    studio_work_done (work, id, studio_json_peek_string (account, "url"));
}

static const char *
get_media (StudioWork *work,
           guint index)
{
  return studio_work_get_item (work, "media", index);
}

/* Returns: 200 ready, 206 at work, 404 gone, 422 failed, 0 otherwise: told in the result */
static guint
look_at_media (StudioWork *work,
               const char *id)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/api/v1/media/", escaped, NULL);
  g_autoptr (StudioHttpReply) reply = studio_work_ask (work, path);

  if (reply->status == 200 || reply->status == 206 || reply->status == 404 || reply->status == 422)
    return reply->status;
  take (work, reply);
  if (work->result->outcome == STUDIO_OUTCOME_DONE)
    studio_work_unreadable (work, STUDIO_HTTP_READ);

  return 0;
}

/* @gone: (out): the server knows nothing of it */
static gboolean
wait_until_ready (StudioWork *work,
                  const char *id,
                  gboolean *gone)
{
  gint64 end = g_get_monotonic_time () + (gint64) (work->job->poll_limit != 0 ? work->job->poll_limit : 120000) * 1000;

  *gone = FALSE;
  while (g_get_monotonic_time () < end) {
    guint status;

    if (!studio_work_wait (work, POLL_MS))
      return FALSE;
    status = look_at_media (work, id);
    if (status == 200)
      return TRUE;
    if (status == 404)
      *gone = TRUE;
    if (status == 422)
      studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The server could not process the picture; send it in another size or form."));
    if (status != 206)
      return FALSE;
  }

  return studio_work_fail (work, STUDIO_OUTCOME_RETRY_LATER, _ ("The server is still working on the picture; it is tried again later."));
}

static StudioHttpReply *
send_picture (StudioWork *work,
              guint index)
{
  const StudioOutgoingPicture *picture = g_ptr_array_index (work->job->outgoing->pictures, index);
  g_autoptr (StudioHttpRequest) request = studio_work_call (work, STUDIO_HTTP_UPLOAD, "POST", "/api/v2/media");
  g_autoptr (StudioForm) form = studio_form_new ();

  if (picture->alt != NULL)
    studio_form_text (form, "description", picture->alt);
  studio_form_picture (form, "file", picture, index);
  studio_form_put (form, request);

  return studio_work_send (work, request);
}

static gboolean
upload_once (StudioWork *work,
             guint index,
             gboolean *gone)
{
  g_autoptr (StudioHttpReply) reply = send_picture (work, index);
  g_autofree char *id = NULL;

  *gone = FALSE;
  if (!take (work, reply))
    return FALSE;
  id = studio_work_get_id (studio_http_reply_object (reply), "id");
  if (id == NULL)
    return studio_work_unreadable (work, STUDIO_HTTP_UPLOAD);
  if (reply->status == 202 && !wait_until_ready (work, id, gone))
    return FALSE;
  work->result->outcome = STUDIO_OUTCOME_DONE;

  return studio_work_mark_item (work, "media", index, studio_json_string (id));
}

static gboolean
upload (StudioWork *work,
        guint index)
{
  gboolean gone;

  if (upload_once (work, index, &gone))
    return TRUE;
  if (!gone)
    return FALSE;
  /* it vanished while it was worked on, and no status has been sent */
  if (upload_once (work, index, &gone))
    return TRUE;

  return gone ? studio_work_fail (work, STUDIO_OUTCOME_RETRY_LATER, _ ("The server lost the picture; it is tried again later.")) : FALSE;
}

static void
prepare (StudioWork *work)
{
  for (guint i = 0; i < work->job->outgoing->pictures->len; i++) {
    if (get_media (work, i) == NULL && !upload (work, i))
      return;
  }
}

static StudioHttpRequest *
new_status (StudioWork *work)
{
  StudioHttpRequest *request = studio_work_call (work, STUDIO_HTTP_COMMIT, "POST", "/api/v1/statuses");
  const char *visibility = studio_work_get_setting (work, "visibility");
  const char *language = studio_work_get_setting (work, "language");
  JsonObject *status = json_object_new ();
  JsonArray *media = json_array_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (status, "status", work->job->outgoing->caption);
  for (guint i = 0; i < work->job->outgoing->pictures->len; i++)
    json_array_add_string_element (media, get_media (work, i));
  json_object_set_array_member (status, "media_ids", media);
  json_object_set_string_member (status, "visibility", visibility != NULL ? visibility : "public");
  json_object_set_string_member (status, "language", language != NULL ? language : "id");
  json_node_take_object (root, status);
  studio_http_request_header (request, "Idempotency-Key", work->job->outgoing->key);
  studio_http_request_json (request, root);

  return request;
}

/* Whether the server still works on a picture: a status that names it is refused with 422, as for any other reason. */
static gboolean
is_processing (StudioWork *work)
{
  for (guint i = 0; i < work->job->outgoing->pictures->len; i++) {
    if (look_at_media (work, get_media (work, i)) == 206)
      return TRUE;
  }

  return FALSE;
}

static gboolean
take_status (StudioWork *work,
             JsonObject *status,
             StudioHttpKind kind)
{
  g_autofree char *id = studio_work_get_id (status, "id");
  const char *url = id != NULL ? studio_json_peek_string (status, "url") : NULL;

  if (id == NULL)
    return studio_work_unreadable (work, kind);
  studio_work_done (work, id, url != NULL ? url : studio_json_peek_string (status, "uri"));

  return TRUE;
}

/* The key's hour counts from the first attempt that may have arrived. */
static gboolean
mark_began (StudioWork *work)
{
  gint64 began = studio_work_get_began (work);

  if (began != 0 && g_get_real_time () / G_USEC_PER_SEC - began >= KEY_LIVES)
    return studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("It was begun too long ago to send it again safely; look whether the post is there."));

  return studio_work_mark_began (work);
}

static void
send_status (StudioWork *work)
{
  for (int i = 0; i < NOT_READY_TRIES; i++) {
    g_autoptr (StudioHttpRequest) request = new_status (work);
    g_autoptr (StudioHttpReply) reply = studio_work_send (work, request);

    if (take (work, reply)) {
      take_status (work, studio_http_reply_object (reply), STUDIO_HTTP_COMMIT);
      return;
    }
    /* 422 means that nothing was posted */
    if (reply->status != 422)
      return;
    {
      g_autofree char *message = g_strdup (work->result->message);

      if (!is_processing (work)) {
        studio_work_fail (work, STUDIO_OUTCOME_REJECTED, message);
        return;
      }
    }
    if (!studio_work_wait (work, POLL_MS))
      return;
  }
  studio_work_fail (work, STUDIO_OUTCOME_RETRY_LATER, _ ("The server is still working on the picture; it is tried again later."));
}

static void
commit (StudioWork *work)
{
  gboolean first = studio_work_get_began (work) == 0;

  if (!mark_began (work))
    return;
  send_status (work);
  /* this one certainly did not arrive */
  if (first && work->result->outcome != STUDIO_OUTCOME_DONE && work->result->outcome != STUDIO_OUTCOME_UNCERTAIN)
    studio_work_unmark_began (work);
}

/* Leaves out what looks like a tag, and white space, which servers change. */
static char *
strip_tags (const char *text)
{
  GString *letters = g_string_new (NULL);
  gboolean in_tag = FALSE;

  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '<' && (g_ascii_isalpha (at[1]) || at[1] == '/'))
      in_tag = TRUE;
    if (!in_tag && !g_ascii_isspace (*at))
      g_string_append_c (letters, *at);
    if (*at == '>')
      in_tag = FALSE;
  }

  return g_string_free (letters, FALSE);
}

/* The letters of a status. Some servers (snac 2.75) do not escape a "<tag>" of the text itself, so such are left out on both sides. */
static char *
get_letters (const char *html)
{
  static const char *const entities[] = { "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'", "&nbsp;", "", "&amp;", "&" };
  g_autofree char *stripped = strip_tags (html);
  GString *letters = g_string_new (stripped);
  char *plain;

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i += 2)
    g_string_replace (letters, entities[i], entities[i + 1], 0);
  plain = strip_tags (letters->str);
  g_string_free (letters, TRUE);

  return plain;
}

static gboolean
has_our_media (StudioWork *work,
               JsonArray *attachments)
{
  for (guint i = 0; i < work->job->outgoing->pictures->len; i++) {
    gboolean found = FALSE;

    for (guint k = 0; !found && k < json_array_get_length (attachments); k++) {
      JsonNode *node = json_array_get_element (attachments, k);
      g_autofree char *id = JSON_NODE_HOLDS_OBJECT (node) ? studio_work_get_id (json_node_get_object (node), "id") : NULL;

      found = id != NULL && g_strcmp0 (id, get_media (work, i)) == 0;
    }
    if (!found)
      return FALSE;
  }

  return TRUE;
}

/* The same text, as many pictures, not older than our attempt; where ids of pictures are kept, they alone are proof. */
static gboolean
is_ours (StudioWork *work,
         JsonObject *status)
{
  const StudioOutgoing *outgoing = work->job->outgoing;
  JsonArray *attachments = studio_work_get_array (status, "media_attachments");
  const char *content = studio_json_peek_string (status, "content");
  const char *created = studio_json_peek_string (status, "created_at");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = created != NULL ? g_date_time_new_from_iso8601 (created, utc) : NULL;
  g_autofree char *theirs = content != NULL ? get_letters (content) : NULL;
  g_autofree char *ours = strip_tags (outgoing->caption);

  if (attachments == NULL || json_array_get_length (attachments) != outgoing->pictures->len)
    return FALSE;
  if (outgoing->pictures->len > 0 && has_our_media (work, attachments))
    return TRUE;

  return moment != NULL && g_date_time_to_unix (moment) >= studio_work_get_began (work) - LIST_MARGIN && g_strcmp0 (theirs, ours) == 0;
}

static JsonObject *
find_ours (StudioWork *work,
           JsonArray *statuses,
           guint *count)
{
  JsonObject *found = NULL;

  *count = 0;
  for (guint i = 0; i < json_array_get_length (statuses); i++) {
    JsonNode *node = json_array_get_element (statuses, i);

    if (!JSON_NODE_HOLDS_OBJECT (node) || !is_ours (work, json_node_get_object (node)))
      continue;
    found = json_node_get_object (node);
    (*count)++;
  }

  return found;
}

/* Found in the account's own list: proof. Not found: a key that still lives makes sending again harmless, nothing else does. */
static void
reconcile (StudioWork *work)
{
  const char *account = studio_work_get_setting (work, "account");
  g_autofree char *escaped = account != NULL ? g_uri_escape_string (account, NULL, FALSE) : NULL;
  g_autofree char *path = g_strdup_printf ("/api/v1/accounts/%s/statuses?limit=20", escaped);
  g_autoptr (StudioHttpReply) reply = account != NULL && studio_work_get_began (work) != 0 ? studio_work_ask (work, path) : NULL;
  JsonObject *found = NULL;
  guint count = 0;

  if (studio_work_get_began (work) == 0) {
    work->result->outcome = STUDIO_OUTCOME_ABSENT;
    return;
  }
  if (reply != NULL && take (work, reply) && JSON_NODE_HOLDS_ARRAY (reply->json))
    found = find_ours (work, json_node_get_array (reply->json), &count);
  if (count == 1) {
    take_status (work, found, STUDIO_HTTP_COMMIT);
  } else if (count > 1) {
    studio_work_code (work, "many");
    studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("The post is there more than once; look there, and delete what is too much."));
  } else if (studio_work_has_setting (work, "keyed") && g_get_real_time () / G_USEC_PER_SEC - studio_work_get_began (work) < KEY_LIVES) {
    work->result->outcome = STUDIO_OUTCOME_ABSENT;
  } else {
    studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("The post is not in the account's list, which proves nothing; look whether it is there."));
  }
}

/* Only who asked for a token can give it back: one that a person pasted has no client. */
static void
give_back (StudioWork *work)
{
  static const char *const names[] = { "client_id", "client", "client_secret", "client_secret", "token", "token" };
  g_autofree char *url = g_strconcat (work->job->address, "/oauth/revoke", NULL);
  g_autoptr (StudioHttpRequest) request = studio_http_request_new (STUDIO_HTTP_READ, "POST", url);
  g_autoptr (StudioHttpReply) reply = NULL;
  g_autoptr (JsonNode) body = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (body, json_object_new ());
  for (gsize i = 0; i < G_N_ELEMENTS (names); i += 2) {
    g_autofree char *value = studio_credentials_get (work->job->credentials, names[i + 1]);

    if (value == NULL) {
      studio_work_by_hand (work, _ ("This token was made by hand. Delete it in the settings of the server, under development or authorised programs."));
      return;
    }
    json_object_set_string_member (json_node_get_object (body), names[i], value);
  }
  studio_http_request_json (request, body);
  studio_http_request_takes_anything (request);
  reply = studio_work_send (work, request);
  take (work, reply);
}

const StudioConnector studio_connector_mastodon = {
  .platform = "mastodon",
  .steps = { verify, limits, prepare, commit, reconcile, NULL, give_back },
};
