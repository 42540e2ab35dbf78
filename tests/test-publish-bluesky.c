#include "config.h"

#include "connector-fixture.h"
#include "studio-bluesky-facets.h"

#define XRPC "/xrpc/com.atproto."
#define CREATE "POST " XRPC "repo.createRecord"
#define BLOB "POST " XRPC "repo.uploadBlob"
#define GET_RECORD "GET " XRPC "repo.getRecord"
#define LOGIN "POST " XRPC "server.createSession"
#define REFRESH "POST " XRPC "server.refreshSession"
#define RKEY "3kabcdefghij2"
#define URI "at://did:plc:a/app.bsky.feed.post/" RKEY
#define LINK "https://bsky.app/profile/did:plc:a/post/" RKEY
#define BLOB_BODY "{\"blob\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafy1\"},\"mimeType\":\"image/webp\",\"size\":4}}"
#define MARKS "{\"rkey\": \"" RKEY "\", \"created\": \"2026-11-22T00:00:00.000Z\", \"blobs\": [{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafy1\"},\"mimeType\":\"image/webp\",\"size\":4}]}"
#define SESSION "{\"accessJwt\":\"" CANARY "-access2\",\"refreshJwt\":\"" CANARY "-refresh2\",\"did\":\"did:plc:a\"}"
#define CREATED                                                                       \
  {                                                                                   \
    .match = CREATE, .status = 200, .body = "{\"uri\":\"" URI "\",\"cid\":\"bafyc\"}" \
  }
#define EXPIRED "{\"error\":\"ExpiredToken\",\"message\":\"Token has expired\"}"

static const ConnectorRow rows[] = {
  { .name = "whole way", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { CREATED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URI, .link = LINK, .commit = CREATE, .commits = 1, .sent = "\"alt\":\"Jalan beraspal \\\"baru\\\"\"" },
  { .name = "key in the record", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { CREATED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = CREATE, .commits = 1, .sent = "\"rkey\":\"" RKEY "\"" },
  { .name = "prepare makes a key", .steps = "P", .pictures = 1, .rules = { { .match = BLOB, .status = 200, .body = BLOB_BODY }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = BLOB, .commits = 1, .sent = "Content-Type: image/jpeg" },
  { .name = "B1 expired, refreshed", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .times = 1, .status = 400, .body = EXPIRED }, { .match = REFRESH, .status = 200, .body = SESSION }, CREATED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URI, .commit = CREATE, .commits = 2, .other = REFRESH, .others = 1 },
  { .name = "G14 refreshed and refused again", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .status = 401, .body = "{\"error\":\"AuthMissing\"}" }, { .match = REFRESH, .status = 200, .body = SESSION }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = CREATE, .commits = 2, .other = REFRESH, .others = 1 },
  { .name = "G14 refresh refused, login works", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .times = 1, .status = 400, .body = EXPIRED }, { .match = REFRESH, .status = 400, .body = EXPIRED }, { .match = LOGIN, .status = 200, .body = SESSION }, CREATED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URI, .commit = CREATE, .commits = 2, .other = LOGIN, .others = 1 },
  { .name = "G14 refresh refused, password too", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .status = 400, .body = EXPIRED }, { .match = REFRESH, .status = 401, .body = EXPIRED }, { .match = LOGIN, .status = 401, .body = "{\"error\":\"AuthenticationRequired\",\"message\":\"Invalid " CANARY "-pass\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = CREATE, .commits = 1 },
  { .name = "G14 refresh has a fault", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .status = 400, .body = EXPIRED }, { .match = REFRESH, .status = 500, .body = "{}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = CREATE, .commits = 1, .other = LOGIN, .others = 0 },
  { .name = "B4 blob verbatim", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { CREATED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = CREATE, .commits = 1, .sent = "{\"$type\":\"blob\",\"mimeType\":\"image/webp\",\"ref\":{\"$link\":\"bafy1\"},\"size\":4}" },
  { .name = "B5 too large for an old server", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .status = 400, .body = "{\"error\":\"InvalidSize\",\"message\":\"x\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .code = "too_large", .commit = CREATE, .commits = 1 },
  { .name = "B5 413 at the picture", .steps = "PC", .pictures = 1, .rules = { { .match = BLOB, .status = 413, .body = "{\"error\":\"PayloadTooLarge\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .code = "too_large", .commit = CREATE, .commits = 0 },
  { .name = "B6 picture thrown away", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .times = 1, .status = 400, .body = "{\"error\":\"BlobNotFound\",\"message\":\"x\"}" }, { .match = BLOB, .status = 200, .body = BLOB_BODY }, CREATED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URI, .commit = CREATE, .commits = 2, .other = BLOB, .others = 1 },
  { .name = "B6 thrown away again", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .status = 400, .body = "{\"error\":\"BlobNotFound\",\"message\":\"x\"}" }, { .match = BLOB, .status = 200, .body = BLOB_BODY }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .commit = CREATE, .commits = 2 },
  { .name = "B7 stored, then 502", .steps = "CR", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .status = 502 }, { .match = GET_RECORD, .status = 200, .body = "{\"uri\":\"" URI "\",\"cid\":\"bafyc\",\"value\":{}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URI, .link = LINK, .commit = CREATE, .commits = 1 },
  { .name = "B7 replay finds a value", .steps = "CR", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .status = 500, .body = "{\"error\":\"InternalServerError\",\"message\":\"There is already a value at key\"}" }, { .match = GET_RECORD, .status = 200, .body = "{\"uri\":\"" URI "\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URI, .commit = CREATE, .commits = 1 },
  { .name = "B8 not stored, sent again", .steps = "CRC", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .times = 1, .status = 502 }, { .match = GET_RECORD, .status = 400, .body = "{\"error\":\"RecordNotFound\",\"message\":\"x\"}" }, CREATED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URI, .commit = CREATE, .commits = 2 },
  { .name = "nobody knows", .steps = "CRC", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .status = 502 }, { .match = GET_RECORD, .status = 503 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = CREATE, .commits = 1 },
  { .name = "another record answers", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .status = 200, .body = "{\"uri\":\"at://did:plc:b/app.bsky.feed.post/x\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = CREATE, .commits = 1 },
  { .name = "429", .steps = "C", .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .status = 429, .headers = "Retry-After: 99\r\n", .body = "{\"error\":\"RateLimitExceeded\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = CREATE, .commits = 1, .retry_after = 99 },
  { .name = "five pictures", .steps = "PC", .pictures = 5, .rules = { { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .commit = "POST", .commits = 0 },
  { .name = NULL },
};

static const ConnectorSuite suite = { "bluesky", "{\"identifier\": \"alice.test\", \"password\": \"" CANARY "-pass\", \"did\": \"did:plc:a\", \"accessJwt\": \"" CANARY "-access\", \"refreshJwt\": \"" CANARY "-refresh\"}", rows };
static const ConnectorSuite fresh = { "bluesky", "{\"identifier\": \"alice.test\", \"password\": \"" CANARY "-pass\"}", NULL };

/* B2, B3, B11: what can go wrong at the door */
static void
test_login (void)
{
  static const struct
  {
    DoubleRule login;
    StudioOutcome outcome;
    const char *code;
    const char *says;
    guint to_us; /* requests after the login that came to the typed server */
  } logins[] = {
    { { .match = LOGIN, .status = 200, .body = SESSION }, STUDIO_OUTCOME_DONE, NULL, NULL, 1 },
    { { .match = LOGIN, .status = 401, .body = "{\"error\":\"AuthFactorTokenRequired\",\"message\":\"x\"}" }, STUDIO_OUTCOME_NEEDS_LOGIN, "needs_code", "app password", 0 },
    { { .match = LOGIN, .status = 401, .body = "{\"error\":\"AuthenticationRequired\",\"message\":\"x\"}" }, STUDIO_OUTCOME_NEEDS_LOGIN, NULL, "app password", 0 },
    { { .match = LOGIN, .status = 429, .headers = "RateLimit-Reset: 60\r\n", .body = "{\"error\":\"RateLimitExceeded\"}" }, STUDIO_OUTCOME_RETRY_LATER, NULL, NULL, 0 },
    { { .match = LOGIN, .status = 200, .body = "{\"accessJwt\":\"a\",\"did\":\"did:plc:a\"}" }, STUDIO_OUTCOME_RETRY_LATER, NULL, NULL, 0 },
    { { .match = LOGIN, .status = 200, .body = "{\"accessJwt\":\"" CANARY "2\",\"refreshJwt\":\"" CANARY "3\",\"did\":\"did:plc:a\",\"didDoc\":{\"service\":[{\"id\":\"#atproto_pds\",\"serviceEndpoint\":\"http://evil.test\"}]}}" }, STUDIO_OUTCOME_DONE, NULL, NULL, 1 },
    { { .match = LOGIN, .status = 200, .body = "{\"accessJwt\":\"" CANARY "2\",\"refreshJwt\":\"" CANARY "3\",\"did\":\"did:plc:a\",\"didDoc\":{\"service\":[{\"id\":\"#atproto_pds\",\"serviceEndpoint\":\"https://pds.invalid\"}]}}" }, STUDIO_OUTCOME_NOT_SENT, NULL, NULL, 0 },
  };
  static const ConnectorRow row = { .name = "" };

  for (gsize i = 0; i < G_N_ELEMENTS (logins); i++) {
    const DoubleRule rules[] = { logins[i].login, { .match = "GET " XRPC "server.getSession", .status = 200, .body = "{\"handle\":\"alice.test\"}" }, { .status = 0 } };
    g_autoptr (Double) server = double_start (rules);
    g_autoptr (StudioJob) job = fixture_job (&fresh, &row, double_get_url (server));
    g_autoptr (StudioResult) result = studio_connector_run (job, STUDIO_STEP_VERIFY, NULL);

    g_test_message ("%s: %s", logins[i].login.body, result->message);
    g_assert_cmpstr (studio_outcome_get_name (result->outcome), ==, studio_outcome_get_name (logins[i].outcome));
    g_assert_cmpstr (result->code, ==, logins[i].code);
    if (logins[i].says != NULL)
      g_assert_nonnull (strstr (result->message, logins[i].says));
    fixture_assert_no_canary (result);
    g_assert_cmpuint (double_count (server, "GET"), ==, logins[i].to_us);
    g_assert_cmpuint (double_count (server, LOGIN), ==, 1);
  }
}

static gpointer
commit_in_thread (gpointer job)
{
  return studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
}

/* G14: two targets of one account whose token has expired renew it once */
static void
test_single_flight (void)
{
  static const ConnectorRow row = { .marks = MARKS, .pictures = 1, .rules = { { .match = CREATE, .has = "Bearer " CANARY "-access\r\n", .status = 400, .body = EXPIRED }, { .match = REFRESH, .times = 1, .status = 200, .body = SESSION }, CREATED, { .status = 0 } } };
  g_autoptr (Double) server = double_start (row.rules);
  g_autoptr (StudioJob) first = fixture_job (&suite, &row, double_get_url (server));
  g_autoptr (StudioJob) second = fixture_job (&suite, &row, double_get_url (server));
  GThread *threads[2];

  studio_credentials_unref (second->credentials);
  second->credentials = studio_credentials_ref (first->credentials);
  threads[0] = g_thread_new ("one", commit_in_thread, first);
  threads[1] = g_thread_new ("two", commit_in_thread, second);
  for (int i = 0; i < 2; i++) {
    g_autoptr (StudioResult) result = g_thread_join (threads[i]);

    g_test_message ("%s", result->detail);
    g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_DONE);
  }
  g_assert_cmpuint (double_count (server, REFRESH), ==, 1);
}

/* B10, and pictures that no old server takes: refused here */
static void
test_local_limits (void)
{
  g_autofree char *bytes = g_strnfill (3001, 'a');
  const ConnectorRow row = { .caption = bytes };
  static const DoubleRule rules[] = { { .status = 0 } };
  g_autoptr (Double) server = double_start (rules);
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
  g_autoptr (StudioResult) text = studio_connector_run (job, STUDIO_STEP_PREPARE, NULL);
  g_autoptr (StudioResult) size = NULL;
  char *large = g_malloc0 (976 * 1024 + 1);
  g_autoptr (GBytes) picture = g_bytes_new_take (large, 976 * 1024 + 1);

  g_assert_cmpint (text->outcome, ==, STUDIO_OUTCOME_REJECTED);
  job->outgoing->caption[3000] = '\0';
  studio_outgoing_add (job->outgoing, picture, "image/jpeg", NULL, 0, 0);
  size = studio_connector_run (job, STUDIO_STEP_PREPARE, NULL);
  g_assert_cmpstr (size->code, ==, "too_large");
  g_assert_cmpuint (double_count_connections (server), ==, 0);
}

static char *
resolve (const char *handle,
         gpointer data)
{
  return g_str_equal (handle, "bob.test") ? g_strdup ("did:plc:bob") : NULL;
}

/* B9: offsets are bytes */
static void
test_facets (void)
{
  static const struct
  {
    const char *text;
    const char *found; /* "type:value=the bytes", separated by a blank */
  } texts[] = {
    { "", "" },
    { "biasa saja, a@b.id dan #1", "" },
    { "Lihat https://paserkab.go.id/a?b=c#d.", "link:https://paserkab.go.id/a?b=c#d=https://paserkab.go.id/a?b=c#d" },
    { "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 \xc3\xa9lok https://a.id", "link:https://a.id=https://a.id" },
    { "(https://a.id/x) https://a.id/b_(c)", "link:https://a.id/x=https://a.id/x link:https://a.id/b_(c)=https://a.id/b_(c)" },
    { "#PaserMAS, #2026 #\xc3\xa9lok! x#no", "tag:PaserMAS=#PaserMAS tag:\xc3\xa9lok=#\xc3\xa9lok" },
    { "@bob.test dan @eve.test, mail@bob.test", "mention:did:plc:bob=@bob.test" },
    { "https://a.id/@bob.test #a", "link:https://a.id/@bob.test=https://a.id/@bob.test tag:a=#a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (JsonNode) facets = studio_bluesky_facets (texts[i].text, resolve, NULL);
    JsonArray *array = json_node_get_array (facets);
    GString *found = g_string_new (NULL);

    for (guint k = 0; k < json_array_get_length (array); k++) {
      JsonObject *facet = json_array_get_object_element (array, k);
      JsonObject *index = json_object_get_object_member (facet, "index");
      JsonObject *feature = json_array_get_object_element (json_object_get_array_member (facet, "features"), 0);
      const char *type = strchr (json_object_get_string_member (feature, "$type"), '#') + 1;
      const char *member = g_str_equal (type, "link") ? "uri" : g_str_equal (type, "tag") ? "tag"
                                                                                          : "did";
      gint64 start = json_object_get_int_member (index, "byteStart");

      g_string_append_printf (found, "%s%s:%s=%.*s", k > 0 ? " " : "", type, json_object_get_string_member (feature, member),
                              (int) (json_object_get_int_member (index, "byteEnd") - start), texts[i].text + start);
    }
    g_assert_cmpstr (found->str, ==, texts[i].found);
    g_string_free (found, TRUE);
  }
}

static void
test_tid (void)
{
  g_autofree char *zero = studio_bluesky_tid (0, 0);
  g_autofree char *earlier = studio_bluesky_tid (G_GINT64_CONSTANT (1795282363000000), 5);
  g_autofree char *later = studio_bluesky_tid (G_GINT64_CONSTANT (1795282363000001), 5);

  g_assert_cmpstr (zero, ==, "2222222222222");
  g_assert_cmpint (strlen (earlier), ==, 13);
  g_assert_cmpint (strcmp (earlier, later), <, 0);
  g_assert_cmpint (earlier[0], ==, '3'); /* as all of these years */
}

int
main (int argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  fixture_add (&suite);
  g_test_add_func ("/bluesky/login", test_login);
  g_test_add_func ("/bluesky/G14-single-flight", test_single_flight);
  g_test_add_func ("/bluesky/B10-local-limits", test_local_limits);
  g_test_add_func ("/bluesky/B9-facets", test_facets);
  g_test_add_func ("/bluesky/tid", test_tid);

  return g_test_run ();
}
