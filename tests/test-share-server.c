#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "studio-share-guard.h"
#include "studio-share-network.h"
#include "studio-share-page.h"
#include "studio-share-server.h"
#include "studio-share-visit.h"

#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"
#define PICTURE_BYTES 300000

/** Place: a server in the main context, with what a phone's owner would read off the screen */
typedef struct
{
  StudioShareServer *server;
  char *host; /* "127.0.0.1:8020" */
  char *path;
  GString *told;
} Place;

/** Talk: what a raw socket sends and gets, in a thread. @from: (nullable): the machine it comes from */
typedef struct
{
  const Place *place;
  const char *from;
  char *request;
  gboolean drip; /* a byte every 200 ms */
  GString *answer;
  double seconds;
  gint *pending;
} Talk;

/* --- a place --- */

static StudioShareParcel *
new_parcel (void)
{
  StudioShareParcel *parcel = studio_share_parcel_new ("Jalan <Desa> & \"Modang\" {{token}}");
  guint8 *data = g_malloc (PICTURE_BYTES);
  g_autoptr (GBytes) bytes = NULL;

  for (gsize i = 0; i < PICTURE_BYTES; i++)
    data[i] = (guint8) (i * 7 + i / 251);
  bytes = g_bytes_new_take (data, PICTURE_BYTES);
  studio_share_parcel_add_file (parcel, "../../etc/pass wd\".jpg", "image/jpeg", bytes, "Jalan <script>alert(1)</script>", "Instagram");
  studio_share_parcel_add_file (parcel, "1.jpg", "image/jpeg", bytes, NULL, NULL);
  studio_share_parcel_add_file (parcel, "1.JPG", "image/jpeg", bytes, NULL, NULL);
  studio_share_parcel_add_caption (parcel, "instagram", "Instagram", "Baris <b>satu</b>\n& 'dua' \xff");
  return parcel;
}

static void
ticked_cb (StudioShareServer *server,
           const char *platform,
           gboolean on,
           GString *told)
{
  g_string_append_printf (told, "%s %d;", platform, on);
}

static void
place_begin (Place *place)
{
  g_autoptr (StudioShareParcel) parcel = new_parcel ();
  g_autoptr (GError) error = NULL;
  const char *link;

  place->server = studio_share_server_new (parcel);
  place->told = g_string_new (NULL);
  g_signal_connect (place->server, "ticked", G_CALLBACK (ticked_cb), place->told);
  studio_share_server_start (place->server, "127.0.0.1", 0, 15, &error);
  g_assert_no_error (error);
  link = studio_share_server_get_link (place->server) + strlen ("http://");
  place->host = g_strndup (link, strcspn (link, "/"));
  place->path = g_strdup (strchr (link, '/'));
}

static void
place_end (Place *place)
{
  studio_share_server_stop (place->server);
  g_assert_finalize_object (place->server);
  g_string_free (place->told, TRUE);
  g_free (place->host);
  g_free (place->path);
}

/* --- raw sockets --- */

static GSocketConnection *
talk_connect (Talk *talk)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, 30);
  if (talk->from != NULL) {
    g_autoptr (GSocketAddress) local = g_inet_socket_address_new_from_string (talk->from, 0);

    g_socket_client_set_local_address (client, local);
  }
  return g_socket_client_connect_to_host (client, talk->place->host, 80, NULL, NULL);
}

static void
talk_send (Talk *talk,
           GOutputStream *stream)
{
  gsize length = strlen (talk->request), step = talk->drip ? 1 : length;

  for (gsize at = 0; at < length; at += step) {
    if (!g_output_stream_write_all (stream, talk->request + at, MIN (step, length - at), NULL, NULL, NULL))
      return;
    if (talk->drip)
      g_usleep (200000);
  }
}

static gpointer
talk_thread (gpointer data)
{
  Talk *talk = data;
  g_autoptr (GSocketConnection) connection = talk_connect (talk);
  gint64 began = g_get_monotonic_time ();
  char buffer[16384];
  gssize n;

  if (connection != NULL) {
    talk_send (talk, g_io_stream_get_output_stream (G_IO_STREAM (connection)));
    while ((n = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), buffer, sizeof buffer, NULL, NULL)) > 0)
      g_string_append_len (talk->answer, buffer, n);
  }
  talk->seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  g_atomic_int_add (talk->pending, -1);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* Lets all of @talks happen at once, while the server serves. */
static void
talk_all (Talk *talks,
          guint n)
{
  g_autofree GThread **threads = g_new0 (GThread *, n);
  gint pending = (gint) n;

  for (guint i = 0; i < n; i++) {
    talks[i].pending = &pending;
    talks[i].answer = g_string_new (NULL);
    threads[i] = g_thread_new ("phone", talk_thread, &talks[i]);
  }
  while (g_atomic_int_get (&pending) > 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Takes @request. Returns: (transfer full): all that came back, "" if nothing did */
static GString *
ask_raw (const Place *place,
         char *request)
{
  Talk talk = { place, NULL, request };

  talk_all (&talk, 1);
  g_free (request);
  return talk.answer;
}

static GString *
ask (const Place *place,
     const char *method,
     const char *path,
     const char *headers,
     const char *body)
{
  return ask_raw (place, g_strdup_printf ("%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n%s", method, path, place->host, headers, body));
}

static int
status_of (const GString *answer)
{
  return g_str_has_prefix (answer->str, "HTTP/1.1 ") ? atoi (answer->str + strlen ("HTTP/1.1 ")) : 0;
}

static void
assert_status (const Place *place,
               const char *method,
               const char *path,
               const char *headers,
               const char *body,
               int expected)
{
  GString *answer = ask (place, method, path, headers, body);

  if (status_of (answer) != expected)
    g_error ("%s %s: %s", method, path, answer->str);
  g_string_free (answer, TRUE);
}

static char *
find_between (const GString *page,
              const char *before,
              const char *after)
{
  const char *at = strstr (page->str, before), *end;

  g_assert_nonnull (at);
  at += strlen (before);
  end = strstr (at, after);
  g_assert_nonnull (end);
  return g_strndup (at, end - at);
}

static char *
find_token (const Place *place)
{
  GString *page = ask (place, "GET", place->path, "", "");
  char *token = find_between (page, "data-token=\"", "\"");

  g_string_free (page, TRUE);
  return token;
}

/* --- the page --- */

static void
test_page (void)
{
  Place place;
  GString *page;
  g_autofree char *css = NULL, *js = NULL, *policy = studio_share_page_make_policy ();
  static const char *const headers[] = { "Cache-Control: no-store", "Referrer-Policy: no-referrer", "X-Content-Type-Options: nosniff", "Connection: close" };

  place_begin (&place);
  page = ask (&place, "GET", place.path, "", "");
  g_assert_cmpint (status_of (page), ==, 200);
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    g_assert_nonnull (strstr (page->str, headers[i]));
  g_assert_nonnull (strstr (page->str, policy));
  g_assert_nonnull (strstr (page->str, "Jalan &lt;Desa&gt; &amp; &quot;Modang&quot; {{token}}"));
  g_assert_null (strstr (page->str, "<b>satu"));
  g_assert_null (strstr (page->str, "<script>alert"));
  g_assert_nonnull (strstr (page->str, "-.-..-etc-pass-wd-.jpg"));
  g_assert_true (g_utf8_validate (page->str, -1, NULL));
  /* nothing from anywhere else */
  g_assert_null (strstr (page->str, "http://"));
  g_assert_null (strstr (page->str, "https://"));
  css = find_between (page, "<style>", "</style>");
  js = find_between (page, "<script>", "</script>");
  g_assert_cmpuint (strlen (css) * strlen (js), >, 0);
  g_string_free (page, TRUE);
  place_end (&place);
}

static void
test_picture (void)
{
  Place place;
  g_autoptr (StudioShareParcel) parcel = new_parcel ();
  const StudioShareFile *file = g_ptr_array_index (studio_share_parcel_list_files (parcel), 1);
  g_autofree char *path = NULL, *page_path = NULL;
  GString *answer;
  const char *body;

  place_begin (&place);
  g_string_free (ask (&place, "GET", place.path, "User-Agent: Mozilla/5.0 (iPhone; x)\r\n", ""), TRUE);
  page_path = g_strconcat (place.path, "/s/2/1.jpg", NULL);
  answer = ask (&place, "GET", page_path, "Range: bytes=0-1,0-1,0-1\r\n", "");
  g_assert_cmpint (status_of (answer), ==, 200);
  g_assert_nonnull (strstr (answer->str, "Content-Disposition: attachment; filename=\"1.jpg\""));
  body = strstr (answer->str, "\r\n\r\n") + 4;
  g_assert_cmpmem (body, answer->len - (gsize) (body - answer->str), g_bytes_get_data (file->bytes, NULL), PICTURE_BYTES);
  g_string_free (answer, TRUE);
  g_assert_cmpuint (((const StudioShareVisit *) g_ptr_array_index (studio_share_server_list_visits (place.server), 0))->n_saved, ==, 1);
  g_assert_cmpstr (((const StudioShareVisit *) g_ptr_array_index (studio_share_server_list_visits (place.server), 0))->device, ==, "iPhone");

  answer = ask (&place, "HEAD", page_path, "", "");
  g_assert_cmpint (status_of (answer), ==, 200);
  g_assert_true (g_str_has_suffix (answer->str, "\r\n\r\n"));
  g_string_free (answer, TRUE);
  /* a name that differs by the letters' case only */
  path = g_strconcat (place.path, "/i/3/1-2.JPG", NULL);
  assert_status (&place, "GET", path, "", "", 200);
  place_end (&place);
}

/* --- what is refused --- */

static void
test_wrong_paths (void)
{
  static const char *const tails[] = { "/", "/../", "/i", "/i/1", "/i/1/2.jpg", "/i/9/1.jpg", "/%2e%2e/etc/passwd", "?x=1", "/i/2/1.jpg?x", "x" };
  Place place;
  GString *plain;
  const char *plain_body;

  place_begin (&place);
  plain = ask (&place, "GET", "/", "", "");
  g_assert_cmpint (status_of (plain), ==, 404);
  plain_body = strstr (plain->str, "\r\n\r\n");
  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++) {
    g_autofree char *path = g_strconcat (place.path, tails[i], NULL);
    GString *answer = ask (&place, "GET", path, "", "");

    g_test_message ("%s: %d", tails[i], status_of (answer));

    g_assert_cmpint (status_of (answer), ==, 404);
    g_assert_cmpstr (strstr (answer->str, "\r\n\r\n"), ==, plain_body);
    g_string_free (answer, TRUE);
    /* guessing is made dear: the next one begins with a full store */
    studio_share_server_stop (place.server);
    g_free (place.host);
    g_free (place.path);
    studio_share_server_start (place.server, "127.0.0.1", 0, 15, NULL);
    place.host = g_strdup (studio_share_server_get_link (place.server) + strlen ("http://"));
    place.path = g_strdup (strchr (place.host, '/'));
    *strchr (place.host, '/') = '\0';
  }
  assert_status (&place, "GET", "//etc/passwd", "", "", 404);
  assert_status (&place, "GET", "/../../etc/passwd", "", "", 404);
  g_string_free (plain, TRUE);
  place_end (&place);
}

static void
assert_raw_status (const Place *place,
                   char *request,
                   int expected)
{
  GString *answer = ask_raw (place, request);

  g_assert_cmpint (status_of (answer), ==, expected);
  g_string_free (answer, TRUE);
}

static void
test_foreign_host (void)
{
  Place place;

  place_begin (&place);
  assert_raw_status (&place, g_strdup_printf ("GET %s HTTP/1.1\r\nHost: jahat.example\r\n\r\n", place.path), 404);
  assert_raw_status (&place, g_strdup_printf ("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", place.path), 404);
  assert_raw_status (&place, g_strdup_printf ("GET http://jahat.example%s HTTP/1.1\r\nHost: %s\r\n\r\n", place.path, place.host), 404);
  assert_status (&place, "DELETE", place.path, "", "", 405);
  assert_status (&place, "OPTIONS", place.path, "", "", 405);
  assert_status (&place, "GET", place.path, "", "", 200);
  place_end (&place);
}

static void
test_deeds (void)
{
  Place place;
  g_autofree char *token = NULL, *good = NULL, *strange = NULL, *headers = NULL, *foreign = NULL, *own = NULL;

  place_begin (&place);
  /* before the page was opened there is nothing to tell */
  assert_status (&place, "POST", place.path, FORM "Content-Length: 5\r\n", "j=1&t", 403);
  token = find_token (&place);
  good = g_strdup_printf ("j=1&t=%s&k=tick&p=instagram", token);
  strange = g_strdup_printf ("j=1&t=%s&k=tick&p=instagran", token);
  headers = g_strdup_printf (FORM "Content-Length: %zu\r\n", strlen (good));
  foreign = g_strconcat (headers, "Origin: http://jahat.example\r\n", NULL);
  own = g_strdup_printf ("%sOrigin: http://%s\r\n", headers, place.host);
  assert_status (&place, "POST", place.path, foreign, good, 403);
  assert_status (&place, "POST", place.path, headers, strange, 400);
  assert_status (&place, "POST", place.path, FORM "Content-Length: 28\r\n", "j=1&t=x&k=tick&p=instagram__", 403);
  assert_status (&place, "POST", place.path, "Content-Type: text/plain\r\nContent-Length: 3\r\n", "t=1", 403);
  assert_status (&place, "POST", place.path, FORM "Transfer-Encoding: chunked\r\n", "3\r\nt=1\r\n0\r\n\r\n", 411);
  g_assert_cmpstr (place.told->str, ==, "");
  assert_status (&place, "POST", place.path, own, good, 204);
  assert_status (&place, "POST", place.path, headers, good, 204);
  g_assert_cmpstr (place.told->str, ==, "instagram 1;");
  place_end (&place);
}

/* Much more than a request may have is not kept, and does not keep anybody waiting. */
static void
test_too_much (void)
{
  Place place;
  g_autofree char *letters = g_strnfill (1024 * 1024, 'a'), *length = NULL;
  GString *answer;

  place_begin (&place);
  answer = ask_raw (&place, g_strdup_printf ("GET %s HTTP/1.1\r\nHost: %s\r\nX-A: %s\r\n\r\n", place.path, place.host, letters));
  g_assert_cmpint (status_of (answer), !=, 200);
  g_string_free (answer, TRUE);
  length = g_strdup_printf (FORM "Content-Length: %u\r\n", 1024 * 1024);
  answer = ask (&place, "POST", place.path, length, letters);
  g_assert_cmpint (status_of (answer), ==, 413);
  g_string_free (answer, TRUE);
  assert_status (&place, "GET", place.path, "", "", 200);
  place_end (&place);
}

static void
test_slow (void)
{
  Place place;
  Talk talks[3] = { 0 };
  g_autofree char *drip = g_strnfill (150, 'a');

  place_begin (&place);
  /* says nothing, says a letter now and then, asks for a picture as it should */
  talks[0] = (Talk){ &place, NULL, g_strdup ("") };
  talks[1] = (Talk){ &place, NULL, g_strdup_printf ("GET %s HTTP/1.1\r\nX: %s", place.path, drip), TRUE };
  talks[2] = (Talk){ &place, NULL, g_strdup_printf ("GET %s/i/2/1.jpg HTTP/1.1\r\nHost: %s\r\n\r\n", place.path, place.host) };
  talk_all (talks, 3);
  g_assert_cmpint (status_of (talks[2].answer), ==, 200);
  g_assert_cmpfloat (talks[2].seconds, <, 5);
  for (guint i = 0; i < 3; i++) {
    if (i < 2)
      g_assert_cmpfloat (talks[i].seconds, <, 16);
    g_string_free (talks[i].answer, TRUE);
    g_free (talks[i].request);
  }
  place_end (&place);
}

/* --- how long, and how many --- */

static void
test_time (void)
{
  Place place;
  GString *answer;
  g_autofree char *picture = NULL;

  place_begin (&place);
  g_assert_cmpint (studio_share_server_get_seconds (place.server), >, 14 * 60);
  studio_share_server_expire (place.server);
  answer = ask (&place, "GET", place.path, "", "");
  g_assert_cmpint (status_of (answer), ==, 410);
  g_assert_nonnull (strstr (answer->str, "<h1>"));
  g_assert_null (strstr (answer->str, "Modang"));
  g_string_free (answer, TRUE);
  picture = g_strconcat (place.path, "/i/2/1.jpg", NULL);
  assert_status (&place, "GET", picture, "", "", 410);
  assert_status (&place, "GET", "/x", "", "", 404);
  studio_share_server_extend (place.server, 5);
  assert_status (&place, "GET", place.path, "", "", 200);
  studio_share_server_stop (place.server);
  assert_status (&place, "GET", place.path, "", "", 0);
  place_end (&place);
}

static void
test_stop_cuts (void)
{
  Place place;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  char letter;

  place_begin (&place);
  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, place.host, 80, NULL, NULL);
  for (gint64 until = g_get_monotonic_time () + 200000; g_get_monotonic_time () < until;)
    g_main_context_iteration (NULL, FALSE);
  studio_share_server_stop (place.server);
  g_assert_cmpint (g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), &letter, 1, NULL, NULL), <=, 0);
  place_end (&place);
}

/* Resident pages of this program. */
static long
count_pages (void)
{
  g_autofree char *statm = NULL;

  return g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL) ? atol (strchr (statm, ' ')) : 0;
}

static void
ask_fifty (const Place *place)
{
  Talk talks[50] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (talks); i++) {
    /* machines of their own */
    g_autofree char *from = g_strdup_printf ("127.0.0.%u", i + 2);

    talks[i] = (Talk){ place, g_intern_string (from), g_strdup_printf ("GET %s/s/1/-.-..-etc-pass-wd-.jpg HTTP/1.1\r\nHost: %s\r\n\r\n", place->path, place->host) };
  }
  talk_all (talks, G_N_ELEMENTS (talks));
  for (guint i = 0; i < G_N_ELEMENTS (talks); i++) {
    g_assert_cmpint (status_of (talks[i].answer), ==, 200);
    g_assert_cmpuint (talks[i].answer->len, >, PICTURE_BYTES);
    g_string_free (talks[i].answer, TRUE);
    g_free (talks[i].request);
  }
}

static void
test_fifty (void)
{
  Place place;
  long before;

  place_begin (&place);
  ask_fifty (&place);
  before = count_pages ();
  for (guint i = 0; i < 5; i++)
    ask_fifty (&place);
  g_test_message ("%ld pages, then %ld", before, count_pages ());
  /* 250 pictures of 300 kB went out; half of what they have would be 37 MB */
#ifndef __SANITIZE_ADDRESS__ /* it keeps what was freed for a while */
  g_assert_cmpint (count_pages () - before, <, 9000);
#endif
  place_end (&place);
}

/* --- the parts --- */

static void
test_guard (void)
{
  g_autoptr (StudioShareGuard) guard = studio_share_guard_new ();
  gint64 now = G_USEC_PER_SEC;
  guint n = 0;

  while (studio_share_guard_ask (guard, "192.168.1.7", STUDIO_SHARE_COST_WRONG, now))
    n++;
  g_assert_cmpuint (n, ==, 10);
  g_assert_true (studio_share_guard_ask (guard, "192.168.1.8", STUDIO_SHARE_COST, now));
  g_assert_true (studio_share_guard_ask (guard, "192.168.1.7", STUDIO_SHARE_COST_WRONG, now + 3 * G_USEC_PER_SEC));
  for (guint i = 0; i < 5000; i++) {
    g_autofree char *peer = g_strdup_printf ("10.0.%u.%u", i / 256, i % 256);

    studio_share_guard_ask (guard, peer, STUDIO_SHARE_COST, now);
  }
  g_assert_false (studio_share_guard_ask (guard, "10.9.9.9", STUDIO_SHARE_COST, now));
}

static void
test_near (void)
{
  static const struct
  {
    const char *address;
    gboolean near;
  } cases[] = {
    { "192.168.1.24", TRUE },
    { "10.1.2.3", TRUE },
    { "172.20.10.2", TRUE },
    { "169.254.3.4", TRUE },
    { "127.0.0.1", TRUE },
    { "172.32.0.1", FALSE },
    { "8.8.8.8", FALSE },
    { "192.0.2.2", FALSE },
    { "2001:db8::1", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GInetAddress) address = g_inet_address_new_from_string (cases[i].address);

    g_assert_cmpint (studio_share_network_is_near (address), ==, cases[i].near);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/page", test_page);
  g_test_add_func ("/share/picture", test_picture);
  g_test_add_func ("/share/wrong-paths", test_wrong_paths);
  g_test_add_func ("/share/foreign-host", test_foreign_host);
  g_test_add_func ("/share/deeds", test_deeds);
  g_test_add_func ("/share/too-much", test_too_much);
  g_test_add_func ("/share/slow", test_slow);
  g_test_add_func ("/share/time", test_time);
  g_test_add_func ("/share/stop", test_stop_cuts);
  g_test_add_func ("/share/fifty", test_fifty);
  g_test_add_func ("/share/guard", test_guard);
  g_test_add_func ("/share/near", test_near);
  return g_test_run ();
}
