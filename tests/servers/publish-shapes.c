#include "config.h"

#include "studio-connector.h"
#include "studio-oauth.h"

/*
 * Requests to X and Telegram, through a checker that knows their machine-readable descriptions, and the sign-in to X with a real OAuth server.
 * tests/servers/run-shapes starts what they need; without it they are skipped.
 */

#define CAPTION "Jalan desa Sempulang selesai: 2,4 km \xf0\x9f\x9a\xa7 <aspal> & \"lancar\". Info: https://paserkab.go.id/jalan #PaserMAS"

static const StudioHttpRules rules = { .addresses = STUDIO_ADDRESS_LOOPBACK, .deadline = 60000 };
static StudioRedaction *redaction;

static const char *
need (const char *name)
{
  const char *value = g_getenv (name);

  if (value == NULL || *value == '\0') {
    g_test_skip (name);
    return NULL;
  }

  return value;
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *root = studio_json_parse ("shapes", bytes, &error);

  g_assert_no_error (error);

  return root;
}

static void
add_picture (StudioOutgoing *outgoing,
             const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("PEMDA_STUDIO_DATA"), "samples", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, size);
  studio_outgoing_add (outgoing, bytes, "image/jpeg", "Jalan beraspal di tepi sawah", 1600, 1067);
}

static StudioJob *
make_job (const char *platform,
          const char *address,
          StudioCredentials *credentials,
          const char *settings,
          guint pictures)
{
  static const char *const samples[] = { "apel.jpg", "balai-rapat.jpg" };
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *caption = g_strdup_printf (CAPTION " %.8s", key);
  StudioJob *job = studio_job_new (platform, address, credentials);

  job->rules = rules;
  job->settings = parse (settings);
  job->outgoing = studio_outgoing_new (key, "Jalan desa", caption);
  for (guint i = 0; i < pictures; i++)
    add_picture (job->outgoing, samples[i]);

  return job;
}

static StudioCredentials *
make_credentials (const char *secrets)
{
  g_autoptr (JsonNode) node = parse (secrets);

  return studio_credentials_new (node, redaction, NULL, NULL);
}

/* Any fault in a request, or in an answer, is an error of the checker's here. */
static StudioResult *
run (StudioJob *job,
     StudioStep step,
     StudioOutcome expected)
{
  StudioResult *result = studio_connector_run (job, step, NULL);

  g_test_message ("%d: %s %s; %s; %s", step, studio_outcome_get_name (result->outcome), result->detail, result->message, result->permalink);
  g_assert_cmpstr (studio_outcome_get_name (result->outcome), ==, studio_outcome_get_name (expected));
  g_clear_pointer (&job->marks, json_node_unref);
  job->marks = result->marks != NULL ? json_node_ref (result->marks) : NULL;
  g_clear_pointer (&job->settings, json_node_unref);
  job->settings = json_node_ref (result->settings);

  return result;
}

static void
test_x_requests (void)
{
  const char *url = need ("X_CHECKED_URL");
  g_autoptr (StudioCredentials) credentials = url != NULL ? make_credentials ("{\"token\": \"shapes\"}") : NULL;
  g_autoptr (StudioJob) job = url != NULL ? make_job ("x", url, credentials, "{}", 2) : NULL;
  g_autoptr (StudioResult) verified = NULL, prepared = NULL, committed = NULL, found = NULL;

  if (url == NULL)
    return;
  verified = run (job, STUDIO_STEP_VERIFY, STUDIO_OUTCOME_DONE);
  g_assert_cmpstr (verified->name, ==, "@dinkes");
  prepared = run (job, STUDIO_STEP_PREPARE, STUDIO_OUTCOME_DONE);
  committed = run (job, STUDIO_STEP_COMMIT, STUDIO_OUTCOME_DONE);
  g_assert_nonnull (committed->permalink);
  found = run (job, STUDIO_STEP_RECONCILE, STUDIO_OUTCOME_DONE);
  g_assert_cmpstr (found->remote_id, ==, committed->remote_id);
}

/* The checker is awake: what X does not know is refused. */
static void
test_x_control (void)
{
  const char *url = need ("X_CHECKED_URL");
  g_autofree char *address = g_strconcat (url != NULL ? url : "", "/2/tweets", NULL);
  g_autoptr (StudioHttp) http = studio_http_new (&rules, redaction, NULL, NULL);
  g_autoptr (StudioHttpRequest) request = studio_http_request_new (STUDIO_HTTP_UPLOAD, "POST", address);
  g_autoptr (JsonNode) body = parse ("{\"text\": \"a\", \"picture\": \"7\"}");
  g_autoptr (StudioHttpReply) reply = NULL;

  if (url == NULL)
    return;
  studio_http_request_bearer (request, "shapes");
  studio_http_request_json (request, body);
  reply = studio_http_send (http, request, NULL);
  g_assert_cmpint (reply->outcome, !=, STUDIO_OUTCOME_DONE);
}

static void
test_telegram_requests (void)
{
  const char *url = need ("TELEGRAM_CHECKED_URL");
  const char *token = url != NULL ? need ("TELEGRAM_TOKEN") : NULL;
  g_autofree char *secrets = g_strdup_printf ("{\"token\": \"%s\"}", token);
  g_autoptr (StudioCredentials) credentials = token != NULL ? make_credentials (secrets) : NULL;

  for (guint pictures = 1; token != NULL && pictures <= 2; pictures++) {
    g_autoptr (StudioJob) job = make_job ("telegram", url, credentials, "{\"chat\": \"@kanal\", \"bot\": \"42\"}", pictures);
    /* answers are the same for everybody: there is no member who may post */
    g_autoptr (StudioResult) prepared = run (job, STUDIO_STEP_PREPARE, STUDIO_OUTCOME_REJECTED);
    g_autoptr (StudioResult) committed = NULL;

    g_assert_cmpuint (prepared->status, ==, 200);
    committed = run (job, STUDIO_STEP_COMMIT, STUDIO_OUTCOME_DONE);
    g_assert_cmpstr (committed->remote_id, ==, "7");
  }
}

static void
keep_result (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* The browser: follows from page to page, with cookies, back to the program. */
static GSubprocess *
browse (const char *page)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *jar = g_build_filename (g_get_user_cache_dir (), "jar", NULL);
  GSubprocess *browser;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  browser = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "curl", "-sSL", "--max-redirs", "8", "--max-time", "20", "-c", jar, "-b", jar, page, NULL);
  g_assert_no_error (error);

  return browser;
}

static JsonNode *
sign_in (const char *url)
{
  g_autoptr (StudioOauth) oauth = studio_oauth_new ("x", url, "desktop", &rules, redaction);
  g_autoptr (GAsyncResult) begun = NULL, waited = NULL;
  g_autoptr (GSubprocess) browser = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *secrets;

  studio_oauth_begin_async (oauth, NULL, keep_result, &begun);
  g_assert_true (studio_oauth_begin_finish (oauth, await (&begun), &error));
  g_assert_no_error (error);
  studio_oauth_wait_async (oauth, NULL, keep_result, &waited);
  browser = browse (studio_oauth_get_page (oauth));
  secrets = studio_oauth_finish (oauth, await (&waited), &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (browser, NULL, &error));

  return secrets;
}

static JsonNode *
spoil_token (JsonNode *secrets)
{
  g_autoptr (JsonNode) spoilt = studio_json_string ("no-token-of-anybody");

  return studio_json_with_member (secrets, "token", spoilt);
}

static gboolean
keep_secrets (JsonNode *secrets,
              gpointer data,
              GError **error)
{
  JsonNode **place = data;

  g_clear_pointer (place, json_node_unref);
  *place = json_node_ref (secrets);

  return TRUE;
}

static StudioOutcome
verify_with (const char *url,
             JsonNode *secrets,
             JsonNode **kept)
{
  g_autoptr (StudioCredentials) credentials = studio_credentials_new (secrets, redaction, keep_secrets, kept);
  g_autoptr (StudioJob) job = make_job ("x", url, credentials, "{}", 0);
  g_autoptr (StudioResult) result = studio_connector_run (job, STUDIO_STEP_VERIFY, NULL);

  g_test_message ("%s: %s", studio_outcome_get_name (result->outcome), result->message);

  return result->outcome;
}

/* Signed in by a browser; the token renewed, and renewed again; an old refresh token ends it all, and that is said (G14, X3). */
static void
test_x_sign_in (void)
{
  const char *url = need ("X_URL");
  g_autoptr (JsonNode) secrets = url != NULL ? sign_in (url) : NULL;
  g_autoptr (JsonNode) first = NULL, second = NULL, third = NULL, fourth = NULL;

  if (url == NULL)
    return;
  g_assert_cmpint (verify_with (url, secrets, &first), ==, STUDIO_OUTCOME_DONE);
  g_assert_null (first); /* nothing had to be renewed */
  for (int i = 0; i < 2; i++) {
    g_autoptr (JsonNode) spoilt = spoil_token (i == 0 ? secrets : second);

    g_assert_cmpint (verify_with (url, spoilt, i == 0 ? &second : &third), ==, STUDIO_OUTCOME_DONE);
  }
  g_assert_cmpstr (studio_json_peek_string (json_node_get_object (second), "refresh"), !=, studio_json_peek_string (json_node_get_object (secrets), "refresh"));
  g_assert_cmpstr (studio_json_peek_string (json_node_get_object (third), "refresh"), !=, studio_json_peek_string (json_node_get_object (second), "refresh"));
  {
    g_autoptr (JsonNode) old = spoil_token (second);

    g_assert_cmpint (verify_with (url, old, &fourth), ==, STUDIO_OUTCOME_NEEDS_LOGIN);
    g_assert_null (fourth);
  }
}

int
main (int argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  redaction = studio_redaction_new ();
  g_test_add_func ("/shapes/x/requests", test_x_requests);
  g_test_add_func ("/shapes/x/control", test_x_control);
  g_test_add_func ("/shapes/telegram/requests", test_telegram_requests);
  g_test_add_func ("/shapes/x/sign-in", test_x_sign_in);

  return g_test_run ();
}
