#include "config.h"

#include "connector-fixture.h"
#include "studio-x-cost.h"
#include "studio-x-private.h"

#define TWEETS "POST /2/tweets"
#define MEDIA "POST /2/media/upload"
#define STATUS "GET /2/media/upload?command=STATUS&media_id=7"
#define ALT "POST /2/media/metadata"
#define LIST "GET /2/users/9/tweets?"
#define ME "GET /2/users/me"
#define RENEW "POST /2/oauth2/token"
#define MARKS "{\"media\": [\"7\"], \"described\": [\"1\"]}"
#define TRIED "{\"media\": [\"7\"], \"described\": [\"1\"], \"first\": \"1795282363\", \"began\": \"1795282363\"}"
#define SAID_ABSENT "{\"media\": [\"7\"], \"described\": [\"1\"], \"first\": \"1795282363\"}"
#define SETTINGS "{\"user\": \"9\", \"username\": \"dinkes\"}"
/* X's ids begin with their time: 2080 and 2018 */
#define ID "9200000000000000001"
#define OLD_ID "1000000000000000000"
#define LINK "https://x.com/dinkes/status/" ID
#define POST(id) "{\"id\":\"" id "\",\"text\":\"Jalan 2 km &lt;selesai&gt;. https://t.co/AbC\"}"
#define OTHER_POST "{\"id\":\"9200000000000000009\",\"text\":\"Jalan 3 km &lt;selesai&gt;. https://t.co/AbC\"}"
#define TOKENS "{\"token_type\":\"bearer\",\"access_token\":\"" CANARY "-two\",\"refresh_token\":\"" CANARY "-r2\",\"expires_in\":7200}"
#define DUPLICATE "{\"title\":\"Forbidden\",\"status\":403,\"detail\":\"You are not allowed to create a Tweet with duplicate content.\",\"type\":\"about:blank\"}"
#define TWEETED                                                                                       \
  {                                                                                                   \
    .match = TWEETS, .status = 201, .body = "{\"data\":{\"id\":\"" ID "\",\"text\":\"Jalan 2 km.\"}}" \
  }
#define UPLOADED                                                                                    \
  {                                                                                                 \
    .match = MEDIA, .status = 200, .body = "{\"data\":{\"id\":\"7\",\"expires_after_secs\":86400}}" \
  }
#define DESCRIBED                                                    \
  {                                                                  \
    .match = ALT, .status = 200, .body = "{\"data\":{\"id\":\"7\"}}" \
  }
#define UNAUTHORIZED "{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401,\"detail\":\"Unauthorized\"}"

static const ConnectorRow rows[] = {
  { .name = "whole way", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { UPLOADED, DESCRIBED, TWEETED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = ID, .link = LINK, .commit = TWEETS, .commits = 1, .sent = "\r\n\r\n{\"media\":{\"media_ids\":[\"7\"]},\"text\":\"Jalan 2 km <selesai>.\"}", .other = MEDIA, .others = 1 },
  { .name = "without pictures", .steps = "PC", .rules = { TWEETED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = ID, .link = "https://x.com/i/status/" ID, .commit = TWEETS, .commits = 1, .sent = "\r\n\r\n{\"text\":\"Jalan 2 km <selesai>.\"}" },
  { .name = "alt goes along", .steps = "P", .pictures = 2, .rules = { UPLOADED, DESCRIBED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = ALT, .commits = 1, .sent = "{\"id\":\"7\",\"metadata\":{\"alt_text\":{\"text\":\"Jalan beraspal \\\"baru\\\"\"}}}", .other = MEDIA, .others = 2 },
  { .name = "alt has a fault, the picture is kept", .steps = "P", .marks = "{\"media\": [\"7\"]}", .pictures = 1, .rules = { UPLOADED, { .match = ALT, .status = 503 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = MEDIA, .commits = 0, .other = ALT, .others = 1 },
  { .name = "pictures thrown away", .steps = "C", .marks = "{\"media\": [\"5\"], \"described\": [\"1\"], \"until\": \"1000\"}", .pictures = 1, .rules = { UPLOADED, DESCRIBED, TWEETED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = ID, .commit = TWEETS, .commits = 1, .sent = "[\"7\"]", .other = MEDIA, .others = 1 },
  { .name = "X1 pending, then ready", .steps = "PC", .pictures = 1, .rules = { { .match = MEDIA, .status = 200, .body = "{\"data\":{\"id\":\"7\",\"processing_info\":{\"state\":\"pending\",\"check_after_secs\":1}}}" }, { .match = STATUS, .times = 2, .status = 200, .body = "{\"data\":{\"id\":\"7\",\"processing_info\":{\"state\":\"in_progress\",\"check_after_secs\":1}}}" }, { .match = STATUS, .status = 200, .body = "{\"data\":{\"id\":\"7\",\"processing_info\":{\"state\":\"succeeded\"}}}" }, DESCRIBED, TWEETED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = ID, .commit = TWEETS, .commits = 1, .other = STATUS, .others = 3 },
  { .name = "X1 pending, then failed", .steps = "PC", .pictures = 1, .rules = { { .match = MEDIA, .status = 200, .body = "{\"data\":{\"id\":\"7\",\"processing_info\":{\"state\":\"pending\",\"check_after_secs\":1}}}" }, { .match = STATUS, .status = 200, .body = "{\"data\":{\"id\":\"7\",\"processing_info\":{\"state\":\"failed\"}}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "could not process", .commit = TWEETS, .commits = 0 },
  { .name = "X1 pending for ever", .steps = "PC", .pictures = 1, .rules = { { .match = MEDIA, .status = 200, .body = "{\"data\":{\"id\":\"7\",\"processing_info\":{\"state\":\"pending\"}}}" }, { .match = STATUS, .status = 200, .body = "{\"data\":{\"id\":\"7\",\"processing_info\":{\"state\":\"pending\"}}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = TWEETS, .commits = 0 },
  { .name = "X2 answer lost, in the list", .steps = "CR", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .how = DOUBLE_CLOSE, .status = 1 }, { .match = LIST, .status = 200, .body = "{\"data\":[" OTHER_POST "," POST (ID) "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = ID, .link = LINK, .commit = TWEETS, .commits = 1 },
  { .name = "X2 answer lost, not in the list", .steps = "CRC", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .how = DOUBLE_RESET, .status = 1 }, { .match = LIST, .status = 200, .body = "{\"data\":[" OTHER_POST "," POST (OLD_ID) "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = TWEETS, .commits = 1 },
  { .name = "X2 duplicate after unknown", .steps = "CR", .settings = SETTINGS, .marks = SAID_ABSENT, .pictures = 1, .rules = { { .match = TWEETS, .status = 403, .body = DUPLICATE }, { .match = LIST, .status = 200, .body = "{\"data\":[" POST (ID) "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = ID, .link = LINK, .commit = TWEETS, .commits = 1 },
  { .name = "X2 duplicate after unknown, list empty", .steps = "CR", .settings = SETTINGS, .marks = SAID_ABSENT, .pictures = 1, .rules = { { .match = TWEETS, .status = 403, .body = DUPLICATE }, { .match = LIST, .status = 200, .body = "{\"meta\":{\"result_count\":0}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = TWEETS, .commits = 1 },
  { .name = "X2 duplicate of another's", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 403, .body = DUPLICATE }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "same words", .commit = TWEETS, .commits = 1 },
  { .name = "there twice", .steps = "R", .settings = SETTINGS, .marks = TRIED, .pictures = 1, .rules = { { .match = LIST, .status = 200, .body = "{\"data\":[" POST (ID) "," POST ("9200000000000000002") "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .code = "many", .commit = TWEETS, .commits = 0 },
  { .name = "nothing was sent", .steps = "R", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .status = 0 } }, .outcome = STUDIO_OUTCOME_ABSENT, .commit = "", .commits = 0 },
  { .name = "begun and never ended", .steps = "C", .settings = SETTINGS, .marks = TRIED, .pictures = 1, .rules = { TWEETED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = TWEETS, .commits = 0 },
  { .name = "list without an account", .steps = "R", .marks = TRIED, .pictures = 1, .rules = { { .match = ME, .status = 200, .body = "{\"data\":{\"id\":\"9\",\"username\":\"dinkes\",\"name\":\"Dinkes\"}}" }, { .match = LIST, .status = 200, .body = "{\"data\":[" POST (ID) "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = ID, .link = LINK, .commit = TWEETS, .commits = 0 },
  { .name = "list unreadable", .steps = "R", .settings = SETTINGS, .marks = TRIED, .pictures = 1, .rules = { { .match = LIST, .status = 200, .body = "{\"data\":[" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = TWEETS, .commits = 0 },
  { .name = "X4 errors beside data", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 201, .body = "{\"data\":{\"id\":\"" ID "\"},\"errors\":[{\"title\":\"x\",\"detail\":\"" CANARY "\"}]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .says = "problem", .id = ID, .link = LINK, .commit = TWEETS, .commits = 1 },
  { .name = "G18 errors without data", .steps = "C", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 200, .body = "{\"errors\":[{\"title\":\"x\"}]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = TWEETS, .commits = 1 },
  { .name = "X5 402", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 402, .body = "{\"title\":\"CreditsDepleted\",\"type\":\"https://api.twitter.com/2/problems/credits\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .code = "no_credits", .says = "used up", .commit = TWEETS, .commits = 1 },
  { .name = "X5 403", .steps = "PC", .pictures = 1, .rules = { { .match = MEDIA, .status = 403, .body = "{\"title\":\"Forbidden\",\"detail\":\"Your account does not have any credits to fulfill this request.\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .code = "no_credits", .commit = TWEETS, .commits = 0 },
  { .name = "X5 429", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 429, .headers = "Retry-After: 5\r\n", .body = "{\"title\":\"UsageCapExceeded\",\"detail\":\"Usage cap exceeded: Monthly product cap\",\"type\":\"https://api.twitter.com/2/problems/usage-capped\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .code = "no_credits", .commit = TWEETS, .commits = 1 },
  { .name = "G13 429 with an epoch", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 429, .headers = "x-rate-limit-reset: 4102444800\r\n", .body = "{\"title\":\"Too Many Requests\",\"detail\":\"Too Many Requests\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = TWEETS, .commits = 1, .retry_after = 21600 },
  { .name = "403 with a reason", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 403, .body = "{\"title\":\"Forbidden\",\"detail\":\"Not <b>permitted</b>\\nfor " CANARY "-one\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "Not <b>permitted</b> for", .commit = TWEETS, .commits = 1 },
  { .name = "G2 half of a picture", .steps = "PC", .pictures = 1, .rules = { { .match = MEDIA, .how = DOUBLE_RESET_HALF, .status = 1 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = TWEETS, .commits = 0 },
  { .name = "G4 500 after it was stored", .steps = "CR", .settings = SETTINGS, .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 503, .body = "{}" }, { .match = LIST, .status = 200, .body = "{\"data\":[" POST (ID) "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = ID, .commit = TWEETS, .commits = 1 },
  { .name = "G6 cut JSON", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .how = DOUBLE_RAW, .status = 201, .body = "HTTP/1.1 201 Created\r\nContent-Length: 90\r\n\r\n{\"data\":{\"id\":\"1\"" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = TWEETS, .commits = 1 },
  { .name = "G7 a page", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 200, .headers = "Content-Type: text/html\r\n", .body = "<html>Masuk</html>" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = TWEETS, .commits = 1 },
  { .name = "G11 id is a number", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 201, .body = "{\"data\":{\"id\":12}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "12", .commit = TWEETS, .commits = 1 },
  { .name = "G11 id is negative", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 201, .body = "{\"data\":{\"id\":-12}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = TWEETS, .commits = 1 },
  { .name = "G11 id is a path", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 201, .body = "{\"data\":{\"id\":\"../12\"}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = TWEETS, .commits = 1 },
  { .name = "G12 moved", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 302, .headers = "Location: $URL/else\r\n" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .commit = TWEETS, .commits = 1, .other = "GET", .others = 0 },
  { .name = "G14 renewed", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .has = "Bearer " CANARY "-one\r\n", .status = 401, .body = UNAUTHORIZED }, { .match = RENEW, .times = 1, .status = 200, .body = TOKENS }, { .match = TWEETS, .has = "Bearer " CANARY "-two\r\n", .status = 201, .body = "{\"data\":{\"id\":\"" ID "\"}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = ID, .commit = TWEETS, .commits = 2, .other = RENEW, .others = 1 },
  { .name = "G14 what is asked for", .steps = "V", .settings = SETTINGS, .rules = { { .match = ME, .times = 1, .status = 401, .body = UNAUTHORIZED }, { .match = RENEW, .status = 200, .body = TOKENS }, { .match = ME, .status = 200, .body = "{\"data\":{\"id\":\"9\",\"username\":\"dinkes\"}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "9", .link = "https://x.com/dinkes", .commit = RENEW, .commits = 1, .sent = "grant_type=refresh_token&refresh_token=" CANARY "-r1&client_id=klien-1" },
  { .name = "G14 invalid_grant", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 401, .body = UNAUTHORIZED }, { .match = RENEW, .status = 400, .body = "{\"error\":\"invalid_grant\",\"error_description\":\"" CANARY "-r1\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .says = "sign in again", .commit = TWEETS, .commits = 1, .other = RENEW, .others = 1 },
  { .name = "G14 refresh has a fault", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 401, .body = UNAUTHORIZED }, { .match = RENEW, .status = 500, .body = "{}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = TWEETS, .commits = 1, .other = RENEW, .others = 1 },
  { .name = "G14 refresh answers a page", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 401, .body = UNAUTHORIZED }, { .match = RENEW, .status = 400, .headers = "Content-Type: text/html\r\n", .body = "<html></html>" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = TWEETS, .commits = 1 },
  { .name = "G14 renewed and refused again", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 401, .body = UNAUTHORIZED }, { .match = RENEW, .status = 200, .body = TOKENS }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = TWEETS, .commits = 2, .other = RENEW, .others = 1 },
  { .name = "X3 rotated, and the answer lost", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 401, .body = UNAUTHORIZED }, { .match = RENEW, .how = DOUBLE_CLOSE, .status = 1 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = TWEETS, .commits = 1, .other = RENEW, .others = 1 },
  { .name = "five pictures", .steps = "PC", .pictures = 5, .rules = { { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .commit = "POST", .commits = 0 },
  { .name = "verify", .steps = "V", .rules = { { .match = ME, .status = 200, .body = "{\"data\":{\"id\":\"9\",\"username\":\"dinkes\",\"name\":\"Dinkes\"}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "9", .link = "https://x.com/dinkes", .commit = "POST", .commits = 0 },
  { .name = "verify a name that is none", .steps = "V", .rules = { { .match = ME, .status = 200, .body = "{\"data\":{\"id\":\"9\",\"username\":\"../../x\"}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "9", .link = "", .commit = "POST", .commits = 0 },
  { .name = NULL },
};

static const ConnectorSuite suite = { "x", "{\"token\": \"" CANARY "-one\", \"refresh\": \"" CANARY "-r1\", \"client\": \"klien-1\"}", rows };
static const ConnectorSuite bare = { "x", "{\"token\": \"" CANARY "-one\"}", NULL };

static gpointer
commit_in_thread (gpointer job)
{
  return studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
}

/* G14: two posts of one account whose token has expired renew it once: the second renewal would end the sign-in for good. */
static void
test_single_flight (void)
{
  static const ConnectorRow row = { .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .has = "Bearer " CANARY "-one\r\n", .status = 401, .body = UNAUTHORIZED }, { .match = RENEW, .times = 1, .status = 200, .body = TOKENS }, { .match = RENEW, .status = 400, .body = "{\"error\":\"invalid_grant\"}" }, TWEETED, { .status = 0 } } };
  g_autoptr (Double) server = double_start (row.rules);
  StudioJob *jobs[4];
  GThread *threads[4];

  for (int i = 0; i < 4; i++) {
    jobs[i] = fixture_job (&suite, &row, double_get_url (server));
    if (i == 0)
      continue;
    studio_credentials_unref (jobs[i]->credentials);
    jobs[i]->credentials = studio_credentials_ref (jobs[0]->credentials);
  }
  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("post", commit_in_thread, jobs[i]);
  for (int i = 0; i < 4; i++) {
    g_autoptr (StudioResult) result = g_thread_join (threads[i]);

    g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_DONE);
    studio_job_free (jobs[i]);
  }
  g_assert_cmpuint (double_count (server, RENEW), ==, 1);
}

/** Kept: what a keyring has, and what had been sent when it got it */
typedef struct
{
  Double *server;
  JsonNode *kept;
  guint sent_with_new;
  gboolean full;
} Kept;

static gboolean
keep_secrets (JsonNode *secrets,
              gpointer data,
              GError **error)
{
  Kept *kept = data;
  GString *second = double_get_request (kept->server, TWEETS, 1);

  kept->sent_with_new += second != NULL;
  if (second != NULL)
    g_string_free (second, TRUE);
  if (kept->full) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
    return FALSE;
  }
  g_clear_pointer (&kept->kept, json_node_unref);
  kept->kept = json_node_ref (secrets);

  return TRUE;
}

static void
set_secrets (StudioJob *job,
             JsonNode *secrets,
             Kept *kept)
{
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();

  studio_credentials_unref (job->credentials);
  job->credentials = studio_credentials_new (secrets, redaction, keep_secrets, kept);
}

/* G14: the new pair is kept before it is used; a program that ends between the two needs a new sign-in and says so (X3). */
static void
test_persisted_first (void)
{
  static const ConnectorRow row = { .marks = MARKS, .pictures = 1, .rules = { { .match = RENEW, .times = 1, .status = 200, .body = TOKENS }, { .match = RENEW, .status = 400, .body = "{\"error\":\"invalid_grant\"}" }, { .match = TWEETS, .has = "Bearer " CANARY "-one\r\n", .status = 401, .body = UNAUTHORIZED }, TWEETED, { .status = 0 } } };
  g_autoptr (JsonNode) old = fixture_json (suite.secrets);

  for (int crashes = 0; crashes < 2; crashes++) {
    g_autoptr (Double) server = double_start (row.rules);
    g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
    g_autoptr (StudioResult) first = NULL, second = NULL;
    Kept kept = { .server = server, .full = crashes == 1 };

    set_secrets (job, old, &kept);
    first = studio_connector_run (job, crashes ? STUDIO_STEP_RECONCILE : STUDIO_STEP_COMMIT, NULL);
    if (crashes) { /* nothing of it was kept; the program starts again with what there was */
      g_clear_pointer (&first, studio_result_free);
      first = studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
    }
    g_assert_cmpint (first->outcome, ==, STUDIO_OUTCOME_DONE);
    g_assert_cmpuint (kept.sent_with_new, ==, 0);
    set_secrets (job, crashes ? old : kept.kept, &kept);
    second = studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
    g_assert_cmpint (second->outcome, ==, crashes ? STUDIO_OUTCOME_NEEDS_LOGIN : STUDIO_OUTCOME_DONE);
    g_assert_cmpuint (double_count (server, RENEW), ==, crashes ? 2 : 1);
    if (!crashes)
      g_assert_cmpstr (studio_json_peek_string (json_node_get_object (kept.kept), "refresh"), ==, CANARY "-r2");
    fixture_assert_no_canary (second);
    g_clear_pointer (&kept.kept, json_node_unref);
  }
}

/* A token that was pasted alone cannot be renewed. */
static void
test_bare (void)
{
  static const ConnectorRow row = { .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .status = 401, .body = UNAUTHORIZED }, { .status = 0 } } };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (StudioJob) job = fixture_job (&bare, &row, double_get_url (server));
  g_autoptr (StudioResult) result = studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);

  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_NEEDS_LOGIN);
  g_assert_cmpuint (double_count (server, TWEETS), ==, 1);
  g_assert_cmpuint (double_count (server, RENEW), ==, 0);
  fixture_assert_no_canary (result);
}

/* G1, G3, G9: nobody there, silence, an answer without end */
static void
test_wire (void)
{
  static const struct
  {
    DoubleHow how;
    StudioOutcome outcome;
  } wires[] = {
    { DOUBLE_SILENCE, STUDIO_OUTCOME_UNCERTAIN },
    { DOUBLE_DRIP, STUDIO_OUTCOME_UNCERTAIN },
    { DOUBLE_ENDLESS, STUDIO_OUTCOME_UNCERTAIN },
  };
  g_autofree char *nobody = double_nobody ();
  static const ConnectorRow row = { .marks = MARKS, .pictures = 1 };
  g_autoptr (StudioJob) lost = fixture_job (&suite, &row, nobody);
  g_autoptr (StudioResult) result = studio_connector_run (lost, STUDIO_STEP_COMMIT, NULL);

  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_NOT_SENT);
  g_assert_null (studio_json_lookup (result->marks, "began"));
  for (gsize i = 0; i < G_N_ELEMENTS (wires); i++) {
    const DoubleRule rules[] = { { .match = TWEETS, .how = wires[i].how, .status = 1 }, { .status = 0 } };
    g_autoptr (Double) server = double_start (rules);
    g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
    g_autoptr (StudioResult) after = NULL;

    job->rules.deadline = 500;
    after = studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
    g_assert_cmpstr (studio_outcome_get_name (after->outcome), ==, studio_outcome_get_name (wires[i].outcome));
    g_assert_nonnull (studio_json_lookup (after->marks, "began"));
    g_assert_cmpuint (double_count (server, TWEETS), ==, 1);
  }
}

static void
test_same_text (void)
{
  static const struct
  {
    const char *ours;
    const char *theirs;
    gboolean pictures;
    gboolean same;
  } texts[] = {
    { "Jalan 2 km", "Jalan 2 km", FALSE, TRUE },
    { "Jalan 2 km", "Jalan 2 km https://t.co/a", TRUE, TRUE },
    { "Jalan 2 km", "Jalan 2 km https://t.co/a", FALSE, FALSE },
    { "Jalan 2 km", "Jalan 2 km https://t.co/a https://t.co/b", TRUE, FALSE },
    { "A & B <c>\n\nlihat (paserkab.go.id/a), ya", "A &amp; B &lt;c&gt;\n\nlihat (https://t.co/x), ya https://t.co/a", TRUE, TRUE },
    { "lihat paserkab.go.id", "lihat https://t.co/x", FALSE, TRUE },
    { "lihat ini", "lihat https://t.co/x", FALSE, FALSE },
    { "lihat https://a.id", "baca https://t.co/x", FALSE, FALSE },
    { "e\xcc\x81lok", "\xc3\xa9lok", FALSE, TRUE },
    { "", "https://t.co/a", TRUE, FALSE },
    { "  ", "", FALSE, FALSE },
    { "Jalan", "Jalan rusak", TRUE, FALSE },
    { "Jalan rusak", "Jalan", TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_test_message ("%s | %s", texts[i].ours, texts[i].theirs);
    g_assert_true (studio_x_same_text (texts[i].ours, texts[i].theirs, texts[i].pictures) == texts[i].same);
  }
  /* an id that X itself tells the time of: 2010-11-04 21:42:54.657 is where it begins */
  g_assert_cmpint (studio_x_get_time ("0"), ==, 0);
  g_assert_cmpint (studio_x_get_time ("1"), ==, 1288834974);
  g_assert_cmpint (studio_x_get_time ("1000000000000000000"), ==, 1527253553);
  g_assert_cmpint (studio_x_get_time ("-5"), ==, 0);
  g_assert_cmpint (studio_x_get_time ("99999999999999999999999"), ==, 0);
}

/* X6 */
static void
test_cost (void)
{
  g_assert_cmpfloat (studio_x_cost (FALSE, 0), ==, 1.5);
  g_assert_cmpfloat (studio_x_cost (FALSE, 1), ==, 2.0);
  g_assert_cmpfloat (studio_x_cost (TRUE, 0), ==, 20.0);
  g_assert_cmpfloat (studio_x_cost (TRUE, 4), ==, 22.0);
}

/* What programs of one person share: the keyring, and the lock beside it. */
typedef struct
{
  GMutex lock;
  JsonNode *kept;
} Shared;

static gboolean
keep_shared (JsonNode *secrets,
             gpointer data,
             GError **error)
{
  Shared *shared = data;

  json_node_unref (shared->kept);
  shared->kept = json_node_ref (secrets);
  return TRUE;
}

static JsonNode *
begin_shared (gpointer data)
{
  Shared *shared = data;

  g_mutex_lock (&shared->lock);
  return json_node_ref (shared->kept);
}

static void
end_shared (gpointer data)
{
  g_mutex_unlock (&((Shared *) data)->lock);
}

/* G14: programs that know nothing of each other use the refresh token once, too */
static void
test_several_programs (void)
{
  static const ConnectorRow row = { .marks = MARKS, .pictures = 1, .rules = { { .match = TWEETS, .has = "Bearer " CANARY "-one\r\n", .status = 401, .body = UNAUTHORIZED }, { .match = RENEW, .times = 1, .status = 200, .body = TOKENS }, { .match = RENEW, .status = 400, .body = "{\"error\":\"invalid_grant\"}" }, TWEETED, { .status = 0 } } };
  g_autoptr (Double) server = double_start (row.rules);
  Shared shared = { .kept = fixture_json (suite.secrets) };
  StudioJob *jobs[4];
  GThread *threads[4];

  g_mutex_init (&shared.lock);
  for (int i = 0; i < 4; i++) {
    g_autoptr (StudioRedaction) redaction = studio_redaction_new ();

    jobs[i] = fixture_job (&suite, &row, double_get_url (server));
    studio_credentials_unref (jobs[i]->credentials);
    jobs[i]->credentials = studio_credentials_new (shared.kept, redaction, keep_shared, &shared);
    studio_credentials_share (jobs[i]->credentials, begin_shared, end_shared);
  }
  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("post", commit_in_thread, jobs[i]);
  for (int i = 0; i < 4; i++) {
    g_autoptr (StudioResult) result = g_thread_join (threads[i]);

    g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_DONE);
    studio_job_free (jobs[i]);
  }
  g_assert_cmpuint (double_count (server, RENEW), ==, 1);
  json_node_unref (shared.kept);
  g_mutex_clear (&shared.lock);
}

int
main (int argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  fixture_add (&suite);
  g_test_add_func ("/x/G14-single-flight", test_single_flight);
  g_test_add_func ("/x/G14-several-programs", test_several_programs);
  g_test_add_func ("/x/G14-persisted-first", test_persisted_first);
  g_test_add_func ("/x/token-alone", test_bare);
  g_test_add_func ("/x/wire", test_wire);
  g_test_add_func ("/x/same-text", test_same_text);
  g_test_add_func ("/x/X6-cost", test_cost);

  return g_test_run ();
}
