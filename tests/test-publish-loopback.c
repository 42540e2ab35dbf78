#include "config.h"

#include "studio-loopback.h"

#include <string.h>

#include "studio-random.h"

/* A visitor writes by hand, because a browser would not do what these do. */
typedef struct
{
  guint16 port;
  const char *request;
  gsize padding; /* bytes of "a" after the request */
  guint drip;    /* ms between bytes; 0: at once */
  GString *answer;
  gboolean refused;
  int done;
} Visitor;

static gpointer
visit_thread (gpointer data)
{
  Visitor *visitor = data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  GOutputStream *out;
  char buffer[1024];
  gssize n;

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, 30);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", visitor->port, NULL, NULL);
  visitor->refused = connection == NULL;
  if (connection != NULL) {
    gboolean sent = TRUE;

    out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
    for (gsize i = 0; visitor->drip != 0 && sent && visitor->request[i] != '\0'; i++) {
      sent = g_output_stream_write_all (out, visitor->request + i, 1, NULL, NULL, NULL);
      g_usleep (visitor->drip * 1000);
    }
    if (visitor->drip == 0)
      sent = g_output_stream_write_all (out, visitor->request, strlen (visitor->request), NULL, NULL, NULL);
    memset (buffer, 'a', sizeof buffer);
    for (gsize left = visitor->padding; sent && left > 0; left -= MIN (left, sizeof buffer))
      sent = g_output_stream_write_all (out, buffer, MIN (left, sizeof buffer), NULL, NULL, NULL);
    while ((n = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), buffer, sizeof buffer, NULL, NULL)) > 0)
      g_string_append_len (visitor->answer, buffer, n);
  }
  g_atomic_int_set (&visitor->done, 1);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* Returns: (transfer full): what it was answered; NULL if nobody took the connection */
static char *
visit_with (guint16 port,
            const char *request,
            gsize padding)
{
  Visitor visitor = { .port = port, .request = request, .padding = padding, .answer = g_string_new (NULL) };
  GThread *thread = g_thread_new ("visitor", visit_thread, &visitor);

  while (!g_atomic_int_get (&visitor.done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  return visitor.refused ? (g_string_free (visitor.answer, TRUE), NULL) : g_string_free (visitor.answer, FALSE);
}

typedef struct
{
  StudioLoopback *loopback;
  guint16 port;
  char *path;
  gboolean done;
  GHashTable *said;
  GError *error;
} Fixture;

static void
waited_cb (GObject *loopback,
           GAsyncResult *result,
           gpointer data)
{
  Fixture *fixture = data;

  fixture->said = studio_loopback_wait_finish (STUDIO_LOOPBACK (loopback), result, &fixture->error);
  fixture->done = TRUE;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GUri) uri = NULL;

  fixture->loopback = studio_loopback_new (NULL, NULL, NULL);
  g_assert_nonnull (fixture->loopback);
  uri = g_uri_parse (studio_loopback_get_url (fixture->loopback), G_URI_FLAGS_NONE, NULL);
  g_assert_cmpstr (g_uri_get_host (uri), ==, "127.0.0.1");
  fixture->port = (guint16) g_uri_get_port (uri);
  fixture->path = g_strdup (g_uri_get_path (uri));
  /* 24 random bytes are 32 letters */
  g_assert_cmpuint (strlen (fixture->path), ==, 33);
  g_assert_cmpuint (strlen (studio_loopback_get_state (fixture->loopback)), ==, 32);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->loopback);
  g_clear_pointer (&fixture->said, g_hash_table_unref);
  g_clear_error (&fixture->error);
  g_free (fixture->path);
}

static void
wait_for (Fixture *fixture)
{
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
}

/* @text: $P the path, $S the state, $H the host. */
static char *
fill (Fixture *fixture,
      const char *text)
{
  GString *filled = g_string_new (text);
  g_autofree char *host = g_strdup_printf ("127.0.0.1:%u", fixture->port);

  g_string_replace (filled, "$P", fixture->path, 0);
  g_string_replace (filled, "$S", studio_loopback_get_state (fixture->loopback), 0);
  g_string_replace (filled, "$H", host, 0);
  return g_string_free (filled, FALSE);
}

static char *
visit (Fixture *fixture,
       const char *text)
{
  g_autofree char *request = fill (fixture, text);

  return visit_with (fixture->port, request, 0);
}

#define RIGHT "GET $P?state=$S&code=CODE%20%3Cb%3E HTTP/1.1\r\nHost: $H\r\n\r\n"

/* What must be turned away, and leaves it waiting. */
static const char *const wrong[] = {
  "GET / HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET /favicon.ico HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET $P HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET $P?code=x HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET $P?state=&code=x HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET $P?state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=x HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET $P?state=$Sx&code=x HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET $P?state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&error=access_denied HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET $Px?state=$S&code=x HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET $P?state=$S&code=x HTTP/1.1\r\nHost: evil.example\r\n\r\n",
  "GET $P?state=$S&code=x HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET $P?state=$S&code=x HTTP/1.1\r\nHost: $H\r\nHost: evil.example\r\n\r\n",
  "GET $P?state=$S&code=x HTTP/1.1\r\n\r\n",
  "POST $P?state=$S&code=x HTTP/1.1\r\nHost: $H\r\nContent-Length: 0\r\n\r\n",
  "OPTIONS $P?state=$S&code=x HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET http://$H$P?state=$S&code=x HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET $P?state=$S&code=%ZZ HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET $P?state=$S&code=%00x HTTP/1.1\r\nHost: $H\r\n\r\n",
  "GET\r\n\r\n",
  "\r\n\r\n",
  "\x16\x03\x01\x02\r\n\r\n",
};

static void
test_wrong (Fixture *fixture,
            gconstpointer data)
{
  studio_loopback_wait_async (fixture->loopback, 0, NULL, waited_cb, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *answer = visit (fixture, wrong[i]);

    g_test_message ("row %" G_GSIZE_FORMAT, i);
    g_assert_nonnull (answer);
    g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 404 "));
    g_assert_null (strstr (answer, studio_loopback_get_state (fixture->loopback)));
    g_assert_null (strstr (answer, "evil"));
    g_assert_false (fixture->done);
  }
  g_free (visit (fixture, RIGHT));
  wait_for (fixture);
  g_assert_no_error (fixture->error);
}

static void
test_right (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *answer = NULL, *again = NULL;

  studio_loopback_wait_async (fixture->loopback, 0, NULL, waited_cb, fixture);
  answer = visit (fixture, RIGHT);
  wait_for (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (g_hash_table_lookup (fixture->said, "code"), ==, "CODE <b>");
  g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 200 OK\r\n"));
  g_assert_nonnull (strstr (answer, "default-src 'none'"));
  g_assert_null (strstr (answer, "CODE"));
  /* it has had its one visit */
  again = visit (fixture, RIGHT);
  g_assert_null (again);
}

/* WordPress has its own names, and the state in the address that it was given. */
static void
test_wordpress (Fixture *fixture,
                gconstpointer data)
{
  studio_loopback_wait_async (fixture->loopback, 0, NULL, waited_cb, fixture);
  g_free (visit (fixture, "GET $P?state=$S&site_url=https%3A%2F%2Fdinkes.go.id&user_login=ani&password=abcd%20efgh HTTP/1.1\r\nhost: $H\r\n\r\n"));
  wait_for (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (g_hash_table_lookup (fixture->said, "user_login"), ==, "ani");
  g_assert_cmpstr (g_hash_table_lookup (fixture->said, "password"), ==, "abcd efgh");
}

static const struct
{
  const char *request;
  int code;
} refusals[] = {
  { "GET $P?state=$S&error=access_denied&error_description=%3Cscript%3E HTTP/1.1\r\nHost: $H\r\n\r\n", G_IO_ERROR_PERMISSION_DENIED },
  { "GET $P?state=$S&success=false HTTP/1.1\r\nHost: $H\r\n\r\n", G_IO_ERROR_PERMISSION_DENIED },
  { "GET $P?state=$S&error=server_error&error_description=%3Cscript%3E HTTP/1.1\r\nHost: $H\r\n\r\n", G_IO_ERROR_FAILED },
};

static void
test_refused (Fixture *fixture,
              gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autofree char *answer = NULL;

  studio_loopback_wait_async (fixture->loopback, 0, NULL, waited_cb, fixture);
  answer = visit (fixture, refusals[row].request);
  wait_for (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, refusals[row].code);
  g_assert_null (strstr (fixture->error->message, "script"));
  g_assert_null (strstr (answer, "script"));
}

/* Ten megabytes are cut off long before. */
static void
test_huge (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *request = fill (fixture, "GET $P?state=$S&code=x HTTP/1.1\r\nHost: $H\r\nX: ");
  g_autofree char *answer = NULL;

  studio_loopback_wait_async (fixture->loopback, 0, NULL, waited_cb, fixture);
  answer = visit_with (fixture->port, request, 10 * 1024 * 1024);
  g_assert_cmpstr (answer, ==, "");
  g_assert_false (fixture->done);
  g_free (visit (fixture, RIGHT));
  wait_for (fixture);
  g_assert_no_error (fixture->error);
}

/* Twelve that drip a byte now and then hold nobody up, and are sent away. */
static void
test_slow (Fixture *fixture,
           gconstpointer data)
{
  Visitor slow[12];
  GThread *threads[12];
  gint64 begun = g_get_monotonic_time ();

  studio_loopback_wait_async (fixture->loopback, 0, NULL, waited_cb, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (slow); i++) {
    slow[i] = (Visitor){ .port = fixture->port, .request = "GET / HTTP/1.1\r\nHost: a-very-slow-one-that-never-comes-to-its-end", .drip = 20, .padding = 1, .answer = g_string_new (NULL) };
    threads[i] = g_thread_new ("slow", visit_thread, &slow[i]);
  }
  for (int i = 0; i < 50; i++) {
    g_usleep (2000);
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
  g_free (visit (fixture, RIGHT));
  wait_for (fixture);
  g_assert_no_error (fixture->error);
  /* all are let go at once when it has what it waits for */
  for (gsize i = 0; i < G_N_ELEMENTS (slow); i++) {
    while (!g_atomic_int_get (&slow[i].done))
      g_main_context_iteration (NULL, TRUE);
    g_thread_join (threads[i]);
    g_assert_cmpstr (slow[i].answer->str, ==, "");
    g_string_free (slow[i].answer, TRUE);
  }
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 9 * G_USEC_PER_SEC);
}

static void
test_expired (Fixture *fixture,
              gconstpointer data)
{
  studio_loopback_wait_async (fixture->loopback, 1, NULL, waited_cb, fixture);
  wait_for (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_null (visit (fixture, RIGHT));
}

static void
test_cancelled (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  studio_loopback_wait_async (fixture->loopback, 0, cancellable, waited_cb, fixture);
  g_cancellable_cancel (cancellable);
  wait_for (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (visit (fixture, RIGHT));
}

/* Freed while somebody is there. */
static void
test_freed (Fixture *fixture,
            gconstpointer data)
{
  Visitor visitor = { .port = fixture->port, .request = "GET ", .answer = g_string_new (NULL) };
  GThread *thread = g_thread_new ("visitor", visit_thread, &visitor);

  for (int i = 0; i < 20; i++) {
    g_usleep (2000);
    g_main_context_iteration (NULL, FALSE);
  }
  g_clear_object (&fixture->loopback);
  while (!g_atomic_int_get (&visitor.done))
    g_main_context_iteration (NULL, FALSE);
  g_thread_join (thread);
  g_string_free (visitor.answer, TRUE);
}

/* Fixed ports are taken in order; when all are taken, that is said. */
static void
test_ports (void)
{
  g_autoptr (StudioLoopback) any = studio_loopback_new (NULL, NULL, NULL), other = studio_loopback_new (NULL, NULL, NULL), third = NULL;
  g_autoptr (GUri) first = g_uri_parse (studio_loopback_get_url (any), G_URI_FLAGS_NONE, NULL), second = g_uri_parse (studio_loopback_get_url (other), G_URI_FLAGS_NONE, NULL);
  const guint16 ports[] = { (guint16) g_uri_get_port (first), (guint16) g_uri_get_port (second), 0 };
  g_autofree char *expected = g_strdup_printf ("http://127.0.0.1:%u/callback", ports[1]);
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_loopback_new (ports, "/callback", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  studio_loopback_stop (other);
  third = studio_loopback_new (ports, "/callback", NULL);
  g_assert_cmpstr (studio_loopback_get_url (third), ==, expected);
}

static void
test_random (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    g_assert_true (g_hash_table_add (seen, studio_random_word (16)));
  g_assert_true (studio_random_equal ("abc", "abc"));
  g_assert_false (studio_random_equal ("abc", "abd"));
  g_assert_false (studio_random_equal ("abc", "abcd"));
  g_assert_false (studio_random_equal ("abc", NULL));
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/publish/loopback/wrong", NULL, test_wrong);
  ADD ("/publish/loopback/right", NULL, test_right);
  ADD ("/publish/loopback/wordpress", NULL, test_wordpress);
  ADD ("/publish/loopback/refused/denied", GSIZE_TO_POINTER (0), test_refused);
  ADD ("/publish/loopback/refused/wordpress", GSIZE_TO_POINTER (1), test_refused);
  ADD ("/publish/loopback/refused/other", GSIZE_TO_POINTER (2), test_refused);
  ADD ("/publish/loopback/huge", NULL, test_huge);
  ADD ("/publish/loopback/slow", NULL, test_slow);
  ADD ("/publish/loopback/expired", NULL, test_expired);
  ADD ("/publish/loopback/cancelled", NULL, test_cancelled);
  ADD ("/publish/loopback/freed", NULL, test_freed);
  g_test_add_func ("/publish/loopback/ports", test_ports);
  g_test_add_func ("/publish/loopback/random", test_random);
  return g_test_run ();
}
