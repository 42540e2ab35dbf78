#include "config.h"

#include "studio-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-slug.h"

/*
 * WordPress, wp/v2 (4.7 and later; application passwords since 5.6). Pictures and a draft first, under a slug that nobody else
 * chooses; then one request makes the draft visible, and may be made again without harm.
 *
 * settings: "user"; "api" (the REST root, learnt); "status": "pending" where an editor publishes. credentials: "password".
 * marks: "media": [{"id", "url"}], "slug", "asked" (a draft may exist already), "post".
 */

#define THUMBNAIL_TRIES 3
#define SLUG_LENGTH 60
/* WordPress-Cron needs visitors; after this many seconds nobody came in time */
#define MISSED_AFTER 600

/* Messages are translated by the site, codes are not. */
static const struct
{
  const char *code;
  StudioOutcome outcome;
  const char *sentence;
  const char *offer;
} meanings[] = {
  { "incorrect_password", STUDIO_OUTCOME_NEEDS_LOGIN, N_ ("The application password is not accepted; make a new one in WordPress."), NULL },
  { "invalid_username", STUDIO_OUTCOME_NEEDS_LOGIN, N_ ("WordPress does not know this user name; check the account."), NULL },
  { "invalid_email", STUDIO_OUTCOME_NEEDS_LOGIN, N_ ("WordPress does not know this user name; check the account."), NULL },
  { "application_passwords_disabled", STUDIO_OUTCOME_NEEDS_LOGIN, N_ ("This WordPress takes no application passwords; ask who runs it to allow them (often Wordfence forbids them)."), "no_passwords" },
  { "application_passwords_disabled_for_user", STUDIO_OUTCOME_NEEDS_LOGIN, N_ ("This WordPress takes no application passwords; ask who runs it to allow them (often Wordfence forbids them)."), "no_passwords" },
  { "rest_cannot_publish", STUDIO_OUTCOME_REJECTED, N_ ("This user may not publish, only hand in: send it for review, and an editor publishes it."), "offer_pending" },
  { "rest_cannot_create", STUDIO_OUTCOME_REJECTED, N_ ("This user may not upload or write here; ask for the role of author or editor."), NULL },
  { "rest_forbidden", STUDIO_OUTCOME_REJECTED, N_ ("This user may not do this; ask for the role of author or editor."), NULL },
  { "rest_upload_file_too_big", STUDIO_OUTCOME_REJECTED, N_ ("The picture is too large for the server; send a smaller one."), "too_large" },
  { "rest_upload_limited_space", STUDIO_OUTCOME_REJECTED, N_ ("The site's space is full; ask who runs it."), NULL },
  { "rest_upload_user_quota_exceeded", STUDIO_OUTCOME_REJECTED, N_ ("The site's space is full; ask who runs it."), NULL },
  { "rest_upload_unknown_error", STUDIO_OUTCOME_REJECTED, N_ ("WordPress does not take this kind of file."), NULL },
  { "rest_upload_sideload_error", STUDIO_OUTCOME_REJECTED, N_ ("WordPress does not take this kind of file."), NULL },
};

static char *
get_url (StudioWork *work,
         const char *path,
         const char *query)
{
  const char *api = studio_work_get_setting (work, "api");
  g_autofree char *root = api != NULL ? g_strdup (api) : g_strconcat (work->job->address, "/wp-json/", NULL);
  gboolean plain = strstr (root, "rest_route=") == NULL;

  return g_strconcat (root, path, query != NULL ? plain ? "?" : "&" : "", query != NULL ? query : "", NULL);
}

static StudioHttpRequest *
new_request (StudioWork *work,
             StudioHttpKind kind,
             const char *method,
             const char *url,
             const char *password)
{
  StudioHttpRequest *request = studio_http_request_new (kind, method, url);
  const char *user = studio_work_get_setting (work, "user");
  g_autofree char *pair = g_strdup_printf ("%s:%s", user != NULL ? user : "", password != NULL ? password : "");
  g_autofree char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
  g_autofree char *value = g_strconcat ("Basic ", encoded, NULL);

  studio_redaction_add (studio_http_get_redaction (work->http), encoded);
  studio_http_request_header (request, "Authorization", value);
  studio_http_request_header (request, "Accept", "application/json");

  return request;
}

static StudioHttpRequest *
new_call (StudioWork *work,
          StudioHttpKind kind,
          const char *method,
          const char *path,
          const char *query)
{
  g_autofree char *url = get_url (work, path, query);
  g_autofree char *password = studio_credentials_get (work->job->credentials, "password");

  return new_request (work, kind, method, url, password);
}

/* Returns: whether @reply is done; a refusal is told by its code. */
static gboolean
take (StudioWork *work,
      const StudioHttpReply *reply)
{
  JsonObject *object = studio_http_reply_object (reply);
  const char *code = object != NULL ? studio_json_peek_string (object, "code") : NULL;

  if (studio_work_take (work, reply))
    return TRUE;
  for (gsize i = 0; reply->status >= 400 && i < G_N_ELEMENTS (meanings); i++) {
    if (g_strcmp0 (code, meanings[i].code) != 0)
      continue;
    studio_work_code (work, meanings[i].offer);
    return studio_work_fail (work, meanings[i].outcome, _ (meanings[i].sentence));
  }

  return FALSE;
}

static char *
find_root (const char *link)
{
  g_autoptr (GRegex) regex = g_regex_new ("<([^<>]+)>\\s*;[^,]*\\brel=\"?https://api\\.w\\.org/", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return link != NULL && strlen (link) < 8192 && g_regex_match (regex, link, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static gboolean
learn_root (StudioWork *work,
            const char *root)
{
  if (!studio_address_same_site (root, work->job->address) ||
      !studio_address_check (root, studio_http_get_address_rules (work->http), NULL)) {
    g_autofree char *host = studio_address_get_host (root);
    g_autofree char *shown = studio_redaction_plain (NULL, host);
    g_autofree char *sentence = g_strdup_printf (_ ("The site sends its posts to another place (%s); check the address."), shown);

    return studio_work_fail (work, STUDIO_OUTCOME_CONFIG_ERROR, sentence);
  }
  studio_work_learn (work, "api", studio_json_string (root));

  return TRUE;
}

/* The site's own header says where its interface is; where it says nothing, the address without pretty links works everywhere. */
static gboolean
discover (StudioWork *work)
{
  g_autofree char *page = g_strconcat (work->job->address, "/", NULL);
  g_autoptr (StudioHttpRequest) request = studio_http_request_new (STUDIO_HTTP_READ, "HEAD", page);
  g_autoptr (StudioHttpReply) reply = NULL;
  g_autofree char *root = NULL;

  studio_http_request_takes_anything (request);
  reply = studio_work_send (work, request);
  if (reply->status == 0 || reply->outcome == STUDIO_OUTCOME_CONFIG_ERROR || studio_http_reply_header (reply, "cf-mitigated") != NULL) {
    studio_work_take (work, reply);
    return FALSE;
  }
  root = find_root (studio_http_reply_header (reply, "link"));
  if (root == NULL)
    root = g_strconcat (work->job->address, "/?rest_route=/", NULL);

  return learn_root (work, root);
}

/* The page that gives a password to a program that was asked for; the site says where it is, and only there it may be. */
static void
find_permission_page (StudioWork *work,
                      JsonObject *endpoints)
{
  const char *told = endpoints != NULL ? studio_json_peek_string (endpoints, "authorization") : NULL;
  gboolean good = told != NULL && studio_address_may_open (told) && studio_address_same_site (told, work->job->address) &&
                  studio_address_check (told, studio_http_get_address_rules (work->http), NULL);

  g_free (work->result->permalink);
  work->result->permalink = good ? g_strdup (told) : g_strconcat (work->job->address, "/wp-admin/authorize-application.php", NULL);
}

/* Whether the site offers application passwords is told by its index. */
static gboolean
look_at_index (StudioWork *work)
{
  g_autofree char *url = get_url (work, "", "_fields=name,authentication,namespaces");
  g_autoptr (StudioHttpRequest) request = studio_http_request_new (STUDIO_HTTP_READ, "GET", url);
  g_autoptr (StudioHttpReply) reply = studio_work_send (work, request);
  JsonObject *root = studio_http_reply_object (reply);
  JsonObject *passwords = studio_work_get_object (studio_work_get_object (root, "authentication"), "application-passwords");

  if (!take (work, reply))
    return FALSE;
  if (studio_work_get_array (root, "namespaces") == NULL)
    return studio_work_fail (work, STUDIO_OUTCOME_CONFIG_ERROR, _ ("There is no WordPress at this address, or it is too old."));
  if (passwords == NULL) {
    studio_work_code (work, "no_passwords");
    return studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("This WordPress takes no application passwords; ask who runs it to allow them (often Wordfence forbids them)."));
  }
  find_permission_page (work, studio_work_get_object (passwords, "endpoints"));

  return TRUE;
}

/*
 * A password that is certainly wrong: where WordPress calls that one wrong, the header arrives. Where it says "not logged in" to both, either the header is
 * thrown away on the way, or both are wrong: WordPress 6.1.9 behind PHP's own server says so to a wrong password (seen 2026-11-22).
 */
static void
probe_header (StudioWork *work)
{
  g_autofree char *url = get_url (work, "wp/v2/users/me", NULL);
  g_autoptr (StudioHttpRequest) request = new_request (work, STUDIO_HTTP_READ, "GET", url, "aaaa bbbb cccc dddd eeee ffff");
  g_autoptr (StudioHttpReply) reply = studio_work_send (work, request);
  JsonObject *object = studio_http_reply_object (reply);

  if (object == NULL || g_strcmp0 (studio_json_peek_string (object, "code"), "rest_not_logged_in") != 0)
    return;
  studio_work_code (work, "header_dropped");
  studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("WordPress does not see the application password: it is wrong, or the web server throws it away (the header Authorization). Copy it again first, then ask who runs the server."));
}

static void
verify (StudioWork *work)
{
  g_autoptr (StudioHttpRequest) request = NULL;
  g_autoptr (StudioHttpReply) reply = NULL;
  g_autofree char *password = studio_credentials_get (work->job->credentials, "password");
  JsonObject *user;
  JsonObject *rights;

  if (!discover (work) || !look_at_index (work))
    return;
  if (password == NULL) {
    studio_work_code (work, "found");
    studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("There is a WordPress at this address; it wants an application password."));
    return;
  }
  g_clear_pointer (&work->result->permalink, g_free);
  request = new_call (work, STUDIO_HTTP_READ, "GET", "wp/v2/users/me", "context=edit");
  reply = studio_work_send (work, request);
  user = studio_http_reply_object (reply);
  if (!take (work, reply)) {
    if (user != NULL && g_strcmp0 (studio_json_peek_string (user, "code"), "rest_not_logged_in") == 0)
      probe_header (work);
    return;
  }
  rights = studio_work_get_object (user, "capabilities");
  work->result->remote_id = studio_work_get_id (user, "id");
  if (work->result->remote_id == NULL || rights == NULL) {
    studio_work_unreadable (work, STUDIO_HTTP_READ);
    return;
  }
  work->result->name = studio_redaction_plain (NULL, studio_json_peek_string (user, "name"));
  if (!studio_work_get_flag (rights, "publish_posts")) {
    studio_work_learn (work, "status", studio_json_string ("pending"));
    studio_work_warn (work, studio_work_get_flag (rights, "upload_files") ? _ ("This user may not publish; posts are handed in, and an editor publishes them.") : _ ("This user may neither publish nor upload pictures; posts without pictures are handed in, and an editor publishes them."));
  }
}

/* The picture is there, only its smaller copies are not: that is asked for, and no second upload made. */
static gboolean
finish_upload (StudioWork *work,
               const char *id,
               const char *alt)
{
  g_autofree char *again = g_strconcat ("wp/v2/media/", id, "/post-process", NULL);
  g_autofree char *path = g_strconcat ("wp/v2/media/", id, NULL);
  g_autoptr (JsonNode) action = studio_json_string ("create-image-subsizes");
  g_autoptr (JsonNode) body = studio_json_with_member (NULL, "action", action);
  g_autoptr (JsonNode) text = studio_json_string (alt != NULL ? alt : "");
  g_autoptr (JsonNode) described = studio_json_with_member (NULL, "alt_text", text);
  gboolean done = FALSE;

  for (int i = 0; !done && i < THUMBNAIL_TRIES; i++) {
    g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_UPLOAD, "POST", again, NULL);
    g_autoptr (StudioHttpReply) reply = NULL;

    studio_http_request_json (request, body);
    reply = studio_work_send (work, request);
    done = take (work, reply);
    if (reply->status < 500)
      break;
  }
  if (done) {
    g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_UPLOAD, "POST", path, NULL);
    g_autoptr (StudioHttpReply) reply = NULL;

    studio_http_request_json (request, described);
    reply = studio_work_send (work, request);
    done = take (work, reply);
  }

  return done;
}

static StudioHttpReply *
send_picture (StudioWork *work,
              guint index)
{
  const StudioOutgoingPicture *picture = g_ptr_array_index (work->job->outgoing->pictures, index);
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_UPLOAD, "POST", "wp/v2/media", NULL);
  g_autoptr (StudioForm) form = studio_form_new ();
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, picture->bytes);

  studio_form_text (form, "alt_text", picture->alt != NULL ? picture->alt : "");
  studio_form_text (form, "title", work->job->outgoing->title);
  studio_form_picture (form, "file", picture, index);
  studio_form_put (form, request);
  /* WordPress wants it in hexadecimal and refuses a picture that arrived differently */
  studio_http_request_header (request, "Content-MD5", digest);

  return studio_work_send (work, request);
}

static gboolean
is_number (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  return length > 0 && length < 20 && strspn (text, "0123456789") == length;
}

static gboolean
keep_picture (StudioWork *work,
              guint index,
              const char *id,
              const char *url)
{
  g_autofree char *path = g_strdup_printf ("media/%u", index);
  g_autoptr (JsonNode) id_node = studio_json_string (id);
  g_autoptr (JsonNode) url_node = studio_json_string (url != NULL && studio_address_may_open (url) ? url : "");
  g_autoptr (JsonNode) with_id = studio_json_with_member (NULL, "id", id_node);

  /* the list has to be one before its first element is set */
  if (studio_work_lookup_mark (work, "media") == NULL) {
    JsonNode *list = json_node_new (JSON_NODE_ARRAY);

    json_node_take_array (list, json_array_new ());
    if (!studio_work_mark (work, "media", list))
      return FALSE;
  }

  return studio_work_mark (work, path, studio_json_with_member (with_id, "url", url_node));
}

/* Returns: (transfer full) (nullable): the picture's id; @url is (out) (transfer full) (nullable) */
static char *
upload (StudioWork *work,
        guint index,
        char **url)
{
  const StudioOutgoingPicture *picture = g_ptr_array_index (work->job->outgoing->pictures, index);
  g_autoptr (StudioHttpReply) reply = send_picture (work, index);
  g_autofree char *id = NULL;

  *url = NULL;
  if (reply->status == 412) { /* damaged on the way */
    studio_http_reply_free (reply);
    reply = send_picture (work, index);
  }
  if (reply->status >= 500 && is_number (studio_http_reply_header (reply, "x-wp-upload-attachment-id"))) {
    const char *attachment = studio_http_reply_header (reply, "x-wp-upload-attachment-id");

    return finish_upload (work, attachment, picture->alt) ? g_strdup (attachment) : NULL;
  }
  if (!take (work, reply))
    return NULL;
  id = studio_work_get_id (studio_http_reply_object (reply), "id");
  if (!is_number (id)) {
    studio_work_unreadable (work, STUDIO_HTTP_UPLOAD);
    return NULL;
  }
  *url = g_strdup (studio_json_peek_string (studio_http_reply_object (reply), "source_url"));

  return g_steal_pointer (&id);
}

static gboolean
add_picture (StudioWork *work,
             guint index)
{
  g_autofree char *url = NULL;
  g_autofree char *id = upload (work, index, &url);

  return id != NULL && keep_picture (work, index, id, url);
}

/* The library of media as a place that everybody can fetch a picture from. */
static char *
host (StudioWork *work,
      guint index)
{
  g_autofree char *url = NULL;
  g_autofree char *id = upload (work, index, &url);
  g_autofree char *path = NULL;
  g_autoptr (StudioHttpRequest) request = NULL;
  g_autoptr (StudioHttpReply) reply = NULL;

  if (id == NULL || url != NULL)
    return g_steal_pointer (&url);
  path = g_strconcat ("wp/v2/media/", id, NULL);
  request = new_call (work, STUDIO_HTTP_READ, "GET", path, "_fields=source_url");
  reply = studio_work_send (work, request);
  if (take (work, reply) && studio_http_reply_object (reply) != NULL)
    url = g_strdup (studio_json_peek_string (studio_http_reply_object (reply), "source_url"));
  if (url == NULL && work->result->outcome == STUDIO_OUTCOME_DONE)
    studio_work_unreadable (work, STUDIO_HTTP_READ);

  return g_steal_pointer (&url);
}

static const char *
get_media (StudioWork *work,
           guint index,
           const char *member)
{
  g_autofree char *path = g_strdup_printf ("media/%u", index);
  JsonNode *node = studio_work_lookup_mark (work, path);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? studio_json_peek_string (json_node_get_object (node), member) : NULL;
}

/* The caption becomes paragraphs and stays text: whatever a person typed is no HTML of ours. */
static char *
make_content (StudioWork *work)
{
  const StudioOutgoing *outgoing = work->job->outgoing;
  g_auto (GStrv) paragraphs = g_strsplit (outgoing->caption, "\n\n", -1);
  GString *html = g_string_new (NULL);

  for (gsize i = 0; paragraphs[i] != NULL; i++) {
    g_autofree char *stripped = g_strstrip (g_strdup (paragraphs[i]));
    g_autofree char *escaped = g_markup_escape_text (stripped, -1);
    GString *lines = g_string_new (escaped);

    g_string_replace (lines, "\n", "<br>\n", 0);
    if (lines->len > 0)
      g_string_append_printf (html, "<p>%s</p>\n", lines->str);
    g_string_free (lines, TRUE);
  }
  /* the first stands above the post, where themes show it */
  for (guint i = 1; i < outgoing->pictures->len; i++) {
    const StudioOutgoingPicture *picture = g_ptr_array_index (outgoing->pictures, i);
    const char *url = get_media (work, i, "url");
    g_autofree char *source = g_markup_escape_text (url != NULL ? url : "", -1);
    g_autofree char *alt = g_markup_escape_text (picture->alt != NULL ? picture->alt : "", -1);

    if (*source != '\0')
      g_string_append_printf (html, "<figure class=\"wp-block-image\"><img src=\"%s\" alt=\"%s\" class=\"wp-image-%s\"></figure>\n", source, alt, get_media (work, i, "id"));
  }

  return g_string_free (html, FALSE);
}

static gboolean
keep_post (StudioWork *work,
           JsonObject *post)
{
  g_autofree char *id = studio_work_get_id (post, "id");

  if (!is_number (id))
    return studio_work_unreadable (work, STUDIO_HTTP_UPLOAD);

  return studio_work_mark (work, "post", studio_json_string (id));
}

/* The answer to a draft was lost: it is looked for under its slug. Returns: FALSE if the step ends here. */
static gboolean
adopt (StudioWork *work,
       gboolean *found)
{
  g_autofree char *query = g_strdup_printf ("context=edit&status=any&_fields=id,slug,status&slug=%s", studio_work_get_mark (work, "slug"));
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_READ, "GET", "wp/v2/posts", query);
  g_autoptr (StudioHttpReply) reply = studio_work_send (work, request);
  JsonArray *posts = reply->json != NULL && JSON_NODE_HOLDS_ARRAY (reply->json) ? json_node_get_array (reply->json) : NULL;
  JsonNode *first;

  if (!take (work, reply))
    return FALSE;
  if (posts == NULL)
    return studio_work_unreadable (work, STUDIO_HTTP_READ);
  if (json_array_get_length (posts) > 1) {
    studio_work_code (work, "many");
    return studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("There are several drafts of this post in WordPress; look there, and delete what is too much."));
  }
  *found = json_array_get_length (posts) == 1;
  first = *found ? json_array_get_element (posts, 0) : NULL;

  return first == NULL || (JSON_NODE_HOLDS_OBJECT (first) ? keep_post (work, json_node_get_object (first)) : studio_work_unreadable (work, STUDIO_HTTP_READ));
}

static JsonNode *
make_draft (StudioWork *work)
{
  g_autofree char *content = make_content (work);
  JsonObject *draft = json_object_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (draft, "title", work->job->outgoing->title);
  json_object_set_string_member (draft, "content", content);
  json_object_set_string_member (draft, "status", "draft");
  json_object_set_string_member (draft, "slug", studio_work_get_mark (work, "slug"));
  if (work->job->outgoing->pictures->len > 0)
    json_object_set_int_member (draft, "featured_media", g_ascii_strtoll (get_media (work, 0, "id"), NULL, 10));
  json_node_take_object (root, draft);

  return root;
}

static gboolean
write_draft (StudioWork *work)
{
  gboolean found = FALSE;
  g_autoptr (StudioHttpRequest) request = NULL;
  g_autoptr (StudioHttpReply) reply = NULL;
  g_autoptr (JsonNode) draft = NULL;

  if (studio_work_get_mark (work, "slug") == NULL) {
    g_autofree char *title = studio_slug (work->job->outgoing->title, SLUG_LENGTH);
    g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, work->job->outgoing->key, -1);
    g_autofree char *slug = g_strdup_printf ("%s-%.8s", title, digest);

    if (!studio_work_mark (work, "slug", studio_json_string (slug)))
      return FALSE;
  }
  if (studio_work_get_mark (work, "asked") != NULL && (!adopt (work, &found) || found))
    return found && work->result->outcome == STUDIO_OUTCOME_DONE;
  if (!studio_work_mark (work, "asked", studio_json_string ("yes")))
    return FALSE;
  draft = make_draft (work);
  request = new_call (work, STUDIO_HTTP_UPLOAD, "POST", "wp/v2/posts", NULL);
  studio_http_request_json (request, draft);
  reply = studio_work_send (work, request);

  return take (work, reply) && keep_post (work, studio_http_reply_object (reply));
}

static void
prepare (StudioWork *work)
{
  for (guint i = 0; i < work->job->outgoing->pictures->len; i++) {
    if (get_media (work, i, "id") == NULL && !add_picture (work, i))
      return;
  }
  if (studio_work_get_mark (work, "post") == NULL)
    write_draft (work);
}

/* Returns: FALSE when @post says nothing that can be used. */
static gboolean
take_post (StudioWork *work,
           JsonObject *post)
{
  g_autofree char *id = studio_work_get_id (post, "id");
  const char *status = post != NULL ? studio_json_peek_string (post, "status") : NULL;

  if (g_strcmp0 (id, studio_work_get_mark (work, "post")) != 0 || status == NULL)
    return FALSE;
  if (!g_str_equal (status, "publish") && !g_str_equal (status, "future") && !g_str_equal (status, "pending") && !g_str_equal (status, "private"))
    return FALSE;
  studio_work_done (work, id, studio_json_peek_string (post, "link"));
  g_free (work->result->state);
  work->result->state = g_strdup (status);

  return TRUE;
}

static StudioHttpRequest *
new_post_call (StudioWork *work,
               StudioHttpKind kind,
               const char *method,
               const char *query)
{
  const char *post = studio_work_get_mark (work, "post");
  g_autofree char *path = g_strconcat ("wp/v2/posts/", is_number (post) ? post : "0", NULL);

  return new_call (work, kind, method, path, query);
}

static void
commit (StudioWork *work)
{
  gboolean pending = g_strcmp0 (studio_work_get_setting (work, "status"), "pending") == 0;
  gint64 at = work->job->outgoing->at;
  JsonObject *change = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (StudioHttpRequest) request = new_post_call (work, STUDIO_HTTP_COMMIT, "POST", "_fields=id,status,link,date_gmt");
  g_autoptr (StudioHttpReply) reply = NULL;

  json_object_set_string_member (change, "status", pending ? "pending" : at > 0 ? "future"
                                                                                : "publish");
  if (at > 0 && !pending) {
    g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (at);
    g_autofree char *date = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S");

    json_object_set_string_member (change, "date_gmt", date);
  }
  json_node_take_object (root, change);
  if (studio_work_get_mark (work, "post") == NULL) {
    studio_work_fail (work, STUDIO_OUTCOME_NOT_SENT, _ ("The draft is not there yet."));
    return;
  }
  studio_http_request_json (request, root);
  reply = studio_work_send (work, request);
  if (take (work, reply) && !take_post (work, studio_http_reply_object (reply)))
    studio_work_unreadable (work, STUDIO_HTTP_COMMIT);
}

/* The post is ours by its id, so its status is proof either way. */
static void
reconcile (StudioWork *work)
{
  g_autoptr (StudioHttpRequest) request = NULL;
  g_autoptr (StudioHttpReply) reply = NULL;
  JsonObject *post;

  if (studio_work_get_mark (work, "post") == NULL) { /* only drafts were asked for */
    work->result->outcome = STUDIO_OUTCOME_ABSENT;
    return;
  }
  request = new_post_call (work, STUDIO_HTTP_READ, "GET", "context=edit&_fields=id,status,link,date_gmt");
  reply = studio_work_send (work, request);
  post = studio_http_reply_object (reply);
  if (!take (work, reply) || take_post (work, post))
    return;
  if (post != NULL && g_strcmp0 (studio_json_peek_string (post, "status"), "draft") == 0)
    work->result->outcome = STUDIO_OUTCOME_ABSENT;
  else
    studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("The post is neither published nor a draft any more; look in WordPress."));
}

static void
permalink (StudioWork *work)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  reconcile (work);
  if (g_strcmp0 (work->result->state, "future") == 0 && work->job->outgoing->at > 0 && now > work->job->outgoing->at + MISSED_AFTER) {
    studio_work_code (work, "missed");
    studio_work_warn (work, _ ("WordPress missed the time it was to publish at: it needs a visitor to wake it. Publish the post there by hand."));
  }
}

/* WordPress knows which of the user's application passwords this is, and lets it delete itself. */
static void
give_back (StudioWork *work)
{
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_READ, "GET", "wp/v2/users/me/application-passwords/introspect", NULL);
  g_autoptr (StudioHttpReply) reply = studio_work_send (work, request);
  g_autofree char *uuid = NULL, *path = NULL;

  if (!take (work, reply))
    return;
  uuid = studio_work_get_id (studio_http_reply_object (reply), "uuid");
  if (uuid == NULL || !g_uuid_string_is_valid (uuid)) {
    studio_work_unreadable (work, STUDIO_HTTP_READ);
    return;
  }
  path = g_strconcat ("wp/v2/users/me/application-passwords/", uuid, NULL);
  {
    g_autoptr (StudioHttpRequest) last = new_call (work, STUDIO_HTTP_UPLOAD, "DELETE", path, NULL);
    g_autoptr (StudioHttpReply) done = studio_work_send (work, last);

    take (work, done);
  }
}

const StudioConnector studio_connector_wordpress = {
  .platform = "wordpress",
  .host = host,
  .steps = { verify, NULL, prepare, commit, reconcile, permalink, give_back },
};
