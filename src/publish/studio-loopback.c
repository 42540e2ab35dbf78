#include "config.h"

#include "studio-loopback.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-random.h"

#define LIFETIME 300
/* a browser sends a few hundred bytes at once; what is longer or slower is none */
#define LONGEST_HEAD (16 * 1024)
#define VISIT_SECONDS 10
#define MOST_VISITS 8

struct _StudioLoopback
{
  GObject parent_instance;
  GSocketService *service;
  char *host; /* "127.0.0.1:PORT" */
  char *path; /* "/…" */
  char *url;
  char *state;
  GQueue visits; /* of Visit, the oldest first */
  GTask *task;   /* (nullable): who waits */
  guint timeout;
  gulong cancelled;
};

G_DEFINE_FINAL_TYPE (StudioLoopback, studio_loopback, G_TYPE_OBJECT)

/* Somebody who came. */
typedef struct
{
  StudioLoopback *self; /* NULL once it is gone */
  GSocketConnection *connection;
  GCancellable *cancellable;
  GByteArray *head;
  char *answer;
  guint timeout;
  GHashTable *said; /* (nullable): by the right one */
} Visit;

static void
free_visit (Visit *visit)
{
  if (visit->self != NULL)
    g_queue_remove (&visit->self->visits, visit);
  g_clear_handle_id (&visit->timeout, g_source_remove);
  g_io_stream_close_async (G_IO_STREAM (visit->connection), G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_object_unref (visit->connection);
  g_object_unref (visit->cancellable);
  g_byte_array_unref (visit->head);
  g_clear_pointer (&visit->said, g_hash_table_unref);
  g_free (visit->answer);
  g_free (visit);
}

/* It is freed by what it waits for. */
static void
send_away (Visit *visit)
{
  visit->self = NULL;
  g_cancellable_cancel (visit->cancellable);
}

/* --- what comes of it --- */

static void
end_waiting (StudioLoopback *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->task != NULL)
    g_cancellable_disconnect (g_task_get_cancellable (self->task), self->cancelled);
  self->cancelled = 0;
}

static void
fail (StudioLoopback *self,
      GIOErrorEnum code,
      const char *sentence)
{
  g_autoptr (GTask) task = NULL;

  end_waiting (self);
  studio_loopback_stop (self);
  task = g_steal_pointer (&self->task);
  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, code, "%s", sentence);
}

static gboolean
is_refusal (GHashTable *said)
{
  /* OAuth says error=…, WordPress success=false */
  return g_hash_table_contains (said, "error") || g_strcmp0 (g_hash_table_lookup (said, "success"), "false") == 0;
}

static void
settle (StudioLoopback *self,
        GHashTable *said)
{
  const char *problem = g_hash_table_lookup (said, "error");
  g_autoptr (GTask) task = NULL;

  if (is_refusal (said) && (problem == NULL || g_str_equal (problem, "access_denied"))) {
    fail (self, G_IO_ERROR_PERMISSION_DENIED, _ ("You did not give the permission on the platform's page, and nothing has changed."));
    return;
  }
  if (is_refusal (said)) {
    fail (self, G_IO_ERROR_FAILED, _ ("The platform refused to give the permission, and nothing has changed. Try again, or ask who runs the server."));
    return;
  }
  end_waiting (self);
  studio_loopback_stop (self);
  task = g_steal_pointer (&self->task);
  if (task != NULL)
    g_task_return_pointer (task, g_hash_table_ref (said), (GDestroyNotify) g_hash_table_unref);
}

/* --- the answer --- */

static char *
write_page (guint status,
            const char *title,
            const char *sentence)
{
  g_autofree char *shown_title = g_markup_escape_text (title, -1), *shown = g_markup_escape_text (sentence, -1);
  g_autofree char *page = g_strdup_printf ("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                                           "<title>%s</title></head><body style=\"font:18px/1.5 sans-serif;max-width:34em;margin:4em auto;padding:0 1em\">"
                                           "<h1 style=\"font-size:1.3em\">%s</h1><p>%s</p></body></html>\n",
                                           shown_title, shown_title, shown);

  return g_strdup_printf ("HTTP/1.1 %u %s\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n"
                          "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n"
                          "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n%s",
                          status, status == 200 ? "OK" : "Not Found", strlen (page), page);
}

static void
close_door (StudioLoopback *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
}

static void
answered_cb (GObject *stream,
             GAsyncResult *result,
             gpointer data)
{
  Visit *visit = data;
  g_autoptr (StudioLoopback) self = visit->self != NULL ? g_object_ref (visit->self) : NULL;
  g_autoptr (GHashTable) said = g_steal_pointer (&visit->said);

  /* whether the browser still listens does not matter: what it brought is here */
  g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, NULL);
  free_visit (visit);
  if (self != NULL && said != NULL)
    settle (self, said);
}

static void
answer (Visit *visit)
{
  if (visit->said == NULL)
    visit->answer = write_page (404, _ ("Nothing is here"), _ ("This address belongs to Pemda Studio and is not meant for you to open."));
  else if (is_refusal (visit->said))
    visit->answer = write_page (200, "Pemda Studio", _ ("The permission was not given, and nothing has changed. You may close this page."));
  else
    visit->answer = write_page (200, "Pemda Studio", _ ("Thank you. You may close this page and go on in Pemda Studio."));
  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (visit->connection)), visit->answer, strlen (visit->answer),
                                   G_PRIORITY_DEFAULT, visit->cancellable, answered_cb, visit);
}

/* --- the request --- */

/* Returns: (nullable): the value of the header, if it is there exactly once */
static char *
find_header (char **lines,
             const char *name)
{
  char *found = NULL;
  gsize n = strlen (name);

  for (guint i = 1; lines[i] != NULL; i++) {
    if (g_ascii_strncasecmp (lines[i], name, n) != 0 || lines[i][n] != ':')
      continue;
    if (found != NULL) {
      g_free (found);
      return NULL;
    }
    found = g_strstrip (g_strdup (lines[i] + n + 1));
  }
  return found;
}

/* Returns: (transfer full) (nullable): what the right visitor brings */
static GHashTable *
judge (StudioLoopback *self,
       const char *head)
{
  g_auto (GStrv) lines = g_strsplit (head, "\r\n", -1);
  g_auto (GStrv) words = g_strsplit (lines[0], " ", -1);
  g_autofree char *host = find_header (lines, "Host");
  g_autoptr (GHashTable) said = NULL;
  char *query;

  if (g_strv_length (words) != 3 || !g_str_equal (words[0], "GET") || !g_str_has_prefix (words[2], "HTTP/1.") || !studio_random_equal (self->host, host))
    return NULL;
  query = strchr (words[1], '?');
  if (query == NULL)
    return NULL;
  *query++ = '\0';
  if (!studio_random_equal (self->path, words[1]))
    return NULL;
  said = g_uri_parse_params (query, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
  if (said == NULL || !studio_random_equal (self->state, g_hash_table_lookup (said, "state")))
    return NULL;
  return g_steal_pointer (&said);
}

static void
read_cb (GObject *stream,
         GAsyncResult *result,
         gpointer data);

static void
read_on (Visit *visit)
{
  g_input_stream_read_bytes_async (g_io_stream_get_input_stream (G_IO_STREAM (visit->connection)), 4096, G_PRIORITY_DEFAULT, visit->cancellable, read_cb, visit);
}

static void
read_cb (GObject *stream,
         GAsyncResult *result,
         gpointer data)
{
  Visit *visit = data;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (stream), result, NULL);
  gsize size = 0;
  gconstpointer start = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autofree char *head = NULL;

  if (size == 0 || visit->self == NULL || visit->head->len + size > LONGEST_HEAD) {
    free_visit (visit);
    return;
  }
  g_byte_array_append (visit->head, start, (guint) size);
  if (g_strstr_len ((const char *) visit->head->data, visit->head->len, "\r\n\r\n") == NULL) {
    read_on (visit);
    return;
  }
  head = g_strndup ((const char *) visit->head->data, visit->head->len);
  visit->said = judge (visit->self, head);
  /* the first right one is the only one */
  if (visit->said != NULL)
    close_door (visit->self);
  answer (visit);
}

static gboolean
too_slow_cb (gpointer data)
{
  Visit *visit = data;

  visit->timeout = 0;
  g_cancellable_cancel (visit->cancellable);
  return G_SOURCE_REMOVE;
}

static gboolean
incoming_cb (StudioLoopback *self,
             GSocketConnection *connection)
{
  Visit *visit = g_new0 (Visit, 1);

  /* who holds all places without asking for anything makes room for who asks */
  if (g_queue_get_length (&self->visits) >= MOST_VISITS)
    send_away (g_queue_pop_head (&self->visits));
  visit->self = self;
  visit->connection = g_object_ref (connection);
  visit->cancellable = g_cancellable_new ();
  visit->head = g_byte_array_new ();
  visit->timeout = g_timeout_add_seconds (VISIT_SECONDS, too_slow_cb, visit);
  g_queue_push_tail (&self->visits, visit);
  read_on (visit);
  return TRUE;
}

/* --- waiting --- */

static gboolean
expired_cb (gpointer data)
{
  StudioLoopback *self = data;

  self->timeout = 0;
  fail (self, G_IO_ERROR_TIMED_OUT, _ ("Nothing came back from the browser within five minutes. Open the page again, and give the permission there."));
  return G_SOURCE_REMOVE;
}

static gboolean
cancel_in_main_cb (gpointer self)
{
  fail (self, G_IO_ERROR_CANCELLED, _ ("You stopped signing in, and nothing has changed."));
  return G_SOURCE_REMOVE;
}

/* A handler may not be taken away within itself, so that waits for the main loop. */
static void
cancelled_cb (GCancellable *cancellable,
              gpointer self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, cancel_in_main_cb, g_object_ref (self), g_object_unref);
}

void
studio_loopback_wait_async (StudioLoopback *self,
                            guint seconds,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_return_if_fail (STUDIO_IS_LOOPBACK (self) && self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (self->task, studio_loopback_wait_async);
  g_task_set_check_cancellable (self->task, FALSE);
  self->timeout = g_timeout_add_seconds (seconds != 0 ? seconds : LIFETIME, expired_cb, self);
  if (cancellable != NULL)
    self->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL);
}

GHashTable *
studio_loopback_wait_finish (StudioLoopback *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- */

void
studio_loopback_stop (StudioLoopback *self)
{
  Visit *visit;

  g_return_if_fail (STUDIO_IS_LOOPBACK (self));

  close_door (self);
  while ((visit = g_queue_pop_head (&self->visits)) != NULL)
    send_away (visit);
}

/* Returns: the port, 0 if it is not free */
static guint16
listen_on (StudioLoopback *self,
           guint16 port,
           GError **error)
{
  g_autoptr (GInetAddress) here = g_inet_address_new_from_string ("127.0.0.1");
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (here, port);
  g_autoptr (GSocketAddress) taken = NULL;

  g_clear_error (error);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &taken, error))
    return 0;
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (taken));
}

StudioLoopback *
studio_loopback_new (const guint16 *ports,
                     const char *path,
                     GError **error)
{
  g_autoptr (StudioLoopback) self = g_object_new (STUDIO_TYPE_LOOPBACK, NULL);
  g_autofree char *word = studio_random_word (24);
  g_autoptr (GError) problem = NULL;
  guint16 port = 0;

  for (guint i = 0; port == 0 && (i == 0 || (ports != NULL && ports[i] != 0)); i++)
    port = listen_on (self, ports != NULL ? ports[i] : 0, &problem);
  if (port == 0) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE, _ ("Another program uses the place where the browser would answer. Close it, or restart the computer, and try again."));
    return NULL;
  }
  self->host = g_strdup_printf ("127.0.0.1:%u", port);
  self->path = path != NULL ? g_strdup (path) : g_strconcat ("/", word, NULL);
  self->url = g_strconcat ("http://", self->host, self->path, NULL);
  self->state = studio_random_word (24);
  return g_steal_pointer (&self);
}

const char *
studio_loopback_get_url (StudioLoopback *self)
{
  g_return_val_if_fail (STUDIO_IS_LOOPBACK (self), NULL);

  return self->url;
}

const char *
studio_loopback_get_state (StudioLoopback *self)
{
  g_return_val_if_fail (STUDIO_IS_LOOPBACK (self), NULL);

  return self->state;
}

static void
studio_loopback_finalize (GObject *object)
{
  StudioLoopback *self = STUDIO_LOOPBACK (object);

  studio_loopback_stop (self);
  g_object_unref (self->service);
  g_free (self->host);
  g_free (self->path);
  g_free (self->url);
  g_free (self->state);
  G_OBJECT_CLASS (studio_loopback_parent_class)->finalize (object);
}

static void
studio_loopback_class_init (StudioLoopbackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_loopback_finalize;
}

static void
studio_loopback_init (StudioLoopback *self)
{
  g_queue_init (&self->visits);
  self->service = g_socket_service_new ();
  g_signal_connect_object (self->service, "incoming", G_CALLBACK (incoming_cb), self, G_CONNECT_SWAPPED);
}
