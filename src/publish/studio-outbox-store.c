#include "config.h"

#include "studio-outbox-store.h"

G_DEFINE_INTERFACE (StudioOutboxStore, studio_outbox_store, G_TYPE_OBJECT)

static void
studio_outbox_store_default_init (StudioOutboxStoreInterface *iface)
{
}

GPtrArray *
studio_outbox_store_list (StudioOutboxStore *self,
                          GError **error)
{
  return STUDIO_OUTBOX_STORE_GET_IFACE (self)->list (self, error);
}

GPtrArray *
studio_outbox_store_list_all (StudioOutboxStore *self,
                              GError **error)
{
  return STUDIO_OUTBOX_STORE_GET_IFACE (self)->list_all (self, error);
}

StudioOutboxTarget *
studio_outbox_store_load (StudioOutboxStore *self,
                          const char *id,
                          GError **error)
{
  return STUDIO_OUTBOX_STORE_GET_IFACE (self)->load (self, id, error);
}

gboolean
studio_outbox_store_claim (StudioOutboxStore *self,
                           const StudioOutboxTarget *before,
                           const StudioOutboxTarget *target,
                           GError **error)
{
  return STUDIO_OUTBOX_STORE_GET_IFACE (self)->claim (self, before, target, error);
}

gboolean
studio_outbox_store_save (StudioOutboxStore *self,
                          const StudioOutboxTarget *target,
                          const char *owner,
                          GError **error)
{
  return STUDIO_OUTBOX_STORE_GET_IFACE (self)->save (self, target, owner, error);
}

gboolean
studio_outbox_store_add_attempt (StudioOutboxStore *self,
                                 StudioOutboxAttempt *attempt,
                                 GError **error)
{
  return STUDIO_OUTBOX_STORE_GET_IFACE (self)->add_attempt (self, attempt, error);
}

gboolean
studio_outbox_store_end_attempt (StudioOutboxStore *self,
                                 const StudioOutboxAttempt *attempt,
                                 GError **error)
{
  return STUDIO_OUTBOX_STORE_GET_IFACE (self)->end_attempt (self, attempt, error);
}

GBytes *
studio_outbox_store_load_picture (StudioOutboxStore *self,
                                  const char *name,
                                  GError **error)
{
  return STUDIO_OUTBOX_STORE_GET_IFACE (self)->load_picture (self, name, error);
}
