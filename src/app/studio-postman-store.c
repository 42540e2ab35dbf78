#include "config.h"

#include "studio-postman-store.h"

struct _StudioPostmanStore
{
  GObject parent_instance;
  StudioOutboxFile *file;
  GMutex *order;
  StudioPostmanTold told;
  gpointer data;
};

static void iface_init (StudioOutboxStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioPostmanStore, studio_postman_store, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (STUDIO_TYPE_OUTBOX_STORE, iface_init))

static StudioOutboxStore *
get_file (StudioOutboxStore *store)
{
  return STUDIO_OUTBOX_STORE (STUDIO_POSTMAN_STORE (store)->file);
}

static void
studio_postman_store_finalize (GObject *object)
{
  g_clear_object (&STUDIO_POSTMAN_STORE (object)->file);

  G_OBJECT_CLASS (studio_postman_store_parent_class)->finalize (object);
}

static void
studio_postman_store_class_init (StudioPostmanStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_postman_store_finalize;
}

static void
studio_postman_store_init (StudioPostmanStore *self)
{
}

StudioPostmanStore *
studio_postman_store_new (const char *folder,
                          GMutex *order,
                          StudioPostmanTold told,
                          gpointer data,
                          GError **error)
{
  StudioOutboxFile *file = studio_outbox_file_new (folder, error);
  StudioPostmanStore *self;

  if (file == NULL)
    return NULL;
  self = g_object_new (STUDIO_TYPE_POSTMAN_STORE, NULL);
  self->file = file;
  self->order = order;
  self->told = told;
  self->data = data;
  return self;
}

StudioOutboxFile *
studio_postman_store_get_file (StudioPostmanStore *self)
{
  return self->file;
}

static GPtrArray *
list (StudioOutboxStore *store,
      GError **error)
{
  return studio_outbox_store_list (get_file (store), error);
}

static GPtrArray *
list_all (StudioOutboxStore *store,
          GError **error)
{
  return studio_outbox_store_list_all (get_file (store), error);
}

static StudioOutboxTarget *
load (StudioOutboxStore *store,
      const char *id,
      GError **error)
{
  return studio_outbox_store_load (get_file (store), id, error);
}

static gboolean
claim (StudioOutboxStore *store,
       const StudioOutboxTarget *before,
       const StudioOutboxTarget *target,
       GError **error)
{
  StudioPostmanStore *self = STUDIO_POSTMAN_STORE (store);
  gboolean claimed;

  g_mutex_lock (self->order);
  claimed = studio_outbox_store_claim (get_file (store), before, target, error);
  if (claimed)
    self->told (target, self->data);
  g_mutex_unlock (self->order);
  return claimed;
}

static gboolean
save (StudioOutboxStore *store,
      const StudioOutboxTarget *target,
      const char *owner,
      GError **error)
{
  StudioPostmanStore *self = STUDIO_POSTMAN_STORE (store);
  gboolean saved;

  g_mutex_lock (self->order);
  saved = studio_outbox_store_save (get_file (store), target, owner, error);
  if (saved)
    self->told (target, self->data);
  g_mutex_unlock (self->order);
  return saved;
}

static gboolean
add_attempt (StudioOutboxStore *store,
             StudioOutboxAttempt *attempt,
             GError **error)
{
  return studio_outbox_store_add_attempt (get_file (store), attempt, error);
}

static gboolean
end_attempt (StudioOutboxStore *store,
             const StudioOutboxAttempt *attempt,
             GError **error)
{
  return studio_outbox_store_end_attempt (get_file (store), attempt, error);
}

static GBytes *
load_picture (StudioOutboxStore *store,
              const char *name,
              GError **error)
{
  return studio_outbox_store_load_picture (get_file (store), name, error);
}

static void
iface_init (StudioOutboxStoreInterface *iface)
{
  iface->list = list;
  iface->list_all = list_all;
  iface->load = load;
  iface->claim = claim;
  iface->save = save;
  iface->add_attempt = add_attempt;
  iface->end_attempt = end_attempt;
  iface->load_picture = load_picture;
}
