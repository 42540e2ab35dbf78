#include "config.h"

#include "studio-share-link.h"

/* Browsers open six at once; several phones may come through one hotspot. */
#define MAX_PEER 48
#define MAX_ALL 192
/* For a whole request, which is one packet. */
#define READ_SECONDS 10
/* Without a byte of the answer taken. */
#define WRITE_SECONDS 20
/* 8 MB over a very bad Wi-Fi. */
#define WHOLE_SECONDS 300

/** Link: @until: when its time is up, @last: when it is at the latest; µs, monotonic */
typedef struct
{
  GSocketConnection *connection;
  GSocketAddress *remote;
  char *peer;
  gint64 until;
  gint64 last;
} Link;

struct _StudioShareLinks
{
  GHashTable *links; /* GSocketAddress → Link */
  guint sweep;
};

/* Others read and write it at this moment; they are told by their own calls that it is over. */
static void
link_free (Link *link)
{
  g_socket_shutdown (g_socket_connection_get_socket (link->connection), TRUE, TRUE, NULL);
  g_object_unref (link->connection);
  g_object_unref (link->remote);
  g_free (link->peer);
  g_free (link);
}

StudioShareLinks *
studio_share_links_new (void)
{
  StudioShareLinks *self = g_new0 (StudioShareLinks, 1);

  self->links = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) link_free);
  return self;
}

void
studio_share_links_free (StudioShareLinks *self)
{
  g_clear_handle_id (&self->sweep, g_source_remove);
  g_hash_table_unref (self->links);
  g_free (self);
}

static gboolean
is_over (gpointer key,
         gpointer value,
         gpointer now)
{
  return ((const Link *) value)->until <= *(const gint64 *) now;
}

static gboolean
sweep_cb (gpointer data)
{
  StudioShareLinks *self = data;
  gint64 now = g_get_monotonic_time ();

  g_hash_table_foreach_remove (self->links, is_over, &now);
  if (g_hash_table_size (self->links) > 0)
    return G_SOURCE_CONTINUE;
  self->sweep = 0;
  return G_SOURCE_REMOVE;
}

static guint
count_peer (StudioShareLinks *self,
            const char *peer)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->links);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += g_str_equal (((const Link *) value)->peer, peer) ? 1 : 0;
  return n;
}

gboolean
studio_share_links_add (StudioShareLinks *self,
                        GSocketConnection *connection,
                        GSocketAddress *remote)
{
  g_autofree char *peer = g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote)));
  gint64 now = g_get_monotonic_time ();
  Link *link;

  if (g_hash_table_size (self->links) >= MAX_ALL || count_peer (self, peer) >= MAX_PEER)
    return FALSE;
  link = g_new0 (Link, 1);
  link->connection = g_object_ref (connection);
  link->remote = g_object_ref (remote);
  link->peer = g_steal_pointer (&peer);
  link->until = now + READ_SECONDS * G_USEC_PER_SEC;
  link->last = now + WHOLE_SECONDS * G_USEC_PER_SEC;
  g_hash_table_insert (self->links, remote, link);
  if (self->sweep == 0)
    self->sweep = g_timeout_add_seconds (1, sweep_cb, self);
  return TRUE;
}

void
studio_share_links_touch (StudioShareLinks *self,
                          GSocketAddress *remote)
{
  Link *link = g_hash_table_lookup (self->links, remote);

  if (link != NULL)
    link->until = MIN (link->last, g_get_monotonic_time () + WRITE_SECONDS * G_USEC_PER_SEC);
}

void
studio_share_links_remove (StudioShareLinks *self,
                           GSocketAddress *remote)
{
  g_hash_table_remove (self->links, remote);
}

guint
studio_share_links_count (StudioShareLinks *self)
{
  return g_hash_table_size (self->links);
}
