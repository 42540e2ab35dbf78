#include "config.h"

#include "connector-fixture.h"

#define HOOK "POST /hook/" CANARY
#define DIGEST "71b3fbcf537601939c8885214065f81ad835cd58b4588ca39ecd57f5ba327d86"
#define LOCAL "{\"local\": true}"

static const ConnectorRow rows[] = {
  { .name = "N1 204", .steps = "PC", .pictures = 1, .rules = { { .match = HOOK, .status = 204 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .link = "", .commit = HOOK, .commits = 1, .sent = "Idempotency-Key: " KEY },
  { .name = "all of it", .steps = "C", .pictures = 2, .caption = "Kata \"base64\":\"\" ini", .rules = { { .match = HOOK, .status = 204 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = HOOK, .commits = 1, .sent = "{\"caption\":\"Kata \\\"base64\\\":\\\"\\\" ini\",\"images\":[{\"alt\":\"Jalan beraspal \\\"baru\\\"\",\"base64\":\"/9j/IHBpY3R1cmUg/9k=\",\"mime\":\"image/jpeg\",\"name\":\"image-1.jpg\",\"sha256\":\"" DIGEST "\"},{\"alt\":\"\",\"base64\":\"/9j/IHBpY3R1cmUg/9k=\"," },
  { .name = "N1 200 empty", .steps = "C", .rules = { { .match = HOOK, .status = 200 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .link = "", .commit = HOOK, .commits = 1 },
  { .name = "N1 202 then nothing", .steps = "C", .rules = { { .match = HOOK, .status = 202 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = HOOK, .commits = 1 },
  { .name = "N1 id and url", .steps = "C", .rules = { { .match = HOOK, .status = 200, .body = "{\"id\":5,\"url\":\"https://a.go.id/5\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "5", .link = "https://a.go.id/5", .commit = HOOK, .commits = 1 },
  { .name = "N1 bad url", .steps = "C", .rules = { { .match = HOOK, .status = 200, .body = "{\"id\":5,\"url\":\"file:///x\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "5", .link = "", .commit = HOOK, .commits = 1 },
  { .name = "N1 page of a login", .steps = "CR", .rules = { { .match = HOOK, .status = 200, .headers = "Content-Type: text/html\r\n", .body = "<html>Login" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = HOOK, .commits = 1 },
  { .name = "N1 409 same key", .steps = "C", .rules = { { .match = HOOK, .status = 409, .body = "{\"id\":5}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "5", .commit = HOOK, .commits = 1 },
  { .name = "N1 410", .steps = "C", .rules = { { .match = HOOK, .status = 410 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .code = "disabled", .commit = HOOK, .commits = 1 },
  { .name = "N1 308", .steps = "C", .rules = { { .match = HOOK, .status = 308, .headers = "Location: https://evil.test/" CANARY "\r\n" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .commit = HOOK, .commits = 1 },
  { .name = "500, keys kept", .steps = "CRC", .settings = "{\"keyed\": true}", .rules = { { .match = HOOK, .times = 1, .status = 500 }, { .match = HOOK, .status = 200 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = HOOK, .commits = 2, .sent = "X-PemdaStudio-Attempt: 1" },
  { .name = "500, keys not kept", .steps = "CRC", .rules = { { .match = HOOK, .status = 500 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = HOOK, .commits = 1 },
  { .name = NULL },
};

/* N2: the signature is of exactly the bytes that arrive */
static void
test_signature (void)
{
  static const ConnectorSuite suite = { "webhook", "{\"url\": \"$URL/hook/" CANARY "\", \"secret\": \"" CANARY "-key\"}", NULL };
  static const ConnectorRow row = { .pictures = 1, .rules = { { .match = HOOK, .status = 204 }, { .status = 0 } } };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
  g_autoptr (StudioResult) result = studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
  GString *request = double_get_request (server, HOOK, 0);
  g_autofree char *timestamp = g_strndup (strstr (request->str, "X-PemdaStudio-Timestamp: ") + 25, 10);
  const char *body = strstr (request->str, "\r\n\r\n") + 4;
  g_autofree char *signed_text = g_strconcat (timestamp, ".", body, NULL);
  g_autofree char *digest = g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) CANARY "-key", strlen (CANARY "-key"), signed_text, -1);
  g_autofree char *header = g_strconcat ("X-PemdaStudio-Signature: sha256=", digest, "\r\n", NULL);
  g_autoptr (JsonNode) post = fixture_json (body);
  JsonObject *image = json_array_get_object_element (json_object_get_array_member (json_node_get_object (post), "images"), 0);

  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_DONE);
  g_assert_nonnull (strstr (request->str, header));
  g_assert_cmpstr (json_object_get_string_member (image, "alt"), ==, "Jalan beraspal \"baru\"");
  g_assert_cmpstr (json_object_get_string_member (image, "name"), ==, "image-1.jpg");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (post), "key"), ==, KEY);
  g_string_free (request, TRUE);
}

/* N3: inside the office's network only where that is meant */
static void
test_private (void)
{
  static const char *const urls[] = { "https://10.1.2.3/x", "https://192.168.0.1/x", "https://[fd00::1]/x", "https://127.0.0.1:1/x", "https://localhost:1/x" };
  static const ConnectorRow row = { .name = "" };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++) {
    g_autofree char *secrets = g_strdup_printf ("{\"url\": \"%s\", \"secret\": \"" CANARY "\"}", urls[i]);
    const ConnectorSuite suite = { "webhook", secrets, NULL };
    g_autoptr (StudioJob) job = fixture_job (&suite, &row, "");
    g_autoptr (StudioResult) result = NULL;

    job->rules.addresses = STUDIO_ADDRESS_STRICT;
    result = studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
    g_test_message ("%s: %s", urls[i], result->message);
    g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_CONFIG_ERROR);
    g_assert_nonnull (strstr (result->message, "local network"));
    g_assert_cmpint (result->sent, ==, 0);
  }
  {
    const ConnectorSuite suite = { "webhook", "{\"url\": \"https://127.0.0.1:1/x\", \"secret\": \"" CANARY "\"}", NULL };
    const ConnectorRow local = { .settings = LOCAL };
    g_autoptr (StudioJob) job = fixture_job (&suite, &local, "");
    g_autoptr (StudioResult) result = NULL;

    job->rules.addresses = STUDIO_ADDRESS_STRICT;
    result = studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
    g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_NOT_SENT);
  }
}

int
main (int argc,
      char **argv)
{
  static const ConnectorSuite suite = { "webhook", "{\"url\": \"$URL/hook/" CANARY "\", \"secret\": \"" CANARY "-key\"}", rows };

  fixture_init (&argc, &argv);
  fixture_add (&suite);
  g_test_add_func ("/webhook/N2-signature", test_signature);
  g_test_add_func ("/webhook/N3-private", test_private);

  return g_test_run ();
}
