#include "config.h"

#include "studio-http.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-http-private.h"
#include "studio-retry-after.h"

#define DEADLINE_MS (120 * 1000)
#define PROGRESS_EVERY_US (G_USEC_PER_SEC / 10)
#define READ_AT_ONCE 16384

struct _StudioHttp
{
  StudioHttpRules rules;
  StudioRedaction *redaction;
  StudioHttpProgress progress;
  gpointer data;
  GMainContext *context;
  SoupSession *session;
};

/* One request on its way; lives on the stack of studio_http_send(). */
typedef struct
{
  StudioHttp *http;
  GCancellable *cancellable; /* of this request: the person's, the deadline's and ours */
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *read;
  GError *error;
  goffset sent;
  goffset total;
  gsize most;
  gint64 told;
  gboolean headers_written;
  gboolean expired;
  gboolean private_address;
  gboolean too_long;
  gboolean done;
} Exchange;

StudioHttp *
studio_http_new (const StudioHttpRules *rules,
                 StudioRedaction *redaction,
                 StudioHttpProgress progress,
                 gpointer data)
{
  StudioHttp *self = g_new0 (StudioHttp, 1);

  self->rules = *rules;
  self->redaction = studio_redaction_ref (redaction);
  self->progress = progress;
  self->data = data;
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  /* no cookie jar and no logger: neither is added */
  self->session = soup_session_new_with_options ("user-agent", "PemdaStudio/" PACKAGE_VERSION,
                                                 "timeout", 60u, "idle-timeout", 30u, "max-conns-per-host", 2, NULL);
  /* without it nothing is inflated, and servers are not asked to deflate: 200 kB of gzip would become 200 MB */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  g_main_context_pop_thread_default (self->context);

  return self;
}

void
studio_http_free (StudioHttp *self)
{
  g_main_context_push_thread_default (self->context);
  soup_session_abort (self->session);
  g_object_unref (self->session);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  studio_redaction_unref (self->redaction);
  g_free (self);
}

void
studio_http_tell (StudioHttp *self,
                  StudioHttpPhase phase)
{
  if (self->progress != NULL)
    self->progress (phase, 0, 0, self->data);
}

StudioRedaction *
studio_http_get_redaction (StudioHttp *self)
{
  return self->redaction;
}

StudioAddressRules
studio_http_get_address_rules (StudioHttp *self)
{
  return self->rules.addresses;
}

gboolean
studio_http_wait (guint milliseconds,
                  GCancellable *cancellable)
{
  gint64 end = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  while (!g_cancellable_is_cancelled (cancellable)) {
    gint64 left = end - g_get_monotonic_time ();

    if (left <= 0)
      return TRUE;
    g_usleep ((gulong) MIN (left, 50 * 1000));
  }

  return FALSE;
}

static gboolean
on_deadline (gpointer data)
{
  Exchange *exchange = data;

  exchange->expired = TRUE;
  g_cancellable_cancel (exchange->cancellable);

  return G_SOURCE_REMOVE;
}

static void
on_cancelled (GCancellable *theirs,
              gpointer ours)
{
  g_cancellable_cancel (ours);
}

static void
tell_sent (Exchange *exchange,
           StudioHttpPhase phase)
{
  gint64 now = g_get_monotonic_time ();

  if (exchange->http->progress == NULL || (phase == STUDIO_HTTP_SENDING && now - exchange->told < PROGRESS_EVERY_US))
    return;
  exchange->told = now;
  exchange->http->progress (phase, exchange->sent, exchange->total, exchange->http->data);
}

static void
on_wrote_headers (SoupMessage *message,
                  gpointer data)
{
  ((Exchange *) data)->headers_written = TRUE;
}

static void
on_wrote_data (SoupMessage *message,
               guint size,
               gpointer data)
{
  Exchange *exchange = data;

  exchange->sent += size;
  tell_sent (exchange, STUDIO_HTTP_SENDING);
}

static void
on_wrote_body (SoupMessage *message,
               gpointer data)
{
  tell_sent (data, STUDIO_HTTP_WAITING);
}

/* A body is sent once: libsoup repeats PUT and DELETE on a kept connection that drops, and sends an empty body then. */
static void
on_restarted (SoupMessage *message,
              gpointer data)
{
  Exchange *exchange = data;

  if (exchange->total > 0)
    g_cancellable_cancel (exchange->cancellable);
}

/* The address that a name leads to is looked at when the connection is made: it may change after any earlier look. */
static void
on_network_event (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer data)
{
  Exchange *exchange = data;
  StudioAddressRules rules = exchange->http->rules.addresses;
  g_autoptr (GSocketAddress) remote = NULL;
  GInetAddress *address;

  if (event != G_SOCKET_CLIENT_CONNECTING || !(rules & STUDIO_ADDRESS_PUBLIC_ONLY) || !G_IS_SOCKET_CONNECTION (connection))
    return;
  remote = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (remote == NULL || !G_IS_INET_SOCKET_ADDRESS (remote))
    return;
  address = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote));
  if (studio_address_is_public (address) || ((rules & STUDIO_ADDRESS_LOOPBACK) && g_inet_address_get_is_loopback (address)))
    return;
  exchange->private_address = TRUE;
  g_cancellable_cancel (exchange->cancellable);
}

static void read_more (Exchange *exchange);

static void
on_read (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Exchange *exchange = data;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &exchange->error);
  gsize size;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0) {
    exchange->done = TRUE;
    return;
  }
  size = g_bytes_get_size (bytes);
  if (exchange->read->len + size > exchange->most) {
    exchange->too_long = TRUE;
    exchange->done = TRUE;
    return;
  }
  g_byte_array_append (exchange->read, g_bytes_get_data (bytes, NULL), (guint) size);
  read_more (exchange);
}

static void
read_more (Exchange *exchange)
{
  g_input_stream_read_bytes_async (exchange->stream, READ_AT_ONCE, G_PRIORITY_DEFAULT, exchange->cancellable, on_read, exchange);
}

static void
on_answer (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Exchange *exchange = data;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &exchange->error);
  if (exchange->stream == NULL)
    exchange->done = TRUE;
  else
    read_more (exchange);
}

static SoupMessage *
make_message (StudioHttp *self,
              const StudioHttpRequest *request,
              Exchange *exchange)
{
  SoupMessage *message = soup_message_new (request->method, request->url);
  SoupMessageHeaders *headers;

  if (message == NULL)
    return NULL;
  headers = soup_message_get_request_headers (message);
  for (guint i = 0; i + 1 < request->headers->len; i += 2)
    soup_message_headers_replace (headers, g_ptr_array_index (request->headers, i), g_ptr_array_index (request->headers, i + 1));
  /* a redirected POST becomes a GET whose 200 would look like success, and headers of ours would go to the other host */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (request->body != NULL) {
    soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
    exchange->total = (goffset) g_bytes_get_size (request->body);
  } else if (!g_str_equal (request->method, "GET") && !g_str_equal (request->method, "HEAD")) {
    soup_message_headers_set_content_length (headers, 0);
  }
  if (!g_str_equal (request->method, "GET") && !g_str_equal (request->method, "HEAD"))
    soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (on_wrote_headers), exchange);
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (on_wrote_data), exchange);
  g_signal_connect (message, "wrote-body", G_CALLBACK (on_wrote_body), exchange);
  g_signal_connect (message, "restarted", G_CALLBACK (on_restarted), exchange);
  g_signal_connect (message, "network-event", G_CALLBACK (on_network_event), exchange);

  return message;
}

static void
keep_header (const char *name,
             const char *value,
             gpointer headers)
{
  /* what belongs to other accounts of the same server is nobody's business */
  if (g_ascii_strcasecmp (name, "set-cookie") != 0)
    g_hash_table_replace (headers, g_ascii_strdown (name, -1), g_strdup (value));
}

static void
read_headers (StudioHttpReply *reply,
              SoupMessage *message)
{
  static const char *const resets[] = { "x-ratelimit-reset", "ratelimit-reset", "x-rate-limit-reset" };
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *date;
  g_autoptr (GDateTime) moment = NULL;

  soup_message_headers_foreach (soup_message_get_response_headers (message), keep_header, reply->headers);
  reply->retry_after = studio_retry_after_parse (studio_http_reply_header (reply, "retry-after"), now);
  for (gsize i = 0; reply->retry_after == 0 && i < G_N_ELEMENTS (resets); i++)
    reply->retry_after = studio_retry_reset_parse (studio_http_reply_header (reply, resets[i]), now);
  date = studio_http_reply_header (reply, "date");
  moment = date != NULL && strlen (date) < 100 && g_ascii_isalpha (*date) ? soup_date_time_new_from_http_string (date) : NULL;
  if (moment != NULL)
    reply->skew = g_date_time_to_unix (moment) - now;
}

/* Runs the exchange to its end in our own context, so that it may live in any thread. */
static void
run (StudioHttp *self,
     Exchange *exchange,
     guint deadline)
{
  GSource *timer = g_timeout_source_new (deadline);

  g_source_set_callback (timer, on_deadline, exchange, NULL);
  g_source_attach (timer, self->context);
  soup_session_send_async (self->session, exchange->message, G_PRIORITY_DEFAULT, exchange->cancellable, on_answer, exchange);
  while (!exchange->done)
    g_main_context_iteration (self->context, TRUE);
  g_source_destroy (timer);
  g_source_unref (timer);
  g_signal_handlers_disconnect_by_data (exchange->message, exchange);
  /* the rest of an answer that is too long or late is not read: closing it the usual way would */
  if (exchange->stream != NULL && (exchange->too_long || exchange->error != NULL))
    soup_session_abort (self->session);
  g_clear_object (&exchange->stream);
}

static guint
get_deadline (StudioHttp *self,
              StudioHttpKind kind)
{
  guint deadline = kind == STUDIO_HTTP_COMMIT ? self->rules.commit_deadline : 0;

  if (deadline == 0)
    deadline = self->rules.deadline;

  return deadline != 0 ? deadline : DEADLINE_MS;
}

static StudioHttpReply *
refuse (StudioHttp *self,
        const StudioHttpRequest *request,
        const char *message)
{
  StudioHttpReply *reply = g_new0 (StudioHttpReply, 1);

  reply->outcome = STUDIO_OUTCOME_CONFIG_ERROR;
  reply->refused = TRUE;
  reply->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reply->total = request->body != NULL ? (goffset) g_bytes_get_size (request->body) : 0;
  reply->message = studio_redaction_plain (self->redaction, message);
  reply->detail = g_strdup ("not sent");

  return reply;
}

/* Asked only once something has failed. */
static gboolean
is_proxied (const char *url)
{
  g_auto (GStrv) proxies = g_proxy_resolver_lookup (g_proxy_resolver_get_default (), url, NULL, NULL);

  return proxies != NULL && proxies[0] != NULL && !g_str_has_prefix (proxies[0], "direct:");
}

static StudioHttpReply *
take_reply (StudioHttp *self,
            const StudioHttpRequest *request,
            Exchange *exchange,
            GCancellable *cancellable)
{
  StudioHttpReply *reply = g_new0 (StudioHttpReply, 1);
  StudioHttpWire wire = { 0 };

  reply->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reply->sent = exchange->sent;
  reply->total = exchange->total;
  reply->status = soup_message_get_status (exchange->message);
  read_headers (reply, exchange->message);
  if (exchange->read->len > 0)
    reply->body = g_bytes_new (exchange->read->data, exchange->read->len);
  wire.connected = exchange->headers_written;
  wire.whole = exchange->headers_written && exchange->sent >= exchange->total;
  wire.expired = exchange->expired;
  wire.cancelled = !exchange->expired && g_cancellable_is_cancelled (cancellable);
  wire.private_address = exchange->private_address;
  wire.too_long = exchange->too_long;
  wire.proxied = exchange->error != NULL && is_proxied (request->url);
  wire.error = exchange->error;
  wire.tls = soup_message_get_tls_peer_certificate_errors (exchange->message);
  studio_http_judge (reply, request, &wire, self->redaction);

  return reply;
}

StudioHttpReply *
studio_http_send (StudioHttp *self,
                  StudioHttpRequest *request,
                  GCancellable *cancellable)
{
  Exchange exchange = { .http = self, .most = request->most };
  StudioHttpReply *reply;
  g_autoptr (GError) error = NULL;
  gulong chained = 0;

  g_return_val_if_fail (self != NULL && request != NULL, NULL);

  if (!studio_address_check (request->url, self->rules.addresses, &error))
    return refuse (self, request, error->message);
  if (request->spoilt)
    return refuse (self, request, _ ("A password or token has a character in it that cannot be sent; copy it again."));
  if (g_str_has_prefix (request->url, "https:") && !g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    return refuse (self, request, _ ("This computer lacks the part that makes secure connections; install glib-networking."));

  g_main_context_push_thread_default (self->context);
  exchange.message = make_message (self, request, &exchange);
  if (exchange.message == NULL) {
    g_main_context_pop_thread_default (self->context);
    return refuse (self, request, _ ("This is not an address; write it as https://example.go.id."));
  }
  exchange.cancellable = g_cancellable_new ();
  exchange.read = g_byte_array_new ();
  if (cancellable != NULL)
    chained = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), exchange.cancellable, NULL);
  run (self, &exchange, get_deadline (self, request->kind));
  g_cancellable_disconnect (cancellable, chained);
  reply = take_reply (self, request, &exchange, cancellable);
  g_main_context_pop_thread_default (self->context);
  g_debug ("%s: %s", request->method, reply->detail);
  g_byte_array_unref (exchange.read);
  g_object_unref (exchange.cancellable);
  g_object_unref (exchange.message);
  g_clear_error (&exchange.error);

  return reply;
}

void
studio_http_reply_free (StudioHttpReply *reply)
{
  g_clear_pointer (&reply->json, json_node_unref);
  g_clear_pointer (&reply->body, g_bytes_unref);
  g_hash_table_unref (reply->headers);
  g_free (reply->message);
  g_free (reply->detail);
  g_free (reply);
}

const char *
studio_http_reply_header (const StudioHttpReply *reply,
                          const char *name)
{
  return g_hash_table_lookup (reply->headers, name);
}

JsonObject *
studio_http_reply_object (const StudioHttpReply *reply)
{
  return reply->json != NULL && JSON_NODE_HOLDS_OBJECT (reply->json) ? json_node_get_object (reply->json) : NULL;
}
