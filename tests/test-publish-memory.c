#include "config.h"

#include "connector-fixture.h"

#include <malloc.h>
#include <stdio.h>
#include <unistd.h>

/*
 * Whatever a server does, memory stays flat: for each way to answer, every connector is asked and told to publish, and the most memory that the process ever
 * had is compared with what it had before. The servers are processes of their own.
 */

#define MOST_KB (60 * 1024)
#define MIB (1024 * 1024)

typedef struct
{
  const char *name;
  DoubleHow how;
  const char *before; /* the answer is this, then @part so often that there are about @bytes, then @after */
  const char *part;
  const char *after;
  gsize bytes;
  guint pictures; /* of 2 MiB each, beside the small one */
} Behaviour;

#define JSON "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"

/* to any platform that a picture has arrived */
#define TAKEN "{\"id\":\"7\",\"ok\":true,\"result\":{\"message_id\":1,\"status\":\"administrator\",\"can_post_messages\":true,\"chat\":{}},\"data\":{\"id\":\"7\"}," \
              "\"blob\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"b\"},\"mimeType\":\"image/jpeg\",\"size\":4},\"status\":\"draft\"}"

static const Behaviour behaviours[] = {
  { .name = "no end", .how = DOUBLE_ENDLESS },
  { .name = "a byte now and then", .how = DOUBLE_DRIP },
  { .name = "a header of 8 MiB", .how = DOUBLE_RAW, .before = "HTTP/1.1 200 OK\r\nX-A: ", .part = "aaaaaaaaaaaaaaaa", .after = "\r\n\r\n{}", .bytes = 8 * MIB },
  { .name = "headers without end", .how = DOUBLE_RAW, .before = "HTTP/1.1 200 OK\r\n", .part = "X-A: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n", .after = "\r\n{}", .bytes = 4 * MIB },
  { .name = "early hints without end", .how = DOUBLE_RAW, .before = "", .part = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", .after = JSON "{}", .bytes = MIB / 8 },
  { .name = "2 GiB announced", .how = DOUBLE_RAW, .before = "HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n{\"a\":\"", .part = "aaaaaaaaaaaaaaaa", .after = "", .bytes = 4 * MIB },
  { .name = "one chunk of 2 GiB", .how = DOUBLE_RAW, .before = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n80000000\r\n{\"a\":\"", .part = "aaaaaaaaaaaaaaaa", .after = "", .bytes = 4 * MIB },
  /* what claims to be compressed is never inflated: the bytes are taken as they are */
  { .name = "said to be compressed", .how = DOUBLE_RAW, .before = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1000000\r\n\r\n\x1f\x8b\x08", .part = "aaaaaaaaaaaaaaaa", .after = "", .bytes = 1000000 },
  { .name = "deep", .how = DOUBLE_RAW, .before = JSON, .part = "[", .after = "", .bytes = MIB - 256 },
  { .name = "a list of objects", .how = DOUBLE_RAW, .before = JSON "[{}", .part = ",{}", .after = "]", .bytes = MIB - 256 },
  { .name = "a list of lists", .how = DOUBLE_RAW, .before = JSON "{\"data\":[[]", .part = ",[]", .after = "]}", .bytes = MIB - 256 },
  { .name = "a list of objects that hold one", .how = DOUBLE_RAW, .before = JSON "[{}", .part = ",{\"\":0}", .after = "]", .bytes = MIB - 256 },
  { .name = "a list of numbers", .how = DOUBLE_RAW, .before = JSON "{\"data\":[0", .part = ",0", .after = "]}", .bytes = MIB - 256 },
  { .name = "a list of texts", .how = DOUBLE_RAW, .before = JSON "{\"errors\":[\"\"", .part = ",\"a\"", .after = "]}", .bytes = MIB - 256 },
  { .name = "one long text", .how = DOUBLE_RAW, .before = JSON "{\"error\":\"", .part = "<b>\\u202e\\n", .after = "\"}", .bytes = MIB - 256 },
  { .name = "a long reason", .how = DOUBLE_RAW, .before = "HTTP/1.1 400 No\r\nContent-Type: application/json\r\n\r\n{\"error\":\"", .part = "access_token=a ", .after = "\"}", .bytes = MIB - 256 },
  { .name = "a page", .how = DOUBLE_RAW, .before = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>", .part = "<p>Sign in ", .after = "", .bytes = MIB - 256 },
  /* what is sent counts as well: ten pages as large as any platform's pictures are made */
  { .name = "ten pictures that are taken", .how = DOUBLE_RAW, .before = JSON TAKEN, .pictures = 9 },
  { .name = "ten pictures that are lost", .how = DOUBLE_CLOSE, .pictures = 9 },
};

typedef struct
{
  const char *platform;
  const char *secrets;
  const char *settings;
  const char *marks;
} Asked;

#define TOKEN "{\"token\": \"" CANARY "\"}"

static const Asked asked[] = {
  { "wordpress", "{\"password\": \"" CANARY "\"}", "{\"user\": \"ed\"}", "{\"slug\": \"jalan-1\", \"asked\": \"yes\", \"post\": \"12\"}" },
  { "mastodon", TOKEN, "{\"account\": \"9\"}", NULL },
  { "bluesky", "{\"identifier\": \"a\", \"password\": \"" CANARY "\", \"accessJwt\": \"" CANARY "\", \"refreshJwt\": \"" CANARY "-2\", \"did\": \"did:plc:a\"}", NULL, "{\"rkey\": \"3kabcdefghij2\", \"created\": \"2026-11-22T00:00:00.000Z\", \"blobs\": [{\"$type\":\"blob\"}]}" },
  { "telegram", "{\"token\": \"123456789:" CANARY "-aaaaaaaaaaaaaaaaaaaa\"}", "{\"chat\": \"@kanal\"}", NULL },
  { "webhook", "{\"url\": \"$URL/hook\", \"secret\": \"" CANARY "\"}", NULL, NULL },
  { "facebook_page", TOKEN, "{\"page\": \"17\"}", NULL },
  { "instagram", TOKEN, "{\"user\": \"31\"}", "{\"container\": {\"id\": \"900\", \"at\": 1795282363}}" },
  { "threads", TOKEN, "{\"user\": \"31\"}", "{\"container\": {\"id\": \"900\", \"at\": 1795282363}}" },
  { "x", "{\"token\": \"" CANARY "\", \"refresh\": \"" CANARY "-2\", \"client\": \"klien\"}", "{\"user\": \"9\"}", NULL },
  { "linkedin", TOKEN, "{\"author\": \"urn:li:organization:77\"}", "{\"images\": [\"urn:li:image:C1\"]}" },
};

static char *urls[G_N_ELEMENTS (behaviours)];

/* --- servers, forked before there are threads --- */

static char *
make_answer (const Behaviour *behaviour)
{
  GString *text = g_string_new (behaviour->before);

  while (behaviour->part != NULL && text->len < behaviour->bytes)
    g_string_append (text, behaviour->part);
  g_string_append (text, behaviour->after != NULL ? behaviour->after : "");
  return g_string_free (text, FALSE);
}

/* @end: the server ends with this pipe */
static char *
fork_server (const Behaviour *behaviour,
             const int end[2])
{
  char url[64] = "";
  int out[2];

  g_assert_cmpint (pipe (out), ==, 0);
  if (fork () == 0) {
    DoubleRule rules[] = { { .how = behaviour->how, .status = 1, .body = make_answer (behaviour) }, { .status = 0 } };
    Double *server = double_start (rules);

    close (end[1]);
    g_snprintf (url, sizeof url, "%s", double_get_url (server));
    _exit (write (out[1], url, sizeof url) != sizeof url || read (end[0], url, 1) != 0);
  }
  g_assert_cmpint (read (out[0], url, sizeof url), ==, sizeof url);
  close (out[0]);
  close (out[1]);
  return g_strdup (url);
}

/* --- memory --- */

/* Returns: kB */
static long
read_status (const char *name)
{
  g_autofree char *text = NULL;
  const char *at;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  at = strstr (text, name);
  g_assert_nonnull (at);
  return strtol (at + strlen (name), NULL, 10);
}

/* Returns: kB that the process has; the most that it had is forgotten */
static long
begin (void)
{
  malloc_trim (0);
  g_file_set_contents_full ("/proc/self/clear_refs", "5", 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
  return read_status ("VmRSS:");
}

static void
assert_flat (const char *what,
             long before)
{
  long more = read_status ("VmHWM:") - before;

  g_test_message ("%s: %ld kB above idle", what, more);
  g_assert_cmpint (more, <, MOST_KB);
}

/* --- the rows --- */

static void
add_pictures (StudioOutgoing *outgoing,
              guint number)
{
  for (guint i = 0; i < number; i++) {
    g_autofree char *text = g_strnfill (2 * MIB, (char) ('a' + i));
    g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&text), 2 * MIB);

    studio_outgoing_add (outgoing, bytes, "image/jpeg", "Jalan beraspal", 2160, 2700);
  }
}

/* @step: as in a row; "PC" is a whole post */
static void
ask_one (const Asked *platform,
         const Behaviour *behaviour,
         const char *url,
         const char *steps)
{
  gboolean whole = behaviour->pictures > 0;
  ConnectorSuite suite = { platform->platform, platform->secrets, NULL, FALSE };
  ConnectorRow row = { .settings = platform->settings, .marks = whole ? NULL : platform->marks, .pictures = 1 };
  g_autoptr (StudioJob) job = fixture_job (&suite, &row, url);
  g_autoptr (StudioResult) result = NULL;

  add_pictures (job->outgoing, behaviour->pictures);
  job->rules.deadline = whole ? 60000 : 1000;
  job->poll_limit = 50;
  result = fixture_run_steps (job, steps);
  g_test_message ("%s %s: %s", platform->platform, steps, studio_outcome_get_name (result->outcome));
}

static void
test_behaviour (gconstpointer data)
{
  static const char *const each[] = { "V", "P", "C", "R", NULL }, *const commit[] = { "C", NULL }, *const whole[] = { "PC", NULL };
  gsize index = GPOINTER_TO_SIZE (data);
  const Behaviour *behaviour = &behaviours[index];
  const char *const *steps = behaviour->pictures > 0 ? whole : behaviour->how == DOUBLE_DRIP ? commit
                                                                                             : each;
  long before = begin ();

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++) {
    for (gsize s = 0; steps[s] != NULL; s++)
      ask_one (&asked[i], behaviour, urls[index], steps[s]);
  }
  assert_flat (behaviour->name, before);
}

int
main (int argc,
      char **argv)
{
  int end[2];

  g_assert_cmpint (pipe (end), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (behaviours); i++)
    urls[i] = fork_server (&behaviours[i], end);
  close (end[0]);
  fixture_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (behaviours); i++) {
    g_autofree char *path = g_strdelimit (g_strconcat ("/memory/", behaviours[i].name, NULL), " ", '-');

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_behaviour);
  }
  return g_test_run ();
}
