#include "config.h"

#include "studio-share-server-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-random.h"
#include "studio-share-page.h"

/* "j=1&t=…&k=untick&p=…" */
#define MAX_DEED 512
#define MAX_VISITS 100
/* RFC 6585; libsoup has no name for it */
#define TOO_MANY 429
#define HTML "text/html; charset=utf-8"
#define PLAIN "text/plain; charset=utf-8"

/* --- answering --- */

static void
protect (StudioShareServer *self,
         SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Content-Security-Policy", self->policy);
  soup_message_headers_replace (headers, "Cross-Origin-Resource-Policy", "same-origin");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "X-Frame-Options", "DENY");
  soup_message_headers_replace (headers, "X-Robots-Tag", "noindex");
  /* one request each, so that every connection has its time */
  soup_message_headers_replace (headers, "Connection", "close");
}

static void
answer (StudioShareServer *self,
        SoupServerMessage *message,
        guint status,
        const char *type,
        GBytes *body)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  protect (self, message);
  soup_message_headers_set_content_type (headers, type, NULL);
  if (soup_server_message_get_method (message) == SOUP_METHOD_HEAD)
    soup_message_headers_set_content_length (headers, (goffset) g_bytes_get_size (body));
  else
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
  soup_server_message_set_status (message, status, NULL);
}

static void
answer_text (StudioShareServer *self,
             SoupServerMessage *message,
             guint status,
             const char *words)
{
  g_autofree char *line = g_strconcat (words, "\n", NULL);
  g_autoptr (GBytes) body = g_bytes_new (line, strlen (line));

  answer (self, message, status, PLAIN, body);
}

static void
answer_nothing (StudioShareServer *self,
                SoupServerMessage *message)
{
  answer_text (self, message, SOUP_STATUS_NOT_FOUND, _ ("There is nothing here."));
}

static void
answer_closed (StudioShareServer *self,
               SoupServerMessage *message)
{
  g_autoptr (GBytes) body = studio_share_page_make_closed ();

  answer (self, message, SOUP_STATUS_GONE, HTML, body);
}

/* --- who asks --- */

static char *
get_peer (SoupServerMessage *message)
{
  GSocketAddress *remote = soup_server_message_get_remote_address (message);

  return g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote)));
}

/* Returns: (nullable) */
static StudioShareVisit *
find_visit (StudioShareServer *self,
            const char *peer)
{
  for (guint i = 0; i < self->visits->len; i++) {
    StudioShareVisit *visit = g_ptr_array_index (self->visits, i);

    if (g_str_equal (visit->peer, peer))
      return visit;
  }
  return NULL;
}

/* A name that leads here by a trick of a foreign page's DNS, or through a proxy, is not ours. */
static gboolean
names_us (StudioShareServer *self,
          SoupServerMessage *message)
{
  const char *host = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");
  GUri *uri = soup_server_message_get_uri (message);
  g_autofree char *asked = g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));

  return g_strcmp0 (host, self->host) == 0 && g_str_equal (asked, self->host);
}

/* Takes as long for a path that is nearly right as for any other. */
static gboolean
is_ours (StudioShareServer *self,
         const char *path)
{
  g_autofree char *begin = g_strndup (path, strlen (self->path));

  return studio_random_equal (self->path, begin);
}

/* --- the page and its pictures --- */

static GBytes *
get_page (StudioShareServer *self)
{
  if (self->page == NULL) {
    g_autoptr (GDateTime) until = g_date_time_new_from_unix_local (self->until);
    g_autofree char *clock = g_date_time_format (until, "%H.%M");
    const StudioSharePage page = { self->parcel, self->path, self->token, clock, self->ticked };

    self->page = studio_share_page_make (&page);
  }
  return self->page;
}

static void
note_visit (StudioShareServer *self,
            SoupServerMessage *message)
{
  g_autofree char *peer = get_peer (message);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  if (find_visit (self, peer) != NULL || self->visits->len == MAX_VISITS)
    return;
  g_ptr_array_add (self->visits, studio_share_visit_new (peer, soup_message_headers_get_one (headers, "User-Agent")));
  _studio_share_server_changed (self);
}

/* All bytes are on their way: only now it counts as saved. */
static void
saved_cb (SoupServerMessage *message,
          StudioShareServer *self)
{
  g_autofree char *peer = get_peer (message);
  StudioShareVisit *visit = find_visit (self, peer);

  if (visit == NULL)
    return;
  studio_share_visit_save (visit, g_object_get_data (G_OBJECT (message), "file"));
  _studio_share_server_changed (self);
}

static void
answer_file (StudioShareServer *self,
             SoupServerMessage *message,
             StudioShareFile *file,
             gboolean save)
{
  if (save) {
    g_autofree char *disposition = g_strdup_printf ("attachment; filename=\"%s\"", file->name);

    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Content-Disposition", disposition);
  }
  if (save && soup_server_message_get_method (message) == SOUP_METHOD_GET) {
    g_object_set_data (G_OBJECT (message), "file", file);
    g_signal_connect_object (message, "wrote-body", G_CALLBACK (saved_cb), self, 0);
  }
  answer (self, message, SOUP_STATUS_OK, file->mime, file->bytes);
}

static void
answer_get (StudioShareServer *self,
            SoupServerMessage *message,
            const char *rest)
{
  StudioShareFile *file = g_hash_table_lookup (self->files, rest);

  if (*rest == '\0') {
    if (soup_server_message_get_method (message) == SOUP_METHOD_GET)
      note_visit (self, message);
    answer (self, message, SOUP_STATUS_OK, HTML, get_page (self));
  } else if (file != NULL) {
    answer_file (self, message, file, g_str_has_prefix (rest, "/s/"));
  } else {
    answer_nothing (self, message);
  }
}

/* --- what may come with a request --- */

static gboolean
is_form (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  return g_strcmp0 (soup_message_headers_get_content_type (headers, NULL), "application/x-www-form-urlencoded") == 0;
}

/* A browser says "null" from a page that gives nothing away of where it is. */
static gboolean
has_own_origin (StudioShareServer *self,
                SoupServerMessage *message)
{
  const char *origin = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Origin");

  return origin == NULL || g_str_equal (origin, "null") || (g_str_has_prefix (origin, "http://") && g_str_equal (origin + strlen ("http://"), self->host));
}

/* What is not answered here goes on to be read, at most MAX_DEED bytes, and then to _studio_share_answer_deed(). */
static void
look_at_deed (StudioShareServer *self,
              SoupServerMessage *message,
              const char *rest)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  if (*rest != '\0')
    answer_nothing (self, message);
  else if (!is_form (message) || !has_own_origin (self, message))
    answer_text (self, message, SOUP_STATUS_FORBIDDEN, _ ("This is not allowed."));
  else if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH)
    answer_text (self, message, SOUP_STATUS_LENGTH_REQUIRED, _ ("This is not allowed."));
  else if (soup_message_headers_get_content_length (headers) > MAX_DEED)
    answer_text (self, message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, _ ("This is not allowed."));
}

static void
route (StudioShareServer *self,
       SoupServerMessage *message,
       const char *rest)
{
  const char *method = soup_server_message_get_method (message);

  if (studio_share_server_get_seconds (self) == 0)
    answer_closed (self, message);
  else if (method == SOUP_METHOD_GET || method == SOUP_METHOD_HEAD)
    answer_get (self, message, rest);
  else if (method == SOUP_METHOD_POST)
    look_at_deed (self, message, rest);
  else
    answer_text (self, message, SOUP_STATUS_METHOD_NOT_ALLOWED, _ ("This is not allowed."));
}

void
_studio_share_answer_early (SoupServer *soup,
                            SoupServerMessage *message,
                            const char *path,
                            GHashTable *query,
                            gpointer data)
{
  StudioShareServer *self = data;
  g_autofree char *peer = get_peer (message);
  gboolean right = names_us (self, message) && is_ours (self, path) && g_uri_get_query (soup_server_message_get_uri (message)) == NULL;

  /* parts of a file, asked for a thousand times at once, would cost what whole ones do not */
  soup_message_headers_remove (soup_server_message_get_request_headers (message), "Range");
  if (!studio_share_guard_ask (self->guard, peer, right ? STUDIO_SHARE_COST : STUDIO_SHARE_COST_WRONG, g_get_monotonic_time ()))
    answer_text (self, message, TOO_MANY, _ ("Too much at once. Wait a minute and open the page again."));
  else if (right)
    route (self, message, path + strlen (self->path));
  else
    answer_nothing (self, message);
  if (soup_server_message_get_status (message) != 0)
    soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

/* --- deeds --- */

/* Returns: (transfer full) (nullable): names and values */
static GHashTable *
read_form (SoupServerMessage *message)
{
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  return soup_form_decode (text);
}

/* Returns: whether there is such a deed */
static gboolean
do_deed (StudioShareServer *self,
         StudioShareVisit *visit,
         const char *deed,
         const char *platform)
{
  if (deed == NULL || platform == NULL || studio_share_parcel_find_caption (self->parcel, platform) == NULL)
    return FALSE;
  if (g_str_equal (deed, "copy")) {
    visit->copied = TRUE;
    _studio_share_server_changed (self);
  } else if (g_str_equal (deed, "tick") || g_str_equal (deed, "untick")) {
    _studio_share_server_tick (self, visit, platform, g_str_equal (deed, "tick"));
  } else {
    return FALSE;
  }
  return TRUE;
}

void
_studio_share_answer_deed (SoupServer *soup,
                           SoupServerMessage *message,
                           const char *path,
                           GHashTable *query,
                           gpointer data)
{
  /* who hears of the deed may let go of the server */
  g_autoptr (StudioShareServer) self = g_object_ref (data);
  g_autoptr (GHashTable) form = read_form (message);
  g_autofree char *peer = get_peer (message);
  StudioShareVisit *visit = find_visit (self, peer);

  if (visit == NULL || !studio_random_equal (self->token, g_hash_table_lookup (form, "t"))) {
    answer_text (self, message, SOUP_STATUS_FORBIDDEN, _ ("This is not allowed."));
  } else if (!do_deed (self, visit, g_hash_table_lookup (form, "k"), g_hash_table_lookup (form, "p"))) {
    answer_text (self, message, SOUP_STATUS_BAD_REQUEST, _ ("This is not allowed."));
  } else if (g_hash_table_lookup (form, "j") != NULL) {
    protect (self, message);
    soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
  } else {
    /* a browser without scripts sees the page again */
    protect (self, message);
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location", path);
    soup_server_message_set_status (message, SOUP_STATUS_SEE_OTHER, NULL);
  }
}
