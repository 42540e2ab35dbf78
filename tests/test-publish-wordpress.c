#include "config.h"

#include "connector-fixture.h"

#define SETTINGS "{\"user\": \"ed\"}"
#define API "/wp-json/wp/v2/"
#define FLIP "POST " API "posts/12?"
#define MEDIA "POST " API "media"
#define DRAFT "POST " API "posts HTTP"
#define MARKS "{\"slug\": \"jalan-1\", \"asked\": \"yes\", \"post\": \"12\"}"
#define ASKED "{\"slug\": \"jalan-1\", \"asked\": \"yes\"}"
#define LIVE "{\"id\":12,\"status\":\"publish\",\"link\":\"https://a.go.id/jalan/\"}"
#define HIDDEN "{\"id\":12,\"status\":\"draft\",\"link\":\"https://a.go.id/?p=12\"}"
#define PICTURE "{\"id\":7,\"source_url\":\"https://a.go.id/image-1.jpg\"}"
#define INDEX "{\"name\":\"S\",\"namespaces\":[\"wp/v2\"],\"authentication\":{\"application-passwords\":{\"endpoints\":{}}}}"
#define ROOT_LINK "Link: <$URL/wp-json/>; rel=\"https://api.w.org/\"\r\n"
#define ME "{\"id\":3,\"name\":\"Ed\",\"capabilities\":{\"publish_posts\":true,\"upload_files\":true}}"
#define PUBLISH                                \
  {                                            \
    .match = FLIP, .status = 200, .body = LIVE \
  }
#define MAKE_DRAFT                                \
  {                                               \
    .match = DRAFT, .status = 201, .body = HIDDEN \
  }
#define UPLOAD                                     \
  {                                                \
    .match = MEDIA, .status = 201, .body = PICTURE \
  }

static const ConnectorRow rows[] = {
  { .name = "whole way", .steps = "PC", .settings = SETTINGS, .pictures = 2, .rules = { UPLOAD, MAKE_DRAFT, PUBLISH, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .link = "https://a.go.id/jalan/", .commit = FLIP, .commits = 1, .other = MEDIA, .others = 2, .sent = "{\"status\":\"publish\"}" },
  { .name = "alt and escaping", .steps = "P", .settings = SETTINGS, .pictures = 2, .rules = { UPLOAD, MAKE_DRAFT, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = DRAFT, .commits = 1, .sent = "<p>Jalan 2 km &lt;selesai&gt;.</p>" },
  { .name = "contributor hands in", .steps = "PC", .settings = "{\"user\": \"connie\", \"status\": \"pending\"}", .rules = { MAKE_DRAFT, { .match = FLIP, .status = 200, .body = "{\"id\":12,\"status\":\"pending\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .link = "", .commit = FLIP, .commits = 1, .sent = "{\"status\":\"pending\"}" },
  { .name = "G11 id as text", .steps = "PC", .settings = SETTINGS, .rules = { { .match = DRAFT, .status = 201, .body = "{\"id\":\"12\",\"status\":\"draft\"}" }, PUBLISH, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .commit = FLIP, .commits = 1 },
  { .name = "G11 negative id", .steps = "PC", .settings = SETTINGS, .rules = { { .match = DRAFT, .status = 201, .body = "{\"id\":-1,\"status\":\"draft\"}" }, PUBLISH, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = FLIP, .commits = 0 },
  { .name = "G11 huge id", .steps = "PC", .settings = SETTINGS, .rules = { { .match = DRAFT, .status = 201, .body = "{\"id\":9223372036854775808,\"status\":\"draft\"}" }, PUBLISH, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = FLIP, .commits = 0 },
  { .name = "G11 id is an object", .steps = "PC", .settings = SETTINGS, .rules = { { .match = DRAFT, .status = 201, .body = "{\"id\":{},\"status\":\"draft\"}" }, PUBLISH, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = FLIP, .commits = 0 },
  { .name = "G11 path as id", .steps = "PC", .settings = SETTINGS, .rules = { { .match = DRAFT, .status = 201, .body = "{\"id\":\"../users/1\",\"status\":\"draft\"}" }, PUBLISH, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = FLIP, .commits = 0 },
  { .name = "G15 another post answers", .steps = "C", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = FLIP, .status = 200, .body = "{\"id\":99,\"status\":\"publish\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = FLIP, .commits = 1 },
  { .name = "G21 javascript link", .steps = "C", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = FLIP, .status = 200, .body = "{\"id\":12,\"status\":\"publish\",\"link\":\"javascript:alert(1)\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .link = "", .commit = FLIP, .commits = 1 },
  { .name = "W1 no link header", .steps = "V", .settings = SETTINGS, .rules = { { .match = "HEAD", .status = 200, .headers = "X-A: b\r\n" }, { .match = "GET /?rest_route=/&_fields", .status = 200, .body = INDEX }, { .match = "GET /?rest_route=/wp/v2/users/me&context=edit", .status = 200, .body = ME }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "3", .commit = "POST", .commits = 0 },
  { .name = "W2 other host", .steps = "V", .settings = SETTINGS, .rules = { { .match = "HEAD", .status = 200, .headers = "Link: <https://evil.test/wp-json/>; rel=\"https://api.w.org/\"\r\n" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .says = "evil.test", .commit = "POST", .commits = 0, .other = "GET", .others = 0 },
  { .name = "W2 http", .steps = "V", .settings = SETTINGS, .rules = { { .match = "HEAD", .status = 200, .headers = "Link: <http://localhost/wp-json/>; rel=\"https://api.w.org/\"\r\n" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .commit = "POST", .commits = 0, .other = "GET", .others = 0 },
  { .name = "W3 no passwords", .steps = "V", .settings = SETTINGS, .rules = { { .match = "HEAD", .status = 200, .headers = ROOT_LINK }, { .match = "GET /wp-json/?_fields", .status = 200, .body = "{\"name\":\"S\",\"namespaces\":[],\"authentication\":[]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .code = "no_passwords", .says = "Wordfence", .commit = "POST", .commits = 0 },
  { .name = "W4 header dropped", .steps = "V", .settings = SETTINGS, .rules = { { .match = "HEAD", .status = 200, .headers = ROOT_LINK }, { .match = "GET /wp-json/?_fields", .status = 200, .body = INDEX }, { .match = "GET " API "users/me", .status = 401, .body = "{\"code\":\"rest_not_logged_in\",\"message\":\"Anda belum masuk.\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .code = "header_dropped", .says = "Authorization", .commit = "GET " API "users/me", .commits = 2 },
  { .name = "W4 header arrives", .steps = "V", .settings = SETTINGS, .rules = { { .match = "HEAD", .status = 200, .headers = ROOT_LINK }, { .match = "GET /wp-json/?_fields", .status = 200, .body = INDEX }, { .match = "GET " API "users/me?context", .status = 401, .body = "{\"code\":\"rest_not_logged_in\"}" }, { .match = "GET " API "users/me", .status = 401, .body = "{\"code\":\"incorrect_password\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = "POST", .commits = 0 },
  { .name = "W5 thumbnails failed", .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { { .match = MEDIA " ", .status = 500, .headers = "X-WP-Upload-Attachment-ID: 77\r\n", .body = "{\"code\":\"internal\"}" }, { .match = MEDIA "/77/post-process", .status = 200, .body = "{\"id\":77}" }, { .match = MEDIA "/77 ", .status = 200, .body = "{\"id\":77}" }, MAKE_DRAFT, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = MEDIA " ", .commits = 1, .other = MEDIA "/77", .others = 2 },
  { .name = "W6 picture elsewhere", .steps = "P", .settings = SETTINGS, .pictures = 2, .rules = { { .match = MEDIA, .status = 201, .body = "{\"id\":7,\"source_url\":\"file:///etc/passwd\"}" }, MAKE_DRAFT, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = DRAFT, .commits = 1, .sent = "\"content\":\"<p>Jalan 2 km &lt;selesai&gt;.</p>\\n\"" },
  { .name = "W7 damaged on the way", .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { { .match = MEDIA, .times = 1, .status = 412, .body = "{\"code\":\"rest_upload_hash_mismatch\"}" }, UPLOAD, MAKE_DRAFT, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = MEDIA, .commits = 2 },
  { .name = "W7 damaged again", .steps = "P", .settings = SETTINGS, .pictures = 1, .rules = { { .match = MEDIA, .status = 412, .body = "{\"code\":\"rest_upload_hash_mismatch\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .commit = MEDIA, .commits = 2 },
  { .name = "W8 draft lost, one there", .steps = "PC", .settings = SETTINGS, .marks = ASKED, .rules = { { .match = "GET " API "posts?", .status = 200, .body = "[{\"id\":12}]" }, PUBLISH, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .commit = FLIP, .commits = 1, .other = DRAFT, .others = 0 },
  { .name = "W8 draft lost, none there", .steps = "PC", .settings = SETTINGS, .marks = ASKED, .rules = { { .match = "GET " API "posts?", .status = 200, .body = "[]" }, MAKE_DRAFT, PUBLISH, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .commit = FLIP, .commits = 1, .other = DRAFT, .others = 1 },
  { .name = "W8 draft lost, two there", .steps = "PC", .settings = SETTINGS, .marks = ASKED, .rules = { { .match = "GET " API "posts?", .status = 200, .body = "[{\"id\":12},{\"id\":13}]" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .code = "many", .commit = FLIP, .commits = 0, .other = DRAFT, .others = 0 },
  { .name = "W9 answer lost, it is there", .steps = "CR", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = FLIP, .how = DOUBLE_CLOSE, .status = 1 }, { .match = "GET " API "posts/12", .status = 200, .body = LIVE }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .link = "https://a.go.id/jalan/", .commit = FLIP, .commits = 1 },
  { .name = "G4 stored, then 500", .steps = "CR", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = FLIP, .status = 500 }, { .match = "GET " API "posts/12", .status = 200, .body = LIVE }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .commit = FLIP, .commits = 1 },
  { .name = "G5 500, not stored", .steps = "CRC", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = FLIP, .times = 1, .status = 500 }, { .match = "GET " API "posts/12", .status = 200, .body = HIDDEN }, PUBLISH, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .commit = FLIP, .commits = 2 },
  { .name = "deleted meanwhile", .steps = "CR", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = FLIP, .status = 502 }, { .match = "GET " API "posts/12", .status = 200, .body = "{\"id\":12,\"status\":\"trash\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = FLIP, .commits = 1 },
  { .name = "W10 may not publish", .steps = "C", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = FLIP, .status = 403, .body = "{\"code\":\"rest_cannot_publish\",\"message\":\"Maaf\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .code = "offer_pending", .commit = FLIP, .commits = 1 },
  { .name = "W12 translated", .steps = "C", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = FLIP, .status = 401, .body = "{\"code\":\"incorrect_password\",\"message\":\"<b>Kata sandi " CANARY "</b> &hellip;\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = FLIP, .commits = 1 },
  { .name = "W13 warning before JSON", .steps = "CR", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = FLIP, .status = 200, .body = "<br />\n<b>Warning</b>: x" LIVE }, { .match = "GET " API "posts/12", .status = 200, .body = LIVE }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .commit = FLIP, .commits = 1 },
  { .name = "W14 challenge", .steps = "C", .settings = SETTINGS, .marks = MARKS, .rules = { { .match = FLIP, .status = 200, .headers = "Content-Type: text/html\r\ncf-mitigated: challenge\r\n", .body = "<!doctype html>" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .code = "guard", .commit = FLIP, .commits = 1 },
  { .name = "refused kind of file", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = MEDIA, .status = 500, .body = "{\"code\":\"rest_upload_unknown_error\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .commit = FLIP, .commits = 0, .other = MEDIA, .others = 1 },
  { .name = "G12 moved", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = MEDIA, .status = 301, .headers = "Location: https://www.a.go.id/\r\n" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .says = "www.a.go.id", .commit = FLIP, .commits = 0, .other = MEDIA, .others = 1 },
  { .name = "revoked", .steps = "X", .settings = SETTINGS, .rules = { { .match = "GET " API "users/me/application-passwords/introspect", .status = 200, .body = "{\"uuid\":\"5f0c2f3e-8a57-4c86-9d3f-6f0e7b1f2a10\",\"name\":\"Pemda Studio\"}" }, { .match = "DELETE " API "users/me/application-passwords/5f0c2f3e-8a57-4c86-9d3f-6f0e7b1f2a10", .status = 200, .body = "{\"deleted\":true}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = "DELETE", .commits = 1 },
  { .name = "revoke with a strange id", .steps = "X", .settings = SETTINGS, .rules = { { .match = "GET " API "users/me/application-passwords/introspect", .status = 200, .body = "{\"uuid\":\"../../users/1\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = "DELETE", .commits = 0 },
  { .name = "revoke with a dead password", .steps = "X", .settings = SETTINGS, .rules = { { .match = "GET", .status = 401, .body = "{\"code\":\"incorrect_password\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = "DELETE", .commits = 0 },
  { .name = NULL },
};

/* W11: the time has come and gone */
static void
test_missed (void)
{
  static const ConnectorRow row = { .settings = SETTINGS, .marks = MARKS, .rules = { { .match = "GET " API "posts/12", .status = 200, .body = "{\"id\":12,\"status\":\"future\"}" }, { .match = FLIP, .status = 200, .body = "{\"id\":12,\"status\":\"future\"}" }, { .status = 0 } } };
  static const ConnectorSuite suite = { "wordpress", "{\"password\": \"" CANARY "\"}", NULL };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
  g_autoptr (StudioResult) committed = NULL;
  g_autoptr (StudioResult) later = NULL;
  GString *request;

  job->outgoing->at = 1795282363;
  committed = studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
  g_assert_cmpint (committed->outcome, ==, STUDIO_OUTCOME_DONE);
  g_assert_cmpstr (committed->state, ==, "future");
  request = double_get_request (server, FLIP, 0);
  g_assert_nonnull (strstr (request->str, "{\"date_gmt\":\"2026-11-21T17:32:43\",\"status\":\"future\"}"));
  g_string_free (request, TRUE);
  job->outgoing->at = g_get_real_time () / G_USEC_PER_SEC - 700;
  later = studio_connector_run (job, STUDIO_STEP_PERMALINK, NULL);
  g_assert_cmpstr (later->code, ==, "missed");
  g_assert_cmpint (later->outcome, ==, STUDIO_OUTCOME_DONE);
}

static gboolean
refuse_to_keep (JsonNode *marks,
                gpointer data,
                GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No space for " CANARY);

  return FALSE;
}

/* G20: what cannot be noted is not followed by anything that could be seen */
static void
test_full_disk (void)
{
  static const ConnectorRow row = { .settings = SETTINGS, .pictures = 1, .rules = { UPLOAD, MAKE_DRAFT, { .status = 0 } } };
  static const ConnectorSuite suite = { "wordpress", "{\"password\": \"" CANARY "\"}", NULL };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
  g_autoptr (StudioResult) result = NULL;

  job->keep = refuse_to_keep;
  result = studio_connector_run (job, STUDIO_STEP_PREPARE, NULL);
  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_NOT_SENT);
  g_assert_nonnull (strstr (result->message, "disk"));
  fixture_assert_no_canary (result);
  g_assert_cmpuint (double_count (server, DRAFT), ==, 0);
}

typedef struct
{
  GMainLoop *loop;
  StudioResult *result;
} Waiting;

static void
on_done (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Waiting *waiting = data;

  waiting->result = studio_connector_run_finish (result);
  g_main_loop_quit (waiting->loop);
}

/* The main loop goes on while a thread waits for the server, and cancelling ends that. */
static void
test_async (void)
{
  static const ConnectorRow row = { .settings = SETTINGS, .marks = MARKS, .rules = { { .match = FLIP, .how = DOUBLE_SILENCE, .status = 1 }, { .status = 0 } } };
  static const ConnectorSuite suite = { "wordpress", "{\"password\": \"" CANARY "\"}", NULL };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { .loop = g_main_loop_new (NULL, FALSE) };
  StudioJob *job = fixture_job (&suite, &row, double_get_url (server));

  job->rules.deadline = 60000;
  studio_connector_run_async (job, STUDIO_STEP_COMMIT, cancellable, on_done, &waiting);
  while (double_count (server, FLIP) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (waiting.loop);
  g_assert_cmpint (waiting.result->outcome, ==, STUDIO_OUTCOME_UNCERTAIN);
  studio_result_free (waiting.result);
  g_main_loop_unref (waiting.loop);
}

int
main (int argc,
      char **argv)
{
  static const ConnectorSuite suite = { "wordpress", "{\"password\": \"" CANARY "\"}", rows };

  fixture_init (&argc, &argv);
  fixture_add (&suite);
  g_test_add_func ("/wordpress/W11-missed", test_missed);
  g_test_add_func ("/wordpress/G20-full-disk", test_full_disk);
  g_test_add_func ("/wordpress/async", test_async);

  return g_test_run ();
}
