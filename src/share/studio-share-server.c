#include "config.h"

#include "studio-share-server-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-random.h"
#include "studio-share-network.h"
#include "studio-share-page.h"

/* What people see; another one is taken where it is in use. */
#define USUAL_PORT 8020
#define BACKLOG 128
/* 26 letters of 5 bits are 130 bits; as bytes of a random word, whose letters have 6 */
#define WORD_LETTERS 26
#define WORD_BYTES 20
#define TOKEN_BYTES 18

G_DEFINE_FINAL_TYPE (StudioShareServer, studio_share_server, G_TYPE_OBJECT)

static guint changed_signal, ticked_signal;

/* --- what the others call --- */

void
_studio_share_server_changed (StudioShareServer *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
is_ticked (StudioShareServer *self,
           const char *platform)
{
  for (guint i = 0; i < self->visits->len; i++) {
    if (g_ptr_array_find_with_equal_func (((const StudioShareVisit *) g_ptr_array_index (self->visits, i))->ticked, platform, g_str_equal, NULL))
      return TRUE;
  }
  return FALSE;
}

/* The page tells every phone what any of them has done. */
static void
set_ticked (StudioShareServer *self,
            const char *platform,
            gboolean on)
{
  guint at = 0;
  gboolean there = g_ptr_array_find_with_equal_func (self->ticked, platform, g_str_equal, &at);

  if (there == on)
    return;
  if (on)
    g_ptr_array_add (self->ticked, g_strdup (platform));
  else
    g_ptr_array_remove_index (self->ticked, at);
  g_clear_pointer (&self->page, g_bytes_unref);
  g_signal_emit (self, ticked_signal, 0, platform, on);
}

void
_studio_share_server_tick (StudioShareServer *self,
                           StudioShareVisit *visit,
                           const char *platform,
                           gboolean on)
{
  if (on) {
    if (!studio_share_visit_tick (visit, platform, TRUE))
      return;
  } else {
    /* what one phone ticked by mistake, another one may take back */
    for (guint i = 0; i < self->visits->len; i++)
      studio_share_visit_tick (g_ptr_array_index (self->visits, i), platform, FALSE);
  }
  set_ticked (self, platform, is_ticked (self, platform));
  _studio_share_server_changed (self);
}

/* --- connections --- */

static GSocketAddress *
get_remote (SoupServerMessage *message)
{
  return soup_server_message_get_remote_address (message);
}

static void
wrote_cb (SoupServerMessage *message,
          guint chunk,
          StudioShareServer *self)
{
  /* the last bytes may be told after it was stopped */
  if (self->links != NULL)
    studio_share_links_touch (self->links, get_remote (message));
}

static void
started_cb (SoupServer *soup,
            SoupServerMessage *message,
            StudioShareServer *self)
{
  g_signal_connect_object (message, "wrote-body-data", G_CALLBACK (wrote_cb), self, 0);
}

static void
read_cb (SoupServer *soup,
         SoupServerMessage *message,
         StudioShareServer *self)
{
  studio_share_links_touch (self->links, get_remote (message));
}

static void
ended_cb (SoupServer *soup,
          SoupServerMessage *message,
          StudioShareServer *self)
{
  studio_share_links_remove (self->links, get_remote (message));
}

/* Returns: whether the machine at the other end may ask at all */
static gboolean
may_come (StudioShareServer *self,
          GSocketConnection *connection,
          GSocketAddress *remote)
{
  GInetAddress *peer = G_IS_INET_SOCKET_ADDRESS (remote) ? g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote)) : NULL;

  return peer != NULL && studio_share_network_is_near (peer) && studio_share_links_add (self->links, connection, remote);
}

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             StudioShareServer *self)
{
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);

  if (!may_come (self, connection, remote))
    g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  else if (!soup_server_accept_iostream (self->soup, G_IO_STREAM (connection), local, remote, NULL))
    studio_share_links_remove (self->links, remote);
  return TRUE;
}

/* --- starting --- */

/* Returns: (transfer full): letters and digits that nobody takes for one another, whatever they are read from (Crockford's, small) */
static char *
make_word (void)
{
  static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  g_autofree char *random = studio_random_word (WORD_BYTES);
  char *word = g_strndup (random, WORD_LETTERS);

  for (char *at = word; *at != '\0'; at++)
    *at = letters[(strchr (digits, *at) - digits) % 32];
  return word;
}

/* Returns: FALSE with @error if the port is taken */
static gboolean
listen_at (StudioShareServer *self,
           const char *address,
           guint16 port,
           GSocketAddress **effective,
           GError **error)
{
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string (address, port);

  if (wanted == NULL) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, address);
    return FALSE;
  }
  return g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, effective, error);
}

static gboolean
listen_somewhere (StudioShareServer *self,
                  const char *address,
                  guint16 port,
                  GSocketAddress **effective,
                  GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (listen_at (self, address, port != 0 ? port : USUAL_PORT, effective, NULL) || listen_at (self, address, 0, effective, &problem))
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND,
               _ ("Phones cannot be served at %s. The pictures are safe. Check the network, or save to a flash disk."), address);
  return FALSE;
}

static void
name_all (StudioShareServer *self,
          GSocketAddress *at)
{
  GInetSocketAddress *inet = G_INET_SOCKET_ADDRESS (at);
  g_autofree char *address = g_inet_address_to_string (g_inet_socket_address_get_address (inet)), *word = make_word ();

  self->host = g_strdup_printf ("%s:%u", address, g_inet_socket_address_get_port (inet));
  self->path = g_strconcat ("/", word, NULL);
  self->token = studio_random_word (TOKEN_BYTES);
  self->link = g_strconcat ("http://", self->host, self->path, NULL);
}

static gboolean
expired_cb (gpointer data)
{
  StudioShareServer *self = data;

  if (studio_share_server_get_seconds (self) > 0)
    return G_SOURCE_CONTINUE;
  self->expiry = 0;
  _studio_share_server_changed (self);
  return G_SOURCE_REMOVE;
}

void
studio_share_server_extend (StudioShareServer *self,
                            guint minutes)
{
  g_return_if_fail (STUDIO_IS_SHARE_SERVER (self) && minutes >= 1 && minutes <= 1440);

  self->until = g_get_real_time () / G_USEC_PER_SEC + (gint64) minutes * 60;
  g_clear_pointer (&self->page, g_bytes_unref);
  if (self->expiry == 0)
    self->expiry = g_timeout_add_seconds (1, expired_cb, self);
  _studio_share_server_changed (self);
}

void
studio_share_server_expire (StudioShareServer *self)
{
  g_return_if_fail (STUDIO_IS_SHARE_SERVER (self));

  self->until = 0;
  _studio_share_server_changed (self);
}

/* Paths are compared as they are in the address, without decoding. */
static void
make_soup (StudioShareServer *self)
{
  self->soup = soup_server_new ("raw-paths", TRUE, NULL);
  soup_server_add_early_handler (self->soup, NULL, _studio_share_answer_early, self, NULL);
  soup_server_add_handler (self->soup, NULL, _studio_share_answer_deed, self, NULL);
  g_signal_connect (self->soup, "request-started", G_CALLBACK (started_cb), self);
  g_signal_connect (self->soup, "request-read", G_CALLBACK (read_cb), self);
  g_signal_connect (self->soup, "request-finished", G_CALLBACK (ended_cb), self);
  g_signal_connect (self->soup, "request-aborted", G_CALLBACK (ended_cb), self);
  self->links = studio_share_links_new ();
  self->guard = studio_share_guard_new ();
}

gboolean
studio_share_server_start (StudioShareServer *self,
                           const char *address,
                           guint16 port,
                           guint minutes,
                           GError **error)
{
  g_autoptr (GSocketAddress) at = NULL;

  g_return_val_if_fail (STUDIO_IS_SHARE_SERVER (self) && address != NULL, FALSE);

  studio_share_server_stop (self);
  self->service = g_socket_service_new ();
  g_socket_listener_set_backlog (G_SOCKET_LISTENER (self->service), BACKLOG);
  if (!listen_somewhere (self, address, port, &at, error)) {
    studio_share_server_stop (self);
    return FALSE;
  }
  make_soup (self);
  name_all (self, at);
  g_ptr_array_set_size (self->visits, 0);
  g_ptr_array_set_size (self->ticked, 0);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_socket_service_start (self->service);
  studio_share_server_extend (self, minutes);
  return TRUE;
}

void
studio_share_server_stop (StudioShareServer *self)
{
  g_return_if_fail (STUDIO_IS_SHARE_SERVER (self));

  g_clear_handle_id (&self->expiry, g_source_remove);
  if (self->service != NULL) {
    g_socket_service_stop (self->service);
    g_socket_listener_close (G_SOCKET_LISTENER (self->service));
    g_signal_handlers_disconnect_by_data (self->service, self);
  }
  g_clear_object (&self->service);
  g_clear_pointer (&self->links, studio_share_links_free);
  if (self->soup != NULL) {
    g_signal_handlers_disconnect_by_data (self->soup, self);
    soup_server_disconnect (self->soup);
  }
  g_clear_object (&self->soup);
  g_clear_pointer (&self->guard, studio_share_guard_free);
  g_clear_pointer (&self->page, g_bytes_unref);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->link, g_free);
  self->until = 0;
}

/* --- reading --- */

const char *
studio_share_server_get_link (StudioShareServer *self)
{
  g_return_val_if_fail (STUDIO_IS_SHARE_SERVER (self), NULL);

  return self->link;
}

gint64
studio_share_server_get_seconds (StudioShareServer *self)
{
  g_return_val_if_fail (STUDIO_IS_SHARE_SERVER (self), 0);

  return MAX (0, self->until - g_get_real_time () / G_USEC_PER_SEC);
}

GPtrArray *
studio_share_server_list_visits (StudioShareServer *self)
{
  g_return_val_if_fail (STUDIO_IS_SHARE_SERVER (self), NULL);

  return self->visits;
}

/* --- the class --- */

static void
studio_share_server_finalize (GObject *object)
{
  StudioShareServer *self = STUDIO_SHARE_SERVER (object);

  studio_share_server_stop (self);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->ticked);
  g_hash_table_unref (self->files);
  g_free (self->policy);
  g_clear_pointer (&self->parcel, studio_share_parcel_unref);

  G_OBJECT_CLASS (studio_share_server_parent_class)->finalize (object);
}

static void
studio_share_server_class_init (StudioShareServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_share_server_finalize;
  changed_signal = g_signal_new ("changed", STUDIO_TYPE_SHARE_SERVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  ticked_signal = g_signal_new ("ticked", STUDIO_TYPE_SHARE_SERVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
studio_share_server_init (StudioShareServer *self)
{
  self->policy = studio_share_page_make_policy ();
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_share_visit_free);
  self->ticked = g_ptr_array_new_with_free_func (g_free);
}

StudioShareServer *
studio_share_server_new (StudioShareParcel *parcel)
{
  StudioShareServer *self = g_object_new (STUDIO_TYPE_SHARE_SERVER, NULL);
  GPtrArray *files = studio_share_parcel_list_files (parcel);

  self->parcel = studio_share_parcel_ref (parcel);
  for (guint i = 0; i < files->len; i++) {
    g_hash_table_insert (self->files, studio_share_page_make_file_path (parcel, i, FALSE), g_ptr_array_index (files, i));
    g_hash_table_insert (self->files, studio_share_page_make_file_path (parcel, i, TRUE), g_ptr_array_index (files, i));
  }
  return self;
}
