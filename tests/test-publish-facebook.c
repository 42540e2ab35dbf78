#include "config.h"

#include "connector-fixture.h"

#define SETTINGS "{\"page\": \"123\"}"
#define FEED "POST /v26.0/123/feed"
#define PHOTOS "POST /v26.0/123/photos"
#define LIST "GET /v26.0/123/posts"
#define POST "{\"id\":\"123_45\",\"message\":\"Jalan 2 km <selesai>.\",\"created_time\":\"2099-01-01T00:00:00+0000\",\"permalink_url\":\"https://www.facebook.com/paser/posts/45\"}"
#define OLD_POST "{\"id\":\"123_40\",\"message\":\"Jalan 2 km <selesai>.\",\"created_time\":\"2020-01-01T00:00:00+0000\"}"
#define EDITED "{\"id\":\"123_46\",\"message\":\"Jalan 3 km <selesai>.\",\"created_time\":\"2099-01-01T00:00:00+0000\"}"
#define FAULT(code) "{\"error\":{\"message\":\"An unknown error " CANARY "\",\"type\":\"OAuthException\",\"code\":" code ",\"is_transient\":true,\"fbtrace_id\":\"A\"}}"
#define ERROR(code, subcode) "{\"error\":{\"message\":\"M\",\"code\":" code ",\"error_subcode\":" subcode "}}"
#define USAGE "X-App-Usage: {\"call_count\":28}\r\nX-Business-Use-Case-Usage: {\"123\":[{\"type\":\"pages\",\"call_count\":100,\"estimated_time_to_regain_access\":3},{\"type\":\"pages\",\"estimated_time_to_regain_access\":19}]}\r\n"
/* what is common begins with a text */
#define COMMIT FEED
#define BEFORE
#define MARKS NULL
#define PICTURES 0
#define REFUSED(row, body_, result, code_, says_)                                                                                                                                                                                 \
  {                                                                                                                                                                                                                               \
    .name = row, .steps = "PC", .settings = SETTINGS, .rules = { { .match = FEED, .status = 400, .body = body_ }, { .status = 0 } }, .outcome = result, .code = code_, .says = says_, .commit = FEED, .commits = 1, .other = LIST \
  }
#define LIMITED(row, code_)                                                                                                                                                                                                                                                    \
  {                                                                                                                                                                                                                                                                            \
    .name = row, .steps = "PC", .settings = SETTINGS, .rules = { { .match = FEED, .status = 403, .headers = USAGE, .body = ERROR (code_, "0") }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .retry_after = 19 * 60, .commit = FEED, .commits = 1, .other = LIST \
  }
#define FOUND(row, posts, result, code_, id_)                                                                                                                                                                                                                                                                      \
  {                                                                                                                                                                                                                                                                                                                \
    .name = row, .steps = "CR", .settings = SETTINGS, .rules = { { .match = FEED, .how = DOUBLE_CLOSE, .status = 1 }, { .match = LIST, .status = 200, .body = "{\"data\":[" posts "]}" }, { .status = 0 } }, .outcome = result, .code = code_, .id = id_, .commit = FEED, .commits = 1, .other = LIST, .others = 1 \
  }

static const ConnectorRow rows[] = {
  { .name = "one picture", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTOS, .status = 200, .body = "{\"id\":\"77\",\"post_id\":\"123_45\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "123_45", .link = "https://www.facebook.com/123_45", .commit = PHOTOS, .commits = 1, .other = FEED, .sent = "name=\"alt_text_custom\"\r\n\r\nJalan beraspal \"baru\"\r\n" },
  { .name = "one picture is visible", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTOS, .status = 200, .body = "{\"id\":\"77\",\"post_id\":\"123_45\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = PHOTOS, .commits = 1, .sent = "name=\"published\"\r\n\r\ntrue\r\n" },
  { .name = "text only", .steps = "PC", .settings = SETTINGS, .rules = { { .match = FEED, .status = 200, .body = "{\"id\":\"123_45\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "123_45", .commit = FEED, .commits = 1, .sent = "message=Jalan%202%20km%20%3Cselesai%3E." },
  { .name = "token in a header", .steps = "PC", .settings = SETTINGS, .rules = { { .match = FEED, .status = 200, .body = "{\"id\":\"123_45\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = FEED, .commits = 1, .sent = "Authorization: Bearer " CANARY },
  { .name = "three pictures", .steps = "PC", .settings = SETTINGS, .pictures = 3, .rules = { { .match = PHOTOS, .status = 200, .body = "{\"id\":\"77\"}" }, { .match = FEED, .status = 200, .body = "{\"id\":\"123_45\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "123_45", .commit = FEED, .commits = 1, .other = PHOTOS, .others = 3, .sent = "attached_media%5B2%5D=%7B%22media_fbid%22%3A%2277%22%7D" },
  { .name = "three pictures are hidden", .steps = "P", .settings = SETTINGS, .pictures = 3, .rules = { { .match = PHOTOS, .status = 200, .body = "{\"id\":\"77\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = PHOTOS, .commits = 3, .other = FEED, .sent = "name=\"published\"\r\n\r\nfalse\r\n" },
  { .name = "eleven pictures", .steps = "PC", .settings = SETTINGS, .pictures = 11, .rules = { { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "at most 10", .commit = "POST", .commits = 0 },
  { .name = "another version", .steps = "PC", .settings = "{\"page\": \"123\", \"version\": \"v27.0\"}", .rules = { { .match = "POST /v27.0/123/feed", .status = 200, .body = "{\"id\":\"123_45\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = "POST /v27.0/123/feed", .commits = 1 },
  { .name = "a version that is none", .steps = "PC", .settings = "{\"page\": \"123\", \"version\": \"../v1\"}", .rules = { { .match = FEED, .status = 200, .body = "{\"id\":\"123_45\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = FEED, .commits = 1 },
  { .name = "a page that is none", .steps = "PC", .settings = "{\"page\": \"../me\"}", .rules = { { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .commit = "POST", .commits = 0 },
  { .name = "verify", .steps = "V", .rules = { { .match = "GET /v26.0/me?fields=id,name,category", .status = 200, .body = "{\"id\":\"123\",\"name\":\"Pemkab Paser\",\"category\":\"Government\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "123", .commit = "POST", .commits = 0 },
  { .name = "verify another page", .steps = "V", .settings = SETTINGS, .rules = { { .match = "GET /v26.0/me", .status = 200, .body = "{\"id\":\"9\",\"name\":\"Lain\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .says = "Lain", .commit = "POST", .commits = 0 },
  { .name = "verify a person", .steps = "V", .rules = { { .match = "GET /v26.0/me", .status = 400, .body = ERROR ("100", "0") }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .says = "a person's token", .commit = "POST", .commits = 0 },
  { .name = "verify expired", .steps = "V", .rules = { { .match = "GET /v26.0/me", .status = 400, .body = "{\"error\":{\"message\":\"Error validating access token: " CANARY "\",\"code\":190,\"error_subcode\":463}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = "POST", .commits = 0 },
  { .name = "F1 three photos, then 500", .steps = "PCR", .settings = SETTINGS, .pictures = 3, .rules = { { .match = PHOTOS, .status = 200, .body = "{\"id\":\"77\"}" }, { .match = FEED, .status = 500, .body = "{}" }, { .match = LIST, .status = 200, .body = "{\"data\":[]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = FEED, .commits = 1, .other = PHOTOS, .others = 3 },
  { .name = "a photo fails", .steps = "PC", .settings = SETTINGS, .pictures = 3, .rules = { { .match = PHOTOS, .times = 2, .status = 200, .body = "{\"id\":\"77\"}" }, { .match = PHOTOS, .status = 500, .body = FAULT ("2") }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = FEED, .commits = 0, .other = PHOTOS, .others = 3 },
  { .name = "F2 transient 2, stored", .steps = "CR", .settings = SETTINGS, .rules = { { .match = FEED, .status = 500, .body = FAULT ("2") }, { .match = LIST, .status = 200, .body = "{\"data\":[" EDITED "," POST "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "123_45", .link = "https://www.facebook.com/paser/posts/45", .commit = FEED, .commits = 1 },
  { .name = "F2 code 1 with 400, not stored", .steps = "CR", .settings = SETTINGS, .rules = { { .match = FEED, .status = 400, .body = FAULT ("1") }, { .match = LIST, .status = 200, .body = "{\"data\":[]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .says = "proves nothing", .commit = FEED, .commits = 1 },
  { .name = "F2 transient of an unknown code", .steps = "C", .settings = SETTINGS, .rules = { { .match = FEED, .status = 400, .body = FAULT ("9999") }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = FEED, .commits = 1 },
  { .name = "G4 502 after storing", .steps = "CR", .settings = SETTINGS, .rules = { { .match = FEED, .status = 502 }, { .match = LIST, .status = 200, .body = "{\"data\":[" POST "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "123_45", .commit = FEED, .commits = 1 },
  { .name = "G4 504 after storing a picture", .steps = "PCR", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTOS, .status = 504 }, { .match = LIST, .status = 200, .body = "{\"data\":[" POST "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "123_45", .commit = PHOTOS, .commits = 1 },
  REFUSED ("F3 190", ERROR ("190", "0"), STUDIO_OUTCOME_NEEDS_LOGIN, NULL, "token"),
  REFUSED ("F3 190 463", ERROR ("190", "463"), STUDIO_OUTCOME_NEEDS_LOGIN, NULL, "token"),
  REFUSED ("F3 190 467", ERROR ("190", "467"), STUDIO_OUTCOME_NEEDS_LOGIN, NULL, "token"),
  LIMITED ("F4 code 4", "4"),
  LIMITED ("F4 code 17", "17"),
  LIMITED ("F4 code 32", "32"),
  LIMITED ("F4 code 613", "613"),
  LIMITED ("F4 code 80001", "80001"),
  { .name = "F4 the app's allowance is used up", .steps = "C", .settings = SETTINGS, .rules = { { .match = FEED, .status = 400, .headers = "X-App-Usage: {\"call_count\":101}\r\n", .body = ERROR ("4", "0") }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .retry_after = 1800, .commit = FEED, .commits = 1 },
  { .name = "F4 more minutes than there are", .steps = "C", .settings = SETTINGS, .rules = { { .match = FEED, .status = 400, .headers = "X-Business-Use-Case-Usage: {\"1\":[{\"estimated_time_to_regain_access\":99999999999}]}\r\n", .body = ERROR ("4", "0") }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .retry_after = 21600, .commit = FEED, .commits = 1 },
  { .name = "F5 too large for Facebook", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTOS, .status = 400, .body = ERROR ("1", "1366046") }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .code = "too_large", .commit = PHOTOS, .commits = 1 },
  { .name = "G17 413", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTOS, .status = 413, .body = "" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "too large", .commit = PHOTOS, .commits = 1 },
  REFUSED ("F6 368", ERROR ("368", "1390008000"), STUDIO_OUTCOME_REJECTED, "blocked", "open the page"),
  REFUSED ("F6 1404078", ERROR ("100", "1404078"), STUDIO_OUTCOME_REJECTED, "blocked", "open the page"),
  REFUSED ("F6 4854002", ERROR ("200", "4854002"), STUDIO_OUTCOME_REJECTED, "blocked", "open the page"),
  REFUSED ("F6 1404112", ERROR ("1", "1404112"), STUDIO_OUTCOME_REJECTED, "blocked", "open the page"),
  REFUSED ("too fast", ERROR ("1", "1390008"), STUDIO_OUTCOME_RETRY_LATER, NULL, "patience"),
  { .name = "506 posted already", .steps = "CR", .settings = SETTINGS, .rules = { { .match = FEED, .status = 400, .body = ERROR ("506", "0") }, { .match = LIST, .status = 200, .body = "{\"data\":[" OLD_POST "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = FEED, .commits = 1 },
  FOUND ("F7 the same text, older", OLD_POST, STUDIO_OUTCOME_UNCERTAIN, NULL, NULL),
  FOUND ("F7 an edited text", EDITED, STUDIO_OUTCOME_UNCERTAIN, NULL, NULL),
  FOUND ("F7 twice", POST "," POST, STUDIO_OUTCOME_UNCERTAIN, "many", NULL),
  FOUND ("F7 once", OLD_POST "," POST "," EDITED, STUDIO_OUTCOME_DONE, NULL, "123_45"),
  FOUND ("F7 entries that are none", "1,null,[],{\"message\":7}", STUDIO_OUTCOME_UNCERTAIN, NULL, NULL),
  { .name = "F7 nothing was begun", .steps = "R", .settings = SETTINGS, .rules = { { .status = 0 } }, .outcome = STUDIO_OUTCOME_ABSENT, .commit = FEED, .commits = 0 },
  { .name = "F7 the list cannot be had", .steps = "CR", .settings = SETTINGS, .rules = { { .match = FEED, .how = DOUBLE_CLOSE, .status = 1 }, { .match = LIST, .status = 500, .body = FAULT ("2") }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = FEED, .commits = 1 },
  { .name = "F9 without the post", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTOS, .status = 200, .body = "{\"id\":\"77\"}" }, { .match = "GET /v26.0/77?fields=page_story_id", .status = 200, .body = "{\"page_story_id\":\"123_45\",\"id\":\"77\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "123_45", .link = "https://www.facebook.com/123_45", .commit = PHOTOS, .commits = 1 },
  { .name = "F9 without the post at all", .steps = "PC", .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTOS, .status = 200, .body = "{\"id\":\"77\"}" }, { .match = "GET /v26.0/77", .status = 500 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "77", .link = "", .says = "did not say", .commit = PHOTOS, .commits = 1 },
  { .name = "G21 a link that is none", .steps = "CR", .settings = SETTINGS, .rules = { { .match = FEED, .how = DOUBLE_CLOSE, .status = 1 }, { .match = LIST, .status = 200, .body = "{\"data\":[{\"id\":\"123_45\",\"message\":\"Jalan 2 km <selesai>.\",\"created_time\":\"2099-01-01T00:00:00+0000\",\"permalink_url\":\"javascript:alert(1)\"}]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .link = "https://www.facebook.com/123_45", .commit = FEED, .commits = 1 },
#include "graph-rows.h"
  ,
  { .name = NULL },
};

static const ConnectorSuite suite = { "facebook_page", "{\"token\": \"" CANARY "\"}", rows, .hosted = TRUE };

/* Runs a step with the marks and settings of the one before. */
static StudioResult *
run_again (StudioJob *job,
           StudioStep step,
           StudioResult *before)
{
  if (before != NULL) {
    g_clear_pointer (&job->marks, json_node_unref);
    job->marks = before->marks != NULL ? json_node_ref (before->marks) : NULL;
    studio_result_free (before);
  }

  return studio_connector_run (job, step, NULL);
}

/* F1: what is uploaded is used again for twenty hours; the detail names it */
static void
test_photos_again (void)
{
  static const ConnectorRow row = { .settings = SETTINGS, .pictures = 3, .rules = { { .match = PHOTOS, .status = 200, .body = "{\"id\":\"77\"}" }, { .match = FEED, .times = 1, .status = 500, .body = "{}" }, { .match = FEED, .status = 200, .body = "{\"id\":\"123_45\"}" }, { .status = 0 } } };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
  StudioResult *result = run_again (job, STUDIO_STEP_PREPARE, NULL);
  JsonNode *without;

  result = run_again (job, STUDIO_STEP_COMMIT, result);
  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_UNCERTAIN);
  g_assert_nonnull (strstr (result->detail, "photos: 77 77 77"));
  /* a person says that it is not there */
  without = studio_json_with (result->marks, "began", NULL);
  json_node_unref (result->marks);
  result->marks = without;
  result = run_again (job, STUDIO_STEP_COMMIT, result);
  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_DONE);
  g_assert_cmpuint (double_count (server, PHOTOS), ==, 3);
  g_assert_cmpuint (double_count (server, FEED), ==, 2);
  studio_result_free (result);
}

/* F1: and not longer */
static void
test_photos_too_old (void)
{
  g_autofree char *marks = g_strdup_printf ("{\"photo-0\": {\"id\": \"70\", \"at\": %" G_GINT64_FORMAT "}, \"photo-1\": {\"id\": \"71\", \"at\": 1000}}", g_get_real_time () / G_USEC_PER_SEC - 3600);
  const ConnectorRow row = { .settings = SETTINGS, .marks = marks, .pictures = 2, .rules = { { .match = PHOTOS, .status = 200, .body = "{\"id\":\"77\"}" }, { .match = FEED, .status = 200, .body = "{\"id\":\"123_45\"}" }, { .status = 0 } } };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
  g_autoptr (StudioResult) result = studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
  GString *request = double_get_request (server, FEED, 0);

  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_DONE);
  g_assert_cmpuint (double_count (server, PHOTOS), ==, 1);
  g_assert_nonnull (strstr (request->str, "%22media_fbid%22%3A%2270%22"));
  g_assert_nonnull (strstr (request->str, "%22media_fbid%22%3A%2277%22"));
  g_string_free (request, TRUE);
}

/* F5: told before anything is sent */
static void
test_too_large (void)
{
  static const ConnectorRow row = { .settings = SETTINGS, .rules = { { .status = 0 } } };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (4000001), 4000001);
  g_autoptr (StudioResult) result = NULL;

  studio_outgoing_add (job->outgoing, bytes, "image/jpeg", NULL, 1080, 1350);
  result = studio_connector_run (job, STUDIO_STEP_PREPARE, NULL);
  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_REJECTED);
  g_assert_cmpstr (result->code, ==, "too_large");
  g_assert_cmpuint (double_count (server, "POST"), ==, 0);
}

/* F8: Facebook's own schedule, which fails for several pictures */
static void
test_schedule (void)
{
  static const struct
  {
    guint pictures;
    gint64 ahead;
    StudioOutcome outcome;
  } times[] = {
    { 1, 3600, STUDIO_OUTCOME_DONE },
    { 0, 3600, STUDIO_OUTCOME_DONE },
    { 2, 3600, STUDIO_OUTCOME_REJECTED },
    { 1, 60, STUDIO_OUTCOME_REJECTED },
    { 1, 31 * 86400, STUDIO_OUTCOME_REJECTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    const ConnectorRow row = { .settings = SETTINGS, .pictures = times[i].pictures, .rules = { { .match = PHOTOS, .status = 200, .body = "{\"id\":\"77\",\"post_id\":\"123_45\"}" }, { .match = FEED, .status = 200, .body = "{\"id\":\"123_45\"}" }, { .status = 0 } } };
    g_autoptr (Double) server = double_start (row.rules);
    g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
    g_autoptr (StudioResult) result = NULL;

    job->outgoing->at = g_get_real_time () / G_USEC_PER_SEC + times[i].ahead;
    result = fixture_run_steps (job, "PC");
    g_assert_cmpint (result->outcome, ==, times[i].outcome);
    g_assert_cmpstr (result->code, ==, times[i].outcome == STUDIO_OUTCOME_DONE ? NULL : "schedule_here");
    g_assert_cmpstr (result->state, ==, times[i].outcome == STUDIO_OUTCOME_DONE ? "future" : NULL);
    g_assert_cmpuint (double_count (server, "POST"), ==, times[i].outcome == STUDIO_OUTCOME_DONE);
  }
}

static gboolean
refuse_to_keep (JsonNode *marks,
                gpointer data,
                GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No space for " CANARY);

  return FALSE;
}

/* G20: what cannot be noted is not begun */
static void
test_full_disk (void)
{
  static const ConnectorRow row = { .settings = SETTINGS, .pictures = 1, .rules = { { .match = PHOTOS, .status = 200, .body = "{\"id\":\"77\",\"post_id\":\"123_45\"}" }, { .status = 0 } } };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
  g_autoptr (StudioResult) result = NULL;

  job->keep = refuse_to_keep;
  result = studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_NOT_SENT);
  fixture_assert_no_canary (result);
  g_assert_cmpuint (double_count (server, PHOTOS), ==, 0);
}

int
main (int argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  fixture_add (&suite);
  g_test_add_func ("/facebook/F1-photos-again", test_photos_again);
  g_test_add_func ("/facebook/F1-photos-too-old", test_photos_too_old);
  g_test_add_func ("/facebook/F5-too-large", test_too_large);
  g_test_add_func ("/facebook/F8-schedule", test_schedule);
  g_test_add_func ("/facebook/G20-full-disk", test_full_disk);

  return g_test_run ();
}
