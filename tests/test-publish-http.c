#include "config.h"

#include "studio-http.h"

#include <string.h>

#include "double.h"

/* What no message, detail or log may ever show. */
#define CANARY "CANARY-s3cret-token-94f1"
#define UPLOAD_SIZE (4 * 1024 * 1024)

/* for servers that never come to an end, and for the others on a machine that has much to do */
static const StudioHttpRules quick = { .addresses = STUDIO_ADDRESS_LOOPBACK, .deadline = 1500 };
static const StudioHttpRules patient = { .addresses = STUDIO_ADDRESS_LOOPBACK, .deadline = 60000 };

static GString *log_text;
static GMutex log_lock;

static GLogWriterOutput
on_log (GLogLevelFlags level,
        const GLogField *fields,
        gsize n_fields,
        gpointer data)
{
  for (gsize i = 0; i < n_fields; i++) {
    if (g_str_equal (fields[i].key, "MESSAGE")) {
      g_mutex_lock (&log_lock);
      g_string_append (log_text, fields[i].value);
      g_mutex_unlock (&log_lock);
    }
  }

  return (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) ? g_log_writer_default (level, fields, n_fields, data) : G_LOG_WRITER_HANDLED;
}

static void
assert_no_canary (const StudioHttpReply *reply)
{
  g_assert_true (reply->message == NULL || strstr (reply->message, "CANARY") == NULL);
  g_assert_null (strstr (reply->detail, "CANARY"));
  g_mutex_lock (&log_lock);
  g_assert_null (strstr (log_text->str, "CANARY"));
  g_mutex_unlock (&log_lock);
}

/* Sends @size bytes (0: none) with the secret in header, query and path. */
static StudioHttpReply *
send_size (const StudioHttpRules *rules,
           const char *base,
           const char *method,
           StudioHttpKind kind,
           gsize size)
{
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  g_autoptr (StudioHttp) http = NULL;
  g_autoptr (StudioHttpRequest) request = NULL;
  g_autofree char *url = g_strconcat (base, "/bot/" CANARY "/commit?access_token=" CANARY, NULL);
  StudioHttpReply *reply;

  studio_redaction_add (redaction, CANARY);
  http = studio_http_new (rules, redaction, NULL, NULL);
  request = studio_http_request_new (kind, method, url);
  studio_http_request_bearer (request, CANARY);
  studio_http_request_header (request, "X-Secret", CANARY);
  if (size > 0) {
    char *text = g_strnfill (size, 'x');
    g_autoptr (GBytes) body = g_bytes_new_take (text, size);

    studio_http_request_body (request, "image/jpeg", body);
  }
  reply = studio_http_send (http, request, NULL);
  g_assert_nonnull (reply->detail);
  g_assert_true ((reply->outcome == STUDIO_OUTCOME_DONE) == (reply->message == NULL));
  assert_no_canary (reply);

  return reply;
}

#define POSTS "POST /bot/"

static const struct
{
  const char *name;
  DoubleRule rule;
  StudioOutcome commit;
  StudioOutcome upload;
  gsize size;
  const char *says; /* in the message, NULL: nothing asked */
} rows[] = {
  /* G1 is a test of its own */
  { "G2 half, reset", { .how = DOUBLE_RESET_HALF, .status = 1 }, STUDIO_OUTCOME_NOT_SENT, STUDIO_OUTCOME_NOT_SENT, UPLOAD_SIZE * 4, "too large" },
  { "G3 whole, reset", { .how = DOUBLE_RESET, .status = 1 }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, "answer was lost" },
  { "G3 whole, close", { .how = DOUBLE_CLOSE, .status = 1 }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, "answer was lost" },
  { "G3 whole, silence", { .how = DOUBLE_SILENCE, .status = 1 }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, "in time" },
  { "G3 no body, close", { .how = DOUBLE_CLOSE, .status = 1 }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 0, "answer was lost" },
  { "G4 500", { .status = 500, .body = "{\"error\":\"" CANARY "\"}" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G4 502 html", { .status = 502, .body = "<html>Bad gateway" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G4 504", { .status = 504 }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G4 529", { .status = 529 }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "408", { .status = 408 }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G6 chunk without end", { .how = DOUBLE_RAW, .status = 1, .body = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"id\":\"12\r\n" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, "cannot be read" },
  { "G6 short content-length", { .how = DOUBLE_RAW, .status = 1, .body = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":\"1\"}" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, "cannot be read" },
  { "G6 until close", { .how = DOUBLE_RAW, .status = 1, .body = "HTTP/1.1 200 OK\r\n\r\n{\"id\":" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, "cannot be read" },
  { "G6 head only", { .how = DOUBLE_RAW, .status = 1, .body = "HTTP/1.1 200 OK\r\nContent-Le" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G7 html", { .status = 200, .headers = "Content-Type: text/html\r\n", .body = "<!DOCTYPE html><title>Login</title>" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, "sign in" },
  { "W14 challenge", { .status = 200, .headers = "Content-Type: text/html\r\ncf-mitigated: challenge\r\n", .body = "<html>" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, "Cloudflare" },
  { "G8 text/plain json", { .status = 200, .headers = "Content-Type: text/plain\r\n", .body = "{\"id\":\"1\"}" }, STUDIO_OUTCOME_DONE, STUDIO_OUTCOME_DONE, 1000, NULL },
  { "G8 no type json", { .status = 200, .headers = "X-A: b\r\n", .body = "{\"id\":\"1\"}" }, STUDIO_OUTCOME_DONE, STUDIO_OUTCOME_DONE, 1000, NULL },
  { "G8 html as json", { .status = 200, .body = " <html>{}" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, "sign in" },
  { "G9 drip", { .how = DOUBLE_DRIP, .status = 1 }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G9 endless", { .how = DOUBLE_ENDLESS, .status = 1 }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, "no end" },
  { "G9 2 GiB announced", { .how = DOUBLE_RAW, .status = 1, .body = "HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n{\"id\":\"1\"}" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G9 gzip unasked", { .status = 200, .headers = "Content-Encoding: gzip\r\nContent-Type: application/json\r\n", .body = "\x1f\x8b\x08 no" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G10 bad UTF-8", { .status = 200, .body = "{\"id\":\"\xff\"}" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G10 U+0000", { .status = 200, .body = "{\"id\":\"a\\u0000b\"}" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G10 byte order mark", { .status = 200, .body = "\xef\xbb\xbf{\"id\":\"1\"}" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G10 two documents", { .status = 200, .body = "{\"id\":\"1\"}{\"id\":\"2\"}" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G10 twice the same key", { .status = 200, .body = "{\"id\":\"1\",\"id\":\"2\"}" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G10 empty", { .status = 200, .body = "" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G10 a warning before", { .status = 200, .body = "<br />\n<b>Warning</b>{\"id\":1}" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
  { "G12 301", { .status = 301, .headers = "Location: $URL/other\r\n" }, STUDIO_OUTCOME_CONFIG_ERROR, STUDIO_OUTCOME_CONFIG_ERROR, 1000, "127.0.0.1" },
  { "G12 302", { .status = 302, .headers = "Location: https://evil.test/?t=" CANARY "\r\n" }, STUDIO_OUTCOME_CONFIG_ERROR, STUDIO_OUTCOME_CONFIG_ERROR, 1000, "evil.test" },
  { "G12 303", { .status = 303, .headers = "Location: http://me:" CANARY "@evil.test/\r\n" }, STUDIO_OUTCOME_CONFIG_ERROR, STUDIO_OUTCOME_CONFIG_ERROR, 1000, NULL },
  { "G12 307 file", { .status = 307, .headers = "Location: file:///etc/passwd\r\n" }, STUDIO_OUTCOME_CONFIG_ERROR, STUDIO_OUTCOME_CONFIG_ERROR, 1000, NULL },
  { "G12 308 nowhere", { .status = 308, .headers = "X-No: location\r\n" }, STUDIO_OUTCOME_CONFIG_ERROR, STUDIO_OUTCOME_CONFIG_ERROR, 1000, NULL },
  { "400", { .status = 400, .body = "{\"error\":\"Bearer " CANARY "\"}" }, STUDIO_OUTCOME_REJECTED, STUDIO_OUTCOME_REJECTED, 1000, NULL },
  { "401", { .status = 401, .body = "{}" }, STUDIO_OUTCOME_NEEDS_LOGIN, STUDIO_OUTCOME_NEEDS_LOGIN, 1000, "sign in" },
  { "403", { .status = 403, .body = "{}" }, STUDIO_OUTCOME_REJECTED, STUDIO_OUTCOME_REJECTED, 1000, NULL },
  { "413", { .status = 413 }, STUDIO_OUTCOME_REJECTED, STUDIO_OUTCOME_REJECTED, 1000, "too large" },
  { "422", { .status = 422, .body = "{}" }, STUDIO_OUTCOME_REJECTED, STUDIO_OUTCOME_REJECTED, 1000, NULL },
  { "G13 429", { .status = 429, .headers = "Retry-After: 17\r\n", .body = "{}" }, STUDIO_OUTCOME_RETRY_LATER, STUDIO_OUTCOME_RETRY_LATER, 1000, "patience" },
  { "G16 1xx", { .how = DOUBLE_RAW, .status = 1, .body = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: <a>\r\n\r\nHTTP/1.1 102 P\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}" }, STUDIO_OUTCOME_DONE, STUDIO_OUTCOME_DONE, 1000, NULL },
  { "no HTTP at all", { .how = DOUBLE_RAW, .status = 1, .body = "SSH-2.0-OpenSSH_9.2\r\n" }, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTCOME_RETRY_LATER, 1000, NULL },
};

static void
test_row (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  const DoubleRule rules[] = { rows[row].rule, { .status = 0 } };

  for (StudioHttpKind kind = STUDIO_HTTP_UPLOAD; kind <= STUDIO_HTTP_COMMIT; kind++) {
    g_autoptr (Double) server = double_start (rules);
    gboolean no_end = rows[row].rule.how == DOUBLE_SILENCE || rows[row].rule.how == DOUBLE_DRIP;
    g_autoptr (StudioHttpReply) reply = send_size (no_end ? &quick : &patient, double_get_url (server), "POST", kind, rows[row].size);

    g_test_message ("%s: %s; %s", rows[row].name, reply->detail, reply->message);
    g_assert_cmpint (reply->outcome, ==, kind == STUDIO_HTTP_COMMIT ? rows[row].commit : rows[row].upload);
    if (rows[row].says != NULL)
      g_assert_nonnull (strstr (reply->message, rows[row].says));
    g_assert_cmpint (reply->retry_after, ==, reply->status == 429 ? 17 : 0);
    g_assert_cmpuint (double_count (server, POSTS), ==, 1);
    g_assert_cmpuint (double_count (server, "GET"), ==, 0);
    g_assert_cmpuint (double_count_connections (server), ==, 1);
  }
}

/* G1: nobody there, a name that does not exist, a certificate that nobody vouches for */
static void
test_unreachable (void)
{
  g_autofree char *nobody = double_nobody ();
  g_autoptr (StudioHttpReply) refused = send_size (&patient, nobody, "POST", STUDIO_HTTP_COMMIT, 1000);
  g_autoptr (StudioHttpReply) unknown = send_size (&patient, "https://no-such-host.invalid", "POST", STUDIO_HTTP_COMMIT, 1000);

  g_assert_cmpint (refused->outcome, ==, STUDIO_OUTCOME_NOT_SENT);
  g_assert_true (refused->refused);
  g_assert_nonnull (strstr (refused->message, "no connections"));
  g_assert_cmpint (unknown->outcome, ==, STUDIO_OUTCOME_NOT_SENT);
  g_assert_true (unknown->refused);
}

static gboolean
on_tls (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer certificate)
{
  g_autoptr (GIOStream) tls = g_tls_server_connection_new (G_IO_STREAM (connection), certificate, NULL);
  char byte;

  if (tls != NULL && g_input_stream_read (g_io_stream_get_input_stream (tls), &byte, 1, NULL, NULL) > 0)
    g_object_set_data (G_OBJECT (service), "request", GINT_TO_POINTER (1));

  return TRUE;
}

/* Certificates that a client must not take: nothing is sent, and it is said what is wrong with each. */
static void
check_certificate (const char *name,
                   const char *says)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "publish", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (4);
  g_autofree char *url = NULL;
  g_autoptr (StudioHttpReply) reply = NULL;
  GThread *thread;
  GMainLoop *loop = g_main_loop_new (NULL, FALSE);

  g_assert_no_error (error);
  g_signal_connect (service, "run", G_CALLBACK (on_tls), certificate);
  url = g_strdup_printf ("https://127.0.0.1:%d", g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL));
  thread = g_thread_new ("accept", (GThreadFunc) (void (*) (void)) g_main_loop_run, loop);
  reply = send_size (&patient, url, "POST", STUDIO_HTTP_COMMIT, 1000);
  g_main_loop_quit (loop);
  g_thread_join (thread);
  g_main_loop_unref (loop);
  g_test_message ("%s; %s", reply->detail, reply->message);
  g_assert_cmpint (reply->outcome, ==, STUDIO_OUTCOME_CONFIG_ERROR);
  g_assert_nonnull (strstr (reply->message, says));
  g_assert_cmpint (reply->sent, ==, 0);
  g_assert_null (g_object_get_data (G_OBJECT (service), "request"));
}

static void
test_certificates (void)
{
  check_certificate ("self-signed.pem", "certificate");
  check_certificate ("expired.pem", "has expired");
  check_certificate ("other-name.pem", "belongs to another address");
}

/* --- a proxy between: everything goes through the one that stands here, if one does --- */

static char *proxy;

typedef GObject TestProxy;
typedef GObjectClass TestProxyClass;
static void test_proxy_iface_init (GProxyResolverInterface *iface);
static GType test_proxy_get_type (void);
G_DEFINE_TYPE_WITH_CODE (TestProxy, test_proxy, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, test_proxy_iface_init))

static gboolean
proxy_is_supported (GProxyResolver *resolver)
{
  return TRUE;
}

static char **
proxy_lookup (GProxyResolver *resolver,
              const char *uri,
              GCancellable *cancellable,
              GError **error)
{
  const char *const proxies[] = { proxy != NULL ? proxy : "direct://", NULL };

  return g_strdupv ((char **) proxies);
}

static void
proxy_lookup_async (GProxyResolver *resolver,
                    const char *uri,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, data);

  g_task_return_pointer (task, proxy_lookup (resolver, uri, NULL, NULL), (GDestroyNotify) g_strfreev);
}

static char **
proxy_lookup_finish (GProxyResolver *resolver,
                     GAsyncResult *result,
                     GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_proxy_iface_init (GProxyResolverInterface *iface)
{
  iface->is_supported = proxy_is_supported;
  iface->lookup = proxy_lookup;
  iface->lookup_async = proxy_lookup_async;
  iface->lookup_finish = proxy_lookup_finish;
}

static void
test_proxy_class_init (TestProxyClass *klass)
{
}

static void
test_proxy_init (TestProxy *self)
{
}

/* A proxy that wants a password, one that forbids the address, and one that is not there: nothing was sent, so it is tried again. */
static void
test_behind_proxy (void)
{
  static const DoubleRule asks[] = { { .match = "CONNECT", .status = 407, .headers = "Proxy-Authenticate: Basic realm=\"kantor\"\r\n" }, { .status = 0 } };
  static const DoubleRule forbids[] = { { .match = "CONNECT", .status = 403, .body = "Forbidden" }, { .status = 0 } };
  static const DoubleRule fails[] = { { .match = "CONNECT", .status = 502, .headers = "Content-Type: text/html\r\n", .body = "<html>Bad gateway" }, { .status = 0 } };
  const DoubleRule *const tables[] = { asks, forbids, fails, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autoptr (Double) server = tables[i] != NULL ? double_start (tables[i]) : NULL;
    g_autoptr (StudioHttpReply) reply = NULL;

    proxy = server != NULL ? g_strdup (double_get_url (server)) : double_nobody ();
    reply = send_size (&patient, "https://kantor.example.go.id/a", "POST", STUDIO_HTTP_COMMIT, 1000);
    g_clear_pointer (&proxy, g_free);
    g_test_message ("%s; %s", reply->detail, reply->message);
    g_assert_cmpstr (studio_outcome_get_name (reply->outcome), ==, "not_sent");
    g_assert_nonnull (strstr (reply->message, "proxy"));
    g_assert_true (reply->refused);
    g_assert_cmpint (reply->sent, ==, 0);
    g_assert_true (server == NULL || double_count (server, "POST") == 0);
  }
}

/* G17: the refusal comes before the picture has been sent; the status may be lost, but never that nothing was done */
static void
test_early (void)
{
  static const DoubleRule rules[] = { { .how = DOUBLE_EARLY, .status = 413 }, { .status = 0 } };
  g_autoptr (Double) server = double_start (rules);
  g_autoptr (StudioHttpReply) reply = send_size (&patient, double_get_url (server), "POST", STUDIO_HTTP_COMMIT, UPLOAD_SIZE * 4);

  g_assert_true (reply->outcome == STUDIO_OUTCOME_NOT_SENT || reply->outcome == STUDIO_OUTCOME_REJECTED);
  g_assert_nonnull (strstr (reply->message, "too large"));
  g_assert_cmpint (reply->sent, <, reply->total);
}

/* G10: what kills json-glib, and a header of 8 MiB */
static void
test_hostile_sizes (void)
{
  g_autofree char *nested = g_strnfill (100000, '[');
  g_autofree char *long_value = g_strnfill (8 * 1024 * 1024, 'h');
  g_autofree char *head = g_strconcat ("HTTP/1.1 200 OK\r\nX-Long: ", long_value, "\r\n\r\n{}", NULL);
  const DoubleRule nesting[] = { { .status = 200, .body = nested }, { .status = 0 } };
  const DoubleRule heading[] = { { .how = DOUBLE_RAW, .status = 1, .body = head }, { .status = 0 } };

  for (int i = 0; i < 2; i++) {
    g_autoptr (Double) server = double_start (i == 0 ? nesting : heading);
    g_autoptr (StudioHttpReply) reply = send_size (&patient, double_get_url (server), "POST", STUDIO_HTTP_COMMIT, 1000);

    g_assert_cmpint (reply->outcome, ==, STUDIO_OUTCOME_UNCERTAIN);
    g_assert_cmpuint (double_count (server, POSTS), ==, 1);
  }
}

/* G23: a kept connection that drops must not make an empty PUT of ours */
static void
test_kept_connection (void)
{
  static const DoubleRule rules[] = {
    { .match = "GET", .times = 1, .how = DOUBLE_KEEP_AND_DROP, .status = 200, .body = "{}" },
    { .match = "PUT", .status = 200, .body = "{}" },
    { .status = 0 },
  };
  g_autoptr (Double) server = double_start (rules);
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  g_autoptr (StudioHttp) http = studio_http_new (&patient, redaction, NULL, NULL);
  g_autofree char *url = g_strconcat (double_get_url (server), "/a", NULL);
  g_autoptr (StudioHttpRequest) get = studio_http_request_new (STUDIO_HTTP_READ, "GET", url);
  g_autoptr (StudioHttpRequest) put = studio_http_request_new (STUDIO_HTTP_UPLOAD, "PUT", url);
  g_autoptr (GBytes) body = g_bytes_new_static ("picture", 7);
  g_autoptr (StudioHttpReply) first = studio_http_send (http, get, NULL);
  g_autoptr (StudioHttpReply) second = NULL;
  GString *request;

  studio_http_request_body (put, "image/jpeg", body);
  second = studio_http_send (http, put, NULL);
  g_assert_cmpint (first->outcome, ==, STUDIO_OUTCOME_DONE);
  g_assert_cmpint (second->outcome, ==, STUDIO_OUTCOME_DONE);
  g_assert_cmpuint (double_count (server, "PUT"), ==, 1);
  request = double_get_request (server, "PUT", 0);
  g_assert_true (g_str_has_suffix (request->str, "\r\n\r\npicture"));
  g_assert_nonnull (strstr (request->str, "User-Agent: PemdaStudio/"));
  g_assert_null (strstr (request->str, "Accept-Encoding"));
  g_string_free (request, TRUE);
}

/* G24 */
static void
test_skew (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) later = g_date_time_add_hours (now, 2);
  g_autofree char *date = g_date_time_format (later, "%a, %d %b %Y %H:%M:%S GMT");
  g_autofree char *header = g_strdup_printf ("Date: %s\r\n", date);
  const DoubleRule rules[] = { { .status = 200, .headers = header, .body = "{}" }, { .status = 0 } };
  g_autoptr (Double) server = double_start (rules);
  g_autoptr (StudioHttpReply) reply = send_size (&patient, double_get_url (server), "POST", STUDIO_HTTP_COMMIT, 10);

  g_assert_cmpint (ABS (reply->skew - 7200), <, 60);
}

/* Nothing is sent where nothing may be sent, not even a connection made. */
static void
test_refused_addresses (void)
{
  static const DoubleRule rules[] = { { .status = 200, .body = "{}" }, { .status = 0 } };
  g_autoptr (Double) server = double_start (rules);
  const char *port = strrchr (double_get_url (server), ':');
  static const struct
  {
    const char *before;
    StudioAddressRules rules;
  } refused[] = {
    { "http://127.0.0.1", STUDIO_ADDRESS_STRICT },
    { "https://127.0.0.1", STUDIO_ADDRESS_PUBLIC_ONLY },
    { "https://localhost", STUDIO_ADDRESS_PUBLIC_ONLY },
    { "http://localhost", STUDIO_ADDRESS_LOOPBACK },
    { "ftp://127.0.0.1", STUDIO_ADDRESS_LOOPBACK },
    { "http://me@127.0.0.1", STUDIO_ADDRESS_LOOPBACK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    StudioHttpRules own = { .addresses = refused[i].rules, .deadline = 60000 };
    g_autofree char *url = g_strconcat (refused[i].before, port, NULL);
    g_autoptr (StudioHttpReply) reply = send_size (&own, url, "POST", STUDIO_HTTP_COMMIT, 10);

    g_test_message ("%s: %s", url, reply->message);
    g_assert_cmpint (reply->outcome, ==, STUDIO_OUTCOME_CONFIG_ERROR);
  }
  g_assert_cmpuint (double_count_connections (server), ==, 0);
}

static void
test_bad_header (void)
{
  static const DoubleRule rules[] = { { .status = 200, .body = "{}" }, { .status = 0 } };
  g_autoptr (Double) server = double_start (rules);
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  g_autoptr (StudioHttp) http = studio_http_new (&patient, redaction, NULL, NULL);
  g_autoptr (StudioHttpRequest) request = studio_http_request_new (STUDIO_HTTP_COMMIT, "POST", double_get_url (server));
  g_autoptr (StudioHttpReply) reply = NULL;

  studio_http_request_bearer (request, "good\r\nX-Injected: 1");
  reply = studio_http_send (http, request, NULL);
  g_assert_cmpint (reply->outcome, ==, STUDIO_OUTCOME_CONFIG_ERROR);
  g_assert_cmpuint (double_count_connections (server), ==, 0);
}

typedef struct
{
  GCancellable *cancellable;
  goffset largest;
  guint calls;
  gboolean waited;
} Watch;

static void
on_progress (StudioHttpPhase phase,
             goffset sent,
             goffset total,
             gpointer data)
{
  Watch *watch = data;

  g_assert_cmpint (sent, >=, watch->largest);
  g_assert_cmpint (sent, <=, total);
  watch->largest = sent;
  watch->calls++;
  if (phase == STUDIO_HTTP_WAITING) {
    watch->waited = TRUE;
    if (watch->cancellable != NULL)
      g_cancellable_cancel (watch->cancellable);
  }
}

/* Progress goes up to all of it, and cancelling after that is no way back. */
static void
test_progress_and_cancel (void)
{
  static const DoubleRule rules[] = { { .how = DOUBLE_SILENCE, .status = 1 }, { .status = 0 } };
  g_autofree char *text = g_strnfill (UPLOAD_SIZE, 'x');
  g_autoptr (GBytes) body = g_bytes_new (text, UPLOAD_SIZE);

  for (StudioHttpKind kind = STUDIO_HTTP_UPLOAD; kind <= STUDIO_HTTP_COMMIT; kind++) {
    g_autoptr (Double) server = double_start (rules);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    Watch watch = { .cancellable = cancellable };
    g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
    g_autoptr (StudioHttp) http = studio_http_new (&patient, redaction, on_progress, &watch);
    g_autoptr (StudioHttpRequest) request = studio_http_request_new (kind, "POST", double_get_url (server));
    g_autoptr (StudioHttpReply) reply = NULL;
    g_autoptr (StudioHttpReply) again = NULL;

    studio_http_request_body (request, "image/jpeg", body);
    reply = studio_http_send (http, request, cancellable);
    g_assert_cmpint (reply->outcome, ==, kind == STUDIO_HTTP_COMMIT ? STUDIO_OUTCOME_UNCERTAIN : STUDIO_OUTCOME_CANCELLED);
    g_assert_true (watch.waited);
    g_assert_cmpint (watch.largest, ==, UPLOAD_SIZE);
    /* cancelled before it begins: nothing is done, whatever it is */
    watch.largest = 0;
    again = studio_http_send (http, request, cancellable);
    g_assert_cmpint (again->outcome, ==, STUDIO_OUTCOME_CANCELLED);
    g_assert_cmpint (again->sent, ==, 0);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  double_prepare ();
  /* in the place of the one that looks into the desktop's settings */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "test", TRUE);
  g_io_extension_point_register (G_PROXY_RESOLVER_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_PROXY_RESOLVER_EXTENSION_POINT_NAME, test_proxy_get_type (), "test", 100);
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  log_text = g_string_new (NULL);
  g_log_set_writer_func (on_log, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/http/row/", rows[i].name, NULL);

    g_strdelimit (path + strlen ("/http/row/"), " /", '-');
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  g_test_add_func ("/http/unreachable", test_unreachable);
  g_test_add_func ("/http/certificates", test_certificates);
  g_test_add_func ("/http/proxy", test_behind_proxy);
  g_test_add_func ("/http/early-413", test_early);
  g_test_add_func ("/http/hostile-sizes", test_hostile_sizes);
  g_test_add_func ("/http/kept-connection", test_kept_connection);
  g_test_add_func ("/http/skew", test_skew);
  g_test_add_func ("/http/refused-addresses", test_refused_addresses);
  g_test_add_func ("/http/bad-header", test_bad_header);
  g_test_add_func ("/http/progress-and-cancel", test_progress_and_cancel);

  return g_test_run ();
}
