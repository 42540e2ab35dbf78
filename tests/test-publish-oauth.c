#include "config.h"

#include "studio-oauth.h"

#include <string.h>

#include "double.h"
#include "studio-error.h"

#define CANARY "CANARY-s3cret-94f1-token"
#define APP "{\"client_id\":\"app-7\",\"client_secret\":\"CANARY-client-secret\"}"
#define TOKEN "{\"access_token\":\"" CANARY "\",\"token_type\":\"Bearer\",\"scope\":\"profile\",\"created_at\":1795282363}"
#define NEW_SERVER "{\"issuer\":\"$URL/\",\"scopes_supported\":[\"read\",\"profile\",\"write:media\",\"write:statuses\",\"read:statuses\"],\"code_challenge_methods_supported\":[\"S256\"]}"

/*
 * A row: a server, and what has to come of a sign-in there.
 * brings: what the browser brings back, after the state; NULL: the code is typed
 */
typedef struct
{
  const char *name;
  const char *platform;
  DoubleRule rules[8];
  const char *brings;
  const char *begins; /* what beginning fails with; NULL: it does not */
  const char *says;   /* what the end fails with; NULL: it does not */
  const char *scope;
  gboolean shows_code;
} Row;

static const Row rows[] = {
  { .name = "mastodon", .platform = "mastodon", .scope = "profile read:statuses write:statuses write:media", .brings = "code=good", .rules = {
                                                                                                                                        { .match = "GET /.well-known/oauth-authorization-server", .status = 200, .body = NEW_SERVER },
                                                                                                                                        { .match = "POST /api/v1/apps", .status = 200, .body = APP },
                                                                                                                                        { .match = "POST /oauth/token", .status = 200, .body = TOKEN },
                                                                                                                                        { 0 },
                                                                                                                                    } },
  /* M12 */
  { .name = "mastodon before 4.3", .platform = "mastodon", .scope = "read:accounts read:statuses write:statuses write:media", .brings = "code=good", .rules = {
                                                                                                                                                         { .match = "GET /.well-known", .status = 404, .body = "{\"error\":\"Not found\"}" },
                                                                                                                                                         { .match = "POST /api/v1/apps", .status = 200, .body = APP },
                                                                                                                                                         { .match = "POST /oauth/token", .status = 200, .body = TOKEN },
                                                                                                                                                         { 0 },
                                                                                                                                                     } },
  { .name = "no way back to this computer", .platform = "mastodon", .shows_code = TRUE, .rules = {
                                                                                            { .match = "GET /.well-known", .status = 404, .body = "{}" },
                                                                                            { .match = "POST /api/v1/apps", .times = 1, .status = 422, .body = "{\"error\":\"Validation failed: Redirect URI must be an absolute URI.\"}" },
                                                                                            { .match = "POST /api/v1/apps", .status = 200, .body = APP },
                                                                                            { .match = "POST /oauth/token", .status = 200, .body = TOKEN },
                                                                                            { 0 },
                                                                                        } },
  { .name = "no Mastodon", .platform = "mastodon", .begins = "no Mastodon", .rules = { { .status = 404, .headers = "Content-Type: text/html\r\n", .body = "<html>" }, { 0 } } },
  { .name = "no answer of Mastodon's", .platform = "mastodon", .begins = "no Mastodon", .rules = { { .status = 200, .body = "{\"ok\":true}" }, { 0 } } },
  { .name = "client id with a line break", .platform = "mastodon", .begins = "no Mastodon", .rules = { { .status = 200, .body = "{\"client_id\":\"a\\r\\nX: y\",\"client_secret\":\"b\"}" }, { 0 } } },
  { .name = "moved", .platform = "mastodon", .begins = "", .rules = { { .status = 301, .headers = "Location: https://evil.example/\r\n", .body = "" }, { 0 } } },
  { .name = "denied", .platform = "mastodon", .brings = "error=access_denied", .says = "did not give the permission", .rules = {
                                                                                                                          { .match = "POST /api/v1/apps", .status = 200, .body = APP },
                                                                                                                          { .status = 404, .body = "{}" },
                                                                                                                          { 0 },
                                                                                                                      } },
  { .name = "no code", .platform = "mastodon", .brings = "iss=x", .says = "without the permission", .rules = {
                                                                                                        { .match = "POST /api/v1/apps", .status = 200, .body = APP },
                                                                                                        { .status = 404, .body = "{}" },
                                                                                                        { 0 },
                                                                                                    } },
  { .name = "code too old", .platform = "x", .brings = "code=CANARY-code", .says = "too old", .rules = { { .match = "POST /2/oauth2/token", .status = 400, .body = "{\"error\":\"invalid_grant\",\"error_description\":\"CANARY-code\"}" }, { 0 } } },
  { .name = "token cut off", .platform = "x", .brings = "code=CANARY-code", .says = "", .rules = { { .match = "POST", .how = DOUBLE_RAW, .status = 200, .body = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"access_token\":" }, { 0 } } },
  { .name = "token is none", .platform = "x", .brings = "code=CANARY-code", .says = "too old", .rules = { { .match = "POST", .status = 200, .body = "{\"access_token\":\"\"}" }, { 0 } } },
  { .name = "deep answer", .platform = "x", .brings = "code=CANARY-code", .says = "", .rules = { { .match = "POST", .status = 200, .body = "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[" }, { 0 } } },
  { .name = "server down", .platform = "x", .brings = "code=CANARY-code", .says = "", .rules = { { .match = "POST", .status = 503, .body = "{}" }, { 0 } } },
};

static void
begun_cb (GObject *oauth,
          GAsyncResult *result,
          gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **kept)
{
  while (*kept == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (kept);
}

/* The browser: goes where the page's address says that it shall go back to. */
static gpointer
browse_thread (gpointer request)
{
  g_auto (GStrv) parts = g_strsplit (request, " ", 2);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_host (client, parts[0], 0, NULL, NULL);
  char buffer[4096];

  g_assert_nonnull (connection);
  g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), parts[1], strlen (parts[1]), NULL, NULL, NULL));
  while (g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), buffer, sizeof buffer, NULL, NULL) > 0)
    ;
  g_free (request);
  return NULL;
}

static GThread *
browse (GHashTable *query,
        const char *brings)
{
  g_autoptr (GUri) back = g_uri_parse (g_hash_table_lookup (query, "redirect_uri"), G_URI_FLAGS_NONE, NULL);
  char *request = g_strdup_printf ("127.0.0.1:%d GET %s?state=%s&%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n", g_uri_get_port (back), g_uri_get_path (back),
                                   (const char *) g_hash_table_lookup (query, "state"), brings, g_uri_get_port (back));

  return g_thread_new ("browser", browse_thread, request);
}

static char *
challenge_of (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize n = sizeof digest;
  char *text;

  g_checksum_update (checksum, (const guchar *) verifier, (gssize) strlen (verifier));
  g_checksum_get_digest (checksum, digest, &n);
  text = g_strdelimit (g_strdelimit (g_base64_encode (digest, n), "+", '-'), "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

/* The token was asked for with what the page's address promised. */
static void
assert_proven (Double *server,
               const Row *row,
               GHashTable *query)
{
  g_autoptr (GString) sent = double_get_request (server, g_str_equal (row->platform, "x") ? "POST /2/oauth2/token" : "POST /oauth/token", 0);
  const char *body = strstr (sent->str, "\r\n\r\n") + 4;
  g_autoptr (GHashTable) form = g_uri_parse_params (body, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
  const char *verifier = g_hash_table_lookup (form, "code_verifier");
  g_autofree char *challenge = challenge_of (verifier);

  g_assert_cmpuint (strlen (verifier), >=, 43);
  g_assert_cmpstr (challenge, ==, g_hash_table_lookup (query, "code_challenge"));
  g_assert_cmpstr (g_hash_table_lookup (query, "code_challenge_method"), ==, "S256");
  g_assert_cmpstr (g_hash_table_lookup (form, "redirect_uri"), ==, g_hash_table_lookup (query, "redirect_uri"));
  g_assert_cmpstr (g_hash_table_lookup (form, "client_id"), ==, g_hash_table_lookup (query, "client_id"));
  g_assert_cmpuint (double_count (server, "POST /oauth/token") + double_count (server, "POST /2/oauth2/token"), ==, 1);
  double_assert_not_in_line (server, verifier);
}

static GHashTable *
read_query (StudioOauth *oauth,
            const Row *row)
{
  g_autoptr (GUri) page = g_uri_parse (studio_oauth_get_page (oauth), G_URI_FLAGS_ENCODED_QUERY, NULL);
  GHashTable *query = g_uri_parse_params (g_uri_get_query (page), -1, "&", G_URI_PARAMS_WWW_FORM, NULL);

  g_assert_cmpstr (g_hash_table_lookup (query, "response_type"), ==, "code");
  if (row->scope != NULL)
    g_assert_cmpstr (g_hash_table_lookup (query, "scope"), ==, row->scope);
  g_assert_cmpint (studio_oauth_shows_code (oauth), ==, row->shows_code);
  return query;
}

static void
check_end (Double *server,
           const Row *row,
           StudioOauth *oauth,
           GHashTable *query)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) ended = NULL;
  g_autoptr (JsonNode) secrets = NULL;
  GThread *browser = NULL;

  if (row->brings != NULL) {
    studio_oauth_wait_async (oauth, NULL, begun_cb, &kept);
    browser = browse (query, row->brings);
  } else {
    studio_oauth_redeem_async (oauth, "typed-code", NULL, begun_cb, &kept);
  }
  ended = wait_for (&kept);
  secrets = studio_oauth_finish (oauth, ended, &error);
  if (browser != NULL)
    g_thread_join (browser);
  if (row->says != NULL) {
    g_assert_null (secrets);
    g_assert_nonnull (strstr (error->message, row->says));
    g_assert_null (strstr (error->message, "CANARY"));
    return;
  }
  g_assert_no_error (error);
  g_assert_cmpstr (studio_json_peek_string (json_node_get_object (secrets), "token"), ==, CANARY);
  assert_proven (server, row, query);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (Double) server = double_start (row->rules);
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  const StudioHttpRules rules = { .addresses = STUDIO_ADDRESS_LOOPBACK, .deadline = 20000 };
  g_autoptr (StudioOauth) oauth = studio_oauth_new (row->platform, double_get_url (server), "desktop", &rules, redaction);
  g_autoptr (GHashTable) query = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) begun = NULL;

  studio_oauth_begin_async (oauth, NULL, begun_cb, &kept);
  begun = wait_for (&kept);
  if (row->begins != NULL) {
    g_assert_false (studio_oauth_begin_finish (oauth, begun, &error));
    g_assert_nonnull (strstr (error->message, row->begins));
    return;
  }
  g_assert_true (studio_oauth_begin_finish (oauth, begun, &error));
  g_assert_no_error (error);
  query = read_query (oauth, row);
  check_end (server, row, oauth, query);
}

/* Stopped while the browser is open: nothing is asked for, and the door is shut. */
static void
test_cancelled (void)
{
  const DoubleRule nothing[] = { { .status = 500, .body = "{}" }, { 0 } };
  g_autoptr (Double) server = double_start (nothing);
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const StudioHttpRules rules = { .addresses = STUDIO_ADDRESS_LOOPBACK };
  g_autoptr (StudioOauth) oauth = studio_oauth_new ("x", double_get_url (server), "desktop", &rules, redaction);
  g_autoptr (GError) error = NULL;
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) ended = NULL;

  studio_oauth_begin_async (oauth, cancellable, begun_cb, &kept);
  begun = wait_for (&kept);
  g_assert_true (studio_oauth_begin_finish (oauth, begun, NULL));
  studio_oauth_wait_async (oauth, cancellable, begun_cb, &kept);
  g_cancellable_cancel (cancellable);
  ended = wait_for (&kept);
  g_assert_null (studio_oauth_finish (oauth, ended, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (double_count_connections (server), ==, 0);
}

/*
 * With a server that is not ours (../shared/servers/oauth-up): PEMDA_STUDIO_OAUTH="mastodon http://127.0.0.1:9021" runs the whole way there, curl with cookies being the
 * browser and the server saying yes.
 */
static void
test_real (void)
{
  g_auto (GStrv) place = g_strsplit (g_getenv ("PEMDA_STUDIO_OAUTH"), " ", 2);
  g_autofree char *jar = g_build_filename (g_get_tmp_dir (), "oauth-jar", NULL);
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  const StudioHttpRules rules = { .addresses = STUDIO_ADDRESS_LOOPBACK };
  g_autoptr (StudioOauth) oauth = studio_oauth_new (place[0], place[1], "desktop", &rules, redaction);
  g_autoptr (GSubprocess) curl = NULL;
  g_autoptr (JsonNode) secrets = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) ended = NULL;

  studio_oauth_begin_async (oauth, NULL, begun_cb, &kept);
  begun = wait_for (&kept);
  g_assert_true (studio_oauth_begin_finish (oauth, begun, &error));
  studio_oauth_wait_async (oauth, NULL, begun_cb, &kept);
  curl = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "curl", "-sL", "-c", jar, "-b", jar, studio_oauth_get_page (oauth), NULL);
  g_assert_no_error (error);
  ended = wait_for (&kept);
  secrets = studio_oauth_finish (oauth, ended, &error);
  g_assert_no_error (error);
  g_assert_nonnull (studio_json_peek_string (json_node_get_object (secrets), "token"));
  if (g_str_equal (place[0], "x"))
    g_assert_nonnull (studio_json_peek_string (json_node_get_object (secrets), "refresh"));
  g_assert_true (g_subprocess_wait (curl, NULL, NULL));
}

int
main (int argc,
      char **argv)
{
  double_prepare ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/publish/oauth/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/publish/oauth/cancelled", test_cancelled);
  if (g_getenv ("PEMDA_STUDIO_OAUTH") != NULL)
    g_test_add_func ("/publish/oauth/real", test_real);
  return g_test_run ();
}
