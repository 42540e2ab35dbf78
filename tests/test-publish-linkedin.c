#include "config.h"

#include "connector-fixture.h"
#include "studio-linkedin-text.h"
#include "studio-linkedin-version.h"

#define POSTS "POST /rest/posts"
#define BEGIN "POST /rest/images?action=initializeUpload"
#define PUT "PUT /upload/1"
#define IMAGE "GET /rest/images/urn%3Ali%3Aimage%3AC1"
#define LIST "GET /rest/posts?author=urn%3Ali%3Aorganization%3A77&q=author"
#define TWIN "GET /rest/posts/urn%3Ali%3Ashare%3A5"
#define PAGE "{\"author\": \"urn:li:organization:77\"}"
#define PERSON "{\"author\": \"urn:li:person:ab_C\"}"
#define MARKS "{\"images\": [\"urn:li:image:C1\"]}"
#define TRIED "{\"images\": [\"urn:li:image:C1\"], \"began\": \"1795282363\"}"
#define URN "urn:li:share:5"
#define LINK "https://www.linkedin.com/feed/update/" URN
#define COMMENTARY "Jalan 2 km \\\\<selesai\\\\>."
#define POST(author, created) "{\"id\":\"" URN "\",\"author\":\"" author "\",\"commentary\":\"" COMMENTARY "\",\"createdAt\":" created "}"
#define OUR_POST POST ("urn:li:organization:77", "4000000000000")
#define OTHER_POST "{\"id\":\"urn:li:share:6\",\"author\":\"urn:li:organization:77\",\"commentary\":\"Lain\",\"createdAt\":4000000000000}"
#define BEGUN                                                                                                                                                 \
  {                                                                                                                                                           \
    .match = BEGIN, .status = 200, .body = "{\"value\":{\"uploadUrl\":\"$URL/upload/1\",\"image\":\"urn:li:image:C1\",\"uploadUrlExpiresAt\":1650567510704}}" \
  }
#define STORED                   \
  {                              \
    .match = PUT, .status = 201, \
  }
#define AVAILABLE                                                       \
  {                                                                     \
    .match = IMAGE, .status = 200, .body = "{\"status\":\"AVAILABLE\"}" \
  }
#define POSTED                                                           \
  {                                                                      \
    .match = POSTS, .status = 201, .headers = "x-restli-id: " URN "\r\n" \
  }
#define DUPLICATE "{\"status\":422,\"code\":\"DUPLICATE_POST\",\"message\":\"Content is a duplicate of urn:li:share:5\"}"

static const ConnectorRow rows[] = {
  { .name = "whole way", .steps = "PC", .settings = PAGE, .pictures = 1, .rules = { BEGUN, STORED, AVAILABLE, POSTED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URN, .link = LINK, .commit = POSTS, .commits = 1, .sent = "\r\n\r\n{\"author\":\"urn:li:organization:77\",\"commentary\":\"" COMMENTARY "\",\"content\":{\"media\":{\"altText\":\"Jalan beraspal \\\"baru\\\"\",\"id\":\"urn:li:image:C1\"}},\"distribution\":{\"feedDistribution\":\"MAIN_FEED\",\"targetEntities\":[],\"thirdPartyDistributionChannels\":[]},\"isReshareDisabledByAuthor\":false,\"lifecycleState\":\"PUBLISHED\",\"visibility\":\"PUBLIC\"}" },
  { .name = "version of the office's choice", .steps = "C", .settings = "{\"author\": \"urn:li:organization:77\", \"version\": \"202610\"}", .rules = { POSTED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = POSTS, .commits = 1, .sent = "LinkedIn-Version: 202610\r\n" },
  { .name = "several pictures", .steps = "C", .settings = PAGE, .marks = "{\"images\": [\"urn:li:image:C1\", \"urn:li:image:C2\"]}", .pictures = 2, .rules = { POSTED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URN, .commit = POSTS, .commits = 1, .sent = "\"content\":{\"multiImage\":{\"images\":[{\"altText\":\"Jalan beraspal \\\"baru\\\"\",\"id\":\"urn:li:image:C1\"},{\"id\":\"urn:li:image:C2\"}]}}" },
  { .name = "H4 bytes of the picture", .steps = "P", .settings = PAGE, .pictures = 1, .rules = { BEGUN, STORED, AVAILABLE, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = PUT, .commits = 1, .sent = "\xff\xd8\xff picture \xff\xd9" },
  { .name = "G23 kept connection dropped", .steps = "P", .settings = PAGE, .pictures = 1, .rules = { { .match = BEGIN, .how = DOUBLE_KEEP_AND_DROP, .status = 200, .body = "{\"value\":{\"uploadUrl\":\"$URL/upload/1\",\"image\":\"urn:li:image:C1\"}}" }, STORED, AVAILABLE, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = PUT, .commits = 1, .sent = "\r\nContent-Length: 14\r\n" },
  { .name = "L1 no x-restli-id", .steps = "C", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 201 }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .code = "no_link", .says = "does not say where", .link = "", .commit = POSTS, .commits = 1 },
  { .name = "L1 an id that is none", .steps = "C", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 201, .headers = "x-restli-id: javascript:alert(1)\r\n" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .code = "no_link", .link = "", .commit = POSTS, .commits = 1 },
  { .name = "created, and the body cut", .steps = "C", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .how = DOUBLE_RAW, .status = 201, .body = "HTTP/1.1 201 Created\r\nx-restli-id: " URN "\r\nContent-Length: 90\r\n\r\n{" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URN, .link = LINK, .commit = POSTS, .commits = 1 },
  { .name = "200 is not created", .steps = "C", .settings = PERSON, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 200, .body = "{}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = POSTS, .commits = 1 },
  { .name = "G7 a page", .steps = "C", .settings = PERSON, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 201, .headers = "Content-Type: text/html\r\n", .body = "<html>Masuk</html>" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = POSTS, .commits = 1 },
  { .name = "L2 duplicate, the page's list has it", .steps = "CR", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 422, .body = "{\"status\":422,\"code\":\"DUPLICATE_POST\",\"message\":\"Duplicate post\"}" }, { .match = LIST, .status = 200, .body = "{\"elements\":[" OTHER_POST "," OUR_POST "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URN, .link = LINK, .commit = POSTS, .commits = 1 },
  { .name = "L2 duplicate that is named and ours", .steps = "CR", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 422, .body = DUPLICATE }, { .match = TWIN, .status = 200, .body = OUR_POST }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URN, .commit = POSTS, .commits = 1, .other = LIST, .others = 0 },
  { .name = "L2 duplicate that is named and old", .steps = "CR", .settings = PERSON, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 422, .body = DUPLICATE }, { .match = TWIN, .status = 200, .body = POST ("urn:li:person:ab_C", "1500000000000") }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = POSTS, .commits = 1 },
  { .name = "L2 duplicate of a person's", .steps = "CR", .settings = PERSON, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 422, .body = DUPLICATE }, { .match = TWIN, .status = 403, .body = "{\"status\":403}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = POSTS, .commits = 1 },
  { .name = "L2 duplicate alone", .steps = "C", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 422, .body = DUPLICATE }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .code = "duplicate", .commit = POSTS, .commits = 1 },
  { .name = "422 for another reason", .steps = "C", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 422, .body = "{\"status\":422,\"code\":\"FIELD_LENGTH_TOO_LONG\",\"message\":\"Too long <b>" CANARY "</b>\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "Too long", .commit = POSTS, .commits = 1 },
  { .name = "L3 waiting, then there", .steps = "PC", .settings = PAGE, .pictures = 1, .rules = { BEGUN, STORED, { .match = IMAGE, .times = 1, .status = 200, .body = "{\"status\":\"WAITING_UPLOAD\"}" }, { .match = IMAGE, .times = 1, .status = 200, .body = "{\"status\":\"PROCESSING\"}" }, AVAILABLE, POSTED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URN, .commit = POSTS, .commits = 1, .other = IMAGE, .others = 3 },
  { .name = "L3 waiting for ever", .steps = "PC", .settings = PAGE, .pictures = 1, .rules = { BEGUN, STORED, { .match = IMAGE, .status = 200, .body = "{\"status\":\"WAITING_UPLOAD\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = POSTS, .commits = 0 },
  { .name = "L3 processing failed", .steps = "PC", .settings = PAGE, .pictures = 1, .rules = { BEGUN, STORED, { .match = IMAGE, .status = 200, .body = "{\"status\":\"PROCESSING_FAILED\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "could not process", .commit = POSTS, .commits = 0 },
  { .name = "L3 a person's token may not look", .steps = "PC", .settings = PERSON, .pictures = 1, .rules = { BEGUN, STORED, { .match = IMAGE, .status = 403, .body = "{\"status\":403,\"code\":\"ACCESS_DENIED\"}" }, POSTED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URN, .commit = POSTS, .commits = 1, .other = IMAGE, .others = 4 },
  { .name = "L4 version sunset", .steps = "PC", .settings = PAGE, .pictures = 1, .rules = { { .match = BEGIN, .status = 426, .body = "{\"status\":426,\"code\":\"NONEXISTENT_VERSION\",\"message\":\"Requested version 20260101 is not active\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .code = "sunset", .says = "Update Pemda Studio", .commit = POSTS, .commits = 0 },
  { .name = "L4 version unknown", .steps = "C", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 400, .body = "{\"status\":400,\"code\":\"NONEXISTENT_VERSION\",\"message\":\"x\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .code = "sunset", .commit = POSTS, .commits = 1 },
  { .name = "L5 upload to another host", .steps = "PC", .settings = PAGE, .pictures = 1, .rules = { { .match = BEGIN, .status = 200, .body = "{\"value\":{\"uploadUrl\":\"https://evil.test/linkedin.com\",\"image\":\"urn:li:image:C1\"}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .says = "evil.test", .commit = "PUT", .commits = 0 },
  { .name = "L5 a host that ends alike", .steps = "PC", .settings = PAGE, .pictures = 1, .rules = { { .match = BEGIN, .status = 200, .body = "{\"value\":{\"uploadUrl\":\"https://notlinkedin.com/a\",\"image\":\"urn:li:image:C1\"}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .says = "notlinkedin.com", .commit = "PUT", .commits = 0 },
  { .name = "L5 a user name in front", .steps = "PC", .settings = PAGE, .pictures = 1, .rules = { { .match = BEGIN, .status = 200, .body = "{\"value\":{\"uploadUrl\":\"https://www.linkedin.com@evil.test/a\",\"image\":\"urn:li:image:C1\"}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .commit = "PUT", .commits = 0 },
  { .name = "L5 not secure", .steps = "PC", .settings = PAGE, .pictures = 1, .rules = { { .match = BEGIN, .status = 200, .body = "{\"value\":{\"uploadUrl\":\"http://www.linkedin.com/a\",\"image\":\"urn:li:image:C1\"}}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .commit = "PUT", .commits = 0 },
  { .name = "L6 little text", .steps = "C", .settings = PERSON, .caption = "(a) [b] #c @d <e> {f|g} h_i *j* ~k\\ l", .rules = { POSTED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .commit = POSTS, .commits = 1, .sent = "\"commentary\":\"\\\\(a\\\\) \\\\[b\\\\] \\\\#c \\\\@d \\\\<e\\\\> \\\\{f\\\\|g\\\\} h\\\\_i \\\\*j\\\\* \\\\~k\\\\\\\\ l\"" },
  { .name = "401", .steps = "PC", .settings = PAGE, .pictures = 1, .rules = { { .match = BEGIN, .status = 401, .body = "{\"status\":401,\"code\":\"EXPIRED_ACCESS_TOKEN\",\"message\":\"" CANARY "\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = POSTS, .commits = 0 },
  { .name = "403", .steps = "C", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 403, .body = "{\"status\":403,\"code\":\"ACCESS_DENIED\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .says = "w_organization_social", .commit = POSTS, .commits = 1 },
  { .name = "429 with Retry-After", .steps = "C", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 429, .headers = "Retry-After: 77\r\n", .body = "{\"status\":429}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_RETRY_LATER, .commit = POSTS, .commits = 1, .retry_after = 77 },
  { .name = "G3 answer lost, in the page's list", .steps = "CR", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .how = DOUBLE_CLOSE, .status = 1 }, { .match = LIST, .status = 200, .body = "{\"elements\":[" OUR_POST "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = URN, .link = LINK, .commit = POSTS, .commits = 1 },
  { .name = "G4 500 after it was stored, a person's", .steps = "CRC", .settings = PERSON, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 500, .body = "{}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = POSTS, .commits = 1 },
  { .name = "G5 not in the page's list", .steps = "CRC", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 504 }, { .match = LIST, .status = 200, .body = "{\"elements\":[" OTHER_POST "," POST ("urn:li:organization:77", "1500000000000") "," POST ("urn:li:organization:78", "4000000000000") "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = POSTS, .commits = 1 },
  { .name = "there twice", .steps = "R", .settings = PAGE, .marks = TRIED, .pictures = 1, .rules = { { .match = LIST, .status = 200, .body = "{\"elements\":[" OUR_POST "," OUR_POST "]}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .code = "many", .commit = POSTS, .commits = 0 },
  { .name = "nothing was sent", .steps = "R", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .status = 0 } }, .outcome = STUDIO_OUTCOME_ABSENT, .commit = "", .commits = 0 },
  { .name = "begun and never ended", .steps = "C", .settings = PAGE, .marks = TRIED, .pictures = 1, .rules = { POSTED, { .status = 0 } }, .outcome = STUDIO_OUTCOME_UNCERTAIN, .commit = POSTS, .commits = 0 },
  { .name = "G12 moved", .steps = "C", .settings = PAGE, .marks = MARKS, .pictures = 1, .rules = { { .match = POSTS, .status = 301, .headers = "Location: https://evil.test/\r\n" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .says = "evil.test", .commit = POSTS, .commits = 1 },
  { .name = "no author", .steps = "PC", .pictures = 1, .rules = { { .status = 0 } }, .outcome = STUDIO_OUTCOME_CONFIG_ERROR, .commit = "", .commits = 0 },
  { .name = "twenty-one pictures", .steps = "PC", .settings = PAGE, .pictures = 21, .rules = { { .status = 0 } }, .outcome = STUDIO_OUTCOME_REJECTED, .commit = "", .commits = 0 },
  { .name = "verify a page", .steps = "V", .settings = PAGE, .rules = { { .match = "GET /rest/organizations/77", .status = 200, .body = "{\"localizedName\":\"Pemkab Paser\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "urn:li:organization:77", .commit = "POST", .commits = 0 },
  { .name = "verify a page that may not be looked at", .steps = "V", .settings = PAGE, .rules = { { .match = "GET /rest/organizations/77", .status = 403, .body = "{\"status\":403}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .says = "first post", .id = "urn:li:organization:77", .commit = "POST", .commits = 0 },
  { .name = "verify a person", .steps = "V", .rules = { { .match = "GET /v2/userinfo", .status = 200, .body = "{\"sub\":\"ab_C\",\"name\":\"Sari\"}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_DONE, .id = "urn:li:person:ab_C", .commit = "POST", .commits = 0 },
  { .name = "verify 401", .steps = "V", .settings = PAGE, .rules = { { .match = "GET", .status = 401, .body = "{\"status\":401}" }, { .status = 0 } }, .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .commit = "POST", .commits = 0 },
  { .name = NULL },
};

static const ConnectorSuite suite = { "linkedin", "{\"token\": \"" CANARY "\"}", rows };

/* Whatever is escaped can be read back, and nothing else is changed. */
static void
test_escape (void)
{
  static const char *const texts[][2] = {
    { "", "" },
    { "Halo, dunia!", "Halo, dunia!" },
    { "(a) [b] #c @d <e>", "\\(a\\) \\[b\\] \\#c \\@d \\<e\\>" },
    { "\\|{}*_~", "\\\\\\|\\{\\}\\*\\_\\~" },
    { "\xc3\xa9 \xf0\x9f\x87\xae\xf0\x9f\x87\xa9\n-+=.:;'\"&%$^`?/", "\xc3\xa9 \xf0\x9f\x87\xae\xf0\x9f\x87\xa9\n-+=.:;'\"&%$^`?/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *escaped = studio_linkedin_escape (texts[i][0]);

    g_assert_cmpstr (escaped, ==, texts[i][1]);
  }
}

/* What is counted is the escaped text: 1,500 brackets are 3,000 */
static void
test_local_limits (void)
{
  static const DoubleRule rules[] = { { .status = 0 } };
  g_autofree char *caption = g_strnfill (1501, '#');
  const ConnectorRow row = { .caption = caption, .settings = PAGE };
  g_autoptr (Double) server = double_start (rules);
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
  g_autoptr (StudioResult) text = studio_connector_run (job, STUDIO_STEP_PREPARE, NULL);
  g_autoptr (StudioResult) shorter = NULL, pixels = NULL;
  g_autoptr (GBytes) picture = g_bytes_new_static ("\xff\xd8", 2);

  g_assert_cmpint (text->outcome, ==, STUDIO_OUTCOME_REJECTED);
  job->outgoing->caption[1500] = '\0';
  shorter = studio_connector_run (job, STUDIO_STEP_PREPARE, NULL);
  g_assert_cmpint (shorter->outcome, ==, STUDIO_OUTCOME_DONE);
  studio_outgoing_add (job->outgoing, picture, "image/jpeg", NULL, 6000, 6100);
  pixels = studio_connector_run (job, STUDIO_STEP_PREPARE, NULL);
  g_assert_cmpstr (pixels->code, ==, "too_large");
  g_assert_cmpuint (double_count_connections (server), ==, 0);
}

/* L4: a version lives for a year; the program outlives the one it was made with */
static void
test_version (void)
{
  static const struct
  {
    int year, month;
    const char *version;
  } days[] = {
    { 2026, 11, "202601" },
    { 2026, 12, "202606" },
    { 2027, 6, "202612" },
    { 2027, 7, "202701" },
    { 2031, 1, "203007" },
    { 2020, 1, "202601" }, /* a clock that was never set */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (GDateTime) day = g_date_time_new_utc (days[i].year, days[i].month, 28, 12, 0, 0);
    g_autofree char *version = studio_linkedin_version (g_date_time_to_unix (day));

    g_assert_cmpstr (version, ==, days[i].version);
  }
}

static void
test_headers (void)
{
  static const DoubleRule rules[] = { POSTED, { .status = 0 } };
  static const ConnectorRow row = { .settings = PAGE };
  g_autoptr (Double) server = double_start (rules);
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, double_get_url (server));
  g_autoptr (StudioResult) result = studio_connector_run (job, STUDIO_STEP_COMMIT, NULL);
  g_autofree char *version = studio_linkedin_version (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *header = g_strdup_printf ("LinkedIn-Version: %s\r\n", version);
  GString *request = double_get_request (server, POSTS, 0);

  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_DONE);
  g_assert_nonnull (strstr (request->str, header));
  g_assert_nonnull (strstr (request->str, "X-Restli-Protocol-Version: 2.0.0\r\n"));
  g_string_free (request, TRUE);
}

int
main (int argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  fixture_add (&suite);
  g_test_add_func ("/linkedin/L6-escape", test_escape);
  g_test_add_func ("/linkedin/local-limits", test_local_limits);
  g_test_add_func ("/linkedin/L4-version", test_version);
  g_test_add_func ("/linkedin/version-and-protocol", test_headers);

  return g_test_run ();
}
