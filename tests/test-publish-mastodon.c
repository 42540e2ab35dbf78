#include "config.h"

#include "connector-fixture.h"

#define STATUSES "POST /api/v1/statuses"
#define MEDIA "POST /api/v2/media"
#define LOOK "GET /api/v1/media/m1"
#define LIST "GET /api/v1/accounts/9/statuses"
#define MARKS "{\"media\": [\"m1\"]}"
#define KEYED "{\"account\": \"9\", \"keyed\": true}"
#define LENIENT "{\"account\": \"9\", \"keyed\": false}"
#define STATUS "{\"id\":\"110\",\"url\":\"https://m.test/@a/110\",\"content\":\"<p>Jalan 2 km &lt;selesai&gt;.</p>\",\"created_at\":\"2099-01-01T00:00:00.000Z\",\"media_attachments\":[{\"id\":\"m1\"}]}"
#define OTHER_STATUS "{\"id\":\"109\",\"url\":\"https://m.test/@a/109\",\"content\":\"<p>Lain</p>\",\"created_at\":\"2099-01-01T00:00:00.000Z\",\"media_attachments\":[{\"id\":\"m0\"}]}"
#define OLD_STATUS "{\"id\":\"50\",\"content\":\"<p>Jalan 2 km &lt;selesai&gt;.</p>\",\"created_at\":\"2020-01-01T00:00:00.000Z\",\"media_attachments\":[{\"id\":\"m5\"}]}"
#define OK_STATUS                                    \
  {                                                  \
    .match = STATUSES, .status = 200, .body = STATUS \
  }

static const ConnectorRow rows[] = {
  { .name = "whole way", .steps = "PC", .pictures = 1, .rules = { { .match = MEDIA, .status = 200, .body = "{\"id\":\"m1\"}" }, OK_STATUS, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "110", .link = "https://m.test/@a/110", .commit = STATUSES, .commits = 1, .sent = "Idempotency-Key: " KEY },
  { .name = "alt goes along", .steps = "P", .pictures = 1, .rules = { { .match = MEDIA, .status = 200, .body = "{\"id\":\"m1\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = MEDIA, .commits = 1, .sent = "Jalan beraspal \"baru\"\r\n" },
  { .name = "M1 202 then ready", .steps = "PC", .pictures = 1, .rules = { { .match = MEDIA, .status = 202, .body = "{\"id\":\"m1\",\"url\":null}" }, { .match = LOOK, .times = 2, .status = 206, .body = "{}" }, { .match = LOOK, .status = 200, .body = "{\"id\":\"m1\"}" }, OK_STATUS, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "110", .commit = STATUSES, .commits = 1, .other = LOOK, .others = 3 },
  { .name = "M2 206 for ever", .steps = "PC", .pictures = 1, .rules = { { .match = MEDIA, .status = 202, .body = "{\"id\":\"m1\"}" }, { .match = LOOK, .status = 206, .body = "{}" }, OK_STATUS, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = STATUSES, .commits = 0 },
  { .name = "M3 206 then 422", .steps = "PC", .pictures = 1, .rules = { { .match = MEDIA, .status = 202, .body = "{\"id\":\"m1\"}" }, { .match = LOOK, .times = 1, .status = 206, .body = "{}" }, { .match = LOOK, .status = 422, .body = "{\"error\":\"x\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "could not process", .commit = STATUSES, .commits = 0 },
  { .name = "M4 202 then gone", .steps = "PC", .pictures = 1, .rules = { { .match = MEDIA, .times = 1, .status = 202, .body = "{\"id\":\"m1\"}" }, { .match = LOOK, .status = 404, .body = "{}" }, { .match = MEDIA, .status = 200, .body = "{\"id\":\"m2\"}" }, OK_STATUS, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = STATUSES, .commits = 1, .other = MEDIA, .others = 2, .sent = "\"media_ids\":[\"m2\"]" },
  { .name = "M4 gone twice", .steps = "PC", .pictures = 1, .rules = { { .match = MEDIA, .status = 202, .body = "{\"id\":\"m1\"}" }, { .match = LOOK, .status = 404, .body = "{}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = STATUSES, .commits = 0, .other = MEDIA, .others = 2 },
  { .name = "M5 not finished", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = STATUSES, .times = 1, .status = 422, .body = "{\"error\":\"Belum selesai diproses\"}" }, { .match = LOOK, .status = 206, .body = "{}" }, OK_STATUS, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "110", .commit = STATUSES, .commits = 2 },
  { .name = "422 for good", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = STATUSES, .status = 422, .body = "{\"error\":\"Text too long <b>" CANARY "</b>\"}" }, { .match = LOOK, .status = 200, .body = "{\"id\":\"m1\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "Text too long", .commit = STATUSES, .commits = 1 },
  { .name = "M6 key too old", .steps = "C", .marks = "{\"media\": [\"m1\"], \"began\": \"1000\"}", .pictures = 1, .rules = { OK_STATUS, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = STATUSES, .commits = 0 },
  { .name = "M7 stored, then 500, in the list", .steps = "CR", .marks = MARKS, .settings = KEYED, .pictures = 1, .rules = { { .match = STATUSES, .status = 500, .body = "{}" }, { .match = LIST, .status = 200, .body = "[" OTHER_STATUS "," STATUS "]" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "110", .commit = STATUSES, .commits = 1 },
  { .name = "M7 stored, replayed with the key", .steps = "CRC", .marks = MARKS, .settings = KEYED, .pictures = 1, .rules = { { .match = STATUSES, .times = 1, .how = DOUBLE_CLOSE, .status = 1 }, { .match = LIST, .status = 200, .body = "[" OLD_STATUS "]" }, OK_STATUS, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "110", .commit = STATUSES, .commits = 2 },
  { .name = "key not honoured, not in the list", .steps = "CRC", .marks = MARKS, .settings = LENIENT, .pictures = 1, .rules = { { .match = STATUSES, .how = DOUBLE_CLOSE, .status = 1 }, { .match = LIST, .status = 200, .body = "[" OLD_STATUS "]" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = STATUSES, .commits = 1 },
  { .name = "key not honoured, in the list", .steps = "CR", .marks = MARKS, .settings = LENIENT, .pictures = 1, .rules = { { .match = STATUSES, .how = DOUBLE_CLOSE, .status = 1 }, { .match = LIST, .status = 200, .body = "[" STATUS "," OLD_STATUS "]" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "110", .commit = STATUSES, .commits = 1 },
  { .name = "there twice", .steps = "CR", .marks = MARKS, .settings = KEYED, .pictures = 1, .rules = { { .match = STATUSES, .how = DOUBLE_CLOSE, .status = 1 }, { .match = LIST, .status = 200, .body = "[" STATUS "," STATUS "]" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .code = "many", .commit = STATUSES, .commits = 1 },
  { .name = "list unreadable", .steps = "CR", .marks = MARKS, .settings = LENIENT, .pictures = 1, .rules = { { .match = STATUSES, .how = DOUBLE_CLOSE, .status = 1 }, { .match = LIST, .status = 503, .body = "" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = STATUSES, .commits = 1 },
  { .name = "M8 429 with ISO reset", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = STATUSES, .status = 429, .headers = "X-RateLimit-Reset: 2099-01-01T00:00:00.123456Z\r\n", .body = "{\"error\":\"Throttled\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = STATUSES, .commits = 1, .retry_after = 21600 },
  { .name = "M13 url null", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = STATUSES, .status = 200, .body = "{\"id\":\"110\",\"url\":null,\"uri\":\"https://m.test/n/110\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .link = "https://m.test/n/110", .commit = STATUSES, .commits = 1 },
  { .name = "401", .steps = "PC", .pictures = 1, .rules = { { .match = MEDIA, .status = 401, .body = "{\"error\":\"The access token is invalid\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = STATUSES, .commits = 0 },
  { .name = "no id", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = STATUSES, .status = 200, .body = "{\"ok\":true}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = STATUSES, .commits = 1 },
  { .name = "G18 error in 200", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = STATUSES, .status = 200, .body = "{\"error\":\"x\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = STATUSES, .commits = 1 },
  { .name = "verify", .steps = "V", .rules = { { .match = "GET /api/v1/accounts/verify_credentials", .status = 200, .body = "{\"id\":\"9\",\"acct\":\"alice\",\"url\":\"https://m.test/@alice\"}" }, { .match = "GET /api/v2/instance", .status = 200, .body = "{\"version\":\"4.3.1\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "9", .commit = "POST", .commits = 0 },
  { .name = "verify 422 of snac", .steps = "V", .rules = { { .match = "GET /api/v1/accounts/verify_credentials", .status = 422, .body = "{}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = "POST", .commits = 0 },
  { .name = "a pasted token is not given back", .steps = "X", .rules = { { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .code = "by_hand", .commit = "POST", .commits = 0 },
  { .name = NULL },
};

/* M9 and who honours keys */
static void
test_instances (void)
{
  static const struct
  {
    const char *body;
    int caption;
    int pictures;
    gboolean keyed;
  } instances[] = {
    { "{\"version\":\"4.3.1\",\"configuration\":{\"statuses\":{\"max_characters\":5000,\"max_media_attachments\":16}}}", 5000, 16, TRUE },
    { "{\"version\":\"4.4.0-beta.1+glitch\",\"configuration\":{\"statuses\":{\"max_characters\":0,\"max_media_attachments\":1}}}", 500, 1, TRUE },
    { "{\"version\":\"2.7.2 (compatible; Pleroma 2.5.0)\",\"configuration\":{\"statuses\":{\"max_characters\":\"many\"}}}", 500, 4, FALSE },
    { "{\"version\":\"4.0.0 (not true; really snac/2.75)\"}", 500, 4, FALSE },
    { "{\"version\":7,\"configuration\":[]}", 500, 4, FALSE },
    { "{\"max_toot_chars\":1500}", 1500, 4, FALSE },
  };
  static const ConnectorSuite suite = { "mastodon", "{\"token\": \"" CANARY "\"}", NULL };
  static const ConnectorRow row = { .name = "" };

  for (gsize i = 0; i < G_N_ELEMENTS (instances); i++) {
    const DoubleRule rules[] = { { .match = "GET /api/v2", .status = i % 2 ? 404 : 200, .body = instances[i].body }, { .match = "GET /api/v1/instance", .status = 200, .body = instances[i].body }, { .status = 0 } };
    g_autoptr (Double) server = double_start (rules);
    g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
    g_autoptr (StudioResult) result = studio_connector_run (job, STUDIO_STEP_LIMITS, NULL);

    g_test_message ("%s", instances[i].body);
    g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_DONE);
    g_assert_cmpint (result->limits.caption, ==, instances[i].caption);
    g_assert_cmpint (result->limits.pictures, ==, instances[i].pictures);
    g_assert_cmpint (result->limits.alt, ==, 1500);
    g_assert_true (json_object_get_boolean_member (json_node_get_object (result->settings), "keyed") == instances[i].keyed);
  }
}

int
main (int argc,
      char **argv)
{
  static const ConnectorSuite suite = { "mastodon", "{\"token\": \"" CANARY "\"}", rows };

  fixture_init (&argc, &argv);
  fixture_add (&suite);
  g_test_add_func ("/mastodon/M9-instances", test_instances);

  return g_test_run ();
}
