#include "config.h"

#include "studio-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * A receiver of the office's own: one signed POST with all of it as JSON. docs/publishing.md describes it for who writes one.
 *
 * settings: "keyed" (the receiver keeps our keys, so that sending again is harmless). credentials: "url", which is a secret itself, and "secret".
 * marks: "attempt".
 */

#define PLACE "\"base64\":\""

/* Returns: (transfer full): all of it but the pictures' bytes, whose places are empty */
static char *
make_frame (const StudioOutgoing *outgoing)
{
  JsonObject *post = json_object_new ();
  JsonArray *images = json_array_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < outgoing->pictures->len; i++) {
    const StudioOutgoingPicture *picture = g_ptr_array_index (outgoing->pictures, i);
    g_autofree char *name = g_strdup_printf ("image-%u.%s", i + 1, g_str_equal (picture->mime, "image/png") ? "png" : "jpg");
    g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, picture->bytes);
    JsonObject *image = json_object_new ();

    json_object_set_string_member (image, "name", name);
    json_object_set_string_member (image, "mime", picture->mime);
    json_object_set_string_member (image, "alt", picture->alt != NULL ? picture->alt : "");
    json_object_set_string_member (image, "sha256", digest);
    json_object_set_string_member (image, "base64", "");
    json_array_add_object_element (images, image);
  }
  json_object_set_string_member (post, "key", outgoing->key);
  json_object_set_string_member (post, "title", outgoing->title);
  json_object_set_string_member (post, "caption", outgoing->caption);
  json_object_set_array_member (post, "images", images);
  json_node_take_object (root, post);

  return studio_json_write_line (root);
}

static void
append_encoded (GString *body,
                GBytes *bytes)
{
  gsize at = body->len, size = g_bytes_get_size (bytes);
  int state = 0, save = 0;

  g_string_set_size (body, at + (size / 3 + 1) * 4 + 4);
  at += g_base64_encode_step (g_bytes_get_data (bytes, NULL), size, FALSE, body->str + at, &state, &save);
  at += g_base64_encode_close (FALSE, body->str + at, &state, &save);
  g_string_set_size (body, at);
}

/* The pictures are encoded once, where they are sent from: ten pages as JSON, and that once more as text, would be a hundred megabytes. */
static char *
make_body (const StudioOutgoing *outgoing)
{
  g_autofree char *frame = make_frame (outgoing);
  const char *at = frame;
  gsize size = strlen (frame) + 1;
  GString *body;

  for (guint i = 0; i < outgoing->pictures->len; i++)
    size += (g_bytes_get_size (((StudioOutgoingPicture *) g_ptr_array_index (outgoing->pictures, i))->bytes) / 3 + 3) * 4;
  body = g_string_sized_new (size);
  for (guint i = 0; i < outgoing->pictures->len; i++) {
    /* words of the post cannot be taken for it: their quotation marks are escaped */
    const char *place = strstr (at, PLACE) + strlen (PLACE);

    g_string_append_len (body, at, place - at);
    append_encoded (body, ((StudioOutgoingPicture *) g_ptr_array_index (outgoing->pictures, i))->bytes);
    at = place;
  }
  g_string_append (body, at);

  return g_string_free (body, FALSE);
}

/* @body: (transfer full). Returns: HMAC-SHA-256 of timestamp, "." and body */
static char *
sign (const char *secret,
      const char *timestamp,
      const char *body)
{
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, (const guchar *) secret, strlen (secret));

  g_hmac_update (hmac, (const guchar *) timestamp, -1);
  g_hmac_update (hmac, (const guchar *) ".", 1);
  g_hmac_update (hmac, (const guchar *) body, -1);

  return g_strconcat ("sha256=", g_hmac_get_string (hmac), NULL);
}

static gboolean
check (StudioWork *work)
{
  g_autofree char *url = studio_credentials_get (work->job->credentials, "url");
  g_autofree char *secret = studio_credentials_get (work->job->credentials, "secret");
  g_autoptr (GError) error = NULL;

  if (url == NULL || secret == NULL)
    return studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("The address or the shared secret of this receiver is missing; enter both in the account."));
  if (!studio_address_check (url, studio_http_get_address_rules (work->http), &error))
    return studio_work_fail (work, STUDIO_OUTCOME_CONFIG_ERROR, error->message);

  return TRUE;
}

/* Nothing is sent to see whether something could be: a receiver has no request for that. */
static void
verify (StudioWork *work)
{
  g_autofree char *url = studio_credentials_get (work->job->credentials, "url");

  if (!check (work))
    return;
  work->result->name = studio_address_get_host (url);
  studio_work_warn (work, _ ("Whether the receiver takes posts is seen when the first is sent."));
}

static void
prepare (StudioWork *work)
{
  check (work);
}

static gboolean
count_attempt (StudioWork *work,
               char **attempt)
{
  const char *before = studio_work_get_mark (work, "attempt");

  *attempt = g_strdup_printf ("%" G_GINT64_FORMAT, (before != NULL ? g_ascii_strtoll (before, NULL, 10) : 0) + 1);

  return studio_work_mark (work, "attempt", studio_json_string (*attempt));
}

static void
take (StudioWork *work,
      const StudioHttpReply *reply)
{
  JsonObject *answer = studio_http_reply_object (reply);
  g_autofree char *id = studio_work_get_id (answer, "id");

  if (reply->status == 409) { /* it has this key already */
    studio_work_take (work, reply);
    studio_work_done (work, id, answer != NULL ? studio_json_peek_string (answer, "url") : NULL);
  } else if (!studio_work_take (work, reply)) {
    if (reply->status == 410) {
      studio_work_code (work, "disabled");
      studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The receiver is closed for good; remove the account, or ask for its new address."));
    }
  } else if (reply->body != NULL && answer == NULL) {
    studio_work_unreadable (work, STUDIO_HTTP_COMMIT);
  } else {
    studio_work_done (work, id, answer != NULL ? studio_json_peek_string (answer, "url") : NULL);
  }
}

static void
commit (StudioWork *work)
{
  g_autofree char *url = studio_credentials_get (work->job->credentials, "url");
  g_autofree char *secret = studio_credentials_get (work->job->credentials, "secret");
  g_autofree char *attempt = NULL;
  char *body = NULL;
  g_autofree char *timestamp = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *signature = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StudioHttpRequest) request = NULL;
  g_autoptr (StudioHttpReply) reply = NULL;

  if (!check (work) || !count_attempt (work, &attempt))
    return;
  body = make_body (work->job->outgoing);
  signature = sign (secret, timestamp, body);
  bytes = g_bytes_new_take (body, strlen (body));
  request = studio_http_request_new (STUDIO_HTTP_COMMIT, "POST", url);
  studio_http_request_takes_anything (request);
  studio_http_request_header (request, "Idempotency-Key", work->job->outgoing->key);
  studio_http_request_header (request, "X-PemdaStudio-Timestamp", timestamp);
  studio_http_request_header (request, "X-PemdaStudio-Signature", signature);
  studio_http_request_header (request, "X-PemdaStudio-Attempt", attempt);
  studio_http_request_body (request, "application/json", bytes);
  reply = studio_work_send (work, request);
  take (work, reply);
}

static void
reconcile (StudioWork *work)
{
  if (studio_work_has_setting (work, "keyed") || studio_work_get_mark (work, "attempt") == NULL)
    work->result->outcome = STUDIO_OUTCOME_ABSENT; /* or there under our key, which is the same for sending again */
  else
    studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("This receiver cannot be asked what it has; ask who runs it whether the post arrived."));
}

const StudioConnector studio_connector_webhook = {
  .platform = "webhook",
  .public_only = TRUE,
  .steps = { verify, NULL, prepare, commit, reconcile, NULL, NULL },
};
