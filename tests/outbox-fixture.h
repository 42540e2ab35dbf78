#pragma once

#include "connector-fixture.h"
#include "studio-outbox-run.h"

/* Targets, and platforms whose doubles do their work: a second request finds what the first one made. */

#define NOW G_GINT64_CONSTANT (1795282363)

static inline StudioOutboxTarget *
make_target (const char *platform)
{
  g_autoptr (JsonNode) content = fixture_json ("{\"title\": \"Jalan\", \"caption\": \"Jalan 2 km.\", \"pictures\": [{\"name\": \"p1\", \"mime\": \"image/jpeg\", \"alt\": \"Jalan\"}]}");

  return studio_outbox_target_new (KEY, "post-1", "account-1", platform, content);
}

#define XRPC "/xrpc/com.atproto."
#define CREATE "POST " XRPC "repo.createRecord"
#define FLIP "POST /wp-json/wp/v2/posts/12?"
#define DRAFT "POST /wp-json/wp/v2/posts HTTP"
#define PHOTO "POST /bot1:" CANARY "/sendPhoto"
#define STATUSES "POST /api/v1/statuses"
#define PAGE_PHOTO "POST /v26.0/123/photos"
#define GRAM "POST /v26.0/17/media_publish"
#define THREAD "POST /v1.0/31/threads_publish"
#define HOSTED                                                                                                  \
  { .match = "POST /wp-json/wp/v2/media", .status = 201, .body = "{\"id\":7,\"source_url\":\"$URL/1.jpg\"}" },  \
  {                                                                                                             \
    .match = "GET /1.jpg", .status = 200, .headers = "Content-Type: image/jpeg\r\n", .body = "\xff\xd8\xff\xd9" \
  }
#define TWEETS "POST /2/tweets"
#define LINKEDIN "POST /rest/posts"

static gint64 clock_now = NOW;

static inline gint64
get_clock (void)
{
  return clock_now;
}

typedef struct
{
  const char *url;
  const char *secrets;
  const char *settings;
  gboolean hosted; /* its pictures are put on a WordPress at the same address */
} Finding;

static inline StudioOutboxAccount *
find_host (const char *url)
{
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  g_autoptr (JsonNode) secrets = fixture_json ("{\"password\": \"" CANARY "\"}");
  StudioOutboxAccount *host = g_new0 (StudioOutboxAccount, 1);

  host->platform = g_strdup ("wordpress");
  host->address = g_strdup (url);
  host->settings = fixture_json ("{\"user\": \"ed\"}");
  host->credentials = studio_credentials_new (secrets, redaction, NULL, NULL);

  return host;
}

static inline StudioOutboxAccount *
find_account (const StudioOutboxTarget *target,
              gpointer data,
              GError **error)
{
  const Finding *finding = data;
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  g_autoptr (JsonNode) secrets = NULL;
  StudioOutboxAccount *account;

  if (finding->secrets == NULL) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "Sign in again.");
    return NULL;
  }
  secrets = fixture_json (finding->secrets);
  account = g_new0 (StudioOutboxAccount, 1);
  account->address = g_strdup (finding->url);
  account->settings = finding->settings != NULL ? fixture_json (finding->settings) : NULL;
  account->credentials = studio_credentials_new (secrets, redaction, NULL, NULL);
  account->host = finding->hosted ? find_host (finding->url) : NULL;

  return account;
}

typedef struct
{
  const char *platform;
  const char *secrets;
  const char *settings;
  const char *commit;
  guint most_commits;      /* more would be two visible posts, or a double that has to tell them apart */
  StudioOutboxState worst; /* where a crash between sending and noting may leave it */
  const char *made_once;   /* NULL, or what must not be made twice although nobody sees it */
  DoubleRule rules[12];
  gboolean hosted;
} Platform;

/* Servers that do their work; a second request finds the first one's. */
static const Platform platforms[] = {
  { "bluesky", "{\"identifier\": \"a\", \"password\": \"" CANARY "\", \"did\": \"did:plc:a\", \"accessJwt\": \"" CANARY "-a\", \"refreshJwt\": \"" CANARY "-r\"}", NULL, CREATE, 1, STUDIO_OUTBOX_PUBLISHED, NULL, { { .match = "POST " XRPC "repo.uploadBlob", .status = 200, .body = "{\"blob\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafy1\"},\"mimeType\":\"image/jpeg\",\"size\":4}}" }, { .match = CREATE, .how = DOUBLE_CLOSE, .status = 1 }, /* stored, and the answer lost: always */
                                                                                                                                                                                                                     { .match = "GET " XRPC "repo.getRecord", .status = 200, .body = "$RECORD", .after = CREATE },
                                                                                                                                                                                                                     { .match = "GET " XRPC "repo.getRecord", .status = 400, .body = "{\"error\":\"RecordNotFound\"}" },
                                                                                                                                                                                                                     { .status = 0 } } },
  { "wordpress", "{\"password\": \"" CANARY "\"}", "{\"user\": \"ed\"}", FLIP, 2, STUDIO_OUTBOX_PUBLISHED, DRAFT, { { .match = "POST /wp-json/wp/v2/media", .status = 201, .body = "{\"id\":7,\"source_url\":\"https://a.go.id/1.jpg\"}" }, { .match = DRAFT, .status = 201, .body = "{\"id\":12,\"status\":\"draft\"}" }, { .match = "GET /wp-json/wp/v2/posts?", .status = 200, .body = "[{\"id\":12,\"status\":\"draft\"}]", .after = DRAFT }, { .match = "GET /wp-json/wp/v2/posts?", .status = 200, .body = "[]" }, { .match = FLIP, .status = 200, .body = "{\"id\":12,\"status\":\"publish\",\"link\":\"https://a.go.id/12\"}" }, { .match = "GET /wp-json/wp/v2/posts/12", .status = 200, .body = "{\"id\":12,\"status\":\"publish\",\"link\":\"https://a.go.id/12\"}", .after = FLIP }, { .match = "GET /wp-json/wp/v2/posts/12", .status = 200, .body = "{\"id\":12,\"status\":\"draft\"}" }, { .status = 0 } } },
  { "telegram", "{\"token\": \"1:" CANARY "\"}", "{\"chat\": \"@k\", \"bot\": \"1\"}", PHOTO, 1, STUDIO_OUTBOX_UNCERTAIN, NULL, { { .match = "POST /bot1:" CANARY "/getChatMember", .status = 200, .body = "{\"ok\":true,\"result\":{\"status\":\"creator\"}}" }, { .match = PHOTO, .status = 200, .body = "{\"ok\":true,\"result\":{\"message_id\":12,\"chat\":{\"username\":\"kanal\"}}}" }, { .status = 0 } } },
  { "mastodon", "{\"token\": \"" CANARY "\"}", "{\"account\": \"9\", \"keyed\": false}", STATUSES, 1, STUDIO_OUTBOX_PUBLISHED, NULL, { { .match = "POST /api/v2/media", .status = 200, .body = "{\"id\":\"m1\"}" }, { .match = STATUSES, .status = 200, .body = "{\"id\":\"110\",\"url\":\"https://m.test/110\"}" }, { .match = "GET /api/v1/accounts/9/statuses", .status = 200, .body = "[{\"id\":\"110\",\"url\":\"https://m.test/110\",\"content\":\"\",\"media_attachments\":[{\"id\":\"m1\"}]}]", .after = STATUSES }, { .match = "GET /api/v1/accounts/9/statuses", .status = 200, .body = "[]" }, { .status = 0 } } },
  /* a page's list proves what is there, not what is not */
  { "facebook_page", "{\"token\": \"" CANARY "\"}", "{\"page\": \"123\"}", PAGE_PHOTO, 1, STUDIO_OUTBOX_UNCERTAIN, NULL, { { .match = PAGE_PHOTO, .status = 200, .body = "{\"id\":\"77\",\"post_id\":\"123_45\"}" }, { .match = "GET /v26.0/123/posts", .status = 200, .body = "{\"data\":[{\"id\":\"123_45\",\"message\":\"Jalan 2 km.\",\"created_time\":\"2099-01-01T00:00:00+0000\"}]}", .after = PAGE_PHOTO }, { .match = "GET /v26.0/123/posts", .status = 200, .body = "{\"data\":[]}" }, { .status = 0 } } },
  { "instagram", "{\"token\": \"" CANARY "\"}", "{\"user\": \"17\", \"host\": \"site\"}", GRAM, 1, STUDIO_OUTBOX_PUBLISHED, NULL, { { .match = "GET /v26.0/17/content_publishing_limit", .status = 200, .body = "{\"data\":[{\"quota_usage\":2,\"config\":{\"quota_total\":100}}]}" }, HOSTED, { .match = "POST /v26.0/17/media HTTP", .status = 200, .body = "{\"id\":\"900\"}" }, { .match = "GET /v26.0/900", .status = 200, .body = "{\"status_code\":\"PUBLISHED\"}", .after = GRAM }, { .match = "GET /v26.0/900", .status = 200, .body = "{\"status_code\":\"FINISHED\"}" }, { .match = GRAM, .how = DOUBLE_CLOSE, .status = 1 }, /* published, and the answer lost: always */
                                                                                                                                    { .match = "GET /v26.0/17/media?", .status = 200, .body = "{\"data\":[{\"id\":\"55\",\"caption\":\"Jalan 2 km.\",\"timestamp\":\"2099-01-01T00:00:00+0000\",\"permalink\":\"https://www.instagram.com/p/Ab1/\"}]}", .after = GRAM },
                                                                                                                                    { .status = 0 } },
    TRUE },
  { "threads", "{\"token\": \"" CANARY "\"}", "{\"user\": \"31\", \"host\": \"site\"}", THREAD, 1, STUDIO_OUTBOX_PUBLISHED, NULL, { { .match = "GET /v1.0/31/threads_publishing_limit", .status = 200, .body = "{\"data\":[{\"quota_usage\":2,\"config\":{\"quota_total\":250}}]}" }, HOSTED, { .match = "POST /v1.0/31/threads HTTP", .status = 200, .body = "{\"id\":\"900\"}" }, { .match = "GET /v1.0/900", .status = 200, .body = "{\"status\":\"PUBLISHED\"}", .after = THREAD }, { .match = "GET /v1.0/900", .status = 200, .body = "{\"status\":\"FINISHED\"}" }, { .match = THREAD, .status = 200, .body = "{\"id\":\"55\"}" }, { .match = "GET /v1.0/55", .status = 200, .body = "{\"permalink\":\"https://www.threads.net/@p/post/Ab1\"}" }, { .match = "GET /v1.0/31/threads?", .status = 200, .body = "{\"data\":[]}" }, { .status = 0 } }, TRUE },
  { "x", "{\"token\": \"" CANARY "\", \"refresh\": \"" CANARY "-r\", \"client\": \"c\"}", "{\"user\": \"9\"}", TWEETS, 1, STUDIO_OUTBOX_PUBLISHED, NULL, { { .match = "POST /2/media/upload", .status = 200, .body = "{\"data\":{\"id\":\"7\"}}" }, { .match = "POST /2/media/metadata", .status = 200, .body = "{\"data\":{\"id\":\"7\"}}" }, { .match = TWEETS, .status = 201, .body = "{\"data\":{\"id\":\"9200000000000000001\"}}" }, { .match = "GET /2/users/9/tweets", .status = 200, .body = "{\"data\":[{\"id\":\"9200000000000000001\",\"text\":\"Jalan 2 km. https://t.co/a\"}]}", .after = TWEETS }, { .match = "GET /2/users/9/tweets", .status = 200, .body = "{\"meta\":{\"result_count\":0}}" }, { .status = 0 } } },
  { "linkedin", "{\"token\": \"" CANARY "\"}", "{\"author\": \"urn:li:organization:7\"}", LINKEDIN, 1, STUDIO_OUTBOX_PUBLISHED, NULL, { { .match = "POST /rest/images?action=initializeUpload", .status = 200, .body = "{\"value\":{\"uploadUrl\":\"$URL/up\",\"image\":\"urn:li:image:C1\"}}" }, { .match = "PUT /up", .status = 201 }, { .match = "GET /rest/images/", .status = 200, .body = "{\"status\":\"AVAILABLE\"}" }, { .match = LINKEDIN, .status = 201, .headers = "x-restli-id: urn:li:share:5\r\n" }, { .match = "GET /rest/posts?", .status = 200, .body = "{\"elements\":[{\"id\":\"urn:li:share:5\",\"author\":\"urn:li:organization:7\",\"commentary\":\"Jalan 2 km.\",\"createdAt\":4000000000000}]}", .after = LINKEDIN }, { .match = "GET /rest/posts?", .status = 200, .body = "{\"elements\":[]}" }, { .status = 0 } } },
};

/* Runs until nothing happens by itself any more; the clock is moved to where it says. */
static inline gboolean
run_to_the_end (StudioOutboxStore *store,
                const Finding *finding,
                GError **error)
{
  const StudioOutboxRun run = {
    .store = store,
    .owner = "run",
    .rules = { .addresses = STUDIO_ADDRESS_LOOPBACK, .deadline = 60000 },
    .find = find_account,
    .data = (gpointer) finding,
    .clock = get_clock,
  };
  gint64 wakes = NOW;

  for (int i = 0; i < 40 && wakes != 0; i++) {
    clock_now = MAX (clock_now, wakes);
    if (!studio_outbox_run_all (&run, &wakes, NULL, error))
      return FALSE;
  }

  return TRUE;
}

/* The record that Bluesky would have: its key is the one that was sent. */
static inline char *
fill_record (void)
{
  return g_strdup ("{\"uri\":\"at://did:plc:a/app.bsky.feed.post/KEYOFTARGET00\"}");
}
