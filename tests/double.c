#include "config.h"

#include "double.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <string.h>

#define LONGEST_HEAD 65536

struct _Double
{
  GSocketService *service;
  GMainContext *context;
  GThread *thread;
  char *url;
  const DoubleRule *rules;
  GMutex lock;
  guint *used;
  GPtrArray *requests; /* of GString */
  GCond idle;
  guint connections;
  guint busy; /* connections that are still served */
  int stopping;
};

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static gboolean
is_last (const DoubleRule *rule)
{
  return rule->how == DOUBLE_ANSWER && rule->status == 0;
}

static gboolean
has_seen (Double *self,
          const char *match)
{
  for (guint i = 0; i < self->requests->len; i++) {
    if (g_str_has_prefix (((GString *) g_ptr_array_index (self->requests, i))->str, match))
      return TRUE;
  }

  return FALSE;
}

/* The rule that serves @request; it is used up by one. */
static const DoubleRule *
take_rule (Double *self,
           const char *request)
{
  const DoubleRule *found = NULL;

  g_mutex_lock (&self->lock);
  for (guint i = 0; found == NULL && !is_last (&self->rules[i]); i++) {
    const DoubleRule *rule = &self->rules[i];

    if ((rule->match != NULL && !g_str_has_prefix (request, rule->match)) || (rule->times > 0 && self->used[i] >= rule->times) ||
        (rule->has != NULL && strstr (request, rule->has) == NULL) || (rule->after != NULL && !has_seen (self, rule->after)))
      continue;
    self->used[i]++;
    found = rule;
  }
  g_mutex_unlock (&self->lock);

  return found;
}

static gssize
get_body_start (const GString *request)
{
  const char *end = g_strstr_len (request->str, (gssize) request->len, "\r\n\r\n");

  return end != NULL ? end + 4 - request->str : -1;
}

static gsize
get_content_length (const GString *request)
{
  g_autofree char *head = g_ascii_strdown (request->str, get_body_start (request));
  const char *line = strstr (head, "\r\ncontent-length:");

  return line != NULL ? strtoul (line + strlen ("\r\ncontent-length:"), NULL, 10) : 0;
}

/* Reads on until @size bytes of the body are there. */
static gboolean
read_until (GInputStream *in,
            GString *request,
            gsize size)
{
  char buffer[16384];

  while (get_body_start (request) < 0 || request->len < (gsize) get_body_start (request) + size) {
    gssize got = g_input_stream_read (in, buffer, size > 0 || get_body_start (request) < 0 ? sizeof buffer : 0, NULL, NULL);

    if (got <= 0 || (get_body_start (request) < 0 && request->len > LONGEST_HEAD))
      return FALSE;
    g_string_append_len (request, buffer, got);
  }

  return TRUE;
}

/* Closed while it lingers for no time at all, a socket sends a reset. */
static void
reset (GSocketConnection *connection)
{
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };
  GSocket *socket = g_socket_connection_get_socket (connection);

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  g_socket_close (socket, NULL);
}

static void
put (GOutputStream *out,
     const char *text)
{
  g_output_stream_write_all (out, text, strlen (text), NULL, NULL, NULL);
}

static char *
fill_in (Double *self,
         const char *text)
{
  GString *filled = g_string_new (text != NULL ? text : "");

  g_string_replace (filled, "$URL", self->url, 0);

  return g_string_free (filled, FALSE);
}

static void
answer (Double *self,
        GOutputStream *out,
        const DoubleRule *rule)
{
  g_autofree char *body = fill_in (self, rule->body);
  g_autofree char *headers = fill_in (self, rule->headers != NULL ? rule->headers : "Content-Type: application/json\r\n");
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 %u Answer\r\n%sContent-Length: %" G_GSIZE_FORMAT "\r\nConnection: %s\r\n\r\n", rule->status,
                                           headers, strlen (body), rule->how == DOUBLE_KEEP_AND_DROP ? "keep-alive" : "close");

  put (out, head);
  put (out, body);
}

static void
go_on (Double *self,
       GOutputStream *out,
       const DoubleRule *rule)
{
  g_autofree char *block = NULL;
  gboolean endless = rule->how == DOUBLE_ENDLESS;

  put (out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"a\":\"");
  block = g_strnfill (endless ? 65536 : 1, 'a');
  while (!g_atomic_int_get (&self->stopping)) {
    if (!g_output_stream_write_all (out, block, strlen (block), NULL, NULL, NULL))
      return;
    if (!endless)
      g_usleep (100 * 1000);
  }
}

static void
serve (Double *self,
       GSocketConnection *connection,
       const DoubleRule *rule)
{
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autofree char *raw = NULL;

  switch (rule->how) {
  case DOUBLE_ANSWER:
  case DOUBLE_KEEP_AND_DROP:
    answer (self, out, rule);
    break;
  case DOUBLE_EARLY:
    answer (self, out, rule);
    reset (connection);
    break;
  case DOUBLE_RESET:
  case DOUBLE_RESET_HALF:
    reset (connection);
    break;
  case DOUBLE_CLOSE:
    break;
  case DOUBLE_SILENCE:
    while (!g_atomic_int_get (&self->stopping))
      g_usleep (10 * 1000);
    break;
  case DOUBLE_DRIP:
  case DOUBLE_ENDLESS:
    go_on (self, out, rule);
    break;
  case DOUBLE_RAW:
    raw = fill_in (self, rule->body);
    put (out, raw);
    break;
  }
}

static void
keep (Double *self,
      GString *request)
{
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->requests, request);
  g_mutex_unlock (&self->lock);
}

static void
converse (Double *self,
          GSocketConnection *connection)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GString *request = g_string_new (NULL);
  const DoubleRule *rule;
  gsize size;

  if (!read_until (in, request, 0)) {
    g_string_free (request, TRUE);
    return;
  }
  rule = take_rule (self, request->str);
  size = get_content_length (request);
  if (rule != NULL && rule->how == DOUBLE_RESET_HALF)
    size /= 2;
  if (rule == NULL || rule->how != DOUBLE_EARLY)
    read_until (in, request, size);
  keep (self, request);
  if (rule == NULL) {
    put (g_io_stream_get_output_stream (G_IO_STREAM (connection)), "HTTP/1.1 404 No rule\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    return;
  }
  serve (self, connection, rule);
  if (rule->how == DOUBLE_KEEP_AND_DROP) {
    GString *second = g_string_new (NULL);

    if (read_until (in, second, 0))
      keep (self, second);
    else
      g_string_free (second, TRUE);
  }
}

static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer data)
{
  Double *self = data;

  g_mutex_lock (&self->lock);
  self->connections++;
  self->busy++;
  g_mutex_unlock (&self->lock);
  converse (self, connection);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  g_mutex_lock (&self->lock);
  self->busy--;
  g_cond_signal (&self->idle);
  g_mutex_unlock (&self->lock);

  return TRUE;
}

static gpointer
run (gpointer data)
{
  Double *self = data;

  g_main_context_push_thread_default (self->context);
  while (!g_atomic_int_get (&self->stopping))
    g_main_context_iteration (self->context, TRUE);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

void
double_prepare (void)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
}

Double *
double_start (const DoubleRule *rules)
{
  Double *self = g_new0 (Double, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  guint n_rules = 0;

  while (!is_last (&rules[n_rules]))
    n_rules++;
  self->rules = rules;
  self->used = g_new0 (guint, n_rules + 1);
  self->requests = g_ptr_array_new_with_free_func (free_string);
  g_mutex_init (&self->lock);
  g_cond_init (&self->idle);
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (64);
  g_assert_true (g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &bound, NULL));
  g_main_context_pop_thread_default (self->context);
  self->url = g_strdup_printf ("http://127.0.0.1:%d", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  g_signal_connect (self->service, "run", G_CALLBACK (on_run), self);
  self->thread = g_thread_new ("double", run, self);

  return self;
}

char *
double_nobody (void)
{
  static const DoubleRule none[] = { { .status = 0 } };
  Double *self = double_start (none);
  char *url = g_strdup (self->url);

  double_stop (self);

  return url;
}

void
double_stop (Double *self)
{
  g_atomic_int_set (&self->stopping, 1);
  g_main_context_wakeup (self->context);
  g_thread_join (self->thread);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_mutex_lock (&self->lock);
  while (self->busy > 0)
    g_cond_wait (&self->idle, &self->lock);
  g_mutex_unlock (&self->lock);
  g_main_context_push_thread_default (self->context);
  g_object_unref (self->service);
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_ptr_array_unref (self->requests);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->idle);
  g_free (self->used);
  g_free (self->url);
  g_free (self);
}

const char *
double_get_url (Double *self)
{
  return self->url;
}

guint
double_count (Double *self,
              const char *match)
{
  guint count = 0;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->requests->len; i++)
    count += g_str_has_prefix (((GString *) g_ptr_array_index (self->requests, i))->str, match);
  g_mutex_unlock (&self->lock);

  return count;
}

guint
double_count_connections (Double *self)
{
  guint connections;

  g_mutex_lock (&self->lock);
  connections = self->connections;
  g_mutex_unlock (&self->lock);

  return connections;
}

GString *
double_get_request (Double *self,
                    const char *match,
                    guint nth)
{
  GString *found = NULL;

  g_mutex_lock (&self->lock);
  for (guint i = 0; found == NULL && i < self->requests->len; i++) {
    GString *request = g_ptr_array_index (self->requests, i);

    if (g_str_has_prefix (request->str, match) && nth-- == 0)
      found = g_string_new_len (request->str, (gssize) request->len);
  }
  g_mutex_unlock (&self->lock);

  return found;
}

void
double_assert_not_in_line (Double *self,
                           const char *secret)
{
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->requests->len; i++) {
    GString *request = g_ptr_array_index (self->requests, i);
    g_autofree char *line = g_strndup (request->str, strcspn (request->str, "\r\n"));

    g_assert_null (strstr (line, secret));
  }
  g_mutex_unlock (&self->lock);
}
