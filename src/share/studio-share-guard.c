#include "config.h"

#include "studio-share-guard.h"

/* A page with forty pictures, shown and saved, twice over; then ten a second. */
#define PEER_MOST 200.0
#define PEER_FILL 10.0
/* A workshop of fifty phones at the same moment. */
#define ALL_MOST 6000.0
#define ALL_FILL 300.0
#define MAX_PEERS 512

/** Store: @level: what may still be asked for at @at */
typedef struct
{
  double level;
  gint64 at;
} Store;

struct _StudioShareGuard
{
  GHashTable *peers;
  Store all;
};

StudioShareGuard *
studio_share_guard_new (void)
{
  StudioShareGuard *self = g_new0 (StudioShareGuard, 1);

  self->peers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->all.level = ALL_MOST;
  return self;
}

void
studio_share_guard_free (StudioShareGuard *self)
{
  g_hash_table_unref (self->peers);
  g_free (self);
}

static void
fill (Store *store,
      double most,
      double rate,
      gint64 now)
{
  if (now > store->at)
    store->level = MIN (most, store->level + (double) (now - store->at) / G_USEC_PER_SEC * rate);
  store->at = now;
}

static gboolean
is_full (gpointer key,
         gpointer value,
         gpointer now)
{
  fill (value, PEER_MOST, PEER_FILL, *(const gint64 *) now);
  return ((const Store *) value)->level >= PEER_MOST;
}

/* Returns: (nullable): NULL if too many machines ask at once to remember each */
static Store *
find_peer (StudioShareGuard *self,
           const char *peer,
           gint64 now)
{
  Store *store = g_hash_table_lookup (self->peers, peer);

  if (store != NULL)
    return store;
  if (g_hash_table_size (self->peers) >= MAX_PEERS)
    g_hash_table_foreach_remove (self->peers, is_full, &now);
  if (g_hash_table_size (self->peers) >= MAX_PEERS)
    return NULL;
  store = g_new0 (Store, 1);
  *store = (Store){ PEER_MOST, now };
  g_hash_table_insert (self->peers, g_strdup (peer), store);
  return store;
}

gboolean
studio_share_guard_ask (StudioShareGuard *self,
                        const char *peer,
                        guint cost,
                        gint64 now)
{
  Store *store;

  g_return_val_if_fail (self != NULL && peer != NULL, FALSE);

  store = find_peer (self, peer, now);
  fill (&self->all, ALL_MOST, ALL_FILL, now);
  if (store == NULL)
    return FALSE;
  fill (store, PEER_MOST, PEER_FILL, now);
  if (store->level < cost || self->all.level < cost)
    return FALSE;
  store->level -= cost;
  self->all.level -= cost;
  return TRUE;
}
