#include "config.h"

#include "studio-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-bluesky-facets.h"

/*
 * Bluesky (AT Protocol) with an app password. The record's key is chosen before anything is sent, so a second record cannot come to be, and
 * asking for the record proves either.
 *
 * settings: "language", "large" (pictures up to 2,000,000 bytes). credentials: "identifier", "password", "code" (once, from a mail); kept beside them: "accessJwt", "refreshJwt",
 * "did", "pds". marks: "rkey", "created", "blobs": [as the server gave them].
 */

#define COLLECTION "app.bsky.feed.post"
#define PICTURES_MAX 4
#define TEXT_BYTES 3000
#define BLOB_BYTES (976 * 1024) /* what servers of before 2026-04 take as well */
#define LARGE_BLOB_BYTES 2000000

static char *
get_server (StudioWork *work)
{
  char *pds = studio_credentials_get (work->job->credentials, "pds");

  return pds != NULL ? pds : g_strdup (work->job->address);
}

static const char *
get_error (const StudioHttpReply *reply)
{
  JsonObject *object = studio_http_reply_object (reply);
  const char *error = object != NULL && reply->status >= 400 ? studio_json_peek_string (object, "error") : NULL;

  return error != NULL ? error : "";
}

static gboolean
is_one_of (const char *error,
           const char *const *names)
{
  return g_strv_contains (names, error);
}

static const char *const login_errors[] = { "AuthenticationRequired", "AccountTakedown", "AccountDeactivated", "AuthMissing", "InvalidToken", "ExpiredToken", NULL };
static const char *const size_errors[] = { "InvalidSize", "BlobTooLarge", "PayloadTooLarge", NULL };

/* Errors are words in the answer; an expired token comes as 400. */
static gboolean
take (StudioWork *work,
      const StudioHttpReply *reply)
{
  const char *error = get_error (reply);

  if (studio_work_take (work, reply))
    return TRUE;
  if (g_str_equal (error, "AuthFactorTokenRequired")) {
    studio_work_code (work, "needs_code");
    return studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("Bluesky sent a code by mail and wants it now; with an app password instead of the account's own it does not ask."));
  }
  if (is_one_of (error, login_errors))
    return studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("Bluesky does not accept the app password; make a new one in its settings."));
  if (is_one_of (error, size_errors) || reply->status == 413) {
    studio_work_code (work, "too_large");
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The picture is too large for this server; send it with at most 976 kB."));
  }
  if (g_str_equal (error, "RateLimitExceeded"))
    return studio_work_fail (work, STUDIO_OUTCOME_RETRY_LATER, _ ("The server asks for patience; it is tried again later."));
  if (work->result->outcome == STUDIO_OUTCOME_REJECTED && *error != '\0') {
    g_autofree char *said = studio_redaction_plain (studio_http_get_redaction (work->http), studio_json_peek_string (studio_http_reply_object (reply), "message"));
    g_autofree char *sentence = g_strdup_printf (_ ("The server refuses this post: %s"), said);

    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, sentence);
  }

  return FALSE;
}

/* The account's own server, where the session says so and it is safe to go there. */
static char *
find_pds (StudioWork *work,
          JsonObject *session)
{
  JsonArray *services = studio_work_get_array (studio_work_get_object (session, "didDoc"), "service");

  for (guint i = 0; services != NULL && i < json_array_get_length (services); i++) {
    JsonNode *node = json_array_get_element (services, i);
    JsonObject *service = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    const char *id = service != NULL ? studio_json_peek_string (service, "id") : NULL;
    const char *endpoint = service != NULL ? studio_json_peek_string (service, "serviceEndpoint") : NULL;

    if (id == NULL || endpoint == NULL || !g_str_has_suffix (id, "#atproto_pds"))
      continue;
    return studio_address_normalise (endpoint, studio_http_get_address_rules (work->http), NULL);
  }

  return NULL;
}

static gboolean
keep_session (StudioWork *work,
              JsonObject *session)
{
  /* a code serves once, so it goes with what it brought */
  static const char *const names[] = { "accessJwt", "refreshJwt", "did", "pds", "code", NULL };
  g_autofree char *pds = find_pds (work, session);
  g_autofree char *old = studio_credentials_get (work->job->credentials, "pds");
  const char *values[5] = { NULL };
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    values[i] = session != NULL ? studio_json_peek_string (session, names[i]) : NULL;
  values[3] = pds != NULL ? pds : old;
  if (values[0] == NULL || values[1] == NULL || values[2] == NULL || !g_str_has_prefix (values[2], "did:"))
    return studio_work_unreadable (work, STUDIO_HTTP_READ);
  /* kept before it is used: the old one is worth nothing from now on */
  if (!studio_credentials_set (work->job->credentials, names, values, &error))
    g_debug ("a renewed session is kept until the program ends only");

  return TRUE;
}

static gboolean
login (StudioWork *work)
{
  g_autofree char *url = g_strconcat (work->job->address, "/xrpc/com.atproto.server.createSession", NULL);
  g_autofree char *identifier = studio_credentials_get (work->job->credentials, "identifier");
  g_autofree char *password = studio_credentials_get (work->job->credentials, "password");
  g_autofree char *code = studio_credentials_get (work->job->credentials, "code");
  g_autoptr (StudioHttpRequest) request = studio_http_request_new (STUDIO_HTTP_READ, "POST", url);
  g_autoptr (StudioHttpReply) reply = NULL;
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "identifier", identifier != NULL ? identifier : "");
  json_object_set_string_member (body, "password", password != NULL ? password : "");
  if (code != NULL)
    json_object_set_string_member (body, "authFactorToken", code);
  json_node_take_object (root, body);
  studio_http_request_json (request, root);
  reply = studio_work_send (work, request);

  return take (work, reply) && keep_session (work, studio_http_reply_object (reply));
}

static gboolean
refresh (StudioWork *work)
{
  g_autofree char *server = get_server (work);
  g_autofree char *url = g_strconcat (server, "/xrpc/com.atproto.server.refreshSession", NULL);
  g_autofree char *token = studio_credentials_get (work->job->credentials, "refreshJwt");
  g_autoptr (StudioHttpRequest) request = studio_http_request_new (STUDIO_HTTP_READ, "POST", url);
  g_autoptr (StudioHttpReply) reply = NULL;

  if (token == NULL)
    return login (work);
  studio_http_request_bearer (request, token);
  reply = studio_work_send (work, request);
  /* only a clear word ends the session: a server with a fault keeps it alive */
  if (reply->status == 401 || is_one_of (get_error (reply), login_errors))
    return login (work);

  return take (work, reply) && keep_session (work, studio_http_reply_object (reply));
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
  token = studio_credentials_get (credentials, "accessJwt");
  done = (token != NULL && g_strcmp0 (token, used) != 0) || (used == NULL ? login (work) : refresh (work));
  studio_credentials_end_renewal (credentials);

  return done;
}

/* Returns: (transfer full) (nullable): NULL when there is no session; said in the result */
static StudioHttpReply *
send_with_session (StudioWork *work,
                   StudioHttpRequest *request)
{
  g_autofree char *token = studio_credentials_get (work->job->credentials, "accessJwt");
  g_autofree char *renewed = NULL;
  StudioHttpReply *reply;

  if (token == NULL)
    return NULL;
  studio_http_request_bearer (request, token);
  reply = studio_work_send (work, request);
  if (reply->status != 401 && !g_str_equal (get_error (reply), "ExpiredToken") && !g_str_equal (get_error (reply), "InvalidToken"))
    return reply;

  /* refused for its token, so nothing was done: the same request once more */
  studio_http_reply_free (reply);
  if (!renew (work, token))
    return NULL;
  renewed = studio_credentials_get (work->job->credentials, "accessJwt");
  studio_http_request_bearer (request, renewed);

  return studio_work_send (work, request);
}

static StudioHttpRequest *
new_call (StudioWork *work,
          StudioHttpKind kind,
          const char *method,
          const char *name)
{
  g_autofree char *server = get_server (work);
  g_autofree char *url = g_strconcat (server, "/xrpc/", name, NULL);

  return studio_http_request_new (kind, method, url);
}

static gboolean
ensure_session (StudioWork *work)
{
  g_autofree char *token = studio_credentials_get (work->job->credentials, "accessJwt");

  return token != NULL || renew (work, NULL);
}

static void
verify (StudioWork *work)
{
  g_autoptr (StudioHttpRequest) request = NULL;
  g_autoptr (StudioHttpReply) reply = NULL;
  g_autofree char *did = NULL;
  g_autofree char *server = NULL;

  if (!ensure_session (work))
    return;
  request = new_call (work, STUDIO_HTTP_READ, "GET", "com.atproto.server.getSession");
  reply = send_with_session (work, request);
  if (reply == NULL || !take (work, reply))
    return;
  did = studio_credentials_get (work->job->credentials, "did");
  server = get_server (work);
  g_free (work->result->name);
  work->result->name = studio_redaction_plain (NULL, studio_http_reply_object (reply) != NULL ? studio_json_peek_string (studio_http_reply_object (reply), "handle") : NULL);
  studio_work_done (work, did, NULL);
  if (!studio_address_same_site (server, work->job->address)) {
    g_autofree char *host = studio_address_get_host (server);
    g_autofree char *sentence = g_strdup_printf (_ ("This account lives on %s; posts go there."), host);

    studio_work_warn (work, sentence);
  }
}

static void
limits (StudioWork *work)
{
  work->result->limits = (StudioLimits){ .caption = 300, .pictures = PICTURES_MAX, .alt = 2000, .bytes = studio_work_has_setting (work, "large") ? LARGE_BLOB_BYTES : BLOB_BYTES };
}

static JsonNode *
get_blob (StudioWork *work,
          guint index)
{
  g_autofree char *path = g_strdup_printf ("blobs/%u", index);

  return studio_work_lookup_mark (work, path);
}

static gboolean
upload (StudioWork *work,
        guint index)
{
  const StudioOutgoingPicture *picture = g_ptr_array_index (work->job->outgoing->pictures, index);
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_UPLOAD, "POST", "com.atproto.repo.uploadBlob");
  g_autoptr (StudioHttpReply) reply = NULL;
  JsonObject *blob;

  studio_http_request_body (request, picture->mime, picture->bytes);
  reply = send_with_session (work, request);
  if (reply == NULL || !take (work, reply))
    return FALSE;
  blob = studio_work_get_object (studio_http_reply_object (reply), "blob");
  if (studio_work_get_object (blob, "ref") == NULL || studio_json_peek_string (studio_work_get_object (blob, "ref"), "$link") == NULL)
    return studio_work_unreadable (work, STUDIO_HTTP_UPLOAD);

  /* as the server gave it: it looks into pictures and compares */
  return studio_work_mark_item (work, "blobs", index, json_node_ref (json_object_get_member (studio_http_reply_object (reply), "blob")));
}

static gboolean
upload_all (StudioWork *work)
{
  for (guint i = 0; i < work->job->outgoing->pictures->len; i++) {
    if (get_blob (work, i) == NULL && !upload (work, i))
      return FALSE;
  }

  return TRUE;
}

static gboolean
check (StudioWork *work)
{
  const StudioOutgoing *outgoing = work->job->outgoing;
  gsize most = studio_work_has_setting (work, "large") ? LARGE_BLOB_BYTES : BLOB_BYTES;

  if (strlen (outgoing->caption) > TEXT_BYTES)
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The caption has more than the 3,000 bytes that Bluesky takes; shorten it."));
  if (outgoing->pictures->len > PICTURES_MAX)
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("Bluesky takes at most 4 pictures in one post."));
  for (guint i = 0; i < outgoing->pictures->len; i++) {
    const StudioOutgoingPicture *picture = g_ptr_array_index (outgoing->pictures, i);

    if (g_bytes_get_size (picture->bytes) <= most)
      continue;
    studio_work_code (work, "too_large");
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The picture is too large for this server; send it with at most 976 kB."));
  }

  return TRUE;
}

static void
prepare (StudioWork *work)
{
  if (!check (work) || !ensure_session (work) || !upload_all (work))
    return;
  if (studio_work_get_mark (work, "rkey") == NULL) {
    gint64 now = g_get_real_time ();
    g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
    g_autofree char *date = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S");
    g_autofree char *created = g_strdup_printf ("%s.%03dZ", date, (int) (now / 1000 % 1000));
    g_autofree char *rkey = studio_bluesky_tid (now, g_random_int () & 1023);

    if (!studio_work_mark (work, "created", studio_json_string (created)))
      return;
    studio_work_mark (work, "rkey", studio_json_string (rkey));
  }
}

static char *
resolve_handle (const char *handle,
                gpointer data)
{
  StudioWork *work = data;
  g_autofree char *name = g_strconcat ("com.atproto.identity.resolveHandle?handle=", handle, NULL);
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_READ, "GET", name);
  g_autoptr (StudioHttpReply) reply = studio_work_send (work, request);
  JsonObject *answer = studio_http_reply_object (reply);
  const char *did = answer != NULL && reply->outcome == STUDIO_OUTCOME_DONE ? studio_json_peek_string (answer, "did") : NULL;

  return did != NULL && g_regex_match_simple ("^did:[a-z]+:[\\w.:%-]{1,200}$", did, 0, 0) ? g_strdup (did) : NULL;
}

static JsonNode *
make_embed (StudioWork *work)
{
  const StudioOutgoing *outgoing = work->job->outgoing;
  JsonObject *embed = json_object_new ();
  JsonArray *images = json_array_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < outgoing->pictures->len; i++) {
    const StudioOutgoingPicture *picture = g_ptr_array_index (outgoing->pictures, i);
    JsonObject *image = json_object_new ();

    json_object_set_string_member (image, "alt", picture->alt != NULL ? picture->alt : "");
    json_object_set_member (image, "image", json_node_ref (get_blob (work, i)));
    if (picture->width > 0 && picture->height > 0) {
      JsonObject *ratio = json_object_new ();

      json_object_set_int_member (ratio, "width", picture->width);
      json_object_set_int_member (ratio, "height", picture->height);
      json_object_set_object_member (image, "aspectRatio", ratio);
    }
    json_array_add_object_element (images, image);
  }
  json_object_set_string_member (embed, "$type", "app.bsky.embed.images");
  json_object_set_array_member (embed, "images", images);
  json_node_take_object (root, embed);

  return root;
}

static JsonNode *
make_body (StudioWork *work)
{
  g_autofree char *did = studio_credentials_get (work->job->credentials, "did");
  const char *language = studio_work_get_setting (work, "language");
  JsonObject *record = json_object_new ();
  JsonObject *body = json_object_new ();
  JsonArray *languages = json_array_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);

  json_array_add_string_element (languages, language != NULL ? language : "id");
  json_object_set_string_member (record, "$type", COLLECTION);
  json_object_set_string_member (record, "text", work->job->outgoing->caption);
  json_object_set_string_member (record, "createdAt", studio_work_get_mark (work, "created"));
  json_object_set_array_member (record, "langs", languages);
  json_object_set_member (record, "facets", studio_bluesky_facets (work->job->outgoing->caption, resolve_handle, work));
  if (work->job->outgoing->pictures->len > 0)
    json_object_set_member (record, "embed", make_embed (work));
  json_object_set_string_member (body, "repo", did != NULL ? did : "");
  json_object_set_string_member (body, "collection", COLLECTION);
  json_object_set_string_member (body, "rkey", studio_work_get_mark (work, "rkey"));
  json_object_set_object_member (body, "record", record);
  json_node_take_object (root, body);

  return root;
}

static StudioHttpReply *
send_record (StudioWork *work)
{
  g_autoptr (JsonNode) body = make_body (work);
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_COMMIT, "POST", "com.atproto.repo.createRecord");

  studio_http_request_json (request, body);

  return send_with_session (work, request);
}

static void
take_record (StudioWork *work,
             JsonObject *answer,
             StudioHttpKind kind)
{
  const char *rkey = studio_work_get_mark (work, "rkey");
  g_autofree char *did = studio_credentials_get (work->job->credentials, "did");
  g_autofree char *expected = g_strdup_printf ("at://%s/" COLLECTION "/%s", did, rkey);
  g_autofree char *link = g_strdup_printf ("https://bsky.app/profile/%s/post/%s", did, rkey);
  g_autofree char *uri = studio_work_get_id (answer, "uri");

  if (g_strcmp0 (uri, expected) == 0)
    studio_work_done (work, uri, link);
  else
    studio_work_unreadable (work, kind);
}

static void
commit (StudioWork *work)
{
  g_autoptr (StudioHttpReply) reply = NULL;

  if (studio_work_get_mark (work, "rkey") == NULL || !ensure_session (work)) {
    if (work->result->outcome == STUDIO_OUTCOME_DONE)
      studio_work_fail (work, STUDIO_OUTCOME_NOT_SENT, _ ("The pictures are not there yet."));
    return;
  }
  reply = send_record (work);
  if (reply != NULL && g_str_equal (get_error (reply), "BlobNotFound")) {
    /* pictures that nothing refers to are thrown away after a while; nothing was made, and the key stays */
    studio_http_reply_free (g_steal_pointer (&reply));
    if (!studio_work_mark (work, "blobs", NULL) || !upload_all (work))
      return;
    reply = send_record (work);
  }
  if (reply != NULL && take (work, reply))
    take_record (work, studio_http_reply_object (reply), STUDIO_HTTP_COMMIT);
}

static void
reconcile (StudioWork *work)
{
  const char *rkey = studio_work_get_mark (work, "rkey");
  g_autofree char *did = NULL;
  g_autofree char *name = NULL;
  g_autoptr (StudioHttpRequest) request = NULL;
  g_autoptr (StudioHttpReply) reply = NULL;

  if (rkey == NULL) { /* no record was ever asked for */
    work->result->outcome = STUDIO_OUTCOME_ABSENT;
    return;
  }
  if (!ensure_session (work))
    return;
  did = studio_credentials_get (work->job->credentials, "did");
  name = g_strdup_printf ("com.atproto.repo.getRecord?repo=%s&collection=" COLLECTION "&rkey=%s", did, rkey);
  request = new_call (work, STUDIO_HTTP_READ, "GET", name);
  reply = send_with_session (work, request);
  if (reply != NULL && g_str_equal (get_error (reply), "RecordNotFound"))
    work->result->outcome = STUDIO_OUTCOME_ABSENT;
  else if (reply != NULL && take (work, reply))
    take_record (work, studio_http_reply_object (reply), STUDIO_HTTP_COMMIT);
}

/* The session ends; the app password stays, which no program may delete. */
static void
give_back (StudioWork *work)
{
  g_autofree char *server = get_server (work);
  g_autofree char *url = g_strconcat (server, "/xrpc/com.atproto.server.deleteSession", NULL);
  g_autofree char *token = studio_credentials_get (work->job->credentials, "refreshJwt");

  if (token != NULL) {
    g_autoptr (StudioHttpRequest) request = studio_http_request_new (STUDIO_HTTP_READ, "POST", url);
    g_autoptr (StudioHttpReply) reply = NULL;

    studio_http_request_bearer (request, token);
    studio_http_request_takes_anything (request);
    reply = studio_work_send (work, request);
    if (!take (work, reply) && work->result->outcome != STUDIO_OUTCOME_NEEDS_LOGIN)
      return;
  }
  studio_work_by_hand (work, _ ("Bluesky ended the session, but only you can delete the app password. Delete it in Bluesky's settings, under privacy and security."));
}

const StudioConnector studio_connector_bluesky = {
  .platform = "bluesky",
  .steps = { verify, limits, prepare, commit, reconcile, NULL, give_back },
};
